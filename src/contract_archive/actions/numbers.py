"""Numbers: which comes next, what one is, void one, find gaps."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from contract_archive.archive import Archive
from contract_archive.errors import NumberTakenError, UsageError
from contract_archive.holdings.catalog.numbers import told
from contract_archive.locale import _
from contract_archive.records.entries import Act
from contract_archive.rules import numbering, sequences


class NumberCard(NamedTuple):
    """What is known of a number. ``state`` is ``contract``, ``void``, ``missing`` or ``free``.

    ``series`` and ``fields`` tell how one of our patterns reads it; empty for a foreign number.
    """

    number: str
    state: str
    reason: str
    path: str
    series: str
    fields: dict[str, str]


class Gap(NamedTuple):
    """Values of a sequence, first to last, that are neither a contract's nor void."""

    scope: str
    first: int
    last: int


def next_number(archive: Archive, series: str, on: date | None = None, department: str = "") -> str:
    """Return the number that the series would give a contract signed on that day (default today).

    Nothing is drawn: the next ingest gets it.
    """
    from contract_archive.archive.protocol import next_number as peek

    found = archive.settings.series_named(series)
    return peek(archive, found, on or archive.today, department).number


def describe(archive: Archive, number: str) -> NumberCard:
    """Say what a number is: a contract's, void, missing, or free."""
    state = archive.catalog.number_state(number)
    read = sequences.read_number(archive.settings, number)
    series, fields = (read.series.code, dict(read.fields)) if read else ("", {})
    if state is None:
        return NumberCard(number, "free", "", "", series, fields)
    return NumberCard(state.number, state.state, state.reason, state.path, series, fields)


def void(archive: Archive, number: str, reason: str) -> None:
    """Take a free number out of use for ever, with its reason on record.

    Raises NumberTakenError where it is a contract's or void already.
    """
    if not reason.strip():
        raise UsageError(
            _("a void number needs a reason"), _("Say why with --reason, in a few words.")
        )
    from contract_archive.archive.acts import details_of

    number = sequences.checked_number(number)
    with archive.recording(Act.VOID) as record:
        state = archive.catalog.number_state(number)
        if state is not None:
            raise NumberTakenError(
                told(state),
                _("Only a number that nobody has can be made void."),
                details={"number": state.number},
            )
        draw = sequences.draw_given(archive.settings, number)
        record.log(number, {"reason": reason.strip(), **details_of(draw=draw)})


def gaps(archive: Archive) -> tuple[Gap, ...]:
    """Return every run of values that was passed over in a sequence without a record of why."""
    found = []
    for sequence in archive.catalog.sequences():
        start = sequences.start_of(archive.settings, sequence.scope)
        runs = numbering.gaps(start, sequence.last, sequence.taken)
        found += [Gap(sequence.scope, first, last) for first, last in runs]
    return tuple(found)
