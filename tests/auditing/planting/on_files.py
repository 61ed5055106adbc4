"""Faults of files: each is what a disk, a virus or a hand does to a file of a contract."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from contract_archive.records.files import StoredFile
from planting.sites import Allowed, Expected, Placed, Planted, Site

ROLES = ("master", "rendition", "text", "later")


def file_of(placed: Placed, role: str, dice: Random) -> StoredFile | None:
    """Return one of the contract's files of that role; ``later`` is any of a later document."""
    items = placed.contract.items
    if role == "later":
        later = [file for item in items[1:] for file in (*item.masters, item.rendition, item.text)]
        return dice.choice([each for each in later if each]) if later else None
    item = items[0]
    if role == "master":
        return dice.choice(item.masters)
    return item.rendition if role == "rendition" else item.text


def _pick(site: Site, role: str, dice: Random) -> tuple[Placed, StoredFile, Path]:
    placed = site.pick(dice, lambda each: file_of(each, role, Random(0)) is not None)
    file = file_of(placed, role, dice)
    assert file is not None
    return placed, file, site.root / placed.path(file)


def flip(path: Path, dice: Random) -> None:
    """Turn one bit of a file over."""
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def _cut(path: Path, dice: Random) -> None:
    os.truncate(path, dice.randrange(path.stat().st_size))


def _lengthen(path: Path, dice: Random) -> None:
    with path.open("ab") as file:
        file.write(dice.choice((b"\n", b"\0", b"appended")))


def _empty(path: Path, _dice: Random) -> None:
    os.truncate(path, 0)


def _exchange_halves(path: Path, _dice: Random) -> None:
    data = path.read_bytes()
    half = len(data) // 2
    path.write_bytes(data[half:] + data[:half])


CHANGES: dict[str, Callable[[Path, Random], None]] = {
    "bit-flipped": flip,
    "cut-off": _cut,
    "lengthened": _lengthen,
    "emptied": _empty,
    "halves-exchanged": _exchange_halves,
}


def changed(site: Site, dice: Random, role: str, change: str) -> Planted:
    """A file's bytes are changed."""
    placed, file, path = _pick(site, role, dice)
    CHANGES[change](path, dice)
    return Planted(
        f"{role}-{change}", (Expected("file-changed", placed.number, placed.path(file)),)
    )


def deleted(site: Site, dice: Random, role: str) -> Planted:
    """A file is deleted."""
    placed, file, path = _pick(site, role, dice)
    path.unlink()
    must = Expected("file-missing", placed.number, placed.path(file))
    return Planted(f"{role}-deleted", (must,), _emptied_folder(placed, file))


def renamed(site: Site, dice: Random, role: str) -> Planted:
    """A file has another name: it is missing, and a stranger is there."""
    placed, file, path = _pick(site, role, dice)
    path.rename(path.with_name(f"副本 {path.name}"))
    stranger = placed.path(file).replace(path.name, f"副本 {path.name}")
    return Planted(
        f"{role}-renamed",
        (
            Expected("file-missing", placed.number, placed.path(file)),
            Expected("stray-file", placed.number, stranger),
        ),
    )


def masters_exchanged(site: Site, dice: Random) -> Planted:
    """Two pictures of one contract have each other's name."""
    placed = site.pick(dice, lambda each: len(each.contract.items[0].masters) > 1)
    one, other = dice.sample(placed.contract.items[0].masters, 2)
    first, second = site.root / placed.path(one), site.root / placed.path(other)
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    must = (Expected("file-changed", placed.number, placed.path(each)) for each in (one, other))
    return Planted("masters-exchanged", tuple(must))


def overwritten(site: Site, dice: Random, role: str) -> Planted:
    """A file of another contract was copied over it."""
    placed, file, path = _pick(site, role, dice)
    others = [each for each in site.contracts if each.number != placed.number]
    other = dice.choice([each for each in others if file_of(each, "master", dice)])
    source = file_of(other, "master" if role == "later" else role, dice)
    assert source is not None
    data = (site.root / other.path(source)).read_bytes()
    path.write_bytes(data)
    return Planted(
        f"{role}-overwritten", (Expected("file-changed", placed.number, placed.path(file)),)
    )


def swapped(site: Site, dice: Random, role: str) -> Planted:
    """Two contracts have each other's file."""
    one, one_file, one_path = _pick(site, role, dice)
    other, other_file, other_path = _pick(site, role, dice)
    between = one_path.with_name("between")
    one_path.rename(between)
    other_path.rename(one_path)
    between.rename(other_path)
    return Planted(
        f"{role}-swapped",
        (
            Expected("file-changed", one.number, one.path(one_file)),
            Expected("file-changed", other.number, other.path(other_file)),
        ),
    )


def linked(site: Site, dice: Random, role: str, *, out: bool) -> Planted:
    """A link stands where a file should: to the same bytes elsewhere."""
    placed, file, path = _pick(site, role, dice)
    target = site.root.parent / f"outside-{dice.getrandbits(40)}"
    if out:
        path.rename(target)
    else:
        target = path.with_name(f".hidden-{path.name}")
        path.rename(target)
    path.symlink_to(target)
    must = Expected("file-link", placed.number, placed.path(file))
    hidden = (Allowed("stray-file", below=placed.place),) if not out else ()
    return Planted(f"{role}-linked-{'out' if out else 'inside'}", (must,), hidden)


def made_a_folder(site: Site, dice: Random, role: str) -> Planted:
    """A folder stands where a file should."""
    placed, file, path = _pick(site, role, dice)
    path.unlink()
    path.mkdir()
    must = Expected("file-missing|file-unreadable|file-link", placed.number, placed.path(file))
    return Planted(f"{role}-made-a-folder", (must,))


def open_to_all(site: Site, dice: Random) -> Planted:
    """Everybody may write to a file."""
    placed, file, path = _pick(site, dice.choice(ROLES[:3]), dice)
    path.chmod(0o666)
    return Planted("open-to-all", (Expected("open-to-all", placed.number, placed.path(file)),))


def folder_open_to_all(site: Site, dice: Random) -> Planted:
    """Everybody may write into a contract's folder."""
    placed = site.pick(dice)
    (site.root / placed.place).chmod(0o777)
    return Planted("folder-open-to-all", (Expected("open-to-all", placed.number, placed.place),))


def stray(site: Site, dice: Random) -> Planted:
    """A file that the record does not name lies in a contract's folder."""
    placed = site.pick(dice)
    name = dice.choice(("备注.txt", "master/scan2.jpg", "contract.yaml.bak", "新建文件夹/a.doc"))
    path = site.root / placed.place / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("stranger")
    top = name.split("/")[0] if name.startswith("新") else name
    must = Expected("stray-file", placed.number, f"{placed.place}/{top}")
    return Planted("stray-in-contract", (must,))


def stray_link(site: Site, dice: Random) -> Planted:
    """A link that no record names lies in a contract's folder and leads out of the archive."""
    placed = site.pick(dice)
    (site.root / placed.place / "link").symlink_to("/etc")
    return Planted("stray-link", (Expected("file-link", placed.number, f"{placed.place}/link"),))


def stray_in_tree(site: Site, dice: Random) -> Planted:
    """A file lies beside the contracts' folders."""
    placed = site.pick(dice)
    folder = placed.place.rpartition("/")[0]
    name = f"{folder}/清单-{dice.getrandbits(20)}.xlsx".lstrip("/")
    (site.root / name).write_bytes(b"PK")
    return Planted("stray-in-tree", (Expected("stray-file", "", name),))


def stray_folder_in_tree(site: Site, dice: Random) -> Planted:
    """A folder with files and no record stands at the top of the archive."""
    name = f"临时-{dice.getrandbits(20)}"
    (site.root / name / "a").mkdir(parents=True)
    (site.root / name / "a" / "b.pdf").write_bytes(b"%PDF-1.4")
    must = Expected("stray-file", "", name)
    return Planted("stray-folder-in-tree", (must,))


def stray_in_house(site: Site, dice: Random) -> Planted:
    """A file that is none of ours lies in .carchive."""
    name = f".carchive/{dice.choice(('notes', 'ledger/x'))}-{dice.getrandbits(20)}.txt"
    (site.root / name).parent.mkdir(exist_ok=True)
    (site.root / name).write_text("stranger")
    return Planted("stray-in-house", (Expected("house-stray|stray-file", "", name),))


def left_staging(site: Site, dice: Random) -> Planted:
    """A process was killed long ago, and what it staged was never removed by any other."""
    name = f"{dice.getrandbits(64):016x}"
    home = site.root / ".carchive" / "staging" / name
    (home / "contract").mkdir(parents=True)
    (home / "contract" / "scan.jpg").write_bytes(b"x")
    long_ago = 1_500_000_000
    for path in (home / "contract" / "scan.jpg", home / "contract", home):
        os.utime(path, (long_ago, long_ago))
    # Whoever takes the lock clears it away; what is seen is at most that.
    return Planted("left-staging", (), (Allowed("staging-left", below=".carchive/staging"),))


def left_copy(site: Site, dice: Random) -> Planted:
    """A copy of the catalog from before an update was left behind."""
    name = f".carchive/catalog.sqlite.before-{dice.randrange(10**6)}"
    (site.root / name).write_bytes(b"SQLite format 3")
    os.utime(site.root / name, (1_500_000_000, 1_500_000_000))
    return Planted("left-copy", (Expected("staging-left", "", name),))


def link_in_tree(site: Site, dice: Random) -> Planted:
    """A link beside the contracts' folders leads out of the archive."""
    name = f"链接-{dice.getrandbits(20)}"
    (site.root / name).symlink_to("/etc")
    return Planted("link-in-tree", (Expected("file-link", "", name),))


def tree_open_to_all(site: Site, dice: Random) -> Planted:
    """Everybody may write into a folder above contracts."""
    placed = site.pick(dice)
    folder = placed.place.rpartition("/")[0]
    (site.root / folder).chmod(0o777)
    must = Expected("open-to-all", "", folder)
    return Planted("tree-open-to-all", (must,))


def _emptied_folder(placed: Placed, file: StoredFile) -> tuple[Allowed, ...]:
    return (Allowed("stray-file", below=f"{placed.place}/{Path(file.path).parent}"),)


def remove(path: Path) -> None:
    """Remove a file or a whole folder."""
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
