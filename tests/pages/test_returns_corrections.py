"""A layout that is put right on the review page: read so at once, remembered, and asked no more of the next file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from loaders.mapping_text import from_text
from lsp_data.errors import LspError
from lsp_data.periods import label, quarter
from lsp_data.store import generations, reads
from presentation.returns_cell import right_value
from presentation.returns_layouts import Typed
from tests.pages.own_partnership import BY, run, text
from tests.pages.police_return import actual, press, uploaded
from tests.pages.test_returns_review import control, show

Rows = Sequence[Sequence[object]]
HEADINGS = ("PI no", "Description", "Wibble", "Trend", "Comments", "Lead officer")
RESULT = ("PI no", "Description", "Result", "Trend", "Comments", "Lead officer")
UNHEARD_OF = ("Thing", "What", "So far", "Wanted", "Remarks", "Who")


def wibble_return(
    quarter: int = 3,
    value: float = 11.5,
    *,
    headings: Sequence[str] = HEADINGS,
    code: str = "NI 16",
    partner: str = "Police force",
) -> bytes:
    """A return of the police whose one column of figures is called by a word that says nothing; of the last quarter
    that had ended, where it is the fourth."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Return"
    rows: Rows = [
        ["Partner", partner], ["Reporting period", f"Q{quarter} {'2009/10' if quarter == 4 else '2010/11'}"],
        ["Date returned", "14 February 2011"], [], headings,
        [code, "Serious acquisitive crime", value, "down", "steady", "Head of Crime"],
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
    assert "The column “Wibble” holds figures: what was achieved" in text(at)
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
    assert actual(own, date(2010, 3, 31)) == 14


def test_corrections_are_remembered_without_accepting_the_file(own: Path) -> None:
    at = read_so(at_wibble(wibble_return()), holds="figure|actual")
    at.text_input(key="post").set_value(BY)
    press(at, "Remember them now")
    assert "are remembered" in at.success[0].value
    assert len(reads.layouts(generations.current(own))) == 1
    assert not [one for one in at.button if one.label == "Remember them now"]
    assert actual(own, date(2010, 12, 31)) is None


def test_a_remembered_correction_is_undone_and_forgotten_with_the_acceptance(own: Path) -> None:
    at = read_so(at_wibble(wibble_return()), holds="figure|actual")
    at.text_input(key="post").set_value(BY)
    press(at, "Remember them now")
    later = show(uploaded(("Police Q4.xlsx", wibble_return(4, 14))), "Sheets")
    press(later, "Undo")
    assert "Ready: 1 new" not in text(later)
    accept(later)
    assert reads.layouts(generations.current(own)) == {}


def test_a_correction_is_undone(own: Path) -> None:
    at = read_so(at_wibble(wibble_return()), holds="figure|actual")
    assert "Ready: 1 new" in text(at)
    press(at, "Undo")
    assert "Ready: 1 new" not in text(at)


def test_a_period_in_words_is_for_this_file_alone(own: Path) -> None:
    at = read_so(at_wibble(wibble_return()), holds="figure|actual", period=label(quarter(2010, 2)))
    assert "in this file alone" in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Accept what is asked about too")  # it is a doubtful step from what is held
    assert actual(own, date(2010, 9, 30)) == 11.5


def test_what_is_no_period_is_said() -> None:
    assert "is no period" in Typed(period="next spring perhaps").wants()
    assert "not sure: write “Jan 2010”" in Typed(period="1/10").wants()
    assert "Nothing was changed" in Typed().wants()
    assert not Typed(period="Q2 2010/11").wants()
    assert not Typed(period="year-ago").wants()


def accept(at: AppTest) -> AppTest:
    at.text_input(key="post").set_value(BY)
    return press(at, "Accept all")


def test_a_layout_that_drifted_says_what_moved_and_is_remembered_as_it_is_now(own: Path) -> None:
    accept(read_so(at_wibble(wibble_return()), holds="figure|actual"))
    moved = uploaded(("Police Q4.xlsx", wibble_return(4, 14, headings=(*HEADINGS, "Sign-off"))))
    assert "it has moved" in text(show(moved, "Problems"))
    assert "“sign off”" in text(moved)
    accept(moved)
    assert actual(own, date(2010, 3, 31)) == 14
    kept = reads.layouts(generations.current(own))
    assert len(kept) == 2
    again = uploaded(("Police Q4 again.xlsx", wibble_return(4, 14.5, headings=(*HEADINGS, "Sign-off"))))
    assert "it has moved" not in text(show(again, "Problems"))


def test_a_name_that_was_answered_is_remembered_with_the_layout(own: Path) -> None:
    at = uploaded(("Police.xlsx", wibble_return(headings=RESULT, code="NI 999")))
    control(at, "selectbox", "means-").set_value("NI 16")
    run(at)
    accept(press(at, "Read it so"))
    assert actual(own, date(2010, 12, 31)) == 11.5
    later = uploaded(("Police Q4.xlsx", wibble_return(4, 14, headings=RESULT, code="NI 999")))
    assert "Ready: 1 new" in text(later)


def test_what_is_said_of_a_layout_counts_for_every_file_on_the_desk(own: Path) -> None:
    at = uploaded(("Q3.xlsx", wibble_return(3, 11.5)), ("Q4.xlsx", wibble_return(4, 14)))
    show(at, "Sheets")
    read_so(go_to(at, "C5"), holds="figure|actual")
    assert text(at).count("Ready: 1 new") >= 2
    at.text_input(key="post").set_value(BY)
    press(at, "Accept the 2 files that raise no question")
    assert (actual(own, date(2010, 12, 31)), actual(own, date(2010, 3, 31))) == (11.5, 14)


def test_a_row_of_headings_is_pointed_at_where_no_table_was_found(own: Path) -> None:
    content = wibble_return(headings=UNHEARD_OF)
    at = go_to(uploaded(("Police.xlsx", content)), "A5")
    press(at, "Read the table below them")
    read_so(go_to(at, "A5"), holds="indicator|")
    read_so(go_to(at, "C5"), holds="figure|actual")
    assert "Ready: 1 new" in text(at)
    accept(at)
    later = uploaded(("Police Q4.xlsx", wibble_return(4, 14, headings=UNHEARD_OF)))
    assert "Ready: 1 new" in text(later)


def test_a_figure_that_is_wrong_in_the_source_is_put_right_and_its_correction_withdrawn(own: Path) -> None:
    content = wibble_return(3, 115, headings=RESULT)
    at = go_to(show(uploaded(("Police.xlsx", content)), "Sheets"), "C6")
    control(at, "text_input", "right-").set_value("11.5")
    control(at, "text_input", "wrong-why-").set_value("The point was lost in typing.")
    press(at, "Keep the correction")
    assert "post" in at.error[0].value
    at.text_input(key="post").set_value(BY)
    press(at, "Keep the correction")
    assert "The correction is kept" in at.success[0].value
    assert "corrected from 115 to 11.5: The point was lost in typing." in text(at)
    press(at, "Accept all")
    assert actual(own, date(2010, 12, 31)) == 11.5

    again = go_to(show(uploaded(("Police.xlsx", content)), "Sheets"), "C6")
    again.text_input(key="post").set_value(BY)
    control(again, "text_input", "withdraw-why-").set_value("It was right after all.")
    press(again, "Withdraw the correction")
    assert "is withdrawn" in again.success[0].value


def test_what_is_no_number_is_no_right_value() -> None:
    assert right_value("1,234.5 ") == 1234.5
    assert right_value("41 %") == 41
    with pytest.raises(LspError, match="is no number"):
        right_value("about right")


def test_what_was_put_right_for_one_partner_is_asked_about_in_a_file_of_another(own: Path) -> None:
    accept(read_so(at_wibble(wibble_return()), holds="figure|actual"))
    same = uploaded(("Police Q4.xlsx", wibble_return(4, 14)))
    assert "was put right in a file of" not in text(show(same, "Problems"))
    other = uploaded(("Council Q4.xlsx", wibble_return(4, 14, partner="The council: policy and performance")))
    assert "was put right in a file of Police" in text(show(other, "Problems"))
    assert not any(one.label.startswith("Accept all") for one in other.button)


def test_a_column_of_an_action_plan_is_given_its_field_and_remembered(own: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Safer Communities Action Plan 2010/11"], [], ["Action", "Lead", "Sign off", "Measure"],
        ["Install alley gates", "Police", "Fire service", "Fewer burglaries"],
    ):  # fmt: skip
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    at = uploaded(("Plan.xlsx", out.getvalue()))
    at = go_to(show(at, "Sheets") if any(one.key.startswith("part-") for one in at.button_group) else at, "C4")
    holds = control(at, "selectbox", "said-holds-")
    assert holds.options[0] == "As it is: Not read"
    assert "Other partners" in holds.options
    assert "Figures: targets" not in holds.options
    assert not [one for one in at.selectbox if one.key.startswith("said-period-")]
    holds.set_value("field|partners")
    control(at, "button", "correct-it-").click()
    run(at)
    assert "The column “Sign off” holds other partners" in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Remember them now")
    kept = reads.layouts(generations.current(own))
    assert [one.corrections[0].measure for one in map(from_text, kept.values())] == ["partners"]
