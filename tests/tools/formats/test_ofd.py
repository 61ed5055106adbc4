"""OFD documents: text in reading order, whatever the writer thought of paths and namespaces."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from contract_archive.records.scans import Signature
from contract_archive.tools.scan.formats.ofd import read_ofd
from contract_archive.tools.scan.refusals import Noticed, RefusedFileError, Remark

TEMPLATE = '<ofd:TemplatePage ID="9" BaseLoc="{}"/>'
USED = '<ofd:Template TemplateID="9" ZOrder="Background"/>'


def read(papers: Any, folder: Path, *pages: str, **more: Any) -> tuple[str, ...]:
    return read_ofd(papers.write_ofd(folder / "a.ofd", *pages, **more)).pages


def test_lines_are_put_together_from_top_to_bottom_and_left_to_right(
    papers: Any, tmp_path: Path
) -> None:
    text = papers.text_object
    page = papers.ofd_page(
        text("乙方：华东", 110, 30), text("甲方：东方", 20, 30.4), text("销售合同", 80, 10)
    )
    assert read(papers, tmp_path, page) == ("销售合同\n甲方：东方 乙方：华东",)


def test_pages_keep_their_order_and_their_number(papers: Any, tmp_path: Path) -> None:
    first = papers.ofd_page(papers.text_object("一", 20, 10))
    written = read_ofd(papers.write_ofd(tmp_path / "a.ofd", first, "<broken", first))
    assert written.pages == ("一", "", "一")
    assert written.noticed == (Noticed(Remark.PAGES_MISSING),)


def test_several_documents_in_one_file_follow_each_other(papers: Any, tmp_path: Path) -> None:
    page = papers.ofd_page(papers.text_object("合同", 20, 10))
    assert read(papers, tmp_path, page, page, documents=3) == ("合同",) * 6


def test_a_template_and_the_values_on_it_make_lines(papers: Any, tmp_path: Path) -> None:
    page = papers.ofd_page(papers.text_object("XS-2024-0001", 60, 10), head=USED)
    form = papers.ofd_page(papers.text_object("合同编号：", 20, 10))
    assert read(
        papers,
        tmp_path,
        page,
        common=TEMPLATE.format("Tpls/T/Content.xml"),
        **{"Doc_0/Tpls/T/Content.xml": form},
    ) == ("合同编号： XS-2024-0001",)


@pytest.mark.parametrize(
    ("location", "member"),
    [
        ("/Doc_0/模板/T.xml", "Doc_0/模板/T.xml"),
        ("Doc_0/Tpls/T.xml", "Doc_0/Tpls/T.xml"),
        ("Tpls\\T.xml", "Doc_0\\Tpls\\T.xml"),
        ("./Tpls/../Tpls/T.xml", "/Doc_0/Tpls/T.xml"),
        ("tpls/t.xml", "Doc_0/Tpls/T.xml"),
        ("../../../Doc_0/Tpls/T.xml", "Doc_0/Tpls/T.xml"),
    ],
)
def test_parts_are_found_however_their_place_is_written(
    papers: Any, tmp_path: Path, location: str, member: str
) -> None:
    page = papers.ofd_page(head=USED)
    form = papers.ofd_page(papers.text_object("找到", 20, 10))
    common = TEMPLATE.format(location)
    assert read(papers, tmp_path, page, common=common, **{member: form}) == ("找到",)


def test_chinese_names_in_gbk_that_do_not_say_so_are_found(papers: Any, tmp_path: Path) -> None:
    page = papers.ofd_page(head=USED)
    form = papers.ofd_page(papers.text_object("找到", 20, 10))
    file = papers.write_ofd(tmp_path / "a.ofd", page, common=TEMPLATE.format("模板.xml"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("Doc_0/XXXX.xml", form)
    gbk = "模板".encode("gbk")
    file.write_bytes(file.read_bytes().replace(b"XXXX", gbk))
    assert read_ofd(file).pages == ("找到",)


def test_any_namespace_will_do(papers: Any, tmp_path: Path) -> None:
    page = papers.ofd_page(papers.text_object("合同", 20, 10), namespace="http://www.ofdspec.org")
    assert read(papers, tmp_path, page) == ("合同",)


def test_steps_are_repeated_grouped_and_guessed(papers: Any, tmp_path: Path) -> None:
    text = papers.text_object
    page = papers.ofd_page(
        text("一个步长", 20, 10, delta="4"),
        text("分组的步长AB", 20, 20, delta="g 4 4 g 2 2"),
        text("没有步长", 20, 30, delta=""),
        text("坏步长", 20, 40, delta="x y"),
        text("狠步长", 20, 50, delta="g 999999999999 4"),
    )
    assert read(papers, tmp_path, page) == ("一个步长\n分组的步长AB\n没有步长\n坏步长\n狠步长",)


def test_one_object_may_hold_several_lines(papers: Any, tmp_path: Path) -> None:
    code = (
        '<ofd:TextObject Boundary="20 10 80 20" Size="4"><ofd:TextCode X="0" Y="4"'
        ' DeltaX="4 -4 4" DeltaY="0 6 0">甲乙丙丁</ofd:TextCode></ofd:TextObject>'
    )
    assert read(papers, tmp_path, papers.ofd_page(code)) == ("甲乙\n丙丁",)


def test_text_that_reads_downward_stays_together(papers: Any, tmp_path: Path) -> None:
    down = (
        '<ofd:TextObject Boundary="10 10 6 20" Size="4"><ofd:TextCode X="0" Y="4"'
        ' DeltaX="0 0" DeltaY="5 5">购买方</ofd:TextCode></ofd:TextObject>'
    )
    page = papers.ofd_page(down, papers.text_object("名称", 30, 15))
    assert read(papers, tmp_path, page) == ("购买方 名称",)


def test_a_wide_step_is_a_gap(papers: Any, tmp_path: Path) -> None:
    page = papers.ofd_page(papers.text_object("甲方乙方", 20, 10, delta="4 40 4"))
    assert read(papers, tmp_path, page) == ("甲方 乙方",)


def test_a_matrix_moves_and_scales(papers: Any, tmp_path: Path) -> None:
    text = papers.text_object
    page = papers.ofd_page(
        text("下", 20, 10, 'CTM="1 0 0 1 0 100"'), text("上", 20, 50), text("大", 20, 80)
    )
    assert read(papers, tmp_path, page) == ("上\n大\n下",)


def test_text_drawn_twice_to_look_bold_is_there_once(papers: Any, tmp_path: Path) -> None:
    text = papers.text_object
    page = papers.ofd_page(text("合同", 20, 10), text("合同", 20.2, 10.1), text("合同", 60, 10))
    assert read(papers, tmp_path, page) == ("合同 合同",)


def test_pieces_that_touch_are_one_word_and_others_are_not(papers: Any, tmp_path: Path) -> None:
    text = papers.text_object
    page = papers.ofd_page(
        text("202", 20, 10, delta="2"), text("3", 26, 10), text("年", 28, 10), text("7", 40, 10),
        text("Con", 20, 20, delta="2"), text("tract", 26, 20, delta="2"), text("No", 37, 20),
    )  # fmt: skip
    assert read(papers, tmp_path, page) == ("2023年 7\nContract No",)


def test_text_at_a_slant_is_a_watermark(papers: Any, tmp_path: Path) -> None:
    text = papers.text_object
    page = papers.ofd_page(text("保密", 20, 10, 'CTM="0.7 -0.7 0.7 0.7 0 0"'), text("正文", 20, 30))
    assert read(papers, tmp_path, page) == ("正文",)


def test_text_in_groups_is_found_where_the_group_stands(papers: Any, tmp_path: Path) -> None:
    def group(identity: int, inner: str) -> str:
        return (
            f'<ofd:CompositeGraphicUnit ID="{identity}" Width="9" Height="9"><ofd:Content>{inner}'
            "</ofd:Content></ofd:CompositeGraphicUnit>"
        )

    def shown(identity: int, y: float) -> str:
        place = f'Boundary="0 {y} 9 9" CTM="0.5 0 0 0.5 0 0"'
        return f'<ofd:CompositeObject ID="1" ResourceID="{identity}" {place}/>'

    units = (
        group(7, papers.text_object("组里", 20, 100))
        + group(8, shown(7, 40))
        + group(9, shown(9, 0) * 9)
    )
    resources = (
        '<ofd:Res xmlns:ofd="x"><ofd:CompositeGraphicUnits>' + units
        + "</ofd:CompositeGraphicUnits></ofd:Res>"
    )  # fmt: skip
    page = papers.ofd_page(
        papers.text_object("上", 20, 30),
        shown(8, 10),
        papers.text_object("下", 20, 80),
        shown(9, 0),
    )
    assert read(
        papers,
        tmp_path,
        page,
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        **{"Doc_0/DocumentRes.xml": resources},
    ) == ("上\n组里\n下",)


def test_invisible_text_and_watermarks_are_no_text_and_notes_are(
    papers: Any, tmp_path: Path
) -> None:
    page = papers.ofd_page(
        papers.text_object("正文", 20, 10), papers.text_object("看不见", 20, 20, 'Visible="false"')
    )
    notes = (
        '<ofd:PageAnnot xmlns:ofd="x">'
        '<ofd:Annot Type="Watermark"><ofd:Appearance Boundary="0 0 9 9">'
        + papers.text_object("水印", 20, 30)
        + '</ofd:Appearance></ofd:Annot><ofd:Annot Type="Stamp"><ofd:Appearance'
        ' Boundary="0 100 9 9">' + papers.text_object("批注", 20, 5) + "</ofd:Appearance>"
        "</ofd:Annot></ofd:PageAnnot>"
    )
    index = (
        '<ofd:Annotations xmlns:ofd="x"><ofd:Page PageID="0"><ofd:FileLoc>P0/A.xml</ofd:FileLoc>'
        "</ofd:Page></ofd:Annotations>"
    )
    members = {"Doc_0/Annots/A.xml": index, "Doc_0/Annots/P0/A.xml": notes}
    rest = "<ofd:Annotations>Annots/A.xml</ofd:Annotations>"
    assert read(papers, tmp_path, page, rest=rest, **members) == ("正文\n批注",)


def test_signatures_are_counted_and_nothing_more(papers: Any, tmp_path: Path) -> None:
    page = papers.ofd_page(papers.text_object("合同", 20, 10))
    listed = (
        '<ofd:Signatures xmlns:ofd="x"><ofd:Signature ID="1" BaseLoc="a"/>'
        '<ofd:Signature ID="2" BaseLoc="b"/></ofd:Signatures>'
    )
    file = papers.write_ofd(
        tmp_path / "a.ofd",
        page,
        body="<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>",
        **{"Doc_0/Signs/Signatures.xml": listed},
    )
    assert read_ofd(file).signatures == (Signature(), Signature())
    unlisted = papers.write_ofd(
        tmp_path / "b.ofd", page, **{"Doc_0/Signs/Sign_0/Signature.xml": "<a/>"}
    )
    assert read_ofd(unlisted).signatures == (Signature(),)


@pytest.mark.parametrize("xml", ["", "<x", "<ofd/>", "<OFD><DocBody/></OFD>"])
def test_a_broken_root_leaves_no_text_but_the_file(papers: Any, tmp_path: Path, xml: str) -> None:
    written = read_ofd(papers.zipped(tmp_path / "a.ofd", {"OFD.xml": xml}))
    assert written.pages == () and written.noticed[0].remark is Remark.UNREADABLE


def test_xml_in_gb18030_is_read(papers: Any, tmp_path: Path) -> None:
    page = papers.ofd_page(papers.text_object("合同编号", 20, 10)).replace("UTF-8", "GB18030")
    assert read(papers, tmp_path, page.encode("gb18030")) == ("合同编号",)


def test_too_many_pages_are_refused(papers: Any, tmp_path: Path) -> None:
    listed = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>' * 5_001
    file = papers.write_ofd(tmp_path / "a.ofd", papers.ofd_page())
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    document = members["Doc_0/Document.xml"]
    members["Doc_0/Document.xml"] = document.replace("</ofd:Pages>", listed + "</ofd:Pages>")
    with pytest.raises(RefusedFileError):
        read_ofd(papers.zipped(file, members))
