"""Run the lessons of the tutorials at a terminal, and write down what they really print.

A session is a ``console`` block after a ``<!-- session -->`` line; with
``<!-- session types: A / B -->`` its questions get these answers (``⏎`` is Enter alone). All
sessions of one tutorial run one after the other in one shell on a terminal of 80 columns, in a
folder where ``carchive demo`` has been. What differs from run to run (times, checksums, sizes) is
compared by its shape only.

``python scripts/write_tutorial.py [DEMO]`` rewrites the sessions of both tutorials. It takes some
minutes; DEMO names a folder with demos made before (``DEMO/en`` and ``DEMO/zh``), to save the time.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from contract_archive.archive import Archive
from contract_archive.demo.drawing import PLANS, DemoContract, Plan, draw_one

ROOT = Path(__file__).parent.parent
TUTORIALS = {"docs/tutorial.md": "en", "docs/tutorial.zh-CN.md": "zh"}
HOME = "/home/you"
COLUMNS = 80
_PATIENCE = 180  # seconds without a word; a page takes a tenth of that

_LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
_PEOPLE = {"en": "You", "zh": "安归档"}
_BLOCK = re.compile(
    r"^<!-- session(?: types: (?P<types>.*?))? -->\n```console\n(?P<steps>.*?)^```$", re.M | re.S
)
_MARK = re.compile(r"\x1e(\d+)\x1e\r?\n")
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r|\x07")
_WIPED_BAR = re.compile(  # what a progress bar leaves when it is done
    r"^\n(?=File |文件 |carchive: |Field |字段 |[A-Z]+-[0-9-]+$|Enter |回车|直接回车)", re.M
)
_ENTER = "⏎"
_QUESTION = re.compile(r"(: |：)$")
_VARYING = (
    (re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d[.\d]*)?(\+00:00)?"), "DAY TIME"),
    (re.compile(r"\b[0-9a-f]{16,64}\b"), "CHECKSUM"),
    (re.compile(r"[\d.,]+ ?(bytes|字节|[KM]B)|(?<=size: )\d+|(?<=confidence: )[\d.]+"), "N"),
    (re.compile(r"\d+ days? late|\d+ ?天"), "N days late"),
    (re.compile(r"\d+ ?%"), "N %"),
    (re.compile(r"^( +(?:p\. ?\d+|第 ?\d+ ?页)).*", re.M), r"\1"),  # a snippet, as OCR read it
    (re.compile(r"^([A-Z]+\S+)  .*\d{4}-\d\d-\d\d.*", re.M), r"\1"),  # its status changes with time
    (re.compile(r"\b(active|expiring|in force|expired)\b"), "STATUS"),
    (re.compile(r" +"), " "),
    (re.compile(r" +$", re.M), ""),
)
# Where LANG names a locale that is not installed, ls alone would print bytes for Chinese names.
_LS = 'ls() { LC_ALL=C.UTF-8 command ls "$@"; }\n'
# Answers that change with the day are not compared; the command must work, though.
_OF_THE_DAY = "--status"


class Step(NamedTuple):
    """One command (its lines as typed), what it printed, and how it ended."""

    typed: str
    printed: str
    code: int = 0

    @property
    def command(self) -> str:
        """The command as a shell reads it."""
        return "\n".join(line[2:] for line in self.typed.splitlines())


class Session(NamedTuple):
    """The steps of one block and the answers that its questions get."""

    steps: tuple[Step, ...]
    answers: tuple[str, ...]


def sessions(text: str) -> list[Session]:
    """Return the sessions of a tutorial's ``text``."""
    return [
        Session(
            tuple(_steps(found["steps"])), tuple(filter(None, (found["types"] or "").split(" / ")))
        )
        for found in _BLOCK.finditer(text)
    ]


def _steps(block: str) -> list[Step]:
    steps: list[Step] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            steps.append(Step(line, ""))
        elif line.startswith("> "):
            steps[-1] = steps[-1]._replace(typed=steps[-1].typed + line)
        else:
            steps[-1] = steps[-1]._replace(printed=steps[-1].printed + line)
    return steps


def run(
    lessons: Iterable[Session], folder: Path, language: str, demo: Callable[[Path, str], None]
) -> list[Session]:
    """Run the lessons in ``folder``, where ``demo`` puts the demo first; return what they print."""
    lessons = list(lessons)
    demo(folder / "carchive-demo", language)
    script = folder / ".lessons"
    steps = [step for lesson in lessons for step in lesson.steps]
    script.write_text(
        _LS + "".join(f"{each.command}\nprintf '\\036%d\\036\\n' $?\n" for each in steps)
    )
    answers = [queue for queue, lesson in _queues(lessons) for _step in lesson.steps]
    printed = _at_a_terminal(["bash", str(script)], folder, language, answers)
    printed = _CONTROL.sub("", printed).replace(str(folder), HOME)
    parts = _MARK.split(_WIPED_BAR.sub("", printed))
    ran = iter(
        Step(step.typed, text, int(code))
        for step, text, code in zip(steps, parts[::2], parts[1::2], strict=False)
    )
    return [lesson._replace(steps=tuple(_taken(ran, len(lesson.steps)))) for lesson in lessons]


def _queues(lessons: Iterable[Session]) -> Iterator[tuple[deque[str], Session]]:
    for lesson in lessons:
        yield deque(lesson.answers), lesson


def _taken(steps: Iterator[Step], count: int) -> Iterator[Step]:
    for _ in range(count):
        step = next(steps, None)
        if step is not None:
            yield step


def _at_a_terminal(
    command: list[str], folder: Path, language: str, answers: list[deque[str]]
) -> str:
    """Run ``command`` on a terminal and return what stood on the screen.

    A question of the n-th step gets the next of ``answers[n]``.
    """
    screen, line = pty.openpty()
    fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
    child = subprocess.Popen(
        command, cwd=folder, env=_environment(language), stdin=line, stdout=line, stderr=line,
        start_new_session=True,
    )  # fmt: skip
    os.close(line)
    seen = b""
    try:
        while piece := _read(screen):
            seen += piece
            text = seen.decode("utf-8", "ignore")
            now = answers[min(len(_MARK.findall(text)), len(answers) - 1)]
            if now and _QUESTION.search(_CONTROL.sub("", text)):
                os.write(screen, f"{now.popleft().removeprefix(_ENTER)}\n".encode())
    except TimeoutError as error:
        error.add_note(seen.decode("utf-8", "ignore")[-2000:])
        raise
    finally:
        os.close(screen)
        child.wait()
    return seen.decode("utf-8")


def _read(screen: int) -> bytes:
    if not select.select([screen], [], [], _PATIENCE)[0]:
        raise TimeoutError("the lesson waits for an answer that the tutorial does not give")
    try:
        return os.read(screen, 65536)
    except OSError:  # the last process has left the terminal
        return b""


def _environment(language: str) -> dict[str, str]:
    return {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": HOME,
        "LANG": _LOCALES[language],
        "LC_CTYPE": "C.UTF-8",  # there on every machine; the language follows LANG
        "LC_COLLATE": "C",
        "TERM": "dumb",
        "CARCHIVE_PERSON": _PEOPLE[language],
        "PYTHONUNBUFFERED": "1",
    }


def shape(step: Step) -> str:
    """Return what a step printed, with what differs from run to run taken out."""
    if _OF_THE_DAY in step.typed:
        return ""
    text = step.printed
    for pattern, word in _VARYING:
        text = pattern.sub(word, text)
    return text


def whole_demo(folder: Path, language: str) -> None:
    """Run ``carchive demo`` itself: minutes of OCR."""
    subprocess.run(
        ["carchive", "demo", str(folder)], env=_environment(language), check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip


def quick_demo(kept: Path, scans: Iterable[str]) -> Callable[[Path, str], None]:
    """Return what makes the demo in seconds: the same contracts born digital, so without OCR.

    Only the named ``scans`` are drawn as a scanner delivers them. All is drawn once, in ``kept``.
    """
    contracts = [_digital(plan, kept / "digital") for plan in PLANS]
    for plan in PLANS:
        if plan.file in scans:
            draw_one(plan, kept / "scans")

    def make(folder: Path, language: str) -> None:
        from contract_archive.actions.found import found
        from contract_archive.demo.wording.names import OUR_NAME

        ours = OUR_NAME[language]
        with found(
            folder / "archive", language=language, company=ours, aliases=[*OUR_NAME.values()]
        ) as archive:
            _file(archive, contracts)
        shutil.copytree(kept / "scans", folder / "scans")

    return make


def _digital(plan: Plan, folder: Path) -> DemoContract:
    contract = draw_one(replace(plan, dpi=None), folder)
    (file,) = contract.files
    return replace(contract, files=(file.rename(file.with_suffix(".pdf")),))


def _file(archive: Archive, contracts: list[DemoContract]) -> None:
    from contract_archive.actions.ingest import ingest
    from contract_archive.cli.demo import Person, intake_of

    person = Person(contracts, archive.settings)
    for answer in ingest(archive, [intake_of(each) for each in contracts], ask=person):
        assert answer.error is None, answer


def _kept_demo(kept: Path) -> Callable[[Path, str], None]:
    def make(folder: Path, language: str) -> None:
        shutil.copytree(kept / language, folder)

    return make


def renewed(text: str, language: str, demo: Callable[[Path, str], None]) -> str:
    """Return a tutorial's ``text`` with all sessions as they are printed today."""
    with tempfile.TemporaryDirectory() as folder:
        ran = iter(run(sessions(text), Path(folder), language, demo))

    def written(found: re.Match[str]) -> str:
        steps = "".join(step.typed + step.printed for step in next(ran).steps)
        return found[0].replace(found["steps"], steps)

    return _BLOCK.sub(written, text)


if __name__ == "__main__":
    maker = _kept_demo(Path(sys.argv[1])) if len(sys.argv) > 1 else whole_demo
    for name, spoken in TUTORIALS.items():
        path = ROOT / name
        path.write_text(renewed(path.read_text("utf-8"), spoken, maker), "utf-8")
