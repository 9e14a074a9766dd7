"""Whatever comes in: no bytes and no name stop the intake, no text becomes another number."""

from __future__ import annotations

import hashlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from baocao.cells.model import Cell, Style
from baocao.collection.collect import Asked, collect
from baocao.collection.workers import Workers
from baocao.registers import Column
from baocao.registers.values import parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inbox.case import good
from inbox.form import Unit, declared
from inbox.laying import shown_name, tree

from project import OFFICE, PERIOD, Project

UNIT = Unit("22001", "Đảng bộ 22001")
COUNT = Column.model_validate({"is": "count", "required": True})
MOST_BYTES = 255  # of the name of a file
HERE = Workers(start=lambda: ThreadPoolExecutor(1))

BLANKS = "\u00a0\u2007\u2009\u202f\u3000 "
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff"
WIDE = dict(zip(map(ord, "０１２３４５６７８９．，－"), "0123456789.,-", strict=True))
ODD = "²½٤\n\t\r\x00\x1f\u2028\u202e\u2066\u200f\u0301\ufe0f\u20e3eE+*/'%()xOl－−–."
TYPED = st.text(st.sampled_from(f"0123456789{BLANKS}{UNSEEN}.,-{ODD}"), max_size=12)


@st.composite
def damaged_forms(draw: st.DrawFn) -> bytes:
    """A good form in which some bytes changed, or whose end is missing."""
    content = bytearray(good(UNIT))
    for _ in range(draw(st.integers(0, 4))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    return bytes(content[: draw(st.none() | st.integers(0, len(content)))])


NAMES = st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
    | st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF),  # bytes that are no UTF-8
    min_size=1,
    max_size=60,
).filter(lambda name: name.strip(".") and len(os.fsencode(name)) <= MOST_BYTES)
CONTENTS = st.binary(max_size=300) | st.text().map(str.encode) | damaged_forms()
STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\x09\x08"]
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of one committee that has sent nothing yet."""
    made = Project(tmp_path_factory.mktemp("bat-ky"))
    made.declare(*declared())
    made.committees(UNIT.code)
    made.open()
    return made


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files=st.dictionaries(NAMES, st.tuples(STARTS, CONTENTS).map(b"".join), max_size=8))
def test_any_bytes_under_any_name_are_kept_and_told(project, files):
    """Each is kept or told why not; the inbox stays; a second run changes nothing."""
    inbox = _laid(project, files)
    before, asked = tree(inbox), Asked(OFFICE, PERIOD, inbox, "2026-06-19")

    first = collect(asked, project.paths, HERE).taken_in
    again = collect(asked, project.paths, HERE).taken_in

    kept = {entry.sha256: project.paths.data / entry.file for entry in first.ledger.entries}
    passed = {found.file for found in first.findings}
    for path in inbox.iterdir():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest in kept:
            assert kept[digest].read_bytes() == path.read_bytes()
        else:
            assert shown_name(Path(path.name)) in passed
    assert tree(inbox) == before
    assert (again.ledger, again.changed, list(again.fresh)) == (first.ledger, False, [])


def _laid(project: Project, files: dict[str, bytes]) -> Path:
    shutil.rmtree(project.received(), ignore_errors=True)
    inbox = project.root / "hop-thu"
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir()
    for name, content in files.items():
        (inbox / name).write_bytes(content)
    return inbox


@settings(max_examples=600)
@given(text=TYPED | st.text(max_size=12))
def test_any_text_is_read_as_its_exact_number_or_refused(text):
    """A count read from text has the digits that stand there, with nothing else but separators."""
    value, fault = parse(_typed(text), COUNT)

    if value is None:
        assert fault.severity == "error"
        return
    assert fault.code == "R-012"
    seen = text.translate(WIDE | dict.fromkeys(map(ord, UNSEEN))).strip()
    if value == 0:
        seen = seen.removeprefix("-").removeprefix("\N{MINUS SIGN}")  # no other number either
    whole, _, fraction = seen.partition(",")
    assert set(seen) <= set(f"0123456789.,{BLANKS}")
    assert int("".join(char for char in whole if char.isdigit())) == value
    assert set(fraction) <= {"0"}


@settings(max_examples=300)
@given(
    number=st.integers(0, 10**14),
    separator=st.sampled_from([*BLANKS, "."]),
    zeros=st.sampled_from(["", "0", "00"]),
    around=st.text(st.sampled_from(f"{BLANKS}{UNSEEN}"), max_size=3),
    wide=st.booleans(),
)
def test_any_number_written_as_people_do_is_read(number, separator, zeros, around, wide):
    """Grouped by blanks or dots, padded, in wide digits: it is the same number, with a note."""
    grouped = f"{number:,}"
    groups = grouped.count(",")
    written = zeros + str(number) if groups < (2 if separator == "." else 1) else grouped
    text = around + written.replace(",", separator) + around
    if wide:
        text = text.translate({ord(narrow): chr(other) for other, narrow in WIDE.items()})

    value, fault = parse(_typed(text), COUNT)

    assert (value, fault.code, fault.severity) == (number, "R-012", "note")


def _typed(text: str) -> Cell:
    return Cell(7, 4, "text", text, text, None, Style())
