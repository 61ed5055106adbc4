"""One folded text that knows its origins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contract_archive.reading.document import SNIPPET, Document, fold_line, once

TEXT = st.text("甲乙方合同签订年月日,。:¥123 \n(A)《》", max_size=80)


def test_one_width_and_no_space_within_chinese():
    assert fold_line("签 订 日 期：２０２４ 年 3 月") == "签订日期:2024 年 3 月"


def test_a_tab_between_cells_is_dropped_and_stays_known_as_a_gap():
    document = Document(["甲方\t乙方\t电话 1"])
    assert document.text == "甲方乙方电话 1\f"
    assert document.dropped() == [2, 4]


def test_what_is_made_of_a_document_is_made_once_for_each():
    made = once(lambda document: [document.text])
    first, second = Document(["甲方"]), Document(["乙方"])
    assert made(first) is made(first)
    assert made(second) == ["乙方\f"]


def test_lines_and_pages_end_with_their_marks():
    assert Document(["甲方\n乙方", "丙方"]).text == "甲方\n乙方\f丙方\f"


def test_a_place_leads_back_to_its_page():
    document = Document(["甲方\n乙方", "丙方"])
    assert [document.page_at(document.text.index(name)) for name in ("甲", "乙", "丙")] == [1, 1, 2]


def test_a_sentence_broken_over_lines_is_whole_in_the_flow():
    document = Document(["本合同有效\n期为一\n年。\n合同总价:\n120\n万元"])
    assert document.flow.text == "本合同有效期为一年。\n合同总价:\n120万元\f"


def test_the_flow_knows_where_lines_began():
    flow = Document(["货物\n合计:\n120"]).flow
    assert [flow.text[at] for at in range(len(flow.text)) if flow.begins_line(at)] == [
        "货",
        "合",
        "1",
    ]


@given(st.lists(TEXT, max_size=4))
def test_every_character_of_the_flow_knows_its_place(pages: list[str]):
    document = Document(pages)
    for at, character in enumerate(document.flow.text):
        start, end = document.flow.span(at, at + 1)
        assert document.text[start:end] == character


@given(st.lists(TEXT, min_size=1, max_size=3), st.data())
def test_a_snippet_is_short_and_on_one_line(pages: list[str], data: st.DataObject):
    document = Document(pages)
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    snippet = document.snippet(start, end)
    assert len(snippet) <= SNIPPET + 1
    assert "\n" not in snippet
