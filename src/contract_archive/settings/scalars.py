"""One value as a person writes it in ``archive.yaml``, by the kind its key has.

The text is read by the key's kind alone, never by YAML's guess: ``NO`` is a code, ``010`` is ten,
``2024-10-01`` is a day only where a day belongs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from contract_archive.locale import _, listed
from contract_archive.records.amounts import read_amount
from contract_archive.records.names import safe_name
from contract_archive.records.patterns import Pattern, parse_pattern
from contract_archive.settings.nearest import nearest
from contract_archive.settings.schema import Key, Kind
from contract_archive.settings.tame import is_tame

_MOST_TEXT = 200
_MOST_CODE = 20
_MOST_WIDTH = 12
_LONGEST_RUN = 366
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?)(%?)")
_DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")


class WrongError(Exception):
    """What is wrong with a value, and what to write instead; without its place."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read(key: Key, text: str) -> Any:
    """Return what ``text``, which is not empty, says for ``key``. Raises WrongError."""
    plain = unicodedata.normalize("NFC", text.strip())
    if key.kind in _PLAIN:
        return _PLAIN[key.kind](plain)
    return _KEYED[key.kind](key, plain)


def unknown_word(word: str, words: tuple[str, ...]) -> WrongError:
    """Return the fault of a word that is none of ``words``, naming the nearest."""
    near = nearest(word, words)
    hint = (
        _("did you mean “{word}”?").format(word=near)
        if near
        else _("known are: {words}").format(words=listed(words))
    )
    return WrongError(_("“{word}” is unknown here").format(word=word), hint)


def _text(text: str) -> str:
    if len(text) > _MOST_TEXT:
        raise WrongError(_("longer than {most} characters").format(most=_MOST_TEXT))
    if not text.isprintable():
        raise WrongError(_("this must be one line of visible characters"))
    return text


def _code(text: str) -> str:
    sound = text[0].isalnum() and all(char.isalnum() or char in "-_." for char in text)
    if not sound or len(text) > _MOST_CODE:
        raise WrongError(
            _("“{text}” is no code").format(text=text),
            _("use at most {most} letters, digits, - _ and .").format(most=_MOST_CODE),
        )
    return text


def _name(text: str) -> str:
    name = _text(text)
    if safe_name(name) != name:
        raise WrongError(
            _("no folder can be called “{name}” everywhere").format(name=name),
            _("write “{name}”").format(name=safe_name(name)),
        )
    return name


def _whole(key: Key, text: str) -> int:
    plain = unicodedata.normalize("NFKC", text)
    if not _INTEGER.fullmatch(plain):
        raise WrongError(
            _("“{text}” is not a whole number").format(text=text),
            _("write it like {example}").format(example=_or(key.default, key.least)),
        )
    return _bounded(key, int(plain))


def _bounded(key: Key, value: int) -> int:
    if not (_or(key.least, value) <= value <= _or(key.most, value)):
        raise WrongError(
            _("{value} is out of bounds").format(value=value),
            _("from {least} to {most}").format(least=key.least, most=key.most),
        )
    return value


def _or(value: int | None, other: int | None) -> int:
    return value if value is not None else other or 0


def _share(text: str) -> float:
    found = _SHARE.fullmatch(unicodedata.normalize("NFKC", text))
    value = Decimal(found[1]) / (100 if found[2] else 1) if found else Decimal(-1)
    if not 0 <= value <= 1:
        raise WrongError(
            _("“{text}” is not a share").format(text=text), _("from 0 to 1, like 0.8 or 80%")
        )
    return float(value)


def _amount(text: str) -> Decimal:
    try:
        return read_amount(text)
    except ValueError:
        raise WrongError(
            _("“{text}” is not an amount").format(text=text),
            _("write it like 1000000, 100万 or 1.2亿"),
        ) from None


def _days(text: str) -> list[date]:
    ends = [_day(text, end.strip()) for end in re.split(r"\.\.|~|至", text, maxsplit=1)]
    count = (ends[-1] - ends[0]).days + 1
    if not 1 <= count <= _LONGEST_RUN:
        raise WrongError(
            _("the days {text} end before they begin, or last more than a year").format(text=text)
        )
    return [ends[0] + timedelta(days=offset) for offset in range(count)]


def _day(text: str, end: str) -> date:
    found = _DAY.fullmatch(end)
    try:
        if found:
            return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        raise WrongError(_("“{text}” is not in the calendar").format(text=text)) from None
    raise WrongError(
        _("“{text}” is not a date").format(text=text),
        _("write it like 2024-10-01 or 2024-10-01..2024-10-07"),
    )


def _choice(key: Key, text: str) -> str:
    for choice in key.choices:
        if choice == text.casefold():
            return choice
    raise unknown_word(text, key.choices)


def _term(key: Key, text: str) -> int | str:
    if text.casefold() in ("permanent", "永久"):
        return "permanent"
    plain = unicodedata.normalize("NFKC", text).removesuffix("年").strip()
    if not _INTEGER.fullmatch(plain):
        raise WrongError(
            _("“{text}” is no term").format(text=text), _("write a number of years, or permanent")
        )
    return _bounded(key, int(plain))


def _pattern(key: Key, text: str) -> str:
    try:
        pattern = parse_pattern(text)
    except ValueError as error:
        raise WrongError(
            _("a brace stands alone in “{text}”").format(text=str(error)),
            _("fields are written like {{year}} or {{seq:4}}").format(),
        ) from None
    _text(text)
    _fields(key, pattern)
    return text


def _fields(key: Key, pattern: Pattern) -> None:
    for name in pattern.fields:
        if name not in key.choices:
            raise unknown_word(name, key.choices)
        if pattern.fields.count(name) > 1:
            raise WrongError(_("{field} stands there twice").format(field=f"{{{name}}}"))
    for part in pattern.parts:
        if part.width and part.name not in ("seq", "n"):
            raise WrongError(
                _("{field} takes no width").format(field=f"{{{part.name}}}"),
                _("only {{seq}} and {{n}} do").format(),
            )
        if part.width > _MOST_WIDTH:
            raise WrongError(_("wider than {most} digits").format(most=_MOST_WIDTH))


def _expression(key: Key, text: str) -> str:
    """Return a regular expression that the folded text of pages can match."""
    if len(text) > _or(key.most, _MOST_TEXT):
        raise WrongError(_("longer than {most} characters").format(most=_or(key.most, _MOST_TEXT)))
    for char in text:
        plain = unicodedata.normalize("NFKC", char)
        if plain != char:
            raise WrongError(
                _("“{char}” never stands in the text that is searched").format(char=char),
                _("the text is half-width; write {plain}").format(plain=re.escape(plain)),
            )
    try:
        groups = re.compile(text).groups
    except (re.error, OverflowError, RecursionError) as error:
        raise WrongError(
            _("“{text}” is not a regular expression: {reason}").format(text=text, reason=error)
        ) from None
    if groups > 1:
        raise WrongError(
            _("{count} groups, of which only one can be the value").format(count=groups),
            _("write (?:…) for a group that is not the value"),
        )
    if not is_tame(text):
        raise WrongError(
            _("“{text}” could search for ever").format(text=text),
            _("do not repeat a group that itself repeats or offers alternatives"),
        )
    return text


_PLAIN: Mapping[Kind, Callable[[str], Any]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.NAME: _name,
    Kind.SHARE: _share,
    Kind.AMOUNT: _amount,
    Kind.DAYS: _days,
}
_KEYED: Mapping[Kind, Callable[[Key, str], Any]] = {
    Kind.WHOLE: _whole,
    Kind.CHOICE: _choice,
    Kind.TERM: _term,
    Kind.PATTERN: _pattern,
    Kind.EXPRESSION: _expression,
}
