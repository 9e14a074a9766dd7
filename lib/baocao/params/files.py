"""Read a YAML file of params/ into typed records; every mistake is told with its file and line."""

from __future__ import annotations

from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PrivateAttr,
    TypeAdapter,
    ValidationError,
)

from baocao.errors import ParamsError
from baocao.params import yaml

Record = TypeVar("Record")

Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
"""A text that a person may leave blank: ``notice:`` is the same as ``notice: ""``."""


class Model(BaseModel):
    """A record of params/: unknown keys are refused, values never change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    _stands_at: str = PrivateAttr("")

    @property
    def stands_at(self) -> str:
        """How a message on this record begins: its file and line; empty when not from a list."""
        return self._stands_at


def read(path: Path, kind: type[Record]) -> Record:
    """Read one YAML file as ``kind``: a Model, or a list or dict of them.

    Raises:
        ParamsError: no such file, YAML that cannot be read, a key that is repeated, unknown or
            missing, or a value of the wrong type. All mistakes of the file at once.
    """
    data = _load(path)
    try:
        records = TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        mistakes = [_mistake(path, data, each, kind) for each in error.errors()]
        raise ParamsError("\n".join(dict.fromkeys(mistakes))) from None
    for position, record in enumerate(records if isinstance(records, list) else ()):
        if isinstance(record, Model):
            record._stands_at = f"{_where(path, data, (position,))}: "
    return records


def read_folder(folder: Path, kind: type[Record]) -> list[Record]:
    """Read all YAML files of a folder, in order of name, each a list of ``kind``.

    Raises:
        ParamsError: as ``read_files``.
    """
    return [record for records in read_files(folder, kind).values() for record in records]


def read_files(folder: Path, kind: type[Record]) -> dict[str, list[Record]]:
    """The same by the names of the files, without ``.yml``.

    Raises:
        ParamsError: as ``read``, with the mistakes of all files at once; or no file is there.
    """
    records: dict[str, list[Record]] = {}
    mistakes = []
    files = sorted(folder.glob("*.yml"))
    if not files:
        raise ParamsError(f"Không có tệp .yml nào trong {_name(folder)}. Khôi phục thư mục này.")
    for path in files:
        try:
            records[path.stem] = read(path, list[kind])  # type: ignore[valid-type]
        except ParamsError as error:
            mistakes.append(str(error))
    if mistakes:
        raise ParamsError("\n".join(mistakes))
    return records


def fingerprint(path: Path) -> str:
    """The sha256 of a file, by which a later run knows whether it changed."""
    return sha256(path.read_bytes()).hexdigest()


def _load(path: Path) -> Any:
    if not path.is_file():
        raise ParamsError(f"Không có tệp {_name(path)}. Tạo tệp này hoặc kiểm tra lại tên.")
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _name(path))
    except UnicodeDecodeError:
        raise ParamsError(f"Tệp {_name(path)} không phải UTF-8. Lưu lại dạng UTF-8.") from None


def _mistake(path: Path, data: Any, error: Any, kind: Any) -> str:
    where = _where(path, data, error["loc"])
    match error["type"]:
        case "extra_forbidden":
            key = str(error["loc"][-1])
            return f"{where}: khóa lạ “{key}”{_nearest(key, kind)}. Sửa hoặc bỏ khóa này."
        case "missing":
            return f"{where}: thiếu khóa “{error['loc'][-1]}”. Thêm khóa này."
        case "value_error":
            return f"{where}: {error['ctx']['error']}."
    _, key = _deepest(data, error["loc"])
    if error["type"].startswith("date"):
        return f"{where}: khóa “{key}” không phải ngày ({error['input']}). Ghi như 2026-06-17."
    return f"{where}: khóa “{key}” có giá trị không dùng được ({error['input']!r}). Sửa lại."


def _where(path: Path, data: Any, steps: tuple[Any, ...]) -> str:
    return f"Tệp {_name(path)}, dòng {_deepest(data, steps)[0]}"


def _nearest(key: str, kind: Any) -> str:
    near = get_close_matches(key, sorted(_known_keys(kind)), n=1)
    return f", có phải “{near[0]}”" if near else ""


def _known_keys(kind: Any) -> set[str]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        own = {field.alias or name for name, field in fields}
        return own.union(*(_known_keys(field.annotation) for _, field in fields))
    return set().union(*(_known_keys(each) for each in getattr(kind, "__args__", ())))


def _deepest(data: Any, steps: tuple[Any, ...]) -> tuple[int, str]:
    """Line and key of the deepest step that the file really has.

    A step that is not there is a missing key, or a name pydantic adds for the branch of a union.
    """
    line, key = 1, ""
    for step in steps:
        if isinstance(data, yaml.Mapping) and step in data:
            line, key = data.lines[step], str(step)
        elif isinstance(data, yaml.Sequence) and isinstance(step, int) and step < len(data):
            line = data.lines[step]
        else:
            continue
        data = data[step]
    return line, key


def _name(path: Path) -> str:
    """The path from params/ on, as people know it."""
    parts = path.parts
    return (
        "/".join(parts[-4:])
        if "params" not in parts
        else "/".join(parts[len(parts) - 1 - parts[::-1].index("params") :])
    )
