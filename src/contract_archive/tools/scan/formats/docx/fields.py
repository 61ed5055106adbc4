"""Fields in running text: the numbers of pages are no words, all other results are."""

from __future__ import annotations

from contract_archive.tools.scan.formats.markup import (
    Element,
    all_in,
    children_of,
    name_of,
    value_of,
)

_PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


class Fields:
    """Follows the marks at which fields begin, give their result and end."""

    def __init__(self) -> None:
        self._open: list[bool] = []

    def mark(self, element: Element) -> str:
        """Take in the mark of a complex field. Returns its text where the mark itself has some."""
        kind = value_of(element, "fldCharType")
        if kind == "begin":
            self._open.append(_gives_page_number(_instruction_after(element)))
            return _box_of(element)
        if kind == "end" and self._open:
            self._open.pop()
        return ""

    def is_page_number(self, element: Element) -> bool:
        """Tell whether an element is, or lies within, a field that gives a page's number."""
        if name_of(element) == "fldSimple":
            return _gives_page_number(value_of(element, "instr"))
        return any(self._open) and name_of(element) == "t"


def _box_of(begin: Element) -> str:
    """Return the box of a form, ticked or not; empty for every other field."""
    for box in all_in(begin, "checkBox"):
        state = next(children_of(box, "checked"), next(children_of(box, "default"), None))
        ticked = state is not None and value_of(state, "val") not in ("0", "false", "off")
        return "☑" if ticked else "☐"
    return ""


def _instruction_after(begin: Element) -> str:
    """Return the instruction that follows the mark of a field's beginning, within its paragraph."""
    run = begin.getparent()
    words = []
    for sibling in run.itersiblings():
        words += [text.text or "" for text in all_in(sibling, "instrText")]
        if words and next(all_in(sibling, "fldChar"), None) is not None:
            break
    return "".join(words)


def _gives_page_number(instruction: str) -> bool:
    return instruction.split()[:1] != [] and instruction.split()[0].upper() in _PAGE_NUMBERS
