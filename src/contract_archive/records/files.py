"""Files and what they must still be."""

from __future__ import annotations

from typing import NamedTuple


class Fixity(NamedTuple):
    """What a file must still be: SHA-256 in hex, and size in bytes."""

    sha256: str
    size: int


class StoredFile(NamedTuple):
    """One file of a contract. ``path`` is relative to the contract's folder, ``/`` separated."""

    path: str
    fixity: Fixity
