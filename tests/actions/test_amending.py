"""Later documents: what they change holds from then on, and the original terms stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from contract_archive.actions.describe import edit, history, undo
from contract_archive.actions.ingest import ingest
from contract_archive.actions.retrieve import show
from contract_archive.archive import Archive
from contract_archive.errors import UsageError
from contract_archive.records.contracts import ItemKind, Money, Status
from contract_archive.records.intakes import Accession, Intake, Outcome
from contract_archive.records.queries import Query

File = Callable[..., str]
Pdf = Callable[..., Path]


def _amend(archive: Archive, number: str, file: Path, **said: object) -> Accession:
    intake = Intake(files=(file,), item_of=number, **said)  # type: ignore[arg-type]
    (answer,) = ingest(archive, [intake])
    if answer.error:
        raise answer.error
    assert answer.outcome is Outcome.FILED
    return answer


@pytest.fixture
def contract(fresh_archive: Archive, file_contract: File) -> str:
    """A contract of a year over 100,000."""
    return file_contract(
        fresh_archive, amount=Money(Decimal("100000")), expires_on=date(2025, 7, 9)
    )


def test_a_renewals_new_last_day_holds_and_the_original_stays_visible(
    fresh_archive: Archive, contract: str, make_pdf: Pdf
) -> None:
    answer = _amend(
        fresh_archive,
        contract,
        make_pdf("renewal.pdf"),
        item_kind=ItemKind.RENEWAL,
        signed_on=date(2024, 7, 12),
        expires_on=date(2026, 7, 9),
    )
    card = show(fresh_archive, contract)
    assert card.contract.terms.expires_on == date(2025, 7, 9)
    assert card.now.terms.expires_on == date(2026, 7, 9)
    assert card.now.changed_by["expires_on"] == f"{contract}-X1"
    hit = fresh_archive.catalog.hit(contract)
    assert hit is not None and hit.expires_on == date(2026, 7, 9)
    assert any("2026-07-09" in each for each in answer.warnings)


def test_amounts_replace_or_add_as_the_person_says(
    fresh_archive: Archive, contract: str, make_pdf: Pdf
) -> None:
    _amend(
        fresh_archive,
        contract,
        make_pdf("a.pdf", "one"),
        item_kind=ItemKind.SUPPLEMENT,
        signed_on=date(2024, 7, 11),
        amount=Decimal("20000"),
        adds=True,
    )
    assert show(fresh_archive, contract).now.terms.amount == Money(Decimal("120000"))
    _amend(
        fresh_archive,
        contract,
        make_pdf("b.pdf", "two"),
        item_kind=ItemKind.CHANGE,
        signed_on=date(2024, 7, 12),
        amount=Decimal("90000"),
    )
    assert show(fresh_archive, contract).now.terms.amount == Money(Decimal("90000"))
    assert show(fresh_archive, contract).contract.terms.amount == Money(Decimal("100000"))


def test_documents_take_effect_in_the_order_of_their_days_not_of_their_filing(
    fresh_archive: Archive, contract: str, make_pdf: Pdf
) -> None:
    for name, signed, expires in (
        ("late.pdf", date(2024, 7, 14), date(2027, 1, 1)),
        ("early.pdf", date(2024, 7, 11), date(2026, 1, 1)),
    ):
        _amend(
            fresh_archive,
            contract,
            make_pdf(name, name),
            item_kind=ItemKind.SUPPLEMENT,
            signed_on=signed,
            expires_on=expires,
        )
    assert show(fresh_archive, contract).now.terms.expires_on == date(2027, 1, 1)


def test_an_addition_in_another_currency_is_not_added(
    fresh_archive: Archive, contract: str, make_pdf: Pdf
) -> None:
    _amend(
        fresh_archive,
        contract,
        make_pdf("usd.pdf"),
        item_kind=ItemKind.SUPPLEMENT,
        amount=Decimal("5000"),
        currency="USD",
        adds=True,
    )
    assert show(fresh_archive, contract).now.terms.amount == Money(Decimal("100000"))


def test_a_termination_ends_the_contract_on_its_day_and_a_renewal_after_it_takes_it_up_again(
    fresh_archive: Archive, contract: str, make_pdf: Pdf
) -> None:
    _amend(
        fresh_archive,
        contract,
        make_pdf("end.pdf", "end"),
        item_kind=ItemKind.TERMINATION,
        signed_on=date(2024, 7, 12),
        ends_on=date(2024, 7, 14),
    )
    assert show(fresh_archive, contract).status is Status.TERMINATED
    found = fresh_archive.catalog.find(Query(status="terminated", today=fresh_archive.today))
    assert [each.number for each in found.hits] == [contract]
    _amend(
        fresh_archive,
        contract,
        make_pdf("again.pdf", "again"),
        item_kind=ItemKind.RENEWAL,
        signed_on=date(2024, 7, 15),
        expires_on=date(2026, 7, 9),
    )
    assert show(fresh_archive, contract).status is Status.ACTIVE


def test_an_annex_changes_nothing_whatever_it_says(
    fresh_archive: Archive, contract: str, make_pdf: Pdf
) -> None:
    _amend(
        fresh_archive,
        contract,
        make_pdf("annex.pdf"),
        item_kind=ItemKind.ANNEX,
        expires_on=date(2030, 1, 1),
        amount=Decimal("1"),
    )
    now = show(fresh_archive, contract).now
    assert now.terms.expires_on == date(2025, 7, 9)
    assert now.terms.amount == Money(Decimal("100000"))


def test_the_days_of_a_supplement_are_read_and_its_amount_is_not_taken(
    fresh_archive: Archive, contract: str, make_chinese_pdf: Pdf
) -> None:
    page = (
        "补充协议\n甲方：东方示例有限公司\n乙方：华东机电有限公司\n"
        "双方就原合同达成补充协议如下：\n一、原合同有效期延长至2026年12月31日。\n"
        "二、增加金额人民币20000元。\n签订日期：2024年7月12日\n"
    )
    _amend(fresh_archive, contract, make_chinese_pdf("supplement.pdf", page))
    item = show(fresh_archive, contract).contract.items[-1]
    assert item.kind is ItemKind.SUPPLEMENT
    assert item.amendment is not None
    assert item.amendment.signed_on == date(2024, 7, 12)
    assert item.amendment.amount is None


def test_what_a_later_document_says_can_be_corrected_and_taken_back(
    fresh_archive: Archive, contract: str, make_pdf: Pdf
) -> None:
    _amend(
        fresh_archive,
        contract,
        make_pdf("renewal.pdf"),
        item_kind=ItemKind.RENEWAL,
        expires_on=date(2026, 7, 9),
    )
    edited = edit(fresh_archive, f"{contract}-x1", {"expires_on": "2027-07-09", "amount": "12万"})
    assert [each.field for each in edited.changes] == ["expires_on", "amount", "currency"]
    now = show(fresh_archive, contract).now.terms
    assert (now.expires_on, now.amount) == (date(2027, 7, 9), Money(Decimal("120000")))
    assert history(fresh_archive, contract)[-1].item == f"{contract}-X1"
    undo(fresh_archive, contract)
    now = show(fresh_archive, contract).now.terms
    assert (now.expires_on, now.amount) == (date(2026, 7, 9), Money(Decimal("100000")))
    with pytest.raises(UsageError):
        edit(fresh_archive, f"{contract}-X1", {"governing_law": "x"})


def test_a_catalog_built_anew_equals_the_one_that_grew_with_later_documents(
    fresh_archive: Archive, contract: str, make_pdf: Pdf
) -> None:
    _amend(
        fresh_archive,
        contract,
        make_pdf("end.pdf"),
        item_kind=ItemKind.TERMINATION,
        signed_on=date(2024, 7, 12),
    )
    grown = list(fresh_archive.catalog.dump())
    fresh_archive.reindex()
    assert list(fresh_archive.catalog.dump()) == grown
