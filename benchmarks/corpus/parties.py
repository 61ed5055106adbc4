"""Those who sign: companies, public bodies, firms and persons, with all that a head may print."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import words

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a contract. ``short`` and ``english`` are its other names."""

    name: str
    short: str
    english: str
    person: str
    agent: str
    address: str
    phone: str
    fax: str
    code: str
    bank: str
    account: str


# Ours: what archive.yaml would say. Each with its aliases.
OURS = (
    ("澜州沧浪自动化科技有限公司", ("沧浪自动化", "Canglang Automation Co., Ltd.")),
    ("东篱沧浪智能装备股份有限公司", ("沧浪智能", "Canglang Intelligent Equipment Co., Ltd.")),
    ("望舒市沧浪电气有限公司", ("沧浪电气", "Wangshu Canglang Electric Co., Ltd.")),
)
OUR_NAMES = tuple(name for name, _ in OURS)


def our_side(dice: Random) -> Party:
    """Return one of our own companies."""
    name, (short, english) = dice.choice(OURS)
    return _party(dice, name, short, english)


def other_side(dice: Random) -> Party:
    """Return a counterparty: four in five are companies."""
    brand = dice.choice(words.BRANDS)
    kind = dice.random()
    if kind < 0.8:
        name = _company(dice, brand)
    elif kind < 0.97:
        name = dice.choice(words.BODIES).format(
            city=dice.choice(words.CITIES),
            province=dice.choice(words.PROVINCES),
            district=dice.choice(words.DISTRICTS),
            brand=brand,
            trade=dice.choice(words.TRADES),
        )
    else:
        name = person(dice)
    english = f"{dice.choice(_SOUNDS)}{dice.choice(_ENDS)} {dice.choice(_FIRMS)}"
    return _party(dice, name, brand, english)


_SOUNDS = ("Tang", "Jian", "Lu", "Qing", "Wei", "Mu", "Zhou", "Gan", "Xing", "Yan", "Bai", "He")
_ENDS = ("di", "jia", "ming", "e", "yang", "gua", "tang", "lu", "yu", "feng", "ling", "guang")
_FIRMS = (
    "Machinery Co., Ltd.", "Trading Limited", "New Materials Co., Ltd.", "Technology Inc.",
    "Industrial Group Co., Ltd.", "Logistics Co., Ltd.", "Electronics (Lanzhou Port) Co., Ltd.",
)  # fmt: skip


def _company(dice: Random, brand: str) -> str:
    city, trade, form = (dice.choice(each) for each in (words.CITIES, words.TRADES, words.FORMS))
    province = dice.choice(words.PROVINCES)
    return dice.choice(
        (
            f"{city}{brand}{trade}{form}",
            f"{city}市{brand}{trade}{form}",
            f"{province}{brand}{trade}{form}",
            f"{province[:2]}{brand}{trade}{form}",
            f"{brand}（{city}）{trade}{form}",
            f"{brand}{trade}（{city}）{form}",
            f"{city}{brand}{form}",
            f"{brand}{trade}{form}",
        )
    )


def person(dice: Random) -> str:
    """Return a name of somebody who does not exist."""
    return dice.choice(words.SURNAMES) + dice.choice(words.GIVEN)


def _party(dice: Random, name: str, short: str, english: str) -> Party:
    city, district = dice.choice(words.CITIES), dice.choice(words.DISTRICTS)
    street = f"{dice.choice(words.STREETS)}{dice.randrange(2, 999)}号"
    return Party(
        name=name,
        short=short,
        english=english,
        person=person(dice),
        agent=person(dice),
        address=f"{dice.choice(words.PROVINCES)}{city}市{district}{street}",
        phone=_phone(dice),
        fax=f"0{dice.randrange(310, 999)}-{dice.randrange(2_000_000, 8_999_999)}",
        code=credit_code(dice, "91" if "公司" in name else "12"),
        bank=f"{dice.choice(words.BANKS)}{city}{district[:2]}支行",
        account=_account(dice),
    )


def _phone(dice: Random) -> str:
    if dice.random() < 0.5:
        return f"1{dice.randrange(30, 99)}{dice.randrange(10**8):08d}"
    return f"0{dice.randrange(310, 999)}-{dice.randrange(20_000_000, 89_999_999)}"


def _account(dice: Random) -> str:
    digits = f"{dice.randrange(10**18, 10**19 - 1)}"[: dice.choice((17, 18, 19))]
    if dice.random() < 0.3:
        return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))
    return digits


def credit_code(dice: Random, head: str) -> str:
    """Return a 统一社会信用代码 whose check digit is right (GB 32100-2015)."""
    body = f"{head}{dice.randrange(10**6):06d}"
    body += "".join(dice.choice(_ALPHABET) for _ in range(9))
    total = sum(_ALPHABET.index(letter) * pow(3, n, 31) for n, letter in enumerate(body))
    return body + _ALPHABET[(31 - total % 31) % 31]
