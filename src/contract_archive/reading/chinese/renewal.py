"""Whether a Chinese contract renews itself, and how long before its end one must say no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.chinese.sentences import Sentence, place, sentences
from contract_archive.reading.document import Document
from contract_archive.reading.values.durations import FoundDuration, durations
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings.model import Settings

_ABOUT = re.compile(
    "(?:自动|自行|自然)终止|续|顺延|延长|延续|展期|期满|届满|到期|提前|日前|月前|天前"
)
_RENEWS = re.compile(
    r"自动(?:续[展期约延签订]?|顺延|延长|延续|延期|展期)|(?:视为|视作)(?!(?:放弃|不|拒|终止|未|无)|[^,。;]{0,10}(?:放弃|不再|不同意|不予|不续|拒绝|无意|终止))"
    r"[^,。;]{0,12}(?:续[展约期签延]|延长|展期)"
)
_NEVER = re.compile(
    r"不(?:再|得|予|会|能|可)?自动(?:续|顺延|延|展)|(?:期满|届满|到期)[^,。;]{0,10}(?:自动|自行|即行|即)(?:终止|失效|解除)"
)
_ENDS_BY_ITSELF = re.compile(
    r"(?:期满|届满|到期|(?:期限?|有效期)(?:至|到|为)|[至到]\d{4}年[^,。;]{2,8}止?)"
    r"(?!前)(?:(?!如|若|破产|违约|解散|一方|未能|不履行)[^。;]){0,40}?(?:自动|自行|自然|即行|即告?)终止"
)
_BY_AGREEMENT = re.compile(
    r"(?:期满|届满|到期)[^。;]{0,40}(?:另行|重新|协商|另签)[^。;]{0,12}(?:续[签约订]|签[订署]|协议|合同)"
    r"|续[签约订][^。;]{0,24}(?:另行|重新|协商)"
)
_OF_THE_CONTRACT = re.compile(
    "合同|协议|有效期|租[赁期]|期满|届满|期限|合作期|到期|异议|合作|服务期|一年"
)
_OF_SOMETHING_ELSE = re.compile(
    r"工期|交货|节假日|法定假|付款|不可抗力|休息日|工作日顺延|竣工|交付|供货时间"
)

# What is prolonged by itself is something else, until something is done, or once all agree.
_NOT_THE_CONTRACT = re.compile(
    r"质保|保修|保密|保证期|保证责任|担保|试用|验收|工期|许可证|资质|证书|保险|保函|订单|报价|优惠|价格|账期|宽限|供暖|排期|授信|押金"
)
_UNTIL_DONE = re.compile(
    r"(?:未(?:完成|履行完|执行完|结清|交付|结束|完毕))|[至到][^,。;]{0,16}(?:完成|完毕|结束|结清|为止|之日止|履行完)"
)
_IF_AGREED = re.compile(
    r"(?:经|如|若|由)?(?:甲乙)?(?:双方|各方)(?:友好)?(?:书面)?(?:协商一致|协商|同意|确认|达成一致)[^。;]{0,16}$|经[^,。;]{0,8}(?:同意|批准)"
)
_NEAR = 24
_DOUBTED = 0.7

_BEFORE_END = re.compile(
    r"(?:期满|届满|到期|终止|期限届至|有效期)(?:之?日|时)?(?:的)?(?:之)?前(?:至少|不少于|最少|不晚于|提前)?[\s(]*$"
)
_EARLY = re.compile(r"(?:提前|预先|提早|事先)(?:至少|不少于|最少)?[\s(]*$")
_AGO = re.compile(r"[\s)]*(?:以|之)?前")
_NOTICE = re.compile("通知|提出|告知|书面|声明|表示|异议|通告|申请")
# Notice of something else than that the contract shall end.
_OF_SOMEONE_ELSE = re.compile(
    "员工|人员|派遣|退回|用工|调价|价格|涨价|提价|费率|单价|检修|停[水电机]|维修|地址|账户|账号|增减|调整|会议|检查|排产|订货|变更"
)
_ENDING = re.compile("续|终止|解除|期满|届满|到期|退租|退出")


def find_renewal(document: Document, _settings: Settings) -> Iterator[tuple[FieldName, Candidate]]:
    """Yield whether the contract renews itself and the days of notice; a month is thirty days."""
    document = document.simplified
    every = list(sentences(document, _ABOUT))
    for sentence in every:
        for candidate in _renewal(document, sentence):
            yield FieldName.AUTO_RENEW, candidate
    notices = [found for sentence in every for found in _notices(document, sentence)]
    renewal = any(found.rule == "zh.notice.before-end" for found in notices)
    for found in notices:
        if renewal and found.rule != "zh.notice.before-end":
            continue  # notice of termination: the one before the end says more
        yield FieldName.NOTICE_DAYS, found


def _renewal(document: Document, sentence: Sentence) -> Iterator[Candidate]:
    words = sentence.words
    if not _OF_THE_CONTRACT.search(sentence.heading + words) or _OF_SOMETHING_ELSE.search(words):
        return
    for pattern, value, sure in (
        (_NEVER, False, 0.94),
        (_RENEWS, True, 0.95),
        (_ENDS_BY_ITSELF, False, 0.93),
        (_BY_AGREEMENT, False, 0.8),
    ):
        match = pattern.search(words)
        if match and not sentence.of_another(match.start()):
            where = place(document.flow, sentence, match.span())
            sure = min(sure, _DOUBTED) if _is_doubtful(words, match, renews=value) else sure
            yield document.candidate(value, where, sure, f"zh.renewal.{'yes' if value else 'no'}")
            return


def _is_doubtful(words: str, match: re.Match[str], *, renews: bool) -> bool:
    """Tell whether it may be something else that goes on or ends by itself, or on a condition."""
    before = words[max(0, match.start() - _NEAR) : match.start()]
    if _NOT_THE_CONTRACT.search(before + match[0]):
        return True
    behind = re.split("[。;]", words[match.end() :])[0]
    return renews and bool(_UNTIL_DONE.search(before + "|" + behind) or _IF_AGREED.search(before))


def _notices(document: Document, sentence: Sentence) -> Iterator[Candidate]:
    words = sentence.words
    if not _NOTICE.search(words) or not _ENDING.search(words) or _OF_SOMETHING_ELSE.search(words):
        return
    strange = _OF_SOMEONE_ELSE.search(words)
    for found in durations(words):
        rule, sure = _kind(words, found)
        if rule and not (strange and rule != "zh.notice.before-end"):
            where = place(document.flow, sentence, found.span)
            if found.value.working:
                sure = min(sure, 0.8)
            yield document.candidate(found.value.in_days(), where, sure, rule)


def _kind(words: str, found: FoundDuration) -> tuple[str, float]:
    """Return the rule by which a period is one of notice, and its confidence; "" if it is none."""
    before, after = words[: found.span[0]], words[found.span[1] :]
    if not _NOTICE.search(after[:40]):
        return "", 0.0
    ending = re.search("续[签约期展租订]|期满|届满|到期", words)
    if _BEFORE_END.search(before):
        return "zh.notice.before-end", 0.95
    if _EARLY.search(before) or _AGO.match(after):
        return ("zh.notice.before-end", 0.93) if ending else ("zh.notice.early", 0.9)
    return "", 0.0
