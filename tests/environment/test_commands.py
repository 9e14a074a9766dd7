"""Every command explains itself."""

from __future__ import annotations

import re

import pytest
from baocao.cli.commands import app
from typer.main import get_command

COMMANDS = sorted(get_command(app).commands)
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵầấẩẫậềếểễệồốổỗộờớởỡợừứửữự]", re.I)


def test_the_commands_are_those_that_scripts_rely_on():
    """build, check, trace and lab are there."""
    assert {"build", "check", "trace", "lab"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_have_help(name):
    """What the command does is told in Vietnamese, and each of its options has its help."""
    command = get_command(app).commands[name]
    told = {parameter.name: parameter.help or "" for parameter in command.params}

    assert VIETNAMESE.search(command.help)
    assert [option for option, text in told.items() if not text] == []
