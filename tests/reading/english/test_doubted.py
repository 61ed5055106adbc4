"""Values that an English contract makes doubtful: found, and not taken without asking."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text

OURS = "Acme Sample Co., Ltd."
RENT = (
    "1. The Landlord lets the premises to the Tenant. 2. The Tenant shall pay the rent monthly; "
    "rent not paid when due bears interest. 3. The Tenant shall keep the premises in repair and "
    "shall not sublet the premises. 4. At the end of the lease the Tenant shall hand the premises "
    "back to the Landlord, rent paid. 5. The Landlord may enter the premises upon notice to the "
    "Tenant. 6. No rent is due while the premises cannot be used by the Tenant. 7. The Tenant "
    "insures the premises, and the Landlord pays the taxes on the premises and the lease.\n"
)


@pytest.fixture(scope="module")
def rules() -> Settings:
    return read_or_refuse(rules_text("en", OURS).encode())


def _taken(text: str, field: str, rules: Settings) -> object:
    found = read([text], rules).best(field)
    return found.value if found and found.confidence >= 0.9 else None


def _opening(title: str, between: str) -> str:
    return f"{title}\n\nThis Agreement is made on 4 March 2024 between {between}.\n\n"


PAIR = f'{OURS} ("Acme") and Borrowdale Sample Ltd. ("Borrowdale")'


def test_the_type_that_title_and_clauses_agree_on_is_taken(rules: Settings) -> None:
    assert _taken(_opening("LEASE AGREEMENT", PAIR) + RENT, FieldName.SERIES, rules) == "ZL"


@pytest.mark.parametrize(
    "title", ["SOFTWARE LICENSE AGREEMENT", "DISTRIBUTION AGREEMENT", "CONFIDENTIALITY AGREEMENT"]
)
def test_a_title_over_clauses_of_another_kind_is_not_taken(rules: Settings, title: str) -> None:
    assert _taken(_opening(title, PAIR) + RENT, FieldName.SERIES, rules) is None


def test_a_sale_of_shares_is_no_sale_of_goods(rules: Settings) -> None:
    text = _opening(
        "SHARE PURCHASE AGREEMENT", f'{OURS} (the "Buyer") and Sample Ltd. (the "Seller")'
    )
    assert _taken(text, FieldName.SERIES, rules) is None


@pytest.mark.parametrize(
    "between",
    [
        f'{OURS} ("Acme"), Dale Sample Ltd. ("Dale") and Keswick Sample Inc. ("Keswick")',
        f'{OURS} ("Acme") and Borrowdale Sample Ltd. d/b/a Lakeland Tools ("Borrowdale")',
        f'{OURS} ("Acme") and Borrowdale Sample Ltd., as agent for its affiliates ("Borrowdale")',
        f'{OURS} ("Acme") and Borrowdale Sample Ltd. ("Borrowdale"), and joined by its Guarantor',
    ],
)
def test_parties_that_may_be_more_or_fewer_are_not_taken(rules: Settings, between: str) -> None:
    assert _taken(_opening("SUPPLY AGREEMENT", between), FieldName.PARTIES, rules) is None


def test_two_firms_are_taken_for_the_parties(rules: Settings) -> None:
    taken = _taken(_opening("SUPPLY AGREEMENT", PAIR), FieldName.PARTIES, rules)
    assert taken == (OURS, "Borrowdale Sample Ltd.")


@pytest.mark.parametrize(
    "clause",
    [
        "This Agreement shall take effect on 1 May 2024, subject to receipt of the deposit.",
        "This Agreement becomes effective on 1 May 2024 or such later date as the bank approves.",
        "This Agreement takes effect on 1 May 2024. It shall not become effective until the "
        "Supplier has registered it.",
    ],
)
def test_an_effective_date_upon_a_condition_is_not_taken(rules: Settings, clause: str) -> None:
    text = _opening("SUPPLY AGREEMENT", PAIR) + clause
    assert _taken(text, FieldName.EFFECTIVE_ON, rules) is None


def test_the_addresses_of_a_mail_are_no_parties(rules: Settings) -> None:
    page = (
        "From: sales@example.com\nTo: archive@example.com\nSubject: SALES AGREEMENT\n\n"
        f"SALES AGREEMENT\nSeller: {OURS}\n"
        "Buyer: Quillstone Specimen Materials plc\nTotal: USD 5,000.00\n"
    )
    best = read([page], rules).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == "Quillstone Specimen Materials plc"
