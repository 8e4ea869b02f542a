"""A template that is filled in comes back whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import templates
from loaders.compare import Comparison
from loaders.figures import Return
from loaders.inspection import inspect
from lsp_data import reports
from lsp_data.errors import LspError
from lsp_data.periods import Basis, Period, financial_year, quarter
from lsp_data.settings import Settings
from lsp_data.store import generations, reads

Q2 = quarter(2010, 2)
RETURNED = datetime(2010, 10, 29)


def made(folder: Path, partner: str = "council", period: Period = Q2) -> openpyxl.Workbook:
    out = io.BytesIO()
    templates.write_template(generations.current(folder), partner, period, out)
    out.seek(0)
    return openpyxl.load_workbook(out)


def columns(sheet: object) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}  # type: ignore[index] # an openpyxl sheet


def row_of(sheet: object, indicator: str, period: str) -> int:
    at = columns(sheet)
    for row in range(2, sheet.max_row + 1):  # type: ignore[attr-defined]
        if (sheet.cell(row, at["Indicator"]).value, sheet.cell(row, at["Period"]).value) == (indicator, period):  # type: ignore[attr-defined]
            return row
    raise AssertionError(f"no row for {indicator} {period}")


def saved(book: openpyxl.Workbook, folder: Path, name: str = "return.xlsx") -> Path:
    book["Cover"]["B5"] = RETURNED
    path = folder.parent / name
    book.save(path)
    return path


def read(path: Path, folder: Path) -> Return:
    catalogue = reads.catalogue_of(generations.current(folder))
    return inspect(path, catalogue=catalogue, settings=Settings(data=folder), today=date(2011, 2, 14))


def test_a_return_asks_for_each_figure_of_the_period_by_its_frequency(folder: Path) -> None:
    sheet = made(folder, "council-children", Q2)["Return"]
    at = columns(sheet)
    asked = [(row[at["Indicator"] - 1].value, row[at["Period"] - 1].value) for row in sheet.iter_rows(min_row=2)]
    monthly = [period for indicator, period in asked if indicator == "NI 117"]
    assert monthly[-3:] == ["Jul 2010", "Aug 2010", "Sep 2010"]
    assert ("NI 75", "Academic year 2009/10") in asked
    cumulative = made(folder, "housing-trust", Q2)["Return"]
    assert row_of(cumulative, "NI 155", "Apr–Sep 2010 (year to date)")
    rolling = made(folder, "council", Q2)["Return"]
    assert row_of(rolling, "NI 151", "12 months to Sep 2010")


def test_ids_are_locked_and_entry_cells_are_not(folder: Path) -> None:
    sheet = made(folder)["Return"]
    at = columns(sheet)
    assert sheet.protection.sheet
    locked = {
        name: sheet.cell(2, at[name]).protection.locked for name in ("Indicator", "Period", "Unit", "Value", "Note")
    }
    assert locked == {"Indicator": True, "Period": True, "Unit": True, "Value": False, "Note": False}
    assert sheet.freeze_panes == "A2"
    assert not sheet.merged_cells.ranges
    choices = [one.formula1 for one in sheet.data_validations.dataValidation]
    assert any("to be confirmed" in one for one in choices)
    assert any("provisional" in one for one in choices)


def test_everything_filled_in_is_stored(folder: Path, accept: Callable[..., Comparison]) -> None:
    book = made(folder)
    sheet = book["Return"]
    at = columns(sheet)
    row = row_of(sheet, "NI 181", "Q2 2010/11")
    for name, value in {
        "Value": 9.5, "Figure status": "provisional", "Note": "=1+1 is not a formula", "Numerator": 190,
        "Denominator": 20, "Sample size": 400,
    }.items():  # fmt: skip
        sheet.cell(row, at[name]).value = value
        sheet.cell(row, at[name]).data_type = "s" if isinstance(value, str) else "n"
    marked = row_of(sheet, "NI 151", "12 months to Sep 2010")
    sheet.cell(marked, at["Reason if no value"]).value = "to be confirmed"
    sheet.cell(marked, at["Note"]).value = "Published in November"
    compared = accept(saved(book, folder))
    assert compared.counts == {"new": 5}
    assert (compared.partner, compared.period, compared.known_at) == ("council", Q2, RETURNED.date())
    stored = reads.figure_versions(
        generations.current(folder), "NI 181", "", "cheshire-west-and-chester", None
    ).set_index("measure")
    assert stored["value"].to_dict() == {"actual": 9.5, "numerator": 190, "denominator": 20, "sample": 400}
    assert stored.loc["actual", "status"] == "provisional"
    assert stored.loc["actual", "note"] == "=1+1 is not a formula"
    other = reads.figure_versions(generations.current(folder), "NI 151", "", "cheshire-west-and-chester", None)
    assert other[["marker", "note", "basis"]].to_numpy().tolist() == [["tbc", "Published in November", "rolling_year"]]


def test_the_same_file_twice_changes_nothing(folder: Path, accept: Callable[..., Comparison]) -> None:
    book = made(folder)
    sheet = book["Return"]
    sheet.cell(row_of(sheet, "NI 181", "Q2 2010/11"), columns(sheet)["Value"]).value = 9.5
    path = saved(book, folder)
    accept(path)
    before = generations.current(folder).number
    again = accept(path)
    assert generations.current(folder).number == before
    assert [row.kind for row in again.rows] == ["same"]
    assert "same-file-again" in {one.code for one in again.problems}


def test_an_empty_template_is_a_nil_return_that_asks(folder: Path) -> None:
    ret = read(saved(made(folder), folder), folder)
    assert ret.figures == ()
    assert "nil-return" in {one.code for one in ret.problems}
    assert ret.header.partner == "council"
    assert ret.header.template_version == "1"


def test_what_we_hold_is_shown_and_not_read_back(folder: Path, accept: Callable[..., Comparison]) -> None:
    book = made(folder, period=quarter(2010, 1))
    sheet = book["Return"]
    sheet.cell(row_of(sheet, "NI 181", "Q1 2010/11"), columns(sheet)["Value"]).value = 10.25
    accept(saved(book, folder))
    following = made(folder)
    sheet = following["Return"]
    row = row_of(sheet, "NI 181", "Q2 2010/11")
    assert sheet.cell(row, columns(sheet)["Last value for reference"]).value == 10.25
    assert sheet.cell(row, columns(sheet)["Last period for reference"]).value == "Q1 2010/11"
    assert read(saved(following, folder, "next.xlsx"), folder).figures == ()


def test_the_last_value_is_the_newest_held_in_every_row(folder: Path, accept: Callable[..., Comparison]) -> None:
    book = made(folder)
    sheet = book["Return"]
    for period, value in (("Q1 2010/11", 10.25), ("Q2 2010/11", 9.75)):
        sheet.cell(row_of(sheet, "NI 181", period), columns(sheet)["Value"]).value = value
    accept(saved(book, folder))
    for period in (quarter(2010, 1), Q2, quarter(2010, 3)):
        sheet = made(folder, period=period)["Return"]
        shown = {name: at for name, at in columns(sheet).items() if name.startswith("Last")}
        rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == "NI 181"]
        assert rows
        for row in rows:
            assert [sheet.cell(row, at).value for at in shown.values()] == [9.75, "Q2 2010/11"]


def test_a_partner_without_indicators_is_told_so(folder: Path) -> None:
    with pytest.raises(LspError, match="leads no indicator"):
        made(folder, "police")


finite = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False).map(lambda one: round(one, 6))
words = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(finite, min_size=2, max_size=2), note=words)
def test_any_number_and_any_note_come_back(folder: Path, values: list[float], note: str) -> None:
    book = made(folder)
    sheet = book["Return"]
    at = columns(sheet)
    rows = [row_of(sheet, "NI 181", "Q2 2010/11"), row_of(sheet, "NI 151", "12 months to Sep 2010")]
    for row, value in zip(rows, values, strict=True):
        sheet.cell(row, at["Value"]).value = value
    sheet.cell(rows[0], at["Note"]).value = note or None
    sheet.cell(rows[0], at["Note"]).data_type = "s" if note else "n"
    ret = read(saved(book, folder), folder)
    assert [one.value for one in sorted(ret.figures, key=lambda one: one.indicator or "", reverse=True)] == values
    assert ret.figures[[one.indicator for one in ret.figures].index("NI 181")].note == note.strip()


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


def test_a_set_up_comes_back_as_decisions(folder: Path, accept: Callable[..., Comparison]) -> None:
    out = io.BytesIO()
    templates.write_setup_template(generations.current(folder), out)
    out.seek(0)
    book = openpyxl.load_workbook(out)
    book["Cover"]["B2"] = datetime(2010, 4, 1)
    book["Partnership"]["B2"] = "Weaver Vale Together"
    sheet = book["Indicators"]
    at = columns(sheet)
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at["Indicator"]).value == "NI 16")
    for name, value in {
        "In use": "yes", "Lead partner": "Mid Vale Police", "Lead post": "Head of Crime Reduction",
        "Contributing partners": "Mid Vale Police; fire-and-rescue", "Frequency": "monthly", "Days until due": 21,
        "Theme": "Safer and Stronger Communities",
    }.items():  # fmt: skip
        sheet.cell(row, at[name]).value = value
    partners = book["Partners"]
    new = next(row for row in range(2, partners.max_row + 1) if partners.cell(row, 1).value is None)
    for column, value in enumerate(("mid-vale-police", "Mid Vale Police", "Police", "police"), 1):
        partners.cell(new, column).value = value
    path = folder.parent / "setup.xlsx"
    book.save(path)
    accept(path)
    catalogue = reads.catalogue_of(generations.current(folder))
    assert catalogue.partnership.name == "Weaver Vale Together"
    used = catalogue.in_use.set_index(["indicator", "sub_measure"]).loc[("NI 16", "")]
    assert (used["lead"], used["lead_post"], used["frequency"], used["lag_days"], used["theme"]) == (
        "mid-vale-police", "Head of Crime Reduction", "monthly", 21, "safer-and-stronger-communities",
    )  # fmt: skip
    assert used["contributors"] == ("mid-vale-police", "fire-and-rescue")


def test_a_route_map_comes_back(folder: Path, accept: Callable[..., Comparison]) -> None:
    out = io.BytesIO()
    templates.write_route_map_template(generations.current(folder), financial_year(2009), out)
    out.seek(0)
    book = openpyxl.load_workbook(out)
    book["Cover"]["B3"] = datetime(2009, 4, 30)
    sheet = book["Route map"]
    at = columns(sheet)
    first = {"Workstream": "A. Listening", "Aim": "One conversation", "Number": "1",
             "Activity": "Agree the plan (NI 4)",
             "Linked indicators": "NI 21", "Jun 2009": "milestone", "Jul 2009": "done",
             "Mar 2010": "slipped"}  # fmt: skip
    second = {"Workstream": "A. Listening", "Number": "2", "Activity": "Launch the forums"}
    third = {"Workstream": "B. Commissioning", "Aim": "Plan together"}
    for row, cells in enumerate((first, second, third), 2):
        for name, value in cells.items():
            sheet.cell(row, at[name]).value = value
    path = folder.parent / "route map.xlsx"
    book.save(path)
    ret = read(path, folder)
    assert [(one.kind, one.fields.get("number"), one.fields["workstream"]) for one in ret.entries] == [
        ("activity", "1", "A. Listening"), ("activity", "2", "A. Listening"), ("workstream", None, "B. Commissioning"),
    ]  # fmt: skip
    assert ret.entries[0].fields["months"] == {"2009-06": "milestone", "2009-07": "done", "2010-03": "slipped"}
    assert ret.entries[0].fields["indicators"] == ["NI 4", "NI 21"]
    assert (ret.entries[0].fields["undated"], ret.entries[1].fields["undated"]) == (False, True)
    accept(path)
    out = io.BytesIO()
    templates.write_route_map_template(generations.current(folder), financial_year(2009), out)
    again = folder.parent / "again.xlsx"
    again.write_bytes(out.getvalue())
    assert [dict(one.fields) for one in read(again, folder).entries] == [dict(one.fields) for one in ret.entries]


def test_the_commitments_come_back(folder: Path) -> None:
    path = folder.parent / "commitments.xlsx"
    templates.write_commitments_template(generations.current(folder), path)
    ret = read(path, folder)
    roles = [one.fields["role"] for one in ret.entries]
    assert (ret.kind, roles.count("lead"), roles.count("contributing")) == ("commitments", 15, 42)
    assert {one.fields["number"] for one in ret.entries} == {str(number) for number in range(1, 16)}


def test_the_same_content_gives_the_same_bytes(folder: Path) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    templates.write_template(generations.current(folder), "council", Q2, first)
    templates.write_template(generations.current(folder), "council", Q2, second)
    assert first.getvalue() == second.getvalue()


def test_a_set_up_may_say_how_an_indicator_changed_and_when_it_began_and_ended(
    read_rows: Callable[..., Return],
) -> None:
    ret = read_rows([
        ["Indicator", "In use", "Frequency", "Unit", "Definition note", "Valid from", "Valid to", "Champion"],
        ["NI 16", "yes", "monthly", "rate", "Counted by offence from 2009", datetime(2008, 4, 1), "31 March 2010", "x"],
        ["NI 21", "yes", "biennial", "%", None, None, "some time in spring", None],
    ], name="Indicators")  # fmt: skip
    decided = {(one.fields["key"], one.fields["field"]): one.fields["value"] for one in ret.entries}
    assert decided["NI 16", "definition_note"] == "Counted by offence from 2009"
    assert (decided["NI 16", "valid_from"], decided["NI 16", "valid_to"]) == ("2008-04-01", "2010-03-31")
    assert ("NI 21", "valid_to") not in decided
    told = {(one.code, one.cell) for one in ret.problems}
    assert {("unknown-setting", "G3"), ("columns-not-used", "H1")} <= told
