"""The numbers that Word counts by itself: 第一条, 1.1, (a). They stand on the page, so are text."""

from __future__ import annotations

from typing import NamedTuple

from contract_archive.tools.scan.formats.markup import (
    Element,
    child_of,
    children_of,
    has_child,
    value_of,
)

_LEVELS = 9
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
        self._styles = _numbered_styles(styles)
        if part is not None:
            self._take(part)

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
            levels = {_depth(each): _level(each) for each in children_of(abstract, "lvl")}
            self._levels[value_of(abstract, "abstractNumId")] = levels
        for num in children_of(part, "num"):
            identity = value_of(num, "numId")
            linked = child_of(num, "abstractNumId")
            abstract = value_of(linked, "val") if linked is not None else ""
            if has_child(num, "lvlOverride"):  # begins anew, so counts by itself
                self._levels[f"num {identity}"] = _overridden(self._levels.get(abstract, {}), num)
                abstract = f"num {identity}"
            self._lists[identity] = abstract

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """Return list and level of a paragraph: its own, else its style's."""
        if properties is None:
            return "", 0
        style = child_of(properties, "pStyle")
        styled = self._styles.get(value_of(style, "val"), ("", 0)) if style is not None else ("", 0)
        return _numbered(properties, styled)

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


def _numbered_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    found = {}
    for style in children_of(styles, "style") if styles is not None else ():
        properties = child_of(style, "pPr")
        place = _numbered(properties, ("", 0)) if properties is not None else ("", 0)
        if place[0]:
            found[value_of(style, "styleId")] = place
    return found


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
    def said(name: str) -> str:
        child = child_of(level, name)
        return value_of(child, "val") if child is not None else ""

    plain = child_of(level, "isLgl") is not None
    form, joined = said("numFmt") or "decimal", said("suff") == "nothing"
    return _Level(_whole(said("start"), 1), form, said("lvlText"), plain, joined)


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
