"""Corrections of records: what one changed, and all that were made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.labels import act_label, label_of
from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.text import one_line, wrap
from contract_archive.cli.render.values import moment
from contract_archive.locale import _
from contract_archive.records.entries import Act

if TYPE_CHECKING:
    from contract_archive.actions.describe import Deed, Edited
    from contract_archive.cli.session import Session
    from contract_archive.rules.editing import Change
    from contract_archive.settings.model import Settings


_OF_THE_STACKS = frozenset((Act.HOLD, Act.LIFT, Act.SHELVE, Act.LEND, Act.RETURN, Act.RENEW_LOAN))
_TOLD = ("case", "came_from", "shelf_mark", "copies", "borrower", "due_on", "condition")


def write_edited(edited: Edited, session: Session, *, json: bool, dry_run: bool) -> None:
    """Print what a correction changed, or would change."""
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(
            {
                "number": edited.number,
                "changes": _documents(edited.changes),
                "path": edited.path,
                "came_from": edited.came_from,
                "dry_run": dry_run,
            }
        )
        return
    settings = session.settings()
    print(one_line(edited.number))
    for line in _told(edited.changes, settings):
        print(f"  {line}")
    if edited.path != edited.came_from:
        moves = _("would move to {path}") if dry_run else _("moved to {path}")
        print(f"  {moves.format(path=one_line(edited.path))}")


def _told(changes: Iterable[Change], settings: Settings) -> Iterable[str]:
    nothing = _("(empty)")
    for each in changes:
        yield _("{field}: {old} → {new}").format(
            field=label_of(settings, each.field),
            old=one_line(each.old) or nothing,
            new=one_line(each.new) or nothing,
        )


def _documents(changes: Iterable[Change]) -> list[dict[str, Any]]:
    return [{"field": each.field, "old": each.old, "new": each.new} for each in changes]


def write_history(deeds: Sequence[Deed], session: Session, *, json: bool) -> None:
    """Print each deed: when, what, who, the changes and the reason."""
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"history": [_deed_document(each) for each in deeds]})
        return
    terminal, settings = session.terminal, session.settings()
    paint, room = terminal.shows and terminal.colour, terminal.columns if terminal.shows else 10_000
    for deed in deeds:
        entry = deed.entry
        head = f"{moment(entry.at)}  {act_label(entry.act)}"
        print(f"{styled(head, paint, bold=True)}  {one_line(entry.actor.person)}")
        for line in (*_told(deed.changes, settings), *_remarks(deed)):
            for at, part in enumerate(wrap(one_line(line), max(20, room - 6))):
                print(f"    {part}" if at == 0 else f"      {part}")


def _remarks(deed: Deed) -> Iterable[str]:
    if deed.item:
        yield _("document: {item}").format(item=deed.item)
    yield from _retention_told(deed)
    yield from _stacks_told(deed)
    if deed.reason:
        yield _("reason: {reason}").format(reason=deed.reason)
    if deed.undoes:
        yield _("takes entry {sequence} back").format(sequence=deed.undoes)
    if deed.undone:
        yield _("taken back by entry {sequence}").format(sequence=deed.undone)


def _retention_told(deed: Deed) -> Iterable[str]:
    rules = deed.entry.details.get("retention")
    if deed.entry.act == Act.SET_RETENTION and isinstance(rules, list) and len(rules) == 2:
        told = _("retention rule: {old} → {new}; the term became shorter")
        if not deed.entry.details.get("lowered"):
            told = _("retention rule: {old} → {new}")
        old, new = (one_line(str(each)) or _("by the schedule") for each in rules)
        yield told.format(old=old, new=new)
    until = deed.entry.details.get("open_until")
    if until:
        yield _("open until {day}").format(day=one_line(str(until)))


def _stacks_details(deed: Deed) -> dict[str, Any]:
    if deed.entry.act not in _OF_THE_STACKS:
        return {}
    return {name: deed.entry.details[name] for name in _TOLD if deed.entry.details.get(name)}


def _stacks_told(deed: Deed) -> Iterable[str]:
    """What the ledger says of a hold, of a paper's place and of a loan, one thing a line."""
    details = _stacks_details(deed)
    labels = {
        "case": _("case: {value}"),
        "came_from": _("stood at: {value}"),
        "shelf_mark": _("stands at: {value}"),
        "borrower": _("borrower: {value}"),
        "due_on": _("due: {value}"),
        "condition": _("condition: {value}"),
    }
    for name, text in labels.items():
        value = one_line(str(details.get(name) or ""))
        if value:
            yield text.format(value=value)


def _deed_document(deed: Deed) -> dict[str, Any]:
    entry = deed.entry
    return {
        "sequence": entry.sequence,
        "at": entry.at,
        "act": entry.act,
        "person": entry.actor.person,
        "host": entry.actor.host,
        "changes": _documents(deed.changes),
        "item": deed.item or None,
        "reason": deed.reason or None,
        "undoes": deed.undoes or None,
        "undone": deed.undone or None,
        "details": _stacks_details(deed),
    }
