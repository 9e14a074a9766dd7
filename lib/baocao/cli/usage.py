"""How the command line explains itself: help, and what is wrong with a line, in Vietnamese.

Typer words both in English. Here each command writes its own help, and the errors of parsing
become one sentence. Of their classes Typer makes only ``BadParameter`` public: their common class
is taken from it, and the others are told apart by name, so that nothing private is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn, cast

from typer import BadParameter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from baocao.cli.showing import refuse, tell_misuse
from baocao.errors import visible

if TYPE_CHECKING:
    from typer import Context

UsageError = cast("type[Exception]", BadParameter.__base__)
INTERRUPTED = 130
HELP = ("--help", "Hiện hướng dẫn này.")
EXAMPLE = "baocao build 2026Q2"


class Command(TyperCommand):
    """A command that explains itself in Vietnamese."""

    # What is too much is refused in `parse_args`, in a sentence of our own.
    allow_extra_args = True

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words after the command; refuse those that it has no place for."""
        try:
            rest = super().parse_args(ctx, args)
        except UsageError as error:
            cast("Any", error).ctx = ctx
            raise
        if rest:
            ctx.fail(f"Thừa “{visible(' '.join(rest))}” trong dòng lệnh.")
        return rest

    def format_help(self, ctx: Context, formatter: Any) -> None:
        """Write the usage line, what the command does, its arguments and its options."""
        arguments = [each for each in self.params if isinstance(each, TyperArgument)]
        options = [each for each in self.params if isinstance(each, TyperOption)]
        needed = [_called(each) for each in arguments if each.required]
        others = [f"[{_called(each)}]" for each in arguments if not each.required]
        _write_head(ctx, formatter, [*needed, "[tùy chọn]", *others])
        _write_list(formatter, "Tham số", [(_called(each), each.help) for each in arguments])
        _write_list(formatter, "Tùy chọn", [*map(_option_row, options), HELP])


class Group(TyperGroup):
    """The program itself: its help lists the commands, its errors are one sentence."""

    def format_help(self, ctx: Context, formatter: Any) -> None:
        """Write the usage line, what the program does, and its commands."""
        _write_head(ctx, formatter, ["LỆNH …"])
        rows = [(name, command.help) for name, command in self.commands.items()]
        _write_list(formatter, "Lệnh", rows)
        _write_list(formatter, "Tùy chọn", [HELP])
        formatter.write_paragraph()
        formatter.write_text(f"Ví dụ: {EXAMPLE}. Hướng dẫn của từng lệnh: baocao LỆNH --help")

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        """Find the command; name the nearest one when there is none."""
        if args[0] not in self.commands:
            near = get_close_matches(args[0], self.commands, n=1)
            known = f"Chỉ có: {', '.join(self.commands)}."
            ctx.fail(f"Không có lệnh “{visible(args[0])}”. {_meant(near) or known}")
        return super().resolve_command(ctx, args)

    def main(self, *given: Any, **named: Any) -> NoReturn:
        """Run the command line and end the program with its exit code."""
        try:
            code = super().main(*given, **{**named, "standalone_mode": False})
        except UsageError as error:
            code = _tell(error)
        if code == INTERRUPTED:
            refuse("Đã ngắt bằng Ctrl-C.")
        sys.exit(code)


def _tell(error: Any) -> int:
    """Say what is wrong with the line; the exit code that goes with it."""
    tell_misuse(_sentence(error), error.ctx.command_path if error.ctx else "baocao")
    return int(error.exit_code)


def _sentence(error: Any) -> str:
    match type(error).__name__, getattr(error, "param", None):
        case "MissingParameter", TyperArgument() as missing:
            return f"Thiếu {_called(missing)}. {missing.help}"
        case "BadParameter", TyperOption() as option:
            return f"Tùy chọn {option.opts[0]} {error.message}"
        case "NoSuchOption", _:
            near = _meant(error.possibilities or ())
            return f"Không có tùy chọn “{visible(error.option_name)}”. {near}".rstrip()
        case "BadOptionUsage", _:
            flags = (HELP[0], *(each.opts[0] for each in _flags(error)))
            wanted = "không nhận" if error.option_name in flags else "cần có"
            return f"Tùy chọn {error.option_name} {wanted} giá trị đi kèm."
    return str(error.message)


def _flags(error: Any) -> list[TyperOption]:
    known = error.ctx.command.params if error.ctx else ()
    return [each for each in known if isinstance(each, TyperOption) and each.is_flag]


def _meant(near: Iterable[str]) -> str:
    return next((f"Có phải “{name}”?" for name in near), "")


def _called(parameter: TyperArgument) -> str:
    return parameter.metavar or parameter.name


def _option_row(option: TyperOption) -> tuple[str, str]:
    name = " ".join(filter(None, (option.opts[0], option.metavar)))
    usual = f" Mặc định: {option.default}." if isinstance(option.default, str) else ""
    return name, f"{option.help}{usual}"


def _write_head(ctx: Context, formatter: Any, places: list[str]) -> None:
    formatter.write_usage(ctx.command_path, " ".join(places), "Cách dùng: ")
    formatter.write_paragraph()
    formatter.write_text(ctx.command.help or "")


def _write_list(formatter: Any, title: str, rows: list[tuple[str, str | None]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl([(name, text or "") for name, text in rows])
