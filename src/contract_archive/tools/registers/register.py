"""From a file to the rows of a register."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, TypeVar

from contract_archive.errors import InputError
from contract_archive.locale import _, ngettext
from contract_archive.records.audits import RegisterRow
from contract_archive.rules import customers
from contract_archive.tools.registers.heads import Head, head_of, is_head
from contract_archive.tools.registers.rows import Cell, Row, Sheet, is_blank, letters, text_of
from contract_archive.tools.registers.sheets import read_sheets
from contract_archive.tools.registers.texts import DELIMITERS, divided, read_text
from contract_archive.tools.registers.values import Amount, amount_of, day_of

_MOST_BYTES = 64 << 20
_MOST_TOLD = 5
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TOTAL = re.compile(
    "(?:本页|本月|本年)?(?:合计|总计|小计|累计|共计)(?:[^\u4e00-\u9fff].*)?"
    "|(?:sub|grand)?total(?:[^a-z].*)?|sum"
)
_REMARK = re.compile("(?:审核|审批|制表|制单|编制|填表|复核|批准|主管|负责|经办|备注|注|说明)人?:")
_NOTHING = frozenset(("-", "--", "—", "——", "/", "\\", "无", "暂无", "n/a", "na", "none", "null"))

Value = TypeVar("Value")


class Unread(NamedTuple):
    """A cell that could not be read: where it stands, and what it says."""

    place: str
    text: str


def read_register(path: Path, our_names: Collection[str] = ()) -> tuple[RegisterRow, ...]:
    """Return the contracts of somebody else's list, in its order.

    ``our_names`` are the names of our own companies: with 甲方 and 乙方 in the head, the customer
    is who is none of them. Raises InputError where the file is no list, has neither a column of
    numbers nor one of customers, or has a date or an amount that cannot be read; OSError where the
    system refuses it.
    """
    found = [(sheet, head) for sheet, head in _headed(path) if head is not None]
    if not found:
        raise InputError(
            _("{file}: no column is headed as contract number or customer").format(file=path.name),
            _("Name the columns, for instance 合同编号, 客户名称, 签订日期, 合同金额."),
        )
    numbered = [each for each in found if "number" in each[1].columns]
    reader = _Reader({customers.fold(name) for name in our_names})
    rows = [row for sheet, head in (numbered or found[:1]) for row in reader.rows(sheet, head)]
    if reader.unread:
        raise _unreadable(path, reader.unread)
    return tuple(rows)


def _headed(path: Path) -> list[tuple[Sheet, Head | None]]:
    size = path.stat().st_size
    data = path.read_bytes() if size <= _MOST_BYTES else b""
    if size > _MOST_BYTES:
        raise InputError(
            _("{file}: larger than {most} MB").format(file=path.name, most=_MOST_BYTES >> 20),
            _("Divide the list, for instance by year."),
        )
    if data.startswith(_OLD_EXCEL):
        raise InputError(
            _("{file}: a workbook of the old form .xls, or one locked with a password").format(
                file=path.name
            ),
            _("Open it in a spreadsheet program and save it as .xlsx, without a password."),
        )
    if data.startswith(_ZIP):
        return [(sheet, head_of(sheet.rows)) for sheet in read_sheets(path)]
    return [_best_divided(path, read_text(path, data))]


def _best_divided(path: Path, text: str) -> tuple[Sheet, Head | None]:
    """The text divided by the sign that makes the most of its head."""
    best: tuple[Sheet, Head | None] | None = None
    fault: InputError | None = None
    for delimiter in DELIMITERS:
        try:
            sheet = divided(path, text, delimiter)
        except InputError as error:
            fault = fault or error
            continue
        head = head_of(sheet.rows)
        if best is None or _worth(head) > _worth(best[1]):
            best = (sheet, head)
    if best is None:
        raise fault or AssertionError("there are delimiters")
    return best


def _worth(head: Head | None) -> int:
    return len(head.columns) if head else 0


def _unreadable(path: Path, unread: list[Unread]) -> InputError:
    told = "; ".join(f"{each.place} “{each.text}”" for each in unread[:_MOST_TOLD])
    message = ngettext(
        "{file}: a cell cannot be read: {cells}",
        "{file}: {count} cells cannot be read: {cells}",
        len(unread),
    ).format(file=path.name, count=len(unread), cells=told + (" …" * (len(unread) > _MOST_TOLD)))
    return InputError(message, _("Correct or empty them in the list, then try again."))


class _Reader:
    """Reads rows, and remembers the cells that it could not read."""

    def __init__(self, ours: set[str]) -> None:
        self.ours = ours
        self.unread: list[Unread] = []

    def rows(self, sheet: Sheet, head: Head) -> Iterator[RegisterRow]:
        """Yield the contracts of a sheet below its head."""
        below = [row for row in sheet.rows if row.number > head.row and not is_head(row, head)]
        kept = [row for row in below if _is_contract(row, head)]
        amounts = [self._amount(sheet, row, head) for row in kept]
        shown = max((each.decimals for each in amounts if each and not each.unit), default=0)
        for row, amount in zip(kept, amounts, strict=True):
            yield RegisterRow(
                place=_place(sheet, row),
                number=_text(row, head, "number"),
                counterparty_number=_text(row, head, "counterparty_number"),
                customer=self._customer(row, head),
                title=_text(row, head, "title"),
                signed_on=self._day(sheet, row, head),
                amount=_scaled(amount, head.unit, shown),
            )

    def _customer(self, row: Row, head: Head) -> str:
        if "customer" in head.columns:
            return _text(row, head, "customer")
        columns = [name for name in ("party_a", "party_b") if name in head.columns]
        parties = [text for name in columns if (text := _text(row, head, name))]
        strangers = [each for each in parties if customers.fold(each) not in self.ours]
        is_clear = len(strangers) == 1 and len(parties) == len(columns)
        return strangers[0] if is_clear else ""

    def _day(self, sheet: Sheet, row: Row, head: Head) -> date | None:
        def read(cell: Cell) -> date | None:
            return day_of(cell, since_1904=sheet.since_1904)

        return self._read(sheet, row, head, "signed_on", read)

    def _amount(self, sheet: Sheet, row: Row, head: Head) -> Amount | None:
        return self._read(sheet, row, head, "amount", amount_of)

    def _read(
        self, sheet: Sheet, row: Row, head: Head, field: str, read: Callable[[Cell], Value | None]
    ) -> Value | None:
        cell = _cell(row, head, field)
        if is_blank(cell) or text_of(cell).casefold() in _NOTHING:
            return None
        try:
            return read(cell)
        except ValueError:
            place = _cell_place(sheet, row, head.columns[field])
            self.unread.append(Unread(place, text_of(cell)[:40]))
            return None


def _is_contract(row: Row, head: Head) -> bool:
    """Whether a row is of a contract: not a sum, a remark, or empty where it would say which."""
    filled = [_folded(text_of(cell)) for cell in row.cells if not is_blank(cell)]
    first = (*filled[:1], _folded(_text(row, head, "number")))
    if any(_TOTAL.fullmatch(each) or _REMARK.match(each) for each in first):
        return False
    return any(_text(row, head, name) for name in ("number", "customer", "party_a", "party_b"))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _cell(row: Row, head: Head, field: str) -> Cell:
    column = head.columns.get(field)
    return row.cells[column] if column is not None and column < len(row.cells) else None


def _text(row: Row, head: Head, field: str) -> str:
    text = text_of(_cell(row, head, field))
    return "" if text.casefold() in _NOTHING else text


def _scaled(amount: Amount | None, unit: int, shown: int) -> Decimal | None:
    """The sum in whole units; its exponent tells how exact the list is: 12.3 万元 is 1.23E+5."""
    if amount is None:
        return None
    power, decimals = (amount.unit, amount.decimals) if amount.unit else (unit, shown)
    whole = amount.value.scaleb(power)
    return whole.quantize(Decimal(1).scaleb(power - decimals))


def _place(sheet: Sheet, row: Row) -> str:
    if sheet.lines:
        return _("line {number}").format(number=row.number)
    place = _("row {number}").format(number=row.number)
    return f"{sheet.name}, {place}" if sheet.name else place


def _cell_place(sheet: Sheet, row: Row, column: int) -> str:
    if sheet.lines:
        return _("line {number}, cell {cell}").format(number=row.number, cell=column + 1)
    name = f"{letters(column)}{row.number}"
    return f"{sheet.name}!{name}" if sheet.name else name
