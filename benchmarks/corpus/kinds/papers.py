"""Papers of other shapes: supplements, letters, a cover, a number that stands only in the header."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from .. import clauses, parts, spans, words, writing
from ..blocks import Block, Break, Margins, Space, Text
from ..case import Case, Side

Worded = tuple[list[Block], Margins]


def supplement(case: Case) -> Worded:
    """A supplement: the older contract's number, date and sum stand beside its own."""
    old = case.one(("产品购销合同", "设备采购合同", "技术服务合同", "房屋租赁合同", "框架协议"))
    title = Text(
        case.title("补充协议", "补充协议书", f"{old}补充协议", "补充协议（一）", "合同变更协议"),
        "center",
        18,
        True,
        after=0.5,
    )
    if case.truth.values["title"] == "补充协议（一）":
        case.truth.says("title", "补充协议（一）", "补充协议")
    case.truth.leaves_open("series")
    case.plan_dates()
    old_day = case.day - timedelta(case.number_between(60, 700))
    old_number = writing.contract_number(case.dice, old_day)
    way = case.one(("own", "derived", "none"))
    blocks: list[Block] = [title]
    if way == "own":
        blocks.append(parts.number_line(case, labels=("协议编号", "编号", "补充协议编号")))
    elif way == "derived":
        number = old_number + case.one(("-B1", "-补1", "-01"))
        case.truth.says("number", number)
        blocks.append(Text(case.line(case.one(("协议编号", "编号")), number), "right"))
    if case.head_date is not None:
        blocks.append(Text(case.line("签订日期", case.head_date), "right"))
    if way == "none" and case.chance(0.5):
        blocks.append(Text(case.line("原合同编号", old_number), case.one(("left", "right"))))
        quoted = f"《{old}》"
    else:
        quoted = f"《{old}》（合同编号：{old_number}）"
    blocks += parts.parties_block(case)
    origin = f"甲乙双方于{case.written(old_day)}签订了{quoted}（以下简称“原合同”），现经协商一致，达成如下补充协议："
    blocks += [
        Text(origin, indent=2),
        *clauses.numbered(case, _changes(case)),
        parts.signatures(case),
    ]
    return blocks, parts.margins(case)


def _changes(case: Case) -> list[clauses.Clause]:
    """Return what is changed: the time, the goods or the sum; says what follows for the fields."""
    change = case.one(("longer", "more", "sum", "delivery"))
    if change == "longer":
        day = writing.last_day(case.day, 12)
        case.truth.says("expires_on", day)
        text = case.one(
            (
                f"原合同有效期延长至{case.written(day)}。",
                f"双方同意将原合同期限延续至{case.written(day)}止。",
            )
        )
    elif change == "more":
        good = case.order(1, 1)[0]
        text = f"增购{good.name}{good.quantity}{good.unit}。" + clauses.price(
            case, good.sum, case.one(("增补货物总价", "本补充协议金额", "新增价款合计"))
        )
    elif change == "sum":
        before, after = sorted((case.fee(), case.fee() + 1))
        in_words = writing.capitals(case.dice, after)
        case.truth.may_be("amount", after)
        case.truth.may_be("currency", "CNY")
        case.truth.may_be("amount_in_words", in_words)
        text = f"原合同总价由{before:,.2f}元变更为{after:,.2f}元（大写：人民币{in_words}）。"
    else:
        text = f"原合同交货期变更为{case.written(writing.add_months(case.day, 2))}。"
    law = [] if case.chance(0.6) else [clauses.law(case)]
    return [
        ("变更内容", text),
        ("效力", "本协议与原合同不一致的，以本协议为准；其余条款不变。"),
        *law,
        clauses.copies(case),
    ]


def letter(case: Case) -> Worded:
    """An agreement as a letter: 致 the other side, 我司 and 贵司, a reply below."""
    case.truth.leaves_open("series")
    case.word = "函"
    to, sender = case.parties
    case.sides = (Side("致", "贵司"), Side("", "我司"))
    title = Text(
        case.one(("合作确认函", "采购确认函", "委托确认函", "合作意向书")),
        "center",
        18,
        True,
        after=0.6,
    )
    case.truth.says("title", title.text)
    case.plan_dates(head=False)
    case.end_dates = (case.end_dates or ("", ""))[0], case.one(writing.BLANKS[:2])
    if case.signed_on is not None:
        case.end_dates = (case.written(case.day), case.end_dates[1])
    case.name_parties()
    good = case.order(1, 1)[0]
    validity = ""
    if case.chance(0.5):
        last = writing.last_day(case.day, 12)
        case.truth.says("expires_on", last)
        validity = f"本函有效期至{case.written(last)}。"
    amount = clauses.price(case, good.sum, case.one(("总金额", "价款总额", "合计金额")))
    number = Text(
        case.line(case.one(("编号", "函件编号", "合同编号")), case.number()),
        case.one(("left", "right")),
    )
    body = [
        Text(f"致：{to.name}"),
        Text(f"经贵我双方协商，我司同意向贵司{case.one(('提供', '供应'))}{good.name}{good.quantity}{good.unit}，{amount}", indent=2),
        Text(f"交货时间为{case.written(writing.add_months(case.day, 1))}前，货到三十日内付款。{validity}", indent=2),
        Text(case.one(("如无异议，请贵司盖章回传，本函即构成双方之间有约束力的协议。", "贵司盖章确认后，本函对双方具有法律约束力。")), indent=2),
        Space(1),
        Text(f"{sender.name}（盖章）", "right"),
        Text(case.end_dates[0], "right") if case.end_dates[0].strip() else Space(0.2),
        Space(1),
        Text(f"确认方：{to.name}（盖章）"),
        Text(f"日期：{case.end_dates[1]}"),
    ]  # fmt: skip
    case.truth.leaves_open("effective_on")
    return [title, number, *body], parts.margins(case)


def covered(case: Case) -> Worded:
    """A cover with all the particulars, then pages that name the sides only by short names."""
    series, thing = case.one(
        (
            ("FW", "信息系统运维服务合同"),
            ("JS", "技术开发合同"),
            ("FW", "物业服务合同"),
            ("JS", "软件开发合同"),
        )
    )
    case.series(series)
    if thing == "软件开发合同":
        case.truth.leaves_open("series")
    case.sides = (Side("甲方", "甲方"), Side("乙方", "乙方"))
    project = f"{case.one(words.PROJECTS)}{case.one(('配套', '智能化', '信息化'))}项目"
    title = case.title(thing, spread=False)
    case.truth.says("title", title, f"{project}{title}")
    case.plan_dates(end=case.chance(0.4))
    case.name_parties()
    first, second = case.parties
    labels = [("合同编号", case.number()), ("项目名称", project),
              (case.one(("甲方", "甲    方", "委托方（甲方）")), first.name),
              (case.one(("乙方", "乙    方", "受托方（乙方）")), second.name)]  # fmt: skip
    if case.head_date is not None:
        labels.append((case.one(("签订日期", "签订时间", "签约时间")), case.head_date))
    labels.append(("签订地点", f"{case.one(words.CITIES)}市"))
    valid = spans.validity(case, "rrdeu") if case.chance(0.7) else None
    terms = [
        ("项目内容", f"{case.b}为{case.a}提供{project}的实施与服务。"),
        *([valid] if valid else []),
        ("合同价款", clauses.taxed(case, case.fee()) if case.chance(0.4) else clauses.price(case, case.fee())),
        clauses.payment(case), *clauses.others(case, case.number_between(4, 8)),
        clauses.law(case), clauses.copies(case),
    ]  # fmt: skip
    cover: list[Block] = [
        Space(5), Text(project, "center", 18, True), Text(title, "center", 26, True), Space(9),
        *(Text(case.line(label, value), "left", 14, indent=3, after=0.8) for label, value in labels),
        Break(),
    ]  # fmt: skip
    blocks = [
        *cover,
        Text(title, "center", 16, True),
        parts.preamble(case, project),
        *clauses.numbered(case, terms),
        parts.signatures(case),
    ]
    return blocks, parts.margins(case, title)


def number_in_header(case: Case) -> Worded:
    """The number stands only in the header of every page; details of both sides in two columns."""
    case.series("FW")
    case.sides = (Side("委托方", "委托方"), Side("服务方", "服务方"))
    title = Text(
        case.title("运输服务合同", "仓储服务合同", "检测服务合同", "咨询服务协议", "招聘服务合同"),
        "center",
        18,
        True,
        after=0.5,
    )
    case.plan_dates(head=case.chance(0.5))
    number = case.number()
    sides = parts.parties_beside(case, boxed=case.chance(0.5))
    date = (
        [Text(case.line("签署日期", case.head_date), "right")] if case.head_date is not None else []
    )
    valid = spans.validity(case, "rrdeub") or spans.validity(case, "ru")
    terms = [
        *([valid] if valid else []),
        ("费用", clauses.price(case, case.fee(), case.one(("服务费总额", "合同总金额", "服务总价")))),
        clauses.payment(case), *clauses.others(case, case.number_between(4, 8)), clauses.law(case), clauses.copies(case),
    ]  # fmt: skip
    blocks: list[Block] = [
        title,
        *date,
        sides,
        parts.preamble(case, "有关服务"),
        *clauses.numbered(case, terms),
        parts.signatures(case),
    ]
    head = case.one(
        (
            f"合同编号：{number}",
            f"合同编号：{number}    第 1 版",
            f"{case.truth.values['title']}    编号：{number}",
            f"Contract No.：{number}",
        )
    )
    return blocks, replace(parts.margins(case), head=head)
