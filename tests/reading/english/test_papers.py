"""Papers of everyday business, read as wholes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest
from tests.reading.english.facts import OPENING
from tests.reading.english.papers import PAPERS

from contract_archive.records.readings import Candidate, Reading

Reader = Callable[..., Reading]
EVERY = [(kind, field) for kind, (_, says) in PAPERS.items() for field in says]


@pytest.mark.parametrize(("kind", "field"), EVERY)
def test_a_paper_of_everyday_business_is_read(kind: str, field: str, read_text: Reader):
    text, says = PAPERS[kind]
    found = read_text(text).best(field)
    assert (found and found.value) == says[field]


@pytest.mark.parametrize("kind", PAPERS)
def test_we_are_never_our_own_other_side(kind: str, read_text: Reader):
    found = read_text(PAPERS[kind][0]).candidates.get("counterparty", ())
    assert "Orchard Example Machinery Ltd" not in {each.value for each in found}


SHORT = (
    ("Done at Lyon, in two originals, on 7 November 2023", "signed_on", date(2023, 11, 7)),
    ("Vienna, 25 May 2023", "signed_on", date(2023, 5, 25)),
    ("Client ________ 26/02/2024\nSupplier ________ 28/02/2024", "signed_on", date(2024, 2, 28)),
    ("Our terms of service (last updated 11 March 2023) apply.", "signed_on", None),
    ("Term: 01/05/2024 - 30/04/2026", "expires_on", date(2026, 4, 30)),
    ("It stays so until 31 March 2026, when this Agreement ends.", "expires_on", date(2026, 3, 31)),
    ("Notice period: 3 months", "notice_days", 90),
    ("Either party may end this Agreement on 14 days' written notice.", "notice_days", 14),
    (
        "A party may terminate on 30 days' notice if the other is in material breach.",
        "notice_days",
        None,
    ),
    ("Performance bond: 10% of the contract price (EUR 5,000)", "amount", None),
    ("Item | Qty | Total USD\n1 | Gate valve | 71,500.00", "amount", None),
    ("Total fee AED 85,000", "amount", Decimal(85000)),
    ("Total annual fees: S$48,000", "currency", "SGD"),
    ("Swiss law applies.", "governing_law", "Switzerland"),
    ("Law: Spanish law", "governing_law", "Spain"),
)


@pytest.mark.parametrize(("clause", "field", "value"), SHORT)
def test_a_clause_in_few_words_is_read(clause: str, field: str, value: object, read_text: Reader):
    found = read_text(f"SUPPLY AGREEMENT\n{OPENING}{clause}\n").best(field)
    assert (found and found.value) == value


FORMS = (
    "s.r.o.;a.s.;Sp. z o.o.;Kft.;Oy;AB;A/S;ApS;S.p.A.;S.r.l.;SARL;SAS;Sdn. Bhd.;Pte. Ltd.;"
    "Pvt. Ltd.;K.K.;Co., Ltd.;JSC;FZE;FZCO;DMCC;W.L.L.;LLP;PLC;Limited Partnership;d.o.o."
)


@pytest.mark.parametrize("form", FORMS.split(";"))
def test_a_legal_form_belongs_to_the_name_and_the_address_does_not(form: str, read_text: Reader):
    reading = read_text(
        "SUPPLY AGREEMENT\nThis Agreement is made between Orchard Example Machinery Ltd "
        f'("Supplier") and Tern Foods {form} of 12 Quay Road, Example Town ("Customer").\n'
    )
    assert reading.best("counterparty").value == f"Tern Foods {form}"


def test_words_that_lost_their_spaces_give_nothing_certain(read_text: Reader):
    jammed = PAPERS["lease"][0].replace(" ", "")
    found = read_text(jammed, "A page of plain English words stands behind it.").candidates
    assert not [field for field in ("parties", "counterparty", "signed_on") if sure(found, field)]


def sure(found: Mapping[str, tuple[Candidate, ...]], field: str) -> bool:
    return any(each.confidence >= 0.9 for each in found.get(field, ()))
