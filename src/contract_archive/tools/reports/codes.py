"""The ledger's checkpoint as a QR code, so that a printed report can be held against the ledger."""

from __future__ import annotations

from contract_archive.records.audits import Audit

_QUIET = 4  # modules around the code, by ISO/IEC 18004


def checkpoint_text(audit: Audit) -> str:
    """Return what the code says: ``carchive-checkpoint:HT:1234:<sha256>``."""
    size, digest = audit.checkpoint
    return f"carchive-checkpoint:{audit.fonds}:{size}:{digest}"


def modules(text: str) -> list[list[bool]]:
    """Return the rows of a QR code, its dark modules True, with the quiet zone around them."""
    import numpy as np
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    dark = np.array(code.to_image(scale=1, add_quiet_zones=False)) < 128
    return [[bool(module) for module in row] for row in np.pad(dark, _QUIET)]


def runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return the (start, length) of each run of dark modules in a row."""
    found: list[tuple[int, int]] = []
    start = None
    for place, dark in enumerate([*row, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            found.append((start, place - start))
            start = None
    return found
