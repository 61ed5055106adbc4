"""The sum that a Chinese contract is about: 合同总价, 价税合计, 合计(大写)(小写).

A sum counts by the label before it. Sums that are parts, limits, rates or penalties (预付款, 上限,
单价, 违约金) are none, however large; a contract that states no total has none. Where the total
stands with tax and without, the one with tax is the contract's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from contract_archive.reading.chinese.body import body_end
from contract_archive.reading.chinese.others import heading_of, is_dependent, others_in
from contract_archive.reading.chinese.sentences import last_match
from contract_archive.reading.document import Document, Flow
from contract_archive.reading.values.capitals import capitals
from contract_archive.reading.values.figures import figures
from contract_archive.reading.values.money import FoundMoney, currency_of, in_cents

_OF_CONTRACT = (
    r"(?:本|该)?(?:合同|协议)(?:暂定|含税|签约|固定|项下)?(?:的)?(?:总)?"
    r"(?:总?金额|总?价款|价格|总?价|总?额|总值|总?造价|总?费用|款项?总[额计])(?:总计|合计|总额)?"
    r"|签约(?:合同价|酬金)|价税合计(?:金额|总额)?|含税(?:合同)?(?:总[价额]|总?金额|总价款|合计|价款?)"
    r"|(?:合同|协议)标的(?:总)?额|成交(?:总)?(?:价|金额)"
)
# What a supplement, change or settlement says of itself rather than of the contract it is about.
_OWN = (
    r"(?:本(?:次)?|该)?(?:补充|变更|终止|解除|增补)协议(?:的)?(?:含税|暂定)?(?:总)?(?:金额|价款|价格|价|费用|额)(?:总计|合计)?"
    r"|本(?:次)?协议(?:的)?(?:含税)?(?:总)?(?:金额|价款|价格|价|费用)(?:总计|合计)?"
)
_SETTLED = r"(?:最终|双方)?结算(?:总)?(?:金额|价款|款项|价格|价|款|额)(?:总计|合计)?"
_CHANGED = (
    r"(?:变更|调整|修改|更改|修订|改)(?:为|至|到)"
    r"|(?:变更|调整|修改|更改|修订)后(?:的)?(?:合同)?(?:含税)?(?:总)?(?:价款|金额|总额|造价|价)"
)
_TOTAL = (
    r"(?:金额|费用|价款|货款|总价|服务费|租金)?(?:合计|总计|共计|总共|合共)(?:金额|人民币|价款|总额|货款|费用|款)?"
    r"|总(?:价款?|金额|额|值|货款|费用|造价|租金|报酬|服务费|经费|运费|计)(?:合计|共计)?"
    r"|(?:货款|租金|费用|价款|服务费|工程款|报酬|经费)总[额价计]|订单(?:总)?金额"
)
_FEE = (
    r"(?:技术|研究|开发|服务|咨询|顾问|设计|勘察|监理|维护|维保|运维|运输|承运|加工|制作|承揽|代理|培训|检测|施工|工程|软件|许可|使用"
    r"|转让|委托|广告|推广|保洁|物业|审计|评估|安装|定制|采购|购买|设备|货物|产品|股权|专利|租赁|项目){1,3}(?:的)?"
    r"(?:费用?|报酬|价款|经费|款项?|价格|价|酬金|造价|金额)"
    r"|货款|转让价[款格]?|(?:借|贷)款(?:本金|金额|总额)|咨询报酬|租金"
)
_LABELS = (
    ("own", re.compile(_OWN)),
    ("settled", re.compile(_SETTLED)),
    ("changed", re.compile(_CHANGED)),
    ("contract", re.compile(_OF_CONTRACT)),
    ("total", re.compile(_TOTAL)),
    ("cell", re.compile(r"(?<![一-鿿])(?:金额|总额)(?=[\s(:]{0,2}[大小](?:写|\s|\d))")),
    ("priced", re.compile(r"(?<![一-鿿])(?:价格|价款|合价|总价款|标的额)(?=[\s(:]{0,2}[:(¥A-Z])")),
    ("fee", re.compile(_FEE)),
    ("other-fee", re.compile(r"[一-鿿]{1,8}(?:费用?|酬金|报酬)")),
)
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
}

_TENTATIVE = re.compile("意向|备忘录|战略合作|框架")
# Sums of the works, the business or the parties: never the price of the contract.
_BACKGROUND = re.compile(
    r"投资|概算|估算|营业|注册|授信|保险金|评估|产值|资产|净值|募集|授权额|最高|担保|利润|收入|销售额|工程概况|建安|决算|财政"
    r"|工程(?:总)?造价约|造价约"
)
_PART = re.compile(
    r"违约|定金|订金|保证金|押金|预付|首付|首期|首笔|进度款|尾款|余款|余额|质保|质量保证|单价|税额|税金|税款|增值税额"
    r"|罚|赔偿|每|月租|(?<![一二两三四五六七八九十])年租|季度|滞纳|注册资本|保险|限额|上限|最高|不超过|累计|超过|达到|低于|不足|投标|履约|利息|手续费"
    r"|佣金|退还|退回|扣除|减少|增加|追加|折扣|优惠|原合同|原价|已付|已支付|剩余|未付|第[一二三四五六七八九\d]+(?:期|笔|次|阶段|批)"
    r"|阶段|分期|起订|最低|销售额|采购额|信用|额度|小计|预计|预估|估算|年度|奖励|返利|担保|补偿|基数|变更|运费|包装费|工资"
    r"|质押|抵押|标底|预算|控制价|批次|其中|不低于|封顶|赔付|限于|支出|投保|保额|暂列金|减免|结清|欠"
)
_AT_HAND = ("own", "settled", "changed")
_PRICE = re.compile("总价|金额|价款|造价|总额|总费用|合同价")
_OF_CHANGE = re.compile("变更|调整|修改|更改|修订|结算|补充|终止|解除|增补|原")
_ALLOWED = re.compile(
    "资产评估(?:服务)?费|评估(?:服务)?费|投资(?:顾问|咨询)(?:服务)?费|担保费|注册(?:代理|服务)费"
)
_NET = re.compile(r"不含(?:增值)?税|未税|税前|不含税|除税")
# Before a total that is the whole one. 备品备件合计 is the total of something that is perhaps not.
_BARE = re.compile("[合总共]计|总共|合共")
_OF_ALL = re.compile(
    r"(?:^|[^一-鿿]|以上|上述|两项|各项|货物|设备|产品|商品|材料|全部|应付|合同|协议|含税|服务|工程|项目|人民币"
    r"|[的价税条元本款计])$"
)
_REDUCED = re.compile("(?:(?:优惠|折扣|打折|折|让利|议价|下浮|抹零)后|最终)(?:的|实际)?")
_LEFT_OUT = re.compile(
    r"[^。;\n一-鿿]{0,6}(?:选[购配]|可选|另计|另行|另付|不含在|不[计列]入|不包[含括]在|(?:仅供)?参考)"
)
# The rest of words that were broken over the lines of a cell, behind another cell: 元 / (元) 整.
_TORN = re.compile(r"[\s()元:]{1,8}(?:[壹贰叁肆伍陆柒捌玖][角分]|[整正])")
_SHARE = re.compile(
    r"^\s*(?:的|之)?\s*(?:总额的?)?\s*(?:\d|百分之|千分之|万分之|[一二三四五六七八九]成)[^(:]*$|^的|^[^(:]{0,8}[%‰]"
)
_TAX_NOTE = re.compile(r"\([^()]{0,40}\)|(?:含|包含|包括)\s*\d+(?:\.\d+)?\s*%?[^,:]{0,8}税")
_FILLING = (
    r"[\s()\[\]:,、为是计即共的/=_<>【】-]|大写|小写|[大小]|人民[币市]|RMB|CNY|¥|元|整|金额|以下同|数字|含税|折合|币种|等于|下同|币"
    r"|;(?= ?\(?(?:[大小]写|¥))|美元|美金|欧元|英镑|日元|USD|EUR|HKD|GBP|JPY|\$|€|£|HK|US|港"
)
_FILLER = re.compile(f"(?:{_FILLING})*", re.IGNORECASE)
# What may stand between the label of a total and the sum: the same in English, words that could
# not be read as a sum, a seal over them.
_BRIDGED = re.compile(
    rf"(?:{_FILLING}|暂定|总|合|为准|增值税|专用|发票|税率|不|固定|约定|如下|款项|包干|一次性|[含未][税总价]|[价税额]|[0-9.%]"
    r"|单位|万|[A-Za-z]|[零壹贰叁肆伍陆柒捌玖拾佰仟亿角分]|合同专用章|公章)*",
    re.IGNORECASE,
)
_BRIDGE = 44
_REGION = 90
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
        for total in _judged(document.flow, group)
    ]
    return _best_kind(_as_the_paper_is(found, document))


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
        each._replace(sure=min(each.sure, most if each.kind in _AT_HAND else 0.5)) for each in found
    ]


def _best_kind(found: list[Total]) -> list[Total]:
    for kinds in (
        ("own", "settled"),
        ("changed", "final"),
        ("contract", "total", "cell"),
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
    gap = text[group[-1].span[1] : following.span[0]]
    if len(gap) > 40 or len(group) == _MOST_CELLS or not _FILLER.fullmatch(gap):
        return False
    if len({each.in_words for each in (*group, following)}) == 2:
        return len(group) == 1  # words and figures of one sum
    return not following.in_words and not gap.strip(" ")  # cells of one row


def _judged(flow: Flow, group: _Group) -> Iterator[Total]:
    text = flow.text
    kind = _kind(flow, group)
    spoken = re.search("大写|小写", group.region[-12:])
    if not kind and len(group.sums) == 2 and spoken and not _PART.search(_clause(group.region)):
        kind = "pair" if group.sums[0].in_words != group.sums[1].in_words else ""
    if not kind or _LEFT_OUT.match(text, group.sums[-1].span[1]):
        return
    if len({each.in_words for each in group.sums}) == 2:  # words too: it is meant seriously
        kind = {"fee": "fee-twice", "priced": "cell", "other-fee": "fee"}.get(kind, kind)
    for money, sure in _chosen(group.sums):
        scaled = _in_unit(text, money)
        if scaled.amount and (money.stated or money.in_words or _looks_like_money(flow, money)):
            torn = money.in_words and _TORN.match(text, money.span[1])
            yield Total(scaled, kind, min(_sure(kind, sure, scaled), 0.8 if torn else 1.0))


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


def _kind(flow: Flow, group: _Group) -> str:
    """Return how well the words before a sum name it a total; empty where they do not.

    The words of its own line speak first, then those of the sentence that runs over lines.
    """
    end = group.start + len(group.region)
    starts = {_line_start(flow, group.start, end), end - len(_clause(group.region))}
    for start in sorted(starts, reverse=True):
        kind = _named(flow, start, end)
        if kind is not None:
            return kind
    return ""


def _line_start(flow: Flow, first: int, end: int) -> int:
    return next((at for at in range(end - 1, first, -1) if flow.begins_line(at)), first)


def _named(flow: Flow, start: int, end: int) -> str | None:
    """Return what a label in a stretch of words before a sum makes of it; None without a label."""
    clause = flow.text[start:end]
    for kind, pattern in _LABELS:
        label = last_match(pattern, clause)
        if label is None or len(clause) - label.end() > _BRIDGE:
            continue
        if kind == "changed" and not _of_the_price(flow.text, start + label.end()):
            continue
        bare = _TAX_NOTE.sub("", clause[label.end() :])
        if not _BRIDGED.fullmatch(bare):
            continue
        before = re.split("[,。;]", clause[: label.start()][-16:])[-1]
        before, reduced = _REDUCED.subn("", before)
        named = before + (_OF_CHANGE.sub("", label[0]) if kind in _AT_HAND else label[0])
        if any(_PART.search(words) for words in (named, bare)) or _SHARE.search(bare):
            return ""
        if _BACKGROUND.search(_ALLOWED.sub("", named + bare)) and kind != "contract":
            return ""
        if not before and flow.text[start - 1 : start] in (
            "不",
            "未",
        ):  # 不 / 含税价, over the line
            return "net"
        if _NET.search(before + clause[label.start() :]):
            return "net"
        if reduced:
            return "final"
        begins = flow.begins_line(start + label.start())
        return kind if begins or _OF_ALL.search(before) or not _BARE.match(label[0]) else "part"
    return None


def _of_the_price(text: str, end: int) -> bool:
    """Tell whether it is the price of the whole that a sentence changes."""
    sentence = re.split("[。;\n\f]", text[max(0, end - _REGION) : end])[-1]
    return bool(_PRICE.search(sentence)) and not re.search("单价|每|比例|付款", sentence)


def _clause(region: str) -> str:
    """Return the part of the region that speaks of the sum behind it.

    That is its last sentence and line; the line above too where the last has nothing but fillers.
    """
    lines = re.split("[。;\f]", region)[-1].split("\n")
    return "\n".join(lines[-2:]) if _FILLER.fullmatch(lines[-1]) else lines[-1]


def _looks_like_money(flow: Flow, money: FoundMoney) -> bool:
    """Tell whether a bare number may be a sum, rather than a count or the number of a clause."""
    written = flow.text[slice(*money.span)]
    if money.amount < 100 and flow.begins_line(money.span[0]):
        return False  # 2.10
    return money.amount >= 100 or bool(re.search(r"\.[0-9]{2}$", written))


@lru_cache(maxsize=1)
def _units(text: str) -> list[re.Match[str]]:
    return list(_UNIT.finditer(text))


def _unit_before(text: str, at: int) -> re.Match[str] | None:
    units = _units(text)
    number = bisect_right(units, at, key=re.Match.end) - 1
    return units[number] if number >= 0 and units[number].start() >= at - _HEAD else None


def _in_unit(text: str, money: FoundMoney) -> FoundMoney:
    """Return a bare figure in the unit that its label or the head of its table states."""
    if money.stated or money.in_words:
        return money
    unit = _unit_before(text, money.span[0])
    if unit is None:
        return money
    amount = in_cents(money.amount * 10_000) if unit[1] else money.amount
    return money._replace(amount=amount, currency=money.currency or currency_of(unit[2]))
