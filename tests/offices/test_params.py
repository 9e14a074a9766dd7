"""What is wrong with an office is told with the file, the place and what to do, all at once."""

from __future__ import annotations

from typing import Any

import pytest
from baocao import edition
from baocao.errors import ParamsError
from baocao.paths import Paths

from offices.third import BOOKS, OFFICE, PERIOD, REPORT, THIRD, add_third, opened

OFFICES = "Tệp params/offices.yml"
EDITION = f"params/{THIRD}/{PERIOD}/{REPORT}.yml"
HOLDER = {"post": "BÍ THƯ", "role": "head"}


def told(paths: Paths, office: dict[str, Any], **params: Any) -> str:
    """What opening the third office's report refuses with."""
    add_third(paths, office, **params)
    with pytest.raises(ParamsError) as refusal:
        opened(paths)
    return str(refusal.value)


def keeping(**books: list[str]) -> dict[str, Any]:
    """The third office with other books."""
    return {**OFFICE, "books": {room.replace("_", "-"): names for room, names in books.items()}}


@pytest.mark.parametrize(
    ("office", "message"),
    [
        ({**OFFICE, "book": {}}, "khóa lạ “book”, có phải “books”. Sửa hoặc bỏ khóa này."),
        ({**OFFICE, "from": "2021-01-01", "to": "2020-01-01"}, "ngày “from” sau ngày “to”"),
        ({**OFFICE, "to": "tháng 5"}, "khóa “to” không phải ngày (tháng 5). Ghi như 2026-06-17."),
        (keeping(so=["Đơn thư", "Đơn thư"]), "tệp “so” nêu sổ “Đơn thư” hai lần; bỏ bớt một"),
        ({**OFFICE, "books": {"../so": []}}, "tên tệp “../so” không dùng được; ghi như van-phong"),
        ({**OFFICE, "holders": {"a": {**HOLDER, "role": "trưởng"}}}, "khóa “role” có giá trị"),
    ],
)
def test_a_mistake_in_an_office_is_told_with_its_line(paths, office, message):
    """A key that there is not, days in the wrong order, what cannot be a file or a role."""
    refusal = told(paths, office)

    lines = (paths.params / "offices.yml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith(f"{THIRD}:"))
    assert refusal.startswith(f"{OFFICES}, dòng {line}: ")
    assert message in refusal


@pytest.mark.parametrize("key", ["name", "superior", "issuer", "symbol", "place", "holders"])
def test_a_missing_key_is_told_with_the_others_that_are_missing(paths, key):
    """No report goes out without what stands at its head."""
    refusal = told(paths, {name: OFFICE[name] for name in OFFICE if name not in (key, "symbol")})

    assert f"thiếu khóa “{key}”. Thêm khóa này." in refusal
    assert "thiếu khóa “symbol”. Thêm khóa này." in refusal


@pytest.mark.parametrize(
    ("office", "message"),
    [
        (keeping(so=["Đảng vien"]), "“so” nêu sổ “Đảng vien” chưa khai báo"),
        (keeping(so=["Đảng vien"]), "Sửa tên: có phải “Đảng viên”?"),
        (keeping(so=["Xyz"]), "Sửa tên (có: "),
        (keeping(so=["Trang bìa"]), "nêu sổ “Trang bìa” chưa khai báo"),
        ({**OFFICE, "collects": ["cap-uy-xa"]}, "“collects” nêu bộ biểu “cap-uy-xa” chưa khai báo"),
        ({**OFFICE, "collects": ["cap-uy-xa"]}, "Sửa tên: có phải “cap-uy”?"),
        (keeping(so=["Công tác cán bộ"]), "giữ sổ “Công tác cán bộ” mà không giữ sổ “Tổ chức”"),
        (keeping(so=["Công tác cán bộ"]), "Thêm sổ “Tổ chức” vào “books”."),
    ],
)
def test_books_that_there_are_not_are_told_with_the_nearest(paths, office, message):
    """A misspelt register, a sheet of units' forms, one that cannot be without another."""
    refusal = told(paths, office)

    assert refusal.startswith(f"{OFFICES}, cơ quan “{THIRD}”: ")
    assert message in refusal


def test_all_that_is_wrong_with_the_books_is_told_at_once(paths):
    """One line each."""
    office = keeping(so=["Đảng vien", "Công tác cán bộ"]) | {"collects": ["cap-uy-xa"]}

    lines = told(paths, office).splitlines()

    assert [any(word in line for line in lines) for word in ("Đảng vien", "cap-uy-xa", "Tổ chức")]
    assert all(line.startswith(f"{OFFICES}, cơ quan “{THIRD}”: ") for line in lines)


@pytest.mark.parametrize(
    ("life", "message"),
    [
        ({"from": "2021-07-01"}, "(có từ ngày 01/7/2021)"),
        (
            {"from": "1975-04-03", "to": "2020-12-31"},
            "(có từ ngày 03/4/1975 đến hết ngày 31/12/2020)",
        ),
    ],
)
def test_a_period_outside_the_life_of_the_office_is_refused(paths, life, message):
    """Before it was founded, after it was dissolved."""
    refusal = told(paths, {**OFFICE, "to": None, **life})

    assert f"Tệp {EDITION}: kỳ từ 01/01/2021 đến 30/6/2021 nằm ngoài thời gian hoạt động" in refusal
    assert f"của Huyện ủy Đơn Dương {message}. Kiểm tra lại kỳ và cơ quan" in refusal


@pytest.mark.parametrize("life", [{"from": "2021-06-30"}, {"to": "2021-01-01"}])
def test_a_period_in_which_the_office_was_there_for_a_day_is_its_own(paths, life):
    """An office founded or dissolved within the period reports it."""
    add_third(paths, {**OFFICE, "from": None, **life})

    assert opened(paths).office.name == OFFICE["name"]


def test_what_an_edition_names_and_there_is_not_is_told_at_once(paths):
    """The days, the signer and the form, each with where it is put right."""
    office = {**OFFICE, "from": "2022-01-01"}

    refusal = told(paths, office, signer="chanh-van-phog", profile="HUYENN")

    assert "nằm ngoài thời gian hoạt động" in refusal
    assert "Chưa khai báo người ký “chanh-van-phog”" in refusal
    assert f"Có phải “chanh-van-phong”? Sửa “signer” trong {EDITION}" in refusal
    assert "Chưa khai báo thể thức “HUYENN”" in refusal
    assert f"Có phải “HUYEN”? Sửa “profile” trong {EDITION}" in refusal


def test_an_office_that_is_not_declared_is_named_with_the_nearest(three):
    """A slip in the code is no other office's report."""
    with pytest.raises(ParamsError) as refusal:
        opened(three, "hudn")

    assert str(refusal.value).startswith("Chưa khai báo cơ quan “hudn” trong params/offices.yml")
    assert "(có: btctu, duk, hudd). Có phải “hudd”? Sửa mã cơ quan" in str(refusal.value)


def test_a_period_that_nobody_has_opened_is_told_with_those_there_are(three):
    """And with the command that opens one."""
    with pytest.raises(ParamsError, match=r"Kỳ 2020H2 .* chưa mở: .*đang có: 2021H1.* baocao new"):
        opened(three, period="2020H2")


@pytest.mark.parametrize("room", BOOKS)
def test_a_book_that_is_not_there_is_named(three, room):
    """The report is a draft, and says which file to put where."""
    (three.data / THIRD / "2021" / f"{room}.xlsx").unlink()

    so = opened(three)

    missing = [each for each in so.findings if each.code == "F-001"]
    assert [each.file for each in missing] == [f"{THIRD}/2021/{room}.xlsx"]
    assert "chép tệp vào đúng chỗ" in missing[0].remedy
    assert so.reasons


def test_a_report_over_forms_that_the_office_does_not_collect_is_refused(three):
    """It says what the office would have to collect, or which report to choose."""
    params = three.params / THIRD / PERIOD / f"{REPORT}.yml"
    params.rename(params.with_name("quarterly.yml"))

    with pytest.raises(ParamsError) as refusal:
        edition.open("quarterly", THIRD, PERIOD, three)

    assert "mà cơ quan không thu biểu ấy" in str(refusal.value)
    assert "(trang “Trang bìa”, chỉ tiêu “party_committees.total”)" in str(refusal.value)
