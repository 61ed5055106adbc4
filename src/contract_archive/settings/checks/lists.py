"""Checks: lists are whole and refer to what exists."""

from __future__ import annotations

from itertools import pairwise

from contract_archive.locale import _
from contract_archive.settings.faults import Faults
from contract_archive.settings.model import (
    AmountBand,
    FieldKind,
    RetentionRule,
    Settings,
    fold,
)
from contract_archive.settings.scalars import unknown_word
from contract_archive.settings.vocabulary import READ_FIELDS, TERM_FIELDS


def required_fields_exist(settings: Settings, faults: Faults) -> None:
    """What a series requires is a field of every contract or one of the archive's own."""
    known = (*TERM_FIELDS, *(each.key for each in settings.custom_fields if each.key))
    for index, each in enumerate(settings.series):
        for place, name in enumerate(each.required):
            if name not in known:
                wrong = unknown_word(name, known)
                faults.add(("series", index, "required", place), wrong.message, wrong.hint)


def thresholds_name_fields(settings: Settings, faults: Faults) -> None:
    """Thresholds are of fields that are read, or of the archive's own."""
    known = (*READ_FIELDS, *(each.key for each in settings.custom_fields if each.key))
    for name in settings.reading.thresholds:
        path = ("reading", "thresholds", name)
        if name not in known and not faults.under(*path):
            wrong = unknown_word(name, known)
            faults.add(path, wrong.message, wrong.hint)


def choices_are_given(settings: Settings, faults: Faults) -> None:
    """A field of kind choice has choices, and only that."""
    for index, each in enumerate(settings.custom_fields):
        if faults.under("fields", index):
            continue
        if each.kind is FieldKind.CHOICE and not each.choices:
            hint = _("list them: choices: [是, 否]")
            faults.add(("fields", index), _("a field of kind choice needs choices"), hint)
        elif each.choices and each.kind is not FieldKind.CHOICE:
            faults.add(
                ("fields", index, "choices"),
                _("only a field of kind choice has choices"),
                _("write kind: choice, or leave the choices out"),
            )


def bands_meet(settings: Settings, faults: Faults) -> None:
    """Amount bands follow each other from small to large, without gap or overlap."""
    if faults.under("bands"):
        return
    for index, band in enumerate(settings.bands):
        if band.least is not None and band.below is not None and band.least >= band.below:
            faults.add(("bands", index), _("the band {band} is empty").format(band=band.code))
    for index, (one, other) in enumerate(pairwise(settings.bands)):
        if one.below != other.least or one.below is None:
            faults.add(("bands", index + 1), *_apart(one, other))


def _apart(one: AmountBand, other: AmountBand) -> tuple[str, str]:
    if one.below is not None and other.least is not None and one.below < other.least:
        message = _("between {one} and {other} amounts are in no band")
    else:
        message = _("{one} and {other} overlap, or are not in order")
    return (
        message.format(one=one.code, other=other.code),
        _("let {other} begin (least) where {one} ends (below)").format(
            one=one.code, other=other.code
        ),
    )


def retention_rules_hold(settings: Settings, faults: Faults) -> None:
    """Retention rules have keys of their own, name series that exist, and can be reached."""
    codes = tuple(each.code for each in settings.series if each.code)
    keys: set[str] = set()
    closed = ""
    for index, rule in enumerate(settings.retention):
        if rule.key in keys and rule.key:
            faults.add(("retention", index, "key"), _("{key} is used").format(key=rule.key))
        if closed and not faults.under("retention", index):
            faults.add(
                ("retention", index),
                _("never reached: {key} above fits every contract").format(key=closed),
                _("move {key} to the end").format(key=closed),
            )
        keys.add(rule.key)
        closed = closed or _fits_all(rule)
        for place, code in enumerate(rule.series):
            if code not in codes:
                wrong = unknown_word(code, codes)
                faults.add(("retention", index, "series", place), wrong.message, wrong.hint)


def _fits_all(rule: RetentionRule) -> str:
    return rule.key if not rule.series and rule.least is None else ""


def series_keep_to_rules(settings: Settings, faults: Faults) -> None:
    """The retention rule that a series names exists."""
    keys = tuple(rule.key for rule in settings.retention if rule.key)
    for index, each in enumerate(settings.series):
        if each.retention and each.retention not in keys:
            wrong = unknown_word(each.retention, keys)
            faults.add(("series", index, "retention"), wrong.message, wrong.hint)


def no_day_is_both(settings: Settings, faults: Faults) -> None:
    """No day is a holiday and a working day."""
    for day in sorted({*settings.deadline.holidays} & {*settings.deadline.workdays}):
        message = _("{day} is also among the holidays").format(day=day)
        faults.add(("deadline", "workdays"), message)


def shelves_differ(settings: Settings, faults: Faults) -> None:
    """No place of the stacks is given two capacities."""
    seen: set[str] = set()
    for index, each in enumerate(settings.paper.shelves):
        if fold(each.at) in seen:
            faults.add(("paper", "shelves", index, "at"), _("{key} is used").format(key=each.at))
        seen.add(fold(each.at))
