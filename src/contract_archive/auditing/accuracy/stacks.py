"""The closed stacks: where an archive has them, what is over long since stands there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from contract_archive.auditing.cataloged import catalog_fault
from contract_archive.auditing.checks import Fault, on_whole
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError
from contract_archive.holdings.survey import Standing
from contract_archive.locale import _
from contract_archive.records.contracts import Contract
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.rules import retention

_GRACE = timedelta(days=90)


@on_whole(
    "expired-still-active",
    Area.ACCURACY,
    Property.USABILITY,
    Severity.WARNING,
    lambda: _("a contract that is over long since stands among the active ones"),
)
def expired_still_active(whole: Whole) -> Iterator[Fault]:
    """A contract expired or was terminated more than 90 days ago, and nobody closed it. Only where
    the archive closes contracts at all; one under a hold, on loan or opened again is none."""
    since = whole.today - _GRACE
    for standing, contract in _over(whole):
        told = retention.appraise(contract, whole.settings, whole.today)
        if told.closes and retention.is_over(contract, since):
            yield Fault(
                _("over since {day}, and still among the active contracts").format(
                    day=retention.last_day(contract)
                ),
                found=standing.place,
                remedy=_("Run `carchive expire`; where it goes on, file the renewal."),
                number=contract.number,
                path=standing.place,
            )


def _over(whole: Whole) -> Iterator[tuple[Standing, Contract]]:
    """The contracts in scope that may be over and are not closed, as they were filed."""
    if catalog_fault(whole):
        return
    try:
        places = whole.archive.catalog.left_open(whole.today - _GRACE)
    except ArchiveError:
        return  # catalog-unreadable tells it
    for place in places:
        standing = whole.survey.standing_at(place)
        if standing is None or standing.fault or not standing.inside:
            continue
        try:
            yield standing, whole.archive.vault.read(place)
        except ArchiveError:
            continue
