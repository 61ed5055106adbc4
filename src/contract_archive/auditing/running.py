"""One audit from end to end: hear the ledger, walk the tree, stand still, judge the whole.

The long walk holds no lock. At its end the archive stands still for a moment: what was filed or
changed meanwhile is looked at again, so that nobody's work raises a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from contract_archive import __version__, locale
from contract_archive.archive import Archive
from contract_archive.auditing import rereading, telling
from contract_archive.auditing.checks import Check, Needs, chosen, refuse_idle
from contract_archive.auditing.documents import to_finding
from contract_archive.auditing.rebuilt import built_anew
from contract_archive.auditing.tree import Tree
from contract_archive.auditing.walking import Look, Orders, Post, Progress, walk
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError, DamagedError
from contract_archive.holdings.survey import Survey, storage
from contract_archive.holdings.survey.memory import Memory
from contract_archive.holdings.survey.quarters import quarter_of
from contract_archive.records.audits import AuditRequest, Checkpoint, Share, Verified
from contract_archive.records.findings import Area, Finding, Severity
from contract_archive.records.numbers import fold_number

MEMORY = "audits/seen.sqlite"
_KEPT_AT_ONCE = 64


@dataclass(frozen=True)
class Outcome:
    """What an audit came to; ``resumed`` counts the contracts that an interrupted run had done."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    verified: Verified
    checkpoint: Checkpoint
    share: Share | None
    tale: telling.Tale
    signed_by_quarter: dict[str, int]
    quarter_of: dict[str, str]
    resumed: int = 0


def run(
    archive: Archive,
    request: AuditRequest,
    survey: Survey,
    progress: Progress | None = None,
) -> Outcome:
    """Audit the archive into ``survey``. Raises UsageError for a check that does not exist."""
    asked = {"quick": request.quick, "whole": request.scope.whole}
    listed = request.against is not None
    checks = chosen(request.only, **asked, listed=listed)
    refuse_idle(request.only, **asked, listed=listed)
    tale = telling.hear(archive.ledger, survey)
    checkpoint = Checkpoint(tale.size, tale.digest)
    share = next_share(request.sample, tale)
    resumed = _take_up(archive, request, share, survey)
    orders = _orders(archive, request, share, _names(archive, tale), survey)
    with survey.at_once():
        survey.forget("standing", "master", "oddity", "fact")
    tree = Tree(str(archive.root), partial(storage.note_oddity, survey))
    with _memory(archive, checks) as memory:
        _go(orders, survey, tree.places(), request.jobs, progress, memory)
    exact = request.scope.whole and not request.quick and _runs("catalog-differs", checks)
    with (
        built_anew(archive, survey, request.jobs, wanted=exact and not tale.breaks) as anew,
        archive.standing_still() as trouble,
    ):
        _look_again(archive, orders, survey, tale)
        whole = Whole(
            archive=archive,
            survey=survey,
            request=request,
            today=archive.today,
            founded_on=tale.founded_on,
            breaks=tuple(tale.breaks),
            trouble=trouble,
            last_audits=tale.audits,
            names=_names(archive, tale),
            anew=anew,
        )
        findings = [*_of_contracts(survey, checks), *_of_whole(whole, checks)]
    return Outcome(
        findings=_in_order(findings, tale),
        checks=checks,
        verified=Verified(*survey.totals()),
        checkpoint=checkpoint,
        share=share,
        tale=tale,
        signed_by_quarter=survey.signed_by_quarter(),
        quarter_of=quarter_of(survey, (each.number for each in findings if each.number)),
        resumed=resumed,
    )


def _runs(name: str, checks: tuple[Check, ...]) -> bool:
    return any(each.name == name for each in checks)


def next_share(sample: int, tale: telling.Tale) -> Share | None:
    """Return the share whose turn it is: the one after the last that was audited."""
    if sample <= 1:
        return None
    for entry in reversed(tale.audits):
        part, _slash, of = str(entry.details.get("sample") or "").partition("/")
        if of == str(sample) and part.isdigit():
            return Share(int(part) % sample + 1, sample)
    return Share(1, sample)


def _take_up(archive: Archive, request: AuditRequest, share: Share | None, survey: Survey) -> int:
    """Return how many contracts an interrupted run of just this audit had done; else begin."""
    asked = (__version__, archive.settings, request, share, locale.language(), archive.today)
    key = sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()
    if survey.meta("key") == key:
        return survey.totals()[0]
    with survey.at_once():
        survey.forget("result")
        survey.note("key", key)
    return 0


def _orders(
    archive: Archive,
    request: AuditRequest,
    share: Share | None,
    names: tuple[tuple[str, tuple[str, ...]], ...],
    survey: Survey,
) -> Orders:
    return Orders(
        root=archive.root,
        settings=archive.settings,
        today=archive.today,
        language=locale.language(),
        scope=request.scope,
        quick=request.quick,
        share=share,
        only=request.only,
        names=names,
        survey=survey.path,
    )


def _names(archive: Archive, tale: telling.Tale) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The customers' names as the ledger tells them, and as the catalog remembers where lines of
    the ledger are lost."""
    told = tale.names.pairs()
    try:
        if tale.breaks and archive.catalog_path.exists():
            return (*told, *archive.catalog.register.names())
    except ArchiveError:
        pass
    return told


def _go(
    orders: Orders,
    survey: Survey,
    places: Iterator[str],
    jobs: int,
    progress: Progress | None,
    memory: Memory | None = None,
) -> None:
    """Look at every folder and keep what was seen, a batch at a time."""
    posts = (_post(survey, place, memory) for place in places)
    total, read = survey.contracts_told(), 0
    batch: list[Look] = []
    for done, look in enumerate(walk(orders, posts, jobs), 1):
        batch.append(look)
        read += look.result.bytes if look.result else 0
        if len(batch) >= _KEPT_AT_ONCE:
            _keep(survey, batch, memory)
            batch.clear()
        if progress is not None:
            progress(done, max(total, done), read)
    _keep(survey, batch, memory)


@contextmanager
def _memory(archive: Archive, checks: tuple[Check, ...]) -> Iterator[Memory | None]:
    """What former audits need not read again; None where nothing is to be read."""
    readers = tuple(each.name for each in checks if each.needs is Needs.TEXT and each.of_contract)
    if not readers:
        yield None
        return
    context = rereading.context(archive.settings, readers)
    memory = Memory(archive.house / MEMORY, context, archive.today)
    try:
        yield memory
    finally:
        memory.close()


def _post(survey: Survey, place: str, memory: Memory | None) -> Post:
    told = survey.told_at(place)
    answers = memory.answers(rereading.key(told)) if memory and told else None
    return Post(place, told, survey.settled(place), answers)


def _keep(survey: Survey, looks: list[Look], memory: Memory | None) -> None:
    if memory is not None:
        memory.keep(look.seen for look in looks if look.seen)
    with survey.at_once():
        for look in looks:
            survey.stand(look.standing, fold_number(look.standing.number), look.masters)
            storage.note_facts(survey, look.standing.place, look.facts)
            if look.result is not None:
                survey.settle(look.result, look.standing.record)


def _look_again(archive: Archive, orders: Orders, survey: Survey, tale: telling.Tale) -> None:
    """Look again at what was filed, moved or changed since the walk began."""
    try:
        places = tuple(dict.fromkeys(telling.hear_on(archive.ledger, survey, tale)))
    except DamagedError:
        return  # the breaks of the chain tell it
    with survey.at_once():
        for place in places:
            survey.stand_no_more(place)
    there = (place for place in places if (archive.root / place / "contract.yaml").is_file())
    _go(orders, survey, there, 1, None)


def _of_contracts(survey: Survey, checks: tuple[Check, ...]) -> Iterator[Finding]:
    known = {each.name for each in checks}
    return (each for each in map(to_finding, survey.findings()) if each.check in known)


def _of_whole(whole: Whole, checks: tuple[Check, ...]) -> Iterator[Finding]:
    for check in checks:
        find = check.outside if check.of_contract else check.find
        if find is not None and (not check.of_contract or whole.request.scope.whole):
            yield from (check.finding(fault) for fault in find(whole))


def _in_order(findings: list[Finding], tale: telling.Tale) -> tuple[Finding, ...]:
    """Put findings in the order of a report, each once, with the waiver it has."""
    areas, severities = list(Area), list(Severity)
    once = {each.id: each for each in findings}
    told = (each._replace(waiver=tale.waivers.get(each.id)) for each in once.values())
    return tuple(
        sorted(
            told,
            key=lambda each: (
                *(areas.index(each.area), severities.index(each.severity)),
                *(each.check, each.number, each.path, each.id),
            ),
        )
    )
