"""The number printed on a contract under "Contract No.", "Lease Number", "Order Form Ref."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.english.prose import Find, Prose
from contract_archive.reading.english.words import KINDS
from contract_archive.records.readings import FieldName

_HEAD = 6000
_LABEL = re.compile(
    rf"\b(?P<what>(?!amendment|addendum|supplement|note\b|letter\b|plan\b|understanding|protocol)"
    rf"(?:{KINDS}|p\.?o\.?|order|tenancy|loan|facility|charter|policy|proposal|quote|call-off|"
    r"task order|confirmation|sow|msa|s/c|document)s?)"
    r" ?(?:(?:reference |ref\.? |id )?(?:number|no\b\.?|num\b\.?|nr\b\.?|#)|"
    r"ref(?:erence)?\b\.?|id\b) ?[:.#]{0,2} ?"
    r"(?P<number>[A-Z0-9][A-Za-z0-9/()_.-]{1,38}(?: ?[-/] ?[A-Za-z0-9]+){0,4})",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"\b(?P<whose>your|our|buyer|seller|customer|supplier|vendor|client|purchaser)(?:s'|'?s)? $",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:our )?ref(?:erence)?\b\.?(?: no\b\.?)?|no\.|number|№) ?[:.]? ?"
    r"(?P<number>[A-Z0-9][A-Za-z0-9/()_.-]{2,38})",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:amend\w*|under|pursuant|that certain|original|master|prime|main|head|supplement\w*|to|"
    r"of the|tender|bid|project|invoice|related|previous|"
    r"registration|company|trade|trading|business|commercial|professional|account|model|template|form|patent|serial|insurance|vat|tax|"
    r"purchase under)\b[^.;:]{0,50}$",
    re.IGNORECASE,
)
_MODIFIED = re.compile(r"(?:[A-Z][\w&/-]* ){1,3}|(?:the )")
_SUBORDINATE = re.compile(
    r"sow|statement of work|work order|task order|call-off|order form|subcontract|sublease",
    re.IGNORECASE,
)
_MODEL = re.compile(r"(?:GF|SF)-\d{4}-\d{4}")
_NOT_NUMBER = re.compile(r"(?:19|20)\d\d|\d|of|and|is|date|the", re.IGNORECASE)
_OF_COMPANY = re.compile(  # what stands before the number of a register, not of a paper
    r"\b(?:regist\w+|compan(?:y|ies)|incorporated|crn|uen|abn|acn|vat|tax|ein|house)\b[^.;:\d]{0,40}$",
    re.IGNORECASE,
)
_ORDER = re.compile(r"p\.?o|order", re.IGNORECASE)
_ONE_SIDES = 0.8
_ANOTHERS = 0.3  # the buyer's own order, to which this paper answers
_YOURS = 0.85  # whose "your" is depends on who wrote the page


def find_number(prose: Prose, title: str = "") -> Iterator[Find]:
    """Yield the number under which the contract goes, or whose number the page says it is.

    A paper under another (a statement of work) goes under its own number, and one whose kind
    stands in the ``title`` under the number of that kind.
    """
    own: list[tuple[float, Find]] = []
    others: list[Find] = []
    for label in _LABEL.finditer(prose.text, 0, _HEAD):
        found = _weighed(prose, label)
        if found is None:
            continue
        if found[0] == FieldName.NUMBER:
            own.append((found[1].confidence + _rank(label["what"], title), found))
        else:
            others.append(found)
    if own:
        yield max(own, key=lambda each: each[0])[1]
    yield from others[:1]
    if not own and not others:
        yield from _bare(prose)


def _rank(what: str, title: str) -> float:
    titled = what.casefold() in title.casefold()
    return 0.3 * (_SUBORDINATE.fullmatch(what) is not None) + 0.2 * titled


def _weighed(prose: Prose, label: re.Match[str]) -> Find | None:
    number = _tidy(label["number"])
    before = prose.text[max(0, label.start() - 60) : label.start()]
    owner = _WHOSE.search(before)
    whose = owner["whose"].lower() if owner else ""
    at = label.start() - len(owner[0]) if owner else label.start()
    line, line_end = prose.line_from(at)
    lead = prose.text[line:at]
    begins = not lead or (_MODIFIED.fullmatch(lead) is not None and not _OTHER.search(lead))
    if not _is_number(number) or (not begins and _OTHER.search(before)):
        return None
    colon = re.search(r"[:#]", prose.text[label.start("what") : label.start("number")])
    ends = line_end <= label.end("number") + 2 or prose.text.startswith(
        (" Date", " Page"), label.start("number") + len(number)
    )
    if not (begins or colon):
        return None  # "entered into Purchase Agreement No. 1810" names another paper
    sure = 0.94 if begins and (colon or ends) else 0.85
    if whose and whose not in ("your", "our"):
        sure *= _ANOTHERS if _ORDER.match(label["what"]) else _ONE_SIDES
    field = FieldName.COUNTERPARTY_NUMBER if whose == "your" else FieldName.NUMBER
    sure = min(sure, _YOURS) if whose == "your" else sure
    return field, prose.candidate(number, label.span("number"), sure, "number-label")


def _bare(prose: Prose) -> Iterator[Find]:
    for start in prose.line_starts[:25]:
        label = _BARE.match(prose.text, start)
        before = prose.text[max(0, start - 60) : start]
        if label is None or ("ref" not in label[0].lower() and _OF_COMPANY.search(before)):
            continue
        if _is_number(_tidy(label["number"])):
            span = label.span("number")
            yield FieldName.NUMBER, prose.candidate(_tidy(label["number"]), span, 0.8, "number-ref")
            return


def _is_number(number: str) -> bool:
    return (
        any(map(str.isdigit, number))
        and not _NOT_NUMBER.fullmatch(number)
        and not _MODEL.match(number)
    )


def _tidy(number: str) -> str:
    plain = number.strip(" .,;:-_")
    return plain[:-1] if plain.endswith(")") and "(" not in plain else plain
