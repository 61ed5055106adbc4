"""A report in its order: result, comparison, charts, four chapters, areas, accepted, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from contract_archive.locale import _, ngettext
from contract_archive.records.findings import Finding, Severity
from contract_archive.rules.audit_history import Fate
from contract_archive.rules.naming import area_name, property_name, property_says, severity_name
from contract_archive.tools.reports.blocks import (
    Block,
    Findings,
    Grid,
    Group,
    Head,
    Heading,
    Listed,
    Paragraph,
    Signatures,
)
from contract_archive.tools.reports.charts import by_check, by_quarter
from contract_archive.tools.reports.content import Chapter, CheckLine, Counts, Report, counted
from contract_archive.tools.reports.facts import findings_in_words
from contract_archive.tools.reports.words import instant_in_words, numbered

_MOST_GONE = 200
_SHORT = 64  # characters
_BELOW, _SIGNING = 30.0, 92.0  # millimetres


def outline(report: Report, most: int | None = None) -> Iterator[Block]:
    """Yield the blocks of a report after its cover. ``most``: list no more findings than that,
    the worst of them, and say how many are left out."""
    shown = _worst(report, most)
    sections: list[tuple[str, Iterator[Block]]] = [
        (_("Result"), _result(report)),
        (_("Against the previous audit"), _compared(report)),
        *(
            (property_name(chapter.property), _chapter(report, chapter, shown))
            for chapter in report.chapters
        ),
        (_("By the five checks of the archive"), _areas(report)),
        (_("Accepted findings"), _accepted(report)),
        (_("Checks that did not run"), _skipped(report)),
        (_("Conclusion and signatures"), _signatures(report)),
    ]
    for place, (title, blocks) in enumerate(sections, 1):
        last = place == len(sections)
        yield Heading(numbered(place, title), room=_SIGNING if last else _BELOW)
        yield from blocks


def evidence(finding: Finding) -> tuple[str, ...]:
    """Return the path, unless the message has it, and what was expected and found instead: in one
    line if both are short."""
    where = (finding.path,) if finding.path and finding.path not in finding.message else ()
    return (*where, *_difference(finding))


def _difference(finding: Finding) -> tuple[str, ...]:
    said = []
    if finding.expected and finding.expected != finding.path:
        said.append(_("Expected: {value}").format(value=finding.expected))
    if finding.found and finding.found != finding.path:
        said.append(_("Found: {value}").format(value=finding.found))
    if sum(map(len, said)) > _SHORT:
        return tuple(said)
    return ("  →  ".join(said),) if said else ()


def _worst(report: Report, most: int | None) -> dict[str, Listed]:
    """Return what is listed, by id: the worst first where not all are, numbered as they come."""
    severities = list(Severity)
    still = [each for chapter in report.chapters for each in chapter.findings]
    if most is not None and len(still) > most:
        worst = sorted(still, key=lambda each: severities.index(each.severity))[:most]
        kept = {each.id for each in worst}
        still = [each for each in still if each.id in kept]
    fates = report.comparison.fates if report.comparison else {}
    return {
        each.id: Listed(place, each, fates.get(each.id) is Fate.NEW)
        for place, each in enumerate(still, 1)
    }


def _result(report: Report) -> Iterator[Block]:
    yield Paragraph(_sentences(*report.verdict))
    yield Paragraph(_("Open findings: {counts}.").format(counts=findings_in_words(report.audit)))
    rows = [
        (property_name(each.property), *_figures(counted(each.findings)))
        for each in report.chapters
    ]
    rows.append((_("All"), *_figures(report.open)))
    yield Grid((Head(_("Property (DA/T 70)"), 0), *_severity_heads(16)), tuple(rows))
    yield Heading(_("Open findings by check"), 1)
    yield from by_check(report)
    yield Heading(_("Open findings by quarter of signing"), 1)
    yield from by_quarter(report)


def _figures(counts: Counts) -> tuple[str, ...]:
    return (*(f"{count:,}" for count in counts.values()), f"{sum(counts.values()):,}")


def _severity_heads(share: int) -> tuple[Head, ...]:
    return (
        *(Head(severity_name(each).capitalize(), share, "R") for each in Severity),
        Head(_("Open"), share, "R"),
    )


def _compared(report: Report) -> Iterator[Block]:
    compared, previous = report.comparison, report.previous
    if compared is None or previous is None:
        yield Paragraph(_("There is no previous audit to compare with."))
        return
    yield Paragraph(
        _("Compared with {id}, ended {at}, of {scope}.").format(
            id=previous.id, at=instant_in_words(previous.ended), scope=previous.scope_told
        )
    )
    heads = [(_("New"), Fate.NEW), (_("Still there"), Fate.STILL), (_("Gone"), Fate.GONE)]
    heads.append((_("Accepted"), Fate.ACCEPTED))
    heads.append((_("Not looked at again"), Fate.UNSEEN))
    yield Grid(
        tuple(Head(head, 20, "C") for head, _fate in heads),
        (tuple(f"{compared.count(fate):,}" for _head, fate in heads),),
    )
    if compared.gone:
        yield Heading(_("Gone since the previous audit"), 1)
        yield from _briefly(compared.gone)
    if compared.unseen:
        yield Heading(_("Not looked at again by this audit"), 1)
        yield from _briefly(compared.unseen)


def _briefly(findings: Sequence[Finding]) -> Iterator[Block]:
    heads = (Head(_("Finding"), 12), Head(_("Number"), 22), Head(_("What was found"), 0))
    rows = [(each.id, each.number or "—", each.message) for each in findings[:_MOST_GONE]]
    yield Grid(heads, tuple(rows))
    yield from _left_out(len(findings) - len(rows))


def _left_out(count: int) -> Iterator[Block]:
    if count > 0:
        yield Paragraph(
            ngettext(
                "{count} more stands in the report as .xlsx or .json.",
                "{count} more stand in the report as .xlsx or .json.",
                count,
            ).format(count=f"{count:,}"),
            aside=True,
        )


def _chapter(report: Report, chapter: Chapter, shown: dict[str, Listed]) -> Iterator[Block]:
    yield Paragraph(property_says(chapter.property))
    ran = sum(line.ran for line in chapter.lines)
    checked = ngettext("{count} check ran.", "{count} checks ran.", ran).format(count=ran)
    count = len(chapter.findings)
    found = ngettext("{count} finding is open.", "{count} findings are open.", count)
    yield Paragraph(_sentences(checked, found.format(count=f"{count:,}")))
    if chapter.lines:
        yield Heading(_("What was checked"), 1)
        yield _checks(chapter.lines)
    if chapter.findings:
        yield Heading(_("What was found"), 1)
        listed = [shown[each.id] for each in chapter.findings if each.id in shown]
        yield Findings(tuple(_groups(report, listed)))
        yield from _left_out(count - len(listed))


def _sentences(*said: str) -> str:
    """Put sentences one after the other: with a space, or where a Chinese one ends without."""
    return "".join(each if each.endswith("。") else f"{each} " for each in said).rstrip()


def _checks(lines: Sequence[CheckLine]) -> Grid:
    heads = (
        Head(_("Check"), 23),
        Head(_("What it looks for"), 0),
        Head(_("Area"), 15),
        Head(_("Result"), 14),
    )
    rows = [
        (line.check.name, line.check.says, area_name(line.check.area), _came_to(line))
        for line in lines
    ]
    return Grid(heads, tuple(rows))


def _came_to(line: CheckLine) -> str:
    if not line.ran:
        return _("did not run")
    if not line.found and not line.accepted:
        return _("no fault")
    said = [_("{count} open").format(count=f"{line.found:,}")] if line.found else []
    if line.accepted:
        said.append(_("{count} accepted").format(count=f"{line.accepted:,}"))
    return _(", ").join(said)


def _groups(report: Report, listed: Sequence[Listed]) -> Iterator[Group]:
    lines = {line.check.name: line for line in report.lines}
    for name, members in groupby(listed, key=lambda each: each.finding.check):
        line = lines[name]
        heading = _("{check}: {says} ({count} open)").format(
            check=name, says=line.check.says, count=f"{line.found:,}"
        )
        yield Group(heading, tuple(members))


def _areas(report: Report) -> Iterator[Block]:
    heads = (Head(_("Area"), 0), Head(_("Checks"), 12, "R"), *_severity_heads(13))
    rows = [
        (area_name(each.area), str(each.ran), *_figures(each.open), f"{each.accepted:,}")
        for each in report.areas
    ]
    rows.append(
        (
            _("All"),
            str(sum(each.ran for each in report.areas)),
            *_figures(report.open),
            f"{len(report.accepted):,}",
        )
    )
    yield Grid((*heads, Head(_("Accepted"), 13, "R")), tuple(rows))


def _accepted(report: Report) -> Iterator[Block]:
    if not report.accepted:
        yield Paragraph(_("None."))
        return
    yield Paragraph(_("These are known, and were accepted by a person with a reason."))
    heads = (
        Head(_("Finding"), 12),
        Head(_("Number"), 18),
        Head(_("What was found"), 0),
        Head(_("Accepted by"), 17),
        Head(_("Reason"), 20),
    )
    yield Grid(heads, tuple(map(_waived, report.accepted)))


def _waived(finding: Finding) -> tuple[str, ...]:
    by = at = reason = ""
    if finding.waiver is not None:
        by, at = finding.waiver.person, f"{finding.waiver.at.astimezone():%Y-%m-%d}"
        reason = finding.waiver.reason
    what = f"{finding.check}: {finding.message}"
    return finding.id, finding.number or "—", what, f"{by} {at}", reason


def _skipped(report: Report) -> Iterator[Block]:
    if not report.skipped:
        yield Paragraph(_("None: every check ran."))
        return
    heads = (Head(_("Check"), 24), Head(_("What it looks for"), 0), Head(_("Area"), 16))
    rows = [(each.name, each.says, area_name(each.area)) for each in report.skipped]
    yield Grid(heads, tuple(rows))


def _signatures(report: Report) -> Iterator[Block]:
    yield Paragraph(
        _("This report was drawn up from the audit {id}; its checkpoint binds it to the ledger.")
        .format(id=report.audit.id)
    )  # fmt: skip
    yield Signatures(
        _("Opinion"),
        ((_("Auditor"), report.audit.auditor), (_("Reviewer"), "")),
        _("Date"),
    )
