"""The rules of an archive as frozen values.

Every search loads these, so they are named tuples (cheap to define) and import nothing heavy.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from contract_archive.errors import UsageError
from contract_archive.locale import _, listed
from contract_archive.records.modes import EngineName, OcrMode
from contract_archive.records.patterns import Part, Pattern


class DayCount(StrEnum):
    """Which days a deadline counts."""

    CALENDAR = "calendar"
    WORKING = "working"


class FieldKind(StrEnum):
    """What a custom field holds."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    LINK = "link"


class OurName(NamedTuple):
    """One of our own companies, and what else contracts call it."""

    name: str
    aliases: tuple[str, ...] = ()


class Series(NamedTuple):
    """A contract type with its code, folder, numbers and retention rule.

    ``scope`` lists, in the order of ``SCOPE_FIELDS``, the fields whose change restarts the
    numbers. ``retention`` is the key of the rule that always holds, or empty: the first rule
    whose conditions hold. ``paper`` says that each contract must have a paper original.
    """

    code: str
    label_zh: str
    label_en: str
    folder: str
    number: Pattern
    scope: tuple[str, ...]
    start: int = 1
    required: tuple[str, ...] = ()
    retention: str = ""
    responsible: tuple[str, ...] = ()
    paper: bool = False

    def label(self, language: str) -> str:
        """Return the label in ``zh`` or ``en``."""
        return self.label_zh if language == "zh" else self.label_en


class AmountBand(NamedTuple):
    """Amounts with ``least <= amount < below``; None is open."""

    code: str
    label_zh: str
    label_en: str
    least: Decimal | None
    below: Decimal | None

    def label(self, language: str) -> str:
        """Return the label in ``zh`` or ``en``."""
        return self.label_zh if language == "zh" else self.label_en

    def holds(self, amount: Decimal) -> bool:
        """Tell whether ``amount`` lies in this band."""
        return (self.least is None or self.least <= amount) and (
            self.below is None or amount < self.below
        )


class Deadline(NamedTuple):
    """How soon a contract is archived. ``workdays`` are worked though they fall on a weekend."""

    days: int = 7
    calendar: DayCount = DayCount.CALENDAR
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()


class RetentionRule(NamedTuple):
    """How long contracts are kept. ``years`` None is for ever; no ``series`` means every one."""

    key: str
    label_zh: str
    label_en: str
    series: tuple[str, ...]
    least: Decimal | None
    years: int | None


class RetentionFloors(NamedTuple):
    """What no rule goes below, in years: ``years`` is the least term, ``after_end`` counts from
    the day of the contract's end."""

    years: int = 10
    after_end: int = 3


class Shelf(NamedTuple):
    """A place in the stacks where each box holds another number of contracts than elsewhere."""

    at: str
    capacity: int


class PaperSettings(NamedTuple):
    """The stacks: ``capacity`` is how many contracts stand under one shelf mark, but for
    ``shelves``; ``loan_days`` how long a paper is lent where no day is said."""

    capacity: int = 20
    loan_days: int = 14
    shelves: tuple[Shelf, ...] = ()


class OcrSettings(NamedTuple):
    """How scans are read.

    ``jobs`` 0 is one per core. ``least_dpi`` and ``least_confidence`` (0 to 1) warn, never refuse.
    ``seconds_per_page`` and ``memory_mb`` (MiB) are the limits of the children that read.
    """

    mode: OcrMode = OcrMode.AUTO
    engine: EngineName = EngineName.AUTO
    languages: tuple[str, ...] = ("zh", "en")
    jobs: int = 0
    least_dpi: int = 200
    least_confidence: float = 0.8
    seconds_per_page: int = 120
    memory_mb: int = 4096


class ReadingSettings(NamedTuple):
    """What a reading must be worth to be taken without asking.

    ``least_confidence`` (0 to 1) holds for every field that ``thresholds`` does not name.
    """

    least_confidence: float = 0.9
    thresholds: Mapping[str, float] = MappingProxyType({})

    def threshold(self, field: str) -> float:
        """Return the least confidence at which a field is taken."""
        return self.thresholds.get(field, self.least_confidence)


class CustomField(NamedTuple):
    """A field of the archive's own.

    ``labels`` are the words before the value on the page, ``patterns`` regular expressions whose
    first group (or whole match) is the value.
    """

    key: str
    label_zh: str
    label_en: str
    kind: FieldKind
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """Return the label in ``zh`` or ``en``."""
        return self.label_zh if language == "zh" else self.label_en


class Settings(NamedTuple):
    """Everything ``archive.yaml`` says. ``items`` is keyed by the values of ``ItemKind``."""

    format: int
    language: str
    fonds_code: str
    fonds_name: str
    our_names: tuple[OurName, ...]
    series: tuple[Series, ...]
    items: Mapping[str, Pattern]
    bands: tuple[AmountBand, ...]
    folder: Pattern
    deadline: Deadline
    retention: tuple[RetentionRule, ...]
    ocr: OcrSettings
    currency: str
    custom_fields: tuple[CustomField, ...]
    expiring_days: int
    reading: ReadingSettings = ReadingSettings()
    closed_folder: Pattern = Pattern("closed", (Part("closed"),))
    retention_floors: RetentionFloors = RetentionFloors()
    paper: PaperSettings = PaperSettings()

    def series_named(self, word: str) -> Series:
        """Return the series whose code, folder or label is ``word``, in any case and width.

        Raises UsageError naming the nearest one.
        """
        for each in self.series:
            if fold(word) in map(fold, (each.code, each.folder, each.label_zh, each.label_en)):
                return each
        words = [(each.code, each.label_zh, each.label_en, each.folder) for each in self.series]
        raise _unknown(_("no series is called “{word}”").format(word=word), word, words)

    def band_named(self, word: str) -> AmountBand:
        """Return the band whose code or label is ``word``, in any case and width.

        Raises UsageError naming the nearest one.
        """
        for each in self.bands:
            if fold(word) in map(fold, (each.code, each.label_zh, each.label_en)):
                return each
        words = [(each.code, each.label_zh, each.label_en) for each in self.bands]
        raise _unknown(_("no amount band is called “{word}”").format(word=word), word, words)

    def custom_field(self, key: str) -> CustomField:
        """Return the custom field with this key or label, in any case and width.

        Raises UsageError naming the nearest one.
        """
        for each in self.custom_fields:
            if fold(key) in map(fold, (each.key, each.label_zh, each.label_en)):
                return each
        words = [(each.key, each.label_zh, each.label_en) for each in self.custom_fields]
        raise _unknown(_("no field is called “{word}”").format(word=key), key, words)


def fold(word: str) -> str:
    """Return ``word`` as it is compared: one width, one case, no spaces around."""
    return unicodedata.normalize("NFKC", word).casefold().strip()


def _unknown(message: str, word: str, words: Iterable[tuple[str, ...]]) -> UsageError:
    """Return the error for a word that names nothing; ``words`` are the names of each thing."""
    from contract_archive.settings.nearest import nearest

    things = list(words)
    near = nearest(word, [name for names in things for name in names])
    if near:
        return UsageError(message, _("Did you mean “{word}”?").format(word=near))
    if not things:
        return UsageError(message, _("archive.yaml declares none; see carchive config show."))
    known = listed(" ".join(dict.fromkeys(names[:2])) for names in things)
    return UsageError(message, _("Known are: {words}.").format(words=known))
