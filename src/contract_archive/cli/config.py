"""``carchive config``: check the rules, show them, explain them."""

from typing import Annotated, Any

import typer

from contract_archive import locale
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, one_of, option
from contract_archive.cli.options import Json
from contract_archive.cli.render.text import printable
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
    root, settings = session.root(), session.settings()
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"ok": True, "rules": root / "archive.yaml", "series": len(settings.series)})
        return
    count = len(settings.series)
    print(
        ngettext(
            "{file} is in order: {count} contract type",
            "{file} is in order: {count} contract types",
            count,
        ).format(file=printable(str(root / "archive.yaml")), count=count)
    )


@command(
    app,
    _("Show the rules as they hold now, with what the file leaves to the defaults."),
    ("carchive config show", _("the types, their numbers, the deadline …")),
    ("carchive config show --json", _("all of it for programs")),
    name="show",
)
def show(context: typer.Context, json: Json = False) -> None:
    """Load the rules and print them."""
    from contract_archive.cli.render import rules

    session = session_of(context)
    settings = session.settings()
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(rules.document(settings))
        return
    rules.write(settings, session.terminal)


@command(
    app,
    _("Explain every key that archive.yaml may have: what it is for and what may stand there."),
    ("carchive config schema", _("all keys")),
    ("carchive config schema series", _("the keys of a contract type")),
    name="schema",
)
def schema(context: typer.Context, key: Key = "", json: Json = False) -> None:
    """Print the keys with their explanations."""
    from contract_archive.cli.render import rules

    found = rules.keys_under(key)
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"keys": [rules.key_document(*each) for each in found]})
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
