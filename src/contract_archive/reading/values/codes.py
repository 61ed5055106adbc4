"""统一社会信用代码 (GB 32100): eighteen characters, the last of them a check on the others.

Characters 9 to 17 are the organisation code of GB 11714, whose last one is a check of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.records.credit_codes import is_credit_code

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
# Letters that the alphabet leaves out because they look like these.
_REPAIRS = str.maketrans("IOZS", "1025")

_LABEL = re.compile(
    r"(?:统一)?(?:社会)?信用代码(?:证?号码?|/?纳税人识别号)?|纳税人识别号|税务登记证?号码?|税号"
)
_VALUE_AFTER = re.compile(r"[^0-9A-Z\n\f]{0,6}\n?((?:[0-9A-Za-z][ -]?){14,20})(?![0-9A-Za-z])")
_BARE = re.compile(r"(?<![0-9A-Za-z])[159ANY][1-9]\d{6}[0-9A-Z]{10}(?![0-9A-Za-z])")
_ACCOUNT = re.compile(r"(?:账号|帐号|账户|卡号|身份证|电话)[^\n\f]{0,8}$")


class FoundCode(NamedTuple):
    """A code on a page: where, the code (upper case, repaired), and whether its checks hold."""

    span: tuple[int, int]
    code: str
    valid: bool


def is_organisation_code(code: str) -> bool:
    """Tell whether ``code`` is nine characters of GB 11714 with a right check character."""
    if not re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code):
        return False
    total = sum(int(c, 36) * weight for c, weight in zip(code, _ORGANISATION_WEIGHTS, strict=False))
    return code[8] == "0X987654321"[total % 11]


def credit_codes(text: str) -> Iterator[FoundCode]:
    """Yield the credit codes in a folded text, in its order.

    After a label (统一社会信用代码, 纳税人识别号, 税号) a code of eighteen characters counts even
    where a check fails: ``valid`` tells. Elsewhere only what both checks confirm is a code, since
    account and identity numbers have eighteen digits too.
    """
    labelled = {found.span: found for found in _after_labels(text)}
    found = [*labelled.values()]
    for match in _BARE.finditer(text):
        code = match[0]
        if match.span() in labelled or _ACCOUNT.search(
            text[max(0, match.start() - 16) : match.start()]
        ):
            continue
        if is_credit_code(code) and is_organisation_code(code[8:17]):
            found.append(FoundCode(match.span(), code, True))
    yield from sorted(found)


def _after_labels(text: str) -> Iterator[FoundCode]:
    for label in _LABEL.finditer(text):
        match = _VALUE_AFTER.match(text, label.end())
        if match is None:
            continue
        code = re.sub(r"[ -]", "", match[1]).upper().translate(_REPAIRS)
        if len(code) == 18:
            start = match.start(1)
            end = start + len(match[1].rstrip(" -"))
            yield FoundCode((start, end), code, is_credit_code(code))
