"""Accuracy 准确: the record says what the paper says, and what was filed.

``ledger`` looks at the log itself, ``records`` at each record beside it and within itself,
``pages`` at each record beside the scan, ``stacks`` at what should be closed by now.
"""

from contract_archive.auditing.accuracy import ledger, pages, records, stacks

__all__ = ["ledger", "pages", "records", "stacks"]
