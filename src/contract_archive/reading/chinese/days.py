"""The three days of a Chinese contract: of signing, of coming into force, and the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contract_archive.locale import _
from contract_archive.reading.chinese.signing import signing_dates
from contract_archive.reading.chinese.terms import term_of
from contract_archive.reading.document import Document
from contract_archive.reading.ranking import RIVAL, rank
from contract_archive.records.readings import Candidate, Doubt, DoubtKind, FieldName
from contract_archive.settings.model import Settings


def find_days(document: Document, _settings: Settings) -> Iterator[tuple[FieldName, Candidate]]:
    """Yield the days; those that the page makes depend on the signing follow its best candidate."""
    signing = signing_dates(document)
    best = rank(signing)
    term = term_of(document, best[0] if best else None)
    yield from ((FieldName.SIGNED_ON, each) for each in signing)
    yield from ((FieldName.EFFECTIVE_ON, each) for each in term.effective)
    yield from ((FieldName.EXPIRES_ON, each) for each in term.expires)
