from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract_archive.tools.scan.layout import (
    Piece,
    clean_text,
    confidence_of,
    in_rows,
    text_of,
)


def piece(text: str, x: float, y: float, width: float = 200, height: float = 30) -> Piece:
    right, bottom = x + width, y + height
    return Piece(text, 0.9, ((x, y), (right, y), (right, bottom), (x, bottom)))


def tilted(pieces: list[Piece], degrees: float) -> list[Piece]:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))

    def turn(x: float, y: float) -> tuple[float, float]:
        return x * cosine - y * sine, x * sine + y * cosine

    return [
        p._replace(corners=tuple(turn(x, y) for x, y in p.corners))  # type: ignore[arg-type]
        for p in pieces
    ]


def table() -> list[Piece]:
    return [
        piece(f"r{row}c{column}", 100 + 400 * column, 100 + 50 * row)
        for row in range(4)
        for column in range(4)
    ]


def test_cells_of_a_table_are_joined_row_by_row_from_left_to_right() -> None:
    text = text_of(list(reversed(table())))[0]
    assert text.splitlines()[1] == "r1c0 r1c1 r1c2 r1c3"


@pytest.mark.parametrize("degrees", [-3, -1, 0.5, 2.5])
def test_a_page_that_lies_askew_keeps_its_rows(degrees: float) -> None:
    assert text_of(tilted(table(), degrees)) == text_of(table())


def test_doubtful_characters_are_told_by_their_places_in_the_text() -> None:
    left = piece("号：A8", 100, 200)._replace(scores=(1.0, 0.9, 0.99, 0.6))
    right = piece("x y", 500, 200)._replace(score=0.7)
    text, unsure = text_of([right, piece("合同", 100, 100), left])
    assert text == "合同\n号：A8 x y"
    assert [(text[at], sureness) for at, sureness in unsure] == [
        *(("合", 0.9), ("同", 0.9)),
        *(("：", 0.9), ("8", 0.6)),
        *(("x", 0.7), ("y", 0.7)),
    ]


def test_a_large_heading_does_not_swallow_the_line_below_it() -> None:
    pieces = [piece("合同", 500, 100, 400, 90), piece("编号", 100, 200), piece("日期", 100, 245)]
    assert text_of(pieces)[0] == "合同\n编号\n日期"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 3000)), max_size=40))
def test_no_piece_is_lost_or_doubled(places: list[tuple[int, int]]) -> None:
    pieces = [piece(str(n), x, y) for n, (x, y) in enumerate(places)]
    assert sorted(p.text for row in in_rows(pieces) for p in row) == sorted(p.text for p in pieces)


def test_confidence_is_weighed_by_length() -> None:
    short = piece("一", 0, 0)._replace(score=0.5)
    long = piece("一二三四五六七八九", 0, 50)._replace(score=1.0)
    assert confidence_of([short, long]) == 0.95
    assert confidence_of([]) is None


def test_text_is_kept_without_control_characters_and_in_one_form() -> None:
    assert clean_text("a\x0cb\r\nc\x00d\te  \ufffe\r e\u0301") == "ab\ncd e\n é"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert "\f" not in once
