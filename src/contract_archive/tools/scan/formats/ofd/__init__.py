"""OFD documents (GB/T 33190), read from their own XML."""

from contract_archive.tools.scan.formats.ofd.document import read_ofd

__all__ = ["read_ofd"]
