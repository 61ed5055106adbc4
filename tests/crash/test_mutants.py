"""Each wrong order that is planted in a copy of the code is caught by the replay."""

from pathlib import Path

import pytest

from crash import strace
from crash.mutants import MUTANTS, Mutant

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(strace.PROGRAM is None, reason="NO CRASH TESTS: strace is not installed"),
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_planted_wrong_order_is_caught(mutant: Mutant, tmp_path: Path) -> None:
    caught, said = mutant.is_caught(tmp_path)
    assert caught, said
