"""Words of a search: how text and words are folded, what matches, and where.

Text is brought to a canonical form: folded for width, case and invisible characters, then cut
into pieces divided by single spaces. A piece is a run of Chinese characters or a word of other
letters and digits. Space and line ends inside a Chinese run vanish; punctuation divides Chinese
runs; between words it counts for no more than a space. A term is canonical text too, and matches
wherever it stands in the canonical text, as long as a word begins where a piece begins. ``合同``
stands in ``购销合\\n同`` and not in ``符合，同意``; ``XS-2024`` stands in ``xs 2024`` and
``XS/2024-0001``.

The query: words must all match; ``"…"`` holds a phrase together and takes its last word whole,
where otherwise the beginning of a word is enough; ``-word`` must not match; ``a OR b`` takes
either and binds closer than the space.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.queries import Match

BREAK = "\ue000"
"""Stands alone between the fields of a document; no term holds it, so none reaches across."""

# Letters of the scripts that put spaces between words. All other letters and digits (ideographs,
# kana, bopomofo, Hangul, Thai) run on, so that each can begin a word. Told from this side because
# a class of all ideographs takes 3 ms to compile; as it is, 1 ms each, only where needed.
_SPACED = "0-9a-z\u00aa-\u07ff\u1e00-\u1fff"
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_BEFORE, _AFTER = 20, 50  # characters of a snippet
_QUOTES = str.maketrans(dict.fromkeys("“”„‟〝〞", '"'))
_KANA = re.compile("[\uff66-\uff9f]+")
_FIGURE = re.compile(r"(\D*)([1-9]\d{3,}|[1-9]\d{0,2}(?:,\d{3})+)((?:\.\d+)?\D*)")


class Term(NamedTuple):
    """Canonical text to be found; ``whole`` says that its last word must end there."""

    text: str
    whole: bool = False


class Not(NamedTuple):
    """What must not match."""

    part: Words


class All(NamedTuple):
    """Every part must match."""

    parts: tuple[Words, ...]


class Either(NamedTuple):
    """At least one part must match."""

    parts: tuple[Words, ...]


class Page(NamedTuple):
    """A page's settled text, and the same folded."""

    number: int
    text: str
    folded: str


Words: TypeAlias = Term | Not | All | Either
Finder: TypeAlias = tuple[Term, re.Pattern[str]]


class _Folds(dict[int, str]):
    """Each character's folded form, told when first met; ``uneven`` are those met whose form is
    not one character.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if "\u4e00" <= char <= "\u9fff":  # the most by far, and their own form
            self[code] = char
            return char
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
        dropped = _is_invisible(char) or char == BREAK
        self[code] = "" if dropped else "".join(map(_lettered, plain))
        if len(self[code]) != 1:
            self.uneven.add(char)
        return self[code]


FOLDS = _Folds()


def _is_invisible(char: str) -> bool:
    """True for control and format characters and variation selectors, but not for space."""
    if unicodedata.category(char) in ("Cc", "Cf"):
        return not char.isspace()
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _lettered(char: str) -> str:
    """Return ``char``; among the spaced letters a full stop for a sign, nothing for a mark."""
    if char <= "\x7f" or not is_spaced(char) or char.isalnum():
        return char
    return "" if unicodedata.category(char).startswith("M") else "."


def settle(text: str) -> str:
    """Return ``text`` composed (NFC), so that from here on it folds character by character."""
    text = unicodedata.normalize("NFC", text)
    if "ﾞ" in text or "ﾟ" in text:
        text = _KANA.sub(lambda kana: unicodedata.normalize("NFKC", kana[0]), text)
    return text


def fold(text: str) -> str:
    """Return ``text`` in one width and case, each stretch of white space one space, trimmed.

    Space between Chinese characters goes altogether; invisible characters go.
    """
    words = settle(text).translate(FOLDS).split()
    return _gap().sub("", " ".join(words)) if len(words) > 1 else "".join(words)


def canonical(text: str) -> str:
    """Return the canonical form of ``text``: its pieces, divided by single spaces."""
    folded = fold(text)
    if folded.isalpha() and not any(map(is_spaced, folded)):
        return folded
    return " ".join(_piece().findall(folded))


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"[{_SPACED}]+|[^\W_{_SPACED}]+")


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rf" (?<=[^\W_{_SPACED}] )(?=[^\W_{_SPACED}])")  # its space first: fast


def document(fields: Iterable[str]) -> str:
    """Return the canonical form of several fields together, none reaching into the next."""
    return f" {BREAK} ".join(["", *(canonical(each) for each in fields), ""]).strip()


def is_spaced(piece: str) -> bool:
    """True where a canonical piece is a word of a spaced script, not a run like Chinese."""
    return piece < "\u0800" or "\u1e00" <= piece < "\u2000"


def parse(words: str) -> Words | None:
    """Return what a person's search words ask for; None where they are blank.

    Raises UsageError where there is something, but nothing that can be searched for.
    """
    groups: list[list[Words]] = []
    joined = False
    for found in _TERM.finditer(unicodedata.normalize("NFKC", words).translate(_QUOTES)):
        if found[0] == "OR":
            joined = bool(groups)
        elif (part := _part(*found.groups())) is not None:
            if joined:
                groups[-1].append(part)
            else:
                groups.append([part])
            joined = False
    if not groups and words.strip():
        raise UsageError(
            _("{words}: nothing to search for").format(words=words.strip()),
            _("Give at least one letter, digit or Chinese character."),
        )
    each = tuple(_either(group) for group in groups)
    return All(each) if len(each) > 1 else (each[0] if each else None)


def _part(minus: str, phrase: str | None, word: str | None) -> Words | None:
    text = word if phrase is None else phrase
    forms = dict.fromkeys(canonical(form) for form in _figures(text or ""))
    terms: list[Words] = [Term(form, whole=phrase is not None) for form in forms if form]
    if not terms:
        return None
    return Not(_either(terms)) if minus else _either(terms)


def _either(parts: list[Words]) -> Words:
    return parts[0] if len(parts) == 1 else Either(tuple(parts))


def _figures(text: str) -> Iterator[str]:
    """Yield ``text`` and, where it holds one figure, the same with and without 1,000 commas."""
    yield text
    if figure := _FIGURE.fullmatch(text):
        before, digits, after = figure.groups()
        plain = digits.replace(",", "")
        yield before + plain + after
        yield f"{before}{_grouped(plain)}{after}"


def _grouped(digits: str) -> str:
    head = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return ",".join([digits[:head], *groups] if head else groups)


def matches(document: str, wanted: Words) -> bool:
    """True where the canonical ``document`` has what is wanted; any index must agree."""
    if isinstance(wanted, Term):
        return next(occurrences(document, wanted), None) is not None
    if isinstance(wanted, Not):
        return not matches(document, wanted.part)
    every = all if isinstance(wanted, All) else any
    return every(matches(document, part) for part in wanted.parts)


def occurrences(document: str, term: Term) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each place where ``term`` stands in canonical text."""
    text = term.text
    begins = is_spaced(text)
    ends = term.whole and is_spaced(text[-1])
    start = document.find(text)
    while start >= 0:
        end = start + len(text)
        if not (begins and document[start - 1 : start] not in ("", " ")) and not (
            ends and document[end : end + 1] not in ("", " ")
        ):
            yield start, end
        start = document.find(text, start + 1)


def locate(text: str, words: Words | None) -> Match | None:
    """Return where ``text`` (pages divided by form feeds) answers ``words``: page and snippet.

    The first page that has the most of the terms; None where the text has none of them (the hit
    is then a field's).
    """
    finders = [(term, _pattern(term)) for term in wanted_terms(words)]
    best, found = 0, Page(0, "", "")
    for page in _pages(text):
        count = _count(page, finders)
        if count > best:
            best, found = count, page
        if count == len(finders):
            break
    if best:
        return _excerpt(found.text, _spans(found, finders), found.number)
    whole = _page(0, text)  # a word may begin on one page and end on the next
    spans = _spans(whole, finders)
    if not spans:
        return None
    return _excerpt(whole.text, spans, whole.text.count("\f", 0, spans[0][0]) + 1)


def _pages(text: str) -> Iterator[Page]:
    for number, page in enumerate(text.split("\f"), 1):
        yield _page(number, page)


def _page(number: int, text: str) -> Page:
    settled = settle(text)
    return Page(number, settled, settled.translate(FOLDS))


def _count(page: Page, finders: list[Finder]) -> int:
    return sum(next(_places(page.folded, finder), None) is not None for finder in finders)


def _spans(page: Page, finders: list[Finder]) -> list[tuple[int, int]]:
    """Where the terms stand in a page's text, in order, overlapping ones joined."""
    text, folded = page.text, page.folded
    origins: range | list[int] = range(len(text))
    if not FOLDS.uneven.isdisjoint(text):
        origins = [at for at, char in enumerate(text) for _each in FOLDS[ord(char)]]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(place for finder in finders for place in _places(folded, finder)):
        first, last = origins[start], origins[end - 1] + 1
        if joined and first < joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _places(folded: str, finder: Finder) -> Iterator[tuple[int, int]]:
    """Yield where a term stands in folded text: what ``occurrences`` says of canonical text."""
    term, pattern = finder
    begins, ends = is_spaced(term.text), term.whole and is_spaced(term.text[-1])
    found = pattern.search(folded)
    while found:
        start, end = found.span()
        if not (begins and _is_letter(folded[start - 1 : start])) and not (
            ends and _is_letter(folded[end : end + 1])
        ):
            yield start, end
        found = pattern.search(folded, start + 1)


def _is_letter(char: str) -> bool:
    return char.isalnum() and is_spaced(char)


def _pattern(term: Term) -> re.Pattern[str]:
    """Return what finds a term in folded text, with whatever may stand between its letters."""
    pieces = term.text.split(" ")
    parts = [_spread(pieces[0])]
    for before, piece in pairwise(pieces):
        if not is_spaced(before) and not is_spaced(piece):
            parts.append(r"\s*(?:[^\w\s]|_)[\W_]*")  # space alone would join the runs
        else:
            parts.append(r"[\W_]+" if is_spaced(before) and is_spaced(piece) else r"[\W_]*")
        parts.append(_spread(piece))
    return re.compile("".join(parts))


def _spread(piece: str) -> str:
    return piece if is_spaced(piece) else r"\s*".join(piece)


def _excerpt(text: str, spans: list[tuple[int, int]], page: int) -> Match:
    """Cut a snippet out of settled ``text`` around the place where most words stand together."""
    firsts = [start for start, _end in spans]
    best = max(range(len(spans)), key=lambda at: bisect_right(firsts, firsts[at] + _AFTER) - at)
    start = max(0, firsts[best] - _BEFORE)
    end = max(min(len(text), firsts[best] + _AFTER), spans[best][1])
    within = [(first - start, last - start) for first, last in spans[best:] if last <= end]
    snippet, marks = _on_one_line(text[start:end], within)
    head = "…" if text[:start].strip() else ""
    shift = len(head)
    tail = "…" if text[end:].strip() else ""
    return Match(
        page, head + snippet + tail, tuple((first + shift, last + shift) for first, last in marks)
    )


def _on_one_line(text: str, spans: list[tuple[int, int]]) -> tuple[str, Iterator[tuple[int, int]]]:
    """Return ``text`` without line ends and invisible characters, and where the spans are now."""
    line = ""
    places: list[int] = []
    for at, char in enumerate(text):
        places.append(len(line))
        if not char.isspace():
            line += "" if _is_invisible(char) else char
        elif line and line[-1] != " " and not _is_gap(line[-1], text[at:].lstrip(), at, spans):
            line += " "
    places.append(len(line))
    return line.rstrip(), ((places[first], places[last]) for first, last in spans)


def _is_gap(before: str, after: str, at: int, spans: list[tuple[int, int]]) -> bool:
    """True for space inside a found word that is written without: a line ends there."""
    if not any(first < at < last for first, last in spans):
        return False
    return not is_spaced(before.translate(FOLDS)) and not is_spaced(after[:1].translate(FOLDS))


def wanted_terms(wanted: Words | None) -> tuple[Term, ...]:
    """The terms whose presence makes a hit; those behind a ``-`` are not among them."""
    if isinstance(wanted, Term):
        return (wanted,)
    if wanted is None or isinstance(wanted, Not):
        return ()
    return tuple(term for part in wanted.parts for term in wanted_terms(part))
