"""Customers: a list, one with its contracts, and what became of their folders."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from contract_archive.cli.hits import Shape
from contract_archive.cli.hits import render as write_hits
from contract_archive.cli.render.notices import FAILURE, WARNING, tell
from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line
from contract_archive.cli.render.values import money
from contract_archive.errors import UsageError
from contract_archive.locale import _, listed, ngettext
from contract_archive.records.lists import listed_names
from contract_archive.records.queries import Answer

if TYPE_CHECKING:
    from contract_archive.actions.customers import Added, Card, Change
    from contract_archive.archive.refiling import Refiled
    from contract_archive.cli.session import Terminal
    from contract_archive.holdings.catalog.customers import Customer

_FIELDS = ("name", "aliases", "former_names", "count", "amounts")
_DIVIDER = " | "  # no name of a company has one


def document(customer: Customer) -> dict[str, Any]:
    """Return the JSON value of a customer; ``count`` is how many contracts it has."""
    return {
        "name": customer.name,
        "aliases": list(customer.aliases),
        "former_names": list(customer.former_names),
        "count": customer.contracts,
        "amounts": [
            {"amount": each.amount, "currency": each.currency} for each in customer.amounts
        ],
    }


def write_list(customers: Sequence[Customer], terminal: Terminal, *, json: bool, csv: bool) -> None:
    """Print the customers; how many there are goes to standard error."""
    if json and csv:
        raise UsageError(_("--json and --csv exclude one another"), _("Choose one of them."))
    if json:
        _write_json({"count": len(customers), "customers": list(map(document, customers))})
        return
    if csv:
        from contract_archive.cli.render.rows import write_csv

        write_csv(_FIELDS, list(map(_row, customers)))
        return
    if customers:
        _write_table(customers, terminal)
    message = ngettext("{count} customer", "{count} customers", len(customers))
    print(message.format(count=len(customers)), file=sys.stderr)


def _row(customer: Customer) -> tuple[str, ...]:
    return (
        customer.name,
        _DIVIDER.join(customer.aliases),
        _DIVIDER.join(customer.former_names),
        str(customer.contracts),
        _DIVIDER.join(f"{each.amount:f} {each.currency}" for each in customer.amounts),
    )


def _write_table(customers: Sequence[Customer], terminal: Terminal) -> None:
    columns = (
        Column(_("Customer"), least=16),
        Column(_("Other names"), least=10),
        Column(_("Contracts"), right=True),
        Column(_("Amount"), least=12, right=True),
    )
    rows = [
        (
            each.name,
            listed_names((*each.aliases, *each.former_names)),
            str(each.contracts),
            _sums(each),
        )
        for each in customers
    ]
    for line in lines(columns, rows, terminal.columns if terminal.shows else None):
        print(line)


def _sums(customer: Customer) -> str:
    return listed(money(each.amount, each.currency) for each in customer.amounts)


def write_card(card: Card, terminal: Terminal, *, json: bool) -> None:
    """Print a customer's names and its contracts."""
    customer = card.customer
    if json:
        from contract_archive.cli.render.documents import hit_document

        _write_json({**document(customer), "contracts": list(map(hit_document, card.contracts))})
        return
    print(styled(one_line(customer.name), terminal.shows and terminal.colour, bold=True))
    _print_names(customer)
    if customer.amounts:
        print(f"  {_('Amount')}: {_sums(customer)}")
    if card.contracts:
        print()
        sys.stdout.flush()
        write_hits(Answer(len(card.contracts), card.contracts), Shape(), terminal)


def _print_names(customer: Customer) -> None:
    if customer.aliases:
        print("  " + _("Also: {names}").format(names=one_line(listed_names(customer.aliases))))
    if customer.former_names:
        print(
            "  "
            + _("Formerly: {names}").format(names=one_line(listed_names(customer.former_names)))
        )


def tell_added(added: Added, terminal: Terminal, *, json: bool) -> None:
    """Say that a customer was added, and warn of known ones that it may be."""
    from contract_archive.rules.customers import why

    close = [
        {"name": each.official, "as": each.name, "reason": each.reason.value}
        for each in added.close
    ]
    if json:
        _write_json({"customer": document(added.customer), "close": close})
        return
    print(_("{name} is added").format(name=one_line(added.customer.name)))
    _print_names(added.customer)
    for each in added.close:
        message = _("{name} comes near: {reason}")
        tell(terminal, WARNING, message.format(name=each.name, reason=why(each.reason)))
    if added.close:
        print(
            "  → " + _("If they are one company: carchive customer merge FROM INTO"),
            file=sys.stderr,
        )


def tell_names(customer: Customer, *, json: bool) -> None:
    """Say what a customer's names are now."""
    if json:
        _write_json({"customer": document(customer)})
        return
    print(one_line(customer.name))
    _print_names(customer)


def tell_change(change: Change, terminal: Terminal, *, dry_run: bool, json: bool) -> bool:
    """Say what moved, or would. Returns whether every contract follows."""
    stayed = [each for each in change.contracts if each.error]
    if json:
        _write_json(_change_document(change, dry_run=dry_run))
        return not stayed
    _write_moves([each for each in change.contracts if not each.error], terminal)
    sys.stdout.flush()
    for each in stayed:
        _tell_stayed(each, terminal)
    print(_summary(change, dry_run=dry_run), file=sys.stderr)
    return not stayed


def _change_document(change: Change, *, dry_run: bool) -> dict[str, Any]:
    from contract_archive.cli.render.documents import error_document

    return {
        "dry_run": dry_run,
        "customer": document(change.customer),
        "contracts": [
            {
                "number": each.number,
                "from": each.before,
                "to": each.after,
                "error": each.error and error_document(each.error),
            }
            for each in change.contracts
        ],
    }


def _write_moves(moved: Sequence[Refiled], terminal: Terminal) -> None:
    """Print where each contract was and is. Its folders differ in the middle, where a table would
    cut them; so on a terminal they stand below each other, whole."""
    rows = [(each.number, each.before, each.after) for each in moved]
    if terminal.shows:
        for number, before, after in rows:
            print(f"{one_line(number)}\n  {one_line(before)}\n→ {one_line(after)}")
    elif rows:
        columns = (Column(_("Number")), Column(_("From")), Column(_("To")))
        for line in lines(columns, rows, None):
            print(line)


def _tell_stayed(stayed: Refiled, terminal: Terminal) -> None:
    error = stayed.error
    if error is not None:
        tell(terminal, FAILURE, error.message, stayed.number)
        print(f"  → {one_line(error.hint)}", file=sys.stderr)


def _summary(change: Change, *, dry_run: bool) -> str:
    count = sum(1 for each in change.contracts if not each.error)
    if not change.contracts:
        message = _("{name}: there is no contract that would have to follow")
    elif dry_run:
        message = ngettext(
            "{count} contract would follow {name}; nothing was written",
            "{count} contracts would follow {name}; nothing was written",
            count,
        )
    else:
        message = ngettext(
            "{count} contract follows {name}", "{count} contracts follow {name}", count
        )
    return message.format(count=count, name=one_line(change.customer.name))


def _write_json(value: dict[str, Any]) -> None:
    from contract_archive.cli.render.documents import write_json

    write_json(value)
