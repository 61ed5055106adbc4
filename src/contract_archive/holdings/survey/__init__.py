"""The survey: a scratch register, in SQLite, of what one audit has seen.

What the ledger tells of each number stands in ``told``, what stands in the tree in ``standing``;
what contradicts itself comes out by joining the two. It is a file, so memory stays flat however
many contracts there are, and an interrupted audit goes on where it was. Nothing in it is truth: it
may be deleted at any time.
"""

from contract_archive.holdings.survey.register import Standing, Survey, Told

__all__ = ["Standing", "Survey", "Told"]
