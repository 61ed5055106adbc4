"""The day on which a Chinese contract comes into force: 自…起生效, 签订之日起生效, 有效期自…起."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from contract_archive.reading.chinese.periods import (
    ENDS,
    FROM,
    IN_FORCE,
    NOT_THE_TERM,
    STARTS,
    TERM,
    TO,
    Found,
    is_term,
    surrounded,
)
from contract_archive.reading.chinese.sentences import Sentence, last_match, place
from contract_archive.reading.chinese.upon import SIGNING, is_only_signing
from contract_archive.reading.document import Document
from contract_archive.reading.values.durations import durations
from contract_archive.records.readings import Candidate

# A service, a lease, even a contract may begin on another day than it comes into force.
_WHOLE = re.compile("有效")
_START_LABEL = re.compile(
    r"(?:(?:起租|起始|开始|起算)(?:日期|日|时间)|(?:合同|协议|服务|租赁)起(?:始)?日)[:为是]?[\s__(]*$"
)
_FORCE_LABEL = re.compile(
    r"生效(?:日期|日|时间)[:为是]?[\s__(]*$|生效(?:日期|日|时间)?(?:为|:|是|于)[\s_]*$"
)
_SIGNED = re.compile(
    rf"(?:{SIGNING})[^。;,]{{0,24}}?(?:之?日起?|之时|当日|后|起|即)"
    r"(?:[,起即时日行]|立即|正式|成立|并|和|、|本合同|本协议|合同|协议)*(?:生效|发生法律效力|具有法律效力)"
    r"|(?:签订|签署|签字|签章|盖章)\)?生效"
    r"|双方[^。;,]{0,10}(?:签字|盖章|签章)[^。;,]{0,6}有效"
)
_UPON = re.compile(
    "(?<![0-9号])(?:之?日起?|后|时起?)[,]?(?:正式|开始|即|本合同|本协议|合同|协议|成立|并)*生效"
)
_CONDITION = re.compile(
    r"支付|付清|付款|付讫|收到|到账|到位|交纳|缴纳|交清|缴清|批准|审批|核准|审议|备案|公证|鉴证|登记|提供|提交|交付|通过|取得"
    r"|安装|调试|验收|开具|办理|满足|附(?:生效)?条件|书面确认后|生效条件|前提"
)
_WAITS = re.compile(
    r"(?:须|需|应|待|经|于|在|自)[^。;,]{0,24}(?:支付|付清|付讫|收到|到账|到位|批准|审批|核准|备案|公证|登记|交纳|缴纳|交清|缴清|交付)"
    r"[^。;,]{0,12}(?:,[^,。;]{0,16})?$|生效条件|前提"
)
_EVENT = re.compile(
    r"(?:自|从|待|经|在|须|需)(?P<event>[^。;,]{2,40}?)(?:之?日起?|后|时)(?:方可?|才|正式|开始|即|起)*生效"
    r"|生效条件|(?:方可|才)生效"
)
# Behind a day on which the contract is said to be in force: what it depends on all the same.
_ONLY_IF = re.compile(
    r"(?:但|须|需|应|以|如)[^。;]{0,24}(?:批准|审批|核准|备案|登记|公证|到账|支付|付清|交纳|缴纳|为准|验收|通过)"
    r"|附(?:生效)?条件|(?:条件|前提)"
)
_TENTATIVE = re.compile("暂定|预计|拟|约定条件")
_CLOSE = 12
# 本协议自…起执行: as much as 生效, where it is the paper at hand that is carried out.
_FORCE_WORDS = ("生效", "执行", "施行", "实施")
_OURS_FROM = re.compile(r"本(?:补充|变更|续签|续约|修订)?(?:合同|协议)书?,?[自从由于][\s_]*$")
_CARRIED_OUT = re.compile(r"[\s_)]*(?:之日|日)?[\s_]*起(?:正式|开始)?(?:执行|施行|实施)")
_UP_TO_OURS = re.compile(
    r"^.*(?=本(?:合同|协议|合约|确认书|订单|备忘录)[^。]{3,}生效|(?<!本)(?:合同|协议)书?[自经由在于])"
)
_MARK = re.compile(r"(?:第?[0-9.一二三四五六七八九十百]+[条、.)]|\([一二三四五六七八九十0-9]+\)) ?")
_EFFECT = re.compile(r"(?:立即|正式|成立|具有|发生|法律效力|同时|开始|有效|生效|[,即行起])+$")
_BY_SIGNING = 0.95
_UNKNOWN_WORDS = 0.85  # something stands beside the signing that no condition is known by
_WAITING = 0.8  # other words make the contract wait for something else too
_THIS_PAPER = re.compile("本(?:补充|变更|终止|解除|修订|增补)(?:协议|合同)")
_OTHER_PAPER = re.compile(
    r"补充协议|附件|变更|修改|修订|通知|授权书|委托书|订单|调整|解除|终止协议|保函|保单"
)


def effective_days(
    document: Document, every: list[Sentence], signed: Candidate | None
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the days of coming into force, and the first days of periods that are not these."""
    stated = [found for each in every for found in _in_force(document, each)]
    on_signing = [found for each in every for found in _on_signing(document, each)]
    if signed is not None and isinstance(signed.value, date):
        most = _WAITING if any(map(_waits_for_more, every)) else _BY_SIGNING
        stated += [
            Found(signed.value, span, min(sure, most, signed.confidence), "zh.effective.on-signing")
            for span, sure in on_signing
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


def _candidate(document: Document, found: Found) -> Candidate:
    return document.candidate(found.value, found.span, found.sure, found.rule)


def _in_force(document: Document, sentence: Sentence) -> Iterator[Found]:
    if not any(word in sentence.words + sentence.heading for word in _FORCE_WORDS):
        return
    for found, before, after in surrounded(sentence):
        label = _FORCE_LABEL.search(before)
        carried = _OURS_FROM.search(before) and _CARRIED_OUT.match(after)
        if (
            not label
            and not carried
            and not (IN_FORCE.match(after) and re.search("合同|协议", before))
        ):
            continue
        if _OTHER_PAPER.search(before) and not carried:
            continue
        where = place(document.flow, sentence, found.span)
        sure = 0.8 if found.repaired else 0.96
        if _ONLY_IF.search(sentence.words, found.span[1]) or _TENTATIVE.search(before[-_CLOSE:]):
            sure = min(sure, _WAITING)
        yield Found(found.value, where, sure, "zh.effective.stated")


def _on_signing(document: Document, sentence: Sentence) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield where a sentence says that the contract is in force once signed, and how surely."""
    if "效" not in sentence.words:
        return
    for match in _SIGNED.finditer(sentence.words):
        before = sentence.words[: match.start()]
        clause = re.split("[,]", before)[-1] + match[0]
        # 签订之日起三日后生效: not on that day.
        if _CONDITION.search(clause) or _of_a_change(before) or any(durations(match[0])):
            continue
        sure = _BY_SIGNING if _is_of_signing(clause) else _UNKNOWN_WORDS
        sure = min(sure, _WAITING) if _WAITS.search(before) else sure
        yield place(document.flow, sentence, match.span()), sure


def _is_of_signing(clause: str) -> bool:
    """Tell whether a clause speaks of the signing of this contract alone."""
    plain = _MARK.sub("", _UP_TO_OURS.sub("", clause, count=1), count=1)
    return is_only_signing(_EFFECT.sub("", plain))


def _waits_for_more(sentence: Sentence) -> bool:
    """Tell whether a sentence lets this contract wait for an event other than its signing."""
    found = _EVENT.search(sentence.words) if "生效" in sentence.words else None
    if found is None or _of_a_change(sentence.words[: found.start()]):
        return False
    return not found["event"] or _CONDITION.search(found["event"]) is not None


def _of_a_change(before: str) -> bool:
    """Tell whether it is a change to the contract, or another paper, that comes into force."""
    *others, clause = re.split("[,]", _THIS_PAPER.sub("本协议", before))
    if re.search("补充|变更|修改|附件|终止", clause):
        return True
    ours = re.search("本(?:合同|协议)", clause) or not others
    return not ours and bool(re.search("变更|修改|补充|修订", others[-1]))


def _period_starts(document: Document, sentence: Sentence) -> Iterator[Found]:
    if not is_term(sentence.heading + sentence.words):
        return
    for found, before, after in surrounded(sentence):
        context = sentence.heading + before
        if ENDS.match(after):
            continue
        starts = (FROM.search(before) or STARTS.match(after) or TO.match(after)) and is_term(
            context
        )
        if starts or (_START_LABEL.search(before) and not NOT_THE_TERM.search(context)):
            where = place(document.flow, sentence, found.span)
            named = last_match(TERM, context)
            whole = named is None or _WHOLE.search(named[0])
            sure = min(0.92 if whole else 0.7, 0.8 if found.repaired else 1.0)
            yield Found(found.value, where, sure, "zh.effective.period")
            return
