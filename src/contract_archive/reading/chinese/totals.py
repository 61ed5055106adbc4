"""The sum that a Chinese contract is about: 合同总价, 价税合计, 合计(大写)(小写).

A sum counts by the label before it. Sums that are parts, limits, rates or penalties (预付款, 上限,
单价, 违约金) are none, however large; a contract that states no total has none. Where the total
stands with tax and without, the one with tax is the contract's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.chinese.body import body_end
from contract_archive.reading.chinese.others import heading_of, is_dependent, others_in
from contract_archive.reading.chinese.spoken import is_of, spoken_sums
from contract_archive.reading.chinese.total_labels import (
    AT_HAND,
    FILLER,
    PART,
    is_to_be_settled,
    kind_of_sum,
    last_clause,
)
from contract_archive.reading.document import Document, Flow, once
from contract_archive.reading.values.capitals import capitals
from contract_archive.reading.values.figures import figures
from contract_archive.reading.values.money import FoundMoney, currency_of, in_cents

_SURE = {
    "own": 0.95,
    "settled": 0.95,
    "changed": 0.85,
    "priced": 0.85,
    "other-fee": 0.7,
    "final": 0.95,
    "contract": 0.96,
    "total": 0.93,
    "cell": 0.92,
    "fee": 0.85,
    "fee-twice": 0.91,
    "part": 0.85,
    "pair": 0.85,
    "net": 0.85,
    "annex": 0.8,
    "spoken": 0.92,
    "provisional": 0.6,
    "reduced": 0.88,
}
_FIRM = ("own", "changed", "contract", "total", "cell", "priced", "fee", "fee-twice", "part", "net")
_DENIED = 0.7  # the words beside the figures mean another sum

_LEFT_OUT = re.compile(
    r"[^。;\n一-鿿]{0,6}(?:选[购配]|可选|另计|另行|另付|不含在|不[计列]入|不包[含括]在|(?:仅供)?参考)"
)
# The rest of words that were broken over the lines of a cell, behind another cell: 元 / (元) 整.
_TORN = re.compile(r"[\s()元:]{1,8}(?:[壹贰叁肆伍陆柒捌玖][角分]|[整正])")
_TENTATIVE = re.compile("意向|备忘录|战略合作|框架")
_REGION = 90
_SPOKEN = re.compile("大写|小写")
_APART = 40  # characters between two sums that say the same
_UNIT = re.compile(
    r"(?:单位|金额|总价|价款|合价|价格|总额|小写)[\s:(,]{0,3}(?:人民币)?[\s:/]{0,2}(万)?(美元|港[元币]|欧元|元)"
)
_HEAD = 2500
_MOST_CELLS = 12


class Total(NamedTuple):
    """A sum that may be the contract's: kind (of ``_SURE``), confidence, and the sum itself."""

    money: FoundMoney
    kind: str
    sure: float


class _Group(NamedTuple):
    """Sums that say the same thing twice (in words and figures), and the words before them."""

    region: str
    start: int
    sums: tuple[FoundMoney, ...]


def totals(document: Document) -> list[Total]:
    """Return the sums that labels call a total, spans in the flow of the document.

    Those without tax are left out where one with tax is there; sums under labels that say less
    (服务费) where better ones are.
    """
    text = document.flow.text
    end, others = body_end(document), others_in(document)
    found = [
        total if document.flow.span(*total.money.span)[0] < end else _annexed(total)
        for group in _groups(text)
        if not others.in_flow(group.sums[0].span[0])
        for total in _judged(document, group)
    ]
    return _held_against_words(document.flow, _best_kind(_as_the_paper_is(found, document)))


def _held_against_words(flow: Flow, found: list[Total]) -> list[Total]:
    """Return totals with the words that stand near them; less sure where these deny them."""
    known = {total.money.span for total in found}
    for spoken in spoken_sums(flow) if found else ():
        near = [each for each in found if is_of(spoken, each.money)]
        if not near or (spoken.money and spoken.money.span in known):
            continue
        denied = all(spoken.denies(each.money.amount) for each in near)
        most = _DENIED if denied else _SURE["spoken"]
        if denied:
            found = [
                each._replace(sure=min(each.sure, most)) if each in near else each for each in found
            ]
        if spoken.money:
            sure = min(most, max(each.sure for each in near))
            found.append(Total(spoken.money, near[0].kind, sure))
    return found


def _as_the_paper_is(found: list[Total], document: Document) -> list[Total]:
    """Return totals as sure as the kind of paper allows."""
    # What is only intended is no sum of a contract; what stands in a supplement without being
    # called its own is the contract's that is changed or ended.
    most = 0.7 if _TENTATIVE.search(heading_of(document)) else 1.0
    if not is_dependent(document):
        kinds = {"own": "contract", "settled": "part", "changed": "part"}
        return [
            each._replace(
                kind=(kind := kinds.get(each.kind, each.kind)),
                sure=min(each.sure, most, _SURE[kind]),
            )
            for each in found
        ]
    return [
        each._replace(sure=min(each.sure, most if each.kind in AT_HAND else 0.5)) for each in found
    ]


def _best_kind(found: list[Total]) -> list[Total]:
    for kinds in (
        ("own", "settled"),
        ("changed", "final", "reduced"),
        ("contract", "total", "cell"),
        ("provisional",),
        ("fee", "fee-twice", "priced", "part"),
        ("other-fee",),
        ("annex", "net", "pair"),
    ):
        best = [each for each in found if each.kind in kinds]
        if best:
            return _without_parts(best)
    return []


def _without_parts(found: list[Total]) -> list[Total]:
    """Return the sums without those that together make the largest one, such as prices of lots."""
    largest = max(each.money.amount for each in found)
    parts = [
        each.money.amount
        for each in found
        if not each.money.in_words and each.money.amount != largest
    ]
    if len(parts) < 2 or sum(parts) != largest:
        return found
    return [each for each in found if each.money.amount == largest]


def _annexed(total: Total) -> Total:
    return total._replace(kind="annex", sure=min(total.sure, _SURE["annex"]))


def _groups(text: str) -> Iterator[_Group]:
    sums = sorted((*figures(text), *capitals(text)))
    at, last = 0, 0
    while at < len(sums):
        group, start = [sums[at]], max(last, sums[at].span[0] - _REGION)
        region = text[start : sums[at].span[0]]
        while at + 1 < len(sums) and _same_place(text, group, sums[at + 1]):
            at += 1
            group.append(sums[at])
        yield _Group(region, start, tuple(group))
        last, at = group[-1].span[1], at + 1


def _same_place(text: str, group: list[FoundMoney], following: FoundMoney) -> bool:
    end, start = group[-1].span[1], following.span[0]
    if start - end > _APART or len(group) == _MOST_CELLS or not FILLER.fullmatch(text, end, start):
        return False
    gap = text[end:start]
    if len({each.in_words for each in (*group, following)}) == 2:
        return len(group) == 1  # words and figures of one sum
    return not following.in_words and not gap.strip(" ")  # cells of one row


def _judged(document: Document, group: _Group) -> Iterator[Total]:
    flow, text = document.flow, document.flow.text
    kind = kind_of_sum(flow, group.start, group.sums[0].span[0])
    if not kind and _is_spoken_pair(group):
        kind = "pair" if group.sums[0].in_words != group.sums[1].in_words else ""
    if not kind or _LEFT_OUT.match(text, group.sums[-1].span[1]):
        return
    if len({each.in_words for each in group.sums}) == 2:  # words too: it is meant seriously
        kind = {"fee": "fee-twice", "priced": "cell", "other-fee": "fee"}.get(kind, kind)
    if kind in _FIRM and is_to_be_settled(text, group.sums[-1].span[1]):
        kind = "provisional"
    for money, sure in _chosen(group.sums):
        scaled = _in_unit(document, money)
        if scaled.amount and (money.stated or money.in_words or _looks_like_money(flow, money)):
            torn = money.in_words and _TORN.match(text, money.span[1])
            yield Total(scaled, kind, min(_sure(kind, sure, scaled), 0.8 if torn else 1.0))


def _is_spoken_pair(group: _Group) -> bool:
    """Tell whether 大写 or 小写 stands before two sums that nothing calls parts."""
    if len(group.sums) != 2 or not _SPOKEN.search(group.region[-12:]):
        return False
    return not PART.search(last_clause(group.region))


def _sure(kind: str, sure: float, money: FoundMoney) -> float:
    confidence = min(_SURE[kind], sure)
    if money.repaired:
        return min(confidence, 0.8)
    return confidence if money.stated or money.in_words else min(confidence, 0.93)


def _chosen(sums: tuple[FoundMoney, ...]) -> Iterator[tuple[FoundMoney, float]]:
    """Yield the sums of a place that are the total; in a row of cells it is the last or largest."""
    if len(sums) == 1 or sums[0].in_words != sums[1].in_words:
        yield from ((each, 1.0) for each in sums)
        return
    cells = [each for each in sums if not each.in_words]
    largest = max(cells, key=lambda each: each.amount)
    rest = sum(each.amount for each in cells[-3:-1])
    if len(cells) >= 3 and largest is cells[-1] and rest == largest.amount:
        yield largest, 0.93  # without tax + tax = with tax
        return
    yield largest, 0.91 if largest is cells[-1] and len(cells) == 2 else 0.8


def _looks_like_money(flow: Flow, money: FoundMoney) -> bool:
    """Tell whether a bare number may be a sum, rather than a count or the number of a clause."""
    written = flow.text[slice(*money.span)]
    if money.amount < 100 and flow.begins_line(money.span[0]):
        return False  # 2.10
    return money.amount >= 100 or bool(re.search(r"\.[0-9]{2}$", written))


@once
def _units(document: Document) -> list[re.Match[str]]:
    return list(_UNIT.finditer(document.flow.text))


def _unit_before(document: Document, at: int) -> re.Match[str] | None:
    units = _units(document)
    number = bisect_right(units, at, key=re.Match.end) - 1
    return units[number] if number >= 0 and units[number].start() >= at - _HEAD else None


def _in_unit(document: Document, money: FoundMoney) -> FoundMoney:
    """Return a bare figure in the unit that its label or the head of its table states."""
    if money.stated or money.in_words:
        return money
    unit = _unit_before(document, money.span[0])
    if unit is None:
        return money
    amount = in_cents(money.amount * 10_000) if unit[1] else money.amount
    return money._replace(amount=amount, currency=money.currency or currency_of(unit[2]))
