"""Fields of a YAML document, checked one by one as they are read.

Documents are read with everything as text (`note: 007` stays "007"); each field is then made what
it is, and the complaint about a wrong one names the way to it: ``items[0].pages is wrong: many``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import yaml

from contract_archive.locale import _
from contract_archive.records.contracts import Quality
from contract_archive.records.files import Fixity, StoredFile

LIMIT = 4 << 20
"""The largest document that is read, in bytes."""

_SHOWN = 60  # characters of a wrong value

_Made = TypeVar("_Made")


class _Dumper(yaml.CSafeDumper):
    """Safe, blocks indented, and nothing ever aliased."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def document(head: str, fields: dict[str, Any]) -> bytes:
    """Return fields, in their order, as the bytes of a YAML file that begins with ``head``."""
    text = yaml.dump(
        fields,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1000,
    )
    return (head + text).encode()


def parse(data: bytes, make: Callable[[Any], _Made]) -> _Made:
    """Return what ``make`` makes of a document. Raises ValueError with the reason."""
    if len(data) > LIMIT:
        raise ValueError(_("it is larger than {limit} bytes").format(limit=LIMIT))
    try:
        # The base loader builds nothing but text, lists and maps.
        return make(yaml.load(data, Loader=yaml.CBaseLoader))  # noqa: S506
    except yaml.YAMLError as fault:
        raise ValueError(_place_of(fault)) from fault
    except RecursionError as fault:
        raise ValueError(_("it is nested too deep")) from fault


def _place_of(fault: yaml.YAMLError) -> str:
    mark = getattr(fault, "problem_mark", None)
    if mark is None:
        return _("it is not YAML")
    return _("it is not YAML at line {line}, column {column}").format(
        line=mark.line + 1, column=mark.column + 1
    )


class FieldError(ValueError):
    """A field that is missing (without a value) or wrong; ``path`` is the way to it."""

    def __init__(self, path: str, value: object = None) -> None:
        text = _("{field} is missing") if value is None else _("{field} is wrong: {value}")
        super().__init__(text.format(field=path, value=str(value)[:_SHOWN]))
        self.path = path
        self.value = value


def made(fields: Any, name: str, make: Callable[[Any], _Made]) -> _Made:
    """Return what ``make`` makes of a field. Raises ValueError that names the field."""
    if name not in fields:
        raise FieldError(name)
    try:
        return make(fields[name])
    except FieldError as fault:  # of a field within this one
        dot = "" if fault.path.startswith("[") else "."
        raise FieldError(f"{name}{dot}{fault.path}", fault.value) from fault
    except (ValueError, TypeError, AttributeError, ArithmeticError) as fault:
        raise FieldError(name, fields[name]) from fault


def made_if_given(fields: Any, name: str, make: Callable[[Any], _Made], otherwise: _Made) -> _Made:
    """Return what ``make`` makes of a field, or ``otherwise`` where it is not there or empty."""
    return made(fields, name, make) if fields.get(name) else otherwise


def each(make: Callable[[Any], _Made]) -> Callable[[Any], tuple[_Made, ...]]:
    """Return a maker of lists of what ``make`` makes, that names the place of a wrong one."""

    def make_all(values: Any) -> tuple[_Made, ...]:
        found = []
        for place, value in enumerate(list_of(values)):
            try:
                found.append(make(map_of(value)))
            except FieldError as fault:
                raise FieldError(f"[{place}].{fault.path}", fault.value) from fault
        return tuple(found)

    return make_all


def named(make: Callable[[Any], _Made]) -> Callable[[Any], dict[str, _Made]]:
    """Return a maker of maps from names to what ``make`` makes."""

    def make_all(values: Any) -> dict[str, _Made]:
        return {text_of(name): made(values, name, make) for name in map_of(values)}

    return make_all


def truth_of(value: Any) -> bool:
    """Return what ``true`` or ``false`` says. Raises ValueError for any other word."""
    if value not in ("true", "false"):
        raise ValueError(value)
    return bool(value == "true")


def to_file(fields: Any) -> StoredFile:
    """Return the stored file that a map describes, its path within the folder."""
    fields = map_of(fields)
    path = made(fields, "path", _inside)
    return StoredFile(path, Fixity(made(fields, "sha256", text_of), made(fields, "size", int)))


def _inside(path: Any) -> str:
    """Return a path that does not lead out of the contract's folder."""
    if text_of(path).startswith("/") or ".." in path.split("/"):
        raise ValueError(path)
    return text_of(path)


def text_of(value: Any) -> str:
    """Return a value that must be text. Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def list_of(value: Any) -> list[Any]:
    """Return a value that must be a list. Raises TypeError."""
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def map_of(value: Any) -> dict[str, Any]:
    """Return a value that must be a map. Raises TypeError."""
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def texts(fields: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts; none where the field is not there."""
    return made_if_given(fields, name, lambda values: tuple(map(text_of, list_of(values))), ())


def from_file(file: StoredFile | None) -> dict[str, Any] | None:
    """Return a stored file as a map."""
    if file is None:
        return None
    return {"path": file.path, "sha256": file.fixity.sha256, "size": file.fixity.size}


def to_quality(fields: dict[str, Any]) -> Quality:
    """Return how well a document could be read, from the fields among its others."""
    return Quality(
        ocr_pages=made_if_given(fields, "ocr_pages", int, 0),
        confidence=made_if_given(fields, "confidence", float, None),
        dpi=made_if_given(fields, "dpi", int, None),
    )


def from_quality(quality: Quality) -> dict[str, Any]:
    """Return the fields that stand among a document's others."""
    ocr_pages = quality.ocr_pages or None
    return {"ocr_pages": ocr_pages, "confidence": quality.confidence, "dpi": quality.dpi}


def kept(fields: dict[str, Any], always: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the fields that say something, and those that must ``always`` stand."""
    return {
        key: value
        for key, value in fields.items()
        if key in always or not (value is None or value in ("", [], {}))
    }
