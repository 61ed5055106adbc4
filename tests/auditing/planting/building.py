"""An archive kept for some years, by the means that people have: its own acts, in their order.

What is built is clean: each contract comes within days of its signing (or lies before the
founding), each record says what its text says, each number is a contract's or void.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from contract_archive.accession.settling import known_to
from contract_archive.actions import customers, numbers, review
from contract_archive.actions.ingest.accessions import accession
from contract_archive.actions.ingest.preparing import Prepared
from contract_archive.actions.ingest.sheets import Sheets
from contract_archive.archive import Archive
from contract_archive.errors import ArchiveError
from contract_archive.reading import read
from contract_archive.records.contracts import ItemKind
from contract_archive.records.entries import Act, Actor
from contract_archive.records.intakes import Accession, Intake, Outcome
from contract_archive.records.scans import PageText, Scan, TextOrigin
from contract_archive.rules import numbering
from contract_archive.rules.customers import Known, MatchKind, match
from contract_archive.rules.resolving import resolve
from corpus.parties import Party
from planting import files, papers
from planting.papers import Paper
from planting.rules import DEPARTMENTS, Rules

ACTOR = Actor("档案员", "archivist", "archive-room")
_SURE, _VERY_SURE = 0.9, 0.95
_TOLD = ("series", "counterparty", "title", "signed_on", "amount", "expires_on")
_LATER = ("supplement", "change", "renewal", "annex")


class Clock:
    """A clock that goes on by a second whenever it is looked at."""

    def __init__(self, day: date) -> None:
        self.set(day)

    def set(self, day: date, hour: int = 3) -> None:
        """Make it that day; on the same day it goes on, never back."""
        at = datetime.combine(day, time(hour), UTC)
        self.now = max(at, getattr(self, "now", at))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True)
class Kept:
    """An archive that was built: where it stands, what day it is there, and its rules."""

    root: Path
    today: date
    rules: Rules


@dataclass
class Keeper:
    """Those who keep an archive. ``misread`` counts papers that the reader reads wrong, surely:
    they are not handed in, since nothing here is about that."""

    archive: Archive
    dice: Random
    clock: Clock
    rules: Rules
    parties: list[Party]
    filed: list[str] = field(default_factory=list)
    misread: int = 0
    count: int = 0

    # --- taking in

    def hand_in(
        self,
        paper: Paper,
        form: str = "",
        *,
        quality: tuple[float, int] = (0.97, 300),
        **claims: Any,
    ) -> Accession:
        """Hand a paper in, as an ingest does after reading its files."""
        self.count += 1
        form = form or self.dice.choice(("scan", "scan", "pictures", "digital"))
        staging = self.archive.vault.stage()
        try:
            prepared = self._prepared(paper, form, quality, staging, claims)
            answer = accession(self.archive, Sheets(self.archive), prepared)
        finally:
            staging.discard()
        if answer.error is not None and answer.outcome is not Outcome.DUPLICATE:
            raise answer.error
        if answer.outcome is Outcome.FILED and not claims.get("item_of"):
            self.filed.append(answer.number)
        return answer

    def _prepared(
        self, paper: Paper, form: str, quality: tuple[float, int], staging: Any, claims: Any
    ) -> Prepared:
        archive, label = self.archive, f"{self.count} {self.dice.random()}"
        masters = _masters(staging, form, f"{label}", len(paper.pages))
        scan = _scanned(paper, form, quality)
        names = tuple(master.path.rpartition("/")[2] for master in masters)
        intake = Intake((), received_as=names, **claims)
        reading = read(scan.own_texts, archive.settings, scan.first_own_page)
        known = known_to(archive.catalog)
        return Prepared(
            intake=intake,
            reading=reading,
            resolution=resolve(intake, reading, archive.settings, known, archive.today),
            staging=staging,
            masters=masters,
            scan=scan,
            rendition=staging.put(files.pdf(f"rendition {label}", len(paper.pages)), "rendition"),
            text=staging.put("\f".join(paper.pages).encode(), "text"),
            stamps=(),
        )

    def is_misread(self, paper: Paper) -> bool:
        """Tell whether a sure reading is not what the paper says of what is told of it."""
        reading = read(paper.pages, self.archive.settings)
        for name in _TOLD:
            best = reading.best(name)
            if best and best.confidence >= _SURE and best.value != paper.says.get(name):
                return True
        return False

    def is_surely_read(self, paper: Paper, name: str) -> bool:
        """Tell whether the reader finds a field and is very sure of it."""
        best = read(paper.pages, self.archive.settings).best(name)
        return best is not None and best.confidence >= _VERY_SURE

    # --- what a year brings

    def paper(self, day: date) -> Paper:
        """Return a contract as they come, signed on ``day``."""
        while True:
            if self.dice.random() < 0.12:
                paper = papers.foreign(self.dice, day)
            else:
                paper = papers.chinese(self.dice, self.dice.choice(self.parties), day)
            if not self.is_misread(paper) and self._is_nobody_elses(paper):
                return paper
            self.misread += 1

    def _is_nobody_elses(self, paper: Paper) -> bool:
        name = paper.says.get("counterparty", "")
        return bool(name) and match(name, self._known()).kind is not MatchKind.CLOSE

    def is_new(self, name: str) -> bool:
        """Tell whether nobody would take the name for a customer's that there is."""
        return match(name, self._known()).kind is MatchKind.NEW

    def _known(self) -> Known:
        return Known(self.archive.catalog.register.names())

    def told(self, paper: Paper, day: date) -> dict[str, Any]:
        """Return what an operator says of a paper; here and there more, here and there less."""
        says, dice = paper.says, self.dice
        told: dict[str, Any] = {
            "series": says.get("series") or dice.choice(("XS", "FW", "QT")),
            "customer": says["counterparty"],
            "signed_on": day,
        }
        if "amount" in says and dice.random() < 0.7:
            told |= {"amount": says["amount"], "currency": says.get("currency", "CNY")}
        if "expires_on" in says and dice.random() < 0.5:
            told["expires_on"] = says["expires_on"]
        if dice.random() < 0.3:
            told["title"] = says["title"]
        return told | self._besides()

    def _besides(self) -> dict[str, Any]:
        dice, besides = self.dice, {}
        if dice.random() < 0.3:
            besides["owner"] = dice.choice(("安归档", "纪条目", "易检索"))
        if dice.random() < 0.2:
            besides["tags"] = tuple(dice.sample(("重要", "续签", "框架", "涉外"), 2))
        if dice.random() < 0.1:
            besides["note"] = "原件在财务部。"
        if self.rules.departments:
            besides["custom"] = {"department": dice.choice(DEPARTMENTS)}
            if dice.random() < 0.5:
                besides["custom"]["project"] = f"P-{dice.randrange(1000)}"
        return besides

    def take_in(self, day: date) -> None:
        """A contract signed on ``day`` comes in, in one of the ways in which they come."""
        paper, way = self.paper(day), self.dice.random()
        told = self.told(paper, day)
        if way < 0.08 and "number" in paper.says:
            pass  # who has the page before him gives no other number than it bears
        elif way < 0.04:
            told["number"] = self._number_by_hand(told["series"], day)
        elif way < 0.08:
            told["number"] = f"JM/({day.year}){self.count:04}-{self.dice.randrange(100)}"
        if way < 0.75 or "signed_on" not in paper.says:
            self.hand_in(paper, **told)
        else:
            self._by_reading(paper, told)

    def _number_by_hand(self, series: str, day: date) -> str:
        """A number of ours far ahead of its sequence; of a department's none is made up."""
        found = self.archive.settings.series_named(series)
        if "department" in found.number.fields:
            return f"手-{day.year}-{self.count}"
        code, ahead = self.archive.settings.fonds_code, 700
        while True:
            number = numbering.format_number(found, code, day, ahead)
            if self.archive.catalog.number_state(number) is None:
                return number
            ahead += self.dice.randrange(1, 9)

    def _by_reading(self, paper: Paper, told: dict[str, Any]) -> None:
        """Nothing is told but what no page says; what is not sure waits, and is settled soon."""
        besides = {name: told[name] for name in ("owner", "tags", "custom") if name in told}
        answer = self.hand_in(paper, **besides)
        if answer.outcome is not Outcome.REVIEW:
            return
        if self.dice.random() < 0.15:
            review.reject(self.archive, answer.review, "重复送交")
            return
        settled = {"series": told["series"], "customer": told["customer"]}
        settled["signed_on"] = told["signed_on"].isoformat()
        review.set_fields(self.archive, answer.review, settled)
        accepted = self._accepted(answer.review)
        if accepted:
            self.filed.append(accepted)

    def _accepted(self, waiting: int) -> str:
        """Accept what waits; where that is not possible it is rejected, and stays so."""
        try:
            return review.accept(
                self.archive, waiting, fields=("document",) if self._asked(waiting) else ()
            ).number
        except ArchiveError:
            review.reject(self.archive, waiting, "无法确认")
            return ""

    def _asked(self, waiting: int) -> bool:
        questions = review.show(self.archive, waiting).waiting.questions
        return any(question.field == "" for question in questions)

    def let_wait(self, day: date) -> None:
        """A contract that somebody wants to see first comes in."""
        paper = self.paper(day)
        self.hand_in(paper, review=True, **self.told(paper, day))

    def take_in_again(self, day: date) -> None:
        """A contract that looks like another comes in, and a person says that it is another."""
        paper = self.paper(day)
        told = self.told(paper, day)
        self.hand_in(paper, **told)
        self.hand_in(paper, force_new=True, **told)

    def add_later(self, day: date) -> None:
        """A later document comes to one of the contracts."""
        number = self.dice.choice(self.filed)
        customer = self._contract(number).terms.customer
        kind = self.dice.choice(_LATER)
        paper = papers.later(kind, number, customer, day)
        told = {"item_kind": ItemKind(kind)} if self.dice.random() < 0.5 else {}
        self.hand_in(paper, item_of=number, **told)

    def read_again(self) -> None:
        """A contract is read again: the same words, another rendition and another text file."""
        archive, number = self.archive, self.dice.choice(self.filed)
        with archive.recording(Act.READ_AGAIN) as record:
            before = record.present(number)
            place = str(archive.catalog.number_state(number).path)  # type: ignore[union-attr]
            staging = archive.vault.stage()
            try:
                items = tuple(_reread(archive, staging, place, item) for item in before.items)
                folder = place.rpartition("/")[0]
                record.revise(staging, replace(before, items=items), folder, {})
            finally:
                staging.discard()

    def void(self, day: date) -> None:
        """The next number of some series was given out by mistake."""
        series = self.dice.choice(self.archive.settings.series)
        if "department" not in series.number.fields:
            number = numbers.next_number(self.archive, series.code, day)
            numbers.void(self.archive, number, "误发")

    def rename(self) -> None:
        """A customer takes another name; its contracts follow."""
        number = self.dice.choice(self.filed)
        old = self._contract(number).terms.customer
        new = old.replace("有限公司", "实业有限公司")
        new = f"{new} Holding" if new == old else new
        others = Known((name, also) for name, also in self._names() if name != old)
        if match(new, others).kind is MatchKind.NEW:
            customers.rename(self.archive, old, new)
            at = next((n for n, each in enumerate(self.parties) if each.name == old), None)
            if at is not None:
                self.parties[at] = replace(self.parties[at], name=new)

    def merge(self) -> None:
        """Two customers turn out to be one."""
        named = {self._contract(number).terms.customer for number in self.filed}
        theirs = [each for each in self.parties if each.name in named]
        if len(theirs) > 3:
            loser, winner = self.dice.sample(theirs, 2)
            customers.merge(self.archive, loser.name, winner.name)
            self.parties.remove(loser)

    def add_alias(self) -> None:
        """A customer is known by a short name too."""
        party = self.dice.choice(self.parties)
        alias = f"{party.short}{self.count}"
        if party.name in dict(self._names()) and match(alias, self._known()).kind is MatchKind.NEW:
            customers.add_alias(self.archive, party.name, alias)

    def change_rules(self) -> None:
        """Somebody edits archive.yaml."""
        (self.rules.change_folder if self.dice.random() < 0.5 else self.rules.change_numbers)(
            self.dice
        )
        self.put_rules()

    def put_rules(self) -> None:
        """Keep the archive by its rules as they are now."""
        root = self.archive.root
        (root / "archive.yaml").write_text(self.rules.text, "utf-8")
        self.archive.close()
        self.archive = Archive.open(root, actor=ACTOR, clock=self.clock)

    def _names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return self.archive.catalog.register.names()

    def _contract(self, number: str) -> Any:
        state = self.archive.catalog.number_state(number)
        return self.archive.vault.read(str(state.path))  # type: ignore[union-attr]


def keeper(
    root: Path, seed: int, founded: date, *, varied: bool = True, parties: int = 12
) -> Keeper:
    """Found an archive and return who keeps it."""
    dice = Random(f"keeper/{seed}")
    rules, clock = Rules(dice if varied else None), Clock(founded)
    archive = Archive.found(root, rules.text, actor=ACTOR, clock=clock)
    return Keeper(archive, dice, clock, rules, list(papers.customers(dice, parties)))


def build(
    root: Path,
    seed: int,
    contracts: int,
    *,
    varied: bool = True,
    waiting: int | None = None,
    later: float = 0.15,
) -> Kept:
    """Build an archive of about so many contracts, kept over several years, with ``waiting``
    documents in review at the end (None: a few) and ``later`` documents to a contract."""
    dice = Random(f"build/{seed}")
    founded = date(2019, 1, 7) + timedelta(dice.randrange(900))
    keeps = keeper(root, seed, founded, varied=varied, parties=max(6, contracts // 8))
    end = founded + timedelta(dice.randrange(500, 1500))
    waiting = dice.randrange(4) if waiting is None else waiting
    happens = _years(keeps, dice, founded, end, contracts)
    for day in _days(dice, founded + timedelta(90), end, later * contracts):
        happens.append((day, _if_filed(keeps, lambda day=day: keeps.add_later(day))))  # type: ignore[misc]
    for _each in range(waiting):
        happens.append((end + timedelta(5), lambda: keeps.let_wait(end + timedelta(4))))
    for day, happening in sorted(happens, key=lambda each: each[0]):
        keeps.clock.set(day)
        happening()
    keeps.clock.set(end + timedelta(6))
    keeps.archive.close()
    return Kept(root, keeps.clock.now.date(), keeps.rules)


Happening = tuple[date, Callable[[], Any]]


def _years(
    keeps: Keeper, dice: Random, founded: date, end: date, contracts: int
) -> list[Happening]:
    """What happens and when: contracts as they are signed, and most of what happens beside."""
    happens: list[Happening] = []
    for signed in _days(dice, founded, end, 0.8 * contracts):
        comes = signed + timedelta(dice.randrange(6))
        happens.append((comes, lambda day=signed: keeps.take_in(day)))  # type: ignore[misc]
    for comes in _days(dice, founded, founded + timedelta(60), 0.2 * contracts):
        signed = founded - timedelta(dice.randrange(1, 1200))
        happens.append((comes, lambda day=signed: keeps.take_in(day)))  # type: ignore[misc]
    for day in _days(dice, founded, end, 0.03 * contracts):
        happens.append((day, lambda day=day: keeps.take_in_again(day)))  # type: ignore[misc]
    for day in _days(dice, founded, end, 0.05 * contracts):
        happens.append((day, lambda day=day: keeps.void(day)))  # type: ignore[misc]
    for act, often in (
        (keeps.read_again, 0.05),
        (keeps.rename, 0.05),
        (keeps.merge, 0.02),
        (keeps.add_alias, 0.05),
        (keeps.change_rules, 0.02),
    ):
        for day in _days(dice, founded + timedelta(90), end, often * contracts):
            happens.append((day, _if_filed(keeps, act)))
    return happens


def _days(dice: Random, first: date, last: date, mean: float) -> list[date]:
    """Days on which something happens that happens so often on the average."""
    span = (last - first).days
    return [first + timedelta(dice.randrange(span)) for _each in range(_times(dice, mean))]


def _times(dice: Random, mean: float) -> int:
    """How often something happens that happens so often on the average."""
    return int(mean) + (dice.random() < mean % 1)


def _if_filed(keeps: Keeper, act: Callable[[], Any]) -> Callable[[], Any]:
    return lambda: act() if keeps.filed else None


def _masters(staging: Any, form: str, label: str, pages: int) -> tuple[Any, ...]:
    if form == "pictures":  # of one sheet both sides, the back without a word
        return tuple(
            staging.put(files.jpeg(f"{label} {page}"), f"master/IMG_{page:04}.jpg")
            for page in range(1, max(pages, 2) + 1)
        )
    name = "scan.pdf" if form == "scan" else "contract.pdf"
    return (staging.put(files.pdf(label, pages), f"master/{name}"),)


def _scanned(paper: Paper, form: str, quality: tuple[float, int]) -> Scan:
    sure, dpi = quality if form != "digital" else (None, None)
    origin = TextOrigin.OCR if form != "digital" else TextOrigin.EMBEDDED
    pages = (
        PageText(number, text, origin, sure, dpi) for number, text in enumerate(paper.pages, 1)
    )
    return Scan(tuple(pages), None)


def _reread(archive: Archive, staging: Any, place: str, item: Any) -> Any:
    text = archive.vault.item_text(place, item.text)
    return replace(
        item,
        rendition=staging.put(files.pdf(f"again {item.number}", item.pages), item.rendition.path),
        text=staging.put(f"{text}\n".encode(), item.text.path),
    )
