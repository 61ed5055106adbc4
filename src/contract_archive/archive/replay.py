"""From the ledger and the tree to the catalog: one line, the missing lines, or all of them.

There is one way a ledger line reaches the catalog (``acts.take_effect``); a fresh act, a catch-up
after a crash and a rebuild all walk it, so they cannot come to different catalogs. A contract that
was moved is looked for where its last line puts it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice, takewhile
from pathlib import Path

from contract_archive import disk
from contract_archive.archive.acts import Found, as_it_was, place_in, take_effect
from contract_archive.archive.holdings import Holdings
from contract_archive.errors import DamagedError, NotFoundError
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.ledger import Logged
from contract_archive.holdings.vault import Vault
from contract_archive.locale import _

# Below this many contracts, starting a second process costs more than it saves.
_WORTH_A_PROCESS = 400
_BATCH = 64
_AHEAD = 4


def apply(archive: Holdings, logged: Logged) -> None:
    """Bring one fresh ledger line into the catalog, in one transaction."""
    _apply(archive, logged, _last_places((logged,)))


def catch_up(archive: Holdings) -> None:
    """Bring the ledger lines that the catalog does not know yet into it.

    Raises DamagedError where the catalog remembers a line that the ledger has lost or changed.
    """
    catalog, head = archive.catalog, archive.ledger.head()
    sequence, digest = catalog.head
    if (sequence, digest) == tuple(head):
        return
    known = archive.ledger.at(sequence)
    if sequence > head.sequence or (known is not None and known.digest != digest):
        raise DamagedError(
            _("the ledger is not the one that the catalog remembers (entry {number})").format(
                number=sequence
            ),
            _("Restore .carchive/ledger from a backup, or accept it with `carchive reindex`."),
        )
    archive.ledger.make_safe()
    behind = list(archive.ledger.entries(after=sequence))
    places = _last_places(behind)
    for logged in behind:
        _apply(archive, logged, places)


def _apply(archive: Holdings, logged: Logged, places: Mapping[str, tuple[int, str]]) -> None:
    """Bring a line into the catalog; ``places`` says where contracts stand by now."""
    entry = logged.entry
    with archive.catalog.transaction():
        found = None
        if place_in(entry):
            last, place = places[entry.number]
            found = _look(archive.vault, place)
            found = found if last == entry.sequence else as_it_was(found, entry)
        _advance(archive.catalog, logged, found)


def _advance(catalog: Catalog, logged: Logged, found: Found | None) -> None:
    take_effect(catalog, logged.entry, found)
    catalog.advance(logged.entry.sequence, logged.digest)


def rebuild(archive: Holdings, jobs: int | None = None) -> int:
    """Build the catalog anew and put it in place. Call under the lock, or for a catalog that
    nobody else uses; lines that the ledger gets meanwhile are not in it.

    Returns how many contracts it holds.
    """
    target = archive.catalog_path
    fresh = target.with_name(f"{target.name}.new")
    fresh.unlink(missing_ok=True)
    archive.ledger.make_safe()
    last = archive.ledger.head().sequence
    with Catalog.build(fresh) as catalog:
        # The ledger is walked thrice rather than held: it is longer than memory is wide.
        places = _last_places(_up_to(last, archive))
        placing = (each.entry for each in _up_to(last, archive) if place_in(each.entry))
        jobs = jobs if len(places) >= _WORTH_A_PROCESS else 1
        found = _read_all(archive.root, (places[each.number][1] for each in placing), jobs)
        moved = _moved(archive.vault, {place for _last, place in places.values()})
        for line in _up_to(last, archive):
            there = None
            if place_in(line.entry):
                there = _as_it_stands(next(found), line, places, moved)
            _advance(catalog, line, there)
        _hold_numbers(catalog, moved.values())
        count = catalog.count()
    archive.close()
    # A journal of the old catalog must never meet the new one.
    for path in (target, target.with_name(f"{target.name}-journal")):
        path.unlink(missing_ok=True)
    disk.sync_folder(target.parent)
    fresh.rename(target)
    disk.sync_folder(target.parent)
    return count


def _up_to(last: int, archive: Holdings) -> Iterator[Logged]:
    return takewhile(lambda each: each.entry.sequence <= last, archive.ledger.entries())


def _hold_numbers(catalog: Catalog, strays: Iterable[Found]) -> None:
    """Keep the numbers of records that the ledger does not know from being given again.

    They are no contracts of ours, but where the ledger lost lines they were, and may be again.
    """
    for place, contract, _words in strays:
        if contract is not None and catalog.number_state(contract.number) is None:
            catalog.miss(contract.number, place, contract.archived_at, contract.draw)


def _last_places(logged: Iterable[Logged]) -> dict[str, tuple[int, str]]:
    """By number, the last of these lines that gives the contract a place, and that place."""
    placed = ((each.entry, place_in(each.entry)) for each in logged)
    return {entry.number: (entry.sequence, place) for entry, place in placed if place}


def _look(vault: Vault, place: str) -> Found:
    try:
        contract = vault.read(place)
        return Found(place, contract, Catalog.words_of(contract, vault.text(place, contract)))
    except (NotFoundError, DamagedError):
        return Found(place, None, "")


def _look_at(root: Path, places: list[str]) -> list[Found]:
    vault = Vault(root)
    return [_look(vault, place) for place in places]


def _read_all(root: Path, places: Iterable[str], jobs: int | None) -> Iterator[Found]:
    """Yield what stands at ``places``, in order, read by ``jobs`` processes side by side."""
    jobs = jobs or os.cpu_count() or 1
    batches = _batched(places, _BATCH)
    if jobs == 1:
        for batch in batches:
            yield from _look_at(root, batch)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[Found]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_look_at, root, batch))
            if len(waiting) > _AHEAD * jobs:  # memory stays flat however large the archive
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()


def _batched(places: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(places)
    while batch := list(islice(rest, size)):
        yield batch


def _moved(vault: Vault, known: set[str]) -> dict[str, Found]:
    """Contracts that stand where the ledger did not put them, by number: moved by hand."""
    strays = (_look(vault, place) for place in vault.places() if place not in known)
    return {each.contract.number: each for each in strays if each.contract is not None}


def _as_it_stands(
    found: Found,
    logged: Logged,
    places: Mapping[str, tuple[int, str]],
    moved: Mapping[str, Found],
) -> Found:
    """The contract of a ledger line, where it stands now."""
    entry = logged.entry
    if found.contract is None or found.contract.number != entry.number:
        found = moved.get(entry.number, Found(found.place, None, ""))
    return found if places[entry.number][0] == entry.sequence else as_it_was(found, entry)
