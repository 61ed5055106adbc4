"""The archive's own fields: from what a person typed to the one canonical text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from contract_archive.errors import UsageError
from contract_archive.locale import _, listed
from contract_archive.rules.amounts import parse_amount
from contract_archive.rules.periods import parse_day
from contract_archive.settings.model import CustomField, FieldKind, fold

_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,12})?")
_LINK = re.compile(r"(?i)(?:https?|ftp|file)://\S+|mailto:\S+@\S+")
_YES = frozenset({"yes", "y", "true", "1", "是", "有", "对"})
_NO = frozenset({"no", "n", "false", "0", "否", "无", "没有", "不"})


def canonical(field: CustomField, text: str) -> str:
    """Return ``text`` as the field keeps it.

    Numbers and money as plain decimals, dates as ISO 8601, choices as declared, ``yes`` or
    ``no``; text and links without spaces around. Raises UsageError naming the field.
    """
    try:
        return _canonical(field, unicodedata.normalize("NFC", text).strip())
    except UsageError as error:
        raise UsageError(f"{field.key}: {error.message}", error.hint) from None


def _canonical(field: CustomField, text: str) -> str:
    if field.kind is FieldKind.CHOICE:
        return _choice(field.choices, text)
    return _KINDS[field.kind](text)


def _text(text: str) -> str:
    if not text:
        raise UsageError(_("nothing is written"), _("Give a value or leave the field out."))
    return text


def _number(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    if not _NUMBER.fullmatch(plain):
        raise UsageError(_("“{text}” is not a number").format(text=text), _("Write it like 12.5."))
    value = Decimal(plain).normalize()
    return format(value if value else Decimal(0), "f")


def _money(text: str) -> str:
    return str(parse_amount(text))


def _date(text: str) -> str:
    return parse_day(text).isoformat()


def _choice(choices: tuple[str, ...], text: str) -> str:
    for choice in choices:
        if fold(choice) == fold(text):
            return choice
    raise UsageError(
        _("“{text}” is not one of the choices").format(text=text),
        _("Choose one of: {choices}").format(choices=listed(choices)),
    )


def yes_no(text: str) -> str:
    """Return ``yes`` or ``no``, as ``text`` says. Raises UsageError where it says neither."""
    word = fold(text)
    if word in _YES:
        return "yes"
    if word in _NO:
        return "no"
    raise UsageError(
        _("“{text}” is neither yes nor no").format(text=text), _("Write yes or no (是 or 否).")
    )


def _link(text: str) -> str:
    if not _LINK.fullmatch(text):
        raise UsageError(
            _("“{text}” is not a link").format(text=text),
            _("Write it whole, like https://example.com/page."),
        )
    return text


_KINDS: dict[FieldKind, Callable[[str], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: yes_no,
    FieldKind.LINK: _link,
}
