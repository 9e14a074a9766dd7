"""Forms as other programs than Excel write them, and as Excel itself may."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence

import openpyxl
from inbox.case import Surgery, Told, edited, good, refused, rewritten, taken, with_part
from inbox.form import BIEU_1, Unit, good_values
from inbox.paper import Parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PURL = "http://purl.oclc.org/ooxml"
SHEETS = [f"xl/worksheets/sheet{number}.xml" for number in range(1, 7)]
BIEU, STRINGS = SHEETS[1], "xl/sharedStrings.xml"
NUMBER, LABEL = '<c r="D7"><v>4</v></c>', "<t>B.1. Kết nạp</t>"
FORMULAS = [at for at, text in good_values(Unit("22000", "")).items() if text.startswith("=")]


def everywhere(change: Callable[[str], str], names: Sequence[str]) -> Surgery:
    """One change of the text of several parts, which must change each."""

    def surgery(parts: Parts) -> Parts:
        changed = {name: change(parts[name].decode()).encode() for name in names}
        assert all(changed[name] != parts[name] for name in names)
        return {**parts, **changed}

    return surgery


def strict(parts: Parts) -> Parts:
    """The form saved as “Strict Open XML Spreadsheet”."""
    names = {MAIN: f"{PURL}/spreadsheetml/main",
             OFFICE: f"{PURL}/officeDocument/relationships"}  # fmt: skip
    for old, new in names.items():
        parts = {name: text.replace(old.encode(), new.encode()) for name, text in parts.items()}
    return parts


def prefixed(text: str) -> str:
    """Every element with a prefix, as some .NET programs write them."""
    text = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", text)
    return text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')


def inline(parts: Parts) -> Parts:
    """Texts in the cells themselves, as programs without a table of texts write them."""
    texts = re.findall(r"<si>(.*?)</si>", parts[STRINGS].decode(), re.DOTALL)

    def inside(found: re.Match[str]) -> str:
        return f'{found[1]} t="inlineStr"><is>{texts[int(found[2])]}</is></c>'

    shared = r'(<c r="\w+"(?: s="\d+")?) t="s"><v>(\d+)</v></c>'
    return everywhere(lambda text: re.sub(shared, inside, text), SHEETS)(parts)


def by_openpyxl(unit: Unit) -> bytes:
    """The form as a script saved it again: formulas lose their results."""
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(good(unit))).save(stream)
    return stream.getvalue()


def by_libreoffice(text: str) -> str:
    """Cells as LibreOffice writes them: type always said, attributes of its own."""
    text = re.sub(r'<c r="(\w+)"( s="\d+")?><v>', r'<c r="\1"\2 t="n"><v>', text)
    text = text.replace("<f>", '<f aca="false">')
    own = 'customFormat="false" ht="12.8" hidden="false" outlineLevel="0" collapsed="false"'
    return re.sub(r'<row r="(\d+)" spans="[^"]*"', rf'<row r="\1" {own}', text)


CASES = (
    taken(
        "saved by openpyxl",
        "một đoạn mã lưu lại, mất kết quả công thức",
        by_openpyxl,
        dict.fromkeys(FORMULAS),
        *(Told("R-005", at) for at in FORMULAS),
    ),
    taken(
        "wrong dimension",
        "kích thước trang ghi sai",
        rewritten(edited(BIEU, '<dimension ref="A1:G21"/>', '<dimension ref="A1:B2"/>')),
    ),
    taken(
        "rows out of order",
        "phần mềm ghi dòng lộn xộn",
        rewritten(
            everywhere(
                lambda text: re.sub(r"(<row r=\"7\".*?</row>)(.*)(</sheetData>)", r"\2\1\3", text),
                [BIEU],
            )
        ),
    ),
    taken(
        "row in two pieces",
        "một dòng ghi hai lần, mỗi lần một nửa",
        rewritten(edited(BIEU, NUMBER, '</row><row r="7"><c r="D7"><v>4</v></c>')),
    ),
    refused(
        "cell twice",
        "một ô ghi hai số khác nhau",
        "F-039",
        rewritten(edited(BIEU, NUMBER, '<c r="D7"><v>4</v></c><c r="D7"><v>5</v></c>')),
        at=f"{BIEU_1}!D7",
    ),
    taken("strict", "lưu dạng Strict Open XML", rewritten(strict)),
    taken(
        "prefixed names",
        "mọi thẻ XML mang tiền tố",
        rewritten(everywhere(prefixed, [*SHEETS, STRINGS])),
    ),
    taken("texts in the cells", "chữ ghi thẳng trong ô", rewritten(inline)),
    taken(
        "as LibreOffice", "lưu lại bằng LibreOffice", rewritten(everywhere(by_libreoffice, SHEETS))
    ),
    taken(
        "backslashes",
        "tên phần trong gói dùng dấu chéo ngược",
        rewritten(
            lambda parts: {name.replace("/", "\\"): content for name, content in parts.items()}
        ),
    ),
    taken(
        "other capitals",
        "tên phần trong gói viết hoa khác",
        rewritten(
            lambda parts: {
                name.replace("worksheets/sheet", "Worksheets/Sheet"): content
                for name, content in parts.items()
            }
        ),
    ),
    taken(
        "dates from 1904",
        "tệp tính ngày từ 1904 (máy Mac cũ)",
        rewritten(
            edited("xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" '),
            everywhere(lambda text: text.replace("<v>46189</v>", "<v>44727</v>"), [SHEETS[0]]),
        ),
    ),
    taken(
        "carriage return spelt out",
        "nhãn có _x000D_",
        rewritten(edited(STRINGS, "B.1. Kết nạp", "B.1._x000D_\nKết nạp")),
        {},
    ),
    taken(
        "phonetic text",
        "ô chữ kèm phiên âm",
        rewritten(
            edited(
                STRINGS,
                LABEL,
                '<t>B.1. Kết nạp</t><rPh sb="0" eb="1"><t>ka</t></rPh>',
            )
        ),
    ),
    taken(
        "rich text",
        "nhãn có chữ đậm từng phần",
        rewritten(
            edited(
                STRINGS,
                LABEL,
                '<r><t xml:space="preserve">B.1. </t></r><r><rPr><b/></rPr><t>Kết nạp</t></r>',
            )
        ),
    ),
    taken(
        "junk at the end",
        "cổng thư thêm byte vào cuối tệp",
        lambda unit: good(unit) + bytes(7),
        {},
        Told("F-071"),
    ),
    taken(
        "picture",
        "chèn ảnh con dấu",
        rewritten(with_part("xl/media/image1.png", b"\x89PNG\r\n\x1a\n")),
    ),
)
