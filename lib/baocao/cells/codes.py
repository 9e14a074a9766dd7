"""Every code the reader gives, with its severity, problem and remedy.

F-001 to F-042 refuse a file, F-05x a cell; F-06x and F-07x are notes, F-08x the second reader's,
F-09x about text in old encodings and damaged letters.
"""

from __future__ import annotations

from baocao.errors import DataError, Finding, Severity

RESAVE = "Mở tệp trong Excel, lưu lại dạng “Excel Workbook (*.xlsx)” rồi gửi lại"
RESEND = "Sao chép hoặc tải lại tệp từ nơi gửi; nếu vẫn lỗi, đề nghị đơn vị gửi lại"
REPACK = "Lưu lại bằng Excel từ tệp gốc, không đặt mật khẩu khi nén, rồi gửi lại"
SPLIT = "Xóa các dòng, cột, trang, hình ảnh không dùng rồi lưu lại, hoặc tách thành nhiều tệp"
RETYPE = "Gõ lại bằng phông Unicode (Times New Roman)"
CONVERT = "Chuyển mã sang Unicode (bằng UniKey chẳng hạn) rồi đổi sang phông Times New Roman"
LEFT = "chữ giữ nguyên như trong tệp"
DISTRUST = "Không dùng tệp này; đề nghị đơn vị lập lại bằng Excel từ biểu mẫu và gửi lại"

MAX_SEEN = 200  # a value may be megabytes long, and findings are kept

CODES: dict[str, tuple[Severity, str, str]] = {
    "F-001": (
        "error",
        "không có tệp này",
        "Kiểm tra tên tệp và thư mục, rồi chép tệp vào đúng chỗ",
    ),
    "F-002": (
        "error",
        "không mở được tệp ({reason})",
        "Đóng tệp trong Excel, kiểm tra quyền đọc rồi chạy lại",
    ),
    "F-003": (
        "error",
        "là tệp khóa tạm của chương trình bảng tính",
        "Đóng bảng tính đang mở rồi xóa tệp tạm này",
    ),
    "F-004": ("error", "tệp rỗng (0 byte)", RESEND),
    "F-005": ("error", "tệp lớn hơn {limit} MB", SPLIT),
    "F-006": ("error", "tệp bị cụt hoặc hỏng, không đọc được mục lục của gói", RESEND),
    "F-007": ("error", "không phải tệp bảng tính xlsx", RESAVE),
    "F-008": (
        "error",
        "tệp đặt mật khẩu",
        "Mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi lưu lại",
    ),
    "F-009": ("error", "tệp dạng cũ .xls (Excel 97-2003)", RESAVE),
    "F-010": ("error", "tệp dạng nhị phân .xlsb", RESAVE),
    "F-011": ("error", "tệp OpenDocument (.ods, .odt)", RESAVE),
    "F-012": ("error", "tệp văn bản hoặc CSV, không phải bảng tính xlsx", RESAVE),
    "F-013": ("error", "trang web hoặc tệp XML, không phải bảng tính xlsx", RESAVE),
    "F-014": (
        "error",
        "tệp Word hoặc PowerPoint, không phải bảng tính",
        "Gửi đúng tệp bảng tính .xlsx",
    ),
    "F-015": ("error", "tệp Office dạng cũ, không phải bảng tính", "Gửi đúng tệp bảng tính .xlsx"),
    "F-016": ("error", "gói zip không chứa sổ tính", "Giải nén và gửi chính tệp .xlsx bên trong"),
    "F-017": (
        "error",
        "bản PDF, ảnh chụp hoặc bản quét, không phải bảng tính",
        "Gửi tệp bảng tính .xlsx đã điền; chỉ có bản này thì phải nhập hộ từ nó",
    ),
    "F-018": ("error", "tệp nén (RAR, 7z, gz)", "Giải nén và gửi chính tệp .xlsx bên trong"),
    "F-020": ("error", "gói có hơn {limit} phần", SPLIT),
    "F-021": ("error", "phần {part} giải nén lớn hơn {limit} MB", SPLIT),
    "F-022": ("error", "cả gói giải nén lớn hơn {limit} MB", SPLIT),
    "F-023": ("error", "phần {part} nén quá {limit} lần, giống bom nén", DISTRUST),
    "F-024": ("error", "có hơn {limit} ô mang giá trị", SPLIT),
    "F-026": ("error", "ô ghép chồng lên hơn {limit} giá trị", SPLIT),
    "F-027": ("error", "phần {part} có hơn {limit} thẻ XML", SPLIT),
    "F-030": ("error", "phần {part} hỏng (sai mã kiểm tra)", RESEND),
    "F-031": ("error", "phần {part} có hai lần trong gói", DISTRUST),
    "F-032": ("error", "phần {part} mang tên trỏ ra ngoài gói", DISTRUST),
    "F-033": ("error", "phần {part} nén hoặc mã hóa theo cách Excel không dùng", REPACK),
    "F-034": ("error", "phần {part} có khai báo DOCTYPE", DISTRUST),
    "F-035": ("error", "phần {part} sai cú pháp XML ({reason})", RESAVE),
    "F-036": ("error", "thiếu phần chứa nội dung của trang", RESAVE),
    "F-037": ("error", "không có trang tính nào", RESAVE),
    "F-038": ("error", "có hai trang cùng tên", "Đổi tên một trang rồi lưu lại"),
    "F-039": ("error", "cùng một ô ghi hai giá trị khác nhau", RESAVE),
    "F-040": ("error", "địa chỉ ô hoặc dòng không hợp lệ", RESAVE),
    "F-041": ("error", "ô dùng chuỗi chữ hoặc kiểu trình bày không có trong tệp", RESAVE),
    "F-042": (
        "error",
        "thư viện expat {reason} quá cũ, không an toàn",
        "Cài lại Python mới hơn rồi chạy lại",
    ),
    "F-051": (
        "error",
        "giá trị nằm khuất dưới ô gộp {reason}",
        "Bỏ gộp ô, xóa hoặc chuyển giá trị rồi gộp lại",
    ),
    "F-052": ("error", "ô ngày có số không phải là ngày nào", "Nhập lại ngày dạng 30/4/2026"),
    "F-053": ("error", "giá trị không đọc được theo kiểu của ô", "Nhập lại giá trị cho ô này"),
    "F-054": (
        "error",
        "chữ dài quá {limit} ký tự, Excel sẽ cắt bớt",
        "Rút ngắn hoặc chia ra nhiều ô",
    ),
    "F-061": ("warning", "trang bị ẩn", "Xem có cần tính trang này không, nếu không thì xóa"),
    "F-062": (
        "warning",
        "có {count} dòng ẩn mang giá trị, vẫn được đọc",
        "Bỏ ẩn (bỏ lọc) để kiểm tra",
    ),
    "F-063": ("warning", "có {count} cột ẩn mang giá trị, vẫn được đọc", "Bỏ ẩn để kiểm tra"),
    "F-064": (
        "warning",
        "có {count} ô gạch ngang chữ, vẫn được đọc",
        "Xóa nội dung đã bỏ, hoặc bỏ gạch ngang",
    ),
    "F-065": (
        "note",
        "có {count} ghi chú (comment), không được đọc",
        "Xem ghi chú có làm thay đổi số liệu không",
    ),
    "F-066": (
        "warning",
        "có macro; macro không chạy và không được đọc",
        "Nên lưu lại dạng .xlsx không có macro",
    ),
    "F-067": (
        "warning",
        "có liên kết tới tệp ngoài (hoặc DDE); liên kết không được mở",
        "Thay công thức liên kết bằng giá trị",
    ),
    "F-069": (
        "warning",
        "có đối tượng nhúng (OLE), không được đọc",
        "Xóa đối tượng nhúng nếu không cần",
    ),
    "F-070": (
        "warning",
        "có {count} ô chứa ký tự điều khiển hoặc ký tự vô hình",
        "Gõ lại chữ trong ô",
    ),
    "F-071": (
        "note",
        "có {count} byte thừa ở cuối tệp, đã bỏ qua",
        "Không phải sửa nếu số liệu đúng",
    ),
    "F-081": ("error", "hai trình đọc cho kết quả khác nhau: {ours} và {theirs}", RESAVE),
    "F-082": ("warning", "trình đọc thứ hai (openpyxl) không đọc được tệp: {reason}", RESAVE),
    "F-083": ("note", "trình đọc thứ hai (openpyxl) nhắc: {reason}", "Xem có phải sửa tệp không"),
    "F-090": (
        "note",
        "đã chuyển {count} ô từ bảng mã {encoding} sang Unicode theo {ground}",
        "Không phải sửa nếu đọc đúng; ô trong tệp vẫn như cũ",
    ),
    "F-091": (
        "note",
        "đã đọc đúng lại chữ lỗi ở {count} ô (ƣ là ư, ð là đ, dấu rời, chữ ghép)",
        "Không phải sửa nếu đọc đúng; ô trong tệp vẫn như cũ",
    ),
    "F-092": (
        "note",
        "tên trang gõ bằng {typed}, đã đọc là “{name}”",
        "Không phải sửa nếu đọc đúng",
    ),
    "F-093": (
        "warning",
        "{count} ô có phông chữ cũ {fonts}, chưa rõ bảng mã nên " + LEFT,
        CONVERT,
    ),
    "F-094": (
        "warning",
        "cột lẫn chữ Unicode với {count} ô bảng mã {encoding}, các ô này đã được chuyển",
        "Xem các ô này đọc đúng chưa rồi gõ lại cả cột bằng một phông Unicode",
    ),
    "F-095": (
        "warning",
        "{count} ô lẫn chữ bảng mã {encoding} với chữ Unicode trong một ô, " + LEFT,
        RETYPE,
    ),
    "F-096": (
        "warning",
        "{count} ô không rõ là bảng mã {encoding} hay Unicode (có thể là “{other}”), " + LEFT,
        RETYPE,
    ),
    "F-097": (
        "warning",
        "{count} ô có chữ lỗi không rõ là chữ gì: “{word}” có thể là “{other}”; " + LEFT,
        "Gõ lại chữ này",
    ),
    "F-098": (
        "warning",
        "{count} ô có lẽ đã mất chữ “ư”: “{word}” có thể là “{other}”",
        RETYPE,
    ),
    "F-099": (
        "warning",
        "{count} ô có lẽ đã bị chuyển mã hai lần: “{word}” có thể là “{other}”; " + LEFT,
        "Gõ lại theo văn bản gốc",
    ),
}


def finding(
    code: str, *, sheet: str = "", cells: tuple[str, ...] = (), seen: str = "", **details: object
) -> Finding:
    """The finding of ``code``, blanks filled from ``details``; who opened the file names it."""
    severity, problem, remedy = CODES[code]
    said = problem.format(**details)
    return Finding(code, severity, said, remedy, sheet=sheet, cells=cells, seen=seen[:MAX_SEEN])


def refusal(
    code: str, *, sheet: str = "", cells: tuple[str, ...] = (), seen: str = "", **details: object
) -> DataError:
    """The error that refuses a whole file with the one finding of ``code``."""
    return DataError([finding(code, sheet=sheet, cells=cells, seen=seen, **details)])
