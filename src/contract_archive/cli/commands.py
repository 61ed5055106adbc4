"""How commands are built: lazily, with the same options everywhere and our help page.

A command is asked for by name, and only then is its module imported. The options that hold for
every call (``--archive``, ``--lang`` …) may stand before the command or after it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from contract_archive import __version__
from contract_archive.cli import contents, help
from contract_archive.cli.session import Session
from contract_archive.errors import UsageError
from contract_archive.locale import LANGUAGES, _, listed

PROGRAM = "carchive"
_PLACES = ("files", "folder", "output")  # a file may be called anything


def session_of(context: Any) -> Session:
    """Return the session that this call stands on."""
    session: Session = context.find_root().obj
    return session


def new_app(cls: type[Group] | None = None, **settings: Any) -> typer.Typer:
    """Return an empty Typer without the parts that cost start-up time."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        cls=cls or Group,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def command(
    app: typer.Typer,
    purpose: str,
    *examples: tuple[str, str],
    name: str | None = None,
    cls: type[TyperCommand] | None = None,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorate a function as a command of ``app``, with its purpose and examples."""
    return app.command(name, help=purpose, epilog=help.examples(*examples), cls=cls or Command)


def _set_language(_context: Any, _parameter: Any, value: str | None) -> None:
    """Judge the language; it is spoken already (see session.Early)."""
    if value is not None and value not in LANGUAGES:
        raise UsageError(
            _("--lang: there is no language “{value}”").format(value=value),
            _("Languages: {languages}").format(languages=listed(LANGUAGES)),
        )


def _set_archive(context: Any, _parameter: Any, value: str | None) -> None:
    if value is not None:
        session_of(context).archive = _said("--archive", value)


def _set_person(context: Any, _parameter: Any, value: str | None) -> None:
    if value is not None:
        session_of(context).person = _said("--as", value)


def _said(option: str, value: str) -> str:
    """Return a value that says something: an empty one would mean another archive or person."""
    if not value.strip():
        from contract_archive.cli.given import empty

        raise empty(option)
    return value


def _set_debug(_context: Any, _parameter: Any, _value: bool) -> None:
    """Do nothing: it is heeded already (see session.Early), also where parsing fails."""


def _show_version(context: Any, _parameter: Any, value: bool) -> None:
    if value:
        typer.echo(f"{PROGRAM} {__version__}")
        context.exit()


def _global_option(
    declaration: str, metavar: str, text: str, act: Callable[..., None], *, flag: bool = False
) -> TyperOption:
    return TyperOption(
        param_decls=[f"global_{declaration.strip('-')}", declaration],
        metavar=metavar,
        help=text,
        callback=act,
        is_flag=flag or None,
        default=False if flag else None,
        expose_value=False,
        is_eager=True,
    )


def global_options() -> list[TyperOption]:
    """Return the options that hold for every call."""
    return [
        _global_option(
            "--archive",
            _("DIR"),
            _("the archive; else CARCHIVE_ARCHIVE, else the nearest archive.yaml upward from here"),
            _set_archive,
        ),
        _global_option("--lang", "zh|en", _("the language to speak"), _set_language),
        _global_option(
            "--as",
            _("NAME"),
            _("the person who acts; else CARCHIVE_PERSON, else the system user"),
            _set_person,
        ),
        _global_option("--debug", "", _("show the traceback of an error"), _set_debug, flag=True),
    ]


def _version_option() -> TyperOption:
    return _global_option("--version", "", _("print the version"), _show_version, flag=True)


class Command(TyperCommand):
    """A command with our help page, which also takes the options of every call."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; an error learns which command it is about.

        Raises UnicodeEncodeError for words in another encoding: they can be neither kept nor found.
        """
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            if getattr(error, "ctx", None) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise
        for name, value in ctx.params.items():
            if name not in _PLACES:
                _check_encoding(value)
        return rest

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the command's own parameters and, after them, those of every call."""
        taken = {name for parameter in self.params for name in parameter.opts}
        shared = [each for each in global_options() if not taken.intersection(each.opts)]
        return [*self.params, *shared, *_only(self.get_help_option(ctx))]

    def get_help(self, ctx: Any) -> str:
        """Return the command's help page."""
        sections = (
            (_("Arguments"), help.rows(self, "argument")),
            (_("Options"), help.rows(self, "option")),
        )
        closing = _("Options of every command (--archive, --lang, --as …): {program} --help")
        return help.page(
            help.usage(ctx.command_path, self.collect_usage_pieces(ctx)),
            self.help or "",
            sections,
            self.epilog or "",
            closing.format(program=PROGRAM),
        )

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return what the usage line shows after the command."""
        pieces = [_("[OPTIONS]")]
        for parameter in self.params:
            if isinstance(parameter, TyperArgument):
                pieces.append(help.argument_row(parameter)[0])
        return pieces


class Group(TyperGroup):
    """A command with commands under it; asked for none of them, it shows its help."""

    def __init__(self, **settings: Any) -> None:
        settings["invoke_without_command"] = True
        super().__init__(**settings)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named, or show the help."""
        if not ctx._protected_args:
            typer.echo(ctx.get_help())
            return None
        return super().invoke(ctx)

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options of every call and ``--help``."""
        return [*self.params, *global_options(), *_only(self.get_help_option(ctx))]

    def resolve_command(
        self, ctx: Any, args: list[str]
    ) -> tuple[str | None, Any | None, list[str]]:
        """Return the command named by the first word. Raises UsageError with the nearest."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            raise UsageError(
                _("there is no command “{word}”").format(word=args[0]),
                _nearest_hint(args[0], self.list_commands(ctx), ctx.command_path),
            )
        return args[0] if found else None, found, args[1:]

    def get_help(self, ctx: Any) -> str:
        """Return the group's help page."""
        commands = [(name, each.get_short_help_str(200)) for name, each in self.commands.items()]
        path = " ".join(word for word in _path_of(ctx))
        return help.page(
            help.usage(path, [_("COMMAND"), "…"]),
            self.help or "",
            ((_("Commands"), commands),),
            self.epilog or "",
            _("More about one: {path} COMMAND --help").format(path=path),
        )


class ActingGroup(Group):
    """A command that acts by itself, with options of its own, and has commands under it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named, or the group's own."""
        return super(Group, self).invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        """Return the group's help page: what it does itself, then the commands under it."""
        commands = [(name, each.get_short_help_str(200)) for name, each in self.commands.items()]
        path = " ".join(word for word in _path_of(ctx))
        return help.page(
            help.usage(path, [_("[OPTIONS]"), _("[COMMAND]"), "…"]),
            self.help or "",
            ((_("Options"), help.rows(self, "option")), (_("Commands"), commands)),
            self.epilog or "",
            _("More about one: {path} COMMAND --help").format(path=path),
        )


class Root(Group):
    """All commands, each imported only when asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (Typer's signature)
        """Return the names of all commands."""
        return list(contents.COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any | None:  # noqa: ARG002
        """Import the command's module and build the command, or return None if there is none."""
        if cmd_name not in contents.COMMANDS:
            return None
        module = import_module(f"contract_archive.cli.{cmd_name}")
        return get_command(module.app)

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options of every call, ``--version`` and ``--help``."""
        return [*global_options(), _version_option(), *_only(self.get_help_option(ctx))]

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Complete a command's name from the table, or an option."""
        from typer._click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super(TyperGroup, self).shell_complete(ctx, incomplete)
        named = [each for each in contents.lines() if each[0].startswith(incomplete)]
        return [CompletionItem(name, help=line) for name, line in named]

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002
        """Return the first page: all commands in groups, the options and the exit codes."""
        options = [*global_options(), _version_option()]
        return help.page(
            help.usage(PROGRAM, [_("[OPTIONS]"), _("COMMAND"), "…"]),
            _("A contract archive on an ordinary folder: reads scans, numbers, files, finds them."),
            [*contents.groups(), (_("Options"), [help.option_row(each) for each in options])],
            "",
            _(
                "Exit codes: 0 done, 1 findings, 2 wrong usage or rules, 3 bad file, 4 not found, "
                "5 conflict, 6 refused, 7 archive damaged or locked, 8 outside service failed, "
                "70 a fault of the program, 130 interrupted.\n"
                "More about a command: carchive COMMAND --help"
            ),
        )


def _check_encoding(value: Any) -> None:
    for word in value if isinstance(value, list | tuple) else (value,):
        if isinstance(word, str):
            word.encode()


def _only(option: Any | None) -> Sequence[Any]:
    return () if option is None else (option,)


def _path_of(context: Any) -> list[str]:
    names = []
    while context is not None:
        names.append(context.info_name or "")
        context = context.parent
    return names[::-1]


def _nearest_hint(word: str, words: Sequence[str], path: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), words, n=1)
    if near:
        return _("Did you mean {word}?").format(word=near[0])
    return _("See what there is with: {program} --help").format(program=path)


def root_command() -> Root:
    """Return the command that holds all others."""
    return Root(
        name=PROGRAM,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
