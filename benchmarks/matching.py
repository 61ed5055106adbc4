"""How well and how fast a customer's name is matched to the known ones.

    python benchmarks/matching.py                  # 100,000 known names
    python benchmarks/matching.py --names 5000

Names are made up: a place, a brand of two to four characters out of 300, a trade, a legal form.
Asked are other writings of known companies (they must be found, as the same or as a question) and
companies that are not known (they must be new; each question is a person's minute). Beside it, in
the same run, what is usual: the plain similarity of the two strings, from 85 % on.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from contract_archive.rules.customers import Known, MatchKind, match
from contract_archive.rules.customers.lookalikes import _SETS

_BRANDS = (
    "瑞华东方恒泰通达新源宏光安信诚德隆兴盛昌永丰金鼎天地海洋星辰龙凤祥和平明亮美佳益民生利康健宝玉石林森木水火"
    "山川江河湖云雨雪风雷电科创智慧联众合力同心正大广厦千里万象百年鸿鹏程远志博雅文华英杰俊豪雄伟强毅坚固铭锐锋芒"
    "耀辉煌灿烂彩虹霞曦晨曙旭阳春夏秋冬梅兰竹菊松柏桂荷莲芳菲翠碧青蓝紫橙朗润泽溪泉清静雅韵律乐舞琴棋书画诗词曲艺"
    "顺畅捷迅驰骋腾跃飞翔翼鹰隼鹤雁燕莺鹭凯旋胜捷奥迪拓展启航先驱领先卓越超群冠军鼎力神州赤县九鼎中原北斗南极西岳"
)
_TRADES = [
    *("科技", "贸易", "机械设备", "建设工程", "电子技术", "信息技术", "物流", "实业发展", "食品"),
    *("环保科技", "新材料", "医疗器械", "服装", "包装制品", "自动化设备", "电气", "文化传媒"),
]
_PLACES = ["上海", "北京", "深圳", "杭州", "苏州", "广州", "无锡", "江苏", "浙江", "成都", "武汉"]
_PLACES_OF_NOBODY = ["昆明", "贵阳", "兰州", "银川"]
_FORMS = ["有限公司"] * 8 + ["股份有限公司", "集团有限公司"]
_OTHER_FORM = {"股份有限公司": "有限公司", "集团有限公司": "集团", "有限公司": "有限责任公司"}
_ROWS = [each for each in _SETS.split() if not each.isascii()]


class Asked(NamedTuple):
    """A name that is asked about, and the known name of its company; empty where there is none."""

    kind: str
    name: str
    known: str


def company(chance: random.Random, places: list[str]) -> str:
    brand = "".join(chance.choices(_BRANDS, k=chance.choice((2, 2, 3, 4))))
    return chance.choice(places) + brand + chance.choice(_TRADES) + chance.choice(_FORMS)


def questions(names: list[str], chance: random.Random, count: int) -> Iterator[Asked]:
    """Yield ``count`` names of each kind."""
    for name in chance.sample(names, count):
        form = next(form for form in _OTHER_FORM if name.endswith(form))
        place, rest = name[:2], name[2:]
        yield Asked("another width and spaces", " ".join(name), name)
        yield Asked("the place in brackets", rest.replace(form, f"（{place}）{form}"), name)
        yield Asked("another legal form", name.replace(form, _OTHER_FORM[form]), name)
        yield Asked("without its place", rest, name)
        yield Asked("misread", misread(name, chance), name)
        yield Asked("not known", company(chance, _PLACES_OF_NOBODY), "")
        yield Asked("not known, in a place of others", company(chance, _PLACES), "")


def misread(name: str, chance: random.Random) -> str:
    """Put a look-alike in the place of a character that has one."""
    places = [at for at, char in enumerate(name) if any(char in row for row in _ROWS)]
    if not places:
        return name
    at = chance.choice(places)
    row = next(row for row in _ROWS if name[at] in row)
    return name[:at] + chance.choice(row.replace(name[at], "")) + name[at + 1 :]


def ours(names: list[str]) -> Callable[[str], tuple[str, ...]]:
    known = Known((name, ()) for name in names)

    def found(name: str) -> tuple[str, ...]:
        answer = match(name, known)
        if answer.kind is MatchKind.SAME:
            return (answer.official,)
        return tuple(each.official for each in answer.candidates)

    return found


def plain(names: list[str]) -> Callable[[str], tuple[str, ...]]:
    from rapidfuzz import fuzz, process

    def found(name: str) -> tuple[str, ...]:
        near = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=85, limit=5)
        return tuple(each for each, _score, _place in near)

    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=100)
    given = parser.parse_args()
    chance = random.Random(3)
    names = list({company(chance, _PLACES): None for _each in range(given.names * 2)})[
        : given.names
    ]
    asked = [each for each in questions(names, chance, given.questions) if each.name not in names]
    for title, build in (("ours", ours), ("plain similarity", plain)):
        began = time.perf_counter()
        find = build(names)
        find("准备一家有限公司")  # what is built when first needed
        print(f"{title}: {len(names):,} names ready in {time.perf_counter() - began:.2f} s")
        report(find, asked)


def report(find: Callable[[str], tuple[str, ...]], asked: list[Asked]) -> None:
    took, right = [], dict[str, list[bool]]()
    for each in asked:
        began = time.perf_counter()
        found = find(each.name)
        took.append(time.perf_counter() - began)
        is_right = each.known in found if each.known else not found
        right.setdefault(each.kind, []).append(is_right)
    for kind, answers in right.items():
        print(f"  {kind:34} {sum(answers) / len(answers):7.1%} of {len(answers)}")
    median, most = statistics.median(took) * 1000, max(took) * 1000
    print(f"  a match takes {median:.1f} ms in the middle, {most:.1f} ms at most")


if __name__ == "__main__":
    main()
