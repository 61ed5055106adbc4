"""The desk and other inputs than scans: what becomes of whole files, in a real child."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from contract_archive.errors import InputError
from contract_archive.records.scans import OcrMode, Signature, TextOrigin
from contract_archive.tools.scan import Inspection, ScanDesk, usual_suffix
from contract_archive.tools.scan.sentences import signature_sentences

LINES = ["Sales contract XS-2024-0001", "between East and West"]
COVERING = TextOrigin.COVERING


def pages_of(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


@pytest.fixture
def docx(papers: Any, tmp_path: Path) -> Path:
    return papers.write_docx(tmp_path / "合同.docx", papers.paragraph("甲方：东方"))


@pytest.fixture
def ofd(papers: Any, tmp_path: Path) -> Path:
    page = papers.ofd_page(papers.text_object("乙方：华东", 20, 10))
    return papers.write_ofd(tmp_path / "合同.ofd", page, page)


@pytest.fixture
def pdf(make: Any, tmp_path: Path) -> Path:
    return make.write_text_pdf(tmp_path / "合同.pdf", [LINES, LINES])


def send(message: Any, folder: Path) -> Path:
    file = folder / "mail.eml"
    file.write_bytes(message.as_bytes())
    return file


def test_word_and_ofd_files_give_text_and_no_rendition(scan: Any, docx: Path, ofd: Path) -> None:
    before = docx.read_bytes()
    word = scan(docx)
    assert [(p.number, p.text, p.origin) for p in word.pages] == [
        (1, "甲方：东方", TextOrigin.EMBEDDED)
    ]
    assert word.rendition is None and not word.keep_bytes and word.warnings == ()
    assert docx.read_bytes() == before
    assert [page.text for page in scan(ofd).pages] == ["乙方：华东"] * 2


def test_the_content_tells_the_kind_and_a_wrong_suffix_is_warned_of(
    scan: Any, docx: Path, ofd: Path, tmp_path: Path
) -> None:
    renamed = docx.rename(tmp_path / "a.pdf")
    assert scan(renamed).warnings == ("the name ends in .pdf, but the file is a DOCX",)
    renamed = ofd.rename(tmp_path / "a.docx")
    assert scan(renamed).warnings == ("the name ends in .docx, but the file is a OFD",)


def test_suffixes_are_given_to_what_has_no_name(
    papers: Any, docx: Path, ofd: Path, pdf: Path, tmp_path: Path
) -> None:
    letter = send(papers.mail(), tmp_path)
    (tmp_path / "a").write_text("To whom it may concern: nothing\n\nhere")
    assert [usual_suffix(f) for f in (docx, ofd, pdf, letter, tmp_path / "a")] == [
        ".docx",
        ".ofd",
        ".pdf",
        ".eml",
        "",
    ]


def test_inspect_counts_the_pages_of_text(desk: ScanDesk, ofd: Path) -> None:
    assert desk.inspect([ofd]) == Inspection("ofd", 2, 0)


def test_what_a_mail_brings_is_the_document_and_its_words_come_last(
    scan: Any, papers: Any, docx: Path, pdf: Path, ofd: Path, tmp_path: Path
) -> None:
    message = papers.mail("合同请查收。")
    for file in (pdf, docx, ofd):
        papers.attach(message, file)
    result = scan(send(message, tmp_path))
    assert [page.number for page in result.pages] == [1, 2, 3, 4, 5, 6]
    assert [page.text for page in result.pages[:5]] == [
        "\n".join(LINES),
        "\n".join(LINES),
        "甲方：东方",
        "乙方：华东",
        "乙方：华东",
    ]
    assert result.pages[5].origin is COVERING and "合同请查收。" in result.pages[5].text
    assert result.own_texts == [page.text for page in result.pages[:5]]
    assert pages_of(result.rendition) == 2
    assert result.warnings == ("the searchable PDF lacks 3 pages that are text alone",)


def test_the_only_pdf_of_a_mail_is_its_rendition_byte_for_byte(
    scan: Any, papers: Any, make: Any, pdf: Path, tmp_path: Path
) -> None:
    make.sign(pdf)
    message = papers.mail()
    papers.attach(message, pdf)
    result = scan(send(message, tmp_path))
    assert result.rendition.read_bytes() == pdf.read_bytes() and not result.keep_bytes
    assert result.signatures == (Signature(),)


def test_pictures_in_a_mail_are_pages_unless_they_are_decoration(
    scan: Any, papers: Any, tmp_path: Path
) -> None:
    Image.new("L", (700, 900), "white").save(tmp_path / "page.png")
    Image.new("L", (120, 60), "white").save(tmp_path / "logo.png")
    message = papers.mail()
    message.add_alternative("<img src='cid:1'><img src='cid:2'>", subtype="html")
    html = message.get_payload()[1]
    for number, name in enumerate(("page.png", "logo.png"), 1):
        data = (tmp_path / name).read_bytes()
        html.add_related(data, "image", "png", cid=f"<{number}>", filename=name)
    papers.attach(message, tmp_path / "logo.png", "attached.png")
    result = scan(send(message, tmp_path), mode=OcrMode.SKIP)
    with pikepdf.open(result.rendition) as pdf:
        sizes = [float(page.mediabox[2]) < float(page.mediabox[3]) for page in pdf.pages]
    assert sizes == [True, False]


def test_a_mail_within_a_mail_is_opened_and_both_letters_come_last(
    scan: Any, papers: Any, docx: Path, tmp_path: Path
) -> None:
    inner, outer = papers.mail("里信"), papers.mail("外信")
    papers.attach(inner, docx)
    outer.add_attachment(inner)
    result = scan(send(outer, tmp_path))
    assert result.pages[0].text == "甲方：东方"
    assert [page.origin for page in result.pages[1:]] == [COVERING, COVERING]
    assert "外信" in result.pages[1].text and "里信" in result.pages[2].text


def test_a_mail_that_brings_nothing_is_the_document(scan: Any, papers: Any, tmp_path: Path) -> None:
    result = scan(send(papers.mail("双方同意延期一个月。"), tmp_path))
    assert [(p.number, p.origin) for p in result.pages] == [(1, TextOrigin.EMBEDDED)]
    assert "双方同意延期一个月。" in result.pages[0].text and result.rendition is None
    assert result.warnings == (
        "the mail brings no document that can be read; its own text is filed",
    )


def test_what_of_a_mail_cannot_be_read_is_named(
    scan: Any, papers: Any, make: Any, docx: Path, pdf: Path, tmp_path: Path
) -> None:
    message = papers.mail()
    bad = {
        "broken.pdf": b"%PDF-1.7\n" + bytes(500),
        "表.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "cut.docx": docx.read_bytes()[:-40],
        "bomb.docx": papers.zipped(
            tmp_path / "bomb", {"word/document.xml": b" " * (50 << 20)}
        ).read_bytes(),
        "locked.pdf": make.lock(pdf, "geheim").read_bytes(),
    }
    for name, data in bad.items():
        (tmp_path / "x").write_bytes(data)
        papers.attach(message, tmp_path / "x", name)
    papers.attach(message, docx)
    result = scan(send(message, tmp_path))
    assert result.own_texts == ["甲方：东方"]
    assert result.warnings == (
        "what is attached as broken.pdf was not read",
        "what is attached as 表.xls was not read",
        "what is attached as cut.docx was not read",
        "what is attached as bomb.docx was not read",
        "what is attached as locked.pdf is protected by a password; give it with --password",
    )
    opened = scan(tmp_path / "mail.eml", password="geheim")
    assert opened.own_texts == ["\n".join(LINES)] * 2 + ["甲方：东方"]


def test_no_more_is_read_of_nested_mails_than_of_one(
    scan: Any, papers: Any, docx: Path, tmp_path: Path
) -> None:
    inner = papers.mail()
    for number in range(60):
        papers.attach(inner, docx, f"{number}.docx")
    outer = papers.mail()
    for _ in range(5):
        outer.add_attachment(inner)
    result = scan(send(outer, tmp_path))
    assert len(result.own_texts) == 196  # of 200 things brought 4 were mails
    assert "only the first 200 attachments were read" in result.warnings


def test_a_mail_that_encloses_itself_for_ever_ends(scan: Any, papers: Any, tmp_path: Path) -> None:
    message = papers.mail("最里面")
    for _ in range(12):
        outer = papers.mail("一层")
        outer.add_attachment(message)
        message = outer
    result = scan(send(message, tmp_path))
    assert "最里面" not in result.pages[0].text and "一层" in result.pages[0].text


def test_files_of_different_kinds_are_joined_in_order(scan: Any, docx: Path, pdf: Path) -> None:
    result = scan(docx, pdf)
    assert [page.text for page in result.pages] == ["甲方：东方", *["\n".join(LINES)] * 2]
    assert pages_of(result.rendition) == 2


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        ("a.doc", old_office("WordDocument"), "old office format", "save it as PDF or DOCX"),
        ("a.wps", old_office("WordDocument"), "old office format", "WPS"),
        ("a.xls", old_office("Workbook"), "old office format", "save it as PDF"),
        ("a.docx", old_office("EncryptedPackage"), "protected by a password", "take the password"),
        ("a.msg", old_office("__substg1.0_0037001F"), "message of Outlook", ".eml"),
        ("a.docx", b"", "is empty", "copy it again"),
        ("a.eml", b"", "is empty", "copy it again"),
        ("a.ofd", b"PK\x05\x06" + bytes(18), "no document", "OFD"),
        ("a.rtf", b"{\\rtf1 hello}", "no document", "PDF"),
        ("a.eml", b"just: one line that looks like a field\n", "no document", "EML"),
    ],
)
def test_what_is_not_read_is_refused_with_advice_and_left_as_it_is(
    scan: Any, tmp_path: Path, name: str, data: bytes, message: str, hint: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        scan(tmp_path / name)
    assert message in caught.value.message and hint in caught.value.hint
    assert (tmp_path / name).read_bytes() == data


def test_spreadsheets_and_renamed_zips_are_refused(scan: Any, papers: Any, tmp_path: Path) -> None:
    for members in ({"xl/workbook.xml": "<a/>"}, {"a.txt": "x"}, {"word/": "x"}):
        with pytest.raises(InputError, match="no document"):
            scan(papers.zipped(tmp_path / "a.docx", members))


def test_a_bomb_and_entities_are_refused_and_the_child_lives_on(
    desk: ScanDesk, scan: Any, papers: Any, docx: Path, tmp_path: Path
) -> None:
    scan(docx)
    before = desk.pids
    bomb = papers.zipped(tmp_path / "bomb.docx", {"word/document.xml": b" " * (200 << 20)})
    with pytest.raises(InputError, match=r"bomb\.docx unpacks to more than is read safely"):
        scan(bomb)
    entity = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(InputError, match=r"xxe\.ofd holds XML entities"):
        scan(papers.zipped(tmp_path / "xxe.ofd", {"OFD.xml": entity}))
    assert scan(docx).own_texts == ["甲方：东方"] and desk.pids == before


@pytest.mark.parametrize("suffix", ["docx", "ofd"])
def test_a_cut_off_file_is_taken_whole_without_text(
    scan: Any, docx: Path, ofd: Path, suffix: str
) -> None:
    file = docx if suffix == "docx" else ofd
    file.write_bytes(file.read_bytes()[:-100])
    result = scan(file)
    assert result.pages == () and result.rendition is None
    assert result.warnings == ("the file is damaged; it is filed as received, without any text",)


def test_signatures_are_told_in_sentences() -> None:
    moment = datetime(2024, 7, 15, 1, 30, tzinfo=UTC)
    told = signature_sentences(
        [
            Signature("甲", moment, True, True),
            Signature("乙", moment, True, False),
            Signature("丙", None, False, True),
            Signature("丁"),
            Signature(),
            Signature(),
        ]
    )
    assert [sentence.split(";")[0] for sentence in told] == [
        "signed by 甲 at 2024-07-15 01:30 UTC",
        "signed by 乙 at 2024-07-15 01:30 UTC",
        "signed by 丙, but the file was changed since: NOT INTACT",
        "signed by 丁",
        "a digital signature is present",
    ]
    assert len(signature_sentences([Signature("甲")] * 40)) == 11


@pytest.fixture
def picture(tmp_path: Path) -> bytes:
    Image.new("L", (800, 1100), "white").save(tmp_path / "page.jpg")
    return (tmp_path / "page.jpg").read_bytes()


def test_a_scan_put_into_word_is_a_page_that_ocr_would_read(
    desk: ScanDesk, scan: Any, papers: Any, picture: bytes, tmp_path: Path
) -> None:
    blips = '<w:r><w:drawing><a:blip xmlns:a="a" r:embed="image1"/></w:drawing></w:r>' * 2
    body = papers.word_part("document", f"<w:body>{papers.paragraph('', blips)}</w:body>")
    related = '<Relationships><Relationship Id="image1" Type="x/image" Target="media/1"/>'
    file = papers.zipped(
        tmp_path / "a.docx",
        {
            "word/document.xml": body,
            "word/_rels/document.xml.rels": related + "</Relationships>",
            "word/media/1": picture,
        },
    )
    assert desk.inspect([file]) == Inspection("docx", 2, 2)
    assert pages_of(scan(file, mode=OcrMode.SKIP).rendition) == 2


def test_large_pictures_among_words_are_told_of(
    scan: Any, papers: Any, picture: bytes, tmp_path: Path
) -> None:
    blip = '<w:r><w:drawing><a:blip xmlns:a="a" r:embed="image1"/></w:drawing></w:r>'
    file = papers.write_docx(
        tmp_path / "a.docx",
        papers.paragraph("签字页见下", blip),
        parts={"image1": "x"},
    )
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    result = scan(papers.zipped(file, {**members, "word/image1.xml": picture}))
    assert result.warnings == (
        "the document holds 1 large picture; what is written in it was not read",
    )


def test_a_scanned_page_of_an_ofd_is_a_page_that_ocr_would_read(
    desk: ScanDesk, scan: Any, papers: Any, picture: bytes, tmp_path: Path
) -> None:
    text = papers.ofd_page(papers.text_object("正文", 20, 10))
    scanned = papers.ofd_page('<ofd:ImageObject ResourceID="5" Boundary="0 0 210 297"/>')
    stamp = papers.ofd_page('<ofd:ImageObject ResourceID="5" Boundary="0 0 40 40"/>')
    resources = (
        '<ofd:Res xmlns:ofd="x" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="5">'
        "<ofd:MediaFile>图.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
    )
    file = papers.write_ofd(
        tmp_path / "a.ofd",
        text,
        scanned,
        stamp,
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        **{"Doc_0/DocumentRes.xml": resources, "Doc_0/Res/图.jpg": picture},
    )
    assert desk.inspect([file]) == Inspection("ofd", 3, 1)
    result = scan(file, mode=OcrMode.SKIP)
    assert [page.text for page in result.pages] == ["正文", "", ""]
    assert pages_of(result.rendition) == 1
    assert "the searchable PDF lacks 2 pages that are text alone" in result.warnings


def test_a_picture_that_is_none_leaves_its_page_in_place(
    scan: Any, papers: Any, tmp_path: Path
) -> None:
    page = papers.ofd_page('<ofd:ImageObject ResourceID="5" Boundary="0 0 210 297"/>')
    resources = (
        '<ofd:Res xmlns:ofd="x"><ofd:MultiMedia ID="5"><ofd:MediaFile>a.jpg</ofd:MediaFile>'
        "</ofd:MultiMedia></ofd:Res>"
    )
    for number, data in enumerate((b"", b"\xff\xd8\xff broken", b"%PDF-1.7", b"text")):
        file = papers.write_ofd(
            tmp_path / f"{number}.ofd",
            page,
            common="<ofd:PublicRes>P.xml</ofd:PublicRes>",
            **{"Doc_0/P.xml": resources, "Doc_0/a.jpg": data},
        )
        assert [p.text for p in scan(file).pages] == [""]


@pytest.mark.ocr
def test_pictures_of_pages_in_mails_word_and_ofd_files_are_read(
    scan: Any, papers: Any, make: Any, tmp_path: Path
) -> None:
    make.draw_page(["产品销售合同", "合同编号：XS-2024-0042"]).save(
        tmp_path / "page.jpg", dpi=(200, 200)
    )
    message = papers.mail()
    papers.attach(message, tmp_path / "page.jpg")
    resources = '<Res><MultiMedia ID="5"><MediaFile>a.jpg</MediaFile></MultiMedia></Res>'
    ofd = papers.write_ofd(
        tmp_path / "a.ofd",
        papers.ofd_page('<ofd:ImageObject ResourceID="5" Boundary="0 0 210 297"/>'),
        common="<ofd:PublicRes>P.xml</ofd:PublicRes>",
        **{"Doc_0/P.xml": resources, "Doc_0/a.jpg": (tmp_path / "page.jpg").read_bytes()},
    )
    for file in (send(message, tmp_path), ofd):
        result = scan(file)
        assert "XS-2024-0042" in result.pages[0].text
        assert result.pages[0].origin is TextOrigin.OCR
        assert pages_of(result.rendition) == 1
