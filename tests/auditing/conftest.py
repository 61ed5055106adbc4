"""Lets the tests of this folder import their harness as ``planting``, and the corpus as
``corpus``, whatever the import mode."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
for _folder in (_HERE, _HERE.parents[1] / "benchmarks"):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))
