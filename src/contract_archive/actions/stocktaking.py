"""Take stock of the stacks: labels as they were scanned or typed, against the records."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from contract_archive.archive import Archive
from contract_archive.errors import UsageError
from contract_archive.holdings.catalog.numbers import CONTRACT, told
from contract_archive.holdings.catalog.paper import OnShelf
from contract_archive.locale import _
from contract_archive.records.entries import Act
from contract_archive.records.labels import read_box_label, read_label
from contract_archive.records.names import one_line
from contract_archive.rules import shelving
from contract_archive.rules.labelled import mark_on

_LONGEST = 200  # characters of a line that is told
_LOGGED = 2000  # differences named in the ledger


class Trouble(StrEnum):
    """In what the shelves and the records differ."""

    MISSING = "missing"
    MISPLACED = "misplaced"
    LENT = "lent"
    UNSHELVED = "unshelved"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


class Difference(NamedTuple):
    """One difference. ``line`` of the list (from 1; 0 where nothing was scanned), what stood there,
    where the record puts it and where it was found; empty where not known."""

    trouble: Trouble
    number: str
    line: int = 0
    scanned: str = ""
    recorded: str = ""
    found: str = ""
    told: str = ""


class Stock(NamedTuple):
    """What taking stock came to: how many papers belong there, how many were found in their place,
    how many are lent, and every difference."""

    place: str
    expected: int
    in_place: int
    lent: int
    differences: tuple[Difference, ...]


class _Seen(NamedTuple):
    """A contract's label on the list, and the box's label above it, if there was one."""

    line: int
    number: str
    box: str


def take_stock(archive: Archive, place: str, text: str) -> Stock:
    """Hold a list of labels against the records of a place, and log what came of it.

    A line is what a scanner read from a label of ours, or a number. A box's label says in which box
    what follows stands. What was scanned twice counts once. Raises UsageError where nothing is on
    the list, ConflictError where ``place`` is a label of another archive.
    """
    archive.authorise(Act.TAKE_STOCK)
    fonds = archive.settings.fonds_code
    place = mark_on(place, fonds) if place else ""
    if not any(map(str.strip, text.splitlines())):
        raise UsageError(
            _("the list is empty: nothing was scanned"),
            _("Put one label or number on a line; see `carchive paper list` for what is expected."),
        )
    with archive.recording(Act.TAKE_STOCK) as record:
        stock = _compared(archive, place, text)
        record.log(details=_details(stock))
    return stock


def _compared(archive: Archive, place: str, text: str) -> Stock:
    papers = {each.number: each for each in archive.catalog.stacks.shelved()}
    expected = {
        number: each for number, each in papers.items() if shelving.is_at(each.shelf_mark, place)
    }
    differences: list[Difference] = []
    seen: dict[str, _Seen] = {}
    for each in _read(archive, text):
        if isinstance(each, Difference):
            differences.append(each)
        elif each.number not in seen or (each.box and not seen[each.number].box):
            seen[each.number] = each
    differences += [
        found
        for each in seen.values()
        if (found := _difference(each, papers.get(each.number), place)) is not None
    ]
    gone = [each for number, each in expected.items() if number not in seen]
    differences += [
        Difference(Trouble.MISSING, each.number, recorded=each.shelf_mark)
        for each in gone
        if not each.borrower
    ]
    wrong = {each.number for each in differences}
    in_place = sum(number in seen and number not in wrong for number in expected)
    lent = sum(bool(each.borrower) for each in expected.values())
    order = list(Trouble)
    differences.sort(key=lambda each: (order.index(each.trouble), each.line, each.number))
    return Stock(place, len(expected), in_place, lent, tuple(differences))


def _read(archive: Archive, text: str) -> Iterator[_Seen | Difference]:
    """Yield what each line says: a contract, or what is wrong with it."""
    fonds, box = archive.settings.fonds_code, ""
    for at, line in enumerate(text.splitlines(), 1):
        scanned = one_line(line)
        if not scanned:
            continue
        label, of_box = read_label(scanned), read_box_label(scanned)
        printed = label or of_box
        shown = scanned[:_LONGEST]
        if printed is not None and not printed.is_of(fonds):
            yield Difference(Trouble.FOREIGN, "", at, shown, told=printed.fonds)
            box = "" if of_box else box
            continue
        if of_box is not None:
            box = shelving.parse_mark(of_box.shelf_mark)
            continue
        number = label.number if label else scanned
        state = archive.catalog.number_state(number)
        if state is None or state.state != CONTRACT:
            yield Difference(
                Trouble.UNKNOWN, number[:_LONGEST], at, shown, told=told(state) if state else ""
            )
        else:
            yield _Seen(at, state.number, box)


def _difference(seen: _Seen, paper: OnShelf | None, place: str) -> Difference | None:
    found = seen.box or place
    if paper is None:
        return Difference(Trouble.UNSHELVED, seen.number, seen.line, found=found)
    recorded = paper.shelf_mark
    stands = shelving.is_at(recorded, found)
    if paper.borrower:
        return Difference(
            Trouble.LENT, seen.number, seen.line, "", recorded, found, told=paper.borrower
        )
    if not stands:
        return Difference(Trouble.MISPLACED, seen.number, seen.line, "", recorded, found)
    return None


def _details(stock: Stock) -> dict[str, Any]:
    """What the ledger keeps of it; of very many differences the first, and how many there were."""
    named: dict[str, list[str]] = {}
    for each in stock.differences[:_LOGGED]:
        named.setdefault(each.trouble.value, []).append(each.number or each.scanned)
    return {
        "place": stock.place,
        "expected": stock.expected,
        "in_place": stock.in_place,
        "lent": stock.lent,
        "count": len(stock.differences),
        "differences": named,
    }
