"""Lets the tests of this folder import its harness as ``crash.…``, whatever the import mode."""

import sys
from pathlib import Path

_TESTS = str(Path(__file__).resolve().parent.parent)
if _TESTS not in sys.path:
    sys.path.insert(0, _TESTS)
