"""To leap through a text finds what trying every place of it finds."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.reading.chinese import labelled_days, labels, mentions, number_labels, others
from contract_archive.reading.scanning import by_first, matches, places, starts
from contract_archive.reading.values import dates, durations, figures

WORDS = "买方|买受人|买受方|购货|卖方|购"
TEXT = st.text("买卖受方人购货 ", max_size=30)

LEAPS = {
    "party label": (labels._LABEL, labels._BEGINS),
    "definition": (mentions._DEFINITION, mentions._DEFINES),
    "other contract": (others._OTHER, others._BEGINS),
    "signing label": (labelled_days._LABEL, labelled_days._BEGINS),
    "sum": (figures._MONEY, figures._BEGINS),
    "period": (durations._DURATION, durations._BEGINS),
    "written date": (dates._WRITTEN, dates._YEAR_BEGINS),
    "numeric date": (dates._NUMERIC, dates._CENTURY),
    "compact date": (dates._COMPACT, dates._CENTURY),
}
PIECES = (
    "甲方", "乙 方", "申方", "Z方", "(", ")", "买方", "需方(甲", "供方", "采购人", ":", ";", " ",
    "\n", "\f", "、", "/", ",", "。", "(盖章)", "名称", "单位", "合同", "协议", "书", "台同",
    "编号", "号", "编", "同编号", "合X编号", "No.", "Contract No.", "订单", "单据", "确认书",
    "贵司", "客户", "签订", "签", "订立", "盖章", "日期", "时间", "的", "本", "该", "原", "主合同",
    "前述", "上述", "上一年度", "去年", "之前", "与", "根据", "《", "》", "达成", "以下简称",
    "下称", "“", "”", "为", "简称", "2024年3月5日", "二〇二四年", "三月五日", "2O24年", "2024",
    "年", "月", "日", "1", "0", "9", ".", "-", "2024.3.5", "20240305", "l2", "O", "¥", "¥1,234.50",
    "人民币", "USD", "us$", "Y 5", "元", "万元", "亿", "%", "壹", "叁(3)", "半", "十二个月",
    "两年半", "工作日", "季度", "周", "第", "#",
)  # fmt: skip
PIECED = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def spans(found: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [each.span() for each in found]


@given(TEXT)
def test_words_put_together_by_their_first_character_find_the_same(text: str):
    plain, together = re.compile(WORDS), re.compile(by_first(WORDS))
    assert spans(together.finditer(text)) == spans(plain.finditer(text))


@given(TEXT)
def test_what_must_stand_behind_a_word_is_asked_of_each(text: str):
    plain, together = re.compile(f"(?:{WORDS})(?=人| )"), re.compile(by_first(WORDS, "(?=人| )"))
    assert spans(together.finditer(text)) == spans(plain.finditer(text))


def test_a_word_may_open_with_a_bracket():
    assert re.findall(by_first(r"\(章|\(签|章"), "(签章(章") == ["(签", "章", "(章"]


@given(TEXT)
def test_a_word_starts_wherever_it_stands(text: str):
    standing = {at for at in range(len(text)) if re.compile(WORDS).match(text, at)}
    assert set(places(re.compile(starts(WORDS)), text)) == standing


@pytest.mark.parametrize("name", LEAPS)
@given(text=PIECED)
def test_a_leap_passes_over_nothing(name: str, text: str):
    pattern, begins = LEAPS[name]
    assert spans(matches(pattern, places(begins, text), text)) == spans(pattern.finditer(text))


@given(PIECED)
def test_no_label_of_a_number_is_passed_over(text: str):
    begins = places(number_labels._BEGINS, text)
    spoiled = places(number_labels._SPOILED, text, before=1)
    leapt = matches(number_labels._LABEL, heapq.merge(begins, spoiled), text)
    assert spans(leapt) == spans(number_labels._LABEL.finditer(text))
