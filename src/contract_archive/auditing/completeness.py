"""Completeness 完整: nothing that should be there is missing."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.auditing.checks import Fault, on_whole
from contract_archive.auditing.scoping import may_be_inside
from contract_archive.auditing.whole import Whole
from contract_archive.locale import _
from contract_archive.records.findings import Area, Property, Severity


@on_whole(
    "contract-missing",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("a contract that the ledger filed stands nowhere in the archive"),
)
def contract_missing(whole: Whole) -> Iterator[Fault]:
    """A number that is a contract by the ledger, and no folder bears it."""
    for told in whole.survey.missing():
        if may_be_inside(whole.request.scope, told):
            yield Fault(
                _("the folder of {number} is gone").format(number=told.number),
                expected=told.place,
                remedy=_("Restore the folder from a backup, or put it back where it was."),
                number=told.number,
                path=told.place,
            )
