"""The template of targets comes back with its milestones; what is sent again counts again."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl

from loaders import templates
from loaders.compare import Comparison
from lsp_data import reports
from lsp_data.periods import Basis, quarter
from lsp_data.store import generations, reads
from tests.loaders.filled_templates import columns, made, row_of


def filled_targets(folder: Path) -> openpyxl.Workbook:
    out = io.BytesIO()
    templates.write_targets_template(generations.current(folder), out)
    out.seek(0)
    book = openpyxl.load_workbook(out)
    book["Cover"]["B3"] = datetime(2010, 3, 26)
    sheet = book["Financial years"]
    at = columns(sheet)
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at["Indicator"]).value == "NI 155")
    for name, value in {
        "Target class": "designated", "Target version": "March 2010", "Target state": "renegotiated",
        "In reward": "yes",
        "Baseline": 62, "Baseline period": "2007/08", "Q1 2010/11 milestone": 20, "2010/11 target": 110,
        "2009/10 target": "TBC", "Note": "Two sites moved",
    }.items():  # fmt: skip
        sheet.cell(row, at[name]).value = value
    surveys = book["Surveys"]
    surveys.cell(2, columns(surveys)["2010 target"]).value = 31.5
    return book


def resent(folder: Path, day: datetime, **changed: float) -> Path:
    """The targets of `filled_targets` again, returned on another day, some of NI 155 changed."""
    book = filled_targets(folder)
    book["Cover"]["B3"] = day
    sheet = book["Financial years"]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == "NI 155")
    for name, value in changed.items():
        sheet.cell(row, columns(sheet)[name]).value = value
    path = folder.parent / "again.xlsx"
    book.save(path)
    return path


def milestones_of(folder: Path) -> list[float]:
    """The milestones of NI 155 that count."""
    found = reports.milestones(generations.current(folder), "NI 155", "", "cheshire-west-and-chester")
    return found[found["method"] == "explicit"]["value"].tolist()


def test_targets_come_back_with_class_version_baseline_and_milestones(
    folder: Path, accept: Callable[..., Comparison]
) -> None:
    path = folder.parent / "targets.xlsx"
    filled_targets(folder).save(path)
    compared = accept(path)
    assert compared.known_at == date(2010, 3, 26)
    stored = reads.target_versions(generations.current(folder), "NI 155", "", "cheshire-west-and-chester", None)
    rows = {(row["kind"], row["basis"], str(row["period_end"])[:10]): row for row in stored.to_dict("records")}
    assert set(rows) == {
        ("target", "financial_year", "2010-03-31"), ("milestone", "year_to_date", "2010-06-30"),
        ("target", "financial_year", "2011-03-31"),
    }  # fmt: skip
    last = rows["target", "financial_year", "2011-03-31"]
    assert (last["value"], last["class"], last["version"], last["state"], last["in_reward"], last["baseline"]) == (
        110, "designated", "March 2010", "renegotiated", True, 62,
    )  # fmt: skip
    assert (str(last["baseline_start"])[:10], str(last["baseline_end"])[:10]) == ("2007-04-01", "2008-03-31")
    assert rows["target", "financial_year", "2010-03-31"]["marker"] == "tbc"
    assert rows["milestone", "year_to_date", "2010-06-30"]["value"] == 20
    survey = reads.target_versions(generations.current(folder), "NI 4", "", "cheshire-west-and-chester", None)
    assert survey[["value", "basis"]].to_numpy().tolist() == [[31.5, Basis.SURVEY.value]]


def test_a_return_shows_the_milestone_that_its_figure_will_be_judged_by(
    folder: Path, accept: Callable[..., Comparison]
) -> None:
    path = folder.parent / "targets.xlsx"
    filled_targets(folder).save(path)
    accept(path)
    shown = {}
    for number, period in ((1, "Apr–Jun 2010 (year to date)"), (2, "Apr–Sep 2010 (year to date)")):
        sheet = made(folder, "housing-trust", quarter(2010, number))["Return"]
        row = row_of(sheet, "NI 155", period)
        shown[number] = sheet.cell(row, columns(sheet)["Milestone for reference"]).value
    # the first was agreed; half of the year's 110 by its half
    assert shown == {1: 20, 2: 55}


def test_the_targets_template_then_shows_what_was_agreed(folder: Path, accept: Callable[..., Comparison]) -> None:
    path = folder.parent / "targets.xlsx"
    filled_targets(folder).save(path)
    accept(path)
    out = io.BytesIO()
    templates.write_targets_template(generations.current(folder), out)
    again = folder.parent / "again.xlsx"
    again.write_bytes(out.getvalue())
    compared = accept(again)
    assert {row.kind for row in compared.rows} == {"same"}
    assert len(compared.rows) == 4


def test_a_milestone_that_is_sent_again_after_a_newer_target_counts_again(
    folder: Path, accept: Callable[..., Comparison]
) -> None:
    path = folder.parent / "targets.xlsx"
    filled_targets(folder).save(path)
    accept(path)
    assert milestones_of(folder) == [20]
    target, earlier = "2010/11 target", datetime(2010, 5, 2)
    with_it = accept(resent(folder, datetime(2010, 4, 20), **{target: 125}))
    assert {(row.measure, row.kind, row.accept) for row in with_it.rows if row.kind != "same"} == {
        ("target", "changed", True), ("milestone", "changed", True),
    }  # fmt: skip
    assert milestones_of(folder) == [20]
    alone = resent(folder, datetime(2010, 5, 3), **{target: 130})
    book = openpyxl.load_workbook(alone)
    sheet = book["Financial years"]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == "NI 155")
    sheet.cell(row, columns(sheet)["Q1 2010/11 milestone"]).value = None
    book.save(alone)
    accept(alone)
    assert milestones_of(folder) == []
    same_day = accept(resent(folder, earlier, **{target: 130}))
    assert {row.kind for row in same_day.rows} == {"same"}
    later = accept(resent(folder, datetime(2010, 6, 1), **{target: 130}))
    assert [(row.measure, row.accept) for row in later.rows if row.kind != "same"] == [("milestone", True)]
    assert milestones_of(folder) == [20]
    again = accept(resent(folder, datetime(2010, 6, 8), **{target: 130}))
    assert {row.kind for row in again.rows} == {"same"}
