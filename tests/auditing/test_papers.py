"""Paper originals: what is lent too long, and what a type demands and is not there."""

from __future__ import annotations

from datetime import timedelta

from looked_at import change_rules, findings, found, place

from contract_archive.actions.originals import Wish, lend, shelve, take_back
from contract_archive.records.audits import AuditRequest

LOANS = AuditRequest(only=("loan-overdue",))
PAPERS = AuditRequest(only=("paper-missing",))


def test_a_loan_is_a_finding_from_the_day_after_it_was_due(fresh_archive, file_contract, clock):
    number = file_contract(fresh_archive)
    shelve(fresh_archive, [number], "A室/盒1")
    lend(fresh_archive, number, Wish("王芳", "审计", fresh_archive.today))
    assert found(fresh_archive, LOANS) == []
    clock.now += timedelta(days=1)
    (finding,) = findings(fresh_archive, LOANS)
    assert finding.path == f"{place(fresh_archive, number)}/contract.yaml"
    assert "王芳" in finding.message
    take_back(fresh_archive, number)
    assert found(fresh_archive, LOANS) == []


def test_paper_is_missing_only_where_the_type_demands_it(fresh_archive, file_contract):
    number, other = file_contract(fresh_archive), file_contract(fresh_archive, series="BM")
    assert found(fresh_archive, PAPERS) == []
    archive = change_rules(fresh_archive, '    paper: "no"', "    paper: yes")  # of XS
    assert [each.paper for each in archive.settings.series if each.code in ("XS", "BM")] == [
        True,
        False,
    ]
    assert [each[:2] for each in found(archive, PAPERS)] == [("paper-missing", number)]
    shelve(archive, [number, other], "A室/盒1")
    assert found(archive, PAPERS) == []
