"""The heading of a Chinese contract: 买卖合同, 设备采购合同（修订版）, XX项目技术服务合同."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.chinese.misreading import has_rare
from contract_archive.reading.chinese.names import is_organisation
from contract_archive.reading.chinese.traditional import plain
from contract_archive.reading.document import Document, once
from contract_archive.reading.gaps import gaps_of
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings.model import Settings

_HAN = "\u4e00-\u9fff"
KIND = (
    "合约表|合同表|协议表|承诺书|承诺函|合同书|合同|协议书|协议|契约|合约|合作备忘录|备忘录|意向书|订货单|采购订单|销售订单|采购单|订购单|购货单|销货单|销售单|进货单"
    "|销售确认书|售货确认书|定购单|订单|确认函|确认书"
)
_HEADING = re.compile(
    rf"[《【]?(?P<title>(?:[{_HAN}A-Za-z0-9“”\"()·\-—、/&#.+ ]{{0,48}}?[{_HAN})”]|)(?:{KIND}))"
    rf"(?P<tail>(?: ?\([^()]{{1,20}}\))*)[》】”]?"
    rf" ?(?=$|(?:合同|协议)?(?:编号|号)[:;]|[N№][oO0]?[.:]|编码|\(?[GS]F[-—]| ?[vV]\d[\d.]*$"
    rf"|[A-Z][A-Z &/()-]{{6,60}}$)"
)
_ABOUT = re.compile(
    rf"(?:关于(?:[{_HAN}]{{0,6}}))?《[^《》]{{2,40}}》(?:\([^()]{{1,30}}\))?"
    rf"(?:[{_HAN}]{{0,10}}[之的])?"
    r"(?:[第]?[一二三四五六七八九十\d]{1,2}[次号]?)?"
    rf"(?:补充|变更|解除|终止|续签|续期|展期|修订|修改|转让)[{_HAN}]{{0,6}}?"
    r"(?:协议书?|合同书?|备忘录|确认书|通知书?)(?:\([^()]{1,8}\))?"
    rf"(?=$| ?(?:合同|协议)?编号)"
)
_LETTER = re.compile(
    rf"关于(?:《[^《》]{{2,40}}》|[{_HAN}A-Za-z0-9()“”·\-]{{2,40}}?)[{_HAN}]{{0,12}}的?(?:函|复函|通知|通知书|告知函|确认函)$"
)
_AROUND_BRACKET = re.compile(rf"(?<=[{_HAN}]) ?([()]) ?(?=[{_HAN}])")
_KINDS = frozenset(KIND.split("|"))
_NUMBER_LABEL = re.compile(r" ?(?:编号|编码|号|名称|[N№])")
_TAIL = re.compile(r"\(([^()]{1,20})\)")
_NO_TAIL = re.compile(
    r"示范文本|正本|副本|样本|草案|草稿|范本|文本|合同|编号|[GS]F|第?\d+页|盖章|第[一二三四五]联"
)
_NEVER = re.compile(
    r"^(?:本|该|与|由|依|根据|按(?!揭|摩)|为|经(?!销|纪|营|济|贸)|双方|甲乙|附件|附录|附:|附表|注:|第[一二三四五六七八九十\d]|[\d一二三"
    r"四五六七八九十]+[、.]|\(?[一二三四五六七八九十\d]+\)|详见|作为|构成|签订|订立|补充条款|关于签订|原(?!材|料|油|煤|装|木|矿|辅))"
    r"|本合同|本协议|签订|订立本|双方|如下|以下|应当|不得|有权|根据|依据|履行|解除合同|终止合同|视为"
)
_MISREAD = re.compile(r"(?:台同|合问|合司|合固|台问|含同|合囘)(?=$|\()")
_NAME_LABEL = re.compile(
    r"(?:^|[\n\f ])(?:合同|协议)名称 ?[:;] ?[《“]?(?P<title>[^\n\f:;,。《》_]{2,60}?)[》”]?"
    r"(?=$|[\n\f]| |(?:合同|协议|项目)编号|签[订约])"
)
_UPPER_LINE = re.compile(rf"[{_HAN}A-Za-z0-9()·\-—、&“”#.]{{3,40}}")
_NOT_UPPER = re.compile(
    r"文本|正本|副本|机密|秘密|密级|编号|监制|编制|制定|日期|版本|页|^第|公司$|集团$|印制|条形码|标准$"
)
_OPEN_END = re.compile(r"(?:[及和与暨之的、(—\-]|以及)$")
_TOPIC_END = re.compile(
    r"(?:项目|工程|系统|设备|平台|标段|服务|采购|开发|建设|改造|产品|材料|货物|年度)$"
)

_TOP = 8
_REACH = 30  # lines of the first page with text among which a heading may stand
_FIRST, _LOWER = 0.95, 0.9
_LATER = 0.3
_RUNNING = 0.7  # a line at the head of several pages
_TWO_LINES, _MAYBE_TWO = 0.92, 0.9
_LABELLED = 0.9
_MENDED = 0.85
_KIND_ALONE = 0.88  # 合同: mostly what is left of a heading that was misread
_BARE_KINDS = frozenset({"合同", "协议", "合同书", "协议书", "契约", "合约"})
_WITH_NAME = 0.85  # XX公司采购合同: the company may be the letterhead
_HEAD = 160  # characters within which the first two lines of a page stand
_LONGEST = 80  # characters of a line that can be a heading
_SHORT = 6  # characters of a heading that is only the kind: 采购合同


class Heading(NamedTuple):
    """A line that can be a contract's heading: its words, line index and confidence."""

    title: str
    line: int
    confidence: float
    rule: str = "title-heading"


def find_titles(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:  # noqa: ARG001
    """Yield the contract's title: the heading; where there is none, what 合同名称 says."""
    found = headings(document)
    for heading in found:
        start = document.start_of(heading.line)
        span = (start, start + len(document.lines[heading.line]))
        candidate = document.candidate(heading.title, span, heading.confidence, heading.rule)
        yield FieldName.TITLE, candidate
    label = _NAME_LABEL.search(document.text)
    if label:
        sure = _LABELLED if not found else _LATER
        named = document.candidate(_wide(label["title"]), label.span("title"), sure, "title-label")
        yield FieldName.TITLE, named


@once
def headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of the first page that has text, the likeliest first."""
    lines = _first_page(document)
    found = [
        heading
        for place, line in enumerate(lines[:_REACH])
        if (heading := _heading(document, lines, place, line))
    ]
    found.sort(key=lambda heading: -heading.confidence)
    return tuple(
        each if place == 0 else each._replace(confidence=min(each.confidence, _LATER))
        for place, each in enumerate(found)
    )


def title_in(line: str) -> str:
    """Return the title that a folded line is; empty where it is none."""
    line = _AROUND_BRACKET.sub(r"\1", line)
    read = plain(line)
    about = _ABOUT.match(read)
    if about:
        return line[: about.end()].replace("(", "（").replace(")", "）")
    if _LETTER.fullmatch(read):
        return line.replace("(", "（").replace(")", "）")
    if len(line) > _LONGEST or _NEVER.search(read):
        return ""
    found = _HEADING.match(read)
    if found is None or is_organisation(found["title"]):
        return ""
    if found["title"] in _KINDS and _NUMBER_LABEL.match(read, found.end("title")):
        return ""
    tails = [tail[0] for tail in _TAIL.finditer(found["tail"]) if not _NO_TAIL.search(tail[1])]
    return _wide(line[slice(*found.span("title"))] + "".join(tails))


def _first_page(document: Document) -> list[int]:
    """Return the indexes of the lines with text of the first page that has any."""
    lines = [at for at, line in enumerate(document.lines) if line]
    if not lines:
        return []
    page = document.page_at(document.start_of(lines[0]))
    return [at for at in lines if document.page_at(document.start_of(at)) == page]


def _heading(document: Document, lines: list[int], place: int, at: int) -> Heading | None:
    line = _behind_letterhead(document, at)
    title, sure = title_in(line), _FIRST if place < _TOP else _LOWER
    if re.match(r"[^()]{4,30}公司", title):
        sure = _WITH_NAME
    if not title and len(line) <= 24 and _MISREAD.search(line):
        title, sure = title_in(_MISREAD.sub("合同", line)), _MENDED
    if not title:
        return None
    if has_rare(plain(title), document.text):
        sure = min(sure, _WITH_NAME)
    if _is_running(document, line, at):
        return Heading(title, at, _RUNNING)
    sure = min(sure, _KIND_ALONE) if title in _BARE_KINDS else sure
    upper = document.lines[lines[place - 1]] if place else ""
    if upper and not _is_running(document, upper, lines[place - 1]):
        return _joined(upper, title, at, sure)
    return Heading(title, at, sure)


def _behind_letterhead(document: Document, at: int) -> str:
    """Return a line without the company that stands before a gap in it."""
    start = document.start_of(at)
    line = document.lines[at]
    if len(line) > _LONGEST:
        return line
    gaps = (gap - start for gap in gaps_of(document).within(start, start + len(line)))
    for at in sorted((*gaps, *(space.start() for space in re.finditer(" ", line)))):
        if is_organisation(line[:at]):
            return line[at:].lstrip()
    return line


def _joined(upper: str, title: str, at: int, sure: float) -> Heading:
    """Return a heading with the line above it, where that is its beginning."""
    alone = title in _KINDS
    fits = _UPPER_LINE.fullmatch(upper) and not _NOT_UPPER.search(upper) and not title_in(upper)
    if not fits or is_organisation(upper) or len(title) > _SHORT * 2:
        if _OPEN_END.search(upper) and fits:
            return Heading(_wide(upper + title), at, _TWO_LINES, "title-two-lines")
        return Heading(title, at, sure)
    if alone or _OPEN_END.search(upper):
        return Heading(_wide(upper + title), at, _TWO_LINES, "title-two-lines")
    if len(title) <= _SHORT and _TOPIC_END.search(upper):
        return Heading(_wide(upper + title), at, _MAYBE_TWO, "title-two-lines")
    return Heading(title, at, sure)


def _is_running(document: Document, line: str, at: int) -> bool:
    """Tell whether a line stands at the head of another page too."""
    page = document.page_at(document.start_of(at))
    pages = document.text.split("\f")
    return any(
        line in text[:_HEAD].split("\n")[:2]
        for number, text in enumerate(pages, 1)
        if number != page
    )


def _wide(title: str) -> str:
    """Return a title as it is written: wide brackets, no spaces between Chinese."""
    plain = title.strip(" 《》【】")
    if plain.count("“") != plain.count("”"):
        plain = plain.strip("“”")
    plain = re.sub(rf"(?<=[{_HAN})]) (?=[{_HAN}(])", "", plain)
    return plain.replace("(", "（").replace(")", "）")
