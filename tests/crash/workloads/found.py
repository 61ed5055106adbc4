"""``python found.py WORLD``: make an archive and tell of it."""

import sys
from pathlib import Path

from crash.workloads.filing import ARCHIVE, acknowledge, found_archive

if __name__ == "__main__":
    world = Path(sys.argv[1])
    found_archive(world / ARCHIVE).close()
    acknowledge(world, founded=ARCHIVE)
