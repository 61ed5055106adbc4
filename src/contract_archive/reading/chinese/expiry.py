"""The last day of a Chinese contract: 有效期至…, 自…至…止, 有效期一年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from contract_archive.reading.chinese.periods import (
    ENDS,
    FROM,
    IN_FORCE,
    NOT_THE_TERM,
    REACH,
    STARTS,
    TERM,
    TO,
    Found,
    is_term,
    surrounded,
)
from contract_archive.reading.chinese.sentences import Sentence, last_match, place
from contract_archive.reading.chinese.upon import is_only_signing
from contract_archive.reading.document import Document, Flow
from contract_archive.reading.values.dates import FoundDate
from contract_archive.reading.values.durations import Duration, durations, last_day
from contract_archive.records.readings import Candidate

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
# Another paper's validity: of a policy, a licence, a guarantee, an offer.
_OF_A_PAPER = re.compile(
    r"(?:保单|保险|许可|资质|证书|证件|执照|保函|授权|委托书|报价|信用证|优惠|护照|认证|检定|校准|汇票|承兑)"
    r"(?:(?!合同|协议)[^。;]){0,40}$"
)
_FROM_SIGNING = re.compile(
    r"(?:签订|签署|签字|签章|盖章|签约|订立|签字盖章)[^。;,\d]{0,16}?(?:之?日|时|当日|后|完成)?(?:起|开始)?"
)
_FROM_FORCE = re.compile(r"生效(?:之?日|时|后)?(?:起|开始)")
_FROM_EVENT = re.compile(
    r"(?:自|从|以)(?P<event>[^,。;]{1,48}?)(?:之?日|时|后|之?次[日月]|当[日天月])(?:起|开始|为起)"
    r"|(?P<upon>[^,。;0-9自从]{2,24}?)(?:之?日|后|次日)起(?:计|算|开始|起算)"
)
_IN_FORCE_OR_SIGNED = re.compile("生效|成立")
# 三年, 合同一年一签: the whole time is planned, each contract holds for a part of it.
_BY_YEARS = re.compile(
    r"一年一[签订聘]|首期|首年|首个|[每逐按]年(?:度)?(?:另行|重新|分别)?(?:签|续签|订立)|分年(?:度)?签|年度合同|第[一二三四五1-5](?:个)?(?:服务|合同)?年度?"
    r"|[签续][一二三四五1-5]?年?签"
)
_OWN_PERIOD = re.compile("有效|合同|协议|合作|期限$")
_BY_LABEL = "zh.expiry.label"
_FULL_LINE = 20  # characters of a line that running text fills
_START_UNSAID = 0.85
_TENTATIVE = 0.7  # 自交付之日起算, 暂定2024年4月1日起
_RENEWED = re.compile(r"(?:续|延|顺延|每次|再|展期|自动)[^,。;]{0,8}$")


def stated(document: Document, every: list[Sentence]) -> Iterator[Candidate]:
    """Yield the last days that sentences state."""
    for sentence in every:
        for found in _ends(sentence, _line_above(document.flow, sentence)):
            where = place(document.flow, sentence, found.span)
            yield document.candidate(found.value, where, found.sure, found.rule)


def _line_above(flow: Flow, sentence: Sentence) -> str:
    """Return the full line that a sentence goes on from; empty where a mark ends that line."""
    end = sentence.start - 1
    first = flow.text.rfind("\n", 0, max(0, end)) + 1
    above = flow.text[first:end] if end > 0 and flow.text[end] == "\n" else ""
    return "" if len(above) < _FULL_LINE or above[-1] in "。;:" else above


def _ends(sentence: Sentence, above: str = "") -> Iterator[Found]:
    previous = None
    for found, before, after in surrounded(sentence):
        gap = sentence.words[previous.span[1] : found.span[0]] if previous else None
        is_range = previous is not None and previous.value <= found.value
        end = _end(found, sentence.heading + before, after, gap if is_range else None)
        if end is not None and not (end.rule == _BY_LABEL and _of_another_paper(above + before)):
            yield end
        previous = found


def _end(found: FoundDate, before: str, after: str, gap: str | None) -> Found | None:
    """Return a date as the contract's last day, if the words around it say so.

    ``gap`` is what stands between an earlier date and it.
    """
    sure = 0.8 if found.repaired else 0.96
    if _END_LABEL.search(before):
        own = not _of_another_paper(before)
        return Found(found.value, found.span, sure, _BY_LABEL) if own else None
    until = _UNTIL_THEN.search(before) and not NOT_THE_TERM.search(before[-24:])
    if until and ENDS.match(after):
        return Found(found.value, found.span, sure - 0.02, "zh.expiry.until")
    if gap is not None and TO.fullmatch(gap) and _VALID.match(after) and _OURS.search(before):
        return Found(found.value, found.span, min(sure, 0.94), "zh.expiry.valid")
    if not is_term(before):
        return None
    term = last_match(TERM, before)
    if term is not None and re.match("委托|授权", term[0]):
        sure = min(sure, 0.85)  # a power of attorney ends, not the contract
    if gap is not None and TO.fullmatch(gap):
        return Found(found.value, found.span, sure, "zh.expiry.range")
    if _UNTIL.search(before):
        return Found(found.value, found.span, sure - 0.02, "zh.expiry.until")
    partial = _partial(found, after)
    if partial is None:
        return None
    last, length = partial
    return Found(last, (found.span[0], found.span[1] + length), sure - 0.03, "zh.expiry.range")


def _of_another_paper(before: str) -> bool:
    """Tell whether the validity that words before a day speak of is not the contract's."""
    return bool(NOT_THE_TERM.search(before[-16:]) or _OF_A_PAPER.search(before))


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


def computed(
    document: Document, every: list[Sentence], signed: Candidate | None, start: Candidate | None
) -> Iterator[Candidate]:
    """Yield the last days of periods, counted from their own first day or from ``start``."""
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
        before = sentence.words[max(0, found.span[0] - REACH) : found.span[0]]
        context = sentence.heading + before + sentence.words[found.span[0]]
        if _BY_YEARS.search(sentence.words):
            return
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
        return not NOT_THE_TERM.search(before[-30:])
    if re.match(r"\s*(?:前|以前|之前|内|之内|后)", after):
        return False
    return is_term(before) or bool(_VALID_FOR.search(before))


def _begin(
    sentence: Sentence, signed: Candidate | None, start: Candidate | None
) -> tuple[date, float] | None:
    """Return the first day of a period that a sentence states, and how sure it is."""
    words = sentence.words
    event = _event(words)
    unknown = event and not _IN_FORCE_OR_SIGNED.search(event) and not is_only_signing(event)
    for found, before, after in surrounded(sentence):
        starts = STARTS.match(after) or TO.match(after) or IN_FORCE.match(after)
        if starts or FROM.search(before):
            tentative = unknown and not any(map(str.isdigit, event))
            return found.value, _TENTATIVE if tentative else 0.93
    if unknown:
        return None  # 自起租日起: on a day that the page does not know
    if _FROM_SIGNING.search(words) and not _FROM_FORCE.search(words):
        return _of(signed)
    begin = _of(start)
    if event or begin is None or _names_the_contract(sentence):
        return begin
    return begin[0], min(begin[1], _START_UNSAID)


def _event(words: str) -> str:
    """Return the words for what a period is counted from; empty where a sentence has none."""
    found = _FROM_EVENT.search(words)
    return (found["event"] or found["upon"] or "") if found else ""


def _names_the_contract(sentence: Sentence) -> bool:
    """Tell whether a sentence says how long the contract holds, rather than a service or lease."""
    named = last_match(TERM, sentence.heading + sentence.words)
    return named is None or _OWN_PERIOD.search(named[0]) is not None


def _of(candidate: Candidate | None) -> tuple[date, float] | None:
    if candidate is None or not isinstance(candidate.value, date):
        return None
    return candidate.value, min(0.93, candidate.confidence)
