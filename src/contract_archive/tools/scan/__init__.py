"""Documents in, page texts and a searchable PDF out; the work is done in limited children.

The door of this room: a :class:`ScanDesk` keeps the children, a :class:`ScanRequest` says what to
read. Nothing here parses a file in the calling process beyond its first bytes, and nothing heavy is
imported by it.
"""

from contract_archive.tools.scan.desk import ScanDesk, inspect, refuse_other_kinds
from contract_archive.tools.scan.kinds import usual_suffix
from contract_archive.tools.scan.requests import Inspection, PageProgress, ScanRequest
from contract_archive.tools.scan.stacks import StackPart

__all__ = [
    "Inspection",
    "PageProgress",
    "ScanDesk",
    "ScanRequest",
    "StackPart",
    "inspect",
    "refuse_other_kinds",
    "usual_suffix",
]
