"""``ingest``: what is handed in, asked for, answered."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from contract_archive.cli.render.text import width
from contract_archive.errors import ExitCode

CONTRACT = """产品销售合同
甲方（买方）：华东机电有限公司
乙方（卖方）：东方示例有限公司
第一条 产品名称：深沟球轴承，数量一百套。
第二条 合同总金额：人民币壹拾万元整（¥100,000.00）。
甲方（盖章）：华东机电有限公司
乙方（盖章）：东方示例有限公司
签订日期：2024年7月10日
"""
UNDATED = CONTRACT.replace("2024年7月10日", "    年  月  日").replace(
    "人民币壹拾万元整（¥100,000.00）", "人民币贰拾万元整（¥200,000.00）"
)
CLAIMS = ("--type", "XS", "--customer", "华东机电有限公司", "--signed", "2024-07-10")


@pytest.fixture
def scan(make_pdf):
    return make_pdf("scan.pdf", "Sales contract 17", "Bearings")


def test_a_scan_becomes_a_contract(carchive, empty_archive, scan):
    result = carchive("--archive", empty_archive, "ingest", scan, *CLAIMS, "--amount", "10万")

    assert result.code == 0
    heading, row = result.out.splitlines()
    assert heading.split() == ["File", "Result", "Number", "Pages", "Folder"]
    assert row.split()[:4] == ["scan.pdf", "archived", "XS-2024-0001", "2"]
    assert "1 of 1 file archived" in result.err
    assert "days late" in result.err
    found = carchive(
        "--archive", empty_archive, "find", "bearings", "--format", "{number} {amount}"
    )
    assert found.out == "XS-2024-0001 100000\n"


def test_the_document_of_an_ingest_has_the_promised_keys(carchive, empty_archive, scan, tmp_path):
    result = carchive(
        "--archive", empty_archive, "ingest", scan, tmp_path / "none.pdf", *CLAIMS, "--json"
    )

    filed, failed = json.loads(result.out)["results"]
    for answer in (filed, failed):
        assert set(answer) >= {"file", "outcome", "number", "path", "warnings", "error"}
    assert filed["outcome"] == "filed"
    assert (empty_archive / filed["path"] / "contract.yaml").is_file()
    assert failed["outcome"] == "failed"
    assert set(failed["error"]) >= {"code", "message", "hint"}
    assert result.code == ExitCode.BAD_INPUT


def test_every_option_reaches_the_contract(carchive, empty_archive, scan):
    rules = empty_archive / "archive.yaml"
    text = rules.read_text("utf-8").replace("\nfields:", "\n_fields:")
    rules.write_text(
        text.replace("\n_fields:", "\nfields:")
        if "\n_fields:" in text
        else text + "\nfields:\n  - {key: project, kind: text, label: {zh: 项目, en: Project}}\n",
        "utf-8",
    )
    answer = carchive(
        *("--archive", empty_archive, "--as", "王芳", "ingest", scan, *CLAIMS),
        *("--approved", "2024-07-11", "--effective", "2024年7月12日", "--expires", "20250711"),
        *("--amount", "1.2万", "--currency", "USD", "--title", "轴承购销合同", "--owner", "李雷"),
        *("--number", "外〔2024〕7号", "--counterparty-number", "RH/2024-7"),
        *("--tag", "重点", "--tag", "年框", "--note", "一式两份", "--ocr", "skip", "--json"),
    )

    assert answer.code == 0, answer
    card = json.loads(carchive("--archive", empty_archive, "show", "外[2024]7号", "--json").out)
    expected = {
        "number": "外〔2024〕7号",
        "title": "轴承购销合同",
        "approved_on": "2024-07-11",
        "effective_on": "2024-07-12",
        "expires_on": "2025-07-11",
        "amount": "12000",
        "currency": "USD",
        "owner": "李雷",
        "counterparty_number": "RH/2024-7",
        "tags": ["年框", "重点"],
        "note": "一式两份",
        "archived_by": "王芳",
    }
    assert {key: card[key] for key in expected} == expected


def test_off_a_terminal_what_is_missing_waits_for_review(carchive, empty_archive, scan):
    result = carchive("--archive", empty_archive, "ingest", scan, "--type", "XS")

    assert result.code == ExitCode.DONE
    assert "to be reviewed" in result.out
    assert "review/0001" in result.out
    assert "? scan.pdf: Customer: " in result.err
    assert "? scan.pdf: Signed: " in result.err
    assert "1 waits for review: carchive review list" in result.err
    assert not list(empty_archive.glob("2*"))


def test_for_programs_a_document_in_review_has_its_id_and_its_questions(
    carchive, empty_archive, make_chinese_pdf
):
    files = make_chinese_pdf("1.pdf", CONTRACT), make_chinese_pdf("2.pdf", UNDATED)
    result = carchive("--archive", empty_archive, "ingest", *files, "--json")

    filed, waiting = json.loads(result.out)["results"]
    assert result.code == ExitCode.DONE
    assert filed["outcome"] == "filed"
    assert filed["review"] is None
    customer = filed["fields"]["customer"]
    assert customer["value"] == "华东机电有限公司"
    assert customer["origin"] == "reading"
    assert customer["page"] == 1
    assert set(customer) >= {"snippet", "confidence", "rule"}
    assert waiting["outcome"] == "review"
    assert waiting["review"] == 1
    assert waiting["number"] is None
    assert [each["field"] for each in waiting["questions"]] == ["signed_on"]


def test_a_dry_run_shows_what_would_be_taken_from_where_and_asked(
    carchive, empty_archive, make_chinese_pdf
):
    files = make_chinese_pdf("1.pdf", CONTRACT), make_chinese_pdf("2.pdf", UNDATED)
    result = carchive("--archive", empty_archive, "ingest", *files, "--dry-run")

    assert "甲方（买方）：华东机电有限公司" in result.out
    assert "? 2.pdf: Signed: " in result.err
    assert "1 of 2 files would be archived; nothing was written" in result.err
    assert "1 would wait for review" in result.err
    assert not (empty_archive / "review").exists() or not list((empty_archive / "review").iterdir())


def test_on_a_terminal_only_what_is_open_is_asked_and_what_was_read_is_shown(
    terminal, empty_archive, make_chinese_pdf
):
    scan = make_chinese_pdf("scan.pdf", UNDATED)
    result = terminal("--archive", empty_archive, "ingest", scan, typed=("?\n", "2024-07-10\n"))

    assert result.code == 0, result.out
    assert "nothing else was read" in result.out
    assert "XS-2024-0001" in result.out
    lines = [line for line in result.out.splitlines() if line.startswith("Customer ")]
    assert "华东机电有限公司" in lines[0]
    assert max(map(width, lines)) <= 80
    card = terminal("--archive", empty_archive, "show", "XS-2024-0001").out
    assert "p. 1 · 9" in card


def test_the_best_guess_is_the_default_with_the_words_it_was_read_from(
    terminal, empty_archive, make_chinese_pdf
):
    rules = empty_archive / "archive.yaml"
    strict = "  thresholds: {signed_on: 99.9%}"
    rules.write_text(rules.read_text("utf-8").replace("  # thresholds: {amount: 0.95}", strict))
    scan = make_chinese_pdf("scan.pdf", CONTRACT)
    result = terminal("--archive", empty_archive, "ingest", scan, "--json", typed=("\n",))

    assert "签订日期：2024年7月10日" in result.out
    assert "Signed [2024-07-10]: " in result.out
    (answer,) = json.loads(result.out[result.out.index("{\n") :])["results"]
    assert answer["outcome"] == "filed"
    assert answer["fields"]["signed_on"]["origin"] == "person"
    assert answer["fields"]["signed_on"]["page"] == 1


@pytest.mark.parametrize(
    ("second", "customer"),
    [("\n", "华东机电有限公司"), ("华东机电有限责任公司\n", "华东机电有限责任公司")],
)
def test_a_name_close_to_a_known_customer_is_asked_about_once_more(
    terminal, carchive, filled_archive, make_pdf, second, customer
):
    call = ("--archive", filled_archive, "ingest", make_pdf("scan.pdf", "17 bearings"))
    given = ("--type", "XS", "--signed", "2024-07-10")
    result = terminal(*call, *given, typed=("华东机电有限责任公司\n", second))

    assert "close to 华东机电有限公司, which is known" in result.out
    found = carchive("--archive", filled_archive, "find", "bearings", "--type", "XS", "--json")
    (contract,) = json.loads(found.out)["contracts"]
    assert contract["customer"] == customer


def test_several_files_on_a_terminal_are_never_asked_about(
    terminal, empty_archive, make_chinese_pdf
):
    files = make_chinese_pdf("1.pdf", UNDATED), make_chinese_pdf("2.pdf", CONTRACT)
    result = terminal("--archive", empty_archive, "ingest", *files)

    assert result.code == 0
    assert "1 of 2 files archived" in result.out
    assert "1 waits for review" in result.out


def test_on_a_terminal_missing_fields_are_asked_for(terminal, empty_archive, scan):
    result = terminal(
        *("--archive", empty_archive, "ingest", scan),
        typed=("Salse\n", "XS\n", "华东机电有限公司\n", "soon\n", "2024-07-10\n"),
    )

    assert result.code == 0, result.out
    assert "Did you mean" in result.out
    assert "XS-2024-0001" in result.out
    assert max(width(line) for line in result.out.splitlines() if "XS-2024" in line) <= 80


def test_a_person_who_goes_away_leaves_the_scan_for_review(terminal, empty_archive, scan):
    result = terminal("--archive", empty_archive, "ingest", scan, typed=("XS\n", "\x04"))

    assert result.code == 0
    assert not list(empty_archive.glob("2*"))
    assert "series: XS" in (empty_archive / "review/0001/intake.yaml").read_text("utf-8")


def test_the_same_bytes_twice_are_exit_5_with_their_number(carchive, empty_archive, scan):
    carchive("--archive", empty_archive, "ingest", scan, *CLAIMS)
    result = carchive("--archive", empty_archive, "ingest", scan, *CLAIMS)

    assert result.code == ExitCode.CONFLICT
    assert "XS-2024-0001" in result.err


def test_one_bad_file_alone_is_told_in_two_lines(carchive, empty_archive, tmp_path):
    result = carchive("--archive", empty_archive, "ingest", tmp_path / "none.pdf", *CLAIMS)

    assert result.code == ExitCode.BAD_INPUT
    assert len(result.err.splitlines()) == 2


def test_a_credit_code_with_a_wrong_check_is_refused_before_anything_is_read(
    carchive, empty_archive, scan
):
    result = carchive("--archive", empty_archive, "ingest", scan, *CLAIMS, "--credit-code", "123")

    assert result.code == ExitCode.USAGE
    what, _hint = result.err.splitlines()
    assert "“123” is no unified social credit code" in what


def test_a_batch_goes_on_and_the_worst_code_is_returned(carchive, empty_archive, make_pdf):
    good, bad = make_pdf("good.pdf", "good"), make_pdf("bad.pdf")
    bad.write_bytes(b"")
    again = bad.with_name("again.pdf")
    again.write_bytes(good.read_bytes())
    result = carchive("--archive", empty_archive, "ingest", bad, good, again, *CLAIMS)

    assert result.code == ExitCode.CONFLICT
    assert "1 of 3 files archived" in result.err
    assert "✗ bad.pdf" in result.err


def test_a_folder_is_walked_and_one_without_documents_is_told(
    carchive, empty_archive, make_pdf, tmp_path
):
    folder = make_pdf("10.pdf", "ten").parent
    make_pdf("9.pdf", "nine")
    (folder / "notes.txt").write_text("x")
    result = carchive("--archive", empty_archive, "ingest", folder, *CLAIMS, "--json")
    assert [Path(each["file"]).name for each in json.loads(result.out)["results"]] == [
        "9.pdf",
        "10.pdf",
    ]

    (tmp_path / "nothing").mkdir()
    result = carchive("--archive", empty_archive, "ingest", tmp_path / "nothing", *CLAIMS)
    assert result.code == ExitCode.BAD_INPUT
    assert "no documents" in result.err


def test_standard_input_is_a_file_too(process, empty_archive, scan):
    result = process(
        *("--archive", empty_archive, "ingest", "-", *CLAIMS, "--json"), given=scan.read_bytes()
    )

    (answer,) = json.loads(result.out)["results"]
    assert answer["outcome"] == "filed"
    assert (empty_archive / answer["path"] / "master" / "stdin.pdf").is_file()


def test_a_dry_run_shows_numbers_and_writes_nothing(carchive, empty_archive, make_pdf):
    files = make_pdf("1.pdf", "one"), make_pdf("2.pdf", "two")
    result = carchive("--archive", empty_archive, "ingest", *files, *CLAIMS, "--dry-run")

    assert "XS-2024-0001" in result.out
    assert "XS-2024-0002" in result.out
    assert "nothing was written" in result.err
    assert carchive("--archive", empty_archive, "list").out == ""


def test_one_number_is_not_given_to_many_files(carchive, empty_archive, make_pdf):
    files = make_pdf("1.pdf", "one"), make_pdf("2.pdf", "two")
    result = carchive("--archive", empty_archive, "ingest", *files, *CLAIMS, "--number", "A-1")

    assert result.code == ExitCode.USAGE
    assert "--join" in result.err


def test_move_deletes_the_source_once_it_is_safe(carchive, empty_archive, scan):
    assert carchive("--archive", empty_archive, "ingest", scan, *CLAIMS, "--move").code == 0
    assert not scan.exists()


def test_an_empty_file_name_is_not_the_whole_folder(empty_archive, carchive):
    result = carchive("--archive", empty_archive, "ingest", "", *CLAIMS)

    assert result.code == ExitCode.USAGE
    assert result.err.startswith("carchive: FILE is empty")


@pytest.fixture
def breaks_at(monkeypatch):
    """Let opening the file of a name raise something that nobody foresees."""

    def arrange(name: str, fault: BaseException) -> None:
        real = os.open

        def opened(path, *arguments, **options):
            if str(path).endswith(name):
                raise fault
            return real(path, *arguments, **options)

        monkeypatch.setattr(os, "open", opened)

    return arrange


def test_what_was_filed_is_shown_when_a_batch_breaks_off(
    carchive, empty_archive, make_pdf, breaks_at
):
    files = make_pdf("1.pdf", "one"), make_pdf("2.pdf", "two")
    breaks_at("2.pdf", RuntimeError("cosmic ray"))
    result = carchive("--archive", empty_archive, "ingest", *files, *CLAIMS, "--jobs", "1")

    assert result.code == ExitCode.BUG
    assert "XS-2024-0001" in result.out
    assert result.err.index("1 of 1 file archived") < result.err.index("cosmic ray")


def test_for_programs_a_batch_that_breaks_off_is_one_document(
    carchive, empty_archive, make_pdf, breaks_at
):
    files = make_pdf("1.pdf", "one"), make_pdf("2.pdf", "two")
    breaks_at("2.pdf", RuntimeError("cosmic ray"))
    call = ("--archive", empty_archive, "ingest", *files, *CLAIMS, "--jobs", "1", "--json")
    result = carchive(*call)

    document = json.loads(result.out)
    assert [each["number"] for each in document["results"]] == ["XS-2024-0001"]
    assert document["error"]["code"] == "bug"
    assert result.code == ExitCode.BUG


def test_an_interrupt_before_anything_was_filed_shows_no_empty_table(
    carchive, empty_archive, make_pdf, breaks_at
):
    files = make_pdf("1.pdf", "one"), make_pdf("2.pdf", "two")
    breaks_at("1.pdf", KeyboardInterrupt())
    result = carchive("--archive", empty_archive, "ingest", *files, *CLAIMS, "--jobs", "1")

    assert result.code == ExitCode.INTERRUPTED
    assert result.out == ""
    assert "archived" not in result.err


def test_a_dry_run_refuses_what_ingest_would_refuse_at_sight(carchive, empty_archive, tmp_path):
    text, nothing = tmp_path / "letter.pdf", tmp_path / "empty.pdf"
    text.write_text("Dear Sir")
    nothing.touch()
    call = ("--archive", empty_archive, "ingest", text, nothing, *CLAIMS)
    planned, real = carchive(*call, "--dry-run"), carchive(*call)

    assert planned.code == real.code == ExitCode.BAD_INPUT
    assert "would be archived" not in planned.out
    assert "letter.pdf is no document" in planned.err
    assert "empty.pdf is empty" in planned.err
    told = [line for line in real.err.splitlines() if line.startswith("✗")]
    assert all(line in planned.err for line in told)


@pytest.fixture
def locked(make_pdf):
    import pypdf

    plain = make_pdf("plain.pdf", "A secret contract")
    writer = pypdf.PdfWriter(clone_from=plain)
    writer.encrypt("开门 7", algorithm="AES-256")
    path = plain.with_name("locked.pdf")
    writer.write(path)
    return path


def test_a_password_is_read_from_standard_input(process, empty_archive, locked):
    call = ("--archive", empty_archive, "ingest", locked, *CLAIMS, "--password", "-")

    assert process(*call, given="开门 7\nmore\n".encode()).code == 0
    assert process(*call).code == ExitCode.USAGE  # nothing was sent
    both = process("--archive", empty_archive, "ingest", "-", *CLAIMS, "--password", "-")
    assert both.code == ExitCode.USAGE


def test_a_password_typed_at_a_terminal_is_not_shown(terminal, empty_archive, locked):
    call = ("--archive", empty_archive, "ingest", locked, *CLAIMS, "--password", "-")
    result = terminal(*call, typed=("开门 7\n",))

    assert result.code == 0, result.out
    assert "Password: " in result.out
    assert "开门" not in result.out


def test_one_very_long_file_name_does_not_stretch_a_piped_table(carchive, empty_archive, make_pdf):
    files = make_pdf(f"{'x' * 240}.pdf", "one"), make_pdf("2.pdf", "two")
    lines = carchive("--archive", empty_archive, "ingest", *files, *CLAIMS).out.splitlines()

    assert files[0].name in lines[1]
    assert width(lines[0]) < 80
    assert lines[0].index("Result") == lines[2].index("archived")
