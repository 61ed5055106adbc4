"""Documents of a contract that are missing, and pages of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, Needs, on_contract
from contract_archive.holdings.vault import RECORD_NAME
from contract_archive.locale import _, ngettext
from contract_archive.records.contracts import Item
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.numbers import fold_number
from contract_archive.rules import items
from contract_archive.rules.ordinals import Ordinal, mentions, titles
from contract_archive.rules.page_counts import Counted, counted

_TITLE_PAGES = 2  # a cover sheet may lie on top


@on_contract(
    "item-missing",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("a later document of a contract is counted or named, and is not there"),
    needs=Needs.TEXT,
)
def item_missing(case: Case) -> Iterator[Fault]:
    """A hole in the items' numbers, or an item's number in the texts, and no such item."""
    if case.told is None:
        return  # a copy, or nowhere filed: that is said elsewhere
    there = {fold_number(item.number) for item in case.contract.items}
    holes = items.passed_over(case.settings.items, case.number, case.contract.items)
    wanted = dict.fromkeys((*holes, *_named(case)))
    gone = [each for each in wanted if fold_number(each) not in there and not case.is_told(each)]
    for each in gone or map(str, _passed_over(case)):
        yield Fault(
            _("{item} is named or counted, and is not there").format(item=each),
            expected=each,
            remedy=_(
                "Find it and add it with `carchive ingest FILE --as-item-of {number}`."
            ).format(number=case.number),
            path=f"{case.place}/{RECORD_NAME}",
        )


def _passed_over(case: Case) -> Iterator[Ordinal]:
    """Yield what is missing below the highest count in a title: 补充协议（一） where there is only
    （二）. Any document without a count in its title may be the one; so may one bound in."""
    later = case.contract.items[1:]
    pages = {item.number: case.texts.get(item.number, ()) for item in case.contract.items}
    titled = {
        item.number: {o for page in pages[item.number][:_TITLE_PAGES] for o in titles(page)}
        for item in later
    }
    if not later or not all(titled.values()):
        return
    claimed = {ordinal for found in titled.values() for ordinal in found}
    there = {o for texts in pages.values() for page in texts for o in titles(page)}
    named = {o for texts in pages.values() for page in texts for o in mentions(page)}
    for kind in sorted({each.kind for each in claimed}):
        last = max(each.n for each in claimed if each.kind == kind)
        sure = any(
            Ordinal(kind, last) in titled[item.number] and item.quality.ocr_pages == 0
            for item in later
        )
        for each in (Ordinal(kind, n) for n in range(1, last)):
            if each not in there and (sure or each in named):
                yield each


def _named(case: Case) -> Iterator[str]:
    """The items that the texts name. What OCR read once may be misread; what stands at the head of
    a later document may be its own number, though it was kept under another."""
    find = partial(items.named_in, case.settings.items, case.number)
    once: Counter[str] = Counter()
    sure: set[str] = set()
    heads: set[str] = set()
    for item in case.contract.items:
        pages = case.texts.get(item.number, ())
        names = [name for page in pages for name in find(page)]
        once.update(names)
        if item.quality.ocr_pages == 0:
            sure.update(names)
        if item is not case.contract.items[0] and pages:
            heads.update(items.borne_by(case.settings.items, case.number, pages[0]))
    return (name for name in once if (name in sure or once[name] > 1) and name not in heads)


@on_contract(
    "pages-missing",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("a document has fewer pages than its pages say"),
    needs=Needs.TEXT,
)
def pages_missing(case: Case) -> Iterator[Fault]:
    """The pages agree on how many they are, and there are fewer."""
    if case.told is None:
        return
    said = [(item, _counted(case, item)) for item in case.contract.items]
    for item, count in said:
        if count is None:
            continue
        others = [other for one, other in said if one is not item and other is not None]
        if count.total > item.pages and _is_short(case, count, others):
            missing = count.total - item.pages
            yield Fault(
                ngettext(
                    "{item} says that it has {total} pages, and {missing} is missing",
                    "{item} says that it has {total} pages, and {missing} are missing",
                    missing,
                ).format(item=item.number, total=count.total, missing=missing),
                expected=str(count.total),
                found=str(item.pages),
                remedy=_(
                    "Look for the pages, and add what was left out with "
                    "`carchive ingest FILE --as-item-of {number}`."
                ).format(number=case.number),
                path=f"{case.place}/{item.masters[0].path}" if item.masters else "",
            )


def _counted(case: Case, item: Item) -> Counted | None:
    pages = case.texts.get(item.number, ())
    return counted(pages, sure=item.quality.ocr_pages == 0) if len(pages) == item.pages else None


def _is_short(case: Case, count: Counted, others: list[Counted]) -> bool:
    """Whether pages are missing for certain: neither other items nor its own silent pages can be
    the ones that are not seen."""
    if not count.pages:
        return case.contract.pages < count.total
    elsewhere = {page for other in others if other.total == count.total for page in other.pages}
    return count.total - len(count.pages | elsewhere) > count.silent
