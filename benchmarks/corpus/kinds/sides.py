"""More than the usual two names: both sides in two languages, a third side, a number of each side."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from decimal import Decimal

from contract_archive.demo.wording.figures import amount_in_english, date_in

from .. import clauses, parts, words, writing
from ..blocks import Block, Cell, Grid, Margins, Row, Space, Text, row
from ..case import Case, Side
from ..parties import other_side
from .trade import trade_sides

Worded = tuple[list[Block], Margins]


def bilingual(case: Case) -> Worded:
    """Chinese and English line by line; sums in a foreign currency."""
    case.series("CG", "XS")
    case.sides = (Side("买方 The Buyer", "买方"), Side("卖方 The Seller", "卖方"))
    case.currency = case.one(("USD", "USD", "EUR", "HKD", "CNY"))
    zh, en = case.one(
        (
            ("销售合同", "SALES CONTRACT"),
            ("购货合同", "PURCHASE CONTRACT"),
            ("买卖合同", "CONTRACT"),
        )
    )
    case.truth.says("title", zh, en, f"{zh} {en}", f"{zh}{en}")
    case.word = "合同"
    case.plan_dates(end=False)
    first, second = case.parties
    case.name_parties(first.english, second.english)
    parties = (first.name, second.name)
    case.truth.values["parties"] = parties
    case.truth.accept |= {"parties": [first.english, second.english],
                          "our_party": [case.ours.english], "counterparty": [case.theirs.english]}  # fmt: skip
    good = case.order(1, 1)[0]
    case.truth.says("amount", good.sum)
    case.truth.says("currency", case.currency)
    case.truth.leaves_open("amount_in_words")
    code = {"USD": "USD", "EUR": "EUR", "HKD": "HKD", "CNY": "RMB"}[case.currency]
    lines = [f"合同编号 Contract No.: {case.number()}"]
    if case.head_date is not None:
        english = date_in(case.one(("mdy", "dmy")), case.day)
        shown = case.head_date if case.chance(0.5) or not case.signed_on else english
        if case.signed_on and shown == case.head_date and case.chance(0.3):
            shown = f"{case.head_date} / {english}"
        lines.append(
            f"{case.one(('签订日期 Date', '日期 Date', '签约日期 Signing Date'))}: {shown}"
        )
    lines.append(f"签订地点 Place: {case.one(words.CITIES)} China")
    table = Grid(
        (
            row(
                "品名 Commodity",
                "数量 Quantity",
                f"单价 Unit Price ({code})",
                f"总值 Amount ({code})",
            ),
            row(
                f"{good.name} {good.model}",
                f"{good.quantity}",
                f"{good.price:,.2f}",
                f"{good.sum:,.2f}",
                right=(1, 2, 3),
            ),
        )
    )
    total = case.one(
        (
            f"合同总值 Total Value: {code} {good.sum:,.2f} (SAY {code} {amount_in_english(good.sum).upper()})",
            f"总金额 Total Amount: {code}{good.sum:,.2f}",
            f"合同总价 Total Contract Price: {code} {good.sum:,.2f}",
        )
    )
    terms = [
        (
            "装运期 Time of Shipment",
            f"{case.written(writing.add_months(case.day, 2))}前 before the said date",
        ),
        (
            "付款条件 Terms of Payment",
            "30%电汇预付，70%凭提单副本 30% T/T in advance, 70% against copy of B/L",
        ),
        (
            "保险 Insurance",
            "由卖方按发票金额的110%投保 To be covered by the Seller for 110% of invoice value",
        ),
        (
            "索赔 Claims",
            "货到目的港后60天内提出 within 60 days after arrival at the port of destination",
        ),
    ]
    if case.chance(0.5):
        case.truth.says("governing_law", "中华人民共和国")
        terms.append(
            (
                "适用法律 Governing Law",
                "本合同适用中华人民共和国法律 This Contract is governed by the laws of the People's Republic of China",
            )
        )
    case.effective_on = case.signed_on
    case.truth.says("effective_on", case.signed_on)
    terms.append(
        (
            "生效 Effectiveness",
            "本合同自双方签字之日起生效 This Contract takes effect upon signature by both parties",
        )
    )
    sides = [
        f"{s.head}: {p.name}\n{p.english}\n地址 Address: {p.address}"
        for s, p in zip(case.sides, case.parties, strict=True)
    ]
    cells = tuple(
        Cell(f"{s.head}\n{p.name}\n(签字盖章 Signature and seal)", seal=p.name)
        for s, p in zip(case.sides, case.parties, strict=True)
    )
    blocks: list[Block] = [
        Text(zh, "center", 18, True), Text(en, "center", 14, True, after=0.5),
        *(Text(line, case.one(("left", "right"))) for line in lines),
        *(Text(part) for side in sides for part in side.split("\n")),
        Text("兹经买卖双方同意，按下列条款成交：", indent=2),
        Text("The Buyer and the Seller agree to the transaction on the terms below:", indent=2),
        table, Text(total, bold=True),
        *(Text(f"{n}. {head}: {text}") for n, (head, text) in enumerate(terms, start=1)),
        Space(1), Grid((Row(cells, (1.0, 1.0)),), boxed=False),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def three_sides(case: Case) -> Worded:
    """A third side that vouches, uses or supervises; the other main side is the counterparty."""
    a, b = case.one(
        (
            ("甲方（采购人）", "乙方（供应商）"),
            ("甲方（委托方）", "乙方（受托方）"),
            ("甲方", "乙方"),
        )
    )
    case.sides = (Side(a, "甲方"), Side(b, "乙方"))
    case.series("CG", "XS")
    title = Text(
        case.title("三方采购协议", "三方协议", "设备采购三方合同"), "center", 18, True, after=0.5
    )
    if "采购" not in case.truth.values["title"]:
        case.truth.leaves_open("series")
    case.plan_dates()
    third = other_side(case.dice)
    while third.name in (case.ours.name, case.theirs.name):
        third = other_side(case.dice)
    role = case.one(("丙方（担保方）", "丙方（最终用户）", "丙方"))
    head = parts.head_lines(case)
    case.name_parties(third.name)
    if role == "丙方":
        case.truth.accept["counterparty"] = [third.name]
    blocks: list[Block] = [title, *head]
    for label, party in zip((a, b, role), (*case.parties, third), strict=True):
        blocks.append(Text(case.line(label, party.name)))
        if case.chance(0.4):
            blocks += [Text(line) for line in parts.party_details(case, party, False)]
    goods = case.order(1, 2)
    amount = sum((good.sum for good in goods), Decimal("0.00"))
    terms = [
        ("价款", clauses.price(case, amount)), clauses.payment(case),
        ("丙方责任", "丙方对乙方的履约承担连带保证责任，保证期间为主债务履行期届满后六个月。"),
        *clauses.others(case, 3), clauses.law(case), clauses.copies(case),
    ]  # fmt: skip
    lines = "\n".join(("丙方（盖章）：" + third.name, "授权代表（签字）："))
    blocks += [
        Text("甲、乙、丙三方经协商一致，就下列货物的采购订立本协议：", indent=2),
        parts.goods_table(case, goods), *clauses.numbered(case, terms),
        parts.signatures(case), Grid((Row((Cell(lines, seal=third.name), Cell("")), (1.0, 1.0)),), boxed=False),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def two_numbers(case: Case) -> Worded:
    """Each side's own number, and the page says whose is whose."""
    trade_sides(case)
    title = Text(
        case.title("购销合同", "产品销售合同", "采购合同", "供销合同"),
        "center",
        18,
        True,
        after=0.5,
    )
    case.plan_dates()
    mine = case.number()
    theirs = writing.contract_number(case.dice, case.day)
    while theirs == mine:
        theirs = writing.contract_number(case.dice, case.day)
    case.truth.says("counterparty_number", theirs)
    numbers = (mine, theirs) if case.we_are_first else (theirs, mine)
    form = case.one(("{side}合同编号", "{side}合同号", "{side}编号", "合同编号（{side}）"))
    lines = [
        case.line(form.format(side=side.short), each)
        for side, each in zip(case.sides, numbers, strict=True)
    ]
    beside = case.chance(0.5)
    head: list[Block] = (
        [Grid((row(*lines),), boxed=False)] if beside else [Text(line, "right") for line in lines]
    )
    if case.head_date is not None:
        head.append(Text(case.line("签订日期", case.head_date), "right"))
    goods = case.order(1, 4)
    terms = [
        clauses.delivery(case),
        clauses.payment(case),
        *clauses.others(case, 3),
        clauses.law(case),
        clauses.copies(case),
    ]
    blocks: list[Block] = [
        title, *head, *parts.parties_block(case), parts.preamble(case, "下列产品的供应"),
        parts.goods_table(case, goods, parts.order_total(case, goods)),
        *clauses.numbered(case, terms), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case)
