import pytest

from contract_archive.errors import UsageError
from contract_archive.rules.custom import canonical
from contract_archive.settings import CustomField, FieldKind


def field(kind, *choices):
    return CustomField("rating", "等级", "Rating", FieldKind(kind), choices)


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        ("text", "  财务部 ", "财务部"),
        ("text", "Cafe\u0301", "Café"),
        ("number", "1,200.50", "1200.5"),
        ("number", "１２", "12"),
        ("number", "-0", "0"),
        ("number", "100000000", "100000000"),
        ("money", "10万", "100000"),
        ("date", "2024年7月5日", "2024-07-05"),
        ("choice", "ｈｉｇｈ", "High"),
        ("yes_no", "是", "yes"),
        ("yes_no", "No", "no"),
        ("link", "https://example.com/a?b=c", "https://example.com/a?b=c"),
    ],
)
def test_a_value_is_kept_in_one_form(kind, text, kept):
    assert canonical(field(kind, *(["High", "Low"] if kind == "choice" else [])), text) == kept


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text", "  "),
        ("number", "ten"),
        ("number", "1e5"),
        ("money", "-5"),
        ("date", "2023-02-29"),
        ("choice", "Middle"),
        ("yes_no", "perhaps"),
        ("link", "javascript:alert(1)"),
        ("link", "https://two words"),
        ("link", "example"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_the_fields_name(kind, text):
    with pytest.raises(UsageError, match="rating: ") as caught:
        canonical(field(kind, "High"), text)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (k, t)
        for k, t in [
            ("number", "1,200.50"),
            ("money", "1.2亿"),
            ("date", "20240705"),
            ("yes_no", "对"),
        ]
    ],
)
def test_keeping_what_is_kept_changes_nothing(kind, text):
    once = canonical(field(kind), text)
    assert canonical(field(kind), once) == once
