"""From when until when a Chinese contract holds: 自…起生效, 有效期自…至…止, 有效期一年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from contract_archive.reading.chinese.body import body_end
from contract_archive.reading.chinese.others import heading_of
from contract_archive.reading.chinese.sentences import Sentence, last_match, place, sentences
from contract_archive.reading.document import Document
from contract_archive.reading.scanning import by_first
from contract_archive.reading.values.dates import FoundDate, dates
from contract_archive.reading.values.durations import Duration, durations, last_day
from contract_archive.records.readings import Candidate

_OF_WHAT = (
    "合同|协议|服务|租赁|合作|代理|代销|经销|授权|委托|许可|使用|承包|承揽|运输|承运|配送|履行|履约|借款|贷款"
    "|聘用|聘任|聘请|雇佣|用工|供货|供应|采购|维护|运维|维保|保养|养护|托管|管理|物业服务|顾问|运营|经营|仓储|存储|储存|寄存|存放"
    "|保管|保险|推广|框架|居间|外包|派遣|订阅|发布|刊登|刊播|播出|投放|展示|出租|承租|转租|续租|续约|续签|特许|加盟|联营|出借|借用"
    "|保洁|保安|驻场|会员|赞助|冠名|代言|代运营|代管"
)
_HOW_LONG = "(?:的)?(?:有效)?(?:期限?间?|起止(?:日期|时间)|年限)"
_PERIOD = (
    f"有效期|有效期间|{by_first(_OF_WHAT, _HOW_LONG)}|租期|聘期|借期|起止(?:日期|时间)"
    "|期限(?<![一-鿿]期限)(?=[一-鿿]?[:为是自从共\\d一二三四五六七八九十壹贰叁肆伍])"
)
_NOT_THE_TERM = re.compile(
    r"质保|质量保证|保修|保证期|质量?保|试用|试运行|免租|装修期|缺陷责任|投标|报价|付款|支付|交货|交付期|发货"
    r"|工期|施工期|建设期|验收|证书|执照|资质|许可证|保函|委托书|授权书|异议|整改|宽限|诉讼|仲裁|追索|账期|信用期|对账|培训期"
    r"|免费|保险期|保存期|质押|抵押|(?:第[一二三四五1-9]|首|每)(?:个)?(?:阶段|期|批|年度?)|不可抗力|竞业|提前|届满前|期满前"
)
# A service, a lease, even a contract may begin on another day than it comes into force.
_MISREAD_FORCE = re.compile("[主坐]效|生[郊故教]")
_WHOLE = re.compile("有效")
_SECRECY = re.compile("保密")
_ABOUT = re.compile(
    f"{_PERIOD}|生效|有效|日止|主效|坐效|生[郊故教]|到期|届满|期满|终止日|截止|起租|起始日"
)
_TERM = re.compile(_PERIOD)
_TO = re.compile(
    r"[\s_)(]*(?:零时|0时|00:00)?[\s_(]*(?:起|开始|日起)?[\s_,)]*(?:计)?(?:(?:直)?至|到(?!期)|迄|—+|-+|~+)+[\s_(]*"
)
_PARTIAL = re.compile(
    r"[\s_)(]*(?:起|开始)?[\s_,]*(?:至|到|—+|-+|~+)[\s_]*(?:(?P<same>本|当|同)年)?[\s_]*"
    r"(?P<month>\d{1,2})[\s_]*月[\s_]*(?P<day>\d{1,2})[\s_]*[日号]"
)
_UNTIL = re.compile(r"(?:[至到]|截止日?(?:期|至|为)?)[:为于]?[\s_]*$")
_UNTIL_THEN = re.compile(r"(?:本合同|本协议|合同|协议)[^,。]{0,12}(?:至|到|于)[\s_]*$")
_HOLDS = re.compile(r"(?:本合同|本协议)(?!终止|解除|期满|届满)[^,。;后]{0,30}$")
_IN_WHICH = re.compile(r"[\s_]*(?:内|之内|期内)?(?:持续|一直)?有效")
_VALID_FOR = re.compile(r"(?:本合同|本协议)[^。;]{0,40}有效(?:期)?(?:为|是|:)?[\s_]*.$")
_VALID = re.compile(r"[\s_)]*(?:24时)?(?:止|之?内|期间)*(?:持续|一直)?有效")
_OURS = re.compile(r"(?:合同|协议)书?,?(?:自|从|由|于|在)?[\s_]*\d{4}[^,。;]{2,24}$")
_END_LABEL = re.compile(
    r"(?:到期日|届满日|终止日|截止日|结束日|失效日|期满日)(?:期|为|是)?[:为是]?[\s__(]*$"
    r"|有效期(?:限)?(?:截?止|至|到)(?:日期|日)?[:为]?[\s__]*$"
)
_ENDS = re.compile(r"[\s_)]*(?:24时|二十四时)?(?:止|终止|届满|到期|期满|失效|为止|截止)")
_START_LABEL = re.compile(
    r"(?:(?:起租|起始|开始|起算)(?:日期|日|时间)|(?:合同|协议|服务|租赁)起(?:始)?日)[:为是]?[\s__(]*$"
)
_FROM = re.compile(r"(?:自|从|于|由)[\s_]*$")
_STARTS = re.compile(r"[\s_)]*(?:零时|0时)?(?:起|开始)")
_IN_FORCE = re.compile(
    r"[\s_)]*(?:零时|0时)?(?:之日|日)?[\s_,]*(?:起|即|即行|正式|开始|执行|履行|实施|并|和|且)*生效"
)
_FORCE_LABEL = re.compile(
    r"生效(?:日期|日|时间)[:为是]?[\s__(]*$|生效(?:日期|日|时间)?(?:为|:|是|于)[\s_]*$"
)
_SIGNING = "签订|签署|签字|签章|盖章|签名|用印|订立|签约|加盖|公章|印章|专用章"
_SIGNED = re.compile(
    rf"(?:{_SIGNING})[^。;,]{{0,24}}?(?:之?日起?|之时|当日|后|起|即)"
    r"(?:[,起即时日行]|立即|正式|成立|并|和|、|本合同|本协议|合同|协议)*(?:生效|发生法律效力|具有法律效力)"
    r"|(?:签订|签署|签字|签章|盖章)\)?生效"
    r"|双方[^。;,]{0,10}(?:签字|盖章|签章)[^。;,]{0,6}有效"
)
_UPON = re.compile(
    "(?<![0-9号])(?:之?日起?|后|时起?)[,]?(?:正式|开始|即|本合同|本协议|合同|协议|成立|并)*生效"
)
_FROM_SIGNING = re.compile(
    r"(?:签订|签署|签字|签章|盖章|签约|订立|签字盖章)[^。;,\d]{0,16}?(?:之?日|时|当日|后|完成)?(?:起|开始)?"
)
_FROM_FORCE = re.compile(r"生效(?:之?日|时|后)?(?:起|开始)")
_FROM_EVENT = re.compile(
    "(?:自|从)(?![^,。;]{0,20}(?:签|盖章|生效|订立|成立))[^,。;0-9]{1,16}(?:之?日|时|后)(?:起|开始)"
)
_CONDITION = re.compile(
    r"(?:且|并|及|和|后|经|待)[^。;,]{0,16}?(?:支付|付清|付款|收到|到账|交纳|缴纳|批准|审批|备案|公证|登记|提供|提交|交付|通过)"
    r"|(?:支付|收到|到账|批准|备案|公证|登记|交纳|缴纳)[^。;,]{0,12}(?:之?日|后)"
    r"|附(?:生效)?条件|书面确认后"
)
_THIS_PAPER = re.compile("本(?:补充|变更|终止|解除|修订|增补)(?:协议|合同)")
_OTHER_PAPER = re.compile(
    r"补充协议|附件|变更|修改|修订|通知|授权书|委托书|订单|调整|解除|终止协议|保函|保单"
)
_RENEWED = re.compile(r"(?:续|延|顺延|每次|再|展期|自动)[^,。;]{0,8}$")


_REACH = 200
"""How far before a value, in characters of its sentence, the words are that it stands under."""
# In a contract that is not about upkeep, the time of upkeep is the warranty's.
_UPKEEP = re.compile("(?:维护|维保|保养|养护)(?=(?:的)?(?:服务)?(?:期|年限))")
_ABOUT_UPKEEP = re.compile("维护|维保|保养|养护|运维|服务|物业|托管|保障")


class Term(NamedTuple):
    """The candidates for the first and the last day."""

    effective: list[Candidate]
    expires: list[Candidate]


class _Found(NamedTuple):
    value: date
    span: tuple[int, int]
    sure: float
    rule: str


def term_of(document: Document, signed: Candidate | None) -> Term:
    """Return from when and until when the contract holds; ``signed`` is its day of signing.

    The last day is the one stated (至…止, 有效期至). Else it is computed: with the start stated,
    the day of coming into force, or the day of signing as the first day (起 counts it in), the
    period ends on the day before the same date; see :func:`last_day`. What the page makes depend on
    the signing is as sure as the day of signing, never surer.
    """
    end = body_end(document)
    every = [
        each
        for each in sentences(document, _ABOUT)
        if document.flow.span(each.start, each.start + 1)[0] < end
    ]
    if not _ABOUT_UPKEEP.search(heading_of(document)):
        every = [each._replace(words=_UPKEEP.sub("质保", each.words)) for each in every]
    every = [each._replace(words=_MISREAD_FORCE.sub("生效", each.words)) for each in every]
    effective, first = _effective(document, every, signed)
    start = max((*effective, *first), key=lambda each: each.confidence, default=None)
    expires = list(_stated(document, every))
    expires += _computed(document, every, signed, start or signed)
    return Term(effective, expires)


# The first day


def _effective(
    document: Document, every: list[Sentence], signed: Candidate | None
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the days of coming into force, and the first days of periods that are not these."""
    stated = [found for each in every for found in _in_force(document, each)]
    on_signing = [span for each in every for span in _on_signing(document, each)]
    if signed is not None and isinstance(signed.value, date):
        sure = min(0.95, signed.confidence)
        stated += [
            _Found(signed.value, span, sure, "zh.effective.on-signing") for span in on_signing
        ]
    begun = [found for each in every for found in _period_starts(document, each)]
    if not stated and not on_signing and not any(map(_upon_something, every)):
        return [_candidate(document, found) for found in begun], []
    # 有效期自 says nothing where the page says what brings the contract into force.
    rest = [found._replace(sure=min(found.sure, 0.5)) for found in begun]
    return [_candidate(document, found) for found in stated], [
        _candidate(document, found) for found in rest
    ]


def _upon_something(sentence: Sentence) -> bool:
    """Tell whether a sentence lets the contract come into force upon an event, not on a day."""
    match = _UPON.search(sentence.words) if "生效" in sentence.words else None
    return match is not None and not _of_a_change(sentence.words[: match.start()])


def _candidate(document: Document, found: _Found) -> Candidate:
    return document.candidate(found.value, found.span, found.sure, found.rule)


def _in_force(document: Document, sentence: Sentence) -> Iterator[_Found]:
    if "生效" not in sentence.words and "生效" not in sentence.heading:
        return
    for found, before, after in _surrounded(sentence):
        label = _FORCE_LABEL.search(before)
        if not label and not (_IN_FORCE.match(after) and re.search("合同|协议", before)):
            continue
        if _OTHER_PAPER.search(before):
            continue
        where = place(document.flow, sentence, found.span)
        yield _Found(found.value, where, 0.8 if found.repaired else 0.96, "zh.effective.stated")


def _on_signing(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where a sentence says that the contract is in force once it is signed."""
    if "效" not in sentence.words:
        return
    for match in _SIGNED.finditer(sentence.words):
        before = sentence.words[: match.start()]
        whole = re.split("[,]", before)[-1] + match[0]
        # 签订之日起三日后生效: not on that day.
        if _CONDITION.search(whole) or _of_a_change(before) or any(durations(match[0])):
            continue
        yield place(document.flow, sentence, match.span())


def _of_a_change(before: str) -> bool:
    """Tell whether it is a change to the contract, or another paper, that comes into force."""
    *others, clause = re.split("[,]", _THIS_PAPER.sub("本协议", before))
    if re.search("补充|变更|修改|附件|终止", clause):
        return True
    ours = re.search("本(?:合同|协议)", clause) or not others
    return not ours and bool(re.search("变更|修改|补充|修订", others[-1]))


def _period_starts(document: Document, sentence: Sentence) -> Iterator[_Found]:
    if not _is_term(sentence.heading + sentence.words):
        return
    for found, before, after in _surrounded(sentence):
        context = sentence.heading + before
        if _ENDS.match(after):
            continue
        starts = (_FROM.search(before) or _STARTS.match(after) or _TO.match(after)) and _is_term(
            context
        )
        if starts or (_START_LABEL.search(before) and not _NOT_THE_TERM.search(context)):
            where = place(document.flow, sentence, found.span)
            named = last_match(_TERM, context)
            whole = named is None or _WHOLE.search(named[0])
            sure = min(0.92 if whole else 0.7, 0.8 if found.repaired else 1.0)
            yield _Found(found.value, where, sure, "zh.effective.period")
            return


# The last day


def _stated(document: Document, every: list[Sentence]) -> Iterator[Candidate]:
    for sentence in every:
        for found in _ends(sentence):
            where = place(document.flow, sentence, found.span)
            yield document.candidate(found.value, where, found.sure, found.rule)


def _ends(sentence: Sentence) -> Iterator[_Found]:
    previous = None
    for found, before, after in _surrounded(sentence):
        gap = sentence.words[previous.span[1] : found.span[0]] if previous else None
        is_range = previous is not None and previous.value <= found.value
        end = _end(found, sentence.heading + before, after, gap if is_range else None)
        if end is not None:
            yield end
        previous = found


def _end(found: FoundDate, before: str, after: str, gap: str | None) -> _Found | None:
    """Return a date as the contract's last day, if the words around it say so.

    ``gap`` is what stands between an earlier date and it.
    """
    sure = 0.8 if found.repaired else 0.96
    if _END_LABEL.search(before) and not _NOT_THE_TERM.search(before[-16:]):
        return _Found(found.value, found.span, sure, "zh.expiry.label")
    until = _UNTIL_THEN.search(before) and not _NOT_THE_TERM.search(before[-24:])
    if until and _ENDS.match(after):
        return _Found(found.value, found.span, sure - 0.02, "zh.expiry.until")
    if gap is not None and _TO.fullmatch(gap) and _VALID.match(after) and _OURS.search(before):
        return _Found(found.value, found.span, min(sure, 0.94), "zh.expiry.valid")
    if not _is_term(before):
        return None
    term = last_match(_TERM, before)
    if term is not None and re.match("委托|授权", term[0]):
        sure = min(sure, 0.85)  # a power of attorney ends, not the contract
    if gap is not None and _TO.fullmatch(gap):
        return _Found(found.value, found.span, sure, "zh.expiry.range")
    if _UNTIL.search(before):
        return _Found(found.value, found.span, sure - 0.02, "zh.expiry.until")
    partial = _partial(found, after)
    if partial is None:
        return None
    last, length = partial
    return _Found(last, (found.span[0], found.span[1] + length), sure - 0.03, "zh.expiry.range")


def _partial(found: FoundDate, after: str) -> tuple[date, int] | None:
    """Return the last day of 2024年1月1日至12月31日, and the length of what follows its first."""
    match = _PARTIAL.match(after)
    if match is None:
        return None
    try:
        last = date(found.value.year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return (last, match.end()) if last > found.value else None


def _computed(
    document: Document, every: list[Sentence], signed: Candidate | None, start: Candidate | None
) -> Iterator[Candidate]:
    for sentence in every:
        for span, duration in _lengths(sentence):
            begin = _begin(sentence, signed, start)
            if begin is None:
                continue
            where = place(document.flow, sentence, span)
            yield document.candidate(
                last_day(begin[0], duration), where, begin[1], "zh.expiry.computed"
            )


def _lengths(sentence: Sentence) -> Iterator[tuple[tuple[int, int], Duration]]:
    """Yield the first period of each clause that tells how long the contract holds."""
    for found in durations(sentence.words):
        before = sentence.words[max(0, found.span[0] - _REACH) : found.span[0]]
        context = sentence.heading + before + sentence.words[found.span[0]]
        if found.value.working or _RENEWED.search(before) or sentence.of_another(found.span[0]):
            continue
        if _holds_for(context, sentence.words[found.span[1] :]):
            yield found.span, found.value
            return


def _holds_for(before: str, after: str) -> bool:
    """Tell whether the words around a period say that the contract holds so long.

    ``before`` ends with the first character of the period.
    """
    if _IN_WHICH.match(after) and _HOLDS.search(before):
        return not _NOT_THE_TERM.search(before[-30:])
    if re.match(r"\s*(?:前|以前|之前|内|之内|后)", after):
        return False
    return _is_term(before) or bool(_VALID_FOR.search(before))


def _begin(
    sentence: Sentence, signed: Candidate | None, start: Candidate | None
) -> tuple[date, float] | None:
    """Return the first day of a period that a sentence states, and how sure it is."""
    words = sentence.words
    for found, before, after in _surrounded(sentence):
        starts = _STARTS.match(after) or _TO.match(after) or _IN_FORCE.match(after)
        if starts or _FROM.search(before):
            return found.value, 0.93
    if _FROM_EVENT.search(words):
        return None  # 自起租日起: on a day that the page does not know
    if _FROM_SIGNING.search(words) and not _FROM_FORCE.search(words):
        return _of(signed)
    return _of(start)


def _of(candidate: Candidate | None) -> tuple[date, float] | None:
    if candidate is None or not isinstance(candidate.value, date):
        return None
    return candidate.value, min(0.93, candidate.confidence)


def _surrounded(sentence: Sentence) -> Iterator[tuple[FoundDate, str, str]]:
    """Yield the dates of a sentence with the words before and behind each."""
    for found in dates(sentence.words):
        start, end = found.span
        if not sentence.of_another(start):
            before = sentence.words[max(0, start - _REACH) : start]
            yield found, before, sentence.words[end : end + 40]


def _is_term(context: str) -> bool:
    """Tell whether the last period that words before a value name is the contract's."""
    named = last_match(_TERM, context)
    if named is None:
        return False
    # A bare 期限 is that of what its sentence speaks of; others name it.
    back = 40 if named[0] == "期限" else 12
    near = context[max(0, named.start() - back) : named.end() + 30]
    return not _NOT_THE_TERM.search(near) and not _SECRECY.search(near)
