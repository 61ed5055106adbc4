"""The words for the time that a Chinese contract holds: 有效期, 租赁期限, 自…起, 至…止."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from contract_archive.reading.chinese.sentences import Sentence, last_match
from contract_archive.reading.scanning import by_first
from contract_archive.reading.values.dates import FoundDate, dates

_OF_WHAT = (
    "合同|协议|服务|租赁|合作|代理|代销|经销|授权|委托|许可|使用|承包|承揽|运输|承运|配送|履行|履约|借款|贷款"
    "|聘用|聘任|聘请|雇佣|用工|供货|供应|采购|维护|运维|维保|保养|养护|托管|管理|物业服务|顾问|运营|经营|仓储|存储|储存|寄存|存放"
    "|保管|保险|推广|框架|居间|外包|派遣|订阅|发布|刊登|刊播|播出|投放|展示|出租|承租|转租|续租|续约|续签|特许|加盟|联营|出借|借用"
    "|保洁|保安|驻场|会员|赞助|冠名|代言|代运营|代管"
)
_HOW_LONG = "(?:的)?(?:有效)?(?:期限?间?|起止(?:日期|时间)|年限)"
PERIOD = (
    f"有效期|有效期间|{by_first(_OF_WHAT, _HOW_LONG)}|租期|聘期|借期|起止(?:日期|时间)"
    "|期限(?<![一-鿿]期限)(?=[一-鿿]?[:为是自从共\\d一二三四五六七八九十壹贰叁肆伍])"
)
NOT_THE_TERM = re.compile(
    r"质保|质量保证|保修|保证期|质量?保|试用|试运行|免租|装修期|缺陷责任|投标|报价|付款|支付|交货|交付期|发货"
    r"|工期|施工期|建设期|验收|证书|执照|资质|许可证|保函|委托书|授权书|异议|整改|宽限|诉讼|仲裁|追索|账期|信用期|对账|培训期"
    r"|免费|保险期|保存期|质押|抵押|(?:(?<!合同为)(?<!协议为)(?<!本次为)(?<!合同系)第[一二三四五1-9]|首|每)(?:个)?(?:阶段|期|批|年度?)|不可抗力|竞业|提前|届满前|期满前"
)
_SECRECY = re.compile("保密")
TERM = re.compile(PERIOD)
TO = re.compile(
    r"[\s_)(]*(?:零时|0时|00:00)?[\s_(]*(?:起|开始|日起)?[\s_,)]*(?:计)?(?:(?:直)?至|到(?!期)|迄|—+|-+|~+)+[\s_(]*"
)
ENDS = re.compile(r"[\s_)]*(?:24时|二十四时)?(?:止|终止|届满|到期|期满|失效|为止|截止)")
FROM = re.compile(r"(?:自|从|于|由)[\s_]*$")
STARTS = re.compile(r"[\s_)]*(?:零时|0时)?(?:起|开始)")
IN_FORCE = re.compile(
    r"[\s_)]*(?:零时|0时)?(?:之日|日)?[\s_,]*(?:起|即|即行|正式|开始|执行|履行|实施|并|和|且)*生效"
)
REACH = 200
"""How far before a value, in characters of its sentence, the words are that it stands under."""


class Found(NamedTuple):
    """A day that a sentence states: where (in its words or in the text), how sure, which rule."""

    value: date
    span: tuple[int, int]
    sure: float
    rule: str


def surrounded(sentence: Sentence) -> Iterator[tuple[FoundDate, str, str]]:
    """Yield the dates of a sentence with the words before and behind each."""
    for found in dates(sentence.words):
        start, end = found.span
        if not sentence.of_another(start):
            before = sentence.words[max(0, start - REACH) : start]
            yield found, before, sentence.words[end : end + 40]


def is_term(context: str) -> bool:
    """Tell whether the last period that words before a value name is the contract's."""
    named = last_match(TERM, context)
    if named is None:
        return False
    # A bare 期限 is that of what its sentence speaks of; others name it.
    back = 40 if named[0] == "期限" else 12
    near = context[max(0, named.start() - back) : named.end() + 30]
    return not NOT_THE_TERM.search(near) and not _SECRECY.search(near)
