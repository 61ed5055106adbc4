"""From JPEG, PNG and TIFF to a PDF of the same pixels.

Where the format allows it the image goes into the PDF as it is, without being decoded.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from contract_archive.tools.scan.limits import MOST_PAGES, MOST_PIXELS
from contract_archive.tools.scan.refusals import (
    Noticed,
    Refusal,
    RefusedFileError,
    Remark,
    raise_machines_fault,
)

if TYPE_CHECKING:
    from PIL import Image

_A4_LONG_SIDE = 11.69  # inches
_LARGEST_SHEET = 23.5  # inches, A2: a larger one with a low resolution is a camera's guess
_DEFAULT_DPIS = (72, 96)  # what programs write that do not know
_LEAST_DPI, _MOST_DPI = 36, 1200
_LEAST_PAGE_SIDE = 600  # pixels: A5 at 100 dpi
_EIGHT_BITS, _SIXTEEN_BITS = 256, 65535


def picture_to_pdf(file: Path, work: Path, target: Path) -> list[Noticed]:
    """Write the image ``file`` as a PDF, a page for each frame.

    Returns a remark when the image is damaged, but not beyond use. Raises RefusedFileError for too
    many pixels or frames, judged before anything is decoded, and for an image that cannot be read.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    try:
        _refuse_giants(file)
        noticed = [] if _decodes(file) else [Noticed(Remark.DAMAGED_IMAGE)]
        _convert_somehow(file, work, target)
    except Image.DecompressionBombError as error:
        raise RefusedFileError(Refusal.TOO_MANY_PIXELS, str(file)) from error
    except Exception as error:  # decoders of broken images raise anything
        raise_machines_fault(error)
        raise RefusedFileError(Refusal.DAMAGED_IMAGE, str(file), str(error)) from error
    return noticed


def is_page_sized(file: Path | BinaryIO) -> bool:
    """Tell whether an image may be the picture of a page, rather than a logo or a smiley."""
    from PIL import Image

    try:
        with Image.open(file) as image:
            return min(image.size) >= _LEAST_PAGE_SIDE
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def _refuse_giants(file: Path) -> None:
    from PIL import Image, ImageSequence

    with Image.open(file) as image:
        for number, frame in enumerate(ImageSequence.Iterator(image), 1):
            if frame.width * frame.height > MOST_PIXELS:
                raise RefusedFileError(Refusal.TOO_MANY_PIXELS, str(file))
            if number > MOST_PAGES:
                raise RefusedFileError(Refusal.TOO_MANY_PAGES, str(file), str(number))


def _decodes(file: Path) -> bool:
    """Whether every frame is there to its end: a scan cut off in transfer must not pass unseen."""
    from PIL import Image, ImageSequence

    try:
        with Image.open(file) as image:
            for frame in ImageSequence.Iterator(image):
                frame.load()
    except (OSError, ValueError, SyntaxError):
        return False
    return True


def _convert_somehow(file: Path, work: Path, target: Path) -> None:
    if not _is_colour_tiff(file):  # img2pdf would squeeze one losslessly, a second a page
        try:
            _convert([file], target)
        except Exception as error:  # what img2pdf does not take: transparency, odd depths
            raise_machines_fault(error)
            target.unlink(missing_ok=True)
        else:
            return
    _convert(_as_plain_frames(file, work), target)


def _is_colour_tiff(file: Path) -> bool:
    from PIL import Image

    with Image.open(file) as image:
        return image.format == "TIFF" and image.mode != "1"


def _convert(files: list[Path], target: Path) -> None:
    import img2pdf

    with target.open("wb") as stream:
        img2pdf.convert(
            [str(file) for file in files],
            layout_fun=_layout,
            outputstream=stream,
            engine=img2pdf.Engine.pikepdf,
            rotation=img2pdf.Rotation.ifvalid,
        )


def _layout(wide: int, high: int, dpi: tuple[float, float]) -> tuple[float, float, float, float]:
    """Tell img2pdf the size of page and image, in points."""
    across, down = credible_dpi(wide, high, dpi)
    width, height = wide / across * 72, high / down * 72
    return width, height, width, height


def credible_dpi(wide: int, high: int, dpi: tuple[float, float]) -> tuple[float, float]:
    """Return ``dpi`` if a scanner may have meant it, else what makes the page A4."""
    low = min(dpi)
    inches = max(wide / max(dpi[0], 1), high / max(dpi[1], 1))
    unknown = round(low) in _DEFAULT_DPIS or not _LEAST_DPI <= low <= max(dpi) <= _MOST_DPI
    if unknown or (inches > _LARGEST_SHEET and low < 150):
        guess = max(_LEAST_DPI, min(max(wide, high) / _A4_LONG_SIDE, _MOST_DPI))
        return guess, guess
    return dpi


def _as_plain_frames(file: Path, work: Path) -> list[Path]:
    """Decode every frame to grey or colour without transparency, the right way up."""
    from PIL import Image, ImageOps, ImageSequence

    plain = []
    with Image.open(file) as image:
        for number, frame in enumerate(ImageSequence.Iterator(image)):
            lossy = frame.info.get("compression") == "jpeg" or image.format == "JPEG"
            dpi = frame.info.get("dpi")
            options: dict[str, Any] = {"quality": 92} if lossy else {"compress_level": 1}
            if dpi:
                options["dpi"] = tuple(map(float, dpi))
            target = work / f"frame-{number}.{'jpg' if lossy else 'png'}"
            ImageOps.exif_transpose(_without_alpha(frame)).save(target, **options)
            plain.append(target)
    return plain


def _without_alpha(frame: Image.Image) -> Image.Image:
    from PIL import Image

    if frame.mode.startswith("I") or frame.mode == "F":
        grey = frame.convert("F")
        high = cast("tuple[float, float]", grey.getextrema())[1]
        scale = 1.0 if high < _EIGHT_BITS else 255 / _SIXTEEN_BITS
        return grey.point(lambda value: value * scale).convert("L")
    if frame.mode in ("1", "L", "RGB"):
        return frame.copy()
    colours = frame.convert("RGBA")
    white = Image.new("RGBA", colours.size, "white")
    return Image.alpha_composite(white, colours).convert("RGB")
