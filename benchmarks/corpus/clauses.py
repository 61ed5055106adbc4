"""Clauses in many wordings. What a clause says of the contract it also says to the truth."""

# ruff: noqa: E501 — a wording is read whole
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from contract_archive.demo.wording.figures import chinese_numeral

from . import parties, words, writing
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


def effect(case: Case, ways: str = "sssssdcn") -> str:
    """Return the sentence on taking effect; says ``effective_on``.

    ``ways``: s by signature, d by date, c by a condition, n nothing said.
    """
    way, word = case.one(ways), case.word
    if way == "n":
        if case.settled == "period":  # some take the first day of the term for it
            case.truth.may_be("effective_on", case.term_from)
        return ""
    if way == "d":
        case.effective_on = case.day if case.chance(0.3) else _soon(case)
        case.truth.says("effective_on", case.effective_on)
        day = case.written(case.effective_on)
        return case.one(
            (
                f"本{word}自{day}起生效。",
                f"本{word}于{day}生效。",
                f"本{word}生效时间：{day}。",
                f"本{word}的生效日为{day}。",
                f"本{word}自{day}起开始执行并生效。",
                f"本{word}经双方签字盖章，自{day}起正式生效。",
                f"本{word}生效日期为{day}。",
                f"双方确认，本{word}自{day}开始生效。",
            )
        )
    if way == "c":
        return case.one(
            (
                f"本{word}经双方签字盖章，并自{case.b}收到预付款之日起生效。",
                f"本{word}自双方签字盖章且{case.a}支付定金后生效。",
                f"本{word}须经双方有权机构批准后方可生效。",
                f"本{word}自双方盖章并经{case.a}上级主管部门批准之日起生效。",
            )
        )
    case.effective_on = case.signed_on
    if case.settled == "range" and case.truth.values.get("effective_on") != case.signed_on:
        # Validity from one day, and effect by signature on another: either may be meant.
        first = case.truth.values.get("effective_on")
        others = [day for day in (first, case.signed_on) if day]
        case.truth.may_be("effective_on", *others)
    else:
        case.truth.says("effective_on", case.signed_on)
    return case.one(_BY_SIGNATURE).format(word=word, a=case.a, b=case.b)


def _soon(case: Case) -> date:
    day = writing.add_months(case.day, case.one((0, 1, 1, 2)))
    return day.replace(day=1) if day.replace(day=1) >= case.day else day


_BY_SIGNATURE = (
    "本{word}自双方签字盖章之日起生效。",
    "本{word}自双方签字并加盖合同专用章之日起生效。",
    "本{word}自双方法定代表人或授权代表签字并加盖公章之日起生效。",
    "本{word}经双方签字、盖章后生效。",
    "本{word}经双方代表签字盖章后即生效。",
    "本{word}自签订之日起生效。",
    "本{word}自签署之日起生效。",
    "本{word}双方盖章后生效，传真件、扫描件与原件具有同等法律效力。",
    "本{word}由{a}、{b}双方盖章之日起生效。",
    "本{word}自双方签章之日起生效，双方权利义务履行完毕之日终止。",
    "以上条款双方已阅读并同意，签字盖章即生效。",
    "本{word}自双方加盖公章（或合同专用章）之日起正式生效。",
    "本{word}由双方授权代表签署并盖章后即行生效。",
    "本{word}于双方签字盖章之日生效。",
    "本{word}经双方签署后立即生效，至质保期满之日终止。",
    "{word}生效：自{a}、{b}双方法定代表人（负责人）或其委托代理人签字（或盖章）并加盖单位印章之日起生效。",
)


def copies(case: Case) -> Clause:
    """Return the closing clause: copies, and when the contract takes effect."""
    count = case.one(("贰", "肆", "陆", "四", "二", "两"))
    each = {"贰": "壹", "肆": "贰", "陆": "叁", "四": "两", "二": "一", "两": "一"}[count]
    sentence = effect(
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


def validity(case: Case, ways: str = "rrdeubx") -> Clause | None:
    """Return the clause on how long the contract holds; says ``expires_on`` and maybe the start.

    ``ways``: r from day to day, d a time from signing, e a time from taking effect, u until a
    day, b until a day in one sentence with taking effect, x until all is done. To be called before
    :func:`copies`. None where the way taken needs a date that nobody filled in.
    """
    way = case.one(ways)
    if case.signed_on is None and way in "de":
        return None
    sentence = {"r": _range, "d": _from_signing, "e": _from_effect, "u": _until, "x": _until_done,
                "b": _range}[way](case)  # fmt: skip
    heading = case.one(("{0}期限", "{0}有效期", "有效期", "有效期限", "期限")).format(case.word)
    return heading, sentence + renewal(case)


def _months(case: Case) -> int:
    return case.one((6, 12, 12, 12, 24, 24, 36, 36, 60, 18))


def _range(case: Case) -> str:
    first = case.day if case.chance(0.3) else _soon(case)
    months = _months(case)
    last = writing.last_day(first, months)
    case.settled = "range"
    case.truth.says("expires_on", last)
    case.truth.says("effective_on", first)
    a, b, word = case.written(first), case.written(last), case.word
    length = writing.term(case.dice, months)
    return case.one(
        (
            f"本{word}有效期自{a}起至{b}止。",
            f"本{word}有效期{length}，自{a}至{b}。",
            f"本{word}有效期为{length}，即自{a}起至{b}止。",
            f"{word}有效期限：{a}—{b}。",
            f"{word}有效期：从{a}起，到{b}止，共{length}。",
            f"本{word}的有效期限为{a}至{b}（含首尾两日）。",
            f"本{word}有效期：{a}至{b}。",
            f"本{word}有效期为{a}起至{b}止，期限{length}。",
            f"{word}有效期{length}（{a}至{b}）。",
        )
    )


def _from_signing(case: Case) -> str:
    assert case.signed_on
    months = _months(case)
    case.truth.says("expires_on", *writing.last_days(case.signed_on, months))
    length, word = writing.term(case.dice, months), case.word
    return case.one(
        (
            f"本{word}有效期为{length}，自双方签字盖章之日起计算。",
            f"本{word}自签订之日起{length}内有效。",
            f"本{word}有效期{length}，自签订之日起算。",
            f"{word}有效期：自签署之日起{length}。",
            f"本{word}期限为{length}，自本{word}签订之日起计。",
            f"自{word}签订之日起，有效期{length}。",
            f"本{word}有效期限{length}，从签字盖章之日起算。",
            f"双方合作期限为{length}，自本{word}签署之日起算。",
            f"本{word}为期{length}，自签约之日起计算。",
        )
    )


def _from_effect(case: Case) -> str:
    assert case.signed_on
    months, word = _months(case), case.word
    length = writing.term(case.dice, months)
    if case.chance(0.4):
        start = _soon(case)
        day = case.written(start)
        sentence = case.one(
            (
                f"本{word}自{day}起生效，有效期{length}。",
                f"本{word}自{day}起生效，有效期为{length}。",
                f"本{word}于{day}生效，期限{length}。",
            )
        )
    else:
        start = case.signed_on
        sentence = case.one(
            (
                f"本{word}自双方签字盖章之日起生效，有效期{length}。",
                f"本{word}自签字盖章之日起生效，有效期为{length}。",
                f"本{word}自签订之日起生效，有效期限为{length}。",
                f"本{word}经双方盖章后生效，有效期{length}。",
            )
        )
    case.settled = "effect"
    case.effective_on = start
    case.truth.says("effective_on", start)
    case.truth.says("expires_on", *writing.last_days(start, months))
    return sentence


def _until(case: Case) -> str:
    last = writing.last_day(_soon(case), _months(case))
    if case.chance(0.4):
        last = last.replace(month=12, day=31)
    case.truth.says("expires_on", last)
    day, word = case.written(last), case.word
    return case.one(
        (
            f"本{word}有效期至{day}止。",
            f"本{word}有效期截止至{day}。",
            f"{word}有效期至{day}。",
            f"本{word}至{day}到期。",
            f"本{word}于{day}期满。",
            f"本{word}到期日为{day}。",
            f"本{word}终止日期：{day}。",
            f"本{word}有效期限截至{day}。",
        )
    )


def _until_done(case: Case) -> str:
    return case.one(
        (
            f"本{case.word}有效期至双方权利义务履行完毕之日止。",
            f"本{case.word}自生效之日起至货款两清之日止有效。",
            f"本{case.word}在双方履行完全部义务后自动失效。",
        )
    )


def renewal(case: Case) -> str:
    """Return the sentence on what happens at the end; says ``auto_renew`` and ``notice_days``."""
    if "expires_on" not in case.truth.values or case.chance(0.4):
        return ""
    way, word = case.one("aaanno"), case.word
    if way == "o":
        case.truth.may_be("auto_renew", False)
        case.truth.leaves_open("notice_days")
        return case.one(
            (
                f"期满后经双方协商一致，可续签{word}。",
                f"{word}到期前{case.one((15, 30))}日，双方可就续约事宜另行协商。",
            )
        )
    if way == "n":
        case.truth.may_be("auto_renew", False)
        return case.one(
            (
                f"期满后本{word}自动终止。",
                f"{word}到期后自然终止，不自动续期。",
                f"{word}期满即终止，如需续约须另行签订书面{word}。",
                f"本{word}期满后不再自动延续。",
            )
        )
    days, words_ = _notice(case)
    case.truth.says("auto_renew", True)
    case.truth.says("notice_days", days)
    length = writing.term(case.dice, 12)
    return case.one(
        (
            f"期满前{words_}，任何一方未提出书面异议的，本{word}自动延续{length}。",
            f"{word}期满前{words_}内，如双方均未书面提出终止，则自动顺延{length}，以后亦同。",
            f"有效期届满前{words_}双方无异议的，本{word}自动续展{length}。",
            f"任何一方不再续约的，应提前{words_}书面通知对方，否则本{word}到期后自动续期{length}。",
            f"除非一方在期满{words_}前书面通知对方不再续约，本{word}到期自动续展{length}。",
            f"本{word}到期前{words_}，双方若无书面异议，本{word}自动顺延{length}，依此类推。",
            f"期限届满后，如任何一方未在届满前{words_}书面通知终止，本{word}按原条件自动续约{length}。",
            f"到期前{words_}如任何一方未以书面形式通知对方终止本{word}，则本{word}自动续签{length}。",
        )
    )


def _notice(case: Case) -> tuple[int, str]:
    if case.chance(0.3):
        months = case.one((1, 1, 2, 3))
        return months * 30, case.one((f"{months}个月", f"{'一两三'[months - 1]}个月"))
    days = case.one((10, 15, 30, 30, 60, 90))
    return days, writing.days_written(case.dice, days)


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
