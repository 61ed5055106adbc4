"""Whether we sell or buy: from the labels of the parties, else from what the clauses say."""

from __future__ import annotations

import re
from collections import Counter

from contract_archive.reading.chinese.labels import BUYER, SELLER
from contract_archive.reading.chinese.parties import sides_of
from contract_archive.reading.chinese.traditional import plain_flow
from contract_archive.reading.document import Document
from contract_archive.reading.ours import which_are_ours
from contract_archive.settings.model import Settings

_ACTS = (
    (
        re.compile(
            r"(?P<who>[甲乙])方(?:同意|决定|拟|因[^。;\n]{0,20})?向(?:[乙甲])方(?:购买|采购|订购|订货|购进|定购|购置)"
        ),
        BUYER,
        3,
    ),
    (re.compile(r"(?P<who>[甲乙])方(?:向[甲乙]方)?(?:购买|采购|订购|购进)"), BUYER, 2),
    (
        re.compile(
            r"(?P<who>[甲乙])方(?:同意)?(?:将|把)[^。;\n]{0,40}?(?:出售|销售|出卖|转让)给[甲乙]方"
        ),
        SELLER,
        3,
    ),
    (re.compile(r"(?P<who>[甲乙])方向[甲乙]方(?:提供|供应|销售|出售|交付|供货)"), SELLER, 2),
    (
        re.compile(
            r"(?P<who>[甲乙])方(?:应|须)?[^。;,\n]{0,16}?(?:支付|付清|付款)"
            r"[^。;,\n]{0,10}?(?:货款|价款|总价|总额|设备款|预付款|定金|合同款)"
        ),
        BUYER,
        1,
    ),
    (
        re.compile(
            r"(?P<who>[甲乙])方(?:所?供|所交|交付|提供)的?(?:货物|产品|设备|材料|商品)"
            r"|(?P<who2>[甲乙])方(?:应|负责|须)?[^。;,\n]{0,12}?(?:交货|发货|供货|送货)"
        ),
        SELLER,
        1,
    ),
)
_ENOUGH = 3  # votes
_PLAIN, _HINTED = 0.94, 0.85
_CUSTOM = 0.9
_BUYERS_TITLE = re.compile(r"采购|购置|购买|订购|订货|进货")
_COMMISSIONED = {"orderer": BUYER, "maker": SELLER}
"""Who orders made goods buys them, who makes them sells."""
_LEAD = 2  # how many times the votes of one reading must outweigh those of the other


def our_role(document: Document, settings: Settings, title: str = "") -> tuple[str, float] | None:
    """Return ``buyer`` or ``seller`` for our side, and how sure that is; None where unknown."""
    found = sides_of(document)
    ours = which_are_ours([side.party.name for side in found], settings)
    slots = [_traded(side.slots) for side, known in zip(found, ours, strict=True) if known]
    others = [_traded(side.slots) for side, known in zip(found, ours, strict=True) if not known]
    if len(slots) != 1:
        return None
    for role, other in ((BUYER, SELLER), (SELLER, BUYER)):
        if role in slots[0] and other not in slots[0]:
            return role, 0.98
        if any(other in each and role not in each for each in others):
            return role, 0.95
    return _by_acts(document, slots[0]) or _by_custom(title, slots[0])


def _traded(slots: frozenset[str]) -> frozenset[str]:
    """Return the slots of a side, with what an orderer or maker is in a trade."""
    return slots | {_COMMISSIONED[slot] for slot in slots & set(_COMMISSIONED)}


def _by_custom(title: str, slots: frozenset[str]) -> tuple[str, float] | None:
    """Return our role as offices have it by custom: the buyer who writes the contract is 甲方."""
    mine = next((letter for letter in "甲乙" if letter in slots), None)
    if mine is None or not _BUYERS_TITLE.search(title):
        return None
    return (BUYER if mine == "甲" else SELLER), _CUSTOM


def _by_acts(document: Document, slots: frozenset[str]) -> tuple[str, float] | None:
    mine = next((letter for letter in "甲乙" if letter in slots), None)
    if mine is None:
        return None
    votes: Counter[str] = Counter()
    for pattern, role, weight in _ACTS:
        for found in pattern.finditer(plain_flow(document)):
            groups = found.groupdict()
            same = (groups["who"] or groups.get("who2")) == mine
            votes[role if same else _opposite(role)] += weight
    role = max(BUYER, SELLER, key=lambda each: votes[each])
    most, least = votes[role], votes[_opposite(role)]
    if most == 0 or most < _LEAD * least:
        return None
    return role, (_PLAIN if most >= _ENOUGH else _HINTED)


def _opposite(role: str) -> str:
    return SELLER if role == BUYER else BUYER
