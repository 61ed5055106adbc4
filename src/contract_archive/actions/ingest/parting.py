"""Part stacks into their documents, each an intake of its own, before they are taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from contract_archive.actions.ingest.labelling import with_label
from contract_archive.actions.ingest.preparing import Refused, remove_source, stamp_of
from contract_archive.archive import Archive
from contract_archive.disk import storage_error
from contract_archive.errors import ArchiveError, TwinError
from contract_archive.locale import _
from contract_archive.records.intakes import Accession, Intake, Outcome
from contract_archive.records.labels import read_label
from contract_archive.tools.scan import ScanDesk, StackPart


@dataclass
class _Stack:
    """A stack at work: its file, how many parts are still to come, whether all are safe so far."""

    file: Path
    stamp: tuple[int, int]
    move: bool
    left: int
    safe: bool = True


class Stacks:
    """Parts the files of intakes in ``folder``, an empty one of the caller's."""

    def __init__(self, archive: Archive, desk: ScanDesk, folder: Path) -> None:
        self._archive = archive
        self._desk = desk
        self._folder = folder
        self._stacks: dict[Path, _Stack] = {}

    def parts(self, intakes: Iterable[Intake]) -> Iterator[Intake | Refused]:
        """Yield each document of each stack; a file that cannot be parted is refused whole."""
        for number, intake in enumerate(intakes):
            try:
                yield from self._parted(intake, self._folder / str(number))
            except ArchiveError as error:
                yield Refused(intake, error)
            except OSError as fault:
                yield Refused(intake, storage_error(fault))

    def taken_in(self, intake: Intake, answer: Accession) -> Accession:
        """Take note of what became of a part. With --move the stack is removed behind its last
        part, if every one is safe in the archive."""
        stack = self._stacks.get(intake.files[0])
        if stack is None:
            return answer
        stack.left -= 1
        stack.safe &= _is_safe(answer)
        if stack.left or not stack.move:
            return answer
        told = remove_source(stack.file, stack.stamp) if stack.safe else _kept(stack.file)
        return replace(answer, warnings=(*answer.warnings, told)) if told else answer

    def _parted(self, intake: Intake, work: Path) -> Iterator[Intake]:
        file = intake.files[0]
        stamp = stamp_of(file)
        work.mkdir()
        parts = self._desk.split(file, work, password=intake.password)
        if not parts:
            yield intake  # no sheet in it: the file is the document
            return
        stack = _Stack(file, stamp, intake.move, len(parts))
        said = [self._part_of(intake, work, part) for part in parts]
        self._stacks.update((each.files[0], stack) for each in said)
        yield from said

    def _part_of(self, intake: Intake, work: Path, part: StackPart) -> Intake:
        name = f"{Path(intake.file).stem} p{part.first}-{part.last}.pdf"
        said = replace(
            intake, files=(work / part.name,), received_as=(name,), password=None, move=False
        )
        label = read_label(part.label)
        if label is None or not label.is_of(self._archive.settings.fonds_code):
            return said
        with self._archive.another_catalog() as catalog:
            return with_label(catalog, said, label)


def _is_safe(answer: Accession) -> bool:
    """Whether the bytes of a part are in the archive, be it since an earlier attempt."""
    if answer.outcome is Outcome.DUPLICATE:
        return not isinstance(answer.error, TwinError)
    return answer.outcome in (Outcome.FILED, Outcome.REVIEW)


def _kept(file: Path) -> str:
    return _("{file} was not removed: not all of its documents are in the archive").format(
        file=file
    )
