"""Checks: contracts stay inside the archive."""

from __future__ import annotations

from contract_archive.locale import _
from contract_archive.records.names import safe_name
from contract_archive.records.patterns import parse_pattern
from contract_archive.settings.faults import Faults
from contract_archive.settings.model import Settings, fold

_MOST_SEGMENTS = 8


_REVIEW = "review"


def folder_stays_inside(settings: Settings, faults: Faults) -> None:
    """The folder patterns are plain relative paths that neither climb nor hide."""
    for key, pattern in (("folder", settings.folder), ("closed_folder", settings.closed_folder)):
        wrong = _wrong_as_whole(pattern.source) or next(
            filter(None, map(_wrong, pattern.source.split("/"))), None
        )
        if wrong and not faults.under(key):
            faults.add((key,), *wrong)


def closed_stacks_stand_apart(settings: Settings, faults: Faults) -> None:
    """The closed stacks have a top folder of their own, which is not that of the review queue."""
    top = settings.closed_folder.source.split("/")[0]
    if faults.under("closed_folder"):
        return
    if parse_pattern(top).fields:
        faults.add(
            ("closed_folder",),
            _("the closed stacks need a name of their own to begin with"),
            _("write closed/{right}").format(right=settings.closed_folder.source),
        )
    elif fold(top) == _REVIEW:
        faults.add(
            ("closed_folder",),
            _("“{name}” is the folder of scans that wait for a person").format(name=top),
            _("choose another name"),
        )


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
