"""An office is data: one more needs YAML and spreadsheets only, and mixes with no other."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from baocao.edition import Edition
from baocao.paths import Paths

from offices.third import PERIOD, REPORT, SECOND, THIRD, add_third, copied, opened
from project import Project

COUNTED = {
    "members.opening": 3, "flow.admitted": 2, "flow.transfer_out": 1, "members.total": 4,
    "members.official": 2, "members.probationary": 2, "members.female": 3, "members.ethnic": 1,
    "orgs.total": 2, "petitions.received": 2, "petitions.in_competence": 1,
}  # fmt: skip
OF_THE_SECOND = ["Khối", "ĐUK", "Đà Lạt", "PHÓ BÍ THƯ", "Phương Thảo", "duk/", "pho-bi-thu", "HD36"]
OF_THE_THIRD = ["Đơn Dương", "HUĐD", "Thạnh Mỹ", "CHÁNH VĂN PHÒNG", "hudd/", "HU-", "Huyện ủy"]
NOT_KEPT = ["Huy hiệu", "giấy khen", "suất quà", "khiển trách", "tiêu chuẩn chính trị", "Nhận xét"]
MARKUP = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)
PAGES = ("report.html", "report.pdf", "report.docx", "figures.json", "rows.json", "findings.json")


def folder(paths: Paths, office: str) -> Path:
    """Where the office's report is built."""
    return paths.out / office / PERIOD / REPORT


def text(page: Path) -> str:
    """The words of a page as a reader sees them."""
    return html.unescape(MARKUP.sub(" ", page.read_text("utf-8")))


def pages(paths: Paths, office: str) -> dict[str, bytes]:
    """The outputs that a reader gets, byte by byte."""
    return {name: (folder(paths, office) / name).read_bytes() for name in PAGES}


def files(so: Edition) -> set[str]:
    """The spreadsheets that its figures come from, and have looked through."""
    cells = (cell for each in so.figures.values() for cell in (*each.sources, *each.scope))
    read = {name for name in so.inputs if name.startswith("data/")}
    return {cell.file for cell in cells} | read


def test_yaml_and_spreadsheets_make_an_office(three):
    """Its own registers are counted by the rules there are, and nothing is wrong or missing."""
    so = opened(three)

    assert {name: so[name].value for name in COUNTED} == COUNTED
    assert (so.findings, so.reasons) == ([], [])


def test_an_office_rests_on_its_own_files(three):
    """No cell and no file of another office."""
    tops = {name.removeprefix("data/").split("/")[0] for name in files(opened(three))}

    assert tops == {THIRD}


def test_what_an_office_does_not_keep_it_has_not(three):
    """Figures, rules and checks over registers of others are not those of this one."""
    so = opened(three)

    assert so["discipline.total"].reason == "cơ quan không giữ sổ “Kỷ luật”"
    assert set(so.registers) == {
        "Đơn thư", "Tổ chức", "Đảng viên", "Biến động đảng viên", "Sửa số liệu", "Chấp nhận",
    }  # fmt: skip


def test_an_office_has_its_form_signer_and_name(three):
    """As its blocks in params give them."""
    document = opened(three).as_json()["document"]

    assert document["profile"]["basis"] == "Quy định của Huyện ủy"
    assert document["symbol"] == "BC/HUĐD"
    assert document["signature"] == {
        "authority": "T/L BAN THƯỜNG VỤ", "post": "CHÁNH VĂN PHÒNG", "name": "",
    }  # fmt: skip


def test_a_form_of_one_office_is_no_other_offices(three, project: Project):
    """A profile without a day is only that of the editions that name it."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.write("profiles.yml", (three.params / "profiles.yml").read_text("utf-8"))

    assert project.open().profile["basis"].startswith("Hướng dẫn số 05-HD/VPTW")


def test_the_report_is_built_and_names_no_other_office(three, run):
    """Neither in its pages nor in its figures; of what is not kept it says nothing."""
    run(f"build {PERIOD} --office {THIRD} --report {REPORT}")

    built = folder(three, THIRD)
    told = [text(built / "report.html"), *((built / name).read_text("utf-8") for name in PAGES[3:])]
    assert [word for word in OF_THE_SECOND for page in told if word in page] == []
    assert [word for word in (*NOT_KEPT, "chưa có số", "không giữ") if word in told[0]] == []
    assert [word for word in ("HUYỆN ỦY ĐƠN DƯƠNG", "BC/HUĐD", ";;") if word not in told[0]] == []


@pytest.mark.slow
def test_offices_are_built_side_by_side_and_do_not_mix(paths, run, tmp_path):
    """Each has the bytes that it has alone, and no word of the other."""
    run(f"build {PERIOD} --office {SECOND}")
    alone = pages(paths, SECOND)
    add_third(paths)
    run(f"build {PERIOD} --office {THIRD}")
    third = pages(paths, THIRD)

    assert pages(paths, SECOND) == alone
    run(f"build {PERIOD} --office {SECOND} --out {tmp_path / 'again'}")
    again = Paths(paths.root, paths.data, paths.params, tmp_path / "again")
    assert pages(again, SECOND) == alone
    page = text(folder(paths, SECOND) / "report.html")
    told = [page, *(alone[name].decode() for name in PAGES[3:])]
    assert [word for word in OF_THE_THIRD for page in told if word in page] == []

    other = copied(tmp_path / "other")
    add_third(other)
    (other.data / SECOND).rename(tmp_path / "away")
    run(f"build {PERIOD} --office {THIRD} --data {other.data} --out {other.out}")
    assert pages(other, THIRD) == third
