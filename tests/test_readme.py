import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")


def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_readme", ROOT / "scripts/write_readme.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.ocr
@pytest.mark.parametrize("name", READMES)
def test_a_readme_shows_what_its_commands_print(name: str, tmp_path: Path) -> None:
    readme = writer()
    blocks = readme.sessions((ROOT / name).read_text("utf-8"))
    assert blocks
    shown = [step for block in blocks for step in block]
    for was, now in zip(shown, readme.run(shown, tmp_path, readme.READMES[name]), strict=True):
        assert readme.shape(now.printed) == readme.shape(was.printed), was.typed


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_of_a_readme_are_there_to_run(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    commands = re.findall(r"^(\./scripts/[a-z-]+)$", text, re.M)
    assert commands[:2] == ["./scripts/setup", "./scripts/test"]
    for command in commands:
        assert (ROOT / command).stat().st_mode & 0o111


@pytest.mark.parametrize("name", READMES)
def test_a_readme_links_to_what_is_there(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8")):
        assert (ROOT / target).exists(), target
