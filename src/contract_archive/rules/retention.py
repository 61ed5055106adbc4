"""How long a contract is kept, what holds it back, and what is to be done with it on a day.

The term counts from 1 January after the contract's end, so that a day of keeping is always the
last one: a contract that ended in 2014 under a rule of 10 years is kept until 31 December 2024.
What cannot be known never shortens a term: where no end is on record, nothing expires.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, date
from enum import StrEnum
from typing import NamedTuple

from contract_archive.locale import _, ngettext
from contract_archive.records.contracts import Contract, Money
from contract_archive.records.names import one_line
from contract_archive.records.queries import Status
from contract_archive.rules import holds
from contract_archive.rules.current import Current, current
from contract_archive.rules.status import status_of
from contract_archive.settings.model import RetentionFloors, RetentionRule, Settings

UNMATCHED = RetentionRule("", "无符合的规则", "No rule fits", (), None, 30)
"""What holds where no rule of the archive fits: 30 years."""


class Disposition(StrEnum):
    """What an appraisal says is to be done with a contract."""

    KEEP = "keep"
    EXTEND = "extend"
    CLOSE = "close"
    DESTROY = "destroy"
    HOLD = "hold"


class Ruling(NamedTuple):
    """The rule that holds for a contract, and why it does."""

    rule: RetentionRule
    why: str


class Trigger(NamedTuple):
    """The day on which a contract was over for good, from which its term follows; None where that
    is not known. ``why`` says what it rests on."""

    on: date | None
    why: str


class Appraisal(NamedTuple):
    """What is to be done with a contract, and what that rests on.

    ``term_until`` is the last day by the rule, ``floor_until`` by the floors, ``until`` the later
    of the two; each None where no end is known or the rule keeps for ever. ``closes`` says that
    the contract is over and stands among the active ones with nothing to keep it there.
    """

    verdict: Disposition
    rule: RetentionRule
    trigger: date | None
    term_until: date | None
    floor_until: date | None
    until: date | None
    closes: bool
    reasons: tuple[str, ...]

    @property
    def is_permanent(self) -> bool:
        """Whether the contract is kept for ever."""
        return self.rule.years is None


def appraise(contract: Contract, settings: Settings, on: date) -> Appraisal:
    """Return what is to be done with a contract on a day, with the reasons."""
    ruling, trigger = rule_of(contract, settings), trigger_of(contract)
    term = floor = until = None
    if trigger.on is not None and ruling.rule.years is not None:
        term = _end_of_term(trigger.on, ruling.rule.years)
        floor = _floor(trigger.on, settings.retention_floors)
        until = max(term, floor)
    blocked, opened = tuple(blocks(contract)), _is_open(contract, on)
    over = is_over(contract, on)
    closes = over and contract.closed_on is None and not blocked and not opened
    if over and blocked:
        verdict = Disposition.HOLD
    elif until is not None and on > until and not opened:
        verdict = Disposition.DESTROY
    elif closes:
        verdict = Disposition.CLOSE
    elif term is not None and on > term:
        verdict = Disposition.EXTEND
    else:
        verdict = Disposition.KEEP
    told = Appraisal(verdict, ruling.rule, trigger.on, term, floor, until, closes, ())
    reasons = (ruling.why, trigger.why, *_terms_told(told, settings), *blocked)
    return told._replace(reasons=(*reasons, *_place_told(contract, told, on)))


def rule_of(contract: Contract, settings: Settings) -> Ruling:
    """Return the rule that holds: the one that a person gave the contract, else the schedule's."""
    by_schedule = scheduled(contract, settings)
    if not contract.retention:
        return by_schedule
    named = rule_named(contract.retention, settings)
    if named is not None:
        return Ruling(named, _("rule {key} was given to this contract").format(key=named.key))
    longest = max((by_schedule.rule, *settings.retention), key=years_of)
    told = _("its rule {key} is not in archive.yaml any more: the longest of all holds")
    return Ruling(longest, told.format(key=one_line(contract.retention)))


def scheduled(contract: Contract, settings: Settings) -> Ruling:
    """Return the rule of the schedule: the one that the series names, else the first that fits.

    Where a later document changed the amount, the longer of what both amounts ask for.
    """
    code = contract.terms.series
    series = next((each for each in settings.series if each.code == code), None)
    named = rule_named(series.retention, settings) if series and series.retention else None
    if named is not None:
        return Ruling(named, _("type {series} has rule {key}").format(series=code, key=named.key))
    now = _first_fit(code, current(contract).terms.amount, settings)
    original = _first_fit(code, contract.terms.amount, settings)
    if years_of(original.rule) <= years_of(now.rule):
        return now
    return original._replace(why=_("the original amount: {reason}").format(reason=original.why))


def rule_named(key: str, settings: Settings) -> RetentionRule | None:
    """Return the archive's rule of that key; None where there is none."""
    return next((each for each in settings.retention if each.key == key), None)


def years_of(rule: RetentionRule) -> float:
    """Return a rule's years, for comparing; infinity where it keeps for ever."""
    return math.inf if rule.years is None else rule.years


def trigger_of(contract: Contract) -> Trigger:
    """Return the latest day on which something of the contract ended.

    One that renews itself has no end until a document ends it.
    """
    now = current(contract)
    days = [each.amendment.expires_on for each in contract.items if each.amendment]
    known = [day for day in (now.terms.expires_on, now.ended_on, *days) if day is not None]
    if not known:
        return Trigger(None, _("no end is on record, so it never expires"))
    if _goes_on(now):
        return Trigger(None, _("it renews itself, and no document on record ends it"))
    last = max(known)
    if last == now.ended_on:
        return Trigger(last, _("terminated on {day}").format(day=last))
    return Trigger(last, _("its last day is {day}").format(day=last))


def is_over(contract: Contract, on: date) -> bool:
    """Tell whether a contract has expired or was terminated by that day."""
    now = current(contract)
    if _goes_on(now):
        return False
    terms = now.terms
    days = (terms.signed_on, terms.effective_on, terms.expires_on)
    status = status_of(*days, on, 0, now.ended_on)
    return status in (Status.EXPIRED, Status.TERMINATED)


def last_day(contract: Contract) -> date | None:
    """Return the day on which a contract ends, or ended: by its last day or a document that ended
    it, whichever comes first."""
    now = current(contract)
    days = [day for day in (now.terms.expires_on, now.ended_on) if day is not None]
    return min(days, default=None)


def blocks(contract: Contract) -> Iterator[str]:
    """Yield in words whatever keeps a contract from being put away or destroyed."""
    for hold in holds.standing(contract):
        yield _("under hold: {case}").format(case=one_line(hold.case))
    loan = contract.paper.loan if contract.paper else None
    if loan is not None:
        yield _("its paper is lent to {borrower}").format(borrower=one_line(loan.borrower))


def as_terms_say(contract: Contract) -> Contract:
    """Return the contract, taken out of the closed stacks where by its terms, as they are now, it
    was not over when it was put there: it was renewed, or its end was corrected."""
    if contract.closed_on is None or is_over(contract, contract.closed_on):
        return contract
    return replace(contract, closed_on=None)


def _goes_on(now: Current) -> bool:
    return bool(now.terms.auto_renew) and now.ended_on is None


def _is_open(contract: Contract, on: date) -> bool:
    return contract.open_until is not None and on <= contract.open_until


def _first_fit(code: str, money: Money | None, settings: Settings) -> Ruling:
    """Return the first rule that fits; where the amount cannot be compared, the longest of those
    that could."""
    could: list[RetentionRule] = []
    for rule in settings.retention:
        if rule.series and code not in rule.series:
            continue
        fits = _fits(rule, money, settings.currency)
        if fits is not False:
            could.append(rule)
        if fits:
            break
    else:
        could.append(UNMATCHED)
    longest = max(could, key=years_of)
    return Ruling(longest, _why(longest, could, code, money, settings))


def _fits(rule: RetentionRule, money: Money | None, currency: str) -> bool | None:
    """Whether a rule's amount is reached; None where that cannot be told."""
    if rule.least is None:
        return True
    if money is None:
        return False
    if money.currency != currency:
        return None
    return money.amount >= rule.least


def _why(
    rule: RetentionRule,
    could: list[RetentionRule],
    code: str,
    money: Money | None,
    settings: Settings,
) -> str:
    if len(could) > 1 and money is not None:
        told = _("{currency} cannot be compared with {own}: the longest rule that could fit")
        return told.format(currency=money.currency, own=settings.currency)
    if rule is UNMATCHED:
        return _("no rule of archive.yaml fits")
    asks = any(
        each.least is not None and (not each.series or code in each.series)
        for each in settings.retention[: settings.retention.index(rule)]
    )
    if money is None and asks:
        told = _("rule {key} is the first that fits; no amount is on record")
    else:
        told = _("rule {key} is the first that fits")
    return told.format(key=rule.key)


def _end_of_term(trigger: date, years: int) -> date:
    """The last day of a term of so many years from 1 January after the trigger."""
    return date(min(trigger.year + years, MAXYEAR), 12, 31)


def _floor(trigger: date, floors: RetentionFloors) -> date:
    return max(_end_of_term(trigger, floors.years), years_after(trigger, floors.after_end))


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; of 29 February, the month's last day."""
    year = min(day.year + years, MAXYEAR)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _terms_told(told: Appraisal, settings: Settings) -> Iterator[str]:
    years = told.rule.years
    if years is None:
        yield _("kept for ever")
        return
    if told.trigger is None or told.term_until is None or told.floor_until is None:
        return
    begins = f"{told.trigger.year + 1}-01-01"
    message = ngettext(
        "{count} year from {day}: until {until}", "{count} years from {day}: until {until}", years
    )
    yield message.format(count=years, day=begins, until=told.term_until)
    if told.floor_until > told.term_until:
        floors = settings.retention_floors
        yield _(
            "no contract is kept less than {years} years, or {after} years after its end: until "
            "{until}"
        ).format(years=floors.years, after=floors.after_end, until=told.floor_until)


def _place_told(contract: Contract, told: Appraisal, on: date) -> Iterator[str]:
    if contract.closed_on is not None:
        yield _("in the closed stacks since {day}").format(day=contract.closed_on)
    elif _is_open(contract, on):
        yield _("opened again until {day}").format(day=contract.open_until)
    elif told.closes:
        yield _("over, and still among the active ones")
