"""Mails: their own words whatever they are written in, and what they bring whatever its name."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from contract_archive.tools.scan.formats.mail import MOST_BROUGHT, Letter, read_letter
from contract_archive.tools.scan.formats.mail.headers import name_shown
from contract_archive.tools.scan.formats.mail.words import decoded, text_of_html
from contract_archive.tools.scan.refusals import Remark


def letter_of(data: bytes | EmailMessage, folder: Path) -> Letter:
    work = folder / "work"
    work.mkdir()
    file = folder / "a.eml"
    file.write_bytes(data if isinstance(data, bytes) else data.as_bytes())
    letter = read_letter(file, work)
    assert letter is not None
    return letter


def test_a_letter_is_its_headers_and_its_words(papers: Any, tmp_path: Path) -> None:
    assert letter_of(papers.mail("您好：\n合同请查收。"), tmp_path).text == (
        "Subject: 销售合同\nFrom: 李经理 <li@example.com>\nTo: archive@example.com\n"
        "Date: Mon, 15 Jul 2024 09:30:00 +0800\n\n您好：\n合同请查收。\n"
    )


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "gbk"])
def test_bytes_without_a_declared_charset_are_read(tmp_path: Path, charset: str) -> None:
    raw = "Subject: 销售合同\nFrom: li@example.com\nDate: x\n\n甲方：华东机电有限公司\n"
    assert letter_of(raw.encode(charset), tmp_path).text == (
        "Subject: 销售合同\nFrom: li@example.com\nDate: x\n\n甲方：华东机电有限公司\n"
    )


def test_a_charset_declared_too_narrow_or_wrong_is_seen_through() -> None:
    assert decoded("镕".encode("gb18030"), "gb2312") == "镕"
    assert decoded("合同".encode(), "iso-8859-1") == "合同"
    assert decoded("Müller".encode("iso-8859-1"), "iso-8859-1") == "Müller"
    assert decoded("合同".encode("gbk"), "us-ascii") == "合同"
    assert decoded("合同".encode("gbk"), "no-such-charset\0") == "合同"
    assert decoded(b"caf\xe9", "") == "café"
    assert decoded(b"\xff\xfe\x81", "utf-8") == "ÿþ\ufffd"


def test_encoded_headers_are_read_though_cut_within_a_character(tmp_path: Path) -> None:
    name = "关于销售合同的补充说明".encode("gb2312")
    words = [base64.b64encode(part).decode() for part in (name[:7], name[7:])]
    subject = "".join(f"=?GB2312?B?{word}?=" for word in words)
    raw = f"Subject: {subject}\nFrom: =?utf-8?q?=E6=9D=8E?= <a@b>\nDate: =?x?b?!?=\n\n.".encode()
    assert letter_of(raw, tmp_path).text.startswith(
        "Subject: 关于销售合同的补充说明\nFrom: 李 <a@b>\nDate: =?x?b?!?="
    )


def test_of_two_versions_the_plain_one_is_read_unless_it_is_blank(
    papers: Any, tmp_path: Path
) -> None:
    message = papers.mail("平文")
    message.add_alternative("<p>网页</p>", subtype="html")
    (tmp_path / "1").mkdir()
    text = letter_of(message, tmp_path / "1").text
    assert "平文" in text and "网页" not in text
    blank = papers.mail(" ")
    blank.add_alternative("<p>网页</p>", subtype="html")
    (tmp_path / "2").mkdir()
    assert "网页" in letter_of(blank, tmp_path / "2").text


def test_html_becomes_lines_and_cells() -> None:
    html = (
        "<html><head><title>t</title><style>p{}</style><body><p>甲方：<b>东方</b></p>"
        "<table><tr><td>数量<td>5</tr><tr><td>单价</td>\n<td>8&nbsp;元</td></tr></table>"
        "<script>x</script>完<br>毕"
    )
    assert text_of_html(html) == "甲方：东方\n数量\t5\n单价\t8 元\n完\n毕"


def test_what_is_brought_is_laid_down_in_order_under_numbers(papers: Any, tmp_path: Path) -> None:
    message = papers.mail()
    for number, name in enumerate(("b.pdf", "../../a.docx", "c/d:e.ofd")):
        (tmp_path / "x").write_bytes(f"file {number}".encode())
        papers.attach(message, tmp_path / "x", name)
    letter = letter_of(message, tmp_path)
    assert [(each.file.name, each.name) for each in letter.brought] == [
        ("0", "b.pdf"),
        ("1", "a.docx"),
        ("2", "d:e.ofd"),
    ]
    assert [each.file.read_bytes() for each in letter.brought] == [
        b"file 0",
        b"file 1",
        b"file 2",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.eml", "work", "x"]
    assert "Attachments: b.pdf, a.docx, d:e.ofd" in letter.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..\\..\\合同.pdf", "合同.pdf"),
        ("/etc/passwd", "passwd"),
        ("a\r\nBcc: x\x1b[31m.pdf", "a Bcc: x[31m.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("长" * 300 + ".pdf", "长" * 68 + "…" + "长" * 6 + ".pdf"),
        ("..", ""),
    ],
)
def test_hostile_names_are_told_without_harm(name: str, shown: str) -> None:
    assert name_shown(name) == shown


def test_attachments_beside_the_html_are_not_lost_with_it(papers: Any, tmp_path: Path) -> None:
    """Some programs put the file within the HTML alternative."""
    inner = b"%PDF-1.7 within"
    raw = (
        b"Subject: s\nFrom: a@b\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/alternative; boundary="A"\n\n'
        b"--A\nContent-Type: text/plain\n\nplain\n"
        b'--A\nContent-Type: multipart/mixed; boundary="B"\n\n'
        b"--B\nContent-Type: text/html\n\n<p>html</p>\n"
        b"--B\nContent-Type: application/pdf\nContent-Disposition: inline; filename=a.pdf\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(inner) + b"\n--B--\n--A--\n"
    )
    letter = letter_of(raw, tmp_path)
    assert [each.file.read_bytes() for each in letter.brought] == [inner]
    assert "plain" in letter.text and "html" not in letter.text


def test_an_enclosed_mail_is_brought_like_a_file(papers: Any, tmp_path: Path) -> None:
    inner, outer = papers.mail("里面"), papers.mail("外面")
    outer.add_attachment(inner)
    letter = letter_of(outer, tmp_path)
    assert len(letter.brought) == 1 and b"Subject" in letter.brought[0].file.read_bytes()
    assert "外面" in letter.text and "里面" not in letter.text


def test_a_signature_is_told_and_not_brought(papers: Any, tmp_path: Path) -> None:
    message = papers.mail()
    message.add_attachment(
        b"0", maintype="application", subtype="pkcs7-signature", filename="smime.p7s"
    )
    letter = letter_of(message, tmp_path)
    assert letter.signed and letter.brought == ()


def test_of_ten_thousand_attachments_only_the_first_are_taken(tmp_path: Path) -> None:
    part = (
        b"--B\nContent-Type: application/pdf\nContent-Disposition: attachment;"
        b' filename="%d.pdf"\n\nx\n'
    )
    raw = b'Subject: s\nFrom: a@b\nContent-Type: multipart/mixed; boundary="B"\n\n'
    letter = letter_of(raw + b"".join(part % n for n in range(10_000)) + b"--B--\n", tmp_path)
    assert len(letter.brought) == MOST_BROUGHT
    assert [note.remark for note in letter.noticed] == [Remark.MORE_ATTACHMENTS]


def test_a_mail_nested_a_thousand_times_does_no_harm(tmp_path: Path) -> None:
    raw = b"Subject: s\nFrom: a@b\n"
    for depth in range(1_000):
        raw += b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (depth, depth)
    (tmp_path / "a.eml").write_bytes(raw + b"Content-Type: text/plain\n\nx")
    (tmp_path / "work").mkdir()
    letter = read_letter(tmp_path / "a.eml", tmp_path / "work")
    assert letter is None or letter.text.startswith("Subject: s")


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: s\nFrom: a\n",
        b"\xef\xbb\xbf\r\nSubject: s\r\nFrom: a\r\n\r\nx",
        b"From a@b Mon Jul 15 2024\nSubject: s\nFrom: a\n\nx",
        b"Subject: s\nFrom: a\nContent-Type: multipart/mixed\n\nno boundary",
        b"Subject: s\nFrom: a\nContent-Type: text/plain; charset*=x''%zz\n\nx",
        b"Subject: s\nFrom: a\nContent-Type: ;;;=\nContent-Transfer-Encoding: base64\n\n%%%",
        b"Subject: s\nFrom: " + b"<" * 100_000 + b"\n\nx",
        b"Subject: s\nFrom: a\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
        b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n!!!!\n--B--",
    ],
)
def test_odd_mails_are_read_as_far_as_they_go(tmp_path: Path, raw: bytes) -> None:
    assert letter_of(raw, tmp_path).text.startswith("Subject: s\nFrom: ")
