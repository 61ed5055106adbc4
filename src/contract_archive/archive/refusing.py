"""What is there already: numbers that are taken, bytes that are archived or wait."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import TypeVar

from contract_archive.archive.holdings import Holdings
from contract_archive.errors import DuplicateError, NumberTakenError
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.catalog.numbers import told
from contract_archive.locale import _

_Holder = TypeVar("_Holder", str, int)


def refuse_taken(archive: Holdings, number: str) -> None:
    """Raise NumberTakenError where a number is a contract's or void."""
    state = archive.catalog.number_state(number)
    if state is not None:
        raise NumberTakenError(
            told(state),
            _("See it with `carchive number show {number}`; a number is never given twice.").format(
                number=shlex.quote(state.number)
            ),
            details={"number": state.number},
        )


def refuse_same_bytes(catalog: Catalog, digests: Iterable[str], besides: int = 0) -> None:
    """Raise DuplicateError where one contract has masters with all these SHA-256 already, or one
    document that waits for review, other than ``besides``."""
    wanted = tuple(digests)
    number = _only(catalog.holder_of(digest) for digest in wanted)
    if number:
        raise DuplicateError(
            _("the same file is archived already as {number}").format(number=number),
            _("See it with `carchive show {number}`.").format(number=shlex.quote(number)),
            details={"number": number},
        )
    review = _only(catalog.reviews.holder_of(digest) for digest in wanted)
    if review and review != besides:
        raise DuplicateError(
            _("the same file waits for review already, as {review}").format(review=review),
            _("See it with `carchive review show {review}`.").format(review=review),
            details={"review": str(review)},
        )


def _only(holders: Iterable[_Holder | None]) -> _Holder | None:
    found = set(holders)
    return found.pop() if len(found) == 1 else None
