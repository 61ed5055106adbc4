"""Names in a row do not run together."""

from contract_archive.records.lists import listed_names


def test_names_that_hold_commas_are_told_apart_by_semicolons() -> None:
    assert listed_names(["Hill, Inc.", "North Ltd"]) == "Hill, Inc.; North Ltd"
    assert listed_names(["Hill Inc.", "North Ltd"]) == "Hill Inc., North Ltd"
    assert listed_names([]) == ""
