"""What an intent asks for: done now, or by whoever comes after a crash.

A publication is committed by one rename and can be taken back until then. A revision is committed
by its intent: from there on it is carried out, step by step, however often that is tried.
"""

from __future__ import annotations

import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from contract_archive import disk
from contract_archive.archive.holdings import Holdings
from contract_archive.archive.intents import Intent
from contract_archive.archive.replay import apply
from contract_archive.errors import StorageError
from contract_archive.holdings.ledger import Logged
from contract_archive.locale import _

if TYPE_CHECKING:
    from contract_archive.holdings.vault.revision import Revision
    from contract_archive.holdings.vault.staging import Staging


def publish(archive: Holdings, staging: Staging, intent: Intent) -> None:
    """Publish a staged folder. Where it raises before the commit point, all is as before."""
    archive.intents.write(intent)
    try:
        archive.vault.publish(staging.folder, intent.place)
    except BaseException:
        # Not published: nothing to finish. Published after all (an error on the way back from
        # the disk): the intent stays, and recovery finishes it.
        if not archive.vault.has(intent.place, intent.record, intent.record_name):
            archive.intents.remove(intent)
        raise
    try:
        _complete(archive, intent)
    except OSError as fault:
        raise _unfinished(intent, disk.storage_error(fault)) from fault
    except StorageError as fault:
        raise _unfinished(intent, fault) from fault


def revise(archive: Holdings, staging: Staging, intent: Intent, revision: Revision) -> None:
    """Carry out a revision. Once its intent is safe it will be, whatever happens here: what is
    staged is then left to whoever finishes it."""
    staging.anchor()
    try:
        archive.intents.write(intent)
    except BaseException:
        try:
            archive.intents.retract(intent)
        except BaseException:
            staging.leave()  # it may stand after all
            raise
        raise
    try:
        archive.vault.revise(intent.staged, revision, intent.place, intent.record_file)
        _complete(archive, intent)
    except OSError as fault:
        staging.leave()
        raise _undone(intent, disk.storage_error(fault)) from fault
    except StorageError as fault:
        staging.leave()
        raise _undone(intent, fault) from fault
    except BaseException:
        staging.leave()
        raise


def settle(archive: Holdings, intent: Intent) -> bool:
    """Finish what a crash left of an intent, in tree and ledger, or take it back.

    Returns whether the act is on record. The catalog is brought along by whoever calls this.
    """
    if _is_logged(archive, intent):
        return True
    if not _can_be_finished(archive, intent):
        shutil.rmtree(archive.root / PurePosixPath(intent.staged).parent, ignore_errors=True)
        return False
    if intent.revision is None:
        disk.sync_folder((archive.root / intent.place).parent)
    else:
        archive.vault.revise(intent.staged, intent.revision, intent.place, intent.record_file)
    _log(archive, intent)
    return True


def close(archive: Holdings, intent: Intent, *, on_record: bool) -> None:
    """Remove what an act is done with, then its intent. Call when the catalog has the act."""
    if on_record and intent.clears:
        archive.vault.sweep(intent.clears)
    archive.intents.remove(intent)


def _can_be_finished(archive: Holdings, intent: Intent) -> bool:
    if intent.revision is None:
        return archive.vault.has(intent.place, intent.record, intent.record_name)
    return archive.vault.can_revise(
        intent.staged, intent.revision, intent.place, intent.record_file
    )


def _complete(archive: Holdings, intent: Intent) -> None:
    """What follows when the tree is as it shall be: ledger, catalog, and the intent is done."""
    apply(archive, _log(archive, intent))
    close(archive, intent, on_record=True)


def _log(archive: Holdings, intent: Intent) -> Logged:
    return archive.ledger.append(
        at=intent.at,
        actor=intent.actor,
        act=intent.act,
        act_id=intent.act_id,
        number=intent.number,
        details=intent.details,
    )


def _is_logged(archive: Holdings, intent: Intent) -> bool:
    """Whether the ledger has the act: at its sequence, or later where a mend took that one."""
    since = archive.ledger.entries(after=intent.sequence - 1)
    return any(each.entry.act_id == intent.act_id for each in since)


def _unfinished(intent: Intent, fault: StorageError) -> StorageError:
    """Past the commit point nothing is taken back; the next writer finishes it."""
    message = _("{number} is in its place, but not all of its record could be written: {reason}")
    return StorageError(
        message.format(number=intent.name, reason=fault.message),
        _("Mend the disk, then run any command: it finishes. Do not hand the file in again."),
        details={"number": intent.name},
    )


def _undone(intent: Intent, fault: StorageError) -> StorageError:
    message = _("the change of {number} is decided, but could not be carried out yet: {reason}")
    return StorageError(
        message.format(number=intent.name, reason=fault.message),
        _("Mend the disk, then run any command: it finishes. Do not ask for the change again."),
        details={"number": intent.name},
    )
