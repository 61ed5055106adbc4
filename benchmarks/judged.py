"""How well contracts are read that were written by hand and never used to make rules.

    python benchmarks/judged.py                      # both languages, a table each
    python benchmarks/judged.py --language en --failures
    python benchmarks/judged.py --field signed_on --failures
    python benchmarks/judged.py --set second         # other contracts, written later

Per field: precision, recall and F1 of the first candidate; how many values stand at or above the
threshold and so would be taken without asking, and how many of those are wrong. What the answers
mean is told in ``judged/README.md``. Rules are never fitted to this set.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from contract_archive.reading import read
from contract_archive.records.readings import FieldName, Reading
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text
from contract_archive.settings.model import Settings
from scoring import Found, Score, add, judge

FOLDER = Path(__file__).parent / "judged"
SETS = {
    "first": FOLDER,
    "second": FOLDER / "second",
    "third": FOLDER / "third",
    "fourth": FOLDER / "fourth",
}
OURS = {"zh": "沧浪示例自动化科技有限公司", "en": "Canglang Example Automation Co., Ltd."}
FIELDS = tuple(map(str, FieldName))


class Contract(NamedTuple):
    """One contract of the set; ``answers`` as ``truth.json`` has them."""

    name: str
    pages: tuple[str, ...]
    answers: Mapping[str, Any]


@dataclass(slots=True)
class Outcome:
    """What the reader made of the contracts of one language."""

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FIELDS})
    failures: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    doubts: list[str] = field(default_factory=list)


def main() -> None:
    """Read the contracts and print a table for each language."""
    options = _options()
    for language in [options.language] if options.language else list(OURS):
        outcome = _measured(language, SETS[options.set])
        names = [options.field] if options.field else list(FIELDS)
        _print(language, outcome, names)
        if options.failures:
            _print_failures(outcome, names)


def contracts(language: str, folder: Path = FOLDER) -> Iterator[Contract]:
    """Yield the contracts of ``zh`` or ``en`` in ``folder`` in the order of their numbers."""
    truth = json.loads((folder / language / "truth.json").read_text(encoding="utf-8"))
    for name, answers in sorted(truth.items()):
        text = (folder / language / f"{name}.txt").read_text(encoding="utf-8")
        yield Contract(name, tuple(text.split("\f")), answers)


def label(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers as ``scoring.judge`` wants them: one truth, and what is as good."""
    told: dict[str, Any] = {"accept": {}}
    for name in FIELDS:
        truths = answers[name]
        if name != "parties" and isinstance(truths, list):
            told["accept"][name] = [truth for truth in truths if truth is not None]
            truths = None if None in truths else truths[0]
        told[name] = truths
    return told


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", choices=tuple(SETS), default="first", help="which contracts")
    parser.add_argument("--language", choices=tuple(OURS), help="only these contracts")
    parser.add_argument("--field", choices=FIELDS, help="only this field")
    parser.add_argument("--failures", action="store_true", help="list what was read wrong")
    return parser.parse_args()


def _settings(language: str) -> Settings:
    others = [name for key, name in OURS.items() if key != language]
    return read_or_refuse(rules_text(language, OURS[language], others).encode())


def _measured(language: str, folder: Path) -> Outcome:
    settings, outcome = _settings(language), Outcome()
    for contract in contracts(language, folder):
        reading = read(contract.pages, settings)
        found = _first_candidates(reading, language)
        outcome.doubts += [f"{contract.name} {doubt.kind}" for doubt in reading.doubts]
        for name in FIELDS:
            _weigh(outcome, contract, found, name, settings.reading.threshold(name))
    return outcome


def _weigh(
    outcome: Outcome, contract: Contract, found: Mapping[str, Found], name: str, threshold: float
) -> None:
    """Count one field of one contract; a contradiction taken without asking is wrong.

    Where we are no party, a guess at the counterparty that is not taken says nothing: skipped.
    """
    score = judge(label(contract.answers), found, name, threshold)
    assert score is not None
    if name == "counterparty" and contract.answers["our_party"] is None and not score.taken:
        return
    if score.taken and name in contract.answers.get("doubtful", ()):
        score.taken_wrong = 1
    add(outcome.scores[name], score)
    if score.extra or score.missing or score.taken_wrong:
        failure = _failure(contract, found.get(name), name, taken=bool(score.taken_wrong))
        outcome.failures[name].append(failure)


def _first_candidates(reading: Reading, language: str) -> dict[str, Found]:
    best = {name: reading.best(name) for name in FIELDS}
    return {
        name: Found(_plain(one.value, language), one.confidence, one.snippet, one.rule, one.page)
        for name, one in best.items()
        if one is not None
    }


def _plain(value: Any, language: str) -> Any:
    """Return a value as JSON has it; any of our own names is our name in ``language``."""
    if isinstance(value, tuple):
        return [_plain(each, language) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    ours = {_folded(name) for name in OURS.values()}
    return OURS[language] if _folded(str(value)) in ours else value


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _failure(contract: Contract, answer: Found | None, name: str, *, taken: bool) -> str:
    mark = "TAKEN" if taken else "     "
    line = f"{mark} {contract.name}: expected {contract.answers[name]!r}"
    if answer is None:
        return f"{line}, found nothing"
    snippet = answer.snippet.replace("\n", "⏎")
    return f"{line}, found {answer.value!r} ({answer.confidence:.2f}, {answer.rule}) in “{snippet}”"


def _print(language: str, outcome: Outcome, names: list[str]) -> None:
    print(f"\n## {language}\n")
    print("| field | right | precision | recall | F1 | taken | taken wrong |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name in names:
        print(_row(name, outcome.scores[name]))
    taken = sum(outcome.scores[name].taken for name in names)
    wrong = sum(outcome.scores[name].taken_wrong for name in names)
    print(f"\nTaken without asking: {taken:,} values, {wrong} wrong.")
    print(f"Doubts: {', '.join(outcome.doubts) or 'none'}.")


def _row(name: str, score: Score) -> str:
    rates = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
    return f"| {name} | {score.right} | {rates} | {score.taken} | {score.taken_wrong} |"


def _print_failures(outcome: Outcome, names: list[str]) -> None:
    for name in names:
        if outcome.failures[name]:
            print(f"\n### {name}\n")
            print("\n".join(sorted(outcome.failures[name], key=lambda line: line[:5] != "TAKEN")))


if __name__ == "__main__":
    main()
