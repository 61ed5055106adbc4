"""The transfer list 移交清册: what one archive hands over to another, to be signed by both."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal
from io import StringIO

from contract_archive.locale import _, listed, ngettext
from contract_archive.records.contracts import Money
from contract_archive.records.transfers import TransferList, TransferRow
from contract_archive.tools.reports.words import day_in_words, printable

# A spreadsheet would run a cell that starts with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?( [A-Z]{3})?")


def sheet(told: TransferList) -> bytes:
    """Return the list as CSV, in UTF-8 with the mark by which spreadsheets know it."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads())
    for place, row in enumerate(told.rows, 1):
        writer.writerow([_harmless(each) for each in cells(told, place, row, grouped=False)])
    return out.getvalue().encode("utf-8-sig")


def heads() -> tuple[str, ...]:
    """Return the columns' heads: 序号 合同编号 题名 客户 签订日期 金额 页数 文件数 备注."""
    return (
        _("No."),
        _("Contract No."),
        _("Title"),
        _("Customer"),
        _("Signed"),
        _("Amount"),
        _("Pages"),
        _("File count"),
        _("Note"),
    )


def facts(told: TransferList) -> tuple[str, ...]:
    """Return the lines above the list: from whom, in which bag, when, why."""
    known = (
        (_("Holdings"), f"{told.fonds_code} {told.fonds_name}".strip()),
        (_("Bag"), told.bag),
        (_("Day"), day_in_words(told.on)),
        (_("Reason"), told.reason),
    )
    return tuple(
        _("{label}: {value}").format(label=label, value=printable(value))
        for label, value in known
        if value
    )


def total(told: TransferList) -> str:
    """Return the line below the list: how much it comes to."""
    contracts, files = len(told.rows), sum(row.files for row in told.rows)
    count = ngettext("{count} contract", "{count} contracts", contracts)
    paged = ngettext("{count} page", "{count} pages", sum(row.pages for row in told.rows))
    filed = ngettext("{count} file", "{count} files", files)
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in told.rows:
        if row.amount is not None:
            sums[row.amount.currency] += row.amount.amount
    amounts = (f"{amount:,.2f} {currency}" for currency, amount in sorted(sums.items()))
    counts = (
        count.format(count=contracts),
        paged.format(count=sum(row.pages for row in told.rows)),
        filed.format(count=files),
        *amounts,
    )
    return _("{label}: {value}").format(label=_("Together"), value=listed(counts))


def cells(told: TransferList, place: int, row: TransferRow, *, grouped: bool) -> tuple[str, ...]:
    """Return a row in the order of the columns; ``grouped`` writes amounts for the eye."""
    return (
        str(place),
        row.number,
        row.title,
        row.customer,
        row.signed_on.isoformat() if row.signed_on else "",
        _amount(row.amount, told.currency, grouped=grouped),
        str(row.pages),
        str(row.files),
        row.note,
    )


def _amount(money: Money | None, currency: str, *, grouped: bool) -> str:
    if money is None:
        return ""
    figure = f"{money.amount:,.2f}" if grouped else f"{money.amount:f}"
    return figure if money.currency == currency else f"{figure} {money.currency}"


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    plain = printable(cell)
    if plain.startswith(_FORMULA) and not _FIGURE.fullmatch(plain):
        return f"'{plain}"
    return plain
