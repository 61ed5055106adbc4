"""``archive.yaml`` read and checked whole."""

from __future__ import annotations

from pathlib import Path

from contract_archive.errors import NotFoundError
from contract_archive.locale import _
from contract_archive.settings.building import build
from contract_archive.settings.checks import check_all
from contract_archive.settings.faults import RULES_NAME, Fault, Faults, rule_error
from contract_archive.settings.keys import SCHEMA
from contract_archive.settings.model import Settings
from contract_archive.settings.nodes import compose
from contract_archive.settings.values import read_map


def check(root: Path) -> list[Fault]:
    """Return every fault of the rules of the archive at ``root``, from the first line on.

    Raises NotFoundError where there is no ``archive.yaml``.
    """
    return read(rules_of(root))[1]


def read_or_refuse(data: bytes) -> Settings:
    """Return the settings that ``data`` says. Raises RuleError naming every fault."""
    settings, faults = read(data)
    if faults or settings is None:
        raise rule_error(faults)
    return settings


def read(data: bytes) -> tuple[Settings | None, list[Fault]]:
    """Return what ``data`` says and its faults; nothing where it is not even YAML."""
    faults = Faults()
    node = compose(data, faults)
    if faults.found:
        return None, faults.in_order()
    settings = build(read_map(SCHEMA, node, (), faults))
    check_all(settings, faults)
    return settings, faults.in_order()


def rules_of(root: Path) -> bytes:
    """Return the bytes of ``archive.yaml``. Raises NotFoundError where there is none."""
    try:
        return (root / RULES_NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise NotFoundError(
            _("{folder}: no archive.yaml there").format(folder=root),
            _("Make an archive with `carchive init DIR`, or name one with --archive DIR."),
        ) from None
