"""Lift red seals off a page, so that the print below them can be read.

A seal is red ink in the size of a seal; other red, a letterhead or a number stamped in a line, is
text and stays. Ink is translucent: in the red channel a seal is nearly paper, and the black print
under it as dark as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

_REDDER = 35  # by so many levels is red ink redder than green and blue
_LEAST_SHARE = 0.0005  # of a page; less red is no seal
_INCH = 25.4
_SMALLEST = 14.0  # millimetres, the longer side
_LINE = 22.0  # millimetres: what is wide and not as high is a line of red print
_BRIDGED = 2.5  # millimetres between the letters on a seal's ring
_INKED = 0.04  # share of a seal's box that is red


def without_seals(image: Image, dpi: float) -> Image:
    """Return ``image`` (rows, columns, BGR at ``dpi``) with its seals lifted, itself if none."""
    import numpy as np

    red = _red(image)
    if red.mean() < _LEAST_SHARE:
        return image
    boxes = _seal_boxes(red, dpi)
    if not boxes:
        return image
    lifted = image.copy()
    for top, bottom, left, right in boxes:
        place = np.s_[top:bottom, left:right]
        lifted[place] = _lifted(image[place], red[place])[:, :, None]
    return lifted


def _red(image: Image) -> NDArray[np.bool_]:
    import numpy as np

    blue, green, red = (image[:, :, channel].astype(np.int16) for channel in range(3))
    return red - np.maximum(green, blue) > _REDDER


def _seal_boxes(red: NDArray[np.bool_], dpi: float) -> list[tuple[int, int, int, int]]:
    """Return the boxes (top, bottom, left, right) of red spots that are seals in size and shape."""
    import cv2
    import numpy as np

    reach = max(1, round(_BRIDGED / _INCH * dpi))
    joined = cv2.dilate(red.astype(np.uint8), np.ones((reach, reach), np.uint8))
    _count, _labels, spots, _centres = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = []
    for left, top, width, height, _area in spots[1:].tolist():
        box = (top, top + height, left, left + width)
        if _is_seal(width, height, dpi) and red[box[0] : box[1], box[2] : box[3]].mean() > _INKED:
            boxes.append(box)
    return boxes


def _is_seal(width: int, height: int, dpi: float) -> bool:
    """Tell a seal, a slice of one, or several that touch, from red print in lines."""
    wide, high = (side / dpi * _INCH for side in (width, height))
    if max(wide, high) < _SMALLEST:
        return False
    return high >= _LINE or wide <= 2 * high


def _lifted(piece: Image, red: NDArray[np.bool_]) -> Image:
    """Return the red channel of a piece of the page, stretched until the seal's ink is paper."""
    import numpy as np

    channel = piece[:, :, 2].astype(np.float32)
    ink = float(np.percentile(channel[red], 30)) if red.any() else 255.0
    paper = float(np.percentile(channel, 90))
    darker = channel * (paper / max(ink, 1.0))
    near_red = _spread(red)
    return np.where(near_red, np.minimum(darker, paper), channel).clip(0, 255).astype(np.uint8)


def _spread(red: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return ``red`` with the pale fringe around it."""
    import cv2
    import numpy as np

    return cv2.dilate(red.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
