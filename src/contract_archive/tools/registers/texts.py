"""CSV files: in UTF-8, UTF-16 with a mark, or GB 18030, divided by commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from contract_archive.errors import InputError
from contract_archive.locale import _
from contract_archive.tools.registers.rows import MOST_COLUMNS, MOST_ROWS, Row, Sheet, is_blank
from contract_archive.tools.registers.sheets import too_long

DELIMITERS = (",", ";", "\t")
_LONGEST_CELL = 1 << 20


def read_text(path: Path, data: bytes) -> str:
    """Return the text of a CSV file. Raises InputError where it is in none of the encodings."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError(
        _("{file}: neither an Excel workbook nor a text file").format(file=path.name),
        _("Save the list as .xlsx, or as .csv in UTF-8."),
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8-sig", "gb18030")


def divided(path: Path, text: str, delimiter: str) -> Sheet:
    """Return the rows of a text, divided by ``delimiter``. Raises InputError for quotes that never
    end and for too many rows."""
    return Sheet("", tuple(_rows(path, text, delimiter)), lines=True)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for count, cells in enumerate(reader):
            if count >= MOST_ROWS:
                raise too_long(path)
            if not all(map(is_blank, cells)):
                yield Row(begins, tuple(cells[:MOST_COLUMNS]))
            begins = reader.line_num + 1
    except csv.Error as fault:
        raise InputError(
            _("{file}: line {line} cannot be divided into cells").format(
                file=path.name, line=begins
            ),
            _("Open it in a spreadsheet program and save it as .xlsx."),
        ) from fault
