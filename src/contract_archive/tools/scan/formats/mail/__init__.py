"""Mail (RFC 5322, MIME): a letter's own words, and the files that it brings."""

from contract_archive.tools.scan.formats.mail.letter import (
    MOST_BROUGHT,
    Brought,
    Letter,
    read_letter,
)

__all__ = ["MOST_BROUGHT", "Brought", "Letter", "read_letter"]
