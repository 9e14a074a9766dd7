"""Whether an office could issue an edition: its days, who signs, and in what form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from baocao.errors import ParamsError
from baocao.params import EditionParams, Office, Profile, in_force, read, undeclared
from baocao.text import day


def profile_of(office: Office, params: EditionParams, root: Path, file: str) -> Profile:
    """The profile that the edition names, else the one in force at the document's date.

    Raises:
        ParamsError: the office was not there in those days, the signer or profile is not declared,
            the signer did not hold the post, or a mark is none of the profile's; all at once.
    """
    profiles = read(root / "profiles.yml", dict[str, Profile])
    mistakes = [*_not_there(office, params, file), *_may_not_sign(office, params, file)]
    if params.profile:
        remedy = f"Sửa “profile” trong params/{file}, hoặc bỏ trống để lấy theo ngày."
        mistakes += undeclared(profiles, params.profile, "thể thức", "profiles.yml", remedy)
    if not mistakes:
        named = profiles.get(params.profile)
        profile = named or in_force(profiles, params.dated)
        mistakes = [*_unknown_marks(profile, params, file)]
    if mistakes:
        raise ParamsError("\n".join(mistakes))
    office.signature(params.signer, params.dated)
    return profile


def _unknown_marks(profile: Profile, params: EditionParams, file: str) -> Iterator[str]:
    """The marks that the profile does not list."""
    head = profile.head
    for key, marks in (("urgency", head.urgency.marks), ("circulation", head.circulation.marks)):
        mark = getattr(params, key)
        if mark and mark not in marks:
            yield (
                f"Tệp params/{file}: “{key}” ghi “{mark}”, {profile.basis} không có dấu này. "
                f"Chỉ ghi: {', '.join(marks)}."
            )


def _may_not_sign(office: Office, params: EditionParams, file: str) -> Iterator[str]:
    """That the signer is not declared, or does not hold the post at the document's date."""
    signer, on = params.signer, params.dated
    remedy = f"Sửa “signer” trong params/{file}, hoặc thêm vào “holders” của cơ quan."
    yield from undeclared(office.holders, signer, "người ký", "offices.yml", remedy)
    holder = office.holders.get(signer)
    if holder and not holder.holds(on):
        able = ", ".join(office.in_office(on)) or "không có ai"
        yield (
            f"Tệp params/{file}: người ký “{signer}” ({holder.post}) giữ chức vụ {holder.term}, "
            f"không phải vào ngày {day(on)} của văn bản. Sửa “signer” (ngày đó có: {able}), "
            "hoặc “from”, “to” trong params/offices.yml."
        )


def _not_there(office: Office, params: EditionParams, file: str) -> Iterator[str]:
    """That the edition is of days on which the office was not there."""
    if not office.existed(params.window.window):
        began = f"có từ ngày {day(office.since)}" if office.since else ""
        ended = f"đến hết ngày {day(office.until)}" if office.until else ""
        yield (
            f"Tệp params/{file}: kỳ từ {day(params.window.start)} đến {day(params.window.end)} nằm "
            f"ngoài thời gian hoạt động của {office.name} ({f'{began} {ended}'.strip()}). Kiểm tra "
            "lại kỳ và cơ quan, hoặc “from”, “to” của cơ quan trong params/offices.yml."
        )
