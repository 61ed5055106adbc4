"""Papers filled in by hand or machine: underscores, boxes to tick, electronic signatures, discounts,
former names, traditional characters, lots."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from .. import parts, words, writing
from ..blocks import Block, Cell, Grid, Margins, Row, Space, Text, row
from ..case import Case, Side
from ..parties import other_side

Worded = tuple[list[Block], Margins]


def _ruled(value: str, case: Case) -> str:
    """Return a value as it stands on a line to fill in."""
    line = "_" * case.number_between(1, 4)
    return f"{line}{value}{line}"


def _day_ruled(day: date, case: Case) -> str:
    y, m, d = (_ruled(str(each), case) for each in (day.year, day.month, day.day))
    return case.one(
        (
            f"{y}年{m}月{d}日",
            f" {day.year} 年 {day.month:02d} 月 {day.day:02d} 日",
            f"_{day.year}年{day.month}月{day.day}日_",
        )
    )


def _signed(case: Case, head: bool = True, end: bool = True) -> None:
    case.date_form = "年月日"
    case.plan_dates(head, end)


def _pair(
    case: Case, lines: tuple[str, ...], date_label: str = "日期：", boxed: bool = False
) -> Grid:
    cells = []
    for at, (side, party) in enumerate(zip(case.sides, case.parties, strict=True)):
        text = [
            line.format(
                side=side.short,
                name=party.name,
                person=party.person,
                phone=party.phone,
                address=party.address,
                code=party.code,
            )
            for line in lines
        ]
        if case.end_dates is not None:
            text.append(f"{date_label}{case.end_dates[at]}")
        cells.append(Cell("\n".join(text), seal=party.name))
    return Grid((Row(tuple(cells), (1.0, 1.0)),), boxed)


def underscored(case: Case) -> Worded:
    """A model text whose blanks were filled in on their lines."""
    case.sides = (Side("甲方", "甲方"), Side("乙方", "乙方"))
    case.series("FW")
    title = Text(
        case.title("绿化养护服务合同", "保安服务合同", "食堂承包服务合同", "消防维保服务合同"),
        "center",
        18,
        True,
        after=0.6,
    )
    _signed(case, head=False)
    if case.signed_on:
        days = [
            _day_ruled(case.day, case),
            _day_ruled(case.day - timedelta(case.one((0, 0, 3))), case),
        ]
        case.dice.shuffle(days)
        case.end_dates = (days[0], days[1])
    case.name_parties()
    first, second = case.parties
    fee = case.fee(10_000, 900_000)
    in_words = writing.capitals(case.dice, fee)
    case.say_amount(fee, in_words)
    start = writing.add_months(case.day.replace(day=1), 1)
    last = writing.last_day(start, 12)
    case.truth.says("expires_on", last)
    case.truth.says("effective_on", case.signed_on)
    if not case.signed_on:
        case.truth.may_be("effective_on", start)
    blocks: list[Block] = [
        title, Text(f"合同编号：{_ruled(case.number(), case)}", case.one(("left", "right"))),
        Text(f"甲方：{_ruled(first.name, case)}"), Text(f"地址：{_ruled(first.address, case)}"),
        Text(f"乙方：{_ruled(second.name, case)}"), Text(f"地址：{_ruled(second.address, case)}"),
        Text("依照国家有关规定，甲乙双方就服务事项协商一致，签订本合同。", indent=2),
        Text(f"一、服务地点：{_ruled(case.one(words.PROJECTS), case)}。"),
        Text(f"二、服务期限：自{_day_ruled(start, case)}起至{_day_ruled(last, case)}止。"),
        Text(f"三、服务费：总计人民币{_ruled(f'{fee:,.2f}', case)}元（大写：{_ruled(in_words, case)}）。"),
        Text(f"四、付款：每季度末支付{_ruled(f'{fee / 4:,.2f}', case)}元。"),
        Text(f"五、违约金：每逾期一日{_ruled('200', case)}元。"),
        Text(f"六、争议解决：提交{_ruled('甲方所在地', case)}人民法院。"),
        Text("七、本合同经双方签字盖章后生效，一式肆份。"),
        Space(1), _pair(case, ("{side}（盖章）：", "代表人：")),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def ticked(case: Case) -> Worded:
    """Boxes to tick, one of them ticked."""
    case.sides = (Side("委托人（甲方）", "甲方"), Side("受托人（乙方）", "乙方"))
    case.series("JS", "JS")
    title = Text(
        case.title("技术服务合同", "技术咨询合同", "委托检测合同"), "center", 18, True, after=0.6
    )
    if "技术" not in case.truth.values["title"]:
        case.truth.may_be("series", "FW", "JS", "QT")
    _signed(case)
    case.name_parties(codes=True)
    first, second = case.parties
    fee = case.fee(10_000, 900_000)
    in_words = writing.capitals(case.dice, fee)
    case.say_amount(fee, in_words)
    case.truth.says("effective_on", case.signed_on)
    last = writing.last_day(case.day, 12)
    case.truth.says("expires_on", last)
    case.truth.may_be("auto_renew", False)
    rows = (
        row("委托人（甲方）", first.name, "统一社会信用代码", first.code, widths=(2, 4, 2, 3)),
        row("受托人（乙方）", second.name, "统一社会信用代码", second.code, widths=(2, 4, 2, 3)),
    )
    date_line = (
        [Text(f"签订日期：{case.head_date}    签订方式：■线下  □线上")]
        if case.head_date is not None
        else []
    )
    blocks: list[Block] = [
        title, Text(f"合同编号：{case.number()}    合同类别：■新签 □续签 □变更"), *date_line, Grid(rows),
        Text("1. 项目名称：" + case.one(words.PROJECTS) + "检测"),
        Text(f"2. 合同期限：■固定期限，至{case.written(last)}止；□无固定期限；□以完成任务为期限。"),
        Text("3. 到期后：□自动续期 ■不自动续期。"),
        Text(f"4. 合同金额：■总价 {fee:,.2f} 元（大写{in_words}） □单价 ______ 元/次。"),
        Text(f"5. 付款方式：□一次性 ■分期，首期{fee * 3 / 10:,.2f}元，余款{fee * 7 / 10:,.2f}元。"),
        Text("6. 发票：■增值税专用发票 □普通发票，税率6%。"),
        Text("7. 争议解决：■诉讼 □仲裁。"), Text("8. 本合同自双方签章之日起生效。"),
        Space(1), _pair(case, ("{side}：{name}", "授权代表：{person}", "电话：{phone}"), boxed=case.chance(0.5)),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def discounted(case: Case) -> Worded:
    """An offer that became a contract: a letterhead, a sum before and one after the discount."""
    case.sides = (Side("购方", "购方"), Side("销方", "销方"))
    case.series("CG", "XS")
    buyer, seller = case.parties
    title = Text(case.title("销售合同", "报价合同", "销售订货合同"), "center", 18, True, after=0.4)
    _signed(case, end=False)
    case.name_parties()
    goods = case.order(2, 4)
    full = sum((good.sum for good in goods), Decimal("0.00"))
    net = (full * Decimal("0.98")).quantize(Decimal("1.00"))
    net = (net // 100 * 100).quantize(Decimal("0.01"))
    in_words = writing.capitals(case.dice, net)
    case.say_amount(net, in_words)
    case.truth.says("effective_on", case.signed_on)
    when = [f"日期：{case.head_date}"] if case.head_date is not None else []
    blocks: list[Block] = [
        Text(seller.name, "center", 15, True), Text(f"地址：{seller.address}  电话：{seller.phone}  传真：{seller.fax}", "center"), title,
        Grid((row(f"购方：{buyer.name}", f"合同号：{case.number()}"), row(f"销方：{seller.name}", *(when or [""]))), boxed=False),
        parts.goods_table(case, goods, [row("小计", f"{full:,.2f}", widths=(77.0, 20.0), right=(1,)), row(f"优惠后合同总价：{net:,.2f}元（大写：人民币{in_words}）")]),
        Text(f"1. 报价有效期：{case.one((7, 15, 30))}天。报价单号：BJ{case.day.year}{case.number_between(100, 999)}。"),
        Text("2. 交货期：款到后十五个工作日。"), Text("3. 质保：一年。"), Text("4. 双方签字盖章后本合同生效，传真件有效。"),
        Space(1), _pair(case, ("{side}（盖章）：", "代表：")),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def esigned(case: Case) -> Worded:
    """Signed on a platform: its own long number, and moments with hours at the signatures."""
    case.sides = (Side("甲方", "甲方"), Side("乙方", "乙方"))
    case.series("CG", "XS")
    title = Text(case.title("采购合同", "商品购销合同", "供货合同"), "center", 18, True, after=0.6)
    _signed(case, head=False)
    earlier = case.day - timedelta(case.one((0, 0, 1, 2)))
    case.end_dates = None
    case.signed_on = case.day
    case.truth.says("signed_on", case.day)
    case.truth.says("effective_on", case.day)
    case.name_parties()
    first, second = case.parties
    amount = case.fee(5_000, 900_000)
    in_words = writing.capitals(case.dice, case.worded(amount))
    case.say_amount(amount, in_words)
    days = (case.day, earlier) if case.chance(0.5) else (earlier, case.day)
    good = case.one(words.GOODS)
    cells = tuple(
        Cell(
            f"{side.short}（电子签章）：{party.name}\n经办人：{party.agent}\n签署时间：{day.isoformat()} {case.number_between(8, 20):02d}:{case.number_between(10, 59)}:{case.number_between(10, 59)}",
            seal=party.name,
        )
        for side, party, day in zip(case.sides, case.parties, days, strict=True)
    )
    blocks: list[Block] = [
        title, Text(f"合同编号：{case.number()}", "right"),
        Text(f"甲方（采购方）：{first.name}"), Text(f"乙方（供应方）：{second.name}"),
        Text(f"一、乙方向甲方供应{good[0]}，规格{good[1]}，单价{good[3]}元/{good[2]}。"),
        Text(f"二、合同总金额为人民币{amount:,.2f}元，大写：{in_words}。"),
        Text(f"三、账期{case.one((30, 45, 60))}天，乙方开具发票后计算。"),
        Text("四、本合同采用电子签名方式签署，自双方均完成电子签署之日起生效。"),
        Text("五、逾期付款的，每日按未付款的0.05%支付违约金。"), Space(1),
        Grid((Row(cells, (1.0, 1.0)),), boxed=False),
    ]  # fmt: skip
    foot = (
        f"本文件由电子签约平台签署  文件ID：{case.number_between(10**17, 10**18 - 1)}  "
        + "{page}/{pages}"
    )
    return blocks, Margins(foot=foot)


def rolling(case: Case) -> Worded:
    """A framework that rolls on without anybody's notice, with a minimum that is no sum."""
    case.sides = (Side("甲方（需方）", "甲方"), Side("乙方（供方）", "乙方"))
    case.series("KJ")
    title = Text(
        case.title("年度框架合同", "长期供货框架协议", "框架采购协议"),
        "center",
        18,
        True,
        after=0.6,
    )
    case.plan_dates()
    case.name_parties()
    first, second = case.parties
    start = case.day.replace(month=1, day=1)
    last = start.replace(month=12, day=31)
    case.truth.says("expires_on", last)
    case.truth.says("effective_on", start)
    case.truth.says("auto_renew", True)
    line = (
        [Text(case.line("签约日期", case.head_date), "right")] if case.head_date is not None else []
    )
    word = case.word
    blocks: list[Block] = [
        title, Text(case.line("编号", case.number()), "right"), *line,
        Text(f"甲方（需方）：{first.name}"), Text(f"乙方（供方）：{second.name}"),
        Text(f"1. 本{word}自{case.written(start)}起生效，有效期至{case.written(last)}。签署日晚于生效日的，本{word}效力追溯至生效日。"),
        Text(f"2. 期满如双方均无异议，本{word}自动延续一年，可多次延续。"),
        Text(f"3. 甲方年度最低采购额为{case.one((50, 100, 200))}万元，单价见附件。"),
        Text("4. 每月25日对账，次月15日前付款，逾期每日万分之三。"),
        Text(f"5. 信用额度人民币{case.one((20, 30, 50))}万元。"), Text("6. 附件与本文具有同等效力。"),
        Space(1), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def renamed(case: Case) -> Worded:
    """One side bears a former name in brackets; the seller's bank account is another's."""
    case.sides = (Side("买方", "买方"), Side("卖方", "卖方"))
    case.series("CG", "XS")
    title = Text(
        case.title("设备买卖合同", "备件采购合同", "材料采购合同"), "center", 18, True, after=0.6
    )
    case.plan_dates(head=case.chance(0.6))
    case.name_parties(codes=True)
    former = other_side(case.dice).name
    names = [party.name for party in case.parties]
    at = int(case.we_are_first)
    names[at] = f"{names[at]}（原{former}）" if "（" not in names[at] else names[at]
    case.truth.accept["counterparty"] = [names[at]]
    case.truth.accept["parties"] = [names[at]]
    third = other_side(case.dice).name
    amount = case.fee(20_000, 2_000_000)
    in_words = writing.capitals(case.dice, amount)
    case.say_amount(amount, in_words)
    case.truth.says("effective_on", case.signed_on)
    good = case.order(1, 1)[0]
    line = [Text(f"签约时间：{case.head_date}")] if case.head_date is not None else []
    blocks: list[Block] = [
        Text(f"合同号：{case.number()}", "left"), title,
        Text(f"买    方：{names[0]}"), Text(f"信用代码：{case.parties[0].code}"), Text(f"卖    方：{names[1]}"), Text(f"信用代码：{case.parties[1].code}"), *line,
        Text(f"第一条 买方购买{good.name}{good.quantity}{good.unit}，合同价{amount:,.2f}元，人民币{in_words}。"),
        Text(f"第二条 最终用户：{third}；承运人：{former}物流部。"),
        Text(f"第三条 货款汇至：开户名{third}，账号{case.ours.account}，行号{case.number_between(10**11, 10**12 - 1)}。"),
        Text(f"第四条 质保金{amount / 20:,.2f}元，一年后退还。"), Text("第五条 本合同自双方盖章之日起生效。"),
        Space(1), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def traditional(case: Case) -> Worded:
    """In traditional characters, in Hong Kong dollars, under Hong Kong's law."""
    case.sides = (Side("甲方（買方）", "甲方"), Side("乙方（賣方）", "乙方"))
    case.series("CG", "XS")
    title = Text(case.title("買賣合約", "銷售合同", "採購合同"), "center", 18, True, after=0.6)
    zh = {"買賣合約": "买卖合约", "銷售合同": "销售合同", "採購合同": "采购合同"}[
        case.truth.values["title"]
    ]
    case.truth.accept["title"] = [zh]
    case.date_form = "年月日"
    case.currency = "HKD"
    case.plan_dates(end=False)
    case.name_parties()
    first, second = case.parties
    amount = case.fee(20_000, 2_000_000)
    case.say_amount(amount, "")
    case.truth.leaves_open("amount_in_words")
    case.truth.says("effective_on", case.signed_on)
    case.truth.says("governing_law", "香港特別行政區", "香港", "香港特别行政区")
    good = case.order(1, 1)[0]
    line = [Text(f"簽訂日期：{case.head_date}", "right")] if case.head_date is not None else []
    blocks: list[Block] = [
        title, Text(f"合同編號：{case.number()}", "right"), *line,
        Text(f"甲方（買方）：{first.name}"), Text(f"乙方（賣方）：{second.name}"),
        Text(f"一、貨物：{good.model}，數量{good.quantity}。"),
        Text(f"二、合同總額為港幣{amount:,.2f}元（HK${amount:,.2f}）。"),
        Text("三、付款：簽約後七日內支付三成訂金，餘款於交貨時付清。"),
        Text("四、本合同受香港特別行政區法律管轄。"), Text("五、本合同自雙方簽署之日起生效。"),
        Space(1), _pair(case, ("{side}（簽章）：{name}",), "日期："),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def lots(case: Case) -> Worded:
    """Several lots, each with a sum; the sum of all comes last."""
    case.sides = (Side("发包人", "发包人"), Side("承包人", "承包人"))
    case.truth.may_be("series", "QT", "FW")
    title = Text(
        case.title("安装工程承包合同", "维修工程合同", "土建工程承包合同"),
        "center",
        18,
        True,
        after=0.6,
    )
    case.plan_dates()
    case.name_parties()
    sums = [case.fee(20_000, 900_000) for _ in range(case.number_between(2, 4))]
    total = sum(sums, Decimal("0.00"))
    in_words = writing.capitals(case.dice, total)
    case.say_amount(total, in_words)
    case.truth.says("effective_on", case.signed_on)
    case.truth.may_be(
        "expires_on", writing.add_months(case.day, 4), writing.add_months(case.day, 1)
    )
    names = "一二三四"
    parts_ = [
        f"（{n}）第{names[n - 1]}标段：{case.one(words.PROJECTS)}，合同价{each:,.2f}元；"
        for n, each in enumerate(sums, start=1)
    ]
    line = (
        [Text(case.line("签订日期", case.head_date), "right")] if case.head_date is not None else []
    )
    blocks: list[Block] = [
        Text(f"工程编号：GC-{case.day.year}-{case.number_between(10, 99)}", "left"), Text(case.line("合同编号", case.number()), "left"), title, *line,
        *(Text(case.line(f"{side.head}", party.name)) for side, party in zip(case.sides, case.parties, strict=True)),
        Text("一、工程内容及价款："), *(Text(each, indent=2) for each in parts_),
        Text(f"以上合计人民币{total:,.2f}元（大写：{in_words}）。", indent=2),
        Text(f"二、工期：{case.written(writing.add_months(case.day, 1))}开工，{case.written(writing.add_months(case.day, 4))}竣工。"),
        Text(f"三、履约保函金额{total / 10:,.2f}元。"), Text("四、安全事故责任由承包人承担。"),
        Text("五、本合同自双方签字盖章之日起生效，工程竣工验收并结清价款后终止。"),
        Space(1), parts.signatures(case, boxed=case.chance(0.4)),
    ]  # fmt: skip
    return blocks, parts.margins(case)
