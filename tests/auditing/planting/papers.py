"""Contracts in words: pages that say, truly and unmistakably, what the record of them says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from contract_archive.demo.layout import Style as DemoStyle
from contract_archive.demo.layout import lay_out as lay_out_demo
from contract_archive.demo.wording import english, names
from contract_archive.demo.wording.facts import draw_facts
from contract_archive.rules.customers import Known, MatchKind, match
from corpus.case import Case
from corpus.kinds import KINDS
from corpus.parties import Party, other_side
from corpus.setting import Style, lay_out, text_of

# Left out: what is a later document of another contract, and what is open by its nature.
_NOT_ALONE = frozenset({"supplement", "letter", "three-sides", "covered", "bilingual"})
CHINESE = tuple(kind for kind in KINDS if kind not in _NOT_ALONE)
ENGLISH: tuple[Callable[..., Any], ...] = (
    english.sale,
    english.service,
    english.confidentiality,
    english.supply,
)


@dataclass(frozen=True)
class Paper:
    """A contract on paper: what stands on its pages, and what of that is true (by field)."""

    pages: tuple[str, ...]
    says: dict[str, Any] = field(default_factory=dict)


def customers(dice: Random, count: int) -> tuple[Party, ...]:
    """Return so many parties of whom nobody would take one for another."""
    found: list[Party] = []
    while len(found) < count:
        party = other_side(dice)
        known = Known((each.name, ()) for each in found)
        if "公司" in party.name and match(party.name, known).kind is MatchKind.NEW:
            found.append(party)
    return tuple(found)


def chinese(dice: Random, customer: Party, day: date, kind: str = "") -> Paper:
    """Return a Chinese contract with ``customer``, signed on ``day``, of one of many kinds."""
    while True:
        case = Case(dice)
        if case.kin:
            continue
        case.theirs, case.day, case.slips = customer, day, False
        blocks, margins = KINDS[kind or dice.choice(CHINESE)](case)
        if case.truth.doubts or case.signed_on not in (None, day):
            continue
        leaves = lay_out(blocks, margins, Style(size=dice.choice((10, 10.5, 11))))
        return Paper(tuple(map(text_of, leaves)), dict(case.truth.values))


def foreign(dice: Random, day: date) -> Paper:
    """Return an English contract with one of a few companies, signed on ``day``."""
    at = dice.randrange(len(names.COMPANIES["en"]))
    facts = draw_facts(dice, "en", at, day, dice.choice(("mdy", "dmy")))
    draft = dice.choice(ENGLISH)(facts)
    pages = lay_out_demo(draft, DemoStyle(size=11, leading=1.5, gap=0.5, footer=""))
    truth = draft.truth
    says = {
        "series": truth.series,
        "title": truth.title,
        "counterparty": truth.customer,
        "signed_on": truth.signed_on,
        "effective_on": truth.effective_on,
        "expires_on": truth.expires_on,
        "amount": truth.amount,
        "currency": truth.currency or None,
    }
    given = {name: value for name, value in says.items() if value is not None}
    return Paper(tuple(page.text for page in pages), given)


def plain(
    customer: str,
    day: date,
    amount: Decimal | None = None,
    number: str = "",
    body: str = "",
    ours: str = "澜州沧浪自动化科技有限公司",
) -> Paper:
    """Return a short sales contract whose every word is chosen."""
    lines = ["产品销售合同"]
    lines += [f"合同编号：{number}"] if number else []
    lines += [
        f"甲方（买方）：{customer}",
        f"乙方（卖方）：{ours}",
        f"签订日期：{day.year}年{day.month}月{day.day}日",
        "第一条 乙方向甲方供应伺服电机及配件，规格与数量见双方确认的清单。",
    ]
    if amount is not None:
        lines.append(f"第二条 合同总价：人民币{amount:,.2f}元。")
    lines += [
        "第三条 乙方应于合同签订后三十日内交货，甲方验收后十五日内付清货款。",
        "第四条 争议由乙方所在地人民法院管辖。",
        *([body] if body else []),
        f"甲方（盖章）：{customer}",
        f"乙方（盖章）：{ours}",
    ]
    says: dict[str, Any] = {
        "series": "XS",
        "title": "产品销售合同",
        "counterparty": customer,
        "our_party": ours,
        "signed_on": day,
    }
    if amount is not None:
        says |= {"amount": amount.quantize(Decimal("0.01")), "currency": "CNY"}
    return Paper(("\n".join(lines),), says)


_LATER = {
    "supplement": ("补充协议", "就原合同未尽事宜补充约定如下：交货期顺延十五日，其余条款不变。"),
    "change": ("合同变更协议", "双方同意将交货地点变更为甲方二号仓库，其余条款不变。"),
    "renewal": ("续签协议", "双方同意原合同期满后续签一年，条件不变。"),
    "termination": ("合同终止协议", "双方同意终止原合同，互不追究违约责任。"),
    "annex": ("附件 技术规格清单", "一、电机 功率0.75kW；二、减速机 速比10。"),
}


def later(kind: str, number: str, customer: str, day: date, body: str = "") -> Paper:
    """Return a later document of the contract ``number``."""
    title, clause = _LATER[kind]
    lines = (
        title,
        f"甲方：{customer}",
        "乙方：澜州沧浪自动化科技有限公司",
        f"原合同编号：{number}",
        body or clause,
        "本协议一式两份，双方各执一份。",
        f"{day.year}年{day.month}月{day.day}日",
    )
    return Paper(("\n".join(lines),), {"title": title, "signed_on": day})


def with_words(paper: Paper, text: str) -> Paper:
    """Return the paper with a line more on its last page."""
    return replace(paper, pages=(*paper.pages[:-1], f"{paper.pages[-1]}\n{text}"))
