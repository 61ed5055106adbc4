"""The lines of a bag's tag files: manifests, and the labels of ``bag-info.txt``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from contract_archive.locale import _

ALGORITHMS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}
"""The checksums that are known, with how many hex digits each has."""

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
PAYLOAD = "data"

_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_ESCAPED = re.compile("%(0A|0D|25)", re.IGNORECASE)
_LABEL = re.compile(r"([^\s:][^:]*?)[ \t]*:[ \t]*(.*)")
_DRIVE = re.compile(r"[A-Za-z]:")
_BREAKS = re.compile("\r\n|\r|\n")


class TagError(ValueError):
    """A tag file that is not as the standard says; the message is a sentence about it."""


def manifest(digests: Mapping[str, str]) -> bytes:
    """Return a manifest of files (path to checksum), in the order of their names."""
    lines = (f"{digest}  {_escaped(path)}\n" for path, digest in sorted(digests.items()))
    return "".join(lines).encode()


def read_manifest(data: bytes, algorithm: str) -> dict[str, str]:
    """Return what a manifest says: each path with its checksum in lower case.

    Raises TagError where a line is none, names a path twice, or one that leads out of the bag.
    """
    found: dict[str, str] = {}
    for count, line in enumerate(_lines(data), 1):
        read = _LINE.fullmatch(line)
        if read is None or len(read[1]) != ALGORITHMS[algorithm]:
            raise TagError(_("line {line} is no checksum with a file").format(line=count))
        path = _ESCAPED.sub(lambda each: chr(int(each[1], 16)), read[2])
        if climbs(path):
            raise TagError(
                _("line {line} leads out of the bag: {path}").format(line=count, path=shown(path))
            )
        if path in found:
            raise TagError(
                _("line {line} names a file again: {path}").format(line=count, path=shown(path))
            )
        found[path] = read[1].lower()
    return found


def climbs(path: str) -> bool:
    """Tell whether a path could mean something outside of the folder that it is read in, on this
    system or on another."""
    parts = re.split(r"[/\\]", path)
    return bool(_DRIVE.match(path)) or path.startswith("~") or bool({"", ".", ".."} & {*parts})


def info(labels: Iterable[tuple[str, str]]) -> bytes:
    """Return the file of labels and values; empty ones are left out, each is one line."""
    kept = ((name, " ".join(value.split())) for name, value in labels)
    return "".join(f"{name}: {value}\n" for name, value in kept if value).encode()


def read_info(data: bytes) -> dict[str, str]:
    """Return the labels with their values; of one that stands twice, the first. A line that is
    indented goes on with the one before. Raises TagError."""
    found: dict[str, str] = {}
    name = ""
    for count, line in enumerate(_lines(data), 1):
        if line[:1] in (" ", "\t") and name:
            found[name] = f"{found[name]} {line.strip()}"
            continue
        read = _LABEL.fullmatch(line)
        if read is None:
            raise TagError(_("line {line} is no label with a value").format(line=count))
        name = read[1] if read[1] not in found else f"{read[1]} ({count})"
        found[name] = read[2]
    return found


def shown(path: str) -> str:
    """Return a stranger's path as it can be printed in a line, cut short."""
    plain = "".join(c if unicodedata.category(c)[0] != "C" else ascii(c)[1:-1] for c in path)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


_SHOWN = 100


def _lines(data: bytes) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise TagError(_("it is not UTF-8")) from fault
    return [line for line in _BREAKS.split(text) if line.strip()]


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
