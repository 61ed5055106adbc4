"""From what the operator claims to the terms of a contract, or to what is missing and wrong.

What is claimed, by the operator or for what was read (``resolving``), is checked as a whole;
nothing is guessed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from contract_archive.errors import MissingFieldsError, UsageError
from contract_archive.locale import _, listed
from contract_archive.records.contracts import Money, Terms
from contract_archive.records.credit_codes import is_credit_code
from contract_archive.records.intakes import Intake
from contract_archive.records.names import one_line
from contract_archive.records.numbers import fold_number
from contract_archive.rules import custom
from contract_archive.settings.model import Series, Settings, fold

_CURRENCIES = {
    "人民币": "CNY", "元": "CNY", "RMB": "CNY", "CNH": "CNY", "¥": "CNY", "￥": "CNY",
    "美元": "USD", "$": "USD", "US$": "USD", "欧元": "EUR", "€": "EUR", "英镑": "GBP", "£": "GBP",
    "港元": "HKD", "港币": "HKD", "HK$": "HKD", "日元": "JPY", "新加坡元": "SGD", "澳元": "AUD",
}  # fmt: skip
_CODE_LETTERS = 3
_MAY_BE_NOTHING = ("amount", "auto_renew", "notice_days")  # 0 and no are values too


def missing_fields(intake: Intake, settings: Settings) -> tuple[str, ...]:
    """Return the names of required fields that the intake does not claim, in a fixed order.

    The series is always required; which others are, the series says. Where it is not known, those
    are that every series requires.
    """
    named = series_of(intake, settings)
    wanted = dict.fromkeys(("customer", *_required(named, settings)))
    missing = tuple(name for name in wanted if not _given(intake, name, settings))
    return missing if named else ("series", *missing)


def series_of(intake: Intake, settings: Settings) -> Series | None:
    """Return the series that an intake claims, or the only one there is; None if it is open.

    Raises UsageError where there is none of that name.
    """
    if intake.series:
        return settings.series_named(intake.series)
    return settings.series[0] if len(settings.series) == 1 else None


def _required(series: Series | None, settings: Settings) -> tuple[str, ...]:
    if series:
        return series.required
    first, *others = (each.required for each in settings.series)
    return tuple(name for name in first if all(name in required for required in others))


def terms_of(intake: Intake, settings: Settings, today: date) -> Terms:
    """Return the terms that an intake claims.

    Raises MissingFieldsError naming every required field that is missing, UsageError where a
    value cannot be meant.
    """
    missing = missing_fields(intake, settings)
    if missing:
        raise MissingFieldsError(
            _("missing: {fields}").format(fields=listed(missing)),
            _("Give them as options, for instance {options}.").format(
                options=" ".join(f"{option_of(name)} …" for name in missing)
            ),
            details={"fields": ",".join(missing)},
        )
    return claimed_terms(intake, settings, today)


def claimed_terms(intake: Intake, settings: Settings, today: date) -> Terms:
    """Return the terms that an intake claims, though required ones may still be missing.

    Raises UsageError where a value cannot be meant.
    """
    _refuse_unreadable(intake)
    series = series_of(intake, settings)
    for _field, message in impossible(intake, today):
        raise UsageError(message, _("Check the dates and the amount, then try again."))
    return Terms(
        series=series.code if series else "",
        customer=one_line(intake.customer),
        title=one_line(intake.title),
        our_party=_our_party(intake, settings),
        parties=tuple(filter(None, map(one_line, intake.parties))),
        counterparty_number=one_line(intake.counterparty_number),
        credit_code=checked_credit_code(intake.credit_code),
        signed_on=intake.signed_on,
        approved_on=intake.approved_on,
        effective_on=intake.effective_on,
        expires_on=intake.expires_on,
        auto_renew=intake.auto_renew,
        notice_days=intake.notice_days,
        amount=_money(intake.amount, intake.currency or settings.currency),
        amount_in_words=one_line(intake.amount_in_words),
        governing_law=one_line(intake.governing_law),
        owner=one_line(intake.owner),
        tags=tuple(sorted({one_line(tag) for tag in intake.tags if tag.strip()})),
        note=intake.note.strip(),
        custom=_custom(intake, settings),
    )


def option_of(field: str) -> str:
    """Return the command-line option that gives a field."""
    options = {
        "series": "--type",
        "signed_on": "--signed",
        "approved_on": "--approved",
        "effective_on": "--effective",
        "expires_on": "--expires",
    }
    own = "--" + field.replace("_", "-")
    return options.get(field, own if field in Intake.__dataclass_fields__ else f"--set {field}=")


def currency_code(text: str) -> str:
    """Return the ISO 4217 code that ``text`` means. Raises UsageError where it means none."""
    word = text.strip().upper()
    code = _CURRENCIES.get(word, word)
    if len(code) != _CODE_LETTERS or not code.isascii() or not code.isalpha():
        raise UsageError(
            _("{text}: not a currency").format(text=text),
            _("Give a three-letter code such as CNY, USD or EUR."),
        )
    return code


def checked_credit_code(text: str) -> str:
    """Return a company's credit code (GB 32100) as it is kept, in capitals and without gaps.

    Empty where ``text`` is. Raises UsageError where its length or its check character is wrong.
    """
    code = fold_number(text).replace("-", "")
    if code and not is_credit_code(code):
        raise UsageError(
            _("“{text}” is no unified social credit code").format(text=one_line(text)),
            _("It has 18 characters, the last of them a check on the others; copy it again."),
        )
    return code


def _given(intake: Intake, name: str, settings: Settings) -> bool:
    if name == "our_party" and len(settings.our_names) == 1:
        return True  # the archive's own answer stands in
    value = getattr(intake, name) if name in Intake.__dataclass_fields__ else None
    return bool(value or intake.custom.get(name)) or (name in _MAY_BE_NOTHING and value is not None)


def impossible(intake: Intake, today: date) -> Iterator[tuple[str, str]]:
    """Yield each field whose value cannot be, beside the others, and a sentence that says so."""
    signed, expires = intake.signed_on, intake.expires_on
    if intake.customer.strip() and not any(map(str.isalnum, intake.customer)):
        yield "customer", _("“{name}” is no name").format(name=one_line(intake.customer))
    if signed and signed > today + timedelta(days=1):
        yield "signed_on", _("signed on {day}: that day has not come yet").format(day=signed)
    if expires and intake.effective_on and expires < intake.effective_on:
        message = _("expires on {last}, before it takes effect on {first}")
        yield "expires_on", message.format(last=expires, first=intake.effective_on)
    elif expires and signed and expires < signed:
        message = _("expires on {last}, before it was signed on {first}")
        yield "expires_on", message.format(last=expires, first=signed)
    if intake.amount is not None and intake.amount < 0:
        yield "amount", _("the amount {amount} is negative").format(amount=intake.amount)


def _refuse_unreadable(intake: Intake) -> None:
    """Refuse text that came as bytes of another encoding: no record could hold it."""
    texts = (
        intake.customer, intake.title, intake.counterparty_number, intake.credit_code,
        intake.governing_law, intake.owner, intake.note, *intake.parties, *intake.tags,
        *intake.custom.values(),
    )  # fmt: skip
    for text in texts:
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise UsageError(
                _("{text}: not readable as UTF-8").format(text=ascii(text)[1:-1]),
                _("Set the terminal to UTF-8, then type it again."),
            )


def _money(amount: Decimal | None, currency: str) -> Money | None:
    code = currency_code(currency)
    return None if amount is None else Money(amount, code)


def our_name(text: str, settings: Settings) -> str:
    """Return the full name of the one of our companies that ``text`` names, by any of its names.

    Raises UsageError where it is none of ours.
    """
    for ours in settings.our_names:
        if fold(text) in map(fold, (ours.name, *ours.aliases)):
            return ours.name
    raise UsageError(
        _("{name}: not one of our own names").format(name=text),
        _("Our names stand in archive.yaml under our_names."),
    )


def _our_party(intake: Intake, settings: Settings) -> str:
    if intake.our_party:
        return our_name(intake.our_party, settings)
    return settings.our_names[0].name if len(settings.our_names) == 1 else ""


def _custom(intake: Intake, settings: Settings) -> dict[str, str]:
    fields = {field.key: field for field in settings.custom_fields}
    values = {}
    for key, text in sorted(intake.custom.items()):
        if key not in fields:
            raise UsageError(
                _("{key}: the archive has no such field").format(key=key),
                _("Its own fields stand in archive.yaml under fields: {known}").format(
                    known=listed(fields) or _("none yet")
                ),
            )
        values[key] = custom.canonical(fields[key], text)
    return values
