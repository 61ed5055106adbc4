"""The labels of sums: 合同总价, 结算金额, 服务费; and what the words around one make of its sum.

A sum counts by the label before it. Parts, limits, rates and penalties (预付款, 上限, 单价, 违约金)
are no totals, however large.
"""

from __future__ import annotations

import re

from contract_archive.reading.chinese.sentences import last_match
from contract_archive.reading.document import Flow

_OF_CONTRACT = (
    r"(?:本|该)?(?:合同|协议)(?:暂定|含税|签约|固定|项下)?(?:的)?(?:总)?"
    r"(?:总?金额|总?价款|价格|总?价|总?额|总值|总?造价|总?费用|款项?总[额计])(?:总计|合计|总额)?"
    r"|签约(?:合同价|酬金)|价税合计(?:金额|总额)?|含税(?:合同)?(?:总[价额]|总?金额|总价款|合计|价款?)"
    r"|(?:合同|协议)标的(?:总)?额|成交(?:总)?(?:价|金额)"
)
# What a supplement, change or settlement says of itself rather than of the contract it is about.
_OWN = (
    r"(?:本(?:次)?|该)?(?:补充|变更|终止|解除|增补)协议(?:的)?(?:含税|暂定)?(?:总)?(?:金额|价款|价格|价|费用|额)(?:总计|合计)?"
    r"|本(?:次)?协议(?:的)?(?:含税)?(?:总)?(?:金额|价款|价格|价|费用)(?:总计|合计)?"
)
_SETTLED = r"(?:最终|双方)?结算(?:总)?(?:金额|价款|款项|价格|价|款|额)(?:总计|合计)?"
_CHANGED = (
    r"(?:变更|调整|修改|更改|修订|改)(?:为|至|到)"
    r"|(?:变更|调整|修改|更改|修订)后(?:的)?(?:合同)?(?:含税)?(?:总)?(?:价款|金额|总额|造价|价)"
)
_TOTAL = (
    r"(?:金额|费用|价款|货款|总价|服务费|租金)?(?:合计|总计|共计|总共|合共)(?:金额|人民币|价款|总额|货款|费用|款)?"
    r"|总(?:价款?|金额|额|值|货款|费用|造价|租金|报酬|服务费|经费|运费|计)(?:合计|共计)?"
    r"|(?:货款|租金|费用|价款|服务费|工程款|报酬|经费)总[额价计]|订单(?:总)?金额"
)
# What is paid once the list price was lowered: 优惠后实收, 折后价. The list price is no total then.
_REDUCED_PRICE = (
    r"(?:优惠|折扣|打折|折|让利|议价|下浮|抹零|减免)后(?:的)?(?:实际)?(?:实收|实付|应收|应付)?"
    r"(?:总?金额|总?价格|总?价款?|总?额|款项?|费用|净[价额])?"
    r"|(?<![一-鿿])(?:优惠|折后|成交)(?:总)?(?:价格?|金额)|(?<![一-鿿])实[收付](?:总?金额|款项?|总?额)?"
)
_FEE = (
    r"(?:技术|研究|开发|服务|咨询|顾问|设计|勘察|监理|维护|维保|运维|运输|承运|加工|制作|承揽|代理|培训|检测|施工|工程|软件|许可|使用"
    r"|转让|委托|广告|推广|保洁|物业|审计|评估|安装|定制|采购|购买|设备|货物|产品|股权|专利|租赁|项目){1,3}(?:的)?"
    r"(?:费用?|报酬|价款|经费|款项?|价格|价|酬金|造价|金额)"
    r"|货款|转让价[款格]?|(?:借|贷)款(?:本金|金额|总额)|咨询报酬|租金"
)
_LABELS = (
    ("own", "协", re.compile(_OWN)),
    ("settled", "结", re.compile(_SETTLED)),
    ("changed", "更调改修", re.compile(_CHANGED)),
    ("contract", "合协签税交", re.compile(_OF_CONTRACT)),
    ("total", "计共总订", re.compile(_TOTAL)),
    ("cell", "额", re.compile(r"(?<![一-鿿])(?:金额|总额)(?=[\s(:]{0,2}[大小](?:写|\s|\d))")),
    (
        "priced",
        "价款额",
        re.compile(r"(?<![一-鿿])(?:价格|价款|合价|总价款|标的额)(?=[\s(:]{0,2}[:(¥A-Z])"),
    ),
    ("reduced", "惠折让议浮抹减实成", re.compile(_REDUCED_PRICE)),
    ("fee", "费酬价款金额", re.compile(_FEE)),
    ("other-fee", "费酬", re.compile(r"[一-鿿]{1,8}(?:费用?|酬金|报酬)")),
)
"""Kinds of labels; no label of a kind is without one of the characters told with it."""
# Sums of the works, the business or the parties: never the price of the contract.
_BACKGROUND = re.compile(
    r"投资|概算|估算|营业|注册|授信|保险金|评估|产值|资产|净值|募集|授权额|最高|担保|利润|收入|销售额|工程概况|建安|决算|财政"
    r"|工程(?:总)?造价约|造价约"
)
PART = re.compile(
    r"违约|定金|订金|保证金|押金|预付|首付|首期|首笔|进度款|尾款|余款|余额|质保|质量保证|单价|税额|税金|税款|增值税额"
    r"|罚|赔偿|每|月租|(?<![一二两三四五六七八九十])年租|季度|滞纳|注册资本|保险|限额|上限|最高|不超过|累计|超过|达到|低于|不足|投标|履约|利息|手续费"
    r"|佣金|退还|退回|扣除|减少|增加|追加|折扣|优惠|原合同|原价|已付|已支付|剩余|未付|第[一二三四五六七八九\d]+(?:期|笔|次|阶段|批)"
    r"|阶段|分期|起订|最低|销售额|采购额|信用|额度|小计|预计|预估|估算|年度|奖励|返利|担保|补偿|基数|变更|运费|包装费|工资"
    r"|质押|抵押|标底|预算|控制价|批次|其中|不低于|封顶|赔付|限于|支出|投保|保额|暂列金|减免|结清|欠"
)
AT_HAND = ("own", "settled", "changed")
"""What a supplement, change or settlement says of itself."""
_PRICE = re.compile("总价|金额|价款|造价|总额|总费用|合同价")
_OF_CHANGE = re.compile("变更|调整|修改|更改|修订|结算|补充|终止|解除|增补|原")
_ALLOWED = re.compile(
    "资产评估(?:服务)?费|评估(?:服务)?费|投资(?:顾问|咨询)(?:服务)?费|担保费|注册(?:代理|服务)费"
)
_NET = re.compile(r"不含(?:增值)?税|未税|税前|不含税|除税")
# Before a total that is the whole one. 备品备件合计 is the total of something that is perhaps not.
_BARE = re.compile("[合总共]计|总共|合共")
_OF_ALL = re.compile(
    r"(?:^|[^一-鿿]|以上|上述|两项|各项|货物|设备|产品|商品|材料|全部|应付|合同|协议|含税|服务|工程|项目|人民币"
    r"|[的价税条元本款计])$"
)
_REDUCED = re.compile("(?:(?:优惠|折扣|打折|折|让利|议价|下浮|抹零)后|最终)(?:的|实际)?")
_OF_THIS_ONE = re.compile("本(?:年度?|次|期)$")  # of a contract made for a year at a time
# A sum that only the works, the quantities or an audit will settle is not yet the contract's.
_PROVISIONAL = re.compile("暂[定估计按]")
_TO_BE_SETTLED = re.compile(
    r"[^一-鿿。;\n\f]{0,12}\([^()]{0,8}暂[定估计][^()]{0,8}\)"
    r"|[^。\n\f]{0,24}?(?:最终|具体|实际)[^。\n\f]{0,16}?(?:以|按)[^。\n\f]{0,24}?"
    r"(?:结算|审计|审定|为准)"
    r"|[^。;\n\f]{0,16}?(?:据实|按实)[^。;\n\f]{0,6}?结算"
)
_SHARE = re.compile(
    r"^\s*(?:的|之)?\s*(?:总额的?)?\s*(?:\d|百分之|千分之|万分之|[一二三四五六七八九]成)[^(:]*$|^的|^[^(:]{0,8}[%‰]"
)
_TAX_NOTE = re.compile(r"\([^()]{0,40}\)|(?:含|包含|包括)\s*\d+(?:\.\d+)?\s*%?[^,:]{0,8}税")
_FILLING = (
    r"[\s()\[\]:,、为是计即共的/=_<>【】-]|大写|小写|[大小]|人民[币市]|RMB|CNY|¥|元|整|金额|以下同|数字|含税|折合|币种|等于|下同|币"
    r"|;(?= ?\(?(?:[大小]写|¥))|美元|美金|欧元|英镑|日元|USD|EUR|HKD|GBP|JPY|\$|€|£|HK|US|港"
)
FILLER = re.compile(f"(?:{_FILLING})*", re.IGNORECASE)
# What may stand between the label of a total and the sum: the same in English, words that could
# not be read as a sum, a seal over them.
_BRIDGED = re.compile(
    rf"(?:{_FILLING}|暂定|总|合|为准|增值税|专用|发票|税率|不|固定|约定|如下|款项|包干|一次性|[含未][税总价]|[价税额]|[0-9.%]"
    r"|单位|万|[A-Za-z]|[零壹贰叁肆伍陆柒捌玖拾佰仟亿角分]|合同专用章|公章)*",
    re.IGNORECASE,
)
_BRIDGE = 44
_REGION = 90
_ENDS = re.compile("[。;\f]")
_MARKS = re.compile("[,。;]")
_DENIED = ("不", "未")  # 不 / 含税价, over the line


def kind_of_sum(flow: Flow, start: int, end: int) -> str:
    """Return how well the words before a sum name it a total; empty where they do not.

    The words are those from ``start`` to ``end``, where the sum begins. Those of its own line speak
    first, then those of the sentence that runs over lines.
    """
    clause = last_clause(flow.text[start:end])
    for begin in sorted({flow.line_start(start, end), end - len(clause)}, reverse=True):
        kind = _named(flow, begin, end)
        if kind is not None:
            return kind
    return ""


def is_to_be_settled(text: str, end: int) -> bool:
    """Tell whether the words behind a sum leave it to a later settlement: 最终以审计结果为准."""
    return _TO_BE_SETTLED.match(text, end) is not None


def last_clause(region: str) -> str:
    """Return the part of the region that speaks of the sum behind it.

    That is its last sentence and line; the line above too where the last has nothing but fillers.
    """
    lines = _ENDS.split(region)[-1].split("\n")
    return "\n".join(lines[-2:]) if FILLER.fullmatch(lines[-1]) else lines[-1]


def _named(flow: Flow, start: int, end: int) -> str | None:
    """Return what a label in a stretch of words before a sum makes of it; None without a label."""
    clause = flow.text[start:end]
    known = frozenset(clause)
    for kind, needed, pattern in _LABELS:
        label = None if known.isdisjoint(needed) else last_match(pattern, clause)
        if label is None or len(clause) - label.end() > _BRIDGE:
            continue
        if kind == "changed" and not _of_the_price(flow.text, start + label.end()):
            continue
        bare = _TAX_NOTE.sub("", clause[label.end() :])
        if _BRIDGED.fullmatch(bare):
            return _with_words_around(flow, start, kind, label, bare)
    return None


def _with_words_around(flow: Flow, start: int, kind: str, label: re.Match[str], bare: str) -> str:
    """Return the kind that a label is of, by the words before it and those up to the sum."""
    clause = label.string
    before = _MARKS.split(clause[: label.start()][-16:])[-1]
    before, reduced = _REDUCED.subn("", before)
    if kind == "contract":
        before = _OF_THIS_ONE.sub("", before)
    named = before + _without_own_words(kind, label[0])
    if PART.search(named) or PART.search(bare) or _SHARE.search(bare):
        return ""
    if kind != "contract" and _BACKGROUND.search(_ALLOWED.sub("", named + bare)):
        return ""
    if _PROVISIONAL.search(named + clause[label.end() :]):
        return "provisional"
    if not before and flow.text[start - 1 : start] in _DENIED:
        return "net"
    if _NET.search(before + clause[label.start() :]):
        return "net"
    if reduced:
        return "final"
    begins = flow.begins_line(start + label.start())
    return kind if begins or _OF_ALL.search(before) or not _BARE.match(label[0]) else "part"


def _without_own_words(kind: str, label: str) -> str:
    """Return a label without the words that would deny a sum under any other label."""
    if kind == "reduced":
        return ""
    return _OF_CHANGE.sub("", label) if kind in AT_HAND else label


def _of_the_price(text: str, end: int) -> bool:
    """Tell whether it is the price of the whole that a sentence changes."""
    sentence = re.split("[。;\n\f]", text[max(0, end - _REGION) : end])[-1]
    return bool(_PRICE.search(sentence)) and not re.search("单价|每|比例|付款", sentence)
