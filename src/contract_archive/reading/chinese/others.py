"""Where a Chinese contract speaks of another: the one it changes, ends, renews, or secures.

Days, sums and terms said there are the other contract's: 原合同总价, 主合同价款,
双方于…签订的《…》(编号…).
What the paper at hand makes of them is its own again: 变更为, 延长至, 结算金额.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from contract_archive.reading.document import Document, Flow, once
from contract_archive.reading.scanning import matches, places, starts

_PAPER = "(?:合同|协议|租约|合约)(?:书)?"
_BESIDE = "(?:技术|质量保证|质量|保密|安全|安全生产|廉洁|廉政)"
"""Papers of such kinds go with a contract; they are not another one."""
_QUOTED = rf"《(?![^》\n\f]{{0,30}}{_BESIDE}协议)[^》\n\f]{{0,40}}{_PAPER}[^》\n\f]{{0,6}}》"
_MADE = "(?:签订|签署|订立|签定|达成|签立)"
_OTHER = re.compile(
    rf"(?<!还)原(?!材|料|告|则|因|始|油|煤|产|厂|装|木|药|浆|液|状|地|件|辅|子|粮|奶|价)[一-鿿]{{0,10}}?{_PAPER}"
    rf"|原(?:租赁|合作|服务|承包|聘用|代理|借款|使用)?(?:期限|租期|合作期|租赁期)"
    rf"|(?:主|旧|老)(?:债权|借款|贷款|买卖|销售|购销|租赁|采购|承包|总包|施工|服务)?{_PAPER}"
    rf"|(?:上一?(?:年度?|期|次|份|轮)|上一个?(?:年度|合同期)|去年|前一?(?:年度|期|次|份)|此前|先前|早前|之前|前期)"
    rf"(?:所|双方|已)?(?:{_MADE}的)?[一-鿿]{{0,10}}?{_PAPER}"
    rf"|(?:前述|上述|被(?:终止|解除|担保|补充|变更|续签))(?:的)?(?:《|[一-鿿]{{0,8}}?{_PAPER}(?!总|金额|价|款|含|项))"
    rf"|{_MADE}(?:了|的|之|并生效的|有)(?!本)[^。;\n\f,]{{0,24}}?(?<!技术)(?<!质量)(?<!保密)(?<!安全)(?<!廉洁)(?<!本){_PAPER}"
    rf"|(?<![另应须需将]){_MADE}[^。;\n\f,本]{{0,6}}{_QUOTED}"
    rf"|(?<![另应须需将]){_MADE}(?:了|的)?(?:合同|协议)?编号[^。;\n\f,本]{{4,40}}?{_QUOTED}"
    rf"|(?<!本)(?<!此){_QUOTED}\s?\(?[^。;\n\f]{{0,8}}编号"
    rf"|{_MADE}(?!本|如下|以下)[^。;\n\f,本]{{0,24}}?(?<!本){_PAPER}\s?\((?!(?:以下)?简?称为?[:“\"]?本)"
    rf"|(?:与|根据|依据|按|依|鉴于|由于)[^。;\n\f,本]{{0,30}}?{_PAPER}\((?:合同|协议)?(?:编号|号)"
)
_BEGINS = re.compile(
    starts(
        "原|主|旧|老|上[一年期次份轮述]|去年|前[一年期次份述]|此前|先前|早前|之前|被[终解担补变续]"
        "|签[订署定立]|订立|达成|《|与|根据|依|按|鉴于|由于"
    )
)
"""Where a mention of another contract can begin."""
_NOW = re.compile(
    r"(?:变更|调整|修改|更改|修订|延长|顺延|展期|延期|延续|续[签期展租订约聘]?|改)(?:为|至|到)"
    r"|(?:变更|调整|修改|更改|修订)后|结算(?:总)?(?:金额|价|款|总)"
    r"|补充协议(?:的)?(?:含税)?(?:总)?(?:金额|价|款|费)|本补充|本次"
    rf"|(?:{_MADE}|就|由)(?:本|如下|以下)|本(?:协议|合同)(?:总|金额|价|自|有效期|期限|于|含税|经)|新(?:的)?(?:合同|租赁)?期"
)
_OPENS = re.compile(
    r"第[一二三四五六七八九十百0-9]{1,4}[条章款]|[一二三四五六七八九十]{1,3}[、.]|\(?\d{1,2}[、.)]"
    r"|[一-鿿]{2,8}(?:\([^()\n]{1,8}\))?:"
)
_LONGEST = 600
_LONGEST_BRACKET = 120
# A list of recitals, up to what the parties agree now.
_RECITALS = re.compile("鉴于:")
_AGREED = re.compile("(?<=[。;:,\n])(?:现|兹|为此|据此|因此|[甲双]方)|达成|如下|[一1][、]|第一条")
_SENTENCE = re.compile(r"[^。;\n\f]+")
_DEPENDENT = re.compile(
    r"(?:补充|变更|终止|解除|解约|修订|修改|增补|结算)(?:的)?[一-鿿]{0,6}(?:协议|合同|书)"
    r"|(?:合同|协议)(?:的)?(?:补充|变更|终止|解除|修订)"
)
_HEAD_LINES = 8
_TITLE = 40


class Others:
    """The stretches of a document's flow that speak of another contract than this one."""

    def __init__(self, document: Document) -> None:
        self._in_flow = list(_spans(document.flow))
        self._in_text = [document.flow.span(*span) for span in self._in_flow]

    def in_flow(self, at: int) -> bool:
        """Tell whether what stands at a place of the flow is said of another contract."""
        return _holds(self._in_flow, at)

    def in_text(self, at: int) -> bool:
        """Tell the same of a place of the document's text."""
        return _holds(self._in_text, at)

    def within(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches within a part of the flow, counted from its beginning."""
        at = max(0, bisect_right(self._in_flow, (first, last)) - 1)
        for start, end in self._in_flow[at:]:
            if start >= last:
                return
            if end > first:
                yield max(start, first) - first, min(end, last) - first


@once
def others_in(document: Document) -> Others:
    """Return where a document speaks of other contracts."""
    return Others(document)


def _holds(spans: list[tuple[int, int]], at: int) -> bool:
    number = bisect_right(spans, (at, at + 1_000_000_000)) - 1
    return number >= 0 and at < spans[number][1]


def _spans(flow: Flow) -> Iterator[tuple[int, int]]:
    """Yield the stretches in order; a line that a clause or label opens begins a new sentence."""
    text, done = flow.text, -1
    for mention in matches(_OTHER, places(_BEGINS, text), text):
        at = mention.start()
        if at < done:
            continue
        first = max(0, at - _LONGEST)
        start = max(first, *(1 + text.rfind(end, first, at) for end in "。;\n\f"))
        sentence = _SENTENCE.match(text, start, start + 2 * _LONGEST)
        if sentence is None:
            continue
        opens = [
            each.start()
            for each in _OPENS.finditer(text, start, sentence.end())
            if flow.begins_line(each.start())
        ]
        start = max((each for each in opens if each <= at), default=start)
        done = min((each for each in opens if each > at), default=sentence.end())
        done = max(done, _bracket_end(text, at, done))
        recital = _RECITALS.search(text, first, at)
        end = recital and _AGREED.search(text, max(done, recital.end()), at + _LONGEST)
        if recital and end and not _AGREED.search(text, recital.end(), at):
            yield recital.start(), end.start()
            done = end.start()
        else:
            yield from _of_sentence(text, start, done)


def _bracket_end(text: str, start: int, end: int) -> int:
    """Return where a bracket ends that is open at the end of a line: (合同号 | X-1,期限…)."""
    if text.count("(", start, end) <= text.count(")", start, end):
        return end
    close = text.find(")", end, end + _LONGEST_BRACKET)
    return close + 1 if close >= 0 and "。" not in text[end:close] else end


def _of_sentence(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence with such a mention that are the other contract's."""
    events = sorted(
        (match.start(), other)
        for pattern, other in ((_OTHER, True), (_NOW, False))
        for match in pattern.finditer(text, start, end)
    )
    begin: int | None = start if events and events[0][1] else None
    for at, other in events:
        if other and begin is None:
            begin = at
        elif not other and begin is not None:
            yield begin, at
            begin = None
    if begin is not None:
        yield begin, end


def is_dependent(document: Document) -> bool:
    """Tell whether a heading calls the paper a supplement, change or end of another contract."""
    return any(
        _DEPENDENT.search(line) and not re.search("[。,]", line)
        for line in document.lines[:_HEAD_LINES]
        if len(line) <= _TITLE
    )


def heading_of(document: Document) -> str:
    """Return the short lines at the beginning of a document, in which its heading stands."""
    head = (
        line
        for line in document.lines[:_HEAD_LINES]
        if 0 < len(line) <= _TITLE and not re.search("[。;]", line)
    )
    return "\n".join(islice(head, 5))
