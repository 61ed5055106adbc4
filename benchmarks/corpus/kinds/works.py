"""Works: building, by the ministry's model text with a cover; things made to order; a form in
boxes; prices split by tax; sums in 万元."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from .. import clauses, parts, spans, words, writing
from ..blocks import Block, Break, Grid, Margins, Row, Space, Text, row
from ..case import Case, Side
from .trade import trade_sides

Worded = tuple[list[Block], Margins]


def construction(case: Case) -> Worded:
    """A cover, then the agreement after the model text, the price with its parts."""
    case.sides = (Side("发包人（全称）", "发包人"), Side("承包人（全称）", "承包人"))
    case.truth.leaves_open("series")  # no series of its own: services, or others
    title = case.title(
        "建设工程施工合同",
        "施工合同",
        "装饰装修工程施工合同",
        "机电安装工程施工合同",
        "建设工程施工专业分包合同",
        spread=False,
    )
    project = f"{case.one(words.CITIES)}市{case.one(words.PROJECTS)}工程"
    case.truth.says("title", title, f"{project}{title}")
    case.plan_dates(head=case.chance(0.5))
    codes = case.chance(0.5)
    case.name_parties(codes=codes)
    first, second = case.parties
    amount = case.fee(200_000, 30_000_000)
    safety = (amount * Decimal("0.02")).quantize(Decimal("0.01"))
    start = writing.add_months(case.day, 1)
    days = case.one((60, 90, 120, 180, 365))
    end = start + timedelta(days=days - 1)
    case.truth.may_be("expires_on", end)  # the works' last day is not said to be the contract's
    sum_words = writing.capitals(case.dice, amount)
    case.say_amount(amount, sum_words)
    price = case.one(
        (
            f"签约合同价为：人民币（大写）{sum_words}（¥{amount:,.2f}元）；其中安全文明施工费：人民币（大写）{writing.capitals(case.dice, safety)}（¥{safety:,.2f}元）。",
            f"合同总价（暂定）：人民币{sum_words}（小写：¥{amount:.2f}），含暂列金额{case.one((5, 10, 20))}万元。",
            f"本工程合同总造价为人民币{amount:,.2f}元，大写：{sum_words}。",
            f"本工程合同价款为{amount:,.2f}元（大写：{sum_words}），采用固定总价。",
        )
    )
    signing = f"本合同于{case.head_date}签订。" if case.head_date and case.head_date.strip() else ""
    if case.head_date is not None and not signing:
        signing = f"本合同于{case.one(writing.BLANKS[:3])}签订。"
    terms = [
        (
            "工程概况",
            f"工程名称：{project}。工程地点：{first.address}。工程立项批准文号：{case.one(words.CITIES)}发改〔{case.day.year}〕{case.number_between(10, 300)}号。",
        ),
        (
            "合同工期",
            f"计划开工日期：{case.written(start)}。计划竣工日期：{case.written(end)}。工期总日历天数：{days}天。",
        ),
        ("质量标准", "工程质量符合国家现行验收规范的合格标准。"),
        ("签约合同价", price),
        ("项目经理", f"承包人项目经理：{second.agent}。"),
        *clauses.others(case, case.number_between(1, 4)),
        *([("签订时间", signing)] if signing else []),
        ("签订地点", f"本合同在{case.one(words.CITIES)}市签订。"),
        ("合同生效", spans.effect(case, "sssc")),
    ]
    blocks: list[Block] = []
    if case.chance(0.7):
        blocks += _cover(case, title, project)
    else:
        blocks += [Text(title, "center", 18, True), parts.number_line(case)]
    for side, party in zip(case.sides, case.parties, strict=True):
        blocks.append(Text(case.line(side.head, party.name)))
        if codes:
            blocks.append(Text(case.line("统一社会信用代码", party.code)))
    blocks += [
        parts.preamble(case, f"{project}施工"),
        *clauses.numbered(case, terms),
        parts.signatures(case),
    ]
    return blocks, parts.margins(case, title)


def _cover(case: Case, title: str, project: str) -> list[Block]:
    """Return a cover page: the model's number, ours, the works, both sides, a month."""
    model = Text(f"（{case.one(('GF—2017—0201', 'GF-2013-0201', 'GF-2003-0213'))}）", "right")
    lines = [
        case.line("工程名称", project),
        case.line(case.one(("发包人", "发 包 人", "建设单位")), case.parties[0].name),
        case.line(case.one(("承包人", "承 包 人", "施工单位")), case.parties[1].name),
    ]
    blocks: list[Block] = [
        *([model] if case.chance(0.6) else []), parts.number_line(case, case.one(("left", "right"))),
        Space(6), Text(title, "center", 26, True), Space(8),
        *(Text(line, "left", 14, indent=4, after=0.6) for line in lines),
    ]  # fmt: skip
    if case.chance(0.5) and case.signed_on:
        year_month = writing.written(case.day, "〇").split("月")[0]
        blocks += [Space(4), Text(f"{year_month}月", "center", 14)]
    return [*blocks, Break(), Text("第一部分  合同协议书", "center", 14, True)]


def made_to_order(case: Case) -> Worded:
    """Work done on order (承揽): 定作人 and 承揽人."""
    first, second = case.one(
        (
            ("定作人", "承揽人"),
            ("定作方", "承揽方"),
            ("甲方（定作人）", "乙方（承揽人）"),
            ("委托加工方（甲方）", "受托加工方（乙方）"),
        )
    )
    letter = "甲方" in first
    case.sides = (
        Side(first, "甲方" if letter else first),
        Side(second, "乙方" if letter else second),
    )
    case.truth.leaves_open("series")
    title = Text(
        case.title("承揽合同", "加工承揽合同", "委托加工合同", "非标设备定作合同", "加工定作合同"),
        "center",
        18,
        True,
        after=0.5,
    )
    case.plan_dates()
    goods = case.order(1, 3)
    head = parts.head_lines(case, case.one(("left", "right")))
    valid = spans.validity(case, "rduxb") if case.chance(0.4) else None
    terms = [
        clauses.delivery(case), clauses.payment(case), *clauses.others(case, case.number_between(2, 4)),
        *([valid] if valid else []), clauses.law(case), clauses.copies(case),
    ]  # fmt: skip
    blocks: list[Block] = [
        title, *head, *parts.parties_block(case), parts.preamble(case, "加工定作"),
        Text("一、加工内容、数量及报酬"), parts.goods_table(case, goods, parts.order_total(case, goods)),
        *clauses.numbered(case, terms, first=2), parts.signatures(case, boxed=case.chance(0.3)),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def boxed(case: Case) -> Worded:
    """All in one form of boxes: labels and values in cells beside each other, no colons."""
    trade_sides(case)
    title = Text(
        case.title("设备采购合同", "产品销售合同", "购销合同", "货物采购合同书"),
        "center",
        18,
        True,
        after=0.4,
    )
    case.plan_dates(end=case.chance(0.4))
    codes = case.chance(0.5)
    case.name_parties(codes=codes)
    first, second = case.parties
    good = case.order(1, 1)[0]
    in_words = writing.capitals(case.dice, good.sum)
    worded = case.chance(0.7)
    case.say_amount(good.sum, in_words if worded else "")
    date = case.head_date if case.head_date is not None else ""
    pairs = [
        ("合同编号", case.number(), case.one(("签订日期", "签约日期", "签订时间")), date),
        (case.sides[0].head, first.name, case.sides[1].head, second.name),
        ("联系人", first.agent, "联系人", second.agent),
        ("标的名称", good.name, "规格型号", good.model),
        ("数量", f"{good.quantity}{good.unit}", "单价（元）", f"{good.price:,.2f}"),
        (case.one(("合同金额（元）", "合同总价（元）", "金额（小写）")), f"{good.sum:,.2f}",
         *(("大写金额", in_words) if worded else ("税率", "13%"))),
        ("定金（元）", f"{case.fee(2_000, 20_000):,.2f}", "质保期", f"{case.one((12, 24))}个月"),
    ]  # fmt: skip
    if codes:
        pairs.insert(2, ("信用代码", first.code, "信用代码", second.code))
    if case.head_date is None:
        pairs[0] = (*pairs[0][:2], "签订地点", f"{case.one(words.CITIES)}市")
    widths = (16.0, 34.0, 16.0, 34.0)
    rows = [row(*each, widths=widths) for each in pairs]
    rows.append(row("交货期", case.written(writing.add_months(case.day, 1)), widths=(16.0, 84.0)))
    terms = [clauses.payment(case), *clauses.others(case, 2), clauses.copies(case)]
    rows.append(
        row(
            "约定事项",
            "\n".join(f"{n}. {text}" for n, (_, text) in enumerate(terms, start=1)),
            widths=(16.0, 84.0),
        )
    )
    blocks: list[Block] = [
        title,
        *parts.other_numbers(case),
        Grid(tuple(rows)),
        parts.signatures(case, boxed=True),
    ]
    return blocks, parts.margins(case)


def tax_split(case: Case) -> Worded:
    """A table with net, tax and gross for every line and in its last row."""
    trade_sides(case)
    title = Text(
        case.title("采购合同", "物资采购合同", "销售合同", "买卖合同"),
        "center",
        18,
        True,
        after=0.5,
    )
    case.plan_dates()
    goods = case.order(2, 4)
    head = (
        "序号",
        "名称",
        "型号",
        "数量",
        "不含税单价",
        "不含税金额",
        "税额",
        case.one(("价税合计", "含税金额")),
    )
    widths = (6.0, 14.0, 16.0, 7.0, 14.0, 15.0, 13.0, 15.0)
    rows = [row(*head, widths=widths)]
    net = tax = Decimal("0.00")
    for n, good in enumerate(goods, start=1):
        each = (good.sum * Decimal("0.13")).quantize(Decimal("0.01"))
        net, tax = net + good.sum, tax + each
        cells = (str(n), good.name, good.model, str(good.quantity), f"{good.price:,.2f}",
                 f"{good.sum:,.2f}", f"{each:,.2f}", f"{good.sum + each:,.2f}")  # fmt: skip
        rows.append(row(*cells, widths=widths, right=(4, 5, 6, 7)))
    gross = net + tax
    rows.append(
        row(
            "合计",
            f"{net:,.2f}",
            f"{tax:,.2f}",
            f"{gross:,.2f}",
            widths=(57.0, 15.0, 13.0, 15.0),
            right=(1, 2, 3),
        )
    )
    in_words = writing.capitals(case.dice, gross)
    case.say_amount(gross, in_words)
    rows.append(
        row(
            case.one(
                (
                    f"价税合计（大写）：{in_words}",
                    f"含税总价（大写）：人民币{in_words}",
                    f"价税合计（大写）：{in_words}  （小写）¥{gross:,.2f}",
                )
            )
        )
    )
    valid = spans.validity(case, "rdux") if case.chance(0.3) else None
    terms = [
        clauses.delivery(case),
        clauses.payment(case),
        *clauses.others(case, 3),
        *([valid] if valid else []),
        clauses.law(case),
        clauses.copies(case),
    ]
    blocks: list[Block] = [
        title, *parts.head_lines(case), parts.parties_beside(case, boxed=case.chance(0.5)),
        parts.preamble(case, "下列货物的买卖"), Grid(tuple(rows)),
        *clauses.numbered(case, terms), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def myriads(case: Case) -> Worded:
    """Sums in 万元: in the table's head or beside the price."""
    trade_sides(case)
    title = Text(
        case.title("设备采购合同", "成套设备供货合同", "设备销售合同"),
        "center",
        18,
        True,
        after=0.5,
    )
    case.plan_dates()
    lines = [
        (
            case.one(words.GOODS)[0],
            case.number_between(1, 6),
            Decimal(case.number_between(50, 9000)) / 100,
        )
        for _ in range(case.number_between(2, 4))
    ]
    amount = sum((count * each for _, count, each in lines), Decimal("0.00")) * 10_000
    in_words = writing.capitals(case.dice, amount)
    worded = case.chance(0.6)
    case.say_amount(amount, in_words if worded else "")
    total = f"{amount / 10_000:,.2f}"
    unit_in_head = case.chance(0.6)
    unit = "（万元）" if unit_in_head else ""
    widths = (8.0, 40.0, 10.0, 20.0, 22.0)
    rows: list[Row] = [row("序号", "设备名称", "数量", f"单价{unit}", f"总价{unit}", widths=widths)]
    for n, (name, count, each) in enumerate(lines, start=1):
        rows.append(
            row(
                str(n),
                name,
                str(count),
                f"{each:,.2f}",
                f"{count * each:,.2f}",
                widths=widths,
                right=(2, 3, 4),
            )
        )
    rows.append(row("合计", total, widths=(78.0, 22.0), right=(1,)))
    closing = [Text(f"合同总价大写：人民币{in_words}。", indent=2)] if worded else []
    above = (
        []
        if unit_in_head
        else [Text(case.one(("单位：万元", "金额单位：人民币万元", "（单位：万元）")), "right")]
    )
    terms = [
        clauses.delivery(case),
        clauses.payment(case),
        *clauses.others(case, 3),
        clauses.law(case),
        clauses.copies(case),
    ]
    blocks: list[Block] = [
        title, *parts.head_lines(case), *parts.parties_block(case),
        parts.preamble(case, "下列设备的供应"), *above, Grid(tuple(rows)), *closing,
        *clauses.numbered(case, terms), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case, case.truth.values["title"])
