"""Storage 存储, the archive as one: what stands beside the contracts, and who may write to it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from contract_archive.auditing.cataloged import catalog_fault, ledger_is_behind
from contract_archive.auditing.checks import Fault, on_whole, outside
from contract_archive.auditing.storage import (
    everything_is_open,
    link_fault,
    open_fault,
    stray_fault,
)
from contract_archive.auditing.tree import OPEN_TO_ALL, is_dropping
from contract_archive.auditing.whole import Whole
from contract_archive.holdings.survey import storage
from contract_archive.holdings.survey.storage import OddityKind
from contract_archive.holdings.vault import HOUSE
from contract_archive.locale import _
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.settings import RULES_NAME

_HOUSE = (
    *(r"catalog\.sqlite(-journal)?", r"lock", r"settings\.json", r"ledger", r"intents", r"staging"),
    *(r"ledger/\d{4}-\d\d\.jsonl", r"ledger/checkpoints(/.*)?", r"keys(/.*)?"),
    *(r"intents/[0-9a-f]+\.json", r"staging/[0-9a-f]+(\.lock)?(/.*)?"),
    *(r"audits", r"audits/lock", r"audits/survey\.sqlite(-journal)?", r"audits/seen\.sqlite.*"),
    r"audits/\d{4}-\d\d-\d\d-.*",
)
_KNOWN = re.compile("|".join(_HOUSE))
_LEFT = re.compile(
    r"staging/.*|.*\.new|.*\.rough(-journal)?|catalog\.sqlite\.before-\d+|settings\.json\.\d+"
    r"|audits/scratch\.sqlite.*"
)
_SOON = timedelta(days=1)


@outside("file-link")
def links(whole: Whole) -> Iterator[Fault]:
    """A link, a pipe, a socket or a device outside of the contracts' folders."""
    root = str(whole.archive.root)
    for kind in (OddityKind.LINK, OddityKind.SPECIAL):
        for odd in storage.oddities(whole.survey, kind):
            mode = stat.S_IFLNK if kind is OddityKind.LINK else 0
            recorded = any(True for _told in whole.survey.told_where(*_below(odd.path)))
            yield link_fault(root, odd.path, mode, recorded=recorded)


def _below(path: str) -> tuple[str, str, str, str]:
    return "place = ? OR (place > ? AND place < ?)", path, f"{path}/", f"{path}0"


@outside("stray-file")
def strays(whole: Whole) -> Iterator[Fault]:
    """A file or folder beside the contracts' folders that is nothing of the archive's. What
    systems leave of their own accord, a README at the top and empty folders are passed over."""
    for odd in storage.oddities(whole.survey, OddityKind.STRAY):
        yield stray_fault(odd.path)


@outside("file-unreadable")
def closed(whole: Whole) -> Iterator[Fault]:
    """The system refuses to list a folder: nothing below it was seen."""
    for odd in storage.oddities(whole.survey, OddityKind.CLOSED):
        yield Fault(
            _("{path} cannot be opened: {reason}").format(path=odd.path, reason=odd.detail),
            remedy=_("Let whoever audits enter and read it, then audit again."),
            path=odd.path,
        )


@outside("open-to-all")
def open_premises(whole: Whole) -> Iterator[Fault]:
    """The rules, the folders above the contracts', and all that is ours in .carchive."""
    root = whole.archive.root
    if everything_is_open(str(root)):
        yield open_fault(".", ["."])
        return
    for odd in storage.oddities(whole.survey, OddityKind.OPEN):
        yield open_fault(odd.path or ".", [odd.path or "."])
    for path, status in _ours(root):
        if not stat.S_ISLNK(status.st_mode) and status.st_mode & OPEN_TO_ALL:
            yield open_fault(path, [path])


def _ours(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """The rules and the house with what is in it; not the stagings of those at work."""
    yield RULES_NAME, os.lstat(root / RULES_NAME)
    yield HOUSE, os.lstat(root / HOUSE)
    for name, status in _in_house(root):
        if not name.startswith("staging/"):
            yield f"{HOUSE}/{name}", status


def _in_house(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """What stands in .carchive, each folder's names in order; folders of stagings, keys and
    checkpoints are not entered."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        for path in sorted((root / HOUSE / prefix).iterdir()):
            name = f"{prefix}{path.name}"
            try:
                status = os.lstat(path)
            except FileNotFoundError:
                continue  # a staging of somebody at work
            yield name, status
            known = _KNOWN.fullmatch(name) and not prefix
            if stat.S_ISDIR(status.st_mode) and known:
                waiting.append(f"{name}/")


@on_whole(
    "house-stray",
    Area.STORAGE,
    Property.SECURITY,
    Severity.WARNING,
    lambda: _("something unknown stands in the folder .carchive"),
    whole_only=True,
)
def house_stray(whole: Whole) -> Iterator[Fault]:
    """A name in .carchive that this program never gives, or a link there."""
    root = whole.archive.root
    for name, status in _in_house(root):
        path, known = f"{HOUSE}/{name}", bool(_KNOWN.fullmatch(name))
        if stat.S_ISLNK(status.st_mode):
            yield link_fault(str(root), path, status.st_mode, recorded=known)
        elif not (known or _LEFT.fullmatch(name) or is_dropping(name.rpartition("/")[2])):
            yield stray_fault(path)


@on_whole(
    "staging-left",
    Area.STORAGE,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("something half made was left behind in .carchive"),
    whole_only=True,
)
def staging_left(whole: Whole) -> Iterator[Fault]:
    """What a killed process left and no later one cleared away, and copies from before an
    update, older than a day; an unfinished act that cannot be finished, at once."""
    for name, status in _in_house(whole.archive.root):
        changed = datetime.fromtimestamp(status.st_mtime).date()
        if _LEFT.fullmatch(name) and changed + _SOON < whole.today:
            yield Fault(
                _("{path} was left behind").format(path=f"{HOUSE}/{name}"),
                remedy=_("Remove it; nothing of the archive is in it."),
                path=f"{HOUSE}/{name}",
                severity=Severity.NOTE if ".before-" in name else None,
            )
    yield from _unfinished(whole)


def _unfinished(whole: Whole) -> Iterator[Fault]:
    """Intents that stand although nothing else keeps the archive from being recovered."""
    if not whole.trouble or catalog_fault(whole) or ledger_is_behind(whole):
        return
    for path in sorted(whole.archive.intents.folder.glob("*.json")):
        yield Fault(
            _("{path}: an act that was begun cannot be finished: {reason}").format(
                path=f"{HOUSE}/intents/{path.name}", reason=whole.trouble[0]
            ),
            remedy=_(
                "Restore what it speaks of from a backup, or move the file out of the archive and "
                "rebuild with `carchive reindex`."
            ),
            path=f"{HOUSE}/intents/{path.name}",
            severity=Severity.ERROR,
        )
