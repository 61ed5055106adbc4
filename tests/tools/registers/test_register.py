"""Somebody else's list of contracts, as companies keep them."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from contract_archive.errors import InputError
from contract_archive.records.audits import RegisterRow
from contract_archive.tools.registers.register import read_register
from contract_archive.tools.registers.values import day_of

OURS = ("东方示例有限公司", "东方示例")
HEAD = ("序号", "合同编号", "客户名称", "合同名称", "签订日期", "合同金额（元）")
FIRST = RegisterRow(
    "row 2", "XS-2024-0001", "", "华东机电有限公司", "销售合同", date(2024, 7, 10), Decimal(100000)
)


def workbook(path: Path, *rows: tuple[object, ...], **more: list[tuple[object, ...]]) -> Path:
    book = openpyxl.Workbook()
    sheets = {"Sheet": list(rows), **more}
    for name, content in sheets.items():
        sheet = book.active if name == "Sheet" else book.create_sheet(name)
        for row in content:
            sheet.append(row)
    book.save(path)
    return path


def one(tmp_path: Path, head: str, cell: object) -> RegisterRow:
    path = workbook(tmp_path / "list.xlsx", ("合同编号", head), ("XS-1", cell))
    (row,) = read_register(path, OURS)
    return row


def test_a_workbook_is_read_as_companies_keep_it(tmp_path):
    path = workbook(
        tmp_path / "台账.xlsx",
        ("2024年销售合同台账",),
        ("编制：张三", None, None, "日期：2024-10-08"),
        (),
        HEAD,
        (1, "XS-2024-0001", "华东机电有限公司", "销售合同", datetime(2024, 7, 10), 100000),
        (),
        (2, "XS-2024-0002", "北方机电", "框架协议", "2024年7月11日", "¥1,234.56"),
        HEAD,
        (3, " XS-2024-0003 ", "南方机电", None, 45483, "12万元"),
        (4, None, "西部机电", None, "-", "据实结算"),
        ("合计", None, None, None, None, 221234.56),
        ("制表人：李四", None, "审核：王五"),
    )
    assert read_register(path, OURS) == (
        FIRST._replace(place="row 5", amount=Decimal("100000.00")),
        RegisterRow(
            "row 7",
            "XS-2024-0002",
            "",
            "北方机电",
            "框架协议",
            date(2024, 7, 11),
            Decimal("1234.56"),
        ),
        RegisterRow(
            "row 9", "XS-2024-0003", "", "南方机电", "", date(2024, 7, 10), Decimal("12E4")
        ),
        RegisterRow("row 10", "", "", "西部机电"),
    )


def test_a_merged_title_does_not_hide_the_head(tmp_path):
    path = workbook(tmp_path / "list.xlsx", ("合同台账",), HEAD, (1, "XS-1", "甲", "乙"))
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A1:F1")
    book.save(path)
    (row,) = read_register(path)
    assert (row.place, row.number, row.customer) == ("row 3", "XS-1", "甲")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_file_is_read_in_every_encoding_and_division(tmp_path, encoding, sign):
    lines = (HEAD, ("1", "XS-2024-0001", "华东机电有限公司", "销售合同", "2024/7/10", "100000"))
    path = tmp_path / "list.csv"
    path.write_bytes("\r\n".join(sign.join(line) for line in lines).encode(encoding))
    assert read_register(path) == (FIRST._replace(place="line 2"),)


def test_a_csv_files_cells_may_hold_line_ends_and_commas(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        'No.,Contract No.,Customer,Amount\n1,"A-1","Acme,\nInc.","1,000.50"\n2,A-2,B,3\n'
    )
    first, second = read_register(path)
    assert (first.place, first.customer, first.amount) == (
        "line 2",
        "Acme, Inc.",
        Decimal("1000.50"),
    )
    assert second.place == "line 4"


@pytest.mark.parametrize(
    ("head", "cell", "amount", "exponent"),
    [
        ("金额", "123,456.78", "123456.78", -2),
        ("金额", 0.1 + 0.2, "0.3", -1),
        ("金额", "人民币 1,000 元整", "1000", 0),
        ("合同金额(万元)", 12.3, "123000", 3),
        ("合同金额（万元）", "12.3456", "123456", 0),
        ("合同总价 万", 5, "50000", 4),
        ("合同金额（元）", "1.5万", "15000", 3),
        ("Contract value", "2亿", "200000000", 8),
    ],
)
def test_an_amount_keeps_how_exact_it_is(tmp_path, head, cell, amount, exponent):
    found = one(tmp_path, head, cell).amount
    assert found == Decimal(amount)
    assert found.as_tuple().exponent == exponent


def test_a_unit_above_the_head_holds_for_the_column(tmp_path):
    path = workbook(
        tmp_path / "list.xlsx",
        ("单位：万元",),
        ("合同编号", "合同金额"),
        ("XS-1", 12.5),
        ("XS-2", 10),
    )
    assert [each.amount for each in read_register(path)] == [Decimal(125000), Decimal(100000)]


@pytest.mark.parametrize(
    "cell", ["USD 12,000", "$5", "1000美元", "3万港元", "面议", "—", "n/a", None]
)
def test_what_is_no_sum_in_our_currency_is_left_open(tmp_path, cell):
    assert one(tmp_path, "合同金额", cell).amount is None


@pytest.mark.parametrize(
    "cell",
    [
        "2024-07-10",
        "2024.7.10",
        "2024-07-10 00:00:00",
        "2024-07-10T08:30:00Z",
        20240710,
        45483,
        "45483",
        date(2024, 7, 10),
    ],
)
def test_a_day_is_read_however_it_stands_there(tmp_path, cell):
    assert one(tmp_path, "签约日期", cell).signed_on == date(2024, 7, 10)


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("合同号", "number"), ("编号", "number"), ("Contract No.", "number"),
        ("对方合同编号", "counterparty_number"), ("Their contract number", "counterparty_number"),
        ("对方单位", "customer"), ("*客户名称", "customer"), ("Counterparty", "customer"),
        ("合同名称", "title"), ("签署日期", "signed_on"), ("Signed on", "signed_on"),
        ("总金额(元)", "amount"), ("Total amount (CNY)", "amount"),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_usual_names(tmp_path, head, field):
    value: object = 20240710 if field in ("signed_on", "amount") else "X-1"
    other = "客户" if field == "number" else "合同编号"
    path = workbook(tmp_path / "list.xlsx", (other, head), ("甲", value))
    (row,) = read_register(path)
    assert getattr(row, field)


def test_a_whole_number_is_a_number_without_a_point(tmp_path):
    path = workbook(tmp_path / "list.xlsx", ("合同编号", "客户"), (20240001.0, "甲"))
    assert read_register(path)[0].number == "20240001"


@pytest.mark.parametrize(
    ("a", "b", "customer"),
    [
        ("东方示例有限公司", "华东机电有限公司", "华东机电有限公司"),
        ("华东机电有限公司", "东方示例（盖章）", "华东机电有限公司"),
        ("华东机电有限公司", "北方机电有限公司", ""),
        ("东方示例", None, ""),
        ("华东机电有限公司", None, ""),
    ],
)
def test_of_two_parties_the_customer_is_who_is_not_us(tmp_path, a, b, customer):
    path = workbook(tmp_path / "list.xlsx", ("合同编号", "甲方", "乙方"), ("XS-1", a, b))
    assert read_register(path, OURS)[0].customer == customer


def test_every_sheet_with_numbers_is_read_and_hidden_ones_are_not(tmp_path):
    head = ("合同编号", "客户")
    path = workbook(
        tmp_path / "list.xlsx", head, ("XS-1", "甲"),
        二月=[head, ("XS-2", "乙")], 汇总=[("客户", "金额"), ("甲", 5)], 旧=[head, ("XS-9", "丙")],
    )  # fmt: skip
    book = openpyxl.load_workbook(path)
    book["旧"].sheet_state = "hidden"
    book.save(path)
    assert [(each.place, each.number) for each in read_register(path)] == [
        ("Sheet, row 2", "XS-1"),
        ("二月, row 2", "XS-2"),
    ]


def test_what_cannot_be_read_is_told_with_its_cell(tmp_path):
    path = workbook(
        tmp_path / "list.xlsx",
        ("合同编号", "签订日期", "金额"),
        ("XS-1", "2024-13-40", "1万2"),
        ("XS-2", "2024-07-10", 1),
    )
    with pytest.raises(InputError) as refusal:
        read_register(path)
    assert "C2 “1万2”" in refusal.value.message
    assert "B2 “2024-13-40”" in refusal.value.message
    path = tmp_path / "list.csv"
    path.write_text("合同编号,签订日期\nXS-1,7月10日\n", "utf-8")
    with pytest.raises(InputError, match="line 2, cell 2 “7月10日”"):
        read_register(path)


def test_a_list_of_something_else_is_refused_in_one_line(tmp_path):
    path = workbook(tmp_path / "list.xlsx", ("日期", "金额"), (1, 2))
    with pytest.raises(InputError, match=r"list\.xlsx: no column is headed as contract number"):
        read_register(path)
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="no column"):
        read_register(tmp_path / "a.csv")
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(InputError, match="no column"):
        read_register(tmp_path / "empty.csv")


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", b"\xff\x00\x81\x00" * 9]
)
def test_files_that_are_no_lists_are_refused(tmp_path, data):
    (tmp_path / "list.xlsx").write_bytes(data)
    with pytest.raises(InputError):
        read_register(tmp_path / "list.xlsx")


def test_a_workbook_that_unpacks_to_a_bomb_is_refused(tmp_path):
    path = workbook(tmp_path / "list.xlsx", ("合同编号",), ("XS-1",))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/image1.bin", b"\0" * (20 << 20))
    with pytest.raises(InputError, match="unpacks"):
        read_register(path)


def test_a_workbook_that_declares_entities_is_refused(tmp_path):
    path = workbook(tmp_path / "list.xlsx", ("合同编号",), ("XS-1",))
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("xl/evil.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a/>')
    with pytest.raises(InputError, match="unpacks"):
        read_register(path)


@pytest.mark.parametrize("written", ["9" * 40, "9" * 40 + "万", "1e300"])
def test_a_sum_beyond_all_contracts_is_told_as_a_cell_that_cannot_be_read(
    tmp_path: Path, written: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"合同编号,合同金额（万元）\nXS-2024-0001,{written}\n", "utf-8")
    with pytest.raises(InputError, match="line 2, cell 2"):
        read_register(path)


@pytest.mark.parametrize("written", ["0." + "1" * 60, "1." + "1" * 60 + "万"])
def test_a_sum_with_endless_decimals_is_read_as_far_as_sums_go(
    tmp_path: Path, written: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"合同编号,合同金额（万元）\nXS-2024-0001,{written}\n", "utf-8")
    (row,) = read_register(path)
    assert row.amount is not None
    assert row.amount.is_finite()
    assert str(row.amount).startswith("1111")


def test_an_infinite_day_is_told_as_a_cell_that_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="inf"):
        day_of(float("inf"), since_1904=False)
