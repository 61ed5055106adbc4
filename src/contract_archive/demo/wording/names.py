"""Parties, people, places and goods that do not exist, and say so.

Company names carry a word like 样例 or Specimen, the province is nobody's, telephone numbers and
account numbers begin with zeros, and credit codes spell SAMPLE.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a contract, with all that a signature block may print of it."""

    name: str
    representative: str
    address: str
    phone: str
    credit_code: str
    bank: str
    account: str


@dataclass(frozen=True, slots=True)
class Good:
    """Something that is sold: name, model, unit and price of one."""

    name: str
    model: str
    unit: str
    price: Decimal


OUR_NAME = {
    "zh": "沧浪示例自动化科技有限公司",
    "en": "Canglang Example Automation Co., Ltd.",
}

COMPANIES = {
    "zh": (
        "东篱样例机电有限公司",
        "采菊范例物流有限公司",
        "武陵虚构材料股份有限公司",
        "桃源假想置业有限公司",
        "南山样本电缆有限公司",
        "云岫示范仪表有限公司",
        "归鸟样例信息技术有限公司",
        "松菊范例商贸有限公司",
        "五柳虚构精密机械有限公司",
        "斜川样本阀门制造有限公司",
        "孤云假想新能源有限公司",
        "清流示范工程有限公司",
    ),
    "en": (
        "Willowmere Specimen Machinery Ltd.",
        "Lanternway Sample Logistics LLC",
        "Fernhollow Imaginary Software Inc.",
        "Quillstone Specimen Materials plc",
        "Harrowdene Sample Instruments GmbH",
        "Mossgate Imaginary Trading Pte. Ltd.",
    ),
}

PEOPLE = {
    "zh": (
        "甄可查", "贾如真", "范本初", "舒样章", "柳存根", "安归档", "易检索", "温条款",
        "纪条目", "夏落笔", "尚无名", "邬有之",
    ),
    "en": (
        "Robin Sampleton", "Alex Specimann", "Jordan Placeholder", "Sam Mockford",
        "Casey Exampley", "Morgan Draftworth", "Jamie Fillinger", "Taylor Dummett",
    ),
}  # fmt: skip

OWNERS = {"zh": ("安归档", "纪条目", "易检索"), "en": ("Morgan Draftworth", "Jamie Fillinger")}

_STREETS = {
    "zh": ("采菊路", "归园大道", "五柳街", "停云路", "南亩东路", "斜川西街", "北窗巷"),
    "en": ("Lantern Row", "Quill Street", "Fernhollow Way", "Mossgate Quay", "Harrow Mews"),
}
_DISTRICTS = ("桃源区", "南山区", "归园开发区", "东皋新区")
_TOWNS = ("Willowmere", "Nowhere-on-Sea", "Upper Sampling", "Port Specimen")
_BANKS = {
    "zh": ("样例银行武陵支行", "示范商业银行桃源支行", "虚构农商行南山支行"),
    "en": ("Specimen Bank, Willowmere", "Sample Savings & Trust", "Imaginary Union Bank"),
}

GOODS = {
    "zh": (
        Good("伺服电机", "SV-750A", "台", Decimal("2350.00")),
        Good("减速机", "RD-90-L2", "台", Decimal("1480.00")),
        Good("可编程控制器", "PC-3224T", "套", Decimal("3265.50")),
        Good("人机界面", "HM-1070", "块", Decimal("1899.00")),
        Good("变频器", "VF-15K-4", "台", Decimal("2710.00")),
        Good("屏蔽电缆", "RVVP-4×1.5", "米", Decimal("8.60")),
        Good("光电传感器", "PS-D30", "只", Decimal("126.40")),
        Good("配电柜", "XL-21-600", "面", Decimal("7850.00")),
        Good("直线导轨", "LG-25-1200", "根", Decimal("438.00")),
    ),
    "en": (
        Good("Servo motor", "SV-750A", "pcs", Decimal("412.00")),
        Good("Planetary gearbox", "RD-90-L2", "pcs", Decimal("268.50")),
        Good("Operator panel", "HM-1070", "pcs", Decimal("344.00")),
        Good("Frequency converter", "VF-15K-4", "pcs", Decimal("505.00")),
        Good("Linear guide", "LG-25-1200", "pcs", Decimal("79.90")),
    ),
}


def both_parties(random: Random, language: str, index: int) -> tuple[Party, Party]:
    """Return our own company and the one at ``index`` of the list, with people and addresses."""
    names = COMPANIES[language]
    people = random.sample(PEOPLE[language], 2)
    return (
        _party(random, language, OUR_NAME[language], people[0]),
        _party(random, language, names[index % len(names)], people[1]),
    )


def place_of_signing(random: Random, language: str) -> str:
    """Return where a contract is signed."""
    return f"武陵市{random.choice(_DISTRICTS)}" if language == "zh" else random.choice(_TOWNS)


def _party(random: Random, language: str, name: str, representative: str) -> Party:
    digits = f"{random.randrange(10_000):04d}"
    return Party(
        name=name,
        representative=representative,
        address=_address(random, language),
        phone=f"0000-5550{digits}" if language == "zh" else f"+00 555 {digits}",
        credit_code=f"0000{random.randrange(10**6):06d}MASAMPL{random.randrange(10)}",
        bank=random.choice(_BANKS[language]),
        account=f"0000 0000 {digits} {random.randrange(10_000):04d}",
    )


def _address(random: Random, language: str) -> str:
    street, house = random.choice(_STREETS[language]), random.randrange(2, 199)
    if language == "zh":
        return f"东篱省武陵市{random.choice(_DISTRICTS)}{street}{house}号"
    return f"{house} {street}, {random.choice(_TOWNS)}"
