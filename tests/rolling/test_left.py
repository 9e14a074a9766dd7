"""What is said to be left to do."""

from __future__ import annotations

import json
import shutil

import pytest


def left(told: str) -> list[str]:
    """The things left to do, and the places below them."""
    return told.split("Việc còn lại:\n")[1].splitlines()


def test_everything_left_to_do_is_said_with_its_place(project, run):
    """In the order in which it is done, with the commands that follow."""
    assert left(run("new 2026Q3").output) == [
        "  1. Kỳ 2026Q2 chưa chốt: baocao close 2026Q2.",
        "  2. Biểu của các đơn vị: đã có 0/2. Tạo mẫu để gửi đi: baocao templates 2026Q3; nhận biểu gửi "
        "về: baocao collect 2026Q3 --inbox <thư mục>.",
        "  3. Đọc lại phần kế thừa “Kết quả”, “Hạn chế”: data/btctu/2026Q3/quarterly.md.",
        "  4. Kiểm tra ngày trong params/btctu/2026Q3/quarterly.yml: trong kỳ từ 01/7/2026 đến "
        "30/9/2026, chốt số ngày 30/9/2026.",
        "  5. Điền number, date vào tệp đó khi văn thư cho số.",
        "Lệnh tiếp theo: baocao lab; baocao build 2026Q3",
    ]


def test_planned_tasks_without_a_result_are_named_with_the_cell_to_fill(project, run):
    """Those of this period that are not done, whatever register plans them."""
    project.sheet(
        "Nhiệm vụ",
        """
        Mã | Nội dung  | Ngày thực hiện | Kỳ kế hoạch
        N1 | đã xong   | 01/07/2026     | 2026Q3
        N2 | chưa xong |                | Quý III/2026
        N3 | kỳ khác   |                | 2026Q4
        """,
        room="van-phong",
    )
    project.sheet(
        "Kiểm tra, giám sát",
        """
        Mã | Đối tượng | Nội dung | Ngày báo cáo kết quả | Kỳ kế hoạch
        K1 | Đảng ủy A | nêu gương |                     | 2026Q3
        K1 | Đảng ủy B | nêu gương | 02/07/2026          | 2026Q3
        """,
    )

    told = left(run("new 2026Q3").output)

    place = next(number for number, line in enumerate(told) if "Nhiệm vụ kế hoạch" in line)
    assert told[place : place + 3] == [
        "  4. Nhiệm vụ kế hoạch quý III/2026 chưa có kết quả: 2. Khi xong, điền vào ô ghi ở cuối "
        "dòng, và sửa trạng thái.",
        "     - N2: chưa xong (data/btctu/2026/van-phong.xlsx, trang “Nhiệm vụ”, ô D6)",
        "     - K1 · Đảng ủy A: nêu gương (data/btctu/2026/to-chuc-dang-dang-vien.xlsx, trang "
        "“Kiểm tra, giám sát”, ô E5)",
    ]


@pytest.mark.parametrize(("due", "asked"), [("2026Q3", True), ("2026Q4", False)])
def test_the_plan_of_the_quarter_after_is_asked_for(project, run, due: str, asked: bool):
    """The report ends with what is to be done next: without rows it would say that nothing is."""
    project.sheet("Nhiệm vụ", f"Mã | Nội dung | Kỳ kế hoạch\nN1 | làm | {due}", room="van-phong")

    told = "\n".join(left(run("new 2026Q3").output))

    assert ("kỳ kế hoạch 2026Q4 vào sổ Nhiệm vụ" in told) is asked


def test_what_earlier_periods_left_unfinished_is_named_apart(project, run):
    """A task nobody finished does not vanish with the period that planned it."""
    project.sheet(
        "Nhiệm vụ",
        """
        Mã | Nội dung | Ngày thực hiện | Kỳ kế hoạch
        N1 | cũ       |                | 2026Q1
        N2 | xong     | 01/04/2026     | 2026Q2
        """,
        room="van-phong",
    )

    told = left(run("new 2026Q3").output)

    place = next(number for number, line in enumerate(told) if "các kỳ trước" in line)
    assert "chưa có kết quả: 1." in told[place]
    assert told[place + 1].strip().startswith("- N1: cũ (")


def test_of_many_tasks_the_first_ten_are_named_and_the_rest_counted(project, run):
    """The list does not push all else off the screen."""
    rows = [{"Mã": f"N{number}", "Kỳ kế hoạch": "2026Q3"} for number in range(13)]
    project.sheet("Nhiệm vụ", rows, room="van-phong")

    told = left(run("new 2026Q3").output)

    assert "chưa có kết quả: 13" in told[3]
    assert told[14] == "     … và 3 việc nữa"


def test_commands_are_those_of_this_report_and_office(project, run):
    """They can be typed as they stand."""
    run("check 2026Q2")
    params, data = project.paths.params, project.paths.data
    shutil.copytree(params / "btctu", params / "duk")
    shutil.copytree(data / "btctu", data / "duk")
    offices = json.loads((params / "offices.yml").read_text(encoding="utf-8"))
    project.write("offices.yml", json.dumps({**offices, "duk": offices["btctu"]}))

    skipped = run("new 2026Q4 --office duk", code=1).output
    told = left(run("new 2026Q3 --office duk").output)

    assert "Mở kỳ đó trước: baocao new 2026Q3 --office duk." in skipped
    assert told[0] == "  1. Kỳ 2026Q2 chưa chốt: baocao close 2026Q2 --office duk."
    assert told[-1] == "Lệnh tiếp theo: baocao lab; baocao build 2026Q3 --office duk"


def test_without_a_list_of_committees_it_is_not_known_who_owes_a_form(project, run):
    """That is said with the command that tells why."""
    project.sheet("Tổ chức", "Mã tổ chức | Trực thuộc Tỉnh ủy\n24611 | x")

    told = run("new 2026Q3").output

    assert "Chưa rõ đơn vị nào phải gửi biểu: xem baocao check 2026Q3" in told
