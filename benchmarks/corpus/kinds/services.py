"""Services, technology, leases and secrets."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from .. import clauses, parts, spans, words, writing
from ..blocks import Block, Margins, Text
from ..case import Case, Side

Worded = tuple[list[Block], Margins]


def service(case: Case) -> Worded:
    """A service for a fee over a time."""
    case.series("FW")
    case.sides = case.one(
        (
            (Side("甲方（委托方）", "甲方"), Side("乙方（受托方）", "乙方")),
            (Side("委托方（甲方）", "甲方"), Side("服务方（乙方）", "乙方")),
            (Side("甲方", "甲方"), Side("乙方", "乙方")),
            (Side("发包方", "发包方"), Side("承包方", "承包方")),
            (Side("委托单位", "委托单位"), Side("受托单位", "受托单位")),
            (Side("甲方（用户）", "甲方"), Side("乙方（服务商）", "乙方")),
            (Side("客户", "客户"), Side("服务提供方", "服务提供方")),
            (Side("甲 方", "甲方"), Side("乙 方", "乙方")),
        )
    )
    thing = case.one(
        ("设备维护保养", "物业管理", "信息系统运维", "保洁", "货物运输", "检测", "咨询", "培训")
    )
    title = Text(case.title(f"{thing}服务合同", f"{thing}服务协议"), "center", 18, True, after=0.6)
    case.plan_dates()
    fee = (
        clauses.taxed(case, case.fee())
        if case.chance(0.25)
        else clauses.price(
            case,
            case.fee(),
            case.one(("服务费总额", "服务费用", "合同总价", "服务费总计", "合同金额")),
        )
    )
    period = _period(case, "服务期限")
    terms = [
        ("服务内容", f"{case.b}按附件所列范围为{case.a}提供{thing}服务。"),
        period,
        ("服务费用", fee),
        clauses.payment(case),
        *clauses.others(case, case.number_between(2, 6)),
        clauses.law(case),
        clauses.copies(case),
    ]
    head = parts.head_lines(case, case.one(("right", "left", "center")))
    beside = case.chance(0.4)
    sides = (
        [parts.parties_beside(case, boxed=case.chance(0.5))]
        if beside
        else parts.parties_block(case)
    )
    blocks: list[Block] = [
        title, *head, *sides, parts.preamble(case, f"{thing}服务"),
        *clauses.numbered(case, terms), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case, case.truth.values["title"])


def _carriage(case: Case) -> Worded:
    """Goods carried or stored: 托运方 and 承运方, 存货方 and 保管方."""
    first, second, thing = case.one(
        (
            ("托运方", "承运方", "货物运输"),
            ("托运人", "承运人", "公路货物运输"),
            ("存货方", "保管方", "仓储保管"),
        )
    )
    case.sides = (Side(first, first), Side(second, second))
    case.truth.leaves_open("series")
    title = Text(case.title(f"{thing}合同"), "center", 18, True, after=0.6)
    case.plan_dates()
    head = parts.head_lines(case, case.one(("right", "left")))
    terms = [
        (
            "费用",
            clauses.price(case, case.fee(), case.one(("运输费用总计", "费用总额", "合同总价"))),
        ),
        _period(case, case.one(("合同期限", "履行期限", "合作期限"))),
        clauses.payment(case),
        *clauses.others(case, case.number_between(2, 5)),
        clauses.law(case),
        clauses.copies(case),
    ]
    blocks: list[Block] = [
        title, *parts.parties_block(case), *head, parts.preamble(case, thing),
        *clauses.numbered(case, terms), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def _period(case: Case, noun: str) -> clauses.Clause:
    """Return a clause on the time of a service or lease; says the last day.

    When such a contract takes effect is another matter, left to its closing clause.
    """
    first = writing.add_months(case.day, case.one((0, 1, 1))).replace(day=1)
    if first < case.day:
        first = writing.add_months(first, 1)
    months = case.one((6, 12, 12, 24, 36, 36, 60))
    last = writing.last_day(first, months)
    case.truth.says("expires_on", last)
    a, b, length = case.written(first), case.written(last), writing.term(case.dice, months)
    sentence = case.one(
        (
            f"{noun}自{a}起至{b}止。",
            f"{noun}为{length}，自{a}至{b}。",
            f"{noun}{length}，从{a}起至{b}止。",
            f"{noun}：{a}至{b}，共{length}。",
            f"{noun}为{length}，自{a}起计算。",
            f"{noun}自{a}起{length}。",
            f"自{a}起，{noun}{length}。",
            f"{noun}为{a}—{b}。",
            f"{noun}共{length}，即自{a}起至{b}止。",
            f"{noun}自{a}开始，至{b}结束。",
        )
    )
    case.settled, case.term_from = "period", first
    return noun, sentence + spans.renewal(case)


def technology(case: Case) -> Worded:
    """The ministry's form of a technology contract: a head of boxed lines on the first page."""
    case.series("JS")
    kind, first, second = case.one(
        (
            ("技术服务合同", "委托方（甲方）", "受托方（乙方）"),
            ("技术开发（委托）合同", "委托人（甲方）", "研究开发人（乙方）"),
            ("技术咨询合同", "委托方（甲方）", "受托方（乙方）"),
            ("技术转让合同", "受让方（甲方）", "让与方（乙方）"),
            ("技术开发合同", "委托方（甲方）", "受托方（乙方）"),
        )
    )
    case.sides = (Side(first, "甲方"), Side(second, "乙方"))
    project = (
        f"{case.one(words.PROJECTS)}{case.one(('控制系统', '监测平台', '工艺优化', '能效评估'))}"
    )
    title = Text(case.title(kind), "center", 22, True, after=1)
    case.plan_dates()
    codes = case.chance(0.3)
    case.name_parties(codes=codes)
    head = [case.line("项目名称", project)]
    for side, party in zip(case.sides, case.parties, strict=True):
        head.append(case.line(side.head, party.name))
        head += parts.party_details(case, party, codes)
    if case.head_date is not None:
        head.append(case.line(case.one(("签订时间", "签订日期")), case.head_date))
    head.append(case.line("签订地点", f"{case.one(words.CITIES)}市"))
    if case.chance(0.6):
        valid = spans.validity(case, "rrdeu") or spans.validity(case, "ru")
        assert valid
    else:
        valid = None
    if valid and case.settled == "range" and case.chance(0.5):
        head.append(case.line(*_head_range(case)))
        valid = None
    noun = case.one(
        ("技术服务费总额", "研究开发经费和报酬总额", "合同总价", "技术合同总金额", "报酬总额")
    )
    amount = case.fee()
    terms = [
        ("项目内容", f"{case.a}委托{case.b}就{project}项目进行专项技术工作。"),
        *([valid] if valid else []),
        ("报酬及支付", clauses.price(case, amount, noun)),
        clauses.payment(case),
        *clauses.others(case, case.number_between(2, 5)),
        clauses.law(case),
        clauses.copies(case),
    ]
    blocks: list[Block] = [
        parts.number_line(case, case.one(("right", "left"))), title,
        *(Text(line, after=0.2) for line in head),
        *clauses.numbered(case, terms), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case, project)


def _head_range(case: Case) -> tuple[str, str]:
    first, last = case.truth.values["effective_on"], case.truth.values["expires_on"]
    case.truth.says("auto_renew", None)
    case.truth.says("notice_days", None)
    return case.one(("有效期限", "合同有效期")), case.one(
        (
            f"{case.written(first)}至{case.written(last)}",
            f"自{case.written(first)}至{case.written(last)}",
        )
    )


def lease(case: Case) -> Worded:
    """A place let for rent: rent by the month, a deposit, and often no whole sum."""
    case.series("ZL")
    case.sides = case.one(
        (
            (Side("出租方（甲方）", "甲方"), Side("承租方（乙方）", "乙方")),
            (Side("甲方（出租人）", "甲方"), Side("乙方（承租人）", "乙方")),
            (Side("出租人", "出租人"), Side("承租人", "承租人")),
        )
    )
    thing = case.one(("厂房", "房屋", "办公场地", "仓库", "设备", "车辆"))
    title = Text(case.title(f"{thing}租赁合同"), "center", 18, True, after=0.6)
    case.plan_dates()
    rent = case.fee(3_000, 60_000)
    a, b = case.a, case.b
    period = _period(case, case.one(("租赁期限", "租赁期", "租期")))
    per_month = writing.figures(case.dice, rent)
    deposit = writing.figures(case.dice, rent * case.one((1, 2, 3)))
    if case.chance(0.5):
        total = rent * case.one((12, 24, 36))
        sentence = f"月租金为{per_month}。" + clauses.price(
            case, total, case.one(("租金总额", "租金总计", "合同期内租金总额"))
        )
    else:
        sentence = f"每月租金为{per_month}，按{case.one(('季度', '半年', '月'))}支付。"
        # A rent by the month is not the sum of the contract; some would file it as that.
        case.truth.leaves_open("amount", "currency", "amount_in_words")
    terms = [
        (
            "租赁物",
            f"{a}将位于{case.parties[0].address}的{thing}出租给{b}使用，面积{case.number_between(50, 5000)}平方米。",
        ),
        period,
        ("租金", sentence),
        ("押金", f"{b}应于签约时支付押金{deposit}，租期届满无息退还。"),
        *clauses.others(case, case.number_between(2, 5)),
        clauses.law(case),
        clauses.copies(case),
    ]
    blocks: list[Block] = [
        title, *parts.head_lines(case), *parts.parties_block(case),
        parts.preamble(case, f"{thing}租赁"), *clauses.numbered(case, terms), parts.signatures(case),
    ]  # fmt: skip
    return blocks, parts.margins(case)


def confidentiality(case: Case) -> Worded:
    """Secrets kept: no sum but a penalty; years after the end are not the contract's own term."""
    case.series("BM")
    case.sides = case.one(
        (
            (Side("甲方", "甲方"), Side("乙方", "乙方")),
            (Side("甲方（披露方）", "甲方"), Side("乙方（接收方）", "乙方")),
            (Side("披露方", "披露方"), Side("接收方", "接收方")),
        )
    )
    title = Text(
        case.title("保密协议", "商业秘密保密协议", "保密合同", "双向保密协议", "技术保密协议"),
        "center",
        20,
        True,
        after=0.8,
    )
    case.plan_dates()
    first, second = case.parties
    numbered = case.chance(0.6)
    blocks: list[Block] = [title]
    if numbered:
        blocks.append(parts.number_line(case))
    if case.head_date is not None:
        blocks.append(Text(case.line("签署日期", case.head_date), "right"))
    if case.chance(0.5):
        blocks += parts.parties_block(case)
    else:
        case.name_parties()
        a, b = case.sides
        blocks.append(
            Text(
                f"本协议由{first.name}（以下简称“{a.short}”）和{second.name}（以下简称“{b.short}”）共同订立。",
                indent=2,
            )
        )
    valid = spans.validity(case, "rddee") if case.chance(0.7) else None
    terms = [
        ("保密信息", f"指{case.a}向{case.b}披露的一切技术、经营信息，无论书面或口头。"),
        ("保密义务", f"{case.b}不得向任何第三方披露，且仅限于为双方合作目的使用。"),
        *([valid] if valid else []),
        (
            "保密期限",
            f"本{case.word}终止或解除后，保密义务继续有效{case.one(('二', '三', '五'))}年。",
        ),
        ("违约责任", f"违反保密义务的一方应支付违约金人民币{case.one((20, 50, 100))}万元。"),
        *clauses.others(case, case.number_between(0, 3)),
        clauses.law(case),
        clauses.copies(case),
    ]
    blocks += [
        parts.preamble(case, "保守商业秘密"),
        *clauses.numbered(case, terms),
        parts.signatures(case),
    ]
    return blocks, parts.margins(case)
