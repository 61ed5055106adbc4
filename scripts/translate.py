"""Keep the Chinese messages: extract what the code says, merge it into the .po, compile the .mo.

``python scripts/translate.py`` rewrites both and lists what has no translation yet; ``--check``
changes nothing and only tells (exit code 1) whether something is missing or stale.
"""

from __future__ import annotations

import io
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "contract_archive"
FOLDER = SOURCE / "locale" / "zh_CN" / "LC_MESSAGES"
PO = FOLDER / "contract_archive.po"
MO = FOLDER / "contract_archive.mo"


def main() -> int:
    """Write the catalogs, or check them."""
    catalog = merged()
    faults = [*missing(catalog), *wrong(catalog)]
    if "--check" in sys.argv:
        faults += stale(catalog)
    else:
        FOLDER.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(as_po(catalog))
        MO.write_bytes(as_mo(catalog))
    print("\n".join(faults))
    return int(bool(faults))


def merged() -> Catalog:
    """Return the messages of the code with the translations there are."""
    with PO.open("rb") as known:
        catalog = read_po(known, locale="zh_CN")
    catalog.update(said(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def said() -> Catalog:
    """Return every message that the code says, with the files where it says it."""
    template = Catalog(project="contract-archive", charset="utf-8")
    methods = [("**.py", "python")]
    for name, _line, message, _notes, _context in extract_from_dir(str(SOURCE), methods):
        template.add(message, locations=[(f"src/contract_archive/{name}", 0)])
    return template


def messages(catalog: Catalog) -> Iterator[tuple[Message, list[str], list[str]]]:
    """Yield each message with its English forms and its Chinese ones."""
    for message in catalog:
        if message.id:
            forms = (message.id, message.string or "")
            english, chinese = ([f] if isinstance(f, str) else list(f) for f in forms)
            yield message, english, chinese


def missing(catalog: Catalog) -> Iterator[str]:
    """Yield the messages that have no translation."""
    for _message, english, chinese in messages(catalog):
        if not all(chinese):
            yield f"no translation: {english[0]!r}"


def wrong(catalog: Catalog) -> Iterator[str]:
    """Yield translations with a field in braces that the message does not have."""
    for _message, english, chinese in messages(catalog):
        known = {name for form in english for name in _fields(form)}
        for form in chinese:
            if unknown := set(_fields(form)) - known:
                yield f"fields {unknown} are not in {english[0]!r}"


def _fields(text: str) -> Iterator[str]:
    try:
        yield from (name for _text, name, _spec, _conv in string.Formatter().parse(text) if name)
    except ValueError:
        return  # braces that are meant; such a text is never filled


def stale(catalog: Catalog) -> Iterator[str]:
    """Yield which of the files is not as it would be written now."""
    for path, content in ((PO, as_po(catalog)), (MO, as_mo(catalog))):
        if not path.exists() or path.read_bytes() != content:
            yield f"stale: {path.name}; run: python scripts/translate.py"


def as_po(catalog: Catalog) -> bytes:
    """Return the .po file: one line a message, in alphabetical order, without times or places."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, sort_output=True, omit_header=True, no_location=True)
    return _HEADER + out.getvalue()


_HEADER = b"""# Simplified Chinese. Written by scripts/translate.py: edit the msgstr lines only.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: zh_CN\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


_NO_DATE = datetime(2024, 1, 1, tzinfo=UTC)


def as_mo(catalog: Catalog) -> bytes:
    """Return the .mo file that gettext reads."""
    with io.BytesIO(as_po(catalog)) as written, io.BytesIO() as out:
        compiled = read_po(written, locale="zh_CN")
        compiled.creation_date = compiled.revision_date = _NO_DATE  # the same bytes every day
        write_mo(out, compiled)
        return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
