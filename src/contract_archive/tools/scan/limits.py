"""What a child may use up, and how large a file may be at all.

The children hold these limits themselves and set them before they import a parser; the wall clock
is watched by the parent.
"""

from __future__ import annotations

import resource

MOST_PAGES = 5_000
MOST_PIXELS = 300_000_000  # an A1 drawing at 600 dpi
MOST_CHARACTERS = 200_000  # of one page
MOST_FILE_BYTES = 2 << 30  # that a child may write, or twice its input
PATIENCE_SECONDS = 60.0  # for what does not depend on the number of pages
SECONDS_PER_TEXT_PAGE = 2.0  # for a page that needs no OCR
FILES_PER_CHILD = 1_000

_MIB = 1 << 20


def limit_process(memory_mb: int) -> None:
    """Limit this process for good: address space to ``memory_mb``, no core dumps."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_AS, memory_mb * _MIB, for_good=True)


def limit_file(input_bytes: int) -> None:
    """Limit what this process writes into one file from now on, given the size of its input."""
    _lower(resource.RLIMIT_FSIZE, max(MOST_FILE_BYTES, 2 * input_bytes))


def limit_seconds(seconds: float) -> None:
    """Let this process use ``seconds`` more of processor time before the kernel ends it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime + seconds) + 1)


def _lower(kind: int, wanted: int, *, for_good: bool = False) -> None:
    hard = resource.getrlimit(kind)[1]
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (soft, soft if for_good else hard))


def allowed_seconds(pages: int, ocr_pages: int, seconds_per_page: float, patience: float) -> float:
    """Return how long a document with ``pages``, of which OCR reads ``ocr_pages``, may take."""
    return patience + pages * SECONDS_PER_TEXT_PAGE + ocr_pages * seconds_per_page
