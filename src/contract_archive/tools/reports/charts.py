"""Where the open findings lie: by check, and by the quarter in which contracts were signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contract_archive.locale import _, ngettext
from contract_archive.records.findings import Severity
from contract_archive.tools.reports.blocks import Bar, Block, Chart, Paragraph
from contract_archive.tools.reports.content import CheckLine, Counts, QuarterLine, Report
from contract_archive.tools.reports.words import quarter_in_words

_MOST_CHECKS = 15
_MOST_QUARTERS = 12


def by_check(report: Report) -> Iterator[Block]:
    """Yield the bars of the checks that found something, the most findings first."""
    found = sorted((each for each in report.lines if each.found), key=_rank)
    if not found:
        yield Paragraph(_("No finding is open."))
        return
    shown = found if len(found) <= _MOST_CHECKS else found[: _MOST_CHECKS - 1]
    bars = [Bar(each.check.name, each.open, f"{each.found:,}") for each in shown]
    rest = found[len(shown) :]
    if rest:
        counts = _together([each.open for each in rest])
        label = ngettext("{count} other check", "{count} other checks", len(rest))
        bars.append(Bar(label.format(count=len(rest)), counts, f"{sum(counts.values()):,}"))
    yield Chart(tuple(bars))


def _rank(line: CheckLine) -> tuple[int, str]:
    return -line.found, line.check.name


def by_quarter(report: Report) -> Iterator[Block]:
    """Yield the bars of the quarters, the latest last; early ones are taken together."""
    if not report.audit.open:
        yield Paragraph(_("No finding is open."))
        return
    quarters = [each for each in report.quarters if each.quarter]
    early = quarters[: -_MOST_QUARTERS + 1] if len(quarters) > _MOST_QUARTERS else []
    bars = [_bar(quarter_in_words(each.quarter), [each]) for each in quarters[len(early) :]]
    if early:
        label = _("until {quarter}").format(quarter=quarter_in_words(early[-1].quarter))
        bars.insert(0, _bar(label, early))
    none = [each for each in report.quarters if not each.quarter]
    if none:
        counts = none[0].open
        bars.append(Bar(_("of no quarter"), counts, f"{sum(counts.values()):,}"))
    yield Chart(tuple(bars))
    yield Paragraph(
        _("A finding belongs to the quarter in which its contract was signed."), aside=True
    )


def _bar(label: str, quarters: Sequence[QuarterLine]) -> Bar:
    counts = _together([each.open for each in quarters])
    contracts = sum(each.contracts for each in quarters)
    beside = ngettext(
        "{found} ({count} contract)", "{found} ({count} contracts)", contracts
    ).format(found=f"{sum(counts.values()):,}", count=f"{contracts:,}")
    return Bar(label, counts, beside)


def _together(counts: Sequence[Counts]) -> Counts:
    return {severity: sum(each[severity] for each in counts) for severity in Severity}
