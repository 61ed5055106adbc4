"""Where a Chinese contract is signed: the blocks of lines with 盖章, 签字, 法定代表人."""

from __future__ import annotations

import re

from contract_archive.reading.document import Document, once

_SIGN = re.compile(
    r"盖\s*章|签\s*章|签\s*字|签\s*名|公\s*章|(?:[甲乙丙买卖供需]\s?方|[买卖出承受]\S{0,2}人)\s?签\s*署|签\s*署\s?(?:人|方|$|[:(])"
    r"|[甲乙买卖供需]方代表(?=\s|$|[甲乙买卖供需]方)|\(\s*[盖签章]\s*\)|合同专用章|法定代表人|法人代表"
    r"|授权代[表理]人?|委托代[理表]人?|代\s*表\s*人?\s*[:(]|负责人[:(]|经办人[:(]"
)
_SEAL = re.compile(r"[盖签公(]\s*章|签\s*[字名署]|专用章")
_PROSE = re.compile(
    r"。|之日|后生效|生效|经.{0,6}双方|双方.{0,8}签[字章]|应当|应[在于由按]|不得|一式|加盖|如下"
)
_END = re.compile(r"^\s*(?:附件|附表|附录|附\s*[:一1]|第[一二三四五六七八九十]{1,3}[条章])")
_PARTY = re.compile(
    r"\s?(?:[甲乙丙丁]方|[供需买卖购销发承订出租委受托借贷转让]{1,2}[方人]|委托[方人]|受托[方人]|出[租借]方|承[租包揽]方)"
    r"(?:\([^()\n]{0,12}\))?\s?[:_]"
)
_WITNESS = re.compile(
    r"(?:鉴证|见证|公证|监证|鉴定|登记|备案|审批|主管)(?:方|人|机关|机构|单位|部门|处)"
)
_CLOSING = 16
_GAP = 14
_TAIL = 8


@once
def signature_blocks(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the text in which the parties sign, in order.

    A block begins with a line that asks for a seal or signature or names who signs, takes in what
    stands around such lines (address, bank, date), and ends soon after the last of them or where
    an annex begins.
    """
    lines = [at for at, line in enumerate(document.lines) if _signs(line)]
    half = len(document.lines) // 2  # who represents a party is said in the head too
    blocks = []
    for group in _groups(document, lines):
        if group[0] > half or any(_SEAL.search(document.lines[at]) for at in group):
            blocks.append(_span(document, group[0], _last(document, group[-1])))
    return blocks


def _signs(line: str) -> bool:
    return len(line) < 160 and bool(_SIGN.search(line)) and not _PROSE.search(line)


def _groups(document: Document, lines: list[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for at in lines:
        if groups and _belongs(document, groups[-1][-1], at):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _belongs(document: Document, before: int, line: int) -> bool:
    between = document.lines[before + 1 : line]
    return len(between) < _GAP and not any(map(_ends, between))


def _ends(line: str) -> bool:
    return bool(_END.match(line) or _PROSE.search(line))


def _last(document: Document, line: int) -> int:
    """Return the last line that still belongs to the block whose last signing line is ``line``."""
    end = min(line + _TAIL, len(document.lines) - 1)
    for at in range(line + 1, end + 1):
        if _ends(document.lines[at]):
            return at - 1
    return end


def _span(document: Document, first: int, last: int) -> tuple[int, int]:
    return document.start_of(first), document.start_of(last) + len(document.lines[last])


def closing_lines(document: Document, end: int) -> tuple[int, int] | None:
    """Return the span behind the last sentence before ``end`` that begins with a party's name.

    Some papers close with the names of the parties and a day, without a word about signing.
    """
    last = document.line_at(max(0, end - 1))
    first = last + 1
    while first > max(0, last - _CLOSING) and not re.search("[。;]", document.lines[first - 1]):
        first -= 1
    if first == 0:
        return None  # there is no sentence: the head of a form
    for line in range(first, last + 1):
        if _PARTY.match(document.lines[line]):
            return document.start_of(line), end
    return None


def witnessed(document: Document, block: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the spans of a block in which not the parties sign but a witness or an office.

    They reach from its label to the next party's; in columns they are those below its label.
    """
    lines = range(document.line_at(block[0]), document.line_at(max(block[0], block[1] - 1)) + 1)
    spans: list[tuple[int, int]] = []
    column, since = None, None
    for line in lines:
        cells = re.split(r"\s{2,}|\s(?=\S{2,6}(?:\(|:))", document.raw_line(line).strip())
        named = [number for number, cell in enumerate(cells) if _WITNESS.search(cell[:12])]
        parties = [number for number, cell in enumerate(cells) if _PARTY.match(cell)]
        if named and parties:
            column, since = (named[0], len(cells)), None
        elif named:
            since = document.start_of(line)
        elif parties and since is not None:
            spans.append((since, document.start_of(line)))
            since = None
        elif column:
            spans += _cell(document, line, *column)
    return spans if since is None else [*spans, (since, block[1])]


def _cell(document: Document, line: int, number: int, of: int) -> list[tuple[int, int]]:
    """Return the span of a cell of a line that has ``of`` cells; none where it has others."""
    cells = list(re.finditer(r"\S+", document.lines[line]))
    if len(cells) != of:
        return []
    start = document.start_of(line)
    return [(start + cells[number].start(), start + cells[number].end())]
