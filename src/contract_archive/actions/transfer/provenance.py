"""Where a contract came from: kept with it as a document of its own, and in the ledger.

The lines of the old ledger and the old record are kept byte for byte, as an annex.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from contract_archive.actions.transfer.layout import FONDS_LABEL, HISTORY_NAME
from contract_archive.actions.transfer.parcels import Parcel
from contract_archive.archive import Archive
from contract_archive.holdings.vault import RECORD_NAME
from contract_archive.locale import _
from contract_archive.records.contracts import Amendment, Item, ItemKind
from contract_archive.records.names import one_line
from contract_archive.rules import filing, items
from contract_archive.tools.bags import Bag

if TYPE_CHECKING:
    from contract_archive.holdings.vault.staging import Staging

_MOST_LINES = 5_000  # of the history that can be searched; the file itself is whole


def details_of(bag: Bag, parcel: Parcel) -> dict[str, Any]:
    """Return what the ledger keeps of where a contract came from."""
    before = parcel.contract
    return {
        "fonds": bag.info.get(FONDS_LABEL, ""),
        "fonds_name": bag.info.get("Source-Organization", ""),
        "number": before.number,
        "series": before.terms.series,
        "archived_at": before.archived_at.isoformat(),
        "archived_by": before.archived_by,
        "bag": bag.folder.name,
        "manifest_sha256": bag.manifest,
        "history_sha256": parcel.history.sha256,
        "of_record": parcel.record.sha256,
    }


def annex(archive: Archive, staging: Staging, bag: Bag, parcel: Parcel) -> Item:
    """Stage the history and the record as they came. Returns the document that they make."""
    contract = parcel.contract
    number = items.next_item_number(
        archive.settings.items, contract.number, ItemKind.ANNEX, contract.items
    )
    name, taken = filing.safe_name(number), {file.path.casefold() for file in contract.files}
    masters = tuple(
        staging.take(parcel.folder / each, _free(f"master/{name}.{each}", taken))
        for each in (HISTORY_NAME, RECORD_NAME)
    )
    origin = bag.info.get("Source-Organization", "") or bag.info.get(FONDS_LABEL, "")
    title = _("History before the transfer ({origin})").format(origin=origin)
    return Item(
        number=number,
        kind=ItemKind.ANNEX,
        received_as=(HISTORY_NAME, RECORD_NAME),
        masters=masters,
        rendition=None,
        text=staging.put("\n".join(_told(parcel)).encode(), _free(f"{name}.txt", taken)),
        pages=0,
        amendment=Amendment(title=title),
    )


def _told(parcel: Parcel) -> Iterator[str]:
    """The history as it can be read and searched."""
    for line in parcel.lines[:_MOST_LINES]:
        what = " ".join(str(line.get(each, "")) for each in ("at", "person", "act"))
        yield one_line(f"{what} {_said(line['details'])}")


def _said(details: Mapping[str, Any]) -> str:
    return json.dumps(details, ensure_ascii=False, sort_keys=True)


def _free(path: str, taken: set[str]) -> str:
    """``path``, or with a count before its endings where the contract has a file of that name."""
    at, count, candidate = PurePosixPath(path), 1, path
    while candidate.casefold() in taken:
        count += 1
        candidate = str(at.with_name(f"{at.stem} ({count}){at.suffix}"))
    return candidate
