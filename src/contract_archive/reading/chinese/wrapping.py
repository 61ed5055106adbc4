"""Names that go on in the next line, alone or in a column of their own.

``甲方：南浦电缆集团有限公 乙方：望舒电气有限公`` over ``司 司``: each column breaks where it is
full, and the reader of the page puts the pieces of a line side by side.
"""

from __future__ import annotations

import re

from contract_archive.reading.chinese.names import (
    CHARACTER,
    HAN,
    STOP,
    TRIM,
    Name,
    Sort,
    form_left_open,
    is_organisation,
    tidy,
)
from contract_archive.reading.document import Document
from contract_archive.reading.gaps import gaps_of

_LONGEST_PIECE = 24
_WHOLE_FORMS = ("有限公司", "有限责任公司")
_FORM_ENDS = frozenset(form[at:] for form in _WHOLE_FORMS for at in range(1, len(form)))
"""Ends of legal forms, which only fit a name that has their beginning."""
_HEAD = re.compile(rf"{CHARACTER}{{2,44}}")
_PIECE = re.compile(rf"{CHARACTER}+")


def went_on(document: Document, start: int, end: int) -> Name | None:
    """Return the name that a run and a piece of the next line make; None where none fits."""
    head = document.text[start:end].rstrip(TRIM)
    line = document.line_at(start)
    if not _HEAD.fullmatch(head) or line + 1 >= len(document.lines):
        return None
    pieces = _pieces(document, line + 1)
    fitting = [piece for piece in pieces if _fits(head, document.text[piece[0] : piece[1]])]
    if not fitting:
        return None
    column = _open_before(document, line, start)
    piece = fitting[min(column, len(fitting) - 1)]
    name = tidy(head + document.text[piece[0] : piece[1]])
    return Name(name, start, piece[1], Sort.ORGANISATION, True)


def with_branch(document: Document, name: Name) -> Name:
    """Return a company's name with the branch that stands alone in the next line."""
    line = document.line_at(name.start) + 1
    branch = document.lines[line] if line < len(document.lines) else ""
    if not re.fullmatch(rf"[{HAN}]{{2,8}}分公司", branch):
        return name
    start = document.start_of(line)
    return name._replace(text=name.text + branch, end=start + len(branch))


def _pieces(document: Document, line: int) -> list[tuple[int, int]]:
    """Return what stands in a line between spaces, each up to where no name goes on."""
    start = document.start_of(line)
    end = start + len(document.lines[line])
    found = []
    for a, b in gaps_of(document).pieces(start, end):
        stop = STOP.search(document.text, a, b)
        b = stop.start() if stop else b
        if a < b <= a + _LONGEST_PIECE and _PIECE.fullmatch(document.text, a, b):
            found.append((a, b))
    return found


def _fits(head: str, piece: str) -> bool:
    """Tell whether a piece completes a name that broke off."""
    rests = form_left_open(head)
    if rests:
        return piece in rests
    joined = head + piece
    if piece in _FORM_ENDS and not joined.endswith(_WHOLE_FORMS):
        return False
    return is_organisation(joined) and not is_organisation(head) and "有有限" not in joined


def _open_before(document: Document, line: int, start: int) -> int:
    """Return how many names left of ``start`` broke off in the same line."""
    begin = document.start_of(line)
    before = gaps_of(document).pieces(begin, start)
    return sum(bool(form_left_open(document.text[a:b])) for a, b in before)
