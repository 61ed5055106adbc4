from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from contract_archive.demo.drawing import PLANS, DemoContract, Plan, draw, draw_one
from contract_archive.demo.wording.figures import date_in
from contract_archive.demo.wording.names import OUR_NAME


def plan_named(start: str) -> Plan:
    return next(plan for plan in PLANS if plan.file.startswith(start))


def drawn(start: str, folder: Path, seed: int = 1) -> DemoContract:
    return draw_one(plan_named(start), folder, seed)


@pytest.fixture(scope="module")
def dozen(tmp_path_factory: pytest.TempPathFactory) -> tuple[DemoContract, ...]:
    return draw(tmp_path_factory.mktemp("scans"))


def test_a_dozen_contracts_of_every_kind_of_file(dozen: tuple[DemoContract, ...]) -> None:
    assert len(dozen) == 12
    kinds = {path.suffix for contract in dozen for path in contract.files}
    assert kinds == {".pdf", ".jpg", ".png", ".tif"}
    assert {contract.truth.language for contract in dozen} == {"zh", "en"}
    assert {contract.dpi for contract in dozen} == {200, 300, None}


def test_the_truth_stands_on_the_pages(dozen: tuple[DemoContract, ...]) -> None:
    for contract, plan in zip(dozen, PLANS, strict=True):
        text = "".join(contract.texts).replace("\n", "")
        truth = contract.truth
        assert truth.our_party == OUR_NAME[truth.language]
        for said in (truth.our_party, truth.customer, truth.counterparty_number):
            assert said in text
        assert date_in(plan.date_form, truth.signed_on) in text
        if truth.amount is not None:
            assert f"{truth.amount:,.2f}" in text


def test_one_customer_has_several_contracts(dozen: tuple[DemoContract, ...]) -> None:
    customers = [contract.truth.customer for contract in dozen]
    assert len(set(customers)) < len(customers)


def test_the_same_seed_draws_the_same_bytes(tmp_path: Path) -> None:
    for start in ("03", "08"):
        first = drawn(start, tmp_path / "a").files[0]
        again = drawn(start, tmp_path / "b").files[0]
        other = drawn(start, tmp_path / "c", seed=2).files[0]
        assert first.read_bytes() == again.read_bytes()
        assert first.read_bytes() != other.read_bytes()


def test_a_scan_carries_its_pages_and_resolution(tmp_path: Path) -> None:
    contract = drawn("06", tmp_path)
    with Image.open(contract.files[0]) as picture:
        assert getattr(picture, "n_frames", 1) == len(contract.texts) > 1
        assert picture.info["dpi"] == (200, 200)
        assert picture.size == (1653, 2339)


def test_a_scanned_pdf_has_no_text_and_a_born_digital_one_has_it_all(tmp_path: Path) -> None:
    scanned, born = drawn("05", tmp_path), drawn("08", tmp_path)
    assert text_of(scanned.files[0]) == ""
    for line in "\n".join(born.texts).splitlines():
        assert line.replace(" ", "") in text_of(born.files[0])


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(pages).split())
