"""Holds, paper originals, loans and stocktaking, as people and programs read them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line
from contract_archive.cli.render.values import day, moment
from contract_archive.errors import UsageError
from contract_archive.locale import _, ngettext
from contract_archive.rules.naming import loan_way_name

if TYPE_CHECKING:
    from contract_archive.actions.originals import BoxFill, Shelved
    from contract_archive.actions.visits import Visit
    from contract_archive.cli.session import Terminal
    from contract_archive.holdings.catalog.paper import Held, Lent, OnShelf
    from contract_archive.records.holds import Hold
    from contract_archive.records.paper import Loan, PaperOriginal

LOAN_FIELDS = (
    *("number", "title", "shelf_mark", "borrower", "department", "reason", "way", "approver"),
    *("lent_on", "due_on", "renewed", "due", "returned_on", "condition", "handler"),
)


def tell_hold(held: Held, *, json: bool) -> None:
    """Say that a hold was placed or lifted."""
    if json:
        _write_json({"number": held.number, **hold_document(held.hold)})
        return
    message = (
        _("{number} is held for “{case}”: it is not destroyed until that is lifted")
        if held.hold.stands
        else _("{number} is no longer held for “{case}”")
    )
    print(message.format(number=one_line(held.number), case=one_line(held.hold.case)))


def write_holds(found: Sequence[Held], terminal: Terminal, *, json: bool) -> None:
    """Print holds; how many there are goes to standard error."""
    if json:
        documents = [
            {
                "number": each.number,
                "title": each.title,
                "customer": each.customer,
                **hold_document(each.hold),
            }
            for each in found
        ]
        _write_json({"count": len(found), "holds": documents})
        return
    columns: Sequence[Column] = (
        Column(_("Case"), least=8),
        Column(_("Number"), least=12),
        Column(_("Customer"), least=8),
        Column(_("Since")),
        Column(_("By"), least=6),
        Column(_("Reason"), least=8),
        Column(_("Lifted")),
    )
    rows: list[tuple[str, ...]] = [
        (
            *(each.hold.case, each.number, each.customer),
            str(each.hold.placed_at.astimezone().date()),
            *(each.hold.placed_by, each.hold.reason),
            str(each.hold.lifted_at.astimezone().date()) if each.hold.lifted_at else "",
        )
        for each in found
    ]
    if all(each.hold.stands for each in found):
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    _write_table(columns, rows, terminal)
    _count(ngettext("{count} hold", "{count} holds", len(found)), len(found))


def hold_document(hold: Hold) -> dict[str, Any]:
    """Return the JSON value of a hold."""
    return {
        "case": hold.case,
        "reason": hold.reason,
        "placed_at": hold.placed_at,
        "placed_by": hold.placed_by,
        "lifted_at": hold.lifted_at,
        "lifted_by": hold.lifted_by or None,
        "lift_reason": hold.lift_reason or None,
    }


def hold_text(hold: Hold) -> str:
    """Return a hold in one line, as a contract's card shows it."""
    text = _("since {day}, by {person}: {reason}").format(
        day=hold.placed_at.astimezone().date(), person=hold.placed_by, reason=hold.reason
    )
    if hold.lifted_at is not None:
        text += "; " + _("lifted {day}, by {person}: {reason}").format(
            day=hold.lifted_at.astimezone().date(),
            person=hold.lifted_by,
            reason=hold.lift_reason,
        )
    return one_line(text)


def paper_rows(paper: PaperOriginal | None) -> list[tuple[str, str]]:
    """Return the lines of a contract's card about its paper original."""
    if paper is None:
        return []
    rows = []
    if paper.is_kept:
        copies = ngettext("{count} copy", "{count} copies", paper.copies)
        rows.append(
            (_("Shelf mark"), f"{one_line(paper.shelf_mark)} · {copies.format(count=paper.copies)}")
        )
    if paper.loan:
        rows.append((_("Lent to"), loan_text(paper.loan)))
    back = [each for each in paper.loans if not each.is_out]
    if back:
        rows.append((_("Lent before"), str(len(back))))
    return rows


def loan_text(loan: Loan) -> str:
    """Return a loan that is out in one line."""
    who = f"{loan.borrower} ({loan.department})" if loan.department else loan.borrower
    return one_line(
        _("{borrower} since {lent_on}, due {due}: {reason}").format(
            borrower=who, lent_on=loan.lent_on, due=loan.due, reason=loan.reason
        )
    )


def paper_document(paper: PaperOriginal | None) -> dict[str, Any] | None:
    """Return the JSON value of a paper original, with every loan."""
    if paper is None:
        return None
    return {
        "shelf_mark": paper.shelf_mark or None,
        "copies": paper.copies,
        "lent": paper.loan is not None,
        "loans": [loan_document(each) for each in paper.loans],
    }


def loan_document(loan: Loan) -> dict[str, Any]:
    """Return the JSON value of a loan; ``renewed`` are the days it was put off to."""
    return {
        "borrower": loan.borrower,
        "department": loan.department or None,
        "reason": loan.reason,
        "way": loan.way.value,
        "approver": loan.approver or None,
        "lent_on": loan.lent_on,
        "due_on": loan.due_on,
        "renewed": list(loan.renewed),
        "due": loan.due,
        "returned_on": loan.returned_on,
        "condition": loan.condition or None,
        "handler": loan.handler,
    }


def tell_shelved(found: Sequence[Shelved], *, json: bool) -> None:
    """Say where papers stand now."""
    if json:
        documents = [{**each._asdict(), "came_from": each.came_from or None} for each in found]
        _write_json({"shelved": documents})
        return
    for each in found:
        if not each.shelf_mark:
            message = _("{number}: no paper of it is kept any more (it stood at {came_from})")
        elif each.came_from and each.came_from != each.shelf_mark:
            message = _("{number} stands at {mark} now; it stood at {came_from}")
        else:
            message = _("{number} stands at {mark}")
        print(
            message.format(
                number=one_line(each.number),
                mark=one_line(each.shelf_mark),
                came_from=one_line(each.came_from),
            )
        )


def tell_lent(lent: Lent, *, json: bool) -> None:
    """Say that a paper was lent, that its loan was renewed, or that it came back."""
    if json:
        _write_json(_lent_document(lent))
        return
    loan = lent.loan
    if loan.returned_on is not None:
        message = _("{number} is back from {borrower}; its place is {mark}")
    else:
        message = _("{number} is lent to {borrower} until {due}")
    print(
        message.format(
            number=one_line(lent.number),
            borrower=one_line(loan.borrower),
            due=loan.due,
            mark=one_line(lent.shelf_mark),
        )
    )


def _lent_document(lent: Lent) -> dict[str, Any]:
    head = {"number": lent.number, "title": lent.title, "shelf_mark": lent.shelf_mark or None}
    return {**head, **loan_document(lent.loan), "renewed": lent.renewals}


def write_loans(found: Sequence[Lent], terminal: Terminal, *, json: bool, csv: bool) -> None:
    """Print loans; how many there are goes to standard error."""
    _refuse_both(json, csv)
    if json:
        documents = [_lent_document(each) for each in found]
        _write_json({"count": len(found), "loans": documents})
        return
    if csv:
        from contract_archive.cli.render.rows import write_csv

        write_csv(LOAN_FIELDS, [_loan_row(_lent_document(each)) for each in found])
        return
    columns = (
        Column(_("Number"), least=12),
        Column(_("Borrower"), least=6),
        Column(_("Way")),
        Column(_("Lent")),
        Column(_("Due")),
        Column(_("Renewed"), right=True),
        Column(_("Returned")),
        Column(_("Reason"), least=8),
        Column(_("Handled by"), least=6),
    )
    rows = [
        (
            *(each.number, each.loan.borrower, loan_way_name(each.loan.way)),
            *(str(each.loan.lent_on), str(each.loan.due), str(each.renewals or "")),
            *(day(each.loan.returned_on), each.loan.reason, each.loan.handler),
        )
        for each in found
    ]
    _write_table(columns, rows, terminal)
    _count(ngettext("{count} loan", "{count} loans", len(found)), len(found))


def _loan_row(document: Mapping[str, Any]) -> list[str]:
    values = (document[name] for name in LOAN_FIELDS)
    return ["" if value is None else str(value) for value in values]


def write_shelves(found: Sequence[OnShelf], terminal: Terminal, *, json: bool, csv: bool) -> None:
    """Print papers in the order of their shelves; how many there are goes to standard error."""
    _refuse_both(json, csv)
    if json:
        documents = [{**each._asdict(), "borrower": each.borrower or None} for each in found]
        _write_json({"count": len(found), "papers": documents})
        return
    if csv:
        from contract_archive.cli.render.rows import write_csv

        names = ("shelf_mark", "number", "title", "customer", "copies", "borrower", "due")
        rows = [[str(each._asdict()[name] or "") for name in names] for each in found]
        write_csv(names, rows)
        return
    columns = (
        Column(_("Shelf mark"), least=10),
        Column(_("Number"), least=12),
        Column(_("Title"), least=8),
        Column(_("Copies"), right=True),
        Column(_("Lent to"), least=6),
        Column(_("Due")),
    )
    table = [
        (
            *(each.shelf_mark, each.number, each.title or each.customer, str(each.copies)),
            *(each.borrower, day(each.due)),
        )
        for each in found
    ]
    _write_table(columns, table, terminal)
    _count(ngettext("{count} paper", "{count} papers", len(found)), len(found))


def write_boxes(found: Sequence[BoxFill], terminal: Terminal, *, json: bool, csv: bool) -> None:
    """Print shelf marks and how full they are; how many there are goes to standard error."""
    _refuse_both(json, csv)
    if json:
        _write_json({"count": len(found), "boxes": [each._asdict() for each in found]})
        return
    rows = [(each.shelf_mark, str(each.contracts), str(each.capacity)) for each in found]
    if csv:
        from contract_archive.cli.render.rows import write_csv

        write_csv(("shelf_mark", "contracts", "capacity"), rows)
        return
    columns = (
        Column(_("Shelf mark"), least=10),
        Column(_("Contracts"), right=True),
        Column(_("Room for"), right=True),
    )
    _write_table(columns, rows, terminal)
    _count(ngettext("{count} place", "{count} places", len(found)), len(found))


def tell_visit(visit: Visit, *, json: bool) -> None:
    """Say that a visit was written down."""
    if json:
        _write_json({**visit._asdict(), "department": visit.department or None})
        return
    message = _("{moment}: {who} enters the stacks: {reason}")
    print(
        message.format(
            moment=moment(visit.at), who=one_line(visit.who), reason=one_line(visit.reason)
        )
    )


def write_visits(found: Sequence[Visit], terminal: Terminal, *, json: bool, csv: bool) -> None:
    """Print who entered the stacks; how many there are goes to standard error."""
    _refuse_both(json, csv)
    if json:
        documents = [{**each._asdict(), "department": each.department or None} for each in found]
        _write_json({"count": len(found), "visits": documents})
        return
    rows = [
        (moment(each.at), each.who, each.department, each.reason, each.handler) for each in found
    ]
    if csv:
        from contract_archive.cli.render.rows import write_csv

        write_csv(("at", "who", "department", "reason", "handler"), rows)
        return
    columns = (
        Column(_("When")),
        Column(_("Who"), least=6),
        Column(_("Department"), least=6),
        Column(_("Reason"), least=8),
        Column(_("Handled by"), least=6),
    )
    _write_table(columns, rows, terminal)
    _count(ngettext("{count} visit", "{count} visits", len(found)), len(found))


def _write_table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], terminal: Terminal
) -> None:
    if rows:
        for line in lines(columns, rows, terminal.columns if terminal.shows else None):
            print(line)


def _count(message: str, count: int) -> None:
    sys.stdout.flush()
    print(message.format(count=count), file=sys.stderr)


def _refuse_both(json: bool, csv: bool) -> None:
    if json and csv:
        raise UsageError(_("--json and --csv exclude one another"), _("Choose one of them."))


def _write_json(document: Mapping[str, Any]) -> None:
    from contract_archive.cli.render.documents import write_json

    write_json(document)
