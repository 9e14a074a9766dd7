"""The letter that goes out with the empty forms: what is asked of units, until when, and how."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.correspondence.letter import Letter, item, sentence, text_of, write_letter
from baocao.edition import Edition
from baocao.errors import ParamsError
from baocao.params import Collecting
from baocao.registers import Form
from baocao.text import day, prose_number

ADDRESSEES = "Các đảng bộ trực thuộc Tỉnh ủy"


def official_letter(so: Edition) -> bytes:
    """The Word file of the letter that asks all units for their forms of the edition's period.

    Raises:
        ParamsError: the edition's params do not say until when forms are due.
    """
    asked = _asked(so)
    letter = Letter(
        subject=f"về việc gửi biểu số liệu {so.period.name}",
        addressees=[ADDRESSEES],
        text=text_of([*_opening(so), *_days(so, asked), *_filling(so), *_sending(so, asked)]),
        number="" if asked.number is None else str(asked.number),
        issued=asked.issued,
    )
    return write_letter(so, letter)


def unit_forms(so: Edition) -> list[Form]:
    """The sheets that a unit sends in one workbook, its cover first."""
    cover = so.registers[so.report.units.cover].form if so.report.units else None
    return [
        register.form
        for register in so.registers.values()
        if cover and register.form.form == cover.form
    ]


def _asked(so: Edition) -> Collecting:
    if so.params.collection is None:
        raise ParamsError(
            f"Tệp params/{so.office_code}/{so.period}/{so.name}.yml: chưa có khóa “collection”, "
            "nên không biết hạn gửi biểu để viết công văn. Thêm: collection: {due: ngày hết hạn}."
        )
    return so.params.collection


def _opening(so: Edition) -> Iterator[str]:
    subject = so.subject[:1].lower() + so.subject[1:]
    yield sentence(
        f"Để tổng hợp số liệu xây dựng {so.report.kind.capitalize()} {subject}, {so.office.name} "
        "đề nghị các đảng bộ trực thuộc Tỉnh ủy lập và gửi biểu số liệu",
        f"{so.period.name} theo mẫu gửi kèm, cụ thể như sau:",
    )


def _days(so: Edition, asked: Collecting) -> Iterator[str]:
    window, own = so.params.window.window, so.params.windows()
    yield "## 1. Kỳ số liệu và thời hạn"
    yield item(
        f"Số liệu trong kỳ tính từ ngày {day(window.start)} đến hết ngày {day(window.end)}; "
        f"số liệu tại thời điểm báo cáo tính đến ngày {day(so.params.as_of)}."
    )
    for form in unit_forms(so):
        if each := own.get(form.sheet):
            yield item(
                f"Riêng trang “{form.sheet}” tính từ ngày {day(each.start)} đến hết ngày "
                f"{day(each.end)}."
            )
    yield item(f"Thời hạn gửi biểu về {so.office.name}: chậm nhất ngày {day(asked.due)}.")


def _filling(so: Edition) -> Iterator[str]:
    sheets = [form.sheet for form in unit_forms(so)]
    named = ", ".join(f"“{sheet}”" for sheet in sheets)
    yield "## 2. Cách lập biểu"
    yield item(
        f"Mỗi đảng bộ lập một tệp theo mẫu đã ghi sẵn mã và tên của mình, gồm "
        f"{prose_number(len(sheets))} trang: {named}."
    )
    yield item(
        "Điền vào các ô nền vàng; nội dung không phát sinh ghi số không, không để trống. Các ô nền "
        "xám đã có sẵn số liệu hoặc công thức và được khóa. Không thêm, bớt hoặc đổi tên trang, "
        "dòng, cột."
    )
    yield item(
        "Cột “Kiểm tra” cho biết ngay số liệu của từng dòng “đạt” hay “sai”. Chỉ gửi khi không còn "
        "dòng nào “sai”; dòng ghi “xem lại” thì đối chiếu lại trước khi gửi."
    )


def _sending(so: Edition, asked: Collecting) -> Iterator[str]:
    yield "## 3. Gửi biểu"
    yield item(
        "Gửi tệp bảng tính dạng .xlsx, không thay bằng bản chụp hoặc PDF; kèm bản có chữ ký của "
        "người có thẩm quyền (bản giấy hoặc ký số)."
    )
    yield item("Ghi số, ký hiệu, ngày của báo cáo và việc có bản ký vào trang “Trang bìa”.")
    if asked.contact:
        yield item(f"Đầu mối tiếp nhận, giải đáp vướng mắc: {asked.contact}.")
    yield "## 4. Xử lý biểu có sai sót"
    yield item(
        "Biểu còn sai sót được trả lại kèm danh sách các ô cần sửa và cách sửa. Đề nghị đơn vị sửa "
        "ngay trên tệp trả lại rồi gửi lại; lần gửi lại được thay cho lần gửi trước."
    )
    yield item(
        "Biểu sai mẫu, sai kỳ, ghi mã của đơn vị khác hoặc không đọc được thì không tiếp nhận và "
        "tính là chưa gửi; đơn vị chưa gửi biểu được nêu tên trong báo cáo."
    )
    yield sentence(f"{so.office.name} đề nghị các đảng bộ trực thuộc Tỉnh ủy quan tâm, thực hiện.")
