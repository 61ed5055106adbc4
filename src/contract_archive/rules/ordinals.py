"""Later documents that count themselves: 补充协议（二）, 第三次变更协议, Amendment No. 2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_HEAD = 12
_LONGEST_TITLE = 40
_DIGITS = "一二三四五六七八九十"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_N = rf"(?:[{_DIGITS}]|[1-9][0-9]?)"
_PAPER = "(?P<zh>补充|变更|修订|续签)(?:协议书?|合同)"
_PAPER_EN = "(?P<en>supplement(?:al|ary)? ?agreement|supplement|amendment|addendum)"
_EN_N = "|".join(_WORDS)
# What reads as one in the midst of a sentence; 补充协议一式两份 is no first one.
_SURE = (
    rf"{_PAPER}(?:之|第)?\((?P<n>{_N})\)",
    rf"第(?P<n>{_N})(?:份|次|号)?{_PAPER}",
    rf"(?<![a-z]){_PAPER_EN} ?(?:no\.?|number|#) ?(?P<n>[1-9][0-9]?|{_EN_N})(?![a-z0-9])",
    rf"(?<![a-z])(?P<n>{'|'.join(_RANKS)}) {_PAPER_EN}(?![a-z])",
)
_TITLE = (*_SURE, rf"{_PAPER}(?:之)?(?P<n>{_N})", rf"{_PAPER_EN} (?P<n>[1-9][0-9]?|{_EN_N})")
_MENTIONS = tuple(map(re.compile, _SURE))
# Before a title stands what it is a title to, and no sentence.
_BEFORE = (
    r"(?:(?!.*(?:签|订立|根据|依据|按照))[^,。;:!?]*?(?:合同|协议书?|的|之|[《》“”\"—-])"
    r"|[a-z0-9 ()-]*)?《?"
)
_TITLES = tuple(re.compile(f"{_BEFORE}{each}》?") for each in _TITLE)


class Ordinal(NamedTuple):
    """The ``n``-th document of a kind, called by its word: 补充, amendment."""

    kind: str
    n: int

    def __str__(self) -> str:
        return f"{self.kind} {self.n}" if self.kind.isascii() else f"{self.kind}协议({self.n})"


def titles(page: str) -> Iterator[Ordinal]:
    """Yield what the head of a page is titled, where it counts itself."""
    lines = [line for line in page.splitlines() if line.strip()]
    for line in lines[:_HEAD]:
        plain = _plain(line)
        for pattern in _TITLES:
            found = pattern.fullmatch(plain) if len(plain) <= _LONGEST_TITLE else None
            if found:
                yield _ordinal(found)
                break


def mentions(text: str) -> Iterator[Ordinal]:
    """Yield the counted documents that a text speaks of, its own title among them."""
    plain = _plain(text)
    for pattern in _MENTIONS:
        yield from map(_ordinal, pattern.finditer(plain))


def _ordinal(found: re.Match[str]) -> Ordinal:
    groups, word = found.groupdict(), found["n"]
    kind = groups.get("zh") or str(groups.get("en")).split(" ", 1)[0]
    kind = "supplement" if kind.startswith("supplement") else kind
    for words in (_DIGITS, _WORDS, _RANKS):
        if word in words:
            return Ordinal(kind, words.index(word) + 1)
    return Ordinal(kind, int(word))


def _plain(text: str) -> str:
    """One width and case; spaces only between words of Latin letters."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return re.sub(r"(?<![a-z0-9.#]) | (?![a-z0-9#])", "", plain)
