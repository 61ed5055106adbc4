"""The archive's own fields, found by the labels and patterns that ``archive.yaml`` declares.

A value counts only if it fits the kind of its field; it is yielded in the one canonical text that
``rules.custom`` keeps it in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from contract_archive.reading.chinese.names import FIELD_WORDS
from contract_archive.reading.document import Document, fold_line
from contract_archive.reading.values.capitals import capitals
from contract_archive.reading.values.dates import dates
from contract_archive.reading.values.figures import figures
from contract_archive.records.readings import Candidate
from contract_archive.settings.model import CustomField, FieldKind, Settings, fold
from contract_archive.settings.tame import is_tame

_LABELLED, _NO_COLON, _NEXT_LINE, _PATTERN = 0.95, 0.85, 0.9, 0.95
_MOST_VALUE = 200
_MOST_LINE = 300
"""A pattern sees no longer line: what an owner writes must not hold up the reading."""
_MOST_LINES = 20_000
_NEAR = 24  # characters behind a label within which a number, a date or a choice begins
_MARKED = "☑√■●✓✔"
_UNMARKED = "□○☐"

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,12})?")
_LINK = re.compile(r"(?i)(?:https?|ftp|file)://[^\s,;。\"<>）)]+|mailto:[^\s,;。]+@[^\s,;。]+")
_YES = re.compile(r"是|有(?!限)|对|yes\b|y\b|true\b", re.IGNORECASE)
_NO = re.compile(r"不是|不|否|无|没有|no\b|n\b|false\b", re.IGNORECASE)
_ENDS = re.compile(rf"[;。\n\f]|(?:{FIELD_WORDS})(?= ?[:;])|[甲乙丙丁]方(?= ?[:(])|_{{2,}}| {{2,}}")


def find_custom(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    """Yield values of the archive's own fields under the fields' keys."""
    for field in settings.custom_fields:
        for label in field.labels:
            yield from _by_label(document, field, label)
        for pattern in field.patterns:
            yield from _by_pattern(document, field, pattern)


def _by_label(
    document: Document, field: CustomField, label: str
) -> Iterator[tuple[str, Candidate]]:
    word = fold_line(label).rstrip(" :")
    if not word:
        return
    for found in _label(word).finditer(document.text):
        colon = found["colon"] is not None
        start, share = found.end(), _LABELLED if colon else _NO_COLON
        if document.text[start : start + 1] == "\n":
            start, share = start + 1, _NEXT_LINE
        elif not colon and not found["begins"]:
            continue
        rest = document.text[start : start + _MOST_VALUE]
        value = fitting(field, rest.split("\f")[0])
        if value:
            end = start + len(rest.split("\n")[0])
            candidate = document.candidate(value, (found.start(), end), share, "custom-label")
            yield field.key, candidate


@lru_cache(maxsize=256)
def _label(word: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<begins>^|(?<=[\n\f]))|(?<![\w]))(?:[(]?[\d一二三四五六七八九十]{1,3}[.、)] ?)?"
        + re.escape(word)
        + r"(?: ?\([^()\n\f]{0,16}\))?(?P<colon> ?[:;])? ?"
    )


def _by_pattern(
    document: Document, field: CustomField, pattern: str
) -> Iterator[tuple[str, Candidate]]:
    expression = _compiled(pattern)
    if expression is None:
        return
    for at, line in enumerate(document.lines[:_MOST_LINES]):
        found = expression.search(line[:_MOST_LINE])
        if found is None:
            continue
        group = 1 if found.lastindex else 0
        value = fitting(field, found[group])
        if value:
            start = document.start_of(at)
            span = (start + found.start(group), start + found.end(group))
            yield field.key, document.candidate(value, span, _PATTERN, "custom-pattern")


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """Return a pattern ready for use; None where it is broken, or could take for ever."""
    try:
        return re.compile(pattern) if is_tame(pattern) else None
    except re.error:
        return None


def fitting(field: CustomField, text: str) -> str:
    """Return the canonical text of the value at the head of ``text``; empty where none fits."""
    if field.kind is FieldKind.CHOICE:
        return _choice(field.choices, _line(text))
    return _KINDS[field.kind](_line(text))


def _line(text: str) -> str:
    """Return the first line of a text without what leads to the value."""
    return text.split("\n")[0].strip(" :_\t")


def _text(text: str) -> str:
    end = _ENDS.search(text)
    return (text[: end.start()] if end else text).strip(" _,:|")


def _number(text: str) -> str:
    found = _NUMBER.search(text[:_NEAR])
    if found is None:
        return ""
    whole = _NUMBER.match(text, found.start())
    digits = (whole or found)[0].replace(",", "").lstrip("+")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    head, dot, tail = digits.partition(".")
    plain = (head.lstrip("0") or "0") + dot + tail
    return sign + plain if plain != "0" else plain


def _money(text: str) -> str:
    end = _ENDS.search(text)
    piece = text[: end.start()] if end else text
    sums = [each.amount for each in (*figures(piece), *capitals(piece))]
    return str(sums[0]) if sums and all(each == sums[0] for each in sums) else ""


def _date(text: str) -> str:
    found = next(dates(text[: _NEAR * 2], compact=True), None)
    return found.value.isoformat() if found and found.span[0] < _NEAR else ""


def _yes_no(text: str) -> str:
    marked = _marked(text)
    head = (marked or text)[:_NEAR].lstrip()
    if not marked and any(mark in text for mark in _UNMARKED):
        return ""
    if _NO.match(head):
        return "no"
    return "yes" if _YES.match(head) else ""


def _choice(choices: tuple[str, ...], text: str) -> str:
    marked = _marked(text)
    if not marked and any(mark in text for mark in _UNMARKED):
        return ""
    head = fold(fold_line(marked or text))[: _MOST_VALUE if marked else _NEAR * 2]
    found = [(at, choice) for choice in choices if (at := head.find(fold(choice))) >= 0]
    first = min((at for at, _ in found), default=0)
    longest = max((choice for at, choice in found if at == first), key=len, default="")
    return longest if len(found) == 1 or first == 0 else ""


def _marked(text: str) -> str:
    """Return what stands behind the one ticked box; empty where none or several are ticked."""
    ticked = [at for at, char in enumerate(text) if char in _MARKED]
    if len(ticked) != 1:
        return ""
    return re.split(f"[{_UNMARKED}]", text[ticked[0] + 1 :])[0].strip()


def _link(text: str) -> str:
    found = _LINK.search(text)
    return found[0] if found else ""


_KINDS: dict[FieldKind, Callable[[str], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.LINK: _link,
}
