"""The digital signatures of a PDF: who signed, when by their own word, and what still holds.

Checked is arithmetic alone: whether the signed bytes have the digest that was signed, whether the
signature over it fits the certificate inside, and how much of the file it covers. No network is
asked, and whether the certificate deserves trust is for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contract_archive.records.scans import Signature
from contract_archive.tools.scan.layout import clean_text
from contract_archive.tools.scan.refusals import raise_machines_fault

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_MOST = 100
_LONGEST_NAME = 120
_DETACHED = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached")
_TIMESTAMP = "/ETSI.RFC3161"


def signatures_of(file: Path, password: str | None) -> list[Signature]:
    """Return the signatures in the order in which they were added to the form.

    One that cannot be made sense of is there all the same, with nothing said of it; so is a
    single one where the whole file cannot be.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        with file.open("rb") as stream:
            reader = PdfFileReader(stream, strict=False)
            if reader.encrypted:
                reader.decrypt(password or "")
            return list(_listed(reader)) or [Signature()]
    except Exception as error:  # whatever a strange PDF makes it raise
        raise_machines_fault(error)
        return [Signature()]


def _listed(reader: PdfFileReader) -> Iterator[Signature]:
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    fields = enumerate_sig_fields(reader, filled_status=True)
    for (name, value, field), _number in zip(fields, range(_MOST), strict=False):
        try:
            yield _checked(EmbeddedPdfSignature(reader, field.get_object(), name))
        except Exception as error:  # a form of signature that pyHanko does not know
            raise_machines_fault(error)
            yield _claimed(value.get_object())


def _checked(embedded: EmbeddedPdfSignature) -> Signature:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    try:
        covered = embedded.evaluate_signature_coverage()
        whole = covered is SignatureCoverageLevel.ENTIRE_FILE
        intact = _is_intact(embedded)
    except Exception as error:  # an algorithm that is not known, SM2 among them
        raise_machines_fault(error)
        intact = whole = None
    return Signature(_signer(embedded), _moment(embedded), intact, whole)


def _is_intact(embedded: EmbeddedPdfSignature) -> bool | None:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    form = str(embedded.sig_object.get("/SubFilter", ""))
    if form in _DETACHED:
        digest, kind, stamped = embedded.compute_digest(), "data", True
    elif form == _TIMESTAMP:
        digest, kind, stamped = _stamp_digest(embedded)
    else:
        return None
    intact, valid = validate_sig_integrity(embedded.signer_info, embedded.signer_cert, kind, digest)
    return bool(intact and valid and stamped)


def _stamp_digest(embedded: EmbeddedPdfSignature) -> tuple[bytes, str, bool]:
    """Return the digest of a time stamp's own content, and whether that content is of this file."""
    import hashlib

    content = embedded.signed_data["encap_content_info"]["content"]
    imprint = content.parsed["message_imprint"]["hashed_message"].native
    same = imprint == embedded.compute_digest()
    return hashlib.new(embedded.md_algorithm, bytes(content)).digest(), "tst_info", same


def _signer(embedded: EmbeddedPdfSignature) -> str:
    try:
        subject: dict[str, Any] = embedded.signer_cert.subject.native
    except Exception as error:
        raise_machines_fault(error)
        return _name_in(embedded.sig_object)
    for part in ("common_name", "organization_name"):
        found = subject.get(part)
        if found:
            return _shown(found[0] if isinstance(found, list) else found)
    return _name_in(embedded.sig_object)


def _moment(embedded: EmbeddedPdfSignature) -> datetime | None:
    try:
        if str(embedded.sig_object.get("/SubFilter", "")) == _TIMESTAMP:
            content = embedded.signed_data["encap_content_info"]["content"]
            moment = content.parsed["gen_time"].native
        else:
            moment = embedded.self_reported_timestamp
    except Exception as error:
        raise_machines_fault(error)
        return None
    return _in_utc(moment)


def _claimed(value: Any) -> Signature:
    """Return what the signature's dictionary says, which nobody signed."""
    from pyhanko.pdf_utils.generic import parse_pdf_date

    try:
        moment = parse_pdf_date(value["/M"], strict=False)
    except Exception as error:
        raise_machines_fault(error)
        moment = None
    return Signature(_name_in(value), _in_utc(moment))


def _name_in(value: Any) -> str:
    return _shown(value.get("/Name", "")) if hasattr(value, "get") else ""


def _in_utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _shown(name: object) -> str:
    return " ".join(clean_text(str(name)).split())[:_LONGEST_NAME]
