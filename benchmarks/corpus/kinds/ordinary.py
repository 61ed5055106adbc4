"""Ordinary papers in yet other hands: supplies for works, upkeep, software, offices, secrets."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from .. import parts, words, writing
from ..blocks import Block, Break, Cell, Grid, Margins, Row, Space, Text, row
from ..case import Case, Side

Worded = tuple[list[Block], Margins]


def _foot(case: Case, lines: tuple[str, ...], date_line: str) -> Grid:
    cells = []
    for at, (side, party) in enumerate(zip(case.sides, case.parties, strict=True)):
        text = [
            line.format(
                side=side.short,
                name=party.name,
                person=party.person,
                phone=party.phone,
                bank=party.bank,
                account=party.account,
            )
            for line in lines
        ]
        if case.end_dates is not None:
            text.append(date_line.format(case.end_dates[at]))
        cells.append(Cell("\n".join(text), seal=party.name))
    return Grid((Row(tuple(cells), (1.0, 1.0)),), False)


def _by_signing(case: Case) -> None:
    case.truth.says("effective_on", case.signed_on)


def engineering_supply(case: Case) -> Worded:
    case.sides = (Side("采购方（甲方）", "甲方"), Side("供货方（乙方）", "乙方"))
    case.series("CG", "XS")
    project = f"{case.one(words.CITIES)}{case.one(words.PROJECTS)}"
    title = case.title("阀门采购合同", "电缆采购合同", "钢材采购合同", "水泵供货合同", spread=False)
    case.truth.says("title", title, f"{project}{title}")
    case.plan_dates()
    case.name_parties(codes=True)
    goods = case.order(2, 5)
    amount = sum((good.sum for good in goods), Decimal("0.00"))
    in_words = writing.capitals(case.dice, case.worded(amount))
    case.say_amount(amount, in_words)
    _by_signing(case)
    first, second = case.parties
    when = [Text(f"合同签订时间：{case.head_date}")] if case.head_date is not None else []
    blocks: list[Block] = [
        Text(f"合同编号：{case.number()}", "right"), Text(project, "center", 16, True), Text(title, "center", 18, True, after=0.6),
        Text(f"采购方（甲方）：{first.name}"), Text(f"供货方（乙方）：{second.name}"), *when, Text(f"合同签订地点：{case.one(words.CITIES)}市"),
        Text(f"甲、乙双方就{project}所需物资的采购，本着平等互利的原则，签订本合同，双方共同遵守。", indent=2),
        Text("第一条 物资清单及价格", bold=True), parts.goods_table(case, goods),
        Text(f"1.1 合同暂定总价为人民币（大写）{in_words}（小写：￥{amount:,.2f}），最终以实际到货数量结算。"),
        Text("1.2 上述价格包含制造、包装、运输、装卸、税费及售后服务等一切费用，合同履行期间不予调整。"),
        Text("第二条 交货", bold=True), Text(f"2.1 乙方应按甲方通知分批供货，首批供货时间为{case.written(case.day + timedelta(20))}。"),
        Text("第三条 结算", bold=True), Text(f"3.1 每月20日前办理当月结算，次月付至结算额的{case.one((70, 80))}%，剩余部分于项目竣工后六个月内付清，另扣3%质保金。"),
        Text("第四条 违约", bold=True), Text(f"4.1 乙方延期供货，每延期一天向甲方支付违约金{case.one((1000, 2000, 5000)):,}元。"),
        Text("第五条 其他", bold=True), Text("5.1 本合同自双方法定代表人（或委托代理人）签字并加盖公章之日起生效，至双方全部义务履行完毕后终止。"), Text("5.2 本合同一式陆份，甲方肆份，乙方贰份。"),
        Space(1), _foot(case, ("{side}（公章）：{name}", "法定代表人或委托代理人：", "开户银行：{bank}", "账    号：{account}"), "签字日期：{}"),
        Text(f"甲方税号：{first.code}"), Text(f"乙方税号：{second.code}"),
    ]  # fmt: skip
    return blocks, parts.margins(case, title)


def maintenance(case: Case) -> Worded:
    case.sides = (Side("甲方", "甲方"), Side("乙方", "乙方"))
    case.series("FW")
    title = Text(
        case.title("设备年度维保合同", "空调维护保养合同", "网络运维服务合同", "环境检测服务合同"),
        "center",
        18,
        True,
        after=0.6,
    )
    case.plan_dates(head=False)
    case.name_parties()
    first, second = case.parties
    fee = case.fee(10_000, 600_000)
    in_words = writing.capitals(case.dice, fee)
    case.say_amount(fee, in_words)
    start = writing.add_months(case.day, 0) + timedelta(case.number_between(0, 25))
    last = writing.last_day(start, 12)
    case.truth.says("expires_on", last)
    _by_signing(case)
    if not case.signed_on:
        case.truth.may_be("effective_on", start)
    days = case.one((20, 30, 60))
    if case.chance(0.5):
        case.truth.says("auto_renew", True)
        case.truth.says("notice_days", days)
        tail = f"合同期满前{days}日内双方未提出异议的，合同有效期自动延长一年，延长次数以一次为限。"
    else:
        tail = f"需要续签的，双方应于期满前{days}日内另行签订合同。"
        case.truth.may_be("auto_renew", False)
        case.truth.leaves_open("notice_days")
    blocks: list[Block] = [
        Text(f"合同编号：{case.number()}"), title,
        Text(f"甲方：{first.name}（以下简称“甲方”）"), Text(f"乙方：{second.name}（以下简称“乙方”）"),
        Text("甲方将下列设备委托乙方进行维护保养，双方经充分协商，达成以下协议：", indent=2),
        Text("一、维保范围", bold=True), Text(f"{case.one(words.PROJECTS)}内的设备共{case.number_between(3, 90)}台（套），详见附件。", indent=2),
        Text("二、合同期限", bold=True), Text(f"维保期限为壹年，从{case.written(start)}至{case.written(last)}。{tail}", indent=2),
        Text("三、合同费用", bold=True), Text(f"全年维保费总计为￥{fee:,.2f}元（人民币{in_words}），分两次支付，每次支付￥{fee / 2:,.2f}元。", indent=2),
        Text("四、双方责任", bold=True), Text(f"乙方人员每月巡检一次，接到通知后{case.one((2, 4))}小时内到场，否则每次扣除维保费{case.one((300, 500))}元。", indent=2),
        Text("五、附则", bold=True), Text("本合同经双方盖章签字后生效，一式四份，甲、乙双方各执两份。", indent=2),
        Space(1), _foot(case, ("{side}：{name}（盖章）", "代表签字：", "联系电话：{phone}"), "{}"),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def software(case: Case) -> Worded:
    case.sides = (Side("委托方", "委托方"), Side("开发方", "开发方"))
    case.series("JS")
    title = Text(
        case.title("软件开发委托合同", "技术开发合同书", "委托开发合同"),
        "center",
        20,
        True,
        after=0.6,
    )
    if "技术" not in case.truth.values["title"]:
        case.truth.may_be("series", "JS", "FW", "QT")
    case.plan_dates(end=case.chance(0.5))
    case.name_parties(codes=True)
    first, second = case.parties
    fee = case.fee(30_000, 2_000_000)
    in_words = writing.capitals(case.dice, fee)
    case.say_amount(fee, in_words)
    _by_signing(case)
    case.truth.says("governing_law", "中华人民共和国")
    labels = [
        ("合同登记编号", "□□□□□□□□□"),
        ("合同编号", case.number()),
        ("项目名称", f"{case.one(words.PROJECTS)}管理平台"),
        ("委托方", first.name),
        ("统一社会信用代码", first.code),
        ("开发方", second.name),
        ("统一社会信用代码", second.code),
    ]
    if case.head_date is not None:
        labels.append(("签订日期", case.head_date))
    tax = fee - (fee * 100 / 106).quantize(Decimal("0.01"))
    blocks: list[Block] = [
        title, *(Text(f"{a}：{b}", after=0.3) for a, b in labels), Break(),
        Text("委托方与开发方根据《中华人民共和国民法典》，就上述项目的开发，签订本合同。", indent=2),
        Text(f"1  开发周期：自合同生效之日起{case.one((60, 90, 120, 180))}个日历天。"),
        Text(f"2  开发费用：人民币{fee:,.2f}元（大写：{in_words}），其中增值税额{tax:,.2f}元，不含税{fee - tax:,.2f}元。"),
        Text(f"3  付款：签约后付{fee * 3 / 10:,.2f}元；初验后付{fee * 5 / 10:,.2f}元；终验后付{fee * 2 / 10:,.2f}元。"),
        Text(f"4  免费维护期：终验合格后{case.one((12, 24))}个月；期满后年维护费为开发费用的10%。"),
        Text("5  知识产权归委托方所有；双方保密义务不因合同终止而终止，期限为五年。"),
        Text("6  法律适用：本合同适用中国大陆法律。"), Text("7  本合同自双方签字盖章之日起生效，一式四份。"),
        Space(1), _foot(case, ("{side}（盖章）：", "法定代表人/授权代表："), "日  期：{}"),
    ]  # fmt: skip
    case.truth.accept["governing_law"] = ["中国大陆", "中国"]
    return blocks, parts.margins(case, title.text)


def office_lease(case: Case) -> Worded:
    case.sides = (Side("出租人", "出租人"), Side("承租人", "承租人"))
    case.series("ZL")
    title = Text(
        case.title("写字楼租赁合同", "仓库租赁合同", "房屋租赁合同书", "停车场租赁合同"),
        "center",
        18,
        True,
        after=0.6,
    )
    case.plan_dates(head=case.chance(0.6))
    case.name_parties()
    first, second = case.parties
    start = writing.add_months(case.day.replace(day=1), case.one((1, 2)))
    months = case.one((12, 24, 36))
    last = writing.last_day(start, months)
    case.truth.says("expires_on", last)
    rent = case.fee(3_000, 90_000)
    total = rent * months
    if case.chance(0.6):
        case.say_amount(total, "")
        money = f"租赁期内租金总额为人民币{total:,.2f}元，每月{rent:,.2f}元。"
    else:
        case.truth.leaves_open("amount", "currency", "amount_in_words")
        money = f"租金为每月人民币{rent:,.2f}元。"
    _by_signing(case)
    when = [Text(f"签约日期：{case.head_date}")] if case.head_date is not None else []
    years = writing.term(case.dice, months)
    blocks: list[Block] = [
        title, Text(f"出租人：{first.name}"), Text(f"承租人：{second.name}"), Text(f"合同编号：{case.number()}"), *when,
        Text(f"第1条 租赁房屋位于{first.address}，面积{case.number_between(50, 2000)}平方米，用途为办公。"),
        Text(f"第2条 租赁期共{years}，出租人从{case.written(start)}起将房屋交付承租人使用，至{case.written(last)}收回。"),
        Text(f"第3条 {money}承租人应于每月10日前缴纳，逾期按日加收千分之三滞纳金。"),
        Text(f"第4条 保证金：承租人交付保证金{rent * 2:,.2f}元，合同终止后15日内返还。"),
        Text("第5条 任何一方提前解约，应提前二个月通知对方，并赔偿一个月租金。"),
        Text("第6条 本合同未尽事宜双方协商解决，协商不成由房屋所在地法院管辖。"),
        Text("第7条 本合同自双方签字（盖章）之日起生效，一式两份。"),
        Space(1), _foot(case, ("{side}（签章）：{name}", "联系电话：{phone}"), "日期：{}"),
    ]  # fmt: skip
    case.truth.leaves_open("notice_days")
    return blocks, parts.margins(case)


def sales_table(case: Case) -> Worded:
    case.sides = (Side("需方", "需方"), Side("供方", "供方"))
    case.series("CG", "XS")
    title = Text(
        case.title("产品购销合同", "供需合同", "货物销售合同"), "center", 20, True, after=0.6
    )
    case.plan_dates(end=False)
    case.name_parties()
    buyer, seller = case.parties
    goods = case.order(1, 4)
    amount = sum((good.sum for good in goods), Decimal("0.00"))
    in_words = writing.capitals(case.dice, amount)
    case.say_amount(amount, in_words)
    _by_signing(case)
    date = f"签订时间：{case.head_date}" if case.head_date is not None else ""
    widths = (10.0, 22.0, 18.0, 8.0, 10.0, 14.0, 18.0)
    head = row("项号", "产品名称", "规格", "单位", "数量", "含税单价", "含税金额", widths=widths)
    rows = [head] + [
        row(
            str(n),
            g.name,
            g.model,
            g.unit,
            str(g.quantity),
            f"{g.price:,.2f}",
            f"{g.sum:,.2f}",
            widths=widths,
            right=(4, 5, 6),
        )
        for n, g in enumerate(goods, start=1)
    ]
    rows.append(
        row(f"合计人民币（小写）：{amount:,.2f}", f"（大写）：{in_words}", widths=(50.0, 50.0))
    )
    left = Cell(
        "\n".join(
            (
                "需方",
                f"单位名称：{buyer.name}",
                f"地址：{buyer.address}",
                "委托代理人：",
                f"电话：{buyer.phone}",
                f"开户行：{buyer.bank}",
                f"账号：{buyer.account}",
            )
        ),
        seal=buyer.name,
    )
    right = Cell(
        "\n".join(
            (
                "供方",
                f"单位名称：{seller.name}",
                f"地址：{seller.address}",
                "委托代理人：",
                f"电话：{seller.phone}",
                f"开户行：{seller.bank}",
                f"账号：{seller.account}",
            )
        ),
        seal=seller.name,
    )
    blocks: list[Block] = [
        title, Grid((row(f"需方：{buyer.name}", f"编号：{case.number()}", widths=(3, 2)), row(f"供方：{seller.name}", date, widths=(3, 2)), row("", f"签订地点：{case.one(words.CITIES)}", widths=(3, 2))), boxed=False),
        Text("经供需双方协商，达成如下条款："), Grid(tuple(rows)),
        Text(f"一、质量标准：{case.one(words.STANDARDS)}。"), Text("二、供货时间：合同签订后15天内。"), Text("三、运费由供方负担，送至需方厂内。"),
        Text(f"四、付款：预付{case.one((20, 30))}%，货到付清。承兑汇票、电汇均可。"), Text("五、解决纠纷方式：协商，或向需方所在地法院起诉。"), Text("六、本合同经双方签字盖章后生效，复印件、传真件有效。"),
        Grid((Row((left, right), (1.0, 1.0)),)),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def secrecy(case: Case) -> Worded:
    case.sides = (Side("甲方", "甲方"), Side("乙方", "乙方"))
    case.series("BM")
    title = Text(
        case.title("保密协议书", "技术资料保密协议", "项目保密协议", "保密承诺协议"),
        "center",
        20,
        True,
        after=0.8,
    )
    case.plan_dates(head=False)
    case.name_parties()
    first, second = case.parties
    _by_signing(case)
    months = case.one((24, 36, 60))
    length = writing.term(case.dice, months)
    if case.signed_on:
        case.truth.says("expires_on", *writing.last_days(case.signed_on, months))
    blocks: list[Block] = [
        title, Text(f"甲  方：{first.name}"), Text(f"乙  方：{second.name}"),
        Text(f"鉴于双方正在就{case.one(words.PROJECTS)}项目进行洽谈，为保护各自的商业秘密，特签订本协议。", indent=2),
        Text("1. 商业秘密包括图纸、配方、客户名单、价格等。"), Text("2. 接受方仅可将秘密用于本项目，并应在项目结束后十日内退还全部资料。"),
        Text(f"3. 本协议自双方签字盖章之日起生效，有效期{length}。"), Text(f"4. 违约方应支付违约金人民币{case.one(('拾', '贰拾', '伍拾'))}万元整。"),
        Text("5. 因本协议产生的争议，由甲方所在地人民法院管辖。"), Text("6. 本协议一式两份。"),
        Space(1), _foot(case, ("{side}（盖章）：{name}", "代表（签字）："), "日期：{}"),
    ]  # fmt: skip
    return blocks, parts.margins(case)
