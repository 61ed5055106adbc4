"""One archive, open."""

from __future__ import annotations

import contextlib
import os
import pwd
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from contract_archive import disk
from contract_archive.archive.holdings import Holdings
from contract_archive.archive.lock import locked, locked_if_free
from contract_archive.errors import ArchiveError, ConflictError, DamagedError, NotFoundError
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.vault import HOUSE
from contract_archive.locale import _
from contract_archive.records.entries import Act, Actor
from contract_archive.settings import RULES_NAME, Settings, load

if TYPE_CHECKING:  # the protocol is not on the way of a search
    from contract_archive.archive.protocol import Recording

_FOLDERS = ("ledger", "staging", "intents")
_PATIENCE = 60.0


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def this_actor(person: str = "") -> Actor:
    """Who acts: ``person``, else the system user, on this machine."""
    try:
        system_user = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        system_user = str(os.getuid())
    return Actor(person or system_user, system_user, os.uname().nodename)


class Archive(Holdings):
    """An archive folder with its rules; one person acting at one machine.

    ``clock`` tells the time in UTC; ``patience`` is how many seconds a writer waits for another.
    ``unfinished`` says why what a crash left undone could not be finished when the archive was
    opened; None where nothing is left. It does not keep anybody from reading; it does from writing.
    """

    def __init__(
        self,
        root: Path,
        settings: Settings,
        actor: Actor,
        clock: Callable[[], datetime],
        patience: float = _PATIENCE,
    ) -> None:
        super().__init__(root, settings, actor, clock)
        self.patience = patience
        self.unfinished: ArchiveError | None = None

    @classmethod
    def open(
        cls,
        root: Path,
        *,
        actor: Actor | None = None,
        clock: Callable[[], datetime] = utc_now,
        patience: float = _PATIENCE,
        anew: bool = False,
    ) -> Archive:
        """Open the archive at ``root`` and, where a crash left something undone, finish it.

        Where that cannot be finished, the archive is open for reading and ``unfinished`` says why.
        ``anew`` makes the folder .carchive again where it is lost, with an empty ledger: for
        ``adopt``. Raises NotFoundError where there is no archive, RuleError where its rules are
        wrong, DamagedError where what is on disk does not hold together.
        """
        if (root / RULES_NAME).is_file() and not (root / HOUSE).exists():
            if not anew:
                raise _incomplete(root)
            _make_house(root)
        if not (root / RULES_NAME).is_file() or not (root / HOUSE).is_dir():
            raise NotFoundError(
                _("{folder}: no archive there").format(folder=root),
                _("Make one with `carchive init DIR`, or name one with --archive DIR."),
            )
        archive = cls(root, load(root), actor or this_actor(), clock, patience)
        with disk.faults_told():
            archive._finish_what_crashed()
        return archive

    @classmethod
    def found(
        cls,
        root: Path,
        rules: str,
        *,
        actor: Actor | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> Archive:
        """Make an archive at ``root`` with ``rules`` as its archive.yaml, and open it.

        A half-made one (a crash) is completed. Raises ConflictError where one stands there.
        """
        with disk.faults_told():
            root.mkdir(parents=True, exist_ok=True)
            if (root / RULES_NAME).exists():  # written last; without .carchive it is still theirs
                raise ConflictError(
                    _("{folder}: an archive stands there already").format(folder=root),
                    _("Choose another folder, or use the archive as it is."),
                )
            _make_house(root)
            disk.write_whole(root / RULES_NAME, rules.encode())
            disk.sync_folder(root.absolute().parent)
        archive = cls.open(root, actor=actor, clock=clock)
        with archive.recording(Act.FOUND) as record:
            record.log(details={"fonds": archive.settings.fonds_code})
        return archive

    @property
    def catalog(self) -> Catalog:
        """The catalog, opened once. Where it is missing it is rebuilt first."""
        if self._catalog is None and not self.catalog_path.exists():
            self.reindex()
        return super().catalog

    @contextlib.contextmanager
    def another_catalog(self) -> Iterator[Catalog]:
        """Open the catalog once more, for use on another thread."""
        with contextlib.closing(Catalog.open(self.catalog_path)) as catalog:
            yield catalog

    def refuse_unfinished(self) -> None:
        """Raise why nothing can be written, where what a crash left still cannot be finished.

        Every act finds that out by itself; for those that have long work before them.
        """
        if self.unfinished:
            self._finish_what_crashed()
        if self.unfinished:
            raise self.unfinished

    def authorise(self, act: str) -> None:
        """Refuse what this person may not do. Roles come later; until then all may do all."""

    @contextlib.contextmanager
    def recording(self, act: str) -> Iterator[Recording]:
        """Hold the archive's lock for one act on record, after recovering what crashed before.

        Raises LockedError where another writer does not finish, StorageError where the disk
        refuses, DamagedError where ledger and catalog contradict each other.
        """
        from contract_archive.archive.protocol import Recording, recover

        self.authorise(act)
        with disk.faults_told(), locked(self.house / "lock", self.patience):
            self.let_go_if_replaced()
            recover(self)
            yield Recording(self, act)

    @contextlib.contextmanager
    def standing_still(self) -> Iterator[tuple[str, ...]]:
        """Hold the archive's lock to look at it, after recovering what crashed before.

        Yields what could not be recovered, in words; the archive is then as the damage left it.
        Raises LockedError where a writer does not finish.
        """
        from contract_archive.archive.protocol import recover

        with disk.faults_told(), locked(self.house / "lock", self.patience):
            trouble: tuple[str, ...] = ()
            try:
                self.let_go_if_replaced()
                recover(self)
            except ArchiveError as fault:
                trouble = (fault.message,)
            yield trouble

    def reindex(self, jobs: int | None = None) -> int:
        """Build the catalog anew from the tree and the ledger. Returns how many contracts it has.

        ``jobs`` processes read records side by side (None: one per core).
        """
        from contract_archive.archive.protocol import recover

        with disk.faults_told(), locked(self.house / "lock", self.patience):
            self.close()
            recover(self, afresh=True, jobs=jobs)
            return self.catalog.count()

    def adopt(self) -> tuple[str, ...]:
        """Take into the ledger what stands in the tree, readable, and is not in it. Returns the
        numbers, and the places of documents in review. For a ledger that was lost or lost lines:
        rebuild first, then adopt."""
        adopted = []
        for stray in self.catalog.missing():
            try:
                contract = self.vault.read(stray.path)
            except (NotFoundError, DamagedError):
                continue
            if contract.number != stray.number:
                continue
            with self.recording(Act.ADOPT) as record:
                record.adopt(contract, stray.path)
            adopted.append(contract.number)
        return (*adopted, *self._adopt_reviews())

    def _adopt_reviews(self) -> tuple[str, ...]:
        from contract_archive.archive import reviewing

        strays = reviewing.strays(self)
        for pending, place in strays:
            with self.recording(Act.QUEUE) as record:
                record.log(details=reviewing.details_of_stray(self, pending, place))
        return tuple(place for _pending, place in strays)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _finish_what_crashed(self) -> None:
        """Recover, unless nothing was left or a living writer is in the midst of it. Where that
        cannot be done, reading goes on: folders, ledger and catalog are as the crash left them."""
        self.unfinished = None
        try:
            if not self.intents.any():
                return
        except FileNotFoundError as fault:
            if not self.ledger.folder.is_dir():
                raise _incomplete(self.root) from fault
            _make_house(self.root)
            return
        from contract_archive.archive.protocol import recover

        try:
            with disk.faults_told(), locked_if_free(self.house / "lock") as free:
                if free:
                    recover(self)
        except ArchiveError as fault:
            self.unfinished = fault


def _make_house(root: Path) -> None:
    for name in _FOLDERS:
        disk.make_folders(root, f"{HOUSE}/{name}")


def _incomplete(root: Path) -> DamagedError:
    return DamagedError(
        _("{folder}: the folder .carchive is not complete").format(folder=root),
        _(
            "Restore .carchive from a backup; where there is none, `carchive reindex --adopt` "
            "begins a new ledger from the contract folders."
        ),
    )
