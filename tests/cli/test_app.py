"""The entrance: commands found, languages settled, failures in two lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from contract_archive.cli import contents
from contract_archive.errors import ExitCode


def test_the_first_page_lists_every_command(carchive):
    result = carchive("--help")

    assert result.code == 0
    for name in contents.COMMANDS:
        assert f"\n  {name} " in result.out


def test_every_command_of_the_table_has_a_line_and_a_module(carchive):
    assert tuple(name for name, _line in contents.lines()) == contents.COMMANDS
    for name in contents.COMMANDS:
        assert carchive(name, "--help").code == 0, name


def test_without_a_command_the_first_page_is_shown(carchive):
    assert carchive().out == carchive("--help").out


def test_find_imports_no_other_command(filled_archive):
    script = (
        "import sys; from contract_archive.cli.app import run;"
        f"run(['--archive', {str(filled_archive)!r}, 'find'], {{}});"
        "print([m for m in sys.modules if m.startswith(('contract_archive.', 'rich', 'yaml'))])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    imported = done.stdout.splitlines()[-1]
    assert "contract_archive.cli.find'" in imported
    for name in set(contents.COMMANDS) - {"find"}:
        assert f"contract_archive.cli.{name}'" not in imported
    assert "'rich'" not in imported
    assert "'yaml'" not in imported


def test_a_known_error_is_two_lines_and_its_code(carchive, empty_archive):
    result = carchive("--archive", empty_archive, "show", "XS-2024-0009")

    assert result.code == ExitCode.NOT_FOUND
    assert result.out == ""
    what, hint = result.err.splitlines()
    assert what.startswith("carchive: XS-2024-0009")
    assert hint.startswith("  → ")


def test_with_json_an_error_is_a_document_on_standard_output(carchive, empty_archive):
    result = carchive("--archive", empty_archive, "show", "XS-2024-0009", "--json")

    assert result.code == ExitCode.NOT_FOUND
    assert result.err == ""
    error = json.loads(result.out)["error"]
    assert error["code"] == "not-found"
    assert set(error) >= {"code", "message", "hint"}


def test_debug_shows_the_traceback_too(carchive, empty_archive):
    result = carchive("--archive", empty_archive, "--debug", "show", "XS-2024-0009")

    assert "Traceback" in result.err
    assert result.err.splitlines()[-2].startswith("carchive: ")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("fnd",), "there is no command “fnd”", "Did you mean find?"),
        (("find", "--custmer", "x"), "there is no option --custmer", "Did you mean --customer?"),
        (("list", "--custmer", "x"), "there is no option --custmer", "Did you mean --customer?"),
        (("find", "--customer"), "--customer needs a value", "carchive find --help"),
        (("show",), "NUMBER is missing", "carchive show --help"),
        (("path", "A", "B"), "too many arguments: B", "carchive path --help"),
        (("find", "--json=1"), "--json takes no value", "carchive find --help"),
        (
            ("find", "--limit", "many"),
            "--limit: 0 or a positive whole number",
            "0, 1, 2",
        ),
        (("find", "--signed", "soon"), "--signed: ", ""),
        (("find", "--amount", "lots"), "--amount: ", ""),
        (
            ("find", "--sort", "colour"),
            "--sort: “colour” is not one",
            "archived, signed",
        ),
        (
            ("find", "--status", "dead"),
            "--status: “dead” is not one",
            "draft, active",
        ),
        (("find", "--json", "--csv"), "exclude one another", "Choose one"),
        (("find", "--format", "{nmber}"), "there is no field nmber", "number, series"),
        (("find", "--set", "x"), "“x” is not of the form key=value", "--set"),
        (("find", "--type", "Salse"), "Salse", "Sales"),
        (("--lang", "fr", "find"), "--lang: there is no language “fr”", "en, zh"),
    ],
)
def test_a_wrong_command_line_is_told_with_what_would_be_right(
    carchive, empty_archive, words, message, hint
):
    result = carchive(*words, CARCHIVE_ARCHIVE=str(empty_archive))

    assert result.code == ExitCode.USAGE
    if "--json" not in words:
        what, advice = result.err.splitlines()
    else:
        what, advice = (json.loads(result.out)["error"][key] for key in ("message", "hint"))
    assert message in what
    assert hint in advice


def test_the_options_of_every_call_stand_before_or_after_the_command(carchive, filled_archive):
    before = carchive("--archive", filled_archive, "list")
    after = carchive("list", "--archive", filled_archive)

    assert before.code == 0
    assert before == after


def test_the_archive_is_the_nearest_one_upward(carchive, filled_archive, monkeypatch):
    monkeypatch.chdir(filled_archive / "2024")

    assert "XS-2024-0001" in carchive("list").out


def test_the_archive_may_come_from_the_environment(carchive, filled_archive):
    assert "XS-2024-0001" in carchive("list", CARCHIVE_ARCHIVE=str(filled_archive)).out


def test_a_folder_without_an_archive_is_told(carchive, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    result = carchive("find")

    assert result.code == ExitCode.NOT_FOUND
    assert "carchive init" in result.err


def test_a_wrong_rule_file_is_exit_2_with_every_fault(carchive, empty_archive):
    rules = empty_archive / "archive.yaml"
    rules.write_text(rules.read_text("utf-8") + "\nfoldr: x\nlanguge: zh\n", "utf-8")

    result = carchive("--archive", empty_archive, "find")

    assert result.code == ExitCode.USAGE
    assert "foldr" in result.err
    assert "languge" in result.err


def test_a_fault_of_the_program_is_one_line_and_advice(carchive, empty_archive, monkeypatch):
    def fail(*_words: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(os, "getcwd", fail)

    result = carchive("find")

    assert result.code == ExitCode.BUG
    assert "ZeroDivisionError: by zero" in result.err
    assert "--debug" in result.err
    assert "Traceback" not in result.err


def test_no_permission_is_a_storage_error(carchive, empty_archive, monkeypatch):
    def refuse(*_words: object) -> None:
        raise PermissionError(13, "Permission denied", "/srv/contracts")

    monkeypatch.setattr(os, "getcwd", refuse)

    result = carchive("find")

    assert result.code == ExitCode.DAMAGED
    assert result.err.startswith("carchive: no permission for /srv/contracts\n  → ")


def test_an_interrupted_call_is_130(carchive, monkeypatch):
    def interrupt(*_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "getcwd", interrupt)

    assert carchive("find").code == ExitCode.INTERRUPTED


def test_a_reader_that_goes_away_is_no_error(filled_archive):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "contract_archive", "list", "--archive", str(filled_archive)],
            stdout=gone,
            stderr=subprocess.PIPE,
        )

    assert done.returncode == 0
    assert b"Error" not in done.stderr


def test_the_version_is_printed(carchive):
    assert carchive("--version").out.startswith("carchive ")


def test_the_language_is_asked_for_by_option_system_or_archive(process, empty_archive):
    english = process("--help")
    assert "用法" in process("--help", lang="zh_CN.UTF-8").out
    assert "用法" in process("--lang", "zh", "--help").out
    assert process("--lang", "en", "--help", lang="zh_CN.UTF-8").out == english.out

    rules = empty_archive / "archive.yaml"
    rules.write_text(rules.read_text("utf-8").replace("language: auto", "language: zh"), "utf-8")
    assert "用法" in process("--archive", empty_archive, "--help").out
    assert process("--archive", empty_archive, "--help", "--lang", "en").out == english.out


@pytest.mark.parametrize("words", [("find", "\udcd6\udcd0"), ("list", "--customer", "\udcd6")])
def test_words_in_another_encoding_are_refused_in_two_lines(filled_archive, carchive, words):
    result = carchive("--archive", filled_archive, *words)

    assert result.code == ExitCode.USAGE
    assert "UTF-8" in result.err
    assert len(result.err.splitlines()) == 2


def test_a_count_past_all_bounds_is_all(filled_archive, carchive):
    asked = ("--archive", filled_archive, "find", "--json", "--limit")

    assert carchive(*asked, "9" * 5000).out == carchive(*asked, 0).out


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault(filled_archive, closed):
    call = f'exec "$0" -m contract_archive --archive "$1" find {closed}'
    done = subprocess.run(
        ["sh", "-c", call, sys.executable, str(filled_archive)], capture_output=True, text=True
    )

    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


@pytest.mark.parametrize(
    "words",
    [
        ("show", "9" * 5000),
        ("find", "--signed", "9" * 5000),
        ("find", "--amount=" + "x" * 5000),
        ("find", "--set", "x" * 5000),
        ("find", "--type", "甲" * 5000),
        ("list", "--limit", "x " * 2500),
        ("find", "--sort", "x" * 5000),
        ("list", "--format", "{" + "x" * 5000 + "}"),
        ("find", "--" + "x" * 5000),
        ("y" * 5000,),
    ],
)
def test_what_was_typed_is_said_back_in_short(carchive, empty_archive, words):
    result = carchive("--archive", empty_archive, *words)

    assert result.code in (ExitCode.USAGE, ExitCode.NOT_FOUND)
    assert "…" in result.err.splitlines()[0]
    assert len(result.err) < 800


def test_a_place_is_said_back_whole(carchive, tmp_path):
    place = tmp_path / ("long" * 40)

    assert str(place) in carchive("--archive", place, "list").err


@pytest.mark.parametrize("command", ["show", "open", "path", "export"])
def test_an_empty_number_is_told_as_empty(carchive, empty_archive, command):
    result = carchive("--archive", empty_archive, command, " ")

    assert result.code == ExitCode.USAGE
    assert result.err.startswith("carchive: NUMBER is empty")


@pytest.mark.parametrize(
    "words",
    [
        ("init", "", "--yes"),
        ("demo", ""),
        ("export", "XS-2024-0001", "-o", ""),
        ("--archive", "", "list"),
        ("list", "--archive="),
        ("--as", " ", "list"),
    ],
)
def test_an_empty_place_or_person_is_not_a_default(
    carchive, filled_archive, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(filled_archive)
    before = sorted(filled_archive.iterdir())
    result = carchive(*words)

    assert result.code == ExitCode.USAGE
    assert "is empty" in result.err
    assert sorted(filled_archive.iterdir()) == before


@pytest.fixture
def blocked_archive(filled_archive):
    """An archive in which what a crash left cannot be read."""
    (filled_archive / ".carchive" / "intents" / "ab.json").write_bytes(b"garbage")
    return filled_archive


@pytest.mark.parametrize(
    "words",
    [
        ("find", "轴承"),
        ("list", "--json"),
        ("show", "XS-2024-0001"),
        ("path", "XS-2024-0001"),
        ("export", "XS-2024-0001", "-o", "{folder}"),
        ("review", "list"),
    ],
    ids=lambda words: words[0],
)
def test_reading_goes_on_past_what_a_crash_left_with_a_warning(
    carchive, blocked_archive, tmp_path, words
):
    words = [each.format(folder=tmp_path / "out") for each in words]

    result = carchive("--archive", blocked_archive, *words)

    assert result.code == 0
    (warning,) = [line for line in result.err.splitlines() if line.startswith("! ")]
    assert "ab.json" in warning and "nothing can be written" in warning


def test_writing_past_what_a_crash_left_is_refused_in_two_lines(
    carchive, blocked_archive, make_pdf
):
    for words in (
        ("number", "void", "XS-2024-0009", "--reason", "x"),
        ("customer", "add", "甲公司"),
        ("ingest", make_pdf("a.pdf"), "--type", "XS"),
    ):
        result = carchive("--archive", blocked_archive, *words)

        assert result.code == ExitCode.DAMAGED
        what, hint = result.err.splitlines()
        assert what.startswith("carchive: ") and "ab.json" in what
        assert hint.startswith("  → ")
