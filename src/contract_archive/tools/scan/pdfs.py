"""Open a PDF from anywhere: decrypt it, repair it, and see whether it is signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_archive.tools.scan.limits import MOST_PAGES
from contract_archive.tools.scan.refusals import Refusal, RefusedFileError, raise_machines_fault

if TYPE_CHECKING:
    import pikepdf

_MOST_FIELDS = 10_000


class OpenedPdf(NamedTuple):
    """A PDF that every reader can open.

    ``path`` is the file itself, or a copy in the work folder without encryption or damage;
    ``signed`` that it bears a digital signature, ``form`` that it has fields to fill in.
    """

    path: Path
    pages: int
    signed: bool = False
    encrypted: bool = False
    repaired: bool = False
    form: bool = False


def open_pdf(file: Path, work: Path, password: str | None) -> OpenedPdf | None:
    """Open ``file``; copies go into ``work``. Returns None where no reader makes sense of it.

    Raises RefusedFileError for a missing or wrong password and for too many pages.
    """
    import pikepdf

    try:
        with pikepdf.open(file, password=password or "") as pdf:
            return _described(pdf, file, work)
    except pikepdf.PasswordError as error:
        refusal = Refusal.PASSWORD_WRONG if password else Refusal.PASSWORD_NEEDED
        raise RefusedFileError(refusal, str(file)) from error
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RuntimeError, RecursionError):
        return _salvaged(file, work)


def _described(pdf: pikepdf.Pdf, file: Path, work: Path) -> OpenedPdf | None:
    pages = len(pdf.pages)
    if pages > MOST_PAGES:
        raise RefusedFileError(Refusal.TOO_MANY_PAGES, str(file), str(pages))
    if not pages:
        return None
    signed, form = _signatures(pdf)
    encrypted = pdf.is_encrypted
    repaired = bool(pdf.get_warnings())
    path = file
    if encrypted or repaired:
        path = work / "opened.pdf"
        pdf.save(path)
    if repaired and not _is_sound(path):
        _rebuild(pdf, path)
    return OpenedPdf(path, pages, signed, encrypted, repaired, form)


def _is_sound(file: Path) -> bool:
    import pikepdf

    with pikepdf.open(file) as pdf:
        return not pdf.get_warnings()


def _rebuild(pdf: pikepdf.Pdf, target: Path) -> None:
    """Put the pages into a new PDF: a rescued trailer may lack what a saved file needs."""
    import pikepdf

    with pikepdf.new() as sound:
        sound.pages.extend(pdf.pages)
        sound.save(target)


def _signatures(pdf: pikepdf.Pdf) -> tuple[bool, bool]:
    """Return whether the PDF is signed, and whether it has form fields at all."""
    form: Any = pdf.Root.get("/AcroForm")
    if not _is_dictionary(form):
        return False, False
    flags = form.get("/SigFlags", 0)
    fields = list(form.get("/Fields", []))
    signed = (isinstance(flags, int) and bool(flags & 1)) and _has_signature(fields)
    return signed or _has_signature(fields), bool(fields)


def _has_signature(fields: list[Any]) -> bool:
    """Whether one of the fields, or of their kids, holds a signature over a range of bytes."""
    waiting, seen = list(fields), 0
    while waiting and seen < _MOST_FIELDS:
        field = waiting.pop()
        seen += 1
        if not _is_dictionary(field):
            continue
        value = field.get("/V")
        if _is_dictionary(value) and "/ByteRange" in value:
            return True
        waiting.extend(field.get("/Kids", []))
    return False


def _is_dictionary(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary)


def _salvaged(file: Path, work: Path) -> OpenedPdf | None:
    """Try the other readers, which forgive other faults, and take what they can write."""
    for rewrite in (_rewritten_by_pdfium, _rewritten_by_pypdf):
        target = work / "salvaged.pdf"
        try:
            rewrite(file, target)
            pages = _pages_of(target)
        except Exception as error:  # parsers of broken files raise anything
            raise_machines_fault(error)
            continue
        if 0 < pages <= MOST_PAGES:
            return OpenedPdf(target, pages, repaired=True)
    return None


def _rewritten_by_pdfium(file: Path, target: Path) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        document.save(target)


def _rewritten_by_pypdf(file: Path, target: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(file, strict=False))
    writer.write(target)


def _pages_of(file: Path) -> int:
    import pikepdf

    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def join_pdfs(parts: list[Path], target: Path) -> None:
    """Write the pages of ``parts`` one after the other into ``target``."""
    import pikepdf

    with pikepdf.new() as joined:
        for part in parts:
            with pikepdf.open(part) as pdf:
                joined.pages.extend(pdf.pages)
        joined.save(target)
