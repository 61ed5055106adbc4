"""Text as OCR leaves it: the commonest slips of a good engine, put in by chance.

For trying readers on hundreds of pages in a second; what counts is still real OCR of real pictures.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_HALF = str.maketrans("：，；（）．￥", ":,;().¥")
_ALIKE = {
    "术": "木", "具": "县", "一": "密", "签": "筌", "己": "已", "未": "末", "日": "目", "限": "艰",
    "币": "市", "伍": "五", "圆": "园", "至": "致", "柒": "染", "务": "条", "订": "汀",
}  # fmt: skip
_SCRAPS = ("合同专用章", "专用章", "有限公", "公司", "合同", "章", "同专用", "司")


def noisy(page: str, dice: Random) -> str:
    """Return a page's text with slips: fewer spaces, half-width marks, confusions, scraps."""
    lines = [_line(line, dice) for line in page.split("\n")]
    for _ in range(dice.randrange(3)):
        at = dice.randrange(len(lines) + 1)
        scrap = dice.choice(_SCRAPS)
        if at < len(lines) and dice.random() < 0.4:
            lines[at] += " " + scrap
        else:
            lines.insert(at, scrap)
    return "\n".join(lines)


def _line(line: str, dice: Random) -> str:
    for share, change in _CHANGES:
        if dice.random() < share:
            line = change(line, dice)
    return line


def _narrow(line: str, dice: Random) -> str:  # noqa: ARG001
    return line.translate(_HALF)


def _close(line: str, dice: Random) -> str:  # noqa: ARG001
    return re.sub(r" +", " ", re.sub(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])", "", line))


def _tight(line: str, dice: Random) -> str:  # noqa: ARG001
    return line.replace(" ", "")


def _confused(line: str, dice: Random) -> str:
    places = [n for n, letter in enumerate(line) if letter in _ALIKE]
    if not places:
        return line
    at = dice.choice(places)
    return line[:at] + _ALIKE[line[at]] + line[at + 1 :]


def _unmarked(line: str, dice: Random) -> str:  # noqa: ARG001
    """Lose the colon of a label."""
    return re.sub("[：:]", " ", line, count=1)


def _cut(line: str, dice: Random) -> str:
    """Lose a letter or two under a seal."""
    if len(line) < 8:
        return line
    at = dice.randrange(len(line) - 2)
    return line[:at] + line[at + dice.randint(1, 2) :]


def _speck(line: str, dice: Random) -> str:
    return f".{line}" if dice.random() < 0.5 else f"{line}."


_CHANGES: tuple[tuple[float, Callable[[str, Random], str]], ...] = (
    (0.5, _narrow), (0.3, _close), (0.08, _tight), (0.02, _confused), (0.015, _unmarked),
    (0.008, _cut), (0.03, _speck),
)  # fmt: skip
