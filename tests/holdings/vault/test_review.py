"""``intake.yaml``, the record of a document that waits for review."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.holdings.vault import review
from contract_archive.records.contracts import ItemKind, Quality
from contract_archive.records.files import Fixity, StoredFile
from contract_archive.records.intakes import Intake
from contract_archive.records.pending import Pending
from contract_archive.records.readings import (
    Candidate,
    Doubt,
    DoubtKind,
    Origin,
    Question,
    Reading,
    Source,
)
from contract_archive.records.scans import Signature

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
READ = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1))
SURE = st.floats(0, 1)
VALUES = (
    READ
    | st.dates()
    | st.decimals(0, 10**12, places=2)
    | st.integers(0, 10**6)
    | st.booleans()
    | st.lists(READ, max_size=2).map(tuple)
)
CANDIDATES = st.builds(Candidate, VALUES, st.integers(1, 400), READ, SURE, TEXT)
FILES = st.builds(
    StoredFile,
    st.sampled_from(["master/扫描 1.pdf", "扫描 1.pdf", "a: b.txt"]),
    st.builds(Fixity, st.just("ab" * 32), st.integers(0, 10**12)),
)
INTAKES = st.builds(
    Intake,
    files=st.just(()),
    received_as=st.lists(TEXT, max_size=2).map(tuple),
    series=TEXT,
    customer=TEXT,
    title=TEXT,
    number=TEXT,
    counterparty_number=TEXT,
    our_party=TEXT,
    parties=st.lists(TEXT, max_size=2).map(tuple),
    credit_code=TEXT,
    signed_on=DAYS,
    approved_on=DAYS,
    effective_on=DAYS,
    expires_on=DAYS,
    auto_renew=st.none() | st.booleans(),
    notice_days=st.none() | st.integers(0, 365),
    amount=st.none() | st.decimals(0, 10**12, places=2),
    currency=TEXT,
    amount_in_words=TEXT,
    governing_law=TEXT,
    owner=TEXT,
    tags=st.lists(TEXT, max_size=2).map(tuple),
    note=TEXT,
    custom=st.dictionaries(TEXT, TEXT, max_size=2),
    force_new=st.booleans(),
    item_of=TEXT,
    item_kind=st.none() | st.sampled_from(ItemKind),
)
READINGS = st.builds(
    Reading,
    pages=st.integers(0, 400),
    candidates=st.dictionaries(TEXT, st.lists(CANDIDATES, max_size=2).map(tuple), max_size=2),
    doubts=st.lists(
        st.builds(Doubt, st.sampled_from(DoubtKind), TEXT, READ, st.integers(0, 9)), max_size=2
    ).map(tuple),
)
PENDING = st.builds(
    Pending,
    intake=INTAKES,
    reading=READINGS,
    questions=st.lists(
        st.builds(
            Question, TEXT, READ, st.none() | CANDIDATES, st.lists(READ, max_size=2).map(tuple)
        ),
        max_size=2,
    ).map(tuple),
    masters=st.lists(FILES, max_size=2).map(tuple),
    rendition=st.none() | FILES,
    text=st.none() | FILES,
    pages=st.integers(0, 400),
    quality=st.builds(Quality, st.integers(0, 9), st.none() | SURE, st.none() | st.integers(1, 9)),
    warnings=st.lists(READ, max_size=2).map(tuple),
    signatures=st.lists(st.builds(Signature, signer=TEXT), max_size=1).map(tuple),
    answered=st.dictionaries(
        TEXT,
        st.builds(Source, st.sampled_from(Origin), st.integers(0, 9), READ, st.none() | SURE, TEXT),
        max_size=2,
    ),
    id=st.integers(0, 99_999),
    queued_at=st.none() | st.just(datetime(2024, 7, 15, 8, 30, 1, 250_001, tzinfo=UTC)),
    queued_by=TEXT,
    rejected=TEXT,
)


@given(PENDING)
def test_a_waiting_document_reads_back_as_it_was_written(pending: Pending) -> None:
    assert review.load(review.dump(pending)) == pending


def test_a_person_can_read_what_waits_and_why() -> None:
    guess = Candidate(date(2024, 3, 5), 2, "签订日期：2024年3月5日", 0.61, "signing.label")
    pending = Pending(
        intake=Intake((), ("扫描.pdf",), customer="华东机电有限公司"),
        reading=Reading(2, {"signed_on": (guess,)}),
        questions=(Question("signed_on", "只有 61 % 的把握", guess),),
        masters=(StoredFile("master/扫描.pdf", Fixity("0" * 64, 1)),),
        rendition=None,
        text=None,
        pages=2,
        id=7,
    )
    text = review.dump(pending).decode()
    assert "customer: 华东机电有限公司" in text
    assert "reason: 只有 61 % 的把握" in text
    assert "value: 2024-03-05" in text


@pytest.mark.parametrize(
    "data", [b"", b"- a list", b"format: 1", b"format: 9\nid: 1", b"{{{", b"[" * 5000]
)
def test_what_is_no_record_of_a_waiting_document_is_told_as_such(data: bytes) -> None:
    with pytest.raises(ValueError):
        review.load(data)


@pytest.mark.parametrize(
    ("was", "wrong", "told"),
    [
        ("kind: day", "kind: hat", "questions[0].guess.kind is wrong: hat"),
        ("value: 2024-03-05", "value: soon", "questions[0].guess.value is wrong: soon"),
        ("path: master/a.pdf", "path: ../../etc/passwd", "masters[0].path is wrong"),
    ],
)
def test_what_is_wrong_in_it_is_named_as_its_field(was: str, wrong: str, told: str) -> None:
    guess = Candidate(date(2024, 3, 5), 1, "", 0.5, "r")
    pending = Pending(
        Intake((), ("a.pdf",)),
        Reading(1),
        (Question("signed_on", "?", guess),),
        (StoredFile("master/a.pdf", Fixity("0" * 64, 1)),),
        None,
        None,
        1,
    )
    good = review.dump(pending).decode()
    assert was in good
    with pytest.raises(ValueError) as caught:
        review.load(good.replace(was, wrong).encode())
    assert told in str(caught.value)
