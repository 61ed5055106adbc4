"""The sentences that people read of a scan: warnings, and errors with advice."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Sequence
from pathlib import Path

from contract_archive.errors import InputError, StorageError
from contract_archive.locale import _, listed, ngettext
from contract_archive.records.scans import PageText, Signature, TextOrigin
from contract_archive.tools.scan.limits import MOST_PAGES
from contract_archive.tools.scan.refusals import Refusal, Remark

_MOST_NAMED = 10  # runs of pages in one sentence
_MOST_SIGNATURES = 10
_READABLE = {"zh", "en", "ja"}  # what the packaged model was trained on, Latin letters aside


def refused(refusal: Refusal, file: Path, detail: str) -> InputError:
    """Return the error for a file that a child refused."""
    message, hint = _refusal_texts()[refusal]
    filled = {"file": file.name, "most": MOST_PAGES, "number": detail, "detail": detail}
    return InputError(
        message.format(**filled), hint.format(**filled), details={"file": str(file), "why": detail}
    )


def _refusal_texts() -> dict[Refusal, tuple[str, str]]:
    return {
        Refusal.EMPTY: (_("{file} is empty"), _("Scan or copy it again.")),
        Refusal.NOT_A_DOCUMENT: (
            _("{file} is no document that can be read"),
            _("PDF, JPEG, PNG, TIFF, DOCX, OFD and EML are read; convert it to one of them first."),
        ),
        Refusal.OLD_OFFICE: (
            _("{file} is in an old office format (.doc, .xls, .wps)"),
            _("Open it in Word or WPS and save it as PDF or DOCX, then archive that."),
        ),
        Refusal.OUTLOOK: (
            _("{file} is a message of Outlook (.msg)"),
            _("Save it from Outlook as .eml, or archive what is attached to it."),
        ),
        Refusal.LOCKED: (
            _("{file} is protected by a password"),
            _("Open it in Word or WPS, take the password off, save it, then archive that."),
        ),
        Refusal.BOMB: (
            _("{file} unpacks to more than is read safely"),
            _("If it is no attack, print it to a PDF or split it into several files."),
        ),
        Refusal.HOSTILE: (
            _("{file} holds XML entities, which no document needs and attacks use"),
            _("Ask the sender for a PDF."),
        ),
        Refusal.NO_ENGINE: (
            _("{file} cannot be read: the OCR engine is not on this machine ({detail})"),
            _("Install it, or set ocr.engine in archive.yaml to auto; --ocr skip files unread."),
        ),
        Refusal.DAMAGED_IMAGE: (
            _("{file} is a damaged image"),
            _("Scan or copy it again."),
        ),
        Refusal.PASSWORD_NEEDED: (
            _("{file} is protected by a password"),
            _("Give it with --password."),
        ),
        Refusal.PASSWORD_WRONG: (
            _("the password does not open {file}"),
            _("Give the right one with --password."),
        ),
        Refusal.TOO_MANY_PIXELS: (
            _("{file} is an image too large to be opened safely"),
            _("Scan it again at 300 dpi."),
        ),
        Refusal.TOO_MANY_PAGES: (
            _("{file} has {number} pages; at most {most} are read"),
            _("Split it into several files."),
        ),
        Refusal.MEMORY: (
            _("reading {file} takes more memory than allowed"),
            _("Raise ocr.memory_mb in archive.yaml, or scan it again at 300 dpi."),
        ),
        Refusal.TOO_LARGE: (
            _("reading {file} would write more than is allowed for one file"),
            _("Split it into several files."),
        ),
        Refusal.UNREADABLE: (
            _("{file} cannot be opened"),
            _("See whether it is still there and may be read."),
        ),
        Refusal.FAILED: (
            _("{file} could not be read"),
            _("Print it to a new PDF, or scan it again."),
        ),
    }


def no_space(file: Path, detail: str) -> StorageError:
    """Return the error for a work folder into which nothing more can be written."""
    return StorageError(
        _("the searchable copy of {file} could not be written").format(file=file.name),
        _("Free some space, then run the command again; nothing was lost."),
        details={"file": str(file), "why": detail},
    )


def took_too_long(file: Path, seconds: float) -> InputError:
    """Return the error for a file on which a child was still busy when its time was over."""
    return InputError(
        _("reading {file} took longer than {seconds} seconds").format(
            file=file.name, seconds=round(seconds)
        ),
        _("Raise ocr.seconds_per_page in archive.yaml, or split the file."),
        details={"file": str(file)},
    )


def crashed(file: Path, returncode: int) -> InputError:
    """Return the error for a file that ended the child that read it."""
    if returncode == -signal.SIGXCPU:
        return took_too_long(file, 0)
    return InputError(
        _("the program that reads files broke off on {file} ({reason})").format(
            file=file.name, reason=_ending(returncode)
        ),
        _(
            "It may want more memory than ocr.memory_mb allows; else print it to a new PDF or"
            " scan it again."
        ),
        details={"file": str(file)},
    )


def _ending(returncode: int) -> str:
    if returncode >= 0:
        return _("exit code {code}").format(code=returncode)
    try:
        return signal.Signals(-returncode).name
    except ValueError:
        return str(returncode)


def not_a_file(file: Path) -> InputError:
    """Return the error for a path that is no regular file."""
    return InputError(
        _("{file} is not a file that can be read").format(file=file),
        _("Give the path of a document."),
        details={"file": str(file)},
    )


def remark_sentence(remark: Remark, detail: str) -> str:
    """Return the warning for what a child noticed."""
    suffix, _space, kind = detail.partition(" ")
    count = int(detail) if detail.isdecimal() else 0
    texts = {
        Remark.WRONG_SUFFIX: _("the name ends in {suffix}, but the file is a {kind}"),
        Remark.BROKEN: _(
            "the PDF is damaged beyond repair; it is filed as received, without any text"
        ),
        Remark.UNREADABLE: _("the file is damaged; it is filed as received, without any text"),
        Remark.PAGES_MISSING: _("the OFD file is damaged; some of its pages could not be read"),
        Remark.TRACKED_CHANGES: _(
            "changes are tracked in the document; its text is read as if all were accepted"
        ),
        Remark.PICTURES_UNREAD: ngettext(
            "the document holds {detail} large picture; what is written in it was not read",
            "the document holds {detail} large pictures; what is written in them was not read",
            count,
        ),
        Remark.TEXT_BESIDE: ngettext(
            "the searchable PDF lacks {detail} page that is text alone",
            "the searchable PDF lacks {detail} pages that are text alone",
            count,
        ),
        Remark.MAIL_ALONE: _("the mail brings no document that can be read; its own text is filed"),
        Remark.ATTACHMENT_UNREAD: _("what is attached as {detail} was not read"),
        Remark.ATTACHMENT_LOCKED: _(
            "what is attached as {detail} is protected by a password; give it with --password"
        ),
        Remark.MORE_ATTACHMENTS: ngettext(
            "only the first {detail} attachment was read",
            "only the first {detail} attachments were read",
            count,
        ),
        Remark.DAMAGED_IMAGE: _("the image is damaged; a part of it may be missing"),
        Remark.REPAIRED: _(
            "the PDF is damaged; the searchable copy was made from what could be read"
        ),
        Remark.NO_TEXT_LAYER: _(
            "no text could be put into the searchable copy; the text read is kept beside it"
        ),
        Remark.TEXT_CUT: _("a page has more text than is kept; the end of it was left out"),
    }
    return texts[remark].format(suffix=suffix, kind=kind, detail=detail)


def signature_sentences(signatures: Sequence[Signature]) -> list[str]:
    """Return what is to be told of the signatures: one by one, few sentences in all."""
    sentences = [_signature_sentence(each) for each in signatures if each.signer]
    unknown = sum(not each.signer for each in signatures)
    if unknown:
        sentences.append(_("a digital signature is present; it was not checked"))
    if len(sentences) > _MOST_SIGNATURES:
        more = len(sentences) - _MOST_SIGNATURES
        told = ngettext("and {count} more signature", "and {count} more signatures", more)
        sentences[_MOST_SIGNATURES:] = [told.format(count=more)]
    return sentences


def _signature_sentence(signature: Signature) -> str:
    if signature.intact is None:
        text = _("signed by {signer}{moment}; the signature could not be checked")
    elif not signature.intact:
        text = _("signed by {signer}{moment}, but the file was changed since: NOT INTACT")
    elif signature.whole:
        text = _("signed by {signer}{moment}; intact, not checked against trusted authorities")
    else:
        text = _(
            "signed by {signer}{moment}; intact as far as it was signed, something was added later;"
            " not checked against trusted authorities"
        )
    return text.format(signer=signature.signer, moment=_moment(signature))


def _moment(signature: Signature) -> str:
    if signature.signed_at is None:
        return ""
    return _(" at {moment}").format(moment=f"{signature.signed_at:%Y-%m-%d %H:%M} UTC")


def page_warnings(pages: Sequence[PageText], least_dpi: int, least_confidence: float) -> list[str]:
    """Return the warnings that follow from the pages: coarse, doubtful, without text."""
    read = [page for page in pages if page.origin is TextOrigin.OCR]
    coarse = [p.number for p in read if p.dpi is not None and p.dpi < least_dpi]
    doubtful = [
        p.number for p in read if p.confidence is not None and p.confidence < least_confidence
    ]
    silent = [page.number for page in pages if not page.text]
    sentences = []
    if coarse:
        sentences.append(
            ngettext(
                "page {pages} was scanned below {dpi} dpi",
                "pages {pages} were scanned below {dpi} dpi",
                len(coarse),
            ).format(pages=name_pages(coarse), dpi=least_dpi)
        )
    if doubtful:
        sentences.append(
            ngettext(
                "the text of page {pages} was read with doubt",
                "the text of pages {pages} was read with doubt",
                len(doubtful),
            ).format(pages=name_pages(doubtful))
        )
    if silent:
        sentences.append(
            ngettext("page {pages} has no text", "pages {pages} have no text", len(silent)).format(
                pages=name_pages(silent)
            )
        )
    return sentences


def language_warnings(languages: Iterable[str]) -> list[str]:
    """Return a warning for each language that the engine was not made for."""
    foreign = [word for word in languages if word.split("-")[0].lower() not in _READABLE]
    return [
        _("the OCR engine was not made for the language {language}").format(language=word)
        for word in foreign
    ]


def name_pages(numbers: Iterable[int]) -> str:
    """Return page numbers as runs: ``1-3, 7``; a long list ends in dots."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    named = [f"{first}" if first == last else f"{first}-{last}" for first, last in runs]
    if len(named) > _MOST_NAMED:
        named = [*named[:_MOST_NAMED], "…"]
    return listed(named)
