"""Lists of parties: ``A Inc., a Delaware corporation ("A"), and B Ltd., with offices at …``."""

from __future__ import annotations

import re
from typing import NamedTuple

from contract_archive.reading.english.names import Name, read_name
from contract_archive.reading.english.prose import SENTENCE_END
from contract_archive.reading.english.words import ROLES

_REACH = 3500  # a list of parties is not longer, with every address in it
_STOP = re.compile(
    r"\b(?:WHEREAS|W ?I ?T ?N ?E ?S ?S ?E ?T ?H|RECITALS?|BACKGROUND|PREAMBLE|NOW,? THEREFORE|"
    r"(?:[Hh]ereby )?(?:agree|AGREE)[sd]?\b|[Cc]ollectively|[Ii]ndividually referred|"
    r"[Ee]ach (?:a \"|individually|of (?:whom|which|the))|[Bb]oth [A-Z]|IT IS|IN CONSIDERATION|"
    r"(?:Article|ARTICLE|Section|SECTION|CHAPTER) [1I]\b|Capitalized|The [Pp]arties|"
    r"the parties (?:hereto|have)|"
    r"(?:is|are) (?:made|entered)|[Ww]hereby|relating to|in relation to|with respect to|"
    r"in connection with|TABLE OF CONTENTS|Dear |(?:THIS|This) [A-Z][\w ]{3,60}? (?:is|IS)\b|"
    r"PARTIES\b|Dated? |DATED? )"
)
_BRACKETS = re.compile(r"\([^()]{4,500}\)")
_ITS_OWN = (
    r"\bits (?:wholly[- ]owned |majority[- ]owned )?(?:\w+ )?(?:subsidiary|affiliate|parent)"
    r"(?: company)?,? "
)
_SKIP = re.compile(
    rf"(?: |,|:|;|\.|\bthe (?:{ROLES}), |\b(?:the )?(?:{ROLES}) ?(?:\([^()]{{0,40}}\))?(?::| -) ?|"
    rf"\bthe following (?:parties|persons|entities)\b:?|\bthe parties\b:|\bthe undersigned,? |"
    rf"\bby:? |\bboth:? |\bPARTIES\b:?|\band\b(?= \()|\b(?-i:the (?=[A-Z]))|"
    rf"\(?(?:\d|[ivx]{{1,3}}|[a-d])\)\.? ?|\b\d\.\d? |\b(?:each|all|both) of (?:the )?|"
    rf"{_ITS_OWN}|\bon (?:the )?one (?:hand|part|side),?)*",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"(?P<mark>[IVX]{1,4}|[A-C]|\d)\. ?(?=[A-Z][\w&])")
_SEPARATOR = re.compile(
    r"(?:,|;|\.)? ?\b(?:[Aa]nd|in favou?r of|AND)\b,?"
    r"(?: (?:on the (?:other|second)(?: hand| part| side)?,?|between|also|by|with))* ?"
    r"(?:the (?=[A-Z]))?| & (?=[A-Z])| with (?=[A-Z])|; |"
    r"(?:[,.;]|(?<=\))) ?(?=\((?:\d|[ivx]{1,3}|[b-d])\) )|, (?=[A-Z]|its )|(?<=\)) (?=[A-Z\d])"
)
_KIND_OF_BODY = re.compile(
    r"an? [\w ]{2,40}(?:corporation|company|partnership|trust|bank|association|limited)"
    r"(?: organized[\w ]{0,50})?|and (?:its|his|her|their) (?:[\w-]+ ){0,3}"
    r"(?:affiliates?|subsidiar(?:y|ies)|parent|designees?)(?: compan(?:y|ies))?",
    re.IGNORECASE,
)
_LIST_GOES_ON = re.compile(r",? and (?:the )?[A-Z]|, [A-Z]|,? ?\(")
_ALIAS_SOON = re.compile(r"[^()\"]{0,120}\((?:the |hereinafter )?\"")
_NAME_ENDS = re.compile(r"[,.;]|.[,.;(]|. (?:\(|and\b)|. ?$", re.IGNORECASE)
_JOINING = re.compile(r"\band\b|&|favou?r|\(\w{1,3}\)", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?(?:1|i|a)\)\.? ?|1\. ?")
_ALIAS = re.compile(
    r'[^()]{0,12}\((?:[^()]{0,160}?)"(?P<alias>[^"()]{1,60})"|'
    r'[^()"]{0,90}?\bhereinafter\b[^()"]{0,40}"(?P<bare>[^"()]{1,60})"|'
    r'[^()]{0,400}?\([^()"]{0,40}"(?P<later>[^"()]{1,60})"'
)
_DESCRIBED = re.compile(
    r"\"?[,.]? ?(?:\(|(?:a|an) [\w'./ &,-]{0,80}?(?:corporation|company|individual|"
    r"partnership|trust|university|association|organi[sz]ation|institution|person|citizen|bank|"
    r"entity|firm|foundation|subsidiary|division|agency|municipality|enterprise|limited|proprietor|"
    r"resident|society|authority|corp|llc)|individually|residing|whose|having|with (?:an?|its|"
    r"offices)|"
    r"located|organi[sz]ed|incorporated|established|existing|registered|acting|represented|"
    r"doing business|duly|located|of [A-Z0-9]|hereinafter|formerly|c/o |d\.?b\.?a\b|trading as|"
    r"and (?:its|their) |[df]/[bk]/a|"
    r"as (?:the )?[A-Z])",
    re.IGNORECASE,
)
_DEFINES_PARTY = re.compile(
    r"\((?![^()]{0,60}(?:collectively|together|each|Parties|\bAct\b|Effective Date|Agreement))"
    r"[^()\"]{0,40}\"[^()]{1,80}\)"
)
_OVERLOOKED = 0.88  # two names in brackets behind one party: another may have been passed over
_JOINED = 0.9
_MINOR = re.compile(
    r"guarant|escrow agent|solely (?:for|with respect|as to)|as witness|"
    r"for (?:the )?(?:limited )?purposes? of",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """A party where it is introduced; ``alias`` is what the contract calls it from there on.

    ``described``: what follows the name is what follows names of parties ("a Delaware …").
    """

    name: Name
    alias: str
    described: bool
    principal: bool
    sure: float = 1.0

    @property
    def weight(self) -> float:
        """How surely this is a party under its whole name."""
        return self.sure * self._weight

    @property
    def _weight(self) -> float:
        if self.name.form:
            return 1.0
        if self.name.noun and self.described:
            return 0.99
        if self.described and self.alias:
            return 0.97
        if self.described:
            return 0.93
        return 0.9 if self.name.noun else 0.75


class PartyList(NamedTuple):
    """The parties of one list and the span of the list."""

    mentions: tuple[Mention, ...]
    start: int
    end: int

    @property
    def weight(self) -> float:
        """How surely these are all the parties; a list of one is none."""
        if len(self.mentions) < 2:
            return 0.0
        return min(mention.weight for mention in self.mentions)


def read_parties(text: str, at: int) -> PartyList:
    """Return the list of parties that begins at ``at`` (behind "between", a colon, a number)."""
    joined = _read(text, at, join=True)
    if len(joined.mentions) > 1:
        return joined
    apart = _read(text, at, join=False)
    return apart if len(apart.mentions) > len(joined.mentions) else joined


def read_mention(text: str, at: int) -> Mention | None:
    """Return the one party that is introduced at ``at`` (behind a label, at the head of a line)."""
    begin = _skip(text, at)
    name = read_name(text, begin)
    return (
        None if name is None else _mention(text, name, min(len(text), name.end + 600), listed=False)
    )


def _read(text: str, at: int, *, join: bool) -> PartyList:
    begin = _skip(text, at)
    name = read_name(text, begin, join=join)
    if name is None:
        return PartyList((), at, at)
    masked = _masked(text[at : at + _REACH])
    limit = max(at + _limit(masked, begin - at), name.end)
    masked = masked[: limit - at]
    names = [name]
    while len(names) < 8:
        following = _next(text, masked, at, names[-1], join=join)
        if following is None or following.text.casefold() in {n.text.casefold() for n in names}:
            break
        names.append(following)
    ends = [*(each.start for each in names[1:]), limit]
    mentions = tuple(_mention(text, *pair) for pair in zip(names, ends, strict=True))
    mentions = _mended(text, mentions)
    return PartyList(mentions, at, _end_of(text, names[-1], limit))


def _skip(text: str, at: int) -> int:
    skipped = _SKIP.match(text, at)
    at = skipped.end() if skipped else at
    numeral = _NUMERAL.match(text, at)
    return _skip(text, numeral.end()) if numeral and _counts(text, numeral) else at


def _counts(text: str, numeral: re.Match[str]) -> bool:
    """Tell whether "I." or "A." numbers a list; else it is the initial of a person."""
    mark = numeral["mark"]
    if len(mark) > 1 or mark.isdigit():
        return True
    after = {"I": "II", "V": "VI", "A": "B", "B": "C", "C": "D"}
    before = {"V": "IV", "X": "IX", "B": "A", "C": "B"}
    near = text[max(0, numeral.start() - _REACH) : numeral.end() + _REACH]
    named = read_name(text, numeral.end(), join=False)
    return (
        named is not None
        and (named.form or mark == "I")
        and any(
            f" {other}. " in f" {near}" for other in (after.get(mark), before.get(mark)) if other
        )
    )


def _limit(region: str, begin: int) -> int:
    """Return where the list must end: at the recitals, or with its sentence."""
    stop = _STOP.search(region, begin)
    limit = stop.start() if stop else len(region)
    if not _NUMBERED.search(region, 0, begin):
        for sentence in SENTENCE_END.finditer(region, begin, limit):
            if not region[sentence.end()].isdigit():  # "Str. 23" is an address
                return sentence.start() + 1
    return limit


def _masked(region: str) -> str:
    """Return the region with what stands in brackets blotted out, so that no "and" in it counts."""
    for _ in range(2):
        region = _BRACKETS.sub(lambda found: "(" + "_" * (len(found[0]) - 2) + ")", region)
    return region


def _next(text: str, masked: str, offset: int, last: Name, *, join: bool) -> Name | None:
    behind = last.end - (text[last.end - 1] == ",")
    for separator in _SEPARATOR.finditer(masked, behind - offset):
        at = _skip(text, separator.end() + offset)
        name = read_name(text, at, join=join)
        if name is None or name.text.casefold() == last.text.casefold():
            continue
        sign = masked[separator.start() : at - offset]
        if _may_follow(text, name, masked[behind - offset : separator.start()], sign):
            return name
    return None


def _may_follow(text: str, name: Name, between: str, sign: str) -> bool:
    """Tell whether a name behind a separator is a party, not a part of an address."""
    if not _JOINING.search(sign):  # a comma or semicolon only: A Inc., B LLC and C Ltd.
        close = between.strip(" ,")
        ends = not close or close.endswith(")") or ";" in sign
        ends = ends or _KIND_OF_BODY.fullmatch(close) is not None
        listed = name.form or (name.noun and _LIST_GOES_ON.match(text, name.end) is not None)
        return ends and listed
    if name.form:
        return True
    words = name.text.split()
    described = _DESCRIBED.match(text, name.end) is not None
    bracket = text[name.end : name.end + 2].strip() == "("
    described = described or _ALIAS_SOON.match(text, name.end) is not None
    if (described and (len(words) > 1 or bracket)) or (name.noun and len(words) > 1):
        return True
    ends = _NAME_ENDS.match(text, name.end - 1) is not None
    return ends and len(words) > 1 and (name.noun or name.text.isupper() or len(words) <= 4)


def _mention(text: str, name: Name, until: int, *, listed: bool = True) -> Mention:
    tail = text[name.end : until]
    alias = _ALIAS.match(tail)
    return Mention(
        name,
        (alias["alias"] or alias["bare"] or alias["later"]).strip() if alias else "",
        _DESCRIBED.match(tail) is not None,
        not _MINOR.search(tail[:500]),
        _OVERLOOKED if listed and len(_DEFINES_PARTY.findall(tail)) > 1 else 1.0,
    )


def _mended(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Join "Atlas Food" and "Beverage Group Ltd.": of a sole half only the other has a form.

    Where every other party is given a name in brackets, one without is half of the next.
    """
    for index in range(len(mentions) - 1):
        half, rest = mentions[index : index + 2]
        gap = text[half.name.end : rest.name.start]
        named = all(each.alias for each in mentions if each is not half)
        alone = not (half.name.form or half.name.noun or half.described or half.alias)
        if len(mentions) > 2 and alone and named and rest.name.form and gap.strip() in ("and", "&"):
            name = rest.name._replace(
                text=f"{half.name.text} {gap.strip()} {rest.name.text}", start=half.name.start
            )
            joined = rest._replace(name=name, sure=min(rest.sure, _JOINED))
            return (*mentions[:index], joined, *mentions[index + 2 :])
    return mentions


def _end_of(text: str, last: Name, limit: int) -> int:
    """Return where the sentence of the list goes on behind its last party."""
    bracket = re.compile(r"[^()]{0,300}\([^()]{0,200}\)").match(text, last.end, limit)
    return bracket.end() if bracket else last.end
