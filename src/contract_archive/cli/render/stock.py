"""What taking stock of the stacks came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contract_archive.cli.render.notices import FAILURE, note
from contract_archive.cli.render.text import one_line
from contract_archive.locale import _, ngettext

if TYPE_CHECKING:
    from contract_archive.actions.stocktaking import Difference, Stock
    from contract_archive.cli.session import Terminal


def write_stock(stock: Stock, terminal: Terminal, *, json: bool) -> None:
    """Print the differences, then how many papers belong there and were found."""
    if json:
        from contract_archive.cli.render.documents import write_json

        differences = [
            {
                "trouble": each.trouble.value,
                "number": each.number or None,
                "line": each.line or None,
                "scanned": each.scanned or None,
                "recorded": each.recorded or None,
                "found": each.found or None,
                "message": told(each),
            }
            for each in stock.differences
        ]
        counts = {"expected": stock.expected, "in_place": stock.in_place, "lent": stock.lent}
        write_json({"place": stock.place or None, **counts, "differences": differences})
        return
    for each in stock.differences:
        note(terminal, FAILURE, told(each))
    print(
        _("{expected} belong here: {in_place} in their place, {lent} lent").format(
            expected=stock.expected, in_place=stock.in_place, lent=stock.lent
        )
    )
    count = len(stock.differences)
    if count:
        print(ngettext("{count} difference", "{count} differences", count).format(count=count))


def told(each: Difference) -> str:
    """Return a difference in one sentence."""
    texts = {
        "missing": _("{number} is missing: it belongs at {recorded}"),
        "misplaced": _("{number} is misplaced: found at {found}, it belongs at {recorded}"),
        "lent": _("{number} is here, and on record as lent to {told}"),
        "unshelved": _("{number} is here, and has no place on record"),
        "unknown": _("line {line}: {scanned}: no such contract"),
        "foreign": _("line {line}: {scanned}: a label of another archive, {told}"),
    }
    text = texts[each.trouble.value]
    if each.trouble == "unknown" and each.told:
        text = _("line {line}: {told}")
    return one_line(
        text.format(
            number=each.number,
            line=each.line,
            scanned=each.scanned,
            recorded=each.recorded,
            found=each.found or _("another place"),
            told=each.told,
        )
    )
