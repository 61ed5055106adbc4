"""Lists that a person hands in as text: a file, or what is typed or piped in."""

from __future__ import annotations

import sys
from pathlib import Path

from contract_archive.disk import storage_error
from contract_archive.errors import InputError
from contract_archive.locale import _

_LARGEST = 64 << 20


def read_text(path: Path) -> str:
    """Return the text of a file, ``-`` being standard input, in UTF-8, UTF-16 with a mark or
    GB 18030. Raises InputError where it is none of these, is larger than 64 MiB or is not
    there."""
    data = _bytes(path)
    if len(data) > _LARGEST:
        raise InputError(_("{file}: too large for a list").format(file=path), _("Divide it."))
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError(
        _("{file}: this is no text").format(file=path),
        _("Give a plain text file, one label or number a line."),
    )


def _bytes(path: Path) -> bytes:
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(_LARGEST + 1)
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError as fault:
        raise InputError(
            _("{file}: there is no such file").format(file=path), _("Check the name.")
        ) from fault
    except OSError as fault:
        raise storage_error(fault) from fault
