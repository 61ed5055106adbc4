"""What a barcode of ours says: the archive, and the number that the pages behind it belong to, or
the place in the stacks that a box stands at."""

from __future__ import annotations

from typing import NamedTuple

from contract_archive.records.numbers import fold_number

_SIGN = "carchive"
_BOX_SIGN = "carchive-box"


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
    parts = _parts(payload, _SIGN)
    return Label(*parts) if parts else None


class BoxLabel(NamedTuple):
    """The label on a box, as printed: the archive, and the box's shelf mark."""

    fonds: str
    shelf_mark: str

    @property
    def payload(self) -> str:
        """The text inside the barcode: ``carchive-box:HT:A室/3柜/2层/盒12``."""
        return f"{_BOX_SIGN}:{self.fonds}:{self.shelf_mark}"

    def is_of(self, fonds: str) -> bool:
        """Tell whether the label was printed for the archive with this code."""
        return fold_number(self.fonds) == fold_number(fonds)


def read_box_label(payload: str) -> BoxLabel | None:
    """Return the box's label that a barcode's text is; None for any other barcode."""
    parts = _parts(payload, _BOX_SIGN)
    return BoxLabel(*parts) if parts and parts[1] else None


def _parts(payload: str, sign: str) -> tuple[str, str] | None:
    """The archive and what comes after it, of a text that begins with ``sign``."""
    begins, _colon, rest = payload.strip().partition(":")
    fonds, colon, told = rest.partition(":")
    if begins.casefold() != sign or not colon or not fonds.strip():
        return None
    return fonds.strip(), told.strip()
