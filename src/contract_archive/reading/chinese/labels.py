"""The labels that Chinese contracts put before a party: 甲方, 买受人, 发包人(甲方), 供方(盖章).

A label names a slot: a letter (甲 to 戊) or a role of a pair (buyer of a sale). The bracket behind
it may link the two, so that a later 买方 is known to be the 甲方 of the head.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from contract_archive.reading.scanning import by_first, matches, places, starts

BUYER, SELLER = "buyer", "seller"

_ROLES: dict[str, tuple[str, ...]] = {
    BUYER: (
        "买方", "买受人", "买受方", "买家", "购方", "购买方", "购买人", "购货方", "购货单位",
        "购货人", "采购方", "采购人", "采购单位", "需方", "需求方", "订货方", "订货人", "订货单位",
        "订购方", "进货方", "购置方", "需货方", "用货方",
    ),
    SELLER: (
        "卖方", "出卖人", "出卖方", "卖家", "售方", "销方",
        "出售方", "出售人", "销售方", "销售单位",
        "销货方", "销货单位", "供方", "供货方", "供货人", "供货单位", "供货商", "供应方",
        "供应商", "供应单位", "中标人", "中标供应商", "成交供应商",
    ),
    "client": (
        "委托方", "委托人", "委托单位", "客户", "客户方", "服务接受方", "接受服务方", "业主",
        "业主方", "业主单位", "顾客方", "被服务方", "送检单位", "送检方", "送检人", "送样单位",
    ),
    "server": (
        "受托方", "受托人", "受托单位", "被委托方", "服务方", "服务提供方", "提供服务方",
        "服务商", "服务单位", "顾问方", "咨询方", "咨询人", "物业服务企业", "物业服务人",
        "研究开发人", "研究开发方", "开发方", "开发人", "设计人", "设计方", "勘察人", "监理人",
        "检测机构", "检测单位", "检测方", "检验机构", "检验单位", "检验方", "校准机构", "校准单位",
    ),
    "exhibitor": ("参展单位", "参展商", "参展方", "参展企业", "参展公司", "展商"),
    "organizer": (
        "主办单位", "主办方", "承办单位", "承办方", "组展单位", "组展方", "组委会", "会务单位",
    ),
    "lessor": ("出租人", "出租方", "出租单位", "房东"),
    "lessee": ("承租人", "承租方", "承租单位", "租用方", "租户"),
    "orderer": ("定作人", "定作方", "定做方", "定制方", "委托加工方", "委托加工人"),
    "maker": ("承揽人", "承揽方", "加工方", "制作方", "承制方", "受托加工方", "受托加工人"),
    "employer": (
        "发包人", "发包方", "发包单位", "建设单位", "建设方", "总包方", "总承包人", "总包单位",
    ),
    "contractor": (
        "承包人", "承包方", "承包单位", "施工单位", "施工方", "承建方", "承建单位",
    ),
    "subcontractor": ("分包人", "分包方", "分包单位", "分包商", "专业分包人", "劳务分包人"),
    "transferor": ("转让方", "转让人", "出让方", "出让人", "让与人", "让与方"),
    "transferee": ("受让方", "受让人"),
    "licensor": ("许可方", "许可人", "授权方", "授权人", "特许人", "特许方"),
    "licensee": ("被许可方", "被许可人", "被授权方", "被授权人", "被特许人", "被特许方"),
    "discloser": ("披露方", "信息披露方", "资料提供方", "信息提供方"),
    "receiver": ("接收方", "信息接收方", "资料接收方"),
    "principal": ("被代理人", "被代理方", "厂方", "厂商", "生产商", "品牌方"),
    "agent": ("代理人", "代理方", "代理商", "经销商", "经销方", "分销商", "总代理"),
    "consignor": ("委托代销方", "寄售人", "寄售方", "寄售商", "寄卖方"),
    "consignee": (
        "代销方", "代销商", "代销人", "受托代销方", "代售方", "代售人", "代售商",
    ),
    "shipper": ("托运人", "托运方", "寄件方"),
    "carrier": ("承运人", "承运方", "运输方"),
    "depositor": ("存货人", "存货方", "寄存人"),
    "keeper": ("保管人", "保管方", "仓储方"),
    "lender": ("贷款人", "贷款方", "出借人", "出借方"),
    "borrower": ("借款人", "借款方"),
    "staffer": ("用人单位", "聘用方", "用工单位", "派遣单位"),
    "worker": ("劳动者", "受聘方", "受聘人"),
    "addressee": ("致", "确认方", "回签方"),
}  # fmt: skip

_BYSTANDERS = (
    "抵押人", "抵押方", "出质人", "出质方", "共同还款人",
    "担保方", "担保人", "保证人", "保证方", "连带责任保证人", "见证方", "见证人", "鉴证方",
    "鉴证机关", "鉴证单位", "监管方", "监管银行", "鉴证机构", "见证机构", "见证单位",
    "采购代理机构", "招标代理机构", "招标代理单位", "招标代理", "采购代理", "代理机构", "监理单位",
    "监理方", "公证机关",
)  # fmt: skip
"""They sign, and are nobody's counterparty."""

_WITNESS = re.compile("见证|鉴证|公证|监管|监理[单方]|(?:代理|招标)(?:机构|单位)|(?:招标|采购)代理")

_SIDE = {word: side for side, words in _ROLES.items() for word in words}
_LETTER = {"甲": "甲", "乙": "乙", "丙": "丙", "丁": "丁", "戊": "戊"}
_MISREAD_LETTER = {"申": "甲", "曱": "甲", "Z": "乙", "z": "乙", "已": "乙", "己": "乙"}

_HAN = "\u2e80-\u9fff\uf900-\ufaff"
SPELLED = "|".join(sorted((*_SIDE, *_BYSTANDERS), key=len, reverse=True))
ROLE = by_first(SPELLED)
LETTER = by_first("|".join(f"{letter} ?方" for letter in _LETTER))
_READ = "|".join(f"{letter} ?[方万力]" for letter in (*_LETTER, *_MISREAD_LETTER))
_SEALED = "盖章|公章|签章|盖公章|签字|签名|印章|章"
_BEHIND = rf"(?:名称|全称|单位名称|单位全称|公司名称|单位|{_SEALED})"
_BRACKET = r" ?\((?P<b{n}>[^()\n\f]{{0,24}})\)"
_INDEX = r"(?:[1-9一二三](?![\d年月日、.])|[A-D](?= ?[:(]))?"

_ENGLISH = (
    r"(?: ?/? ?\(?(?:The |THE )?(?:Buyers?|Sellers?|Purchaser|Vendor|Supplier|Customer|Client"
    r"|Party [AB]|Lessor|Lessee|Licensor|Licensee|Principal|Agent|Employer|Contractor"
    r"|BUYER|SELLER|PARTY [AB])\)?)?"
)

_LABEL = re.compile(
    rf"(?P<edge>\(?)(?:(?P<letter>{by_first(_READ)}){_INDEX}|(?P<role>{ROLE}))\)?"
    r"(?:\((?P<cut>[甲乙丙丁])(?![方)]))?"
    rf"(?: ?/ ?(?P<also>{LETTER}|{ROLE}){_INDEX})?"
    rf"{_ENGLISH}(?:{_BRACKET.format(n=1)})?(?P<behind>{_BEHIND}*)"
    rf"(?:{_BRACKET.format(n=2)})?(?P<colon> ?[:;] ?)?"
    rf"(?: ?\((?P<b3>(?:{LETTER}|{ROLE}|{_SEALED}|[/、 ]){{1,6}})\))?(?: ?:)? ?"
)
_BEGINS = re.compile(rf"\((?={by_first(_READ)}|{ROLE})|{starts(f'{_READ}|{SPELLED}')}")
_ROLE_WORD = re.compile(rf"{LETTER}|{ROLE}")
_SEAL_WORD = re.compile(_SEALED)
_ENDS_BEFORE = re.compile(r"(?:公司|厂|店|院|校|学|所|中心|局|会|社|行|部|[)_\d\s.])$")


class Label(NamedTuple):
    """A party label on the page.

    ``slots`` are what it names (``甲``, ``buyer``), ``end`` is where the value begins,
    ``signing`` tells whether it asks for a seal or signature, ``spelled`` that a colon ends it,
    ``begins`` that it opens its line.
    """

    slots: tuple[str, ...]
    start: int
    end: int
    signing: bool
    spelled: bool
    principal: bool
    bracket: str
    begins: bool


def labels_in(text: str, gaps: Container[int] = ()) -> list[Label]:
    """Return the party labels of a folded text, in order.

    ``gaps`` are the offsets before which the page has a space that folding dropped.
    """
    found: list[Label] = []
    last = -1
    for each in matches(_LABEL, places(_BEGINS, text), text):
        beside = each.start() == last or each.start() in gaps
        label = _label(text, each, beside)
        if label:
            found.append(label)
            last = label.end
    return found


def slots_named(words: str) -> tuple[str, ...]:
    """Return the slots that a phrase names: ``买方/需方`` or ``甲方``."""
    return tuple(dict.fromkeys(_slot(word[0]) for word in _ROLE_WORD.finditer(words)))


def is_bystander(word: str) -> bool:
    """Tell whether a label's word is a guarantor's or witness's."""
    return any(each in word for each in _BYSTANDERS)


def is_witness(word: str) -> bool:
    """Tell whether a slot is a witness's or agency's, who is no party even where it seals."""
    return word not in _ROLES and _WITNESS.search(word) is not None


def _label(text: str, found: re.Match[str], beside: bool) -> Label | None:
    word = found["letter"] or found["role"]
    spelled = found["colon"] is not None
    if not beside and not _stands_alone(text, found, spelled):
        return None
    cut = f"{found['cut']}方" if found["cut"] else ""  # 需方(甲 | 方): a narrow cell breaks it
    brackets = cut + " ".join(found[f"b{n}"] or "" for n in (1, 2, 3))
    slots = (_slot(word), *slots_named(found["also"] or ""), *slots_named(brackets))
    return Label(
        tuple(dict.fromkeys(slots)),
        found.start(),
        found.end(),
        bool(_SEAL_WORD.search(brackets + (found["behind"] or ""))),
        spelled,
        not (is_bystander(word) or is_bystander(brackets)),
        brackets.strip(),
        found.start() == 0 or text[found.start() - 1] in "\n\f",
    )


def _stands_alone(text: str, found: re.Match[str], spelled: bool) -> bool:
    """Tell a label from a word in a sentence, by what stands before it."""
    begins = found.start() == 0 or text[found.start() - 1] in "\n\f"
    before = text[max(0, found.start() - 4) : found.start()]
    letter = found["letter"]
    if letter and (letter[0] in _MISREAD_LETTER or letter[-1] in "万力"):
        return spelled and (begins or bool(_ENDS_BEFORE.search(before)))
    if begins:
        return True
    if letter:
        return spelled or found["b1"] is not None or bool(_ENDS_BEFORE.search(before))
    return bool(_ENDS_BEFORE.search(before)) or not re.search(f"[{_HAN}]$", before)


def _slot(word: str) -> str:
    first = word[0]
    if len(word.replace(" ", "")) == 2 and word[-1] in "方万力" and word not in _SIDE:
        return _LETTER.get(first) or _MISREAD_LETTER.get(first, first)
    return _SIDE.get(word, word)
