"""What the survey keeps for the checks of storage: oddities of the tree, documents in review, and
what the catalog should know of each contract."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from contract_archive.holdings.survey.register import Standing, Survey, as_standing

_TABLES = """
CREATE TABLE IF NOT EXISTS oddity (
  path TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (path, kind))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS review (
  id INTEGER PRIMARY KEY, state TEXT NOT NULL, path TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS fact (place TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID
"""


class OddityKind(StrEnum):
    """What is odd: a link, a file that is none (pipe, socket, device), something that belongs to
    nothing, a folder that everybody may write to, one that cannot be listed."""

    LINK = "link"
    SPECIAL = "special"
    STRAY = "stray"
    OPEN = "open"
    CLOSED = "closed"


class Oddity(NamedTuple):
    """Something in the tree outside of the contracts' folders; ``path`` is empty for the root."""

    path: str
    kind: OddityKind
    detail: str = ""


class ReviewTold(NamedTuple):
    """What the ledger tells of a document in review: ``state`` is ``waiting``, ``rejected`` or
    ``gone`` (it became a contract), ``record`` the SHA-256 of its intake.yaml."""

    id: int
    state: str
    path: str
    record: str


WAITING, REJECTED, GONE = "waiting", "rejected", "gone"


def prepare(survey: Survey) -> None:
    """Make room for what this module keeps."""
    for statement in _TABLES.split(";"):
        survey.connection.execute(statement)


def note_oddity(survey: Survey, oddity: Oddity) -> None:
    """Keep an oddity."""
    survey.connection.execute("INSERT OR REPLACE INTO oddity VALUES (?, ?, ?)", tuple(oddity))


def oddities(survey: Survey, kind: OddityKind) -> Iterator[Oddity]:
    """Yield the oddities of a kind, by path; strays below the folder of a contract that has lost
    its record are none: the contract is missing."""
    rows = survey.connection.execute(
        "SELECT path, detail FROM oddity WHERE kind = ? ORDER BY path", (kind,)
    )
    for path, detail in rows:
        if kind is not OddityKind.STRAY or not _belongs_to_missing(survey, path):
            yield Oddity(path, kind, detail)


def _belongs_to_missing(survey: Survey, path: str) -> bool:
    """Whether a contract that stands nowhere has its place at, above or below ``path``."""
    parts = path.split("/")
    above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    marks = ",".join("?" * len(above))
    row = survey.connection.execute(
        f"SELECT 1 FROM told WHERE (place IN ({marks}) OR (place > ? AND place < ?))"  # noqa: S608
        " AND times > 0 AND NOT EXISTS"
        " (SELECT 1 FROM standing WHERE standing.folded = told.folded) LIMIT 1",
        (*above, f"{path}/", f"{path}0"),
    ).fetchone()
    return row is not None


def tell_review(survey: Survey, told: ReviewTold) -> None:
    """Put what the ledger tells of a document in review, in place of what it told before."""
    survey.connection.execute("INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?)", told)


def reviews(survey: Survey) -> Iterator[ReviewTold]:
    """Yield what the ledger tells of each document in review that is not gone, by id."""
    rows = survey.connection.execute(
        "SELECT id, state, path, record FROM review WHERE state <> ? ORDER BY id", (GONE,)
    )
    yield from map(ReviewTold._make, rows)


def review_at(survey: Survey, path: str) -> bool:
    """Tell whether the ledger puts a document in review at ``path``."""
    row = survey.connection.execute(
        "SELECT 1 FROM review WHERE path = ? AND state <> ?", (path, GONE)
    ).fetchone()
    return row is not None


def note_facts(survey: Survey, place: str, digest: str) -> None:
    """Keep the digest of what the catalog should know of the contract at ``place``; empty: of none
    there."""
    survey.connection.execute("DELETE FROM fact WHERE place = ?", (place,))
    if digest:
        survey.connection.execute("INSERT INTO fact VALUES (?, ?)", (place, digest))


def facts(survey: Survey) -> Iterator[tuple[Standing, str]]:
    """Yield what stands as it was filed, by place, with the digest of what the catalog should know
    of it."""
    columns = ", ".join(f"standing.{name}" for name in Standing._fields)
    rows = survey.connection.execute(
        f"SELECT {columns}, fact.digest FROM fact JOIN standing USING (place) ORDER BY place"  # noqa: S608
    )
    for *row, digest in rows:
        yield as_standing(tuple(row)), digest


def all_as_filed(survey: Survey) -> bool:
    """Tell whether every contract that the ledger filed, and nothing else, stands as it was filed,
    and no file of it was found wrong."""
    row = survey.connection.execute(
        "SELECT (SELECT count(*) FROM told WHERE times > 0) = (SELECT count(*) FROM fact)"
        " AND (SELECT count(*) FROM standing) = (SELECT count(*) FROM fact)"
        " AND NOT EXISTS (SELECT 1 FROM told WHERE times > 0"
        "  AND NOT EXISTS (SELECT 1 FROM fact WHERE fact.place = told.place))"
        ' AND NOT EXISTS (SELECT 1 FROM result WHERE findings LIKE \'%"check": "file-%\')'
    ).fetchone()
    return bool(row[0])


def sequences(survey: Survey) -> Iterator[tuple[str, int]]:
    """Yield each sequence and the last value drawn from it, by the ledger; only those all of whose
    contracts stand as they were filed."""
    rows = survey.connection.execute(
        "SELECT scope, max(value) FROM told WHERE scope IS NOT NULL AND NOT given GROUP BY scope"
        " HAVING NOT max(times > 0 AND NOT EXISTS"
        "  (SELECT 1 FROM fact WHERE fact.place = told.place)) ORDER BY scope"
    )
    yield from rows
