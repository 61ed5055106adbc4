"""What a person or a scanner hands in for a contract or a place: a number or mark, or a label."""

from __future__ import annotations

from contract_archive.errors import ConflictError, UsageError
from contract_archive.locale import _
from contract_archive.records.labels import BoxLabel, Label, read_box_label, read_label
from contract_archive.rules.shelving import parse_mark


def number_on(text: str, fonds: str) -> str:
    """Return the number that was typed, or that a label of the archive ``fonds`` says.

    Raises ConflictError for a label of another archive, UsageError for one without a number.
    """
    if read_box_label(text):
        raise UsageError(
            _("{label}: a box's label, where a contract's belongs").format(label=text.strip()),
            _("Give the contract's number, or scan the contract's own label."),
        )
    label = read_label(text)
    if label is None:
        return text
    refuse_foreign(label, fonds)
    if not label.number:
        raise UsageError(
            _("{label}: this label has no number").format(label=text.strip()),
            _("It only parts the contracts of a stack; scan the contract's own label."),
        )
    return label.number


def mark_on(text: str, fonds: str) -> str:
    """Return the shelf mark that was typed, or that a box's label of the archive says.

    Raises ConflictError for a label of another archive, UsageError for what is no shelf mark.
    """
    box = read_box_label(text)
    if box is not None:
        refuse_foreign(box, fonds)
        return parse_mark(box.shelf_mark)
    if read_label(text):
        raise UsageError(
            _("{label}: a contract's label, where a place belongs").format(label=text.strip()),
            _("Give the shelf mark, or scan the box's label."),
        )
    return parse_mark(text)


def refuse_foreign(label: Label | BoxLabel, fonds: str) -> None:
    """Raise ConflictError where a label was printed for another archive than ``fonds``."""
    if not label.is_of(fonds):
        raise ConflictError(
            _("{label}: a label of another archive, {fonds}").format(
                label=label.payload, fonds=label.fonds
            ),
            _("This archive is {fonds}; nothing was changed.").format(fonds=fonds),
        )
