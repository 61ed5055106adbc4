"""The tutorials show what their commands really do, in an order that works."""

import importlib.util
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
TUTORIALS = ("docs/tutorial.md", "docs/tutorial.zh-CN.md")
Demo = Callable[[Path, str], None]
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "write_tutorial", ROOT / "scripts/write_tutorial.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def demo(writer: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    texts = "".join((ROOT / name).read_text("utf-8") for name in TUTORIALS)
    scans = set(re.findall(r"carchive-demo/scans/(\S+)", texts))
    made: Demo = writer.quick_demo(tmp_path_factory.mktemp("drawn"), scans)
    return made


def commands(writer: ModuleType, name: str) -> list[str]:
    lessons = writer.sessions((ROOT / name).read_text("utf-8"))
    return [step.command for lesson in lessons for step in lesson.steps]


@pytest.mark.ocr
@pytest.mark.parametrize("name", TUTORIALS)
def test_a_tutorial_shows_what_its_commands_print(
    name: str, writer: ModuleType, demo: Demo, tmp_path: Path
) -> None:
    lessons = writer.sessions((ROOT / name).read_text("utf-8"))
    ran = writer.run(lessons, tmp_path, writer.TUTORIALS[name], demo)
    shown = [step for lesson in lessons for step in lesson.steps]
    done = [step for lesson in ran for step in lesson.steps]
    wrong = [
        now.typed + now.printed
        for was, now in zip(shown, done, strict=True)
        if writer.shape(now) != writer.shape(was) or (now.code and "</dev/null" not in now.command)
    ]
    assert not wrong, "\n".join(wrong)


def test_both_tutorials_teach_the_same_commands(writer: ModuleType) -> None:
    taught = [
        [re.findall(r"carchive [a-z]+|--[a-z-]+", each) for each in commands(writer, name)]
        for name in TUTORIALS
    ]
    kinds = [{word for words in each for word in words} for each in taught]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("name", (*TUTORIALS, "docs/README.md"))
def test_a_page_links_to_what_is_there(name: str) -> None:
    page = ROOT / name
    text = page.read_text("utf-8")
    for target in LINK.findall(text):
        if target.startswith("#"):
            assert target[1:] in anchors(text)
        else:
            assert (page.parent / target).exists(), target


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
