"""Selling and buying: with a head of lines or columns, on the trade's form, as an order, in prose,
over years, and through an agent."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from decimal import Decimal

from .. import clauses, parts, spans, words, writing
from ..blocks import Block, Cell, Grid, Margins, Row, Space, Text, row
from ..case import Case, Side

Worded = tuple[list[Block], Margins]

BUYER_FIRST = (
    (Side("甲方（需方）", "甲方"), Side("乙方（供方）", "乙方")),
    (Side("甲方（买方）", "甲方"), Side("乙方（卖方）", "乙方")),
    (Side("需方", "需方"), Side("供方", "供方")),
    (Side("需方（甲方）", "需方"), Side("供方（乙方）", "供方")),
    (Side("买方", "买方"), Side("卖方", "卖方")),
    (Side("买受人", "买受人"), Side("出卖人", "出卖人")),
    (Side("甲方（采购方）", "甲方"), Side("乙方（供应商）", "乙方")),
    (Side("购货单位", "购货方"), Side("供货单位", "供货方")),
    (Side("购买方（甲方）", "甲方"), Side("销售方（乙方）", "乙方")),
    (Side("采购人", "采购人"), Side("供应商", "供应商")),
    (Side("甲    方", "甲方"), Side("乙    方", "乙方")),
)


def trade_sides(case: Case) -> None:
    """Choose the sides of a sale, buyer or seller first, and say the series."""
    first, second = case.one(BUYER_FIRST)
    case.buyer_at = 1
    if first.short != "甲方" and case.chance(0.4):
        case.sides = (second, first)
        case.series("XS", "CG")
    elif first.short == "甲方" and case.chance(0.2):
        case.sides = (Side("甲方（供方）", "甲方"), Side("乙方（需方）", "乙方"))
        case.series("XS", "CG")
    else:
        case.buyer_at = 0
        case.sides = (first, second)
        case.series("CG", "XS")


_SALE_TITLES = (
    "产品销售合同",
    "买卖合同",
    "购销合同",
    "产品购销合同",
    "销售合同",
    "供货合同",
    "货物买卖合同",
)
_PURCHASE_TITLES = ("采购合同", "设备采购合同", "物资采购合同", "原材料采购合同", "货物采购合同")


def _title(case: Case) -> Text:
    return Text(
        case.title(*_SALE_TITLES, *_PURCHASE_TITLES),
        "center",
        case.one((16, 18, 22)),
        True,
        after=0.6,
    )


def _terms(case: Case, count: int) -> list[clauses.Clause]:
    """Return the clauses of a sale: delivery, payment, traps, disputes, the closing."""
    middle = [clauses.delivery(case), clauses.payment(case), *clauses.others(case, count)]
    case.dice.shuffle(middle)
    valid = spans.validity(case, "rdeuxx") if case.chance(0.25) else None
    return [*middle, *([valid] if valid else []), clauses.law(case), clauses.copies(case)]


def sale(case: Case) -> Worded:
    """A head of lines, a table of goods, numbered clauses, signatures."""
    trade_sides(case)
    title = _title(case)
    case.plan_dates()
    goods = case.order()
    head = parts.head_lines(case, case.one(("right", "left")))
    sides = parts.parties_block(case)
    first = [*head, *sides] if case.chance(0.5) else [*sides, *head]
    table = parts.goods_table(case, goods, parts.order_total(case, goods))
    blocks = [
        title, *first,
        parts.preamble(case, f"{case.buyer}向{case.seller}购买下列货物"),
        table,
        *clauses.numbered(case, _terms(case, case.number_between(2, 6))),
        parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case, case.truth.values["title"])


def sale_beside(case: Case) -> Worded:
    """Parties on the left, number, date and place on the right; the sum in a clause."""
    trade_sides(case)
    title = _title(case)
    case.plan_dates(end=case.chance(0.5))
    goods = case.order()
    case.name_parties()
    left = [case.line(s.head, p.name) for s, p in zip(case.sides, case.parties, strict=True)]
    right = [case.line(case.one(parts.NUMBER_LABELS), case.number())]
    if case.head_date is not None:
        right.append(case.line(case.one(("签订日期", "签订时间", "日期")), case.head_date))
    right.append(case.line("签订地点", f"{case.one(words.CITIES)}市"))
    left += [""] * (len(right) - len(left))
    right += [""] * (len(left) - len(right))
    rows = tuple(row(a, b, widths=(1.25, 1)) for a, b in zip(left, right, strict=True))
    amount = sum((good.sum for good in goods), Decimal("0.00"))
    sentence = clauses.taxed(case, amount) if case.chance(0.4) else clauses.price(case, amount)
    blocks: list[Block] = [
        title, *parts.other_numbers(case), Grid(rows, boxed=case.chance(0.3)),
        parts.preamble(case, "下列产品的供需"),
        Text("一、标的、数量、价款", bold=True),
        parts.goods_table(case, goods),
        Text(sentence, indent=2),
        *clauses.numbered(case, _terms(case, case.number_between(2, 5)), first=2),
        parts.signatures(case, boxed=case.chance(0.3)),
    ]  # fmt: skip
    return blocks, parts.margins(case, case.truth.values["title"])


def form(case: Case) -> Worded:
    """The form 工矿产品购销合同: a head in two columns, 合计 in the table, boxes to sign in."""
    case.sides = (Side("供方", "供方"), Side("需方", "需方"))
    if case.chance(0.4):
        case.sides = (case.sides[1], case.sides[0])
    case.buyer_at = int(case.a == "供方")
    case.series(*(("XS", "CG") if case.buyer_at else ("CG", "XS")))
    title = Text(
        case.title("工矿产品购销合同", "工业品买卖合同", "产品购销合同"),
        "center",
        18,
        True,
        after=0.5,
    )
    case.plan_dates(end=case.chance(0.3))
    if case.truth.values["title"] == "工业品买卖合同" and case.chance(0.7):
        model = [
            Text(
                case.one(("（GF-2000-0101）", "GF—2000—0101", "示范文本编号：GF-2000-0101")),
                "right",
            )
        ]
    else:
        model = []
    case.name_parties()
    label, gap = case.one((("合同编号", ""), ("合同号", ""), ("编号", ""))), case.one(("", "  "))
    lefts = [
        case.line(f"{s.short[0]}{gap}{s.short[1]}", p.name)
        for s, p in zip(case.sides, case.parties, strict=True)
    ]
    rights = [
        case.line(label[0], case.number()),
        case.line("签订地点", f"{case.one(words.CITIES)}市"),
    ]
    if case.head_date is not None:
        rights.append(case.line(case.one(("签订时间", "签订日期")), case.head_date))
        lefts.insert(1, "")
    goods = case.order(1, 4)
    terms = [
        (
            "质量要求、技术标准、供方对质量负责的条件和期限",
            f"按{case.one(words.STANDARDS)}执行，质保期{case.one((12, 18))}个月。",
        ),
        ("交（提）货地点、方式", f"{case.one(words.CITIES)}市需方仓库，汽车运输。"),
        (
            "运输方式及到达站港和费用负担",
            f"汽运，运费{writing.figures(case.dice, case.fee(1_000, 9_000))}由供方承担。",
        ),
        ("包装标准、包装物的供应与回收", "按出厂标准包装，不回收。"),
        ("验收标准、方法及提出异议期限", "货到十日内提出。"),
        (
            "结算方式及期限",
            case.one(("款到发货。", "货到验收合格后30天内付清。", "预付30%，余款货到付清。")),
        ),
        ("违约责任", "按《中华人民共和国民法典》执行。"),
        ("解决合同纠纷的方式", "双方协商解决，协商不成的，提交需方所在地人民法院。"),
    ]
    valid = spans.validity(case, "rduxde") if case.chance(0.45) else None
    last = (
        "其他约定事项",
        spans.effect(case, {"": "sssn", "range": "n", "effect": "n"}[case.settled]) or "无。",
    )
    blocks: list[Block] = [
        title, *model,
        Grid(tuple(row(a, b, widths=(1.5, 1)) for a, b in zip(lefts, rights, strict=True)), boxed=False),
        Text("一、产品名称、型号、数量、金额、供货时间及数量"),
        parts.goods_table(case, goods, parts.order_total(case, goods)),
        *clauses.numbered(case, [*terms, last, *([valid] if valid else [])], first=2),
        _boxes(case),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def _boxes(case: Case) -> Grid:
    """Return the form's two boxes, each with all that is known of a side."""
    hand = case.end_dates is not None
    cells = []
    for at, (side, party) in enumerate(zip(case.sides, case.parties, strict=True)):
        lines = [
            f"     {side.short[0]}    {side.short[1]}",
            f"单位名称（章）：{party.name}",
            f"单位地址：{party.address}",
            "法定代表人：",
            f"委托代理人：{party.agent if case.chance(0.5) else ''}",
            f"电话：{party.phone}",
            f"传真：{party.fax}",
            f"开户银行：{party.bank}",
            f"账号：{party.account}",
            f"税号：{party.code}",
        ]
        if case.end_dates is not None:
            lines.append(f"日期：{case.end_dates[at]}")
        cells.append(
            Cell("\n".join(lines), seal=party.name, hand=hand and parts.filled(case.end_dates[at]))
        )
    case.truth.says("credit_code", case.theirs.code)
    return Grid((Row(tuple(cells), (1.0, 1.0)),))


def order(case: Case) -> Worded:
    """A purchase order: letterhead, boxed head, table, short terms, confirmation below."""
    case.we_are_first = case.chance(0.5)
    buyer, seller = case.parties
    case.series("CG", "XS")
    case.sides = (
        Side(case.one(("订货方", "采购方", "购方")), "采购方"),
        Side(case.one(("供应商", "供货方", "供方")), "供应商"),
    )
    letterhead = Text(buyer.name, "center", 15, True)
    title = Text(
        case.title("采购订单", "采购单", "订货合同", "产品订购单"), "center", 18, True, after=0.5
    )
    case.truth.says(
        "title", case.truth.values["title"], f"{buyer.name}{case.truth.values['title']}"
    )
    case.plan_dates(end=False)
    case.name_parties()
    label = case.one(("订单编号", "订单号", "采购单号", "合同编号", "P.O. No."))
    date = case.head_date if case.head_date is not None else ""
    head = [
        row(
            case.line(label, case.number()),
            case.line(case.one(("订单日期", "下单日期", "签订日期", "日期")), date),
        ),
        row(case.line(case.sides[0].head, buyer.name), case.line(case.sides[1].head, seller.name)),
        row(case.line("联系人", buyer.agent), case.line("联系人", seller.agent)),
        row(case.line("电话", buyer.phone), case.line("电话/传真", seller.fax)),
        row(
            case.line("交货日期", case.written(writing.add_months(case.day, 1))),
            case.line("币别", "人民币 RMB"),
        ),
    ]
    goods = case.order(1, 5)
    notes = [
        "供应商收到订单后请于两个工作日内签字盖章回传，逾期视为接受。",
        f"送货单、发票须注明订单号；发票号码示例：{case.number_between(10_000_000, 99_999_999)}。",
        f"付款条件：月结{case.one((30, 60, 90))}天，电汇。",
        f"逾期交货每日扣款{case.one((200, 500, 1000))}元。",
    ]
    blocks: list[Block] = [
        letterhead, title, Grid(tuple(head), boxed=case.chance(0.7)),
        parts.goods_table(case, goods, parts.order_total(case, goods)),
        *(Text(f"{n}、{note}") for n, note in enumerate(notes, start=1)),
        Space(1),
        Grid((row(f"采购方（盖章）：\n经办人：{buyer.agent}", f"供应商确认（盖章）：\n经办人：{seller.agent}"),), boxed=False),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def purchase_prose(case: Case) -> Worded:
    """Parties named in running text with 以下简称; the sum only in a clause; no table."""
    pairs = (("甲方", "乙方"), ("买方", "卖方"), ("采购方", "供货方"))
    a, b = case.one(pairs)
    case.sides = (Side(a, a), Side(b, b))
    case.series("CG", "XS")
    title = Text(case.title(*_PURCHASE_TITLES, "设备买卖合同"), "center", 18, True, after=0.6)
    case.plan_dates()
    case.name_parties()
    first, second = case.parties
    good = case.order(1, 1)[0]
    when = f"于{case.head_date}" if case.head_date and case.head_date.strip() else ""
    if not when:
        case.head_date = None
        if case.end_dates is None:
            case.end_dates = ("    年   月   日", "    年   月   日")
    intro = case.one(
        (
            f"{first.name}（以下简称“{a}”）与{second.name}（以下简称“{b}”）{when}经友好协商，就{a}向{b}采购{good.name}事宜达成一致，签订本合同。",
            f"本合同由以下双方{when or '共同'}签订：{first.name}（以下称{a}），住所：{first.address}；{second.name}（以下称{b}），住所：{second.address}。",
            f"{a}：{first.name}（以下简称“{a}”）\n{b}：{second.name}（以下简称“{b}”）\n双方{when}就{good.name}的采购，经协商一致，签订本合同如下：",
        )
    )
    about = f"{a}向{b}购买{good.name}（型号：{good.model}）{good.quantity}{good.unit}，单价{good.price:,.2f}元。"
    terms = [
        ("合同标的", about),
        (
            "合同价款",
            clauses.taxed(case, good.sum) if case.chance(0.3) else clauses.price(case, good.sum),
        ),
        *_terms(case, case.number_between(3, 7)),
    ]
    blocks: list[Block] = [
        *([parts.number_line(case)] if case.chance(0.5) else []), title,
        *parts.other_numbers(case),
    ]  # fmt: skip
    if "number" not in case.truth.values:
        blocks.append(parts.number_line(case, case.one(("right", "center"))))
    blocks += [Text(part, indent=2) for part in intro.split("\n")]
    blocks += [*clauses.numbered(case, terms), parts.signatures(case)]
    return blocks, parts.margins(case, case.truth.values["title"])


def framework(case: Case) -> Worded:
    """Supply over a year or more, with no sum of its own but with several sums in it."""
    case.series("KJ")
    title = Text(
        case.title(
            "年度供货框架协议", "采购框架协议", "框架协议", "战略合作框架协议", "年度框架采购合同"
        ),
        "center",
        20,
        True,
        after=0.6,
    )
    case.plan_dates()
    valid = spans.validity(case, "rrrdeu") or spans.validity(case, "ru")
    a, b, word = case.a, case.b, case.word
    middle = [
        (
            "订单",
            f"{a}以书面或电子邮件发出订单，{b}应在两个工作日内确认。单笔订单金额不低于{case.one((1, 2, 5))}万元。",
        ),
        (
            "价格",
            f"执行附件一价格表，原材料价格波动超过{case.one((5, 8, 10))}%的，任何一方可要求重新议价。",
        ),
        ("返利", f"年度采购额达到{case.one((100, 200, 300, 500))}万元的，{b}按采购额的2%返利。"),
        (
            "保证金",
            f"{b}于签约后10日内缴纳履约保证金{writing.figures(case.dice, case.fee(20_000, 200_000))}，{word}终止后无息退还。",
        ),
        *clauses.others(case, case.number_between(3, 6)),
    ]
    blocks: list[Block] = [
        title, *parts.head_lines(case), *parts.parties_block(case),
        parts.preamble(case, f"{a}在{word}期内向{b}采购产品的一般条件"),
        *clauses.numbered(case, [*([valid] if valid else []), *middle, clauses.law(case), clauses.copies(case)]),
        parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case, case.truth.values["title"])


def agency(case: Case) -> Worded:
    """An agent for a region; a deposit and a yearly target, but no sum."""
    case.series("DL")
    case.sides = case.one(
        (
            (Side("甲方（委托方）", "甲方"), Side("乙方（代理方）", "乙方")),
            (Side("授权方（甲方）", "甲方"), Side("被授权方（乙方）", "乙方")),
            (Side("委托人", "委托人"), Side("代理人", "代理人")),
            (Side("甲方（制造商）", "甲方"), Side("乙方（经销商）", "乙方")),
        )
    )
    title = Text(
        case.title("区域代理协议", "产品代理合同", "独家代理协议", "代理销售协议", "销售代理合同"),
        "center",
        18,
        True,
        after=0.6,
    )
    case.plan_dates()
    valid = spans.validity(case, "rrrde") or spans.validity(case, "r")
    a, b = case.a, case.b
    middle = [
        (
            "代理区域",
            f"{a}授权{b}在{case.one(words.PROVINCES)}范围内代理销售{case.one(words.GOODS)[0]}系列产品。",
        ),
        ("年度任务", f"{b}每年度销售额不低于{case.one((100, 200, 500))}万元。"),
        ("佣金", f"按实际回款额的{case.one((3, 5, 8))}%计提佣金，每季度结束后20日内结算。"),
        ("保证金", f"{b}应缴纳保证金{writing.figures(case.dice, case.fee(20_000, 200_000))}。"),
        *clauses.others(case, case.number_between(2, 4)),
    ]
    blocks: list[Block] = [
        title, number := parts.number_line(case), *parts.parties_block(case),
        *([Text(case.line("签订日期", case.head_date), "right")] if case.head_date is not None else []),
        *clauses.numbered(case, [*middle[:1], *([valid] if valid else []), *middle[1:], clauses.law(case), clauses.copies(case)]),
        parts.signatures(case),
    ]  # fmt: skip
    assert number
    return blocks, parts.margins(case)
