"""What copying and scanning do to a page: skew, blur, grey paper, shadow, noise, specks."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter


@dataclass(frozen=True, slots=True)
class Wear:
    """How a scanner treats its pages.

    ``skew`` is the most a page turns, in degrees, ``blur`` in thousandths of an inch, ``noise``
    the deviation in grey levels, ``paper`` the colour of the sheet.
    """

    skew: float = 1.2
    blur: float = 1.6
    noise: float = 5.0
    paper: tuple[int, int, int] = (244, 243, 238)
    specks: int = 40


def worn(picture: Image.Image, dpi: int, wear: Wear, random: Random) -> Image.Image:
    """Return ``picture`` (RGB, white paper) as a scanner at ``dpi`` would have seen it."""
    angle = random.choice((-1, 1)) * random.uniform(0.25, 1) * wear.skew
    picture = picture.rotate(angle, Image.Resampling.BILINEAR, fillcolor=(255, 255, 255))
    _specks(picture, wear.specks, random)
    picture = picture.filter(ImageFilter.BoxBlur(wear.blur * dpi / 1000))
    light = _light(picture.size, random)
    sheet = Image.merge("RGB", [light.point(_dimmed(tone)) for tone in wear.paper])
    return _grained(ImageChops.multiply(picture, sheet), wear.noise, random)


def _dimmed(tone: int) -> list[int]:
    return [level * tone // 255 for level in range(256)]


def _light(size: tuple[int, int], random: Random) -> Image.Image:
    """Return how brightly each place is lit: slow clouds, and a shadow along one edge."""
    clouds = Image.new("L", (5, 7))
    clouds.putdata([random.randrange(246, 256) for _ in range(35)])
    light = clouds.resize(size, Image.Resampling.BICUBIC)
    edge = Image.new("L", (60, 1))
    edge.putdata([min(255, 214 + column * 6) for column in range(60)])
    shadow = Image.new("L", size, 255)
    band = edge.resize((size[0] // 40, size[1]), Image.Resampling.BILINEAR)
    if random.random() < 0.5:
        shadow.paste(band, (0, 0))
    else:
        flipped = band.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        shadow.paste(flipped, (size[0] - band.width, 0))
    return ImageChops.multiply(light, shadow)


def _specks(picture: Image.Image, count: int, random: Random) -> None:
    pen = ImageDraw.Draw(picture)
    for _ in range(count):
        x, y = random.uniform(0, picture.width), random.uniform(0, picture.height)
        reach, grey = random.uniform(0.4, 1.7), random.randrange(90, 200)
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=(grey, grey, grey))


def _grained(picture: Image.Image, deviation: float, random: Random) -> Image.Image:
    dice = numpy.random.default_rng(random.getrandbits(64))
    pixels = numpy.asarray(picture, dtype=numpy.int16)
    grain = dice.standard_normal(pixels.shape[:2], dtype=numpy.float32) * deviation
    noisy = pixels + grain.astype(numpy.int16)[:, :, None]
    return Image.fromarray(noisy.clip(0, 255).astype(numpy.uint8))
