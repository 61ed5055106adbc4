"""What a barcode of ours says: the archive, and the number that the pages behind it belong to."""

from __future__ import annotations

from typing import NamedTuple

from contract_archive.records.numbers import fold_number

_SIGN = "carchive"


class Label(NamedTuple):
    """A label as printed. An empty ``number`` only says that a new document begins here."""

    fonds: str
    number: str = ""

    @property
    def payload(self) -> str:
        """The text inside the barcode: ``carchive:HT:XS-2024-0001``."""
        return f"{_SIGN}:{self.fonds}:{self.number}"

    def is_of(self, fonds: str) -> bool:
        """Tell whether the label was printed for the archive with this code."""
        return fold_number(self.fonds) == fold_number(fonds)


def read_label(payload: str) -> Label | None:
    """Return the label that a barcode's text is; None for anybody else's barcode."""
    sign, _colon, rest = payload.strip().partition(":")
    fonds, colon, number = rest.partition(":")
    if sign.casefold() != _SIGN or not colon or not fonds.strip():
        return None
    return Label(fonds.strip(), number.strip())
