"""The pandoc that reads a report is the locked one."""

from __future__ import annotations

from pathlib import Path

from baocao.export.tree import parse

NEWER = """#!/bin/sh
echo "pandoc 99.0"
exit 1
"""


def test_a_newer_pandoc_of_the_machine_is_not_used(tmp_path: Path, monkeypatch):
    """What the machine has besides cannot change a report."""
    (tmp_path / "pandoc").write_text(NEWER)
    (tmp_path / "pandoc").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYPANDOC_PANDOC", str(tmp_path / "pandoc"))

    tree = parse("Một đoạn chỉ để thử.")

    assert [block["t"] for block in tree] == ["Para"]
