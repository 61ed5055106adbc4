"""What a person hands in: files, and folders full of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = frozenset((".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".docx", ".ofd", ".eml"))


def files_under(path: Path) -> Iterator[Path]:
    """Yield ``path`` itself, or the documents in that folder and below, as a person counts.

    Hidden files, links and files of other kinds within a folder are passed over.
    """
    if not path.is_dir():
        yield path
        return
    for each in sorted(path.iterdir(), key=_as_counted):
        if each.name.startswith(".") or each.is_symlink():
            continue
        if each.is_dir() or each.suffix.lower() in SUFFIXES:
            yield from files_under(each)


def _as_counted(path: Path) -> list[tuple[int, str]]:
    """Page 2 before page 10."""
    return [
        (int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", path.name)
    ]
