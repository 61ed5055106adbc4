from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contract_archive.errors import UsageError
from contract_archive.records.intakes import Intake
from contract_archive.rules.terms import terms_of
from contract_archive.settings import load
from contract_archive.settings.example import rules_text

TODAY = date(2024, 7, 20)


def test_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive.yaml").write_text(rules_text("en", "Ours Ltd"), encoding="utf-8")
    claims = Intake(
        (Path("scan.pdf"),), series="XS", customer="A", signed_on=TODAY, note="\udcd6\udcd0"
    )
    with pytest.raises(UsageError, match=r"\\udcd6.*UTF-8"):
        terms_of(claims, load(tmp_path), TODAY)


def test_a_currency_that_is_none_is_refused_also_without_an_amount(tmp_path: Path) -> None:
    (tmp_path / "archive.yaml").write_text(rules_text("en", "Ours Ltd"), encoding="utf-8")
    claims = Intake(
        (Path("scan.pdf"),), series="XS", customer="A", signed_on=TODAY, currency="XXXX"
    )
    with pytest.raises(UsageError, match="XXXX"):
        terms_of(claims, load(tmp_path), TODAY)


def test_what_no_eye_sees_does_not_make_another_customer(tmp_path: Path) -> None:
    (tmp_path / "archive.yaml").write_text(rules_text("en", "Ours Ltd"), encoding="utf-8")
    claims = Intake(
        (Path("scan.pdf"),),
        series="XS",
        customer="\ufeff华东\u200b机电 \n 有限公司\x1b",
        signed_on=TODAY,
    )
    assert terms_of(claims, load(tmp_path), TODAY).customer == "华东机电 有限公司"


def test_a_customer_without_a_letter_or_digit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive.yaml").write_text(rules_text("en", "Ours Ltd"), encoding="utf-8")
    claims = Intake((Path("scan.pdf"),), series="XS", customer="。…", signed_on=TODAY)
    with pytest.raises(UsageError, match="no name"):
        terms_of(claims, load(tmp_path), TODAY)


def test_a_credit_code_is_checked_by_its_length_and_its_last_character(tmp_path: Path) -> None:
    (tmp_path / "archive.yaml").write_text(rules_text("en", "Ours Ltd"), encoding="utf-8")
    settings = load(tmp_path)
    claims = Intake((Path("scan.pdf"),), series="XS", customer="A", signed_on=TODAY)
    right = replace(claims, credit_code="9135 0100 m000 100y 43")
    assert terms_of(right, settings, TODAY).credit_code == "91350100M000100Y43"
    for wrong in ("123", "91350100M000100Y44", "91350100I000100Y43"):
        with pytest.raises(UsageError, match=wrong):
            terms_of(replace(claims, credit_code=wrong), settings, TODAY)
