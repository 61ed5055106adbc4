"""The table of commands: what ``carchive --help`` lists, without importing any of them.

The command NAME lives in ``cli/NAME.py``, which offers a Typer ``app``.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.locale import _

COMMANDS = (
    *("init", "config", "completion", "demo"),
    *("ingest", "amend", "review", "cover", "number", "customer"),
    *("find", "list", "due", "paper", "show", "read", "open", "path", "export", "transfer"),
    *("edit", "relate", "undo", "history", "hold", "expire", "reopen", "retention"),
    *("audit", "ocr", "reindex"),
)

Line = tuple[str, str]


def groups() -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return the groups of commands, each with its heading and (name, one line) pairs."""
    return (
        (
            _("Set up"),
            (
                ("init", _("make a new archive in a folder")),
                ("config", _("check and explain the archive's rules")),
                ("completion", _("let the shell complete commands, types, customers, numbers")),
                ("demo", _("make an archive with a dozen contracts to try things on")),
            ),
        ),
        (
            _("Put in"),
            (
                ("ingest", _("archive contract scans: read, number, file, index")),
                ("amend", _("file a later document of a contract: supplement, renewal …")),
                ("review", _("settle, accept or reject scans that wait for a person")),
                ("cover", _("print cover sheets for paper that goes to the scanner")),
                ("number", _("see the next number, void one, list gaps")),
                ("customer", _("list customers, give other names, rename, merge")),
            ),
        ),
        (
            _("Find and use"),
            (
                ("find", _("search by words, customer, type, dates, amount")),
                ("list", _("list the contracts in the order of their numbers")),
                ("due", _("list what must be renewed, refused or let end soon")),
                ("paper", _("shelve, lend and take back paper originals; labels, stock")),
                ("show", _("show everything about a contract, or its text")),
                ("read", _("read a scan and print what it says, filing nothing")),
                ("open", _("open a contract's PDF in the viewer")),
                ("path", _("print where a contract's folder is")),
                ("export", _("copy contracts out of the archive")),
                ("transfer", _("hand contracts over to another archive, or take some in")),
            ),
        ),
        (
            _("Take care"),
            (
                ("edit", _("correct what a record says; the number stays")),
                ("relate", _("say what one contract is to another: framework, order, renewal")),
                ("undo", _("take the last correction back")),
                ("history", _("show what was done to a contract, by whom and why")),
                ("hold", _("hold contracts back from destruction, each for a case")),
                ("expire", _("appraise by the retention schedule, close what is over")),
                ("reopen", _("take a contract out of the closed stacks")),
                ("retention", _("see how long a contract is kept; give it another rule")),
                ("audit", _("check the whole archive: numbers, records, files, places")),
                ("ocr", _("read archived contracts again; the files as received stay")),
                ("reindex", _("rebuild the catalog from the folders and the ledger")),
            ),
        ),
    )


def lines() -> Iterator[Line]:
    """Yield (name, one line) of every command, in order."""
    for _heading, commands in groups():
        yield from commands
