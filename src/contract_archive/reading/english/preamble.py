"""Where a contract says who makes it: the opening sentence, the cover, a list of parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.english.mentions import PartyList, read_parties
from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.words import KINDS

_HEAD = 30_000  # covers and tables of contents come before it, nothing else
_MOST = 40
_PLAIN = 0.89
_COVER = 1500
_FIRST = re.compile(r"\(1\) (?=[A-Z].{3,600}?\(2\) [A-Z])")
_HEADING = 70  # a heading is shorter
_CONNECTOR = re.compile(
    r"\b(?:by,? and |by |is )?(?:between|among|amongst|betwixt)(?:,? and (?:between|among|"
    r"amongst))?\b:? ?|\bPARTIES:? (?=\(?1[.)])",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:entered into|made|executed|issued|given|granted|delivered|signed)"
    r"(?: (?:and \w+ )?(?:on|as of|this|effective)[^.;:]{4,90}?)?,? (?:by|with) (?!and\b|"
    r"between\b)",
    re.IGNORECASE,
)
INTRO = re.compile(
    rf"\b(?i:this) (?:[\w&'\"/(),.-]+ ){{0,14}}?(?i:{KINDS})\b|"
    rf"\b(?:The|THE) (?:(?:[A-Z&][\w&'/,.-]*|of|and|for|to) ){{0,10}}?(?i:{KINDS})\b|"
    rf"\b(?=[A-Z]{{3}})(?i:{KINDS})\b[\"')]* ?(?i:is |was |are )?,? ?(?i:made|dated|entered|"
    rf"effective|executed|by and)"
)
_KIND = re.compile(rf"\b(?:{KINDS})\b", re.IGNORECASE)
_ACT = re.compile(
    r"made|enter|dated|effective|execut|conclud|is by|is between|parties|as of|on this",
    re.IGNORECASE,
)
_OTHER_PAPER = re.compile(
    r"that certain|those certain|pursuant to|reference is|refer(?:s|red)? to|whereas|"
    r"previously|prior|existing|under the|terms of the|prior to|relationship|dispute|"
    r"nothing in|joint venture between|agreements? between the|entire",
    re.IGNORECASE,
)
_AGREE = re.compile(
    r"\b(?:hereby )?(?:agree|enter into|have agreed|desire|have entered|covenant|conclude)",
    re.IGNORECASE,
)


class Preamble(NamedTuple):
    """The opening of a contract: its parties, its span, and how sure such openings are."""

    parties: PartyList
    start: int
    end: int
    sure: float
    rule: str


def find_preambles(prose: Prose) -> list[Preamble]:
    """Return the openings found, the surest first (the earlier of equals)."""
    found = list(_sentences(prose))
    if not any(map(_is_plain, found)):
        found += [*_numbered(prose), *_agreeing(prose)]
    return sorted(found, key=_rank)


def _rank(found: Preamble) -> float:
    """Put whole lists first; of openings with one party only those that are plainly openings."""
    if found.parties.weight:
        return -found.sure * found.parties.weight
    return 1.0 - found.sure


def _sentences(prose: Prose) -> Iterator[Preamble]:
    """Yield openings of the form "This Agreement … between A and B"."""
    text = prose.text
    tried = 0
    for pattern in (_CONNECTOR, _BY):
        for link in pattern.finditer(text, 0, _HEAD):
            if tried >= _MOST:
                break
            tried += 1
            parties = read_parties(text, link.end())
            if parties.mentions:
                found = _weighed(prose, link, parties, by=pattern is _BY)
                yield found
                if found.rule == "preamble" and _is_plain(found):
                    return


def _is_plain(found: Preamble) -> bool:
    """Tell whether an opening is so clear that no other is looked for."""
    return found.sure * found.parties.weight > _PLAIN


def _weighed(prose: Prose, link: re.Match[str], parties: PartyList, *, by: bool) -> Preamble:
    start = prose.sentence(link.start(), before=500)[0]
    before = prose.text[start : link.start()]
    intro = next(iter(list(INTRO.finditer(before))[-1:]), None)
    kind, act = _KIND.search(before), _ACT.search(before + link[0])
    if _OTHER_PAPER.search(before, intro.start() if intro else max(0, len(before) - 250)):
        sure, rule = 0.7, "parties-of-reference"
    elif intro and act:
        sure, rule = 0.97, "preamble"
    elif kind or _stands_alone(prose, link):
        sure, rule = 0.93 if kind else 0.9, "cover"
    else:
        sure, rule = 0.6, "between"
    return Preamble(parties, start, parties.end, sure - 0.05 * by, rule)


def _stands_alone(prose: Prose, link: re.Match[str]) -> bool:
    """Tell whether the word between has a line of its own, as on covers."""
    start, end = prose.line_from(link.start())
    return start == link.start() and end <= link.end() + 1 and start < _COVER


def _numbered(prose: Prose) -> Iterator[Preamble]:
    """Yield a cover with nothing but numbers before its parties: (1) A LIMITED and (2) B LTD."""
    first = _FIRST.search(prose.text, 0, _COVER)
    parties = read_parties(prose.text, first.start()) if first else None
    if first and parties and parties.weight:
        yield Preamble(parties, first.start(), parties.end, 0.9, "cover")


def _agreeing(prose: Prose) -> Iterator[Preamble]:
    """Yield openings of the form "A Inc. ("A") and B Ltd. ("B") agree …"."""
    for start in paragraphs(prose):
        parties = read_parties(prose.text, start)
        known = all(m.name.form or (m.described and m.alias) for m in parties.mentions)
        if parties.weight and known and _AGREE.search(prose.text[parties.end :][:250]):
            end = parties.end + 250
            yield Preamble(parties, start, end, 0.92, "parties-agree")


def paragraphs(prose: Prose) -> Iterator[int]:
    """Yield where lines begin that stand behind a heading or a sentence's end."""
    before = ""
    for start in prose.line_starts[:80]:
        line = prose.text[slice(*prose.line_from(start))].strip()
        heading = len(before) < _HEADING and not before.endswith((",", "-", "and", "of"))
        if (
            len(line) > _HEADING // 2
            and not line[0].islower()
            and (heading or before.endswith((".", ":")))
        ):
            yield start
        before = line
