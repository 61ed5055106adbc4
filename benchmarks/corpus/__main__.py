"""Write a corpus: python -m benchmarks.corpus --out DIR [--count K] [--as text|pdf|scan]."""

from __future__ import annotations

import argparse
from pathlib import Path

from .files import WRITERS, write_corpus
from .kinds import KINDS
from .making import specimens


def main() -> None:
    """Write what was asked for and say how much it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="a folder, made if missing")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=len(KINDS))
    parser.add_argument("--as", dest="form", choices=tuple(WRITERS), default="text")
    parser.add_argument("--kind", action="append", default=[], choices=tuple(KINDS))
    options = parser.parse_args()
    drawn = specimens(options.count, options.seed, options.kind)
    count = write_corpus(drawn, options.out, options.form)
    print(f"{count} specimens in {options.out}")


if __name__ == "__main__":
    main()
