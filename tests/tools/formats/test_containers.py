"""Zip files and XML that attack: refused in a word, before they cost anything."""

from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from contract_archive.tools.scan.formats import containers
from contract_archive.tools.scan.formats.containers import (
    DamagedContainerError,
    opened,
    resolved,
)
from contract_archive.tools.scan.formats.docx import read_docx
from contract_archive.tools.scan.formats.markup import DamagedMarkupError, parsed
from contract_archive.tools.scan.formats.ofd import read_ofd
from contract_archive.tools.scan.refusals import Refusal, RefusedFileError

LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    + "]><w>&a9;</w>"
)


def refusal_of(file: Path, read: Any = read_docx) -> Refusal:
    with pytest.raises(RefusedFileError) as caught:
        read(file)
    return caught.value.refusal


def test_a_member_that_swells_a_thousandfold_is_a_bomb(papers: Any, tmp_path: Path) -> None:
    bomb = papers.zipped(tmp_path / "a.docx", {"word/document.xml": b" " * (50 << 20)})
    assert bomb.stat().st_size < 100_000
    assert refusal_of(bomb) is Refusal.BOMB


def test_a_bomb_that_lies_about_its_size_unpacks_no_further_than_it_says(
    papers: Any, tmp_path: Path
) -> None:
    file = papers.zipped(tmp_path / "a.docx", {"word/document.xml": b" " * (50 << 20)})
    data = file.read_bytes()
    file.write_bytes(data.replace(struct.pack("<I", 50 << 20), struct.pack("<I", 1000)))
    assert read_docx(file).pages == ()


def test_many_large_members_are_a_bomb_together(
    papers: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "MOST_BYTES", 1 << 20)
    page = papers.ofd_page(papers.text_object("合同" * 20_000, 20, 10, delta="4"))
    file = papers.write_ofd(tmp_path / "a.ofd", *([page] * 20))
    assert refusal_of(file, read_ofd) is Refusal.BOMB


def test_too_many_members_are_a_bomb(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        for number in range(containers.MOST_MEMBERS + 1):
            archive.writestr(f"word/{number}", b"")
    assert refusal_of(tmp_path / "a.docx") is Refusal.BOMB


def test_a_zip_within_a_zip_is_left_alone(papers: Any, tmp_path: Path) -> None:
    inner = papers.zipped(tmp_path / "inner", {"bomb": b" " * (50 << 20)}).read_bytes()
    file = papers.write_docx(
        tmp_path / "a.docx", papers.paragraph("合同"), **{"word/embeddings/a.zip": inner}
    )
    assert read_docx(file).pages == ("合同",)


def test_a_locked_member_is_told_as_such(papers: Any, tmp_path: Path) -> None:
    file = papers.zipped(tmp_path / "a.docx", {"word/document.xml": "x"})
    data = bytearray(file.read_bytes())
    data[6] |= 1  # in the member's own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the list
    file.write_bytes(data)
    assert refusal_of(file) is Refusal.LOCKED


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/passwd", "C:\\evil.xml", "a/../../b"])
def test_members_that_climb_out_are_never_written(papers: Any, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    page = papers.ofd_page(papers.text_object("合同", 20, 10))
    file = papers.write_ofd(folder / "a.ofd", page, **{name: "evil"})
    assert read_ofd(file).pages == ("合同",)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.ofd"]


def test_a_place_that_climbs_out_names_nothing_outside(papers: Any, tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<a/>")
    page = papers.ofd_page(papers.text_object("合同", 20, 10))
    file = papers.write_ofd(
        tmp_path / "a.ofd",
        page,
        body="<ofd:DocRoot>../secret.xml</ofd:DocRoot>",
        rest="<ofd:Annotations>../../../../etc/passwd</ofd:Annotations>",
    )
    assert read_ofd(file).pages == ("合同",)


def test_a_link_in_a_zip_is_a_file_like_any_other(papers: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        link = zipfile.ZipInfo("word/document.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert read_docx(tmp_path / "a.docx").pages == ()


@pytest.mark.parametrize(
    "xml",
    [
        LAUGHS,
        '<!DOCTYPE w SYSTEM "http://example.invalid/a.dtd"><w/>',
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>',
        '<!DOCTYPE w [<!ENTITY x "y">]><w a="&x;"/>',
        '<!-- <w> --><!DOCTYPE w [<!ENTITY x "y">]><w a="&x;"/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
def test_entities_and_document_types_are_refused(xml: str, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    try:
        root = parsed((head + xml).encode(encoding))
    except RefusedFileError as error:
        assert error.refusal is Refusal.HOSTILE
    except DamagedMarkupError:
        assert encoding != "utf-8"
    else:
        pytest.fail(f"read as {root}")


def test_words_about_document_types_are_words(papers: Any, tmp_path: Path) -> None:
    words = papers.paragraph("", "<w:r><w:t><![CDATA[<!DOCTYPE html>]]></w:t></w:r>")
    assert read_docx(papers.write_docx(tmp_path / "a.docx", words)).pages == ("<!DOCTYPE html>",)


def test_entities_in_a_document_refuse_the_file(papers: Any, tmp_path: Path) -> None:
    file = papers.zipped(tmp_path / "a.docx", {"word/document.xml": LAUGHS})
    assert refusal_of(file) is Refusal.HOSTILE


def test_a_tree_too_deep_is_damaged(papers: Any, tmp_path: Path) -> None:
    deep = "<w:p>" * 5_000 + "</w:p>" * 5_000
    file = papers.write_docx(tmp_path / "a.docx", deep)
    assert read_docx(file).pages == ()


def test_tables_nested_to_the_limit_are_read(papers: Any, tmp_path: Path) -> None:
    inner = papers.paragraph("底")
    for _ in range(60):
        inner = papers.table((inner,))
    assert read_docx(papers.write_docx(tmp_path / "a.docx", inner)).pages == ("底",)


@pytest.mark.parametrize("kept", [10, 30, 200, 400])
def test_a_cut_off_file_is_damaged(papers: Any, tmp_path: Path, kept: int) -> None:
    file = papers.write_docx(tmp_path / "a.docx", papers.paragraph("合同"))
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(DamagedContainerError), opened(file):
        pass
    assert read_docx(file).pages == ()


@pytest.mark.parametrize("damage", range(20))
def test_flipped_bytes_are_damage_at_worst(papers: Any, tmp_path: Path, damage: int) -> None:
    file = papers.write_docx(
        tmp_path / "a.docx", *(papers.paragraph(f"第{n}条 {n * 7919}") for n in range(200))
    )
    data = bytearray(file.read_bytes())
    for place in range(damage * 13 + 1, len(data), 211 + damage):
        data[place] ^= 0x55
    file.write_bytes(data)
    try:
        read_docx(file)
    except RefusedFileError as error:
        assert error.refusal in (Refusal.LOCKED, Refusal.BOMB, Refusal.NOT_A_DOCUMENT)


@pytest.mark.parametrize(
    ("location", "folder", "name"),
    [
        ("a.xml", "", "a.xml"),
        ("a.xml", "Doc_0", "Doc_0/a.xml"),
        ("/a.xml", "Doc_0", "a.xml"),
        ("../a.xml", "Doc_0/Pages", "Doc_0/a.xml"),
        ("../../../a.xml", "Doc_0", "a.xml"),
        (" .\\b\\a.xml ", "Doc_0", "Doc_0/b/a.xml"),
    ],
)
def test_places_are_resolved_within_the_container(location: str, folder: str, name: str) -> None:
    assert resolved(location, folder) == name
