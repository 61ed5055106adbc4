"""Twins, later documents and labels: what a scan is to what is archived already."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contract_archive.actions.ingest import ingest
from contract_archive.records.contracts import ItemKind
from contract_archive.records.intakes import Intake, Outcome
from contract_archive.records.queries import Query

TEXT = (
    "Supply of hydraulic pumps and filters to the works of the buyer in monthly lots, carriage "
    "paid, the seller warrants the goods for twelve months from acceptance by the buyer. "
)
DAY = date(2024, 3, 5)


def claims(*files, **more):
    said = {"series": "XS", "customer": "华东机电", "signed_on": DAY, "amount": Decimal(161199)}
    return Intake(tuple(files), **{**said, **more})


def take_in(archive, *intakes):
    return list(ingest(archive, intakes))


@pytest.fixture
def filed(fresh_archive, make_pdf):
    (answer,) = take_in(fresh_archive, claims(make_pdf("scan.pdf", TEXT)))
    assert answer.outcome is Outcome.FILED, answer.error
    return answer


def test_another_scan_of_an_archived_document_is_refused_and_named(fresh_archive, filed, make_pdf):
    again = make_pdf("again.pdf", TEXT.replace(" of ", "  of "))
    (answer,) = take_in(fresh_archive, claims(again))
    assert (answer.outcome, answer.number) == (Outcome.DUPLICATE, filed.number)
    assert "--force-new" in answer.error.hint
    assert again.is_file()
    assert fresh_archive.catalog.count() == 1


def test_twins_within_one_batch_are_told(fresh_archive, make_pdf):
    first, second = make_pdf("a.pdf", TEXT), make_pdf("b.pdf", TEXT.upper())
    answers = take_in(fresh_archive, claims(first), claims(second))
    assert [each.outcome for each in answers] == [Outcome.FILED, Outcome.DUPLICATE]


def test_the_next_order_of_the_same_kind_is_no_twin(fresh_archive, filed, make_pdf):
    (answer,) = take_in(fresh_archive, claims(make_pdf("b.pdf", TEXT + "2")))
    assert answer.outcome is Outcome.FILED


def test_a_person_may_say_that_it_is_another_contract(fresh_archive, filed, make_pdf):
    (answer,) = take_in(fresh_archive, claims(make_pdf("b.pdf", TEXT.upper()), force_new=True))
    assert (answer.outcome, answer.number) == (Outcome.FILED, "XS-2024-0002")


def test_a_later_document_is_kept_with_its_contract(fresh_archive, filed, make_pdf):
    later = make_pdf("scan.pdf", "Addendum on prices of valves")
    intake = Intake((later,), item_of="xs-2024-0001", item_kind=ItemKind.SUPPLEMENT)
    (answer,) = take_in(fresh_archive, intake)

    assert (answer.outcome, answer.number) == (Outcome.FILED, filed.number)
    contract = fresh_archive.vault.read(filed.path)
    main, item = contract.items
    assert (item.number, item.kind) == ("XS-2024-0001-B1", ItemKind.SUPPLEMENT)
    assert {main.masters[0].path, item.masters[0].path} == {
        "master/scan.pdf",
        "master/scan (2).pdf",
    }
    assert not list(fresh_archive.vault.faults(filed.path, contract))
    assert fresh_archive.catalog.find(Query(words="valves")).hits[0].number == filed.number
    before = list(fresh_archive.catalog.dump())
    fresh_archive.reindex()
    assert list(fresh_archive.catalog.dump()) == before


def test_later_documents_of_a_kind_are_counted(fresh_archive, filed, make_pdf):
    for name in ("one", "two"):
        intake = Intake((make_pdf(f"{name}.pdf", f"Annex {name}"),), item_of=filed.number)
        take_in(fresh_archive, intake)
    contract = fresh_archive.vault.read(filed.path)
    assert [item.number for item in contract.items[1:]] == ["XS-2024-0001-F1", "XS-2024-0001-F2"]


def test_a_later_document_of_no_contract_stays_where_it_was(fresh_archive, make_pdf):
    file = make_pdf("later.pdf", "Addendum")
    (answer,) = take_in(fresh_archive, Intake((file,), item_of="XS-2024-0009"))
    assert answer.outcome is Outcome.FAILED
    assert file.is_file()
    assert not any((fresh_archive.house / "staging").iterdir())


def test_the_same_bytes_are_no_later_document(fresh_archive, make_pdf):
    file = make_pdf("scan.pdf", TEXT)
    first, second = take_in(fresh_archive, claims(file), Intake((file,), item_of="XS-2024-0001"))
    assert (first.outcome, second.outcome) == (Outcome.FILED, Outcome.DUPLICATE)
    assert second.number == first.number
