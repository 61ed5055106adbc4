"""Catalogs and contracts for the tests of the catalog."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contract_archive.holdings.catalog import Catalog
from contract_archive.records.contracts import Contract, Draw, Item, ItemKind, Quality, Terms
from contract_archive.records.files import Fixity, StoredFile

START = datetime(2024, 7, 15, 8, 0, tzinfo=UTC)
MakeContract = Callable[..., Contract]


def stored(path: str) -> StoredFile:
    return StoredFile(path, Fixity(hashlib.sha256(path.encode()).hexdigest(), len(path)))


@pytest.fixture
def make_contract() -> MakeContract:
    """Make the contract with sequence value ``value`` (``XS-2024-0001``); terms as given."""

    def make(value: int = 1, number: str = "", **terms: object) -> Contract:
        number = number or f"XS-2024-{value:04}"
        item = Item(
            number=number,
            kind=ItemKind.MAIN,
            received_as=("scan.jpg",),
            masters=(stored(f"{number}/master/scan.jpg"),),
            rendition=stored(f"{number}/{number}.pdf"),
            text=stored(f"{number}/{number}.txt"),
            pages=2,
            quality=Quality(2, 0.98, 300),
        )
        basic = Terms("XS", "华东机电有限公司", title="购销合同")
        return Contract(
            number=number,
            terms=replace(basic, **terms),
            filing_year=2024,
            archived_at=START + timedelta(days=value),
            archived_by="档案员",
            items=(item,),
            draw=Draw("series=XS,year=2024", value),
        )

    return make


@pytest.fixture
def catalog_path(tmp_path: Path) -> Path:
    return tmp_path / "catalog.sqlite"


@pytest.fixture
def empty_catalog(catalog_path: Path) -> Iterator[Catalog]:
    catalog = Catalog.open(catalog_path, create=True)
    yield catalog
    catalog.close()


@pytest.fixture
def three_contracts(empty_catalog: Catalog, make_contract: MakeContract) -> Catalog:
    """A catalog with XS-2024-0001 to 0003, no text, current to ledger line 3."""
    with empty_catalog.transaction():
        for value in (1, 2, 3):
            empty_catalog.record(make_contract(value), f"2024/销售合同/{value}", "")
        empty_catalog.advance(3, "a" * 64)
    return empty_catalog
