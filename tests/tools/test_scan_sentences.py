from __future__ import annotations

import os
from pathlib import Path

import pytest

from contract_archive.errors import StorageError
from contract_archive.records.scans import PageText, TextOrigin
from contract_archive.tools.scan import sentences, wire
from contract_archive.tools.scan.pictures import credible_dpi
from contract_archive.tools.scan.refusals import Refusal, Remark


def page(number: int, confidence: float = 0.99, dpi: int = 300, text: str = "x") -> PageText:
    return PageText(number, text, TextOrigin.OCR, confidence, dpi)


@pytest.mark.parametrize("refusal", [each for each in Refusal if each is not Refusal.SPACE])
def test_every_refusal_has_a_sentence_and_advice(refusal: Refusal) -> None:
    error = sentences.refused(refusal, Path("a.pdf"), "7")
    assert error.message and error.hint
    assert "{" not in error.message + error.hint


def test_a_full_disk_is_no_fault_of_the_file() -> None:
    assert isinstance(sentences.no_space(Path("a.pdf"), "ENOSPC"), StorageError)


@pytest.mark.parametrize("remark", Remark)
def test_every_remark_has_a_sentence(remark: Remark) -> None:
    assert "{" not in sentences.remark_sentence(remark, ".jpg PDF")


def test_warnings_name_the_pages() -> None:
    pages = [page(1, dpi=100), page(2, dpi=150), page(3), page(4, confidence=0.5), page(5, text="")]
    assert sentences.page_warnings(pages, 200, 0.8) == [
        "pages 1-2 were scanned below 200 dpi",
        "the text of page 4 was read with doubt",
        "page 5 has no text",
    ]


def test_runs_of_pages_are_named_short() -> None:
    assert sentences.name_pages([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"
    assert sentences.name_pages(range(1, 100, 2)).endswith(", 19, …")


def test_a_language_that_the_engine_does_not_read_is_told() -> None:
    assert sentences.language_warnings(["zh", "en", "zh-Hant"]) == []
    assert "ar" in sentences.language_warnings(["ar"])[0]


def test_an_unlikely_resolution_is_replaced_by_that_of_an_a4_page() -> None:
    assert credible_dpi(2480, 3508, (300, 300)) == (300, 300)
    assert credible_dpi(2480, 3508, (72, 72)) == pytest.approx((300, 300), abs=1)
    assert credible_dpi(3508, 2480, (1, 1)) == pytest.approx((300, 300), abs=1)
    assert credible_dpi(794, 1123, (96, 96)) == pytest.approx((96, 96), abs=1)


def test_messages_arrive_whole_and_a_lost_partner_is_noticed() -> None:
    out, into = os.pipe()
    wire.send(into, {"text": "合同" * 1000})
    assert wire.receive(out, None) == {"text": "合同" * 1000}
    os.write(into, b"\x00\x00\x00\x02[]")
    with pytest.raises(wire.BrokenWireError):
        wire.receive(out)
    os.close(into)
    with pytest.raises(wire.BrokenWireError):
        wire.receive(out)
    os.close(out)


def test_a_silent_partner_is_not_waited_for_past_the_deadline() -> None:
    out, into = os.pipe()
    with pytest.raises(wire.WireTimeoutError):
        wire.receive(out, 0.0)
    os.close(out)
    os.close(into)
