"""From when until when a Chinese contract holds: 自…起生效, 有效期自…至…止, 有效期一年."""

from __future__ import annotations

import re
from typing import NamedTuple

from contract_archive.reading.chinese.body import body_end
from contract_archive.reading.chinese.coming_into_force import effective_days
from contract_archive.reading.chinese.expiry import computed, stated
from contract_archive.reading.chinese.others import heading_of
from contract_archive.reading.chinese.periods import PERIOD
from contract_archive.reading.chinese.sentences import sentences
from contract_archive.reading.document import Document
from contract_archive.records.readings import Candidate

_MISREAD_FORCE = re.compile("[主坐]效|生[郊故教]")
_ABOUT = re.compile(
    f"{PERIOD}|生效|有效|日止|主效|坐效|生[郊故教]|到期|届满|期满|终止日|截止|起租|起始日"
    "|起(?:正式|开始)?(?:执行|施行|实施)"
)
# In a contract that is not about upkeep, the time of upkeep is the warranty's.
_UPKEEP = re.compile("(?:维护|维保|保养|养护)(?=(?:的)?(?:服务)?(?:期|年限))")
_ABOUT_UPKEEP = re.compile("维护|维保|保养|养护|运维|服务|物业|托管|保障")


class Term(NamedTuple):
    """The candidates for the first and the last day."""

    effective: list[Candidate]
    expires: list[Candidate]


def term_of(document: Document, signed: Candidate | None) -> Term:
    """Return from when and until when the contract holds; ``signed`` is its day of signing.

    The last day is the one stated (至…止, 有效期至). Else it is computed: with the start stated,
    the day of coming into force, or the day of signing as the first day (起 counts it in), the
    period ends on the day before the same date; see ``durations.last_day``. What the page makes
    depend on the signing is as sure as the day of signing, never surer.
    """
    end = body_end(document)
    every = [
        each
        for each in sentences(document, _ABOUT)
        if document.flow.span(each.start, each.start + 1)[0] < end
    ]
    if not _ABOUT_UPKEEP.search(heading_of(document)):
        every = [each._replace(words=_UPKEEP.sub("质保", each.words)) for each in every]
    every = [each._replace(words=_MISREAD_FORCE.sub("生效", each.words)) for each in every]
    effective, first = effective_days(document, every, signed)
    start = max((*effective, *first), key=lambda each: each.confidence, default=None)
    expires = list(stated(document, every))
    expires += computed(document, every, signed, start or signed)
    return Term(effective, expires)
