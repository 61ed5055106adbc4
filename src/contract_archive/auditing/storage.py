"""Storage 存储: the files are what they were, where they were, and nothing else is there."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, Needs, on_contract
from contract_archive.locale import _
from contract_archive.records.findings import Area, Property, Severity


@on_contract(
    "file-changed",
    Area.STORAGE,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("a file is not what its record says"),
    needs=Needs.BYTES,
)
def file_changed(case: Case) -> Iterator[Fault]:
    """The bytes of a recorded file have another SHA-256 than the record."""
    for seen in case.files:
        if seen.sha256 and seen.sha256 != seen.file.fixity.sha256:
            yield Fault(
                _("{path}: its bytes have changed").format(path=seen.file.path),
                expected=seen.file.fixity.sha256,
                found=seen.sha256,
                remedy=_("Restore the file from a backup."),
                path=f"{case.place}/{seen.file.path}",
            )
