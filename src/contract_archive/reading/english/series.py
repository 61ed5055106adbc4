"""The series a contract belongs to, by the words of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contract_archive.reading.english.bodies import speaks_of
from contract_archive.reading.english.prose import Find
from contract_archive.records.readings import FieldName
from contract_archive.settings.model import Series, Settings

_AS_SERVICE = re.compile(
    r"\bas[- ]a[- ]service\b|\bsaas\b|subscription|\bcloud\b|\bhosted\b",
    re.IGNORECASE,
)
_STORING = re.compile(
    r"(?:warehous|storage|logistic|transport|freight|haulage)\w*\b.*(?:services?|distribut|agreement)",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(
    r"\b(?:amend\w*|addendum|variation|extension|renewal|supplement\w*|letter|"
    r"statement of work|sow|work order|change order|termination|side letter|novation|assignment)\b",
    re.IGNORECASE,
)
_DEPENDS_ON = re.compile(
    r"\b(?i:amend\w*|var(?:y|ies)|extend\w*|renew\w*|supplement\w*|under|pursuant to|"
    r"governed by|subject to|part of|parties to|terms of|further to|refer to|re:?|to|of)"
    r" (?i:(?:the|that|certain|an?|our|your|their|terms|of|existing|original|master) )*"
    r"(?P<name>(?:[A-Z][\w&-]*,? (?:and |of |for )?){1,6}?"
    r"(?i:agreement|contract|lease|licen[cs]e))\b"
)
_REACH = 6000
_DEALERS = r"distribut|reseller|\bdealer"
"""Who buys to sell: no agent. Offices file such agreements as sales, frameworks or agencies."""
_WORDS: tuple[tuple[str, str, float], ...] = (
    ("BM", r"non[- ]?disclosure|confidentiality|\bnda\b|secrecy", 0.95),
    ("ZL", r"\b(?:sub)?lease\b|\brental\b|tenancy", 0.95),
    ("ZL", r"\bhire\b|charter party", 0.8),
    ("DL", r"\bagency\b|\bagent\b|sales representative", 0.92),
    ("KJ", _DEALERS, 0.7),
    ("DL", r"franchise|referral|affiliate|marketing|promotion|sponsorship|endorsement", 0.75),
    ("KJ", r"framework|master (?:supply|purchase|sales)|blanket|umbrella|frame agree", 0.92),
    ("JS", r"technolog|software|research|patent|know-how|joint development", 0.92),
    ("JS", r"licen[cs]|\bdevelopment\b|intellectual property|trademark", 0.85),
    ("FW", r"services?\b|consult|maintenance|support", 0.92),
    ("FW", r"outsourc|hosting|servicing|warehous|\bcontractor\b|management agree|"
     r"engagement|transportation|logistics|advertising|statement of work|advisory|"
     r"employment", 0.85),
    ("CG", r"\bpurchase order\b|purchas|procurement", 0.7),
    ("XS", r"\bsales?\b|\bsell", 0.7),
)  # fmt: skip
_BOTH = re.compile(
    r"supply|\border\b|sales? and purchase|purchase and sale|sales?\b|purchas|manufactur|"
    r"procure|\bgoods\b",
    re.IGNORECASE,
)
_SELLER = re.compile(r"seller|supplier|vendor|manufacturer|provider", re.IGNORECASE)
_BUYER = re.compile(
    r"buyer|bill to|sold to|invoice to|ordered by|purchaser|customer|client|recipient",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"to|messrs|issued to|prepared for", re.IGNORECASE)
# What is sold is no merchandise, or more than one kind of thing is done.
_NO_GOODS = re.compile(
    r"\b(?:shares?|stock|assets?|equity|securities|notes?|interests?|receivables?|real estate"
    r"|property|"
    r"land|business|membership|units?|warrants?|bonds?|loan|energy|power|electricity|carbon|royalty)\b"
    r"[^.]{0,40}\b(?:purchase|sale|transfer)\b|"
    r"\b(?:purchase|sale|transfer) of (?:shares?|stock|assets?|business|land|property|equity)\b",
    re.IGNORECASE,
)
_DOUBTED = 0.85
_LEAST = 4
_OTHER = "QT"
_OF_PARENT = 0.88  # the text may name more than one agreement


def find_series(
    title: Find | None, ours: str, settings: Settings, text: str = ""
) -> Iterator[Find]:
    """Yield the code of a series of the archive whose words stand in the title.

    An amendment, a letter or a statement of work goes with the agreement that ``text`` names.

    Selling and buying are told apart by ``ours``: what the contract calls our own side.
    """
    if title is None or not isinstance(title[1].value, str):
        return
    candidate, name = title[1], title[1].value
    known = {series.code: series for series in settings.series}
    own = _by_own_words(name, settings) or _by_role(name, ours)
    code, sure = own or _by_parent(name, text, ours) or _by_words(name)
    if _NO_GOODS.search(name) or not speaks_of(text, code, name):
        sure = min(sure, _DOUBTED)
    if code not in known and (code := _like(code, settings)) == "":
        return
    yield (
        FieldName.SERIES,
        replace(candidate, value=code, confidence=sure, rule="series-by-title"),
    )


def _by_own_words(title: str, settings: Settings) -> tuple[str, float] | None:
    """Return the series whose own label or folder stands in the title as a whole."""
    plain = title.casefold()
    for series in settings.series:
        says = f"{series.label_en} {series.folder}"
        if all(re.search(_DEALERS, each, re.IGNORECASE) for each in (says, title)):
            return series.code, 0.92
        for words in (series.label_en, series.folder):
            if len(words) >= _LEAST and _whole(words.casefold(), plain) and not _is_default(series):
                return series.code, 0.93
    return None


def _whole(words: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text) is not None


def _is_default(series: Series) -> bool:
    return series.code in {code for code, _, _ in _WORDS}


def opposite(role: str) -> str:
    """Return what our side is where the other is called ``role``; empty where nobody can say."""
    if _SELLER.search(role):
        return "buyer"
    return "seller" if _BUYER.search(role) else ""


def _by_role(title: str, ours: str) -> tuple[str, float] | None:
    if not _BOTH.search(title) or any(
        re.search(words, title, re.IGNORECASE)
        for code, words, _ in _WORDS
        if code in ("BM", "ZL", "DL", "KJ", "JS")
    ):
        return None
    if _ADDRESSED.fullmatch(ours):  # a confirmation goes to who buys, a purchase order to who sells
        return ("XS" if re.search(r"purchase order", title, re.IGNORECASE) else "CG"), 0.85
    if _SELLER.search(ours):
        return "XS", 0.93
    if _BUYER.search(ours):
        return "CG", 0.93
    return None


def _by_parent(title: str, text: str, ours: str) -> tuple[str, float] | None:
    """Return the series of the agreement that a paper depends on, where only that has a kind."""
    if not _DEPENDENT.search(title) or _by_words(_DEPENDENT.sub("", title))[0] != _OTHER:
        return None
    for named in _DEPENDS_ON.finditer(text, 0, _REACH):
        code, sure = _by_role(named["name"], ours) or _by_words(named["name"])
        if code != _OTHER:
            return code, min(sure, _OF_PARENT)
    return None


def _by_words(title: str) -> tuple[str, float]:
    if _AS_SERVICE.search(title) or _STORING.search(title):
        return "FW", 0.9
    hits = [(code, sure) for code, words, sure in _WORDS if re.search(words, title, re.IGNORECASE)]
    if not hits:
        return _OTHER, 0.5
    code, sure = hits[0]
    return (code, sure) if len({each for each, _ in hits}) == 1 else (code, sure - 0.15)


def _like(code: str, settings: Settings) -> str:
    """Return the series of an archive with codes of its own that means the same kind."""
    words = {
        "XS": "sale", "KJ": "framework", "FW": "service", "DL": "agency", "ZL": "lease",
        "BM": "confidential", "CG": "purchas", "JS": "technolog", "QT": "other",
    }  # fmt: skip
    for series in settings.series:
        if code in words and words[code] in f"{series.label_en} {series.folder}".casefold():
            return series.code
    return ""
