"""The rules that hold where there is no archive: those of a fresh one, without names of our own."""

from __future__ import annotations

from contract_archive.locale import language
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text
from contract_archive.settings.model import Settings


def standard() -> Settings:
    """Return the rules of a fresh archive that belongs to nobody yet."""
    return read_or_refuse(rules_text(language()).encode())._replace(our_names=(), fonds_name="")
