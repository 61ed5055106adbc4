"""Whether the clauses of an English contract speak of what its title calls it."""

from __future__ import annotations

import re

_WORDS = {
    "ZL": r"leas(?:e[sd]?|ing)|rent(?:als?)?|tenants?|landlord|lessors?|lessees?|premises"
    "|charter|hire",
    "XS": r"goods|products?|deliver(?:y|ies|ed)?|purchases?|seller|buyer|shipments?|supply"
    "|supplier|orders?|equipment",
    "FW": r"services?|maintenance|consult\w*|support|work|deliverables|statement of work"
    "|perform(?:ance|ed)?",
    "JS": r"software|licen[cs]\w*|develop\w*|intellectual property|technology|research|patents?"
    "|source code|users?",
    "DL": r"distribut\w*|agents?|agency|commissions?|territory|resellers?|dealers?|products",
    "BM": r"confidential\w*|disclos\w*|recipient",
}
_COUNTED = {code: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for code, words in _WORDS.items()}
_SAME = {"CG": "XS", "KJ": "XS"}
_NEAR_KIN = {
    "ZL": {"BM"},
    "XS": {"BM", "FW", "DL"},
    "FW": {"BM", "JS", "XS"},
    "JS": {"BM", "FW"},
    "DL": {"BM", "XS", "FW"},
    "BM": {"JS"},
}
"""Kinds whose words stand in another's clauses as a matter of course."""
_ENOUGH = 600  # characters below which clauses prove nothing
_REACH = 30_000
_LEAST, _TIMES = 8, 3


def speaks_of(text: str, code: str, title: str) -> bool:
    """Tell whether the clauses may be those of a series ``code``, which ``title`` says."""
    kind = _SAME.get(code, code)
    if kind not in _COUNTED or len(text) < _ENOUGH:
        return True
    text = text[:_REACH].replace(title, "")
    counts = {each: len(pattern.findall(text)) for each, pattern in _COUNTED.items()}
    own = counts.pop(kind)
    strange = max(count for each, count in counts.items() if each not in _NEAR_KIN[kind])
    return own > 0 and strange < max(_LEAST, _TIMES * own)
