"""From the bytes of ``archive.yaml`` to YAML nodes, each with its place.

Only what a rule file needs is let in: one document of plain mappings, lists and text. Anchors,
aliases and tags, which can make a small file huge or run code, are refused before anything is
built; so are depth and size beyond reason.
"""

from __future__ import annotations

from typing import Any

import yaml

from contract_archive.locale import _
from contract_archive.settings.faults import Faults, Place

MOST_BYTES = 1_000_000
MOST_DEPTH = 12

# libyaml is eight times faster; where PyYAML came without it, its Python twin reads the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(data: bytes, faults: Faults) -> yaml.Node | None:
    """Return the root node of ``data``; None, with a fault noted, where it cannot be read."""
    text = _decoded(data, faults)
    if text is None or not _harmless(text, faults):
        return None
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


def place_of(node: yaml.Node | yaml.Event) -> Place:
    """Return where ``node`` begins."""
    return _place(node.start_mark)


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _decoded(data: bytes, faults: Faults) -> str | None:
    if len(data) > MOST_BYTES:
        faults.add((), _("the file is larger than {most} bytes").format(most=MOST_BYTES))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(data.count(b"\n", 0, error.start) + 1, 1)
        hint = _("save it as UTF-8 in your text editor")
        faults.add((), _("the file is not in UTF-8"), hint, place=place)
        return None


def _harmless(text: str, faults: Faults) -> bool:
    """Walk the file's events, before any node is built, and note what is refused."""
    depth, documents, before = 0, 0, len(faults.found)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += _deeper(event)
            documents += isinstance(event, yaml.DocumentStartEvent)
            _refuse(event, faults)
            if depth > MOST_DEPTH or documents > 1:
                faults.add((), _crowd(documents), place=place_of(event))
                break
    except yaml.YAMLError as error:
        _broken(error, text, faults)
    return len(faults.found) == before


def _deeper(event: yaml.Event) -> int:
    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    return -1 if isinstance(event, yaml.CollectionEndEvent) else 0


def _crowd(documents: int) -> str:
    if documents > 1:
        return _("a second document begins here; archive.yaml holds one")
    return _("brackets and indents go deeper than {most} levels").format(most=MOST_DEPTH)


def _refuse(event: Any, faults: Faults) -> None:
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        message = _("the alias {name} is refused").format(name=f"{sign}{anchor}")
        hint = _("write the value out; text that begins with & or * must stand in quotes")
        faults.add((), message, hint, place=place_of(event))
    if tag:
        message = _("the tag {tag} is refused").format(tag=tag)
        hint = _("leave it out; text that begins with ! must stand in quotes")
        faults.add((), message, hint, place=place_of(event))


def _broken(error: yaml.YAMLError, text: str, faults: Faults) -> None:
    place = _place(getattr(error, "problem_mark", None))
    if isinstance(error, yaml.reader.ReaderError):
        place = Place(text.count("\n", 0, error.position) + 1, 1)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    message = _("this is not YAML: {problem}").format(problem=problem.splitlines()[0])
    around = text.splitlines()[max(place.line - 2, 0) : place.line]
    faults.add((), message, advice("\n".join(around)), place=place)


def advice(lines: str) -> str:
    """Return what to do about ``lines`` that cannot be read, by what is usually wrong."""
    if "\t" in lines:
        return _("indent with spaces, not with tabs")
    if "{" in lines:
        return _('patterns must stand in quotes: "{series}-{year}-{seq:4}"')
    if "：" in lines:
        return _("write a plain colon and a space after a key, not ：")
    return _("look at this line and the one above: indents, colons, quotes and brackets")
