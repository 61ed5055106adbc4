"""Contracts in traditional characters."""

from __future__ import annotations

from contract_archive.reading import read
from contract_archive.reading.chinese.traditional import plain
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

TEXT = """設備採購合同
合同編號：TX/(2023)547
簽訂日期：2023年6月16日
甲方（買方）：东方示例有限公司
乙方（賣方）：雲岫樣本電機廠有限公司
一、貨物：伺服電機，數量60。
四、本合同受香港特別行政區法律管轄。
甲方（簽章）：东方示例有限公司 乙方（簽章）：雲岫樣本電機廠有限公司
"""


def test_a_contract_in_traditional_characters_is_read_as_it_is_printed(settings: Settings):
    reading = read([TEXT], settings)
    best = {name: found[0].value for name, found in reading.candidates.items()}
    assert best[FieldName.COUNTERPARTY] == "雲岫樣本電機廠有限公司"
    assert best[FieldName.NUMBER] == "TX/(2023)547"
    assert best[FieldName.TITLE] == "設備採購合同"
    assert best[FieldName.SERIES] == "CG"
    assert best[FieldName.GOVERNING_LAW] == "香港法律"


def test_the_plain_form_keeps_every_place(settings: Settings):
    assert len(plain(TEXT)) == len(TEXT)
    assert plain("採購合同編號") == "采购合同编号"
