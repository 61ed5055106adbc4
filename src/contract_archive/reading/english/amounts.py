"""What the contract is worth, where it says one sum for the whole; most English ones do not.

Caps, penalties, insured sums, prices of one piece and instalments are not the amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from contract_archive.locale import _
from contract_archive.reading.document import Document
from contract_archive.reading.english.prose import Find, Prose
from contract_archive.reading.english.signing import is_letter
from contract_archive.reading.english.values.money import InWords, Money, find_in_words, find_money
from contract_archive.records.readings import Candidate, Doubt, DoubtKind, FieldName
from contract_archive.settings.model import Settings

_WHOLE = re.compile(
    r"\b(?P<what>(?:contract|purchase|sales?|order|agreement|project|subscription|licen[cs]e|"
    r"selling|fixed|one[- ](?:time|off)) (?:price|value|amount|sum|total|fees?)|"
    r"principal (?:sum|amount)|loan amount|(?:loan|credit facility)(?= (?:of|in))|"
    r"(?:total|aggregate|lump[- ]sum)(?:(?: \w+){0,2}? (?:price|value|amount|sum|fees?|"
    r"consideration|cost))?)\b"
    r"(?: \(?(?:of|for|in|excluding|including|incl\.?|excl\.?|under|payable|to be paid|due)\b"
    r"[^.;:$€£\d]{0,70})?",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"[ \")(,]*(?::|is|shall be|will be|of|equals?|amounts? to|are|being|not including[^:]{0,20}:|"
    r"in the amount of|=|-)?"
    r"[ \")(,]*(?:the sum of|the amount of|a total of|fixed at|approximately)?[ \"(:]*",
    re.IGNORECASE,
)
_NOT_WHOLE = re.compile(
    r"\b(?:liabilit|insur|exceed|cap\b|maximum|penalt|liquidated|damages|deposit|retainer|minimum|"
    r"less than|at least|per (?:unit|month|hour|year|day|share)|"
    r"instal|down payment|advance|threshold|royalt|milestone|escrow|shares?|stock|sales of|"
    r"revenue|net sales|performance (?:security|bond|guarantee)|security|\bbond\b|retention|"
    r"surety|guarantee|collateral|credit limit|warranty|if|monthly|annual|quarterly|reimburs|"
    r"up to|exercise)",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\d ?(?:%|per ?cent\.?)\)? of (?:the |such )?(?:total )?$", re.IGNORECASE)
_A_YEAR = re.compile(r"^total annual\b", re.IGNORECASE)  # what a subscription says it is worth
_EACH = re.compile(
    r" ?(?:per|each|/|a|an|every) ?(?:unit|month|hour|year|day|share|piece|pc|kg|ton|mt|annum|"
    r"week|person)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:contract|order|agreement|purchase|sales?) (?:price|value|amount|sum|total)|principal",
    re.IGNORECASE,
)
_FEE = re.compile(
    r"\b(?:(?:our|your|the|agreed|fixed|an?) )+fees?"
    r"(?: for (?:this|the|these|our|your) [\w ]{1,40}?)?"
    r"(?: (?:is|will be|shall be|of|are|amounts? to)|:)(?: fixed at| agreed at)? ",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:(?:GRAND|ORDER|NET|CONTRACT) )?TOTAL(?: (?:AMOUNT|PRICE|VALUE|DUE|NET|(?:INCL|EXCL|EX|INC)"
    r"(?:\.|UDING|USIVE OF)?(?: (?:VAT|TAX|GST))?))*[ :]*\(?(?P<sign>[A-Z]{3}|[A-Z]{0,2}[$€£¥])?\)?"
    r"[ :]*(?P<figures>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+\.\d\d) ?(?P<behind>[A-Z]{3}|€|£)?"
)
_FEE_SURE, _TOTAL_SURE = 0.85, 0.8
_IN_WORDS = "amount-words"
_NEAR = 170
_LABELLED = 0.7  # any total behind a colon or at the head of a line


def find_amount(prose: Prose) -> Iterator[Find]:
    """Yield the sum of the whole contract, its currency, and the sum in words."""
    best: tuple[float, Money, InWords | None] | None = None
    values = set()
    for label in _WHOLE.finditer(prose.text):
        weighed = _weighed(prose, label)
        if weighed is None:
            continue
        values.add(weighed[1].amount)
        if best is None or weighed[0] > best[0]:
            best = weighed
    if best is None:
        other = _fee_of_letter(prose) or _total_below_table(prose)
        if other is not None:
            yield from _finds(prose, other[0], other[1], None)
        return
    sure, money, words = best
    if len(values) > 1:
        sure = min(sure, 0.7)
    yield from _finds(prose, sure, money, words)


def _fee_of_letter(prose: Prose) -> tuple[float, Money] | None:
    """Return the one fee of a letter; two fees are prices of parts."""
    if not is_letter(prose):
        return None
    fees = []
    for label in _FEE.finditer(prose.text):
        money = next(find_money(prose.text, label.end(), label.end() + 40), None)
        before = prose.text[max(0, label.start() - 40) : label.start()]
        if money is None or money.start != label.end() or _NOT_WHOLE.search(before):
            continue
        if not _EACH.match(prose.text, money.end):
            fees.append(money)
    return (_FEE_SURE, fees[0]) if len({each.amount for each in fees}) == 1 else None


def _total_below_table(prose: Prose) -> tuple[float, Money] | None:
    """Return the last TOTAL in capitals under a table; its currency may stand in the table."""
    best = None
    currencies = {each.currency for each in find_money(prose.text)}
    for start in prose.line_starts:
        line = prose.text[start : prose.line_from(start)[1]].rstrip()
        total = _TOTAL.fullmatch(line)
        if total is None:
            continue
        sign = total["sign"] or total["behind"] or ""
        money = next(find_money(f"{sign} {total['figures']}"), None) if sign else None
        currency = money.currency if money else min(currencies) if len(currencies) == 1 else ""
        if currency:
            span = (start + total.start("figures"), start + total.end("figures"))
            amount = Decimal(total["figures"].replace(",", ""))
            best = (_TOTAL_SURE if sign else _LABELLED, Money(amount, currency, *span))
    return best


def words_differ(
    document: Document,  # noqa: ARG001
    settings: Settings,  # noqa: ARG001
    found: Mapping[str, tuple[Candidate, ...]],
) -> Iterator[Doubt]:
    """Doubt an amount whose English words come to another sum than its figures."""
    amounts, words = found.get(FieldName.AMOUNT, ()), found.get(FieldName.AMOUNT_IN_WORDS, ())
    said = str(words[0].value) if words and words[0].rule == _IN_WORDS else ""
    read = find_in_words(said, 0, len(said))
    if not amounts or read is None or read.amount in {each.value for each in amounts}:
        return
    message = _("the amount in figures and the one in words differ: {first}, {second}").format(
        first=f"{amounts[0].value:,}", second=f"{read.amount:,}"
    )
    yield Doubt(DoubtKind.AMOUNTS_DIFFER, FieldName.AMOUNT, message, words[0].page)


def _finds(prose: Prose, sure: float, money: Money, words: InWords | None) -> Iterator[Find]:
    span = (money.start, money.end)
    if words is not None:
        agree = words.amount == money.amount
        sure = _with_words(sure) if agree else 0.5
        place = (words.start, words.end)
        yield (
            FieldName.AMOUNT_IN_WORDS,
            prose.candidate(words.text, place, min(sure, 0.93), _IN_WORDS),
        )
    yield FieldName.AMOUNT, prose.candidate(money.amount, span, sure, "total-price")
    yield FieldName.CURRENCY, prose.candidate(money.currency, span, sure, "total-price")


def _behind(text: str, label: re.Match[str]) -> tuple[int, Money | None]:
    """Return the money behind a label, or behind what the label is of, and where that begins."""
    at = label.end()
    for end in (label.end("what"), label.end()):
        link = _LINK.match(text, end)
        at = link.end() if link else end
        money = next(find_money(text, at, min(len(text), at + 120)), None)
        if money is not None and (end == label.end() or money.start == at):
            return at, money
    return at, None


def _not_whole(before: str, label: str) -> bool:
    """Tell whether the words of a label, or those before it, make it a part or a limit."""
    if _PART_OF.search(before) or _NOT_WHOLE.search(before):
        return True
    return _NOT_WHOLE.search(_A_YEAR.sub(" ", label)) is not None


def _runs_over(prose: Prose, money: Money) -> bool:
    """Tell whether a currency is the head of a column and the number begins the next row."""
    line_end = prose.line_from(money.start)[1]
    return money.end > line_end and re.search(r"[.,]", prose.text[line_end : money.end]) is None


def _with_words(sure: float) -> float:
    """Return how sure a sum is that stands in words too; a sum in a sentence gains nothing."""
    return sure if sure < _LABELLED else sure + (0.98 - sure) * 0.8


def _weighed(prose: Prose, label: re.Match[str]) -> tuple[float, Money, InWords | None] | None:
    text = prose.text
    begins = prose.line_from(label.start())[0] == label.start()
    row = begins and text.startswith(":", label.end())
    start = label.start() if row else prose.sentence(label.start(), before=80, after=_NEAR)[0]
    if _not_whole(text[max(start, label.start() - 60) : label.start()], label[0]):
        return None
    at, money = _behind(text, label)
    if money is None or _EACH.match(text, money.end) or _runs_over(prose, money):
        return None
    gap = text[at : money.start]
    words = find_in_words(text, at, min(len(text), money.end + _NEAR))
    in_gap = words is not None and words.start < money.start
    if (len(gap.strip()) > 3 and not in_gap) or _NOT_WHOLE.search(gap):
        return None
    strong = _STRONG.search(label["what"]) is not None
    colon = ":" in text[label.end() : at] or begins
    sure = 0.91 if strong and colon else 0.82 if strong else _LABELLED if colon else 0.65
    return sure, money, words
