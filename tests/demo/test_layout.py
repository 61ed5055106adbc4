from random import Random

import pytest

from contract_archive.demo.breaking import break_lines
from contract_archive.demo.drawing import PLANS, Plan
from contract_archive.demo.layout import A4, lay_out
from contract_archive.demo.typeface import Face, width
from contract_archive.demo.wording.facts import draw_facts

TEXT = (
    "甲方应在到货之日起十日内验收；对数量、型号或外观有异议的，应在此期间内（“验收期”）书面提出。"
)


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    for ems in range(5, 40):
        for line in break_lines(TEXT, Face.SERIF, ems, indent=2):
            assert line.text[0] not in "，。；：、！？）》”"
            assert line.text[-1] not in "（《“"


def test_broken_lines_hold_the_whole_text() -> None:
    chinese = break_lines(TEXT, Face.SERIF, 12)
    assert "".join(line.text for line in chinese) == TEXT
    english = "Notices must be in writing and take effect on receipt at the address above."
    assert " ".join(line.text for line in break_lines(english, Face.SANS, 9)) == english


def test_no_line_is_wider_than_its_room() -> None:
    for ems in range(5, 40):
        for n, line in enumerate(break_lines(TEXT, Face.SERIF, ems, indent=2)):
            assert line.ems <= ems - (0 if n else 2) + 2  # closing marks may hang with their word


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.file)
@pytest.mark.parametrize("seed", range(5))
def test_everything_stands_on_the_page_whatever_is_drawn(plan: Plan, seed: int) -> None:
    facts = draw_facts(Random(seed), plan.language, plan.company, plan.signed_on, plan.date_form)
    for page in lay_out(plan.wording(facts), plan.style):
        for glyphs in page.glyphs:
            right = glyphs.x + width(glyphs.face, glyphs.text) * glyphs.size
            right += glyphs.spacing * (len(glyphs.text) - 1)
            assert glyphs.x >= 0
            assert right <= A4[0] - 20
            assert glyphs.y <= A4[1] - 30
