"""Raw xlsx packages from tables drawn as text, so that a test can write what no library would
write.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from baocao.cells import Workbook, open_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLE = {
    "plain": 0,
    "date": 1,
    "strike": 2,
    "time": 3,
    "elapsed": 4,
    "money": 5,
    "builtin": 6,
    "old": 7,
    "parts": 8,
}
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="5">
<numFmt numFmtId="168" formatCode="0;&quot;âm&quot;;d"/>
<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/>
<numFmt numFmtId="166" formatCode="#,##0&quot; đồng/year&quot;"/><numFmt numFmtId="167" formatCode="h:mm"/></numFmts>
<fonts><font><name val="Times New Roman"/></font><font><strike/><name val="Times New Roman"/></font>
<font><strike val="0"/><name val=".VnTime"/></font></fonts>
<fills><fill><patternFill/></fill></fills><borders><border/></borders>
<cellStyleXfs><xf numFmtId="14" fontId="1"/></cellStyleXfs>
<cellXfs><xf/><xf numFmtId="164"/><xf fontId="1"/><xf numFmtId="167"/><xf numFmtId="165"/><xf numFmtId="166"/>
<xf numFmtId="14"/><xf fontId="2"/><xf numFmtId="168"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"""

TABLE = """
    A1 | s      | Đơn thư
    A2 | inline | kiến nghị
    B2 | n      | 12
    C2 | n date | 46190
"""
VALUES = {"A1": "Đơn thư", "A2": "kiến nghị", "B2": "12", "C2": "2026-06-17"}


def lines(table: str) -> list[list[str]]:
    """The cells of a drawn table, stripped, line by line."""
    rows = [line for line in table.strip().splitlines() if line.strip()]
    return [[field.strip() for field in row.split("|")] for row in rows]


def cell(place: str, kind: str, content: str, formula: str, strings: list[str]) -> str:
    """The XML of one cell; ``kind`` is its type and, after a blank, the name of its style."""
    kind, _, style = kind.partition(" ")
    inner = f"<f>{escape(formula)}</f>" if formula else ""
    if kind == "s":
        strings.append(content)
        content = str(len(strings) - 1)
    if kind == "inline":
        inner += f'<is><t xml:space="preserve">{escape(content)}</t></is>'
    elif content != "-":
        inner += f"<v>{escape(content)}</v>"
    written = {"n": "", "inline": ' t="inlineStr"'}.get(kind, f' t="{kind}"')
    return f'<c r="{place}" s="{STYLE[style or "plain"]}"{written}>{inner}</c>'


def sheet_xml(table: str, strings: list[str], before: str = "", after: str = "") -> str:
    """A sheet part: ``place | kind | content | formula`` a line; lines of one row in a run share
    their <row>.
    """
    drawn = [(row + ["", ""])[:4] for row in lines(table)]
    rows = []
    for number, group in itertools.groupby(drawn, key=lambda row: re.sub("[A-Z]", "", row[0])):
        rows.append(
            f'<row r="{number}">' + "".join(cell(*row, strings) for row in group) + "</row>"
        )
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def rels(**targets: tuple[str, str]) -> str:
    """A relationships part: id = (last word of the type, target)."""
    links = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}</Relationships>'


def content_types(sheets: int) -> str:
    """The list of part types, which our reader does not need and openpyxl does."""
    kinds = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "styles": "styles"}
    kinds |= {f"worksheets/sheet{at}": "worksheet" for at in range(1, sheets + 1)}
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    listed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{office}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    rels_type = "application/vnd.openxmlformats-package.relationships+xml"
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}"><Default Extension="rels" ContentType="{rels_type}"/>{listed}</Types>'


def parts(table: str = TABLE, before: str = "", after: str = "", **more: str) -> dict[str, bytes]:
    """The parts of a workbook whose first sheet is ``table``; ``more`` are further sheets by
    name.
    """
    strings: list[str] = []
    tables = {"Trang": table, **more}
    sheets = [
        sheet_xml(drawn, strings, before if at == 0 else "", after if at == 0 else "")
        for at, drawn in enumerate(tables.values())
    ]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(tables, 1)
    )
    links = {
        f"r{at}": ("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)
    }
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    made = {
        "[Content_Types].xml": content_types(len(sheets)),
        "_rels/.rels": rels(r1=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": rels(
            **links, s=("sharedStrings", "sharedStrings.xml"), y=("styles", "styles.xml")
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{items}</sst>',
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{at}.xml": text for at, text in enumerate(sheets, 1)},
    }
    return {name: text.encode() for name, text in made.items()}


def changed(made: dict[str, bytes], part: str, old: str, new: str) -> dict[str, bytes]:
    """The same parts but for one replacement, which must change something."""
    before = made[part].decode()
    assert old in before, f"{old} is not in {part}"
    return {**made, part: before.replace(old, new).encode()}


def zipped(
    made: dict[str, bytes] | list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The parts as a package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in made.items() if isinstance(made, dict) else made:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return stream.getvalue()


def saved(folder: Path, content: bytes | dict[str, bytes], name: str = "mau.xlsx") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else zipped(content))
    return path


def read(folder: Path, content: bytes | dict[str, bytes]) -> Workbook:
    """The workbook of this content, read as a file."""
    return open_workbook(saved(folder, content))


def shown(workbook: Workbook, sheet: str = "Trang") -> dict[str, str]:
    """The values of a sheet as text, by ref."""
    return {cell.ref: str(cell.value) for cell in workbook.sheets[sheet].cells.values()}
