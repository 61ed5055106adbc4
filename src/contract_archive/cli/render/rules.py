"""The archive's rules, and the keys they are written with, as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from contract_archive.cli.render.claims import percent
from contract_archive.cli.render.labels import field_label, label_of
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line, wrap
from contract_archive.errors import NotFoundError
from contract_archive.locale import _, language, listed
from contract_archive.records.lists import listed_names

if TYPE_CHECKING:
    from contract_archive.cli.session import Terminal
    from contract_archive.settings.model import AmountBand, Settings
    from contract_archive.settings.schema import Key


def write(settings: Settings, terminal: Terminal) -> None:
    """Print the rules in short tables."""
    room = terminal.columns if terminal.shows else None
    for label, value in _facts(settings):
        print(_("{label}: {value}").format(label=label, value=one_line(value)))
    for heading, columns, rows in _tables(settings):
        if rows:
            print(f"\n{heading}")
            print("\n".join(lines(columns, rows, room)))


def _facts(settings: Settings) -> Iterator[tuple[str, str]]:
    yield _("Archive"), f"{settings.fonds_code} {settings.fonds_name}".strip()
    yield _("Our own names"), listed_names(_names(settings)) or _("none")
    yield _("Folders"), settings.folder.source
    yield (
        _("Deadline"),
        _("{days} days ({kind})").format(
            days=settings.deadline.days, kind=_day_count(settings.deadline.calendar.value)
        ),
    )
    yield _("Currency"), settings.currency
    yield _("Language"), settings.language
    yield _("Taken when this sure"), listed(_bounds(settings))


def _names(settings: Settings) -> Iterator[str]:
    """Yield our names, each with what else contracts call it."""
    for each in settings.our_names:
        yield f"{each.name} ({listed_names(each.aliases)})" if each.aliases else each.name


def _bounds(settings: Settings) -> Iterator[str]:
    """Yield how sure a value that was read must be, in general and field by field."""
    yield percent(settings.reading.least_confidence)
    for name, bound in settings.reading.thresholds.items():
        yield f"{label_of(settings, name)} {percent(bound)}"


def _day_count(word: str) -> str:
    return {"calendar": _("calendar days"), "working": _("working days")}.get(word, word)


_Table = tuple[str, Sequence[Column], list[tuple[str, ...]]]


def _tables(settings: Settings) -> Iterator[_Table]:
    spoken = language()
    yield (
        _("Contract types"),
        (
            Column(_("Code")),
            Column(_("Name"), least=8),
            Column(_("Number"), least=12),
            Column(_("Counts by"), least=8),
            Column(_("Required"), least=8),
        ),
        [
            (
                each.code,
                each.label(spoken),
                each.number.source,
                listed(map(_scope_label, each.scope)) or _("never reset"),
                listed(map(field_label, each.required)),
            )
            for each in settings.series
        ],
    )
    yield (
        _("Amount bands"),
        (Column(_("Code")), Column(_("Name"), least=8), Column(_("Amounts"), least=12)),
        [(each.code, each.label(spoken), _span(each)) for each in settings.bands],
    )
    yield (
        _("Own fields"),
        (
            Column(_("Key")),
            Column(_("Name"), least=8),
            Column(_("Kind")),
            Column(_("Choices"), least=8),
            Column(_("Read after"), least=8),
        ),
        [
            (
                each.key,
                each.label(spoken),
                each.kind.value,
                listed(each.choices),
                listed((*each.labels, *each.patterns)),
            )
            for each in settings.custom_fields
        ],
    )


def _scope_label(name: str) -> str:
    labels = {
        "series": _("type"),
        "department": _("department"),
        "year": _("year"),
        "month": _("month"),
    }
    return labels.get(name, name)


def _span(band: AmountBand) -> str:
    least, below = ("" if each is None else f"{each:,f}" for each in (band.least, band.below))
    if not least:
        return _("below {amount}").format(amount=below) if below else _("any")
    if not below:
        return _("{amount} and more").format(amount=least)
    return _("{least} to below {below}").format(least=least, below=below)


def keys_under(name: str) -> list[tuple[str, Key]]:
    """Return the keys of archive.yaml with their paths; ``name`` picks one and those below it.

    Raises NotFoundError with the keys there are.
    """
    from contract_archive.settings.keys import SCHEMA

    every = list(SCHEMA.walk())
    wanted = name.strip().replace("[]", "")
    found = [each for each in every if _is_under(each[0].replace("[]", ""), wanted)]
    if not found:
        heads = dict.fromkeys(path.split(".")[0].replace("[]", "") for path, _key in every)
        raise NotFoundError(
            _("{key}: no such key").format(key=name),
            _("Keys: {keys}.").format(keys=listed(heads)),
        )
    return found


def _is_under(path: str, wanted: str) -> bool:
    return not wanted or path == wanted or path.startswith(wanted + ".")


def write_keys(found: Sequence[tuple[str, Key]], terminal: Terminal) -> None:
    """Print each key with its kind and its explanation."""
    room = terminal.columns if terminal.shows else 80
    for path, key in found:
        kind = _kind(key)
        print(f"{path}  ({kind})")
        print("\n".join(f"    {line}" for line in wrap(key.about(language()), room - 4)))


def _kind(key: Key) -> str:
    names = {
        "text": _("text"),
        "code": _("code"),
        "name": _("name"),
        "label": _("label"),
        "whole number": _("whole number"),
        "share": _("share"),
        "amount": _("amount"),
        "days": _("days"),
        "choice": _("choice"),
        "pattern": _("pattern"),
        "term": _("term"),
        "expression": _("regular expression"),
        "shares": _("shares by field"),
        "map": _("map"),
    }
    parts = [
        _("list of {kind}").format(kind=names[key.kind.value])
        if key.many
        else names[key.kind.value]
    ]
    if key.choices:
        parts.append(" | ".join(key.choices))
    if key.required:
        parts.append(_("required"))
    return "; ".join(parts)
