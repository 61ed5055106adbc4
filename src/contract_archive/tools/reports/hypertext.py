"""A report as one HTML file: nothing from outside, no scripts, and it prints as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch
from html import escape

from contract_archive.locale import _, language
from contract_archive.records.findings import Severity
from contract_archive.rules.naming import severity_name
from contract_archive.tools.reports.blocks import (
    Bar,
    Chart,
    Findings,
    Grid,
    Heading,
    Listed,
    Paragraph,
    Signatures,
)
from contract_archive.tools.reports.codes import checkpoint_text, modules, runs
from contract_archive.tools.reports.content import Report
from contract_archive.tools.reports.outline import evidence, outline
from contract_archive.tools.reports.words import printable

_WIDE = 400  # units of the longest bar
_INKS = {Severity.ERROR: "#8c1919", Severity.WARNING: "#d68c3c", Severity.NOTE: "#bec5cd"}
_SIDES = {"L": "", "C": ' class="c"', "R": ' class="r"'}

_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.5rem; background: #fff; color: #141414;
  font: 11pt/1.6 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif; }
h1 { text-align: center; font-size: 26pt; margin: 3rem 0 .5rem; }
.name { text-align: center; font-size: 15pt; margin: 0 0 2rem; }
h2, h3, th { font-family: "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
  SimHei, Arial, sans-serif; }
h2 { font-size: 14pt; margin: 2.2rem 0 .6rem; } h3 { font-size: 11pt; margin: 1.4rem 0 .5rem; }
h2, h3, p:has(+ .sign) { break-after: avoid; }
table { width: 100%; border-collapse: collapse; border-block: 2px solid #141414; font-size: 9.5pt;
  line-height: 1.5; margin: .4rem 0 1rem; }
thead { display: table-header-group; } thead th { border-bottom: 1px solid #141414; }
th, td { text-align: left; vertical-align: top; padding: .25rem .45rem; overflow-wrap: anywhere;
  border-bottom: 1px solid #ccc; }
th { white-space: nowrap; } .r { text-align: right; } .c { text-align: center; }
tr { break-inside: avoid; } .facts th { width: 9rem; }
.group th { background: #f4f4f4; white-space: normal; break-after: avoid; }
.aside, .faint { color: #5a5a5a; font-size: 8.5pt; }
.error, .new { color: #8c1919; font-weight: bold; } .new { font-size: 8.5pt; }
.findings .faint { display: block; }
.checkpoint { display: flex; justify-content: space-between; gap: 2rem; break-inside: avoid; }
.checkpoint p { overflow-wrap: anywhere; }
.checkpoint svg { flex: none; width: 40mm; height: 40mm; }
.bars { border: 0; } .bars td { border: 0; padding: .1rem .4rem; vertical-align: middle; }
.bars .label { width: 10rem; } .bars .bar { border-left: 1px solid #999; padding: 0; }
.bars .beside { width: 9rem; white-space: nowrap; }
.bars svg { display: block; width: 100%; height: 12px; }
.legend svg { width: 10px; height: 10px; margin: 0 .3rem 0 1rem; }
.opinion { border: 1px solid #141414; min-height: 32mm; padding: .5rem; margin: 1rem 0 2rem; }
.sign { break-inside: avoid; } .sign div { display: flex; gap: 1rem; margin-top: 2rem; }
.sign span { border-bottom: 1px solid #141414; flex: 1; } .sign span.day { flex: .6; }
@media print { body { max-width: none; padding: 0; } .cover { break-after: page; } }
@page { size: A4; margin: 24mm 20mm 22mm 25mm; @bottom-center { content: PAGES; font-size: 9pt; } }
"""


def draw(report: Report) -> bytes:
    """Return a report as an HTML document in UTF-8."""
    tongue = "zh-CN" if language() == "zh" else "en"
    title = _text(f"{report.title} {report.audit.id} {report.audit.fonds_name}")
    lines = [
        f'<!DOCTYPE html>\n<html lang="{tongue}">\n<head>\n<meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{_style()}</style>\n</head>\n<body>",
        *_cover(report),
        *(line for block in outline(report) for line in _lines(block)),
        "</body>\n</html>\n",
    ]
    return "\n".join(lines).encode("utf-8")


def _style() -> str:
    """Return the style sheet, with page numbers in the language spoken."""
    said = _("Page {page} of {pages}").format(page="\0page\0", pages="\0pages\0")
    parts = said.split("\0")
    content = " ".join(
        f"counter({part})" if part in ("page", "pages") else f'"{part}"' for part in parts if part
    )
    return _STYLE.replace("PAGES", content)


def _text(text: str) -> str:
    return escape(printable(text))


def _cover(report: Report) -> Iterator[str]:
    yield f'<header class="cover">\n<h1>{_text(report.title)}</h1>'
    yield f'<p class="name">{_text(report.audit.fonds_name)}</p>\n<table class="facts">'
    for label, value in report.facts:
        yield f"<tr><th>{_text(label)}</th><td>{_text(value)}</td></tr>"
    code = checkpoint_text(report.audit)
    said = _("The code says where the ledger stood when the audit began:")
    yield f'</table>\n<div class="checkpoint"><p>{_text(said)}<br>'
    yield f'<span class="faint">{_text(code)}</span></p>{_code(code)}</div>\n</header>'


def _code(text: str) -> str:
    """Return a QR code as a picture of one path."""
    rows = modules(text)
    path = "".join(
        f"M{start} {down}h{length}v1h-{length}z"
        for down, row in enumerate(rows)
        for start, length in runs(row)
    )
    side = len(rows)
    return (
        f'<svg viewBox="0 0 {side} {side}" role="img" aria-label="{_text(text)}" '
        f'shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )


@singledispatch
def _lines(block: object) -> Iterator[str]:
    raise TypeError(f"{block} cannot be written")


@_lines.register
def _heading(block: Heading) -> Iterator[str]:
    yield f"<h{block.level + 2}>{_text(block.text)}</h{block.level + 2}>"


@_lines.register
def _paragraph(block: Paragraph) -> Iterator[str]:
    yield (
        f'<p class="aside">{_text(block.text)}</p>'
        if block.aside
        else (f"<p>{_text(block.text)}</p>")
    )


@_lines.register
def _grid(block: Grid) -> Iterator[str]:
    sides = [_SIDES[each.align] for each in block.heads]
    yield f"<table>\n{_widths([each.share for each in block.heads])}\n<thead><tr>"
    for each, side in zip(block.heads, sides, strict=True):
        yield f"<th{side}>{_text(each.text)}</th>"
    yield "</tr></thead>\n<tbody>"
    for row in block.rows:
        cells = zip(row, sides, strict=True)
        yield f"<tr>{''.join(f'<td{side}>{_text(value)}</td>' for value, side in cells)}</tr>"
    yield "</tbody>\n</table>"


def _widths(shares: Sequence[int]) -> str:
    """Return the widths of columns in percent; one without a share takes the rest."""
    return "".join(f'<col style="width:{share}%">' if share else "<col>" for share in shares)


@_lines.register
def _chart(block: Chart) -> Iterator[str]:
    most = max((sum(bar.counts.values()) for bar in block.bars), default=0) or 1
    yield '<table class="bars">'
    for bar in block.bars:
        yield f'<tr><td class="label">{_text(bar.label)}</td><td class="bar">{_bar(bar, most)}'
        yield f'</td><td class="faint beside">{_text(bar.beside)}</td></tr>'
    yield '</table>\n<p class="aside legend">'
    for severity in Severity:
        box = f'<svg viewBox="0 0 1 1"><path d="M0 0h1v1h-1z" fill="{_INKS[severity]}"/></svg>'
        yield f"{box}{_text(severity_name(severity))}"
    yield "</p>"


def _bar(bar: Bar, most: int) -> str:
    """Return a bar as a picture, which prints where backgrounds are left out."""
    x, parts = 0.0, []
    for severity, count in bar.counts.items():
        width = count * _WIDE / most
        if count:
            parts.append(
                f'<rect x="{x:.2f}" width="{width:.2f}" height="12" fill="{_INKS[severity]}"/>'
            )
        x += width
    view = f'viewBox="0 0 {_WIDE} 12" preserveAspectRatio="none"'
    return f'<svg {view} role="img" aria-label="{_text(bar.beside)}">{"".join(parts)}</svg>'


@_lines.register
def _findings(block: Findings) -> Iterator[str]:
    heads = (_("No."), _("Severity"), _("Number"), _("Finding and remedy"))
    yield f'<table class="findings">\n{_widths((6, 12, 19, 0))}\n<thead><tr>'
    yield "".join(f"<th>{_text(head)}</th>" for head in heads)
    yield "</tr></thead>"
    for group in block.groups:
        yield f'<tbody>\n<tr class="group"><th colspan="4">{_text(group.heading)}</th></tr>'
        yield from map(_row, group.findings)
        yield "</tbody>"
    yield "</table>"


def _row(listed: Listed) -> str:
    found = listed.finding
    new = f' <span class="new">{_text(_("new"))}</span>' if listed.is_new else ""
    severity = f'<span class="{found.severity}">{_text(severity_name(found.severity))}</span>{new}'
    remedy = _("Remedy: {remedy}").format(remedy=found.remedy) if found.remedy else ""
    return (
        f'<tr id="{_text(found.id)}"><td class="r">{listed.place}</td><td>{severity}</td>'
        f'<td>{_text(found.number) or "—"}<span class="faint">{_text(found.id)}</span></td>'
        f"<td>{_text(found.message)}"
        f"{''.join(f'<span class=faint>{_text(each)}</span>' for each in evidence(found))}"
        f"{_text(remedy)}</td></tr>"
    )


@_lines.register
def _signatures(block: Signatures) -> Iterator[str]:
    yield f'<section class="sign">\n<p class="opinion">{_text(block.opinion)}</p>'
    for who, name in block.lines:
        label = _text(f"{who} ({name})") if name else _text(who)
        yield f"<div>{label}<span></span>{_text(block.day)}<span class=day></span></div>"
    yield "</section>"
