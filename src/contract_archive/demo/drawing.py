"""A dozen contracts, each its own kind of agreement, look, scanner and file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from contract_archive.demo import files, painting
from contract_archive.demo.layout import Page, Style, lay_out
from contract_archive.demo.typeface import Face
from contract_archive.demo.wear import Wear, worn
from contract_archive.demo.wording import chinese_trade as trade
from contract_archive.demo.wording import chinese_works as works
from contract_archive.demo.wording import english
from contract_archive.demo.wording.blocks import Draft, Truth
from contract_archive.demo.wording.facts import Facts, draw_facts


@dataclass(frozen=True, slots=True)
class DemoContract:
    """A contract that was drawn: its files in page order, what stands on each page, the truth.

    ``dpi`` is None for a born-digital file.
    """

    files: tuple[Path, ...]
    texts: tuple[str, ...]
    truth: Truth
    dpi: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """How one contract of the set is made.

    ``company`` is the other party's place in the list of names, ``dpi`` None means born digital.
    """

    file: str
    wording: Callable[[Facts], Draft]
    company: int
    signed_on: date
    date_form: str
    style: Style = field(default_factory=Style)
    dpi: int | None = 200
    wear: Wear = field(default_factory=Wear)
    grey: bool = False

    @property
    def language(self) -> str:
        """``zh`` or ``en``, by the module the wording comes from."""
        return "en" if self.wording.__module__ == english.__name__ else "zh"


_WIDE = Style(size=12, leading=1.85)
_SANS = Style(face=Face.SANS, size=11, leading=1.8)
_SMALL = Style(size=11, leading=1.75, side=72, top=64, bottom=62)
_ONE_PAGE = Style(size=10.5, leading=1.62, side=78, top=62, footer="")
_ENGLISH = Style(size=11, leading=1.5, gap=0.55, footer="Page {page} of {pages}")
_ENGLISH_ONE = Style(size=10.5, leading=1.45, gap=0.5, top=84, footer="")
_LETTER = Style(face=Face.SANS, size=10.5, leading=1.55, gap=0.5, side=82, footer="- {page} -")
_COPIER = Wear(skew=1.5, blur=2.6, noise=7.5, paper=(232, 231, 227), specks=120)
_CREAM = Wear(skew=0.8, noise=4.0, paper=(247, 242, 229))
_FINE = Wear(skew=0.6, blur=1.0, noise=4.0, paper=(247, 247, 246), specks=20)
_NO_FOOTER = Style(size=11, side=80, footer="")

PLANS = (
    Plan("01-产品销售合同.pdf", trade.sale, 0, date(2024, 3, 5), "年月日", _WIDE),
    Plan("02-年度供货框架协议.pdf", trade.framework, 2, date(2025, 1, 8), "年月日", _SMALL),
    Plan("03-设备维护保养服务合同.jpg", works.service, 0, date(2026, 2, 26), "〇", _ONE_PAGE,
         wear=_CREAM),
    Plan("04-厂房租赁合同.png", works.lease, 3, date(2025, 6, 18), "年月日", _ONE_PAGE,
         wear=_COPIER, grey=True),
    Plan("05-保密协议.pdf", works.confidentiality, 4, date(2024, 11, 12), "〇", _NO_FOOTER,
         wear=_COPIER),
    Plan("06-设备采购合同.tif", trade.purchase, 8, date(2025, 9, 30), ".", _SANS),
    Plan("07-区域代理协议.pdf", trade.agency, 7, date(2026, 4, 20), "年月日", _ONE_PAGE,
         dpi=300, wear=_FINE),
    Plan("08-技术开发合同.pdf", works.development, 5, date(2026, 7, 1), "-", _SANS, dpi=None),
    Plan("09-Sales-Agreement.pdf", english.sale, 0, date(2024, 8, 14), "mdy", _ENGLISH,
         wear=_CREAM),
    Plan("10-Maintenance-Agreement.jpg", english.service, 0, date(2025, 10, 6), "dmy", _LETTER,
         wear=_COPIER),
    Plan("11-Non-Disclosure-Agreement.pdf", english.confidentiality, 4, date(2025, 4, 3), "mdy",
         _ENGLISH_ONE),
    Plan("12-Framework-Supply-Agreement.jpg", english.supply, 3, date(2026, 5, 11), "dmy",
         _ENGLISH_ONE, wear=_FINE),
)  # fmt: skip


def draw(folder: Path, seed: int = 1) -> tuple[DemoContract, ...]:
    """Draw the dozen into ``folder``, which is made if missing; the same seed, the same bytes."""
    return tuple(draw_each(folder, seed))


def draw_each(folder: Path, seed: int = 1) -> Iterator[DemoContract]:
    """Draw the dozen one by one, as :func:`draw` does, for a caller that shows progress."""
    for plan in PLANS:
        yield draw_one(plan, folder, seed)


def draw_one(plan: Plan, folder: Path, seed: int = 1) -> DemoContract:
    """Draw one contract by ``plan`` into ``folder``, the same as among the dozen of ``seed``."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(f"{seed}/{plan.file}")  # noqa: S311 — a drawing, no secret
    facts = draw_facts(random, plan.language, plan.company, plan.signed_on, plan.date_form)
    draft = plan.wording(facts)
    pages = lay_out(draft, plan.style)
    path = folder / plan.file
    if plan.dpi is None:
        written = files.write_born_digital(pages, path, draft.truth.title)
    else:
        written = _scan(plan, plan.dpi, pages, path, random)
    return DemoContract(written, tuple(page.text for page in pages), draft.truth, plan.dpi)


def _scan(
    plan: Plan, dpi: int, pages: tuple[Page, ...], path: Path, random: Random
) -> tuple[Path, ...]:
    pictures = [painting.paint(page, dpi, random) for page in pages]
    if len(pictures) > 1 and plan.language == "zh":
        painting.straddle(pictures, pages[-1].seals[0].name, dpi, random)
    pictures = [worn(picture, dpi, plan.wear, random) for picture in pictures]
    if plan.grey:
        pictures = [picture.convert("L") for picture in pictures]
    return files.write_scan(pictures, path, dpi)
