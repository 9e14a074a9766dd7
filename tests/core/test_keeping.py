"""An office has what it keeps: registers, and the figures and checks over them."""

from __future__ import annotations

import pytest
from baocao.errors import UsageError
from baocao.narrative import Prose

from core.refused import told

RULES = """
- {id: received, label: Đơn nhận, count: Đơn thư}
- {id: punished, label: Đảng viên bị kỷ luật, count: Kỷ luật, alias: [cases]}
- {id: share, label: Tỷ lệ kỷ luật, ratio: [punished, received], unit: "%", over_time: none}
- label: Số người bị {}
  count: Kỷ luật
  by: {Hình thức: {khiển trách: reprimands}}
"""


@pytest.fixture
def petitions(petitions):
    """An office with petitions, among offices that keep decisions on discipline too."""
    petitions.declare("Kỷ luật")
    petitions.indicators(RULES)
    return petitions


def test_figures_over_registers_of_others_are_not_those_of_the_office(petitions):
    """Nor those made from them; asked for, they say which register would be needed."""
    so = petitions.open()

    assert list(so.figures) == ["received"]
    assert [entry["id"] for entry in so.as_json()["figures"]] == ["received"]
    for name in ("punished", "cases", "share", "reprimands"):
        assert (so[name].value, so[name].reason) == (None, "cơ quan không giữ sổ “Kỷ luật”")
    assert so["reprimands"].label == "Số người bị khiển trách"
    assert so.findings == []


def test_nothing_is_said_of_them(petitions):
    """No clause, no sentence; what else there is to say is said."""
    prose = Prose(petitions.open())

    assert str(prose.clauses({"{} đơn": "received", "{} kỷ luật": "punished"})) == "01 đơn"
    assert str(prose.choose("punished", "không có", "có {} trường hợp")) == ""
    assert str(prose.points("Đã", {"kỷ luật {} đảng viên": "punished"})) == ""


def test_a_number_of_them_is_refused_and_never_words_in_its_place(petitions):
    """In the analyst's own words as in the notebook's: no sentence can say it."""
    petitions.slots('# Kết quả\n\nCó {eval}`so["punished"]` người.\n', "Kết quả")
    so = petitions.open()

    with pytest.raises(UsageError, match=r"“Kết quả” .*cơ quan không giữ sổ “Kỷ luật”"):
        Prose(so).slot("Kết quả")
    with pytest.raises(UsageError, match=r"Bỏ câu này, hoặc thêm sổ ấy vào “books”"):
        Prose(so).choose("received", "không", "{} đơn, {} kỷ luật", so["punished"])


def test_a_report_none_of_whose_registers_is_kept_is_refused(petitions):
    """It would be a report without a number, and final."""
    petitions.rules = [rule for rule in petitions.rules if rule.get("id") != "received"]

    assert "cơ quan không giữ sổ nào mà báo cáo này dùng" in told(petitions)


def test_checks_over_them_are_not_asked(petitions):
    """They are not told as checks that could not be run."""
    petitions.checks("""
    - {id: K-1, unique: Kỷ luật}
    - {id: K-2, compare: {left: [punished], is: "<=", right: [received]}}
    - {id: K-3, one_of: Đơn thư, columns: [Mã đơn], among: {Kỷ luật: Mã}}
    """)

    assert petitions.open().findings == []


def test_an_office_keeps_what_its_registers_take_columns_over_from(project):
    """A register whose names stand in another one cannot do without it."""
    project.sheet("Công tác cán bộ", "Mã\nC1")
    project.declare("Tổ chức")
    project.office["books"] = {"to-chuc-can-bo": ["Công tác cán bộ"]}

    assert (
        "Tệp params/offices.yml, cơ quan “btctu”: giữ sổ “Công tác cán bộ” mà không giữ sổ “Tổ chức”, "
        "nơi lấy cột “Tên tổ chức”." in told(project)
    )


def test_forms_are_read_where_units_send_them(project):
    """An office that collects nothing has none of the figures over forms."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.declare("Trang bìa", "Phát triển đảng viên", "Tổ chức")
    project.keep("Tổ chức", "to-chuc-can-bo")
    project.sheet("Tổ chức", [{"Mã tổ chức": "T"}])
    project.indicators("- {id: covers, count: Trang bìa}\n- {id: bodies, count: Tổ chức}")
    project.office["collects"] = []

    so = project.open()

    assert "Trang bìa" not in so.registers
    assert so["covers"].reason == "cơ quan không giữ sổ “Trang bìa”"


MORE = "- {id: signed, label: Có ký tên, unit: đơn, over_time: sum, count: Đơn thư}\n"


def test_a_report_has_the_figures_of_the_files_it_names(petitions):
    """One that only another report has is told with its file, and no check asks for it."""
    petitions.write("indicators/02-khac.yml", MORE)
    petitions.checks("- {id: K-1, compare: {left: [signed], is: '<', right: [received]}}")
    both = petitions.open()
    petitions.report["indicators"] = ["01"]

    so = petitions.open()

    assert ([*both.figures], [*so.figures]) == (["received", "signed"], ["received"])
    assert ([each.code for each in both.findings], so.findings) == (["K-1"], [])
    with pytest.raises(UsageError, match=r"khai ở params/indicators/02-khac\.yml"):
        so["signed"]


def test_a_file_of_figures_that_is_not_there_is_refused(petitions):
    """With the nearest name."""
    petitions.report["indicators"] = ["O1"]

    assert "Chưa khai báo tệp chỉ tiêu “O1”" in told(petitions)


def test_a_quantity_comes_from_another_register_in_another_office(petitions):
    """Under the same id, for what is made from it too."""
    petitions.indicators("""
    - {id: persons, count: Kỷ luật}
    - {id: persons_here, count: Đơn thư, alias: [persons_there]}
    - {id: all, add: [persons_there, received]}
    """)
    petitions.rules[-3]["alias"] = ["persons_there"]

    so = petitions.open()

    assert (so["all"].value, so["persons"].kept) == (2, False)
