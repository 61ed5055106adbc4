"""Word files, OFD files and mails on their whole way: filed as they came, found, copied out."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from contract_archive import disk
from contract_archive.actions.ingest import files_under, ingest
from contract_archive.actions.retrieve import export, readable_file, show
from contract_archive.actions.search import find
from contract_archive.archive import Archive
from contract_archive.errors import InputError
from contract_archive.records.intakes import Accession, Intake, Outcome
from contract_archive.records.queries import Query
from contract_archive.records.scans import Signature

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "离心水泵十二台，合同总价叁万元整。"


def write_docx(file: Path) -> Path:
    body = f"<w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body>"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}">{body}</w:document>')
    return file


def write_ofd(file: Path) -> Path:
    line = f'<TextObject Boundary="20 20 170 6" Size="4"><TextCode X="0" Y="4">{TEXT}</TextCode>'
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("OFD.xml", "<OFD><DocBody><DocRoot>D/D.xml</DocRoot></DocBody></OFD>")
        archive.writestr("D/D.xml", '<Document><Pages><Page BaseLoc="P.xml"/></Pages></Document>')
        archive.writestr("D/P.xml", f"<Page><Content>{line}</TextObject></Content></Page>")
        archive.writestr("D/Signs/Sign_0/Signature.xml", "<Signature/>")
    return file


def write_mail(file: Path, *brought: Path) -> Path:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "补充", "li@example.com", "1 Jul 2024"
    message.set_content("请归入水泵项目。" if brought else TEXT)
    for each in brought:
        message.add_attachment(
            each.read_bytes(), maintype="application", subtype="pdf", filename=each.name
        )
    file.write_bytes(message.as_bytes())
    return file


def take_in(archive: Archive, file: Path) -> Accession:
    asked = Intake((file,), series="XS", customer="华东机电有限公司", signed_on=date(2024, 7, 10))
    (answer,) = ingest(archive, [asked], jobs=1)
    return answer


@pytest.mark.parametrize(
    ("name", "write"),
    [("合同.docx", write_docx), ("合同.ofd", write_ofd), ("合同.eml", write_mail)],
)
def test_each_is_kept_as_it_came_found_by_its_words_and_copied_out(
    fresh_archive: Archive, tmp_path: Path, name: str, write: Callable[[Path], Path]
) -> None:
    source = write(tmp_path / name)
    answer = take_in(fresh_archive, source)
    assert answer.outcome is Outcome.FILED, answer.error

    item = show(fresh_archive, answer.number).contract.items[0]
    assert item.masters[0].fixity == disk.fixity_of_file(source)
    assert item.rendition is None and item.pages == 1
    assert [hit.number for hit in find(fresh_archive, Query(words="离心水泵")).hits] == [
        answer.number
    ]
    opened = readable_file(fresh_archive, answer.number)
    assert opened.name == name and opened.read_bytes() == source.read_bytes()
    (copied,) = export(fresh_archive, (answer.number,), tmp_path / "out")
    assert (copied.folder / "master" / name).read_bytes() == source.read_bytes()


def test_a_mail_with_a_pdf_shows_the_pdf_and_is_found_by_its_own_words_too(
    fresh_archive: Archive, make_pdf: Callable[..., Path], tmp_path: Path
) -> None:
    pdf = make_pdf("pump.pdf", "Twelve pumps", "for the water works")
    source = write_mail(tmp_path / "信.eml", pdf)
    answer = take_in(fresh_archive, source)
    item = show(fresh_archive, answer.number).contract.items[0]
    assert item.pages == 3 and item.rendition is not None
    assert readable_file(fresh_archive, answer.number).read_bytes() == pdf.read_bytes()
    for words, page in (("water works", 2), ("归入水泵项目", 3)):
        (hit,) = find(fresh_archive, Query(words=words)).hits
        assert hit.match is not None and hit.match.page == page


def test_a_signature_stays_on_record(fresh_archive: Archive, tmp_path: Path) -> None:
    answer = take_in(fresh_archive, write_ofd(tmp_path / "a.ofd"))
    item = show(fresh_archive, answer.number).contract.items[0]
    assert item.signatures == (Signature(),)
    assert "a digital signature is present; it was not checked" in answer.warnings


def test_a_folder_yields_them_beside_the_scans(
    make_pdf: Callable[..., Path], tmp_path: Path
) -> None:
    make_pdf("b.pdf")
    folder = tmp_path / "incoming"
    for name, write in (("a.docx", write_docx), ("c.OFD", write_ofd), ("d.eml", write_mail)):
        write(folder / name)
    (folder / "e.txt").write_text("no")
    assert [path.name for path in files_under(folder)] == ["a.docx", "b.pdf", "c.OFD", "d.eml"]


@pytest.mark.parametrize("dry_run", [True, False])
def test_what_is_not_read_is_refused_dry_run_or_not_and_left_where_it_is(
    fresh_archive: Archive, tmp_path: Path, dry_run: bool
) -> None:
    file = tmp_path / "合同.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
    (answer,) = ingest(
        fresh_archive,
        [Intake((file,), series="XS", customer="甲", signed_on=date(2024, 7, 10), move=True)],
        jobs=1,
        dry_run=dry_run,
    )
    assert answer.outcome is Outcome.FAILED and isinstance(answer.error, InputError)
    assert "save it as PDF or DOCX" in answer.error.hint
    assert file.exists() and fresh_archive.catalog.count() == 0
