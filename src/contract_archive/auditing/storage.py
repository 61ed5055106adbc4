"""Storage 存储, contract by contract: the files are what they were, and nothing else is there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from contract_archive.auditing.case import Case, SeenFile
from contract_archive.auditing.checks import Fault, Needs, on_contract
from contract_archive.auditing.tree import OPEN_TO_ALL, is_dropping
from contract_archive.holdings.vault import RECORD_NAME
from contract_archive.locale import _, listed, ngettext
from contract_archive.records.findings import Area, Property, Severity

_SHOWN = 3  # names in a sentence


@on_contract(
    "file-missing",
    Area.STORAGE,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("a file that the record names is not there"),
)
def file_missing(case: Case) -> Iterator[Fault]:
    """Nothing stands under the name of a recorded file."""
    for seen in case.files:
        if seen.size is None and not seen.reason:
            yield Fault(
                _("{path}: the file is missing").format(path=seen.file.path),
                expected=seen.file.fixity.sha256,
                remedy=_("Restore the file from a backup."),
                path=_path(case, seen),
            )


@on_contract(
    "file-changed",
    Area.STORAGE,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("a file is not what its record says"),
    needs=Needs.BYTES,
)
def file_changed(case: Case) -> Iterator[Fault]:
    """The bytes of a recorded file have another SHA-256 than the record."""
    recorded = {file.fixity.sha256: file.path for file in case.contract.files}
    for seen in case.files:
        if seen.sha256 and seen.sha256 != seen.file.fixity.sha256:
            yield Fault(
                _changed(seen, recorded.get(seen.sha256, "")),
                expected=seen.file.fixity.sha256,
                found=seen.sha256,
                remedy=_("Restore the file from a backup."),
                path=_path(case, seen),
            )


def _changed(seen: SeenFile, other: str) -> str:
    path, size, expected = seen.file.path, seen.size or 0, seen.file.fixity.size
    if other:
        return _("{path}: it holds what {other} should hold").format(path=path, other=other)
    if size != expected:
        return _resized(path, size, expected)
    return _("{path}: its bytes have changed").format(path=path)


@on_contract(
    "file-size",
    Area.STORAGE,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("a file whose bytes were not read has another size than its record says"),
)
def file_size(case: Case) -> Iterator[Fault]:
    """A recorded file is longer or shorter than recorded. Where its bytes are read, file-changed
    tells it."""
    for seen in case.files:
        size, expected = seen.size, seen.file.fixity.size
        if seen.sha256 or seen.link or seen.reason or size is None or size == expected:
            continue
        yield Fault(
            _resized(seen.file.path, size, expected),
            expected=str(expected),
            found=str(size),
            remedy=_("Restore the file from a backup."),
            path=_path(case, seen),
        )


def _resized(path: str, size: int, expected: int) -> str:
    if size < expected:
        text = _("{path}: cut off, {size} of {expected} bytes are left")
    else:
        text = _("{path}: grown to {size} bytes from {expected}")
    return text.format(path=path, size=size, expected=expected)


@on_contract(
    "file-unreadable",
    Area.STORAGE,
    Property.USABILITY,
    Severity.ERROR,
    lambda: _("a file that the record names cannot be read"),
)
def file_unreadable(case: Case) -> Iterator[Fault]:
    """The system refuses a recorded file: permissions, or a disk that fails."""
    for seen in case.files:
        if seen.reason:
            yield Fault(
                _("{path} cannot be read: {reason}").format(
                    path=seen.file.path, reason=seen.reason
                ),
                remedy=_(
                    "Check its permissions and the disk; where the disk has failed, restore the "
                    "file from a backup."
                ),
                path=_path(case, seen),
            )


@on_contract(
    "file-link",
    Area.STORAGE,
    Property.SECURITY,
    Severity.ERROR,
    lambda: _("a link, or a file that is none, stands in a contract's folder"),
)
def file_link(case: Case) -> Iterator[Fault]:
    """A link, a pipe, a socket or a device in the contract's folder, recorded or not."""
    recorded = {RECORD_NAME, *(file.path for file in case.contract.files)}
    recorded.update(way.rstrip("/") for path in tuple(recorded) for way in _ways(path))
    for name, status in sorted(case.entries.items()):
        if stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode):
            continue
        path = f"{case.place}/{name}"
        yield link_fault(str(case.root), path, status.st_mode, recorded=name in recorded)


def link_fault(root: str, path: str, mode: int, *, recorded: bool) -> Fault:
    """Return the fault of a link or a special file at ``path``; ``recorded``: a file of the
    archive should stand there."""
    remedy = (
        _("Put the file itself back in its place, from where the link leads or from a backup.")
        if recorded
        else _("Remove it, once you know who made it and why.")
    )
    if not stat.S_ISLNK(mode):
        message = _("{path} is no file but a pipe, a socket or a device").format(path=path)
        return Fault(message, found="special", remedy=remedy, path=path)
    target, leads_out = _target(root, path)
    text = (
        _("{path} is a link that leads out of the archive, to {target}")
        if leads_out
        else _("{path} is a link to {target}")
    )
    return Fault(
        text.format(path=path, target=target), found=f"-> {target}", remedy=remedy, path=path
    )


def _target(root: str, path: str) -> tuple[str, bool]:
    """Where a link leads, as it is written, and whether that is out of the archive."""
    try:
        target = str(Path(root, path).readlink())
    except OSError:
        return "?", False
    inside = os.path.realpath(root)
    return target, not os.path.realpath(f"{root}/{path}").startswith(f"{inside}/")


@on_contract(
    "stray-file",
    Area.STORAGE,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("a file or folder that belongs to nothing stands in a contract's folder"),
)
def stray_file(case: Case) -> Iterator[Fault]:
    """A name in the contract's folder that its record does not name; of a folder that is strange
    as a whole only its own."""
    for name in _strange(case):
        yield stray_fault(f"{case.place}/{name}")


def stray_fault(path: str) -> Fault:
    """Return the fault of something at ``path`` that belongs to nothing."""
    return Fault(
        _("{path} belongs to nothing in the archive").format(path=path),
        found=path.rpartition("/")[2],
        remedy=_(
            "Move it out of the archive; where it belongs to a contract, take it in with "
            "`carchive ingest`."
        ),
        path=path,
    )


def _strange(case: Case) -> Iterator[str]:
    """The strangers that hold a file, the topmost of each; without links (file-link tells those)
    and other contracts (record-nested)."""
    nested, found = tuple(_nested(case)), frozenset(case.strangers)
    done: set[str] = set()
    for name in case.strangers:
        top = next((each for each in _ways(name) if each in found), name)
        bare = top.rstrip("/")
        if any(is_dropping(part) for part in name.rstrip("/").split("/")) or top in done:
            continue
        if any(name.startswith(f"{each}/") for each in nested):
            continue
        if name.endswith("/") or not stat.S_ISREG(case.entries[name].st_mode):
            continue
        done.add(top)
        yield bare


def _ways(name: str) -> Iterator[str]:
    """The folders on the way to a name, from the top: ``a/``, ``a/b/``."""
    parts = name.split("/")
    return ("/".join(parts[:count]) + "/" for count in range(1, len(parts)))


def _nested(case: Case) -> Iterator[str]:
    """The folders within the contract's that hold a record of their own."""
    for name in case.strangers:
        folder, _slash, last = name.rpartition("/")
        if last == RECORD_NAME and folder:
            yield folder


@on_contract(
    "record-nested",
    Area.STORAGE,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("the folder of a contract stands within another's"),
)
def record_nested(case: Case) -> Iterator[Fault]:
    """A folder with a record of its own below the contract's; nothing looks for it there."""
    for folder in _nested(case):
        yield Fault(
            _("{path} is the folder of a contract within that of another").format(
                path=f"{case.place}/{folder}"
            ),
            found=folder,
            remedy=_("Move it back to where it stood; a copy can be removed."),
            path=f"{case.place}/{folder}",
        )


@on_contract(
    "open-to-all",
    Area.STORAGE,
    Property.SECURITY,
    Severity.WARNING,
    lambda: _("everybody on the system may write to a part of the archive"),
)
def open_to_all(case: Case) -> Iterator[Fault]:
    """A file or folder of the contract that everybody may write to. Where a disk gives that
    permission to all that lies on it, the whole archive is told of, once."""
    if everything_is_open(str(case.root)):
        return
    found = [name for name, status in sorted(case.entries.items()) if _is_open(status)]
    with suppress(FileNotFoundError):  # moved meanwhile: it is looked at again
        if _is_open(os.lstat(case.folder)):
            found.insert(0, "")
    if not found:
        return
    path = f"{case.place}/{found[0]}".rstrip("/") if len(found) == 1 else case.place
    yield open_fault(path, [f"{case.place}/{name}".rstrip("/") for name in found])


def open_fault(path: str, found: list[str]) -> Fault:
    """Return the fault of what everybody may write to, told at ``path``."""
    names = listed(found[:_SHOWN])
    more = len(found) - _SHOWN
    if more > 0:
        names = ngettext("{names} and {count} more", "{names} and {count} more", more).format(
            names=names, count=more
        )
    return Fault(
        _("everybody on the system may write to {names}").format(names=names),
        expected="o-w",
        found="o+w" if len(found) == 1 else f"o+w {len(found)}",
        remedy=_("Take that permission away: chmod -R o-w."),
        path=path,
    )


def everything_is_open(root: str) -> bool:
    """Tell whether the archive lies on a disk where everybody may write to everything."""
    from contract_archive.settings import RULES_NAME

    try:
        return all(_is_open(os.lstat(each)) for each in (root, f"{root}/{RULES_NAME}"))
    except OSError:
        return False


def _is_open(status: os.stat_result) -> bool:
    return not stat.S_ISLNK(status.st_mode) and bool(status.st_mode & OPEN_TO_ALL)


def _path(case: Case, seen: SeenFile) -> str:
    return f"{case.place}/{seen.file.path}"
