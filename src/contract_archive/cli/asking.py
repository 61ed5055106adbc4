"""Ask a person at the terminal what the reading left open, with completion by the tab key."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from contract_archive.cli.echo import brief
from contract_archive.cli.render.labels import label_of
from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.text import cut, one_line, printable, width, wrap
from contract_archive.errors import UsageError
from contract_archive.locale import _, language
from contract_archive.rules import claims
from contract_archive.rules.resolving import DOCUMENT
from contract_archive.rules.terms import missing_fields

if TYPE_CHECKING:
    from contract_archive.actions.ingest import Answer
    from contract_archive.archive import Archive
    from contract_archive.cli.session import Terminal
    from contract_archive.records.intakes import Intake
    from contract_archive.records.readings import Question, Value
    from contract_archive.settings.model import Settings

_OTHERS = "?"
_NOTHING = "-"
_INDENT = "  "


class Asker:
    """Puts the open questions of an intake to the person at the terminal."""

    def __init__(self, archive: Archive, terminal: Terminal) -> None:
        self._archive = archive
        self._terminal = terminal
        self._explained = False
        self._insisted = ""

    def __call__(self, intake: Intake, question: Question) -> Answer | None:
        """Ask one question; None where the person leaves it (Ctrl-D), for the review queue."""
        from contract_archive.actions.ingest import Answer

        self._explain()
        self._show(question)
        try:
            if question.field == DOCUMENT:
                return Answer() if self._goes_on() else None
            return Answer(self._value(intake, question))
        except EOFError:
            print(file=sys.stderr)
            return None

    def _goes_on(self) -> bool:
        answer = ask(_("File it all the same? (yes/no)"), offered=_("no"))
        try:
            return claims.yes_or_no(answer)
        except UsageError:
            return False

    def _value(self, intake: Intake, question: Question) -> Value | None:
        settings, name = self._archive.settings, question.field
        offered = claims.text_of(question.guess.value) if question.guess else ""
        required = name in missing_fields(intake, settings)
        label = label_of(settings, name)
        if name == "series":
            _show_series(settings)
        while True:
            answer = ask(label, self._choices(question), offered)
            if answer == _OTHERS:
                self._show_others(question)
            elif answer in ("", _NOTHING):
                if not required:
                    return None
            elif near := self._likely_meant(question, answer, offered):
                offered = near
            else:
                try:
                    return claims.parse(settings, name, answer)
                except UsageError as error:
                    _object(error, answer)

    def _likely_meant(self, question: Question, answer: str, offered: str) -> str:
        """Return a known customer that a new name is close to, having said so; typing the name
        once more insists on it."""
        if question.field != "customer" or answer in (offered, self._insisted):
            return ""
        from contract_archive.accession.settling import known_to
        from contract_archive.rules.customers import match

        found = match(answer, known_to(self._archive.catalog).customers).candidates
        if not found or answer in question.choices:
            return ""
        self._insisted = answer
        self._tell(
            _INDENT
            + _("close to {name}, which is known; Enter takes that, or type yours again").format(
                name=one_line(found[0].official)
            )
        )
        return found[0].official

    def _explain(self) -> None:
        if not self._explained:
            self._explained = True
            for line in wrap(
                _(
                    "Enter takes what stands in brackets, ? shows what else was read, - leaves a "
                    "field empty, Ctrl-D leaves the rest for review."
                ),
                self._terminal.columns,
            ):
                self._tell(line)

    def _show(self, question: Question) -> None:
        """Show why something is asked, and where the guess stands on the page."""
        name = question.field
        label = label_of(self._archive.settings, name) if name else _("Document")
        print(f"{label}: {printable(question.reason)}", file=sys.stderr)
        if question.guess and question.guess.snippet:
            page = _("p. {page}").format(page=question.guess.page)
            self._tell(f"{_INDENT}{page}  {one_line(question.guess.snippet)}")

    def _show_others(self, question: Question) -> None:
        for other in question.choices or (_("nothing else was read"),):
            self._tell(_INDENT + one_line(other))

    def _tell(self, line: str) -> None:
        """Print a line of help in the background."""
        print(
            styled(cut(line, self._terminal.columns), self._terminal.colour, dim=True),
            file=sys.stderr,
        )

    def _choices(self, question: Question) -> Sequence[str]:
        return (*question.choices, *_choices(self._archive, question.field))


def _object(error: UsageError, answer: str) -> None:
    what, hint = (printable(brief(each, (answer,))) for each in (error.message, error.hint))
    print(f"  {what}\n  → {hint}", file=sys.stderr)


def ask(label: str, choices: Sequence[str] = (), offered: str = "") -> str:
    """Ask one question and return the answer; ``offered`` stands for an empty one.

    Raises EOFError where the person goes away.
    """
    prompt = f"{label} [{printable(offered)}]: " if offered else f"{label}: "
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


def _choices(archive: Archive, name: str) -> Sequence[str]:
    if name == "series":
        return [text for each in archive.settings.series for text in (each.code, each.folder)]
    if name == "customer":
        return tuple(each for each, _official in archive.catalog.register.offers(""))
    for field in archive.settings.custom_fields:
        if field.key == name:
            return field.choices
    return ()
