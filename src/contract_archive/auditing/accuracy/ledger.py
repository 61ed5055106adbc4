"""The ledger: its chain holds, and it ends where the catalog remembers that it did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.auditing.checks import Fault, on_whole
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError
from contract_archive.holdings.ledger import Head
from contract_archive.holdings.survey.accuracy import Both
from contract_archive.holdings.vault import HOUSE
from contract_archive.locale import _
from contract_archive.records.findings import Area, Property, Severity

FOLDER = f"{HOUSE}/ledger"


class Tail(NamedTuple):
    """The last line that the catalog remembers, and the ledger's line in its place: the line of
    that number, or the last one where the ledger ends before."""

    known: Head
    found: Head


@on_whole(
    "ledger-broken",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a line of the ledger was edited, removed or put elsewhere"),
)
def ledger_broken(whole: Whole) -> Iterator[Fault]:
    """Each place where a line does not fit the one before it, or is no line."""
    for each in whole.breaks:
        yield Fault(
            _("the ledger does not hold together at {file}, line {line}: {message}").format(
                file=each.file, line=each.line, message=each.message
            ),
            remedy=_(
                "Compare the lines there and before with a backup of .carchive/ledger and restore "
                "it; until then, believe neither of the two."
            ),
            path=f"{FOLDER}/{each.file}:{each.line}",
        )


@on_whole(
    "ledger-tail",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("the ledger does not end where the catalog remembers that it did"),
)
def ledger_tail(whole: Whole) -> Iterator[Fault]:
    """Lines at the end were removed, or the last one was edited."""
    tail = lost_tail(whole)
    if tail is None:
        return
    known, found = tail
    lost = known.sequence - found.sequence
    message = (
        _("the last lines of the ledger are gone: it ends with entry {found}, not {known}")
        if lost > 0
        else _("the last line of the ledger is not the one that was written (entry {known})")
    )
    yield Fault(
        message.format(found=found.sequence, known=known.sequence),
        expected=f"{known.sequence} {known.digest}",
        found=f"{found.sequence} {found.digest}",
        remedy=_(
            "Restore .carchive/ledger from a backup. Where there is none, `carchive reindex "
            "--adopt` goes on from what is left."
        ),
        path=FOLDER,
    )


@on_whole(
    "archive-troubled",
    Area.ACCURACY,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("what a crash left undone cannot be finished"),
)
def archive_troubled(whole: Whole) -> Iterator[Fault]:
    """The archive cannot be recovered, and neither ledger, catalog nor an unfinished act says
    why: those are told by the checks of their own."""
    if not whole.trouble or whole.breaks or lost_tail(whole) is not None:
        return
    if any(True for _each in whole.archive.intents.folder.glob("*.json")) or _head(whole) is None:
        return
    for message in whole.trouble:
        yield Fault(
            _("nothing can be written to the archive: {message}").format(message=message),
            remedy=_("Remove the cause, or restore .carchive from a backup; then audit again."),
            path=HOUSE,
        )


def lost_tail(whole: Whole) -> Tail | None:
    """Return where the ledger ends otherwise than the catalog remembers; None where it does not,
    where nobody can know, and where a line that cannot be read says it already."""
    known = _head(whole)
    if known is None:
        return None
    try:
        head = whole.archive.ledger.head()
        logged = whole.archive.ledger.at(known.sequence)
    except ArchiveError:
        return None
    if known.sequence > head.sequence:
        return Tail(known, head)
    if logged is not None and logged.digest != known.digest:
        return Tail(known, Head(logged.entry.sequence, logged.digest))
    return None


def is_vouched_for(whole: Whole, both: Both) -> bool:
    """Tell whether a folder is what and where the catalog remembers it, in an archive whose ledger
    does not hold together: then it was the ledger that somebody edited, not the folder."""
    if not whole.breaks and lost_tail(whole) is None:
        return False
    standing = both.standing
    try:
        catalog = whole.archive.catalog
        state = catalog.number_state(standing.number)
        known = catalog.record_of(state.number) if state else ""
    except ArchiveError:
        return False
    return state is not None and (state.path, known) == (standing.place, standing.record)


def _head(whole: Whole) -> Head | None:
    try:
        return Head(*whole.archive.catalog.head)
    except ArchiveError:
        return None
