"""What is wrong with a return is said on the spot, holds back its row, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.figures import Return
from loaders.inspection import to_json, understand
from loaders.meaning.known import Known
from loaders.messages import MESSAGES
from loaders.workbook.grid import Book, Cell, Sheet
from presentation.returns_view import nothing_read, refusal

ReadRows = Callable[..., Return]
HEADINGS = ["Indicator ref", "Indicator", "Period", "Value", "Target", "Unit", "Polarity", "Note"]


def row(code: str = "NI 192", period: object = "Q2 2009/10", value: object = 38.6, **more: object) -> list[object]:
    said = {"target": None, "unit": "%", "polarity": "high", "note": None, **more}
    return [code, "title", period, value, said["target"], said["unit"], said["polarity"], said["note"]]


GOOD = row("NI 117", value=6.4, polarity="low")


def told(ret: Return) -> set[tuple[str, str, str]]:
    return {(one.code, one.cell, one.severity.value) for one in ret.problems}


@pytest.mark.parametrize(
    ("bad", "code", "cell", "severity"),
    [
        (row("NI 999"), "unknown-indicator", "A3", "error"),
        (row("N1 192"), "unknown-indicator", "A3", "error"),
        (row("NI 192a"), "unknown-indicator", "A3", "error"),
        (row("NI 195"), "sub-measure-missing", "A3", "error"),
        (row(period="08/09/2009"), "ambiguous-period", "C3", "query"),
        (row(period="some time"), "unread-period", "C3", "error"),
        (row(period="2038/39 Q1"), "unread-period", "C3", "error"),
        (row(period=date(2008, 9, 1)), "period-turned-into-date", "C3", "query"),
        (row(period="Q1 2011/12"), "future-period", "D3", "error"),
        (row(value="1e999"), "not-finite", "D3", "error"),
        (row(value="inf"), "not-finite", "D3", "error"),
        (row(value=True), "not-a-number", "D3", "error"),
        (row(value=datetime(2008, 10, 1)), "not-a-number", "D3", "error"),
        (row(value=140), "out-of-range", "D3", "error"),
        (row(value=-3), "out-of-range", "D3", "error"),
        (row("NI 155", value=-455, unit="number"), "out-of-range", "D3", "error"),
    ],
)
def test_a_fault_holds_back_its_own_row_alone(
    read_rows: ReadRows, bad: list[object], code: str, cell: str, severity: str
) -> None:
    ret = read_rows([HEADINGS, GOOD, bad])
    assert (code, cell, severity) in told(ret)
    held = {one.cell: one.held for one in ret.figures}
    assert held["D2"] == ""
    assert held["D3"] == code
    problem = next(one for one in ret.problems if one.code == code)
    assert problem.reason and problem.mend


@pytest.mark.parametrize(
    ("odd", "code", "cell", "severity"),
    [
        (row(unit="count"), "unit-conflict", "F3", "query"),
        (row(polarity="low"), "polarity-conflict", "G3", "query"),
        (row(value="38.6%"), "number-as-text", "D3", "note"),
        (row(value=0.386, target=40), "percent-or-fraction", "D3", "query"),
        (row(value="see commentary"), "text-in-value", "D3", "query"),
        (row(period="Q4 2010/11"), "period-not-finished", "D3", "query"),
        (row("NI 16", value=9, unit="per 1,000", polarity="low"), "", "", ""),
        (row("NI 16", value=9, unit="per 1,000", polarity="Lower is better"), "", "", ""),
    ],
)
def test_an_oddity_is_asked_about_and_loads(
    read_rows: ReadRows, odd: list[object], code: str, cell: str, severity: str
) -> None:
    ret = read_rows([HEADINGS, GOOD, odd])
    assert not any(one.held for one in ret.figures)
    if code:
        assert (code, cell, severity) in told(ret)
    else:
        assert ret.problems == ()


def test_near_codes_are_suggested_and_never_applied(read_rows: ReadRows) -> None:
    ret = read_rows([HEADINGS, GOOD, row("N1 192")])
    assert [one.indicator for one in ret.figures] == ["NI 117", None]
    assert "NI 192" in next(one for one in ret.problems if one.code == "unknown-indicator").reason


def test_two_columns_that_say_the_same_are_both_kept_to_be_seen(read_rows: ReadRows) -> None:
    rows: list[list[object]] = [["NI 117 NEET"], [], ["Authority", "2008/09", "2008/09"], ["Halton", "-", "-"]]
    ret = read_rows([*rows, ["Warrington", 6.2, 6.2], ["St Helens", 6.7, 6.6]])
    held = ["", "duplicate-row", "", "duplicate-row", "duplicate-conflict", "duplicate-conflict"]
    assert [one.held for one in ret.figures] == held
    assert ("duplicate-row", "C4", "note") in told(ret)


def test_the_same_row_twice_is_kept_once_and_two_values_hold_both(read_rows: ReadRows) -> None:
    same = read_rows([HEADINGS, GOOD, GOOD])
    assert [(one.cell, one.held) for one in same.figures] == [("D2", "")]
    assert ("duplicate-row", "D3", "note") in told(same)
    other = read_rows([HEADINGS, GOOD, row("NI 117", value=7.1, polarity="low")])
    assert [(one.cell, one.held) for one in other.figures] == [
        ("D2", "duplicate-conflict"),
        ("D3", "duplicate-conflict"),
    ]
    assert ("duplicate-conflict", "D3", "error") in told(other)


def test_the_same_rows_on_a_hidden_sheet_are_held(known: Known) -> None:
    cells = {
        (r, c): cell(r, c, value)
        for r, line in enumerate([HEADINGS, GOOD], 1)
        for c, value in enumerate(line, 1)
        if value is not None
    }
    other = dict(cells) | {(2, 4): cell(2, 4, 7.0)}
    book = Book((Sheet("Return", hidden=True, cells=cells), Sheet("Sheet1", cells=other)))
    ret = understand(book, "x.xlsx", "0" * 64, known)
    assert ("hidden-sheet-differs", "A1", "error") in told(ret)
    assert {one.held for one in ret.figures if one.sheet == "Return"} == {"hidden-sheet-differs"}


def cell(row: int, column: int, value: object) -> Cell:
    return Cell(row, column, value, str(value))  # type: ignore[arg-type] # test content


def test_headings_without_rows_are_a_nil_return(read_rows: ReadRows) -> None:
    ret = read_rows([HEADINGS])
    assert (ret.kind, ret.figures) == ("performance_return", ())
    assert ("nil-return", "A1", "query") in told(ret)


@pytest.mark.parametrize(
    ("figures", "code"),
    [(((1402, 1450, 1380), (455, 560, 500)), "columns-asked"),
     ((("5.9%", "6.3%", "6%"), ("7%", "8%", "n/a")), "figures-not-understood")],
)  # fmt: skip
def test_a_table_of_figures_under_headings_that_mean_nothing_is_no_nil_return(
    read_rows: ReadRows, figures: tuple[tuple[object, ...], ...], code: str
) -> None:
    first, second = figures
    heads = ["Ref", "Measure", "Prev", "Now", "This time last year"]
    ret = read_rows([heads, ["NI 39", "Alcohol", *first], ["NI 123", "Smoking", *second]])
    assert ret.figures == ()
    told_of = {one.code: one for one in ret.problems}
    assert "nil-return" not in told_of
    assert "C “Prev”, D “Now”, E “This time last year”" in told_of[code].reason
    assert nothing_read(ret) == "What this file holds was not understood"
    assert refusal(ret)[1].startswith("Say under Sheets")


def test_columns_in_another_order_and_unknown_ones_are_no_obstacle(read_rows: ReadRows) -> None:
    ret = read_rows([["VALUE ", " period", "Indicator\xa0Ref", "foo", "unit"], [38.6, "Q2 2009/10", "NI 192", 1, "%"]])
    assert [(one.cell, one.indicator, one.value) for one in ret.figures] == [("A2", "NI 192", 38.6)]
    told_of = next(one for one in ret.problems if one.code == "columns-asked")
    assert "“foo”" in told_of.reason


def test_a_quarter_after_the_returns_own_is_asked_about(read_rows: ReadRows) -> None:
    ret = read_rows([["Return period", "Q1 2009/10"], [], HEADINGS, row(period="Q1 2009/10"), row(period="Q2 2009/10")])
    assert ("after-return-period", "D5", "query") in told(ret)
    assert ("after-return-period", "D4", "query") not in told(ret)


def test_columns_without_a_year_ask_once(read_rows: ReadRows) -> None:
    ret = read_rows([["Ref", "Indicator", "Q1", "Q2"], ["NI 192", "waste", 1, 2], ["NI 117", "NEET", 3, 4]])
    asked = [(one.code, one.cell) for one in ret.problems if one.code == "period-unknown"]
    assert asked == [("period-unknown", "C1"), ("period-unknown", "D1")]
    assert {one.held for one in ret.figures} == {"period-unknown"}


def test_every_message_can_be_written() -> None:
    words = {name: "x" for message in MESSAGES.values() for name in names_in(message.reason)}
    for code, message in MESSAGES.items():
        assert message.reason.format(**words), code
        assert message.mend.endswith("."), code
        assert "{" not in message.mend, code


def names_in(template: str) -> list[str]:
    return [part.split("}")[0] for part in template.split("{")[1:]]


texts = st.one_of(
    st.none(), st.text(max_size=20), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.dates(),
    st.sampled_from(["NI 16", "Q1", "2009/10", "Total", "n/a", "TBC", "*", "..", "<5", "Target", "Value",
                     "Indicator ref", "Source: x"]),
)  # fmt: skip


@given(st.lists(st.lists(texts, max_size=8), max_size=12))
def test_no_sheet_whatever_it_holds_breaks_the_reading(known: Known, rows: list[list[object]]) -> None:
    cells = {
        (r, c): cell(r, c, value)
        for r, line in enumerate(rows, 1)
        for c, value in enumerate(line, 1)
        if value is not None
    }
    ret = understand(Book((Sheet("Any", cells=cells),)), "any.xlsx", "0" * 64, known)
    printed = to_json(ret)
    assert printed["file"] == "any.xlsx"
    assert all((one.sheet, one.cell) for one in ret.figures)
    assert len({(one.sheet, one.cell) for one in ret.figures}) == len(ret.figures)


@given(values=st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=6))
def test_every_number_of_a_known_table_comes_out_as_it_stood(known: Known, values: list[float]) -> None:
    months = ["Apr 2009", "May 2009", "Jun 2009", "Jul 2009", "Aug 2009", "Sep 2009"]
    rows: list[list[object]] = [["NI", "Indicator", *months[: len(values)]], ["NI 117", "NEET", *values]]
    cells = {(r, c): cell(r, c, value) for r, line in enumerate(rows, 1) for c, value in enumerate(line, 1)}
    ret = understand(Book((Sheet("Any", cells=cells),)), "any.xlsx", "0" * 64, known)
    assert [one.value for one in ret.figures] == values
    assert {(one.indicator, one.period_basis) for one in ret.figures} == {("NI 117", "month")}


def test_a_formula_like_note_stays_text(tmp_path: object, read: Callable[[openpyxl.Workbook], Return]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    sheet.append(row(note="'"))
    sheet["H2"].value = "=cmd|'/C calc'!A0"
    sheet["H2"].data_type = "s"
    ret = read(book)
    assert ret.figures[0].note == "=cmd|'/C calc'!A0"
    assert any(one.cell == "H2" for one in ret.problems)
