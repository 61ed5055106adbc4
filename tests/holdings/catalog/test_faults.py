"""Files that are missing, foreign, old, new, locked or broken, and a disk that refuses."""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite
from sqlite_utils.migrations import Migrations

from contract_archive.errors import (
    ArchiveError,
    DamagedError,
    LockedError,
    NotFoundError,
    StorageError,
)
from contract_archive.holdings.catalog import Catalog, engine, schema
from contract_archive.holdings.catalog import catalog as catalog_module
from contract_archive.holdings.catalog.engine import SCHEMA
from contract_archive.records.queries import Query


def test_a_missing_catalog_is_not_found_and_not_made(catalog_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no catalog"):
        Catalog.open(catalog_path)
    assert not catalog_path.exists()


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" * 9])
def test_what_is_no_catalog_is_damaged(catalog_path: Path, content: bytes) -> None:
    catalog_path.write_bytes(content)
    with pytest.raises(DamagedError) as caught:
        Catalog.open(catalog_path)
    assert "reindex" in caught.value.hint


def test_another_programs_database_is_damaged(catalog_path: Path) -> None:
    with closing(sqlite.connect(str(catalog_path))) as other:
        other.execute("CREATE TABLE notes (text)")
    with pytest.raises(DamagedError):
        Catalog.open(catalog_path)


def test_a_newer_catalog_is_refused_with_advice(
    three_contracts: Catalog, catalog_path: Path
) -> None:
    three_contracts.close()
    with closing(sqlite.connect(str(catalog_path))) as newer:
        newer.execute(f"PRAGMA user_version = {engine.SCHEMA + 1}")
    with pytest.raises(DamagedError, match="newer") as caught:
        Catalog.open(catalog_path)
    assert "Update carchive" in caught.value.hint


@pytest.fixture
def a_next_schema(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The schema's next version; the list says what its migration is to do: ``fail``."""
    asked: list[str] = []
    steps = Migrations("catalog")
    for step in schema.migrations._migrations:
        steps(name=step.name)(step.fn)

    @steps()
    def m999_more(db: Any) -> None:
        db.execute("ALTER TABLE contract ADD COLUMN shelf TEXT")
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        if "fail" in asked:
            raise RuntimeError

    monkeypatch.setattr(schema, "migrations", steps)
    monkeypatch.setattr(schema, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(catalog_module, "SCHEMA", SCHEMA + 1)
    return asked


def test_an_older_catalog_is_copied_and_then_brought_up_to_date(
    three_contracts: Catalog, catalog_path: Path, request: pytest.FixtureRequest
) -> None:
    before = list(three_contracts.dump())
    request.getfixturevalue("a_next_schema")
    with closing(Catalog.open(catalog_path)) as migrated:
        assert migrated.count() == 3
        assert list(migrated.dump()) != before
    copy = catalog_path.with_name(f"catalog.sqlite.before-{SCHEMA}")
    with closing(sqlite.connect(str(copy))) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert old.execute("SELECT count(*) FROM contract").fetchone() == (3,)
        assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    Catalog.open(catalog_path).close()


def test_a_migration_that_fails_changes_nothing(
    three_contracts: Catalog, catalog_path: Path, request: pytest.FixtureRequest
) -> None:
    before = list(three_contracts.dump())
    asked = request.getfixturevalue("a_next_schema")
    asked.append("fail")
    with pytest.raises(RuntimeError):
        Catalog.open(catalog_path)
    assert list(three_contracts.dump()) == before
    asked.clear()
    Catalog.open(catalog_path).close()


def test_processes_that_migrate_at_once_do_it_once(
    three_contracts: Catalog, catalog_path: Path, request: pytest.FixtureRequest
) -> None:
    three_contracts.close()
    request.getfixturevalue("a_next_schema")
    counts: list[int] = []

    def work() -> None:
        with closing(Catalog.open(catalog_path)) as catalog:
            counts.append(catalog.count())

    workers = [threading.Thread(target=work) for _each in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert counts == [3] * 4


def test_a_catalog_with_broken_pages_never_shows_the_engines_own_errors(
    three_contracts: Catalog, make_contract: Any, catalog_path: Path
) -> None:
    with three_contracts.transaction():
        for value in range(4, 60):
            three_contracts.record(make_contract(value), f"{value}", "购销合同" * 200)
    three_contracts.close()
    whole = catalog_path.read_bytes()
    for at in range(4096, len(whole), 4096):
        catalog_path.write_bytes(whole[:at] + b"\xff" * 4096 + whole[at + 4096 :])
        _use_it_all(catalog_path, make_contract(60))


def _use_it_all(path: Path, contract: Any) -> None:
    """Every verb either answers or fails in our own words."""
    try:
        catalog = Catalog.open(path)
    except DamagedError:
        return
    with closing(catalog):
        verbs = (
            lambda: catalog.find(Query(words="合同")),
            lambda: catalog.find(Query(customer="华东")),
            lambda: catalog.number_state("XS-2024-0001"),
            lambda: list(catalog.dump()),
            lambda: _record(catalog, contract),
        )
        for verb in verbs:
            try:
                verb()
            except ArchiveError as error:
                assert isinstance(error, DamagedError)


def _record(catalog: Catalog, contract: Any) -> None:
    with catalog.transaction():
        catalog.record(contract, "2024/x", "购销合同" * 100)


def test_a_catalog_cut_short_is_damaged(three_contracts: Catalog, catalog_path: Path) -> None:
    three_contracts.close()
    catalog_path.write_bytes(catalog_path.read_bytes()[:9000])
    with pytest.raises(DamagedError), closing(Catalog.open(catalog_path)) as catalog:
        list(catalog.dump())


def test_a_second_writer_waits_and_then_is_told_so(
    three_contracts: Catalog, catalog_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_PATIENCE", 0.05)
    with closing(Catalog.open(catalog_path)) as second, three_contracts.transaction():
        assert second.count() == 3
        with pytest.raises(LockedError), second.transaction():
            raise AssertionError


def test_a_second_writer_goes_on_when_the_first_is_done(
    three_contracts: Catalog, catalog_path: Path, make_contract: Any
) -> None:
    begun = threading.Event()

    def second() -> None:
        with closing(Catalog.open(catalog_path)) as catalog:
            begun.set()
            with catalog.transaction():
                catalog.record(make_contract(5), "5", "")

    waiting = threading.Thread(target=second)
    with three_contracts.transaction():
        waiting.start()
        begun.wait()
        three_contracts.record(make_contract(4), "4", "")
    waiting.join()
    assert three_contracts.count() == 5


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes; writing past it fails as on a broken disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_a_disk_that_takes_no_more_is_told_and_changes_nothing(
    three_contracts: Catalog, make_contract: Any, catalog_path: Path
) -> None:
    before = list(three_contracts.dump())
    size = catalog_path.stat().st_size
    with disk_of(size), pytest.raises(StorageError), three_contracts.transaction():
        for value in range(4, 400):
            three_contracts.record(make_contract(value), f"{value}", "购销合同" * 100)
    assert list(three_contracts.dump()) == before
    three_contracts.close()
    with closing(Catalog.open(catalog_path)) as again:
        assert list(again.dump()) == before


def test_a_building_on_a_full_disk_is_told_and_leaves_no_file(
    tmp_path: Path, make_contract: Any
) -> None:
    with pytest.raises(StorageError), disk_of(200_000), Catalog.build(tmp_path / "new") as fresh:
        for value in range(1, 2000):
            fresh.record(make_contract(value), f"{value}", f"购销{value}合同" * 100)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Catalog.open(tmp_path / "nowhere" / "catalog.sqlite", create=True)


def test_a_text_that_is_no_unicode_is_told(three_contracts: Catalog, make_contract: Any) -> None:
    with pytest.raises(ArchiveError, match="Unicode"), three_contracts.transaction():
        three_contracts.record(make_contract(4, title="\ud800"), "4", "")
    assert three_contracts.count() == 3


def test_names_of_files_are_only_names(tmp_path: Path) -> None:
    for name in ("a?mode=ro", "file:x", "a b%20#", "档案'\"", ":memory:"):
        path = tmp_path / name
        Catalog.open(path, create=True).close()
        assert path.is_file()
