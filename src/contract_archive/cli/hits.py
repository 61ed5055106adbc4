"""Contracts in a list, in the shape asked for: table, JSON, CSV, or a template for each."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.tables import Column, laid_out, line
from contract_archive.cli.render.text import cut, one_line, width
from contract_archive.cli.render.values import day, money, status, utc
from contract_archive.errors import UsageError
from contract_archive.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contract_archive.cli.session import Session, Terminal
    from contract_archive.records.queries import Answer, Hit, Match

FIELDS = (
    *("number", "series", "customer", "title", "signed_on", "effective_on", "expires_on"),
    *("amount", "currency", "status", "filing_year", "path", "pages", "archived_at", "owner"),
    *("page", "snippet", "our_party", "counterparty_number"),
)
_INDENT = "    "


class Shape(NamedTuple):
    """In which form a list is wanted; a table if nothing else is.

    ``own`` are the keys of the archive's own fields, which are there beside ours.
    """

    json: bool = False
    csv: bool = False
    template: str = ""
    own: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all fields that a row has."""
        return (*FIELDS, *self.own)

    def check(self) -> None:
        """Raise UsageError where two forms are asked for."""
        if self.json + self.csv + bool(self.template) > 1:
            raise UsageError(
                _("--json, --csv and --format exclude one another"), _("Choose one of them.")
            )

    def checked(self, session: Session) -> Shape:
        """Return the shape with the fields that the archive adds.

        Raises UsageError where two forms are asked for, or the template is wrong.
        """
        self.check()
        if not (self.csv or self.template):
            return self
        shape = self._replace(own=tuple(each.key for each in session.settings().custom_fields))
        if self.template:
            from contract_archive.cli.render.rows import Template

            Template(self.template, shape.fields)
        return shape


def render(answer: Answer, shape: Shape, terminal: Terminal) -> None:
    """Print the hits of ``answer``; how many there are goes to standard error."""
    if shape.json:
        from contract_archive.cli.render.documents import answer_document, write_json

        write_json(answer_document(answer))
        return
    if shape.csv or shape.template:
        _write_rows(answer, shape)
    else:
        _write_table(answer, terminal)
    _tell_count(answer, always=not shape.csv and not shape.template)


def _tell_count(answer: Answer, *, always: bool) -> None:
    shown = len(answer.hits)
    if not answer.total:
        message = _("No contract matches.")
    elif shown < answer.total:
        message = _("{shown} of {total} contracts; all with --limit 0").format(
            shown=shown, total=answer.total
        )
    elif always:
        message = ngettext("{total} contract", "{total} contracts", answer.total).format(
            total=answer.total
        )
    else:
        return
    print(message, file=sys.stderr)


def values_of(hit: Hit, own: Sequence[str] = ()) -> dict[str, str]:
    """Return a hit's fields as text for programs; ``own`` are the keys of the archive's own."""
    values = {
        name: "" if value is None else str(value)
        for name, value in hit._asdict().items()
        if name not in ("match", "custom")
    }
    values |= {**dict.fromkeys(own, ""), **dict(hit.custom)}
    values["amount"] = "" if hit.amount is None else format(hit.amount, "f")
    values["archived_at"] = utc(datetime.fromisoformat(hit.archived_at))
    values["page"] = str(hit.match.page) if hit.match else ""
    values["snippet"] = hit.match.snippet if hit.match else ""
    return values


def _write_rows(answer: Answer, shape: Shape) -> None:
    from contract_archive.cli.render.rows import Template, write_csv

    rows = [values_of(hit, shape.own) for hit in answer.hits]
    if shape.csv:
        write_csv(shape.fields, [[row[name] for name in shape.fields] for row in rows])
        return
    template = Template(shape.template, shape.fields)
    for row in rows:
        print(template.filled(row))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Number"), least=12),
        Column(_("Customer"), least=12),
        Column(_("Title"), least=10),
        Column(_("Signed"), least=10),
        Column(_("Amount"), least=10, right=True),
        Column(_("Status"), least=6),
    )


def _cells(hit: Hit) -> Sequence[str]:
    return (
        hit.number,
        hit.customer,
        hit.title,
        day(hit.signed_on),
        money(hit.amount, hit.currency),
        status(hit.status),
    )


def _write_table(answer: Answer, terminal: Terminal) -> None:
    if not answer.hits:
        return
    room = terminal.columns if terminal.shows else None
    heading, *rows = laid_out(_columns(), [_cells(hit) for hit in answer.hits], room)
    paint = terminal.shows and terminal.colour
    print(styled(line(heading), paint, bold=True))
    for hit, cells in zip(answer.hits, rows, strict=True):
        print(line([styled(cells[0], paint, fg="cyan"), *cells[1:]]))
        if hit.match:
            print(_INDENT + _matched(hit.match, room and room - len(_INDENT), paint))


def _matched(match: Match, room: int | None, paint: bool) -> str:
    """Return the page and the snippet with the words in it marked."""
    place = _("p. {page}").format(page=match.page) + "  "
    room = None if room is None else room - width(place)
    text, start = "", 0
    for first, last in (*match.marks, (len(match.snippet), len(match.snippet))):
        for piece, marked in (
            (match.snippet[start:first], False),
            (match.snippet[first:last], True),
        ):
            shown = _flat(piece) if room is None else cut(_flat(piece), room)
            room = None if room is None else room - width(shown)
            text += styled(shown, paint and marked, bold=True, fg="yellow")
        start = last
    return styled(place, paint, dim=True) + text


def _flat(piece: str) -> str:
    """Return a piece of text on one line, with its outer spaces kept."""
    spaced = one_line(f"|{piece}|")
    return spaced[1:-1]
