"""Parts that many kinds of contract share: heads, tables of goods, blocks of signatures."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from . import words, writing
from .blocks import Block, Break, Cell, Grid, Margins, Row, Text, row
from .case import Case, Good
from .parties import Party

NUMBER_LABELS = ("合同编号",) * 6 + (
    "合同号", "编号", "编  号", "合同编号（No.）", "合 同 编 号", "合同编码", "合同NO.",
    "合同 编号",
)  # fmt: skip


def number_line(case: Case, align: str = "right", labels: Sequence[str] = NUMBER_LABELS) -> Text:
    """Return the line with the contract's number."""
    label = case.one(labels)
    if case.word == "协议" and case.chance(0.6):
        label = label.replace("合同", "协议")
    return Text(case.line(label, case.number()), align)


def other_numbers(case: Case) -> list[Text]:
    """Return lines with numbers that are not the contract's, often none."""
    year, n = case.day.year, case.number_between(1, 400)
    lines = (
        f"GF-{case.one((2000, 2017, 2020))}-0{case.number_between(101, 299)}",
        f"招标编号{case.colon}ZB{year}-{n:04d}",
        f"项目编号{case.colon}{case.one(words.CITIES)}XM-{year}-{n:03d}",
        f"采购计划编号：[{year}]{n:05d}号",
        f"中标通知书编号：ZBTZ{year}{n:04d}",
    )
    return [Text(case.one(lines), case.one(("left", "right")))] if case.chance(0.35) else []


def head_lines(case: Case, align: str = "right") -> list[Text]:
    """Return number, date and place of signing, one below the other, in any order."""
    lines = [number_line(case, align)]
    if case.head_date is not None:
        label = case.one(
            (
                "签订日期",
                "签订时间",
                "签约日期",
                "日期",
                "签署日期",
                "签 订 日 期",
                "合同签订日期",
                "签约时间",
                "签署时间",
                "订立时间",
                "时间",
            )
        )
        lines.append(Text(case.line(label, case.head_date), align))
    if case.chance(0.6):
        place = f"{case.one(words.CITIES)}市{case.one(words.DISTRICTS)}"
        lines.append(Text(case.line(case.one(("签订地点", "签约地点")), place), align))
    if case.chance(0.3):
        case.dice.shuffle(lines)
    return [*other_numbers(case), *lines]


def party_details(case: Case, party: Party, code: bool) -> list[str]:
    """Return lines about one side below its name."""
    lines = []
    if code:
        label = case.one(("统一社会信用代码", "统一社会信用代码", "信用代码", "纳税人识别号"))
        lines.append(case.line(label, party.code))
    extra = [
        case.line(case.one(("地址", "住所", "住所地", "注册地址")), party.address),
        case.line(case.one(("法定代表人", "法人代表", "负责人")), party.person),
        case.line(case.one(("联系人", "委托代理人", "项目联系人")), party.agent),
        case.line(case.one(("电话", "联系电话")), party.phone),
        case.line("传真", party.fax),
    ]
    return lines + [line for line in extra if case.chance(0.55)]


def parties_block(case: Case, codes: bool | None = None) -> list[Block]:
    """Return both sides below each other, each with some details; says the parties."""
    codes = case.chance(0.4) if codes is None else codes
    case.name_parties(codes=codes)
    blocks: list[Block] = []
    for side, party in zip(case.sides, case.parties, strict=True):
        blocks.append(Text(case.line(side.head, party.name)))
        if codes or case.chance(0.4):
            blocks += [Text(line) for line in party_details(case, party, codes)]
    return blocks


def parties_beside(case: Case, codes: bool | None = None, boxed: bool = False) -> Grid:
    """Return both sides beside each other, row by row; says the parties."""
    codes = case.chance(0.4) if codes is None else codes
    case.name_parties(codes=codes)
    first, second = case.parties
    rows = [tuple(case.line(s.head, p.name) for s, p in zip(case.sides, case.parties, strict=True))]
    if codes:
        rows.append(tuple(case.line("统一社会信用代码", p.code) for p in (first, second)))
    for label, name in (("地址", "address"), ("联系人", "agent"), ("电话", "phone")):
        if case.chance(0.6):
            rows.append(tuple(case.line(label, getattr(p, name)) for p in (first, second)))
    return Grid(tuple(row(*each) for each in rows), boxed)


PREAMBLES = (
    "根据《中华人民共和国民法典》及有关法律法规的规定，{a}、{b}双方在平等自愿、协商一致的基础上，就{about}事宜，订立本{word}，以资共同遵守。",
    "依照国家有关法律规定，经{a}{b}双方友好协商，就{about}达成如下条款：",
    "为明确双方的权利义务，经双方协商一致，就{about}签订本{word}。",
    "{a}因需要，就{about}与{b}协商一致，订立本{word}，双方共同信守。",
)


def preamble(case: Case, about: str) -> Text:
    """Return the sentence before the clauses."""
    words_ = {"a": case.a, "b": case.b, "word": case.word, "about": about}
    return Text(case.one(PREAMBLES).format(**words_), indent=2)


def goods_table(
    case: Case, goods: Sequence[Good], total: Sequence[Row] = (), unit: str = "元"
) -> Grid:
    """Return the goods in a ruled table; ``unit`` 万元 divides prices and sums."""
    by = Decimal(10_000) if unit == "万元" else Decimal(1)
    places = Decimal("0.0001") if unit == "万元" else Decimal("0.01")

    def money(amount: Decimal) -> str:
        return (
            f"{(amount / by).quantize(places):,}"
            if unit == "元"
            else f"{amount / by:.6f}".rstrip("0").rstrip(".")
        )

    head = ("序号", case.one(("货物名称", "产品名称", "品名", "物料名称")), "规格型号", "单位", "数量",
            f"单价（{unit}）", f"{case.one(('金额', '总价', '合价'))}（{unit}）")  # fmt: skip
    widths = (7.0, 18.0, 18.0, 8.0, 9.0, 17.0, 20.0)
    rows = [row(*head, widths=widths)]
    for n, good in enumerate(goods, start=1):
        cells = (str(n), good.name, good.model, good.unit, str(good.quantity),
                 money(good.price), money(good.sum))  # fmt: skip
        rows.append(row(*cells, widths=widths, right=(4, 5, 6)))
    return Grid((*rows, *total))


def order_total(case: Case, goods: Sequence[Good]) -> list[Row]:
    """Return the last rows of a table of goods, in figures, in words or both; says the amount."""
    amount = sum((good.sum for good in goods), Decimal("0.00"))
    way = case.one("wbbbbbbffc")
    in_words = writing.capitals(case.dice, case.worded(amount) if way == "b" else amount)
    money = writing.figures(case.dice, amount)
    case.say_amount(amount, in_words if way in "wb" else "")
    if way == "w":
        return [
            row(
                case.one((f"合计人民币金额（大写）：{in_words}", f"合计（大写）：人民币{in_words}"))
            )
        ]
    if way == "b":
        return _both_ways(case, in_words, money, amount)
    if way == "c":
        label = case.one(("合计", "合  计", "总计", "总价（元）", "合计金额"))
        return [row(label, f"{amount:,.2f}", widths=(60.0, 37.0), right=(1,))]
    return [
        row(
            case.one(
                (f"合计：{money}", f"合计金额：{money}", f"总计 {money}", f"含税总金额：{money}")
            )
        )
    ]


def _both_ways(case: Case, in_words: str, money: str, amount: Decimal) -> list[Row]:
    if case.chance(0.25):
        label = case.one(("合计", "小写合计", "总计"))
        first = row(label, f"{amount:,.2f}", widths=(77.0, 20.0), right=(1,))
        worded = case.one(
            (f"合计人民币（大写）：{in_words}", f"大写：{in_words}", f"人民币大写：{in_words}")
        )
        return [first, row(worded)]
    return [
        row(
            case.one(
                (
                    f"合计人民币（大写）：{in_words}    {money}",
                    f"合计：{money}    大写：{in_words}",
                    f"总计（大写）：人民币{in_words}（小写）：{money}",
                    f"合计金额（小写）：{money}（大写）：人民币{in_words}",
                    f"合计金额（大写）{in_words}（小写）{money}",
                    f"合计人民币金额（大写）：{in_words}（{money}）",
                    f"总金额：{money}  （大写：{in_words}）",
                )
            )
        )
    ]


def annex(case: Case) -> list[Block]:
    """Return, now and then, a page of an annex with dates, numbers and sums of its own."""
    if not case.chance(0.2):
        return []
    later = case.written(writing.add_months(case.day, 2))
    goods = case.order(1, 3)
    total = sum((good.sum for good in goods), Decimal("0.00"))
    kinds: tuple[list[Block], ...] = (
        [Text("附件一：技术参数及价格明细", "center", bold=True), goods_table(case, goods),
         Text(f"备品备件合计：{total:,.2f}元（选购，不含在合同总价内）"), Text(f"编制日期：{later}")],
        [Text("附件：授权委托书", "center", bold=True),
         Text(f"兹授权{case.parties[1].agent}为我公司代理人，办理合同签订及相关事宜，无转委托权。", indent=2),
         Text(f"委托期限至{later}。", indent=2), Text(f"委托单位：{case.parties[1].name}")],
        [Text("附件二：验收单（样式）", "center", bold=True), Text("验收单编号：YS-________"),
         Text("验收日期：    年    月    日"), Text("验收结论：")],
    )  # fmt: skip
    return [Break(), *case.one(kinds)]


def signature_lines(case: Case, at: int, full: bool) -> str:
    """Return what stands below one side, line by line."""
    side, party = case.sides[at], case.parties[at]
    label = side.short
    lines = [
        case.one((f"{label}（盖章）：{party.name}", f"{label}（公章）：{party.name}", f"{label}：{party.name}", f"{label}（签章）：{party.name}")),
        case.one((f"法定代表人：{party.person}", "法定代表人或授权代表（签字）：", "授权代表（签字）：", f"委托代理人：{party.agent}")),
    ]  # fmt: skip
    if full:
        lines += [f"开户银行：{party.bank}", f"账号：{party.account}", f"电话：{party.phone}"]
    if case.end_dates is not None:
        label = case.end_label
        text = f"{label}{case.end_dates[at]}".rstrip()
        lines.append(text)
    return "\n".join(lines)


def filled(date: str) -> bool:
    """Tell whether somebody filled a date in."""
    return any(letter.isnumeric() for letter in date)


def signatures(case: Case, boxed: bool = False) -> Grid:
    """Return both sides' signatures beside each other."""
    case.end_label = case.one(
        (
            "日期：",
            "签订日期：",
            "签字日期：",
            "签署日期：",
            "",
            "日  期：",
            "签约日期：",
            "时间：",
            "签订时间：",
        )
    )
    full = case.chance(0.4)
    hand = case.signed_on is not None and case.end_dates is not None and case.chance(0.5)
    cells = tuple(
        Cell(
            signature_lines(case, at, full),
            seal=case.parties[at].name if case.chance(0.9) else "",
            hand=hand and bool(case.end_dates and filled(case.end_dates[at])),
        )
        for at in (0, 1)
    )
    return Grid((Row(cells, (1.0, 1.0)),), boxed)


def margins(case: Case, title: str = "") -> Margins:
    """Return header, footer, fax line and stamp: often none, and often with dates of other days."""
    later = writing.add_months(case.day, 1)
    head = ""
    if case.chance(0.3):
        head = case.one(
            (
                title,
                case.parties[0].name,
                f"{case.parties[1].name}    {title}",
                f"打印日期：{later:%Y-%m-%d}",
                f"版本号：V{case.number_between(1, 4)}.0  {later:%Y/%m/%d}",
            )
        )
    foot = case.one(
        ("", "第 {page} 页 共 {pages} 页", "- {page} -", "{page}/{pages}", "第{page}页")
    )
    fax = ""
    if case.chance(0.12):
        party = case.one(case.parties)
        fax = f"{later:%Y-%m-%d} {case.number_between(8, 18):02d}:{case.number_between(0, 59):02d}  FROM: {party.fax}  TO: {case.number_between(10**7, 10**8 - 1)}  P.01"
    stamp: tuple[str, ...] = ()
    if case.chance(0.1):
        stamp = (
            case.one(("收文专用章", "档案室收讫", "收 件 章")),
            f"收到日期：{later.year}年{later.month}月{later.day}日",
        )
    return Margins(head, foot, fax, stamp)
