"""The committed reports, built as `make report` builds them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from acceptance.conftest import committed
from acceptance.marks import printed
from acceptance.office import REPOSITORY
from acceptance.reports import PUBLISHED, Published
from baocao.build.editions import build_edition
from baocao.build.run import EditionKey
from baocao.text import fold
from export.reading import Element, html_numbers, parse, pdf_numbers, squeeze, words
from export.word import Docx, docx_numbers
from ruamel.yaml import YAML

HALF_YEAR = EditionKey("duk", "2021H1", "half_year")
FIRST_QUARTER = EditionKey("btctu", "2026Q1", "quarterly")
BUILT = [
    pytest.param(FIRST_QUARTER, marks=pytest.mark.slow, id=str(FIRST_QUARTER)),
    *(pytest.param(report.key, id=str(report.key)) for report in PUBLISHED),
]
OWED = {"quarterly": 128}  # forms that a report owes


@pytest.fixture(params=BUILT)
def folder(request, build) -> Path:
    """The folder of one report."""
    return build(request.param)


@pytest.fixture(params=PUBLISHED, ids=lambda each: str(each.key))
def report(request) -> Published:
    """A report as it was published."""
    return request.param


def html_of(folder: Path) -> str:
    """The text of a built report's HTML."""
    return (folder / "report.html").read_text(encoding="utf-8")


def test_all_formats_print_the_same_numbers(folder):
    """In order in the body and in the notes; in the PDF lines are read across columns."""
    in_html = html_numbers(html_of(folder))

    in_pdf = pdf_numbers((folder / "report.pdf").read_bytes())

    assert docx_numbers((folder / "report.docx").read_bytes()) == in_html
    assert list(map(sorted, in_pdf)) == list(map(sorted, in_html))


def test_the_report_is_final_and_complete(folder):
    """All that is owed is in, nothing is blocked, and figures.json stays under 2 MB."""
    kept = json.loads((folder / "figures.json").read_text(encoding="utf-8"))

    owed = OWED.get(folder.name, 0)
    assert (kept["state"], kept["completeness"]) == ("final", {"n": owed, "of": owed})
    assert {figure["status"] for figure in kept["figures"]} == {"ok"}
    assert (folder / "figures.json").stat().st_size < 2_000_000


def test_prints_all_that_was_published(build, report):
    """Each published number is printed as such, and stands in the text or in a footnote."""
    folder = build(report.key)
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))["figures"]
    text = {figure["id"]: figure["text"] for figure in figures}
    marked = printed(folder)
    in_html = set(chain(*html_numbers(html_of(folder))))

    unprinted = {
        name
        for name in report.figures
        if text[name] not in marked[name] or text[name] not in in_html
    }

    assert unprinted == report.unprinted | report.rows.keys()


def test_keeps_the_published_headings_in_order(build, report):
    """Others may stand between them; reworded ones are listed as such."""
    (main,) = parse(html_of(build(report.key))).all("main")
    found = [spelt(heading) for heading in headings(main)]
    missing = []
    for heading in report.headings:
        wanted = spelt(heading.kept or heading.printed)
        place = next((at for at, each in enumerate(found) if each.startswith(wanted)), None)
        if place is None:
            missing.append(heading.printed)
        else:
            found = found[place + 1 :]

    assert missing == []


def test_lists_why_headings_are_reworded(report):
    """A heading that is kept otherwise than it was printed says why."""
    reworded = [each for each in report.headings if each.kept or each.why]

    assert all(each.why and each.kept not in ("", each.printed) for each in reworded)


def spelt(heading: str) -> str:
    """A heading without what is spelt in two ways: case, a year after NĂM, a stroke or nothing."""
    return re.sub(r"( năm\b|/) *", " ", fold(heading)).strip()


def headings(element: Element) -> Iterator[str]:
    """The headings below an element in the order of the page."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in ("h2", "h3", "h4", "h5"):
                yield " ".join(child.text().split())
            yield from headings(child)


def test_says_the_numbers_that_no_register_counts(build, report):
    """Those of the edition and of fixed words stand in the text as they are written."""
    text = " ".join(parse(html_of(build(report.key))).text().split()).lower()

    assert [words for words in report.words if words not in text] == []


def test_says_in_a_list_the_numbers_of_its_rows(build, report, opened):
    """A figure that counts one row is printed where the row is, in its words."""
    text = " ".join(parse(html_of(build(report.key))).text().split()).lower()
    so = opened(report.key)

    assert [words for words in report.rows.values() if words not in text] == []
    assert [name for name, words in report.rows.items() if so[name].text not in words] == []


def test_has_the_form_of_its_day_and_office(build, report):
    """Head, signature and recipients of the office stand in each format; the profile goes by date.

    The post is bold or upright as the rules of that day have it.
    """
    folder = build(report.key)
    found = words((folder / "report.pdf").read_bytes())
    in_html = parse(html_of(folder)).text()
    in_docx = Docx((folder / "report.docx").read_bytes()).text()
    in_pdf = "".join(word.text for word in found)
    (post,) = {word.font for word in found if word.text == report.paper.post.split()[0]}

    for text in map(squeeze, (in_html, in_docx, in_pdf)):
        assert [line for line in report.paper.lines if squeeze(line) not in text] == []
    assert post.endswith("Bold") == report.paper.bold_post


def test_no_params_choose_the_form(opened, report):
    """It follows from the day of the document."""
    so = opened(report.key)
    profiles = YAML(typ="safe").load((REPOSITORY / "params" / "profiles.yml").read_text("utf-8"))

    assert not so.params.profile
    assert so.profile["basis"] == profiles[report.paper.profile]["basis"]


@pytest.mark.slow
def test_a_second_build_gives_the_same_bytes(build, tmp_path):
    """All but the times and the machine in the manifest."""
    first = build(HALF_YEAR)
    second = build_edition(HALF_YEAR, committed(tmp_path)).folder
    kept, made = (
        json.loads((folder / "manifest.json").read_text(encoding="utf-8")) | {"run": None}
        for folder in (first, second)
    )

    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    assert kept == made
    for name in set(names) - {"manifest.json"}:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_the_quarter_has_its_footnotes(build):
    """The report of the second quarter had eighteen."""
    html = html_of(build(EditionKey("btctu", "2026Q2", "quarterly")))

    assert html.count('role="doc-noteref"') == 18
