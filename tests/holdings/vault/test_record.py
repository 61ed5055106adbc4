from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.holdings.vault import record
from contract_archive.records.contracts import (
    Contract,
    Draw,
    Item,
    ItemKind,
    Money,
    Quality,
    Terms,
)
from contract_archive.records.files import Fixity, StoredFile
from contract_archive.records.readings import Origin, Source
from contract_archive.records.scans import Signature

# What a person can type: no control characters, no lone surrogates.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1))
FILES = st.builds(
    StoredFile,
    st.sampled_from(["master/扫描 1.pdf", "XS-2024-0001.pdf", "a: b.txt"]),
    st.builds(Fixity, st.just("ab" * 32), st.integers(0, 10**12)),
)
SIGNATURES = st.builds(
    Signature,
    signer=TEXT,
    signed_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    intact=st.none() | st.booleans(),
    whole=st.none() | st.booleans(),
)
ITEMS = st.builds(
    Item,
    number=TEXT,
    kind=st.sampled_from(ItemKind),
    received_as=st.tuples(TEXT),
    masters=st.tuples(FILES),
    rendition=st.none() | FILES,
    text=st.none() | FILES,
    pages=st.integers(0, 500),
    quality=st.builds(
        Quality,
        st.integers(0, 9),
        st.none() | st.sampled_from([0.98, 0.5]),
        st.none() | st.integers(72, 600),
    ),
    warnings=st.lists(TEXT, max_size=2).map(tuple),
    signatures=st.lists(SIGNATURES, max_size=2).map(tuple),
)
TERMS = st.builds(
    Terms,
    series=TEXT,
    customer=TEXT,
    title=TEXT,
    our_party=TEXT,
    parties=st.lists(TEXT, max_size=3).map(tuple),
    counterparty_number=TEXT,
    credit_code=TEXT,
    signed_on=DAYS,
    approved_on=DAYS,
    effective_on=DAYS,
    expires_on=DAYS,
    auto_renew=st.none() | st.booleans(),
    notice_days=st.none() | st.integers(0, 365),
    amount=st.none()
    | st.builds(Money, st.decimals(0, 10**12, places=2), st.sampled_from(["CNY", "USD"])),
    amount_in_words=TEXT,
    governing_law=TEXT,
    owner=TEXT,
    tags=st.lists(TEXT, max_size=3).map(tuple),
    note=TEXT,
    custom=st.dictionaries(TEXT, TEXT, max_size=3),
)
# What was read keeps its line ends and page ends.
SNIPPETS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
SOURCES = st.builds(
    Source,
    origin=st.sampled_from(Origin),
    page=st.integers(0, 400),
    snippet=SNIPPETS,
    confidence=st.none() | st.floats(0, 1),
    rule=TEXT,
)
CONTRACTS = st.builds(
    Contract,
    number=TEXT,
    terms=TERMS,
    filing_year=st.integers(1950, 2100),
    archived_at=st.just(datetime(2024, 7, 15, 8, 30, 1, 250_000, tzinfo=UTC)),
    archived_by=TEXT,
    items=st.lists(ITEMS, min_size=1, max_size=2).map(tuple),
    draw=st.none() | st.builds(Draw, TEXT, st.integers(1, 9999), st.booleans()),
    warnings=st.lists(TEXT, max_size=2).map(tuple),
    sources=st.dictionaries(TEXT, SOURCES, max_size=3),
)


@given(CONTRACTS)
def test_a_record_reads_back_as_it_was_written(contract: Contract) -> None:
    assert record.load(record.dump(contract)) == contract


@pytest.mark.parametrize("word", ["007", "1e3", "null", "yes", "2024-01-01", "~", "0x1F", "1_000"])
def test_a_word_that_yaml_would_read_as_something_else_stays_that_word(word: str) -> None:
    contract = Contract(
        word, Terms(word, word, note=word), 2024, datetime(2024, 1, 1, tzinfo=UTC), word, ()
    )
    assert record.load(record.dump(contract)) == contract


def test_a_record_from_before_there_were_sources_still_reads() -> None:
    old = (
        "format: 1\nnumber: XS-2023-0007\nseries: XS\ncustomer: 甲公司\nsigned_on: 2023-01-02\n"
        "filing_year: 2023\narchived_at: '2023-01-03T00:00:00.000+00:00'\narchived_by: p\n"
        "items:\n- number: XS-2023-0007\n  kind: main\n  pages: 1\n  masters: []\n"
    )
    contract = record.load(old.encode())
    assert (contract.terms.parties, contract.terms.auto_renew, contract.sources) == ((), None, {})


@pytest.mark.parametrize("word", ["maybe", "1", "[true]"])
def test_a_renewal_is_true_or_false_and_nothing_else(word: str) -> None:
    contract = Contract(
        "A", Terms("XS", "甲", auto_renew=True), 2024, datetime(2024, 1, 1, tzinfo=UTC), "p", ()
    )
    edited = record.dump(contract).replace(b"auto_renew: true", f"auto_renew: {word}".encode())
    with pytest.raises(ValueError, match="auto_renew is wrong"):
        record.load(edited)


def test_a_note_edited_by_hand_without_quotes_keeps_its_zeros() -> None:
    contract = Contract(
        "A", Terms("XS", "甲", note="N"), 2024, datetime(2024, 1, 1, tzinfo=UTC), "p", ()
    )
    edited = (
        record.dump(contract).replace(b"note: N", b"note: 007").replace(b"note: 'N'", b"note: 007")
    )
    assert record.load(edited).terms.note == "007"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"- a list",
        b"format: 1",
        b"format: 99\nnumber: A",
        b"{{{",
        b"format: 1\nnumber: [A]\n",
        b"!!python/object/apply:os.system ['true']",
        b"\xff\xfe\x00",
        b"a: &a [*a]",
        b"[" * 5000,
    ],
)
def test_what_is_no_record_is_told_as_such(data: bytes) -> None:
    with pytest.raises(ValueError):
        record.load(data)


def test_a_file_path_that_leads_out_of_the_folder_is_refused() -> None:
    contract = Contract(
        "A",
        Terms("XS", "甲"),
        2024,
        datetime(2024, 1, 1, tzinfo=UTC),
        "p",
        (
            Item(
                "A",
                ItemKind.MAIN,
                (),
                (StoredFile("../../etc/passwd", Fixity("0" * 64, 1)),),
                None,
                None,
                0,
            ),
        ),
    )
    with pytest.raises(ValueError, match=r"items\[0\]\.masters\[0\]\.path is wrong"):
        record.load(record.dump(contract))


@pytest.mark.parametrize(
    ("was", "wrong", "told"),
    [
        ("filing_year: '2024'\n", "", "filing_year is missing"),
        ("filing_year: '2024'", "filing_year: last", "filing_year is wrong: last"),
        ("customer: 甲", "customer: [甲]", "customer is wrong"),
        ("items: []", "items: [{number: A, kind: hat}]", "items[0].kind is wrong: hat"),
        ("items: []", "items: [{number: A}]", "items[0].kind is missing"),
        ("items: []", "items: [A", "not YAML at line"),
        ("format: '1'", "format: '99'", "format 99 is not known"),
    ],
)
def test_what_is_wrong_in_a_record_is_named_as_its_field(was: str, wrong: str, told: str) -> None:
    contract = Contract("A", Terms("XS", "甲"), 2024, datetime(2024, 1, 1, tzinfo=UTC), "p", ())
    good = record.dump(contract).decode().replace("year: 2024", "year: '2024'")
    edited = good.replace("format: 1", "format: '1'").replace(was, wrong)
    assert edited != good

    with pytest.raises(ValueError) as caught:
        record.load(edited.encode())

    assert told in str(caught.value)
