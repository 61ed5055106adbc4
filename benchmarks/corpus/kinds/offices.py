"""Papers of other offices: licences, advertising, dispatch, dealers, alliances."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from .. import parts, words, writing
from ..blocks import Block, Cell, Grid, Margins, Row, Space, Text, row
from ..case import Case, Side

Worded = tuple[list[Block], Margins]


def _blank(case: Case) -> str:
    return case.one(("     年    月    日", "　年　月　日", "____________", "20__年__月__日"))


def _end(case: Case, at: int, label: str = "日期：") -> str:
    return f"{label}{case.end_dates[at]}" if case.end_dates is not None else ""


def below(case: Case) -> Worded:
    """Labels on one line, values on the next."""
    case.sides = (Side("甲方", "甲方"), Side("乙方", "乙方"))
    case.series("FW")
    title = Text(
        case.title("设备维修服务合同", "电梯维保服务合同", "软件维护服务协议"),
        "center",
        18,
        True,
        after=0.6,
    )
    case.plan_dates(head=False)
    case.name_parties()
    first, second = case.parties
    fee = case.fee(10_000, 400_000)
    in_words = writing.capitals(case.dice, fee)
    start = writing.add_months(case.day.replace(day=1), 1)
    last = writing.last_day(start, 12)
    case.truth.says("expires_on", last)
    case.say_amount(fee, in_words)
    case.truth.may_be("effective_on", start, *([case.signed_on] if case.signed_on else []))
    a, b = case.written(start), case.written(last)
    blocks: list[Block] = [
        Text(f"编号：{case.number()}", "right"), title,
        Text("甲方："), Text(first.name, indent=2), Text("乙方："), Text(second.name, indent=2),
        Text(f"鉴于甲方需要、乙方具备相应资质，双方就{case.truth.values['title'][:4]}达成如下约定："),
        Text(f"1. 服务期：{a}—{b}。"),
        Text(f"2. 年服务费合计人民币{fee:,.2f}元（大写：{in_words}），不含更换的零部件。", indent=0),
        Text(f"3. 乙方接到报修后{case.one((2, 4, 8))}小时内到场，未到场的每次扣款{case.one((200, 500))}元。"),
        Text("4. 甲方每半年支付一次，乙方先开具发票。"),
        Text("5. 双方如有争议，由甲方所在地法院管辖。"),
        Space(1), _two(case, "代表："),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def _two(case: Case, who: str) -> Grid:
    cells = tuple(
        Cell(
            "\n".join(
                each
                for each in (f"{side.short}（章）{party.name}", f"{who}", _end(case, at, ""))
                if each
            ),
            seal=party.name,
        )
        for at, (side, party) in enumerate(zip(case.sides, case.parties, strict=True))
    )
    return Grid((Row(cells, (1.0, 1.0)),), boxed=False)


def licence(case: Case) -> Worded:
    """A licence as lawyers write it: parties, recitals, definitions, notices."""
    case.sides = (Side("许可方", "许可方"), Side("被许可方", "被许可方"))
    case.truth.may_be("series", "JS", "QT", "FW")
    title = Text(
        case.title("软件许可协议", "技术许可协议", "商标使用许可协议", "专利实施许可协议"),
        "center",
        18,
        True,
        after=0.8,
    )
    case.plan_dates(end=False)
    case.name_parties()
    first, second = case.parties
    signed = case.head_date if case.signed_on else _blank(case)
    months = case.one((12, 24, 36, 60))
    fee = case.fee()
    case.say_amount(fee, "")
    case.truth.says("governing_law", "中华人民共和国")
    if case.signed_on:
        case.truth.says("effective_on", case.signed_on)
        case.truth.says("expires_on", *writing.last_days(case.signed_on, months))
    renew = case.chance(0.5)
    extra = ""
    if renew and case.signed_on:
        days = case.one((30, 60, 90))
        case.truth.says("auto_renew", True)
        case.truth.says("notice_days", days)
        extra = (
            f"除非任何一方在届满前至少{days}日书面通知对方不续展，本协议将自动续展，每次十二个月。"
        )
    blocks: list[Block] = [
        title,
        Text(f"本{case.truth.values['title']}（“本协议”）由以下双方于{signed}（“签署日”）签订：", indent=2),
        Text(f"（1）{first.name}，一家依中国法律设立的主体，注册地址为{first.address}（“许可方”）；及", indent=2),
        Text(f"（2）{second.name}，注册地址为{second.address}（“被许可方”）。", indent=2),
        Text("鉴于："), Text("A. 许可方拥有许可标的之合法权利；"), Text("B. 被许可方希望在约定范围内使用该许可标的。"),
        Text("双方特此同意如下："),
        Text("第1条 定义。“工作日”指中国银行对公营业的日期；“许可费”见第3条。"),
        Text("第2条 许可。许可方授予被许可方一项非独占、不可转让的许可。"),
        Text(f"第3条 许可费。许可费总额为人民币{fee:,.2f}元，于签署日后十个工作日内一次性支付；逾期的，每日按万分之五计收滞纳金。"),
        Text(f"第4条 期限。本协议自签署日起生效，有效期{writing.term(case.dice, months)}。{extra}"),
        Text("第5条 责任限制。任何一方的累计赔偿责任不超过人民币伍拾万元（¥500,000）。"),
        Text("第6条 适用法律。本协议的签订、效力、解释和履行适用中华人民共和国法律（为本协议之目的，不包括港澳台地区法律）。"),
        Text(f"第7条 通知。致许可方：{first.address}，{first.agent}收；致被许可方：{second.address}，{second.agent}收。"),
        Text("兹证明，双方已于文首所载日期签署本协议。"), Space(1), _two(case, "授权签字人："),
    ]  # fmt: skip
    if case.chance(0.6):
        blocks.insert(0, Text(f"协议编号：{case.number()}", "right"))
    return blocks, parts.margins(case)


def advertising(case: Case) -> Worded:
    """A form with lines to fill in, as a printer's shop has it."""
    case.sides = (Side("甲方（广告主）", "甲方"), Side("乙方（广告经营者）", "乙方"))
    case.truth.may_be("series", "FW", "QT")
    title = Text(
        case.title("广告发布合同", "广告制作合同", "展位制作合同"), "center", 18, True, after=0.5
    )
    case.plan_dates()
    case.name_parties()
    first, second = case.parties
    fee = case.fee(5_000, 300_000)
    in_words = writing.capitals(case.dice, case.worded(fee))
    case.say_amount(fee, in_words)
    start = case.day + timedelta(case.number_between(1, 20))
    end = start + timedelta(case.number_between(20, 200))
    case.truth.may_be("expires_on", end)
    case.effective_on = case.signed_on
    case.truth.says("effective_on", case.signed_on)
    widths = (3.0, 2.0)
    blocks: list[Block] = [
        title, Grid((row(f"甲方（广告主）：{first.name}", f"合同号：{case.number()}", widths=widths), row(f"乙方（广告经营者）：{second.name}", f"签约日：{case.head_date}" if case.head_date is not None else "", widths=widths)), boxed=False),
        Text("甲乙双方本着互惠互利的原则，签订本合同，共同遵守。"),
        Text(f"一、发布媒体：{case.one(words.CITIES)}市{case.one(words.STREETS)}户外大牌。发布时间：{case.written(start)}至{case.written(end)}。"),
        Text(f"二、广告费用：单价{fee / 10:,.2f}元/块，共10块，总计：￥{fee:,.2f}元 大写人民币：{in_words}"),
        Text(f"三、付款：签约时付定金{fee / 5:,.2f}元，余款于发布后七日内付清。"),
        Text("四、设计稿须经甲方签字确认，修改超过三次的，每次加收200元。"),
        Text("五、本合同一式两份，双方盖章有效，传真件有效。"), Space(1), _two(case, "经办人："),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def alliance(case: Case) -> Worded:
    """A cooperation for years: no sum, no number, a closing date in the middle."""
    case.sides = (Side("甲方", "甲方"), Side("乙方", "乙方"))
    case.truth.may_be("series", "KJ", "QT")
    title = Text(
        case.title("战略合作协议", "战略合作协议书", "合作协议", "校企合作协议"),
        "center",
        22,
        True,
        after=1,
    )
    case.plan_dates(head=False)
    case.end_dates = None
    case.name_parties()
    first, second = case.parties
    months = case.one((12, 24, 36, 60))
    case.truth.leaves_open("notice_days")
    case.truth.may_be("auto_renew", False)
    if case.signed_on:
        case.truth.says("effective_on", case.signed_on)
        case.truth.says("expires_on", *writing.last_days(case.signed_on, months))
    day = case.written(case.day) if case.signed_on else _blank(case)
    length = writing.term(case.dice, months)
    blocks: list[Block] = [
        title, Text(f"甲方：{first.name}"), Text(f"乙方：{second.name}"),
        Text(f"{first.short}与{second.short}在各自领域具有优势，为实现优势互补，经友好协商，达成本协议。", indent=2),
        Text("一、合作内容：联合研发、市场推广、人才培养，具体项目另行签订合同。"),
        Text("二、合作方式：双方每季度召开一次联席会议，费用各自承担。预计三年内共同投入不低于1000万元。"),
        Text(f"三、合作期限{length}，自本协议签署之日起计算；期满双方可协商续签。"),
        Text("四、本协议为意向性协议，不构成排他；一方退出应提前三个月书面告知。"),
        Text("五、本协议自双方签字盖章之日起生效，一式肆份。"),
        Space(1), Text("（以下无正文，为签署页）"), _two(case, "代表（签字）："), Space(0.5), Text(day, case.one(("right", "center"))),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def dealer(case: Case) -> Worded:
    """A dealer's agreement with its particulars in a box at the head, values below their labels."""
    case.sides = (Side("厂方", "厂方"), Side("经销商", "经销商"))
    case.truth.may_be("series", "XS", "CG", "KJ")
    title = Text(
        case.title("产品经销协议", "特约经销协议书", "经销合同"), "center", 18, True, after=0.5
    )
    case.plan_dates(end=False)
    case.name_parties(codes=True)
    first, second = case.parties
    last = case.day.replace(month=12, day=31)
    if case.day.month > 10:
        last = last.replace(year=last.year + 1)
    case.truth.says("expires_on", last)
    case.truth.may_be("effective_on", *([case.signed_on] if case.signed_on else []), case.day)
    head = Grid(
        (
            row("协议编号", "签订日期", "协议期限"),
            row(
                case.number(),
                case.head_date or "",
                f"{case.written(case.day)}至{case.written(last)}",
            ),
        )
    )
    sides = Grid(
        (
            row("", "厂方（甲方）", "经销商（乙方）", widths=(1, 2, 2)),
            row("名称", first.name, second.name, widths=(1, 2, 2)),
            row("信用代码", first.code, second.code, widths=(1, 2, 2)),
            row("地址", first.address, second.address, widths=(1, 2, 2)),
        )
    )
    blocks: list[Block] = [
        title, head, sides,
        Text(f"1 经销区域：{case.one(words.PROVINCES)}{case.one(words.CITIES)}市。"),
        Text(f"2 年度销售目标：人民币{case.one((80, 150, 300))}万元（不含税）；首批提货不少于{case.one((5, 10))}万元。"),
        Text("3 经销商应先款后货，信用额度另行书面约定。"),
        Text("4 市场保证金：贰万元整，合作终止后退还。"),
        Text("5 任何一方违反本协议，应赔偿对方损失。"), Space(1), _two(case, "签字："),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def dispatch(case: Case) -> Worded:
    """Labour sent: dates at the head in prose, a term with renewal."""
    case.sides = (Side("甲方（用工单位）", "甲方"), Side("乙方（劳务派遣单位）", "乙方"))
    case.truth.may_be("series", "FW", "QT")
    title = Text(
        case.title("劳务派遣协议", "劳务外包协议", "人力资源服务协议"),
        "center",
        18,
        True,
        after=0.6,
    )
    case.plan_dates()
    case.name_parties()
    first, second = case.parties
    start = writing.add_months(case.day.replace(day=1), 1)
    months = case.one((12, 24))
    last = writing.last_day(start, months)
    case.truth.says("expires_on", last)
    case.effective_on = case.signed_on
    case.truth.says("effective_on", case.signed_on)
    if case.signed_on is None:
        case.truth.may_be("effective_on", start)
    days = case.one((30, 45, 60))
    case.truth.says("auto_renew", True)
    case.truth.says("notice_days", days)
    line = [Text(f"订立日期：{case.head_date}", "right")] if case.head_date is not None else []
    blocks: list[Block] = [
        title, Text(f"协议书编号：{case.number()}", "right"), *line,
        Text(f"甲方（用工单位）：{first.name}"), Text(f"法定代表人：{first.person}"), Text(f"住所：{first.address}"),
        Text(f"乙方（劳务派遣单位）：{second.name}"), Text(f"劳务派遣许可证编号：{case.one(words.CITIES)}人社派{case.day.year - 1}{case.number_between(100, 999)}"),
        Text(f"第一条 派遣人数{case.number_between(5, 200)}人，岗位由甲方确定。"),
        Text(f"第二条 服务费按每人每月{case.one((80, 100, 150))}元计算；工资及社会保险费据实结算。"),
        Text(f"第三条 本协议期限自{case.written(start)}起至{case.written(last)}止。本协议到期前{days}天，双方均未提出终止的，本协议自动延长一年。"),
        Text("第四条 派遣员工试用期为两个月。"),
        Text(f"第五条 任何一方提前解除本协议，应提前{case.one((15, 90))}日书面通知对方并支付违约金叁万元。"),
        Text("第六条 本协议自双方签章之日起生效，一式两份。"), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def sublet(case: Case) -> Worded:
    """A lease with 以下简称 after the names and the whole rent in words only."""
    case.sides = (Side("出租方（以下简称甲方）", "甲方"), Side("承租方（以下简称乙方）", "乙方"))
    case.series("ZL")
    title = Text(
        case.title("厂房租赁合同", "商铺租赁合同", "场地租赁协议", "机械设备租赁合同"),
        "center",
        18,
        True,
        after=0.6,
    )
    case.plan_dates(head=False)
    case.name_parties()
    first, second = case.parties
    start = case.day + timedelta(case.number_between(1, 40))
    months = case.one((12, 24, 36))
    last = writing.last_day(start, months)
    rent = Decimal(case.number_between(3, 60)) * 1000
    total = (rent * months).quantize(Decimal("0.01"))
    in_words = writing.capitals(case.dice, total)
    case.say_amount(total, in_words)
    case.truth.says("expires_on", last)
    case.effective_on = case.signed_on
    case.truth.says("effective_on", case.signed_on)
    numbered = [Text(f"合同编号：{case.number()}", "left")] if case.chance(0.6) else []
    blocks: list[Block] = [
        *numbered, title,
        Text(f"出租方（以下简称甲方）：{first.name}"), Text(f"身份证/统一社会信用代码：{first.code}"),
        Text(f"承租方（以下简称乙方）：{second.name}"), Text(f"身份证/统一社会信用代码：{second.code}"),
        Text(f"一、租赁标的：位于{first.address}，建筑面积{case.number_between(80, 3000)}平方米，产权证号：澜房权证字第{case.number_between(10_000, 99_999)}号。"),
        Text(f"二、租期自{case.written(start)}至{case.written(last)}，免租期{case.one((10, 15, 30))}天。"),
        Text(f"三、月租金{rent:,}元，租期内租金共计人民币{in_words}。每季度首月5日前支付。"),
        Text(f"四、押金{rent * 2:,}元，于签约当日支付。水电费押金{case.one((1000, 2000))}元。"),
        Text("五、乙方逾期支付租金超过15日的，甲方有权解除合同并没收押金。"),
        Text("六、租赁期满，乙方在同等条件下享有优先承租权。"),
        Text("七、本合同双方签字盖章后生效，一式两份。"), Space(1), parts.signatures(case),
    ]  # fmt: skip
    case.truth.says("credit_code", case.theirs.code)
    return blocks, parts.margins(case)
