"""Which series a Chinese contract belongs to: from its heading, our role, and its number.

A sale and a purchase have the same headings; which it is for us depends on our side. The archive
may name its series as it likes: a kind is found by the words of the series' labels, then by the
code that it has in a fresh archive. A code that the archive does not have is never yielded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.chinese import bodies
from contract_archive.reading.chinese.bodies import speaks_of
from contract_archive.reading.chinese.labels import BUYER, SELLER
from contract_archive.reading.chinese.numbers import printed_numbers
from contract_archive.reading.chinese.parties import sides_of
from contract_archive.reading.chinese.roles import our_role
from contract_archive.reading.chinese.titles import headings
from contract_archive.reading.chinese.traditional import plain, plain_flow
from contract_archive.reading.document import Document
from contract_archive.reading.ours import which_are_ours
from contract_archive.reading.own_numbers import series_of
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings.model import Series, Settings


class Kind(NamedTuple):
    """A kind of contract: words that series of it are labelled by, and its usual code."""

    words: tuple[str, ...]
    code: str


SALE = Kind(("销售", "供货", "售"), "XS")
PURCHASE = Kind(("采购", "购置", "进货"), "CG")
FRAMEWORK = Kind(("框架", "战略"), "KJ")
SERVICE = Kind(("服务", "维保", "咨询"), "FW")
AGENCY = Kind(("代理",), "DL")
DISTRIBUTION = Kind(("经销", "分销"), "")
LEASE = Kind(("租赁", "租"), "ZL")
SECRECY = Kind(("保密",), "BM")
TECHNOLOGY = Kind(("技术", "研发", "软件"), "JS")
OTHER = Kind(("其他", "其它"), "QT")

_HEADINGS: tuple[tuple[str, Kind | None, float], ...] = (
    (r"保密|不披露|竞业限制", SECRECY, 0.97),
    (r"框架|战略合作", FRAMEWORK, 0.95),
    (r"代理|居间", AGENCY, 0.93),
    (r"经销|分销", DISTRIBUTION, 0.93),
    (r"代销|寄售|寄卖", AGENCY, 0.75),
    (r"(?:二手|旧)[\u4e00-\u9fff]{0,8}(?:买卖|转让|交易)", SALE, 0.93),
    (r"租赁|租用|承租|出租|转租|租房|租车", LEASE, 0.97),
    (r"技术(?:转让|许可|合作|开发)|(?:委托|软件|系统|定制|研究)开发|研发|专利", TECHNOLOGY, 0.95),
    (r"软件(?:使用)?许可", TECHNOLOGY, 0.9),
    (r"技术(?:咨询|服务)", TECHNOLOGY, 0.8),
    (r"年度.{0,4}(?:供货|采购|销售|购销|合作)", FRAMEWORK, 0.7),
    (r"买卖|购销|供销|采购|销售|供货|供应|供需|订货|订购|定购|购买|购置", SALE, 0.96),
    (r"订单|出售|售货|购货|销货|报价", SALE, 0.96),
    (r"技术", TECHNOLOGY, 0.85),
    (r"SaaS|SAAS|云服务|订阅", SERVICE, 0.92),
    (r"服务|维护|维保|保养|运维|物业|保洁|咨询|顾问|培训|检测|检验|托管|外包", SERVICE, 0.94),
    (r"开发", TECHNOLOGY, 0.8),
    (r"运输|货运|物流|仓储|保管|广告|餐饮|配餐|会务|保安|审计|清洗", SERVICE, 0.92),
    (r"劳务|聘用|聘请|设计|监理|印刷|安装|维修|修理", SERVICE, 0.75),
    (r"承揽|加工|定作|定制", SALE, 0.92),
    (r"施工|工程|承包|装修|装饰|改造|建设", OTHER, 0.6),
    (r"借款|贷款|担保|抵押|质押|保证|赠与|劳动|聘用|投资|股权|合作|合伙|捐赠|保险", OTHER, 0.7),
    (r"借用|意向|备忘|会谈", OTHER, 0.7),
)  # fmt: skip
_KINDS = tuple((re.compile(words), kind, sure) for words, kind, sure in _HEADINGS)

_SPOKEN = {
    SALE.code: bodies.TRADE,
    LEASE.code: bodies.LEASE,
    SERVICE.code: bodies.SERVICE,
    TECHNOLOGY.code: bodies.TECHNOLOGY,
    AGENCY.code: bodies.AGENCY,
    SECRECY.code: bodies.SECRECY,
}
# An agent before an office or court serves; one that sells for another is an agent of trade.
_AGENT_WHO_SERVES = re.compile(
    "报关|报检|记账|招标|采购代理|诉讼|仲裁|专利|商标|货运|货代|税务|工商|代理申报|申请|法律|代建"
)
_DEALER = re.compile("经销|分销")
_SERVES = re.compile("服务|运维|维护|维保")
_TWO_KINDS = 0.88  # 设备采购及安装服务, 云服务器租用服务: people would differ
_OTHER_BODY = 0.8
_LABEL_IN_TITLE = 0.95
_BY_NUMBER = 0.93
_ROLE_UNKNOWN = 0.6
_ROLE_ONLY = 0.85  # no heading, but the labels say 买方 and 卖方
_NO_SUCH_SERIES = 0.6
_DEALERS = 0.7  # offices file a dealer's agreement as a sale, a framework or an agency
_CHANGE = re.compile(r"补充|变更|解除|终止|续签|续期|展期|修订|修正")
_PARENT = re.compile(
    r"(?:签[订署]|订立|关于|就|对|原|达成)[^。;\f]{0,40}?《(?P<title>[^《》\f]{2,50}?(?:合同|协议|订单|契约)书?)(?:\([^()《》\f]{1,16}\))?》"
    r"|《(?P<own>[^《》\f]{2,50}?(?:合同|协议|订单|契约)书?)(?:\([^()《》\f]{1,16}\))?》"
)
_NAMED = re.compile(r"(?:签[订署]|订立)的(?P<title>[\u4e00-\u9fff]{2,14}?(?:合同|协议))(?:书)?")
_KIND_LEFT = re.compile(r"[\u4e00-\u9fff]{2,}(?:合同|协议)|买卖|采购|销售|租赁|服务|保密|代理")
_BY_PARENT = 0.97
_COMMON = frozenset(
    word
    for kind in (
        SALE, PURCHASE, FRAMEWORK, SERVICE, AGENCY, DISTRIBUTION, LEASE, SECRECY, TECHNOLOGY, OTHER
    )
    for word in kind.words
)  # fmt: skip


def find_series(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    """Yield the series that the heading, our role and the printed number point to."""
    found = headings(document)
    if found:
        at = document.start_of(found[0].line)
        span = (at, at + len(document.lines[found[0].line]))
        series, sure = _by_title(document, plain(found[0].title), settings)
        rule = "series-title"
    else:
        span, rule = (0, 0), "series-roles"
        series, sure = _by_role(document, settings, _ROLE_ONLY, "")
    if series and document.text:
        yield FieldName.SERIES, document.candidate(series.code, span, sure, rule)
    yield from _by_number(document, settings)


def series_for(kind: Kind, settings: Settings) -> Series | None:
    """Return the archive's series for a kind; None where it has none."""
    for word in kind.words:
        for each in settings.series:
            if word in each.label_zh or word in each.folder:
                return each
    return next((each for each in settings.series if _is_unlabelled(each, kind)), None)


def _is_unlabelled(series: Series, kind: Kind) -> bool:
    """Tell whether a series has the code of a kind and no label that says something else."""
    return series.code == kind.code and not any(word in series.label_zh for word in _COMMON)


def _by_title(document: Document, title: str, settings: Settings) -> tuple[Series | None, float]:
    if _CHANGE.search(title):
        title = _parent_title(document, title)
        if not title or _CHANGE.search(title):
            return None, 0.0
        series, sure = _by_title(document, title, settings)
        return series, sure * _BY_PARENT
    own = _labelled(title, settings)
    if own:
        return own, _LABEL_IN_TITLE
    for words, kind, sure in _KINDS:
        if not words.search(title):
            continue
        most = _most(document, title, kind)
        if kind is SALE:
            series, by_role = _trade(document, title, settings, sure)
            return series, min(by_role, most)
        if kind is DISTRIBUTION and series_for(kind, settings) is None:
            return _dealers(document, title, settings)
        return (_or_other(kind, min(sure, most), settings)) if kind else (None, 0.0)
    return None, 0.0


def _most(document: Document, title: str, kind: Kind | None) -> float:
    """Return how sure a heading of a kind can be, by its other words and by the clauses."""
    if kind is AGENCY and (_AGENT_WHO_SERVES.search(title) or _DEALER.search(title)):
        return _TWO_KINDS
    if kind in (SALE, LEASE) and _SERVES.search(title):
        return _TWO_KINDS
    spoken = _SPOKEN.get(kind.code) if kind else None
    if spoken and not speaks_of(document, spoken, title):
        return _OTHER_BODY
    return 1.0


def _parent_title(document: Document, title: str) -> str:
    """Return the title of the contract that a supplement, change or end belongs to; or ""."""
    for words in (title, plain_flow(document)):
        found = _PARENT.search(words)
        if found:
            return found["title"] or found["own"]
    inner = re.sub(
        r"之?(?:补充|变更|解除|终止|续签|续期|展期|修订|修正)(?:合同|协议)?书?", "", title
    )
    if _KIND_LEFT.search(inner):
        return inner
    named = _NAMED.search(plain_flow(document))
    return named["title"] if named else ""


def _labelled(title: str, settings: Settings) -> Series | None:
    """Return the series of the archive's own making whose label stands in the title."""
    own = [
        each
        for each in settings.series
        if len(each.label_zh) > 1
        and each.label_zh in title
        and not any(word in each.label_zh for word in _COMMON)
    ]
    return max(own, key=lambda each: len(each.label_zh), default=None)


def _trade(
    document: Document, title: str, settings: Settings, sure: float
) -> tuple[Series | None, float]:
    series, by_role = _by_role(document, settings, sure, title)
    if series:
        return series, by_role
    if "采购" in title:
        return _or_other(PURCHASE, _ROLE_UNKNOWN, settings)
    return _or_other(SALE, _ROLE_UNKNOWN, settings)


def _dealers(document: Document, title: str, settings: Settings) -> tuple[Series | None, float]:
    """Return where a dealer's agreement may belong: a dealer buys to sell, and is no agent."""
    found = sides_of(document)
    ours = which_are_ours([side.party.name for side in found], settings)
    mine = {slot for side, known in zip(found, ours, strict=True) if known for slot in side.slots}
    role = our_role(document, settings, title)
    if "principal" in mine or (role and role[0] == SELLER):
        return _or_other(SALE, _DEALERS, settings)
    if "agent" in mine or role:
        return _or_other(PURCHASE, _DEALERS, settings)
    return _or_other(FRAMEWORK, _DEALERS, settings)


def _by_role(
    document: Document, settings: Settings, sure: float, title: str
) -> tuple[Series | None, float]:
    role = our_role(document, settings, title)
    if role is None:
        return None, 0.0
    kind = PURCHASE if role[0] == BUYER else SALE
    return _or_other(kind, min(sure, role[1]), settings)


def _or_other(kind: Kind, sure: float, settings: Settings) -> tuple[Series | None, float]:
    series = series_for(kind, settings)
    if series:
        return series, sure
    return series_for(OTHER, settings), min(sure, _NO_SUCH_SERIES)


def _by_number(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    for printed in printed_numbers(document):
        series = series_of(printed.value, settings)
        if series and not printed.parent and printed.confidence >= _BY_NUMBER:
            found = document.candidate(series.code, printed.span, _BY_NUMBER, "series-number")
            yield FieldName.SERIES, found
            return
