"""The head of a list: which column holds what, by the names that companies give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from contract_archive.tools.registers.rows import Cell, Row, text_of

_ROWS_LOOKED_AT = 20

# The surer names first: where two columns bear names of one field, the surer one holds it.
_NAMES = {
    "number": (
        *(
            "合同编号",
            "合同号",
            "合同号码",
            "合同编码",
            "我方合同编号",
            "我方合同号",
            "本方合同编号",
        ),
        *("contractnumber", "contractno", "ourcontractnumber", "ourcontractno", "ournumber"),
        *("协议编号", "协议号", "编号", "number"),
    ),
    "counterparty_number": (
        *("对方合同编号", "对方合同号", "对方编号", "客户合同编号", "客户合同号", "甲方合同编号"),
        *("counterpartynumber", "counterpartycontractnumber", "counterpartyno", "theirnumber"),
        *("theircontractnumber", "theircontractno", "customercontractnumber", "customercontractno"),
        *("customernumberofcontract", "counterpartyreference", "theirreference"),
    ),
    "customer": (
        *("客户名称", "客户", "对方单位", "对方单位名称", "对方名称", "对方当事人", "对方公司"),
        *("合同相对方", "合同相对人", "相对方", "相对方名称", "合同对方", "签约对方", "签约单位"),
        *("客户单位", "客户全称", "往来单位", "供应商名称", "供应商", "单位名称", "customername"),
        *("customer", "client", "clientname", "counterparty", "counterpartyname", "otherparty"),
        *("supplier", "suppliername", "vendor", "vendorname", "company", "companyname"),
    ),
    "party_a": ("甲方", "甲方名称", "甲方单位", "甲方公司", "需方", "买方", "partya"),
    "party_b": ("乙方", "乙方名称", "乙方单位", "乙方公司", "供方", "卖方", "partyb"),
    "title": (
        *("合同名称", "合同标题", "协议名称", "名称", "标题", "题名"),
        *("contracttitle", "contractname", "title", "subject"),
    ),
    "signed_on": (
        *(
            "签订日期",
            "签约日期",
            "签署日期",
            "签定日期",
            "合同签订日期",
            "合同签署日期",
            "签字日期",
        ),
        *("合同签约日期", "签订时间", "签约时间", "签署时间", "合同签订时间", "合同日期", "签约日"),
        *("signedon", "signeddate", "datesigned", "signingdate", "signaturedate", "dateofsigning"),
        *("signed", "contractdate"),
    ),
    "amount": (
        *("合同金额", "合同总金额", "合同总价", "合同总额", "合同价款", "合同价", "总金额", "总价"),
        *("价税合计", "含税金额", "签约金额", "金额", "contractamount", "contractvalue"),
        *("totalamount", "contractprice", "totalprice", "amount", "value", "total"),
    ),
}
_RANKED = {
    name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names)
}
_UNITS = {"亿": 8, "百万": 6, "万": 4, "千": 3}
_UNIT = re.compile("(亿|百万|万|千)元?$")
_TITLE_UNIT = re.compile("单位:?人?民?币?:?(亿|百万|万|千)元")
_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_SIGNS = re.compile(r"[\s:*#.、_/-]+")


class Head(NamedTuple):
    """Where the head stands and which column (from 0) holds which field. ``unit`` is the power of
    ten that amounts are given in: 4 for 万元."""

    row: int
    columns: dict[str, int]
    unit: int = 0

    @property
    def tells_contracts(self) -> bool:
        """Whether a row can tell which contract it is."""
        return bool({"number", "customer", "party_a", "party_b"} & set(self.columns))


def head_of(rows: Sequence[Row]) -> Head | None:
    """Return the head within the first rows: the one that names most columns; None where none
    names a number or a customer."""
    best: Head | None = None
    above = ""
    for row in rows[:_ROWS_LOOKED_AT]:
        head = _head(row, above)
        if head.tells_contracts and (best is None or len(head.columns) > len(best.columns)):
            best = head
        above += "".join(_plain(cell) for cell in row.cells)
    return best


def is_head(row: Row, head: Head) -> bool:
    """Tell whether a row says the head once more, as on the next printed page."""
    return _head(row, "").columns == head.columns


def _head(row: Row, above: str) -> Head:
    ranks: dict[str, int] = {}
    columns: dict[str, int] = {}
    for column, cell in enumerate(row.cells):
        field, rank = _field(cell)
        if field and rank < ranks.get(field, len(_RANKED)):
            ranks[field], columns[field] = rank, column
    return Head(row.number, columns, _unit(row, columns, above))


def _field(cell: Cell) -> tuple[str, int]:
    if not isinstance(cell, str):
        return "", 0
    name = _name(cell)
    return _RANKED.get(name) or _RANKED.get(_UNIT.sub("", name)) or ("", 0)


def _unit(row: Row, columns: dict[str, int], above: str) -> int:
    if "amount" not in columns:
        return 0
    plain = _plain(row.cells[columns["amount"]]).rstrip(")]】〕")
    found = _UNIT.search(plain) or _TITLE_UNIT.search(above)
    if "元" in plain and not _UNIT.search(plain):
        return 0
    return _UNITS[found[1]] if found else 0


def _name(cell: str) -> str:
    return _SIGNS.sub("", _BRACKETS.sub("", _plain(cell)))


def _plain(cell: Cell) -> str:
    return "".join(unicodedata.normalize("NFKC", text_of(cell)).casefold().split())
