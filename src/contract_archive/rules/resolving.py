"""From what the operator claims and what was read: the claims of a contract, or questions.

The operator's word holds; a sure reading fills what was left open; what is doubtful is asked.
Pure: what the archive knows (its customers, the numbers that are taken) is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from contract_archive.locale import _, language
from contract_archive.records.intakes import Intake
from contract_archive.records.numbers import fold_number
from contract_archive.records.readings import (
    Candidate,
    DoubtKind,
    Origin,
    Question,
    Reading,
    Source,
    Value,
)
from contract_archive.rules import claims, customers, sequences
from contract_archive.rules.comparing import Disagreement, disagreements
from contract_archive.rules.customers import Match, MatchKind
from contract_archive.rules.naming import field_label
from contract_archive.rules.terms import (
    checked_credit_code,
    impossible,
    missing_fields,
    our_name,
    series_of,
)
from contract_archive.rules.weighing import Finding, Scales
from contract_archive.settings.model import Series, Settings

DOCUMENT = ""
"""The field of a question about the document as a whole."""

_PLAIN = (
    *("title", "our_party", "parties", "credit_code", "signed_on", "effective_on", "expires_on"),
    *("auto_renew", "notice_days", "amount_in_words", "governing_law"),
)
_TOLD = 0.6
"""A guess that is likely right is told where the field is left empty …"""
_UNTOLD = frozenset({"parties", "our_party", "amount_in_words"})
"""… but not of a field that repeats what others say."""


def _nobody(_credit_code: str) -> tuple[str, ...]:
    return ()


class Knowledge(NamedTuple):
    """What the archive knows: its customers, why a number cannot be given any more (empty where it
    can), and the official names of the customers that bear a credit code."""

    customers: customers.Known
    objection_to: Callable[[str], str]
    holders_of: Callable[[str], tuple[str, ...]] = _nobody


@dataclass(frozen=True, slots=True)
class Resolution:
    """The completed intake and what is left to ask, most important first.

    ``sources`` says of each field that is given who said so; ``warnings`` are sentences.
    """

    intake: Intake
    questions: tuple[Question, ...]
    sources: Mapping[str, Source]
    warnings: tuple[str, ...]


def resolve(
    intake: Intake,
    reading: Reading,
    settings: Settings,
    known: Knowledge,
    today: date,
    answered: Mapping[str, Source] = MappingProxyType({}),
) -> Resolution:
    """Return what a contract claims after its reading, and what a person must settle.

    ``answered`` are the fields that a person has settled already (given in ``intake``, or left
    empty on purpose), with their sources. Where the operator gave all that is required, nothing
    is asked: what is doubtful stays empty, with a warning. Of a later document of a contract
    nothing is ever asked (``amending``).
    """
    intake = _canonical(intake, settings)
    scales = Scales(reading, settings, known.customers)
    if intake.item_of:
        from contract_archive.rules.amending import resolve_later

        return resolve_later(intake, scales)
    resolver = _Resolver(intake, scales, settings, known, answered)
    return resolver.resolution(today)


def _canonical(intake: Intake, settings: Settings) -> Intake:
    """Return the intake with its series by code, our party by its full name, and the credit code
    as it is kept."""
    if intake.series:
        intake = replace(intake, series=settings.series_named(intake.series).code)
    if intake.our_party:
        intake = replace(intake, our_party=our_name(intake.our_party, settings))
    return replace(intake, credit_code=checked_credit_code(intake.credit_code))


class _Resolver:
    def __init__(
        self,
        intake: Intake,
        scales: Scales,
        settings: Settings,
        known: Knowledge,
        answered: Mapping[str, Source],
    ) -> None:
        given = claims.given_fields(intake)
        self._intake = intake
        self._scales = scales
        self._settings = settings
        self._known = known
        self._answered = answered
        self._settled = frozenset((*given, *answered))
        self._asks = bool(answered or missing_fields(intake, settings))
        operator = Source(Origin.OPERATOR)
        self._sources = {name: answered.get(name, operator) for name in given}
        self._open: dict[str, Finding] = {}
        self._asked: dict[str, Question] = {}
        self._told: set[str] = set()
        self._warnings: list[str] = []

    def resolution(self, today: date) -> Resolution:
        self._fill("series")
        self._fill_customer()
        self._fill_numbers()
        for name in (*_PLAIN, *(each.key for each in self._settings.custom_fields)):
            self._fill(name)
        self._fill_amount()
        self._take_back_impossible(today)
        for each in disagreements(self._intake, self._sources, self._scales, self._known.customers):
            self._warn(self._told_apart(each))
        self._ask_what_is_missing()
        self._ask_of_doubts()
        self._tell_guesses()
        questions = tuple(sorted(self._asked.values(), key=_rank)) if self._asks else ()
        given = claims.given_fields(self._intake)
        sources = {name: self._sources[name] for name in given if name in self._sources}
        return Resolution(self._intake, questions, sources, tuple(self._warnings))

    # --- filling what the operator left open

    def _fill(self, name: str) -> None:
        """Take a sure candidate for a field that nobody settled; else remember what was found."""
        if name in self._settled:
            return
        finding = self._scales.weigh(name)
        if finding.sure:
            self._take(name, finding.sure)
        else:
            self._open[name] = finding

    def _take(self, name: str, candidate: Candidate, value: Value | None = None) -> None:
        taken = candidate.value if value is None else value
        self._intake = claims.with_value(self._intake, name, taken)
        self._sources[name] = _source(candidate)

    def _fill_customer(self) -> None:
        if "customer" in self._settled:
            self._name_customer()
            return
        finding = self._scales.weigh("customer")
        candidate = finding.candidate
        if candidate is None:
            self._open["customer"] = finding
            return
        found = self._match(claims.text_of(candidate.value))
        if found.kind is MatchKind.CLOSE:
            reason = finding.reason or customers.closeness(found)
            official = (each.official for each in found.candidates)
            others = tuple(dict.fromkeys((*official, *finding.others)))
            finding = finding._replace(reason=reason, others=others)
        if finding.sure:
            self._take("customer", finding.sure)
        else:
            self._open["customer"] = finding

    def _name_customer(self) -> None:
        """Call the operator's customer by its official name; say where it is close to another."""
        if not self._intake.customer:
            return
        found = self._match(self._intake.customer)
        if found.kind is MatchKind.SAME:
            self._intake = replace(self._intake, customer=found.official)
        elif found.kind is MatchKind.CLOSE and "customer" not in self._answered:
            self._warnings.append(f"{self._intake.customer}: {customers.closeness(found)}")

    def _match(self, name: str) -> Match:
        code = self._intake.credit_code
        if not code and "credit_code" not in self._settled:
            read = self._scales.weigh("credit_code").candidate  # enough to ask, however unsure
            code = claims.text_of(read.value) if read else ""
        holders = self._known.holders_of(code) if code else ()
        return customers.match(name, self._known.customers, holders)

    def _fill_numbers(self) -> None:
        """The printed number is ours where it reads as one of ours, else it is theirs."""
        self._fill("counterparty_number")
        finding = self._scales.weigh("number")
        if finding.candidate is None or self._intake.number or self._is_theirs(finding.candidate):
            return
        number = claims.text_of(finding.candidate.value)
        read = sequences.read_number(self._settings, number)
        if read is None or "number" in self._settled:
            self._keep_theirs(finding)
        else:
            self._fill_number(finding, number, read.series)

    def _fill_number(self, finding: Finding, number: str, series: Series) -> None:
        objection = self._objection_to(number, series)
        if objection:
            others = (number, *finding.others)
            self._ask("number", Finding("number", None, objection, others))
        elif finding.sure is None:
            self._ask("number", finding)
        else:
            self._take("number", finding.sure)
            if series_of(self._intake, self._settings) is None:
                self._take("series", finding.sure, series.code)
                self._open.pop("series", None)

    def _is_theirs(self, printed: Candidate) -> bool:
        """Tell whether the page says that the printed number is the other side's."""
        theirs = self._intake.counterparty_number
        return bool(theirs) and fold_number(theirs) == fold_number(claims.text_of(printed.value))

    def _keep_theirs(self, finding: Finding) -> None:
        if self._intake.counterparty_number or "counterparty_number" in self._settled:
            return
        if finding.sure:
            self._take("counterparty_number", finding.sure)
            self._open.pop("counterparty_number", None)
        else:
            self._open["counterparty_number"] = finding

    def _objection_to(self, number: str, series: Series) -> str:
        """Return why a number of ``series`` can hardly be this contract's; empty where it can."""
        named = series_of(self._intake, self._settings)
        expected = named.code if named else self._guess_of("series")
        if expected and expected != series.code:
            return _(
                "{number} is a number of {series}, but the contract looks like {other}"
            ).format(number=number, series=series.code, other=expected)
        return self._known.objection_to(number)

    def _guess_of(self, name: str) -> str:
        finding = self._open.get(name)
        return claims.text_of(finding.candidate.value) if finding and finding.candidate else ""

    def _fill_amount(self) -> None:
        """An amount is taken with its currency: one without the other says nothing."""
        currency = self._scales.weigh("currency")
        if "currency" not in self._settled and currency.sure:
            if "amount" in self._settled:
                self._take("currency", currency.sure)
            else:
                self._fill("amount")
                if self._intake.amount is not None:
                    self._take("currency", currency.sure)
            return
        amount = self._scales.weigh("amount")
        unclear = currency.candidate and currency.candidate.value != self._settings.currency
        if unclear and "currency" not in self._settled and not amount.reason:
            self._open["amount"] = amount._replace(reason=_("in which currency is not clear"))
        else:
            self._fill("amount")

    # --- what does not hold together

    def _take_back_impossible(self, today: date) -> None:
        """Take back read values that cannot be, the least sure first."""
        for _round in range(len(self._sources)):
            for name, message in impossible(self._intake, today):
                involved = (name, "effective_on", "signed_on") if name == "expires_on" else (name,)
                read = [each for each in involved if self._was_read(each)]
                if read:
                    self._take_back(min(read, key=self._confidence), message)
                    break
            else:
                return

    def _was_read(self, name: str) -> bool:
        source = self._sources.get(name)
        return source is not None and source.origin is Origin.READING

    def _confidence(self, name: str) -> float:
        return self._sources[name].confidence or 0.0

    def _take_back(self, name: str, reason: str) -> None:
        finding = self._scales.weigh(name)
        self._intake = claims.with_value(self._intake, name, None)
        self._sources.pop(name)
        self._open[name] = finding._replace(reason=reason)

    # --- what is asked, and what is only told

    def _ask_what_is_missing(self) -> None:
        for name in missing_fields(self._intake, self._settings):
            if name not in self._answered:
                self._ask(name, self._open.get(name) or self._scales.weigh(name))

    def _ask_of_doubts(self) -> None:
        if self._scales.doubt_of("amount") and "amount" in self._open:
            self._ask("amount", self._open["amount"])
        for doubt in self._scales.doubts_of((DoubtKind.SEVERAL_CONTRACTS,)):
            if DOCUMENT not in self._answered:
                self._ask(DOCUMENT, Finding(DOCUMENT, None, doubt.message))
        for name in ("customer", "amount", "credit_code", "signed_on"):
            spoken = self._scales.doubt_of(name)
            if spoken and name not in (*self._asked, *self._settled, *self._told):
                self._warn(spoken.message)

    def _ask(self, name: str, finding: Finding) -> None:
        self._open.pop(name, None)
        if not self._asks:
            self._tell(name, finding)
            return
        question = Question(name, finding.reason, finding.candidate, finding.others)
        self._asked.setdefault(name, question)

    def _tell_guesses(self) -> None:
        for name, finding in self._open.items():
            sure = finding.candidate.confidence if finding.candidate else 0.0
            if sure >= _TOLD and name not in _UNTOLD:
                self._tell(name, finding)

    def _tell(self, name: str, finding: Finding) -> None:
        self._told.add(name)
        if finding.candidate is None:
            self._warn(finding.reason)
            return
        message = _("{field} is left empty; page {page} may say {value} ({reason})")
        self._warn(
            message.format(
                field=self._label(name),
                page=finding.candidate.page,
                value=claims.text_of(finding.candidate.value),
                reason=finding.reason,
            )
        )

    def _warn(self, message: str) -> None:
        if message not in self._warnings:
            self._warnings.append(message)

    def _told_apart(self, found: Disagreement) -> str:
        return _("{field}: given is {given}, but page {page} says {read}").format(
            field=self._label(found.field),
            given=claims.text_of(found.given),
            page=found.read.page,
            read=claims.text_of(found.read.value),
        )

    def _label(self, name: str) -> str:
        own = {each.key: each.label(language()) for each in self._settings.custom_fields}
        return own.get(name) or field_label(name)


def _rank(question: Question) -> int:
    """The document first, then what decides about other fields."""
    order = (DOCUMENT, "series", "customer", "signed_on")
    return order.index(question.field) if question.field in order else len(order)


def _source(candidate: Candidate) -> Source:
    return Source(
        Origin.READING, candidate.page, candidate.snippet, candidate.confidence, candidate.rule
    )
