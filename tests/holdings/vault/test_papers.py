"""Holds and paper originals in ``contract.yaml``: what was written reads back equal."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from contract_archive.holdings.vault.record import dump, load
from contract_archive.records.contracts import Contract, Terms
from contract_archive.records.holds import Hold
from contract_archive.records.paper import Loan, LoanWay, PaperOriginal

AT = datetime(2025, 3, 1, 8, 30, tzinfo=UTC)
BACK = Loan(
    *(
        "王芳",
        "审计",
        date(2025, 1, 2),
        date(2025, 1, 16),
        "档案员",
        LoanWay.COPY,
        "财务部",
        "李总",
    ),
    renewed=(date(2025, 2, 1), date(2025, 3, 1)),
    returned_on=date(2025, 2, 28),
    condition="封面破损",
)
OUT = Loan(
    "no", "010", date(2025, 3, 1), date(2025, 3, 15), "yes"
)  # words that YAML would guess at
HOLDS = (Hold("案一", AT, "档案员", "涉诉", AT, "李总", "已结案"), Hold("2025", AT, "null", "~"))


def _contract(paper: PaperOriginal | None) -> Contract:
    return Contract(
        "XS-2024-0001",
        Terms("XS", "华东机电有限公司"),
        2024,
        AT,
        "档案员",
        (),
        holds=HOLDS,
        paper=paper,
    )


@pytest.mark.parametrize(
    "paper",
    [
        None,
        PaperOriginal("A室/3柜/2层/盒12"),
        PaperOriginal("A室/盒1", 3, (BACK, OUT)),
        PaperOriginal("", 0, (BACK,)),
    ],
)
def test_what_was_written_reads_back_equal(paper: PaperOriginal | None) -> None:
    assert load(dump(_contract(paper))) == _contract(paper)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("due_on: 2025-01-16", "due_on: soon", "paper.loans[0].due_on is wrong: soon"),
        ("way: copy", "way: post", "paper.loans[0].way is wrong: post"),
        ("case: 案一", "matter: 案一", "holds[0].case is missing"),
    ],
)
def test_a_field_that_is_wrong_is_named(old: str, new: str, told: str) -> None:
    text = dump(_contract(PaperOriginal("A室/盒1", 3, (BACK, OUT)))).decode()
    assert old in text.replace("'", "")
    with pytest.raises(ValueError, match=told.replace("[", r"\[")):
        load(text.replace("'", "").replace(old, new).encode())
