"""Contracts in traditional characters: their labels and clauses in the spelling that rules know.

Only the characters of our own vocabulary are changed, one for one, so that places in the text stay
the same; names and titles are taken from the page as it is.
"""

from __future__ import annotations

import re

from contract_archive.reading.document import Document, once

_TRADITIONAL = (
    "買賣購銷單號編協議約書簽訂蓋稱簡應採貨廠產設備術務開發轉讓許專權軟體維護諮詢運輸倉儲租賃築"
    "裝飾業員營銀戶開帳稅納識別統會證號碼電話聯絡傳真郵遞區縣鎮鄉門樓層棟負責繫項標題類種數額總價"
    "幣圓萬億個與為於從後條款終補變續執據釋適規爭決轄灣澳臺際國華灣東廣託攬監檢測驗濟農貿環紙鋼鐵"
    "醫學團圖館壓鑄礦煤飯賓訓練報樂藥衛療護機電氣車輛處辦關銜將給違賠償損責賬賣雙間長獨資連鎖備註戰略"
)
_SIMPLIFIED = (
    "买卖购销单号编协议约书签订盖称简应采货厂产设备术务开发转让许专权软体维护咨询运输仓储租赁筑"
    "装饰业员营银户开帐税纳识别统会证号码电话联络传真邮递区县镇乡门楼层栋负责系项标题类种数额总价"
    "币圆万亿个与为于从后条款终补变续执据释适规争决辖湾澳台际国华湾东广托揽监检测验济农贸环纸钢铁"
    "医学团图馆压铸矿煤饭宾训练报乐药卫疗护机电气车辆处办关衔将给违赔偿损责账卖双间长独资连锁备注战略"
)
_PLAIN = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
_KNOWN = re.compile(f"[{_TRADITIONAL}]")


def plain(text: str) -> str:
    """Return ``text``, as long as it was, with the vocabulary of contracts in simplified form."""
    return _KNOWN.sub(lambda found: _PLAIN[found[0]], text)


@once
def plain_text(document: Document) -> str:
    """Return the text of a document in that form; a place in it is the same place in the text."""
    return plain(document.text)


@once
def plain_flow(document: Document) -> str:
    """Return the text of the document's flow in that form."""
    return plain(document.flow.text)
