"""Paper originals: shelves with room, loans with a day, and the registers of both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from contract_archive.actions.originals import (
    Wish,
    boxes,
    drop,
    lend,
    loan_register,
    on_shelves,
    overdue,
    renew,
    shelve,
    take_back,
)
from contract_archive.actions.retrieve import show
from contract_archive.archive import Archive
from contract_archive.errors import ArchiveError, ConflictError, NotFoundError, UsageError
from contract_archive.records.paper import LoanWay, PaperOriginal

File = Callable[..., str]
BOX = "A室/3柜/2层/盒12"
# The clock of the tests stands at 2024-07-15.
TODAY = date(2024, 7, 15)


@pytest.fixture
def archive(fresh_archive: Archive) -> Archive:
    """An archive whose boxes hold two contracts, those of cabinet 9 three."""
    rules = fresh_archive.root / "archive.yaml"
    text = rules.read_text("utf-8")
    assert text.count("  capacity: 20") == 1
    less = "  capacity: 2\n  shelves: [{at: A室/9柜, capacity: 3}]"
    rules.write_text(text.replace("  capacity: 20", less), "utf-8")
    opened = Archive.open(fresh_archive.root, actor=fresh_archive.actor, clock=fresh_archive.clock)
    assert opened.settings.paper.capacity == 2
    return opened


def _paper(archive: Archive, number: str) -> PaperOriginal:
    paper = show(archive, number).contract.paper
    assert paper is not None
    return paper


def _unchanged(archive: Archive, error: type[ArchiveError], ask: Callable[[], object]) -> str:
    """Ask for what must be refused with nothing written; returns message and hint."""
    head = archive.ledger.head()
    with pytest.raises(error) as refused:
        ask()
    assert archive.ledger.head() == head
    assert "\n" not in refused.value.message
    return f"{refused.value.message} {refused.value.hint}"


# --- shelves


def test_papers_are_shelved_moved_and_listed_in_the_order_of_the_shelves(
    archive: Archive, file_contract: File
) -> None:
    one, two, three = (file_contract(archive) for _count in range(3))
    shelve(archive, [one], "A室/3柜/2层/盒12")
    shelve(archive, [two, three], " A室 ／ 3柜/2层/盒2 ", copies=2)
    assert [(each.number, each.shelf_mark, each.copies) for each in on_shelves(archive)] == [
        (two, "A室/3柜/2层/盒2", 2),
        (three, "A室/3柜/2层/盒2", 2),
        (one, "A室/3柜/2层/盒12", 1),
    ]
    moved = shelve(archive, [two], "a室/3柜/2层/盒12")
    assert moved[0].shelf_mark == "A室/3柜/2层/盒12"
    assert moved[0].came_from == "A室/3柜/2层/盒2"
    assert [each.number for each in on_shelves(archive, "A室/3柜/2层/盒12")] == [one, two]
    assert on_shelves(archive, "A室/3柜/2层/盒1") == ()
    assert _paper(archive, two).copies == 2


def test_a_full_box_is_refused_with_the_next_that_has_room(
    archive: Archive, file_contract: File
) -> None:
    numbers = [file_contract(archive) for _count in range(7)]
    shelve(archive, numbers[:2], "A室/3柜/2层/盒09")
    shelve(archive, numbers[2:4], "A室/3柜/2层/盒10")
    shelve(archive, numbers[4:5], "A室/3柜/2层/盒11")
    told = _unchanged(
        archive, ConflictError, lambda: shelve(archive, numbers[5:6], "A室/3柜/2层/盒09")
    )
    assert "2 of 2" in told
    assert "A室/3柜/2层/盒11" in told
    told = _unchanged(
        archive, ConflictError, lambda: shelve(archive, numbers[5:], "A室/3柜/2层/盒09")
    )
    assert "A室/3柜/2层/盒12" in told
    shelve(archive, numbers[:2], "A室/3柜/2层/盒09", copies=3)  # they stand there already


def test_some_shelves_have_room_for_more(archive: Archive, file_contract: File) -> None:
    numbers = [file_contract(archive) for _count in range(4)]
    shelve(archive, numbers[:3], "A室/9柜/盒1")
    told = _unchanged(archive, ConflictError, lambda: shelve(archive, numbers[3:], "A室/9柜/盒1"))
    assert "3 of 3" in told


def test_each_box_tells_how_full_it_is(archive: Archive, file_contract: File) -> None:
    numbers = [file_contract(archive) for _count in range(4)]
    shelve(archive, numbers[:1], "A室/3柜/盒10")
    shelve(archive, numbers[1:3], "A室/3柜/盒9")
    shelve(archive, numbers[3:], "A室/9柜/盒1")
    assert boxes(archive) == (
        ("A室/3柜/盒9", 2, 2),
        ("A室/3柜/盒10", 1, 2),
        ("A室/9柜/盒1", 1, 3),
    )
    assert boxes(archive, "A室/9柜") == (("A室/9柜/盒1", 1, 3),)


def test_of_several_papers_all_are_shelved_or_none(archive: Archive, file_contract: File) -> None:
    number = file_contract(archive)
    told = _unchanged(archive, NotFoundError, lambda: shelve(archive, [number, number + "1"], BOX))
    assert number in told
    assert on_shelves(archive) == ()


def test_the_labels_say_what_could_be_typed_and_those_of_another_archive_are_refused(
    archive: Archive, file_contract: File
) -> None:
    number = file_contract(archive)
    shelve(archive, [f"carchive:HT:{number}"], f"carchive-box:HT:{BOX}")
    assert _paper(archive, number).shelf_mark == BOX
    for ask in (
        lambda: shelve(archive, [f"carchive:OTHER:{number}"], BOX),
        lambda: shelve(archive, [number], f"carchive-box:OTHER:{BOX}"),
        lambda: take_back(archive, f"carchive:OTHER:{number}"),
    ):
        assert "OTHER" in _unchanged(archive, ConflictError, ask)
    for ask in (
        lambda: shelve(archive, ["carchive:HT:"], BOX),
        lambda: shelve(archive, [f"carchive-box:HT:{BOX}"], BOX),
        lambda: shelve(archive, [number], f"carchive:HT:{number}"),
        lambda: shelve(archive, [number], " / "),
        lambda: shelve(archive, [number], "盒" * 101),
    ):
        _unchanged(archive, UsageError, ask)


def test_a_paper_that_is_given_away_leaves_its_shelf_and_its_loans_stay(
    archive: Archive, file_contract: File
) -> None:
    one, two = file_contract(archive), file_contract(archive)
    shelve(archive, [one, two], BOX)
    lend(archive, one, Wish("王芳", "审计"))
    assert "王芳" in _unchanged(archive, ConflictError, lambda: drop(archive, one, "退还对方"))
    take_back(archive, one)
    drop(archive, one, "退还对方")
    drop(archive, two, "从来没有原件")
    assert on_shelves(archive) == ()
    assert [each.number for each in loan_register(archive)] == [one]
    assert show(archive, two).contract.paper is None
    _unchanged(archive, NotFoundError, lambda: drop(archive, one, "退还对方"))
    shelve(archive, [one], BOX)
    assert _paper(archive, one).copies == 1


# --- loans


def test_a_loan_has_every_column_of_the_register(archive: Archive, file_contract: File) -> None:
    number = file_contract(archive, title="轴承购销合同")
    shelve(archive, [number], BOX)
    wish = Wish("王芳", "诉讼", date(2024, 8, 1), "法务部", LoanWay.COPY, "李总")
    lend(archive, number, wish)
    renew(archive, number, date(2024, 9, 1))
    take_back(archive, number, "完好")
    (line,) = loan_register(archive)
    assert (line.number, line.title, line.shelf_mark) == (number, "轴承购销合同", BOX)
    loan = _paper(archive, number).loans[0]
    assert line.loan == loan
    assert (loan.borrower, loan.department, loan.reason) == ("王芳", "法务部", "诉讼")
    assert (loan.way, loan.approver, loan.handler) == (LoanWay.COPY, "李总", "档案员")
    assert (loan.lent_on, loan.due_on, loan.due) == (TODAY, date(2024, 8, 1), date(2024, 9, 1))
    assert (loan.renewed, line.renewals) == ((date(2024, 9, 1),), 1)
    assert (loan.returned_on, loan.condition) == (TODAY, "完好")


def test_a_loan_lasts_two_weeks_where_no_day_is_said(archive: Archive, file_contract: File) -> None:
    number = file_contract(archive)
    shelve(archive, [number], BOX)
    assert lend(archive, number, Wish("王芳", "审计")).loan.due == TODAY + timedelta(days=14)


def test_what_cannot_be_lent_returned_or_renewed_is_refused(
    archive: Archive, file_contract: File
) -> None:
    number = file_contract(archive)
    wish = Wish("王芳", "审计")
    _unchanged(archive, NotFoundError, lambda: lend(archive, number, wish))  # not shelved
    shelve(archive, [number], BOX)
    assert BOX in _unchanged(archive, ConflictError, lambda: take_back(archive, number))
    _unchanged(archive, ConflictError, lambda: renew(archive, number, date(2025, 1, 1)))
    yesterday = TODAY - timedelta(days=1)
    early = wish._replace(until=yesterday)
    assert str(yesterday) in _unchanged(archive, UsageError, lambda: lend(archive, number, early))
    for empty in (wish._replace(borrower=" "), wish._replace(reason="")):
        _unchanged(archive, UsageError, lambda empty=empty: lend(archive, number, empty))
    lend(archive, number, wish)
    assert "王芳" in _unchanged(archive, ConflictError, lambda: lend(archive, number, wish))
    assert "王芳" in _unchanged(
        archive, ConflictError, lambda: shelve(archive, [number], "A室/9柜/盒1")
    )
    _unchanged(archive, UsageError, lambda: renew(archive, number, TODAY + timedelta(days=14)))
    take_back(archive, number)
    _unchanged(archive, ConflictError, lambda: take_back(archive, number))
    near = _unchanged(archive, NotFoundError, lambda: take_back(archive, number + "1"))
    assert number in near


def test_a_loan_is_overdue_from_the_day_after_and_until_it_is_renewed_or_back(
    archive: Archive, file_contract: File
) -> None:
    one, two = file_contract(archive), file_contract(archive)
    shelve(archive, [one, two], BOX)
    lend(archive, one, Wish("王芳", "审计", date(2024, 7, 20)))
    lend(archive, two, Wish("李四", "审计", date(2024, 7, 18)))
    archive.clock.now += timedelta(days=5)  # type: ignore[attr-defined]
    assert [each.number for each in overdue(archive)] == [two]
    archive.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    assert [each.number for each in overdue(archive)] == [two, one]
    take_back(archive, two)
    renew(archive, one, date(2024, 8, 1))
    assert overdue(archive) == ()


def test_a_catalog_built_anew_knows_the_same_papers_and_loans(
    archive: Archive, file_contract: File
) -> None:
    one, two = file_contract(archive), file_contract(archive)
    shelve(archive, [one, two], BOX)
    lend(archive, one, Wish("王芳", "审计"))
    take_back(archive, one, "完好")
    lend(archive, one, Wish("李四", "诉讼"))
    renew(archive, one, date(2025, 1, 1))
    shelve(archive, [two], "B室/盒1", copies=4)
    grown = list(archive.catalog.dump())
    assert {"paper", "loan"} <= {line.split()[0] for line in grown}
    archive.reindex()
    assert list(archive.catalog.dump()) == grown
