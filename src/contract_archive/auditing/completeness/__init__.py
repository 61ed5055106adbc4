"""Completeness 完整: nothing that should be there is missing.

``contracts`` looks for contracts and for what their records must say, ``documents`` for documents
and pages of a contract, ``papers`` for paper originals, ``registers`` holds the archive against
somebody else's list.
"""

from contract_archive.auditing.completeness import contracts, documents, papers, registers

__all__ = ["contracts", "documents", "papers", "registers"]
