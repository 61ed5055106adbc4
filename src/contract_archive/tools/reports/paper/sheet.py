"""Sheets of A4 as an office prints them: margins, a running head, page numbers, two typefaces."""

from __future__ import annotations

from typing import NamedTuple

import pylopdf_fonts_zh_cn as fonts
from fpdf import FPDF

from contract_archive.locale import _, language
from contract_archive.tools.reports.codes import modules, runs
from contract_archive.tools.reports.paper.breaking import broken
from contract_archive.tools.reports.words import printable

LEFT, RIGHT, TOP, BOTTOM = 25.0, 20.0, 27.0, 24.0  # millimetres; the left margin is for binding
WIDTH = 210.0 - LEFT - RIGHT
FLOOR = 297.0 - BOTTOM
_MM = 25.4 / 72  # of a point
_THICKER = 0.022  # of the size: how much the outline of a bold letter adds

INK = (20, 20, 20)
FADED = (95, 95, 95)


class Type(NamedTuple):
    """How a text is set. ``size`` in points; ``ink`` is red, green, blue."""

    size: float = 9.0
    bold: bool = False
    face: str = "serif"
    ink: tuple[int, int, int] = INK
    leading: float = 1.42

    @property
    def height(self) -> float:
        """The height of one line, in millimetres."""
        return self.size * self.leading * _MM


BODY = Type(10.5, leading=1.6)
HEADING = Type(14, bold=True, face="sans")
SUBHEADING = Type(11, bold=True, face="sans")
SMALL = Type(8, ink=FADED)


class Sheets(FPDF):
    """The pages of one report. Positions are in millimetres from the upper left corner."""

    def __init__(self, title: str, head: str, reference: str) -> None:
        super().__init__(unit="mm", format="A4")
        self.head, self.reference = head, reference
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(auto=False)
        self.add_font("serif", fname=str(fonts.serif_path()))
        self.add_font("sans", fname=str(fonts.sans_path()))
        self.set_title(title)
        self.set_lang("zh-CN" if language() == "zh" else "en")
        self._widths: dict[tuple[str, str], float] = {}

    def header(self) -> None:
        """Draw the running head; the cover has none."""
        if self.page_no() == 1:
            return
        self.write_at(LEFT, 15.5, self.cut(self.head, SMALL, WIDTH * 0.7), SMALL)
        width = self.width_of(self.reference, SMALL)
        self.write_at(LEFT + WIDTH - width, 15.5, self.reference, SMALL)
        self.rule(21, 0.15)
        self.set_y(TOP)

    def footer(self) -> None:
        """Draw the page number, under everything."""
        said = _("Page {page} of {pages}").format(page=self.page_no(), pages="{nb}")
        self.set_font("serif", size=SMALL.size + 1)
        self.set_text_color(*FADED)
        self.set_xy(LEFT, 297 - 16)
        self.cell(WIDTH, 5, said, align="C")

    def width_of(self, text: str, type_: Type) -> float:
        """Return how wide a text is in one line."""
        return sum(self._unit(character, type_.face) for character in text) * type_.size

    def _unit(self, character: str, face: str) -> float:
        """Return the width of a character at one point."""
        key = (face, character)
        if key not in self._widths:
            self.set_font(face, size=100)
            self._widths[key] = self.get_string_width(character) / 100
        return self._widths[key]

    def lines(self, text: str, type_: Type, width: float) -> list[str]:
        """Return a text in lines of this width; what has no glyph is written out."""
        face, size = type_.face, type_.size
        return broken(self.known(text), width, lambda each: self._unit(each, face) * size)

    def known(self, text: str) -> str:
        """Return a text with characters that the typefaces do not have written out."""
        glyphs = self.fonts["serif"].cmap  # type: ignore[union-attr]
        return "".join(c if ord(c) in glyphs else f"\\U{ord(c):08x}" for c in printable(text))

    def cut(self, text: str, type_: Type, width: float) -> str:
        """Return a text that fits one line, its end left out where it must be."""
        lines = self.lines(text, type_, width)
        return lines[0] if len(lines) == 1 else lines[0][:-1] + "…"

    def write_at(self, x: float, y: float, text: str, type_: Type) -> None:
        """Write one line; ``y`` is the top of its line."""
        self.set_font(type_.face, size=type_.size)
        self.set_text_color(*type_.ink)
        base = y + type_.height / 2 + type_.size * _MM * 0.36
        if not type_.bold:
            self.text(x, base, text)
            return
        outline = type_.size * _THICKER
        with self.local_context(text_mode="FILL_STROKE", line_width=outline, draw_color=type_.ink):
            self.text(x, base, text)

    def paragraph(
        self, text: str, type_: Type = BODY, align: str = "L", after: float = 1.5
    ) -> None:
        """Write a paragraph in the width of the page, over as many pages as it needs."""
        for line in self.lines(text, type_, WIDTH):
            self.room_for(type_.height)
            spare = WIDTH - self.width_of(line, type_) if align != "L" else 0.0
            self.write_at(LEFT + spare / 2, self.get_y(), line, type_)
            self.set_y(self.get_y() + type_.height)
        self.set_y(self.get_y() + after)

    def heading(self, text: str, level: int = 0, room: float = 30) -> None:
        """Write a heading, marked in the outline, with at least ``room`` below it on its page."""
        type_ = SUBHEADING if level else HEADING
        self.room_for(type_.height + room)
        if self.get_y() > TOP + 1:
            self.set_y(self.get_y() + (3 if level else 6))
        self.start_section(printable(text), level=level)
        self.paragraph(text, type_, after=2)

    def room_for(self, height: float) -> None:
        """Begin a new page where ``height`` does not fit on this one."""
        if self.get_y() + height > FLOOR:
            self.add_page()

    def rule(self, y: float, thickness: float, ink: int = 20) -> None:
        """Draw a line across the page."""
        self.set_draw_color(ink)
        self.set_line_width(thickness)
        self.line(LEFT, y, LEFT + WIDTH, y)

    def code(self, text: str, x: float, y: float, side: float) -> None:
        """Draw a QR code of ``side`` millimetres, quiet zone included."""
        rows = modules(text)
        step = side / len(rows)
        self.set_fill_color(0)
        for down, row in enumerate(rows):
            for start, length in runs(row):
                self.rect(x + start * step, y + down * step, length * step, step, style="F")
