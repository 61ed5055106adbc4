"""Specimens as files, with ``labels.json`` and the ``archive.yaml`` of those who archive them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from contract_archive.settings.defaults import series

from .making import Specimen
from .parties import OURS


def rules() -> str:
    """Return an ``archive.yaml`` that knows our companies and leaves all else as it comes."""
    head = {"format": 1, "language": "zh", "archive": {"code": "HT"}, "series": series("zh")}
    lines = "".join(
        f"{key}: {json.dumps(each, ensure_ascii=False)}\n" for key, each in head.items()
    )
    names = "".join(
        f"  - {{name: {name}, aliases: [{', '.join(json.dumps(each) for each in others)}]}}\n"
        for name, others in OURS
    )
    return f"{lines}our_names:\n{names}"


def write_texts(specimens: Iterable[Specimen], folder: Path) -> int:
    """Write each specimen as a text, a form feed between pages; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = {}
    for specimen in specimens:
        name = f"{specimen.name}.txt"
        (folder / name).write_text("\f".join(specimen.texts), encoding="utf-8")
        labels[name] = specimen.label
    write_labels(folder, labels)
    return len(labels)


def write_labels(folder: Path, labels: dict[str, object]) -> None:
    """Write the labels and the rules beside the files."""
    text = json.dumps(labels, ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")
    (folder / "archive.yaml").write_text(rules(), encoding="utf-8")
