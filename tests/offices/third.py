"""A third office, made of YAML and spreadsheets only, beside those of the repository."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from baocao import edition
from baocao.edition import Edition
from baocao.paths import Paths
from ruamel.yaml import YAML

from project import REPOSITORY, Table, write_book

THIRD, SECOND = "hudd", "duk"
PERIOD, REPORT = "2021H1", "half_year"

OFFICE: dict[str, Any] = {
    "name": "Huyện ủy Đơn Dương",
    "superior": "TỈNH ỦY LÂM ĐỒNG",
    "issuer": "HUYỆN ỦY ĐƠN DƯƠNG",
    "symbol": "HUĐD",
    "place": "Thạnh Mỹ",
    "collective": "BAN THƯỜNG VỤ",
    "short": "Huyện ủy",
    "party": "Đảng bộ huyện",
    "from": "1975-04-03",
    "books": {
        "so-chung": ["Đơn thư"],
        "so-dang-vien": ["Tổ chức", "Đảng viên", "Biến động đảng viên"],
    },
    "holders": {"chanh-van-phong": {"post": "CHÁNH VĂN PHÒNG", "role": "delegate"}},
}
EDITION: dict[str, Any] = {
    "window": {"from": "2021-01-01", "to": "2021-06-30"},
    "as_of": "2021-06-30",
    "profile": "HUYEN",
    "signer": "chanh-van-phong",
    "recipients": ["Thường trực Tỉnh ủy", "Lưu Văn phòng Huyện ủy"],
    "appendices": ["notes", "movements"],
}
BOOKS: dict[str, dict[str, Table]] = {
    "so-chung": {
        "Đơn thư": """
        Mã đơn | Ngày nhận  | Phân loại                | Kết quả
        HU-01  | 04/01/2021 | thuộc thẩm quyền         | giải quyết
        HU-02  | 30/06/2021 | không thuộc thẩm quyền   | chuyển
        HU-03  | 01/07/2021 | không thuộc thẩm quyền   | chuyển
        """
    },
    "so-dang-vien": {
        "Tổ chức": """
        Mã tổ chức | Tên               | Loại              | Từ ngày
        HU-DB1     | Đảng bộ xã Ka Đơn | đảng bộ cơ sở     | 01/01/2000
        HU-CB1     | Chi bộ Tòa án     | chi bộ cơ sở      | 01/01/2000
        HU-CB2     | Chi bộ thôn Một   | chi bộ trực thuộc | 01/01/2000
        """,
        "Đảng viên": """
        Mã đảng viên | Mã tổ chức | Loại | Giới tính | Dân tộc | Ngày kết nạp | Từ ngày | Đến ngày
        HU-V1 | HU-DB1 | chính thức | nữ  | Kinh   | 03/02/2001 | 03/02/2001 |
        HU-V2 | HU-DB1 | chính thức | nam | Chu-ru | 03/02/2002 | 03/02/2002 |
        HU-V3 | HU-CB1 | chính thức | nam | Kinh   | 03/02/2003 | 03/02/2003 | 14/03/2021
        HU-V4 | HU-CB1 | dự bị      | nữ  | Kinh   | 19/05/2021 | 19/05/2021 |
        HU-V5 | HU-CB1 | dự bị      | nữ  | Kinh   | 26/03/2021 | 26/03/2021 |
        """,
        "Biến động đảng viên": """
        Mã    | Mã đảng viên | Loại     | Ngày
        HU-B1 | HU-V3        | chuyển đi | 15/03/2021
        HU-B2 | HU-V4        | kết nạp  | 19/05/2021
        HU-B3 | HU-V5        | kết nạp  | 26/03/2021
        """,
    },
}


def copied(root: Path) -> Paths:
    """A copy of the repository's params, notebooks and books of the second office."""
    for folder in ("params", "notebooks", f"data/{SECOND}"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return Paths(root, root / "data", root / "params", root / "build")


def add_third(paths: Paths, office: Mapping[str, Any] = OFFICE, **params: Any) -> None:
    """Add the third office: its blocks in params, its books, its judgement."""
    _append(paths.params / "offices.yml", THIRD, office)
    _append(paths.params / "profiles.yml", "HUYEN", _profile())
    _put(paths.params / THIRD / PERIOD / f"{REPORT}.yml", json.dumps({**EDITION, **params}))
    for room, sheets in BOOKS.items():
        write_book(paths.data / THIRD / "2021" / f"{room}.xlsx", sheets)
    slots = _yaml("reports.yml")[REPORT]["slots"]
    words = "".join(f"# {name}\n\nĐảng bộ huyện thực hiện tốt.\n\n" for name in slots)
    _put(paths.data / THIRD / PERIOD / f"{REPORT}.md", words)


def opened(paths: Paths, office: str = THIRD, period: str = PERIOD) -> Edition:
    """The half-year report of an office."""
    return edition.open(REPORT, office, period, paths)


def _profile() -> dict[str, Any]:
    """A form of its own: smaller letters, a wider margin, recipients otherwise separated."""
    profile: dict[str, Any] = _yaml("profiles.yml")["HD36"]
    del profile["from"]
    profile["basis"] = "Quy định của Huyện ủy"
    profile["margins"]["left"] = 35
    profile["body"]["size"] = 13
    profile["foot"]["recipients"]["separator"] = " ;;"
    return profile


def _yaml(name: str) -> Any:
    return YAML(typ="safe").load((REPOSITORY / "params" / name).read_text("utf-8"))


def _append(path: Path, name: str, block: Mapping[str, Any]) -> None:
    written = json.dumps(block, ensure_ascii=False)
    path.write_text(f"{path.read_text('utf-8')}\n{name}: {written}\n", encoding="utf-8")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
