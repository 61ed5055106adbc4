"""The labels under which a contract's number stands, told from the many that look like them."""

from __future__ import annotations

import heapq
import re
from collections.abc import Container, Iterator
from enum import Enum
from typing import NamedTuple

from contract_archive.reading.chinese.labels import LETTER, ROLE, slots_named
from contract_archive.reading.scanning import matches, places, starts

_HAN = "\u4e00-\u9fff"
_NO = r"(?:N[oO0]\.?|№|Number|Nr\.?)"
_WORD = r"(?:[合台含][同问司间回]|协[议仪]|合约|契约)书?"
_NUMBER = "(?:[编缟煸骗遍][号亏吁弓]|编码)"  # a scan's likenesses too
_ENGLISH_WORD = (
    r"(?:(?:(?:Buyer|Seller|Purchaser|Supplier|Vendor|Customer|Client)(?:s'|'s|s)? )?"
    r"(?:Contract|Agreement|Ref(?:erence)?|S ?/ ?C|P ?/ ?[OI]|P\.?O|Order|Sales (?:Contract"
    r"|Confirmation)"
    r"|Purchase (?:Contract|Order)|CONTRACT|AGREEMENT|REF|ORDER|Licen[cs]e|Lease)\.? ?)"
)
_FOREIGN_WORD = (
    r"(?:Contract|Agreement|CONTRACT|AGREEMENT|S ?/ ?C|Sales (?:Contract|Confirmation)"
    r"|SALES (?:CONTRACT|CONFIRMATION)"
    r"|Purchase Contract|PURCHASE CONTRACT)"
)
_PAPER_WORD = (
    r"(?:(?:Our |OUR )?R[Ee][Ff](?:erence)?\.?|Licen[cs]e|LICEN[CS]E|Lease|LEASE|NDA|Order"
    r"|ORDER|Confirmation|CONFIRMATION|Quotation|Doc(?:ument)?|DOC)"
)
_LATIN_KIND = r"(?:^|(?<=[\n\f ]))(?:NDA|MOU|MSA|SOW|LOI|EPC|OEM|ODM|SLA) ?"
_THEIRS = (
    r"(?:^|(?<=[\n\f |,;(]))(?:贵司|贵公司|贵方|你方|你司|客户|顾客|买家)的? ?"
    r"(?:(?:采购|购货|订货)?(?:订单|合同|单据?)|采购单|订购单|定单|P\.?/?O\.?)"
    r"(?:编号|号码?| ?N[oO]\.?)? ?[:] ?(?=[A-Za-z0-9])"
)
"""The customer's own number, in the words of a seller."""
_MISREAD = (
    rf"(?:^|(?<=[\n\f ]))(?:(?![不相])[{_HAN}]同编号|合(?!格)[{_HAN}]编号"
    rf"|合同(?![批账帐型图件卷项档版页税房车电款证户])[{_HAN}]号|合同编(?![制写审排者印])[{_HAN}])"
)
"""合同编号 with any one of its characters spoiled, before a colon."""
_LABEL = re.compile(
    rf"(?P<theirs>{_THEIRS})"
    rf"|(?:(?P<full>{_WORD}的?(?: ?/ ?{_WORD})?(?:(?:统一|专用|自编|文本|文件)?{_NUMBER}|号码"
    rf"|号|序号|单号|代码|文号)|{_WORD} ?(?:{_NO}|#))"
    rf"|(?P<short>(?:函件?|{_LATIN_KIND})?{_NUMBER}|[文函]号|(?:发文|函件?)字号)"
    rf"|(?P<order>(?:(?:采购|销售|购货)?订单|采购单|订购单|购货单|订货单|销[售货]单|订货)"
    rf"(?:编号|号码?)"
    rf"|(?P<slip>(?:(?:ERP ?)?单据|(?:销售|订货|订购|订单|成交)?确认[书单]?|(?:委托|受理|服务"
    rf"|加工|承揽|租赁|销售|采购)[单书])(?:编号|号码?))"
    rf"|(?:^|(?<=[\n\f ]))单[据]?号|P\.?O\.? ?{_NO}))"
    rf"(?: ?/? ?\(?{_ENGLISH_WORD}?{_NO}\)?)?"
    r"(?: ?\((?P<bracket>[^()\n\f\d]{1,12})\))?(?P<sign> ?[:;] ?|[为是][:]? ?|\.(?= ))?"
    rf"(?P<side>\((?:{LETTER}|{ROLE})\) ?[:]? ?|(?:{LETTER}|{ROLE}) ?: ?(?=[A-Z0-9]))?"
    rf"|(?P<english>{_FOREIGN_WORD} ?(?:No|NO|Number|NUMBER|#)\.?) ?[:.]? ?"
    rf"|(?:^|(?<=[\n\f]))(?P<paper>{_PAPER_WORD} ?(?:No|NO|Number|NUMBER)\.?) ?[:.]? ?(?=[A-Z0-9])"
    rf"|(?:^|(?<=[\n\f]))(?P<latin>{_NO}) ?[:.]? ?(?=[A-Z0-9{_HAN}])"
    r"(?![0-9]{1,5},? (?!Date|Page)[A-Z][a-z])"
    rf"|(?P<misread>{_MISREAD}) ?[:;] ?"
)
_BEGINS = re.compile(
    starts(
        f"合[同问司间回约]|合[{_HAN}]编号|台[同问司间回]|含[同问司间回]|协[议仪]|契约|函|NDA|M[OS]|SOW|LOI|EPC|OEM|ODM|SLA|编[号亏吁弓码]"
        "|缟[号亏吁弓]|煸[号亏吁弓]|骗[号亏吁弓]|遍[号亏吁弓]|贵[司公方]|你[方司]|客户|顾客|买家|采购"
        "|销[售货]|购货|订[单购货]|单[据号]|成交|确认|ERP|P|C[oO]|A[gG]|N|№|文号|发文|委托|受理|服务|加工|承揽|租赁"
        "|S|O|R|L|D|Q"
    )
)
"""Where a label can begin, but for the spoiled ones with 同编号 in them."""
_SPOILED = re.compile("同编号")
_LEAD = re.compile(
    rf"(?P<whose>{LETTER}|{ROLE}|我方|对方)?的?(?P<parent>主|原|母|上级|框架|基础|前)?(?P<own>本|该)?$"
)
_TRAPS = re.compile(
    r"(?:招标|投标|标段|标书|项目|工程|订单|采购申请|申请|立项|登记|备案|审批|批准|发票|证书?|许可"
    r"|担保|抵押|质押|借款|贷款|保险|设备|产品|物料|客户|供应商|文件|表单?|档案|单据|图纸?|房屋|税务"
    r"|资质|合格证|执照|开票|任务|报价|询价|出厂|序列|批次|车辆|文本|版本|范本|员工|用户|会员|附件"
    r"|技术|送货单|收据|凭证|银行|账户|系统)$"
)
_HEADING_BEFORE = re.compile(
    rf"^(?!附)[^。,:;签于《》原]{{0,24}}(?:合同|协议|契约|合约)书?(?:\([{_HAN}]*\))? ?\(?$"
)
_KIND_BEFORE = re.compile(rf"(?:^|[ |/(\[]|\d[.、)])[{_HAN}]{{1,4}}$")
_FIELD_BEFORE = re.compile(r"[:] ?[^。,;:]{1,30}$")
_REFERENCE = re.compile(
    r"》[(,]?.{0,2}$|(?:签订|签署|订立|达成|生效)的[^。;]{0,30}$|(?:双方|各方)[^。;]{0,40}于"
)
_SIDE = re.compile(
    rf"(?<=[A-Za-z0-9号 ;/,、])(?:\((?:{LETTER}|{ROLE})\) ?:? ?|(?:{LETTER}"
    rf"|{ROLE}) ?: ?)(?=[{_HAN}]{{0,6}}[A-Z0-9(〔])"
)
_BRACKET_ENDS = re.compile(r" ?(?=[^\n\f]*\d)[^\n\f:,。;]{3,40}\) ?(?=[\n\f]|$)")
_BEFORE = 60
_OPENING = "([|/: "


class Under(Enum):
    """What the label says: 合同编号, 编号, 订单号, 单据编号, 客户订单号, Contract No., No. …"""

    FULL = "number-label"
    SHORT = "number-short-label"
    ORDER = "number-order-label"
    SLIP = "number-slip-label"
    THEIRS = "number-customer-label"
    MISREAD = "number-misread-label"
    ENGLISH = "number-english-label"
    LATIN = "number-no-label"
    PAPER = "number-paper-label"


class NumberLabel(NamedTuple):
    """A label: where it stands and where its value begins.

    ``whose`` are the slots it names; ``begins`` tells that it opens its line, ``parent`` that the
    number is another contract's, ``signed`` that a colon or 为 ends it.
    """

    under: Under
    start: int
    end: int
    whose: tuple[str, ...]
    begins: bool
    parent: bool
    signed: bool


def number_labels(text: str, gaps: Container[int] = ()) -> Iterator[NumberLabel]:
    """Yield the labels of contract numbers in a folded text, traps left out.

    ``gaps`` are the offsets before which the page has a space that folding dropped.
    """
    may_begin = heapq.merge(places(_BEGINS, text), places(_SPOILED, text, before=1))
    for found in matches(_LABEL, may_begin, text):
        plain = Under.THEIRS if found["theirs"] else Under.MISREAD if found["misread"] else None
        if plain:
            begins = _begins(text, found.start())
            yield NumberLabel(plain, found.start(), found.end(), (), begins, False, True)
            continue
        foreign = found["english"] or found["latin"] or found["paper"]
        label = _foreign(text, found) if foreign else _own(text, found, gaps)
        if label:
            yield label
            yield from _other_side(text, label, found)


def _other_side(text: str, label: NumberLabel, found: re.Match[str]) -> Iterator[NumberLabel]:
    """Yield the second side of a label that has a number of each: 合同编号:(甲方)A-1 (乙方)B-2."""
    end = text.find("\n", label.end)
    side = _SIDE.search(text, label.end, end if end >= 0 else len(text)) if found["side"] else None
    if side:
        yield label._replace(start=side.start(), end=side.end(), whose=slots_named(side[0]))


def _foreign(text: str, found: re.Match[str]) -> NumberLabel | None:
    begins = _begins(text, found.start())
    if found["english"] and not begins and text[found.start() - 1] not in _OPENING:
        return None
    under = Under.ENGLISH if found["english"] else Under.LATIN
    if found["paper"]:
        under = Under.PAPER
    return NumberLabel(under, found.start(), found.end(), (), begins, False, True)


def _own(text: str, found: re.Match[str], gaps: Container[int]) -> NumberLabel | None:
    line = max(text.rfind("\n", 0, found.start()), text.rfind("\f", 0, found.start())) + 1
    first = max(line, found.start() - _BEFORE)
    first = max((at for at in range(first, found.start() + 1) if at in gaps), default=first)
    before = text[first : found.start()]
    lead = _LEAD.search(before)
    words = before[: lead.start()] if lead else before
    parts = lead.groupdict() if lead else {}
    parent = bool(parts.get("parent")) or _REFERENCE.search(words) is not None
    bracketed = words[-1:] == "(" and _BRACKET_ENDS.match(text, found.end()) is not None
    alone = bracketed and words == "("
    clear = bool(parts.get("own") or parts.get("whose")) or alone or _is_clear(words)
    clear = clear or (words[-1:] in ("。", ";") and bool(found["sign"]))
    if not (clear or parent) or _is_trap(text, line, before, found, parts):
        return None
    if (
        not found["full"]
        and not parent
        and not _may_be_short(words, parts, bool(found["sign"]) or bracketed)
    ):
        return None
    whose = slots_named(
        (parts.get("whose") or "") + (found["bracket"] or "") + (found["side"] or "")
    )
    start = found.start() - len(before) + len(words)
    under = next(each for each in _UNDER if found[_UNDER[each]])
    begins = _begins(text, start)
    return NumberLabel(under, start, found.end(), whose, begins, parent, bool(found["sign"]))


_UNDER = {Under.FULL: "full", Under.SHORT: "short", Under.SLIP: "slip", Under.ORDER: "order"}
_PAIRED = re.compile(rf"(?:{LETTER}|{ROLE})(?:合同)?(?:编号|号)")


def _is_trap(
    text: str, line: int, before: str, found: re.Match[str], parts: dict[str, str | None]
) -> bool:
    """Tell whether the number is of something else: a tender, a project, a vendor's master file.

    供应商编号 alone is the vendor's, beside 采购人编号 it is the seller's contract number.
    """
    if _TRAPS.search(before) is None:
        return False
    end = text.find("\n", line)
    if parts.get("whose") and found["full"]:
        return False
    paired = len(_PAIRED.findall(text[line : end if end >= 0 else len(text)])) > 1
    return not (parts.get("whose") and paired)


def _may_be_short(words: str, parts: dict[str, str | None], signed: bool) -> bool:
    """Tell whether a bare 编号 can be the contract's: it opens its line, or follows the heading."""
    opens = not words.strip() or _HEADING_BEFORE.search(words) is not None
    # 附件一:技术协议(编号: the bracket is that paper's.
    opens = opens or (words.strip() == "(" if words[-1] == "(" else words[-1] in _OPENING)
    opens = opens or (signed and words[-1] in "。;")  # …生效。编号为X。
    return opens and (signed or not words.strip()) and not parts.get("parent")


def _is_clear(words: str) -> bool:
    """Tell a label of its own from a mention in a sentence, by the words before it."""
    if not words or words[-1] in "[|/: ":
        return True
    if _HEADING_BEFORE.search(words) or _KIND_BEFORE.search(words):
        return True
    return _FIELD_BEFORE.search(words) is not None


def _begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "\n\f"
