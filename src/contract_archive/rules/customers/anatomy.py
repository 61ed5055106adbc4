"""The parts of a company's name: place, what it calls itself, group, legal form, branch."""

from __future__ import annotations

import re
from typing import NamedTuple

from contract_archive.rules.customers.folding import closed_up, spelled
from contract_archive.rules.customers.places import places_in, without_places

_BRANCH = re.compile(
    r"(?P<head>.+(?:公司|集团|银行))(?P<branch>.{0,20}?"
    r"(?:分公司|分行|支行|营业部|分厂|分店|分部|分所|办事处|代表处|项目部|经理部|事业部))"
)
_CHINESE_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|\(?(?:特殊|普通|有限)合伙\)?|株式会社)$"
)
_ENGLISH_FORM = re.compile(
    r"(?:(?:^| |(?<=[^a-z]))(?:inc|ltd|co|cos|corp|llc|llp|lp|plc|pte|pty|gmbh|ag|kg|sa|sas|sarl"
    r"|srl|spa|bv|nv|oy|ab|kk|bhd|sdn))+$"
)
_GROUP = re.compile(r"\(?集团\)?$|(?:^| )(?:grp|hldgs)$")
_VAGUE = frozenset({"", "公司", "co"})
_GENERIC = re.compile(
    "(?:科技|技术|信息|网络|软件|电子|电气|电力|电器|机电|机械|设备|仪器|仪表|自动化|智能|数据|贸易|商贸|进出口|"
    "国际|实业|工业|产业|企业|投资|控股|集团|发展|开发|建设|建筑|工程|装饰|设计|咨询|服务|管理|物流|运输|供应链|"
    "能源|环保|材料|新材料|化工|医药|医疗|器械|生物|食品|农业|服装|纺织|家具|包装|印刷|汽车|汽配|五金|塑料|橡胶|"
    "钢铁|金属|矿业|房地产|置业|物业|酒店|餐饮|文化|传媒|广告|教育|培训|旅游|金融|保险|银行|证券|租赁|保理|律师|"
    "事务所|研究院|设计院|大学|学院|医院|中心|工厂|厂|公司|股份|有限|责任|省|市|区|县)+"
    "|华东|华南|华北|华中|西南|西北|东北"
)
_GENERIC_WORD = re.compile(
    "(?:technolog(?:y|ies)|trading|trade|intl|industr(?:y|ies|ial)|engineering|services?|solutions?"
    "|systems?|electronics?|mfg|import|export|and|of|the|natl|global|energy|logistics|consulting"
    "|capital|investments?|development|enterprises?|materials?|equipment|software|media|bank| )+"
)


class Parts(NamedTuple):
    """A name taken apart.

    ``key`` is the folded name. ``form`` is the legal form, ``group`` whether it says 集团, and
    ``stem`` the name without the two. ``bare`` is the stem without places and brackets. A branch's
    ``branch`` is what stands behind its head office's name; the other parts are the head's.
    """

    key: str
    stem: str
    bare: str
    form: str
    group: bool
    places: frozenset[str]
    branch: str

    @property
    def is_short(self) -> bool:
        """Whether the name lacks its legal form: what people say, not what is registered."""
        return self.form in _VAGUE

    @property
    def brand(self) -> str:
        """What a Chinese name has before its trade: 瑞华 of 瑞华机电设备; else all."""
        trade = _GENERIC.search(self.bare)
        return self.bare[: trade.start()] if trade and trade.start() > 1 else self.bare

    @property
    def is_telling(self) -> bool:
        """Whether the bare name is more than a trade: 瑞华科技 is, 科技贸易 is not."""
        return len(self.bare) > 1 and not is_trade(self.bare)


def is_trade(text: str) -> bool:
    """Tell whether a text names trades, regions or forms and nothing else."""
    return (_GENERIC_WORD if text.isascii() else _GENERIC).fullmatch(text) is not None


def latin_words(text: str) -> list[str]:
    """Return the Latin words and figures of a spelled text."""
    return re.findall("[a-z0-9]+", text)


def take_apart(name: str) -> Parts:
    """Return the parts of a company's name."""
    text = spelled(name)
    branch = ""
    if found := _BRANCH.fullmatch(text):
        text, branch = found["head"], found["branch"]
    stem, form = _without_form(text)
    grouped = _GROUP.search(stem)
    if grouped and grouped.start() > 0:
        stem = stem[: grouped.start()]
    return Parts(
        key=text.replace(" ", ""),
        stem=stem,
        bare=closed_up(re.sub("[()]", " ", without_places(stem))),
        form=form,
        group=grouped is not None,
        places=places_in(stem + branch),
        branch=branch,
    )


def _without_form(text: str) -> tuple[str, str]:
    for pattern in (_CHINESE_FORM, _ENGLISH_FORM):
        found = pattern.search(text)
        if found and found.start() > 0:
            return text[: found.start()].rstrip(), found[0].strip("() ")
    return text, ""
