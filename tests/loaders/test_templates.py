"""A partner's template asks for what is owed and, filled in, comes back whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import templates
from loaders.compare import Comparison
from lsp_data.errors import LspError
from lsp_data.periods import quarter
from lsp_data.store import generations, reads
from tests.loaders.filled_templates import Q2, RETURNED, columns, made, read, row_of, saved


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


def test_the_same_content_gives_the_same_bytes(folder: Path) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    templates.write_template(generations.current(folder), "council", Q2, first)
    templates.write_template(generations.current(folder), "council", Q2, second)
    assert first.getvalue() == second.getvalue()
