"""Days of signing that stand outside the opening: "Leipzig, 19 June 2023", "was signed on …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.english.preamble import Preamble
from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.values.dates import FoundDate, find_dates, first_date
from contract_archive.reading.english.words import KINDS, ROLES

_TAIL = 2500  # signatures stand within so much of the end
_SPREAD = 200
_SIGNING_LINE = 90
_HEAD_LINES = 25
_PLACE = (
    r"(?:(?i:place,? (?:and |/ ?)?date|(?:done|signed|made|executed) (?:at|in)|at|in):? )?"
    r"[A-Z][\w.'-]+(?:[ -](?:am |an der |upon |de |la )?[A-Z][\w.'-]*){0,3}"
)
_MAYBE_PLACE = re.compile(r"(?:[A-Z][\w.]+,? ?){0,3}[ ,.]*")
_PLACES = re.compile(rf"(?:{_PLACE},? ?(?:(?:on|the|this|den|le)\b ?)*#,? ?(?:and )?)+")
_SIGNS = re.compile(
    rf"(?:signed|executed|agreed|accepted|for|on behalf|by|(?:the )?(?:{ROLES}))\b",
    re.IGNORECASE,
)
_SIGNED_ON = re.compile(
    rf"\b(?:this|the present|present) (?:[\w&'-]+ ){{0,6}}?(?:{KINDS})\b[^.;]{{0,140}}?\b"
    r"(?:was|has been|is|were) (?:duly |hereby )?(?:signed|executed|concluded)\b[^.;\d]{0,60}?"
    r"\b(?:on|as of)(?: the)? (?=[\dA-Z])|"
    r"(?-i:\b(?:Done|DONE|Signed|SIGNED|Executed|Made) (?:at|in|AT|IN) [A-Z])[^.;\d]{2,80}?"
    r"\b(?:on|this)(?: the)? (?=[\dA-Z])",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?<=[\w)]) Date(?:d| of issue)? ?: ?(?=[\dA-Z])")
_OTHER_DATE = re.compile(
    r"\b(?:due|delivery|start|end|expiry|effective|commencement|ship\w*|payment|valid\w*|birth|"
    r"revision|print|invoice|completion|termination|renewal)$",
    re.IGNORECASE,
)


class Day(NamedTuple):
    """A day the contract is made or takes effect: the date found, how sure, by which rule."""

    date: FoundDate
    confidence: float
    rule: str


def signed_elsewhere(prose: Prose, opening: Preamble | None) -> Iterator[Day]:
    """Yield the days of signing that neither opening nor labels nor signatures say."""
    behind = opening.parties.end if opening else 0
    yield from _places(prose, max(behind, len(prose.text) - _TAIL, 0))
    yield from _sides_sign(prose, behind)
    yield from _clauses(prose)
    yield from _beside(prose)


def _places(prose: Prose, behind: int) -> Iterator[Day]:
    """Yield the latest of the dates behind places above the signatures; the last completes it."""
    found: list[FoundDate] = []
    for start in prose.line_starts:
        if start < behind or start == 0:
            continue
        line = prose.text[slice(*prose.line_from(start))].strip(" _.")
        dates = list(find_dates(line, prose.date_order))
        if dates and len(line) < 120 and _PLACES.fullmatch(_blotted(line, dates)):
            found += [
                each._replace(start=each.start + start, end=each.end + start) for each in dates
            ]
    last = max(found, key=lambda each: each.value, default=None)
    if last is None:
        return
    near = (last.value - min(each.value for each in found)).days <= _SPREAD
    yield Day(last, (0.91 if near else 0.6) * last.sure, "place-date")


def _sides_sign(prose: Prose, behind: int) -> Iterator[Day]:
    """Yield the later of the dates at the ends of the lines on which the sides sign."""
    found: list[FoundDate] = []
    for start in prose.line_starts:
        if start < max(behind, len(prose.text) - _TAIL) or not _SIGNS.match(prose.text, start):
            continue
        line = prose.text[slice(*prose.line_from(start))].strip(" _")
        dates = [each for each in find_dates(line, prose.date_order) if each.end == len(line)]
        if len(line) < _SIGNING_LINE:
            found += [
                each._replace(start=each.start + start, end=each.end + start) for each in dates
            ]
    last = max(found, key=lambda each: each.value, default=None)
    if last is not None and len(found) == 2:
        yield Day(last, 0.88 * last.sure, "last-signature")


def is_letter(prose: Prose) -> bool:
    """Tell whether the paper begins like a letter."""
    return re.search(r"\bDear\b", prose.text[:3000]) is not None


def letter_date(prose: Prose) -> Iterator[Day]:
    """Yield a date that stands alone on one of the first lines, or behind a place: "Oslo, …"."""
    sure = 0.87 if is_letter(prose) else 0.75
    for start in prose.line_starts[:15]:
        line = prose.text[slice(*prose.line_from(start))].strip()
        found = first_date(line, prose.date_order)
        if found is not None and _MAYBE_PLACE.fullmatch(line[: found.start] + line[found.end :]):
            moved = found._replace(start=found.start + start, end=found.end + start)
            yield Day(moved, sure * found.sure, "letter-date")
            return


def _blotted(line: str, dates: list[FoundDate]) -> str:
    for each in reversed(dates):
        line = f"{line[: each.start]}#{line[each.end :]}"
    return line


def _clauses(prose: Prose) -> Iterator[Day]:
    """Yield the day in "this Agreement was signed by both parties on 11 December 2023"."""
    for clause in _SIGNED_ON.finditer(prose.text):
        stated = next(
            find_dates(prose.text[clause.end() : clause.end() + 40], prose.date_order), None
        )
        if stated is not None and stated.start == 0:
            at = clause.end()
            moved = stated._replace(start=at, end=at + stated.end)
            yield Day(moved, 0.91 * stated.sure, "signed-clause")
            return


def _beside(prose: Prose) -> Iterator[Day]:
    """Yield a date that stands behind "Date:" on the line of the number, in the head of a page."""
    stop = (
        prose.line_starts[_HEAD_LINES] if len(prose.line_starts) > _HEAD_LINES else len(prose.text)
    )
    for label in _BESIDE.finditer(prose.text, 0, stop):
        line = prose.line_from(label.start())[0]
        before = prose.text[line : label.start()]
        if not before or _OTHER_DATE.search(before) or not re.search(r"\d", before):
            continue
        stated = next(
            find_dates(prose.text[label.end() : label.end() + 40], prose.date_order), None
        )
        if stated is not None and stated.start == 0:
            at = label.end()
            yield Day(
                stated._replace(start=at, end=at + stated.end), 0.9 * stated.sure, "cover-date"
            )
            return
