"""Round red seals: a ring, the name on the arc, a star, a legend; inked unevenly."""

from __future__ import annotations

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw

from contract_archive.demo.typeface import Face, font, width

RED = (203, 32, 44)
_FINE = 2  # drawn this many times larger, then reduced


@lru_cache(maxsize=16)
def seal_mask(name: str, legend: str, pixels: int) -> Image.Image:
    """Return a seal ``pixels`` wide as a mask: 255 where there is ink."""
    size = pixels * _FINE
    mask = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(mask)
    ring = max(2, round(size * 0.022))
    pen.ellipse((ring, ring, size - ring, size - ring), outline=255, width=ring)
    pen.polygon(_star(size / 2, size / 2, size * 0.155), fill=255)
    _arc(mask, name, size)
    _legend(pen, legend, size)
    return mask.resize((pixels, pixels), Image.Resampling.LANCZOS)


def stamped(name: str, legend: str, pixels: int, random: Random) -> Image.Image:
    """Return one impression as a mask: turned a little, the ink thin in places."""
    mask = seal_mask(name, legend, pixels)
    mask = mask.rotate(random.uniform(-14, 14), Image.Resampling.BICUBIC)
    return ImageChops.multiply(mask, _ink(pixels, random))


def _ink(pixels: int, random: Random) -> Image.Image:
    """Return how much ink there is, place by place: clouds and fine grain."""
    clouds = Image.new("L", (9, 9))
    clouds.putdata([random.randrange(150, 246) for _ in range(81)])
    grain = Image.new("L", (97, 97))
    grain.putdata([random.randrange(170, 256) for _ in range(97 * 97)])
    square = (pixels, pixels)
    return ImageChops.multiply(
        clouds.resize(square, Image.Resampling.BICUBIC),
        grain.resize(square, Image.Resampling.BILINEAR),
    )


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for n in range(10):
        reach = radius if n % 2 == 0 else radius * 0.382
        angle = math.radians(36 * n - 90)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return points


def _arc(mask: Image.Image, name: str, size: int) -> None:
    """Write ``name`` round the upper arc, each letter upright on the ring."""
    chinese = not name.isascii()
    height = size * (0.118 if chinese else 0.085)
    radius = size * (0.385 if chinese else 0.395)
    ems = [width(Face.SANS, letter) for letter in name]
    gap = 0.32 if chinese else 0.08
    natural = (sum(ems) + gap * len(name)) * height / radius
    squeeze = min(1.0, math.radians(285) / natural)
    angle = -natural * squeeze / 2
    for letter, em in zip(name, ems, strict=True):
        step = (em + gap) * height / radius * squeeze
        _letter(mask, letter, height, angle + step / 2, radius)
        angle += step


def _letter(mask: Image.Image, letter: str, height: float, angle: float, radius: float) -> None:
    side = round(height * 1.7)
    tile = Image.new("L", (side, side), 0)
    ImageDraw.Draw(tile).text(
        (side / 2, side / 2), letter, fill=255, font=font(Face.SANS, height), anchor="mm",
        stroke_width=round(height * 0.02),
    )  # fmt: skip
    tile = tile.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
    middle = mask.width / 2
    x = round(middle + radius * math.sin(angle) - side / 2)
    y = round(middle - radius * math.cos(angle) - side / 2)
    place = (x, y, x + side, y + side)
    mask.paste(ImageChops.lighter(mask.crop(place), tile), place)


def _legend(pen: ImageDraw.ImageDraw, legend: str, size: int) -> None:
    height = size * (0.082 if legend.isascii() else 0.1)
    place = (size / 2, size * 0.755)
    pen.text(place, legend, fill=255, font=font(Face.SANS, height), anchor="mm")
