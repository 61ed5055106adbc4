"""Pages as pictures: print, ink by hand, and seals over both."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw

from contract_archive.demo import seal
from contract_archive.demo.layout import (
    A4,
    SEAL_DIAMETER,
    Autograph,
    Glyphs,
    Page,
    Rule,
    Seal,
)
from contract_archive.demo.typeface import advance, font

_PRINT = 26
_PEN = (30, 38, 96)


def paint(page: Page, dpi: int, random: Random) -> Image.Image:
    """Return ``page`` as it lies on the glass before anything wears it: RGB, A4 at ``dpi``."""
    scale = dpi / 72
    sheet = Image.new("L", (round(A4[0] * scale), round(A4[1] * scale)), 255)
    pen = ImageDraw.Draw(sheet)
    for glyphs in page.glyphs:
        _print(pen, glyphs, scale)
    for rule in page.rules:
        _rule(pen, rule, scale)
    picture = sheet.convert("RGB")
    for autograph in page.autographs:
        _sign(picture, autograph, scale, random)
    for each in page.seals:
        _stamp(picture, each, scale, random)
    return picture


def straddle(pictures: Sequence[Image.Image], name: str, dpi: int, random: Random) -> None:
    """Put one seal over the right edges of all pages, a slice on each (骑缝章)."""
    pixels = round(SEAL_DIAMETER * dpi / 72)
    mask = seal.stamped(name, "合同专用章", pixels, random)
    slice_width = pixels // len(pictures)
    top = round(pictures[0].height * random.uniform(0.42, 0.55))
    for n, picture in enumerate(pictures):
        part = mask.crop((n * slice_width, 0, (n + 1) * slice_width, pixels))
        _ink(picture, part, (picture.width - slice_width, top))


def seal_picture(mark: Seal, pixels: int) -> Image.Image:
    """Return a clean seal on nothing (RGBA), as electronic signing services place it."""
    picture = Image.new("RGBA", (pixels, pixels), (*seal.RED, 0))
    picture.putalpha(seal.seal_mask(mark.name, mark.legend, pixels))
    return picture


def _print(pen: ImageDraw.ImageDraw, glyphs: Glyphs, scale: float) -> None:
    pixels = glyphs.size * scale
    type_ = font(glyphs.face, pixels)
    x, y = glyphs.x * scale, glyphs.y * scale
    stroke = pixels * 0.018 if glyphs.bold else 0
    for letter in glyphs.text:
        if not letter.isspace():
            pen.text((x, y), letter, _PRINT, type_, anchor="ls", stroke_width=stroke)
        x += advance(glyphs.face, letter) * pixels + glyphs.spacing * scale


def _rule(pen: ImageDraw.ImageDraw, rule: Rule, scale: float) -> None:
    ends = tuple(round(each * scale) for each in (rule.x0, rule.y0, rule.x1, rule.y1))
    pen.line(ends, _PRINT + 20, max(1, round(rule.weight * scale)))


def _sign(picture: Image.Image, spot: Autograph, scale: float, random: Random) -> None:
    """Scrawl something nobody can read, in blue-black ink."""
    strokes = random.randrange(2, 4)
    pen = ImageDraw.Draw(picture)
    reach = spot.length / strokes
    for n in range(strokes):
        left = spot.x + reach * n
        count = random.randrange(5, 8)
        knots = [  # mostly to the right, sometimes back
            (left + reach * k / count + random.uniform(-7, 7), spot.y + random.uniform(-15, 5))
            for k in range(count)
        ]
        curve = [(x * scale, y * scale) for x, y in _smooth(knots)]
        pen.line(curve, _PEN, max(2, round(0.9 * scale)), joint="curve")


def _smooth(knots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points on a Catmull-Rom curve through ``knots``."""
    ends = [knots[0], *knots, knots[-1]]
    curve = []
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(12):
            t = step / 12
            curve.append((_spline(t, p0[0], p1[0], p2[0], p3[0]),
                          _spline(t, p0[1], p1[1], p2[1], p3[1])))  # fmt: skip
    return curve


def _spline(t: float, a: float, b: float, c: float, d: float) -> float:
    rising = c - a
    bend = 2 * a - 5 * b + 4 * c - d
    twist = 3 * b - a - 3 * c + d
    return b + 0.5 * t * (rising + t * (bend + t * twist))


def _stamp(picture: Image.Image, mark: Seal, scale: float, random: Random) -> None:
    pixels = round(SEAL_DIAMETER * scale)
    mask = seal.stamped(mark.name, mark.legend, pixels, random)
    x = round((mark.x + random.uniform(-14, 14)) * scale - pixels / 2)
    y = round((mark.y + random.uniform(-8, 8)) * scale - pixels / 2)
    x = max(0, min(x, picture.width - pixels))
    y = max(0, min(y, picture.height - pixels))
    _ink(picture, mask, (x, y))


def _ink(picture: Image.Image, mask: Image.Image, at: tuple[int, int]) -> None:
    """Lay red over ``picture`` where ``mask`` says; what is printed below stays visible."""
    place = (*at, at[0] + mask.width, at[1] + mask.height)
    white = Image.new("RGB", mask.size, (255, 255, 255))
    white.paste(seal.RED, mask=mask)
    picture.paste(ImageChops.multiply(picture.crop(place), white), place)
