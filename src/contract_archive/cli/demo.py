"""``carchive demo``: an archive to try things on, made before one's eyes."""

from __future__ import annotations

import shlex
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contract_archive import locale
from contract_archive.cli.commands import PROGRAM, command, new_app, session_of
from contract_archive.cli.given import argument, folder
from contract_archive.cli.render.notices import FAILURE, notice
from contract_archive.cli.render.text import one_line, pad, printable
from contract_archive.errors import ConflictError
from contract_archive.locale import _, ngettext

if TYPE_CHECKING:
    from contract_archive.actions.ingest import Answer
    from contract_archive.archive import Archive
    from contract_archive.cli.session import Session
    from contract_archive.demo.drawing import DemoContract
    from contract_archive.records.intakes import Accession, Intake
    from contract_archive.records.queries import Query
    from contract_archive.records.readings import Question
    from contract_archive.settings.model import Settings

app = new_app()

Folder = Annotated[
    Path, argument(_("[DIR]"), _("an empty or new folder; else ./carchive-demo"), parse=folder)
]

_DEFAULT = Path("carchive-demo")


@command(
    app,
    _(
        "Make an archive to try things on: draw a dozen invented contracts in Chinese and English "
        "as a scanner would deliver them, read and file them, find some again. Takes about a "
        "minute. Nothing outside the folder is touched."
    ),
    ("carchive demo", _("in ./carchive-demo")),
    ("carchive demo /tmp/try", _("somewhere else")),
)
def demo(context: typer.Context, folder: Folder = _DEFAULT) -> None:
    """Found, draw, ingest, find, show what there is."""
    session = session_of(context)
    _refuse_what_is_used(folder)
    with _founded(session, folder / "archive") as archive:
        contracts = _drawn(folder / "scans")
        worst = _handed_in(session, archive, contracts)
        _found_again(session, archive, contracts)
        _shown_on_disk(archive)
    _what_next(folder)
    if worst:
        raise typer.Exit(worst)


def _refuse_what_is_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConflictError(
            _("{folder} is there already and not empty").format(folder=folder),
            _("Name another folder (carchive demo DIR), or remove this one first."),
        )


def _step(number: int, heading: str) -> None:
    print(f"\n{number}. {heading}", flush=True)


def _founded(session: Session, root: Path) -> Archive:
    from contract_archive.actions.found import found
    from contract_archive.archive.archive import this_actor
    from contract_archive.demo.wording.names import OUR_NAME

    _step(1, _("A new archive, as `carchive init` makes it"))
    language = locale.language()
    archive = found(
        root,
        language=language,
        company=OUR_NAME[language],
        aliases=[name for spoken, name in OUR_NAME.items() if spoken != language],
        actor=this_actor(session.person),
    )
    print(f"   {printable(str(root / 'archive.yaml'))}   {_('the rules; edit them as you like')}")
    return archive


def _drawn(folder: Path) -> tuple[DemoContract, ...]:
    from contract_archive.demo.drawing import draw

    _step(2, _("A dozen contracts, invented, drawn, signed, sealed and scanned"))
    contracts = draw(folder)
    print(
        "   "
        + _("{folder}: {files} files with {pages} pages; open one, it looks real").format(
            folder=printable(str(folder)),
            files=sum(len(contract.files) for contract in contracts),
            pages=sum(len(contract.texts) for contract in contracts),
        )
    )
    return contracts


def _handed_in(session: Session, archive: Archive, contracts: Sequence[DemoContract]) -> int:
    """Ingest the contracts, asking their truth what is doubtful; return the worst exit code."""
    from contract_archive.actions.ingest import ingest
    from contract_archive.cli.progress import reading

    _step(3, _("Read, numbered and put in their places, as `carchive ingest` does it"))
    intakes = [intake_of(contract) for contract in contracts]
    person = Person(contracts, archive.settings)
    answers: list[Accession] = []
    began = time.monotonic()
    with reading(session.terminal, len(intakes)) as shown:
        for answer in ingest(archive, intakes, progress=shown.pages_read, ask=person):
            shown.file_done(answer.file)
            answers.append(answer)
            for line in (*person.said(), _told(answer)):
                print(f"   {line}", flush=True)
    _tell_how_it_went(answers, time.monotonic() - began)
    return max((answer.error.exit_code for answer in answers if answer.error), default=0)


def _tell_how_it_went(answers: Sequence[Accession], seconds: float) -> None:
    pages = sum(answer.pages for answer in answers)
    went = ngettext(
        "{pages} page in {seconds} seconds", "{pages} pages in {seconds} seconds", pages
    ).format(pages=pages, seconds=round(seconds))
    print(f"   {went}")
    noted = sum(1 for answer in answers if answer.warnings)
    if noted:
        note = ngettext(
            "{count} carries a note (archived late, say): carchive show NUMBER tells it",
            "{count} carry a note (archived late, say): carchive show NUMBER tells it",
            noted,
        ).format(count=noted)
        print(f"   {note}")


def intake_of(contract: DemoContract) -> Intake:
    """Return the contract as an operator would hand it in: with what its pages do not say, and an
    English title, which is printed in capitals, as people write it."""
    from contract_archive.records.intakes import Intake

    truth = contract.truth
    title = truth.title if truth.language == "en" else ""
    return Intake(files=contract.files, owner=truth.owner, title=title)


class Person:
    """Answers what a reading leaves open, as somebody with the paper in hand would."""

    def __init__(self, contracts: Sequence[DemoContract], settings: Settings) -> None:
        self._truths = {contract.files: contract.truth for contract in contracts}
        self._settings = settings
        self._said: list[str] = []

    def __call__(self, intake: Intake, question: Question) -> Answer:
        """Answer one question by the contract's truth."""
        from contract_archive.actions.ingest import Answer
        from contract_archive.cli.render.claims import asked, value_text

        value = getattr(self._truths[intake.files], question.field, None)
        answer = "" if value is None else f" → {value_text(value)}"
        self._said.append(f"? {asked(question, self._settings)}{answer}")
        return Answer(value)

    def said(self) -> list[str]:
        """Return what was asked and answered since the last call."""
        said, self._said = self._said, []
        return said


def _told(answer: Accession) -> str:
    if answer.error:
        return notice(FAILURE, answer.error.message, Path(answer.file).name, None)
    return f"{answer.number}  {one_line(Path(answer.file).name)}"


def _found_again(session: Session, archive: Archive, contracts: Sequence[DemoContract]) -> None:
    from contract_archive.actions.search import find
    from contract_archive.cli.hits import Shape, render

    _step(4, _("Found again: by a Chinese word, an English one, a customer"))
    for words, query in _questions(contracts):
        print(f"\n$ {PROGRAM} find {words}", flush=True)
        render(find(archive, query), Shape(), session.terminal)
        sys.stdout.flush()


def _questions(contracts: Sequence[DemoContract]) -> Iterator[tuple[str, Query]]:
    from contract_archive.records.queries import Query

    yield "违约金", Query(words="违约金", limit=3)
    yield "confidential", Query(words="confidential", limit=3)
    customer = contracts[0].truth.customer[:4]
    yield f"--customer {customer}", Query(customer=customer)


def _shown_on_disk(archive: Archive) -> None:
    _step(5, _("What lies on the disk: plain folders, readable without this program"))
    places = sorted(archive.root.glob("[0-9]*/*/*/*"))
    for place in places:
        print(f"   {printable(str(place.relative_to(archive.root)))}/")
    for path in sorted(places[-1].rglob("*")) if places else ():
        if path.is_file():
            name = printable(str(path.relative_to(places[-1])))
            print(f"      {pad(name, 44)}{_meaning(path)}".rstrip())


def _meaning(path: Path) -> str:
    """Return what a file in a contract's folder is."""
    if path.parent.name == "master":
        return _("the file as it was received")
    names = {
        ".yaml": _("everything known about the contract"),
        ".pdf": _("searchable PDF, for reading"),
        ".txt": _("the text of its pages"),
    }
    return names.get(path.suffix, "")


def _what_next(folder: Path) -> None:
    program = PROGRAM if shutil.which(PROGRAM) else shlex.quote(sys.argv[0])
    _step(6, _("Now you"))
    for line in (
        f"export CARCHIVE_ARCHIVE={shlex.quote(str(folder / 'archive'))}",
        f"{program} find 保证金",
        f"{program} show XS-2024-0001",
        f"{program} --help",
    ):
        print(f"   {line}")
    print("   " + _("Remove it all with: rm -r {folder}").format(folder=shlex.quote(str(folder))))
