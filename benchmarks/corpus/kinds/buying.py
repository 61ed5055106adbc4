"""Buying by two usual forms: as office software makes it, and by public procurement."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from decimal import Decimal

from .. import parts, words, writing
from ..blocks import Block, Cell, Grid, Margins, Row, Text
from ..case import Case, Side

Worded = tuple[list[Block], Margins]


def _end(case: Case, at: int, label: str = "日期：") -> str:
    return f"{label}{case.end_dates[at]}" if case.end_dates is not None else ""


def plain_sale(case: Case) -> Worded:
    """As office software makes it: all lines to the left, sums below the table."""
    case.sides = (Side("甲方（买方）", "甲方"), Side("乙方（卖方）", "乙方"))
    case.series("CG", "XS")
    title = Text(
        case.title("买卖合同", "货物购销合同", "产品买卖合同"), "center", 20, True, after=0.6
    )
    case.plan_dates(end=case.chance(0.3))
    case.name_parties()
    first, second = case.parties
    goods = case.order(2, 5)
    amount = sum((good.sum for good in goods), Decimal("0.00"))
    in_words = writing.capitals(case.dice, case.worded(amount))
    case.say_amount(amount, in_words)
    lines = [
        f"合同编号：{case.number()}",
        f"甲方（买方）：{first.name}",
        f"乙方（卖方）：{second.name}",
    ]
    if case.head_date is not None:
        lines.append(f"签订日期：{case.head_date}")
    lines.append(f"签订地点：{case.one(words.CITIES)}")
    case.effective_on = case.signed_on
    case.truth.says("effective_on", case.signed_on)
    days, p = case.number_between(10, 60), case.one((20, 30))
    clauses = [
        f"第一条 质量标准：乙方所供货物应符合{case.one(words.STANDARDS)}及双方签署的技术协议，并提供出厂合格证。",
        f"第二条 交货：乙方应于合同生效后{days}个工作日内送达甲方指定地点，保险费由乙方承担。",
        f"第三条 付款：合同签订后{case.number_between(3, 10)}日内支付{p}%预付款，验收合格后支付{90 - p}%，余款10%作为质量保证金于质保期满十二个月后无息付清。",
        f"第四条 违约责任：逾期交货的，每日按逾期部分货款的千分之{case.one('三五')}支付违约金；逾期付款的按贷款市场报价利率计息。",
        "第五条 不可抗力：遭受方应在十五日内提供证明，双方协商延期履行或解除合同。",
        "第六条 争议解决：协商不成的，向甲方所在地有管辖权的人民法院提起诉讼。",
        "第七条 其他：本合同一式肆份，双方各执贰份，自双方法定代表人或授权代表签字并加盖合同专用章之日起生效。",
    ]
    cells = tuple(
        Cell(
            "\n".join(
                each
                for each in (
                    f"{label}（盖章）：{party.name}",
                    f"法定代表人：{party.person}",
                    f"电话：{party.phone}",
                    f"开户行：{party.bank}",
                    f"账号：{party.account}",
                    _end(case, at),
                )
                if each
            ),
            seal=party.name,
        )
        for at, (label, party) in enumerate(zip(("甲方", "乙方"), case.parties, strict=True))
    )
    blocks: list[Block] = [
        title, *(Text(line) for line in lines),
        Text("根据《中华人民共和国民法典》等有关规定，甲乙双方在平等自愿的基础上，就甲方向乙方购买下列货物事宜，订立本合同。", indent=2),
        parts.goods_table(case, goods),
        Text(f"合计金额（小写）：￥{amount:,.2f}"), Text(f"合计金额（大写）：人民币{in_words}"),
        *(Text(each, indent=2) for each in clauses), Grid((Row(cells, (1.0, 1.0)),), boxed=False),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def government(case: Case) -> Worded:
    """Public procurement: many numbers at the head, only one of them the contract's."""
    case.sides = (Side("采购单位（甲方）", "甲方"), Side("中标供应商（乙方）", "乙方"))
    case.series("CG", "XS")
    title = Text(
        case.title("政府采购合同", "政府采购货物合同", "货物采购合同"),
        "center",
        20,
        True,
        after=0.6,
    )
    case.plan_dates()
    case.name_parties(codes=True)
    first, second = case.parties
    year = case.day.year
    amount = case.fee(50_000, 5_000_000)
    in_words = writing.capitals(case.dice, amount)
    case.say_amount(amount, in_words)
    case.effective_on = case.signed_on
    case.truth.says("effective_on", case.signed_on)
    head = [
        f"项目编号：{case.one(words.CITIES)}采公[{year}]{case.number_between(100, 999)}",
        f"合同编号：{case.number()}",
        f"采购计划备案号：{year}-{case.number_between(10_000, 99_999)}",
    ]
    case.dice.shuffle(head)
    if case.head_date is not None:
        head.append(f"签约日期：{case.head_date}")
    bond = case.fee(5_000, 50_000)
    body = [
        f"甲、乙双方根据{year}年{case.number_between(1, 12)}月{case.number_between(1, 28)}日{case.one(words.PROJECTS)}项目（招标编号：ZC{year}-{case.number_between(100, 999)}）的中标结果，签订本合同。",
        f"一、合同金额：本合同金额为（大写）{in_words}（¥{amount:,.2f}元）人民币，包含税费、运费、安装调试等全部费用。",
        f"二、履约保证金：乙方在签约前向甲方交纳履约保证金{bond:,.2f}元，验收后转为质量保证金。",
        f"三、交货期：自合同签订之日起{case.one((15, 20, 30, 45))}个日历日内完成交货、安装和调试。",
        "四、质量保证期：自验收合格之日起叁年。",
        "五、违约责任：乙方逾期交货的，按合同金额的每日万分之五支付违约金。",
        "六、本合同经甲乙双方法定代表人或授权代表签字并加盖公章后生效。",
        "七、本合同一式伍份，甲方叁份，乙方壹份，采购代理机构壹份。",
    ]
    cells = tuple(
        Cell(
            "\n".join(
                each
                for each in (
                    f"{label}：{party.name}（公章）",
                    f"统一社会信用代码：{party.code}",
                    f"地址：{party.address}",
                    "法定代表人（签字）：",
                    f"联系电话：{party.phone}",
                    _end(case, at, "签订日期："),
                )
                if each
            ),
            seal=party.name,
        )
        for at, (label, party) in enumerate(zip(("甲方", "乙方"), case.parties, strict=True))
    )
    blocks: list[Block] = [
        title, *(Text(line) for line in head), Text(f"采购单位（甲方）：{first.name}"), Text(f"中标供应商（乙方）：{second.name}"),
        *(Text(each, indent=2) for each in body), Grid((Row(cells, (1.0, 1.0)),), boxed=case.chance(0.5)),
    ]  # fmt: skip
    return blocks, parts.margins(case)
