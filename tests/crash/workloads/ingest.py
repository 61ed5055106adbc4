"""``python ingest.py WORLD``: the real ingest, told of as it goes.

Files the scans of WORLD/inbox: one with its source deleted, one as it is; then makes the next
number void, and files the last under a number given by hand.
"""

import sys
from pathlib import Path

from contract_archive.actions import numbers
from contract_archive.actions.ingest import ingest
from contract_archive.archive import Archive
from crash.workloads.filing import ARCHIVE, INBOX, acknowledge, intake_of, open_archive, sha256_of


def main(world: Path) -> None:
    """File, void, file."""
    first, second, third = sorted((world / INBOX).iterdir())
    with open_archive(world / ARCHIVE) as archive:
        _file(archive, world, first, move=True)
        _file(archive, world, second)
        number = numbers.next_number(archive, "XS", archive.today)
        numbers.void(archive, number, "spoilt form")
        acknowledge(world, void=number)
        _file(archive, world, third, move=True, number="XS-2024-0009")


def _file(
    archive: Archive, world: Path, source: Path, *, move: bool = False, number: str = ""
) -> None:
    master = sha256_of(source)
    for answer in ingest(archive, [intake_of(source, move=move, number=number)], jobs=1):
        if answer.error is not None:
            raise answer.error
        acknowledge(world, filed=answer.number, master=master)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
