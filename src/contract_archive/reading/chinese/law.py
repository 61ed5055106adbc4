"""The governing law of a contract, as its Chinese clauses name it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.chinese.traditional import plain_flow
from contract_archive.reading.document import Document
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings.model import Settings

CHINA = "中华人民共和国法律"

_PLACE = (
    r"(?P<china>中华人民共和国(?:大陆地区)?|中国(?:大陆|内地)?|我国|国家现行)"
    r"|(?P<place>(?:中华人民共和国|中国)?香港(?:特别行政区)?|(?:中国)?澳门(?:特别行政区)?|(?:中国)?台湾(?:地区)?"
    r"|英格兰(?:和|及|与)?威尔士|英格兰|英国|新加坡(?:共和国)?|美国[\u4e00-\u9fff]{0,6}?州?|德国|日本|韩国|法国|瑞士|瑞典"
    r"|荷兰|意大利|加拿大|澳大利亚|马来西亚|越南|泰国|印度|俄罗斯)"
)
_CLAUSE = re.compile(
    rf"(?P<lead>适用|受|依照|按照|依据|遵循|遵守|以)(?:于)?(?:{_PLACE})(?:之|的)?(?:有关|相关|现行有?效?)?(?:的)?"
    r"(?:法律|法例|法规)(?!成立|设立|注册|组建|登记|有效)"
)
_LABEL = re.compile(
    rf"(?:适用法律|法律适用|准据法|管辖法律)(?: ?[:|] ?|为 ?:? ?|(?: |\n)?(?=[\u4e00-\u9fff]))"
    rf"(?:{_PLACE})(?:之|的)?(?:有关|相关|现行有?效?)?的?(?:法律?|法例)(?:法规)?(?![院定])"
)
_CONTRACT = re.compile(r"本?(?:合同|协议|合约)|争议|解释|效力|法律适用|适用法律|准据法")
_NOT_HERE = re.compile(r"税|纳|处罚|追究|许可|资质")
_BEFORE = 60

_APPLIES, _LED = 0.95, 0.85
_SHORT = {"香港": "香港法律", "澳门": "澳门法律", "台湾": "台湾法律"}


def find_law(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:  # noqa: ARG001
    """Yield the governing law: 中华人民共和国法律, 香港法律, 英国法律 …

    A contract that only cites the Civil Code as its basis says nothing of the governing law.
    """
    flow = document.flow
    text = plain_flow(document)
    for found in _CLAUSE.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        sentence = re.split(r"[。;\f]", before)[-1]
        if _CONTRACT.search(sentence) is None or _NOT_HERE.search(sentence[-12:]):
            continue
        sure = _APPLIES if found["lead"] in ("适用", "受") else _LED
        candidate = document.candidate(_value(found), flow.span(*found.span()), sure, "law-clause")
        yield FieldName.GOVERNING_LAW, candidate
    for found in _LABEL.finditer(text):
        span = flow.span(*found.span())
        candidate = document.candidate(_value(found), span, _APPLIES, "law-label")
        yield FieldName.GOVERNING_LAW, candidate


def _value(found: re.Match[str]) -> str:
    if found["china"]:
        return CHINA
    for short, law in _SHORT.items():
        if short in found["place"]:
            return law
    return f"{found['place']}法律"
