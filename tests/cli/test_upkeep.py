"""``init``, ``config``, ``number``, ``reindex``, ``completion``."""

from __future__ import annotations

import contextlib
import json
import subprocess

import pytest
import sqlcipher3
import yaml

from contract_archive.errors import ExitCode


def test_init_makes_an_archive_and_says_what_comes_next(carchive, tmp_path):
    root = tmp_path / "contracts"
    result = carchive("init", root, "--name", "东方示例有限公司", "--lang", "zh")

    assert result.code == 0
    assert "东方示例有限公司" in (root / "archive.yaml").read_text("utf-8")
    assert f"{root}" in result.out
    assert carchive("--archive", root, "config", "check").code == 0
    assert carchive("init", root).code == ExitCode.CONFLICT


def test_init_says_where_the_companys_name_in_the_other_language_goes(carchive, tmp_path):
    for name, other in (("东方示例有限公司", "English name"), ("Ours Ltd", "Chinese name")):
        *_before, last = carchive("init", tmp_path / other, "--name", name).out.splitlines()
        assert other in last and "our_names" in last and "aliases" in last
    assert "aliases" not in carchive("init", tmp_path / "nameless", "--yes").out


def test_init_asks_for_the_company_on_a_terminal(terminal, tmp_path):
    root = tmp_path / "contracts"
    result = terminal("init", root, typed=("东方示例有限公司\n",))

    assert result.code == 0
    assert "东方示例有限公司" in (root / "archive.yaml").read_text("utf-8")


def test_config_check_is_exit_2_with_each_fault_and_its_place(carchive, empty_archive):
    assert "in order" in carchive("--archive", empty_archive, "config", "check").out
    rules = empty_archive / "archive.yaml"
    rules.write_text(rules.read_text("utf-8") + "\nfoldr: x\n", "utf-8")

    result = carchive("--archive", empty_archive, "config", "check", "--json")

    assert result.code == ExitCode.USAGE
    document = json.loads(result.out)
    assert "foldr" in document["error"]["message"]
    (fault,) = document["faults"]
    assert fault["key"] == "foldr"
    assert fault["column"] == 1
    assert rules.read_text("utf-8").splitlines()[fault["line"] - 1].startswith("foldr")


def test_config_show_tells_the_rules_that_hold(carchive, empty_archive):
    shown = carchive("--archive", empty_archive, "config", "show").out
    document = json.loads(carchive("--archive", empty_archive, "config", "show", "--json").out)

    assert "{series}-{year}-{seq:4}" in shown
    assert document["series"][0]["code"] == "XS"
    assert document["folder"] == "{year}/{series}/{customer}"


def test_config_schema_explains_each_key(carchive):
    assert "series[].code" in carchive("config", "schema").out
    assert carchive("config", "schema", "nothing").code == ExitCode.NOT_FOUND


def test_config_schema_for_programs_is_a_json_schema(carchive):
    whole = json.loads(carchive("config", "schema", "--json").out)
    one = json.loads(carchive("config", "schema", "series", "--json").out)

    assert whole["$schema"].startswith("https://json-schema.org/")
    assert whole["properties"]["series"]["items"] == one["items"]
    assert one["title"] == "series"


def test_config_show_for_programs_has_the_shape_of_the_file(carchive, empty_archive, tmp_path):
    shown = carchive("--archive", empty_archive, "config", "show", "--json").out
    again = tmp_path / "again"
    again.mkdir()
    (again / "archive.yaml").write_text(shown, "utf-8")  # JSON is YAML

    assert carchive("--archive", again, "config", "show", "--json").out == shown


def test_config_example_is_a_rule_file(carchive):
    for language in ("zh", "en"):
        assert "series" in yaml.safe_load(carchive("config", "example", "--lang", language).out)


def test_the_next_number_is_shown_and_not_drawn(carchive, filled_archive):
    call = ("--archive", filled_archive, "number", "next", "--type", "xs", "--on", "2024-08-01")

    assert carchive(*call).out == "XS-2024-0002\n"
    assert carchive(*call).out == "XS-2024-0002\n"
    assert json.loads(carchive(*call, "--json").out) == {"series": "XS", "number": "XS-2024-0002"}
    assert "--type is missing" in carchive(*call[:4]).err


def test_a_void_number_keeps_its_reason(carchive, filled_archive):
    call = ("--archive", filled_archive, "number")

    assert carchive(*call, "void", "XS-2024-0002").code == ExitCode.USAGE
    assert carchive(*call, "void", "XS-2024-0002", "--reason", "打印作废").code == 0
    assert "打印作废" in carchive(*call, "show", "XS-2024-0002").out
    assert json.loads(carchive(*call, "show", "XS-2024-0002", "--json").out)["state"] == "void"
    assert carchive(*call, "void", "XS-2024-0001", "--reason", "x").code == ExitCode.CONFLICT
    assert "a contract" in carchive(*call, "show", "XS-2024-0001").out
    assert "free" in carchive(*call, "show", "XS-2024-0099").out


def test_gaps_are_findings(carchive, fresh_archive, file_contract):
    for _each in range(3):
        file_contract(fresh_archive)
    fresh_archive.close()
    call = ("--archive", fresh_archive.root, "number", "gaps")
    assert carchive(*call).code == 0
    with contextlib.closing(sqlcipher3.connect(str(fresh_archive.catalog_path))) as connection:
        connection.execute("DELETE FROM number WHERE number = 'XS-2024-0002'")
        connection.commit()

    result = carchive(*call)

    assert result.code == ExitCode.FINDINGS
    assert result.out.splitlines()[1].split()[-2:] == ["2", "2"]
    gaps = json.loads(carchive(*call, "--json").out)["gaps"]
    assert gaps == [{"scope": "series=XS,year=2024", "first": 2, "last": 2}]


def test_a_lost_catalog_is_rebuilt(carchive, filled_archive):
    before = carchive("--archive", filled_archive, "list", "--json").out
    (filled_archive / ".carchive" / "catalog.sqlite").unlink()

    result = carchive("--archive", filled_archive, "reindex", "--json")

    assert json.loads(result.out) == {
        "contracts": 3,
        "adopted": [],
        "missing": [],
        "faults": [],
        "changed": [],
    }
    assert carchive("--archive", filled_archive, "list", "--json").out == before


def test_reindex_names_each_contract_that_it_cannot_read(carchive, filled_archive):
    record = sorted(filled_archive.glob("*/*/*/*/contract.yaml"))[0]
    record.write_text("garbage: [")

    result = carchive("--archive", filled_archive, "reindex")

    assert result.code == ExitCode.FINDINGS
    assert f"! {record.parent.name}  missing" in result.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_shows_a_script(carchive, shell):
    result = carchive("completion", "show", "--shell", shell)

    assert "_CARCHIVE_COMPLETE" in result.out


def _offered(process, *words: str) -> list[str]:
    line = " ".join(["carchive", *words])
    answer = process(
        _CARCHIVE_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words))
    )
    return answer.out.split()


def test_the_shell_is_offered_commands_types_customers_and_numbers(process, filled_archive):
    here = ("--archive", str(filled_archive))

    assert _offered(process, "fi") == ["find"]
    assert "XS" in _offered(process, *here, "find", "--type", "X")
    assert _offered(process, *here, "find", "--customer", "华") == ["华东机电有限公司"]
    assert _offered(process, *here, "show", "XS") == ["XS-2024-0001"]
    assert "--customer" in _offered(process, *here, "find", "--cus")


def test_completion_is_silent_where_there_is_no_archive(process, tmp_path):
    assert _offered(process, "--archive", str(tmp_path), "find", "--customer", "华") == []


def test_bash_completes_with_the_script(process, carchive, tmp_path):
    script = tmp_path / "carchive.sh"
    script.write_text(carchive("completion", "show", "--shell", "bash").out)

    done = subprocess.run(
        ["bash", "-c", f"source {script} && complete -p carchive"], capture_output=True, text=True
    )

    assert "carchive" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_set_up_in_the_home_folder(process, tmp_path, shell):
    result = process("completion", "install", "--shell", shell, HOME=str(tmp_path))

    assert result.code == 0
    scripts = [path for path in tmp_path.rglob("*carchive*") if path.is_file()]
    assert str(scripts[0]) in result.out
    assert "_CARCHIVE_COMPLETE" in scripts[0].read_text()


def test_reindex_warns_of_a_record_that_was_changed_by_hand(carchive, filled_archive):
    record = sorted(filled_archive.glob("*/*/*/*/contract.yaml"))[0]
    record.write_text(record.read_text("utf-8") + "# seen\n", "utf-8")
    number, place = record.parent.name, record.parent.relative_to(filled_archive)

    result = carchive("--archive", filled_archive, "reindex")
    document = json.loads(carchive("--archive", filled_archive, "reindex", "--json").out)

    assert result.code == 0
    assert f"! {number}  changed by hand" in result.err and str(place) in result.err
    assert document["changed"] == [{"number": number, "path": str(place)}]
