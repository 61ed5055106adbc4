"""How well contracts are read, beside a plain regex reader in the same run.

    python benchmarks/reading.py                          # text, born-digital PDFs, scans
    python benchmarks/reading.py --texts 600 --pdfs 0 --scans 0 --kind lease
    python benchmarks/reading.py --ingested 46            # through ``ingest`` into an archive
    python benchmarks/reading.py --english DIR            # PDFs with labels.json
    python benchmarks/reading.py --pdfs 0 --scans 0 --failures signed_on
    python benchmarks/reading.py --pdfs 0 --scans 0 --show 00009-lease
    python benchmarks/reading.py --texts 0 --pdfs 0 --scans 60 --keep DIR
    python benchmarks/reading.py --speed                  # by the number of pages

Per field: precision, recall and F1 of the first candidate; how many values stand at or above the
threshold and so would be taken without asking, and how many of those are wrong; precision, recall
and F1 of the baseline. Fields about which sensible people differ are not judged there. A value
where the pages are silent is wrong. The specimens are drawn by seed (``benchmarks/corpus``).
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import baseline
from contract_archive.reading import read
from contract_archive.records.readings import Reading
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.model import Settings
from corpus.files import rules
from corpus.parties import OURS
from corpus.truth import FIELDS, plain
from dense import costs
from scoring import Found, Score, add, judge
from sets import Asked, Desk, Document, files, noisy_texts, texts, written


@dataclass(slots=True)
class Outcome:
    """What both readers made of a set."""

    ours: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FIELDS})
    plain: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FIELDS})
    seconds: list[float] = field(default_factory=list)
    plain_seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    doubts: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Read every set that was asked for and print a table for each."""
    options = _options()
    settings = read_or_refuse(rules().encode())
    if options.speed:
        _print_speed(settings)
        return
    if options.ingested:
        _take_in(options, settings)
        return
    for name, documents in _sets(options):
        if options.show:
            _show(documents, options.show, settings)
            continue
        outcome = _measured(documents, settings, options.failures)
        _print(name, outcome, options)


def _take_in(options: argparse.Namespace, settings: Settings) -> None:
    """Ingest specimens and print what became of them, and the fields of those that were filed."""
    from taking_in import fates, summary

    asked = Asked(options.ingested, options.seed, tuple(options.kind))
    told = list(fates(asked, options.ingested_as, options.jobs))
    outcome = Outcome()
    for fate in told:
        if fate.outcome == "filed":
            document = Document(fate.name, (), fate.label)
            _judge(outcome, document, fate.found, {}, settings, None)
    print(
        f"\n## {options.ingested} specimens, seed {options.seed}, {options.ingested_as}, ingested\n"
    )
    for line in summary(told):
        print(line)
    print("\nFields of those that were filed:\n")
    print("| field | judged | precision | recall | F1 |\n|---|---:|---:|---:|---:|")
    for name, score in outcome.ours.items():
        if score.documents:
            print(f"| {name} | {score.documents} | {_rates(score)} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--texts", type=int, default=690, help="specimens as text (690)")
    parser.add_argument("--noisy", type=int, default=0, help="as text with slips of OCR (0)")
    parser.add_argument("--pdfs", type=int, default=46, help="as born-digital PDFs (46)")
    parser.add_argument("--scans", type=int, default=12, help="as worn scans, with OCR (12)")
    parser.add_argument("--ingested", type=int, default=0, help="hand so many to a fresh archive")
    parser.add_argument("--ingested-as", choices=("pdf", "scan"), default="pdf")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", default=[], help="only this kind; repeatable")
    parser.add_argument("--corpus", type=Path, help="only a folder that benchmarks.corpus wrote")
    parser.add_argument("--english", type=Path, help="only a folder of PDFs with labels.json")
    parser.add_argument("--jobs", type=int, default=1, help="files read by the desk at once (1)")
    parser.add_argument("--keep", type=Path, help="keep the pages read by the desk here")
    parser.add_argument("--speed", action="store_true", help="only ms by the number of full pages")
    parser.add_argument("--failures", metavar="FIELD", help="list where FIELD was read wrong")
    parser.add_argument("--show", metavar="NAME", help="print one document, labels and candidates")
    return parser.parse_args()


def _sets(options: argparse.Namespace) -> Iterator[tuple[str, Iterable[Document]]]:
    desk = Desk(options.jobs, options.keep)
    kinds = tuple(options.kind)
    try:
        for folder in filter(None, (options.corpus, options.english)):
            yield str(folder), written(folder, desk)
        if options.corpus or options.english:
            return
        told = f"specimens, seed {options.seed}"
        if options.texts:
            yield f"{options.texts} {told}, text", texts(Asked(options.texts, options.seed, kinds))
        if options.noisy:
            asked = Asked(options.noisy, options.seed, kinds)
            yield f"{options.noisy} {told}, text with slips", noisy_texts(asked)
        for form, count in (("pdf", options.pdfs), ("scan", options.scans)):
            if count:
                yield (
                    f"{count} {told}, {form}",
                    files(Asked(count, options.seed, kinds), form, desk),
                )
    finally:
        desk.close()


def _measured(documents: Iterable[Document], settings: Settings, wanted: str | None) -> Outcome:
    outcome = Outcome()
    our_names = [name for name, _ in OURS]
    for document in documents:
        start = time.perf_counter()
        reading = _reading(document, settings, outcome)
        middle = time.perf_counter()
        other = read_plainly(document, our_names)
        outcome.seconds.append(middle - start)
        outcome.plain_seconds.append(time.perf_counter() - middle)
        _weigh_doubts(outcome, document, reading)
        found = first_candidates(reading)
        _judge(outcome, document, found, other, settings, wanted)
    return outcome


def _reading(document: Document, settings: Settings, outcome: Outcome) -> Reading:
    """Read a document; a reader that breaks has read nothing, and is named at the end."""
    try:
        return read(document.pages, settings, unsure=document.unsure)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        outcome.broken.append(f"{document.name}: {error!r} at {where.filename}:{where.lineno}")
        return Reading(len(document.pages))


def _weigh_doubts(outcome: Outcome, document: Document, reading: Reading) -> None:
    """Count doubts called for, raised where called for, and raised where nothing calls for them."""
    wanted = set(document.label.get("doubts", ()))
    raised = {str(doubt.kind) for doubt in reading.doubts}
    outcome.doubts.update(f"{kind} called" for kind in wanted)
    outcome.doubts.update(f"{kind} heard" for kind in wanted & raised)
    if "several-contracts" not in wanted:
        outcome.doubts.update(f"{kind} idle" for kind in raised - wanted)


def first_candidates(reading: Reading) -> dict[str, Found]:
    """Return the first candidate of each field."""
    best = {name: reading.best(name) for name in FIELDS}
    return {
        name: Found(plain(one.value), one.confidence, one.snippet, one.rule, one.page)
        for name, one in best.items()
        if one is not None
    }


def read_plainly(document: Document, our_names: list[str]) -> dict[str, Found]:
    """Return what the baseline reads."""
    values = baseline.read(document.pages, our_names)
    return {name: Found(plain(value)) for name, value in values.items()}


def _judge(
    outcome: Outcome,
    document: Document,
    found: Mapping[str, Found],
    other: Mapping[str, Found],
    settings: Settings,
    wanted: str | None,
) -> None:
    for name in FIELDS:
        score = judge(document.label, found, name, settings.reading.threshold(name))
        if score is None:
            continue
        add(outcome.ours[name], score)
        theirs = judge(document.label, other, name, 0)
        assert theirs is not None
        add(outcome.plain[name], theirs)
        if name == wanted and (score.extra or score.missing):
            outcome.failures.append(_failure(document, name, found.get(name), score))


def _failure(document: Document, name: str, answer: Found | None, score: Score) -> str:
    mark = "TAKEN" if score.taken_wrong else "     "
    line = f"{mark} {document.name}: expected {document.label[name]!r}"
    if answer is None:
        return f"{line}, found nothing"
    snippet = answer.snippet.replace("\n", "⏎")
    return (
        f"{line}, found {answer.value!r} ({answer.confidence:.2f}, {answer.rule}, "
        f"page {answer.page}) in “{snippet}”"
    )


def _print(name: str, outcome: Outcome, options: argparse.Namespace) -> None:
    if options.failures:
        for line in outcome.failures:
            print(line)
        print(f"{len(outcome.failures)} of {len(outcome.seconds)} in {name}")
        return
    print(f"\n## {name}\n")
    print(
        "| field | judged | precision | recall | F1 | taken | taken wrong | baseline P | R | F1 |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for each in FIELDS:
        if outcome.ours[each].documents:
            print(_row(each, outcome.ours[each], outcome.plain[each]))
    taken = sum(score.taken for score in outcome.ours.values())
    wrong = sum(score.taken_wrong for score in outcome.ours.values())
    print(f"\nTaken without asking: {taken:,} values, {wrong} wrong{_one_in(taken, wrong)}.")
    for kind in sorted({key.split()[0] for key in outcome.doubts}):
        called, heard, idle = (
            outcome.doubts[f"{kind} {key}"] for key in ("called", "heard", "idle")
        )
        print(
            f"Doubt {kind}: raised in {heard} of {called} that call for it, and in {idle} others."
        )
    for line in outcome.broken[:5]:
        print(f"BROKEN ({len(outcome.broken)} in all): {line}")
    print(f"Reading: {_times(outcome.seconds)}; baseline: {_times(outcome.plain_seconds)}.")


def _row(name: str, ours: Score, other: Score) -> str:
    wrong = f"{ours.taken_wrong}{_one_in(ours.taken, ours.taken_wrong)}"
    shares = f"{_rates(ours)} | {ours.taken} | {wrong} | {_rates(other)}"
    return f"| {name} | {ours.documents} | {shares} |"


def _rates(score: Score) -> str:
    return f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"


def _one_in(taken: int, wrong: int) -> str:
    return f" (1 in {taken / wrong:.0f})" if wrong else ""


def _times(seconds: list[float]) -> str:
    if not seconds:
        return "nothing"
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"median {statistics.median(ordered) * 1000:.1f} ms, 95 % within {late * 1000:.1f} ms"


def _print_speed(settings: Settings) -> None:
    """Print what reading costs by pages, and as so many times a plain loop of the same run."""
    print("\n## Full pages of one contract\n")
    print("| pages | characters | ms | ms a page | plain loop, ms | loops |")
    print("|---:|---:|---:|---:|---:|---:|")
    for each in costs(settings):
        whole, loop = each.reading * 1000, each.loop * 1000
        told = f"{whole:.1f} | {whole / each.pages:.2f} | {loop:.2f} | {whole / loop:.1f}"
        print(f"| {each.pages} | {each.characters:,} | {told} |")


def _show(documents: Iterable[Document], name: str, settings: Settings) -> None:
    for document in documents:
        if name not in document.name:
            continue
        print("\n\f".join(document.pages))
        print(json.dumps(document.label, ensure_ascii=False, indent=1))
        found = read(document.pages, settings, unsure=document.unsure).candidates
        for key, candidates in found.items():
            for one in candidates:
                print(f"{key}: {one.value!s} ({one.confidence:.2f}, {one.rule}, p{one.page})")


if __name__ == "__main__":
    main()
