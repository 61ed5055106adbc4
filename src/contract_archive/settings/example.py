"""The commented ``archive.yaml`` that ``carchive init`` writes and the example shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from contract_archive.records.amounts import read_amount
from contract_archive.settings import defaults
from contract_archive.settings.keys import SCHEMA
from contract_archive.settings.schema import Key, Kind

_WIDTH = 96
_INDENT = "  "
_PIECE = re.compile(r"[\x21-\x7e]+\s*|\S\s*")
_WORD = re.compile(r"(?:[^\W\d_]|[0-9]+[万亿])[\w.\-、]*(?: [\w.\-、]+)*")
_READ_OTHERWISE = frozenset(
    {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}
)

_HEAD = {
    "zh": """\
合同档案库的规则。用任何文本编辑器修改，保存为 UTF-8。
改完用 carchive config check 检查；全部说明见 carchive config schema。
以 # 开头的行是说明；“# 键: 值”是可以启用的写法，去掉 # 即可。
缩进用空格；含有 { } 的内容须加引号。""",
    "en": """\
The rules of this contract archive. Change them in any text editor; save as UTF-8.
Then run carchive config check; carchive config schema tells all there is.
Lines that begin with # explain; "# key: value" can be put to use by taking the # away.
Indent with spaces; whatever has { } in it stands in quotes.""",
}


def rules_text(language: str, company: str = "", aliases: Sequence[str] = ()) -> str:
    """Return a commented ``archive.yaml`` in ``zh`` or ``en``.

    ``company`` is our own name as contracts have it, ``aliases`` are its other forms.
    """
    ours = _our_name(language, company, aliases)
    lines = [*_comment(_HEAD[language], ""), ""]
    for key in SCHEMA.keys:
        lines += [*_comment(key.about(language), ""), *_entry(key, language, ours), ""]
    return "\n".join(lines).rstrip() + "\n"


def flow(value: Any) -> str:
    """Return ``value`` as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return (
            value if _plain(value) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        )
    return str(value)


def _plain(text: str) -> bool:
    """Tell whether ``text`` needs no quotes: words, but none that YAML reads otherwise."""
    return bool(_WORD.fullmatch(text)) and text.casefold() not in _READ_OTHERWISE


def _entry(key: Key, language: str, ours: dict[str, Any]) -> Iterator[str]:
    if key.many and key.keys:
        yield from _list(key, language, ours)
    elif key.keys:
        yield f"{key.name}:"
        yield from _map(key, key.default, language, _INDENT)
    else:
        yield f"{key.name}: {flow(key.default)}"


def _list(key: Key, language: str, ours: dict[str, Any]) -> Iterator[str]:
    """Write the first item with every key explained; the others on one line each."""
    items = _content(key.name, language, ours)
    if not items:
        yield f"{key.name}: []"
        yield from _commented_example(key, language)
        return
    yield f"{key.name}:"
    first = list(_map(key, items[0], language, _INDENT * 2))
    begin = next(at for at, line in enumerate(first) if not line.lstrip().startswith("#"))
    first[: begin + 1] = [
        *(line.removeprefix(_INDENT) for line in first[:begin]),
        f"{_INDENT}- {first[begin].lstrip()}",
    ]
    yield from first
    for item in items[1:]:
        yield f"{_INDENT}- {flow(item)}"


def _commented_example(key: Key, language: str) -> Iterator[str]:
    yield f"# {key.name}:"
    for item in key.example(language):
        yield f"#   - {flow(item)}"
    for each in key.keys:
        yield from _comment(f"{each.name}: {each.about(language)}", "#     ")


def _map(key: Key, given: dict[str, Any], language: str, indent: str) -> Iterator[str]:
    for each in key.keys:
        yield from _comment(each.about(language), indent)
        value = given.get(each.name, each.default)
        if each.name in given or value not in (None, "", [], {}):
            yield f"{indent}{each.name}: {flow(value)}"
        else:
            shown = each.example(language)
            if each.kind is Kind.AMOUNT:
                shown = "100万" if language == "zh" else 1_000_000
            yield f"{indent}# {each.name}: {flow(shown)}"


def _our_name(language: str, company: str, aliases: Sequence[str]) -> dict[str, Any]:
    placeholder = "示例机电有限公司" if language == "zh" else "Example Machinery Ltd"
    name: dict[str, Any] = {"name": company.strip() or placeholder}
    return {**name, "aliases": list(aliases)} if aliases else name


def _content(name: str, language: str, ours: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the items that a fresh archive has in its lists."""
    lists: dict[str, list[dict[str, Any]]] = {
        "our_names": [ours],
        "series": defaults.series(language),
        "bands": defaults.BANDS,
        "retention": defaults.RETENTION,
    }
    return [_spoken(item, language) for item in lists.get(name, [])]


def _spoken(item: dict[str, Any], language: str) -> dict[str, Any]:
    """Return ``item`` with its amounts as they are written in ``language``."""
    if language == "zh":
        return item
    written = [name for name in ("least", "below") if name in item]
    return item | {name: int(read_amount(item[name])) for name in written}


def _comment(text: str, indent: str) -> Iterator[str]:
    mark = indent if "#" in indent else f"{indent}# "
    for paragraph in text.splitlines():
        for line in _wrapped(paragraph, _WIDTH - len(mark)):
            yield mark + line


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Break ``text`` at spaces, or between Chinese characters, into lines of ``width`` columns."""
    line, columns = "", 0
    for piece in _PIECE.findall(text):
        wide = sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in piece)
        if columns + wide > width and line and piece[0] not in "，。；：、）”":
            yield line.rstrip()
            line, columns = "", 0
        line, columns = line + piece, columns + wide
    yield line.rstrip()
