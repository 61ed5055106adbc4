"""Faults of whole contracts: folders moved, copied, deleted, and records edited by hand."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random

from planting import on_files
from planting.sites import Allowed, Expected, NoRoomError, Placed, Planted, Site

# What a check of the content may say beside, of a record that was edited.
_OF_CONTENT = (
    "date-differs|amount-differs|counterparty-differs|number-differs|figures-against-words"
    "|dates-out-of-order|signed-after-archiving|archived-late|draw-differs|number-series"
    "|number-order|filing-year-differs|folder-differs-from-record|pages-missing"
)


def deleted(site: Site, dice: Random) -> Planted:
    """A contract's folder is deleted."""
    placed = site.pick(dice)
    shutil.rmtree(site.root / placed.place)
    return Planted("folder-deleted", (Expected("contract-missing", placed.number, placed.place),))


def record_deleted(site: Site, dice: Random) -> Planted:
    """A contract's record is deleted; its files are left."""
    placed = site.pick(dice)
    (site.root / placed.record).unlink()
    must = Expected("contract-missing|record-missing", placed.number, None)
    return Planted("record-deleted", (must,), (Allowed("stray-file", below=placed.place),))


def copied(site: Site, dice: Random) -> Planted:
    """A contract's folder is copied, beside itself or elsewhere."""
    placed = site.pick(dice)
    above, _slash, name = placed.place.rpartition("/")
    other = _another(site, dice, placed).place.rpartition("/")[0]
    target = dice.choice((f"{above}/{name} - 副本", f"{other}/{name} 副本", f"备份/{name}"))
    target = target.lstrip("/")
    shutil.copytree(site.root / placed.place, site.root / target)
    must = Expected("number-twice", placed.number, target)
    return Planted("folder-copied", (must,))


def nested(site: Site, dice: Random) -> Planted:
    """A contract's folder is moved into another contract's."""
    inner, outer = site.pick(dice), site.pick(dice)
    name = inner.place.rpartition("/")[2]
    (site.root / inner.place).rename(site.root / outer.place / name)
    return Planted(
        "folder-nested",
        (Expected("record-nested", outer.number, f"{outer.place}/{name}"),),
        (Allowed("contract-missing", inner.number),),
    )


_MISFILED = {
    "to-another": "misfiled|misfiled-customer|misfiled-year|misfiled-type",
    "renamed": "misfiled",
    "year": "misfiled|misfiled-year",
    "anywhere": "misfiled",
}


def moved(site: Site, dice: Random, where: str) -> Planted:
    """A contract's folder is moved to another customer, year, type, or anywhere."""
    placed = site.pick(dice)
    target = _target(site, dice, placed, where)
    (site.root / target).parent.mkdir(parents=True, exist_ok=True)
    (site.root / placed.place).rename(site.root / target)
    must = Expected(_MISFILED[where], placed.number, target)
    return Planted(f"folder-moved-{where}", (must,))


def _target(site: Site, dice: Random, placed: Placed, where: str) -> str:
    above, _slash, name = placed.place.rpartition("/")
    if where == "to-another":
        return f"{_another(site, dice, placed).place.rpartition('/')[0]}/{name}".lstrip("/")
    if where == "renamed":
        return f"{above}/{name}（已归档）".lstrip("/")
    if where == "year":
        parts = [re.sub("^20[0-9]{2}$", "1999", part) for part in above.split("/")]
        return "/".join((*(parts if "1999" in parts else ("1999", *parts)), name))
    return f"杂项/{dice.getrandbits(16)}/{name}"


def _another(site: Site, dice: Random, placed: Placed) -> Placed:
    above = placed.place.rpartition("/")[0]
    others = [each for each in site.contracts if each.place.rpartition("/")[0] != above]
    if not others:
        raise NoRoomError("all contracts stand in one folder")
    return dice.choice(others)


# --- records ------------------------------------------------------------------------------------


def record_changed(site: Site, dice: Random, change: str) -> Planted:
    """The bytes of a record are changed, as a disk does it."""
    placed = site.pick(dice)
    on_files.CHANGES[change](site.root / placed.record, dice)
    must = Expected("record-edited|record-unreadable|number-changed", placed.number, None)
    may = Allowed(below=placed.place), Allowed(number=placed.number)
    return Planted(f"record-{change}", (must,), may)


def records_swapped(site: Site, dice: Random) -> Planted:
    """Two contracts have each other's record."""
    one, other = site.pick(dice), site.pick(dice)
    first, second = site.root / one.record, site.root / other.record
    between = first.with_name("between")
    first.rename(between)
    second.rename(first)
    between.rename(second)
    moved = "misfiled|misfiled-year|misfiled-type|misfiled-customer"
    checks = f"record-edited|number-changed|{moved}|number-twice"
    must = Expected(checks, one.number, None), Expected(checks, other.number, None)
    may = tuple(Allowed(below=each.place) for each in (one, other))
    return Planted(
        "records-swapped", must, (*may, *(Allowed(number=e.number) for e in (one, other)))
    )


def record_linked(site: Site, dice: Random) -> Planted:
    """A record is a link to a file outside the archive that says the same."""
    placed = site.pick(dice)
    path = site.root / placed.record
    target = site.root.parent / f"record-{dice.getrandbits(40)}.yaml"
    path.rename(target)
    path.symlink_to(target)
    return Planted("record-linked", (Expected("file-link", placed.number, placed.record),))


def record_made_a_folder(site: Site, dice: Random) -> Planted:
    """A folder stands where a record should."""
    placed = site.pick(dice)
    (site.root / placed.record).unlink()
    (site.root / placed.record).mkdir()
    must = Expected("contract-missing|record-missing|record-unreadable", placed.number, None)
    return Planted("record-made-a-folder", (must,), (Allowed("stray-file", below=placed.place),))


def edited(site: Site, dice: Random, name: str) -> Planted:
    """Somebody edits a field of a record in a text editor."""
    placed = site.pick(dice, lambda each: _EDITS[name](each, Random(0)) is not None)
    change = _EDITS[name](placed, dice)
    assert change is not None
    path = site.root / placed.record
    text = path.read_text("utf-8")
    edited = re.sub(change[0], lambda _found: change[1], text, count=1, flags=re.MULTILINE)
    assert edited != text, (name, change, text)
    path.write_text(edited, "utf-8")
    must = [Expected("record-edited", placed.number, placed.record)]
    may: list[Allowed] = [Allowed(_OF_CONTENT, placed.number)]
    if name == "number":
        must = [Expected("record-edited|number-changed", placed.number, None)]
        may += [Allowed(number=change[1].split(": ", 1)[1].strip("'")), Allowed(below=placed.place)]
    if name == "fixity":
        may.append(Allowed("file-changed", placed.number))
    if name in ("customer", "series"):
        may.append(Allowed("", placed.number))
        may.append(Allowed("customer-twice"))
    return Planted(f"record-edited-{name}", tuple(must), tuple(may))


Edit = Callable[[Placed, Random], tuple[str, str] | None]


def _day(name: str, less: int) -> Edit:
    def edit(placed: Placed, dice: Random) -> tuple[str, str] | None:
        day: date | None = getattr(placed.contract.terms, name)
        if day is None:
            return None
        other = day - timedelta(days=less + dice.randrange(60))
        return f"^{name}: .*$", f"{name}: {other.isoformat()}"

    return edit


def _amount(placed: Placed, dice: Random) -> tuple[str, str] | None:
    money = placed.contract.terms.amount
    if money is None:
        return None
    other = money.amount * 10 + dice.randrange(1, 9)
    return "^amount: .*$", f"amount: '{other:f}'"


def _number(placed: Placed, dice: Random) -> tuple[str, str] | None:
    return "^number: .*$", f"number: {placed.number}-{dice.randrange(100, 999)}"


def _customer(_placed: Placed, dice: Random) -> tuple[str, str] | None:
    return "^customer: .*$", f"customer: 鸿鹄{dice.choice('甲乙丙丁')}远航仓储有限公司"


def _series(placed: Placed, _dice: Random) -> tuple[str, str] | None:
    other = "BM" if placed.contract.terms.series != "BM" else "ZL"
    return "^series: .*$", f"series: {other}"


def _fixity(placed: Placed, dice: Random) -> tuple[str, str] | None:
    digest = dice.choice(placed.contract.files).fixity.sha256
    return digest, digest[::-1]


def _archived(placed: Placed, _dice: Random) -> tuple[str, str] | None:
    before = placed.contract.archived_at - timedelta(days=3)
    return "^archived_at: .*$", f"archived_at: '{before.isoformat(timespec='milliseconds')}'"


def _value(placed: Placed, dice: Random) -> tuple[str, str] | None:
    if placed.contract.draw is None:
        return None
    return r"^(  value|draw: \{.*value): .*$", f"  value: {dice.randrange(900, 1000)}"


def _year(placed: Placed, _dice: Random) -> tuple[str, str] | None:
    return "^filing_year: .*$", f"filing_year: {placed.contract.filing_year - 1}"


def _pages(placed: Placed, _dice: Random) -> tuple[str, str] | None:
    pages = placed.contract.items[0].pages
    return f"pages: {pages}$", f"pages: {pages + 7}"


def _comment(_placed: Placed, _dice: Random) -> tuple[str, str] | None:
    return "^# 合同记录。", "# 合同记录（已核对）。"


_EDITS: dict[str, Edit] = {
    "signed_on": _day("signed_on", 1),
    "expires_on": _day("expires_on", 1),
    "amount": _amount,
    "number": _number,
    "customer": _customer,
    "series": _series,
    "fixity": _fixity,
    "archived_at": _archived,
    "value": _value,
    "filing_year": _year,
    "pages": _pages,
    "comment": _comment,
}
EDITS = tuple(_EDITS)


def unlogged(site: Site, dice: Random) -> Planted:
    """A contract that was never filed is put into the tree by hand."""
    placed = site.pick(dice)
    number = f"WL-{dice.getrandbits(30)}"
    target = f"{placed.place.rpartition('/')[0]}/{number}".lstrip("/")
    shutil.copytree(site.root / placed.place, site.root / target)
    _renumber(site.root / target, placed.number, number)
    must = Expected("number-unknown", number, target)
    may = Allowed("same-bytes|likely-twin", number)
    return Planted("folder-unlogged", (must,), (may, Allowed(may.checks, placed.number)))


def void_reused(site: Site, dice: Random) -> Planted:
    """A contract that bears a void number is put into the tree by hand."""
    free = [number for number in _voids(site) if number not in site.taken]
    if not free:
        raise NoRoomError("no number is void")
    placed, number = site.pick(dice), dice.choice(free)
    site.taken.add(number)
    target = f"{placed.place.rpartition('/')[0]}/{number}".lstrip("/")
    shutil.copytree(site.root / placed.place, site.root / target)
    _renumber(site.root / target, placed.number, number)
    may = Allowed(number=number), Allowed("same-bytes|likely-twin", placed.number)
    return Planted("void-reused", (Expected("number-reused", number, target),), may)


def _voids(site: Site) -> list[str]:
    """The numbers that whole lines of the ledger make void; another fault may sit in a line."""
    found = []
    for path in sorted((site.root / ".carchive" / "ledger").glob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            with suppress(ValueError):
                entry = json.loads(line)
                found += [str(entry["number"])] if entry.get("act") == "void-number" else []
    return found


def _renumber(folder: Path, old: str, number: str) -> None:
    path = folder / "contract.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub("^number: .*$", f"number: {number}", text, count=1, flags=re.M), "utf-8")
