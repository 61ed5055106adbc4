"""How well pages are read, condition by condition, beside Tesseract on the same pages.

    python benchmarks/ocr.py [--pages N] [--seed S] [--conditions clean,seal,…] [--without-baseline]

Pages of invented contracts are painted, worn as the condition says and written as files. Both
readers get the same files: ours as ``carchive ingest`` reads them, through the scan desk;
Tesseract as ``tesseract FILE - -l chi_sim+eng``. Printed are the character error rate, the seconds
a page takes, and our mean confidence.

The error rate counts, for each printed line, the edits between it and the stretch of the answer
that is most like it, over the letters of all lines, white space and
width apart. So neither the order of
columns counts nor what stands on a page beside the print: the letters of a seal, a scrawl.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy
from PIL import Image, ImageFilter
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from contract_archive.demo import painting
from contract_archive.demo.drawing import PLANS
from contract_archive.demo.layout import Page, Seal, lay_out
from contract_archive.demo.wear import Wear, worn
from contract_archive.demo.wording.facts import draw_facts
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.scan import ScanDesk, ScanRequest

_SCANNER = Wear()
Damage = Callable[[Image.Image, int, Random], Image.Image]


@dataclass(frozen=True)
class Condition:
    """How a page reaches us: the scanner's resolution, its wear, and what else befell it."""

    dpi: int = 200
    wear: Wear = _SCANNER
    damage: Damage = lambda picture, _dpi, _random: picture
    seals: int = 0
    quality: int = 75


class Read(NamedTuple):
    """What one reader made of one page."""

    errors: int
    letters: int
    seconds: float
    confidence: float | None


def faint(picture: Image.Image, _dpi: int, _random: Random) -> Image.Image:
    """A cartridge near its end: ink at a quarter of its strength."""
    return picture.point(lambda level: 255 - (255 - level) // 4)


def grey(picture: Image.Image, _dpi: int, _random: Random) -> Image.Image:
    """A copy on a dark background, darker towards one side."""
    pixels = numpy.asarray(picture, dtype=numpy.float32)
    shade = numpy.linspace(0.45, 0.75, pixels.shape[1], dtype=numpy.float32)[None, :, None]
    return Image.fromarray((pixels * shade).astype(numpy.uint8))


def fax(picture: Image.Image, dpi: int, random: Random) -> Image.Image:
    """Fine mode: 204 by 196 dots an inch, black or white, a few lines lost."""
    grain = numpy.random.default_rng(random.getrandbits(32)).normal(0, 18, picture.size[::-1])
    pixels = numpy.asarray(picture.convert("L"), dtype=numpy.float32) + grain
    dots = numpy.where(pixels > 150, 255, 0).astype(numpy.uint8)
    for _ in range(6):
        dots[random.randrange(dots.shape[0])] = 255
    return Image.fromarray(dots).convert("RGB").resize(picture.size) if dpi else picture


def askew(picture: Image.Image, _dpi: int, random: Random) -> Image.Image:
    """Laid on the glass in a hurry: three to seven degrees."""
    angle = random.choice((-1, 1)) * random.uniform(3, 7)
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(250, 250, 248))


def upside_down(picture: Image.Image, _dpi: int, _random: Random) -> Image.Image:
    """Fed the wrong way round."""
    return picture.rotate(180)


def sideways(picture: Image.Image, _dpi: int, _random: Random) -> Image.Image:
    """Fed along its long side."""
    return picture.transpose(Image.Transpose.ROTATE_90)


def through(picture: Image.Image, _dpi: int, _random: Random) -> Image.Image:
    """Thin paper: the other side shines through, mirrored."""
    back = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2))
    return Image.blend(picture, Image.fromarray(
        numpy.minimum(numpy.asarray(picture), 160 + numpy.asarray(back) * 95 // 255).astype("uint8")
    ), 1.0)  # fmt: skip


CONDITIONS = {
    "clean": Condition(wear=Wear(0.2, 0.6, 2.0, (252, 252, 252), 5)),
    "scan": Condition(),
    "300dpi": Condition(dpi=300),
    "150dpi": Condition(dpi=150),
    "askew": Condition(damage=askew),
    "upside-down": Condition(damage=upside_down),
    "sideways": Condition(damage=sideways),
    "seals": Condition(seals=6),
    "grey": Condition(damage=grey),
    "faint": Condition(damage=faint),
    "through": Condition(damage=through),
    "fax": Condition(damage=fax),
    "jpeg": Condition(quality=12),
}


def main() -> None:
    """Run the conditions asked for and print a table."""
    options = _options()
    names = options.conditions.split(",") if options.conditions else list(CONDITIONS)
    baseline = None if options.without_baseline else shutil.which("tesseract")
    print(f"{'condition':<12} {'pages':>5} {'ours':>8} {'s/page':>7} {'sure':>6}", end="")
    print(f" {'tesseract':>10} {'s/page':>7}" if baseline else "")
    with tempfile.TemporaryDirectory() as folder, ScanDesk(OcrSettings(), 1) as desk:
        _ours(desk, *next(_worn(CONDITIONS["clean"], 1, 0, Path(folder))))  # loads the models
        for name in names:
            pages = list(_worn(CONDITIONS[name], options.pages, options.seed, Path(folder)))
            ours = [_ours(desk, file, text) for file, text in pages]
            sure = [each.confidence for each in ours if each.confidence is not None]
            mean = sum(sure) / len(sure) if sure else 0.0
            print(f"{name:<12} {len(pages):>5} {_rate(ours)} {mean:>6.3f}", end="", flush=True)
            print(
                f"   {_rate([_tesseract(file, text) for file, text in pages])}" if baseline else ""
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=6, help="pages for each condition")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--conditions", default="", help=f"some of {','.join(CONDITIONS)}")
    parser.add_argument("--without-baseline", action="store_true")
    return parser.parse_args()


def _rate(reads: list[Read]) -> str:
    errors, letters = sum(each.errors for each in reads), sum(each.letters for each in reads)
    seconds = sum(each.seconds for each in reads) / len(reads)
    return f"{errors / letters:>8.2%} {seconds:>7.2f}"


def _pages(count: int, seed: int) -> Iterator[tuple[Page, Random]]:
    """Yield pages of Chinese contracts, of several kinds and looks."""
    plans = [plan for plan in PLANS if plan.language == "zh"]
    for number in range(count):
        plan = plans[number % len(plans)]
        random = Random(f"{seed}/{number}")
        facts = draw_facts(random, "zh", number, plan.signed_on, plan.date_form)
        pages = lay_out(plan.wording(facts), plan.style)
        yield pages[number % len(pages)], random


def _worn(condition: Condition, count: int, seed: int, folder: Path) -> Iterator[tuple[Path, str]]:
    for number, (page, random) in enumerate(_pages(count, seed)):
        picture = painting.paint(_sealed(page, condition.seals, random), condition.dpi, random)
        picture = condition.damage(picture, condition.dpi, random)
        picture = worn(picture, condition.dpi, condition.wear, random)
        file = folder / f"page-{number}.jpg"
        picture.save(file, dpi=(condition.dpi, condition.dpi), quality=condition.quality)
        yield file, page.text


def _sealed(page: Page, seals: int, random: Random) -> Page:
    """Put red seals over the page's text, wherever they fall."""
    from dataclasses import replace

    more = tuple(
        Seal(random.uniform(90, 500), random.uniform(120, 720), "示例之章有限公司", "合同专用章")
        for _ in range(seals)
    )
    return replace(page, seals=(*page.seals, *more))


def _ours(desk: ScanDesk, file: Path, truth: str) -> Read:
    work = Path(tempfile.mkdtemp(dir=file.parent))
    start = time.perf_counter()
    scan = desk.scan(ScanRequest((file,), work))
    seconds = time.perf_counter() - start
    shutil.rmtree(work)
    return _compared(scan.pages[0].text, truth, seconds, scan.pages[0].confidence)


def _tesseract(file: Path, truth: str) -> Read:
    start = time.perf_counter()
    command = ["tesseract", str(file), "-", "-l", "chi_sim+eng", "--psm", "3"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return _compared(answer.stdout, truth, time.perf_counter() - start, None)


def _compared(found: str, truth: str, seconds: float, confidence: float | None) -> Read:
    answer, *lines = map(_folded, (found, *truth.splitlines()))
    errors = sum(_edits(line, answer) for line in lines)
    return Read(errors, sum(map(len, lines)), seconds, confidence)


def _folded(text: str) -> str:
    """Return ``text`` in one width, as search sees it, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _edits(line: str, answer: str) -> int:
    """Return the edits between ``line`` and the stretch of ``answer`` that is most like it."""
    place = fuzz.partial_ratio_alignment(line, answer) if line and answer else None
    if place is None or len(answer) < len(line):
        return min(len(line), Levenshtein.distance(line, answer))
    ends = range(max(0, place.dest_end - 2), place.dest_end + 3)
    return min(Levenshtein.distance(line, answer[place.dest_start : end]) for end in ends)


if __name__ == "__main__":
    main()
