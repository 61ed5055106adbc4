"""The one table of file-name repairs: from what people call things to what a disk can hold.

A name so repaired stands on Linux, macOS, Windows and their network folders, reads like the name
it came from, and is one segment of a path: it never climbs and never hides. Before that, what is
typed is brought on one line.
"""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 180
NAMELESS = "_"

_REPLACED = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Cn"})
_SPACES = re.compile(r"\s+")
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\s*(?:\.|$))")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u2060\ufeff]")
_OURS = frozenset({"archive.yaml", "contract.yaml", "intake.yaml", "master", "review"})


def one_line(text: str) -> str:
    """Return ``text`` composed and on one line, without controls, zero-width spaces and byte order
    marks: pasting brings them along, and they would make another customer of the same name."""
    return unicodedata.normalize("NFC", " ".join(_UNSEEN.sub("", text).split()))


def safe_name(name: str) -> str:
    """Return ``name`` as one file name of at most ``MOST_BYTES`` bytes of UTF-8.

    Characters that no disk takes become their full-width likes; control and direction characters
    go; a leading dot becomes ``．``; trailing dots and spaces go; a Windows device name or a name
    we use ourselves gets ``_``. A name too long is cut at a character and ends in ``~`` and eight
    digits told by the whole of it. Nothing left: ``_``. Repairing twice changes nothing.
    """
    plain = _plain(name)
    if plain.startswith("."):
        plain = "．" + plain[1:]
    plain = (
        _DEVICE.sub(lambda found: found[0] + "_", plain, count=1) if _DEVICE.match(plain) else plain
    )
    if plain.casefold() in _OURS:
        plain += "_"
    return _fitting(plain, name) or NAMELESS


def _plain(name: str) -> str:
    spaced = _SPACES.sub(" ", name)
    kept = "".join(char for char in spaced if unicodedata.category(char) not in _DROPPED)
    close = _SPACES.sub(" ", kept)  # what was dropped stood between two spaces
    return unicodedata.normalize("NFC", close).translate(_REPLACED).strip(" ").rstrip(". ")


def _fitting(plain: str, name: str) -> str:
    if len(plain.encode()) <= MOST_BYTES:
        return plain
    from hashlib import sha256

    whole = unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")
    tail = "~" + sha256(whole).hexdigest()[:8]
    head = plain.encode()[: MOST_BYTES - len(tail)].decode("utf-8", "ignore")
    while unicodedata.combining(plain[len(head)]):
        head = head[:-1]
    return head + tail
