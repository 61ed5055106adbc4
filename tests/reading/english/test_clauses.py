"""When an agreement ends, and whether it goes on by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.english.clauses import HEAD, MORE_TERMS, RENEWALS, TERMS, Clause, Renewal

from contract_archive.records.readings import Reading


@pytest.mark.parametrize("clause", TERMS + MORE_TERMS, ids=lambda clause: clause.text[:70])
def test_the_end_is_stated_or_counted(clause: Clause, read_text: Callable[..., Reading]):
    found = read_text(HEAD + clause.text).best("expires_on")
    assert (found.value if found and found.confidence > 0.5 else None) == clause.expires


@pytest.mark.parametrize("clause", RENEWALS, ids=lambda clause: clause.text[:70])
def test_a_renewal_is_told_from_a_termination(clause: Renewal, read_text: Callable[..., Reading]):
    reading = read_text(
        f"{HEAD}2. Term. The term is one year from the Effective Date. {clause.text}"
    )
    renews, notice = reading.best("auto_renew"), reading.best("notice_days")
    assert (renews and renews.value) == clause.renews
    assert (notice and notice.value) == clause.notice
