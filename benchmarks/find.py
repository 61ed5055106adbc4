"""How fast `carchive find` is, beside what it is measured against.

    python benchmarks/find.py                      # 100,000 contracts with text, 1,000,000 without
    python benchmarks/find.py --inside             # the catalog alone, without the command line
    python benchmarks/find.py --contracts 5000 --records 20000

Whole processes run interleaved, one of each kind a round, so that whatever else the machine does
falls on all alike; medians, and ratios to `python -c "import typer"`. The archives are kept in
``--folder`` and used again.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from contract_archive.holdings.catalog import Catalog
from contract_archive.records.queries import Query, SortKey
from synthetic import COMMON_WORD, Made, Maker, shelf

CHARACTERS = 1_500
CUSTOMERS_PER = 20  # contracts to a customer, in the mean


class Asked(NamedTuple):
    """What is asked of an archive."""

    word: str
    rare_word: str
    phrase: str
    customer: str
    number: str


class Command(NamedTuple):
    """A process to be timed; ``rounds`` may be fewer where it is slow."""

    name: str
    arguments: list[str]
    slow: bool = False


def main() -> None:
    options = _options()
    full = _archive(options.folder, options.contracts, CHARACTERS)
    bare = _archive(options.folder, options.records, 0)
    print(f"\n## Inside: first 20 hits and the exact total ({options.contracts:,} with text)\n")
    asked = _asked(options.contracts)
    _inside(full, _word_queries(asked) | _field_queries(asked), options.rounds)
    _size(full, options.contracts)
    print(f"\n## Inside: {options.records:,} records without text\n")
    _inside(bare, _field_queries(_asked(options.records)), options.rounds)
    if not options.inside:
        print(f"\n## Whole processes ({options.contracts:,} with text)\n")
        _whole(_commands(full, asked), options.rounds)
        print(f"\n## Whole processes ({options.records:,} records)\n")
        _whole(_field_commands(bare, _asked(options.records)), options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--contracts", type=int, default=100_000)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks/.archives"))
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--inside", action="store_true")
    return parser.parse_args()


def _maker(count: int) -> Maker:
    return Maker(customers=max(1, count // CUSTOMERS_PER))


def _asked(count: int) -> Asked:
    maker = _maker(count)
    made = list(maker.make(200, 0))
    middle = made[len(made) // 2].contract
    return Asked(
        word=maker.word(400),
        rare_word=maker.word(20_000),
        phrase="有限公司",
        customer=middle.terms.customer,
        number=middle.number,
    )


def _archive(folder: Path, count: int, characters: int) -> Path:
    """Return an archive of ``count`` contracts, made now or found from an earlier run."""
    root = shelf(folder) / f"{count}-{characters}"
    if (root / "made").exists():
        return root
    shutil.rmtree(root, ignore_errors=True)
    _found(root)
    started = time.perf_counter()
    fresh = root / ".carchive" / "catalog.new"
    spent = 0.0
    with Catalog.build(fresh) as catalog:
        for made in _maker(count).make(count, characters):
            begun = time.perf_counter()
            catalog.record(*made)
            spent += time.perf_counter() - begun
            _write_text(root, made)
        begun = time.perf_counter()
    spent += time.perf_counter() - begun
    fresh.replace(root / ".carchive" / "catalog.sqlite")
    (root / "made").touch()
    print(
        f"made {count:,} contracts in {time.perf_counter() - started:.0f} s;"
        f" the catalog took {count / spent:,.0f} a second"
    )
    return root


def _found(root: Path) -> None:
    from contract_archive.actions.found import found

    found(root, language="zh", company="东方示例有限公司").close()


def _write_text(root: Path, made: Made) -> None:
    if made.text:
        folder = root / made.place
        folder.mkdir(parents=True)
        (folder / f"{made.contract.number}.txt").write_text(made.text, encoding="utf-8")


def _word_queries(asked: Asked) -> dict[str, Query]:
    return {
        "a word in every contract": Query(words=COMMON_WORD),
        "a two-character word": Query(words=asked.word),
        "a rare two-character word": Query(words=asked.rare_word),
        "one character": Query(words=asked.word[0]),
        "four characters, in every contract": Query(words=asked.phrase),
        "a number as a word": Query(words=asked.number),
        "two words": Query(words=f"{asked.word} {COMMON_WORD}"),
        "one word, not another": Query(words=f"{COMMON_WORD} -{asked.word}"),
        "a common word, by date of signing": Query(words=COMMON_WORD, sort=SortKey.SIGNED),
        "a common word and a customer": Query(words=COMMON_WORD, customer=asked.customer),
    }


def _field_queries(asked: Asked) -> dict[str, Query]:
    return {
        "--customer, the whole name": Query(customer=asked.customer),
        "--customer, a part of it": Query(customer=asked.customer[1:3]),
        "--customer, a part of all names": Query(customer="公司"),
        "--number": Query(number=asked.number),
        "nothing asked (list)": Query(),
        "nothing asked, by amount": Query(sort=SortKey.AMOUNT),
    }


def _inside(root: Path, queries: dict[str, Query], rounds: int) -> None:
    """Each time with a connection of its own, as a process has it."""
    path = root / ".carchive" / "catalog.sqlite"
    print(f"{'':38} {'hits':>9} {'ms':>8}")
    for name, query in queries.items():
        total = 0
        times: list[float] = []
        for _round in range(rounds):
            begun = time.perf_counter()
            catalog = Catalog.open(path)
            total = catalog.find(query).total
            times.append(time.perf_counter() - begun)
            catalog.close()
        print(f"{name:38} {total:9,} {statistics.median(times) * 1e3:8.2f}")


def _size(root: Path, count: int) -> None:
    text = sum(
        len(made.text.encode()) for made in _maker(count).make(min(count, 2_000), CHARACTERS)
    )
    text = text * count // min(count, 2_000)
    size = (root / ".carchive" / "catalog.sqlite").stat().st_size
    print(f"\ncatalog {size / 1e6:,.0f} MB, text {text / 1e6:,.0f} MB: {size / text:.2f} times")


def _commands(root: Path, asked: Asked) -> Iterator[Command]:
    yield from _field_commands(root, asked)
    yield Command(f"carchive find {asked.word}", _carchive(root, asked.word))
    yield Command(f"carchive find {COMMON_WORD}", _carchive(root, COMMON_WORD))
    yield Command("sqlcipher3 in Python, the same word", _by_hand(root, asked.word))
    if rg := shutil.which("rg"):
        yield Command(f"rg -l {asked.word}", [rg, "-lF", asked.word, str(root)], slow=True)
        yield Command(f"rg -l {asked.number}", [rg, "-lF", asked.number, str(root)], slow=True)


def _field_commands(root: Path, asked: Asked) -> Iterator[Command]:
    yield Command("python -c 'import typer'", [sys.executable, "-c", "import typer"])
    yield Command("carchive find --customer", _carchive(root, "--customer", asked.customer))
    yield Command("carchive find --number", _carchive(root, "--number", asked.number))
    yield Command("carchive find NUMBER", _carchive(root, asked.number))
    if program := shutil.which("sqlite3"):
        database = str(root / ".carchive" / "catalog.sqlite")
        customer = asked.customer.replace("'", "''")
        yield Command(
            "sqlite3, the customer",
            [program, database, _CUSTOMER_SQL.format(customer=customer)],
        )
        yield Command("sqlite3, the number", [program, database, _NUMBER_SQL.format(asked.number)])


_CUSTOMER_SQL = (
    "SELECT count(*) OVER (), contract.* FROM contract WHERE customer IN (SELECT customer FROM"
    " customer_name WHERE instr(folded, '{customer}')) ORDER BY id DESC LIMIT 20"
)
_NUMBER_SQL = "SELECT * FROM contract WHERE id = (SELECT contract FROM number WHERE folded = '{}')"
_BY_HAND = """
import sys
from sqlcipher3 import dbapi2 as sqlite
catalog = sqlite.connect(sys.argv[1])
match = '"' + sys.argv[2] + '"'
print(catalog.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone())
first = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 20"
print(catalog.execute(f"SELECT * FROM contract WHERE id IN ({first})", (match,)).fetchall())
"""


def _carchive(root: Path, *arguments: str) -> list[str]:
    program = Path(sys.executable).parent / "carchive"
    return [str(program), "--archive", str(root), "find", *arguments]


def _by_hand(root: Path, word: str) -> list[str]:
    database = str(root / ".carchive" / "catalog.sqlite")
    return [sys.executable, "-c", _BY_HAND, database, word]


def _whole(commands: Iterator[Command], rounds: int) -> None:
    listed = list(commands)
    times: dict[str, list[float]] = {command.name: [] for command in listed}
    for command in listed:
        _timed(command.arguments)  # warm the caches
    for turn in range(rounds):
        for command in listed:
            if not command.slow or turn < 3:
                times[command.name].append(_timed(command.arguments))
    medians = {name: statistics.median(each) for name, each in times.items()}
    base = medians[listed[0].name]
    for name, median in medians.items():
        print(f"{name:38} {median * 1e3:9.1f} ms {median / base:8.2f} x")


def _timed(arguments: list[str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    spent = time.perf_counter() - begun
    if done.returncode:
        raise SystemExit(f"{arguments}: {done.stderr.decode()}")
    return spent


if __name__ == "__main__":
    main()
