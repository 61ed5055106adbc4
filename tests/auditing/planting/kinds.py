"""Every kind of fault, by its name, and how much of an archive it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from planting import on_files, on_folders, on_papers, on_stores
from planting.sites import NoRoomError, Planted, Site

Planter = Callable[[Site, Random], Planted]


@dataclass(frozen=True)
class Kind:
    """A kind of fault. ``store`` is what beside the contracts it damages: ``ledger``, ``catalog``
    (as a whole), ``index`` (of the catalog, over all contracts), ``cell`` (one value in the
    catalog), ``rules`` or ``review``. ``filed`` is done by the
    archive's own acts, so before all that damages the archive."""

    name: str
    plant: Planter
    store: str = ""
    filed: bool = False

    def goes_with(self, other: Kind) -> bool:
        """Tell whether the two can be in one copy and neither hides the other."""
        return not (self._hides(other) or other._hides(self))

    def _hides(self, other: Kind) -> bool:
        if self.store == "ledger":
            return bool(other.store) or other.filed
        if self.store == "index":  # it is held against what stands as it was filed, or not at all
            return not other.filed
        return self.store == other.store == "rules" or (
            self.store == "catalog" and other.store in ("catalog", "cell")
        )


_FEW = ("ledger", "catalog", "index", "rules")


def shared_out(kinds: Iterable[Kind], most: int) -> list[list[Kind]]:
    """Share faults out evenly to as few copies as can be, at most so many in one."""
    copies: list[list[Kind]] = []
    for kind in sorted(kinds, key=_choosiness):
        fitting = [copy for copy in copies if len(copy) < most and all(map(kind.goes_with, copy))]
        if fitting:
            min(fitting, key=len).append(kind)
        else:
            copies.append([kind])
    return copies


def _choosiness(kind: Kind) -> int:
    return 0 if kind.store in _FEW else 1 if kind.store or kind.filed else 2


def plant(site: Site, kinds: Iterable[Kind], dice: Random) -> list[Planted]:
    """Plant faults in a copy, in the order in which none undoes another. A kind for which the copy
    has no room is left out."""
    planted = []
    for kind in in_turn(kinds):
        if not kind.filed:
            site.let_go()
        with suppress(NoRoomError):
            planted.append(kind.plant(site, dice)._replace(kind=kind.name))
    site.let_go()
    return planted


def in_turn(kinds: Iterable[Kind]) -> list[Kind]:
    """Return faults in the order in which they are planted."""
    return sorted(kinds, key=_turn)


def _turn(kind: Kind) -> int:
    if kind.filed:
        return 0
    return ("rules", "ledger", "review", "cell", "", "index", "catalog").index(kind.store) + 1


def _kinds() -> dict[str, Kind]:
    found = (*_of_files(), *_of_folders(), *_of_the_ledger(), *_of_the_catalog(), *_of_reviews())
    return {kind.name: kind for kind in (*found, *_of_the_rules(), *_of_papers())}


def _each(*planters: Planter, store: str = "", filed: bool = False) -> Iterator[Kind]:
    for one in planters:
        name = one.__name__.replace("_", "-")  # type: ignore[attr-defined]
        yield Kind(name, one, store, filed)


def _with(planter: Callable[..., Planted], name: str, store: str = "", /, **fixed: Any) -> Kind:
    return Kind(name, partial(planter, **fixed), store)


def _of_files() -> Iterator[Kind]:
    for role in on_files.ROLES:
        for change in on_files.CHANGES:
            yield _with(on_files.changed, f"{role}-{change}", role=role, change=change)
        yield _with(on_files.deleted, f"{role}-deleted", role=role)
        yield _with(on_files.renamed, f"{role}-renamed", role=role)
        yield _with(on_files.swapped, f"{role}-swapped", role=role)
        yield _with(on_files.overwritten, f"{role}-overwritten", role=role)
        yield _with(on_files.linked, f"{role}-linked-inside", role=role, out=False)
        yield _with(on_files.linked, f"{role}-linked-out", role=role, out=True)
        yield _with(on_files.made_a_folder, f"{role}-made-a-folder", role=role)
    yield from _each(
        on_files.masters_exchanged,
        on_files.open_to_all,
        on_files.folder_open_to_all,
        on_files.stray,
        on_files.stray_link,
        on_files.stray_in_tree,
        on_files.stray_folder_in_tree,
        on_files.stray_in_house,
        on_files.left_staging,
        on_files.left_copy,
        on_files.link_in_tree,
        on_files.tree_open_to_all,
    )


def _of_folders() -> Iterator[Kind]:
    yield Kind("folder-deleted", on_folders.deleted)
    yield Kind("folder-copied", on_folders.copied)
    yield Kind("folder-nested", on_folders.nested)
    yield from _each(
        on_folders.record_deleted,
        on_folders.records_swapped,
        on_folders.record_linked,
        on_folders.record_made_a_folder,
        on_folders.unlogged,
        on_folders.void_reused,
    )
    for where in ("to-another", "renamed", "year", "anywhere"):
        yield _with(on_folders.moved, f"folder-moved-{where}", where=where)
    for change in on_files.CHANGES:
        yield _with(on_folders.record_changed, f"record-{change}", change=change)
    for name in on_folders.EDITS:
        yield _with(on_folders.edited, f"record-edited-{name}", name=name)


def _of_the_ledger() -> Iterator[Kind]:
    for where in on_stores.WHERE:
        yield _with(on_stores.line_edited, f"line-edited-{where}", "ledger", where=where)
        yield _with(on_stores.line_flipped, f"line-flipped-{where}", "ledger", where=where)
        yield _with(on_stores.line_deleted, f"line-deleted-{where}", "ledger", where=where)
    yield from _each(
        on_stores.lines_exchanged,
        on_stores.line_repeated,
        on_stores.line_made_up,
        on_stores.void_line_deleted,
        on_stores.month_deleted,
        on_stores.last_month_deleted,
        store="ledger",
    )


def _of_the_catalog() -> Iterator[Kind]:
    for cell in on_stores.CELLS:
        store = "index" if cell in on_stores.INDICES else "cell"
        yield _with(on_stores.catalog_edited, f"catalog-{cell}", store, cell=cell)
    yield from _each(on_stores.catalog_of_nobody, store="cell")
    yield from _each(on_stores.catalog_sequence, on_stores.catalog_customer, store="index")
    yield from _each(
        on_stores.catalog_of_rubbish,
        on_stores.catalog_cut,
        store="catalog",
    )


def _of_the_rules() -> Iterator[Kind]:
    yield from _each(on_stores.rules_demand_more, on_stores.rules_drop_a_type, store="rules")


def _of_reviews() -> Iterator[Kind]:
    yield from _each(
        on_stores.review_deleted,
        on_stores.review_moved,
        on_stores.review_file_deleted,
        on_stores.review_stray,
        on_stores.stray_in_review,
        store="review",
    )
    for what in ("record", "master", "text", "rendition"):
        yield _with(on_stores.review_changed, f"review-{what}-flipped", "review", what=what)


def _of_papers() -> Iterator[Kind]:
    yield from _each(
        on_papers.wrong_date,
        on_papers.wrong_date_scanned,
        on_papers.wrong_amount,
        on_papers.wrong_amount_scanned,
        on_papers.wrong_currency,
        on_papers.wrong_words,
        on_papers.words_against_figures,
        on_papers.wrong_customer,
        on_papers.wrong_number,
        on_papers.ends_before_it_begins,
        on_papers.signed_tomorrow,
        on_papers.negative_amount,
        on_papers.late,
        on_papers.without_field,
        on_papers.twin,
        on_papers.same_bytes,
        on_papers.two_writings,
        on_papers.one_code,
        on_papers.item_named,
        on_papers.missing_amendment,
        on_papers.too_few_pages,
        on_papers.poorly_read,
        on_papers.coarse,
        on_papers.unread,
        on_papers.number_of_another_series,
        on_papers.gap,
        on_papers.out_of_order,
        on_papers.wrong_draw,
        on_papers.wrong_year,
        on_papers.wrong_band,
        on_papers.not_opened,
        on_papers.forgotten,
        filed=True,
    )


KINDS = _kinds()
