"""The signatures of PDFs, made with a certificate of the test's own."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

from contract_archive.records.scans import Signature
from contract_archive.tools.scan.formats.signatures import signatures_of

Sign = Callable[..., bytes]


def _signer(name: str) -> SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    data = pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, NoEncryption())
    return SimpleSigner.load_pkcs12_data(data, [], None)


@pytest.fixture(scope="module")
def sign() -> Sign:
    """Sign a PDF's bytes in a field, by a name."""
    signers: dict[str, SimpleSigner] = {}

    def sign(data: bytes, name: str = "华东机电有限公司", field: str = "Signature1") -> bytes:
        signer = signers.setdefault(name, _signer(name))
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        signed = sign_pdf(
            writer,
            PdfSignatureMetadata(field_name=field),
            signer=signer,
            new_field_spec=SigFieldSpec(field),
        )
        return bytes(signed.getbuffer())

    return sign


@pytest.fixture
def plain() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def listed(data: bytes, folder: Path, password: str | None = None) -> list[Signature]:
    file = folder / "a.pdf"
    file.write_bytes(data)
    return signatures_of(file, password)


def test_a_signature_tells_who_when_and_that_all_is_as_it_was(
    sign: Sign, plain: bytes, tmp_path: Path
) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    (found,) = listed(sign(plain), tmp_path)
    assert (found.signer, found.intact, found.whole) == ("华东机电有限公司", True, True)
    assert found.signed_at is not None and before <= found.signed_at <= datetime.now(UTC)
    assert found.signed_at.utcoffset() == timedelta(0)


def test_of_two_signatures_only_the_last_covers_the_whole_file(
    sign: Sign, plain: bytes, tmp_path: Path
) -> None:
    both = sign(sign(plain), "东方示例有限公司", "Signature2")
    assert [(each.signer, each.intact, each.whole) for each in listed(both, tmp_path)] == [
        ("华东机电有限公司", True, False),
        ("东方示例有限公司", True, True),
    ]


def test_a_byte_changed_after_signing_breaks_the_signature(
    sign: Sign, plain: bytes, tmp_path: Path
) -> None:
    data = bytearray(sign(plain))
    at = data.index(b"/MediaBox")
    digit = next(n for n in range(at, len(data)) if chr(data[n]) in "123456789")
    data[digit] = ord("1") if data[digit] != ord("1") else ord("2")
    (found,) = listed(bytes(data), tmp_path)
    assert (found.signer, found.intact) == ("华东机电有限公司", False)


def test_what_is_added_after_signing_is_outside_the_signature(
    sign: Sign, plain: bytes, tmp_path: Path
) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(sign(plain)))
    writer.root["/Lang"] = _name("zh")
    writer.update_root()
    stream = io.BytesIO()
    writer.write(stream)
    (found,) = listed(stream.getvalue(), tmp_path)
    assert (found.intact, found.whole) == (True, False)


def _name(text: str) -> Any:
    from pyhanko.pdf_utils.generic import TextStringObject

    return TextStringObject(text)


def contents_of(signed: bytes) -> tuple[int, int]:
    start = signed.index(b"/Contents <") + len(b"/Contents <")
    return start, signed.index(b">", start)


def test_a_forged_signature_value_is_not_intact(sign: Sign, plain: bytes, tmp_path: Path) -> None:
    """Two files signed by the same hand: the signature of one put into the other."""
    signed = (sign(plain), sign(plain + b"\n% other"))
    # As much room is kept as the signing took, and that varies by a few bytes.
    first, second = sorted(signed, key=lambda each: contents_of(each)[1] - contents_of(each)[0])
    start, end = contents_of(first)
    other, last = contents_of(second)
    value = first[start:end].ljust(last - other, b"0")
    swapped = second[:other] + value + second[last:]
    (found,) = listed(swapped, tmp_path)
    assert found.intact is False


def test_a_signature_in_an_unknown_form_is_told_without_a_verdict(
    make: Any, plain: bytes, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(plain)
    make.sign(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf", allow_overwriting_input=True) as pdf:
        value = pdf.Root.AcroForm.Fields[0].V
        value.Name = "王经理"
        value.M = "D:20240715093000+08'00'"
        pdf.save(tmp_path / "a.pdf")
    assert signatures_of(tmp_path / "a.pdf", None) == [
        Signature("王经理", datetime(2024, 7, 15, 1, 30, tzinfo=UTC))
    ]


def test_a_file_that_only_one_reader_opens_is_signed_all_the_same(tmp_path: Path) -> None:
    assert listed(b"%PDF-1.7 nothing", tmp_path) == [Signature()]


def test_hostile_names_are_cleaned(sign: Sign, plain: bytes, tmp_path: Path) -> None:
    (found,) = listed(sign(plain, "a\x1b[31m\nb" + "c" * 50), tmp_path)
    assert found.signer == "a[31m b" + "c" * 50
