"""The three days of a Chinese contract: of signing, of coming into force, and the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from contract_archive.locale import _
from contract_archive.reading.chinese.dated import EARLIER
from contract_archive.reading.chinese.signing import APART, signing_dates
from contract_archive.reading.chinese.terms import term_of
from contract_archive.reading.document import Document
from contract_archive.reading.ranking import LOUD, rank
from contract_archive.records.readings import Candidate, Doubt, DoubtKind, FieldName
from contract_archive.settings.model import Settings


def find_days(document: Document, _settings: Settings) -> Iterator[tuple[FieldName, Candidate]]:
    """Yield the days; those that the page makes depend on the signing follow its best candidate."""
    document = document.simplified
    signing = signing_dates(document)
    best = rank(signing)
    term = term_of(document, best[0] if best else None)
    yield from ((FieldName.SIGNED_ON, each) for each in signing)
    yield from ((FieldName.EFFECTIVE_ON, each) for each in term.effective)
    yield from ((FieldName.EXPIRES_ON, each) for each in term.expires)


def dates_differ(
    document: Document, _settings: Settings, found: Mapping[str, tuple[Candidate, ...]]
) -> Iterator[Doubt]:
    """Yield a doubt where two days of signing contradict each other or lie implausibly far apart.

    Two signatures some days apart are usual: no doubt, the later one counts.
    """
    if not document.is_chinese:
        return
    days = found.get(FieldName.SIGNED_ON, ())
    for other in days[1:]:
        if _contradicts(days[0], other):
            message = _("two days of signing are stated: {first} and {second}")
            text = message.format(first=days[0].value, second=other.value)
            yield Doubt(DoubtKind.DATES_DIFFER, FieldName.SIGNED_ON, text, other.page)
            return


def _contradicts(first: Candidate, other: Candidate) -> bool:
    if not isinstance(first.value, date) or not isinstance(other.value, date):
        return False
    if other.rule == EARLIER:
        return abs((first.value - other.value).days) > APART
    return other.confidence >= LOUD
