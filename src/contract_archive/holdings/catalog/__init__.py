"""The catalog: every word and field of the archive, in one SQLite file that can be rebuilt.

Nothing outside this package knows SQL. ``catalog`` is the door; ``engine`` opens the file and
tells its faults in our words, ``finding`` answers questions, ``recording`` and ``numbers`` write,
``terms`` turns text and search words into what the index holds, ``schema`` and ``dumping`` are
loaded only when needed.
"""

from contract_archive.holdings.catalog.catalog import Catalog

__all__ = ["Catalog", "NumberState", "SequenceState"]
