"""Numbering 编号: each number once, of its pattern, in its sequence, never reused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, on_contract, on_whole
from contract_archive.auditing.scoping import may_be_inside
from contract_archive.auditing.torn import TornLines
from contract_archive.auditing.whole import Whole
from contract_archive.holdings.survey import numbering as seen
from contract_archive.locale import _
from contract_archive.records.contracts import Draw
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.numbers import fold_number
from contract_archive.rules import numbering, sequences
from contract_archive.rules.signing_order import out_of_order
from contract_archive.settings.model import Series, Settings


@on_contract(
    "draw-differs",
    Area.NUMBERING,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a record says of its number another sequence or value than the ledger"),
)
def draw_differs(case: Case) -> Iterator[Fault]:
    """Where the number stands among the sequences, by the record and by the ledger."""
    told = case.told
    if told is None or fold_number(told.number) != fold_number(case.number):
        return
    filed = None
    if told.scope is not None and told.value is not None:
        filed = Draw(told.scope, told.value, told.given)
    if filed != case.contract.draw:
        yield Fault(
            _("the record says that {number} was drawn otherwise than the ledger does").format(
                number=case.number
            ),
            expected=_draw_text(filed),
            found=_draw_text(case.contract.draw),
            remedy=_("Restore {path} from a backup; the ledger's word holds.").format(
                path="contract.yaml"
            ),
        )


def _draw_text(draw: Draw | None) -> str:
    if draw is None:
        return ""
    return f"{draw.scope} {draw.value}{' given' if draw.given else ''}".strip()


@on_contract(
    "number-series",
    Area.NUMBERING,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a number is one of another type than its contract's"),
)
def number_series(case: Case) -> Iterator[Fault]:
    """The number reads as another series' number than the one that the record names."""
    settings, code = case.settings, case.contract.terms.series
    own = next((each for each in settings.series if each.code == code), None)
    if own is None or _is_of(own, settings, case.number) or _was_drawn_for(own, case):
        return
    read = sequences.read_number(settings, case.number)
    if read is not None:
        yield Fault(
            _("{number} is a number of {other}, but the contract is of type {series}").format(
                number=case.number, other=read.series.code, series=code
            ),
            expected=code,
            found=read.series.code,
            remedy=_("Look at the scan: either the type or the number is wrong in the record."),
        )


def _is_of(series: Series, settings: Settings, number: str) -> bool:
    return numbering.parse_number(series, settings.fonds_code, number) is not None


def _was_drawn_for(series: Series, case: Case) -> bool:
    """Whether it was drawn from the series' own sequence, by a pattern that has changed since."""
    draw = case.contract.draw
    return draw is not None and sequences.fields_of(draw.scope).get("series") == series.code


@on_whole(
    "number-changed",
    Area.NUMBERING,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a record bears another number than the one it was filed under"),
)
def number_changed(whole: Whole) -> Iterator[Fault]:
    """Where the ledger put a contract stands a record with a number that nobody filed."""
    torn = TornLines(whole)
    for each in seen.changed(whole.survey):
        if each.inside and not torn.name(each.filed):
            yield Fault(
                _("it was filed as {filed}, and its record says {number}").format(
                    filed=each.filed, number=each.number
                ),
                expected=each.filed,
                found=each.number,
                remedy=_("Restore {path} from a backup; the ledger's word holds.").format(
                    path="contract.yaml"
                ),
                number=each.filed,
                path=each.place,
            )


@on_whole(
    "number-unknown",
    Area.NUMBERING,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract stands in the archive that was never filed"),
)
def number_unknown(whole: Whole) -> Iterator[Fault]:
    """A folder whose number the ledger never filed."""
    torn = TornLines(whole)
    for each in seen.unknown(whole.survey):
        if each.inside and not torn.lost(each.number, each.place):
            yield Fault(
                _("the ledger knows no contract {number}").format(number=each.number),
                found=each.number,
                remedy=_(
                    "If it belongs here, take it on record with `carchive reindex --adopt`; "
                    "else move its folder out of the archive."
                ),
                number=each.number,
                path=each.place,
            )


@on_whole(
    "number-twice",
    Area.NUMBERING,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a number is borne by two folders, or was filed twice"),
)
def number_twice(whole: Whole) -> Iterator[Fault]:
    """Two folders with one number, or two lines of the ledger that filed it."""
    for _number, group in groupby(seen.borne_twice(whole.survey), _folded):
        bearers = list(group)
        if any(each.inside for each in bearers):
            yield from _copies(bearers)
    torn = TornLines(whole)
    for told in seen.filed_twice(whole.survey):
        if may_be_inside(whole.request.scope, told) and not torn.name(told.number):
            yield Fault(
                _("the ledger has filed {number} more than once").format(number=told.number),
                expected="1",
                found=str(told.times),
                remedy=_("See its lines with `carchive show {number}`, and find out why.").format(
                    number=told.number
                ),
                number=told.number,
                path=told.place,
            )


def _folded(bearer: seen.Bearer) -> str:
    return fold_number(bearer.number)


def _copies(bearers: list[seen.Bearer]) -> Iterator[Fault]:
    """All folders of one number but the one where the ledger put it; where it put none of them,
    all but the first."""
    places = [each.place for each in bearers]
    home = bearers[0].home or ""
    original = home if home in places else places[0]
    for each in bearers:
        if each.place != original:
            yield Fault(
                _("{number} is borne by this folder and by {original}").format(
                    number=each.number, original=original
                ),
                expected=home,
                found=each.place,
                remedy=_("Compare the two, then move this one out of the archive."),
                number=each.number,
                path=each.place,
            )


@on_whole(
    "number-reused",
    Area.NUMBERING,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a number that was made void is a contract's"),
)
def number_reused(whole: Whole) -> Iterator[Fault]:
    """A void number that a contract bears."""
    torn = TornLines(whole)
    for told, bearer in seen.reused(whole.survey):
        inside = bearer.inside or may_be_inside(whole.request.scope, told)
        if inside and not torn.name(told.number):
            yield Fault(
                _("{number} was made void ({reason}), and a contract bears it").format(
                    number=bearer.number, reason=told.reason
                ),
                expected="void",
                found="contract",
                remedy=_("Find out which of the two holds; archive the contract under a new one."),
                number=bearer.number,
                path=bearer.place,
            )


@on_whole(
    "number-pattern",
    Area.NUMBERING,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a number does not read as its type's pattern prints it"),
)
def number_pattern(whole: Whole) -> Iterator[Fault]:
    """A drawn number that no pattern could have printed for its value, or that alone reads
    otherwise than those drawn before and after it.

    Numbers of a pattern that was changed later follow one another, so they are no fault.
    """
    survey = whole.survey
    seen.prepare(survey)
    for sequence in seen.sequences(survey, all_of_them=whole.request.scope.whole):
        for each in _odd(whole.settings, sequence.scope, seen.drawn(survey, sequence.scope)):
            if each.inside:
                yield _odd_number(whole.settings, sequence.scope, each)


def _odd(settings: Settings, scope: str, drawn: Iterator[seen.Drawn]) -> Iterator[seen.Drawn]:
    before: list[bool] = []
    last: seen.Drawn | None = None
    for each in drawn:
        if not sequences.may_print(each.number, Draw(scope, each.value)):
            yield each
            continue
        fits = sequences.draw_given(settings, each.number) == Draw(scope, each.value, given=True)
        if fits and last is not None and before == [True, False]:
            yield last
        before, last = [*before[-1:], fits], each


def _odd_number(settings: Settings, scope: str, each: seen.Drawn) -> Fault:
    code = sequences.fields_of(scope).get("series", "")
    pattern = next((one.number.source for one in settings.series if one.code == code), "")
    return Fault(
        _("{number} was drawn as value {value} of its sequence and does not read so").format(
            number=each.number, value=each.value
        ),
        expected=f"{pattern} {scope} {each.value}".strip(),
        found=each.number,
        remedy=_("Look at the scan and the ledger for the number that was given."),
        number=each.number,
        path=each.place,
    )


@on_whole(
    "number-order",
    Area.NUMBERING,
    Property.AUTHENTICITY,
    Severity.NOTE,
    lambda: _("numbers do not follow the days of signing"),
)
def number_order(whole: Whole) -> Iterator[Fault]:
    """Within a sequence, a later number was signed long before an earlier one.

    Contracts signed before the archive was founded came in as they were found, and are passed over.
    """
    survey, founded = whole.survey, whole.founded_on
    since = founded.isoformat() if founded else ""
    seen.prepare(survey)
    for sequence in seen.sequences(survey, all_of_them=whole.request.scope.whole):
        drawn = [
            each
            for each in seen.drawn(survey, sequence.scope)
            if each.signed_on and each.signed_on >= since
        ]
        days = [each.signed_on or "" for each in drawn]
        for at, beside in out_of_order(days):
            if drawn[at].inside:
                yield _order_fault(drawn[at], drawn[beside])


def _order_fault(each: seen.Drawn, other: seen.Drawn) -> Fault:
    later = each.value > other.value
    message = (
        _("{number} was signed on {day}, long before {other} ({other_day}), a lower number")
        if later
        else _("{number} was signed on {day}, long after {other} ({other_day}), a higher number")
    )
    return Fault(
        message.format(
            number=each.number, day=each.signed_on, other=other.number, other_day=other.signed_on
        ),
        expected=f"{'>=' if later else '<='} {other.signed_on}",
        found=each.signed_on or "",
        remedy=_("Compare the day of signing with the scan."),
        number=each.number,
        path=each.place,
    )
