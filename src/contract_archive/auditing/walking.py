"""The walk: every folder with a record, looked at by processes side by side.

What a worker returns is small (a ``Look``), so that memory does not grow with the archive.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from datetime import UTC, date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from contract_archive.auditing import rereading, scoping
from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Check, Needs, chosen
from contract_archive.auditing.documents import from_finding
from contract_archive.auditing.rereading import Asked
from contract_archive.errors import ArchiveError
from contract_archive.holdings.catalog.facts import digest, facts_of
from contract_archive.holdings.survey import Standing, Survey, Told
from contract_archive.holdings.survey.memory import Seen
from contract_archive.holdings.survey.register import Result
from contract_archive.holdings.vault import Vault
from contract_archive.records.audits import Scope, Share
from contract_archive.records.contracts import Contract
from contract_archive.records.files import Fixity
from contract_archive.records.numbers import fold_number
from contract_archive.rules.customers import Known
from contract_archive.settings.model import Settings

_BATCH = 16
_MOST_JOBS = 61  # no more processes can be waited for on one system
_AHEAD = 3
_WORTH_A_PROCESS = 64


class Orders(NamedTuple):
    """What every worker is told once; ``names`` are the customers' names, official and others,
    ``survey`` is the register in which stands what the ledger tells."""

    root: Path
    settings: Settings
    today: date
    language: str
    scope: Scope
    quick: bool
    share: Share | None
    only: tuple[str, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    survey: Path | None = None


class Post(NamedTuple):
    """A folder to look at: what the ledger tells of it, and the SHA-256 of its record when this
    audit settled it before it was interrupted (empty where it did not). ``answers`` is what a
    former audit remembers of reading it (see ``rereading``); None where it must be read."""

    place: str
    told: Told | None
    settled: str = ""
    answers: str | None = None


class Look(NamedTuple):
    """What a worker saw. ``result`` is None where the folder is out of scope or settled. ``facts``
    is the digest of what the catalog should know of it; empty where it is not as it was filed.
    ``seen`` is what is to be remembered of reading it; None where nothing is."""

    standing: Standing
    masters: tuple[str, ...]
    result: Result | None
    facts: str = ""
    seen: Seen | None = None


def walk(orders: Orders, posts: Iterable[Post], jobs: int) -> Iterator[Look]:
    """Yield a look at each folder, in the order of ``posts``."""
    jobs = min(jobs or os.cpu_count() or 1, _MOST_JOBS)
    rest = iter(posts)
    first = list(islice(rest, _WORTH_A_PROCESS))
    if jobs == 1 or len(first) < _WORTH_A_PROCESS:
        worker = Worker(orders)
        for post in (*first, *rest):
            yield worker.look(post)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(orders,)) as pool:
        waiting: deque[Future[list[Look]]] = deque()
        try:
            for batch in _batched((*first,), rest):
                waiting.append(pool.submit(_look_at, batch))
                if len(waiting) > _AHEAD * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _batched(first: tuple[Post, ...], rest: Iterator[Post]) -> Iterator[list[Post]]:
    posts = (each for part in (first, rest) for each in part)
    while batch := list(islice(posts, _BATCH)):
        yield batch


_worker: Worker | None = None


def _begin(orders: Orders) -> None:
    import signal
    import threading

    from contract_archive import locale

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    locale.use(orders.language)
    _worker = Worker(orders)


def _end_with_parent() -> None:
    """End this process when its parent is killed: nobody else would, and it would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _look_at(posts: list[Post]) -> list[Look]:
    if _worker is None:
        raise AssertionError("a worker is begun before it works")
    return [_worker.look(post) for post in posts]


class Worker:
    """Looks at one folder after the other."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.vault = Vault(orders.root)
        self._known: Known | None = None
        self._survey: Survey | None = None
        whole = orders.scope.whole
        checks = chosen(orders.only, quick=orders.quick, whole=whole)
        self._of_catalog = any(each.name == "catalog-differs" for each in checks)
        self._of_bytes = any(each.needs is Needs.BYTES for each in checks)
        of_contract = [each for each in checks if each.of_contract]
        self._readers = [each for each in of_contract if each.needs is Needs.TEXT]
        self._others = [each for each in of_contract if each.needs is not Needs.TEXT]

    def _names(self) -> Known:
        if self._known is None:
            self._known = Known(self.orders.names)
        return self._known

    def look(self, post: Post) -> Look:
        """Return what stands at a place, with the findings of every check of one contract."""
        orders = self.orders
        try:
            contract, record = self.vault.read_with_fixity(post.place)
        except (ArchiveError, OSError) as fault:
            return Look(_unreadable(self.vault, post.place, fault), (), None)
        inside = scoping.is_inside(orders.scope, contract, post.told)
        standing = _standing(post.place, contract, record, inside=inside)
        masters = tuple(master.fixity.sha256 for item in contract.items for master in item.masters)
        facts = self._facts(post, contract, record) if inside else ""
        if not inside or post.settled == record.sha256:
            return Look(standing, masters, None, facts)
        result, seen = self._judge(post, contract, record)
        return Look(standing, masters, result, facts, seen)

    def _facts(self, post: Post, contract: Contract, record: Fixity) -> str:
        as_filed = post.told is not None and post.told.record == record.sha256
        return digest(facts_of(contract, post.place)) if as_filed and self._of_catalog else ""

    def _judge(self, post: Post, contract: Contract, record: Fixity) -> tuple[Result, Seen | None]:
        orders = self.orders
        reads = self._of_bytes and scoping.is_read(orders.share, contract.number)
        asked = Asked(self._names())
        case = Case(
            *(orders.root, orders.settings, orders.today, post.place, contract, record, post.told),
            reads=reads,
            customers=lambda: asked,
            is_told=self._is_told,
        )
        found = [*self._findings(case, self._others)]
        seen = None
        if self._readers and not rereading.holds(post.answers, case, self._names()):
            wrong, seen = self._read(case, asked)
            found += wrong
        read = [each for each in case.files if each.sha256]
        recorded = contract.files
        result = Result(
            post.place,
            tuple(found),
            len(read) + 1,
            sum(each.size or 0 for each in read) + record.size,
            len(recorded) + 1,
            sum(each.fixity.size for each in recorded) + record.size,
        )
        return result, seen

    def _read(self, case: Case, asked: Asked) -> tuple[list[dict[str, Any]], Seen | None]:
        """Read a contract again; where nothing is wrong, that may be remembered."""
        case.asked_for_today = False
        wrong = [*self._findings(case, self._readers)]
        answers = None if wrong else rereading.answers_of(case, asked)
        if answers is None or case.told is None:
            return wrong, None
        return wrong, Seen(rereading.key(case.told), answers)

    def _is_told(self, number: str) -> bool:
        """Whether the ledger tells of a number, as a contract's or void."""
        if self._survey is None:
            if self.orders.survey is None:
                return False
            self._survey = Survey(self.orders.survey)
        return self._survey.told(fold_number(number)) is not None

    def _findings(self, case: Case, checks: Iterable[Check]) -> Iterator[dict[str, Any]]:
        for check in checks:
            for fault in check.find(case):
                yield from_finding(check.finding(fault, case.number, case.place))


def _standing(place: str, contract: Contract, record: Fixity, *, inside: bool) -> Standing:
    terms, draw = contract.terms, contract.draw
    return Standing(
        place=place,
        number=contract.number,
        record=record.sha256,
        series=terms.series,
        customer=terms.customer,
        title=terms.title,
        signed_on=terms.signed_on.isoformat() if terms.signed_on else None,
        expires_on=terms.expires_on.isoformat() if terms.expires_on else None,
        archived_at=contract.archived_at.astimezone(UTC).isoformat(),
        filing_year=contract.filing_year,
        amount=format(terms.amount.amount, "f") if terms.amount else None,
        currency=terms.amount.currency if terms.amount else "",
        counterparty_number=terms.counterparty_number,
        scope=draw.scope if draw else None,
        value=draw.value if draw else None,
        given=bool(draw and draw.given),
        pages=contract.pages,
        scanned=bool(contract.items) and contract.items[0].quality.ocr_pages > 0,
        inside=inside,
        credit_code=terms.credit_code,
    )


def _unreadable(vault: Vault, place: str, fault: Exception) -> Standing:
    """A record that cannot be read: what is known of it, and why. It is in every scope."""
    record = ""
    with suppress(ArchiveError, OSError):
        record = vault.record_fixity(place).sha256
    reason = fault.message if isinstance(fault, ArchiveError) else str(fault)
    return Standing(place, "", record, fault=reason, inside=True)


Progress = Callable[[int, int, int], None]
"""Told: contracts done, contracts there are (about), bytes read."""
