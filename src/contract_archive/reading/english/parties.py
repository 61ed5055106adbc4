"""The parties of a contract, from its opening, labels, definitions or signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from contract_archive.reading.english.letterheads import letter_parties, letterhead, names_of
from contract_archive.reading.english.mentions import Mention, read_mention
from contract_archive.reading.english.preamble import Preamble, paragraphs
from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.signatures import Signatures
from contract_archive.reading.english.words import KINDS, ROLES

_LABEL = re.compile(
    rf"(?:the )?(?P<role>(?:company|party) [a-d1-4]\b|{ROLES}|bill to|invoice to|sold to|to|"
    rf"from|messrs|"
    rf"ordered by|issued by|issued to|prepared for|prepared by|order(?:ed)? from)(?:\(?s\)?)?"
    rf"(?: \([^()]{{0,40}}\))? ?(?:name|company name|"
    rf"'s name)?(?: \([^()]{{0,40}}\))? ?(?P<colon>:)? ?",
    re.IGNORECASE,
)
_HEREINAFTER = re.compile(
    rf"hereinafter|hereafter|\bParty [AB]\b|\"(?:the )?(?:{ROLES})\"", re.IGNORECASE
)
_LINES = 120
_ORDER = re.compile(r"\b(?:purchase order|order (?:no|number|date)|p\.?o\.? (?:no|number))\b", re.I)
_CLERK = re.compile(
    r"buyer|purchaser|from|ordered by|issued by|prepared by|agent|administrator", re.IGNORECASE
)
_REACHED = re.compile(r"@|\b(?:e-?mail|phone|tel|telephone|mobile|ext|fax)\b", re.IGNORECASE)
_PURCHASE = re.compile(r"\bpurchase order\b", re.IGNORECASE)
_HEAD, _NEAR = 1500, 90
_PERSON = 3  # words in the name of a person
_PAPER = re.compile(rf"\b(?:{KINDS})$", re.IGNORECASE)
_NO_SPACES = re.compile(r"[^\W_]{26,}|[a-z][A-Z][a-z]+[A-Z][a-z]+[A-Z]")  # lost by a scan
_JAMMED = 0.7
_LONE = 0.7  # of one party alone
_PERHAPS_OTHERS = 0.88
_TWO = 2
_BESIDE = 200
_OTHER_HAND = re.compile(
    r"\bd\.?/?b\.?/?a\b|\b(?:trading|doing business) as\b|\bt/a\b|\bas (?:agent|trustee|nominee"
    r"|guarantor|attorney)"
    r"|\bon behalf of\b(?! itself)|\b(?:the )?\"?(?:Guarantor|Escrow Agent|Parent Guarantor"
    r"|Surety|End User)s?\b"
    r"|\bacting (?:through|by) its\b|\bconsented to by\b|\bjoined by\b",
    re.IGNORECASE,
)
_PLAIN_SUFFIX = re.compile(r"[.,]")


class FoundParties(NamedTuple):
    """Parties, how sure each list of its kind is, and by which rule it was read."""

    mentions: tuple[Mention, ...]
    sure: float
    rule: str


def find_parties(
    prose: Prose, preambles: list[Preamble], signatures: Signatures
) -> FoundParties | None:
    """Return the parties by the best rule that gives two of them, else the best of one."""
    found = [
        FoundParties(
            each.parties.mentions, each.sure * (1.0 if each.parties.weight else _LONE), each.rule
        )
        for each in preambles[:1]
        if each.parties.weight or (each.rule == "preamble" and _is_known(each.parties.mentions[0]))
    ]
    labelled = _labelled(prose)
    found += filter(None, (labelled, _defined(prose), _signing(signatures), _letter(prose)))
    found += filter(None, (_headed(prose, labelled),))
    whole = [each for each in found if len(each.mentions) > 1]
    return max(whole or found, key=lambda each: each.sure * _least(each), default=None)


def confidence(prose: Prose, found: FoundParties, mention: Mention) -> float:
    """Return how sure one party is; a name that stands again later is surer of its ends."""
    weight = mention.weight * (_JAMMED if _NO_SPACES.search(mention.name.text) else 1.0)
    if weight < 0.97 and _stands_again(prose, mention):
        weight = min(0.97, weight + 0.04)
    sure = found.sure * weight
    return min(sure, _PERHAPS_OTHERS) if _may_be_others(prose, found) else sure


def _may_be_others(prose: Prose, found: FoundParties) -> bool:
    """Tell whether the list may have one too many or too few, or a name that goes on.

    So it is with three or more, with a guarantor or agent among or beside them, with a name that
    is traded under, and where labels name a firm and somebody who is none.
    """
    mentions = found.mentions
    if len(mentions) > _TWO or not all(each.principal for each in mentions):
        return True
    firms = [each.name.form or each.name.noun for each in mentions]
    if found.rule == "party-labels" and any(firms) and not all(firms):
        return True
    last = max((each.name.end for each in mentions), default=0)
    first = min((each.name.start for each in mentions), default=0)
    around = prose.text[first : last + _BESIDE]
    return _OTHER_HAND.search(around) is not None


def _is_known(mention: Mention) -> bool:
    return mention.name.form or (mention.described and bool(mention.alias))


def _least(found: FoundParties) -> float:
    return min((mention.weight for mention in found.mentions), default=0.0)


def _stands_again(prose: Prose, mention: Mention) -> bool:
    name = mention.name
    return name.text.casefold() in prose.text[name.end :].casefold()


def _labelled(prose: Prose) -> FoundParties | None:
    """Return parties under labels at the heads of lines: ``Buyer: Acme Ltd``."""
    roles: dict[str, Mention] = {}
    for start in prose.line_starts[:_LINES]:
        label = _LABEL.match(prose.text, start)
        if label is None:
            continue
        mention = _behind(prose, label)
        if mention is not None and not _is_clerk(prose, label["role"], mention):
            party = mention._replace(alias=label["role"], described=True)
            roles.setdefault(label["role"].casefold(), party)
    mentions = _apart(roles.values())
    return (
        FoundParties(mentions, 0.93 if len(mentions) == 2 else 0.8, "party-labels")
        if mentions
        else None
    )


def _is_clerk(prose: Prose, role: str, mention: Mention) -> bool:
    """Tell whether a name in an order is that of who handles it: no firm, and may be rung up."""
    name = mention.name
    if (
        name.form
        or name.noun
        or not _CLERK.fullmatch(role)
        or not _ORDER.search(prose.text, 0, _HEAD)
    ):
        return False
    reached = _REACHED.search(prose.text, name.end, name.end + _NEAR) is not None
    person = len(name.text.split()) <= _PERSON and _PURCHASE.search(prose.text, 0, _HEAD)
    return reached or (bool(person) and role.casefold() in ("buyer", "purchaser"))


def _behind(prose: Prose, label: re.Match[str]) -> Mention | None:
    """Return the party behind a label: on its line, or on the next where it stands alone."""
    line_end = prose.line_from(label.start())[1]
    alone = label.end() >= line_end - 1
    if not (label["colon"] or alone):
        return None
    end = prose.line_from(line_end)[1] if alone and line_end < len(prose.text) else line_end
    on_line, beyond = (read_mention(text, label.end()) for text in (prose.text[:end], prose.text))
    mention = (
        beyond if beyond and beyond.name.form and not (on_line and on_line.name.form) else on_line
    )
    if mention is not None and "@" in mention.name.text:
        return None  # who sent a mail is no party by that
    if mention is not None and not mention.name.form and _PAPER.search(mention.name.text):
        return None  # "Supplier" over "Quality Agreement" is the first half of a title
    if mention is None or prose.text[mention.name.end : mention.name.end + 2].strip()[:1] == ":":
        return None
    return mention


def _defined(prose: Prose) -> FoundParties | None:
    """Return parties that begin a line, each with its name in the contract behind it."""
    mentions = []
    for start in paragraphs(prose):
        mention = read_mention(prose.text, start)
        if mention is None or not (mention.name.form or mention.name.noun):
            continue
        if not set("(,") & set(prose.text[mention.name.end - 1 : mention.name.end + 2]):
            continue
        if _HEREINAFTER.search(prose.text, mention.name.end, mention.name.end + 300):
            mentions.append(mention)
    apart = _apart(mentions)
    return (
        FoundParties(apart, 0.88 if len(apart) == 2 else 0.7, "party-definitions")
        if apart
        else None
    )


def _letter(prose: Prose) -> FoundParties | None:
    """Return sender and addressee of a letter; surer where both stand again below it."""
    mentions = letter_parties(prose)
    if not mentions:
        return None
    again = all(_stands_again(prose, each) for each in mentions)
    return FoundParties(mentions, 0.93 if again else 0.85, "letter")


def _headed(prose: Prose, labelled: FoundParties | None) -> FoundParties | None:
    """Return the company of the letterhead with the one party that a label names beside it."""
    head = letterhead(prose)
    if head is None:
        return None
    others = labelled.mentions if labelled and len(labelled.mentions) == 1 else ()
    if not others or names_of((head,)) & names_of(others):
        return FoundParties((head,), 0.6, "letterhead")
    return FoundParties((head, *others), 0.9, "letterhead")


def _signing(signatures: Signatures) -> FoundParties | None:
    names = tuple(Mention(name, "", False, True) for name in signatures.names)
    return FoundParties(names, 0.8 if len(names) == 2 else 0.6, "signatures") if names else None


def _apart(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    apart: dict[str, Mention] = {}
    for mention in mentions:
        apart.setdefault(_PLAIN_SUFFIX.sub("", mention.name.text.casefold()), mention)
    return tuple(apart.values())
