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


def test_a_term_of_an_annex_is_not_taken_for_the_agreements(read_text: Callable[..., Reading]):
    annex = "This Agreement shall continue in effect until December 31, 2019."
    signatures = "IN WITNESS WHEREOF the parties have signed.\n" + "Fees and services.\n" * 200
    found = read_text(f"{HEAD}{signatures}EXHIBIT B FORM OF LICENSE\n2. Term. {annex}\n")
    assert found.best("expires_on").confidence < 0.9
    assert read_text(f"{HEAD}2. Term. {annex}\n").best("expires_on").confidence >= 0.9


def test_two_clauses_that_contradict_are_not_taken(read_text: Callable[..., Reading]):
    found = read_text(
        f"{HEAD}2. Term. This Agreement shall continue in effect until December 31, 2019.\n"
        "9. Duration. The term of this Agreement shall end on June 30, 2018.\n"
    )
    assert found.best("expires_on").confidence < 0.9
