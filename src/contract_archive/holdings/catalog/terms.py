"""From canonical text and search terms to what the word index holds.

The index holds a spaced word as one token. A run of Chinese characters becomes its pairs and, at
its end, the last character alone: ``购销合同`` is ``购销 销合 合同 同``. So a word of two or more
characters is a phrase of pairs, one of a single character is the beginning of a token, and no
phrase crosses the end of a run, where no pair spans it. Every phrase is exact; nothing needs to
be looked up in the text afterwards.
"""

from __future__ import annotations

from operator import add

from contract_archive.rules.searching import BREAK, Either, Not, Term, Words, is_spaced


def tokens(document: str) -> str:
    """Return the tokens of a canonical ``document``, divided by spaces (two at a run's end)."""
    found: list[str] = []
    for piece in document.split(" "):
        if is_spaced(piece):
            found.append(piece)
        else:
            found += map(add, piece, piece[1:] + " ")
    return " ".join(found).rstrip()


def expression(wanted: Words) -> str:
    """Return the FTS5 expression that finds the documents which match ``wanted``.

    Terms are canonical, so they hold letters and digits only, and stand in quotes.
    """
    if isinstance(wanted, Term):
        return _phrase(wanted)
    if isinstance(wanted, Not):
        return _difference([], [wanted.part])
    if isinstance(wanted, Either):
        return _joined(" OR ", list(wanted.parts))
    positive: list[Words] = [part for part in wanted.parts if not isinstance(part, Not)]
    negative = [part.part for part in wanted.parts if isinstance(part, Not)]
    return _difference(positive, negative)


def _phrase(term: Term) -> str:
    *before, last = term.text.split(" ")
    found = tokens(" ".join(before)).split()
    if is_spaced(last):
        return _quoted([*found, last], open_end=not term.whole)
    if len(last) == 1:
        return _quoted([*found, last], open_end=True)
    return _quoted([*found, *map(add, last, last[1:])], open_end=False)


def _quoted(found: list[str], *, open_end: bool) -> str:
    return f'"{" ".join(found)}"' + (" *" if open_end else "")


def _difference(positive: list[Words], negative: list[Words]) -> str:
    """All of ``positive`` (every document where there is none) and none of ``negative``."""
    wanted = _joined(" AND ", positive) if positive else f'"{BREAK}"'
    return f"({wanted} NOT {_joined(' OR ', negative)})" if negative else wanted


def _joined(word: str, parts: list[Words]) -> str:
    return f"({word.join(expression(part) for part in parts)})"
