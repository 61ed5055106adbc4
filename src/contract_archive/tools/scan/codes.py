"""Find our own barcodes in the picture of a page."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_archive.records.labels import read_label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COVER = 35.0  # millimetres: so wide is only the code of a cover sheet; a sticker's is smaller
_INCH = 25.4
_LAST_LINES = 3


class Codes(NamedTuple):
    """The payloads of our labels on a page, and whether the page is a cover sheet."""

    labels: tuple[str, ...] = ()
    cover: bool = False


def codes_on(image: NDArray[np.uint8], dpi: float) -> Codes:
    """Return our labels in ``image`` (rows, columns, BGR at ``dpi``), whichever way up it is.

    Barcodes of anybody else are passed over.
    """
    import zxingcpp

    wanted = zxingcpp.BarcodeFormats(
        [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128]
    )
    found = [each for each in zxingcpp.read_barcodes(image, wanted) if read_label(each.text)]
    return Codes(
        tuple(dict.fromkeys(each.text.strip() for each in found)),
        any(_width(each.position) / dpi * _INCH >= _COVER for each in found if _is_qr(each)),
    )


def codes_in(text: str) -> Codes:
    """Return what a page says that was never printed: a cover sheet straight from the file has its
    payload on a line of its own.
    """
    lines = (line.strip() for line in text.splitlines()[-_LAST_LINES:])
    found = tuple(line for line in lines if read_label(line))
    return Codes(found, bool(found))


def _is_qr(found: Any) -> bool:
    import zxingcpp

    return bool(found.format == zxingcpp.BarcodeFormat.QRCode)


def _width(place: Any) -> float:
    left, right = place.top_left, place.top_right
    return hypot(right.x - left.x, right.y - left.y)
