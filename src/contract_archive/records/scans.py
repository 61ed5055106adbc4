"""What a machine made of a file: pages with text, and a PDF that can be searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from contract_archive.records.modes import OcrMode as OcrMode


class TextOrigin(StrEnum):
    """Where a page's text came from.

    ``COVERING`` is the letter that brought the document, ``COVER`` a cover sheet of ours on top of
    it: they are kept and found with it, but are no pages of it, so nothing is to be read from them
    as the contract's.
    """

    OCR = "ocr"
    EMBEDDED = "embedded"
    COVERING = "covering"
    COVER = "cover"
    NONE = "none"


class Unsure(NamedTuple):
    """A character of a page's text that OCR is not sure of: its place from 0, and how sure (0 to 1)
    the engine is.
    """

    at: int
    sureness: float


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: its number (from 1), its text and how far that is to be trusted.

    ``confidence`` (0 to 1) is the OCR engine's mean over the page's lines, ``dpi`` the resolution
    of the scan; both None on pages that were not scanned. ``labels`` are the payloads of our own
    barcodes on it (see ``records.labels``). ``unsure`` are the doubtful characters, in their order.
    """

    number: int
    text: str
    origin: TextOrigin
    confidence: float | None = None
    dpi: int | None = None
    labels: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature that a document bears, as far as it is told without a network.

    ``signer`` is the name in the certificate (empty: unknown), ``signed_at`` the moment that the
    signer claims. ``intact`` says whether the signed bytes are what was signed, ``whole`` whether
    they are the whole file; each None where it was not checked. Whether the certificate is to be
    trusted is never judged.
    """

    signer: str = ""
    signed_at: datetime | None = None
    intact: bool | None = None
    whole: bool | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """A file made searchable.

    ``rendition`` lies in the work folder that the caller gave; None where none could be made.
    ``keep_bytes`` says that the rendition is the master itself, byte for byte (a signed PDF).
    ``warnings`` are sentences in the language spoken, ``signatures`` those found on the masters.
    """

    pages: tuple[PageText, ...]
    rendition: Path | None
    keep_bytes: bool = False
    warnings: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def own_texts(self) -> list[str]:
        """The texts of the document's own pages: a cover sheet before and a letter behind them are
        none of them.
        """
        return [page.text for page in self._own_pages]

    @property
    def own_unsure(self) -> list[tuple[Unsure, ...]]:
        """The doubtful characters of each of :attr:`own_texts`."""
        return [page.unsure for page in self._own_pages]

    @property
    def _own_pages(self) -> list[PageText]:
        beside = (TextOrigin.COVERING, TextOrigin.COVER)
        return [page for page in self.pages if page.origin not in beside]

    @property
    def first_own_page(self) -> int:
        """The number of the first page that is the document's own."""
        own = (page.number for page in self.pages if page.origin is not TextOrigin.COVER)
        return next(own, 1)
