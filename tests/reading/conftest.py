"""The rules that documents are read by."""

from __future__ import annotations

import pytest

from contract_archive.settings import Settings
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The rules of a fresh archive of 东方示例有限公司."""
    return read_or_refuse(rules_text("zh", "东方示例有限公司").encode())
