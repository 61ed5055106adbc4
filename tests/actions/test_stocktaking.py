"""Stock is taken: what the shelves hold against what the records say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contract_archive.actions.numbers import void
from contract_archive.actions.originals import Wish, lend, shelve
from contract_archive.actions.stocktaking import Difference, Stock, Trouble, take_stock
from contract_archive.actions.visits import visit, visits
from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, UsageError
from contract_archive.records.entries import Act

File = Callable[..., str]
BOX, NEXT, AWAY = "A室/盒1", "A室/盒2", "B室/盒1"


@pytest.fixture
def numbers(fresh_archive: Archive, file_contract: File) -> list[str]:
    """Two contracts in box 1, one in box 2, one in another room, one without a place."""
    found = [file_contract(fresh_archive) for _count in range(5)]
    shelve(fresh_archive, found[:2], BOX)
    shelve(fresh_archive, found[2:3], NEXT)
    shelve(fresh_archive, found[3:4], AWAY)
    return found


def _told(stock: Stock) -> list[tuple[str, str]]:
    return [(each.trouble.value, each.number or each.scanned) for each in stock.differences]


def test_all_in_their_place_is_no_difference(fresh_archive: Archive, numbers: list[str]) -> None:
    one, two, three, *_rest = numbers
    text = f"carchive:HT:{one}\n\n{two.lower()}\r\n{one}\n{three}\n"
    stock = take_stock(fresh_archive, "A室", text)
    assert stock == Stock("A室", 3, 3, 0, ())


def test_missing_misplaced_unshelved_unknown_and_foreign_are_told_apart(
    fresh_archive: Archive, numbers: list[str]
) -> None:
    one, _two, _three, away, without = numbers
    void(fresh_archive, "XS-2024-0088", "作废")
    lines = [one, away, without, "XS-2024-0099", "XS-2024-0088", f"carchive:ZZ:{one}", "?"]
    stock = take_stock(fresh_archive, "A室", "\n".join(lines))
    assert _told(stock) == [
        *(("missing", numbers[1]), ("missing", numbers[2])),
        ("misplaced", away),
        ("unshelved", without),
        *(("unknown", "XS-2024-0099"), ("unknown", "XS-2024-0088"), ("unknown", "?")),
        ("foreign", f"carchive:ZZ:{one}"),
    ]
    assert (stock.expected, stock.in_place) == (3, 1)
    misplaced = next(each for each in stock.differences if each.trouble is Trouble.MISPLACED)
    assert misplaced == Difference(Trouble.MISPLACED, away, 2, "", AWAY, "A室")
    assert "作废" in stock.differences[5].told


def test_a_boxs_label_says_where_what_follows_stands(
    fresh_archive: Archive, numbers: list[str]
) -> None:
    one, two, three, *_rest = numbers
    lines = [f"carchive-box:HT:{BOX}", one, three, f"carchive-box:HT:{NEXT}", two]
    stock = take_stock(fresh_archive, "A室", "\n".join(lines))
    assert _told(stock) == [("misplaced", three), ("misplaced", two)]
    assert stock.in_place == 1
    assert stock.differences[0].found == BOX


def test_what_is_lent_is_not_missing_but_told_where_it_stands_there_after_all(
    fresh_archive: Archive, numbers: list[str]
) -> None:
    one, two, three, *_rest = numbers
    lend(fresh_archive, two, Wish("王芳", "审计"))
    stock = take_stock(fresh_archive, "A室", f"{one}\n{three}")
    assert (stock.expected, stock.in_place, stock.lent, stock.differences) == (3, 2, 1, ())
    assert _told(take_stock(fresh_archive, "A室", f"{one}\n{two}\n{three}")) == [("lent", two)]


def test_the_result_is_logged_and_a_list_of_nothing_is_refused(
    fresh_archive: Archive, numbers: list[str]
) -> None:
    take_stock(fresh_archive, BOX, numbers[0])
    entry = [each.entry for each in fresh_archive.ledger.entries()][-1]
    assert entry.act == Act.TAKE_STOCK
    assert entry.details["differences"] == {"missing": [numbers[1]]}
    assert (entry.details["place"], entry.details["count"]) == (BOX, 1)
    head = fresh_archive.ledger.head()
    with pytest.raises(UsageError):
        take_stock(fresh_archive, BOX, " \n\n")
    with pytest.raises(ConflictError, match="another archive"):
        take_stock(fresh_archive, f"carchive-box:ZZ:{BOX}", numbers[0])
    assert fresh_archive.ledger.head() == head


def test_who_enters_the_stacks_stands_in_a_register(fresh_archive: Archive) -> None:
    visit(fresh_archive, " 李四 ", "查账", "审计部")
    visit(fresh_archive, "消防检查员", "年度检查")
    assert [(each.who, each.department, each.reason, each.handler)
            for each in visits(fresh_archive)] == [
        ("李四", "审计部", "查账", "档案员"),
        ("消防检查员", "", "年度检查", "档案员"),
    ]  # fmt: skip
    for who, reason in (("", "查账"), ("李四", "\t")):
        with pytest.raises(UsageError):
            visit(fresh_archive, who, reason)
    assert len(visits(fresh_archive)) == 2
