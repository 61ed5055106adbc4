"""The rules described: as data, as a JSON Schema document, as a reference for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contract_archive.settings.example import flow
from contract_archive.settings.keys import SCHEMA
from contract_archive.settings.model import CustomField, RetentionRule, Series, Settings
from contract_archive.settings.schema import Key, Kind

_JSON_TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string", "maxLength": 200},
    Kind.CODE: {"type": ["string", "integer"], "maxLength": 20},
    Kind.NAME: {"type": "string", "maxLength": 200},
    Kind.PATTERN: {"type": "string", "maxLength": 200},
    Kind.WHOLE: {"type": "integer"},
    Kind.SHARE: {"type": "number", "minimum": 0, "maximum": 1},
    Kind.SHARES: {
        "type": "object",
        "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1},
    },
    Kind.EXPRESSION: {"type": "string", "format": "regex", "maxLength": 200},
    Kind.AMOUNT: {"type": ["number", "string"]},
    Kind.DAYS: {"type": "string"},
    Kind.TERM: {"anyOf": [{"const": "permanent"}, {"type": "integer"}]},
    Kind.LABEL: {
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    },
}


def as_dict(settings: Settings) -> dict[str, Any]:
    """Return ``settings`` in the shape of ``archive.yaml``, every key given, as JSON values.

    Amounts are decimal strings and days ISO 8601, so that it reads back to the same settings.
    """
    deadline = settings.deadline
    return {
        "format": settings.format,
        "language": settings.language,
        "archive": {"code": settings.fonds_code, "name": settings.fonds_name},
        "our_names": [
            {"name": each.name, "aliases": list(each.aliases)} for each in settings.our_names
        ],
        "series": [_series(each) for each in settings.series],
        "items": {kind: pattern.source for kind, pattern in settings.items.items()},
        "folder": settings.folder.source,
        "closed_folder": settings.closed_folder.source,
        "bands": [
            {
                "code": each.code,
                "label": {"zh": each.label_zh, "en": each.label_en},
                "least": _text(each.least),
                "below": _text(each.below),
            }
            for each in settings.bands
        ],
        "currency": settings.currency,
        "deadline": {
            "days": deadline.days,
            "count": str(deadline.calendar),
            "holidays": [day.isoformat() for day in deadline.holidays],
            "workdays": [day.isoformat() for day in deadline.workdays],
        },
        "expiring_days": settings.expiring_days,
        "retention": [_rule(each) for each in settings.retention],
        "retention_floors": settings.retention_floors._asdict(),
        "paper": {
            **settings.paper._asdict(),
            "shelves": [each._asdict() for each in settings.paper.shelves],
        },
        "fields": [_field(each) for each in settings.custom_fields],
        "ocr": {
            **settings.ocr._asdict(),
            "mode": str(settings.ocr.mode),
            "engine": str(settings.ocr.engine),
            "languages": list(settings.ocr.languages),
        },
        "reading": {
            "least_confidence": settings.reading.least_confidence,
            "thresholds": dict(settings.reading.thresholds),
        },
    }


def json_schema(language: str = "en", key: Key = SCHEMA) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``archive.yaml``, or of one of its keys.

    It is described in ``zh`` or ``en``.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": key.name or "archive.yaml",
        **_schema(key, language),
    }


def reference(language: str) -> str:
    """Return the reference of every key, as Markdown in ``zh`` or ``en``."""
    words = _WORDS[language]
    lines = [f"# {words['title']}", "", words["intro"], ""]
    for path, key in SCHEMA.walk():
        mark = "###" if "." in path else "##"
        lines += [f"{mark} `{path}`", "", key.about(language), "", *_facts(key, words, language)]
    return "\n".join(lines).rstrip() + "\n"


_WORDS = {
    "zh": {
        "title": "archive.yaml 的全部键",
        "intro": "本文由 `scripts/write_reference.py` 按程序中的键表写成，不要手改。",
        "kind": "内容",
        "list": "列表，每项为",
        "required": "必填。",
        "default": "默认",
        "example": "例",
        "choices": "可用",
        "bounds": "从 {least} 到 {most}",
        Kind.TEXT: "一行文字",
        Kind.CODE: "代号（字母、汉字、数字、- _ .）",
        Kind.NAME: "文件夹名",
        Kind.LABEL: "名称：一行文字，或 {zh: …, en: …}",
        Kind.WHOLE: "整数",
        Kind.SHARE: "0 到 1 的小数，或百分数",
        Kind.AMOUNT: "金额，如 1000000、100万、1.2亿",
        Kind.DAYS: "日期 2024-10-01，或起止 2024-10-01..2024-10-07",
        Kind.CHOICE: "选项",
        Kind.PATTERN: "格式，加引号",
        Kind.TERM: "年数，或 permanent",
        Kind.EXPRESSION: "正则表达式，最多一个括号组，加单引号",
        Kind.SHARES: "{项: 0 到 1 的小数}",
        Kind.MAP: "下列各键",
    },
    "en": {
        "title": "Every key of archive.yaml",
        "intro": "Written by `scripts/write_reference.py` from the one schema; not to be edited.",
        "kind": "Holds",
        "list": "a list; each item: ",
        "required": "Must be given.",
        "default": "Default",
        "example": "Example",
        "choices": "Words",
        "bounds": "from {least} to {most}",
        Kind.TEXT: "one line of text",
        Kind.CODE: "a code (letters, digits, - _ .)",
        Kind.NAME: "a folder's name",
        Kind.LABEL: "a label: one line of text, or {zh: …, en: …}",
        Kind.WHOLE: "a whole number",
        Kind.SHARE: "a share from 0 to 1, or per cent",
        Kind.AMOUNT: "an amount, like 1000000, 100万, 1.2亿",
        Kind.DAYS: "a day, 2024-10-01, or a run, 2024-10-01..2024-10-07",
        Kind.CHOICE: "one word",
        Kind.PATTERN: "a pattern, in quotes",
        Kind.TERM: "years, or permanent",
        Kind.EXPRESSION: "a regular expression with at most one group, in single quotes",
        Kind.SHARES: "{field: a share from 0 to 1}",
        Kind.MAP: "the keys below",
    },
}


def _facts(key: Key, words: dict[Any, str], language: str) -> Iterator[str]:
    holds = f"{words['list']}{words[key.kind]}" if key.many else words[key.kind]
    if key.most is not None and key.least is not None:
        holds += ", " + words["bounds"].format(least=key.least, most=key.most)
    yield f"- {words['kind']}: {holds}"
    if key.choices:
        yield f"- {words['choices']}: {', '.join(f'`{each}`' for each in key.choices)}"
    if key.required:
        yield f"- {words['required']}"
    elif key.default not in (None, "", [], {}) and not (key.many and key.keys):
        yield f"- {words['default']}: `{flow(key.default)}`"
    shown = key.example(language)
    if shown not in (None, "", [], {}) and shown != key.default:
        yield f"- {words['example']}: `{key.name}: {flow(shown)}`"
    yield ""


def _schema(key: Key, language: str) -> dict[str, Any]:
    if not key.many:
        return {"description": key.about(language), **_one(key, language)}
    found = {
        "description": key.about(language),
        "type": "array",
        "items": _one(key, language),
    }
    return {**found, "minItems": key.least} if key.least else found


def _one(key: Key, language: str) -> dict[str, Any]:
    if key.kind is Kind.MAP:
        return _map(key, language)
    if key.kind is Kind.CHOICE:
        return {"enum": list(key.choices), **_default(key)}
    bounds = {"minimum": key.least, "maximum": key.most} if key.kind is Kind.WHOLE else {}
    known = {name: value for name, value in bounds.items() if value is not None}
    return {**_JSON_TYPES[key.kind], **known, **_default(key)}


def _default(key: Key) -> dict[str, Any]:
    return {} if key.default is None or key.many else {"default": key.default}


def _map(key: Key, language: str) -> dict[str, Any]:
    found = {
        "type": "object",
        "properties": {each.name: _schema(each, language) for each in key.keys},
        "required": [each.name for each in key.keys if each.required],
        "additionalProperties": False,
    }
    return {"anyOf": [{"type": "string"}, found]} if key.short else found


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _series(series: Series) -> dict[str, Any]:
    return {
        "code": series.code,
        "label": {"zh": series.label_zh, "en": series.label_en},
        "folder": series.folder,
        "number": series.number.source,
        "scope": list(series.scope),
        "start": series.start,
        "required": list(series.required),
        "retention": series.retention or None,
        "paper": "yes" if series.paper else "no",
        "responsible": list(series.responsible),
    }


def _rule(rule: RetentionRule) -> dict[str, Any]:
    return {
        "key": rule.key,
        "label": {"zh": rule.label_zh, "en": rule.label_en},
        "series": list(rule.series),
        "least": _text(rule.least),
        "keep": "permanent" if rule.years is None else rule.years,
    }


def _field(field: CustomField) -> dict[str, Any]:
    return {
        "key": field.key,
        "label": {"zh": field.label_zh, "en": field.label_en},
        "kind": str(field.kind),
        "choices": list(field.choices),
        "labels": list(field.labels),
        "patterns": list(field.patterns),
    }
