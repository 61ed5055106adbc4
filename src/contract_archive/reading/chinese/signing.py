"""The day on which a Chinese contract was signed.

Where a date stands decides: under a label (签订日期), in the sentence that says when the contract
was made (于…签订), in the signature block, alone on the cover. Dates under other labels, of other
contracts, in headers and in the stamps of fax and printer are none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from contract_archive.reading.chinese.signatures import signature_blocks
from contract_archive.reading.document import Document
from contract_archive.reading.values.dates import DateForm, FoundDate, dates
from contract_archive.records.readings import Candidate

APART = 90
"""Two signatures further apart than these days are implausible: one date is misread or false."""

EARLIER = "zh.signing.block.earlier"
"""The rule of a signature's date that is not the last one."""

_VERB = "签订|签定|签约|签署|签立|订立|缔结|缔约|立约|签字|签章|盖章|签字盖章|签字或盖章"
_LABEL = re.compile(
    rf"(?P<other>原|主合同|前述|上述|被补充)?(?:本|该)?(?:合同|协议)?(?:书)?"
    rf"(?:(?:{_VERB})(?:的)?(?:日期|时间|日(?!起|内|后|前))|(?:合同|协议)(?:日期|时间)"
    rf"|(?:{_VERB})(?:地点?|地址)(?:[及和与、/]|以及)?(?:日期|时间))"
    rf"(?:[及和与、/](?:签订|签约|签署)?地点?)?"
)
_BETWEEN = re.compile(r"[\s:_(为是,、/年月日.]{0,12}$")
_WITH_PLACE = re.compile(r"[\s:_(]{0,4}[一-鿿]{2,18}[\s,、:;/]{0,4}$")
_OTHER_DATE = re.compile(
    r"交货|交付|发货|装运|到货|送达|提货|供货|打印|印制|印刷|传真|收文|收讫|收到|发文|归档|扫描|复印"
    r"|审批|审核|批准|会签|核准|版本|修订|发布|实施|施行|填表|制表|编制|报价|询价|投标|开标|中标|招标"
    r"|评标|定标|截标|发证|颁发|成立|注册|登记|出生|出厂|生产|检验|验收|付款|支付|开票|生效|有效|到期"
    r"|届满|终止|结束|截止|解除|开始|起始|起租|开工|竣工|完工|完成|启用|下单|申请|提交|上线|保修|质保"
    r"|施工|服务|租赁|合作|入住|起算|计息|还款|借款|生效|用印|出具|送审|变更|失效|有效期"
)
_STAMP = re.compile(
    r"FAX|传真|TEL|PAGE|P[.:]\s?\d|打印|printed|收文|发文|\d{1,2}:\d{2}", re.IGNORECASE
)
_TIME = re.compile(r"\s{0,2}(?:上午|下午|[AP]M)?\s?\d{1,2}[:时]\d{2}", re.IGNORECASE)
_MADE_BEFORE = re.compile(r"(?:[于在,(]|日期[为是]|^)\s?$")
_MADE_AFTER = re.compile(
    r"[\s,)]{0,3}(?:在|于|由)?[^。;\n\f]{0,60}?"
    r"(?:签订|签定|签署|签立|订立|缔结|达成|共同签订)"
    r"(?P<next>[^。;\n\f]{0,12})"
)
_MADE_ON = re.compile(r"(?:签订|签定|签署|签立|订立)于\s?$")
_OTHER_CONTRACT = re.compile(r"的(?!本|如下|以下)|[《<]|编号|过|之?原|之日前|地[点址]|日期|时间|人")
_OURS = re.compile(r"本|此|以下|如下|下列")
_SUPPLEMENTED = re.compile(r"(?:原|主|前述|上述)(?:合同|协议)[^。;\n]{0,20}$")
_ALONE = re.compile(r"[\s,.:()年月日_/-]*")
_COVER_LENGTH = 500
_HEAD = 3


def signing_dates(document: Document) -> list[Candidate]:
    """Return the days that may be the one of signing, each with its evidence.

    Of two signatures with two dates the later counts; the earlier one stays a weak candidate.
    """
    found = list(dates(document.text))
    labelled = list(_labelled(document))
    taken = {each.span for each, _ in labelled}
    blocks = signature_blocks(document)
    loose = [each for each in found if each.span not in taken]
    candidates = [
        document.candidate(each.value, each.span, _less(each, sure), "zh.signing.label")
        for each, sure in labelled
        if not _within(each.span[0], blocks)
    ]
    candidates += _in_blocks(document, found, blocks)
    candidates += _in_prose(document)
    candidates += _on_cover(document, loose, blocks)
    return candidates


def _less(found: FoundDate, confidence: float) -> float:
    """Return the confidence for a date: less where a letter was taken for a digit."""
    return min(confidence, 0.85) if found.repaired else confidence


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


# Under a label


def _labelled(document: Document) -> Iterator[tuple[FoundDate, float]]:
    text = document.text
    for label in _LABEL.finditer(text):
        before = text[max(0, label.start() - 4) : label.start()]
        if label["other"] or re.search("原|主|自$|从$", before):
            continue
        found = _after(document, label)
        if found is not None:
            yield found


def _after(document: Document, label: re.Match[str]) -> tuple[FoundDate, float] | None:
    """Return the date of a label: behind it, or in the lines below where it ends its line."""
    line = document.line_at(label.start())
    end = document.start_of(line) + len(document.lines[line])
    rest = document.text[label.end() : end + 24]  # a date may be broken over the line's end
    for each in dates(rest, compact=True):
        gap = rest[: each.span[0]]
        if _BETWEEN.fullmatch(gap) or ("地" in label[0] and _WITH_PLACE.fullmatch(gap)):
            return _moved(each, label.end()), 0.97
        break
    if re.search(r"\d|年", document.text[label.end() : end]):
        return None  # something else, or a blank: the next line is another matter
    return _below(document, line)


def _below(document: Document, line: int) -> tuple[FoundDate, float] | None:
    """Return the only date of the next lines, as in a table read row by row."""
    for at in range(line + 1, min(line + 4, len(document.lines))):
        start = document.start_of(at)
        found = list(dates(document.lines[at], compact=True))
        if len(found) == 1 and not _is_other(document.lines[at][: found[0].span[0]]):
            return _moved(found[0], start), 0.95 if at == line + 1 else 0.9
        if found or re.search(r"[。;]|年\s*月", document.lines[at]):
            return None
    return None


def _moved(found: FoundDate, by: int) -> FoundDate:
    return found._replace(span=(found.span[0] + by, found.span[1] + by))


def _is_other(before: str) -> bool:
    """Tell whether the words before a date give it another meaning."""
    return bool(_OTHER_DATE.search(before[-24:]))


# In the signature block


def _in_blocks(
    document: Document, found: list[FoundDate], blocks: list[tuple[int, int]]
) -> Iterator[Candidate]:
    dated = [days for block in blocks if (days := list(_signed(document, found, block)))]
    for number, days in enumerate(dated):
        yield from _latest(document, days, 0.95 if number == 0 else 0.5)


def _signed(
    document: Document, found: list[FoundDate], block: tuple[int, int]
) -> Iterator[FoundDate]:
    start, end = block
    first = bisect_right(found, ((start - 1, 0),), key=lambda each: (each.span,))
    for each in found[first:]:
        if each.span[0] >= end:
            return
        if not _has_other_sense(document, each):
            yield each


def _has_other_sense(document: Document, found: FoundDate) -> bool:
    line = document.line_at(found.span[0])
    start = document.start_of(line)
    before = document.text[start : found.span[0]]
    last = list(dates(before))
    since = before[last[-1].span[1] :] if last else before
    if not since.strip() and not last and line:
        above = document.lines[line - 1]
        since = above if _label_only(above) else ""
    after = document.text[found.span[1] : found.span[1] + 12]
    return _is_other(since) or bool(_TIME.match(after)) or bool(_STAMP.search(since + after))


def _label_only(line: str) -> bool:
    return len(line) < 20 and line.rstrip().endswith((":", "日期", "时间"))


def _latest(document: Document, days: list[FoundDate], sure: float) -> Iterator[Candidate]:
    latest = max(each.value for each in days)
    first = min(each.value for each in days)
    several = len({each.value for each in days})
    if (latest - first).days > APART:
        sure = min(sure, 0.7)
    elif several > 2:
        sure = min(sure, 0.85)
    for each in days:
        confidence = _less(each, sure) if each.value == latest else 0.4
        rule = "zh.signing.block" if each.value == latest else EARLIER
        yield document.candidate(each.value, each.span, confidence, rule)


# In a sentence


def _in_prose(document: Document) -> Iterator[Candidate]:
    flow = document.flow
    for each in dates(flow.text):
        start, end = each.span
        before = flow.text[max(0, start - 40) : start]
        before = re.split("[。;\n\f]", before)[-1]
        if not _made(before, flow.text[end : end + 140]):
            continue
        span = flow.span(start, end)
        early = document.page_at(span[0]) <= 2
        sure = _less(each, 0.96 if early else 0.85)
        yield document.candidate(each.value, span, sure, "zh.signing.sentence")


def _made(before: str, after: str) -> bool:
    """Tell whether the words around a date say that this contract was made on it."""
    if _SUPPLEMENTED.search(before):
        return False
    if _MADE_ON.search(before):
        return not re.match(r"[^。;\n]{0,12}的", after)
    made = _MADE_AFTER.match(after)
    if made is None or not _MADE_BEFORE.search(before):
        return False
    if _is_other(made[0]) or re.search("[前后]", made[0][: made.start("next")]):
        return False
    following = made["next"]
    if following.startswith("了") and not _OURS.match(following[1:]):
        return False
    if _OTHER_CONTRACT.match(following):
        return bool(re.search(r"以下[简合]?称[:为]?[“\"']?本(?:合同|协议)", after[:120]))
    return True


# On the cover


def _on_cover(
    document: Document, found: list[FoundDate], blocks: list[tuple[int, int]]
) -> Iterator[Candidate]:
    """Yield dates that stand alone on a line of a first page that is a cover."""
    if not document.pages or sum(map(str.isalnum, document.pages[0])) > _COVER_LENGTH:
        return
    for each in found:
        line = document.line_at(each.span[0])
        if document.page_at(each.span[0]) > 1:
            return
        alone = _ALONE.fullmatch(document.lines[line].replace(document.text[slice(*each.span)], ""))
        if alone and line >= _HEAD and not _within(each.span[0], blocks):
            confidence = 0.8 if each.form is DateForm.WRITTEN else 0.5
            yield document.candidate(each.value, each.span, confidence, "zh.signing.cover")
