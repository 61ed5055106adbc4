"""Blocks become pages: marks with places, in points from the top left of A4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from contract_archive.demo.breaking import break_lines
from contract_archive.demo.layout import A4, Glyphs, Page, Rule, Seal
from contract_archive.demo.typeface import Face, width

from .blocks import Block, Break, Cell, Grid, Margins, Row, Space, Text

_PAD = 4.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a specimen is set; sizes in points, ``leading`` in ems."""

    face: Face = Face.SERIF
    size: float = 10.5
    leading: float = 1.6
    side: float = 72
    top: float = 66
    bottom: float = 60


@dataclass(slots=True)
class Leaf(Page):
    """A page; ``hand`` is filled in by hand, ``stamps`` are struck on it in red."""

    hand: list[Glyphs] = field(default_factory=list)
    stamps: list[Glyphs] = field(default_factory=list)


def lay_out(blocks: Iterable[Block], margins: Margins, style: Style) -> tuple[Leaf, ...]:
    """Return the pages of ``blocks``, with what stands in their margins."""
    setter = _Setter(style)
    for block in blocks:
        setter.add(block)
    for number, leaf in enumerate(setter.leaves, start=1):
        _margins(leaf, margins, style, number, len(setter.leaves))
    return tuple(setter.leaves)


def text_of(leaf: Leaf) -> str:
    """Return a page's text as a good reader of files has it: row by row, from left to right."""
    rows: list[tuple[float, list[Glyphs]]] = []
    for each in sorted([*leaf.glyphs, *leaf.hand, *leaf.stamps], key=lambda glyphs: glyphs.y):
        if rows and each.y - rows[-1][0] < 3:
            rows[-1][1].append(each)
        else:
            rows.append((each.y, [each]))
    return "\n".join(_joined(sorted(row, key=lambda glyphs: glyphs.x)) for _, row in rows)


def _joined(row: Sequence[Glyphs]) -> str:
    text, end = "", 0.0
    for each in row:
        if text and each.x - end > 0.3 * each.size:
            text += " "
        text += each.text.strip()
        end = each.x + width(each.face, each.text) * each.size
    return text


def _margins(leaf: Leaf, margins: Margins, style: Style, number: int, pages: int) -> None:
    def put(text: str, y: float, x: float | None = None, into: list[Glyphs] = leaf.glyphs) -> None:
        left = (A4[0] - width(style.face, text) * 9) / 2 if x is None else x
        into.append(Glyphs(left, y, text, style.face, 9))

    if margins.fax:
        put(margins.fax, 24, 40)
    if margins.head:
        put(margins.head, 44)
    if margins.foot:
        put(margins.foot.format(page=number, pages=pages), A4[1] - 32)
    if number == 1:
        for n, line in enumerate(margins.stamp):
            put(line, 34 + 11 * n, A4[0] - 190, leaf.stamps)


class _Setter:
    """Sets blocks one below the other and turns the page where the room ends."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.leaves = [Leaf()]
        self.left, self.right = style.side, A4[0] - style.side
        self.step = style.size * style.leading
        self.y = style.top

    def add(self, block: Block) -> None:
        match block:
            case Text():
                self._text(block)
            case Grid():
                for row in block.rows:
                    self._row(row, block.boxed)
                self.y += self.step * 0.4
            case Break():
                self._turn()
            case Space():
                self.y += self.step * block.lines

    def _turn(self) -> None:
        self.leaves.append(Leaf())
        self.y = self.style.top

    def _need(self, height: float) -> None:
        if self.y + height > A4[1] - self.style.bottom:
            self._turn()

    def _put(self, text: str, x: float, y: float, size: float, bold: bool = False) -> None:
        if text.strip():
            self.leaves[-1].glyphs.append(Glyphs(x, y, text, self.style.face, size, 0, bold))

    def _text(self, block: Text) -> None:
        size = block.size or self.style.size
        room = (self.right - self.left) / size
        for n, line in enumerate(break_lines(block.text, self.style.face, room, block.indent)):
            self._need(size * self.style.leading)
            slack = self.right - self.left - line.ems * size
            x = self.left + {"left": 0.0, "center": slack / 2, "right": slack}[block.align]
            x += block.indent * size if n == 0 and block.align == "left" else 0
            self._put(line.text, x, self.y + size, size, block.bold)
            self.y += size * self.style.leading
        self.y += block.after * size

    def _row(self, row: Row, boxed: bool) -> None:
        unit = (self.right - self.left) / sum(row.widths)
        edges = [self.left]
        for share in row.widths:
            edges.append(edges[-1] + share * unit)
        cells = [self._lines(cell, edges[n + 1] - edges[n]) for n, cell in enumerate(row.cells)]
        height = max(len(lines) for lines in cells) * self.step + (_PAD if boxed else 0)
        self._need(height)
        for n, (cell, lines) in enumerate(zip(row.cells, cells, strict=True)):
            self._cell(cell, lines, edges[n], edges[n + 1])
        if boxed:
            self._box(edges, height)
        self.y += height

    def _lines(self, cell: Cell, room: float) -> list[str]:
        ems = (room - 2 * _PAD) / self.style.size
        return [
            line.text
            for part in cell.text.split("\n")
            for line in break_lines(part, self.style.face, ems)
        ]

    def _cell(self, cell: Cell, lines: Sequence[str], left: float, right: float) -> None:
        size, leaf = self.style.size, self.leaves[-1]
        for n, line in enumerate(lines):
            slack = right - left - 2 * _PAD - width(self.style.face, line) * size
            x = left + _PAD + (slack if cell.right else 0)
            y = self.y + self.step * n + size + 1
            if cell.hand and n == len(lines) - 1:
                label, colon, value = line.rpartition("：")
                start = x + width(self.style.face, label + colon) * size
                self._put(label + colon, x, y, size)
                leaf.hand.append(Glyphs(start, y, value, self.style.face, size))
            else:
                self._put(line, x, y, size)
        if cell.seal:
            middle = self.y + self.step * len(lines) / 2
            leaf.seals.append(Seal(left + (right - left) * 0.55, middle, cell.seal, "合同专用章"))

    def _box(self, edges: Sequence[float], height: float) -> None:
        top, bottom, leaf = self.y, self.y + height, self.leaves[-1]
        leaf.rules += [Rule(edges[0], y, edges[-1], y) for y in (top, bottom)]
        leaf.rules += [Rule(x, top, x, bottom) for x in edges]
