"""How long a contract holds: when it takes effect, when it ends, and what happens then."""

from __future__ import annotations

from datetime import date

from . import writing
from .case import Case


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


def validity(case: Case, ways: str = "rrdeubx") -> tuple[str, str] | None:
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
