"""Whether the clauses of a contract speak of what its heading calls it.

A heading is often a form's: 合作协议 over a lease, 技术服务合同 over a sale. The words of the
clauses tell, roughly: those of a lease (租金, 租期) hardly stand in a sale.
"""

from __future__ import annotations

import re
from collections import Counter

from contract_archive.reading.chinese.traditional import plain_text
from contract_archive.reading.document import Document, once
from contract_archive.reading.scanning import by_first

TRADE, LEASE, SERVICE, TECHNOLOGY, AGENCY, SECRECY = (
    "trade", "lease", "service", "technology", "agency", "secrecy",
)  # fmt: skip
_WORDS = {
    TRADE: (
        "交货|货物|供货|送货|货款|发货|到货|卖方|买方|供方|需方|出卖|买受|产品|规格|采购|材料"
        "|交付|设备"
    ),
    LEASE: "租金|租期|租赁|出租|承租|租用|转租|续租|退租",
    SERVICE: (
        "服务|维护|维保|巡检|保养|培训|咨询|检测|运维|保洁|运输|物业|派驻|检验|顾问|委托|维修"
        "|保管|设计|广告|审计|保安|安装|劳务|印刷|校准|报关|仓储|代办"
    ),
    TECHNOLOGY: "开发|研发|源代码|知识产权|许可|专利|技术|软件|研究|系统|著作权",
    AGENCY: "代理|经销|代销|佣金|区域|寄售|分销|居间",
    SECRECY: "保密|披露|秘密|机密|信息",
}
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_ANY = re.compile(by_first("|".join(_KIND_OF)))
_NEAR_KIN = {
    TRADE: frozenset({SECRECY}),
    SERVICE: frozenset({TECHNOLOGY, SECRECY}),
    TECHNOLOGY: frozenset({SERVICE, SECRECY}),
    AGENCY: frozenset({TRADE, SERVICE, SECRECY}),
    LEASE: frozenset({SECRECY}),
    SECRECY: frozenset({TECHNOLOGY}),
}
"""Kinds whose words stand in another's clauses as a matter of course."""
_ENOUGH = 200  # characters of clauses below which they prove nothing
_LEAST, _TIMES = 6, 3


@once
def spoken_of(document: Document) -> Counter[str]:
    """Return how often words of each kind of contract stand in a document."""
    return Counter(_KIND_OF[found[0]] for found in _ANY.finditer(plain_text(document)))


def speaks_of(document: Document, kind: str, title: str) -> bool:
    """Tell whether the clauses may be those of a contract of ``kind``, which ``title`` says."""
    if len(document.text) < _ENOUGH:
        return True
    counts = spoken_of(document).copy()
    counts.subtract(_KIND_OF[found[0]] for found in _ANY.finditer(title))
    own = counts[kind]
    strange = [counts[each] for each in _WORDS if each != kind and each not in _NEAR_KIN[kind]]
    return own > 0 and max(strange) < max(_LEAST, _TIMES * own)
