"""One child process as the parent holds it: started, asked, watched, killed."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from contract_archive.tools.scan import wire

_MODULE = "contract_archive.tools.scan.child"
_LAST_WORDS_SECONDS = 5.0


class DeadWorkerError(Exception):
    """The child is gone; carries what it returned (minus the signal that ended it)."""

    def __init__(self, returncode: int) -> None:
        super().__init__(returncode)
        self.returncode = returncode


class LateWorkerError(Exception):
    """The child was still busy at its deadline, and was killed."""


class Worker:
    """A living child. Not to be shared: one request at a time."""

    def __init__(self, threads: int, memory_mb: int) -> None:
        self.answered = 0
        self._process = subprocess.Popen(
            # -P: a folder with a file named PIL.py must not become part of the program.
            [sys.executable, "-P", "-m", _MODULE, str(threads), str(memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=_environment(threads),
            start_new_session=True,  # a ctrl-C at the terminal is the parent's to handle
        )

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the child still runs."""
        return self._process.poll() is None

    def ask(
        self,
        message: dict[str, Any],
        seconds: float,
        hear: Callable[[wire.Message], float | None],
    ) -> wire.Message:
        """Send a request, and return the first message that ``hear`` does not take for an event.

        ``hear`` gets every event and may answer how many seconds the request may take altogether.
        Raises DeadWorkerError and LateWorkerError; in both cases, and whenever anything else
        interrupts, the child is gone afterwards.
        """
        start = time.monotonic()
        try:
            wire.send(self._in, message)
            while True:
                answer = wire.receive(self._out, start + seconds)
                if answer.get("event") not in ("planned", "page"):
                    self.answered += 1
                    return answer
                seconds = hear(answer) or seconds
        except wire.WireTimeoutError as error:
            self.kill()
            raise LateWorkerError from error
        except wire.BrokenWireError as error:
            raise DeadWorkerError(self._last_words()) from error
        except BaseException:
            self.kill()
            raise

    @property
    def _in(self) -> int:
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        return self._process.stdin.fileno()

    @property
    def _out(self) -> int:
        assert self._process.stdout is not None  # noqa: S101
        return self._process.stdout.fileno()

    def _last_words(self) -> int:
        """Return the exit code of a child whose pipe broke."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS_SECONDS)
        self.kill()
        return self._process.returncode

    def end(self) -> None:
        """End the child; whoever waits for its answer clears up."""
        self._process.kill()

    def kill(self) -> None:
        """End the child and clear up after it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _environment(threads: int) -> dict[str, str]:
    # Few malloc arenas: each takes address space, which is limited, and holds on to memory.
    return {**os.environ, "MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": str(threads)}
