from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.errors import NotFoundError, RuleError
from contract_archive.settings import load
from contract_archive.settings.checking import check, read

HEAD = "our_names: [示例机电有限公司]\n"
XS = "series: [{code: XS, label: 销售}]\n"


def faults_of(text):
    return read(text.encode())[1]


def lines_of(text):
    return [str(fault) for fault in faults_of(text)]


def series(more):
    return HEAD + "series:\n  - code: XS\n    label: 销售\n" + f"    {more}\n"


def test_few_words_are_enough():
    settings, faults = read((HEAD + XS).encode())
    assert not faults
    assert settings.series[0].number.source == "{series}-{year}-{seq:4}"
    assert settings.series[0].folder == "销售"
    assert settings.fonds_name == "示例机电有限公司"
    assert settings.items["supplement"].source == "{parent}-B{n}"
    assert [band.code for band in settings.bands] == ["small", "general", "major"]


def test_every_fault_is_told_at_once_with_its_place():
    text = (
        "our_names: []\n"
        "series:\n"
        "  - {code: XS, label: 销售, scop: [year]}\n"
        "  - {code: xs, label: 框架, start: none}\n"
        "folder: ../x\n"
    )
    assert [(fault.line, fault.column, fault.key) for fault in faults_of(text)] == [
        (1, 12, "our_names"),
        (3, 27, "series[0].scop"),
        (4, 12, "series[1].code"),
        (4, 34, "series[1].start"),
        (5, 9, "folder"),
    ]


def test_a_fault_is_one_line_with_the_nearest_word():
    text = HEAD + "series:\n  - {code: XS, label: 销售, scpoe: [year]}\n"
    assert lines_of(text) == [
        "archive.yaml:3:27: series[0].scpoe: “scpoe” is unknown here (did you mean “scope”?)"
    ]


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ("scope: [yaer]", "year"),
        ("required: [custmer]", "customer"),
        ('number: "{series}-{sq}"', "seq"),
        ('number: "{Year}-{seq}"', "year"),
    ],
)
def test_a_misspelled_word_is_answered_with_the_nearest(more, word):
    [fault] = faults_of(series(more))
    assert f"“{word}”" in fault.hint


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("number: {series}", "needs quotes"),
        ("number: 2024", "{seq} is missing"),
        ('number: "{series}-{year}"', "{seq} is missing"),
        ('number: "{seq}-{seq}"', "twice"),
        ('number: "{series-{seq}"', "brace stands alone"),
        ('number: "{seq}}"', "brace stands alone"),
        ('number: "{}-{seq}"', "brace stands alone"),
        ('number: "{year:4}-{seq}"', "takes no width"),
        ('number: "{seq:13}"', "wider than"),
        ('number: "{year}/{yy}-{seq}"', "year stands there twice"),
        ('number: "{series}-{seq}"', "restarts with every year"),
        ('number: "{department}-{year}-{seq}"', "no field gives the department"),
        ("start: 0", "out of bounds"),
        ("start: 1.5", "not a whole number"),
        ("retention: D99", "unknown here"),
        ("required: [moon]", "unknown here"),
        ("folder: a/b", "no folder can be called"),
        ("folder: .hidden", "no folder can be called"),
        ("folder: CON", "no folder can be called"),
        ("code: Q", "stands there twice"),
        ("scope: {year: 1}", "a list belongs here"),
        ("start: [1, 2]", "one value belongs here"),
    ],
)
def test_a_series_that_cannot_work_is_refused(more, message):
    [fault] = faults_of(series(more))
    assert message in fault.message
    assert fault.line == 5


@pytest.mark.parametrize(
    "folder",
    [
        "/x",
        "../{customer}",
        "{year}/../x",
        ".carchive/{year}",
        "{year}//{customer}",
        "{year}/",
        '"a\\\\b"',
        "C:/{year}",
        "{year}/.{customer}",
        "{year}/nul",
        "{year}/{seq}",
        "{year",
        "a/b/c/d/e/f/g/h/i",
        "{department}",
        "archive.yaml",
        ".",
    ],
)
def test_a_folder_that_climbs_hides_or_cannot_be_is_refused(folder):
    quoted = folder if folder.startswith('"') else f'"{folder}"'
    for key in ("folder", "closed_folder"):
        [fault] = faults_of(HEAD + XS + f"{key}: {quoted}\n")
        assert (fault.key, fault.line) == (key, 3)


@pytest.mark.parametrize("folder", ["review", "REVIEW/x", "ｒｅｖｉｅｗ", '"{year}/closed"'])
def test_closed_stacks_without_a_folder_of_their_own_are_refused(folder):
    [fault] = faults_of(HEAD + XS + f"closed_folder: {folder}\n")
    assert fault.key == "closed_folder"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "bands: [{code: a, label: a, below: 100万}, {code: b, label: b, least: 200万}]",
            "in no band",
        ),
        (
            "bands: [{code: a, label: a, below: 300万}, {code: b, label: b, least: 200万}]",
            "overlap",
        ),
        ("bands: [{code: a, label: a}, {code: b, label: b}]", "overlap"),
        ("bands: [{code: a, label: a, least: 2, below: 1}]", "empty"),
        ("bands: [{code: a, label: a, least: x}]", "not an amount"),
        ("bands: [{code: a, label: x, below: 1}, {code: A, label: y, least: 1}]", "already"),
        ("retention: [{key: a, label: a, keep: 1}, {key: b, label: b, keep: 2}]", "never reached"),
        ("retention: [{key: a, label: a, series: [YY], keep: 1}]", "unknown here"),
        ("retention: [{key: a, label: a, keep: long}]", "no term"),
        ("fields: [{key: 部门, label: x}]", "cannot be a field's key"),
        ("fields: [{key: amount, label: x}]", "field of every contract"),
        ("fields: [{key: a, label: x, kind: choice}]", "needs choices"),
        ("fields: [{key: a, label: x, choices: [y]}]", "only a field of kind choice"),
        ("fields: [{key: a, label: x}, {key: b, label: X}]", "already"),
        ("deadline: {days: -1}", "out of bounds"),
        ("deadline: {count: workdays}", "unknown here"),
        ("deadline: {holidays: [2024-13-01]}", "not in the calendar"),
        ("deadline: {holidays: [tomorrow]}", "not a date"),
        ("deadline: {holidays: [2024-10-07..2024-10-01]}", "end before they begin"),
        ("deadline: {holidays: [2024-10-01], workdays: [2024-10-01]}", "also among the holidays"),
        ("ocr: {least_confidence: 2}", "not a share"),
        ("ocr: {languages: [fr]}", "unknown here"),
        ("ocr: {languages: []}", "at least one"),
        ("currency: yuan", "not a currency"),
        ("format: 2", "out of bounds"),
        ('items: {annex: "{parent}-B{n}"}', "number of a supplement"),
        ('items: {annex: "{parent}-B"}', "{n} is missing"),
        ('items: {annex: "{parent}{n}"}', "of a contract of XS"),
        ("language: fr", "unknown here"),
        ("archive: 华东", "keys belong here"),
        ('archive: {name: "a\\u0007b"}', "visible characters"),
        ("expiring_days: [1]", "one value"),
    ],
)
def test_rules_that_do_not_fit_are_refused(text, message):
    [fault] = faults_of(HEAD + XS + text + "\n")
    assert message in fault.message
    assert fault.line == 3


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (
            "{code: XS, label: 销售, number: '{year}-{seq}'}",
            "{code: KJ, label: 框架, number: '{year}-{seq}'}",
            "2024-1 could also be a number of XS",
        ),
        (
            "{code: XS, label: 销售, folder: 合同}",
            "{code: KJ, label: 框架, folder: 合同}",
            "already",
        ),
        ("{code: XS, label: 销售}", "{code: ｘｓ, label: 框架}", "already"),
        ("{code: XS, label: 销售}", "{code: KJ, label: {zh: 框架, en: xs}}", "already"),
    ],
)
def test_two_series_that_cannot_be_told_apart_are_refused(one, other, message):
    [fault] = faults_of(HEAD + f"series:\n  - {one}\n  - {other}\n")
    assert message in fault.message
    assert fault.line == 4


@pytest.mark.parametrize(
    ("pattern", "place", "message"),
    [
        ("'(项目'", (3, 39), "not a regular expression"),
        ("'(?:a+)+b'", (3, 39), "could search for ever"),
        ("['x', '(?:a|aa)*b']", (3, 45), "could search for ever"),
        ("'(项)(目)'", (3, 39), "2 groups"),
        ("'项目：(.+)'", (3, 39), "“：” never stands in the text"),
        ("['x', 'a{9999999999999}']", (3, 45), "not a regular expression"),
        (f"'{'x' * 201}'", (3, 39), "longer than 200"),
    ],
)
def test_a_pattern_that_cannot_read_is_refused_with_its_place(pattern, place, message):
    text = HEAD + XS + f"fields: [{{key: p, label: 项, patterns: {pattern}}}]\n"
    (fault,) = faults_of(text)
    assert (fault.line, fault.column) == place
    assert message in fault.message


def test_patterns_with_no_group_or_one_are_kept_as_written():
    text = HEAD + XS + "fields: [{key: p, label: 项, patterns: ['(?:项|目):(\\S+)', 'P-[0-9]+']}]\n"
    settings, faults = read(text.encode())
    assert not faults
    assert settings.custom_fields[0].patterns == (r"(?:项|目):(\S+)", "P-[0-9]+")


def test_thresholds_are_of_fields_that_are_read_or_the_archives_own():
    text = HEAD + XS + "fields: [{key: project, label: 项目}]\nreading: {thresholds: %s}\n"
    settings, faults = read((text % "{amount: 95%, project: 0.5}").encode())
    assert not faults
    assert settings.reading.threshold("amount") == 0.95
    assert settings.reading.threshold("project") == 0.5
    assert settings.reading.threshold("title") == 0.9
    assert lines_of(text % "{amuont: 0.9, title: 2}") == [
        "archive.yaml:4:24: reading.thresholds.amuont: “amuont” is unknown here "
        "(did you mean “amount”?)",
        "archive.yaml:4:37: reading.thresholds.title: “2” is not a share "
        "(from 0 to 1, like 0.8 or 80%)",
    ]


def test_two_series_may_share_one_sequence():
    shared = "number: '{year}-{seq:4}', scope: [year]"
    text = (
        HEAD
        + f"series: [{{code: XS, label: 销售, {shared}}}, {{code: KJ, label: 框架, {shared}}}]\n"
    )
    assert not faults_of(text)


def test_a_department_in_numbers_is_declared_and_required():
    number = "number: '{department}-{year}-{seq}', scope: [department, year]"
    field = "fields: [{key: department, label: 部门}]\n"
    bare = HEAD + f"series: [{{code: XS, label: 销售, {number}}}]\n" + field
    [fault] = faults_of(bare)
    assert "not required" in fault.message
    assert not faults_of(bare.replace("scope:", "required: [customer, department], scope:"))


def test_digits_beside_a_free_department_are_refused_and_beside_known_ones_not():
    text = (
        HEAD + "series: [{code: XS, label: 销售, number: '{department}{seq}',"
        " scope: [department], required: [department]}]\n"
        "fields: [{key: department, label: 部门%s}]\n"
    )
    [fault] = faults_of(text % "")
    assert "two ways" in fault.message
    assert not faults_of(text % ", kind: choice, choices: [HR, IT]")


def test_yaml_guesses_nothing():
    text = (
        HEAD
        + "series:\n  - {code: NO, label: 是, start: 010, responsible: [1.0, on, 2024-07-01]}\n"
        "archive: {code: 0755}\n"
    )
    settings, faults = read(text.encode())
    assert not faults
    assert settings.series[0].code == "NO"
    assert settings.series[0].start == 10
    assert settings.series[0].responsible == ("1.0", "on", "2024-07-01")
    assert settings.fonds_code == "0755"


def test_a_run_of_holidays_is_every_day_of_it():
    text = (
        HEAD
        + XS
        + "deadline: {holidays: [2024-10-01..2024-10-07, 2025/1/1], workdays: 2024-10-12}\n"
    )
    settings, faults = read(text.encode())
    assert not faults
    assert len(settings.deadline.holidays) == 8
    assert len(settings.deadline.workdays) == 1


def test_a_list_of_one_needs_no_brackets_and_an_empty_key_means_the_default():
    settings, faults = read((HEAD + XS.replace("}", ", required: title, scope: }")).encode())
    assert not faults
    assert settings.series[0].required == ("title",)
    assert settings.series[0].scope == ("series", "year")


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a: &x 1\n", (1, 4), "alias"),
        (b"a: 1\nb: *x\n", (2, 4), "alias"),
        (b"a: !!python/object/apply:os.system [x]\n", (1, 4), "tag"),
        (b"a: !x 1\n", (1, 4), "tag"),
        (b"---\na: 1\n---\nb: 2\n", (3, 1), "second document"),
        (b"a: " + b"[" * 40, (1, 15), "deeper"),
        (b"a: \xb9\xab\xcb\xbe\n", (1, 1), "UTF-8"),
        (b"x: 1\nb: '", (2, 5), "not YAML"),
        (b"x: 1\n\tb: 1\n", (2, 1), "not YAML"),
        (b"x: 1\nb: \x07\n", (2, 1), "not YAML"),
        (b"a" * 1_000_001, (1, 1), "larger"),
    ],
)
def test_a_file_that_is_more_than_rules_is_refused(data, place, message):
    faults = read(data)[1]
    assert (faults[0].line, faults[0].column) == place
    assert message in faults[0].message


def test_a_billion_laughs_are_refused_at_the_first():
    lines = [
        "a0: &a0 [x]",
        *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)),
    ]
    faults = read("\n".join(lines).encode())[1]
    assert "alias" in faults[0].message


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("series: {series}-{year}\n", "quotes"),
        ("a：1\nb: 2\n", "plain colon"),
        ("a：1\n", "plain colon"),
        ("x:\n\t- 1\n", "spaces"),
    ],
)
def test_broken_yaml_is_met_with_advice(text, advice):
    assert advice in faults_of(text)[0].hint


def test_a_key_written_twice_names_the_first():
    [fault] = faults_of(HEAD + XS + "folder: a\nfolder: b\n")
    assert (fault.line, fault.message) == (4, "folder stands there twice, first on line 3")


def test_a_byte_order_mark_does_no_harm():
    assert not read(b"\xef\xbb\xbf" + (HEAD + XS).encode())[1]


def test_load_tells_every_fault_in_one_error(tmp_path: Path):
    (tmp_path / "archive.yaml").write_text("our_names: []\nseries: []\n", "utf-8")
    with pytest.raises(RuleError) as caught:
        load(tmp_path)
    assert caught.value.message.splitlines() == [str(fault) for fault in check(tmp_path)]
    assert len(check(tmp_path)) == 2
    assert caught.value.hint


def test_no_archive_is_not_a_fault_of_rules(tmp_path: Path):
    for ask in (load, check):
        with pytest.raises(NotFoundError):
            ask(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_are_rules_or_faults(data):
    settings, faults = read(data)
    assert settings or faults


YAML = st.text(alphabet="ab:{}[]-&*!|>'\"# \n\t,?%@`0.~销seriscodelabnum", max_size=120)


@given(YAML)
def test_any_text_is_rules_or_faults_with_places(text):
    for fault in faults_of(HEAD + text):
        assert fault.line >= 1
        assert fault.column >= 1
        assert "\n" not in str(fault)
