"""Archived contracts are read again; what was received stays, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contract_archive.actions.ingest import ingest
from contract_archive.actions.rescan import rescan
from contract_archive.errors import DamagedError, NotFoundError
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Intake
from contract_archive.records.modes import OcrMode
from contract_archive.records.queries import Query


@pytest.fixture
def filed(fresh_archive, make_pdf):
    """XS-2024-0001, born digital, with a text file that a bad engine might have made."""
    source = make_pdf("scan.pdf", "Sales of hydraulic pumps")
    intake = Intake((source,), series="XS", customer="华东机电", signed_on=fresh_archive.today)
    (answer,) = ingest(fresh_archive, [intake])
    assert answer.number == "XS-2024-0001", answer.error
    contract = fresh_archive.vault.read(answer.path)
    with fresh_archive.recording(Act.READ_AGAIN) as record:
        staging = fresh_archive.vault.stage()
        (item,) = contract.items
        item = replace(item, text=staging.put("乱码".encode(), item.text.path))
        folder = answer.path.rpartition("/")[0]
        record.revise(staging, replace(contract, items=(item,)), folder, {})
        staging.discard()
    return answer


def words_found(archive, words):
    return archive.catalog.find(Query(words=words)).total


def test_a_contract_is_read_again_and_its_masters_stay(fresh_archive, filed):
    before = fresh_archive.vault.read(filed.path)
    assert (words_found(fresh_archive, "hydraulic"), words_found(fresh_archive, "乱码")) == (0, 1)

    (done,) = rescan(fresh_archive, "xs-2024-0001", mode=OcrMode.AUTO)

    after = fresh_archive.vault.read(filed.path)
    assert (done.number, done.pages) == ("XS-2024-0001", 1)
    assert [item.masters for item in after.items] == [item.masters for item in before.items]
    assert after.terms == before.terms
    assert not list(fresh_archive.vault.faults(filed.path, after))
    assert (words_found(fresh_archive, "hydraulic"), words_found(fresh_archive, "乱码")) == (1, 0)
    assert [entry.entry.act for entry in fresh_archive.ledger.entries()][-1] == Act.READ_AGAIN


def test_a_contract_read_again_survives_a_rebuild(fresh_archive, filed):
    rescan(fresh_archive, filed.number, mode=OcrMode.AUTO)
    before = list(fresh_archive.catalog.dump())
    fresh_archive.reindex()
    assert list(fresh_archive.catalog.dump()) == before


def test_nothing_is_made_from_a_damaged_master(fresh_archive, filed):
    folder = fresh_archive.root / filed.path
    (folder / "master" / "scan.pdf").write_bytes(b"%PDF-1.4 other")
    before = (folder / "contract.yaml").read_bytes()

    with pytest.raises(DamagedError):
        rescan(fresh_archive, filed.number)

    assert (folder / "contract.yaml").read_bytes() == before
    assert not any((fresh_archive.house / "staging").iterdir())


def test_what_is_not_archived_cannot_be_read_again(fresh_archive):
    with pytest.raises(NotFoundError):
        rescan(fresh_archive, "XS-2024-0009")
