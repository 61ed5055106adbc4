"""Chinese contracts of trade: sale, purchase, framework, agency."""

from __future__ import annotations

from contract_archive.demo.wording.blocks import Block, Draft, Heading, Line, Paragraph
from contract_archive.demo.wording.chinese import (
    DISCRETION,
    DISPUTES,
    FORCE_MAJEURE,
    SEALED,
    clauses,
    copies,
    goods_table,
    parties,
    signatures,
)
from contract_archive.demo.wording.facts import Facts, draft
from contract_archive.demo.wording.figures import date_in, last_day_of_term


def sale(facts: Facts) -> Draft:
    """We sell goods; the buyer is 甲方."""
    buyer, seller = ("甲方（需方）", facts.theirs), ("乙方（供方）", facts.ours)
    blocks: tuple[Block, ...] = (
        Heading("产品销售合同"),
        Line(f"合同编号：{facts.number}", "right"),
        Line(f"签订地点：{facts.place}", "right"),
        Line(f"签订日期：{date_in(facts.date_form, facts.signed_on)}", "right"),
        parties(buyer, seller),
        Paragraph(
            "依照《中华人民共和国民法典》及有关规定，甲乙双方经协商一致，就甲方向乙方购买下列产品"
            "订立本合同，共同遵守。"
        ),
        Line("一、产品名称、规格型号、数量及金额", bold=True),
        goods_table(facts),
        Line("二、双方约定", bold=True),
        *clauses(*_sale_terms(facts)),
        signatures(facts, ("甲方", facts.theirs), ("乙方", facts.ours)),
    )
    return draft(
        facts, "XS", "产品销售合同", blocks,
        amount=facts.order_amount, running_head="产品销售合同（示例文本）",
    )  # fmt: skip


def _sale_terms(facts: Facts) -> tuple[tuple[str, str], ...]:
    return (
        (
            "质量标准",
            "产品应符合国家现行标准和双方确认的技术资料，乙方随货提供合格证、检验报告和使用说明书。",
        ),
        (
            "交货",
            f"乙方应在收到预付款后{facts.days}日内将产品运至甲方指定仓库，运输费用和途中风险由乙方承担。",
        ),
        (
            "包装",
            "采用适合长途运输的坚固包装，防潮、防震、防锈，包装物不回收。",
        ),
        (
            "验收",
            "甲方应在到货之日起十日内验收；对数量、型号或外观有异议的，应在此期间内书面提出，"
            "逾期视为验收合格。",
        ),
        (
            "付款方式",
            f"合同签订后七日内甲方支付总额的{facts.percent}%作为预付款，"
            f"验收合格后三十日内支付{95 - facts.percent}%，"
            "余款5%作为质量保证金，质保期满十二个月后无息付清。",
        ),
        (
            "违约责任",
            "乙方逾期交货的，每逾期一日按逾期部分货款的千分之三支付违约金；甲方逾期付款的，"
            "按同期贷款市场报价利率支付利息。违约金总额不超过合同总额的百分之十。",
        ),
        FORCE_MAJEURE,
        DISCRETION,
        DISPUTES,
        copies(SEALED),
    )


def purchase(facts: Facts) -> Draft:
    """We buy goods; we are 买方."""
    buyer, seller = ("买受人", facts.ours), ("出卖人", facts.theirs)
    due = last_day_of_term(facts.signed_on, 12)
    blocks: tuple[Block, ...] = (
        Heading("设备采购合同"),
        Line(f"编号：{facts.number}", "center"),
        parties(buyer, seller, full=True),
        Paragraph("买受人因生产需要向出卖人采购下列设备，双方自愿订立本合同。"),
        goods_table(facts),
        *clauses(
            (
                "合同价款",
                "上表价款为含税价，税率百分之十三，已含包装、运输、"
                "安装调试和培训的全部费用。",
            ),
            (
                "交货期限",
                f"出卖人应在合同生效后{facts.days}日内一次交齐，"
                "分批交货须经买受人书面同意。",
            ),
            (
                "安装调试",
                "设备到货后五日内出卖人派员安装调试，连续运行七十二小时无故障的，"
                "双方签署验收单，验收单是付款的依据。",
            ),
            (
                "质量保证",
                "质保期自验收合格之日起十二个月，期内出卖人在接到通知后二十四小时内响应，"
                "免费更换有缺陷的部件。",
            ),
            (
                "付款",
                f"验收合格并收到增值税专用发票后三十日内支付{100 - facts.percent}%，"
                f"其余{facts.percent}%于质保期满后付清。",
            ),
            (
                "违约责任",
                "逾期交货超过三十日的，买受人有权解除合同，"
                "出卖人应退还已付价款并支付价款百分之五的违约金。",
            ),
            FORCE_MAJEURE,
            DISPUTES,
            copies(f"合同有效期至{date_in(facts.date_form, due)}，{SEALED}"),
            mark="{n}、",
        ),
        signatures(facts, ("买受人", facts.ours), ("出卖人", facts.theirs)),
    )  # fmt: skip
    return draft(
        facts, "CG", "设备采购合同", blocks, expires_on=due, amount=facts.order_amount
    )  # fmt: skip


def framework(facts: Facts) -> Draft:
    """We supply over a year or more, order by order; no amount of its own."""
    due = last_day_of_term(facts.signed_on, facts.months)
    first, last = (date_in(facts.date_form, day) for day in (facts.signed_on, due))
    blocks: tuple[Block, ...] = (
        Heading("年度供货框架协议", 22),
        Line(f"协议编号：{facts.number}", "right"),
        parties(("甲方", facts.theirs), ("乙方", facts.ours), full=True),
        Paragraph(
            "为建立长期稳定的合作关系，双方就甲方在协议期内向乙方采购自动化元件及配套服务的一般条件"
            "达成本框架协议；每次采购以订单为准，订单与本协议不一致的，以本协议为准，"
            "但订单另有明确约定并经双方盖章的除外。"
        ),
        *clauses(
            ("协议期限", f"自{first}起至{last}止。期满前三十日双方未提出书面异议的，可另行续签。"),
            (
                "订单",
                "甲方以书面或电子邮件发出订单，写明品名、型号、数量和交期；乙方应在两个工作日内确认，"
                "逾期未确认视为接受。",
            ),
            (
                "价格",
                "执行附件一所列价格。原材料价格波动超过百分之八的，任何一方可要求重新议价，"
                "议定前已确认的订单不受影响。",
            ),
            (
                "交货与验收",
                f"标准品自订单确认之日起{facts.days}日内交货，到货后五日内验收；"
                "不合格品由乙方在十日内免费更换。",
            ),
            (
                "对账与结算",
                "每月二十五日对账，乙方据此开具增值税专用发票，甲方在收到发票后六十日内以银行转账支付。",
            ),
            (
                "返利",
                "年度采购额达到三百万元的，乙方按采购额的百分之二返利，于次年第一季度以货款抵扣方式兑现。",
            ),
            (
                "知识产权",
                "乙方保证所供产品不侵犯第三方的权利，由此引起的索赔由乙方负责处理并承担费用。",
            ),
            (
                "反商业贿赂",
                "任何一方及其人员不得以任何名义向对方人员给予或索取不正当利益，"
                "违反的一方应承担由此造成的全部损失。",
            ),
            DISCRETION,
            FORCE_MAJEURE,
            (
                "协议解除",
                "一方严重违约且在收到书面催告后十五日内未纠正的，另一方有权解除本协议；"
                "解除不影响已确认订单的履行和结算。",
            ),
            DISPUTES,
            copies(SEALED),
        ),
        signatures(facts, ("甲方", facts.theirs), ("乙方", facts.ours)),
    )
    return draft(facts, "KJ", "年度供货框架协议", blocks, expires_on=due)


def agency(facts: Facts) -> Draft:
    """We appoint an agent for a region; paid by commission, so without an amount."""
    due = last_day_of_term(facts.signed_on, facts.months)
    first, last = (date_in(facts.date_form, day) for day in (facts.signed_on, due))
    blocks: tuple[Block, ...] = (
        Heading("区域代理协议"),
        Line(f"编号：{facts.number}", "right"),
        parties(("甲方（委托方）", facts.ours), ("乙方（代理方）", facts.theirs)),
        *clauses(
            (
                "代理区域与产品",
                "甲方委托乙方在东篱省范围内代理销售甲方生产的伺服驱动产品，乙方不得跨区域销售。",
            ),
            ("代理期限", f"自{first}至{last}。"),
            (
                "年度任务",
                "乙方每年度销售额不低于二百万元；连续两个季度完成率不足百分之六十的，甲方可以取消代理资格。",
            ),
            (
                "佣金",
                f"按实际回款额的{5 + facts.percent // 10}%计提佣金，"
                "于每季度结束后二十日内结算，税费由乙方自行承担。",
            ),
            (
                "市场支持",
                "甲方提供产品资料、样机和技术培训；未经甲方书面同意，乙方不得以甲方名义对外签订合同。",
            ),
            (
                "保证金",
                "乙方在签约后十日内缴纳保证金伍万元整（¥50,000.00），协议终止且无违约的，三十日内无息退还。",
            ),
            DISCRETION,
            DISPUTES,
            copies("自双方盖章之日起生效。"),
            mark="{n}、",
        ),
        signatures(facts, ("甲方", facts.ours), ("乙方", facts.theirs), bank=False),
    )
    return draft(facts, "DL", "区域代理协议", blocks, expires_on=due)
