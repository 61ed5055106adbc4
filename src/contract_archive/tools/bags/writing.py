"""Write a bag: under a passing name until it is whole, and never over something that exists."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from contract_archive import disk
from contract_archive.errors import ConflictError
from contract_archive.locale import _
from contract_archive.records.files import Fixity
from contract_archive.tools.bags import manifests
from contract_archive.tools.bags.manifests import DECLARATION, INFO, PAYLOAD

_DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class BagWriter:
    """A bag in the making, beside where it shall stand. ``discard`` it where it comes to nothing.

    Raises OSError where the disk refuses.
    """

    def __init__(self, target: Path) -> None:
        """Begin. Raises ConflictError where something stands at ``target``."""
        self.target = target
        self.refuse_taken()
        self.folder = target.with_name(f"{target.name}.part-{secrets.token_hex(4)}")
        self.folder.mkdir()
        self.payload = self.folder / PAYLOAD
        self.payload.mkdir()
        self._files: dict[str, Fixity] = {}
        self._tags: dict[str, str] = {}

    @property
    def size(self) -> int:
        """How many bytes the payload has by now."""
        return sum(fixity.size for fixity in self._files.values())

    @property
    def count(self) -> int:
        """How many files the payload has by now."""
        return len(self._files)

    def note(self, path: str, fixity: Fixity) -> None:
        """Take note of a file that stands at ``path`` of the payload, safe, with this fixity."""
        self._files[f"{PAYLOAD}/{path}"] = fixity

    def put(self, path: str, data: bytes) -> Fixity:
        """Write a file of the payload. Returns its fixity."""
        self._files[f"{PAYLOAD}/{path}"] = fixity = self._write(f"{PAYLOAD}/{path}", data)
        return fixity

    def tag(self, path: str, data: bytes) -> None:
        """Write a file that tells about the payload and is none of it."""
        self._tags[path] = self._write(path, data).sha256

    def seal(self, labels: Iterable[tuple[str, str]]) -> str:
        """Write what makes the folder a bag, all of it safe on disk; ``labels`` go into
        ``bag-info.txt``. Returns the SHA-256 of the payload's manifest."""
        digests = {path: fixity.sha256 for path, fixity in self._files.items()}
        oxum = f"{self.size}.{self.count}"
        self.tag(DECLARATION, _DECLARED)
        self.tag(INFO, manifests.info((*labels, ("Payload-Oxum", oxum))))
        self.tag("manifest-sha256.txt", manifests.manifest(digests))
        digest = self._tags["manifest-sha256.txt"]
        self._write("tagmanifest-sha256.txt", manifests.manifest(self._tags))
        for path, _folders, _names in os.walk(self.folder, topdown=False):
            disk.sync_folder(Path(path))
        return digest

    def refuse_taken(self) -> None:
        """Raise ConflictError where something stands at the bag's place."""
        if os.path.lexists(self.target):
            raise ConflictError(
                _("{folder}: something stands there already").format(folder=self.target),
                _("Name a folder that is not there yet."),
            )

    def publish(self) -> None:
        """Give the bag its name. Raises ConflictError where something stands there by now."""
        self.refuse_taken()
        self.folder.rename(self.target)
        disk.sync_folder(self.target.parent)

    def discard(self) -> None:
        """Remove what was written, unless it has its name already."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, path: str, data: bytes) -> Fixity:
        disk.make_folders(self.folder, str(PurePosixPath(path).parent).removeprefix("."))
        return disk.write_new(self.folder / path, data)
