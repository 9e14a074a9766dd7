"""All of params/ that one edition needs, read and held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from baocao.catalogue import Rule, Times
from baocao.checks import Check
from baocao.edition.desk import as_desk, desk_params
from baocao.edition.keeping import kept_checks, kept_forms, kept_rules
from baocao.errors import ParamsError
from baocao.figures import Figure
from baocao.params import (
    EditionParams,
    FixedPhrase,
    Office,
    Profile,
    Report,
    fingerprint,
    in_force,
    read,
    read_folder,
)
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import Form
from baocao.text import day

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Settings:
    """All of params/ that one edition needs.

    Forms, rules and checks are those of the office; ``unkept`` are the figures, by id, that need
    a register it does not keep. ``editions`` holds by period, in order of time, the params of this edition and of those of the
    same year just before and after it, as far as they are there.
    """

    office: Office
    report: Report
    params: EditionParams
    profile: Mapping[str, object]
    fixed_phrases: list[str]
    forms: list[Form]
    rules: list[Rule]
    checks: list[Check]
    unkept: Mapping[str, Figure]
    editions: dict[str, EditionParams]

    def times(self, period: Period) -> Times:
        """What the window words of rules and checks mean in the edition of ``period``."""
        before = self.editions.get(str(period.previous()))
        return Times(
            period=period,
            window=self.params.window.window,
            as_of=self.params.as_of,
            previous=before.window.window if before else None,
            cut_offs=self.params.windows(),
            previous_cut_offs=before.windows() if before else {},
        )


def read_settings(paths: Paths, report: str, office: str, period: Period) -> Settings:
    """All params of one edition.

    Raises:
        ParamsError: as ``params.read``; or the office, report, signer or profile named by the
            edition is not declared, or not in force or office at the document's date; or its
            marks, window, cut-offs or forms do not fit.
    """
    root = paths.params
    known = declared_office(paths, office)
    declared = _report(root, report)
    collected = declared.desk or report
    editions = _editions(root, collected, office, period)
    params = editions[str(period)]
    file = f"{office}/{period}/{collected}.yml"
    if declared.desk:
        params = desk_params(params)
    profile = _profile(root, params)
    _known_marks(profile, params, file)
    _existed(known, params, file)
    _may_sign(known, params, file)
    phrases = read(root / "fixed_phrases.yml", list[FixedPhrase])
    every = read_folder(root / "registers", Form)
    forms = kept_forms(every, known, office)
    rules, unkept = kept_rules(_rules(root, declared), every, forms)
    settings = Settings(
        office=known,
        report=declared,
        params=params,
        profile=profile.model_dump(mode="json"),
        fixed_phrases=[each.phrase for each in phrases],
        forms=forms,
        rules=rules,
        checks=kept_checks(read_folder(root / "checks", Check), every, forms, unkept),
        unkept=unkept,
        editions=editions,
    )
    _agree(settings, period, file)
    return settings


def params_hashes(paths: Paths) -> dict[str, str]:
    """The hash of each file of params/, by its name from there on."""
    return {
        f"params/{path.relative_to(paths.params).as_posix()}": fingerprint(path)
        for path in sorted(paths.params.rglob("*.yml"))
    }


def _declared(known: Mapping[str, Item], name: str, what: str, file: str) -> Item:
    if name not in known:
        raise ParamsError(
            f"Chưa khai báo {what} “{name}” trong params/{file} (có: {', '.join(known)})."
        )
    return known[name]


def _report(root: Path, name: str) -> Report:
    reports = read(root / "reports.yml", dict[str, Report])
    report = _declared(reports, name, "báo cáo", "reports.yml")
    if report.closed:
        _declared(reports, report.closed, "báo cáo", "reports.yml")
    return as_desk(report, reports) if report.desk else report


def _rules(root: Path, report: Report) -> list[Rule]:
    """The rules of every report; those of the consolidated forms too where it is a desk."""
    folders = ["indicators", *(["consolidated"] if report.desk else [])]
    return [rule for folder in folders for rule in read_folder(root / folder, Rule)]


def _profile(root: Path, params: EditionParams) -> Profile:
    """The profile that the edition names, else the one in force at the document's date."""
    profiles = read(root / "profiles.yml", dict[str, Profile])
    if params.profile:
        return _declared(profiles, params.profile, "thể thức", "profiles.yml")
    return in_force(profiles, params.dated)


def _known_marks(profile: Profile, params: EditionParams, file: str) -> None:
    """Refuse a mark that the profile does not list."""
    head = profile.head
    for key, marks in (("urgency", head.urgency.marks), ("circulation", head.circulation.marks)):
        mark = getattr(params, key)
        if mark and mark not in marks:
            raise ParamsError(
                f"Tệp params/{file}: “{key}” ghi “{mark}”, {profile.basis} không có dấu này. "
                f"Chỉ ghi: {', '.join(marks)}."
            )


def _may_sign(office: Office, params: EditionParams, file: str) -> None:
    """Refuse a signer who does not hold the post at the document's date."""
    signer, on = params.signer, params.dated
    holder = _declared(office.holders, signer, "người ký", "offices.yml")
    if not holder.holds(on):
        able = ", ".join(office.in_office(on)) or "không có ai"
        raise ParamsError(
            f"Tệp params/{file}: người ký “{signer}” ({holder.post}) giữ chức vụ {holder.term}, "
            f"không phải vào ngày {day(on)} của văn bản. Sửa “signer” (ngày đó có: {able}), "
            "hoặc “from”, “to” trong params/offices.yml."
        )
    office.signature(signer, on)


def _existed(office: Office, params: EditionParams, file: str) -> None:
    """Refuse an edition of days on which the office was not there."""
    if not office.existed(params.window.window):
        began = f"có từ ngày {day(office.since)}" if office.since else ""
        ended = f"đến hết ngày {day(office.until)}" if office.until else ""
        raise ParamsError(
            f"Tệp params/{file}: kỳ từ {day(params.window.start)} đến {day(params.window.end)} nằm "
            f"ngoài thời gian hoạt động của {office.name} ({f'{began} {ended}'.strip()}). Kiểm tra "
            "lại kỳ và cơ quan, hoặc “from”, “to” của cơ quan trong params/offices.yml."
        )


def declared_office(paths: Paths, code: str) -> Office:
    """The office of that code.

    Raises:
        ParamsError: it is not declared, or params/offices.yml is wrong.
    """
    offices = read(paths.params / "offices.yml", dict[str, Office])
    return _declared(offices, code, "cơ quan", "offices.yml")


def office_forms(paths: Paths, code: str) -> list[Form]:
    """The registers that an office keeps, for what needs no edition.

    Raises:
        ParamsError: as ``read_settings``, of the office and the registers.
    """
    known = declared_office(paths, code)
    return kept_forms(read_folder(paths.params / "registers", Form), known, code)


def _editions(root: Path, report: str, office: str, period: Period) -> dict[str, EditionParams]:
    editions = {}
    for when in (period.previous(), period, period.next()):
        path = root / office / str(when) / f"{report}.yml"
        if when == period or (when.year == period.year and path.is_file()):
            editions[str(when)] = params = read(path, EditionParams)
            if {params.window.start.year, params.window.end.year} != {when.year}:
                raise ParamsError(
                    f"Tệp params/{office}/{when}/{report}.yml: “window” không nằm trong năm "
                    f"{when.year} của kỳ. Sửa lại ngày."
                )
    return editions


def _agree(settings: Settings, period: Period, file: str) -> None:
    """Refuse params of an edition that name no register, or forms that are not its own."""
    sheets = [form.sheet for form in settings.forms]
    unknown = [name for name in settings.params.cut_offs if name not in sheets]
    if unknown:
        raise ParamsError(
            f"Tệp params/{file}: “cut_offs” nêu sổ “{unknown[0]}” không có. Sửa lại tên sổ."
        )
    forms = settings.params.reading(period).forms
    if period.has_own_forms and forms != [str(period)]:
        raise ParamsError(
            f"Tệp params/{file}: “reads.forms” là biểu của kỳ khác ({', '.join(forms)}). "
            f"Bỏ khóa này, hoặc ghi [{period}]."
        )
    sent = {form.sheet for form in settings.forms if form.form}
    whole = [
        rule.name for rule in settings.rules if rule.register in sent and rule.over_time != "sum"
    ]
    if len(forms) > 1 and whole:
        raise ParamsError(
            f"Tệp params/{file}: “reads.forms” nêu nhiều kỳ, nhưng không cộng được qua các kỳ: "
            f"{', '.join(whole)} (over_time không phải sum). Chỉ để một kỳ."
        )
