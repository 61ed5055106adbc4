"""Where a Chinese contract names its parties: heads, signature blocks, tables, definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from contract_archive.reading.chinese.labels import LETTER, ROLE, Label, labels_in, slots_named
from contract_archive.reading.chinese.names import HAN, Name, Sort, is_organisation, is_person, tidy
from contract_archive.reading.chinese.naming import name_at, name_before, names_in_line
from contract_archive.reading.chinese.openings import opening_names
from contract_archive.reading.chinese.titles import title_in
from contract_archive.reading.chinese.traditional import plain_text
from contract_archive.reading.document import Document, once
from contract_archive.reading.gaps import gaps_of
from contract_archive.reading.scanning import matches, places, starts


class Place(Enum):
    """In what part of a contract a party is named."""

    HEAD = "party-label"
    TABLE = "party-table"
    DEFINED = "party-definition"
    SIGNATURE = "party-signature"
    ROLE = "party-other-role"
    OPENING = "party-opening"
    LETTERHEAD = "party-letterhead"


class Mention(NamedTuple):
    """A party named once: by which label, where, and whether it is a side or only a bystander.

    ``opens`` tells that the label opens a line or a cell; in a sentence a role is a third hand's.
    """

    slots: tuple[str, ...]
    name: Name
    place: Place
    label_start: int
    principal: bool = True
    opens: bool = True


_DEFINITION = re.compile(
    r"(?:,? ?\( ?(?:以下|下文|下)?(?:均|统一|合)?(?:简称|称为?|简称为)?[:,]?"
    r"|,? ?(?:以下|下)简?称为?)"
    rf" ?[“”\"'「『]?(?:为)?[“”\"'「『]?(?P<slot>{LETTER}|{ROLE})[“”\"'」』]?"
    rf"(?P<more>(?:[或、/和][“”\"]?(?:{LETTER}|{ROLE}|本公司|我方)[“”\"]?)*) ?(?P<shut>\)?)"
)
_DEFINES = re.compile(starts(r",[ (以下]| [(以下]|\(|以下|下简?称"))
_SIGNS = re.compile(r"法定代表人|授权代表|委托代理人|(?:签|盖)(?:字|章)|公章|签署|合同专用章")
_ORGANISATION_FIELD = re.compile(
    r"(?:单位名称|公司名称|企业名称|名称)(?:\((?:盖?章|公章|签章|盖公章)\))?[:;]? ?"
)
UNLABELLED = "- "
"""What the slot of a party begins with that no known label names."""
_ROLE_LABEL = re.compile(
    rf"(?:^|(?<=[\n\f]))(?P<role>[{HAN}]{{1,6}}(?:方|人|单位|者|机构|商))"
    r"(?:\([^()\n]{1,12}\))?(?:名称)? ?: ?"
)
_THIRD_HANDS = re.compile(
    r"业主|收货|发货|开票|收票|收款|付款|生产|制造|监理|代理|担保|保证|见证|鉴证|招标|联系|代表|负责|经办"
    r"|签字|签约|编制|审核|监制|使用|安装|推荐|介绍|检验人|受益|投保|被保险|户名|法定|项目|第三"
)
_CHOSEN = re.compile(
    r"(?<=公司)为[^,。;:\n为]{0,6}(?:中标|成交|供货|供应|承包|服务)(?:人|方|商|单位|供应商)$"
)
_CLAUSE = 200  # characters of a clause that names a party and describes it
_CLAUSE_MARK = re.compile(r" ?(?:\(?[0-9一二三四五]{1,2}[.、)] ?)?")
_SEAL = re.compile(
    r"\((?:盖章|公章|签章|盖公章|加盖公章|盖单位章|签字盖章|章|(?:合同|业务|检测|检验|财务)?专用章)\)"
    r" ?(?=[\n\f]"
    rf"|[{HAN}A-Z][^\n\f:;,。]{{3,44}}\()"
)
_SEALED_LINE = re.compile(rf" ?(?P<name>[^\n\f:;,。(][^\n\f:;,。]{{3,43}}?) ?{_SEAL.pattern}")
_REMNANT = re.compile(r"[方人位)]{1,4}")  # of a label that its narrow cell broke
_BLANK = " _\n\f"
_LINE_ENDS = re.compile(r"[ _]*[\n\f]")
_HEAD_LINES = 4
_MANY = 12  # labels in a row; more is no party line


@once
def mentions(document: Document) -> tuple[Mention, ...]:
    """Return every place where a party is named, in the order of the page."""
    text = document.text
    labels = labels_in(plain_text(document), gaps_of(document))
    found = [
        *_labelled(document, labels),
        *_rows(document, labels),
        *_defined(document),
        *_sealed(text),
    ]
    if not any(each.principal and each.place is not Place.SIGNATURE for each in found):
        found += _opened(document)
    if len({each.slots for each in found if each.principal}) == 1:
        found += _at_the_head(document)
    known = {each.name.start for each in found}
    found += [each for each in _roles(document) if each.name.start not in known]
    unique = {(each.name.start, each.slots): each for each in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda each: (each.label_start, each.name.start)))


def _labelled(document: Document, labels: list[Label]) -> Iterator[Mention]:
    represented = any("principal" in label.slots for label in labels)
    for label in labels:
        name = name_at(document, label.end)
        if name is None or not _believable(label, name):
            continue
        if name.sort is Sort.PERSON and _is_of_a_hand(document.text, label):
            continue
        if label.slots == _AGENT and not represented and name.sort in (Sort.PERSON, Sort.OTHER):
            continue
        if _JOINED.match(document.text, name.end):
            name = name._replace(whole=False)  # one of several that share the label
        place = _place(document.text, label, name)
        opens = label.begins or label.start in gaps_of(document)
        yield Mention(label.slots, name, place, label.start, label.principal, opens)
        second = _second(document, name) if label.spelled and not label.signing else None
        if second:
            yield Mention(label.slots, second, place, second.start, label.principal, opens)


def _second(document: Document, name: Name) -> Name | None:
    """Return the party that shares a label with ``name``: 出租人:甲某、乙某."""
    if document.text[name.end : name.end + 1] != "、":
        return None
    second = name_at(document, name.end + 1)
    if second is None or second.start > name.end + 2 or not second.whole:
        return None
    return second if second.sort is name.sort and name.sort is not Sort.OTHER else None


def _believable(label: Label, name: Name) -> bool:
    """Tell whether what stands behind a label is a name rather than the rest of a sentence."""
    if name.start - label.end > _GAP:
        return False
    if label.spelled:
        if name.sort is not Sort.OTHER:
            return True
        return label.begins and name.whole and _NOT_A_NAME.search(name.text) is None
    if label.signing and name.sort is Sort.PERSON:
        return name.whole
    return name.sort is Sort.ORGANISATION and name.whole and not _SENTENCE.search(name.text)


def _is_of_a_hand(text: str, label: Label) -> bool:
    """Tell whether a label asks who signs for a party: 授权代表(甲方), 甲方(经办人)."""
    before = text[max(0, label.start - 8) : label.start]
    return bool(_HAND.search(label.bracket) or _HAND_BEFORE.search(before))


_JOINED = re.compile(r"[、和与及][^\n\f,;:。]{2,40}(?:公司|厂|院|所|中心|大学)")
_AGENT = ("agent",)  # 代理人 is who signs, where nobody is a 被代理人
_HAND_WORDS = r"(?:代表人?|代理人|经办人|负责人|联系人|签[字约]人)"
_HAND = re.compile(_HAND_WORDS)
_HAND_BEFORE = re.compile(rf"{_HAND_WORDS}[ (]*$")
_GAP = 12  # underscores or spaces between a label and its value
_SENTENCE = re.compile(
    r"应|须|将|可以|有权|不得|按照|支付|负责|提供|向|的|承担|保证|同意|之间|共同"
)
_NOT_A_NAME = re.compile(
    r"[应须将的按]|负责|承担|支付|提供|签字|盖章|本合同|如下|日期|代表|确认|\d{3}|空白|[省市区县路街镇村]|致"
)


def _place(text: str, label: Label, name: Name) -> Place:
    behind = text[name.end : name.end + 8]
    if label.signing or re.match(r" ?\((?:盖|公章|签|章|加盖)", behind):
        return Place.SIGNATURE
    return Place.HEAD if label.spelled else Place.TABLE


def _rows(document: Document, labels: list[Label]) -> Iterator[Mention]:
    """Yield what stands under labels that have no name behind them, in the same order.

    ``甲方(盖章): 乙方(盖章):`` over ``A公司 B公司``, or each label and each name in its own line.
    """
    text = document.text
    waiting: list[Label] = []
    for at, label in enumerate(labels):
        if waiting and text[waiting[-1].end : label.start].strip(_BLANK):
            waiting = []
        waiting.append(label)
        follows = labels[at + 1].start if at + 1 < len(labels) else len(text)
        if not text[label.end : follows].strip(_BLANK):
            continue
        if _LINE_ENDS.match(text, label.end):
            yield from _under(document, waiting)
        waiting = []


def _under(document: Document, labels: list[Label]) -> Iterator[Mention]:
    text = document.text
    names: list[Name] = []
    at = text.find("\n", labels[-1].end - 1)
    while at >= 0 and len(names) < len(labels):
        end = text.find("\n", at + 1)
        line = slice(at + 1, end if end >= 0 else len(text))
        at = end
        if _REMNANT.fullmatch(text, line.start, line.stop):
            continue
        found = _names_of(document, line.start, line.stop)
        if not found:
            break
        names += found
    if len(labels) > _MANY or len(names) != len(labels):
        return
    for label, name in zip(labels, names, strict=True):
        place = Place.SIGNATURE if label.signing else Place.HEAD
        yield Mention(label.slots, name, place, label.start, label.principal)


def _names_of(document: Document, start: int, end: int) -> list[Name]:
    """Return the names that fill a line; none where something else stands there."""
    text = document.text
    fields = list(_ORGANISATION_FIELD.finditer(text, start, end))
    if fields and fields[0].start() == start:
        if len(fields) > 1:
            behind = [name_at(document, field.end()) for field in fields]
            return [name for name in behind if name and name.sort is not Sort.OTHER]
        start = fields[0].end()
    cells = gaps_of(document).pieces(start, end)
    row = [_in_cell(document, *cell) for cell in cells] if len(cells) > 1 else []
    named = [name for name in row if name and name.sort is not Sort.OTHER]
    if row and len(named) == len(row) and any(name.sort is not Sort.PERSON for name in named):
        return named
    found = names_in_line(text, start, end)
    if found:
        return found
    name = name_at(document, start)
    whole = name and name.whole and name.sort in (Sort.ORGANISATION, Sort.LATIN)
    return [name] if name and whole else []


def _in_cell(document: Document, start: int, end: int) -> Name | None:
    """Return the name that a cell is, or begins where it goes on in the next line."""
    words = document.text[start:end]
    if is_organisation(words):
        return Name(tidy(words), start, end, Sort.ORGANISATION, True)
    if is_person(words):
        return Name(words, start, end, Sort.PERSON, True)
    return name_at(document, start)


def _defined(document: Document) -> Iterator[Mention]:
    text = document.text
    last = 0
    plain = plain_text(document)
    for found in matches(_DEFINITION, places(_DEFINES, plain), plain):
        name = name_before(text, _chosen(text, found.start()), last) or _opening(
            document, found.start(), last
        )
        last = found.end()
        if name is None:
            continue
        slots = slots_named(found["slot"] + found["more"])
        yield Mention(slots, name, Place.DEFINED, found.start())


def _chosen(text: str, end: int) -> int:
    """Return where the name of a chosen party ends: 确定X公司为中标人(“乙方”)."""
    found = _CHOSEN.search(text, max(0, end - 24), end)
    return found.start() if found else end


def _opening(document: Document, end: int, least: int) -> Name | None:
    """Return the organisation that opens the clause in which a definition ends.

    ``A公司,注册地址五柳街8号(“甲方”)``: what else is said of it stands between.
    """
    text = document.text
    line = max(text.rfind("\n", 0, end), text.rfind("\f", 0, end)) + 1
    begin = _CLAUSE_MARK.match(text, max(line, least, end - _CLAUSE), end)
    name = name_at(document, begin.end()) if begin else None
    comma = name and name.end < end and text[name.end] == ","
    return name if name and comma and name.sort is Sort.ORGANISATION else None


def _roles(document: Document) -> Iterator[Mention]:
    """Yield organisations behind a role that no table knows: 检测单位, 广告发布者."""
    lines = (document.start_of(at) for at, line in enumerate(document.lines) if ":" in line)
    for found in matches(_ROLE_LABEL, lines, document.text):
        if _THIRD_HANDS.search(found["role"]):
            continue
        name = name_at(document, found.end())
        if name and name.sort is Sort.ORGANISATION and name.whole:
            yield Mention((f"{UNLABELLED}{found['role']}",), name, Place.ROLE, found.start())


def _opened(document: Document) -> Iterator[Mention]:
    """Yield the organisations of an opening sentence that labels nobody."""
    for name in opening_names(document):
        yield Mention((f"{UNLABELLED}{name.text}",), name, Place.OPENING, name.start)


def _at_the_head(document: Document) -> Iterator[Mention]:
    """Yield the organisation whose form it is: alone in the first line, above the heading."""
    lines = [at for at, line in enumerate(document.lines) if line][:_HEAD_LINES]
    first = document.lines[lines[0]] if lines else ""
    if not is_organisation(first) or not any(title_in(document.lines[at]) for at in lines[1:]):
        return
    start = document.start_of(lines[0])
    name = Name(tidy(first), start, start + len(first), Sort.ORGANISATION, True)
    yield Mention((f"{UNLABELLED}{name.text}",), name, Place.LETTERHEAD, start)


def _sealed(text: str) -> Iterator[Mention]:
    """Yield the organisations that seal a letter in a line of their own, without a label."""
    sealed, end = [], 0
    for seal in _SEAL.finditer(text):
        line = 1 + max(text.rfind(mark, 0, seal.start()) for mark in "\n\f")
        sealed.append(max(line, end))  # two may seal in one line
        end = seal.end()
    for found in matches(_SEALED_LINE, sealed, text):
        name = name_before(text, found.end("name"), found.start("name"))
        if name and name.text == tidy(found["name"]):
            at = found.start("name")
            placed = name._replace(start=at, end=found.end("name"))
            yield Mention((f"{UNLABELLED}{name.text}",), placed, Place.SIGNATURE, at)
