"""What the tests of numbering and completeness share: contracts filed by hand, and findings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from contract_archive.actions.audit import audit
from contract_archive.archive import Archive
from contract_archive.records.audits import AuditRequest
from contract_archive.records.contracts import Contract, Draw, Item, ItemKind, Quality, Terms
from contract_archive.records.entries import Act
from contract_archive.records.findings import Finding
from contract_archive.rules import filing, items

BORN_DIGITAL = Quality()
AREA = AuditRequest(only=("numbering", "completeness"))


def found(archive: Archive, request: AuditRequest = AREA) -> list[tuple[str, str, str]]:
    return [(each.check, each.number, each.path) for each in findings(archive, request)]


def findings(archive: Archive, request: AuditRequest = AREA) -> tuple[Finding, ...]:
    return audit(archive, request).audit.findings


def folder(archive: Archive, number: str) -> Path:
    state = archive.catalog.number_state(number)
    assert state is not None
    return archive.root / state.path


def place(archive: Archive, number: str) -> str:
    return folder(archive, number).relative_to(archive.root).as_posix()


def edit(archive: Archive, number: str, old: str, new: str) -> None:
    record = folder(archive, number) / "contract.yaml"
    text = record.read_text("utf-8")
    assert old in text
    record.write_text(text.replace(old, new), "utf-8")


def publish(archive: Archive, number: str, draw: Draw | None, series: str = "XS") -> str:
    """File a contract under any number, as another program might."""
    staging = archive.vault.stage()
    master = staging.put(number.encode(), "master/scan.jpg")
    item = Item(number, ItemKind.MAIN, ("scan.jpg",), (master,), None, None, 1)
    terms = Terms(series, "华东机电有限公司", signed_on=date(2024, 7, 10))
    contract = Contract(number, terms, 2024, archive.clock(), "档案员", (item,), draw)
    with archive.recording(Act.INGEST) as record:
        series_named = archive.settings.series_named(series)
        where = filing.place(archive.settings.folder, terms, series_named, 2024)
        record.publish(staging, contract, where, {})
    return number


def change_rules(archive: Archive, old: str, new: str) -> Archive:
    rules = archive.root / "archive.yaml"
    text = rules.read_text("utf-8")
    assert old in text
    rules.write_text(text.replace(old, new), "utf-8")
    return Archive.open(archive.root, actor=archive.actor, clock=archive.clock)


def publish_texts(archive: Archive, *texts: str, quality: Quality = BORN_DIGITAL) -> str:
    """File a contract with a main document and supplements; pages are divided by form feeds."""
    series, day = archive.settings.series_named("XS"), date(2024, 7, 10)
    staging = archive.vault.stage()
    with archive.recording(Act.INGEST) as record:
        number, draw = record.draw(series, day)
        made: list[Item] = []
        for at, text in enumerate(texts):
            kind = ItemKind.SUPPLEMENT if at else ItemKind.MAIN
            name = number
            if at:
                name = items.next_item_number(archive.settings.items, number, kind, made)
            master = staging.put(f"{name} {text}".encode(), f"master/{at}.pdf")
            page = staging.put(text.encode(), f"{name}.txt")
            pages = text.count("\f") + 1
            made.append(Item(name, kind, ("a.pdf",), (master,), None, page, pages, quality))
        terms = Terms("XS", "华东机电有限公司", signed_on=day)
        contract = Contract(number, terms, 2024, archive.clock(), "档案员", tuple(made), draw)
        record.publish(
            staging, contract, filing.place(archive.settings.folder, terms, series, 2024), {}
        )
    return number
