import json
import subprocess
import sys
from pathlib import Path

import pytest

from contract_archive.errors import ExitCode


def carchive(*arguments: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "contract_archive", *map(str, arguments), "--lang", language],
        capture_output=True,
        text=True,
    )


def test_the_demo_touches_no_folder_that_is_used(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    answer = carchive("demo", tmp_path)
    assert answer.returncode == ExitCode.CONFLICT
    assert "not empty" in answer.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.ocr
def test_the_demo_makes_an_archive_in_which_all_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "try"
    told = carchive("demo", folder, language="zh")
    assert told.returncode == ExitCode.DONE, told.stderr
    assert told.stdout.count("XS-2024-0001") >= 2
    assert len(list((folder / "scans").iterdir())) == 12
    for words in ("违约金", "保密", "confidential", "东篱样例"):
        answer = carchive("find", words, "--json", "--archive", folder / "archive")
        assert json.loads(answer.stdout)["count"] > 0, words
    listed = json.loads(carchive("list", "--json", "--archive", folder / "archive").stdout)
    assert listed["count"] == 12
