"""Ask a person at the terminal for what is missing, with completion by the tab key."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from contract_archive.cli import given
from contract_archive.cli.echo import brief
from contract_archive.cli.render.labels import field_label
from contract_archive.cli.render.text import printable, width
from contract_archive.errors import UsageError
from contract_archive.locale import language
from contract_archive.rules.terms import missing_fields

if TYPE_CHECKING:
    from contract_archive.archive import Archive
    from contract_archive.records.intakes import Intake
    from contract_archive.settings.model import Settings

_DAYS = ("signed_on", "approved_on", "effective_on", "expires_on")


def completed(archive: Archive, intake: Intake, before: Intake | None) -> Intake:
    """Ask for each required field that ``intake`` lacks and return it complete.

    What was answered for the intake ``before`` is offered: an empty answer takes it again.
    """
    while True:
        missing = missing_fields(intake, archive.settings)
        if not missing:
            return intake
        name = missing[0]
        offered = _value(before, name) if before else ""
        intake = _with(intake, name, _asked(archive, name, offered))


def _asked(archive: Archive, name: str, offered: str) -> Any:
    parse = _parser(archive.settings, name)
    label = asked_label(archive.settings, name)
    if name == "series":
        _show_series(archive.settings)
    while True:
        answer = ask(label, _choices(archive, name), offered).strip()
        if not answer:
            continue
        try:
            return parse(answer)
        except UsageError as error:
            what, hint = (printable(brief(each, (answer,))) for each in (error.message, error.hint))
            print(f"  {what}\n  → {hint}", file=sys.stderr)


def ask(label: str, choices: Sequence[str] = (), offered: str = "") -> str:
    """Ask one question and return the answer; ``offered`` stands for an empty one."""
    prompt = f"{label} [{offered}]: " if offered else f"{label}: "
    if not sys.stdout.isatty():  # output goes to a program: keep the question out of it
        print(prompt, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.strip() or offered
    _offer(choices)
    return input(prompt).strip() or offered


def _offer(choices: Sequence[str]) -> None:
    """Let the tab key complete ``choices``, by any case, by their start first."""
    try:
        import readline
    except ImportError:
        return

    def complete(text: str, state: int) -> str | None:
        near = [each for each in choices if text.casefold() in each.casefold()]
        near.sort(key=lambda each: not each.casefold().startswith(text.casefold()))
        return near[state] if state < len(near) else None

    readline.set_completer_delims("\n")
    readline.set_completer(complete)
    readline.parse_and_bind("tab: complete")


def _show_series(settings: Settings) -> None:
    """Show the contract types on lines of their own: in the question they would overflow it."""
    line = ""
    for each in settings.series:
        entry = f"  {each.code} {printable(each.label(language()))}"
        if line and width(line + entry) > 80:
            print(line, file=sys.stderr)
            line = ""
        line += entry
    print(line, file=sys.stderr)


def asked_label(settings: Settings, name: str) -> str:
    """Return what a field is called, be it ours or the archive's own."""
    for field in settings.custom_fields:
        if field.key == name:
            return field.label(language())
    return field_label(name)


def _choices(archive: Archive, name: str) -> Sequence[str]:
    if name == "series":
        return [text for each in archive.settings.series for text in (each.code, each.folder)]
    if name == "customer":
        return tuple(archive.catalog.customers(""))
    for field in archive.settings.custom_fields:
        if field.key == name:
            return field.choices
    return ()


def _parser(settings: Settings, name: str) -> Callable[[str], Any]:
    if name == "series":
        return lambda text: settings.series_named(text).code
    if name in _DAYS:
        return given.day
    if name == "amount":
        return given.amount
    for field in settings.custom_fields:
        if field.key == name:
            from contract_archive.rules.custom import canonical

            return lambda text: canonical(field, text)
    return str


def _value(intake: Intake, name: str) -> str:
    if name in intake.custom:
        return intake.custom[name]
    value = getattr(intake, name, "")
    return "" if value is None else str(value)


def _with(intake: Intake, name: str, value: Any) -> Intake:
    if name in type(intake).__dataclass_fields__:
        answer: dict[str, Any] = {name: (value,) if name == "tags" else value}
        return replace(intake, **answer)
    return replace(intake, custom={**intake.custom, name: value})
