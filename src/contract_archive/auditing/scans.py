"""Storage 存储, how well scans can be used: what was read of them, and how fine they are."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, on_contract
from contract_archive.locale import _
from contract_archive.records.contracts import Item
from contract_archive.records.findings import Area, Fix, Property, Severity


@on_contract(
    "document-unread",
    Area.STORAGE,
    Property.USABILITY,
    Severity.WARNING,
    lambda: _("a document could not be read when it was taken in"),
)
def document_unread(case: Case) -> Iterator[Fault]:
    """An item with neither rendition nor text: only its bytes are kept, and no search finds what
    it says."""
    for item in case.contract.items:
        if item.rendition is None and item.text is None and item.masters:
            yield Fault(
                _("{item} could not be read: it is kept, and cannot be searched").format(
                    item=item.number
                ),
                found=item.number,
                remedy=_("Open its master, scan it anew where it is broken, and take it in again."),
                path=_path(case, item),
            )


@on_contract(
    "ocr-missing",
    Area.STORAGE,
    Property.USABILITY,
    Severity.WARNING,
    lambda: _("a document has no text that could be searched"),
)
def ocr_missing(case: Case) -> Iterator[Fault]:
    """An item whose text is empty or was never made, or whose pages were read and are in no
    searchable PDF."""
    for item in case.contract.items:
        unread = item.rendition is None and item.text is None
        if not item.masters or not item.pages or unread:
            continue
        # A text of blank pages is nothing but the marks that divide them.
        blank = item.text is None or item.text.fixity.size < item.pages
        if blank or (item.rendition is None and item.quality.ocr_pages):
            yield Fault(
                _("{item} has no text that could be searched").format(item=item.number)
                if blank
                else _("{item} has no searchable PDF").format(item=item.number),
                found=item.number,
                remedy=_("Read it again with `carchive ocr {number}`.").format(number=case.number),
                path=_path(case, item),
                fix=Fix.READ_AGAIN,
            )


@on_contract(
    "ocr-poor",
    Area.STORAGE,
    Property.USABILITY,
    Severity.WARNING,
    lambda: _("a scan was read with more doubt than the rules allow"),
)
def ocr_poor(case: Case) -> Iterator[Fault]:
    """The OCR engine's mean confidence lies below ``ocr.least_confidence``."""
    least = case.settings.ocr.least_confidence
    for item in case.contract.items:
        sure = item.quality.confidence
        if sure is not None and sure < least:
            yield Fault(
                _("{item} was read with doubt: {sure:.0%}, the least is {least:.0%}").format(
                    item=item.number, sure=sure, least=least
                ),
                expected=f">= {least}",
                found=str(sure),
                remedy=_("Look at the scan; scan it anew, or read it again with `carchive ocr`."),
                path=_path(case, item),
            )


@on_contract(
    "low-dpi",
    Area.STORAGE,
    Property.USABILITY,
    Severity.WARNING,
    lambda: _("a scan is coarser than the rules allow"),
)
def low_dpi(case: Case) -> Iterator[Fault]:
    """A page was scanned below ``ocr.least_dpi`` (DA/T 31 asks for 200)."""
    least = case.settings.ocr.least_dpi
    for item in case.contract.items:
        dpi = item.quality.dpi
        if item.quality.ocr_pages and dpi is not None and dpi < least:
            yield Fault(
                _("{item} was scanned at {dpi} dpi; the least is {least}").format(
                    item=item.number, dpi=dpi, least=least
                ),
                expected=f">= {least}",
                found=str(dpi),
                remedy=_("Scan the paper anew, finer, and take it in as a further document."),
                path=_path(case, item),
            )


def _path(case: Case, item: Item) -> str:
    return f"{case.place}/{item.masters[0].path}" if item.masters else case.place
