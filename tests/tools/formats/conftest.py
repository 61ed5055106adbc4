"""Makers of Word files, OFD files and mails, by hand: what no library would write is wanted too."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFD = "http://www.ofdspec.org/2016"


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", inner: str = "", properties: str = "") -> str:
    """A paragraph: words, then whatever markup is given."""
    words = run(text) if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is markup, or words that become paragraphs, a line each."""

    def cell(content: str) -> str:
        lines = "".join(map(paragraph, content.split("\n")))
        return f"<w:tc>{content if content.startswith('<') else lines}</w:tc>"

    lines = ("".join(map(cell, row)) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def word_part(name: str, inner: str) -> str:
    """A part of a Word file: ``name`` is its root element."""
    return f'<w:{name} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{inner}</w:{name}>'


def zipped(file: Path, members: Mapping[str, str | bytes]) -> Path:
    """A zip file with these members."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def write_docx(
    file: Path, *blocks: str, parts: Mapping[str, str] | None = None, **members: str | bytes
) -> Path:
    """A Word file with these blocks; ``parts`` maps parts by name (``header1``) to their XML.

    A part is related under its own name as id, and under that without its digits as type.
    """
    parts = parts or {}
    related = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{name.rstrip("0123456789")}"'
        f' Target="{name}.xml"/>'
        for name in parts
    )
    return zipped(
        file,
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1"'
            f' Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": word_part("document", f"<w:body>{''.join(blocks)}</w:body>"),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}'
            "</Relationships>",
            **{f"word/{name}.xml": xml for name, xml in parts.items()},
            **members,
        },
    )


def text_object(text: str, x: float, y: float, more: str = "", delta: str | None = None) -> str:
    """A line of an OFD page: letters of 4 mm from a place on the page, evenly unless told."""
    steps = delta if delta is not None else " ".join(["4"] * (len(text) - 1))
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 100 6" Font="1" Size="4" {more}>'
        f'<ofd:TextCode X="0" Y="4" DeltaX="{steps}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_page(*objects: str, head: str = "", namespace: str = OFD) -> str:
    """The content of an OFD page, or of a template."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="{namespace}">{head}'
        f'<ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def write_ofd(
    file: Path,
    *pages: str,
    documents: int = 1,
    common: str = "",
    rest: str = "",
    body: str = "",
    **members: str | bytes,
) -> Path:
    """An OFD file; each of ``documents`` has all ``pages``. Other members by path."""
    bodies = "".join(
        f"<ofd:DocBody><ofd:DocRoot>Doc_{n}/Document.xml</ofd:DocRoot>{body}</ofd:DocBody>"
        for n in range(documents)
    )
    made: dict[str, str | bytes] = {"OFD.xml": f'<ofd:OFD xmlns:ofd="{OFD}">{bodies}</ofd:OFD>'}
    for n in range(documents):
        listed = "".join(
            f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
            for at in range(len(pages))
        )
        made[f"Doc_{n}/Document.xml"] = (
            f'<ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData>{common}</ofd:CommonData>'
            f"<ofd:Pages>{listed}</ofd:Pages>{rest}</ofd:Document>"
        )
        for at, page in enumerate(pages):
            made[f"Doc_{n}/Pages/Page_{at}/Content.xml"] = page
    return zipped(file, {**made, **members})


def mail(text: str = "请见附件。", **headers: str) -> EmailMessage:
    """A mail with words of its own, ready to be given attachments."""
    message = EmailMessage()
    for name, value in {
        "Subject": "销售合同",
        "From": "李经理 <li@example.com>",
        "To": "archive@example.com",
        "Date": "Mon, 15 Jul 2024 09:30:00 +0800",
        **headers,
    }.items():
        message[name] = value
    message.set_content(text)
    return message


def attach(message: EmailMessage, file: Path, name: str | None = None) -> None:
    """Attach a file as programs do that know nothing of its kind."""
    message.add_attachment(
        file.read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename=name or file.name,
    )


class Makers:
    """Names for the makers: test modules are not a package that could import them."""

    run = staticmethod(run)
    paragraph = staticmethod(paragraph)
    table = staticmethod(table)
    word_part = staticmethod(word_part)
    zipped = staticmethod(zipped)
    write_docx = staticmethod(write_docx)
    text_object = staticmethod(text_object)
    ofd_page = staticmethod(ofd_page)
    write_ofd = staticmethod(write_ofd)
    mail = staticmethod(mail)
    attach = staticmethod(attach)


@pytest.fixture
def papers() -> Makers:
    """The makers above."""
    return Makers()
