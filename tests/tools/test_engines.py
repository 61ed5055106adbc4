"""The engines, each by its name, and what is said where one is not there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from contract_archive.errors import InputError
from contract_archive.records.modes import EngineName
from contract_archive.records.scans import Scan
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.scan import ScanDesk, ScanRequest

LINES = ["销售合同", "合同编号：XS-2024-0001", "甲方：华东机电公司", "Hydraulic pumps, 30 pieces"]


def _has_tesseract() -> bool:
    if not shutil.which("tesseract"):
        return False
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True)
    return {"chi_sim", "eng"} <= set(told.stdout.split())


tesseract = pytest.mark.skipif(not _has_tesseract(), reason="tesseract chi_sim is not installed")


def read_with(engine: EngineName, make: Any, folder: Path, *, turned: int = 0) -> Scan:
    page = make.draw_page(LINES).rotate(turned, expand=True)
    file = make.write_image_pdf(folder / "scan.pdf", [page])
    work = folder / "work"
    work.mkdir()
    with ScanDesk(OcrSettings(engine=engine), 1) as desk:
        return desk.scan(ScanRequest((file,), work, languages=("zh", "en")))


@pytest.mark.ocr
@tesseract
@pytest.mark.parametrize("turned", [0, 180])
def test_tesseract_reads_both_languages_whichever_way_up(
    turned: int, make: Any, tmp_path: Path
) -> None:
    scan = read_with(EngineName.TESSERACT, make, tmp_path, turned=turned)
    text = scan.pages[0].text
    assert "合同编号" in text
    assert "Hydraulic pumps" in text
    assert scan.rendition is not None
    assert 0.5 < (scan.pages[0].confidence or 0) <= 1


@pytest.mark.ocr
def test_an_engine_that_is_not_there_is_named_and_the_file_left_alone(
    make: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError) as caught:
        read_with(EngineName.TESSERACT, make, tmp_path)
    assert "tesseract" in caught.value.message
    assert "ocr.engine" in caught.value.hint
    assert (tmp_path / "scan.pdf").is_file()
    assert list((tmp_path / "work").iterdir()) == []
