"""Where everything stands: a draft's blocks become pages of marks, in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field

from contract_archive.demo.breaking import SetLine, break_lines
from contract_archive.demo.typeface import Face, width
from contract_archive.demo.wording.blocks import (
    Block,
    Draft,
    Fields,
    Heading,
    Line,
    Paragraph,
    Signatory,
    Signatures,
    Table,
)

A4 = (595.0, 842.0)
SEAL_DIAMETER = 116.0  # 41 mm
_CELL = 4.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a contract is set: face, size of the body, margins (all in points).

    ``leading`` is the height of a line and ``gap`` the space after a paragraph, in ems.
    """

    face: Face = Face.SERIF
    size: float = 11.5
    leading: float = 1.65
    gap: float = 0
    side: float = 76
    top: float = 72
    bottom: float = 70
    footer: str = "第 {page} 页 共 {pages} 页"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text with its left end and baseline; ``spacing`` is added between letters."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    spacing: float = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.6


@dataclass(frozen=True, slots=True)
class Seal:
    """A round seal: its centre, the name on its arc, the legend below its star."""

    x: float
    y: float
    name: str
    legend: str


@dataclass(frozen=True, slots=True)
class Autograph:
    """A place where somebody signs by hand: the left end of the line and its length."""

    x: float
    y: float
    length: float


@dataclass(slots=True)
class Page:
    """One page: its marks, and its text line by line in reading order."""

    glyphs: list[Glyphs] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    autographs: list[Autograph] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The page's text, a line each."""
        return "\n".join(self.lines)


def lay_out(draft: Draft, style: Style) -> tuple[Page, ...]:
    """Return the pages of ``draft`` set in ``style``."""
    setter = _Setter(style)
    for block in draft.blocks:
        setter.add(block)
    for number, page in enumerate(setter.pages, start=1):
        _frame(page, style, draft.running_head, number, len(setter.pages))
    return tuple(setter.pages)


def _frame(page: Page, style: Style, head: str, number: int, pages: int) -> None:
    middle, size = A4[0] / 2, 9.0
    if head:
        page.glyphs.append(_centred(head, middle, 44, style.face, size))
        page.rules.append(Rule(style.side, 50, A4[0] - style.side, 50, 0.5))
        page.lines.insert(0, head)
    if style.footer:
        text = style.footer.format(page=number, pages=pages)
        page.glyphs.append(_centred(text, middle, A4[1] - 36, style.face, size))
        page.lines.append(text)


def _centred(text: str, x: float, y: float, face: Face, size: float) -> Glyphs:
    return Glyphs(x - width(face, text) * size / 2, y, text, face, size)


class _Setter:
    """Sets blocks one below the other and turns the page where the room ends."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.pages = [Page()]
        self.left, self.right = style.side, A4[0] - style.side
        self.step = style.size * style.leading
        self.y = style.top

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Line():
                self._line(block)
            case Paragraph():
                self._paragraph(block)
            case Fields():
                self._fields(block)
            case Table():
                self._table(block)
            case Signatures():
                self._signatures(block)

    def _need(self, height: float) -> None:
        if self.y + height > A4[1] - self.style.bottom:
            self.pages.append(Page())
            self.y = self.style.top

    def _put(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = 0,
        spacing: float = 0,
        bold: bool = False,
    ) -> None:
        size = size or self.style.size
        self.page.glyphs.append(Glyphs(x, y, text, self.style.face, size, spacing, bold))

    def _wide(self, text: str, size: float = 0) -> float:
        return width(self.style.face, text) * (size or self.style.size)

    def _broken(self, text: str, points: float, indent: float = 0) -> tuple[SetLine, ...]:
        return break_lines(text, self.style.face, points / self.style.size, indent)

    def _heading(self, block: Heading) -> None:
        height = block.size * 2
        self._need(height)
        x = (self.left + self.right - self._wide(block.text, block.size)) / 2
        self._put(block.text, x, self.y + block.size, size=block.size, bold=True)
        self.page.lines.append(block.text)
        self.y += height

    def _line(self, block: Line) -> None:
        self._need(self.step)
        slack = self.right - self.left - self._wide(block.text)
        x = self.left + {"left": 0.0, "center": slack / 2, "right": slack}[block.align]
        self._put(block.text, x, self.y + self.style.size, bold=block.bold)
        self.page.lines.append(block.text)
        self.y += self.step

    def _paragraph(self, block: Paragraph) -> None:
        lines = self._broken(block.text, self.right - self.left, block.indent)
        for n, line in enumerate(lines):
            self._need(self.step)
            x = self.left + (0 if n else block.indent * self.style.size)
            spacing = self._slack(line, self.right - x)
            self._put(line.text, x, self.y + self.style.size, spacing=spacing, bold=block.bold)
            self.page.lines.append(line.text)
            self.y += self.step
        self.y += self.style.gap * self.style.size

    def _slack(self, line: SetLine, room: float) -> float:
        """Return the space between letters that fills a line; English stays ragged."""
        if not line.goes_on or len(line.text) < 2 or line.text.isascii():
            return 0
        slack = (room - line.ems * self.style.size) / (len(line.text) - 1)
        return min(max(slack, 0), self.style.size * 0.12)

    def _fields(self, block: Fields) -> None:
        if block.boxed:
            rows = tuple((label, value) for label, value in block.rows)
            self._grid(rows, (22, 78), ())
            self.y += self.step * 0.5
            return
        self.y += self.step * 0.4
        column = (self.right - self.left) / block.columns
        colon = "：" if any(ord(letter) > 0x2E80 for letter in block.rows[0][0]) else ": "
        for start in range(0, len(block.rows), block.columns):
            cells = block.rows[start : start + block.columns]
            texts = tuple(f"{label}{colon}{value}" for label, value in cells)
            self._beside(texts, column)
        self.y += self.step * 0.4

    def _beside(self, texts: tuple[str, ...], column: float) -> None:
        cells = [self._broken(text, column - _CELL) for text in texts]
        height = max(len(cell) for cell in cells)
        self._need(self.step * height)
        for n, cell in enumerate(cells):
            for row, line in enumerate(cell):
                y = self.y + self.step * row + self.style.size
                self._put(line.text, self.left + column * n, y)
        self.page.lines += texts
        self.y += self.step * height

    def _table(self, block: Table) -> None:
        self._grid((block.head, *block.rows), block.widths, block.right)
        if block.total:
            self._grid(((block.total,),), (1,), ())
        self.y += self.step * 0.5

    def _grid(
        self, rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...], right: tuple[int, ...]
    ) -> None:
        unit = (self.right - self.left) / sum(widths)
        edges = [self.left]
        for share in widths:
            edges.append(edges[-1] + share * unit)
        for n, row in enumerate(rows):
            self._row(row, edges, () if n == 0 else right)

    def _row(self, row: tuple[str, ...], edges: list[float], right: tuple[int, ...]) -> None:
        cells = [
            self._broken(text, edges[n + 1] - edges[n] - 2 * _CELL) for n, text in enumerate(row)
        ]
        pitch = self.style.size * 1.35
        height = max(len(cell) for cell in cells) * pitch + 6
        self._need(height)
        for n, cell in enumerate(cells):
            for k, line in enumerate(cell):
                slack = edges[n + 1] - edges[n] - 2 * _CELL - line.ems * self.style.size
                x = edges[n] + _CELL + (slack if n in right else 0)
                self._put(line.text, x, self.y + pitch * k + self.style.size + 3)
        self._box(edges, height)
        self.page.lines.append(" ".join(row))
        self.y += height

    def _box(self, edges: list[float], height: float) -> None:
        top, bottom = self.y, self.y + height
        self.page.rules += [Rule(edges[0], y, edges[-1], y) for y in (top, bottom)]
        self.page.rules += [Rule(x, top, x, bottom) for x in edges]

    def _signatures(self, block: Signatures) -> None:
        rows = max(len(block.left.lines), len(block.right.lines))
        self._need(self.step * (rows + 1.5))
        self.y += self.step
        column = (self.right - self.left) / 2 + 6
        low = max(
            self._signatory(side, self.left + column * n, column - 14)
            for n, side in enumerate((block.left, block.right))
        )
        self.y = low + self.step

    def _signatory(self, side: Signatory, x: float, room: float) -> float:
        """Set one side and return where it ends."""
        y = self.y
        for n, text in enumerate(side.lines):
            if n == side.signed_line:
                start = x + self._wide(text) + 4
                self.page.autographs.append(Autograph(start, y + self.style.size, 70))
                self.page.rules.append(Rule(start, y + 14, x + room - 6, y + 14, 0.5))
            for line in self._broken(text, room):
                self._put(line.text, x, y + self.style.size)
                y += self.step
            self.page.lines.append(text)
        if side.seal:
            middle = (self.y + y) / 2
            self.page.seals.append(Seal(x + room * 0.56, middle, side.seal, side.legend))
        return y
