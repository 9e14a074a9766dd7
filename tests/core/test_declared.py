"""The rules, registers and checks that the repository declares, taken as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from baocao import edition
from baocao.catalogue import Rule
from baocao.checks import Check
from baocao.params import Office, Report, read, read_files, read_folder
from baocao.paths import Paths
from baocao.registers import Form, complete

from project import REPOSITORY

PARAMS = REPOSITORY / "params"
RULES = read_folder(PARAMS / "indicators", Rule)
CHECKS = read_folder(PARAMS / "checks", Check)
FORMS = complete(read_folder(PARAMS / "registers", Form))

# What would name a row instead of a kind of row: a number, a day, a document or a place in a text.
NAMES_A_ROW = re.compile(
    r"\d{1,2}[/-]\d{1,2}|\d{4}|\d+-[A-ZĐ]{2}|[A-ZĐ]{2,}/[A-ZĐ]{2,}"
    r"|\b(?:mục|phần|điểm|khoản) (?:\d|[IVX]|[a-zđ]\b)|\b[IVX]+\.\d|\([a-z0-9]\)"
    r"|\b[A-ZĐ]{1,2}\d{2,}",
)


def values_asked_for(record: Rule | Check) -> Iterator[str]:
    """Every value that a rule or check asks for in a register, but those of closed lists."""
    families = [
        (heading, list(ids))
        for heading, ids in getattr(record, "by", {}).items()
        if isinstance(ids, dict)
    ]
    for heading, test in [*record.where.items(), *families]:
        values = test if isinstance(test, list) else [getattr(test, "value", test)]
        if not FORMS[record.register].columns[heading].choices:
            yield from map(str, values)


@pytest.mark.parametrize("record", [*RULES, *CHECKS], ids=lambda each: each.id or each.label)
def test_no_rule_names_a_row(record):
    """Rules speak of kinds of rows, never of one document, day, person or section."""
    assert [value for value in values_asked_for(record) if NAMES_A_ROW.search(value)] == []


def test_the_pattern_of_row_names_knows_one():
    """The pattern above finds what it is there to find."""
    named = [
        "718-QĐ/TU", "31/3/2026", "33-TW", "mục II", "điểm b", "(1)", "CB001", "2026", "QĐ/TU",
        "II.1",
    ]  # fmt: skip

    assert [name for name in named if not NAMES_A_ROW.search(name)] == []


def test_labels_read_as_rows_of_a_printed_table():
    """A capital first, no full stop, no word of how the catalogue is made; no one else's label."""
    labels = {rule.label: rule for rule in RULES if not rule.by}
    odd = [
        label for label in labels if not label[0].isupper() or label.endswith(".")
        or re.search(r"\b(?:[Mm]ọi|danh sách|gộp|theo loại)\b", label)
    ]  # fmt: skip

    assert odd == []
    assert len(labels) == sum(not rule.by for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_tests_free_text_by_its_words(rule):
    """Conditions stand on closed lists, marks, days and numbers; text is filled or empty."""
    form = FORMS.get(rule.register)
    loose = [
        heading
        for heading, test in rule.where.items()
        if form.columns[heading].kind in ("text", "code") and test not in ("có", "trống")
    ]

    assert set(loose) <= {"Dân tộc"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_label_a_unit_and_a_meaning_over_time(rule):
    """What a figure is called and counted in is never left open."""
    assert rule.label.strip()
    assert rule.unit.strip()
    assert rule.unit == "%" or not rule.ratio
    assert rule.unit != "%" or rule.ratio or rule.sum == "Chỉ tiêu"  # a target is written down
    assert not ((rule.ratio or rule.distinct) and rule.over_time == "sum")


@pytest.fixture(scope="module")
def so(tmp_path_factory):
    """The second quarter of the sample."""
    out = tmp_path_factory.mktemp("build")
    return edition.open(
        "quarterly", "btctu", "2026Q2", Paths(REPOSITORY, REPOSITORY / "data", PARAMS, out)
    )


def test_every_rule_and_every_alias_gives_a_figure(so):
    """Nothing that is declared is left out, but what only other reports have."""
    named = {name for rule in RULES for name in rule.ids}

    assert named <= so.figures.keys() | so.elsewhere.keys()
    assert so.unkept == {}


def test_every_register_is_kept_by_an_office():
    """What no office keeps would be declared for nothing."""
    offices = read(PARAMS / "offices.yml", dict[str, Office]).values()
    kept = {name for office in offices for sheets in office.books.values() for name in sheets}

    assert {form.sheet for form in FORMS.values() if form.is_book} == kept


def test_an_alias_has_the_value_of_its_rule(so):
    """The same figure under each of its names."""
    pairs = [
        (rule.id, alias) for rule in RULES for alias in rule.alias if rule.id in so.figures
    ]

    assert pairs
    assert [pair for pair in pairs if so[pair[0]].value != so[pair[1]].value] == []


def test_every_figure_has_a_definition_and_a_scope(so):
    """Each figure can be traced to the cells it was looked for in."""
    bare = [
        name for name, each in so.figures.items() if not (each.label and each.unit and each.scope)
    ]

    assert bare == []
    assert all(each.definition for each in so.figures.values())


def test_every_figure_of_the_sample_has_its_sources_in_its_scope(so):
    """A deciding cell is always one of those looked through."""
    for figure in so.figures.values():
        looked = {
            (area.file, area.sheet, row, area.column)
            for area in figure.scope
            for row in range(area.first, area.last + 1)
        }
        assert figure.sources <= looked


def test_check_ids_stand_once():
    """A finding's code leads to one check."""
    ids = [check.id for check in CHECKS]

    assert len(ids) == len(set(ids))


def test_every_day_of_every_register_has_plausible_years():
    """A slip in a year moves a row out of every window; each column of days is looked through."""
    looked = {(check.within, heading) for check in CHECKS if check.within
              for heading in check.columns}  # fmt: skip
    days = {(form.sheet, heading) for form in FORMS.values()
            for heading, column in form.columns.items() if column.kind == "date"}  # fmt: skip

    assert sorted(days - looked) == []


def test_a_total_is_counted_for_itself_and_held_against_its_parts():
    """A central document of another field, or of none, would else be in no figure."""
    total = next(rule for rule in RULES if rule.id == "advice.central_docs.total")
    family = next(rule for rule in RULES if rule.label == "Văn bản của Trung ương đã triển khai")
    parts = set(family.by["Lĩnh vực"].values())
    held = [check.compare for check in CHECKS if check.compare]

    assert total.count == "Văn bản"
    assert "Lĩnh vực" not in total.where
    assert (parts, [total.id]) in [(set(each.left), each.right) for each in held]


def test_every_file_of_figures_is_used_by_a_report():
    """And those that a figure is made from stand in files that its report uses too."""
    files = read_files(PARAMS / "indicators", Rule)
    reports = read(PARAMS / "reports.yml", dict[str, Report]).values()
    named = [report.indicators for report in reports if report.indicators]

    assert {file for files in named for file in files} == files.keys()
    for wanted in named:
        rules = [rule for file in wanted for rule in files[file]]
        made = {name for rule in rules for name in rule.ids}
        assert {part for rule in rules for part in rule.parts} <= made
