"""The command line as people and programs meet it: in this process, in its own, on a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from contract_archive.actions.found import found
from contract_archive.archive import Archive
from contract_archive.cli.app import run
from contract_archive.records.contracts import Money

PATIENCE = 60.0
PROGRAM = [sys.executable, "-m", "contract_archive"]


class Result(NamedTuple):
    """What a call gave."""

    code: int
    out: str
    err: str = ""


@pytest.fixture
def carchive(capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a call in this process, in English, its output piped."""

    def call(*arguments: object, **environment: str) -> Result:
        capfd.readouterr()
        code = run([str(word) for word in arguments], {"LANG": "C.UTF-8", **environment})
        sys.stdout.flush()
        sys.stderr.flush()
        return Result(code, *capfd.readouterr())

    return call


def _environment(lang: str, more: dict[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LANG": lang, "TERM": "xterm-256color", **more}


@pytest.fixture
def process() -> Callable[..., Result]:
    """Run a call in a process of its own, its output piped."""

    def call(
        *arguments: object,
        lang: str = "C.UTF-8",
        given: bytes = b"",
        cwd: Path | None = None,
        **environment: str,
    ) -> Result:
        done = subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            input=given,
            capture_output=True,
            check=False,
            cwd=cwd,
            env=_environment(lang, environment),
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def terminal() -> Callable[..., Result]:
    """Run a call on a terminal of 80 columns; a line is typed whenever a question is asked."""

    def call(
        *arguments: object, lang: str = "C.UTF-8", typed: Sequence[str] = (), **environment: str
    ) -> Result:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        with subprocess.Popen(
            [*PROGRAM, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=_environment(lang, environment),
        ) as child:
            os.close(theirs)
            shown = _conversation(ours, list(typed), child)
        os.close(ours)
        return Result(child.returncode, shown.decode().replace("\r\n", "\n"))

    return call


def _conversation(terminal: int, typed: list[str], child: subprocess.Popen[bytes]) -> bytes:
    """Answer each question with the next line typed; return all that was shown."""
    shown = b""
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            return shown
        shown += piece
        if shown.endswith(b": ") and typed:
            os.write(terminal, typed.pop(0).encode())
    child.kill()
    pytest.fail(f"waits for ever after {shown.decode()!r}")


@pytest.fixture
def empty_archive(tmp_path: Path) -> Path:
    """The folder of an archive with nothing in it."""
    root = tmp_path / "empty"
    found(root, language="zh", company="东方示例有限公司").close()
    return root


@pytest.fixture
def filled_archive(fresh_archive: Archive, file_contract: Callable[..., str]) -> Path:
    """The folder of an archive with three contracts."""
    file_contract(
        fresh_archive,
        "购销合同\n甲方：东方示例有限公司\f第二页 轴承 一百套\n总价 人民币壹拾万元整",
        customer="华东机电有限公司",
        title="轴承购销合同",
        amount=Money(Decimal("100000.00")),
        owner="王芳",
        tags=("重点",),
    )
    file_contract(
        fresh_archive,
        "Framework agreement on bearings",
        customer="Northern Bearings Ltd",
        title="=cmd|' /C calc'!A0",
        series="KJ",
        signed_on=date(2023, 12, 1),
    )
    file_contract(
        fresh_archive,
        "保密协议",
        customer="一家名字非常非常长的进出口贸易有限责任公司北京第三分公司\x1b[31m",
        title="关于共同开发新一代智能制造生产线控制系统的保密协议",
        series="BM",
    )
    fresh_archive.close()
    return fresh_archive.root
