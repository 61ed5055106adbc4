"""The numbers that Word counts by itself: 第一条, 1.1, (a). They stand on the page, so are text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from contract_archive.tools.scan.formats.markup import (
    Element,
    child_of,
    children_of,
    has_child,
    value_of,
)

_LEVELS = 9
_MOST_ANCESTORS = 20
_DIGITS = "〇一二三四五六七八九"
_PLACES = ("", "十", "百", "千", "万")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9_999  # beyond, a count is a jest


class _Level(NamedTuple):
    start: int
    form: str
    pattern: str
    plain: bool
    joined: bool


class Numbering:
    """Counts the paragraphs that have a number. Either part may be None."""

    def __init__(self, part: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._depths: dict[tuple[str, str], int] = {}
        if part is not None:
            self._take(part)
        self._styles = {} if styles is None else self._numbered_styles(styles)

    def label(self, properties: Element | None) -> str:
        """Return what stands before a paragraph with these properties, its space included."""
        identity, depth = self._place(properties)
        abstract = self._lists.get(identity, "")
        level = self._levels.get(abstract, {}).get(depth)
        if level is None:
            return ""
        self._count(abstract, depth, level)
        if level.form in ("bullet", "none") or not level.pattern:
            return ""
        text = level.pattern
        for each in range(depth + 1):
            text = text.replace(f"%{each + 1}", self._number(abstract, each, level))
        return text if level.joined else f"{text} "

    def _take(self, part: Element) -> None:
        for abstract in children_of(part, "abstractNum"):
            name = value_of(abstract, "abstractNumId")
            levels = list(children_of(abstract, "lvl"))
            self._levels[name] = {_depth(each): _level(each) for each in levels}
            self._depths.update({(name, _said(each, "pStyle")): _depth(each) for each in levels})
        for num in children_of(part, "num"):
            identity = value_of(num, "numId")
            abstract = _said(num, "abstractNumId")
            if has_child(num, "lvlOverride"):  # begins anew, so counts by itself
                self._levels[f"num {identity}"] = _overridden(self._levels.get(abstract, {}), num)
                abstract = f"num {identity}"
            self._lists[identity] = abstract

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """Return list and level of a paragraph: its own, else its style's."""
        if properties is None:
            return "", 0
        styled = self._styles.get(_said(properties, "pStyle"), ("", 0))
        return _numbered(properties, styled)

    def _numbered_styles(self, styles: Element) -> dict[str, tuple[str, int]]:
        """Return list and level of each style; a style has those of the one it is based on."""
        found: dict[str, tuple[str, int]] = {}
        named = {value_of(each, "styleId"): each for each in children_of(styles, "style")}
        for name in named:
            line = _ancestry(name, named)
            place = ("", 0)
            for each in reversed(line):
                properties = child_of(named[each], "pPr")
                if properties is not None:
                    place = _numbered(properties, place)
                abstract = self._lists.get(place[0], "")
                place = (place[0], self._depths.get((abstract, each), place[1]))
            found[name] = place
        return found

    def _count(self, abstract: str, depth: int, level: _Level) -> None:
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        now = counts[depth]
        counts[depth] = level.start if now is None else now + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)

    def _number(self, abstract: str, depth: int, within: _Level) -> str:
        level = self._levels[abstract].get(depth)
        if level is None:
            return ""
        count = self._counts[abstract][depth]
        return formatted(
            level.start if count is None else count, "decimal" if within.plain else level.form
        )


def _ancestry(name: str, named: Mapping[str, Element]) -> list[str]:
    """Return a style and those that it is based on, nearest first."""
    line: list[str] = []
    while name in named and name not in line and len(line) < _MOST_ANCESTORS:
        line.append(name)
        name = _said(named[name], "basedOn")
    return line


def _said(element: Element, name: str) -> str:
    child = child_of(element, name)
    return value_of(child, "val") if child is not None else ""


def _numbered(properties: Element, otherwise: tuple[str, int]) -> tuple[str, int]:
    given = child_of(properties, "numPr")
    if given is None:
        return otherwise
    identity, depth = child_of(given, "numId"), child_of(given, "ilvl")
    return (
        value_of(identity, "val") if identity is not None else otherwise[0],
        _whole(value_of(depth, "val")) % _LEVELS if depth is not None else otherwise[1],
    )


def _depth(level: Element) -> int:
    return _whole(value_of(level, "ilvl")) % _LEVELS


def _level(level: Element) -> _Level:
    return _Level(
        start=_whole(_said(level, "start"), 1),
        form=_said(level, "numFmt") or "decimal",
        pattern=_said(level, "lvlText"),
        plain=has_child(level, "isLgl"),
        joined=_said(level, "suff") == "nothing",
    )


def _overridden(levels: dict[int, _Level], num: Element) -> dict[int, _Level]:
    changed = dict(levels)
    for override in children_of(num, "lvlOverride"):
        depth, own = _depth(override), child_of(override, "lvl")
        if own is not None:
            changed[depth] = _level(own)
        start = child_of(override, "startOverride")
        if start is not None and depth in changed:
            changed[depth] = changed[depth]._replace(start=_whole(value_of(start, "val"), 1))
    return changed


def _whole(text: str, otherwise: int = 0) -> int:
    try:
        return min(max(int(text), 0), _MOST)
    except ValueError:
        return otherwise


def formatted(count: int, form: str) -> str:
    """Return a count in one of Word's number formats; decimal for those that contracts lack."""
    count = min(max(count, 0), _MOST)
    if form.startswith(("chinese", "japanese", "taiwanese", "ideographDigital")):
        return _chinese(count)
    if form.endswith("Letter"):
        return _cased(chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1), form)
    if form.endswith("Roman"):
        return _cased(_roman(count), form)
    if form.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text


def _chinese(count: int) -> str:
    """Return a count as people say it: 十, 十二, 一百〇五."""
    digits = [int(digit) for digit in str(count)]
    text = ""
    for at, digit in enumerate(digits):
        place = _PLACES[len(digits) - at - 1]
        text += _DIGITS[digit] + place if digit else _DIGITS[0]
    while "〇〇" in text:
        text = text.replace("〇〇", "〇")
    text = text.rstrip("〇") or "〇"
    return text.removeprefix("一") if text.startswith("一十") else text
