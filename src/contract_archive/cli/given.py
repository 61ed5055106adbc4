"""What a person gives as an option's value, made into a value of ours.

Each parser raises UsageError; :func:`option` puts the option's name before it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from contract_archive.errors import UsageError
from contract_archive.locale import _, listed

_UNITS = {
    "d": 1,
    "天": 1,
    "日": 1,
    "w": 7,
    "周": 7,
    "m": 31,
    "个月": 31,
    "月": 31,
    "y": 366,
    "年": 366,
}
_DIGITS = 9  # of a count; more than that is as good as no bound

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from contract_archive.records.queries import AmountRange, Period


def option(
    name: str,
    metavar: str,
    text: str,
    parse: Callable[[str], Any] | None = None,
    complete: Callable[..., Any] | None = None,
    short: str = "",
) -> Any:
    """Declare an option with a value. ``parse`` makes the value, ``complete`` offers some."""
    names = (short, name) if short else (name,)
    return typer.Option(
        *names,
        metavar=metavar,
        help=text,
        parser=parse and _named(name, parse),
        autocompletion=complete,
        show_default=False,
    )


def flag(name: str, text: str, short: str = "") -> Any:
    """Declare an option without a value."""
    return typer.Option(*((short, name) if short else (name,)), help=text, show_default=False)


def argument(
    metavar: str,
    text: str,
    complete: Callable[..., Any] | None = None,
    parse: Callable[[str], Any] | None = None,
) -> Any:
    """Declare an argument. ``parse`` makes the value, ``complete`` offers some."""
    return typer.Argument(
        metavar=metavar,
        help=text,
        parser=parse and _unless_made(parse),
        autocompletion=complete,
        show_default=False,
    )


def _unless_made(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    def parse_value(value: Any) -> Any:
        return parse(value) if isinstance(value, str) else value  # the default, made already

    return parse_value


def _named(name: str, parse: Callable[[str], Any]) -> Callable[[str], Any]:
    def parse_value(value: str) -> Any:
        try:
            return parse(value)
        except UsageError as error:
            raise UsageError(f"{name}: {error.message}", error.hint) from error

    return _unless_made(parse_value)


def number(text: str) -> str:
    """Return a contract's number as it was typed. An empty variable in a script is none."""
    if not text.strip():
        raise empty(_("NUMBER"))
    return text


def customer(text: str) -> str:
    """Return a customer's name as it was typed. An empty variable in a script is none."""
    if not text.strip():
        raise empty(_("NAME"))
    return text


def folder(text: str) -> Path:
    """Return a folder's path. An empty variable in a script does not mean the folder one is in."""
    if not text.strip():
        raise empty(_("DIR"))
    return Path(text)


def file(text: str) -> Path:
    """Return a file's path. An empty variable in a script names none."""
    if not text.strip():
        raise empty(_("FILE"))
    return Path(text)


def empty(parameter: str) -> UsageError:
    """Return the error for an argument that is there but says nothing."""
    return UsageError(
        _("{parameter} is empty").format(parameter=parameter),
        _("Write it out, or leave it away; an empty variable in a script leads here."),
    )


def period(text: str) -> Period:
    """Return the days that ``text`` names: ``2024``, ``2024Q3``, ``2024-07``, ``A..B``."""
    from contract_archive.rules.periods import parse_period

    return parse_period(text)


def quarter(text: str) -> Period:
    """Return the quarter that ``text`` names: ``2024Q3``, ``previous``."""
    from datetime import date

    from contract_archive.rules.periods import parse_quarter

    return parse_quarter(text, date.today())


def share(text: str) -> int:
    """Return into how many parts ``1/4`` divides: 4."""
    one, slash, of = text.strip().partition("/")
    if one != "1" or not slash or not (of.isascii() and of.isdigit()) or not 1 <= int(of) <= 1000:
        raise UsageError(
            _("“{text}” is no share").format(text=text),
            _("Write 1/4 for a quarter of the files; the next run reads the next quarter."),
        )
    return int(of)


def day(text: str) -> date:
    """Return the day that ``text`` names."""
    from contract_archive.rules.periods import parse_day

    return parse_day(text)


def amount(text: str) -> Decimal:
    """Return the amount that ``text`` names: ``100000``, ``10万``."""
    from contract_archive.rules.amounts import parse_amount

    return parse_amount(text)


def signed(text: str) -> Decimal:
    """Return the amount that ``text`` names, which may be negative: ``-2万``."""
    from contract_archive.rules.amounts import parse_signed_amount

    return parse_signed_amount(text)


def amount_range(text: str) -> AmountRange:
    """Return the amounts that ``text`` names: ``10万..50万``."""
    from contract_archive.rules.amounts import parse_amount_range

    return parse_amount_range(text)


def count(text: str) -> int:
    """Return a whole number, 0 or more."""
    if not (text.isascii() and text.isdigit()):
        raise UsageError(
            _("0 or a positive whole number is meant, not “{text}”").format(text=text),
            _("Give 0, 1, 2 …"),
        )
    return int(text) if len(text) < _DIGITS else 10**_DIGITS


def one_of(words: dict[str, str]) -> Callable[[str], str]:
    """Return a parser for the keys of ``words`` or their other names; nothing stays nothing."""

    def parse(text: str) -> str:
        asked = text.strip().casefold()
        if not asked:
            return ""
        for word, other in words.items():
            if asked in (word, other.casefold()):
                return word
        raise UsageError(
            _("“{text}” is not one of the choices").format(text=text),
            _("Choose from: {words}.").format(words=listed(words)),
        )

    return parse


def days(text: str) -> int:
    """Return the days that ``text`` says: ``90``, ``90d``, ``12w``, ``6m``, ``1y``, ``90天``."""
    plain = text.strip().casefold()
    for unit, factor in _UNITS.items():
        if plain.endswith(unit) and plain != unit:
            return count(plain.removesuffix(unit).strip()) * factor
    return count(plain)


def pair(text: str) -> tuple[str, str]:
    """Return ``key=value`` taken apart."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise UsageError(
            _("“{text}” is not of the form key=value").format(text=text),
            _("Write for instance: --set project=P-17"),
        )
    return key.strip(), value.strip()
