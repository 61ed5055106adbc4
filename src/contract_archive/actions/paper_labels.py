"""Labels for contracts and boxes, to print and stick on."""

from __future__ import annotations

from collections.abc import Sequence

from contract_archive.archive import Archive
from contract_archive.archive.present import filed
from contract_archive.holdings.catalog.paper import OnShelf
from contract_archive.records.labels import BoxLabel, Label
from contract_archive.rules import shelving
from contract_archive.rules.labelled import mark_on, number_on
from contract_archive.tools.covers import Box, Content, Sticker, draw_boxes, draw_stickers


def contract_labels(archive: Archive, numbers: Sequence[str], skip: int = 0) -> bytes:
    """Return a PDF of sheets with a label for each contract; ``skip`` places stay empty first.

    Raises NotFoundError for a number that is no contract's.
    """
    archive.authorise("show")
    return draw_stickers([_sticker(archive, number) for number in numbers], skip)


def box_labels(archive: Archive, marks: Sequence[str]) -> bytes:
    """Return a PDF with the spine of each box, and the list of what is in it."""
    archive.authorise("show")
    return draw_boxes([_box(archive, mark) for mark in marks])


def _sticker(archive: Archive, given: str) -> Sticker:
    fonds = archive.settings.fonds_code
    contract = archive.vault.read(filed(archive, number_on(given, fonds)).path)
    terms = contract.terms
    signed = terms.signed_on.isoformat() if terms.signed_on else ""
    lines = (terms.customer, terms.title, signed, archive.settings.fonds_name or fonds)
    return Sticker(Label(fonds, contract.number), lines)


def _box(archive: Archive, given: str) -> Box:
    settings, stacks = archive.settings, archive.catalog.stacks
    mark = mark_on(given, settings.fonds_code)
    known = stacks.filling().get(shelving.fold_mark(mark))
    inside = sorted(stacks.shelved(mark), key=lambda each: each.number)
    label = BoxLabel(settings.fonds_code, known.shelf_mark if known else mark)
    name = settings.fonds_name or settings.fonds_code
    return Box(label, name, tuple(map(_content, inside)))


def _content(paper: OnShelf) -> Content:
    note = f"×{paper.copies}" if paper.copies != 1 else ""
    signed = paper.signed_on.strftime("%Y%m%d") if paper.signed_on else ""
    return Content(paper.number, paper.title, paper.customer, signed, paper.pages, note)
