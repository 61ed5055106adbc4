"""``python review.py WORLD``: queue the scans of WORLD/inbox, settle them, each told of.

Of one a field is set and it is accepted, the other is rejected; both were deleted where they came
from.
"""

import sys
from pathlib import Path

from contract_archive.actions import review
from contract_archive.archive import Archive
from crash.workloads.filing import (
    ARCHIVE,
    INBOX,
    acknowledge,
    file_plainly,
    open_archive,
    sha256_of,
)


def main(world: Path) -> None:
    """Queue, set, accept, reject."""
    first, second = sorted((world / INBOX).iterdir())
    master = sha256_of(first)
    with open_archive(world / ARCHIVE) as archive:
        _queue(archive, world, first)
        _queue(archive, world, second)
        review.set_fields(archive, 1, {"note": "1"})
        acknowledge(world, amended="1", times="1")
        answer = review.accept(archive, 1)
        acknowledge(world, filed=answer.number, master=master)
        review.reject(archive, 2, "an offer")
        acknowledge(world, rejected="2")


def _queue(archive: Archive, world: Path, source: Path) -> None:
    master = sha256_of(source)
    answer = file_plainly(archive, source, move=True, review=True)
    if answer.error is not None:
        raise answer.error
    acknowledge(world, queued=str(answer.review), master=master)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
