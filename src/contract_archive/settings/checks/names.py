"""Checks: one name, one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contract_archive.locale import _
from contract_archive.records.names import safe_name
from contract_archive.settings.faults import Faults, Path
from contract_archive.settings.model import Settings, fold
from contract_archive.settings.vocabulary import READ_FIELDS, TERM_FIELDS

_FIELD_KEY = re.compile(r"[a-z][a-z0-9_]{0,30}")
_OTHER_NAMES = ("counterparty", "parent")
_CURRENCY = re.compile(r"[A-Z]{3}")

Named = tuple[int, str, str]
"""A name of the thing at a place in its list: the place, the key it is written under, the name."""


def series_have_names_of_their_own(settings: Settings, faults: Faults) -> None:
    """Code, folder and label of a series name no other series."""
    named = [
        (index, key, name)
        for index, each in enumerate(settings.series)
        for key, name in (
            ("code", each.code),
            ("folder", safe_name(each.folder) if each.folder else ""),
            ("label", each.label_zh),
            ("label", each.label_en),
        )
    ]
    _told_apart(("series",), named, faults)


def bands_have_names_of_their_own(settings: Settings, faults: Faults) -> None:
    """Code and label of a band name no other band."""
    named = [
        (index, key, name)
        for index, each in enumerate(settings.bands)
        for key, name in (("code", each.code), ("label", each.label_zh), ("label", each.label_en))
    ]
    _told_apart(("bands",), named, faults)


def fields_have_names_of_their_own(settings: Settings, faults: Faults) -> None:
    """A custom field's key can be typed, is no field of ours and names no other."""
    named = []
    for index, each in enumerate(settings.custom_fields):
        path = ("fields", index, "key")
        if each.key and not _FIELD_KEY.fullmatch(each.key):
            faults.add(
                path,
                _("“{key}” cannot be a field's key").format(key=each.key),
                _("use lower-case Latin letters, digits and _; the label may be Chinese"),
            )
        elif each.key in (*TERM_FIELDS, *READ_FIELDS, *_OTHER_NAMES):
            faults.add(path, _("“{key}” is a field of every contract").format(key=each.key))
        named += [(index, "key", each.key), (index, "label", each.label_zh)]
        named += [(index, "label", each.label_en)]
    _told_apart(("fields",), named, faults)


def our_names_are_not_shared(settings: Settings, faults: Faults) -> None:
    """No two of our own companies share a name or alias."""
    named = [
        (index, key, name)
        for index, each in enumerate(settings.our_names)
        for key, name in (("name", each.name), *(("aliases", alias) for alias in each.aliases))
    ]
    _told_apart(("our_names",), named, faults)


def currency_is_a_currency(settings: Settings, faults: Faults) -> None:
    """The currency is a code of ISO 4217."""
    if not _CURRENCY.fullmatch(settings.currency):
        faults.add(
            ("currency",),
            _("“{text}” is not a currency").format(text=settings.currency),
            _("write three capital letters, like CNY or USD"),
        )


def _told_apart(path: Path, named: Iterable[Named], faults: Faults) -> None:
    """Note every name that an earlier thing has; case and width do not tell names apart."""
    first: dict[str, int] = {}
    for index, key, name in named:
        owner = first.setdefault(fold(name), index)
        if name and owner != index and not faults.under(*path, index, key):
            faults.add(
                (*path, index, key),
                _("“{name}” is {first} already").format(
                    name=name, first=f"{'.'.join(map(str, path))}[{owner}]"
                ),
                _("give each a name of its own; case and width make no difference"),
            )
