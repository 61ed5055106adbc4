"""``python expire.py WORLD``: let the archive's one contract expire, close it, open it again and
correct it once more, each told of."""

import sys
from pathlib import Path

from contract_archive.actions.describe import edit
from contract_archive.actions.expiring import expire, reopen
from contract_archive.archive import Archive
from crash.workloads.filing import ARCHIVE, acknowledge, open_archive

NUMBER = "XS-2024-0001"


def main(world: Path) -> None:
    """Edit, close, reopen, edit."""
    with open_archive(world / ARCHIVE) as archive:
        edit(archive, NUMBER, {"expires_on": "2024-07-01", "note": "1"})
        acknowledge(world, revised=NUMBER, times="1")
        _close(archive, world)
        reopen(archive, NUMBER, "an invoice", archive.today)
        acknowledge(world, done="reopen", number=NUMBER)
        edit(archive, NUMBER, {"customer": "华东电缆有限公司", "note": "2"})
        acknowledge(world, revised=NUMBER, times="2")


def _close(archive: Archive, world: Path) -> None:
    (found,) = expire(archive)
    if found.error is not None or not found.moved_to:
        raise found.error or AssertionError("it was not closed")
    acknowledge(world, done="close", number=NUMBER)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
