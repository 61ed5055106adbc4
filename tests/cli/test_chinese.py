"""The command line in Chinese, piped and on a terminal of 80 columns."""

from __future__ import annotations

import re

from contract_archive.cli.render.text import width
from contract_archive.errors import ExitCode

ZH = "zh_CN.UTF-8"


def test_a_contract_is_found_and_shown(terminal, filled_archive):
    here = ("--archive", filled_archive)
    found = terminal(*here, "find", "轴承", lang=ZH, NO_COLOR="1").out
    card = terminal(*here, "show", "XS-2024-0001", lang=ZH, NO_COLOR="1").out

    assert found.splitlines()[0].split() == ["编号", "客户", "题名", "签订日期", "金额", "状态"]
    assert "第 2 页" in found
    assert "共 1 份合同" in found
    for word in ("类别", "客户", "签订日期", "文件组成", "操作记录"):
        assert word in card
    for line in (*found.splitlines(), *card.splitlines()):
        assert width(line) <= 80


def test_columns_hold(process, filled_archive):
    lines = process("--archive", filled_archive, "list", lang=ZH).out.splitlines()

    place = width(lines[0][: lines[0].index("签订日期")])
    for line in lines[1:]:
        day = re.search(r"20\d\d-\d\d-\d\d  ", line)
        assert day
        assert width(line[: day.start()]) == place


def test_an_error_is_told_in_two_lines(process, filled_archive):
    result = process("--archive", filled_archive, "show", "XS-2024-0009", lang=ZH)

    assert result.code == ExitCode.NOT_FOUND
    what, hint = result.err.splitlines()
    assert what == "carchive: 没有编号为 XS-2024-0009 的合同"
    assert "XS-2024-0001" in hint


def test_what_waits_for_review_is_named(process, empty_archive, make_pdf):
    result = process(
        "--archive", empty_archive, "ingest", make_pdf("a.pdf"), "--type", "销售", lang=ZH
    )

    assert result.code == ExitCode.DONE
    assert "客户" in result.err
    assert "签订日期" in result.err


def test_missing_fields_are_asked_for(terminal, empty_archive, make_pdf):
    result = terminal(
        *("--archive", empty_archive, "ingest", make_pdf("a.pdf")),
        lang=ZH,
        typed=("销售\n", "瑞华科技\n", "2024年7月10日\n"),
    )

    assert result.code == 0, result.out
    assert "1 个文件中 1 个已归档" in result.out


def test_a_program_reads_the_same_in_every_language(process, filled_archive):
    for form in ("--json", "--csv"):
        call = ("--archive", filled_archive, "list", form)
        assert process(*call, lang=ZH).out == process(*call).out


def test_a_terminal_that_is_not_utf_8_breaks_nothing(process, filled_archive):
    result = process("--archive", filled_archive, "list", lang="C", PYTHONIOENCODING="ascii")

    assert result.code == 0
    assert "XS-2024-0001" in result.out


def test_a_list_is_divided_as_in_chinese(process, empty_archive):
    result = process("--archive", empty_archive, "find", "--status", "dead", lang=ZH)

    assert "draft、active、expiring、expired" in result.err


def test_a_wrong_count_is_told_as_one(process, empty_archive):
    for count in ("-1", "1.5", ""):
        result = process("--archive", empty_archive, "list", "--limit", count, lang=ZH)
        assert f"应为 0 或正整数，而不是“{count}”" in result.err


def test_a_warning_keeps_to_80_columns_with_chinese_punctuation(terminal, empty_archive, make_pdf):
    scan = make_pdf("一份名字很长很长的产品销售合同扫描件（第二次扫描）.pdf", " ", " ")
    result = terminal(
        *("--archive", empty_archive, "ingest", scan, "--type", "销售", "--customer", "瑞华科技"),
        *("--signed", "2024-07-10", "--ocr", "skip"),
        lang=ZH,
    )

    lines = result.out.splitlines()
    start = next(line for line in lines if line.startswith("! 一份名字很长"))
    assert ".pdf：" in start
    for line in lines[lines.index(start) :]:
        assert width(line) <= 80


def test_the_type_is_read_with_its_label(process, empty_archive, make_chinese_pdf):
    scan = make_chinese_pdf("a.pdf", "产品销售合同\n甲方：华东机电有限公司\n乙方：东方示例有限公司")
    result = process("--archive", empty_archive, "read", scan, lang=ZH)

    assert "XS 销售" in result.out


def test_in_a_locale_without_utf_8_the_folders_are_still_there(process, filled_archive):
    result = process(
        *("--archive", filled_archive, "show", "XS-2024-0001"), LC_ALL="C", PYTHONUTF8="0"
    )

    assert result.code == 0
    assert "华东机电有限公司" in result.out
