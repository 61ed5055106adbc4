"""Storage 存储, the catalog: it knows what the tree and the ledger say, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator

from contract_archive.auditing.checks import Fault, on_whole
from contract_archive.auditing.rebuilt import Scratch
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError, DamagedError, NotFoundError
from contract_archive.holdings.catalog import facts
from contract_archive.holdings.catalog.facts import Known
from contract_archive.holdings.survey import Standing, storage
from contract_archive.holdings.vault import HOUSE
from contract_archive.locale import _, listed
from contract_archive.records.findings import Area, Fix, Property, Severity

_PATH = f"{HOUSE}/catalog.sqlite"
_OF_CONTRACTS = frozenset(
    (
        *("contract", "item", "file", "tag", "custom", "credit_code", "number", "record"),
        *("customer", "customer_name", "misfiled", "owner", "words", "word", "sequence"),
        *("relation", "hold", "paper", "loan"),
    )
)
_LONGEST = 80  # characters of a value in a finding


def catalog_fault(whole: Whole) -> ArchiveError | None:
    """Return why the catalog cannot be used; None where it can."""
    try:
        _head = whole.archive.catalog.head
    except ArchiveError as fault:
        return fault
    return None


def ledger_is_behind(whole: Whole) -> bool:
    """Tell whether the catalog remembers a line that the ledger has lost."""
    try:
        sequence, digest = whole.archive.catalog.head
        line = whole.archive.ledger.at(sequence)
    except ArchiveError:
        return True
    return sequence > 0 and (line is None or line.digest != digest)


@on_whole(
    "catalog-unreadable",
    Area.STORAGE,
    Property.USABILITY,
    Severity.ERROR,
    lambda: _("the catalog cannot be read"),
    whole_only=True,
)
def catalog_unreadable(whole: Whole) -> Iterator[Fault]:
    """The catalog's file is none, or of a newer version, or its pages are broken."""
    fault = catalog_fault(whole)
    reason = fault.message if fault else ""
    if fault is None and not whole.request.quick:
        try:
            reason = whole.archive.catalog.broken()
        except ArchiveError as broken:
            reason = broken.message
    if reason:
        yield Fault(
            _("the catalog cannot be read: {reason}").format(reason=reason),
            remedy=_("Rebuild it with `carchive reindex`; nothing is lost by that."),
            path=_PATH,
            fix=Fix.REBUILD_CATALOG if _is_damage(fault) else Fix.NONE,
        )


def _is_damage(fault: ArchiveError | None) -> bool:
    return fault is None or isinstance(fault, DamagedError | NotFoundError)


@on_whole(
    "catalog-differs",
    Area.STORAGE,
    Property.USABILITY,
    Severity.ERROR,
    lambda: _("the catalog does not say what the record and the ledger say"),
)
def catalog_differs(whole: Whole) -> Iterator[Fault]:
    """What the catalog knows of a contract that stands as it was filed, against what recording it
    anew would write; and the numbers it knows, against the ledger's."""
    if whole.trouble or catalog_fault(whole):
        return
    differs = False
    try:
        for fault in _by_number(whole):
            differs = True
            yield fault
        if whole.anew is not None and storage.all_as_filed(whole.survey):
            yield from _as_built_anew(whole.anew, by_number=differs)
    except DamagedError:
        return  # catalog-unreadable tells it


def _by_number(whole: Whole) -> Iterator[Fault]:
    for standing, digest in storage.facts(whole.survey):
        yield from _of_one(whole, standing, digest)
    if whole.request.scope.whole and not whole.breaks:  # else the ledger may have named it
        yield from _numbers(whole)


def _as_built_anew(anew: Scratch, *, by_number: bool) -> Iterator[Fault]:
    """What one by one does not show: customers, sequences, reviews, the index of words."""
    tables = anew.differing()
    if by_number:  # told already, and what was added or taken away shifts the words of others
        tables = tuple(each for each in tables if each not in _OF_CONTRACTS)
    if tables:
        names = ", ".join(tables)
        yield Fault(
            _("the catalog is not what a rebuild makes of tree and ledger: {tables}").format(
                tables=names
            ),
            found=names,
            remedy=_("Rebuild it with `carchive reindex`; nothing is lost by that."),
            path=_PATH,
            fix=Fix.REBUILD_CATALOG,
        )


def _of_one(whole: Whole, standing: Standing, digest: str) -> Iterator[Fault]:
    known = whole.archive.catalog.known(standing.number)
    if known is None:
        yield _fault(standing.number, standing.place, _("it does not know the contract"))
        return
    differing = {} if facts.digest(known.facts) == digest else _differing(whole, standing, known)
    if standing.customer not in known.names:
        differing["customer"] = (standing.customer, known.customer)
    told = whole.survey.told_at(standing.place)
    record = whole.archive.catalog.record_of(standing.number)
    if told is not None and record and record != told.record:
        differing["record"] = (told.record, record)
    if differing:
        names = listed(sorted(differing))
        yield _fault(
            standing.number,
            standing.place,
            _("it differs in {fields}").format(fields=names),
            _short({name: pair[0] for name, pair in differing.items()}),
            _short({name: pair[1] for name, pair in differing.items()}),
        )


def _differing(whole: Whole, standing: Standing, known: Known) -> dict[str, tuple[object, object]]:
    try:
        contract = whole.archive.vault.read(standing.place)
    except ArchiveError:
        return {}
    expected = facts.facts_of(contract, standing.place)
    return {
        name: (value, known.facts.get(name))
        for name, value in expected.items()
        if value != known.facts.get(name)
    }


def _short(values: dict[str, object]) -> str:
    told = (
        f"{name}: {json.dumps(value, ensure_ascii=False)[:_LONGEST]}"
        for name, value in sorted(values.items())
    )
    return "; ".join(told)


def _numbers(whole: Whole) -> Iterator[Fault]:
    for folded, number, state in whole.archive.catalog.numbers_taken():
        told = whole.survey.told(folded)
        stands = any(True for _each in whole.survey.standing("folded = ?", folded))
        if told is None and not stands:
            yield _fault(number, "", _("the ledger never names it"), "", state)
    for told in whole.survey.told_where("times = 0 AND voids > 0"):
        known = whole.archive.catalog.number_state(told.number)
        if known is None or known.state != told.state:
            yield _fault(
                *(told.number, "", _("it does not know it as void"), told.state),
                known.state if known else "",
            )
    for scope, last in storage.sequences(whole.survey):
        found = whole.archive.catalog.last_drawn(scope)
        if found != last:
            yield _fault(
                *(
                    "",
                    "",
                    _("the catalog is not right about the sequence {scope}").format(scope=scope),
                ),
                *(f"{scope}: {last}", f"{scope}: {found}"),
            )


def _fault(number: str, place: str, what: str, expected: str = "", found: str = "") -> Fault:
    message = _("the catalog is not right about {number}: {what}") if number else "{what}"
    return Fault(
        message.format(number=number, what=what),
        expected=expected,
        found=found,
        remedy=_("Rebuild it with `carchive reindex`; nothing is lost by that."),
        number=number,
        path=place or _PATH,
        fix=Fix.REBUILD_CATALOG,
    )
