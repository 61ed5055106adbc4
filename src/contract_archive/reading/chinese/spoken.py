"""Sums in words beside a total, against which its figures are held.

``合同总价：63,020.00元。大写：陆万叁仟贰佰元整`` says two sums. Words that break the rules of
cheques cannot be read as a sum, yet may show that they mean another one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from contract_archive.reading.chinese.total_labels import FILLER, PART, last_clause
from contract_archive.reading.document import Flow
from contract_archive.reading.values.capitals import capitals
from contract_archive.reading.values.figures import figures
from contract_archive.reading.values.money import FoundMoney

_MARK = re.compile(r"大写")
_BETWEEN = re.compile(
    r"[\s:()_<>\[\]】【“”\"]|人民币|金额|总价|合计|为|RMB|CNY|¥|[\u4e00-\u9fff]{1,2}[元镑]"
)
_RUN = re.compile(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正_ ]{3,40}")
_DIGITS = dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True))
_PLACE = re.compile(r"([壹贰叁肆伍陆柒捌玖])[ _]?([拾佰仟万亿元角分]?)")
_UNITS = "元拾佰仟万拾佰仟亿拾佰仟"
_TOTAL = re.compile("合同|合计|总|共计|成交|价税")
_REACH = 16  # characters between 大写 and its sum
_REGION = 60
_NEAR = 120
"""How far from a total, in characters, words still are its own."""


class Spoken(NamedTuple):
    """What stands behind 大写: where, the sum if it can be read, and the words as they stand.

    ``figures`` is the sum in figures that its clause names before it, None where there is none.
    """

    start: int
    money: FoundMoney | None
    words: str
    figures: Decimal | None

    def denies(self, amount: Decimal) -> bool:
        """Tell whether the words mean another sum than ``amount``."""
        if self.money:
            return self.money.amount != amount
        said = [(_DIGITS[each[1]], each[2]) for each in _PLACE.finditer(self.words)]
        meant = list(_places(amount))
        return len(said) != len(meant) or any(
            digit != right or (unit and unit != place)
            for (digit, unit), (right, place) in zip(said, meant, strict=True)
        )


def _places(amount: Decimal) -> Iterator[tuple[str, str]]:
    """Yield the digits of a sum that are not 0, each with the unit that words give it."""
    whole, _, parts = f"{amount:.2f}".partition(".")
    for digit, unit in zip(whole, reversed(_UNITS[: len(whole)]), strict=False):
        if digit != "0":
            yield digit, unit
    yield from ((digit, unit) for digit, unit in zip(parts, "角分", strict=True) if digit != "0")


def spoken_sums(flow: Flow) -> Iterator[Spoken]:
    """Yield the sums behind 大写 that are not those of a part: of a deposit, a first payment."""
    text = flow.text
    marks = list(_MARK.finditer(text))
    sums = sorted(capitals(text)) if marks else []
    starts = [each.span[0] for each in sums]
    for mark in marks:
        clause = last_clause(text[max(0, mark.start() - _REGION) : mark.start()])
        if flow.begins_line(mark.start()) and text[mark.start() - 1 : mark.start()] not in "(:,":
            clause = ""  # what ends the line above is another matter
        before = list(figures(clause))
        if PART.search(clause) or not (before or _may_be_the_total(clause)):
            continue
        amount = before[-1].amount if before else None
        number = bisect_left(starts, mark.end())
        if number < len(sums) and starts[number] <= mark.end() + _REACH:
            money = sums[number]
            yield Spoken(mark.start(), money, text[slice(*money.span)], amount)
            continue
        at = mark.end()
        while between := _BETWEEN.match(text, at):
            at = between.end()
        run = _RUN.match(text, at)
        if run and sum(each in _DIGITS for each in run[0]) > 1:
            yield Spoken(mark.start(), None, run[0], amount)


def _may_be_the_total(clause: str) -> bool:
    """Tell whether the words before 大写 name no other sum: a fee, an item of a list."""
    return bool(_TOTAL.search(clause)) or FILLER.fullmatch(clause) is not None


def is_of(spoken: Spoken, money: FoundMoney) -> bool:
    """Tell whether words are those of a sum near them, rather than of another in their clause."""
    start, end = money.span
    near = start - _NEAR < spoken.start < end + _NEAR
    return near and spoken.figures in (None, money.amount)
