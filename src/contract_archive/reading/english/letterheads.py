"""Parties that no sentence names: the sender in a letterhead, the addressee of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.english.mentions import Mention
from contract_archive.reading.english.names import Name, read_name
from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.words import KINDS

_HEAD_LINES = 6
_ADDRESS_LINES = 30
_DEAR = re.compile(r"\bDear\b|\bTo whom\b", re.IGNORECASE)
_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? [A-Z]")
_LEAD = re.compile(r"(?:to|from|messrs\.?|attn\.?|for the attention of) ?:? ?", re.IGNORECASE)
_NOT_SENDER = re.compile(
    rf"\b(?:{KINDS}|between|by|and|with|schedule|exhibit|page|no|number|date)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"[ ,|(-]*(?:$|\d|(?-i:[A-Z(]))|[ ,]*(?:registered|company no|vat|tel)", re.IGNORECASE
)


def letterhead(prose: Prose) -> Mention | None:
    """Return the company that leads the first page, alone or before its address."""
    for start in prose.line_starts[:_HEAD_LINES]:
        name = _company(prose, start)
        if name is not None:
            return Mention(name, "", True, True)
    return None


def letter_parties(prose: Prose) -> tuple[Mention, ...]:
    """Return sender and addressee of a letter: who stand above "Dear …"; empty if it is none."""
    dear = _DEAR.search(prose.text, 0, 4000)
    if dear is None:
        return ()
    found: dict[str, Mention] = {}
    for start in prose.line_starts[:_ADDRESS_LINES]:
        if start >= dear.start():
            break
        name = _company(prose, start) or (_person(prose, start) if found else None)
        if name is not None:
            found.setdefault(name.text.casefold(), Mention(name, "", True, True))
    return tuple(found.values()) if len(found) == 2 else ()


def _company(prose: Prose, start: int) -> Name | None:
    """Return the company on a line that has nothing else, or its address behind it."""
    stop = prose.line_from(start)[1]
    lead = _LEAD.match(prose.text, start, stop)
    begin = lead.end() if lead else start
    name = read_name(prose.text[:stop], begin, join=False)
    if name is None or not name.form or _NOT_SENDER.search(name.text):
        return None
    return name if _ADDRESS.match(prose.text[name.end : stop].rstrip(" .")) else None


def _person(prose: Prose, start: int) -> Name | None:
    stop = prose.line_from(start)[1]
    if _PERSON.match(prose.text, start, stop) is None:
        return None
    return read_name(prose.text[:stop], start, join=False)


def names_of(mentions: Iterator[Mention] | tuple[Mention, ...]) -> set[str]:
    """Return the names of parties as they are told apart: without case and dots."""
    return {re.sub(r"[.,]", "", each.name.text.casefold()) for each in mentions}
