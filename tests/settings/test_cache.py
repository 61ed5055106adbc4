import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.errors import RuleError
from contract_archive.settings import cache, load
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text

FULL = rules_text("zh").replace(
    "fields: []",
    "fields: [{key: due, label: 期, kind: choice, choices: [a], labels: [期限], "
    "patterns: ['期限:(.+)']}]",
)
FULL = FULL.replace("  # thresholds:", "  thresholds:")
FULL = FULL.replace("  # holidays:", "  holidays:").replace("  # workdays:", "  workdays:")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / ".carchive").mkdir()
    (tmp_path / "archive.yaml").write_text(FULL, "utf-8")
    return tmp_path


def kept(archive: Path) -> Path:
    return archive / ".carchive" / "settings.json"


def test_what_is_kept_equals_what_was_read(archive):
    fresh = load(archive)
    assert kept(archive).is_file()
    again = load(archive)
    assert again == fresh == read_or_refuse(FULL.encode())
    assert repr(again) == repr(fresh)
    assert again.deadline.holidays


def test_a_search_reads_no_yaml(archive):
    load(archive)
    code = (
        "import sys, pathlib; from contract_archive.settings import load;"
        "load(pathlib.Path(sys.argv[1]));"
        "print([name for name in ('yaml', 'hashlib', 'difflib', 'dataclasses',"
        "'contract_archive.settings.keys') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(archive)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_changed_rules_are_read_afresh(archive):
    load(archive)
    changed = FULL.replace("expiring_days: 90", "expiring_days: 30")
    (archive / "archive.yaml").write_text(changed, "utf-8")
    assert load(archive).expiring_days == 30
    assert load(archive).expiring_days == 30


def test_rules_that_became_wrong_are_refused_though_good_ones_are_kept(archive):
    load(archive)
    (archive / "archive.yaml").write_text("our_names: []\n", "utf-8")
    with pytest.raises(RuleError):
        load(archive)


@pytest.mark.parametrize("damage", ["", "{", "[]", "[1,2,3]", "null", '["1",2]', "\udcff"])
def test_a_damaged_cache_is_made_again(archive, damage):
    fresh = load(archive)
    kept(archive).write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert load(archive) == fresh
    assert json.loads(kept(archive).read_text("utf-8"))


def test_values_that_do_not_fit_are_made_again(archive):
    fresh = load(archive)
    document = json.loads(kept(archive).read_text("utf-8"))
    for index in range(len(document[2])):
        broken = [*document[:2], [*document[2][:index], 7, *document[2][index + 1 :]]]
        if index in (0, 14):  # plain numbers
            continue
        kept(archive).write_text(json.dumps(broken), "utf-8")
        if not isinstance(document[2][index], str):
            assert load(archive) == fresh


def test_another_version_of_the_program_reads_afresh(archive):
    load(archive)
    document = json.loads(kept(archive).read_text("utf-8"))
    document[0], document[2][14] = "0 0.0.1", 1
    kept(archive).write_text(json.dumps(document), "utf-8")
    assert load(archive).expiring_days == 90


def test_without_a_house_the_rules_still_load(tmp_path: Path):
    (tmp_path / "archive.yaml").write_text(FULL, "utf-8")
    assert load(tmp_path).expiring_days == 90
    assert [each.name for each in tmp_path.iterdir()] == ["archive.yaml"]


@given(st.binary(max_size=60))
def test_any_bytes_in_the_cache_are_harmless(data):
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "settings.json").write_bytes(data)
        assert cache.kept(Path(folder), b"rules") is None
