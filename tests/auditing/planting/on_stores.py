"""Faults of what lies beside the contracts: the ledger, the catalog, the review queue.

A fault of the ledger or of the catalog stands alone in its store: one such in a copy.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from planting import on_files
from planting.sites import Allowed, Expected, NoRoomError, Placed, Planted, Site

LEDGER = ".carchive/ledger"
CATALOG = ".carchive/catalog.sqlite"


# --- the ledger ---------------------------------------------------------------------------------


class Line(NamedTuple):
    """A line of the ledger: its file's name, its place in it (from 0), its bytes."""

    file: str
    at: int
    data: bytes


class Ledger:
    """The lines of an archive's ledger, to be changed and written back."""

    def __init__(self, site: Site) -> None:
        self.folder = site.root / LEDGER
        self.files = {
            path.name: path.read_bytes().splitlines(keepends=True)
            for path in sorted(self.folder.glob("*.jsonl"))
        }

    @property
    def lines(self) -> list[Line]:
        """All lines, in order."""
        return [
            Line(name, at, data)
            for name, lines in self.files.items()
            for at, data in enumerate(lines)
        ]

    def put(self) -> None:
        """Write all files back."""
        for name, lines in self.files.items():
            (self.folder / name).write_bytes(b"".join(lines))

    def place(self, sequence: int) -> str:
        """The path at which a break is told that is seen at the line of that count (from 0)."""
        line = self.lines[sequence]
        return f"{LEDGER}/{line.file}:{line.at + 1}"


WHERE = ("first", "middle", "last")


def _at(ledger: Ledger, dice: Random, where: str) -> int:
    count = len(ledger.lines)
    return {"first": 0, "last": count - 1}.get(where, dice.randrange(1, count - 2))


def _take(site: Site, ledger: Ledger, at: int, upto: int | None = None) -> None:
    """Keep other faults from the contracts of which these lines and those beside them speak: a
    damaged line explains what is wrong with them."""
    for line in ledger.lines[max(at - 1, 0) : (upto or at) + 2]:
        said = json.loads(line.data)
        site.taken.add(str(said.get("number", "")))


def _broken(ledger: Ledger, at: int) -> Expected:
    """What is told of a line that was changed: the next does not fit it, or the end is another."""
    if at >= len(ledger.lines):
        return Expected("ledger-tail", "", LEDGER)
    return Expected("ledger-broken", "", ledger.place(at))


def _named(*lines: Line) -> tuple[Allowed, ...]:
    """What may be told of the contracts that a damaged line speaks of."""
    numbers = {str(json.loads(line.data).get("number", "")) for line in lines}
    return tuple(Allowed(number=number) for number in numbers if number)


_MORE_OF_IT = (Allowed("ledger-broken|ledger-tail", below=LEDGER), Allowed("ledger-broken"))


def line_edited(site: Site, dice: Random, where: str) -> Planted:
    """A line of the ledger says another person than the one who acted; it is a line still."""
    ledger = Ledger(site)
    at = _at(ledger, dice, where)
    _take(site, ledger, at)
    file, count, data = ledger.lines[at]
    ledger.files[file][count] = data.replace("档案员".encode(), "管理员".encode())
    ledger.put()
    return Planted(f"line-edited-{where}", (_broken(ledger, at + 1),))


def line_flipped(site: Site, dice: Random, where: str) -> Planted:
    """One bit of a line is turned over."""
    ledger = Ledger(site)
    at = _at(ledger, dice, where)
    _take(site, ledger, at)
    file, count, data = ledger.lines[at]
    changed = bytearray(data)
    changed[dice.randrange(len(data) - 1)] ^= 1 << dice.randrange(8)
    ledger.files[file][count] = bytes(changed)
    ledger.put()
    lines = [ledger.lines[each] for each in (at, at + 1) if each < len(ledger.lines)]
    paths = [f"{LEDGER}/{line.file}:{line.at + 1}" for line in lines]
    must = Expected("ledger-broken|ledger-tail|catalog-unreadable", "", None)
    may = [Allowed("ledger-broken", below=path) for path in paths]
    return Planted(
        f"line-flipped-{where}", (must,), (*may, *_MORE_OF_IT, *_named(Line(file, count, data)))
    )


def line_deleted(site: Site, dice: Random, where: str) -> Planted:
    """A line is taken out."""
    ledger = Ledger(site)
    at = _at(ledger, dice, where)
    _take(site, ledger, at)
    line = ledger.lines[at]
    del ledger.files[line.file][line.at]
    ledger.put()
    may = (*_named(line), Allowed("number-gap"), Allowed("review-damaged", below="review"))
    return Planted(f"line-deleted-{where}", (_broken(ledger, at),), may)


def lines_exchanged(site: Site, dice: Random) -> Planted:
    """Two lines one after the other stand the other way round."""
    ledger = Ledger(site)
    at = _at(ledger, dice, "middle")
    _take(site, ledger, at, at + 1)
    one, other = ledger.lines[at], ledger.lines[at + 1]
    ledger.files[one.file][one.at] = other.data
    ledger.files[other.file][other.at] = one.data
    ledger.put()
    return Planted("lines-exchanged", (_broken(ledger, at),), (*_MORE_OF_IT, *_named(one, other)))


def line_repeated(site: Site, dice: Random) -> Planted:
    """A line stands there twice."""
    ledger = Ledger(site)
    at = _at(ledger, dice, "middle")
    _take(site, ledger, at)
    line = ledger.lines[at]
    ledger.files[line.file].insert(line.at, line.data)
    ledger.put()
    path = f"{LEDGER}/{line.file}:{line.at + 2}"
    must = Expected("ledger-broken", "", path)
    return Planted("line-repeated", (must,), (*_MORE_OF_IT, *_named(line)))


def line_made_up(site: Site, dice: Random) -> Planted:
    """A line that nobody wrote is put in, with a true sequence number and a false chain."""
    ledger = Ledger(site)
    at = _at(ledger, dice, "middle")
    _take(site, ledger, at)
    line = ledger.lines[at]
    said = json.loads(line.data) | {"act": "void-number", "number": "假-1", "act_id": "0" * 16}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    ledger.files[line.file].insert(line.at, text.encode() + b"\n")
    ledger.put()
    must = Expected("ledger-broken", "", f"{LEDGER}/{line.file}:{line.at + 2}")
    may = (*_MORE_OF_IT, Allowed(number="假-1"), *_named(line))
    return Planted("line-made-up", (must,), may)


def void_line_deleted(site: Site, dice: Random) -> Planted:
    """The line that made a number void is taken out: the number is a gap now."""
    ledger = Ledger(site)
    voids = [at for at, line in enumerate(ledger.lines[:-1]) if b'"act":"void-number"' in line.data]
    if not voids:
        raise NoRoomError("no number is void")
    at = dice.choice(voids)
    _take(site, ledger, at)
    line = ledger.lines[at]
    del ledger.files[line.file][line.at]
    ledger.put()
    may = (Allowed("number-gap|catalog-differs"),)
    return Planted("void-line-deleted", (_broken(ledger, at),), may)


def month_deleted(site: Site, dice: Random) -> Planted:
    """The file of a month is deleted."""
    ledger = Ledger(site)
    names = list(ledger.files)
    if len(names) < 4:
        raise NoRoomError("too few months")
    name = dice.choice(names[1:-1])
    gone = [at for at, line in enumerate(ledger.lines) if line.file == name]
    _take(site, ledger, gone[0], gone[-1])
    lost = _named(*(ledger.lines[at] for at in gone))
    (ledger.folder / name).unlink()
    after = names[names.index(name) + 1]
    must = Expected("ledger-broken", "", f"{LEDGER}/{after}:1")
    may = (*lost, Allowed("number-gap"), Allowed("review-damaged", below="review"))
    return Planted("month-deleted", (must,), may)


def last_month_deleted(site: Site, dice: Random) -> Planted:
    """The file of the last month is deleted."""
    ledger = Ledger(site)
    name = list(ledger.files)[-1]
    gone = [at for at, line in enumerate(ledger.lines) if line.file == name]
    _take(site, ledger, gone[0], gone[-1])
    lost = _named(*(ledger.lines[at] for at in gone))
    (ledger.folder / name).unlink()
    may = (*lost, Allowed("number-gap"), Allowed("review-damaged", below="review"))
    return Planted("last-month-deleted", (Expected("ledger-tail", "", LEDGER),), may)


# --- the catalog --------------------------------------------------------------------------------

Sql = Callable[[Random, Placed], tuple[str, tuple[object, ...]]]


def catalog_edited(site: Site, dice: Random, cell: str) -> Planted:
    """A value in the catalog is another one."""
    for _try in range(60):
        placed = site.pick(dice, _FITS.get(cell, lambda each: True))
        if _run(site, *_CELLS[cell](dice, placed)):
            number = "" if cell in INDICES else placed.number
            must = Expected("catalog-differs", number)
            return Planted(f"catalog-{cell}", (must,))
        site.taken.discard(placed.number)
    raise NoRoomError(cell)


def _run(site: Site, sql: str, values: tuple[object, ...]) -> int:
    with closing(sqlite.connect(str(site.root / CATALOG), isolation_level=None)) as connection:
        return int(connection.execute(sql, values).rowcount)


def _set(column: str, value: str) -> Sql:
    def sql(_dice: Random, placed: Placed) -> tuple[str, tuple[object, ...]]:
        return f"UPDATE contract SET {column} = {value} WHERE number = ?", (placed.number,)

    return sql


def _of_contract(statement: str) -> Sql:
    """A statement on another table, for the contract of a number."""
    own = "(SELECT id FROM contract WHERE number = ?)"

    def sql(_dice: Random, placed: Placed) -> tuple[str, tuple[object, ...]]:
        return statement.replace("OWN", own), (placed.number,) * statement.count("OWN")

    return sql


_CELLS: dict[str, Sql] = {
    "series": _set("series", "CASE series WHEN 'ZL' THEN 'BM' ELSE 'ZL' END"),
    "title": _set("title", "title || '（副本）'"),
    "signed_on": _set("signed_on", "'1999-01-02'"),
    "expires_on": _set("expires_on", "'2099-12-31'"),
    "amount": _set("amount", "'7.77'"),
    "amount_rank": _set("amount_rank", "coalesce(amount_rank, 0) + 1"),
    "counterparty_number": _set("counterparty_number", "'改-1'"),
    "path": _set("path", "path || 'x'"),
    "pages": _set("pages", "pages + 1"),
    "archived_at": _set("archived_at", "'2001-01-01T00:00:00.000+00:00'"),
    "filing_year": _set("filing_year", "filing_year - 1"),
    "note": _set("note", "'改'"),
    "customer": _set("customer", "(SELECT max(id) FROM customer WHERE id <> contract.customer)"),
    "file": _of_contract("UPDATE file SET sha256 = zeroblob(32) WHERE contract = OWN"),
    "file-size": _of_contract("UPDATE file SET size = size + 1 WHERE contract = OWN"),
    "file-gone": _of_contract("DELETE FROM file WHERE contract = OWN AND role = 'text'"),
    "item": _of_contract("UPDATE item SET pages = pages + 1 WHERE contract = OWN"),
    "item-gone": _of_contract("DELETE FROM item WHERE contract = OWN"),
    "tag": _of_contract("INSERT INTO tag VALUES (OWN, '假', '假')"),
    "custom": _of_contract("INSERT INTO custom VALUES (OWN, 'project', '假', '假')"),
    "number-state": lambda _dice, placed: (
        "UPDATE number SET state = 'void' WHERE number = ?",
        (placed.number,),
    ),
    "number-path": lambda _dice, placed: (
        "UPDATE number SET path = path || 'x' WHERE number = ?",
        (placed.number,),
    ),
    "number-value": lambda _dice, placed: (
        "UPDATE number SET value = 9999 WHERE number = ? AND value IS NOT NULL",
        (placed.number,),
    ),
    "number-gone": lambda _dice, placed: (
        "DELETE FROM number WHERE number = ?",
        (placed.number,),
    ),
    "record": lambda _dice, placed: (
        "UPDATE record SET sha256 = replace(sha256, 'a', 'b') WHERE number = ?"
        " AND sha256 LIKE '%a%'",
        (placed.number,),
    ),
    "credit_code": _of_contract("UPDATE credit_code SET code = 'X' WHERE contract = OWN"),
    "words": _of_contract("DELETE FROM words WHERE rowid = OWN"),
}
CELLS = tuple(_CELLS)
INDICES = ("credit_code", "words")  # an index over all; it is told as one
_FITS: dict[str, Callable[[Placed], bool]] = {
    "amount": lambda placed: placed.contract.terms.amount is not None,
}


def catalog_of_nobody(site: Site, dice: Random) -> Planted:
    """The catalog knows a void number that the ledger never named."""
    number = f"XS-1999-{dice.randrange(1000, 9999)}"
    _run(
        site,
        "INSERT INTO number VALUES (?, ?, 'void', NULL, '', '误发', '2020-01-01', NULL, NULL, 0)",
        (number, number),
    )
    return Planted("catalog-number-added", (Expected("catalog-differs", number, None),))


def catalog_sequence(site: Site, dice: Random) -> Planted:
    """The catalog would go on counting from another number."""
    _run(
        site,
        "UPDATE sequence SET last = last + 7 WHERE scope = (SELECT max(scope) FROM sequence)",
        (),
    )
    return Planted("catalog-sequence", (Expected("catalog-differs|number-gap", "", None),))


def catalog_customer(site: Site, dice: Random) -> Planted:
    """The catalog calls a customer by another name."""
    placed = site.pick(dice)
    name = placed.contract.terms.customer
    _run(site, "UPDATE customer SET name = name || '甲' WHERE name = ?", (name,))
    _run(site, "UPDATE customer_name SET name = name || '甲' WHERE name = ?", (name,))
    may = [
        Allowed("catalog-differs", each.number)
        for each in site.contracts
        if each.contract.terms.customer == name
    ]
    return Planted(
        "catalog-customer", (Expected("catalog-differs", placed.number, None),), tuple(may)
    )


def catalog_of_rubbish(site: Site, dice: Random) -> Planted:
    """The catalog's file is no database."""
    (site.root / CATALOG).write_bytes(dice.randbytes(40_000))
    return Planted("catalog-rubbish", (Expected("catalog-unreadable", "", CATALOG),))


def catalog_cut(site: Site, dice: Random) -> Planted:
    """The catalog's file ends in its midst."""
    on_files.CHANGES["cut-off"](site.root / CATALOG, dice)
    return Planted(
        "catalog-cut",
        (Expected("catalog-unreadable|catalog-differs", "", None),),
        (Allowed("catalog-differs"),),
    )


# --- the rules ----------------------------------------------------------------------------------


def rules_demand_more(site: Site, dice: Random) -> Planted:
    """The rules require now what contracts of a type do not have."""
    code, concerned = _few(site)
    rules = json.loads((site.root / "archive.yaml").read_text("utf-8"))
    for each in rules["series"]:
        if each["code"] == code:
            each["required"] = [*each.get("required", ["customer"]), "owner"]
    _put_rules(site, rules)
    must = [
        Expected("field-missing", each.number)
        for each in concerned
        if not each.contract.terms.owner
    ]
    return Planted("rules-demand-more", tuple(must))


def rules_drop_a_type(site: Site, dice: Random) -> Planted:
    """A type is no more in the rules, and contracts are of it."""
    code, concerned = _few(site)
    rules = json.loads((site.root / "archive.yaml").read_text("utf-8"))
    rules["series"] = [each for each in rules["series"] if each["code"] != code]
    _put_rules(site, rules)
    must = tuple(Expected("series-unknown", each.number) for each in concerned)
    return Planted("rules-drop-a-type", must)


def _few(site: Site) -> tuple[str, list[Placed]]:
    """Take all contracts of the type of which there are the fewest."""
    by_code: dict[str, list[Placed]] = {}
    for each in site.contracts:
        by_code.setdefault(each.contract.terms.series, []).append(each)
    for plain in ("XS", "FW", "QT", "DL"):  # others file under these
        by_code.pop(plain, None)
    code = min(by_code, key=lambda code: (len(by_code[code]), code))
    site.taken.update(each.number for each in by_code[code])
    return code, by_code[code]


def _put_rules(site: Site, rules: object) -> None:
    text = json.dumps(rules, ensure_ascii=False, indent=1)
    (site.root / "archive.yaml").write_text(text, "utf-8")


# --- the review queue ---------------------------------------------------------------------------


def review_deleted(site: Site, dice: Random) -> Planted:
    """The folder of a waiting document is deleted."""
    place = site.pick_review(dice)
    shutil.rmtree(site.root / place)
    return Planted("review-deleted", (Expected("review-damaged", "", place),))


def review_moved(site: Site, dice: Random) -> Planted:
    """The folder of a waiting document has another name."""
    place = site.pick_review(dice)
    (site.root / place).rename(site.root / f"{place}-alt")
    must = Expected("review-damaged", "", place), Expected("review-damaged", "", f"{place}-alt")
    return Planted("review-moved", must)


def review_changed(site: Site, dice: Random, what: str) -> Planted:
    """A file of a waiting document is not what it was."""
    place = site.pick_review(dice)
    path = _review_file(site, place, what, dice)
    on_files.flip(site.root / path, dice)
    may = (Allowed("review-damaged", below=place),) if what == "record" else ()
    return Planted(f"review-{what}-flipped", (Expected("review-damaged", "", path),), may)


def review_file_deleted(site: Site, dice: Random) -> Planted:
    """A file of a waiting document is gone."""
    place = site.pick_review(dice)
    path = _review_file(site, place, dice.choice(("master", "text")), dice)
    (site.root / path).unlink()
    return Planted("review-file-deleted", (Expected("review-damaged", "", path),))


def review_stray(site: Site, dice: Random) -> Planted:
    """A file that nobody queued lies in the folder of a waiting document."""
    place = site.pick_review(dice)
    (site.root / place / "note.txt").write_text("?")
    return Planted("review-stray", (Expected("review-damaged", "", f"{place}/note.txt"),))


def stray_in_review(site: Site, dice: Random) -> Planted:
    """A file lies in the queue's folder, beside the documents."""
    name = f"review/扫描-{dice.getrandbits(20)}.pdf"
    (site.root / "review").mkdir(exist_ok=True)
    (site.root / name).write_bytes(b"%PDF-1.4")
    return Planted("stray-in-review", (Expected("review-damaged|stray-file", "", name),))


def _review_file(site: Site, place: str, what: str, dice: Random) -> str:
    folder = site.root / place
    if what == "record":
        return f"{place}/intake.yaml"
    suffix = {"text": "*.txt", "rendition": "*.pdf"}.get(what)
    found = sorted((folder / "master").iterdir() if suffix is None else folder.glob(suffix))
    return f"{place}/{Path(dice.choice(found)).relative_to(folder).as_posix()}"
