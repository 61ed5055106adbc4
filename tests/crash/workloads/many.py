"""``python many.py ARCHIVE FOLDER``: ingest the scans of a folder, as an operator would.

Prints each number given. Any error ends it.
"""

import sys
from pathlib import Path

from contract_archive.actions.ingest import ingest
from crash.workloads.filing import intake_of, open_archive


def main(root: Path, folder: Path) -> None:
    """Ingest one folder."""
    intakes = [intake_of(source) for source in sorted(folder.iterdir())]
    with open_archive(root) as archive:
        for answer in ingest(archive, intakes, jobs=1):
            if answer.error is not None:
                raise answer.error
            print(answer.number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
