"""How far a page lies askew, and its picture set straight.

The angle is that at which the ink falls into rows: letters stand on lines, and the rows of a page
seen along its lines are sharply black and white. Nothing is known of letters here, so it holds for
every engine and for a page that lies on its side.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]
    Numbers = NDArray[np.floating]

LEAST = 0.3
"""Degrees: a page askew by less is straight, and is left as it is."""
MOST = 10.0
"""Degrees: a page that seems to be askew by more was not understood."""

_DPI = 100.0  # enough for a twentieth of a degree, and quick
_MARGIN = 0.03  # of the page on each side, where the edges of the paper and shadows lie
_WINDOW = 31  # pixels around a pixel that say what is paper there
_DARKER = 18  # levels by which ink is darker than the paper around it
_BROAD, _EDGE = 25, 9  # pixels: what is broader than print, and the edge it has
_LID = 0.6  # of the paper's brightness: darker and broad is no paper
_LEAST_INK = 3000  # pixels: a few lines
_MOST_INK = 60_000  # pixels looked at
_COARSE, _FINE = 0.25, 0.05  # degrees
_AROUND = 1.5  # degrees about the coarse angle that are looked at closely
_CONTRAST = 1.5  # how much sharper the rows must be at the angle than in the middle of all
_RIVAL = 0.85  # of its sharpness may be reached at angles that are not it
_AGREED = 0.3  # degrees by which the halves of a page may differ
_HALF = 0.2  # share of the ink from which on a half is asked
_CUT = 0.003  # share of the ink that may fall off the page where it is set straight


class _Ink(NamedTuple):
    """Where ink lies: columns and rows from the middle of the page, in pixels of _DPI."""

    x: Numbers
    y: Numbers

    def along(self, chosen: Any) -> _Ink:
        """Return the ink that an index chooses."""
        return _Ink(self.x[chosen], self.y[chosen])

    @property
    def chance(self) -> float:
        """The sharpness that so much ink has without any order."""
        return 2.0 * self.x.size

    @property
    def sideways(self) -> _Ink:
        """The ink of the page laid on its side."""
        return _Ink(-self.y, self.x)


def skew_of(image: Image, dpi: float) -> float:
    """Return how many degrees clockwise a page lies askew, from its picture (BGR at ``dpi``).

    0 where it is straight, where that is not sure, and where setting it straight would cut print
    off the page.
    """
    found, width, height = _ink_on(image, dpi)
    if found.x.size < _LEAST_INK:
        return 0.0
    angle = _angle_of(found)
    if angle is None or not LEAST <= abs(angle) <= MOST:
        return 0.0
    if not _halves_agree(found, angle) or _share_cut(found, angle, width, height) > _CUT:
        return 0.0
    return round(angle, 2)


def straightened(image: Image, skew: float) -> Image:
    """Return the picture of a page turned counter-clockwise by ``skew`` degrees, as large."""
    import cv2

    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), skew, 1.0)
    turned: Image = cv2.warpAffine(  # type: ignore[assignment]
        image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    return turned


def _ink_on(image: Image, dpi: float) -> tuple[_Ink, int, int]:
    """Return the ink inside the margins, and the page's width and height."""
    import cv2
    import numpy as np

    grey = image.min(axis=2)
    scale = min(_DPI / dpi, 1.0)
    grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = grey.shape
    ink = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _WINDOW, _DARKER
    )
    ink[_dark_places(grey)] = 0
    off, down = round(width * _MARGIN), round(height * _MARGIN)
    rows, columns = np.nonzero(ink[down : height - down, off : width - off])
    chosen = slice(None, None, max(1, rows.size // _MOST_INK))
    x = (columns[chosen] + off - width / 2).astype(np.float32)
    y = (rows[chosen] + down - height / 2).astype(np.float32)
    return _Ink(x, y), width, height


def _dark_places(grey: Image) -> NDArray[np.bool_]:
    """Return where it is dark and broader than print: the scanner's lid beside the paper."""
    import cv2
    import numpy as np

    broad = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((_BROAD, _BROAD), np.uint8))
    dark = (broad < _LID * np.percentile(grey, 90)).astype(np.uint8)
    return cv2.dilate(dark, np.ones((_EDGE, _EDGE), np.uint8)).astype(bool)


def _angle_of(ink: _Ink) -> float | None:
    """Return the angle at which the ink falls into rows or columns; None where that is not sure."""
    import numpy as np

    coarse = np.arange(-MOST - 1, MOST + 1 + _COARSE / 2, _COARSE)
    some = ink.along(np.s_[::3])
    best, lines, near = 0.0, ink, 0.0
    for at, each in enumerate((some, some.sideways)):
        sharp = _sharpness(each, coarse)
        contrast = float((sharp.max() + each.chance) / (np.median(sharp) + each.chance))
        if contrast > best:
            best, near = contrast, float(coarse[sharp.argmax()])
            lines = ink.sideways if at else ink
    return _refined(lines, near) if best >= _CONTRAST else None


def _refined(ink: _Ink, near: float) -> float | None:
    """Return the angle near one; None where others are nearly as good."""
    import numpy as np

    angles = np.arange(near - _AROUND, near + _AROUND + _FINE / 2, _FINE)
    sharp = _sharpness(ink, angles)
    angle = float(angles[sharp.argmax()])
    others = sharp[np.abs(angles - angle) > LEAST]
    return angle if others.max() < _RIVAL * sharp.max() else None


def _sharpness(ink: _Ink, angles: Numbers) -> Numbers:
    """Return how sharply the ink falls into rows that lie askew by each of the angles."""
    import numpy as np

    sharp = []
    for angle in np.radians(angles).tolist():
        levels = ink.y * np.float32(cos(angle)) - ink.x * np.float32(sin(angle))
        rows = np.bincount((levels - levels.min()).astype(np.int32)).astype(np.float64)
        sharp.append(np.square(np.diff(rows)).sum())
    return np.array(sharp) - ink.chance


def _halves_agree(ink: _Ink, angle: float) -> bool:
    """Whether each half of the page that has enough ink lies askew by the same angle."""
    for half in (ink.along(ink.y < 0), ink.along(ink.y >= 0)):
        if half.x.size < max(_LEAST_INK, _HALF * ink.x.size):
            continue
        own = _angle_of(half)
        if own is not None and abs(own - angle) > _AGREED:
            return False
    return True


def _share_cut(ink: _Ink, angle: float, width: int, height: int) -> float:
    c, s = cos(radians(angle)), sin(radians(angle))
    x, y = ink.x * c + ink.y * s, ink.y * c - ink.x * s
    return float(((abs(x) > width / 2) | (abs(y) > height / 2)).mean())
