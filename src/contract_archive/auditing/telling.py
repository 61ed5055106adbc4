"""What the ledger tells, brought into the survey in one walk along its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from contract_archive.archive.acts import draw_in, place_in
from contract_archive.auditing.naming import Names
from contract_archive.holdings.ledger import Fault, Ledger, Logged
from contract_archive.holdings.survey import Survey, Told, storage
from contract_archive.holdings.survey.register import CONTRACT, VOID
from contract_archive.holdings.survey.storage import ReviewTold
from contract_archive.records.entries import Act, LedgerEntry
from contract_archive.records.findings import Waiver
from contract_archive.records.numbers import fold_number

_MOST_BREAKS = 1000  # of a ledger that is no ledger any more, more lines say nothing
_REVIEWS: dict[str, str] = {
    Act.INGEST: storage.GONE,
    Act.ADD_ITEM: storage.GONE,
    Act.QUEUE: storage.WAITING,
    Act.AMEND: storage.WAITING,
    Act.REJECT: storage.REJECTED,
}
_FILING = frozenset((Act.INGEST, Act.ADOPT))


@dataclass
class Tale:
    """What the ledger tells beside the contracts: where its chain breaks, when the archive was
    founded, which findings are waived, the audits before, and the customers' names."""

    breaks: list[Fault] = field(default_factory=list)
    founded_on: date | None = None
    waivers: dict[str, Waiver] = field(default_factory=dict)
    audits: list[LedgerEntry] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    size: int = 0
    digest: str = "0" * 64


def hear(ledger: Ledger, survey: Survey) -> Tale:
    """Bring the whole ledger into the survey. A line that cannot be read is passed over and
    stands among the breaks."""
    tale = Tale()
    with survey.at_once():
        storage.prepare(survey)
        survey.forget("told", "review")
        for each in ledger.walk():
            if isinstance(each, Fault):
                if len(tale.breaks) < _MOST_BREAKS:
                    tale.breaks.append(each)
            else:
                _take(each, survey, tale)
    return tale


def hear_on(ledger: Ledger, survey: Survey, tale: Tale) -> Iterator[str]:
    """Bring what was written since into the survey. Yields the places that may have changed."""
    with survey.at_once():
        for logged in ledger.entries(after=tale.size):
            before = survey.told(fold_number(logged.entry.number)) if logged.entry.number else None
            if before is not None and before.place:
                yield before.place
            _take(logged, survey, tale)
            if place_in(logged.entry):
                yield place_in(logged.entry)


def _take(logged: Logged, survey: Survey, tale: Tale) -> None:
    entry = logged.entry
    tale.size, tale.digest = entry.sequence, logged.digest
    if tale.founded_on is None:
        tale.founded_on = entry.at.astimezone().date()
    tale.names.hear(entry)
    if entry.act == Act.WAIVE:
        _waive(entry, tale)
    elif entry.act == Act.AUDIT:
        tale.audits.append(entry)
    if entry.act in _REVIEWS and isinstance(entry.details.get("review"), int):
        _tell_review(entry, survey)
    if entry.number and entry.act != Act.WAIVE:
        folded = fold_number(entry.number)
        told = _after(entry, survey.told(folded))
        if told is not None:
            survey.tell(told, folded)


def _tell_review(entry: LedgerEntry, survey: Survey) -> None:
    details = entry.details
    path, record = str(details.get("path", "")), str(details.get("record_sha256", ""))
    told = ReviewTold(details["review"], _REVIEWS[entry.act], path, record)
    storage.tell_review(survey, told)


def _waive(entry: LedgerEntry, tale: Tale) -> None:
    finding = str(entry.details.get("finding", ""))
    if entry.details.get("withdrawn"):
        tale.waivers.pop(finding, None)
        return
    reason = str(entry.details.get("reason", ""))
    tale.waivers[finding] = Waiver(finding, entry.actor.person, entry.at, reason)


def _after(entry: LedgerEntry, before: Told | None) -> Told | None:
    """What the ledger tells of a number after one more line; None where the line tells nothing."""
    if entry.act == Act.VOID:
        return _voided(entry, before)
    place = place_in(entry)
    if not place:
        return before
    at, draw = _instant(entry.at), draw_in(entry)
    told = before or Told(entry.number, CONTRACT, archived_at=at)
    if told.times == 0:
        told = told._replace(archived_at=at)
    if draw is not None:
        told = told._replace(scope=draw.scope, value=draw.value, given=draw.given)
    details = entry.details
    return told._replace(
        state=CONTRACT,
        place=place,
        record=str(details.get("record_sha256", "")),
        series=str(details.get("series", told.series)),
        customer=str(details.get("customer", told.customer)),
        changed_at=at,
        times=told.times + (entry.act in _FILING),
        forced=told.forced or bool(details.get("forced")),
    )


def _voided(entry: LedgerEntry, before: Told | None) -> Told:
    draw = draw_in(entry)
    told = before or Told(entry.number, VOID)
    if draw is not None and told.scope is None:
        told = told._replace(scope=draw.scope, value=draw.value, given=draw.given)
    reason = str(entry.details.get("reason", ""))
    return told._replace(voids=told.voids + 1, changed_at=_instant(entry.at), reason=reason)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
