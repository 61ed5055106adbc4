"""Clauses in many wordings. What a clause says of the contract it also says to the truth."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from contract_archive.demo.wording.figures import chinese_numeral

from . import parties, spans, words, writing
from .blocks import Text
from .case import Case

Clause = tuple[str, str]


def numbered(case: Case, clauses: Sequence[Clause], first: int = 1) -> tuple[Text, ...]:
    """Return clauses as paragraphs, numbered in one of the usual ways."""
    mark = case.one(
        (
            "第{zh}条 {head}：{text}",
            "第{zh}条  {head}\n{text}",
            "{zh}、{head}：{text}",
            "{zh}、{head}\n{text}",
            "{n}、{head}：{text}",
            "{n}. {head}：{text}",
            "{zh}、{text}",
            "第{zh}条 {text}",
            "{n}.{head}\n{n}.1 {text}",
        )
    )
    texts: list[Text] = []
    for n, (head, text) in enumerate(clauses, start=first):
        whole = mark.format(zh=chinese_numeral(n), n=n, head=head, text=text)
        texts += [Text(part, indent=2) for part in whole.split("\n")]
    return tuple(texts)


def copies(case: Case) -> Clause:
    """Return the closing clause: copies, and when the contract takes effect."""
    count = case.one(("贰", "肆", "陆", "四", "二", "两"))
    each = {"贰": "壹", "肆": "贰", "陆": "叁", "四": "两", "二": "一", "两": "一"}[count]
    sentence = spans.effect(
        case, {"": "sssssdcn", "range": "sssn", "effect": "n", "period": "sssssdcn"}[case.settled]
    )
    made = case.one(
        (
            f"本{case.word}一式{count}份，双方各执{each}份，具有同等法律效力。",
            f"本{case.word}正本一式{count}份，{case.a}{case.b}双方各持{each}份。",
            f"本{case.word}一式{count}份，{case.a}执{each}份，{case.b}执{each}份，每份具有同等效力。",
        )
    )
    rest = case.one(
        (
            f"未尽事宜，由双方另行签订补充协议，补充协议与本{case.word}具有同等法律效力。",
            f"本{case.word}未尽事宜，按国家有关法律法规执行。",
            f"附件为本{case.word}不可分割的组成部分。",
            "",
        )
    )
    text = case.one((made + sentence + rest, sentence + made + rest, rest + made + sentence))
    return case.one(("其他", "其他约定", "附则", "合同生效及其他", "其它")), text


def law(case: Case) -> Clause:
    """Return the clause on disputes, in some cases with the governing law; says it."""
    court = case.one(
        (
            f"因履行本{case.word}发生争议，双方应协商解决；协商不成的，向{case.a}所在地人民法院起诉。",
            f"凡因本{case.word}引起的争议，协商不成的，任何一方均可向原告住所地有管辖权的人民法院提起诉讼。",
            f"本{case.word}在履行中发生争议，由双方友好协商解决，协商不成时提交{case.one(words.CITIES)}仲裁委员会仲裁。",
            f"双方协商不成的，由{case.word}签订地人民法院管辖。",
        )
    )
    if case.chance(0.6):
        return case.one(("争议解决", "争议的解决方式", "解决纠纷的方式", "争议处理")), court
    case.truth.says("governing_law", "中华人民共和国")
    rule = case.one(
        (
            f"本{case.word}适用中华人民共和国法律。",
            f"本{case.word}的订立、效力、解释、履行及争议的解决均适用中华人民共和国法律。",
            f"本{case.word}受中华人民共和国法律管辖并按其解释。",
            f"与本{case.word}有关的一切事项适用中国法律。",
            f"本{case.word}之签订、解释及履行，适用中华人民共和国法律、法规。",
            f"本{case.word}的效力、解释、变更、执行与争议解决均受中华人民共和国法律约束。",
        )
    )
    return case.one(("法律适用与争议解决", "适用法律及争议解决")), rule + court


def _yuan(case: Case, low: int, high: int) -> str:
    amount = case.fee(low, high)
    return writing.figures(case.dice, amount)


def payment(case: Case) -> Clause:
    """Return terms of payment, with part sums that are not the contract's amount."""
    p = case.one((20, 30, 40, 50))
    a, b, word = case.buyer, case.seller, case.word
    text = case.one(
        (
            f"{word}签订后{case.one((3, 5, 7, 10))}个工作日内{a}支付{word}总价的{p}%作为预付款，货到验收合格后付至95%，余款5%作为质保金，质保期满后无息付清。",
            f"{a}应于{word}生效后向{b}支付定金{_yuan(case, 5_000, 90_000)}，发货前付清全部货款。",
            f"{b}开具增值税专用发票后30日内，{a}以银行转账方式付清全款。发票号码以实际开具为准。",
            f"首付款{_yuan(case, 10_000, 90_000)}于{case.written(writing.add_months(case.day, 1))}前支付，其余款项按进度支付。",
            f"月结{case.one((30, 60, 90))}天，{b}凭送货单及发票与{a}对账，{a}以电汇或六个月银行承兑汇票支付。",
            f"款到发货。运费{_yuan(case, 1_000, 9_000)}由{a}承担。",
        )
    )
    return case.one(("付款方式", "结算方式及期限", "付款条件", "货款结算", "支付方式")), text


def delivery(case: Case) -> Clause:
    """Return terms of delivery, with a date that is not the contract's."""
    a, b = case.buyer, case.seller
    due = case.written(writing.add_months(case.day, case.one((1, 2, 3))))
    place = (
        f"{case.one(words.CITIES)}市{case.one(words.STREETS)}{case.number_between(2, 500)}号{a}仓库"
    )
    text = case.one(
        (
            f"{b}应于{due}前将货物运至{place}，运杂费由{b}承担。",
            f"交货期：{due}。交货地点：{place}。",
            f"{b}在收到预付款后{case.one((15, 20, 30, 45))}日内交货，汽车运输，交货地点为{place}。",
            f"分两批交货，第一批{due}，第二批自第一批验收之日起三十日内。",
        )
    )
    return case.one(("交货时间与地点", "交（提）货方式、地点", "交货", "交付")), text


def others(case: Case, count: int) -> list[Clause]:
    """Return ``count`` clauses that say nothing of the fields, but are full of traps."""
    return case.dice.sample(_other_clauses(case), count)


def _other_clauses(case: Case) -> list[Clause]:
    a, b, word = case.buyer, case.seller, case.word
    third = parties.other_side(case.dice).name
    standard = case.one(words.STANDARDS)
    return [
        ("质量标准", f"按{standard}及双方确认的技术协议执行，{b}随货提供合格证和检验报告。"),
        (
            "质量要求、技术标准",
            f"符合国家标准{standard}；质保期自验收合格之日起{case.one((12, 18, 24))}个月。",
        ),
        ("包装要求", "采用适合长途运输的包装，防潮、防震、防锈，包装物不回收。"),
        (
            "验收",
            f"{a}应在到货后{case.one((5, 7, 10, 15))}日内验收，逾期未提出书面异议的视为合格。",
        ),
        (
            "违约责任",
            f"{b}逾期履行的，每逾期一日按{word}总金额的千分之{case.one('一二三五')}支付违约金；违约金累计不超过{word}总额的10%。",
        ),
        (
            "违约责任",
            f"任何一方违约，应向守约方支付违约金人民币{case.fee(10_000, 500_000):,.2f}元。",
        ),
        (
            "不可抗力",
            "因不可抗力不能履行的，应在事件发生后十五日内书面通知对方并提供证明，可部分或全部免除责任。",
        ),
        (
            "保密",
            f"双方对履行中知悉的对方商业秘密负有保密义务，本条在本{word}终止后三年内继续有效。",
        ),
        (
            "通知",
            f"双方往来文件以本{word}所列地址送达，一方变更地址应提前{case.one((5, 10, 15))}日书面通知对方。",
        ),
        (
            "解除",
            f"一方严重违约且在收到催告后{case.one((10, 15, 30))}日内未纠正的，另一方有权解除本{word}。",
        ),
        ("知识产权", f"{b}保证所提供的成果不侵犯任何第三方的知识产权，否则由{b}承担全部责任。"),
        (
            "质量保证金",
            f"{a}留取质保金{writing.figures(case.dice, case.fee(5_000, 60_000))}，质保期满无质量问题后15日内无息退还。",
        ),
        (
            "收款账户",
            f"{b}指定收款账户：户名{third}，开户行{case.ours.bank}，账号{case.ours.account}。",
        ),
        ("收货", f"收货单位：{third}，收货人：{case.theirs.agent}，电话：{case.theirs.phone}。"),
        ("第三方", f"{third}作为监理单位参与验收，其出具的书面意见作为付款依据之一。"),
        ("廉洁条款", "双方人员不得以任何名义索取或给予对方人员不正当利益。"),
        (
            "安全",
            f"{b}人员进入{a}现场应遵守安全管理规定，{b}应为其人员投保意外伤害险，保额不低于80万元/人。",
        ),
    ]


def price(case: Case, amount: Decimal, noun: str = "") -> str:
    """Return the sentence on what all costs; says amount, currency and words."""
    dice, word = case.dice, case.word
    noun = noun or case.one(
        (
            f"{word}总价",
            f"{word}总金额",
            f"{word}总价款",
            "合计总金额",
            f"本{word}总金额",
            f"本{word}总价",
            f"{word}金额",
            f"{word}价款",
            f"{word}总额",
            "货款总计",
            "总价款",
            f"{word}含税总价",
            "价款合计",
            f"{word}标的额",
            f"{word}价格",
            f"{word}暂定总价",
        )
    )
    money = writing.figures(dice, amount, case.currency)
    name = writing.currency_name(case.currency)
    tax = case.one(("", "", "（含税）", "（含13%增值税）"))
    plain = money.removeprefix("人民币")
    both = case.chance(0.72)
    in_words = writing.capitals(dice, case.worded(amount) if both else amount, case.currency)
    worded = (
        f"{noun}{tax}为{name}{in_words}（{money}）。",
        f"{noun}{tax}：{money}，大写：{name}{in_words}。",
        f"{noun}{tax}为{money}（大写：{name}{in_words}）。",
        f"{noun}{tax}：（小写）{money}，（大写）{name}{in_words}。",
        f"{noun}{tax}共计{name}（大写）{in_words}（小写：{money}）。",
        f"{noun}{tax}（大写）：{name}{in_words}，（小写）：{money}。",
        f"{noun}{tax}：大写{name}{in_words}；小写{money}。",
        f"{noun}{tax}总计为{name}{in_words}，即{money}。",
        f"{noun}{tax}为{amount:,.2f}{writing.unit(case.currency)}，大写：{in_words}。",
        f"{noun}{tax}：{name}{amount:,.2f}{writing.unit(case.currency)}（大写：{name}{in_words}）。",
        f"{noun}{tax}为人民币{plain}，大写{in_words}。"
        if case.currency == "CNY"
        else f"{noun}为{money}，大写{in_words}。",
    )
    if both:
        case.say_amount(amount, in_words)
        return case.one(worded)
    if case.chance(0.35):
        case.say_amount(amount, in_words)
        return case.one(
            (f"{noun}{tax}：{name}{in_words}。", f"{noun}{tax}为{name}（大写）：{in_words}。")
        )
    case.say_amount(amount)
    if case.currency == "CNY" and amount % 100 == 0 and case.chance(0.5):
        myriads = f"{(amount / 10_000).normalize():f}"
        return f"{noun}{tax}为{case.one(('人民币', ''))}{myriads}万元。"
    return case.one(
        (f"{noun}{tax}为{money}。", f"{noun}{tax}：{money}。", f"{noun}{tax}共计{money}。")
    )


def taxed(case: Case, amount: Decimal) -> str:
    """Return the sentence on a price split into net and tax; the gross is the amount."""
    rate = case.one((13, 9, 6))
    net = (amount * 100 / (100 + rate)).quantize(Decimal("0.01"))
    tax = amount - net
    in_words = writing.capitals(case.dice, amount)
    case.say_amount(amount, in_words)
    g, n, t = (f"{each:,.2f}" for each in (amount, net, tax))
    word = case.word
    return case.one(
        (
            f"本{word}不含税金额为¥{n}元，增值税税率{rate}%，税额¥{t}元，价税合计¥{g}元（大写：人民币{in_words}）。",
            f"{word}含税总价：人民币{g}元（大写：{in_words}），其中不含税价{n}元，增值税{t}元，税率{rate}%。",
            f"{word}价款：不含税价{n}元；税金{t}元（税率{rate}%）；含税总价{g}元，大写人民币{in_words}。",
        )
    )
