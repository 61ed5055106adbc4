"""What the words beside a date make of it: another day, an office's stamp, a machine's hour."""

from __future__ import annotations

import re

_OTHER_DATE = re.compile(
    r"(?:交货|交付|发货|装运|到货|送达|提货|供货|打印|印制|印刷|传真|收文|收讫|收到|发文|归档|扫描|复印"
    r"|审批|审核|批准|会签|核准|版本|修订|发布|实施|施行|填表|制表|编制|报价|询价|投标|开标|中标|招标"
    r"|评标|定标|截标|发证|颁发|成立|注册|登记|出生|出厂|生产|检验|验收|付款|支付|开票|生效|有效|到期"
    r"|届满|终止|结束|截止|解除|开始|起始|起租|开工|竣工|完工|完成|启用|申请|提交|上线|保修|质保|期满"
    r"|施工|服务|租赁|合作|入住|起算|计息|还款|借款|用印|出具|送审|变更|失效|更新|存档|接收|回传)"
    r"(?:之|的)?(?:日期|时间|日|期限|期间?|年月日)?\s*[:为是至于在到自从,]*[\s_()]*$"
)
_MACHINE = re.compile(
    r"FAX|版本|版次|传真|TEL|PAGE|P[.:]\s?\d|打印|printed|收文|发文", re.IGNORECASE
)
_STAMP = re.compile(rf"{_MACHINE.pattern}|\d{{1,2}}:\d{{2}}", re.IGNORECASE)
# What an office stamps or writes on the paper later: registered, filed, checked.
_OFFICE = re.compile(
    r"(?:收文|收件|备案|归档|登记|存档|审核|审批|审查|复核|核对|打印|录入|扫描|入库|受理|接收|收讫|档案|业务|骑缝|已阅)"
    r"(?:[专章]用?章?)?(?!号)[^0-9。]{0,12}$"
)
_OFFICE_BEHIND = re.compile(
    r"[\s)]{0,2}[^\d。,]{0,6}(?:收文|收件|备案|归档|登记|存档|审核|审批|审查|复核|打印|录入|扫描|入库|受理|接收|收讫|已收|收到)"
)
_SEALED = re.compile(
    "电子(?:签[章名字署]|印章|公章|合同章)|数字(?:签名|证书|签章)|(?:签署|签章|盖章|用印|签名)(?:时间|完成|成功)|时间戳"
)
_TIME = re.compile(r"\s{0,2}(?:上午|下午|[AP]M)?\s?\d{1,2}[:时]\d{2}", re.IGNORECASE)


def is_other(before: str) -> bool:
    """Tell whether the words before a date give it another meaning."""
    return bool(_OTHER_DATE.search(before[-40:]))


def of_an_office(before: str, rest: str) -> bool:
    """Tell whether an office registered, filed or checked the paper on that day.

    ``before`` and ``rest`` are what stands before and behind the date on its line.
    """
    return bool(_OFFICE.search(before[-20:]) or _OFFICE_BEHIND.match(rest))


def of_a_machine(before: str, rest: str, around: str) -> bool:
    """Tell whether a fax or printer left the date; an electronic seal has its hour too.

    ``around`` is the line with those above and below it.
    """
    after, whole = rest[:12], before[-24:] + rest
    hour = _TIME.match(after)
    if _SEALED.search(whole) or (hour and _SEALED.search(around)):
        return bool(_MACHINE.search(whole))
    return bool(hour or _STAMP.search(before + after))
