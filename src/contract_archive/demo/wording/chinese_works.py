"""Chinese contracts of service and use: service, lease, confidentiality, development."""

from __future__ import annotations

from datetime import timedelta

from contract_archive.demo.wording.blocks import (
    Block,
    Draft,
    Fields,
    Heading,
    Line,
    Paragraph,
    Table,
)
from contract_archive.demo.wording.chinese import (
    DISCRETION,
    DISPUTES,
    FORCE_MAJEURE,
    SEALED,
    clauses,
    copies,
    money,
    parties,
    signatures,
)
from contract_archive.demo.wording.facts import Facts, draft
from contract_archive.demo.wording.figures import (
    amount_in_capitals,
    date_in,
    last_day_of_term,
)


def service(facts: Facts) -> Draft:
    """We maintain the customer's machines for a yearly fee."""
    first = facts.signed_on + timedelta(days=7)
    due = last_day_of_term(first, 12)
    begin, end = (date_in(facts.date_form, day) for day in (first, due))
    blocks: tuple[Block, ...] = (
        Heading("设备维护保养服务合同"),
        Line(f"合同编号：{facts.number}", "right"),
        Line(f"签订日期：{date_in(facts.date_form, facts.signed_on)}", "right"),
        parties(("甲方（委托方）", facts.theirs), ("乙方（受托方）", facts.ours)),
        Paragraph("甲方委托乙方对其自动化生产线提供维护保养服务，双方约定如下："),
        *clauses(
            (
                "服务内容",
                "每月一次例行巡检，每季度一次预防性保养，故障时提供电话支持和现场抢修，并建立设备档案。",
            ),
            ("服务期限", f"自{begin}起至{end}止，共十二个月。"),
            (
                "服务费用",
                f"全年服务费为{money(facts.fee)}，含税，更换的备件另行计价。",
            ),
            (
                "支付方式",
                "分两期支付：合同生效后十五日内支付百分之五十，"
                "满六个月后十五日内支付其余部分。",
            ),
            (
                "响应时间",
                "接到故障通知后一小时内电话响应，八小时内到达现场，"
                "一般故障二十四小时内排除。",
            ),
            (
                "甲方配合",
                "甲方应提供必要的工作条件和安全防护，指定专人在服务单上签字确认。",
            ),
            (
                "违约责任",
                "乙方未按时到场的，每次扣减当期服务费的百分之二；甲方逾期付款的，"
                "按日万分之三支付违约金。",
            ),
            FORCE_MAJEURE,
            DISPUTES,
            copies(SEALED),
        ),
        signatures(facts, ("甲方", facts.theirs), ("乙方", facts.ours), bank=False),
    )  # fmt: skip
    return draft(
        facts, "FW", "设备维护保养服务合同", blocks,
        expires_on=due, amount=facts.fee,
    )  # fmt: skip


def lease(facts: Facts) -> Draft:
    """We rent a workshop."""
    first = facts.signed_on.replace(day=1) + timedelta(days=31)
    first = first.replace(day=1)
    due = last_day_of_term(first, facts.months)
    begin, end = (date_in(facts.date_form, day) for day in (first, due))
    rent = facts.fee // 10
    form = Fields(
        (
            ("房屋坐落", facts.theirs.address),
            ("建筑面积", f"{facts.days * 42}平方米"),
            ("租赁用途", "生产厂房及仓储"),
            ("租赁期限", f"{begin}至{end}"),
            ("月租金", f"¥{rent:,.2f}（大写：{amount_in_capitals(rent)}）"),
            ("租金总额", f"¥{rent * facts.months:,.2f}"),
        ),
        boxed=True,
    )
    blocks: tuple[Block, ...] = (
        Heading("厂房租赁合同"),
        Line(f"合同编号：{facts.number}"),
        parties(("出租人（甲方）", facts.theirs), ("承租人（乙方）", facts.ours)),
        form,
        *clauses(
            ("租金支付", "租金按季度支付，先付后用，乙方应在每季度首月十日前支付。"),
            ("押金", f"乙方在签约当日交付押金{money(rent * 2)}，租赁期满结清费用后无息退还。"),
            ("费用", "水、电、通信费由乙方承担，房屋本体的维修由甲方负责。"),
            ("使用要求", "乙方不得擅自改变房屋结构或转租，应遵守消防安全规定并接受检查。"),
            (
                "提前解除",
                "任何一方提前解除合同的，应提前三个月书面通知对方，并支付相当于两个月租金的违约金。",
            ),
            DISPUTES,
            copies("自双方签字盖章之日起生效。"),
        ),
        signatures(facts, ("甲方", facts.theirs), ("乙方", facts.ours), bank=False),
    )
    return draft(
        facts, "ZL", "厂房租赁合同", blocks,
        expires_on=due, amount=rent * facts.months,
    )  # fmt: skip


def confidentiality(facts: Facts) -> Draft:
    """Both sides keep secrets."""
    due = last_day_of_term(facts.signed_on, 36)
    blocks: tuple[Block, ...] = (
        Heading("保 密 协 议", 24),
        parties(("甲方", facts.ours), ("乙方", facts.theirs)),
        Fields((("编号", facts.number), ("签订地", facts.place)), columns=2),
        Paragraph(
            "鉴于双方正在就传动控制系统的合作进行商谈，一方（披露方）将向另一方（接收方）披露有关信息，"
            "双方达成协议如下："
        ),
        *clauses(
            (
                "保密信息",
                "包括图纸、源程序、工艺参数、客户名单、报价、经营计划，以及标明“保密”字样的其他资料，"
                "不论以书面、口头或电子形式披露。",
            ),
            (
                "保密义务",
                "接收方应以不低于保护自身秘密的谨慎程度保护保密信息，只用于本次合作，"
                "只告知确有必要知悉的人员。",
            ),
            (
                "例外",
                "已为公众所知的信息、接收方独立取得的信息，以及依法律要求必须提供的信息除外。",
            ),
            ("返还", "披露方提出要求的，接收方应在十日内返还或销毁全部载体，并出具书面证明。"),
            (
                "期限",
                f"本协议自签订之日起三年内有效，即至{date_in(facts.date_form, due)}止。",
            ),
            (
                "违约责任",
                "接收方违反本协议的，应赔偿披露方因此遭受的损失，包括合理的律师费和公证费。",
            ),
            ("无授权", "披露信息不构成对任何专利权、著作权或商标权的许可。"),
            DISPUTES,
        ),
        signatures(facts, ("甲方", facts.ours), ("乙方", facts.theirs), bank=False),
    )
    return draft(facts, "BM", "保密协议", blocks, expires_on=due)


def development(facts: Facts) -> Draft:
    """We develop software to order, paid in stages."""
    due = last_day_of_term(facts.signed_on, 12)
    blocks: tuple[Block, ...] = (
        Heading("技术开发（委托）合同", 22),
        Line(f"合同编号：{facts.number}", "right"),
        parties(("委托人（甲方）", facts.theirs), ("研究开发人（乙方）", facts.ours), full=True),
        Paragraph(
            "甲方委托乙方研究开发“产线数据采集与追溯系统”项目，并支付研究开发经费和报酬，"
            "乙方接受委托并进行此项研究开发工作。"
        ),
        *clauses(
            (
                "开发内容",
                "完成设备数据采集、质量追溯、报表三个模块的设计、编码、测试和部署，技术指标见附件。",
            ),
            ("经费与报酬", f"总额为{money(facts.fee)}，按下表分期支付。"),
        ),
        _stages(facts),
        *clauses(
            ("履行期限", f"自合同生效之日起至{date_in(facts.date_form, due)}完成全部工作。"),
            ("验收", "乙方提交验收申请后十日内，甲方组织验收，并出具技术项目验收证明。"),
            (
                "成果归属",
                "开发成果的专利申请权和著作权归甲方所有，乙方可用于后续研究，但不得转让。",
            ),
            ("风险责任", "因技术难以预见而致使开发失败的，损失由双方合理分担。"),
            DISCRETION,
            FORCE_MAJEURE,
            DISPUTES,
            copies(SEALED),
            first=3,
        ),
        signatures(facts, ("甲方", facts.theirs), ("乙方", facts.ours)),
    )
    return draft(facts, "JS", "技术开发（委托）合同", blocks, expires_on=due, amount=facts.fee)


def _stages(facts: Facts) -> Table:
    shares = (facts.percent, 90 - facts.percent, 10)
    stages = ("合同生效后十日内", "验收合格后三十日内", "质保期满一年后")
    rows = tuple(
        (str(n), stage, f"{share}%", f"{facts.fee * share / 100:,.2f}")
        for n, (stage, share) in enumerate(zip(stages, shares, strict=True), start=1)
    )
    return Table(("期次", "支付时间", "比例", "金额（元）"), (10, 45, 15, 30), rows, (2, 3))
