"""The archive: settings, vault, ledger and catalog held together, and the one write protocol.

``Archive.open(root)`` is the door for the command line and for scripts alike.
"""

from contract_archive.archive.archive import Archive

__all__ = ["Archive"]
