"""Traditional characters as simplified ones, one for one: the words by which contracts are read.

Names are not for this: a company keeps the characters it is written with.
"""

from __future__ import annotations

import re

_PAIRS = (
    "貨货購购銷销買买賣卖賬账貿贸費费資资質质貸贷賃赁賠赔償偿價价額额貳贰負负責责財财貫贯"
    "單单雙双簽签訂订約约協协議议書书號号碼码編编項项條条標标準准規规範范圍围總总計计壹壹參叁陸陆"
    "萬万億亿圓圆幣币銀银錢钱開开戶户帳账實实際际應应該该當当時时間间日日終终止止屆届滿满續续"
    "延延長长動动轉转讓让讯讯訊讯電电話话傳传郵邮廠厂產产業业務务員员會会經经營营機机構构關关係系"
    "聯联絡络絕绝對对與与於于為为無无過过還还進进運运輸输達达選选適适遲迟遞递違违連连後后從从復复"
    "雖虽個个們们來来備备傷伤僅仅優优儲储內内兩两冊册凍冻別别則则劃划創创勞劳勝胜區区卻却廳厅"
    "參参發发變变號号啟启員员問问嚴严囑嘱國国圖图團团報报場场塊块執执壞坏壓压壘垒報报夠够奪夺"
    "奬奖獎奖審审寫写寬宽將将專专尋寻導导屬属層层岡冈島岛師师帶带幫帮廢废廣广庫库張张彈弹歸归"
    "錄录徑径徵征恆恒態态慣惯戰战損损換换據据擔担擇择擁拥擬拟擴扩擾扰攝摄數数斷断舊旧暫暂曆历"
    "術术東东極极樓楼樣样樹树權权檢检檔档歐欧歲岁歷历殘残殺杀氣气決决況况沒没測测淨净減减湯汤溝沟"
    "滅灭滯滞漲涨潔洁潛潜灣湾為为無无煙烟熱热爭争狀状獨独獲获環环現现瑪玛畫画異异療疗盡尽監监盤盘"
    "眾众確确碼码禮礼種种稅税穩稳積积窮穷競竞筆笔節节範范築筑簡简籌筹類类糧粮級级紀纪紅红納纳紙纸"
    "純纯細细組组結结給给統统絡络緊紧維维網网線线緩缓練练縣县縮缩績绩繳缴織织罰罚罷罢義义習习職职"
    "聲声聽听肅肃臨临興兴舉举艦舰藝艺處处虛虚術术衛卫補补裝装製制複复見见規规視视覽览觀观訴诉診诊"
    "註注評评詞词試试詢询詳详認认誌志誤误說说課课調调談谈請请諒谅論论證证識识譯译護护讀读讓让豐丰"
    "貴贵賦赋賞赏趕赶跡迹踐践車车軌轨軟软較较載载輕轻輛辆輪轮轄辖辦办農农邊边郵邮鄉乡釋释針针鋼钢"
    "錯错鍵键鎖锁鏈链鐵铁閉闭閱阅闡阐陽阳陰阴隊队階阶險险隨随雜杂離离難难雲云零零靜静響响頁页頂顶"
    "項项順顺須须預预領领頭头題题額额願愿類类顧顾顯显風风飛飞養养館馆驗验體体點点齊齐齡龄採采"
)
_SIMPLE = {
    traditional: simplified
    for traditional, simplified in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)
    if traditional != simplified
}


_TRADITIONAL = re.compile(f"[{''.join(_SIMPLE)}]")


def simplify(text: str) -> str:
    """Return ``text`` with the traditional characters of the trade as simplified; same length."""
    return _TRADITIONAL.sub(lambda found: _SIMPLE[found[0]], text)
