"""All of params/ that one edition needs, read and held against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.catalogue import Rule, Times
from baocao.checks import Check
from baocao.edition.desk import as_desk, desk_params
from baocao.edition.entitled import profile_of
from baocao.edition.keeping import (
    kept_checks,
    kept_forms,
    kept_rules,
    read_forms,
    refuse_uncollected,
)
from baocao.edition.offices import declared_office
from baocao.errors import ParamsError
from baocao.figures import Figure
from baocao.params import (
    EditionParams,
    FixedPhrase,
    Office,
    Report,
    declared,
    fingerprint,
    read,
    read_files,
    read_folder,
)
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import Form


@dataclass(frozen=True, slots=True)
class Settings:
    """All of params/ that one edition needs.

    Forms, rules and checks are those of the office; ``unkept`` are the figures, by id, that need
    a register it does not keep, ``elsewhere`` the files of those of other reports. ``editions``
    holds by period, in order of time, the params of this edition and of those of the same year
    just before and after it, as far as they are there. ``beside`` has by report, its own among
    them, the rules that another report over books shares with this one.
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
    elsewhere: Mapping[str, str]
    editions: dict[str, EditionParams]
    beside: Mapping[str, Sequence[Rule]]

    def shared(self) -> dict[str, Any]:
        """What an edition has of it as it stands, by the fields of the edition."""
        return {
            "office": self.office,
            "report": self.report,
            "params": self.params,
            "profile": self.profile,
            "fixed_phrases": self.fixed_phrases,
            "unkept": self.unkept,
            "elsewhere": self.elsewhere,
        }

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
    reports = read(root / "reports.yml", dict[str, Report])
    asked = _report(reports, report)
    collected = asked.desk or report
    editions = _editions(root, collected, office, period)
    params = editions[str(period)]
    file = f"{office}/{period}/{collected}.yml"
    if asked.desk:
        params = desk_params(params)
    profile = profile_of(known, params, root, file)
    phrases = read(root / "fixed_phrases.yml", list[FixedPhrase])
    every = read_folder(root / "registers", Form)
    kept = kept_forms(every, known, office)
    files = read_files(root / "indicators", Rule)
    wanted, elsewhere = _rules(root, asked, files)
    rules, unkept = kept_rules(wanted, every, kept)
    lacking = {*unkept, *elsewhere} - {name for rule in rules for name in rule.ids}
    refuse_uncollected(asked, every, kept, unkept, office)
    checks = read_folder(root / "checks", Check)
    forms = read_forms(kept, asked, rules, checks)
    settings = Settings(
        office=known,
        report=asked,
        params=params,
        profile=profile.model_dump(mode="json", exclude_none=True),
        fixed_phrases=[each.phrase for each in phrases],
        forms=forms,
        rules=rules,
        checks=kept_checks(checks, every, forms, lacking),
        unkept=unkept,
        elsewhere=elsewhere,
        editions=editions,
        beside=_beside(reports, files, rules),
    )
    _agree(settings, period, file)
    return settings


def params_hashes(paths: Paths) -> dict[str, str]:
    """The hash of each file of params/, by its name from there on."""
    return {
        f"params/{path.relative_to(paths.params).as_posix()}": fingerprint(path)
        for path in sorted(paths.params.rglob("*.yml"))
    }


def _report(reports: Mapping[str, Report], name: str) -> Report:
    remedy = "Sửa tên báo cáo, hoặc khai báo trong tệp ấy."
    report = declared(reports, name, "báo cáo", "reports.yml", remedy)
    if report.closed:
        declared(reports, report.closed, "báo cáo", "reports.yml", remedy)
    return as_desk(report, reports) if report.desk else report


def _rules(
    root: Path, report: Report, files: Mapping[str, Sequence[Rule]]
) -> tuple[list[Rule], dict[str, str]]:
    """The rules of a report, those of the consolidated forms too where it is a desk.

    Also the files, by figure, of the rules that only other reports have.
    """
    for name in report.indicators:
        declared(files, name, "tệp chỉ tiêu", "indicators/", "Sửa “indicators” của báo cáo.")
    wanted = report.indicators or [*files]
    elsewhere = {
        name: f"{file}.yml"
        for file, rules in files.items()
        for rule in rules
        for name in rule.ids
        if file not in wanted
    }
    rules = [rule for file, each in files.items() if file in wanted for rule in each]
    return [*rules, *(read_folder(root / "consolidated", Rule) if report.desk else [])], elsewhere


def _beside(
    reports: Mapping[str, Report], files: Mapping[str, Sequence[Rule]], rules: Sequence[Rule]
) -> dict[str, Sequence[Rule]]:
    """The rules that each report over books and forms has of these, if it has any."""
    own = {id(rule) for rule in rules}
    shared = {
        name: [
            rule
            for file in report.indicators or files
            for rule in files.get(file, ())
            if id(rule) in own
        ]
        for name, report in reports.items()
        if not report.desk and not report.closed
    }
    return {name: each for name, each in shared.items() if each}


def _editions(root: Path, report: str, office: str, period: Period) -> dict[str, EditionParams]:
    editions = {}
    for when in (period.previous(), period, period.next()):
        path = root / office / str(when) / f"{report}.yml"
        if when == period:
            _refuse_unopened(path, office)
        if when == period or (when.year == period.year and path.is_file()):
            editions[str(when)] = params = read(path, EditionParams)
            if {params.window.start.year, params.window.end.year} != {when.year}:
                raise ParamsError(
                    f"Tệp params/{office}/{when}/{report}.yml: “window” không nằm trong năm "
                    f"{when.year} của kỳ. Sửa lại ngày."
                )
    return editions


def _refuse_unopened(path: Path, office: str) -> None:
    """Refuse a period whose params nobody has written; say which there are."""
    if not path.is_file():
        there = sorted(each.parent.name for each in path.parents[1].glob(f"*/{path.name}"))
        raise ParamsError(
            f"Kỳ {path.parent.name} của báo cáo {path.stem} ({office}) chưa mở: không có tệp "
            f"params/{office}/{path.parent.name}/{path.name}. Sửa lại kỳ, báo cáo, cơ quan (đang "
            f"có: {', '.join(there) or 'chưa có kỳ nào'}), hoặc mở kỳ mới bằng lệnh baocao new."
        )


def _agree(settings: Settings, period: Period, file: str) -> None:
    """Refuse params of an edition that name no register, or forms that are not its own."""
    sheets = [form.sheet for form in settings.forms]
    unknown = [name for name in settings.params.cut_offs if name not in sheets]
    if unknown:
        raise ParamsError(
            f"Tệp params/{file}: “cut_offs” nêu sổ “{unknown[0]}” không có. Sửa lại tên sổ."
        )
    if settings.report.ranks != bool(settings.params.scoring):
        raise ParamsError(
            f"Tệp params/{file}: báo cáo xếp hạng cụm thi đua cần khóa “scoring”, báo cáo khác thì "
            "không. Thêm hoặc bỏ khóa này."
        )
    forms = settings.params.reading(period).forms
    if period.has_own_forms and forms != [str(period)]:
        raise ParamsError(
            f"Tệp params/{file}: “reads.forms” là biểu của kỳ khác ({', '.join(forms)}). "
            f"Bỏ khóa này, hoặc ghi [{period}]."
        )
    sent = {form.sheet for form in settings.forms if form.form}
    counting = [rule for rule in settings.rules if rule.register in sent]
    if counting and not settings.report.units and not settings.report.closed:
        raise ParamsError(
            f"Tệp params/reports.yml: báo cáo của tệp params/{file} đếm trên biểu của các đơn vị "
            f"({counting[0].name}, trang {counting[0].register}) mà không có “units”, nên thiếu "
            "biểu cũng không ai biết. Thêm “units”, hoặc bỏ tệp chỉ tiêu ấy khỏi “indicators”."
        )
    neither = [rule.name for rule in counting if rule.over_time == "none"]
    if len(forms) > 1 and neither:
        raise ParamsError(
            f"Tệp params/{file}: “reads.forms” nêu nhiều kỳ, nhưng không cộng được mà cũng không "
            f"lấy được số của kỳ cuối: {', '.join(neither)} (over_time: none). Chỉ để một kỳ, hoặc "
            "sửa “over_time” của chỉ tiêu thành sum, last hay ytd."
        )
