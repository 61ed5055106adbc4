"""Bags: folders of files with their checksums beside them, as RFC 8493 (BagIt 1.0) packs them.

Written and checked here, by the standard alone, so that any other tool of the kind reads ours and
we read any other's.
"""

from contract_archive.tools.bags.checking import Bag, check
from contract_archive.tools.bags.writing import BagWriter

__all__ = ["Bag", "BagWriter", "check"]
