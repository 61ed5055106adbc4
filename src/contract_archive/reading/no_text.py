"""Doubt pages that have no text: whole documents that nobody can read, and single pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contract_archive.locale import listed, ngettext
from contract_archive.reading.document import Document
from contract_archive.records.readings import Candidate, Doubt, DoubtKind
from contract_archive.settings.model import Settings

_MOST_NAMED = 8


def pages_without_text(
    document: Document,
    settings: Settings,  # noqa: ARG001
    found: Mapping[str, tuple[Candidate, ...]],  # noqa: ARG001
) -> Iterator[Doubt]:
    """Doubt a document no page of which has text, and name the pages without where others have."""
    blank = [
        number
        for number, page in enumerate(document.pages, document.first)
        if not any(char.isalnum() for char in page)
    ]
    if not blank:
        return
    if len(blank) == len(document.pages):
        message = ngettext(
            "the page has no text", "none of the {count} pages has text", len(blank)
        ).format(count=len(blank))
        yield Doubt(DoubtKind.NO_TEXT, "", message)
        return
    named = listed([*map(str, blank[:_MOST_NAMED]), *(["…"] if len(blank) > _MOST_NAMED else [])])
    message = ngettext("page {pages} has no text", "pages {pages} have no text", len(blank)).format(
        pages=named
    )
    yield Doubt(DoubtKind.NO_TEXT, "", message, blank[0])
