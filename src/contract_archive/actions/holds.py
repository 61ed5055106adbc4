"""Hold contracts back from destruction, each hold for a case, and lift the holds again."""

from __future__ import annotations

from dataclasses import replace

from contract_archive.archive import Archive
from contract_archive.archive.present import filed
from contract_archive.errors import ConflictError, NotFoundError, UsageError
from contract_archive.holdings.catalog.paper import Held
from contract_archive.locale import _, listed
from contract_archive.records.entries import Act
from contract_archive.records.holds import Hold
from contract_archive.records.names import one_line
from contract_archive.rules.holds import is_of_case, standing


def place(archive: Archive, number: str, case: str, reason: str) -> Held:
    """Put a contract under a hold for a case.

    Raises UsageError where case or reason is missing, NotFoundError where there is no such
    contract, ConflictError where it is held for this case already.
    """
    archive.authorise(Act.HOLD)
    case, reason = _said("--case", case), _said("--reason", reason)
    with archive.recording(Act.HOLD) as record:
        before = record.present(number)
        for each in standing(before):
            if is_of_case(each, case):
                raise ConflictError(
                    _("{number} is held for “{case}” already, since {day}").format(
                        number=before.number,
                        case=each.case,
                        day=each.placed_at.astimezone().date(),
                    ),
                    _("Each case holds a contract once; name another case."),
                )
        at = archive.clock().replace(microsecond=0)
        hold = Hold(case, at, archive.actor.person, reason)
        after = replace(before, holds=(*before.holds, hold))
        record.restate(after, {"case": case, "reason": reason})
    return Held(before.number, before.terms.title, before.terms.customer, hold)


def lift(archive: Archive, number: str, case: str, reason: str) -> Held:
    """Lift the hold of a case; without a case the only one that stands.

    Raises UsageError where the reason is missing, NotFoundError where no such hold stands,
    ConflictError where several stand and no case was named.
    """
    archive.authorise(Act.LIFT)
    reason = _said("--reason", reason)
    with archive.recording(Act.LIFT) as record:
        before = record.present(number)
        hold = _one(before.number, standing(before), one_line(case))
        at = archive.clock().replace(microsecond=0)
        lifted = replace(hold, lifted_at=at, lifted_by=archive.actor.person, lift_reason=reason)
        holds = tuple(lifted if each is hold else each for each in before.holds)
        record.restate(replace(before, holds=holds), {"case": hold.case, "reason": reason})
    return Held(before.number, before.terms.title, before.terms.customer, lifted)


def held(archive: Archive, number: str = "", *, lifted: bool = False) -> tuple[Held, ...]:
    """Return the holds that stand, of all contracts or of one; with ``lifted`` of one contract
    those that were lifted too. Raises NotFoundError where there is no such contract."""
    archive.authorise("show")
    if not number:
        return archive.catalog.stacks.held()
    contract = archive.vault.read(filed(archive, number).path)
    terms = contract.terms
    return tuple(
        Held(contract.number, terms.title, terms.customer, each)
        for each in contract.holds
        if lifted or each.stands
    )


def _said(option: str, text: str) -> str:
    plain = one_line(text)
    if not plain:
        raise UsageError(
            _("{option} is missing").format(option=option),
            _("A hold is placed and lifted for a case and with a reason; both stay on record."),
        )
    return plain


def _one(number: str, holds: tuple[Hold, ...], case: str) -> Hold:
    """The hold that is meant among those that stand."""
    found = [each for each in holds if is_of_case(each, case)] if case else list(holds)
    cases = listed(each.case for each in holds)
    if not holds:
        raise NotFoundError(
            _("{number} is under no hold").format(number=number),
            _("See all holds with `carchive hold list`."),
        )
    if not found:
        raise NotFoundError(
            _("{number} is not held for “{case}”").format(number=number, case=case),
            _("It is held for: {cases}.").format(cases=cases),
        )
    if len(found) > 1:
        raise ConflictError(
            _("{number} is held for several cases").format(number=number),
            _("Name one with --case: {cases}.").format(cases=cases),
        )
    return found[0]
