"""Checks: contracts stay inside the archive."""

from __future__ import annotations

from contract_archive.locale import _
from contract_archive.records.names import safe_name
from contract_archive.records.patterns import parse_pattern
from contract_archive.settings.faults import Faults
from contract_archive.settings.model import Settings

_MOST_SEGMENTS = 8


def folder_stays_inside(settings: Settings, faults: Faults) -> None:
    """The folder pattern is a plain relative path that neither climbs nor hides."""
    source = settings.folder.source
    if faults.under("folder"):
        return
    wrong = _wrong_as_whole(source) or next(filter(None, map(_wrong, source.split("/"))), None)
    if wrong:
        faults.add(("folder",), *wrong)


def _wrong_as_whole(source: str) -> tuple[str, str] | None:
    if source.startswith("/"):
        return _("the folder must lie inside the archive"), _("do not begin with /")
    if "\\" in source:
        return _("folders are divided by /"), _("write {right}").format(
            right=source.replace("\\", "/")
        )
    if len(source.split("/")) > _MOST_SEGMENTS:
        return _("more than {most} folders deep").format(most=_MOST_SEGMENTS), ""
    return None


def _wrong(segment: str) -> tuple[str, str] | None:
    """Return what is wrong with one segment; a field stands for any sound name."""
    if not segment:
        return _("a folder without a name"), _("write one / between names, and none at the end")
    if segment.startswith("."):
        return (
            _("“{name}” climbs out or hides").format(name=segment),
            _("no folder begins with a dot"),
        )
    filled = "".join("x" if part.name else part.text for part in parse_pattern(segment).parts)
    if safe_name(filled) != filled:
        return _("no folder can be called “{name}” everywhere").format(name=segment), ""
    return None
