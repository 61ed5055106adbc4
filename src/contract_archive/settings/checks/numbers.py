"""Checks: a number is never given twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from contract_archive.locale import _
from contract_archive.records.patterns import Part, Pattern
from contract_archive.settings.collisions import hidden_scope, overlap
from contract_archive.settings.faults import Faults
from contract_archive.settings.model import FieldKind, Series, Settings
from contract_archive.settings.vocabulary import DEPARTMENT


def patterns_count(settings: Settings, faults: Faults) -> None:
    """Number patterns print the running number, and the year once; items' their parent and n."""
    for index, each in enumerate(settings.series):
        path = ("series", index, "number")
        if faults.under(*path):
            continue
        if "seq" not in each.number.fields:
            hint = _("add it, for example {{series}}-{{year}}-{{seq:4}}").format()
            faults.add(path, _("{field} is missing").format(field="{seq}"), hint)
        elif {"year", "yy"} <= set(each.number.fields):
            faults.add(
                path, _("the year stands there twice"), _("keep {{year}} or {{yy}}").format()
            )
    for kind, pattern in settings.items.items():
        for name in ("parent", "n"):
            if name not in pattern.fields:
                missing = _("{field} is missing").format(field=f"{{{name}}}")
                faults.add(("items", kind), missing, _("for example {{parent}}-B{{n}}").format())


def departments_are_known(settings: Settings, faults: Faults) -> None:
    """Where numbers or folders show or follow the department, there is such a field, and given."""
    declared = any(each.key == DEPARTMENT for each in settings.custom_fields)
    for key, pattern in (("folder", settings.folder), ("closed_folder", settings.closed_folder)):
        if DEPARTMENT in pattern.fields and not declared:
            faults.add((key,), *_no_department())
    for index, each in enumerate(settings.series):
        used = "number" if DEPARTMENT in each.number.fields else "scope"
        if DEPARTMENT not in (*each.number.fields, *each.scope):
            continue
        if not declared:
            faults.add(("series", index, used), *_no_department())
        elif DEPARTMENT not in each.required and not faults.under("series", index, "required"):
            faults.add(
                ("series", index, "required"),
                _("numbers need the department, but it is not required"),
                _("add department to the list"),
            )


def _no_department() -> tuple[str, str]:
    return (
        _("no field gives the department"),
        _("declare it: fields: [{{key: department, label: 部门, kind: text}}]").format(),
    )


def scopes_show(settings: Settings, faults: Faults) -> None:
    """What restarts the running number shows in the number."""
    for index, each in _sound(settings, faults):
        hidden = hidden_scope(each)
        if hidden:
            faults.add(
                ("series", index, "number"),
                _("the running number restarts with every {field}, which the number hides").format(
                    field=hidden[0]
                ),
                _("print {field} in the number, or take it out of scope").format(
                    field=f"{{{hidden[0]}}}"
                ),
            )


def numbers_are_given_once(settings: Settings, faults: Faults) -> None:
    """No two draws, of one series or of two, can give the same number."""
    departments = _departments(settings)
    sound = list(_sound(settings, faults))
    for index, each in sound:
        number = overlap(each, each, settings.fonds_code, departments)
        if number:
            faults.add(
                ("series", index, "number"),
                _("numbers can be read in two ways, like {number}").format(number=number),
                _("put a sign between the department and the digits"),
            )
    for (_first, one), (index, other) in combinations(sound, 2):
        number = overlap(one, other, settings.fonds_code, departments)
        if number:
            faults.add(
                ("series", index, "number"),
                _("{number} could also be a number of {series}").format(
                    number=number, series=one.code
                ),
                _("add {{series}}, or let both share one sequence (scope without series)").format(),
            )


def items_differ(settings: Settings, faults: Faults) -> None:
    """The n-th supplement, annex and so on have different numbers, and no contract has one."""
    if faults.under("items"):
        return
    kinds = list(settings.items)
    for one, other in combinations(kinds, 2):
        number = _item_overlap(settings, one, other)
        if number:
            message = _("{number} could also be the number of a {kind}")
            faults.add(("items", other), message.format(number=number, kind=one))
    for _index, each in _sound(settings, faults):
        for kind in kinds:
            _contract_or_item(settings, each, kind, faults)


def _contract_or_item(settings: Settings, series: Series, kind: str, faults: Faults) -> None:
    for _index, other in _sound(settings, faults):
        item = _items_of(series, settings.items[kind])
        number = overlap(item, other, settings.fonds_code, _departments(settings))
        if number:
            message = _("{number} could also be a {kind} of a contract of {series}")
            faults.add(
                ("items", kind),
                message.format(number=number, kind=kind, series=series.code),
                _("choose letters that no contract's number has at that place"),
            )
            return


def _item_overlap(settings: Settings, one: str, other: str) -> str | None:
    parent = Pattern("P", (Part(text="P"),))
    a, b = (
        _items_of(Series(kind, "", "", "", parent, ("series",)), settings.items[kind])
        for kind in (one, other)
    )
    return overlap(a, b, settings.fonds_code)


def _items_of(series: Series, item: Pattern) -> Series:
    """Return a series whose numbers are those of an item of every contract of ``series``."""
    parts: list[Part] = []
    for part in item.parts:
        parts += series.number.parts if part.name == "parent" else (part,)
    code = series.code
    constant = [Part(text=code) if part.name == "series" else part for part in parts]
    return series._replace(
        code=f"{code}/{item.source}",
        number=Pattern(item.source, tuple(constant)),
        scope=("series",),
    )


def _sound(settings: Settings, faults: Faults) -> Iterator[tuple[int, Series]]:
    """Yield the series whose numbers are not faulty already, each with its place in the list."""
    for index, each in enumerate(settings.series):
        parts = ("code", "number", "scope", "start")
        if each.code and not any(faults.under("series", index, part) for part in parts):
            yield index, each


def _departments(settings: Settings) -> tuple[str, ...]:
    """Return every department there can be; none where any text can be one."""
    for each in settings.custom_fields:
        if each.key == DEPARTMENT and each.kind is FieldKind.CHOICE:
            return each.choices
    return ()
