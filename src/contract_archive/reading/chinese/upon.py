"""Whether the words before 之日起 speak of signing this contract, and of nothing else.

``经双方签字盖章之日起`` is the day of signing. ``签字盖章并收到定金之日起``, ``经公证后`` and
``设备安装调试合格并由双方签署交接单之日起`` are days that the page does not tell, however much the
words speak of signing: what is left when all that belongs to a signing is taken away is an event.
"""

from __future__ import annotations

import re

SIGNING = (
    "[签筌]字|[签筌]宇|签订|签署|签字|签章|盖章|签名|用印|订立|签约|加盖|公章|印章|专用章|签立"
    "|签定|按印|捺印|按手印|手印|盖"
)
# Who signs, what with, how, and the words that join these.
_SIGNERS = (
    "甲乙双方|甲、乙双方|买卖双方|供需双方|双方当事人|各方当事人|当事人|合同各方|协议各方|双方|各方|三方|四方|两方"
    "|[甲乙丙丁][方、,]?|[买卖供需]方|委托[方人]|受托[方人]|[出承]租[方人]|[发承]包[方人]|当事[方人]"
    "|法定代表人|法人代表|授权代理人|委托代理人|授权代表人?|委托代表|授权委托人|代表人?|代理人|负责人|经办人|签字人|法人|本人|单位"
)
_MEANS = (
    f"{SIGNING}|电子签[章名]|电子|骑缝章|合同章|公司章|行政章|法人章|人名章|私章|章|正式|共同|全部|均|依法|有效|亲笔|最后|后者|一方|完毕|完成|确认|约定|含|包括|传真件"
    "|本?(?:合同|协议书?|备忘录|合约|订单|确认书|意向书|文本|书面文件|文件)(?:书)?"
)
_JOINING = (
    r"成立|自|从|由|于|经|在|以|为准|为|并|且|及|和|与|或者|或|者|后|其|的|各自|之[日曰]|当日"
    r"|之时|之|日|曰|时|起|即|应|均|[、,()/\s“”\"]|以及"
)
_BELONGS = re.compile(f"[双各三四两][方力万]|{_SIGNERS}|{_MEANS}|{_JOINING}")
_SIGNS = re.compile(SIGNING)


def is_only_signing(words: str) -> bool:
    """Tell whether ``words`` name the signing of this contract and no other event beside it."""
    return bool(_SIGNS.search(words)) and not _BELONGS.sub("", words)
