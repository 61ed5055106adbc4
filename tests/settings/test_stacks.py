"""The rules of the stacks: capacities, the term of a loan, types that demand paper."""

from contract_archive.settings import load
from contract_archive.settings.checking import read
from contract_archive.settings.model import PaperSettings, Shelf

HEAD = "our_names: [示例机电有限公司]\nseries: [{code: XS, label: 销售, paper: yes}]\n"
SHELVES = (
    "paper: {capacity: 8, loan_days: 30, shelves: [{at: A室/3柜, capacity: 40}, {at: B室, "
    "capacity: 1}]}\n"
)


def test_the_rules_are_the_same_when_they_are_read_from_the_cache(tmp_path):
    (tmp_path / ".carchive").mkdir()
    (tmp_path / "archive.yaml").write_text(HEAD + SHELVES, "utf-8")
    fresh = load(tmp_path)
    assert fresh.paper == PaperSettings(8, 30, (Shelf("A室/3柜", 40), Shelf("B室", 1)))
    assert fresh.series[0].paper is True
    assert (tmp_path / ".carchive" / "settings.json").is_file()
    assert repr(load(tmp_path)) == repr(fresh)


def test_where_nothing_is_said_a_box_holds_twenty_and_no_type_demands_paper():
    settings, faults = read(HEAD.replace(", paper: yes", "").encode())
    assert not faults
    assert settings.paper == PaperSettings()
    assert not settings.series[0].paper


def test_a_place_has_one_capacity_and_that_is_no_less_than_one():
    text = HEAD + SHELVES.replace("B室", "a室/3柜").replace("capacity: 8", "capacity: 0")
    faults = read(text.encode())[1]
    assert sorted(fault.key for fault in faults) == ["paper.capacity", "paper.shelves[1].at"]
