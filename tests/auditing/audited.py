"""Contracts of a given quality, filed straight through the write protocol."""

from __future__ import annotations

from datetime import date

from contract_archive.archive import Archive
from contract_archive.records.contracts import Contract, Item, ItemKind, Quality, Terms
from contract_archive.records.entries import Act
from contract_archive.rules import filing


def file_item(
    archive: Archive,
    *,
    text: bytes | None = "销售合同".encode(),
    pages: int = 1,
    quality: Quality | None = None,
    signed_on: date = date(2024, 7, 10),
) -> str:
    """File a contract of one document; without ``text`` it could not be read."""
    staging = archive.vault.stage()
    series = archive.settings.series_named("XS")
    with archive.recording(Act.INGEST) as record:
        number, draw = record.draw(series, signed_on)
        name = filing.safe_name(number)
        master = staging.put(number.encode(), "master/scan.pdf")
        made = [
            staging.put(data, f"{name}.{kind}")
            for data, kind in ((b"%PDF-" + number.encode(), "pdf"), (text, "txt"))
            if text is not None and data is not None
        ] or [None, None]
        item = Item(
            number, ItemKind.MAIN, ("scan.pdf",), (master,), *made, pages, quality or Quality()
        )
        contract = Contract(
            number=number,
            terms=Terms("XS", "华东机电有限公司", signed_on=signed_on),
            filing_year=signed_on.year,
            archived_at=archive.clock(),
            archived_by="档案员",
            items=(item,),
            draw=draw,
        )
        place = filing.place(archive.settings.folder, contract.terms, series, signed_on.year)
        record.publish(staging, contract, place, {})
    staging.discard()
    return number
