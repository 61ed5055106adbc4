"""The vault: the folder tree that bears the contracts, and nothing but the tree.

A contract's place is its folder relative to the archive (``2024/销售合同/华东机电/XS-2024-0001``).
A folder is published whole by one rename, never over something that exists.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from contract_archive import disk
from contract_archive.errors import ConflictError, DamagedError, InputError, NotFoundError
from contract_archive.locale import _
from contract_archive.records.files import Fixity, StoredFile

if TYPE_CHECKING:  # no search needs them
    from contract_archive.holdings.vault.revision import Revision
    from contract_archive.holdings.vault.staging import Staging
    from contract_archive.records.contracts import Contract
    from contract_archive.records.pending import Pending

RECORD_NAME = "contract.yaml"
INTAKE_NAME = "intake.yaml"
HOUSE = ".carchive"
REVIEW = "review"
REJECTED = f"{REVIEW}/rejected"
_RECORD_LIMIT = 4 << 20

_Record = TypeVar("_Record")


class FileFault(NamedTuple):
    """A stored file that is not what its record says. ``found`` is None where it is missing."""

    path: str
    expected: Fixity
    found: Fixity | None


class Vault:
    """The tree under ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._stagings = root / HOUSE / "staging"
        self._safe: set[Path] = set()

    def stage(self) -> Staging:
        """Return an empty staging on the archive's own disk. Raises StorageError."""
        from contract_archive.holdings.vault.staging import StagingRoom

        with disk.faults_told():
            return StagingRoom(self._stagings).open()

    def clear_stagings(self) -> None:
        """Remove what dead processes left half made. Living ones keep theirs."""
        from contract_archive.holdings.vault.staging import StagingRoom

        StagingRoom(self._stagings).clear()

    def free_place(self, folder: str, name: str) -> str:
        """Return ``folder/name``, or with `` (2)``, `` (3)`` … where that is taken.

        Raises ConflictError where ``folder`` cannot be made: a file or a link stands in its way.
        """
        self._refuse_blocked(folder)
        place = f"{folder}/{name}" if folder else name
        count = 1
        while os.path.lexists(self.root / place):
            count += 1
            place = f"{folder}/{name} ({count})" if folder else f"{name} ({count})"
        return place

    def _refuse_blocked(self, folder: str) -> None:
        # Found out after the commit point, it would hold up every command.
        way = PurePosixPath(folder)
        for each in (*reversed(way.parents), way):
            path = self.root / each
            if path != self.root and (path.is_symlink() or (path.exists() and not path.is_dir())):
                raise ConflictError(
                    _("{place}: something stands there already").format(place=each),
                    _("Move it away, then run the command again."),
                )

    def publish(self, staged: Path, place: str) -> None:
        """Put a complete, safe folder in its place. The rename is the commit point.

        Raises ConflictError where something stands there.
        """
        target = self.root / place
        disk.make_folders(self.root, str(PurePosixPath(place).parent), self._safe)
        if os.path.lexists(target):
            raise ConflictError(
                _("{place}: something stands there already").format(place=place),
                _("Move it away, then run the command again."),
            )
        staged.rename(target)
        disk.sync_folder(target.parent)
        disk.sync_folder(staged.parent)

    def can_revise(self, staged: str, revision: Revision, place: str, record: StoredFile) -> bool:
        """Tell whether a revision whose intent was found can be carried out.

        It cannot where it was taken back before its intent was safe: then it never began.
        """
        from contract_archive.holdings.vault.revision import can_be_walked

        here = place if self.has(place, record.fixity, record.path) else revision.came_from
        return can_be_walked(self.root / staged, self.root / here, (*revision.files, record))

    def revise(self, staged: str, revision: Revision, place: str, record: StoredFile) -> None:
        """Carry a revision out, or whatever of it is still to do; safe on disk when this returns.

        Raises ConflictError where something else stands at the new place, DamagedError where the
        folder is gone.
        """
        from contract_archive.holdings.vault.revision import drop, move, put_in_place

        here = place if self.has(place, record.fixity, record.path) else revision.came_from
        folder = self.root / here
        if not folder.is_dir():
            raise DamagedError(
                _("{place}: the folder is gone in the midst of a change").format(place=here),
                _("Put it back where it was, then run the command again."),
            )
        put_in_place(self.root / staged, folder, revision.files)
        put_in_place(self.root / staged, folder, (record,))
        drop(folder, revision.drops)
        if place != revision.came_from:
            move(self.root, revision.came_from, place, self._safe)

    def sweep(self, place: str) -> None:
        """Remove a folder that is done with: out of the way at once, then its files."""
        folder = self.root / place
        if not folder.is_dir():
            return
        import secrets

        swept = self._stagings / f"swept-{secrets.token_hex(8)}"
        folder.rename(swept)
        disk.sync_folder(swept.parent)
        disk.sync_folder(folder.parent)
        shutil.rmtree(swept, ignore_errors=True)

    def distrust(self) -> None:
        """Forget which folders are safe: another process may have made and not synced them."""
        self._safe.clear()

    def has(self, place: str, fixity: Fixity, name: str = RECORD_NAME) -> bool:
        """Tell whether the record at ``place`` has exactly these bytes."""
        try:
            return disk.fixity_of_file(self.root / place / name) == fixity
        except (FileNotFoundError, NotADirectoryError):
            return False

    def record_fixity(self, place: str, name: str = RECORD_NAME) -> Fixity:
        """Return the fixity of a folder's record. Raises NotFoundError where there is none."""
        try:
            return disk.fixity_of_file(self.root / place / name)
        except (FileNotFoundError, NotADirectoryError) as fault:
            raise _no_record(place) from fault

    def read(self, place: str) -> Contract:
        """Return the contract at ``place``.

        Raises NotFoundError where there is none, DamagedError where its record cannot be read.
        """
        return self.read_with_fixity(place)[0]

    def read_with_fixity(self, place: str) -> tuple[Contract, Fixity]:
        """Return the contract at ``place`` and the fixity of the very record that it was read from.

        Raises as ``read`` does.
        """
        from contract_archive.holdings.vault import record

        def load(data: bytes) -> tuple[Contract, Fixity]:
            return record.load(data), disk.fixity_of(data)

        hint = _("Mend contract.yaml by hand or restore it from a backup.")
        return self._loaded(f"{place}/{RECORD_NAME}", load, _no_record(place), hint)

    def read_pending(self, place: str) -> Pending:
        """Return the document that waits at ``place``, or was rejected.

        Raises NotFoundError where there is none, DamagedError where its record cannot be read.
        """
        from contract_archive.holdings.vault import review

        missing = NotFoundError(
            _("{place}: no document waits there").format(place=place),
            _("Restore the folder from a backup, or reject the document."),
        )
        hint = _("Restore intake.yaml from a backup.")
        return self._loaded(f"{place}/{INTAKE_NAME}", review.load, missing, hint)

    def _loaded(
        self, place: str, load: Callable[[bytes], _Record], missing: NotFoundError, hint: str
    ) -> _Record:
        """Return the record in the file at ``place``. Raises ``missing`` where there is none,
        DamagedError with ``hint`` where it cannot be read."""
        try:
            with open(f"{self.root}/{place}", "rb") as file:
                data = file.read(_RECORD_LIMIT + 1)
            return load(data)
        except (FileNotFoundError, NotADirectoryError) as fault:
            raise missing from fault
        except ValueError as fault:
            raise DamagedError(
                _("{place}: the record cannot be read: {reason}").format(place=place, reason=fault),
                hint,
            ) from fault

    def last_review(self) -> int:
        """Return the highest id that a folder in the review room bears; 0 where there is none."""
        names = (
            path.name for room in (REVIEW, REJECTED) for path in (self.root / room).glob("[0-9]*")
        )
        return max((int(name) for name in names if name.isascii() and name.isdigit()), default=0)

    def strangers(self, place: str, files: Iterable[StoredFile]) -> tuple[str, ...]:
        """Return the files in a folder that neither its record nor ``files`` name."""
        known = {RECORD_NAME, INTAKE_NAME, *(file.path for file in files)}
        folder = self.root / place
        found = (path for path in folder.rglob("*") if not path.is_dir())
        return tuple(sorted({path.relative_to(folder).as_posix() for path in found} - known))

    def text(self, place: str, contract: Contract) -> str:
        """Return the text of all items, pages divided by form feeds. Missing text is empty."""
        texts = [self.item_text(place, item.text) for item in contract.items]
        return "\f".join(each for each in texts if each)

    def folder_text(self, place: str) -> str:
        """Return the text of a contract's folder without opening its record, for a search's hits:
        the main item's first, then the others by name."""
        folder = self.root / place
        names = sorted(folder.glob("*.txt"), key=lambda path: path.stem)
        return "\f".join(path.read_text("utf-8", "replace") for path in names)

    def item_text(self, place: str, file: StoredFile | None) -> str:
        """Return one item's text, empty where there is none or it is gone."""
        if file is None:
            return ""
        try:
            return (self.root / place / file.path).read_text("utf-8", "replace")
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def refuse_changed_text(self, place: str, contract: Contract) -> None:
        """Raise DamagedError where a text file is missing or not what the record says."""
        for item in contract.items:
            if item.text is None:
                continue
            path = self.root / place / item.text.path
            if not path.is_file() or disk.fixity_of_file(path) != item.text.fixity:
                raise self._not_as_recorded(place, item.text)

    def places(self) -> Iterator[str]:
        """Yield every folder that holds a record, in the order of names; links are not followed."""
        for path, folders, files in os.walk(self.root):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            if INTAKE_NAME in files:
                folders.clear()  # it waits for review
            elif RECORD_NAME in files:
                folders.clear()
                yield Path(path).relative_to(self.root).as_posix()

    def faults(self, place: str, contract: Contract) -> Iterator[FileFault]:
        """Read every file of a contract through and yield those that are not as recorded."""
        for file in contract.files:
            try:
                found = disk.fixity_of_file(self.root / place / file.path)
            except (FileNotFoundError, NotADirectoryError):
                yield FileFault(file.path, file.fixity, None)
                continue
            if found != file.fixity:
                yield FileFault(file.path, file.fixity, found)

    def copy_out(self, place: str, contract: Contract, folder: Path) -> int:
        """Copy a contract to a new folder, each file checked on the way. Returns bytes copied.

        Raises DamagedError where a file is missing or is not what the record says.
        """
        folder.mkdir()
        size = disk.copy_in(self.root / place / RECORD_NAME, folder / RECORD_NAME).size
        for file in contract.files:
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                found = disk.copy_in(self.root / place / file.path, target)
            except InputError as fault:
                raise self._not_as_recorded(place, file) from fault
            if found != file.fixity:
                raise self._not_as_recorded(place, file)
            size += found.size
        return size

    def remove_copy(self, folder: Path) -> None:
        """Remove a copy that went wrong."""
        shutil.rmtree(folder, ignore_errors=True)

    def _not_as_recorded(self, place: str, file: StoredFile) -> DamagedError:
        return DamagedError(
            _("{path}: missing or not as recorded").format(path=f"{place}/{file.path}"),
            _("Restore it from a backup."),
        )


def _no_record(place: str) -> NotFoundError:
    return NotFoundError(
        _("{place}: no contract record there").format(place=place),
        _("Run `carchive reindex` if folders were moved by hand."),
    )
