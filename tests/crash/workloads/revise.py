"""``python revise.py WORLD``: change the archive's one contract three times, each told of."""

import sys
from pathlib import Path

from crash.workloads.filing import ARCHIVE, acknowledge, open_archive, revise_plainly

NUMBER = "XS-2024-0001"
TIMES = 3


def main(world: Path) -> None:
    """Read it again, move it, add to it."""
    with open_archive(world / ARCHIVE) as archive:
        for times in range(1, TIMES + 1):
            revise_plainly(archive, NUMBER, times)
            acknowledge(world, revised=NUMBER, times=str(times))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
