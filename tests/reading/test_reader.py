"""Reading as a whole."""

from __future__ import annotations

from contract_archive.reading import Document, read
from contract_archive.reading.reader import CHINESE, ENGLISH, finders_for
from contract_archive.settings import Settings


def test_nothing_reads_as_nothing(settings: Settings):
    reading = read([], settings)
    assert (reading.pages, dict(reading.candidates)) == (0, {})


def test_a_bilingual_document_is_read_in_both_languages():
    both = Document(["合同总价 Total price 人民币壹佰元整 one hundred yuan only"])
    assert both.is_chinese
    assert both.is_english
    assert set(finders_for(both)) >= {*CHINESE, *ENGLISH}


def test_a_chinese_document_with_some_latin_numbers_is_not_english():
    assert not Document(["合同编号:XS-2024-0001 甲方向乙方购买下列货物"]).is_english
