"""Specimens as paper that was filled in, sealed, copied, faxed and scanned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

import numpy
from PIL import Image, ImageDraw, ImageFilter

from contract_archive.demo import painting, seal
from contract_archive.demo.layout import Glyphs
from contract_archive.demo.typeface import font, width
from contract_archive.demo.wear import Wear, worn

from .setting import Leaf

PENS = ((30, 38, 96), (24, 24, 28), (20, 60, 130))


@dataclass(frozen=True, slots=True)
class Look:
    """How a specimen was scanned.

    ``ink`` (0 black to 255 nothing) lifts the print, ``bilevel`` is a fax's black and white,
    ``quality`` JPEG's, ``turns`` the quarter turns of pages laid in wrongly, ``thick`` a copy of a
    copy, ``seals`` how many more seals are struck, each anywhere on the lower half.
    """

    name: str
    dpi: int = 200
    wear: Wear = field(default_factory=Wear)
    ink: int = 0
    bilevel: bool = False
    grey: bool = False
    quality: int = 70
    turns: tuple[int, ...] = ()
    thick: bool = False
    seals: int = 0


LOOKS = (
    Look("fine", 300, Wear(skew=0.6, blur=1.0, noise=4, paper=(247, 247, 246), specks=20)),
    Look("office"),
    Look("grey", 200, Wear(skew=1.2, noise=7, paper=(214, 213, 208), specks=80), grey=True),
    Look("fax", 200, Wear(skew=0.8, blur=1.2, noise=14, specks=160), bilevel=True),
    Look("faint", 200, Wear(skew=1.0, blur=1.8, noise=6), ink=120),
    Look("compressed", 200, Wear(skew=1.0, blur=1.4), quality=22),
    Look("crooked", 200, Wear(skew=3.5)),
    Look("upside-down", 200, Wear(), turns=(2,)),
    Look("sideways", 200, Wear(), turns=(1, 3)),
    Look("sealed", 200, Wear(skew=1.0), seals=3),
    Look("copied", 200, Wear(skew=1.5, blur=2.6, noise=9, paper=(233, 232, 228), specks=200),
         thick=True),
    Look("fine-faint", 300, Wear(skew=0.8, noise=6, paper=(240, 240, 236)), ink=135, grey=True),
)  # fmt: skip


def scanned(leaves: Sequence[Leaf], look: Look, dice: Random) -> list[Image.Image]:
    """Return the pages as the scanner saw them."""
    pictures = [_paper(leaf, look, dice) for leaf in leaves]
    names = [mark.name for leaf in leaves for mark in leaf.seals]
    if names and len(pictures) > 1:
        painting.straddle(pictures, names[0], look.dpi, dice)
    for _ in range(look.seals if names else 0):
        _strike(dice.choice(pictures), dice.choice(names), look.dpi, dice)
    turned = dice.randrange(len(pictures)) if look.turns else -1
    return [
        _finished(picture, look, dice, dice.choice(look.turns) if n == turned else 0)
        for n, picture in enumerate(pictures)
    ]


def _paper(leaf: Leaf, look: Look, dice: Random) -> Image.Image:
    picture = painting.paint(leaf, look.dpi, dice)
    if look.ink:
        lifted = [look.ink + level * (255 - look.ink) // 255 for level in range(256)]
        picture = picture.point(lifted * 3)
    for glyphs in leaf.hand:
        _by_hand(picture, glyphs, look.dpi / 72, dice)
    for glyphs in leaf.stamps:
        _rubber(picture, glyphs, look.dpi / 72)
    return picture


def _by_hand(picture: Image.Image, glyphs: Glyphs, scale: float, dice: Random) -> None:
    """Write letter by letter, each a little higher, lower, larger or askew."""
    pen, x = dice.choice(PENS), glyphs.x * scale
    slant = dice.uniform(-0.25, -0.05)
    for letter in glyphs.text:
        size = glyphs.size * scale * dice.uniform(1.0, 1.25)
        step = width(glyphs.face, letter) * size
        if not letter.isspace():
            tile = _letter(letter, glyphs, size, slant, dice)
            y = glyphs.y * scale - size * 1.25 + dice.uniform(-1.5, 1.5) * scale
            ink = Image.new("RGB", tile.size, pen)
            picture.paste(ink, (round(x - size * 0.3), round(y)), tile)
        x += step * dice.uniform(0.96, 1.08)


def _letter(letter: str, glyphs: Glyphs, size: float, slant: float, dice: Random) -> Image.Image:
    side = round(size * 1.8)
    tile = Image.new("L", (side, side), 0)
    place = (side * 0.17, side * 0.69)
    ImageDraw.Draw(tile).text(place, letter, 255, font(glyphs.face, size), anchor="ls")
    tile = tile.rotate(dice.uniform(-9, 9), Image.Resampling.BICUBIC)
    sheared = (1, -slant, slant * side * 0.5, 0, 1, 0)
    return tile.transform(tile.size, Image.Transform.AFFINE, sheared, Image.Resampling.BICUBIC)


def _rubber(picture: Image.Image, glyphs: Glyphs, scale: float) -> None:
    """Stamp one line in red."""
    pen = ImageDraw.Draw(picture)
    place = (glyphs.x * scale, glyphs.y * scale)
    pen.text(place, glyphs.text, seal.RED, font(glyphs.face, glyphs.size * scale), anchor="ls")


def _strike(picture: Image.Image, name: str, dpi: int, dice: Random) -> None:
    """Strike one more seal somewhere over the print."""
    pixels = round(116 * dpi / 72)
    mask = seal.stamped(name, "合同专用章", pixels, dice)
    x = dice.randrange(picture.width // 8, picture.width * 7 // 8 - pixels)
    y = dice.randrange(picture.height // 12, picture.height - pixels)
    ink = Image.new("RGB", mask.size, seal.RED)
    below = picture.crop((x, y, x + pixels, y + pixels))
    darkest = Image.composite(ink, below, mask)
    picture.paste(Image.fromarray(numpy.minimum(numpy.asarray(darkest), below)), (x, y))


def _finished(picture: Image.Image, look: Look, dice: Random, turns: int) -> Image.Image:
    if look.thick:
        picture = picture.filter(ImageFilter.MinFilter(3))
    picture = worn(picture, look.dpi, look.wear, dice)
    if look.grey or look.bilevel:
        picture = picture.convert("L")
    if look.bilevel:
        picture = picture.point([0 if level < 168 else 255 for level in range(256)]).convert("1")
    return picture.rotate(90 * turns, expand=True) if turns else picture


def straightened(look: Look) -> Look:
    """Return the same look with every page the right way up."""
    return replace(look, turns=())
