"""A layout that is put right on the review page: read so at once, remembered, and asked no more of the next file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
from streamlit.testing.v1 import AppTest

from loaders.mapping import from_text
from lsp_data.periods import label, quarter
from lsp_data.store import generations, reads
from presentation.returns_layouts import Typed
from tests.pages.own_partnership import BY, run, text
from tests.pages.test_returns import actual, press, uploaded
from tests.pages.test_returns_review import control, show

Rows = Sequence[Sequence[object]]


def wibble_return(
    quarter: int = 3, value: float = 11.5, *, heading: str = "Wibble", more: Sequence[object] = ()
) -> bytes:
    """A return of the police whose one column of figures is called by a word that says nothing."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Return"
    rows: Rows = [
        ["Partner", "Police force"], ["Reporting period", f"Q{quarter} 2010/11"], ["Date returned", "14 February 2011"],
        [], ["PI no", "Description", heading, "Trend", "Comments", "Lead officer", *more],
        ["NI 16", "Serious acquisitive crime", value, "down", "steady", "Head of Crime"],
    ]  # fmt: skip
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def go_to(at: AppTest, cell: str) -> AppTest:
    control(at, "text_input", "go-to-of").set_value(cell)
    return run(at)


def read_so(at: AppTest, **typed: str) -> AppTest:
    """Say what a column or table is: holds, period, area, unit or indicator."""
    for name, value in typed.items():
        control(at, "selectbox", f"said-{name}-").set_value(value)
    return press(at, "Read it so")


def at_wibble(content: bytes, name: str = "Police.xlsx") -> AppTest:
    at = uploaded((name, content))
    if any(one.key.startswith("part-") for one in at.button_group):
        show(at, "Sheets")
    return go_to(at, "C5")


def test_a_column_is_put_right_remembered_and_asked_no_more(own: Path) -> None:
    at = at_wibble(wibble_return())
    assert "Not read" in text(at)
    assert "no word of its heading is known" in text(at)
    read_so(at, holds="figure|actual")
    assert "Ready: 1 new" in text(at)
    assert "The column “wibble” holds figures: what was achieved" in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Accept all")
    assert actual(own, date(2010, 12, 31)) == 11.5
    (kept,) = (from_text(one) for one in reads.layouts(generations.current(own)).values())
    assert kept.name
    assert [(one.heading, one.role, one.measure) for one in kept.corrections] == [("wibble", "figure", "actual")]

    later = uploaded(("Police Q4.xlsx", wibble_return(4, 14)))
    assert "Ready: 1 new" in text(later)
    later.text_input(key="post").set_value(BY)
    press(later, "Accept all")
    assert actual(own, date(2011, 3, 31)) == 14


def test_a_correction_is_undone(own: Path) -> None:
    at = read_so(at_wibble(wibble_return()), holds="figure|actual")
    assert "Ready: 1 new" in text(at)
    press(at, "Undo")
    assert "Ready: 1 new" not in text(at)


def test_a_period_in_words_is_for_this_file_alone(own: Path) -> None:
    at = read_so(at_wibble(wibble_return()), holds="figure|actual", period=label(quarter(2010, 2)))
    assert "in this file alone" in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Accept all")
    assert actual(own, date(2010, 9, 30)) == 11.5


def test_what_is_no_period_is_said() -> None:
    assert "is no period" in Typed(period="next spring perhaps").wants()
    assert "more than one" in Typed(period="1/10").wants()
    assert "Nothing was changed" in Typed().wants()
    assert not Typed(period="Q2 2010/11").wants()
    assert not Typed(period="year-ago").wants()
