"""What the workloads and the checks share: a small archive, small scans, filing without OCR.

``file_plainly`` goes the way of an ingest (stage, hash, draw, publish, remove the source) on the
caller's own thread and without a reading child, so that a trace of it is small and each of its
calls can be made to fail.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from contract_archive import disk
from contract_archive.actions.ingest.accessions import accession
from contract_archive.actions.ingest.preparing import Prepared
from contract_archive.actions.ingest.sheets import Sheets
from contract_archive.archive import Archive
from contract_archive.holdings.vault.staging import Staging
from contract_archive.records.contracts import Contract, Item, ItemKind
from contract_archive.records.entries import Act, Actor
from contract_archive.records.intakes import Accession, Intake
from contract_archive.records.readings import Reading
from contract_archive.records.scans import OcrMode, PageText, Scan, TextOrigin
from contract_archive.rules import filing
from contract_archive.rules.resolving import Resolution

ARCHIVE = "archive"
INBOX = "inbox"
REINDEX = "reindex"
"""A recovery of a world whose name ends so builds the catalog anew."""

RECOVERED = json.dumps({"recovered": ARCHIVE})
"""What a recovery acknowledges before it goes on to other work."""

RULES = """\
format: 1
language: en
our_names: [中光电缆有限公司]
series:
  - {code: XS, label: {zh: 销售, en: Sales}, folder: 销售合同}
"""

_ACTOR = Actor("tester", "tester", "bench")


def clock() -> datetime:
    """The same moment always, so that two runs write the same bytes."""
    return datetime(2024, 7, 15, 2, 0, tzinfo=UTC)


def month_before() -> datetime:
    """When the archive of the tests was founded: the ledger has begun another file since."""
    return clock().replace(month=clock().month - 1)


def found_archive(root: Path) -> Archive:
    """Make an archive for the tests at ``root``."""
    return Archive.found(root, RULES, actor=_ACTOR, clock=month_before)


def open_archive(root: Path) -> Archive:
    """Open it, which finishes what a crash left."""
    return Archive.open(root, actor=_ACTOR, clock=clock)


def small_pdf(label: str) -> bytes:
    """Return a valid PDF of one page with ``label`` (ASCII) as its text, three sectors long."""
    page = f"BT /F1 18 Tf 72 720 Td (Contract {label}) Tj ET".encode()
    page += b"\n%" + hashlib.sha256(label.encode()).hexdigest().encode() * 14
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for count, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (count, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def intake_of(source: Path, *, move: bool = False, number: str = "") -> Intake:
    """Return what an operator would say of a scan in the tests: scans have each its customer."""
    return Intake(
        files=(source,),
        series="XS",
        customer=f"华东机电{source.stem}有限公司",
        title=source.stem,
        number=number,
        signed_on=month_before().date(),
        ocr=OcrMode.SKIP,
        move=move,
    )


def file_plainly(
    archive: Archive, source: Path, *, move: bool = False, review: bool = False
) -> Accession:
    """File a scan, or queue it for review, on this thread, with one page of text made up."""
    with disk.faults_told():
        intake = replace(intake_of(source, move=move), review=review)
        prepared = _prepared(archive, intake)
    try:
        return accession(archive, Sheets(archive), prepared)
    finally:
        prepared.staging.discard()


def _prepared(archive: Archive, intake: Intake) -> Prepared:
    source = intake.files[0]
    status = source.stat()
    staging = archive.vault.stage()
    page = PageText(1, f"合同正文 contract {source.stem}", TextOrigin.EMBEDDED)
    try:
        return Prepared(
            intake=intake,
            reading=Reading(1),
            resolution=Resolution(intake, (), {}, ()),
            staging=staging,
            masters=(staging.take(source, f"master/{source.name}"),),
            scan=Scan((page,), source),
            rendition=staging.take(source, "rendition"),
            text=staging.put(page.text.encode(), "text"),
            stamps=((status.st_ino, status.st_mtime_ns),),
        )
    except BaseException:
        staging.discard()
        raise


def revise_plainly(archive: Archive, number: str, times: int) -> None:
    """Change a contract for the ``times``-th time, each time in another way; its note counts them.

    First its files are read again, then its customer is renamed, then a document is added, a file
    dropped, and the folder moved, all at once.
    """
    customers = ("", "华东机电集团有限公司", "华东电缆有限公司")
    customer = customers[times - 1]
    with archive.recording((Act.READ_AGAIN, Act.MOVE, Act.ADD_ITEM)[times - 1]) as record:
        old = record.present(number)
        terms = replace(old.terms, note=str(times), customer=customer or old.terms.customer)
        changed = replace(old, terms=terms)
        if times == _MOVED:
            record.move(changed)
            return
        staging = archive.vault.stage()
        try:
            changed = (_read_again if times == 1 else _with_another)(staging, changed)
            series = archive.settings.series_named("XS")
            folder = filing.place(archive.settings.folder, terms, series, changed.filing_year)
            record.revise(staging, changed, folder, {})
        finally:
            staging.discard()


_MOVED = 2


def _read_again(staging: Staging, contract: Contract) -> Contract:
    (item,) = contract.items
    rendition = staging.put(small_pdf("read again"), f"{item.number}.pdf")
    text = staging.put("再次识读 read again".encode(), f"{item.number}.txt")
    return replace(contract, items=(replace(item, rendition=rendition, text=text),))


def _with_another(staging: Staging, contract: Contract) -> Contract:
    (item,) = contract.items
    number = f"{item.number}-B1"
    master = staging.put(small_pdf("another"), "master/B1/another.pdf")
    rendition = staging.put(small_pdf("another, searchable"), f"{number}.pdf")
    kind = ItemKind.SUPPLEMENT
    other = Item(number, kind, ("another.pdf",), (master,), rendition, None, 1)
    return replace(contract, items=(replace(item, text=None), other))


def sha256_of(path: Path) -> str:
    """Return a file's SHA-256 in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def acknowledge(world: Path, **promise: str) -> None:
    """Tell the outside world, where a recording listens, what is done and must not be lost."""
    line = json.dumps(promise, ensure_ascii=False).encode() + b"\n"
    with open(Path(os.environ["CRASH_ACKNOWLEDGEMENTS"], world.name), "ab", buffering=0) as file:
        file.write(line)
