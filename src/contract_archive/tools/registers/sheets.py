"""Excel workbooks (.xlsx), read row by row. Formulas count as what they last came to."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from contract_archive.errors import ArchiveError, InputError
from contract_archive.locale import _
from contract_archive.tools.registers.rows import MOST_COLUMNS, MOST_ROWS, Row, Sheet, is_blank

_MOST_MEMBERS = 2000
_MOST_BYTES = 256 << 20
_MOST_RATIO = 200  # unpacked to packed; sheets of figures pack to a tenth
_RATIO_FREE = 8 << 20  # below this no ratio does harm
_HEAD = 2048
_BLANK_END = 2000  # rows without anything: formatted to the end of the sheet


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the visible sheets of a workbook. Raises InputError where it is none, is locked, or
    unpacks to more than a list can be."""
    _refuse_bomb(path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            visible = [each for each in book.worksheets if each.sheet_state == "visible"]
            several = len(visible) > 1
            since_1904 = book.epoch.year == 1904
            return tuple(
                Sheet(each.title if several else "", tuple(_rows(path, each)), False, since_1904)
                for each in visible
            )
        finally:
            book.close()
    except ArchiveError:
        raise
    except Exception as fault:  # openpyxl has many ways to say that a workbook is damaged
        raise _damaged(path) from fault


def _rows(path: Path, sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a writer says of its size is not believed
    blank = 0
    cells_of = sheet.iter_rows(values_only=True)
    for number, cells in enumerate(islice(cells_of, MOST_ROWS + _BLANK_END), 1):
        cut = tuple(cells[:MOST_COLUMNS])
        blank = blank + 1 if all(map(is_blank, cut)) else 0
        if blank > _BLANK_END:
            return
        if not blank:
            if number > MOST_ROWS:
                raise too_long(path)
            yield Row(number, cut)


def too_long(path: Path) -> InputError:
    """Return the error for a list with more rows than are read."""
    return InputError(
        _("{file}: more than {most} rows").format(file=path.name, most=MOST_ROWS),
        _("Divide the list, for instance by year."),
    )


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as book:
            members = book.infolist()
            if (
                len(members) > _MOST_MEMBERS
                or sum(each.file_size for each in members) > _MOST_BYTES
            ):
                raise _bomb(path)
            for each in members:
                _refuse_member(path, book, each)
    except ArchiveError:
        raise
    except Exception as fault:  # zipfile has as many
        raise _damaged(path) from fault


def _refuse_member(path: Path, book: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.file_size > max(_RATIO_FREE, _MOST_RATIO * member.compress_size):
        raise _bomb(path)
    if member.flag_bits & 0x1:
        raise InputError(
            _("{file}: the workbook is locked with a password").format(file=path.name),
            _("Save a copy without a password."),
        )
    if member.filename.lower().endswith((".xml", ".rels")):
        with book.open(member) as stream:
            head = stream.read(_HEAD).replace(b"\0", b"").upper()
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise _bomb(path)


def _bomb(path: Path) -> InputError:
    return InputError(
        _("{file}: it unpacks to more than any list of contracts").format(file=path.name),
        _("Save the list anew from a spreadsheet program."),
    )


def _damaged(path: Path) -> InputError:
    return InputError(
        _("{file}: not an Excel workbook, or a damaged one").format(file=path.name),
        _("Open it in a spreadsheet program and save it as .xlsx or .csv."),
    )
