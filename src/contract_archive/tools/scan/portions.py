"""From the files of a document to its portions: PDFs to be read page by page, and pages of text.

A mail is opened here: what it brings becomes the document, in order, and its own text stands
behind that as the letter that came with it; a mail that brings nothing is the document itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from contract_archive.records.scans import Signature, TextOrigin
from contract_archive.tools.scan.formats.docx import read_docx
from contract_archive.tools.scan.formats.mail import MOST_BROUGHT, Brought, read_letter
from contract_archive.tools.scan.formats.ofd import read_ofd
from contract_archive.tools.scan.formats.written import Written, in_pages
from contract_archive.tools.scan.kinds import PICTURES, Kind, compare_suffix, kind_of
from contract_archive.tools.scan.pdfs import OpenedPdf, join_pdfs, open_pdf
from contract_archive.tools.scan.pictures import is_page_sized, picture_to_pdf
from contract_archive.tools.scan.refusals import (
    FAULTS_OF_THE_MACHINE,
    Noticed,
    Refusal,
    RefusedFileError,
    Remark,
)

_DEEPEST = 5  # mails within mails
_LOCKED = {
    Refusal.PASSWORD_NEEDED: Remark.ATTACHMENT_LOCKED,
    Refusal.PASSWORD_WRONG: Remark.ATTACHMENT_LOCKED,
}

_TEXT_READERS: dict[Kind, Callable[[Path], Written]] = {Kind.DOCX: read_docx, Kind.OFD: read_ofd}


class Portion(NamedTuple):
    """A PDF, or, where there is none, the texts of pages."""

    pdf: OpenedPdf | None
    texts: tuple[str, ...] = ()
    origin: TextOrigin = TextOrigin.EMBEDDED


class Gathered(NamedTuple):
    """The portions of a document, in order; ``pdf`` is all PDFs among them in one.

    Without portions no reader makes sense of the files. ``kind`` is the first file's; ``alone``
    says that this one file is the PDF.
    """

    kind: Kind
    portions: tuple[Portion, ...]
    pdf: OpenedPdf | None
    noticed: list[Noticed]
    signatures: tuple[Signature, ...]
    alone: bool


def gather(files: list[Path], scratch: Path, password: str | None) -> Gathered:
    """Open the files, in order. Raises RefusedFileError."""
    kinds = [kind_of(file) for file in files]
    gathering = _Gathering(scratch, password)
    whole = True
    for file, kind in zip(files, kinds, strict=True):
        gathering.noticed.extend(compare_suffix(file, kind))
        try:
            whole &= gathering.take(file, kind)
        except RefusedFileError as error:
            error.file = error.file or str(file)
            raise
    portions = gathering.in_order() if whole else ()
    pdf = _joined([portion.pdf for portion in portions if portion.pdf], scratch)
    alone = len(files) == 1 and kinds[0] is Kind.PDF
    signatures = tuple(gathering.signatures)
    return Gathered(kinds[0], portions, pdf, gathering.noticed, signatures, alone)


def _joined(pdfs: list[OpenedPdf], scratch: Path) -> OpenedPdf | None:
    if len(pdfs) <= 1:
        return pdfs[0] if pdfs else None
    joined = scratch / "joined.pdf"
    join_pdfs([pdf.path for pdf in pdfs], joined)
    return open_pdf(joined, scratch, None)


class _Gathering:
    """What was found so far."""

    def __init__(self, scratch: Path, password: str | None) -> None:
        self.noticed: list[Noticed] = []
        self.signatures: list[Signature] = []
        self._scratch = scratch
        self._password = password
        self._portions: list[Portion] = []
        self._letters: list[str] = []
        self._folders = 0
        self._left = MOST_BROUGHT

    def take(self, file: Path, kind: Kind, depth: int = 0) -> bool:
        """Take in a file. Returns False where no reader makes sense of it."""
        if kind is Kind.MAIL:
            return self._take_mail(file, depth)
        if kind in _TEXT_READERS:
            return self._take_text(_TEXT_READERS[kind](file))
        return self._take_pdf(file, kind)

    def in_order(self) -> tuple[Portion, ...]:
        """Return the portions, letters behind the documents that they brought."""
        texts = tuple(page for letter in self._letters for page in in_pages(letter))
        if not texts:
            return tuple(self._portions)
        if self._portions:
            return (*self._portions, Portion(None, texts, TextOrigin.COVERING))
        self.noticed.append(Noticed(Remark.MAIL_ALONE))
        return (Portion(None, texts),)

    def _take_pdf(self, file: Path, kind: Kind) -> bool:
        if kind in PICTURES:
            opened = self._pictured(file)
        else:
            opened = open_pdf(file, self._folder(), self._password)
        if opened is None:
            self.noticed.append(Noticed(Remark.BROKEN))
            return False
        if opened.signed:
            self.signatures.extend(_signatures_of(file, self._password))
        self._portions.append(Portion(opened))
        return True

    def _take_text(self, written: Written) -> bool:
        self.noticed.extend(written.noticed)
        self.signatures.extend(written.signatures)
        texts: list[str] = []
        for number, text in enumerate(written.pages):
            drawn = self._drawn(written.pictures[number]) if number in written.pictures else None
            if drawn is None:
                texts.append(text)
                continue
            self._add_texts(texts)
            self._portions.append(Portion(drawn))
            texts = []
        self._add_texts(texts)
        return bool(written.pages)

    def _add_texts(self, texts: list[str]) -> None:
        if texts:
            self._portions.append(Portion(None, tuple(texts)))

    def _drawn(self, picture: bytes) -> OpenedPdf | None:
        """Return a page's picture as a PDF of one page; None where it is none after all."""
        file = self._folder() / "page"
        file.write_bytes(picture)
        try:
            if kind_of(file) not in PICTURES:
                return None
            opened = self._pictured(file)
        except RefusedFileError as error:
            if error.refusal in FAULTS_OF_THE_MACHINE:
                raise
            return None
        return opened if opened and opened.pages == 1 else None

    def _pictured(self, file: Path) -> OpenedPdf | None:
        folder = self._folder()
        target = folder / "picture.pdf"
        self.noticed.extend(picture_to_pdf(file, folder, target))
        opened = open_pdf(target, folder, None)
        return opened._replace(repaired=False) if opened else None

    def _take_mail(self, file: Path, depth: int) -> bool:
        letter = read_letter(file, self._folder()) if depth < _DEEPEST else None
        if letter is None:
            self.noticed.append(Noticed(Remark.UNREADABLE))
            return False
        self.noticed.extend(letter.noticed)
        self.signatures.extend([Signature()] * letter.signed)
        self._letters.append(letter.text)
        for brought in letter.brought:
            self._bring(brought, depth + 1)
        return True

    def _bring(self, brought: Brought, depth: int) -> None:
        """Take in what a mail brings; what cannot be taken is told and does no harm."""
        self._left -= 1
        if self._left < 0:
            self._notice_once(Noticed(Remark.MORE_ATTACHMENTS, str(MOST_BROUGHT)))
            return
        before = len(self.noticed)
        try:
            kind = kind_of(brought.file)
            if brought.inline and kind in PICTURES and not is_page_sized(brought.file):
                return
            taken, remark = self.take(brought.file, kind, depth), Remark.ATTACHMENT_UNREAD
        except RefusedFileError as error:
            if error.refusal in FAULTS_OF_THE_MACHINE:
                raise
            taken, remark = False, _LOCKED.get(error.refusal, Remark.ATTACHMENT_UNREAD)
        if not taken:
            del self.noticed[before:]
            self.noticed.append(Noticed(remark, brought.name))

    def _notice_once(self, notice: Noticed) -> None:
        if notice not in self.noticed:
            self.noticed.append(notice)

    def _folder(self) -> Path:
        self._folders += 1
        folder = self._scratch / str(self._folders)
        folder.mkdir()
        return folder


def _signatures_of(file: Path, password: str | None) -> list[Signature]:
    from contract_archive.tools.scan.formats.signatures import signatures_of

    return signatures_of(file, password)
