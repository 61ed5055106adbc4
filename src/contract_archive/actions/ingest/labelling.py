"""What our own barcodes on a scan say of it: its number, or the contract that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contract_archive.errors import ConflictError
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.catalog.numbers import CONTRACT, told
from contract_archive.locale import _
from contract_archive.records.intakes import Intake
from contract_archive.records.labels import Label, read_label
from contract_archive.records.numbers import fold_number
from contract_archive.records.scans import Scan, TextOrigin
from contract_archive.settings.model import Settings


def labelled(catalog: Catalog, settings: Settings, intake: Intake, scan: Scan) -> Intake:
    """Return the intake with what the label on the scan's first page claims.

    A number that is a contract's makes the scan a later document of it; a free one becomes its
    own. The operator's word goes before. Raises ConflictError where the number is void.
    """
    label = _label_on_first_page(settings, scan)
    return with_label(catalog, intake, label) if label else intake


def with_label(catalog: Catalog, intake: Intake, label: Label) -> Intake:
    """Return the intake with what a label of ours claims, as ``labelled`` does."""
    if not label.number or intake.number or intake.item_of:
        return intake
    state = catalog.number_state(label.number)
    if state is None:
        return replace(intake, number=label.number, labelled=True)
    if state.state == CONTRACT:
        return replace(intake, item_of=state.number)
    raise ConflictError(
        _("the label on the scan cannot be followed: {reason}").format(reason=told(state)),
        _("Give the right one with --number, or scan it without that sheet."),
        details={"number": state.number},
    )


def remarks(settings: Settings, intake: Intake, scan: Scan) -> Iterator[str]:
    """Yield a sentence for each label that says something else than what is done."""
    for page in scan.pages:
        for label in filter(None, map(read_label, page.labels)):
            if not label.is_of(settings.fonds_code):
                yield _("page {page} bears a label of another archive ({fonds})").format(
                    page=page.number, fonds=label.fonds
                )
            elif page.number > 1 and page.origin is TextOrigin.COVER:
                yield _("page {page} is a cover sheet; --split parts a stack there").format(
                    page=page.number
                )
            elif label.number and not _says(intake, label):
                yield _("page {page} bears the label of {number}").format(
                    page=page.number, number=label.number
                )


def _label_on_first_page(settings: Settings, scan: Scan) -> Label | None:
    """The one label of ours on page 1; None where there is none, or more than one number."""
    found = filter(None, map(read_label, scan.pages[0].labels if scan.pages else ()))
    ours = {fold_number(each.number): each for each in found if each.is_of(settings.fonds_code)}
    return next(iter(ours.values())) if len(ours) == 1 else None


def _says(intake: Intake, label: Label) -> bool:
    return fold_number(label.number) in map(fold_number, (intake.number, intake.item_of))
