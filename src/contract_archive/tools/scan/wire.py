"""Messages between parent and child: a length of four bytes, then JSON in UTF-8.

JSON and nothing richer, because what a child says may be the work of a hostile file.
"""

from __future__ import annotations

import json
import os
import select
import struct
import time
from typing import Any

Message = dict[str, Any]

_LENGTH = struct.Struct(">I")
_LONGEST = 1 << 30


class BrokenWireError(Exception):
    """The other side is gone, or does not speak as it should."""


class WireTimeoutError(Exception):
    """Nothing complete came in time."""


def send(descriptor: int, message: Message) -> None:
    """Write one message; raises BrokenWireError when nobody reads."""
    body = json.dumps(message, ensure_ascii=True).encode("ascii")
    view = memoryview(_LENGTH.pack(len(body)) + body)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
    except OSError as error:
        raise BrokenWireError(str(error)) from error


def receive(descriptor: int, deadline: float | None = None) -> Message:
    """Read one message; ``deadline`` is a moment of ``time.monotonic()``.

    Raises WireTimeoutError after it, BrokenWireError when the other side is gone.
    """
    (length,) = _LENGTH.unpack(_read(descriptor, _LENGTH.size, deadline))
    if length > _LONGEST:
        raise BrokenWireError("a message of impossible length")
    try:
        message = json.loads(_read(descriptor, length, deadline))
    except ValueError as error:
        raise BrokenWireError("not a message") from error
    if not isinstance(message, dict):
        raise BrokenWireError("not a message")
    return message


def _read(descriptor: int, wanted: int, deadline: float | None) -> bytes:
    parts = bytearray()
    while len(parts) < wanted:
        _await(descriptor, deadline)
        try:
            part = os.read(descriptor, min(wanted - len(parts), 1 << 20))
        except OSError as error:
            raise BrokenWireError(str(error)) from error
        if not part:
            raise BrokenWireError("the other side is gone")
        parts += part
    return bytes(parts)


def _await(descriptor: int, deadline: float | None) -> None:
    if deadline is None:
        return
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    left = max(0.0, deadline - time.monotonic())
    if not poll.poll(left * 1000):
        raise WireTimeoutError
