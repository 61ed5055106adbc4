"""The registry of checks.

    @on_contract("dates-out-of-order", Area.ACCURACY, Property.AUTHENTICITY, Severity.ERROR,
                 lambda: _("a contract ends before it begins"))
    def dates_out_of_order(case: Case) -> Iterator[Fault]: ...

A check yields a ``Fault`` for each fault that it sees, and nothing where all is well. It tells
apart "not so" from "cannot be known": what cannot be known is no fault. A false alarm costs more
trust than a fault found late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from contract_archive.errors import UsageError
from contract_archive.locale import _, listed
from contract_archive.records.findings import Area, Finding, Fix, Property, Severity, identity

if TYPE_CHECKING:
    from contract_archive.auditing.case import Case
    from contract_archive.auditing.whole import Whole

_ROOMS = (
    "completeness",
    "accuracy",
    "classification",
    "numbering",
    "storage",
    "scans",
    "premises",
    "waiting",
    "cataloged",
)


class Fault(NamedTuple):
    """What a check saw. ``number`` and ``path`` are the case's where left empty; ``severity`` is
    the check's where None."""

    message: str
    expected: str = ""
    found: str = ""
    remedy: str = ""
    number: str = ""
    path: str = ""
    fix: Fix = Fix.NONE
    severity: Severity | None = None


class Needs(StrEnum):
    """What a check must read beside the record; ``--quick`` passes by those that need
    TEXT or BYTES, and those that need a LIST from elsewhere run only where one is given.

    What a check of one contract that needs TEXT finds may hang on the record, what the ledger tells
    of it, its texts, the rules, the customers' names and today, and on nothing else: where all
    these are as when it found nothing, it is not asked again.
    """

    NOTHING = ""
    TEXT = "text"
    BYTES = "bytes"
    LIST = "list"


class Check(NamedTuple):
    """A check: its name, where it stands in a report, and what it finds, in one sentence.

    ``of_contract`` tells whether ``find`` takes a ``Case`` or the ``Whole``. ``whole_only``: has a
    meaning only where the audit is of the whole archive. ``outside`` finds the same where it is of
    no contract: beside the contracts' folders, in audits of the whole archive.
    """

    name: str
    area: Area
    property: Property
    severity: Severity
    says: Callable[[], str]
    find: Callable[[Any], Iterator[Fault]]
    of_contract: bool
    needs: Needs = Needs.NOTHING
    whole_only: bool = False
    outside: Callable[[Any], Iterator[Fault]] | None = None

    def finding(self, fault: Fault, number: str = "", path: str = "") -> Finding:
        """Return a fault as a finding; ``number`` and ``path`` stand in where it gives none."""
        number, path = fault.number or number, fault.path or path
        return Finding(
            id=identity(self.name, number, path, fault.expected, fault.found),
            check=self.name,
            area=self.area,
            property=self.property,
            severity=fault.severity or self.severity,
            number=number,
            path=path,
            message=fault.message,
            expected=fault.expected,
            found=fault.found,
            remedy=fault.remedy,
            fix=fault.fix,
        )


OfContract = TypeVar("OfContract", bound="Callable[[Case], Iterator[Fault]]")
OfWhole = TypeVar("OfWhole", bound="Callable[[Whole], Iterator[Fault]]")
_registered: dict[str, Check] = {}


def on_contract(
    name: str,
    area: Area,
    property: Property,
    severity: Severity,
    says: Callable[[], str],
    *,
    needs: Needs = Needs.NOTHING,
) -> Callable[[OfContract], OfContract]:
    """Register a check of one contract."""

    def register(find: OfContract) -> OfContract:
        _add(Check(name, area, property, severity, says, find, True, needs))
        return find

    return register


def on_whole(
    name: str,
    area: Area,
    property: Property,
    severity: Severity,
    says: Callable[[], str],
    *,
    needs: Needs = Needs.NOTHING,
    whole_only: bool = False,
) -> Callable[[OfWhole], OfWhole]:
    """Register a check of the archive as one."""

    def register(find: OfWhole) -> OfWhole:
        _add(Check(name, area, property, severity, says, find, False, needs, whole_only))
        return find

    return register


def outside(name: str) -> Callable[[OfWhole], OfWhole]:
    """Register what finds the faults of a check of one contract outside of all contracts."""

    def register(find: OfWhole) -> OfWhole:
        _registered[name] = _registered[name]._replace(outside=find)
        return find

    return register


def _add(check: Check) -> None:
    if check.name in _registered:
        raise AssertionError(f"two checks are called {check.name}")
    _registered[check.name] = check


def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order of a report."""
    for room in _ROOMS:
        import_module(f"contract_archive.auditing.{room}")
    areas = list(Area)
    return tuple(sorted(_registered.values(), key=lambda each: areas.index(each.area)))


def chosen(
    only: tuple[str, ...], *, quick: bool, whole: bool, listed: bool = False
) -> tuple[Check, ...]:
    """Return the checks that an audit runs. ``only`` names checks or areas; empty means all.

    Raises UsageError for a name that is neither.
    """
    checks = all_checks()
    for word in only:
        if not any(word in (each.name, each.area.value) for each in checks):
            raise _unknown(word, checks)
    return tuple(
        each
        for each in checks
        if (not only or each.name in only or each.area.value in only)
        and not (quick and each.needs in (Needs.TEXT, Needs.BYTES))
        and (listed or each.needs is not Needs.LIST)
        and (whole or not each.whole_only)
    )


def refuse_idle(only: tuple[str, ...], *, quick: bool, whole: bool, listed: bool) -> None:
    """Refuse a check that is asked for by name and would not run: its silence would be taken for
    good news. Raises UsageError."""
    for check in all_checks():
        if check.name not in only:
            continue
        if quick and check.needs in (Needs.TEXT, Needs.BYTES):
            raise UsageError(
                _("{check} reads files, and --quick reads none").format(check=check.name),
                _("Leave --quick out."),
            )
        if check.needs is Needs.LIST and not listed:
            raise UsageError(
                _("{check} compares with a list, and none is given").format(check=check.name),
                _("Give one with --against FILE."),
            )
        if check.whole_only and not whole:
            raise UsageError(
                _("{check} looks at the archive as a whole").format(check=check.name),
                _("Leave --quarter, --since, --series and --customer out."),
            )


def _unknown(word: str, checks: tuple[Check, ...]) -> UsageError:
    from contract_archive.settings.nearest import nearest

    near = nearest(word, [*map(str, Area), *(each.name for each in checks)])
    hint = (
        _("Did you mean “{word}”?").format(word=near)
        if near
        else _("Areas are: {areas}. See all checks with `carchive audit --list-checks`.").format(
            areas=listed(Area)
        )
    )
    return UsageError(_("no check is called “{word}”").format(word=word), hint)
