"""What holds where ``archive.yaml`` is silent."""

from __future__ import annotations

from typing import Any

NUMBER = "{series}-{year}-{seq:4}"
SCOPE = ["series", "year"]
REQUIRED = ["customer", "signed_on"]
FOLDER = "{year}/{series}/{customer}"
CLOSED_FOLDER = "closed"
EXPIRING_DAYS = 90

_SERIES = (
    ("XS", "销售", "Sales", "销售合同", "Sales contracts"),
    ("KJ", "框架", "Framework", "框架协议", "Framework agreements"),
    ("FW", "服务", "Services", "服务合同", "Service contracts"),
    ("DL", "代理", "Agency", "代理合同", "Agency contracts"),
    ("ZL", "租赁", "Lease", "租赁合同", "Leases"),
    ("BM", "保密", "Confidentiality", "保密协议", "Confidentiality agreements"),
    ("CG", "采购", "Purchasing", "采购合同", "Purchasing contracts"),
    ("JS", "技术", "Technology", "技术合同", "Technology contracts"),
    ("QT", "其他", "Other", "其他合同", "Other contracts"),
)


def series(language: str) -> list[dict[str, Any]]:
    """Return the series of a fresh archive, with folders named in ``zh`` or ``en``."""
    return [
        {"code": code, "label": {"zh": zh, "en": en}, "folder": folders[language != "zh"]}
        for code, zh, en, *folders in _SERIES
    ]


ITEMS = {
    "supplement": "{parent}-B{n}",
    "change": "{parent}-G{n}",
    "renewal": "{parent}-X{n}",
    "termination": "{parent}-J{n}",
    "annex": "{parent}-F{n}",
}

BANDS: list[dict[str, Any]] = [
    {"code": "small", "label": {"zh": "小额", "en": "Small"}, "below": "100万"},
    {
        "code": "general",
        "label": {"zh": "一般", "en": "General"},
        "least": "100万",
        "below": "1000万",
    },
    {"code": "major", "label": {"zh": "重大", "en": "Major"}, "least": "1000万"},
]

RETENTION: list[dict[str, Any]] = [
    {"key": "Y", "label": {"zh": "重大", "en": "Major"}, "least": "1000万", "keep": "permanent"},
    {
        "key": "D30",
        "label": {"zh": "一般销售、框架", "en": "Sales and frameworks"},
        "series": ["XS", "KJ"],
        "least": "100万",
        "keep": 30,
    },
    {
        "key": "D10",
        "label": {"zh": "小额销售、服务、代理、保密", "en": "Small sales, services, agency, NDAs"},
        "series": ["XS", "FW", "DL", "BM"],
        "keep": 10,
    },
    {"key": "other", "label": {"zh": "其余", "en": "Everything else"}, "keep": 30},
]
