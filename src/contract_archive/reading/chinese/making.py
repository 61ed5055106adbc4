"""Whether the words around a date say that this contract was made on it: 于…在…签订."""

from __future__ import annotations

import re

_MADE_BEFORE = re.compile(r"(?:[于在,(]|日期[为是]|^)\s?$")
_MADE_AFTER = re.compile(
    r"[\s,)]{0,3}(?:在|于|由)?[^。;\n\f]{0,60}?"
    r"(?:签订|签定|签署|签立|订立|缔结|达成|共同签订)"
    r"(?P<next>[^。;\n\f]{0,12})"
)
_MADE_ON = re.compile(r"(?:签订|签定|签署|签立|订立)于\s?$")
_OTHER_CONTRACT = re.compile(r"的(?!本|如下|以下)|[《<]|编号|过|之?原|之日前|地[点址]|日期|时间|人")
_ANOTHER_DAY = re.compile(
    "^\\s?(?:起|止|至|到|前|后|之前|以前|开始)|之前|之后|日前|以前|生效|届满|施行"
)
_OURS = re.compile(r"本|此|以下|如下|下列")
_MAKES_OURS = re.compile(
    "[^。;\n\f]{0,60}?(?:签订|签定|签署|签立|订立|缔结|达成)(?:本|此|以下|如下|下列)"
)
_SUPPLEMENTED = re.compile(r"(?:原|主|前述|上述)(?:合同|协议)[^。;\n]{0,20}$")


def is_made(before: str, after: str) -> bool:
    """Tell whether the words around a date say that this contract was made on it."""
    if _SUPPLEMENTED.search(before):
        return False
    if _MADE_ON.search(before):
        return not re.match(r"[^。;\n]{0,12}的", after)
    made = _MADE_AFTER.match(after)
    if made is None or not _MADE_BEFORE.search(before):
        return False
    if _ANOTHER_DAY.search(after[: made.start("next")]):
        return False
    following = made["next"]
    if following.startswith("了") and not _OURS.match(following[1:]):
        return False
    if _OTHER_CONTRACT.match(following):
        return bool(re.search(r"以下[简合]?称[:为]?[“\"']?本(?:合同|协议)", after[:120]))
    return True


def makes_ours(after: str) -> bool:
    """Tell whether the words behind a date make the contract at hand: …签订本合同, 订立如下."""
    return _MAKES_OURS.match(after) is not None
