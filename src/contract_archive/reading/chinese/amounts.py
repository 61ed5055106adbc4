"""Amount, currency and amount in words of a Chinese contract; and whether the two agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from contract_archive.locale import _
from contract_archive.reading.chinese.totals import Total, totals
from contract_archive.reading.document import Document
from contract_archive.reading.ranking import LOUD
from contract_archive.reading.values.money import currency_of
from contract_archive.records.readings import Candidate, Doubt, DoubtKind, FieldName
from contract_archive.settings.model import Settings

_CURRENCY = re.compile(
    r"(?:币种|货币|计价币|结算币)[^。;\n]{0,8}?(人民币|美元|港[币元]|欧元|日元|英镑|USD|HKD|EUR|CNY|RMB)"
)
# 捌拾玖万五仟: the sum is clear, but hardly are these the words on the paper.
_MIXED = re.compile(
    "[壹贰叁肆伍陆柒捌玖拾佰仟].*[一二三四五六七八九十百千]|[一二三四五六七八九].*[拾佰仟]"
)
_SPACES = re.compile(r"[\s_]+")
_LIKELY = 0.5
WORDS, FIGURES = "words", "figures"


def find_amounts(document: Document, settings: Settings) -> Iterator[tuple[FieldName, Candidate]]:
    """Yield the contract's total with its currency and, where written so, its words.

    Sums in plain 元 are in the currency that the page names for all, else the archive's own.
    """
    found = totals(document.simplified)
    usual = _usual_currency(document.simplified, found, settings)
    for total in found:
        span = document.simplified.flow.span(*total.money.span)
        kind = WORDS if total.money.in_words else FIGURES
        rule = f"zh.amount.{total.kind}.{kind}"
        evidence = document.candidate(total.money.amount, span, total.sure, rule)
        yield FieldName.AMOUNT, evidence
        currency = total.money.currency or usual
        yield FieldName.CURRENCY, document.candidate(currency, span, total.sure, rule)
        if total.money.in_words:
            words = _SPACES.sub("", document.text[slice(*span)])
            doubted = _MIXED.search(words) or _is_contradicted(total, found)
            sure = min(total.sure, 0.85) if doubted else total.sure
            yield FieldName.AMOUNT_IN_WORDS, document.candidate(words, span, sure, rule)


def _is_contradicted(total: Total, found: list[Total]) -> bool:
    """Tell whether another total says another sum: the words may be those of the wrong one."""
    return any(each.money.amount != total.money.amount and each.sure > _LIKELY for each in found)


def _usual_currency(document: Document, found: list[Total], settings: Settings) -> str:
    named = {total.money.currency for total in found if total.money.currency}
    if len(named) == 1:
        return named.pop()
    stated = _CURRENCY.search(document.flow.text)
    return currency_of(stated[1]) if stated else settings.currency


def amounts_differ(
    document: Document, _settings: Settings, found: Mapping[str, tuple[Candidate, ...]]
) -> Iterator[Doubt]:
    """Yield a doubt where figures and words, or two totals, say different sums.

    The ranking has weighed them against each other already, so that none of them is taken.
    """
    rivals = [each for each in found.get(FieldName.AMOUNT, ()) if each.confidence >= LOUD]
    if not document.is_chinese or len(rivals) < 2:
        return
    first, second = rivals[:2]
    kinds = {first.rule.rpartition(".")[2], second.rule.rpartition(".")[2]}
    if kinds == {WORDS, FIGURES}:
        message = _("the amount in figures and the one in words differ: {first}, {second}")
    else:
        message = _("two totals are stated: {first}, {second}")
    text = message.format(first=f"{first.value:,}", second=f"{second.value:,}")
    yield Doubt(DoubtKind.AMOUNTS_DIFFER, FieldName.AMOUNT, text, second.page)
