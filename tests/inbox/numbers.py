"""What people type where a number belongs: read for what it says, or refused; never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from inbox.case import Case, Told, put, taken, typed
from inbox.form import BIEU_1, QUARTERLY, At

NEW = At(BIEU_1, "B.1. Kết nạp", "Kỳ này")
SHARE = At(QUARTERLY, "Bí thư, phó bí thư cấp ủy", "Tỷ lệ hoàn thành xuất sắc (%)")

# typed into a count | read as | told | why; \u as in Python, `.` is nothing
COUNTS = r"""
'4             | 4    | R-012 | số định dạng chữ
'07            | 7    | R-012 | số 0 đứng trước, như trong văn bản
' 4            | 4    | R-012 | dấu cách trước số
'4\u00a0       | 4    | R-012 | dấu cách không ngắt chép từ Word
'\u200b4       | 4    | R-012 F-070 | ký tự không độ rộng chép từ trang web
'\uff14        | 4    | R-012 | chữ số toàn khổ
'1 234         | 1234 | R-012 | dấu cách tách hàng nghìn
'1\u00a0234    | 1234 | R-012 | dấu cách không ngắt tách hàng nghìn
'1\u202f234    | 1234 | R-012 | dấu cách hẹp tách hàng nghìn
'1.234.567     | 1234567 | R-012 | hai dấu chấm thì chỉ có thể là hàng nghìn
'4,0           | 4    | R-012 | số thập phân tròn
'1.234         | .    | R-017 | không rõ 1234 hay 1,234
'1,234         | .    | R-017 | dấu phẩy kiểu Mỹ
'1,5           | .    | R-011 | nửa người
'1.5           | .    | R-010 | dấu chấm thập phân
'\u22124       | .    | R-011 | dấu trừ toán học
'-4            | .    | R-011 | số âm gõ dạng chữ
'12 người      | .    | R-010 | kèm đơn vị tính
'04 đ/c        | .    | R-010 | kèm “đồng chí”
'4*            | .    | R-010 | dấu sao chú thích
'4\u00b2       | .    | R-010 | số 4 kèm số mũ chú thích, không phải 42
'(4)           | .    | R-010 | ngoặc của kế toán
'+4            | .    | R-010 | dấu cộng
'=4            | .    | R-010 | công thức gõ dạng chữ
'O             | .    | R-010 | chữ O thay số 0
'l2            | .    | R-010 | chữ l thay số 1
'bốn           | .    | R-010 | viết bằng chữ
'không         | .    | R-010 | chữ “không” thay số 0
'-             | .    | R-010 | gạch ngang thay số 0
'x             | .    | R-010 | đánh dấu thay số
'3+1           | .    | R-010 | phép cộng gõ dạng chữ
'1/2           | .    | R-010 | phân số
'1e3           | .    | R-010 | dạng khoa học gõ chữ
'4 5           | .    | R-010 | hai số trong một ô
'1\u000a234    | .    | R-010 | hai số trong một ô, mỗi số một dòng
'\u202e21      | .    | R-010 F-070 | dấu đổi chiều: màn hình hiện 12
'\u0664        | .    | R-010 | chữ số Ả Rập
-4             | .    | R-011 | số âm
1.5            | .    | R-011 | số lẻ
0.04           | .    | R-011 | số đã chia cho 100
400%           | .    | R-018 | số đếm định dạng phần trăm: hiện 400%, ghi 4
12000000       | 12000000 | . | hơn mười triệu đảng viên: cân đối của biểu báo sai
1000000000000000000 | . | R-013 | nhiều chữ số hơn bảng tính giữ được
TRUE           | .    | R-010 | giá trị lô-gíc
04/01/2026     | .    | R-010 | Excel đổi 4/1 thành ngày
#DIV/0!        | .    | R-004 | lỗi chia cho 0
#REF!          | .    | R-004 | công thức mất ô nguồn
#VALUE!        | .    | R-004 | công thức cộng cả chữ
#N/A           | .    | R-004 | không tra được
=D6+1          | .    | R-005 | công thức chưa tính
.              | .    | R-003 | để trống
'\u00a0        | .    | R-003 | trông như trống
"""

# typed into a percentage | read as | told | why
SHARES = r"""
'10,0          | 10   | R-012 | tỷ lệ gõ dạng chữ, dấu phẩy
'10%           | .    | R-010 | tỷ lệ gõ dạng chữ kèm dấu %
10%            | 10   | R-019 | ô định dạng phần trăm: hiện 10%, ghi 0,1
0.1            | 0.1  | .     | ghi phần đơn vị: kiểm tra tỷ lệ báo sai
'mười          | .    | R-010 | tỷ lệ viết bằng chữ
"""


def _cases(at: At, table: str) -> Iterator[Case]:
    for row in table.strip().splitlines():
        text, read, told, why = (field.strip() for field in row.split("|"))
        text = text.replace(".", "", text == ".").encode("latin-1", "backslashreplace")
        yield taken(
            f"{at.column}: {row.partition('|')[0].strip()}",
            why,
            typed(put(at, text.decode("unicode-escape"))),
            {at: None if read == "." else Decimal(read)},
            *(Told(code, at) for code in told.split() if code != "."),
        )


CASES = (*_cases(NEW, COUNTS), *_cases(SHARE, SHARES))
