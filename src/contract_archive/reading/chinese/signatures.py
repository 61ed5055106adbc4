"""Where a Chinese contract is signed: the blocks of lines with 盖章, 签字, 法定代表人."""

from __future__ import annotations

import re

from contract_archive.reading.document import Document

_SIGN = re.compile(
    r"盖\s*章|签\s*章|签\s*字|签\s*名|公\s*章|\(\s*[盖签章]\s*\)|合同专用章|法定代表人|法人代表"
    r"|授权代[表理]人?|委托代[理表]人?|代\s*表\s*人?\s*[:(]|负责人[:(]|经办人[:(]"
)
_SEAL = re.compile(r"[盖签公(]\s*章|签\s*[字名署]|专用章")
_PROSE = re.compile(
    r"。|之日|后生效|生效|经.{0,6}双方|双方.{0,8}签[字章]|应当|应[在于由按]|不得|一式|加盖|如下"
)
_END = re.compile(r"^\s*(?:附件|附表|附录|附\s*[:一1]|第[一二三四五六七八九十]{1,3}[条章])")
_GAP = 14
_TAIL = 8


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
