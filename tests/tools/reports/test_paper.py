"""The report on paper: what is on its pages, and that all of it is on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from contract_archive.records.audits import Audit, Share, Verified
from contract_archive.records.findings import Finding, Severity
from contract_archive.tools.reports import draw
from contract_archive.tools.reports.paper.sheet import BOTTOM, LEFT, RIGHT

from .making import CHECKS, finding, make_audit, waived

MM = 72 / 25.4
Make = Callable[..., Audit]


class Spaceless(str):
    """Text that is found whatever spaces stand in it."""

    def __contains__(self, said: object) -> bool:
        return super().__contains__("".join(str(said).split()))


def pages(drawn: bytes) -> list[Spaceless]:
    """The text of each page without spaces: lines end in words and between them."""
    with pypdfium2.PdfDocument(drawn) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [Spaceless("".join(text.split())) for text in texts]


def paper(audit: Audit, previous: Audit | None = None) -> list[Spaceless]:
    return pages(draw(audit, CHECKS, "pdf", previous))


def whole(found: list[Spaceless]) -> Spaceless:
    return Spaceless("".join(found))


def letters_outside(drawn: bytes) -> Iterator[str]:
    """Letters that stand in a margin; the foot has its page number alone."""
    with pypdfium2.PdfDocument(drawn) as document:
        for page in document:
            text = page.get_textpage()
            for place in range(text.count_chars()):
                left, bottom, right, _top = text.get_charbox(place)
                inside = left >= (LEFT - 0.5) * MM and right <= (210 - RIGHT + 0.5) * MM
                if right > left and (not inside or 19 * MM < bottom < (BOTTOM - 1) * MM):
                    yield text.get_text_range(place, 1)


def test_the_cover_says_what_was_audited_by_whom_and_how_much_of_it() -> None:
    cover = paper(make_audit())[0]
    for said in (
        "Audit report",
        "东方示例有限公司 (code HT)",
        "2024-10-08-1",
        "signed or archived 2024-07-01 to 2024-09-30",
        "2024 Q3 (2024-07-01 to 2024-09-30)",
        "李档案",
        "4,567 of 4,567 (100 %)",
        "1.23 GB (1,234,567,890 bytes)",
        "0 errors, 0 warnings, 0 notes, 0 accepted",
        "full: every file in the scope was read",
        "5,321 entries",
        "ab12" * 16,
    ):
        assert said in cover


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"quick": True, "verified": Verified(9, 0, 0, 40, 400)}, "quick: no file was read"),
        ({"sample": Share(2, 4), "verified": Verified(9, 10, 99, 40, 400)}, "sample: part 2 of 4"),
        ({"verified": Verified(9, 39, 399, 40, 400)}, "full, but 1 file was not read"),
    ],
)
def test_an_audit_that_did_not_read_every_file_says_so_plainly(
    changed: dict[str, object], said: str
) -> None:
    cover, result, *_rest = paper(make_audit(**changed))
    assert said in cover
    assert "did not read every file" in result


def test_the_checkpoint_can_be_read_off_a_printed_page() -> None:
    with pypdfium2.PdfDocument(draw(make_audit(), CHECKS, "pdf")) as document:
        picture = document[0].render(scale=150 / 72).to_pil().convert("L")
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == "carchive-checkpoint:HT:5321:" + "ab12" * 16


def test_every_page_bears_its_number_and_how_many_there_are() -> None:
    found = paper(make_audit(*map(finding, range(40))))
    assert len(found) > 5
    for place, text in enumerate(found, 1):
        assert f"Page {place} of {len(found)}" in text


def test_a_finding_stands_with_its_number_path_difference_and_remedy() -> None:
    one = finding(6, message="its bytes have changed")
    text = whole(paper(make_audit(one)))
    for said in (one.id, one.number, one.path, one.expected, one.found, one.remedy, one.message):
        assert said in text


def test_each_chapter_lists_its_checks_also_those_that_found_nothing() -> None:
    text = whole(paper(make_audit(finding(0))))
    for title in ("3. Authenticity", "4. Integrity", "5. Usability", "6. Security"):
        assert title in text
    for check in CHECKS:
        assert check.says in text
    assert "1 open" in text
    assert "no fault" in text
    assert "did not run" in text


def test_an_accepted_finding_is_listed_with_who_when_and_why() -> None:
    text = whole(paper(make_audit(waived(0))))
    assert "0 findings are open" in text
    assert "王主任 2024-09-01" in text
    assert "The paper original was seen." in text


def test_findings_since_the_previous_audit_are_marked_and_what_is_gone_is_listed() -> None:
    old, still, new = finding(0), finding(10), finding(20)
    previous = replace(make_audit(old, still), id="2024-07-08-1")
    text = whole(paper(make_audit(still, new), previous))
    assert "Compared with 2024-07-08-1" in text
    assert old.id in text
    assert text.count("new") == 1


def test_signature_lines_come_last_and_stand_together() -> None:
    for count in (0, 5, 8, 13):
        last = paper(make_audit(*map(finding, range(count))))[-1]
        for said in ("Conclusion and signatures", "Opinion", "Auditor", "Reviewer", "Date"):
            assert said in last


@pytest.mark.parametrize("count", [0, 7, 60])
def test_nothing_stands_in_the_margins(count: int) -> None:
    drawn = draw(make_audit(*hostile(count), fonds_name="极长名称" * 20), CHECKS, "pdf")
    assert "".join(letters_outside(drawn)) == ""


def hostile(count: int) -> Iterator[Finding]:
    names = ("a" * 300, "极长的名称" * 60, "x/" * 200, "\u202egnp.exe\n", "\udcff😀", "（" * 90)
    for place in range(count):
        name = names[place % len(names)]
        made = finding(place, path=name, number=name[:80], expected=name, remedy=name * 2)
        yield made


def test_a_row_higher_than_a_page_goes_on_over_the_next() -> None:
    long = finding(0, message="begins " + "word " * 4000 + "ends")
    drawn = draw(make_audit(long), CHECKS, "pdf")
    text = whole(pages(drawn))
    assert text.count("word") == 4000
    assert "".join(letters_outside(drawn)) == ""


def test_the_head_of_a_table_and_its_check_come_again_on_each_page() -> None:
    many = [finding(place) for place in range(0, 400, 10)]
    found = [page for page in paper(make_audit(*many)) if "number-gap: " in page]
    assert len(found) > 3
    assert all("Finding and remedy" in page for page in found)


def test_what_has_no_letter_in_the_typeface_is_written_out() -> None:
    text = whole(paper(make_audit(finding(0, message="smile 😀 \u202e end"))))
    assert "smile \\U0001f600 \\u202e end" in text


def test_of_thousands_of_findings_the_worst_are_listed_and_the_rest_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("contract_archive.tools.reports.paper.document.MOST", 50)
    many = [finding(place) for place in range(400)]
    text = whole(paper(make_audit(*many)))
    listed = [each for each in many if each.id in text]
    assert len(listed) == 50
    assert {each.severity for each in listed} == {Severity.ERROR}
    assert "more stand in the report as .xlsx or .json" in text
    assert "80 findings are open." in text


def test_the_same_audit_gives_the_same_bytes() -> None:
    audit = make_audit(*map(finding, range(12)))
    assert draw(audit, CHECKS, "pdf") == draw(audit, CHECKS, "pdf")


def test_a_finding_of_a_check_that_is_no_more_is_still_told() -> None:
    strange = finding(0, check="of-old-times")
    text = whole(paper(make_audit(strange)))
    assert "of-old-times" in text
    assert strange.id in text
