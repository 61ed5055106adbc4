"""Run the sessions that the READMEs show, and write down what they really print.

A session is the ``console`` blocks that follow a ``<!-- session -->`` line; all of one file run
one after the other in one shell, in an empty folder with the demo's scans. What differs from run
to run (times, checksums, sizes) is compared by its shape only.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from contract_archive.demo.drawing import PLANS, draw_one

ROOT = Path(__file__).parent.parent
READMES = {"README.md": "en_US.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}
HOME = "/home/you"

_BLOCK = re.compile(r"(?<=<!-- session -->\n```console\n).*?(?=^```$)", re.M | re.S)
_VARYING = (
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"), "DAY TIME"),
    (re.compile(r"\b[0-9a-f]{16,64}\b"), "CHECKSUM"),
    (re.compile(r"[\d.,]+ (bytes|KB|MB)"), "SIZE"),
    (re.compile(r"\d+ (days? late|天)"), "N days late"),
    (re.compile(r"\d+ ?%"), "N %"),
    (re.compile(r" +"), " "),
)


class Step(NamedTuple):
    """One command (its lines as typed) and what it printed."""

    typed: str
    printed: str

    @property
    def command(self) -> str:
        """The command as a shell reads it."""
        return "\n".join(line[2:] for line in self.typed.splitlines())


def sessions(text: str) -> list[list[Step]]:
    """Return the steps of each block in a README's ``text``."""
    return [_steps(block) for block in _BLOCK.findall(text)]


def _steps(block: str) -> list[Step]:
    steps: list[Step] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            steps.append(Step(line, ""))
        elif line.startswith("> "):
            steps[-1] = Step(steps[-1].typed + line, "")
        else:
            steps[-1] = steps[-1]._replace(printed=steps[-1].printed + line)
    return steps


def run(steps: list[Step], folder: Path, language: str) -> list[Step]:
    """Run ``steps`` in one shell in ``folder`` and return them with what they print now."""
    for plan in PLANS:
        if any(plan.file in step.typed for step in steps):
            draw_one(plan, folder / "carchive-demo" / "scans")
    mark = "=== next ==="
    script = "".join(f"{step.command}\necho '{mark}'\n" for step in steps)
    done = subprocess.run(
        ["bash"], input=script, cwd=folder, env=_environment(language), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True,
    )  # fmt: skip
    printed = done.stdout.replace(str(folder), HOME).split(f"{mark}\n")
    return [step._replace(printed=text) for step, text in zip(steps, printed, strict=False)]


def _environment(language: str) -> dict[str, str]:
    return {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": HOME,
        "LANG": language,
        "CARCHIVE_PERSON": "You" if language.startswith("en") else "安归档",
        "PYTHONUNBUFFERED": "1",
    }


def shape(text: str) -> str:
    """Return ``text`` with what differs from run to run taken out."""
    for pattern, word in _VARYING:
        text = pattern.sub(word, text)
    return text


def renewed(text: str, language: str) -> str:
    """Return a README's ``text`` with all sessions as they are printed today."""
    blocks = sessions(text)
    with tempfile.TemporaryDirectory() as folder:
        ran = iter(run([step for block in blocks for step in block], Path(folder), language))
    fresh = iter(["".join("".join(next(ran)) for _step in block) for block in blocks])
    return _BLOCK.sub(lambda _found: next(fresh), text)


if __name__ == "__main__":
    for name, spoken in READMES.items():
        path = ROOT / name
        path.write_text(renewed(path.read_text("utf-8"), spoken), "utf-8")
