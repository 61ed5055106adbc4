"""docs/cli.md says what the commands are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from contract_archive.cli import contents
from contract_archive.cli.commands import root_command
from contract_archive.cli.door import ProgramError
from contract_archive.cli.render.text import width
from contract_archive.errors import ArchiveError, ExitCode

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8")


def _commands():
    root = root_command()
    for name in contents.COMMANDS:
        command = root.get_command(None, name)
        yield (name,), command
        for under, each in getattr(command, "commands", {}).items():
            yield (name, under), each


def test_the_reference_is_as_the_commands_are():
    script = ROOT / "scripts" / "cli_reference.py"

    done = subprocess.run([sys.executable, script, "--check"], check=False)

    assert done.returncode == 0, "run: python scripts/cli_reference.py"


def test_the_checks_are_documented_as_they_are_in_both_languages():
    script = ROOT / "scripts" / "audit_reference.py"

    done = subprocess.run([sys.executable, script, "--check"], check=False)

    assert done.returncode == 0, "run: python scripts/audit_reference.py"


def test_each_command_and_option_is_documented():
    for words, command in _commands():
        place = PAGE.index(f" carchive {' '.join(words)}\n")
        part = PAGE[place:]
        for parameter in command.params:
            option = parameter.param_type_name == "option"
            name = parameter.opts[-1] if option else parameter.metavar
            assert name in part, (words, name)


def test_each_command_has_a_purpose_and_an_example():
    for words, command in _commands():
        assert command.help, words
        if not hasattr(command, "commands"):
            assert command.epilog, words


def test_each_exit_code_is_documented():
    for code in ExitCode:
        assert f"\n| {code.value} | " in PAGE


def test_each_error_code_is_documented():
    def family(kind: type[ArchiveError]):
        yield kind
        for each in kind.__subclasses__():
            yield from family(each)

    for kind in {*family(ArchiveError), ProgramError} - {ArchiveError}:
        assert f"`{kind.code}`" in PAGE


def test_each_example_is_a_command_that_is_understood():
    root = root_command()
    for words, command in _commands():
        for line in re.findall(r"^\$ (.*)$", command.epilog or "", re.M):
            called = re.search(r"carchive ([a-z]+)(?: ([a-z]+))?", line)
            assert called, line
            assert called[1] == words[0], line
            assert root.get_command(None, called[1]) is not None


@pytest.mark.parametrize("lang", ["C.UTF-8", "zh_CN.UTF-8"])
def test_no_help_page_is_wider_than_80_columns(process, lang):
    for words, _command in [((), None), *_commands()]:
        page = process(*words, "--help", lang=lang).out
        assert max(width(line) for line in page.splitlines()) <= 80, page
