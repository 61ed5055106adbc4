"""Specimens as files: the text layer says what the labels say, and scans are pictures of pages."""

from pathlib import Path
from random import Random

import pypdfium2
import pytest

from corpus.files import write_pdf, write_scan
from corpus.making import specimen
from corpus.noise import noisy
from corpus.wearing import LOOKS, Look
from sets import Asked, Desk, files


def pages_of(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def test_a_born_digital_specimen_carries_its_text(tmp_path: Path) -> None:
    drawn = specimen("covered", seed=4, at=2)
    path = write_pdf(drawn, tmp_path)
    with pypdfium2.PdfDocument(path) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert len(drawn.leaves) > 1
    assert drawn.truth.values["number"] in text
    assert drawn.truth.values["counterparty"] in text


def test_the_desk_reads_born_digital_specimens_as_they_were_drawn() -> None:
    desk = Desk(1, None)
    try:
        (document,) = files(Asked(1, 3, ("sale",)), "pdf", desk)
    finally:
        desk.close()
    text = "".join(document.pages)
    assert document.label["number"] in text
    assert document.label["counterparty"] in text


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_look_is_a_picture_of_each_page(look: Look, tmp_path: Path) -> None:
    drawn = specimen("order", seed=2, at=1)
    path = write_scan(drawn, tmp_path, look)
    assert pages_of(path) == len(drawn.leaves)
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0]
        assert page.get_textpage().get_text_bounded() == ""
        wide, high = page.get_size()
    upright = wide < high
    assert upright is (1 not in look.turns)


def test_a_scan_is_the_same_every_time(tmp_path: Path) -> None:
    drawn = specimen("order", seed=2, at=1)
    first = write_scan(drawn, tmp_path, LOOKS[1]).read_bytes()
    assert write_scan(drawn, tmp_path, LOOKS[1]).read_bytes() == first


def test_slips_leave_most_of_a_page_as_it_was() -> None:
    page = "".join(specimen("sale", seed=2, at=1).texts)
    spoilt = noisy(page, Random(5))
    assert spoilt != page
    letters = set(filter(str.isalnum, page))
    kept = sum(letter in letters for letter in filter(str.isalnum, spoilt))
    assert kept > 0.97 * len(list(filter(str.isalnum, page)))
