"""What makes a second reading needless: the same record, text, rules and reader as when a former
audit read the contract and found nothing.

Reading a contract again costs ten times what reading its bytes does, and comes to the same as long
as all that it depends on is the same. So it is remembered on what it depended: the record as the
ledger tells it, the text by the SHA-256 that this audit has just read, the rules, this program to
the last byte, and what was asked of the customers' names. A reading that looked at the day of the
audit is never remembered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import contract_archive
from contract_archive.holdings.survey import Told
from contract_archive.rules.customers import Known
from contract_archive.settings.model import Settings

if TYPE_CHECKING:
    from contract_archive.auditing.case import Case
    from contract_archive.rules.customers import Candidate


class Asked(Known):
    """The customers' names, noting what is asked of them."""

    def __init__(self, known: Known) -> None:
        self._real = known
        self.answers: dict[str, str | None] = {}
        self.beyond = False

    def official(self, name: str) -> str | None:
        """Return the official name of the customer that bears ``name``."""
        self.answers[name] = self._real.official(name)
        return self.answers[name]

    def close_to(self, name: str) -> Iterator[Candidate]:
        """Yield the customers with a name like this one; too much depends on all of them."""
        self.beyond = True
        return self._real.close_to(name)


def context(settings: Settings, checks: tuple[str, ...]) -> bytes:
    """Return the digest of what every reading depends on: the rules, the checks that run on it,
    and this program."""
    digest = sha256(repr((settings, checks)).encode("utf-8", "surrogatepass"))
    root = Path(contract_archive.__file__).parent
    for path in sorted(root.rglob("*.py")):
        digest.update(f"\0{path.relative_to(root)}\0".encode())
        digest.update(path.read_bytes())
    return digest.digest()


def key(told: Told) -> bytes:
    """Return what stands for a contract as it was filed."""
    return sha256(repr(tuple(told)).encode("utf-8", "surrogatepass")).digest()


def holds(answers: str | None, case: Case, known: Known) -> bool:
    """Tell whether a remembered reading (by its ``answers``) still holds for a contract."""
    if answers is None or not _is_sound(case):
        return False
    asked: dict[str, str | None] = json.loads(answers)
    return all(known.official(name) == answer for name, answer in asked.items())


def answers_of(case: Case, asked: Asked) -> str | None:
    """Return what a reading that found nothing is remembered by; None where it must not be."""
    if case.asked_for_today or asked.beyond or not _is_sound(case):
        return None
    return json.dumps(asked.answers, ensure_ascii=False)


def _is_sound(case: Case) -> bool:
    """Whether record and texts were read just now and are what was filed."""
    return case.as_filed and all(
        seen.sha256 == seen.file.fixity.sha256 for seen in case.files if seen.role == "text"
    )
