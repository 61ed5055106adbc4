"""What misread Chinese looks like: legal forms a letter off, characters that no name has.

A scan is read at half a per cent of wrong characters or better; what can be told to be one of
them, or put right, need not be asked about.
"""

from __future__ import annotations

import re

_FORMS = ("有限责任公司", "股份有限公司", "有限公司")
_TORN = re.compile(r"(?<![有无])限公司$|(?<!限)责任公司$|有有限|公司公司$")
_LIKENESS = 1  # letters of a form that may be wrong
_RARE_SHARE = 0.02  # of a text; where more is rare, the text is written in traditional characters
_FEW = 200


def with_legal_form(name: str) -> str:
    """Return a name with its legal form put right where one letter of it was misread.

    ``有恨公司`` and ``有限公同`` are no ends of names; 有限公司 is.
    """
    if name.endswith((*_FORMS, "无限公司")):
        return name
    for form in _FORMS:
        tail = name[-len(form) :]
        long_enough = len(name) > len(form) + 1
        if long_enough and sum(a != b for a, b in zip(tail, form, strict=True)) <= _LIKENESS:
            return name[: -len(form)] + form
    return name


def is_torn(name: str) -> bool:
    """Tell whether a name ends in a piece of a legal form: 设备限公司."""
    return _TORN.search(name) is not None


def is_rare(char: str) -> bool:
    """Tell whether a Chinese character stands outside the common set of GB 2312."""
    if not "\u4e00" <= char <= "\u9fff":
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def has_rare(words: str, text: str) -> bool:
    """Tell whether ``words`` have a rare character though ``text`` as a whole has hardly any."""
    return any(map(is_rare, words)) and not is_traditional(text)


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters, by a sample of it."""
    sample = re.findall("[\u4e00-\u9fff]", text[:4000])[: _FEW * 5]
    return len(sample) > _FEW and sum(map(is_rare, sample)) > _RARE_SHARE * len(sample)
