"""Word documents: what would be printed is text, and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from contract_archive.records.scans import Signature
from contract_archive.tools.scan.formats.docx import read_docx
from contract_archive.tools.scan.formats.docx.numbering import formatted
from contract_archive.tools.scan.refusals import Noticed, RefusedFileError, Remark


def read(papers: Any, folder: Path, *blocks: str, **more: Any) -> tuple[str, ...]:
    return read_docx(papers.write_docx(folder / "a.docx", *blocks, **more)).pages


def test_paragraphs_are_lines(papers: Any, tmp_path: Path) -> None:
    p = papers.paragraph
    assert read(papers, tmp_path, p("销售合同"), p(), p("甲方：", papers.run("华东机电"))) == (
        "销售合同\n甲方：华东机电",
    )


def test_a_row_is_a_line_and_its_cells_are_divided_by_tabs(papers: Any, tmp_path: Path) -> None:
    rows = papers.table(("名称", "数量", "单价"), ("水泵", "", "1,200.00"))
    assert read(papers, tmp_path, rows) == ("名称\t数量\t单价\n水泵\t\t1,200.00",)


def test_cells_of_several_lines_stand_beside_each_other(papers: Any, tmp_path: Path) -> None:
    rows = papers.table(("甲方：东方\n代表：王", "乙方：华东\n代表：李\n日期：2024年7月1日"))
    assert read(papers, tmp_path, rows) == (
        "甲方：东方\t乙方：华东\n代表：王\t代表：李\n\t日期：2024年7月1日",
    )


def test_a_table_in_a_cell_keeps_its_rows(papers: Any, tmp_path: Path) -> None:
    inner = papers.table(("a", "b"), ("c", "d"))
    assert read(papers, tmp_path, papers.table(("外", inner))) == ("外\ta b\n\tc d",)


def test_deleted_words_are_no_text_and_inserted_ones_are(papers: Any, tmp_path: Path) -> None:
    changed = (
        "<w:del><w:r><w:delText>100</w:delText></w:r></w:del>"
        f"<w:ins>{papers.run('120')}</w:ins>"
        f"<w:moveFrom>{papers.run('万')}</w:moveFrom><w:moveTo>{papers.run('元')}</w:moveTo>"
    )
    written = read_docx(
        papers.write_docx(tmp_path / "a.docx", papers.paragraph("合同金额：", changed))
    )
    assert written.pages == ("合同金额：120元",)
    assert written.noticed == (Noticed(Remark.TRACKED_CHANGES),)


def test_a_deleted_row_is_no_text(papers: Any, tmp_path: Path) -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + papers.paragraph("旧") + "</w:tc></w:tr>"
    rows = papers.table(("新",)).replace("</w:tbl>", gone + "</w:tbl>")
    assert read(papers, tmp_path, rows) == ("新",)


def test_hidden_words_and_field_instructions_are_no_text(papers: Any, tmp_path: Path) -> None:
    hidden = papers.run("暗", "<w:rPr><w:vanish/></w:rPr>")
    shown = papers.run("明", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
    field = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    assert read(papers, tmp_path, papers.paragraph("", hidden + shown + field)) == ("明",)


def test_pages_end_at_breaks_and_where_the_last_program_ended_them(
    papers: Any, tmp_path: Path
) -> None:
    p = papers.paragraph
    pages = read(
        papers,
        tmp_path,
        p("一", '<w:r><w:br w:type="page"/></w:r>'),
        p("", "<w:r><w:lastRenderedPageBreak/></w:r>" + papers.run("二")),
        p("上", "<w:r><w:lastRenderedPageBreak/></w:r>" + papers.run("下")),
        p("四", properties="<w:pageBreakBefore/>"),
    )
    assert pages == ("一", "二\n上", "下", "四")


def test_a_blank_page_between_two_breaks_keeps_its_number(papers: Any, tmp_path: Path) -> None:
    breaks = '<w:r><w:br w:type="page"/></w:r>' * 2
    assert read(papers, tmp_path, papers.paragraph("一", breaks), papers.paragraph("三")) == (
        "一",
        "",
        "三",
    )


def test_a_page_that_ends_within_a_table_ends_before_the_row(papers: Any, tmp_path: Path) -> None:
    full = papers.paragraph("", "<w:r><w:lastRenderedPageBreak/></w:r>" + papers.run("二"))
    assert read(papers, tmp_path, papers.table(("一", "1"), (full, "2"))) == ("一\t1", "二\t2")


def test_a_row_of_several_pages_is_divided_where_they_end(papers: Any, tmp_path: Path) -> None:
    over = "<w:r><w:lastRenderedPageBreak/></w:r>"
    long = papers.paragraph("", over + papers.run("一") + over + papers.run("二"))
    rows = papers.table(("前", "0"), (long, "1\n2"))
    assert read(papers, tmp_path, rows) == ("前\t0", "一\t1\n\t2", "二")


def test_a_section_of_nothing_but_its_header_is_a_page(papers: Any, tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header{}"/></w:sectPr>'
    parts = {f"header{n}": papers.word_part("hdr", papers.paragraph(f"附件{n}")) for n in (1, 2)}
    first = papers.paragraph(properties=section.format(1))
    assert read(papers, tmp_path, first, section.format(2), parts=parts) == ("附件1", "附件2")


def test_boxes_of_forms_are_ticked_or_not(papers: Any, tmp_path: Path) -> None:
    def box(state: str) -> str:
        data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
        return (
            f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    boxes = box('<w:default w:val="0"/>') + box('<w:default w:val="0"/><w:checked/>')
    assert read(papers, tmp_path, papers.paragraph("续签：", boxes)) == ("续签：☐☑",)


def test_a_section_begins_a_page_unless_it_is_continuous(papers: Any, tmp_path: Path) -> None:
    p, end = papers.paragraph, "<w:sectPr>{}</w:sectPr>"
    continuous = '<w:type w:val="continuous"/>'
    pages = read(
        papers,
        tmp_path,
        p("一", properties=end.format("")),
        p("二", properties=end.format("")),
        p("还是二"),
        end.format(continuous),
    )
    assert pages == ("一", "二\n还是二")


def test_printed_headers_and_footers_are_text_once_and_others_are_not(
    papers: Any, tmp_path: Path
) -> None:
    p, part = papers.paragraph, papers.word_part
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + papers.run("7")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    pages = read(
        papers,
        tmp_path,
        p("正文", properties="<w:pageBreakBefore/>"),
        p("上", '<w:r><w:br w:type="page"/></w:r>'),
        p("第二页", properties=section),
        p("第三页"),
        section,
        parts={
            "header1": part("hdr", p("合同编号：XS-2024-0001")),
            "header2": part("hdr", p("首页没有这个")),
            "footer1": part("ftr", p("第 ", number + papers.run(" 页"))),
        },
    )
    assert pages == ("合同编号：XS-2024-0001\n正文\n上\n第  页", "第二页", "第三页")


def test_footnotes_stand_at_the_foot_of_their_page(papers: Any, tmp_path: Path) -> None:
    p = papers.paragraph
    notes = papers.word_part(
        "footnotes",
        f'<w:footnote w:id="-1" w:type="separator">{p("——")}</w:footnote>'
        f'<w:footnote w:id="1">{p("含税")}</w:footnote><w:footnote w:id="2">{p("无人引")}'
        "</w:footnote>",
    )
    cited = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    pages = read(
        papers,
        tmp_path,
        p("金额", cited),
        p("余下", '<w:r><w:br w:type="page"/></w:r>'),
        p("二"),
        parts={"footnotes": notes},
    )
    assert pages == ("金额\n余下\n含税", "二")


def test_a_text_box_is_text_once_though_it_is_written_twice(papers: Any, tmp_path: Path) -> None:
    box = f"<w:txbxContent>{papers.paragraph('编号：A-1')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert read(papers, tmp_path, papers.paragraph("合同", both)) == ("合同\n编号：A-1",)


def test_wrapped_content_is_found(papers: Any, tmp_path: Path) -> None:
    p = papers.paragraph
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{papers.run('链接')}</w:hyperlink>"
    signs = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:tab/><w:t>是</w:t></w:r>'
    assert read(papers, tmp_path, control, p("", link), p("", signs)) == ("控件\n链接\n☑\t是",)


def test_the_strict_namespace_is_read_as_the_usual_one(papers: Any, tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = papers.word_part("document", f"<w:body>{papers.paragraph('严格')}</w:body>")
    file = papers.zipped(
        tmp_path / "a.docx",
        {
            "word/document.xml": xml.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict
            )
        },
    )
    assert read_docx(file).pages == ("严格",)


def test_a_document_that_stands_elsewhere_is_found_by_its_relation(
    papers: Any, tmp_path: Path
) -> None:
    file = papers.zipped(
        tmp_path / "a.docx",
        {
            "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument"'
            ' Target="/word/document2.xml"/></Relationships>',
            "word\\document2.xml": papers.word_part(
                "document", f"<w:body>{papers.paragraph('在别处')}</w:body>"
            ),
        },
    )
    assert read_docx(file).pages == ("在别处",)


def test_numbers_that_word_counts_are_text(papers: Any, tmp_path: Path) -> None:
    p = papers.paragraph
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        '<w:lvlText w:val="第%1条"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    numbering = papers.word_part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="9"/></w:lvlOverride></w:num>',
    )
    styles = papers.word_part(
        "styles",
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )

    def numbered(text: str, level: int, identity: int = 1) -> str:
        place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/>'
        return p(text, properties=f"<w:numPr>{place}</w:numPr>")

    pages = read(
        papers,
        tmp_path,
        p("标的", properties='<w:pStyle w:val="H1"/>'),
        numbered("水泵", 1),
        numbered("电机", 1),
        numbered("价款", 0),
        numbered("总价", 1),
        numbered("另起", 0, 2),
        parts={"numbering": numbering, "styles": styles},
    )
    assert pages == ("第一条 标的\n1.1水泵\n1.2电机\n第二条 价款\n2.1总价\n第九条 另起",)


@pytest.mark.parametrize(
    ("chunk", "text"),
    [
        (b"<html><body><p>\xe5\x90\x88\xe5\x90\x8c</p></body></html>", "合同"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
            b"Content-Type: text/html; charset=gbk\nContent-Transfer-Encoding: quoted-printable\n"
            b"\n<p>=BA=CF=CD=AC</p>\n--B--\n",
            "合同",
        ),
        ("合同\n正文".encode("gbk"), "合同\n正文"),
        (b"{\\rtf1 x}", ""),
        (b"PK\x03\x04", ""),
    ],
)
def test_chunks_in_other_formats_are_read_where_they_stand(
    papers: Any, tmp_path: Path, chunk: bytes, text: str
) -> None:
    file = papers.write_docx(
        tmp_path / "a.docx",
        papers.paragraph("前"),
        '<w:altChunk r:id="aFChunk1"/>',
        papers.paragraph("后"),
        parts={"aFChunk1": "x"},
    )
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    papers.zipped(file, {**members, "word/aFChunk1.xml": chunk})
    assert read_docx(file).pages == ("\n".join(filter(None, ("前", text, "后"))),)


def test_a_style_has_the_level_that_names_it_or_that_of_the_style_it_is_based_on(
    papers: Any, tmp_path: Path
) -> None:
    def level(depth: int, style: str, pattern: str) -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:pStyle w:val="{style}"/><w:lvlText w:val="{pattern}"/>'
            "</w:lvl>"
        )

    def style(name: str, based_on: str, own: str = "") -> str:
        return (
            f'<w:style w:styleId="{name}"><w:basedOn w:val="{based_on}"/><w:pPr>{own}</w:pPr>'
            "</w:style>"
        )

    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    parts = {
        "numbering": papers.word_part(
            "numbering",
            f'<w:abstractNum w:abstractNumId="0">{level(0, "H1", "%1.")}{level(1, "H2", "%1.%2")}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        "styles": papers.word_part(
            "styles",
            style("H1", "H9", number)
            + style("H2", "H1", number)
            + style("Mine", "H2")
            + style("H9", "H1"),
        ),
    }
    blocks = [
        papers.paragraph(text, properties=f'<w:pStyle w:val="{name}"/>')
        for text, name in (("标的", "H1"), ("水泵", "H2"), ("电机", "Mine"), ("价款", "H1"))
    ]
    assert read(papers, tmp_path, *blocks, parts=parts) == ("1. 标的\n1.1 水泵\n1.2 电机\n2. 价款",)


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (105, "chineseCounting", "一百〇五"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (3, "decimalEnclosedCircle", "③"),
        (7, "decimalZero", "07"),
        (7, "unheardOf", "7"),
    ],
)
def test_counts_are_written_as_word_would(count: int, form: str, text: str) -> None:
    assert formatted(count, form) == text


def test_a_signature_part_is_told_and_nothing_more(papers: Any, tmp_path: Path) -> None:
    file = papers.write_docx(
        tmp_path / "a.docx",
        papers.paragraph("合同"),
        **{"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": "<Signature/>"},
    )
    assert read_docx(file).signatures == (Signature(),)


def test_four_hundred_pages_are_read(papers: Any, tmp_path: Path) -> None:
    full = '<w:r><w:br w:type="page"/></w:r>'
    body = [papers.paragraph(f"第{n}页 " + "本合同一式两份。" * 80, full) for n in range(400)]
    pages = read(papers, tmp_path, *body)
    assert len(pages) == 400 and pages[-1].startswith("第399页")


def test_a_document_without_any_break_is_cut_into_pages_and_loses_nothing(
    papers: Any, tmp_path: Path
) -> None:
    body = [papers.paragraph(f"{n:06d}" + "字" * 994) for n in range(450)]
    pages = read(papers, tmp_path, *body)
    assert len(pages) == 3
    assert "".join(pages).replace("\n", "") == "".join(f"{n:06d}" + "字" * 994 for n in range(450))


@pytest.mark.parametrize("xml", ["", "<w:document", "<a/>", "\x00\x01"])
def test_a_broken_document_part_leaves_no_text_but_the_file(
    papers: Any, tmp_path: Path, xml: str
) -> None:
    file = papers.zipped(tmp_path / "a.docx", {"word/document.xml": xml})
    written = read_docx(file)
    assert written.pages == () and written.noticed[0].remark is Remark.UNREADABLE


def test_broken_parts_beside_the_document_do_no_harm(papers: Any, tmp_path: Path) -> None:
    broken = dict.fromkeys(("numbering", "styles", "footnotes", "settings", "header1"), "<w:x")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    assert read(papers, tmp_path, papers.paragraph("合同"), section, parts=broken) == ("合同",)


def test_a_zip_file_that_only_speaks_of_word_is_refused(papers: Any, tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError):
        read_docx(papers.zipped(tmp_path / "a.docx", {"word/": "", "x/word/y.txt": "z"}))
