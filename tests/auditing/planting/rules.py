"""Rules that archives are kept by, and how people change them in the course of years."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from contract_archive.demo.wording.names import OUR_NAME
from contract_archive.settings.defaults import series
from corpus.parties import OURS

DEPARTMENTS = ("销售一部", "销售二部", "采购部", "工程部")
_NUMBERS = (
    "{series}-{year}-{seq:4}",
    "{series}-{year}-{seq:4}",
    "{fonds}-{series}-{year}-{seq:3}",
    "{series}{yy}{month}{seq:3}",
    "{series}〔{year}〕{seq:3}号",
)
_FOLDERS = (
    "{year}/{series}/{customer}",
    "{year}/{series}/{customer}",
    "{series}/{customer}",
    "{customer}/{year}",
    "{series_code}/{year}/{month}",
)


class Rules:
    """An ``archive.yaml`` in the making; ``text`` is what stands in the file."""

    def __init__(self, dice: Random | None = None) -> None:
        self.fields: dict[str, Any] = {
            "format": 1,
            "language": "zh",
            "archive": {"code": "HT"},
            "our_names": [
                *({"name": name, "aliases": list(others)} for name, others in OURS),
                {"name": OUR_NAME["zh"], "aliases": [OUR_NAME["en"]]},
            ],
            "series": [dict(each) for each in series("zh")],
            "fields": [],
        }
        self.departments = False
        if dice is not None:
            self._vary(dice)

    @property
    def text(self) -> str:
        """What stands in the file: JSON is YAML too."""
        return json.dumps(self.fields, ensure_ascii=False, indent=1) + "\n"

    def require(self, *names: str, only: str = "") -> None:
        """Demand these fields of every contract, or of those of the series ``only``."""
        for each in self.fields["series"]:
            if only in ("", each["code"]):
                each["required"] = list(names)

    def change_folder(self, dice: Random) -> None:
        """File what comes from now on under another pattern."""
        self.fields["folder"] = dice.choice(_FOLDERS)

    def change_numbers(self, dice: Random) -> None:
        """Give one series another pattern of numbers from now on."""
        self._number(dice.choice(self.fields["series"]), dice)

    def _vary(self, dice: Random) -> None:
        self.change_folder(dice)
        for each in self.fields["series"]:
            if dice.random() < 0.3:
                self._number(each, dice)
        if dice.random() < 0.3:
            self.require("customer")
        if dice.random() < 0.3:
            self._add_departments(dice)
        if dice.random() < 0.2:
            self.fields["deadline"] = {"days": 5, "count": "working"}

    def _number(self, each: dict[str, Any], dice: Random) -> None:
        number = dice.choice(_NUMBERS)
        each["number"] = number
        each["scope"] = ["series", "year", "month"] if "{month}" in number else ["series", "year"]

    def _add_departments(self, dice: Random) -> None:
        self.departments = True
        self.fields["fields"] = [
            {
                "key": "department",
                "label": {"zh": "经办部门", "en": "Department"},
                "kind": "choice",
                "choices": list(DEPARTMENTS),
            },
            {"key": "project", "label": {"zh": "项目", "en": "Project"}, "kind": "text"},
        ]
        if dice.random() < 0.5:
            first = self.fields["series"][0]
            first["number"] = "{series}-{department}-{year}-{seq:3}"
            first["scope"] = ["series", "department", "year"]
            first["required"] = ["customer", "signed_on", "department"]
