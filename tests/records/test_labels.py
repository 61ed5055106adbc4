"""What our barcodes say, and that nobody else's is taken for one."""

from __future__ import annotations

import pytest

from contract_archive.records.labels import BoxLabel, Label, read_box_label, read_label


@pytest.mark.parametrize("number", ["XS-2024-0001", "SS/X-1102-002", "浙建合字〔2024〕第015号", ""])
def test_a_label_reads_back_as_it_was_printed(number: str) -> None:
    assert read_label(Label("HT", number).payload) == Label("HT", number)


@pytest.mark.parametrize(
    "payload",
    ["", "XS-2024-0001", "https://example.com/carchive:HT:1", "carchive:HT", "carchive::1"],
)
def test_a_barcode_of_somebody_else_is_no_label(payload: str) -> None:
    assert read_label(payload) is None


def test_a_label_of_another_archive_is_told_apart() -> None:
    assert Label("ht", "XS-1").is_of("HT")
    assert not Label("HT", "XS-1").is_of("BJ")


def test_a_boxs_label_and_a_contracts_are_not_taken_for_each_other() -> None:
    box = BoxLabel("HT", "A室/3柜/盒12")
    assert read_box_label(box.payload) == box
    assert read_label(box.payload) is None
    assert read_box_label(Label("HT", "XS-2024-0001").payload) is None
    assert read_box_label("carchive-box:HT:") is None
    assert (box.is_of("ht"), box.is_of("ZZ")) == (True, False)
