"""A plain reader to measure against: the regular expressions that a sensible engineer writes first.

No model of the page, no confidence: each field is the first match of a few patterns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

_LABELS_A = "甲方|需方|买方|买受人|委托方|委托人|出租方|出租人|采购方|发包方|发包人|定作人|披露方"
_LABELS_B = "乙方|供方|卖方|出卖人|受托方|受托人|承租方|承租人|供应商|承包方|承包人|承揽人|接收方"
_PARTY = r"(?:{labels})(?:\([^)\n]*\))?\s*(?:\([^)\n]*\))?\s*:\s*([^\s:,。;]{{4,40}})"
_DATE = r"(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?"
_WORDS = r"([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*)"
_SERIES = (
    ("框架", "KJ"), ("代理", "DL"), ("租赁", "ZL"), ("保密", "BM"), ("技术", "JS"), ("服务", "FW"),
)  # fmt: skip


def read(pages: Sequence[str], our_names: Sequence[str]) -> dict[str, Any]:
    """Return values by field; a field that no pattern finds is absent."""
    text = unicodedata.normalize("NFKC", "\n".join(pages))
    found: dict[str, Any] = {
        "title": _title(text),
        "number": _first(r"(?:合同|协议)?\s*编\s*号\s*:\s*([A-Za-z0-9(][\w()/〔〕\[\]-]*)", text),
        "signed_on": _day(r"(?:签订|签署|签字)?(?:日期|时间)\s*:\s*", text),
        "effective_on": _day(r"自", text, r"起\s*(?:正式)?生效"),
        "expires_on": _day(r"(?:至|到)", text, r"\s*止"),
        "amount": _amount(text),
        "amount_in_words": _first(_WORDS, text),
        "governing_law": _first(r"适用(.{2,10}?)法律", text),
        "notice_days": _notice(text),
        "auto_renew": True if re.search("自动(?:顺延|延续|续)", text) else None,
    }  # fmt: skip
    if found["amount"] is not None:
        found["currency"] = "CNY"
    found |= _english(text) if re.search(r"\bAgreement\b", text[:3000]) else {}
    found |= _parties(text, our_names)
    found["series"] = _series(found, text)
    return {name: value for name, value in found.items() if value is not None}


def _first(pattern: str, text: str) -> str | None:
    match = re.search(pattern, text)
    return match[1] if match else None


def _notice(text: str) -> int | None:
    days = _first(r"期满前\s*(\d+)\s*[日天]", text)
    return int(days) if days else None


def _english(text: str) -> dict[str, Any]:
    """The first lines of an agreement: BETWEEN two names, as of a day, under some law."""
    match = re.search(r"between\s+(.{3,80}?)\s*[,(].*?\band\s+(.{3,80}?)\s*[,(]", text, re.S | re.I)
    day = re.search(r"([A-Z][a-z]+) (\d{1,2}),? (\d{4})", text)
    return {
        "title": next(
            (line.strip() for line in text.split("\n") if "AGREEMENT" in line.upper()), None
        ),
        "parties": match.groups() if match else None,
        "signed_on": _named_day(*day.groups()) if day else None,
        "governing_law": _first(r"laws of (?:the State of )?([A-Z][a-z]+(?: [A-Z][a-z]+)?)", text),
    }


def _named_day(month: str, day: str, year: str) -> date | None:
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    try:
        return date(int(year), months.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return None


def _title(text: str) -> str | None:
    for line in text.split("\n")[:8]:
        squeezed = re.sub(r"\s", "", line)
        if re.fullmatch(r".{1,20}(?:合同|协议|协议书|订单)", squeezed):
            return squeezed
    return None


def _day(before: str, text: str, after: str = "") -> date | None:
    match = re.search(before + _DATE + after, text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _amount(text: str) -> Decimal | None:
    words = r"(?:总价|总金额|总额|合计|价税合计|合同金额|总计)"
    match = re.search(words + r"[^\n。]*?[¥$:为]\s*(?:人民币)?([\d,]+(?:\.\d+)?)", text)
    return Decimal(match[1].replace(",", "")) if match and match[1].strip(",") else None


def _parties(text: str, our_names: Sequence[str]) -> dict[str, Any]:
    both = [_first(_PARTY.format(labels=labels), text) for labels in (_LABELS_A, _LABELS_B)]
    named = [name for name in both if name]
    ours = next((name for name in named if name in our_names), None)
    theirs = next((name for name in named if name != ours), None)
    found = {"our_party": ours, "counterparty": theirs, "parties": tuple(named)}
    codes = re.findall(r"\b[0-9A-Z]{18}\b", text)
    if len(codes) == 2 and ours:
        found["credit_code"] = codes[int(named[0] == ours)]
    return {name: value for name, value in found.items() if value}


def _series(found: dict[str, Any], text: str) -> str | None:
    title = found["title"] or ""
    code = next((code for word, code in _SERIES if word in title), None)
    if code or not title:
        return code
    ours = found.get("our_party")
    first = ours is not None and found.get("parties", ("",))[0] == ours
    return "CG" if first or "采购" in text[:60] else "XS"
