"""Find contracts by words and fields."""

from __future__ import annotations

from contract_archive.archive import Archive
from contract_archive.records.queries import Answer, Hit, Query
from contract_archive.rules import searching


def find(archive: Archive, query: Query) -> Answer:
    """Answer a query; hits carry the page and a snippet where its words stand in the text.

    Raises UsageError where the words cannot be meant (a lone ``OR``, an open quote).
    """
    archive.authorise("find")
    query = query._replace(
        today=query.today or archive.today, expiring_days=archive.settings.expiring_days
    )
    answer = archive.catalog.find(query)
    if not query.words:
        return answer
    words = searching.parse(query.words)
    return answer._replace(hits=tuple(_with_match(archive, hit, words) for hit in answer.hits))


def customers(archive: Archive, part: str = "") -> tuple[str, ...]:
    """Return the customers whose name holds ``part``, for completion."""
    return archive.catalog.customers(part)


def _with_match(archive: Archive, hit: Hit, words: searching.Words | None) -> Hit:
    """A hit whose words stand in its fields alone has no match in the text."""
    return hit._replace(match=searching.locate(archive.vault.folder_text(hit.path), words))
