"""Try whether a record can stand in an archive at all, before it is on record for ever.

What a stranger's record says may be readable and still be nothing that a catalog can hold: a sum
that is no number, a notice of a million years. Found out after the commit point, it would hold up
every command that comes after.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from contract_archive.errors import InputError
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.vault import record
from contract_archive.locale import _
from contract_archive.records.contracts import Contract


class Trial:
    """A catalog for nothing but trying, in a scratch folder."""

    def __init__(self, folder: Path) -> None:
        self._catalog = Catalog.open(folder / "trial.sqlite", create=True)

    def __enter__(self) -> Trial:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._catalog.close()

    def refuse_impossible(self, contract: Contract, place: str) -> None:
        """Raise InputError where a contract cannot be recorded, or reads back as another."""
        try:
            if record.load(record.dump(contract)) != contract:
                raise ValueError(_("it does not read back as it was written"))
            with self._catalog.transaction():
                words = Catalog.words_of(contract, "")
                self._catalog.record(contract, place, words=words)
            self._catalog.hit(contract.number)
        except Exception as fault:  # whatever it is, it must not come up after the commit point
            raise InputError(
                _("{number}: its record cannot be kept: {reason}").format(
                    number=contract.number, reason=_reason(fault)
                ),
                _("Let the archive that it came from mend the record and hand it over again."),
            ) from fault


def _reason(fault: Exception) -> str:
    return str(fault) if isinstance(fault, ValueError) else type(fault).__name__
