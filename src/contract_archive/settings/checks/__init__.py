"""What the schema cannot see: whether the rules fit each other.

Each check is a function of the settings and of the faults known so far; it leaves alone what is
faulty already, so that one mistake is told once.
"""

from __future__ import annotations

from contract_archive.settings.checks import folders, lists, names, numbers
from contract_archive.settings.faults import Faults
from contract_archive.settings.model import Settings

_CHECKS = (
    names.series_have_names_of_their_own,
    names.bands_have_names_of_their_own,
    names.fields_have_names_of_their_own,
    names.our_names_are_not_shared,
    names.currency_is_a_currency,
    numbers.patterns_count,
    numbers.departments_are_known,
    numbers.scopes_show,
    numbers.numbers_are_given_once,
    numbers.items_differ,
    folders.folder_stays_inside,
    folders.closed_stacks_stand_apart,
    lists.required_fields_exist,
    lists.thresholds_name_fields,
    lists.choices_are_given,
    lists.bands_meet,
    lists.retention_rules_hold,
    lists.series_keep_to_rules,
    lists.no_day_is_both,
    lists.shelves_differ,
)


def check_all(settings: Settings, faults: Faults) -> None:
    """Note in ``faults`` whatever does not fit."""
    for check in _CHECKS:
        check(settings, faults)
