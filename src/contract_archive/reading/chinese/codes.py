"""The counterparty's 统一社会信用代码: whose a code is follows from where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contract_archive.locale import _
from contract_archive.reading.chinese.labels import labels_in
from contract_archive.reading.chinese.parties import Side, sides_of
from contract_archive.reading.document import Document
from contract_archive.reading.likeness import fold_name
from contract_archive.reading.ours import completed, which_are_ours
from contract_archive.reading.values.codes import credit_codes, is_organisation_code
from contract_archive.records.credit_codes import is_credit_code
from contract_archive.records.readings import Candidate, Doubt, DoubtKind, FieldName
from contract_archive.settings.model import Settings

_VALID, _WRONG = 0.96, 0.5
_IN_COLUMN = 0.98  # the column of a page decides whose it is
_NAMED_BEFORE = 0.97  # a sentence names its bearer before it
_IN_A_PERMIT = 0.9  # a permit's number begins with its holder's code
_OURS_UNLABELLED = 0.9
_LEFT_ALONE = 0.9  # a scan may have lost the blanks before the right-hand one
_BY_ORDER = 0.8  # names side by side, codes one below the other: the left one is mostly first
_REACH = 800  # characters that a party's block may be long

_LABEL = re.compile(
    r"(?:统一)?(?:社会)?信用代码(?:证?号码?|/?纳税人识别号)?|纳税人?识别(?:号码?|代码)"
    r"|税务登记证?号码?|税号|(?:营业|工商|企业)?执照(?:注册|登记)?(?:号码?|编号)"
    r"|(?:组织)?机构(?:信用)?代码(?:证?号码?)?|统一代码|工商(?:注册|登记)号码?"
)
_BEGIN_OF_LABELS = ("代码", "税", "执照", "工商")
_BEHIND = re.compile(
    r"[^0-9A-Za-z]{0,6}(?P<code>(?:[0-9A-Za-z][ -]?){17}[0-9A-Za-z])(?![0-9A-Za-z])"
)
_FIELD = re.compile(r"[\u4e00-\u9fff/]{2,12}(?:\([^()]{0,8}\))? ?(?::|(?=[0-9A-Za-z]{18}))")
_INVOICE = re.compile("发票抬头|开票(?:信息|资料|抬头)|发票信息|抬头")
_OURSELVES = re.compile("我方|我司|我公司|本公司|本单位")
_INVOICE_LINES = 2
_ALONE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")
_PERMIT = re.compile(
    r"(?<![0-9A-Za-z])(?P<code>[159][1-9][0-9]{6}[0-9A-Z]{10})[0-9]{3}[A-Z](?![0-9A-Za-z])"
)
_NO_CODE = re.compile(r"(?:账号|帐号|账户|卡号|身份证|电话)[^\n]{0,8}$")
_BEARER = 120  # characters before a code in which a sentence names whose it is
_BESIDE = 12  # how far right, in narrow characters, a second column begins at least
_LEAST = 18
_PUBLIC = re.compile("1[1-39]")  # offices and public institutions (GB 32100, first two characters)
_IS_COMPANY = re.compile("公司|企业|厂")
_SHORT_NAME = re.compile("(?:^|(?<=[\\s:;,。(]))[\u4e00-\u9fff]{2,6}(?=的?$)")
_BLOCK = 4  # lines around a code that show whether columns are kept apart
_WIDE = re.compile(r"\S\s{4,}\S")
_CELL = re.compile(r"\S+(?:\s\S+)*")
_SLACK = 6  # how far left of the name above it a field of its column may begin


class _Place(NamedTuple):
    """Where a code's label stands: its line, the cell in it of so many, what is before it there."""

    line: int
    column: int
    columns: int
    lead: str


class _Code(NamedTuple):
    """A code under a label."""

    code: str
    valid: bool
    span: tuple[int, int]
    place: _Place
    share: float = 1.0


class _Owned(NamedTuple):
    code: _Code
    side: Side
    share: float


def find_codes(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    """Yield the credit codes that stand in the counterparty's block."""
    found = tuple(side for side in sides_of(document) if not side.heads_only)
    parties = completed([side.party for side in found], document, settings)
    ours = which_are_ours([party.name for party in parties], settings)
    others = [side for side, known in zip(found, ours, strict=False) if not known]
    if not any(ours) or not others:
        return
    unlabelled = parties[len(found) :]  # ours, named somewhere on the pages only
    for code, side, share in _owned(document, found):
        if unlabelled and side not in (_labelled(found, code), _in_own_line(document, found, code)):
            continue  # it may be ours
        share *= _OURS_UNLABELLED if unlabelled else 1.0
        if side is others[0] or (side in others and side.party.principal):
            sure = (
                (_VALID if code.valid else _WRONG)
                * share
                * code.share
                * (1 if side is others[0] else 0.5)
            )
            yield (
                FieldName.CREDIT_CODE,
                document.candidate(code.code, code.span, sure, "code-block"),
            )


def wrong_codes(
    document: Document,  # noqa: ARG001
    settings: Settings,  # noqa: ARG001
    found: Mapping[str, tuple[Candidate, ...]],
) -> Iterator[Doubt]:
    """Doubt the counterparty's credit code where its check digit is wrong."""
    best = next(iter(found.get(FieldName.CREDIT_CODE, ())), None)
    if best is None or any(read.valid for read in credit_codes(f"税号:{best.value}")):
        return
    message = _("the credit code {code} has a wrong check digit").format(code=best.value)
    yield Doubt(DoubtKind.CODE_WRONG, FieldName.CREDIT_CODE, message, best.page)


def _codes(document: Document) -> Iterator[_Code]:
    """Yield the codes under labels, and those that their check digits prove, in page order."""
    for line, words in enumerate(document.lines):
        if not any(word in words for word in _BEGIN_OF_LABELS):  # no label is without one of them
            yield from _proven(document, line, words)
            continue
        labels = list(_LABEL.finditer(words))
        if not labels:
            yield from _proven(document, line, words)
            continue
        begin, empty = 0, []
        row = list(_ALONE.finditer(words, labels[0].end())) if len(labels) == 1 else []
        if len(row) > 1:
            for column, each in enumerate(row):
                start = document.start_of(line)
                span = (start + each.start(), start + each.end())
                yield from _read(document, span, _Place(line, column, len(row), ""))
            continue
        for label in labels:
            place = _place(words, line, begin, label)
            begin = label.end()
            found = _BEHIND.match(words, label.end())
            if found is None:
                empty.append(place)
                continue
            start = document.start_of(line)
            span = (start + found.start("code"), start + found.end("code"))
            yield from _read(document, span, place)
        yield from _in_next_line(document, empty)


def _proven(document: Document, line: int, words: str) -> Iterator[_Code]:
    """Yield what both its check digits prove to be a code, under whatever label: 统一代码, USCC."""
    start = document.start_of(line)
    for pattern, share in ((_ALONE, 1.0), (_PERMIT, _IN_A_PERMIT)):
        for found in pattern.finditer(words) if len(words) >= _LEAST else ():
            code = (found["code"] if share < 1 else found[0]).upper()
            if not (is_credit_code(code) and is_organisation_code(code[8:17])):
                continue
            if _NO_CODE.search(words, 0, found.start()):
                continue
            span = (start + found.start(), start + found.start() + len(code))
            place = _Place(line, 0, 1, words[: found.start()])
            yield _Code(code, True, span, place, share)


def _place(words: str, line: int, begin: int, label: re.Match[str]) -> _Place:
    """Return where a code's label stands among the labels of its line."""
    before = len(_FIELD.findall(words, 0, label.start()))
    after = len(_FIELD.findall(words, label.start()))
    return _Place(line, before, before + after, words[begin : label.start()])


def _in_next_line(document: Document, empty: list[_Place]) -> Iterator[_Code]:
    """Yield the codes of the labels that have nothing behind them in their own line."""
    line = empty[0].line + 1 if empty else len(document.lines)
    found = list(_ALONE.finditer(document.lines[line])) if line < len(document.lines) else []
    if len(found) != len(empty):
        return
    start = document.start_of(line) if found else 0
    for place, each in zip(empty, found, strict=True):
        yield from _read(document, (start + each.start(), start + each.end()), place)


def _read(document: Document, span: tuple[int, int], place: _Place) -> Iterator[_Code]:
    for read in credit_codes(f"税号:{document.text[span[0] : span[1]]}"):
        yield _Code(read.code, read.valid, span, place)


def _owned(document: Document, found: tuple[Side, ...]) -> Iterator[_Owned]:
    """Yield each code with the side in whose block it stands."""
    waiting: dict[tuple[int, ...], list[_Code]] = {}
    rows: dict[tuple[int, ...], list[Side]] = {}
    for code in _codes(document):
        if _is_invoiced(document, code):
            invoiced = _invoiced(document, found, code)
            if invoiced:
                yield _Owned(code, invoiced, 1.0)
            continue
        row = _labels_above(document, found, code.place.line) or _row_above(
            document, found, document.start_of(code.place.line)
        )
        bearer = _bearer(document, found, code, row)
        if bearer:
            yield _Owned(code, *bearer)
        elif row:
            rows[tuple(map(id, row))] = row
            waiting.setdefault(tuple(map(id, row)), []).append(code)
    for key, together in waiting.items():
        left = _in_left_column(document, rows[key], together[0]) if len(together) == 1 else None
        if left:
            yield _Owned(together[0], left, _LEFT_ALONE)
        else:
            yield from _dealt(together, rows[key])


def _bearer(
    document: Document, found: tuple[Side, ...], code: _Code, row: list[Side]
) -> tuple[Side, float] | None:
    """Return whose a code is by its label, its line and the row above; None where these differ."""
    if labelled := _labelled(found, code):
        return labelled, 1.0
    if own := _in_own_line(document, found, code):
        return own, _NAMED_BEFORE
    if len(row) == 1:
        return row[0], 1.0
    if row:
        beside = _by_sort(row, code) or _by_column(document, row, code)
        return (beside, _IN_COLUMN) if beside else None
    named = _named_before(document, found, code)
    return (named, _NAMED_BEFORE) if named else None


def _by_sort(row: list[Side], code: _Code) -> Side | None:
    """Return the only side of a row that can bear a public body's code: no company has one."""
    if not (code.valid and _PUBLIC.match(code.code)):
        return None
    bodies = [side for side in row if not _IS_COMPANY.search(side.party.name)]
    return bodies[0] if len(bodies) == 1 else None


def _in_left_column(document: Document, row: list[Side], code: _Code) -> Side | None:
    """Return the left one of two sides where a code stands alone in its line below the names.

    That is so only where the lines around keep their columns apart.
    """
    line = code.place.line
    if len(row) != 2 or len(_cells(document.raw_line(line))) != 1:
        return None
    near = range(max(0, line - _BLOCK), min(line + _BLOCK, len(document.lines)))
    if not any(each != line and _WIDE.search(document.raw_line(each)) for each in near):
        return None
    begins = _cells(document.raw_line(line))[0]
    return row[0] if begins < _SLACK else None


def _by_column(document: Document, row: list[Side], code: _Code) -> Side | None:
    """Return the side below whose name a code stands alone in its line, in a right-hand column."""
    begins = _cells(document.raw_line(code.place.line))
    if len(begins) != 1 or begins[0] < _BESIDE:
        return None
    named = [each.name.start for each in row[0].mentions if each.name.start < code.span[0]]
    above = _cells(document.raw_line(document.line_at(max(named)))) if named else []
    if len(above) != len(row):
        return None
    fitting = [side for side, at in zip(row, above, strict=True) if at <= begins[0] + _SLACK]
    return fitting[-1] if fitting else None


def _cells(line: str) -> list[int]:
    """Return where the cells of a line as it was read begin, in narrow characters."""
    return [_width(line[: cell.start()]) for cell in _CELL.finditer(line)]


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in words)


def _in_own_line(document: Document, found: tuple[Side, ...], code: _Code) -> Side | None:
    """Return the side that the words before a code name last in the line of its label."""
    words = fold_name(document.text[document.start_of(code.place.line) : code.span[0]])
    at = {side: words.rfind(fold_name(side.party.name)) for side in found}
    nearest = max(found, key=lambda side: at[side], default=None)
    return nearest if nearest and at[nearest] >= 0 else None


def _named_before(document: Document, found: tuple[Side, ...], code: _Code) -> Side | None:
    """Return the side that the words right before a code name last."""
    words = fold_name(document.text[max(0, code.span[0] - _BEARER) : code.span[0]])
    at = {side: words.rfind(fold_name(side.party.name)) for side in found}
    nearest = max(found, key=lambda side: at[side], default=None)
    return nearest if nearest and at[nearest] >= 0 else None


def _dealt(codes: list[_Code], row: list[Side]) -> Iterator[_Owned]:
    """Yield codes below names that stand side by side, each with the side of its column."""
    sure = {code.place.column: code for code in codes if code.place.columns == len(row)}
    for column, code in sure.items():
        yield _Owned(code, row[column], 1.0)
    rest = [code for code in codes if code.place.columns != len(row)]
    free = [column for column in range(len(row)) if column not in sure]
    if len({code.code for code in codes}) == len(row) and len(rest) == len(free):
        for code, column in zip(rest, free, strict=True):
            yield _Owned(code, row[column], 1.0 if sure else _BY_ORDER)


def _invoiced(document: Document, found: tuple[Side, ...], code: _Code) -> Side | None:
    """Return the side whose name or label stands nearest before the code of an invoice's head."""
    words = _INVOICE.split(_before(document, code))[-1]
    at = {side: words.rfind(fold_name(side.party.name)) for side in found}
    nearest = max(found, key=lambda side: at[side], default=None)
    if nearest and at[nearest] >= 0:
        return nearest
    return None if _OURSELVES.search(words) else _labelled(found, code)


def _is_invoiced(document: Document, code: _Code) -> bool:
    """Tell whether a code stands in what is said of invoices: 发票抬头:…,税号:…"""
    return _INVOICE.search(_before(document, code)) is not None


def _before(document: Document, code: _Code) -> str:
    """Return what stands before a code in its own and the lines above, as names are compared."""
    line = code.place.line
    above = document.lines[max(0, line - _INVOICE_LINES) : line]
    own = document.text[document.start_of(line) : code.span[0]]
    return fold_name("".join((*above, own)))


def _labelled(found: tuple[Side, ...], code: _Code) -> Side | None:
    """Return the side whose label stands before the code's own: 甲方统一社会信用代码."""
    letters = re.findall(r"[甲乙丙丁戊](?=方)", code.place.lead)
    named = labels_in(code.place.lead)
    slots = {letters[-1]} if letters else {slot for label in named for slot in label.slots}
    return next((side for side in found if side.slots & slots), None) or _called(found, code)


def _called(found: tuple[Side, ...], code: _Code) -> Side | None:
    """Return the side by a part of whose name a code's label calls it: 云岫营业执照号."""
    word = _SHORT_NAME.search(code.place.lead)
    named = [side for side in found if word and word[0] in side.party.name]
    return named[0] if len(named) == 1 else None


def _labels_above(document: Document, found: tuple[Side, ...], line: int) -> list[Side]:
    """Return the sides whose labels, without names, stand side by side right above a line."""
    for words in reversed(document.lines[max(0, line - _BLOCK) : line]):
        labels = [label for label in labels_in(words) if label.principal]
        if len(labels) != 2 or any(fold_name(side.party.name) in words for side in found):
            continue
        named = [
            next((side for side in found if side.slots & set(label.slots)), None)
            for label in labels
        ]
        if all(named) and named[0] is not named[1]:
            return [side for side in named if side]
    return []


def _row_above(document: Document, found: tuple[Side, ...], at: int) -> list[Side]:
    """Return the sides that the nearest line above ``at`` names, from left to right."""
    named = sorted((each.name.start, n) for n, side in enumerate(found) for each in side.mentions)
    near = [(start, n) for start, n in named if at - _REACH < start < at]
    if not near:
        return []
    line = document.line_at(near[-1][0])
    return [found[n] for start, n in near if document.line_at(start) == line]
