"""What the word index finds, against brute force."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_archive.errors import UsageError
from contract_archive.holdings.catalog import Catalog
from contract_archive.records.contracts import Contract, Terms
from contract_archive.records.queries import Query, SortKey
from contract_archive.rules.searching import document, matches, parse

CHUNKS = [
    *"合同销售华东一二aB12é",
    "合同",
    "销售合同",
    "ABC",
    "2024",
    "-0001",
    "ａ",
    "1,000",
    "한국",
]
JOINTS = [" ", "\n", "\n", "\f", "，", "。", "-", "_", "　", "\u200b", "\x00", "\ue000", "㈱", "×"]
PIECES = st.sampled_from([*CHUNKS, *CHUNKS, *JOINTS])
TEXTS = st.lists(PIECES, max_size=12).map("".join)
WORD = st.lists(PIECES, min_size=1, max_size=4).map(lambda parts: "".join("".join(parts).split()))
PHRASE = st.lists(PIECES, min_size=1, max_size=5).map(lambda parts: f'"{"".join(parts)}"')
TERM = st.one_of(WORD, PHRASE, WORD.map("-{}".format), PHRASE.map("-{}".format), st.just("OR"))
QUERIES = st.lists(TERM, min_size=1, max_size=4).map(" ".join)


EMPTY = Contract("", Terms("", ""), 2024, datetime(2024, 7, 15, tzinfo=UTC), "", ())


@contextmanager
def catalog_of(texts: list[str]) -> Iterator[Catalog]:
    """A catalog whose contracts have a number of no letters (〇 times the place) and a text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.sqlite"
        with Catalog.build(path) as catalog:
            for at, text in enumerate(texts):
                catalog.record(replace(EMPTY, number="#" * (at + 1)), str(at), text)
        opened = Catalog.open(path)
        try:
            yield opened
        finally:
            opened.close()


def found(catalog: Catalog, words: str) -> list[int]:
    answer = catalog.find(Query(words=words, limit=0, descending=False))
    assert answer.total == len(answer.hits)
    return [int(hit.path) for hit in answer.hits]


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=10), st.lists(QUERIES, min_size=1, max_size=20))
def test_the_index_finds_exactly_what_brute_force_finds(
    texts: list[str], queries: list[str]
) -> None:
    documents = [document([text]) for text in texts]
    with catalog_of(texts) as catalog:
        for words in queries:
            try:
                wanted = parse(words)
            except UsageError:
                continue
            if wanted is not None:
                expected = [at for at, text in enumerate(documents) if matches(text, wanted)]
                assert found(catalog, words) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.text(min_size=1, max_size=8))
def test_no_text_and_no_words_whatever_make_the_engine_fail(texts: list[str], words: str) -> None:
    with catalog_of(texts) as catalog:
        try:
            wanted = parse(words)
        except UsageError:
            return
        if wanted is not None:
            documents = [document([text]) for text in texts]
            expected = [at for at, text in enumerate(documents) if matches(text, wanted)]
            assert found(catalog, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        *('"', '""', "'", "*", "a*", "^a", "a:b", "text:合同", "NEAR(a b)", "a AND", "NOT a"),
        *("(a", "a)", "{a} : b", "a + b", "-", "- -", '-"', "a\x00b", "-a -b", "-a OR -b"),
        *("\ud800合", "合" * 4000, '"' + "合同 x " * 3000 + '"'),
        " ".join(f"合{at}" for at in range(2000)),
        " OR ".join(f"w{at}" for at in range(2000)),
        " ".join(f"-w{at}" for at in range(2000)),
    ],
)
def test_search_words_are_never_read_as_the_engines_syntax(words: str) -> None:
    with catalog_of(["a b 合同", "x"]) as catalog, suppress(UsageError):
        found(catalog, words)


def test_words_are_found_in_every_field(empty_catalog: Catalog, make_contract: Any) -> None:
    contract = make_contract(
        title="年度框架",
        customer="北辰（集团）",
        our_party="东方示例",
        counterparty_number="BC/〔2024〕7号",
        owner="赵六",
        note="随附图纸",
        tags=("加急", "涉外"),
        custom={"project": "城轨二期"},
    )
    with empty_catalog.transaction():
        empty_catalog.record(contract, "2024/x", "正文\f第二页")
    words = "XS-2024-0001 框架 北辰(集团) 东方示例 BC(2024)7 赵六 图纸 加急 涉外 城轨 正文 第二"
    for word in words.split():
        assert empty_catalog.find(Query(words=word)).total == 1, word
    assert empty_catalog.find(Query(words=words)).total == 1
    assert empty_catalog.find(Query(words="框架北辰")).total == 0


def test_a_replaced_text_is_found_no_more(empty_catalog: Catalog, make_contract: Any) -> None:
    with empty_catalog.transaction():
        empty_catalog.record(make_contract(), "2024/x", "旧条款")
    with empty_catalog.transaction():
        empty_catalog.record(make_contract(), "2024/x", "新条款")
    assert empty_catalog.find(Query(words="旧")).total == 0
    assert empty_catalog.find(Query(words="条款")).total == 1
    assert empty_catalog.find(Query(words="-旧条")).total == 1


def test_words_and_fields_must_both_hold(three_contracts: Catalog, make_contract: Any) -> None:
    with three_contracts.transaction():
        three_contracts.record(make_contract(4, customer="北辰"), "2024/y", "图纸")
        three_contracts.record(make_contract(5), "2024/z", "图纸")
    answer = three_contracts.find(Query(words="图纸", customer="华东"))
    assert [hit.number for hit in answer.hits] == ["XS-2024-0005"]
    assert answer.total == 1


@pytest.mark.parametrize("sort", list(SortKey))
@pytest.mark.parametrize("descending", [True, False])
def test_the_total_counts_what_a_limit_leaves_out(
    three_contracts: Catalog, sort: SortKey, descending: bool
) -> None:
    query = Query(words="购销", sort=sort, descending=descending, limit=2)
    answer = three_contracts.find(query)
    whole = three_contracts.find(query._replace(limit=0))
    assert answer.total == whole.total == 3
    assert answer.hits == whole.hits[:2]
    assert answer == three_contracts.find(query._replace(series="XS"))
