"""Each record beside its scan: the main document is read again.

A reading errs now and then, and a person may know better. So a difference is told only where the
reading is very sure and alone, where the record's value stands nowhere on the pages, in whatever
writing, and where no person had settled the question. Most values are found on the pages at once;
then nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from contract_archive.auditing.accuracy import likely
from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, Needs, on_contract
from contract_archive.locale import _
from contract_archive.reading import own_numbers
from contract_archive.records.contracts import ItemKind, Money
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.numbers import fold_number
from contract_archive.records.readings import Candidate, DoubtKind, FieldName, Origin, Value
from contract_archive.rules.customers import fold
from contract_archive.rules.weighing import Scales

_SURE = 0.95
_SURE_OF_AMOUNTS = 0.93  # sums without words seldom reach more
_RIVAL = 0.2  # a second value must stand so far behind
_PAPERS = frozenset((ItemKind.MAIN, ItemKind.ANNEX))  # the others may change what holds
_DATES = (FieldName.SIGNED_ON, FieldName.EFFECTIVE_ON, FieldName.EXPIRES_ON)


@on_contract(
    "date-differs",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a date in the record is not the one on the paper"),
    needs=Needs.TEXT,
)
def date_differs(case: Case) -> Iterator[Fault]:
    """The day of signing, or the last day."""
    terms = case.contract.terms
    yield from _date_differs(case, FieldName.SIGNED_ON, terms.signed_on)
    if not _has_changed(case):
        yield from _date_differs(case, FieldName.EXPIRES_ON, terms.expires_on)


def _date_differs(case: Case, name: FieldName, day: date | None) -> Iterator[Fault]:
    if day is None or _was_settled(case, name) or _was_computed(case, name):
        return
    if not case.sound_text or likely.times_of_date(case.sound_text, day):
        return
    read = _sure(case, name, _SURE)
    if read is None or not isinstance(read.value, date):
        return
    if any(_is_near(day, each.value, name) for each in _candidates(case, *_DATES)):
        return
    if (
        _may_be_misread(case, str(day), str(read.value))
        and likely.times_of_date(case.sound_text, read.value) < 2
    ):
        return
    text = (
        _("the record says signed on {found}, but page {page} says {read}")
        if name is FieldName.SIGNED_ON
        else _("the record says it ends on {found}, but page {page} says {read}")
    )
    yield Fault(
        text.format(found=day, page=read.page, read=read.value),
        expected=str(read.value),
        found=str(day),
        remedy=_look_and_correct(),
    )


def _is_near(day: date, other: Value, name: FieldName) -> bool:
    """The same day; of an end also the next one, since terms are counted in two ways."""
    if not isinstance(other, date):
        return False
    return abs(other - day) <= timedelta(days=1 if name is FieldName.EXPIRES_ON else 0)


@on_contract(
    "amount-differs",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("the amount in the record is not the one on the paper"),
    needs=Needs.TEXT,
)
def amount_differs(case: Case) -> Iterator[Fault]:
    """The amount, or its currency."""
    money = case.contract.terms.amount
    if money is None or _was_settled(case, FieldName.AMOUNT) or _has_changed(case):
        return
    text = case.sound_text
    if not text or (likely.has_amount(text, money.amount) and not _may_be_in_another(case, money)):
        return
    read = _sure(case, FieldName.AMOUNT, _SURE_OF_AMOUNTS)
    currency = _sure(case, FieldName.CURRENCY, _SURE_OF_AMOUNTS)
    if read is None or currency is None or not isinstance(read.value, Decimal):
        return
    said = Money(read.value, str(currency.value))
    if not _is_another(case, money, said):
        return
    yield Fault(
        _("the record says {found}, but page {page} says {read}").format(
            found=_told(money), page=read.page, read=_told(said)
        ),
        expected=_told(said),
        found=_told(money),
        remedy=_look_and_correct(),
    )


def _may_be_in_another(case: Case, money: Money) -> bool:
    """Whether the pages name another currency than the archive's, in which the record is, or do
    not name the record's."""
    if money.currency == case.settings.currency:
        return likely.names_another_currency(case.sound_text, money.currency)
    return not likely.names_currency(case.sound_text, money.currency)


def _is_another(case: Case, money: Money, said: Money) -> bool:
    """Whether the pages' sum is surely another than the record's, which they nowhere have."""
    amounts = {each.value for each in _candidates(case, FieldName.AMOUNT)}
    if money.amount == said.amount:
        currencies = {each.value for each in _candidates(case, FieldName.CURRENCY)}
        return money.currency not in currencies
    if money.amount in amounts or likely.has_amount(case.sound_text, money.amount):
        return False
    figures = [f"{each.amount.normalize():f}" for each in (money, said)]
    return not _may_be_misread(case, figures[0], figures[1], most=2)


def _told(money: Money) -> str:
    return f"{money.amount.normalize():f} {money.currency}"


@on_contract(
    "counterparty-differs",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("the customer in the record is not the counterparty on the paper"),
    needs=Needs.TEXT,
)
def counterparty_differs(case: Case) -> Iterator[Fault]:
    """The customer bears another name than the counterparty, and they cannot be one company."""
    customer = case.contract.terms.customer
    if not customer or _was_settled(case, "customer"):
        return
    if not case.sound_text or likely.has_name(case.sound_text, customer):
        return
    read = _sure(case, FieldName.COUNTERPARTY, _SURE)
    if read is None or not isinstance(read.value, str):
        return
    named = [*_names(case, FieldName.COUNTERPARTY), *_names(case, FieldName.PARTIES)]
    if any(likely.may_be_one(customer, each) for each in named):
        return
    if _may_be_misread(case, fold(customer), fold(read.value), most=3):
        return
    yield Fault(
        _("the record says {found}, but page {page} says {read}").format(
            found=customer, page=read.page, read=read.value
        ),
        expected=read.value,
        found=customer,
        remedy=_look_and_correct(),
    )


def _names(case: Case, name: FieldName) -> Iterator[str]:
    """The names read for a field, each also as the official one of the customer that bears it."""
    for each in _candidates(case, name):
        for value in each.value if isinstance(each.value, tuple) else (str(each.value),):
            yield value
            yield case.customers.official(value) or value


@on_contract(
    "number-differs",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("the number on the paper is neither the contract's nor the counterparty's"),
    needs=Needs.TEXT,
)
def number_differs(case: Case) -> Iterator[Fault]:
    """The paper bears a number that the record does not have. One of our own patterns is held
    against the contract's number, where that was not drawn, any other against the counterparty's.
    """
    contract = case.contract
    theirs = contract.terms.counterparty_number
    if "number" not in contract.sources and not theirs:
        return
    known = [each for each in (contract.number, theirs) if each]
    if not case.sound_text or any(likely.has_number(case.sound_text, each) for each in known):
        return
    read = _sure(case, FieldName.NUMBER, _SURE)
    if read is None or any(_is_like(case, read, each) for each in known):
        return
    ours = own_numbers.fits(str(read.value), case.settings)
    field = "number" if ours else "counterparty_number"
    found = contract.number if ours else theirs
    if not found or field not in contract.sources or _was_settled(case, field):
        return
    yield Fault(
        _("the record says {found}, but page {page} says {read}").format(
            found=found, page=read.page, read=read.value
        ),
        expected=str(read.value),
        found=found,
        remedy=_look_and_correct(),
    )


def _is_like(case: Case, read: Candidate, known: str) -> bool:
    one, other = fold_number(str(read.value)), fold_number(known)
    return one == other or _may_be_misread(case, one, other, most=2)


def _may_be_misread(case: Case, one: str, other: str, most: int = 1) -> bool:
    """Whether what was read of a scanned page differs by no more signs than OCR gets wrong."""
    from rapidfuzz.distance import OSA

    scanned = case.contract.items[0].quality.ocr_pages > 0
    return scanned and OSA.distance(one, other) <= most


def _look_and_correct() -> str:
    return _("Look at the scan: where the record is wrong, correct it; else accept this finding.")


def _has_changed(case: Case) -> bool:
    """Whether later documents may have changed what the main one says."""
    return any(item.kind not in _PAPERS for item in case.contract.items)


def _was_settled(case: Case, name: str) -> bool:
    """Whether a person, asked about the page, has settled a field, and the record is as filed."""
    source = case.contract.sources.get(name)
    return case.as_filed and source is not None and source.origin is Origin.PERSON


def _was_computed(case: Case, name: str) -> bool:
    """Whether a last day came from these very pages, where it may stand as a term of years."""
    source = case.contract.sources.get(name)
    read = source is not None and source.origin is Origin.READING
    return case.as_filed and read and name == FieldName.EXPIRES_ON


def _sure(case: Case, name: FieldName, bar: float) -> Candidate | None:
    """The value read, where nothing on the pages speaks against it."""
    reading = case.reading
    best = reading.best(name) if reading else None
    if reading is None or best is None:
        return None
    scales = Scales(reading, case.settings)
    field = "customer" if name is FieldName.COUNTERPARTY else str(name)
    if scales.doubt_of(field) or scales.doubts_of(
        (DoubtKind.SEVERAL_CONTRACTS, DoubtKind.NO_TEXT, DoubtKind.PARTIES_UNCLEAR)
    ):
        return None
    bar = max(bar, case.settings.reading.threshold(field))
    rivals = (each for each in reading.candidates[name] if each.value != best.value)
    alone = all(each.confidence < best.confidence - _RIVAL for each in rivals)
    return best if best.confidence >= bar and alone else None


def _candidates(case: Case, *names: FieldName) -> Iterator[Candidate]:
    for name in names:
        yield from case.reading.candidates.get(name, ()) if case.reading else ()
