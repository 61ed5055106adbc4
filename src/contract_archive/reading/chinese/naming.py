"""Names where they stand: behind a label, in a row of cells, before a definition."""

from __future__ import annotations

import re

from contract_archive.reading.chinese.labels import LETTER, ROLE
from contract_archive.reading.chinese.names import (
    LATIN,
    MOST,
    ONE_OF_MANY,
    STOP,
    TRIM,
    Name,
    Sort,
    form_left_open,
    is_organisation,
    is_person,
    named,
    tidy,
)
from contract_archive.reading.chinese.traditional import plain, plain_text
from contract_archive.reading.chinese.wrapping import went_on, with_branch
from contract_archive.reading.document import Document
from contract_archive.reading.gaps import gaps_of

_LABEL_HERE = re.compile(rf"(?:{LETTER}|{ROLE})")
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,10}(?:分公司|分行|支行|分厂|分店)")
_BROKEN = 6  # characters of a bracket that a cell broke off
_SHORT_LINE = 24
_FULL_LINE = 20  # a line of running text that may break a name; a heading is shorter
_CLOSED = re.compile(r"[。;:]$")
_LEADS = re.compile(
    r"^(?:.*(?:本合同|本协议|本合约|日|双方|兹)[^由]{0,6}由|由|鉴于|兹有|今有|与|及|以及|特由|现由"
    r"|.*(?:确定|选定|评定)由?"
    r"|[^与和]{0,6}(?:接受|委托|聘请|邀请|授权|同意)"
    rf"|(?:{LETTER}|{ROLE})|\d+[.、)])"
)
_JOINING = re.compile(r"^(?:以及|和|与|及|同)")


def name_at(document: Document, start: int) -> Name | None:
    """Return the name that begins at ``start`` of the text; None where none does."""
    name = _name_at(document, start)
    printed = document.text[name.start : name.end] if name else ""
    if name is None or "\n" in printed or plain(printed) == printed:
        return name
    return name._replace(text=tidy(printed))


def _name_at(document: Document, start: int) -> Name | None:
    text = plain_text(document)
    line_end = _line_end(text, start)
    start = _behind_broken_bracket(document, _skipped(text, start, line_end), line_end)
    latin = LATIN.match(text, start, line_end)
    if latin:
        whole = latin.end() == line_end or STOP.match(text, latin.end()) is not None
        return Name(tidy(latin[0]), start, latin.end(), Sort.LATIN, whole)
    stop = STOP.search(text, start, min(line_end, start + MOST))
    end = stop.start() if stop else min(line_end, start + MOST)
    cut = _cell_end(document, start, end)
    bounded = stop is not None or cut < end or cut == line_end
    found = named(text[start:cut], start, bounded)
    if bounded and (found is None or found.sort is Sort.OTHER or not found.whole):
        column_ends = cut in (line_end, *gaps_of(document).within(start, line_end))
        on = went_on(document, start, cut) if column_ends or text[cut] in "甲乙丙丁" else None
        return on or _doubted(found, text[start:cut])
    if found and cut == line_end and found.sort is Sort.ORGANISATION:
        return with_branch(document, found)
    return found


def _behind_broken_bracket(document: Document, start: int, end: int) -> int:
    """Return where the cell begins behind a bracket that breaks off in its neighbour: 甲方(买."""
    gap = next(iter(gaps_of(document).within(start, min(end, start + _BROKEN))), None)
    broken = document.text.startswith("(", start) and gap and ")" not in document.text[start:gap]
    return gap if broken and gap else start


def _doubted(found: Name | None, run: str) -> Name | None:
    """Return a name, as no more than a run of letters where its legal form broke off."""
    if found and form_left_open(run.rstrip(TRIM)):
        return found._replace(sort=Sort.OTHER)
    return found


def _cell_end(document: Document, start: int, end: int) -> int:
    """Return where the cell that begins at ``start`` ends: at a gap before another label, or
    behind what is a name by itself."""
    text = plain_text(document)
    found = gaps_of(document).within(start, end)
    spaces = [at + 1 for at in range(start, end) if text[at] == " "]
    for at in sorted({*found, *spaces}):
        if _LABEL_HERE.match(text, at):
            return at
    for gap in found:
        company = text.endswith("公司", start, gap) and not _BRANCH.match(text, gap)
        if company and not text.startswith("(", gap):
            return gap
    if is_organisation(text[start:end].rstrip(TRIM)):
        return end
    for gap in found:
        if is_organisation(text[start:gap]) or is_person(text[start:gap]):
            return gap
    return end


def names_in_line(text: str, start: int, end: int) -> list[Name]:
    """Return the organisations that fill a line one after another; none where more is there."""
    found: list[Name] = []
    at = start
    while at < end:
        piece = ONE_OF_MANY.match(text, at, end)
        if piece is None:
            return []
        found.append(Name(tidy(piece[1]), piece.start(1), piece.end(1), Sort.ORGANISATION, True))
        at = piece.end()
    return found


def name_before(text: str, end: int, least: int = 0) -> Name | None:
    """Return the organisation whose name ends at ``end``; None where none does.

    Nothing before ``least`` belongs to it: there another definition ended.
    """
    begin = max(least, end - MOST)
    run = _unbroken(text, begin, end)
    latin = list(LATIN.finditer(run))
    if latin and latin[-1].end() == len(run):
        name = latin[-1][0]
        return Name(tidy(name), end - len(name), end, Sort.LATIN, True)
    if begin == least and least:
        run = _JOINING.sub("", run.lstrip(' )”",、'))
    cut = re.split(
        r"[,;。:、\"“”《》|_]|(?<=\d) (?=[\u4e00-\u9fff])|\)(?=[与和及同])|\(以下[^()]*\)", run
    )[-1]
    if cut.count(")") > cut.count("("):
        cut = re.sub(r"^[^()]*\)", "", cut)  # the end of a bracket that opened before
    name = tidy(_LEADS.sub("", cut.strip()))
    if not is_organisation(name.replace("（", "(").replace("）", ")")):
        return None
    return Name(name, max(begin, end - len(name)), end, Sort.ORGANISATION, True)


def _unbroken(text: str, begin: int, end: int) -> str:
    """Return the text up to ``end``, with the line before where running text breaks a name."""
    lines = re.split(r"[\n\f]", text[begin:end].rstrip())
    if len(lines) < 2 or len(lines[-1]) >= _SHORT_LINE or _CLOSED.search(lines[-2]):
        return lines[-1]
    breaks = begin + text[begin:end].rfind(lines[-2]) + len(lines[-2])
    line_begin = max(text.rfind("\n", 0, breaks), text.rfind("\f", 0, breaks)) + 1
    return lines[-2] + lines[-1] if breaks - line_begin >= _FULL_LINE else lines[-1]


def _line_end(text: str, at: int) -> int:
    ends = [end for end in (text.find("\n", at), text.find("\f", at)) if end >= 0]
    return min(ends, default=len(text))


def _skipped(text: str, start: int, end: int) -> int:
    while start < end and text[start] in TRIM:
        start += 1
    return start
