"""Reading English contracts by the rules of an English archive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import Reading
from contract_archive.settings import Settings
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text

OURS = "Orchard Example Machinery Ltd"


@pytest.fixture(scope="session")
def english_settings() -> Settings:
    """The rules of a fresh archive of Orchard Example Machinery Ltd."""
    return read_or_refuse(rules_text("en", OURS).encode())


@pytest.fixture
def read_text(english_settings: Settings) -> Callable[..., Reading]:
    """Read pages of text."""

    def reading_of(*pages: str) -> Reading:
        return read(pages, english_settings)

    return reading_of
