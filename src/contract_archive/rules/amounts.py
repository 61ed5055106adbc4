"""Amounts as people write them in options."""

from __future__ import annotations

import re
from decimal import Decimal

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.amounts import read_amount
from contract_archive.records.queries import AmountRange

_BETWEEN = re.compile(r"\.\.|…|~|～|至|到")
_MINUS = ("-", "−", "－")


def parse_amount(text: str) -> Decimal:
    """Return the sum that ``text`` writes: ``100000``, ``1,234.56``, ``10万``, ``¥1.2亿``.

    Raises UsageError.
    """
    try:
        return read_amount(text)
    except ValueError:
        raise UsageError(
            _("“{text}” is not an amount").format(text=text),
            _("Write it like 100000, 1,234.56, 10万 or 1.2亿."),
        ) from None


def parse_signed_amount(text: str) -> Decimal:
    """Return the amount that ``text`` writes, which a leading minus makes negative: ``-2万``.

    Raises UsageError.
    """
    plain = text.strip()
    return -parse_amount(plain[1:]) if plain[:1] in _MINUS else parse_amount(plain)


def parse_amount_range(text: str) -> AmountRange:
    """Return the amounts that ``text`` bounds, both ends included.

    ``10万..50万``, ``..1亿``, ``10万..``; a single amount means exactly that. Raises UsageError.
    """
    ends = [end.strip() for end in _BETWEEN.split(text)]
    if len(ends) == 1:
        amount = parse_amount(text)
        return AmountRange(amount, amount)
    if len(ends) != 2 or not any(ends):
        raise UsageError(
            _("“{text}” is not a range of amounts").format(text=text),
            _("Write it like 10万..50万, ..1亿 or 10万.."),
        )
    least, most = (parse_amount(end) if end else None for end in ends)
    if least is not None and most is not None and least > most:
        raise UsageError(
            _("the range {text} is the wrong way round").format(text=text),
            _("Write the smaller amount first: {right}").format(right=f"{ends[1]}..{ends[0]}"),
        )
    return AmountRange(least, most)
