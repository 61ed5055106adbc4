"""``carchive config``: check the rules, show them, explain them."""

from pathlib import Path
from typing import Annotated, Any

import typer

from contract_archive import locale
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, one_of, option
from contract_archive.cli.options import Json
from contract_archive.cli.render.text import printable
from contract_archive.cli.session import Session
from contract_archive.errors import RuleError
from contract_archive.locale import _, ngettext

app = new_app(help=_("Check and explain the archive's rules, which stand in archive.yaml."))

_LANGUAGES = {word: word for word in locale.LANGUAGES}

Language = Annotated[
    str, option("--lang", "zh|en", _("language of comments and labels"), one_of(_LANGUAGES))
]
Key = Annotated[str, argument(_("[KEY]"), _("only this key and those below it"))]


@command(
    app,
    _("Check archive.yaml. All faults are listed at once, each with its place. Exit code 2 then."),
    ("carchive config check", _("after the rules were edited")),
    name="check",
)
def check(context: typer.Context, json: Json = False) -> None:
    """Load the rules; a fault leaves by the door."""
    session = session_of(context)
    root = session.root()
    if json:
        _check_for_programs(session, root)
        return
    count = len(session.settings().series)
    print(
        ngettext(
            "{file} is in order: {count} contract type",
            "{file} is in order: {count} contract types",
            count,
        ).format(file=printable(str(root / "archive.yaml")), count=count)
    )


def _check_for_programs(session: Session, root: Path) -> None:
    """Print one document, with the faults if there are any. Raises Exit with the code of faults."""
    from contract_archive.cli.render.documents import error_document, write_json

    rules = root / "archive.yaml"
    try:
        count = len(session.settings().series)
    except RuleError as error:
        faults = {"ok": False, "rules": rules, "faults": list(error.faults)}
        write_json({**faults, "error": error_document(error)})
        raise typer.Exit(error.exit_code) from error
    write_json({"ok": True, "rules": rules, "series": count, "faults": []})


@command(
    app,
    _("Show the rules as they hold now, with what the file leaves to the defaults."),
    ("carchive config show", _("the types, their numbers, the deadline …")),
    ("carchive config show --json", _("all of it for programs")),
    name="show",
)
def show(context: typer.Context, json: Json = False) -> None:
    """Load the rules and print them."""
    session = session_of(context)
    settings = session.settings()
    if json:
        from contract_archive.cli.render.documents import write_json
        from contract_archive.settings.documents import as_dict

        write_json(as_dict(settings))
        return
    from contract_archive.cli.render import rules

    rules.write(settings, session.terminal)


@command(
    app,
    _("Explain every key that archive.yaml may have: what it is for and what may stand there."),
    ("carchive config schema", _("all keys")),
    ("carchive config schema series", _("the keys of a contract type")),
    ("carchive config schema --json > archive.schema.json", _("for an editor that checks YAML")),
    name="schema",
)
def schema(context: typer.Context, key: Key = "", json: Json = False) -> None:
    """Print the keys with their explanations."""
    from contract_archive.cli.render import rules

    found = rules.keys_under(key)
    if json:
        from contract_archive.cli.render.documents import write_json
        from contract_archive.settings.documents import json_schema
        from contract_archive.settings.keys import SCHEMA

        write_json(json_schema(locale.language(), found[0][1] if key.strip() else SCHEMA))
        return
    rules.write_keys(found, session_of(context).terminal)


@command(
    app,
    _("Print an example archive.yaml with comments, ready to be edited."),
    ("carchive config example --lang zh > archive.yaml", _("the rules in Chinese")),
    name="example",
)
def example(context: typer.Context, lang: Language = "") -> None:
    """Print the example."""
    from contract_archive.settings import example as examples

    _unused: Any = context
    print(examples.rules_text(lang or locale.language(), ""), end="")
