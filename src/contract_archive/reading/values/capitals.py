"""Sums in Chinese words: 人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分.

The rules are those of cheques. What breaks them is refused, never guessed: a digit lost by the
scanner must not become another sum. Only zeros may be missing or too many, and only where every
digit still has its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contract_archive.reading.values.money import (
    CURRENCY_MARK,
    UNIT_WORDS,
    FoundMoney,
    currency_of,
    in_cents,
)

_SAME = {
    "0": "零〇○", "1": "壹一", "2": "贰贰貳弍貮二两兩", "3": "叁參叄参三", "4": "肆四", "5": "伍五",
    "6": "陆陸六", "7": "柒七", "8": "捌八", "9": "玖九", "十": "拾十", "百": "佰百", "千": "仟千",
    "万": "万萬", "亿": "亿億", "元": "元圆圓", "角": "角", "分": "分", "整": "整正",
}  # fmt: skip
# What scanners make of these. Nothing that could stand for two of them (任: 伍 or 仟).
_LOOKALIKES = {
    "1": "壶壸壺", "3": "参", "4": "肄", "7": "染漆", "8": "扒", "9": "玫", "十": "抬", "百": "伯",
    "万": "方", "亿": "忆", "元": "园園",
}  # fmt: skip
_CANON = str.maketrans({each: sign for sign, chars in _SAME.items() for each in chars})
_REPAIR = str.maketrans({each: sign for sign, chars in _LOOKALIKES.items() for each in chars})
_KNOWN = "".join(_SAME.values())
_GUESSED = "".join(_LOOKALIKES.values())
_MONEY = frozenset("元圆圓园園角分整正镑币幣金郎布")
_COUNTS = frozenset(
    "".join(_SAME[each] for each in (*"0123456789", "十"))
    + "".join(_LOOKALIKES[each] for each in ("1", "3", "4", "7", "8", "9", "十"))
)
"""Without one of these nothing is a sum: 元整."""
_FORMAL = re.compile("[壹贰貳弍貮叁參叄肆伍陆陸柒捌玖拾佰仟]")
_NUMERAL = re.compile("[零壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟万萬亿億]")
_TORN_OFF = re.compile(f"{_NUMERAL.pattern}|[元圆角][^,。;、:() \n]$")
_TORN = re.compile(f"{_NUMERAL.pattern}|^[^,。;、:() \n][角分]")

_BEFORE_TEN = re.compile(r"^$|[\s:(_,。;、“\"¥币幣元写为计额价款共即付金]$")

_GAP = "[ _]{0,6}\n?[ _]{0,6}"
_FOREIGN = "|".join(UNIT_WORDS)
_RUN = re.compile(
    f"(?:[{_KNOWN}{_GUESSED}]|{_FOREIGN})(?:{_GAP}(?:[{_KNOWN}{_GUESSED}]|{_FOREIGN}))*"
)
_VALUE = re.compile("[^整正]+[整正]?")
_SIGN = re.compile(f"{_FOREIGN}|[^ _\n]")
_LEADING = re.compile(
    "[方正整分角元圆園园参 _\n]+"
)  # 甲方, 修正, 部分, 公园, 参: words, not numerals
_PREFIX = re.compile(
    rf"({CURRENCY_MARK})[\s:(]*(?:大写)?(?:[金总合][额计])?[\s:)_]*$", re.IGNORECASE
)
# 零角 and 零分 count only together with the other one: alone they have lost their digit.
_JIAO_FEN = "(?:0?[1-9]角(?:0?[1-9]分|0分)?|0角0?[0-9]分|0?[1-9]分)?整?"
_PARTS = re.compile(_JIAO_FEN)
_SECTIONS = re.compile("([^亿]*亿)?([^亿]*)")
_SUM = re.compile(f"[^元]*元{_JIAO_FEN}")
_TENS = {"十": 10, "百": 100, "千": 1000}
_WAN, _YI = 10_000, 100_000_000


def read_capitals(words: str) -> Decimal:
    """Return the sum that ``words`` write, in yuan (or the foreign unit they name).

    A currency before it is passed over. Raises ValueError where the words break the rules.
    """
    found = list(capitals(words))
    if len(found) != 1 or found[0].span[1] != len(words.rstrip()):
        raise ValueError(words)
    return found[0].amount


def capitals(text: str) -> Iterator[FoundMoney]:
    """Yield the sums in words in a folded text, in its order.

    Each has a unit of money (元, 角, 整, 美元 …). One whose neighbours look like pieces of it, torn
    off by a character that could not be read, is left out.
    """
    for run in _RUN.finditer(text):
        words = run[0]
        if not (_MONEY.isdisjoint(words) or _COUNTS.isdisjoint(words)):
            yield from _values(text, run)


def _values(text: str, run: re.Match[str]) -> Iterator[FoundMoney]:
    pieces = [
        (run.start() + each.start(), run.start() + each.end()) for each in _VALUE.finditer(run[0])
    ]
    for number, span in enumerate(pieces):
        if number == 0 and _TORN_OFF.search(text[max(0, span[0] - 2) : span[0]]):
            continue
        if number == len(pieces) - 1 and _TORN.search(text[span[1] : span[1] + 2]):
            continue
        yield from _value(text, span)


def _value(text: str, span: tuple[int, int]) -> Iterator[FoundMoney]:
    """Yield the one sum of a span; or those of its lines, where each is whole by itself."""
    found = _sum(text, span)
    if found is not None:
        yield found
        return
    lines = [
        _sum(text, (span[0] + line.start(), span[0] + line.end()))
        for line in re.finditer("[^\n]+", text[slice(*span)])
    ]
    if len(lines) > 1 and all(lines):
        yield from (line for line in lines if line is not None)


def _sum(text: str, span: tuple[int, int]) -> FoundMoney | None:
    leading = _LEADING.match(text, *span)
    signs = list(_SIGN.finditer(text, leading.end() if leading else span[0], span[1]))
    before = _currency_before(text, signs)
    if before and signs and len(signs[0][0]) > 1:
        signs = signs[1:]  # 美元壹佰万元整
    signs = _without_rest(signs, text[span[1] : span[1] + 1])
    if not signs or (leading and _is_rest(signs)):  # …元伍分: its yuan were lost
        return None
    if signs[0][0] in "拾十" and not _BEFORE_TEN.search(
        text[max(0, signs[0].start() - 1) : signs[0].start()]
    ):
        return None  # the digit before it was lost
    words = "".join(sign[0] for sign in signs if len(sign[0]) == 1)
    repaired = any(each in _GUESSED for each in words)
    try:
        amount = _yuan("".join(map(_canon, signs)), needs_yuan=not _FORMAL.search(words))
    except ValueError:
        return None
    if repaired and len(_FORMAL.findall(words)) < 2:
        return None
    foreign = next((currency_of(sign[0]) for sign in signs if len(sign[0]) > 1), "")
    where = (signs[0].start(), signs[-1].end())
    return FoundMoney(where, amount, foreign or before, in_words=True, repaired=repaired)


def _canon(sign: re.Match[str]) -> str:
    return "元" if len(sign[0]) > 1 else sign[0].translate(_REPAIR).translate(_CANON)


def _currency_before(text: str, signs: list[re.Match[str]]) -> str:
    if not signs:
        return ""
    if len(signs[0][0]) > 1:
        return currency_of(signs[0][0])
    start = signs[0].start()
    prefix = _PREFIX.search(text[max(0, start - 24) : start])
    return currency_of(prefix[1]) if prefix else ""


def _is_rest(signs: list[re.Match[str]]) -> bool:
    canon = "".join(map(_canon, signs))
    return "元" not in canon and ("角" in canon or "分" in canon)


def _without_rest(signs: list[re.Match[str]], after: str) -> list[re.Match[str]]:
    """Return the signs of a sum in yuan without words that only look like more of it (元一次付清).

    Nothing where the rest has numerals or units of sums: then a piece between was lost. ``after``
    is the character behind the signs: 元分期 is a word, 元分 a sum without its digit.
    """
    found = _SUM.match("".join(map(_canon, signs)))
    if found is None:
        return signs
    rest = "".join(sign[0] for sign in signs[found.end() :])
    lost = _FORMAL.search(rest) or "角" in rest or (rest[-1:] == "分" and not after.isalpha())
    return [] if lost or ("分" in rest and found[0][-1] == "角") else signs[: found.end()]


def _yuan(canon: str, *, needs_yuan: bool) -> Decimal:
    whole, unit, parts = canon.partition("元")
    if not unit:
        if needs_yuan:
            raise ValueError(canon)  # 三分, 一整: words of every day
        split = re.search("[0-9]角|[0-9]分|整", canon)
        if split is None:
            raise ValueError(canon)
        whole, parts = canon[: split.start()], canon[split.start() :]
        if whole and not parts.startswith("整"):
            raise ValueError(canon)  # 壹佰伍角: where the yuan end is a guess
    if not _PARTS.fullmatch(parts) or not (whole or "角" in parts or "分" in parts):
        raise ValueError(canon)
    return in_cents(
        _whole(whole) + _digit_before("角", parts) / 10 + _digit_before("分", parts) / 100
    )


def _digit_before(unit: str, parts: str) -> Decimal:
    at = parts.find(unit)
    return Decimal(parts[at - 1]) if at > 0 else Decimal(0)


def _whole(canon: str) -> int:
    """Return the number of yuan; nothing is none."""
    if canon in ("", "0"):
        return 0  # 零元伍角, 伍角
    split = _SECTIONS.fullmatch(canon)
    if split is None:
        raise ValueError(canon)
    high, low = split[1], split[2]
    if high is None:
        return _below_yi(low, 0)
    billions = _below_yi(high[:-1], 0)
    if not billions:
        raise ValueError(canon)
    return billions * _YI + (_below_yi(low, billions) if low else 0)  # see _section on above


def _below_yi(canon: str, above: int) -> int:
    high, wan, low = canon.partition("万")
    if not wan:
        return _section(canon, above * 10)  # the 万 are skipped: a 零 is right
    if not high or "万" in low:
        raise ValueError(canon)
    thousands = _section(high, above)
    return thousands * _WAN + (_section(low, thousands or above * 10) if low else 0)


def _section(canon: str, above: int) -> int:
    """Return a number below 10,000. ``above`` is what stands before it, 0: nothing.

    A digit without unit is the ones, and wants a 零 before it where places are skipped. A 零 where
    none is skipped is a fault, but for the one after a round higher section (拾万零伍仟). Where a
    form has all the units, an empty one is filled with 零 (伍佰零拾陆).
    """
    total, digit, zero, least = 0, None, False, _WAN
    for sign in canon:
        if sign == "0":
            if digit:
                raise ValueError(canon)
            digit, zero = 0, True
        elif sign.isdigit():
            if digit:
                raise ValueError(canon)
            digit = int(sign)
        else:
            unit = _TENS.get(sign, _WAN)
            total += _with_unit(canon, digit, unit, least, zero, above)
            digit, zero, least = None, False, unit
    return total + _ones(canon, digit, zero, least, above)


def _with_unit(canon: str, digit: int | None, unit: int, least: int, zero: bool, above: int) -> int:
    if unit >= least:
        raise ValueError(canon)
    if digit is None:
        if unit == 10 and least == _WAN and not above:
            return 10  # 拾万 at the very start is usual for 壹拾万
        raise ValueError(canon)
    skips, begins = unit * 10 != least, least == _WAN
    superfluous = zero and digit and not skips and not (begins and above % 10 == 0)
    lost = digit == 0 and skips and not (begins and not above)
    if superfluous or lost:
        raise ValueError(canon)
    return digit * unit


def _ones(canon: str, digit: int | None, zero: bool, least: int, above: int) -> int:
    if digit is None or (digit == 0 and (least == 10 or canon == "0")):
        return 0
    if digit == 0:
        raise ValueError(canon)
    first = least == _WAN and not above
    if zero == (least == 10) and not first:
        raise ValueError(canon)
    return digit
