"""Specimens as files, with ``labels.json`` and the ``archive.yaml`` of those who archive them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from contract_archive.demo.files import write_born_digital
from contract_archive.demo.layout import Page
from contract_archive.settings.defaults import series

from .making import Specimen
from .parties import OURS
from .wearing import LOOKS, Look, scanned

_MADE = time.gmtime(datetime(2026, 1, 5, 9, tzinfo=UTC).timestamp())


def rules() -> str:
    """Return an ``archive.yaml`` that knows our companies and leaves all else as it comes."""
    head = {"format": 1, "language": "zh", "archive": {"code": "HT"}, "series": series("zh")}
    lines = [f"{key}: {json.dumps(each, ensure_ascii=False)}\n" for key, each in head.items()]
    names = [
        f"  - {{name: {name}, aliases: [{', '.join(json.dumps(each) for each in others)}]}}\n"
        for name, others in OURS
    ]
    return "".join((*lines, "our_names:\n", *names))


def write_text(specimen: Specimen, folder: Path) -> Path:
    """Write a specimen as text, a form feed between pages; return the file."""
    path = folder / f"{specimen.name}.txt"
    path.write_text("\f".join(specimen.texts), encoding="utf-8")
    return path


def write_pdf(specimen: Specimen, folder: Path) -> Path:
    """Write a specimen as a born-digital PDF with a real text layer; return the file."""
    path = folder / f"{specimen.name}.pdf"
    pages = [
        Page([*leaf.glyphs, *leaf.hand, *leaf.stamps], leaf.rules, leaf.seals)
        for leaf in specimen.leaves
    ]
    write_born_digital(pages, path, specimen.title)
    return path


def write_scan(specimen: Specimen, folder: Path, look: Look | None = None) -> Path:
    """Write a specimen as a PDF of pictures, worn in one of the looks in turn; return the file."""
    at = int(specimen.name.split("-")[0])
    look = look or LOOKS[at % len(LOOKS)]
    path = folder / f"{specimen.name}-{look.name}.pdf"
    dice = Random(f"{specimen.seed}/{specimen.name}/{look.name}")
    pictures = scanned(specimen.leaves, look, dice)
    quality = {} if look.bilevel else {"quality": look.quality}
    pictures[0].save(
        path, save_all=True, append_images=pictures[1:], resolution=look.dpi,
        producer="Scanner", creationDate=_MADE, modDate=_MADE, **quality,
    )  # fmt: skip
    return path


WRITERS: Mapping[str, Callable[[Specimen, Path], Path]] = {
    "text": write_text,
    "pdf": write_pdf,
    "scan": write_scan,
}


def write_corpus(specimens: Iterable[Specimen], folder: Path, form: str) -> int:
    """Write specimens as ``text``, ``pdf`` or ``scan``, labels and rules beside; return how many.

    ``folder`` is made if missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    labels: dict[str, Any] = {}
    for specimen in specimens:
        labels[WRITERS[form](specimen, folder).name] = specimen.label
    text = json.dumps(labels, ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")
    (folder / "archive.yaml").write_text(rules(), encoding="utf-8")
    return len(labels)
