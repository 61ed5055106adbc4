"""What the ledger's damaged lines still say: a fault that they explain is theirs, told once."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.auditing.accuracy.ledger import lost_tail
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError


class TornLines:
    """The text of the lines at which the ledger's chain breaks, and of those just before, which
    may be the changed ones. Read when first asked for."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._text: str | None = None
        self._holds: bool | None = None

    def lost(self, number: str, place: str) -> bool:
        """Tell whether the line that filed a contract is one of them, or is lost: the catalog still
        remembers it at its place, in an archive whose ledger does not hold together."""
        if self.name(number):
            return True
        if self._holds is None:
            self._holds = not self._whole.breaks and lost_tail(self._whole) is None
        if self._holds:
            return False
        try:
            state = self._whole.archive.catalog.number_state(number)
        except ArchiveError:
            return False
        return state is not None and state.path == place

    def name(self, number: str) -> bool:
        """Tell whether one of them names a number."""
        if not self._whole.breaks or not number:
            return False
        if self._text is None:
            self._text = "\n".join(_lines(self._whole))
        return number in self._text


def _lines(whole: Whole) -> Iterator[str]:
    wanted = {(each.file, each.line) for each in whole.breaks}
    before = ""
    for name in sorted(path.name for path in whole.archive.ledger.folder.glob("*.jsonl")):
        with (whole.archive.ledger.folder / name).open("rb") as file:
            for count, line in enumerate(file, 1):
                text = line.decode("utf-8", "replace")
                if (name, count) in wanted:
                    yield before
                    yield text
                before = text
