"""An English contract as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from contract_archive.records.readings import Reading

CONTRACT = """Exhibit 10.7
SUPPORT AND MAINTENANCE AGREEMENT
Agreement No.: OEM-2019/044
This Support and Maintenance Agreement (the “Agreement”) is made and entered into as of March 4,
2019 (the “Effective Date”), by and between Orchard Example Machinery Ltd, a company registered in
England and Wales (“Provider”), and Blue Heron Packaging, Inc., a Delaware corporation with offices
at 12 Quay Street, Suite 400, Portland, Oregon (“Customer”).
1. Term. This Agreement shall commence on the Effective Date and continue for an initial term of
three (3) years. It shall automatically renew for successive one-year periods unless either party
gives at least ninety (90) days' written notice before the end of the then current term.
2. Governing law. This Agreement is governed by the laws of the State of Oregon.
IN WITNESS WHEREOF, the parties have executed this Agreement as of the date first above written.
"""


def test_a_contract_is_read_field_by_field(read_text: Callable[..., Reading]):
    reading = read_text(CONTRACT)
    values = {name: reading.best(name).value for name in reading.candidates}
    assert values == {
        "title": "SUPPORT AND MAINTENANCE AGREEMENT",
        "series": "FW",
        "number": "OEM-2019/044",
        "parties": ("Orchard Example Machinery Ltd", "Blue Heron Packaging, Inc."),
        "our_party": "Orchard Example Machinery Ltd",
        "counterparty": "Blue Heron Packaging, Inc.",
        "signed_on": date(2019, 3, 4),
        "effective_on": date(2019, 3, 4),
        "expires_on": date(2022, 3, 4),
        "auto_renew": True,
        "notice_days": 90,
        "governing_law": "Oregon",
    }


def test_each_value_comes_with_the_words_it_was_read_from(read_text: Callable[..., Reading]):
    found = read_text("A cover page\n", CONTRACT).best("expires_on")
    assert found.page == 2
    assert "three (3) years" in found.snippet


def test_a_page_without_a_contract_gives_no_parties_and_no_dates(
    read_text: Callable[..., Reading],
):
    reading = read_text("Menu of the day\nSoup and bread\nServed between noon and three\n")
    assert not {"parties", "signed_on", "expires_on"} & set(reading.candidates)


def test_beside_chinese_the_english_names_are_offered_and_contradict_nothing(
    read_text: Callable[..., Reading],
):
    chinese = (
        "本合同由双方于二〇一九年三月四日签订,一式两份,具有同等法律效力,自双方签字盖章之日起生效。\n"
        * 12
    )
    reading = read_text(chinese + CONTRACT)
    english = [found for found in reading.candidates["counterparty"] if found.rule == "preamble"]
    assert [found.value for found in english] == ["Blue Heron Packaging, Inc."]
    assert english[0].confidence < 0.5
    assert reading.best("signed_on").confidence >= 0.9


def test_broken_text_breaks_nothing(read_text: Callable[..., Reading]):
    random = Random(7)
    for _ in range(40):
        letters = list(CONTRACT)
        for _ in range(120):
            letters[random.randrange(len(letters))] = random.choice('()",.;:&- \n\f1aA“”')
        pages = "".join(letters).split("\f")
        for found in read_text(*pages).candidates.values():
            assert all(1 <= each.page <= len(pages) for each in found)
            assert all(0 <= each.confidence <= 1 for each in found)
