"""From YAML nodes to plain values, complete and of the right kinds, with every fault noted.

A value that is wrong is noted and its default stands in, so that one mistake hides no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from contract_archive.locale import _, listed
from contract_archive.settings.faults import Faults, Path
from contract_archive.settings.nearest import nearest
from contract_archive.settings.nodes import advice, place_of
from contract_archive.settings.scalars import WrongError, read, unknown_word
from contract_archive.settings.schema import Key, Kind

_NOTHING = frozenset({"~", "null", "Null", "NULL"})
_SHARE = Key("", Kind.SHARE, "", "")
_LABEL = Key(
    "label",
    Kind.MAP,
    "",
    "",
    keys=(Key("zh", Kind.TEXT, "", "", default=""), Key("en", Kind.TEXT, "", "", default="")),
)


def read_map(key: Key, node: yaml.Node | None, path: Path, faults: Faults) -> dict[str, Any]:
    """Return the value of every key that ``key`` knows; what ``node`` leaves out by default."""
    given, near = _given(key, node, path, faults)
    values = {}
    for each in key.keys:
        here = (*path, each.name)
        if each.name in given:
            values[each.name] = _value(each, given[each.name], here, faults)
            continue
        if each.required and each.name not in near:
            faults.add(here, _("{key} is missing").format(key=each.name), _example(each))
        values[each.name] = default_of(each)
    return values


def default_of(key: Key) -> Any:
    """Return what holds where ``key`` is left out, as a value; something blank if required."""
    if key.many:
        return [value for item in key.default or () for value in _items(key, _plain(key, item))]
    if key.kind is Kind.MAP:
        return {each.name: default_of(each) for each in key.keys}
    if key.default is None:
        return _BLANK.get(key.kind)
    return key.default


_BLANK = {Kind.TEXT: "", Kind.CODE: "", Kind.NAME: "", Kind.LABEL: {"zh": "", "en": ""}}


def _plain(key: Key, item: Any) -> Any:
    """Return the value of a default as it stands in the schema."""
    if key.kind is Kind.MAP:
        return {
            each.name: _plain(each, item[each.name]) if each.name in item else default_of(each)
            for each in key.keys
        }
    return item if key.kind is Kind.LABEL or key.many else read(key, str(item))


def _items(key: Key, value: Any) -> list[Any]:
    """Return the items that one entry of a list stands for: a run of days is many."""
    return value if key.kind is Kind.DAYS else [value]


def _given(
    key: Key, node: yaml.Node | None, path: Path, faults: Faults
) -> tuple[dict[str, yaml.Node], set[str]]:
    """Return the nodes under the known keys, and the keys that misspelled ones may mean."""
    given: dict[str, yaml.Node] = {}
    near: set[str] = set()
    for key_node, value in _pairs(key, node, path, faults):
        name, place = str(key_node.value), place_of(key_node)
        if not isinstance(key_node, yaml.ScalarNode) or key.key(name) is None:
            wrong = unknown_word(name, tuple(each.name for each in key.keys))
            near.add(nearest(name, (each.name for each in key.keys)))
            faults.add((*path, name[:40]), wrong.message, wrong.hint, place=place)
        elif name in given:
            first = place_of(given[name]).line
            message = _("{key} stands there twice, first on line {line}")
            faults.add((*path, name), message.format(key=name, line=first), place=place)
        else:
            given[name] = value
            faults.places[(*path, name)] = place_of(value)
    return given, near


def _pairs(
    key: Key, node: yaml.Node | None, path: Path, faults: Faults
) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.ScalarNode) and key.short and not _nothing(node):
        yield yaml.ScalarNode("", key.short, node.start_mark), node
    elif node is not None and not _nothing(node):
        names = listed(each.name for each in key.keys)
        hint = _("write keys with a colon: {keys}").format(keys=names)
        if isinstance(node, yaml.ScalarNode) and "：" in node.value:
            hint = advice(node.value)
        faults.add(path, _("keys belong here"), hint)


def _value(key: Key, node: yaml.Node, path: Path, faults: Faults) -> Any:
    if _nothing(node):
        if key.required:
            faults.add(path, _("nothing is written after {key}").format(key=key.name))
        return default_of(key)
    if key.many:
        return _list(key, node, path, faults)
    return _single(key, node, path, faults)


def _list(key: Key, node: yaml.Node, path: Path, faults: Faults) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        faults.add(path, _("a list belongs here"), _("begin each item with a dash: - "))
        return []
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if len(nodes) < (key.least or 0):
        faults.add(path, _("at least one belongs here"), _example(key))
    found = []
    for index, each in enumerate(nodes):
        here = (*path, index)
        faults.places[here] = place_of(each)
        value = _single(key, each, here, faults)
        found += _items(key, value) if value is not None else []
    return found


def _single(key: Key, node: yaml.Node, path: Path, faults: Faults) -> Any:
    if key.kind is Kind.MAP:
        return read_map(key, node, path, faults)
    if key.kind is Kind.LABEL:
        return _label(node, path, faults)
    if key.kind is Kind.SHARES:
        return _shares(key, node, path, faults)
    if not isinstance(node, yaml.ScalarNode) or _nothing(node):
        faults.add(path, *_not_text(key, node))
    else:
        try:
            return read(key, node.value)
        except WrongError as wrong:
            faults.add(path, wrong.message, wrong.hint)
    return None if key.many else default_of(key)


def _label(node: yaml.Node, path: Path, faults: Faults) -> dict[str, str]:
    if isinstance(node, yaml.ScalarNode):
        try:
            text = read(_LABEL.keys[0], node.value)
        except WrongError as wrong:
            faults.add(path, wrong.message, wrong.hint)
            text = ""
        return {"zh": text, "en": text}
    values = read_map(_LABEL, node, path, faults)
    if not any(values.values()) and not faults.under(*path):
        faults.add(path, _("a label needs zh or en"), "{zh: 销售, en: Sales}")
    return {"zh": values["zh"] or values["en"], "en": values["en"] or values["zh"]}


def _shares(key: Key, node: yaml.Node, path: Path, faults: Faults) -> dict[str, float]:
    """Return the share of each name; which names there are is checked with the whole."""
    shares: dict[str, float] = {}
    for name_node, value in _pairs(key, node, path, faults):
        name = str(name_node.value)
        here = (*path, name)
        if name in shares:
            faults.add(here, _("{key} stands there twice").format(key=name))
        faults.places[here] = place_of(name_node)
        share = _single(_SHARE._replace(name=name), value, here, faults)
        shares[name] = 1.0 if share is None else share
    return shares


def _not_text(key: Key, node: yaml.Node) -> tuple[str, str]:
    if key.kind is Kind.PATTERN and isinstance(node, yaml.MappingNode):
        return _("a pattern in braces needs quotes"), f'"{key.default or "{seq:4}"}"'
    if isinstance(node, yaml.ScalarNode):
        return _("nothing is written here"), ""
    return _("one value belongs here, not a list or keys"), ""


def _nothing(node: yaml.Node) -> bool:
    """Tell whether nothing is written: no text, or YAML's null outside quotes."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    return not node.value.strip() or (not node.style and node.value in _NOTHING)


def _example(key: Key) -> str:
    shown = key.example("en") if not key.keys else _example_of_keys(key)
    return _("for example {example}").format(example=f"{key.name}: {shown}") if shown else ""


def _example_of_keys(key: Key) -> str:
    from contract_archive.settings.example import flow

    item = {each.name: each.example("zh") for each in key.keys if each.required}
    return flow([item] if key.many else item)
