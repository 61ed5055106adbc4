"""``carchive init``: make a new archive."""

from pathlib import Path
from typing import Annotated

import typer

from contract_archive import locale
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, flag, folder, one_of, option
from contract_archive.cli.options import Json
from contract_archive.cli.render.text import printable
from contract_archive.cli.session import Session
from contract_archive.locale import _

app = new_app()

_LANGUAGES = {word: word for word in locale.LANGUAGES}

Folder = Annotated[
    Path, argument(_("[DIR]"), _("the folder; else the one you are in"), parse=folder)
]
Language = Annotated[
    str,
    option("--lang", "zh|en", _("language of the rules and labels"), one_of(_LANGUAGES)),
]
Company = Annotated[
    str, option("--name", _("COMPANY"), _("our own company, as it stands in contracts"))
]
Yes = Annotated[bool, flag("--yes", _("ask nothing"), short="-y")]


@command(
    app,
    _(
        "Make a new archive: the rules (archive.yaml, with comments), the folders, and the first "
        "entry of the ledger."
    ),
    ("carchive init ~/contracts --name 华东机电有限公司", _("an archive in a new folder")),
    ("carchive init --lang en", _("one in this folder, with English labels")),
)
def init(
    context: typer.Context,
    folder: Folder = Path(),
    lang: Language = "",
    name: Company = "",
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Found the archive and say what comes next."""
    from contract_archive.actions.found import found
    from contract_archive.archive.archive import this_actor

    session = session_of(context)
    company = name or _company(session, yes=yes)
    actor = this_actor(session.person)
    language = lang or locale.language()
    with found(folder, language=language, company=company, actor=actor) as archive:
        root = archive.root.absolute()
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"archive": root, "rules": root / "archive.yaml", "language": language})
        return
    print(_welcome().format(root=printable(str(root)), folder=printable(str(folder))))
    if company:
        print(_other_name(company))


def _company(session: Session, *, yes: bool) -> str:
    if yes or not session.terminal.asks:
        return ""
    from contract_archive.cli.asking import ask

    return ask(_("Our own company, as it stands in contracts (Enter to leave it open)")).strip()


def _other_name(company: str) -> str:
    """Return what to do for contracts in the language that our name is not in: without a name in
    it, no side of theirs is ours."""
    if any("\u4e00" <= character <= "\u9fff" for character in company):
        return _(
            "Contracts in English have our English name: add it in archive.yaml to our_names, "
            "under aliases."
        )
    return _(
        "Contracts in Chinese have our Chinese name: add it in archive.yaml to our_names, "
        "under aliases."
    )


def _welcome() -> str:
    return _(
        "The archive stands in {root}\n"
        "What comes next:\n"
        "  1. Look through archive.yaml: our own names, contract types, numbers.\n"
        "     Check it with: carchive --archive {folder} config check\n"
        "  2. Archive a scan:  carchive --archive {folder} ingest SCAN.pdf\n"
        "  3. Find it again:   carchive --archive {folder} find WORD\n"
        "Inside the folder, --archive is not needed."
    )
