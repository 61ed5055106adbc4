"""Traditional characters into simplified ones, one by one.

The table is OpenCC's, asked character by character: whole words would be turned differently by
what stands beside them, and a name must fold alike wherever it stands. Characters that a simplified
text writes too, and means something else by, stay as they are: those of GB 2312 (乾, 於, 徵), and a
few that came back for names.
"""

from __future__ import annotations

import re
from functools import cache

_HAN = re.compile("[\u3400-\u9fff]+")
_FOR_NAMES = frozenset("昇陞甯")


def simplified(text: str) -> str:
    """Return ``text`` in simplified characters, of the same length."""
    if _is_simplified("".join(_HAN.findall(text))):
        return text  # most names; the table need not be loaded
    return text.translate(_table())


def _is_simplified(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _table() -> dict[int, str]:
    from opencc import OpenCC

    han = map(chr, range(0x3400, 0xA000))
    chars = [char for char in han if char not in _FOR_NAMES and not _is_simplified(char)]
    simple = OpenCC("t2s").convert("\n".join(chars)).split("\n")
    pairs = {old: new for old, new in zip(chars, simple, strict=True) if old != new}
    return {ord(old): pairs.get(new, new) for old, new in pairs.items()}
