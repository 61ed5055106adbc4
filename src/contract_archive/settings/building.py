"""From the plain values of ``archive.yaml``, complete and valid, to :class:`Settings`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contract_archive.records.modes import EngineName, OcrMode
from contract_archive.records.names import safe_name
from contract_archive.records.patterns import parse_pattern
from contract_archive.settings.model import (
    AmountBand,
    CustomField,
    DayCount,
    Deadline,
    FieldKind,
    OcrSettings,
    OurName,
    PaperSettings,
    ReadingSettings,
    RetentionFloors,
    RetentionRule,
    Series,
    Settings,
    Shelf,
)
from contract_archive.settings.vocabulary import SCOPE_FIELDS

Values = Mapping[str, Any]


def build(values: Values) -> Settings:
    """Return the settings that ``values`` say.

    ``values`` have every key of the schema, amounts as Decimal and days as date.
    """
    our_names = tuple(OurName(each["name"], tuple(each["aliases"])) for each in values["our_names"])
    return Settings(
        format=values["format"],
        language=values["language"],
        fonds_code=values["archive"]["code"],
        fonds_name=values["archive"]["name"] or (our_names[0].name if our_names else ""),
        our_names=our_names,
        series=tuple(map(_series, values["series"])),
        items={kind: parse_pattern(text) for kind, text in values["items"].items()},
        bands=tuple(map(_band, values["bands"])),
        folder=parse_pattern(values["folder"]),
        deadline=_deadline(values["deadline"]),
        retention=tuple(map(_retention, values["retention"])),
        ocr=_ocr(values["ocr"]),
        currency=values["currency"],
        custom_fields=tuple(map(_custom, values["fields"])),
        expiring_days=values["expiring_days"],
        reading=ReadingSettings(**values["reading"]),
        closed_folder=parse_pattern(values["closed_folder"]),
        retention_floors=RetentionFloors(**values["retention_floors"]),
        paper=_paper(values["paper"]),
    )


def _series(values: Values) -> Series:
    return Series(
        code=values["code"],
        label_zh=values["label"]["zh"],
        label_en=values["label"]["en"],
        folder=values["folder"] or safe_name(values["label"]["zh"]),
        number=parse_pattern(values["number"]),
        scope=tuple(name for name in SCOPE_FIELDS if name in values["scope"]),
        start=values["start"],
        required=tuple(values["required"]),
        retention=values["retention"],
        responsible=tuple(values["responsible"]),
        paper=values["paper"] == "yes",
    )


def _band(values: Values) -> AmountBand:
    return AmountBand(
        values["code"],
        values["label"]["zh"],
        values["label"]["en"],
        values["least"],
        values["below"],
    )


def _deadline(values: Values) -> Deadline:
    return Deadline(
        values["days"],
        DayCount(values["count"]),
        tuple(sorted(values["holidays"])),
        tuple(sorted(values["workdays"])),
    )


def _retention(values: Values) -> RetentionRule:
    return RetentionRule(
        values["key"],
        values["label"]["zh"],
        values["label"]["en"],
        tuple(values["series"]),
        values["least"],
        None if values["keep"] == "permanent" else values["keep"],
    )


def _paper(values: Values) -> PaperSettings:
    shelves = tuple(Shelf(each["at"], each["capacity"]) for each in values["shelves"])
    return PaperSettings(values["capacity"], values["loan_days"], shelves)


def _ocr(values: Values) -> OcrSettings:
    return OcrSettings(
        **{
            **values,
            "mode": OcrMode(values["mode"]),
            "engine": EngineName(values["engine"]),
            "languages": tuple(values["languages"]),
        }
    )


def _custom(values: Values) -> CustomField:
    return CustomField(
        values["key"],
        values["label"]["zh"],
        values["label"]["en"],
        FieldKind(values["kind"]),
        tuple(values["choices"]),
        tuple(values["labels"]),
        tuple(values["patterns"]),
    )
