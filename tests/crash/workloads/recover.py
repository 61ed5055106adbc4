"""``python recover.py WORLD…``: open each crashed archive, finish what is left, file one more."""

import contextlib
import sys
from pathlib import Path

from contract_archive.errors import ArchiveError
from crash.workloads.filing import (
    ARCHIVE,
    REINDEX,
    acknowledge,
    file_plainly,
    open_archive,
    sha256_of,
    small_pdf,
)


def main(world: Path) -> None:
    """Recover one world. Where that cannot be, nothing is promised, and the checks will say so."""
    source = world / "late.pdf"
    source.write_bytes(small_pdf("after the crash"))
    with contextlib.suppress(ArchiveError), open_archive(world / ARCHIVE) as archive:
        if world.name.endswith(REINDEX):
            archive.reindex(1)
        acknowledge(world, recovered=ARCHIVE)
        answer = file_plainly(archive, source)
        if answer.error is None:
            acknowledge(world, filed=answer.number, master=sha256_of(source))


if __name__ == "__main__":
    for each in sys.argv[1:]:
        main(Path(each))
