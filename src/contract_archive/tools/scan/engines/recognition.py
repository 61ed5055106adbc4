"""What every engine gives: the pieces of text of the upright page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from contract_archive.tools.scan.layout import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]


class Recognition(NamedTuple):
    """What was read on one page.

    ``turn``: degrees clockwise (0, 90, 180, 270) that bring the page upright; ``width`` and
    ``height`` of the upright image in pixels, in which the pieces' corners are measured.
    """

    turn: int
    width: int
    height: int
    pieces: tuple[Piece, ...]


class Engine(Protocol):
    """An OCR engine, loaded."""

    def read(self, image: Image) -> Recognition:
        """Read an image (rows, columns, BGR), whichever way up it is."""
        ...


def turned(image: Image, turn: int) -> Image:
    """Return an image turned clockwise by ``turn`` degrees (0, 90, 180, 270)."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(image, k=(360 - turn) // 90))
