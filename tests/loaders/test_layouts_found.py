"""What was said of a whole table goes with the table's own words, and what was said of a row with the row's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.figures import Return
from loaders.inspection import Beside, understand
from loaders.layout_words import TableWords, title_words
from loaders.mapping import Layout, RowCorrection
from loaders.mapping_text import from_text, to_text
from loaders.meaning.known import Known
from loaders.workbook.grid import Book
from lsp_data.periods import month
from presentation.returns_layouts import Typed, corrected_layout, corrected_row, layout_of
from presentation.returns_rows import row_of
from presentation.returns_said import applied, left_out
from presentation.returns_sheet import drawn_sheets
from presentation.returns_tables import LEFT_OUT
from tests.loaders.conftest import sheet_of

Rows = list[list[object]]
HERE, THERE = "a" * 64, "b" * 64
PRIMARY: Rows = [
    ["Table A: deliberate primary fires (January 2011)"], ["District", "Q1 2010/11", "Q2 2010/11"],
    ["Chester", 10, 22], ["Vale Royal", 7, 15],
]  # fmt: skip
SECONDARY: Rows = [["Table B: deliberate secondary fires (January 2011)"], *PRIMARY[1:2], ["Chester", 31, 65],
                   ["Vale Royal", 41, 82]]  # fmt: skip
LETTERED: Rows = [
    ["Reporting period", "Q2 2009/10"], [], ["PI no", "Description", "Result"], ["NI 155", "Affordable homes", 90],
    ["LX 7", "Breastfeeding at six weeks", 41], [None, "Litter", 12],
]  # fmt: skip


def book_of(rows: Rows) -> Book:
    return Book((sheet_of(rows, "Return"),))


def read(rows: Rows, known: Known, layouts: dict[str, Layout], digest: str = HERE, **said: Any) -> Return:
    return understand(book_of(rows), "return.xlsx", digest, known, remembered=layouts, beside=Beside(**said))


def say(rows: Rows, known: Known, table: int, layouts: dict[str, Layout], typed: Typed, partner: str = "") -> None:
    """Put a whole table right, as the page does it."""
    region = read(rows, known, layouts, put_right=frozenset(layouts)).regions[table]
    layout = corrected_layout(layout_of(region, layouts), region, None, typed, HERE)
    layouts[layout.fingerprint] = Layout(
        layout.fingerprint, "Fires", layout.corrections, headings=layout.headings, partner=partner
    )


def say_row(rows: Rows, known: Known, row: int, layouts: dict[str, Layout], typed: Typed) -> None:
    ret = read(rows, known, layouts)
    region = next(one for one in ret.regions if one.first <= row <= one.last)
    words = row_of(drawn_sheets(book_of(rows))[0], region, row)
    assert words is not None
    layout = corrected_row(layout_of(region, layouts), words, typed, HERE)
    layouts[layout.fingerprint] = layout


def series(ret: Return) -> dict[str, str]:
    return {one.cell: f"{one.indicator}|{one.sub_measure}" for one in ret.figures if one.indicator}


def two(first: Rows, second: Rows, above: int = 0) -> Rows:
    return [*[[None]] * above, *first, [None], *second]


@pytest.fixture
def fires(known: Known) -> dict[str, Layout]:
    layouts: dict[str, Layout] = {}
    say(two(PRIMARY, SECONDARY), known, 0, layouts, Typed(indicator="NI 33|i"), "fire-and-rescue")
    say(two(PRIMARY, SECONDARY), known, 1, layouts, Typed(indicator="NI 33|ii"), "fire-and-rescue")
    return layouts


def test_tables_that_moved_down_keep_what_was_said_of_them(known: Known, fires: dict[str, Layout]) -> None:
    for above in (0, 2, 9):
        ret = read(two(PRIMARY, SECONDARY, above), known, fires, THERE, partner="fire-and-rescue")
        assert series(ret) == {
            **{f"{column}{row + above}": "NI 33|i" for column in "BC" for row in (3, 4)},
            **{f"{column}{row + above}": "NI 33|ii" for column in "BC" for row in (8, 9)},
        }
        assert "layout-not-applied" not in {one.code for one in ret.problems}
        assert next(one for one in ret.problems if one.code == "layout-remembered").reason.endswith("(1).")


def test_tables_that_changed_places_keep_what_was_said_of_them(known: Known, fires: dict[str, Layout]) -> None:
    swapped = two([["Table A: deliberate secondary fires (February 2011)"], *SECONDARY[1:]], PRIMARY)
    ret = read(swapped, known, fires, THERE, partner="fire-and-rescue")
    assert {series(ret)[cell] for cell in ("B3", "C4")} == {"NI 33|ii"}
    assert {series(ret)[cell] for cell in ("B8", "C9")} == {"NI 33|i"}


def test_a_table_of_another_title_is_asked_about_and_nothing_is_applied(known: Known, fires: dict[str, Layout]) -> None:
    ret = read([["Accidental fires"], *PRIMARY[1:]], known, fires, THERE, partner="fire-and-rescue")
    assert series(ret) == {}
    told = [one for one in ret.problems if one.code == "layout-not-applied"]
    assert told
    assert "reads otherwise" in told[0].reason or "read otherwise" in told[0].reason
    assert "layout-remembered" not in {one.code for one in ret.problems}


def test_two_tables_that_no_words_tell_apart_are_asked_about(known: Known) -> None:
    layouts: dict[str, Layout] = {}
    say([*PRIMARY[1:]], known, 0, layouts, Typed(indicator="NI 33|i"), "fire-and-rescue")
    ret = read(two(PRIMARY[1:], PRIMARY[1:]), known, layouts, THERE, partner="fire-and-rescue")
    assert series(ret) == {}
    assert "nothing tells which one was meant" in " ".join(one.reason for one in ret.problems)


def test_a_table_is_left_out_in_files_of_that_partner_alone(known: Known) -> None:
    layouts: dict[str, Layout] = {}
    say(LETTERED, known, 0, layouts, Typed(LEFT_OUT), "police")
    theirs = read(LETTERED, known, layouts, THERE, partner="police")
    assert theirs.figures == ()
    assert [one.why for one in left_out(theirs, layouts)] == [""]
    for partner in ("", "council"):
        other = read(LETTERED, known, layouts, THERE, partner=partner)
        assert other.figures
        assert "layout-not-applied" in {one.code for one in other.problems}
        assert [bool(one.why) for one in left_out(other, layouts)] == [True]
        assert applied(other, layouts, known.catalogue) == []
        (asked,) = left_out(other, layouts)
        assert read(LETTERED, known, layouts, THERE, put_right=frozenset({asked.layout.fingerprint})).figures == ()


def test_the_partner_that_a_file_names_itself_is_known_before_its_tables_are_read(known: Known) -> None:
    layouts: dict[str, Layout] = {}
    named: Rows = [["Partner", "Police"], *LETTERED]
    partner = known.catalogue.find_partner("Police")
    assert partner
    say(named, known, 0, layouts, Typed(LEFT_OUT), partner)
    assert read(named, known, layouts, THERE).figures == ()


def test_an_unknown_row_is_given_its_indicator_and_found_again_elsewhere(known: Known) -> None:
    layouts: dict[str, Layout] = {}
    assert "unknown-indicator" in {one.code for one in read(LETTERED, known, layouts).problems}
    say_row(LETTERED, known, 5, layouts, Typed(indicator="NI 53"))
    say_row(LETTERED, known, 6, layouts, Typed(indicator="NI 195|a", area="chester"))
    ret = read(LETTERED, known, layouts)
    assert series(ret)["C5"] == "NI 53|"
    assert series(ret)["C6"] == "NI 195|a"
    assert {one.cell: one.area for one in ret.figures}["C6"] == "chester"
    assert not {"unknown-indicator", "no-indicator-code"} & {one.code for one in ret.problems}
    turned: Rows = [*LETTERED[:3], LETTERED[5], LETTERED[3], LETTERED[4]]
    assert series(read(turned, known, layouts, THERE)) == {"C4": "NI 195|a", "C5": "NI 155|", "C6": "NI 53|"}


def test_what_was_said_of_a_row_is_listed_and_undone(known: Known) -> None:
    layouts: dict[str, Layout] = {}
    say_row(LETTERED, known, 6, layouts, Typed(LEFT_OUT))
    ret = read(LETTERED, known, layouts)
    assert "C6" not in {one.cell for one in ret.figures}
    (said,) = applied(ret, layouts, known.catalogue)
    assert said.words == "The row “Litter” is left out"
    before = read(LETTERED, known, {}).figures
    assert read(LETTERED, known, {said.undone.fingerprint: said.undone}).figures == before


def test_a_row_of_any_other_table_is_given_indicator_area_and_period(known: Known) -> None:
    rows: Rows = [["Claimants"], [None], ["Cut", "Nov 09", "Feb 10"], ["All working age (152)", 12.1, 12.0],
                  ["Worst neighbourhoods (153)", 30.5, 30.9], ["Of these: men", 18, 17]]  # fmt: skip
    layouts: dict[str, Layout] = {}
    say_row(rows, known, 4, layouts, Typed(indicator="NI 152"))
    say_row(rows, known, 5, layouts, Typed(indicator="NI 153", area="chester", period="Q3 2009/10"))
    say_row(rows, known, 6, layouts, Typed(LEFT_OUT))
    found = {one.cell: (one.indicator, one.area, str(one.period_end)) for one in read(rows, known, layouts).figures}
    assert found["B4"][0] == "NI 152"
    assert found["C5"] == ("NI 153", "chester", "2009-12-31")
    assert not {"B6", "C6"} & set(found)
    there = {one.cell: str(one.period_end) for one in read(rows, known, layouts, THERE).figures}
    assert there["C5"] != "2009-12-31"  # a period in words is true of one file alone


def test_a_row_of_which_two_are_called_so_is_asked_about(known: Known) -> None:
    layouts: dict[str, Layout] = {}
    say_row(LETTERED, known, 6, layouts, Typed(LEFT_OUT))
    ret = read([*LETTERED, [None, "Litter", 13]], known, layouts, THERE)
    assert {"C6", "C7"} <= {one.cell for one in ret.figures}
    assert "row-not-told" in {one.code for one in ret.problems}


def test_to_date_without_a_period_of_the_return_waits_and_asks_for_it(known: Known) -> None:
    rows: Rows = [["Arson"], ["District", "2010/11", "2010/11"], [None, "January", "So far"], ["Chester", 7, 94],
                  ["Vale Royal", 8, 101]]  # fmt: skip
    region = read(rows, known, {}).regions[0]
    column = region.columns[2].index
    layout = corrected_layout(layout_of(region, {}), region, column, Typed(period="year-to-date"), HERE)
    layouts = {layout.fingerprint: layout}
    ret = read(rows, known, layouts)
    assert {one.held for one in ret.figures if one.cell[0] == "C"} == {"period-unknown"}
    asked = [one for one in ret.problems if one.code == "period-not-told"]
    assert len(asked) == 1
    assert "So far" in asked[0].reason
    told = read(rows, known, layouts, period=month(2011, 1))
    found = {one.cell: (str(one.period_start), str(one.period_end)) for one in told.figures}
    assert found["C4"] == ("2010-04-01", "2011-01-31")
    assert "period-not-told" not in {one.code for one in told.problems}


def test_a_column_of_fractions_reads_as_percentages(known: Known) -> None:
    rows: Rows = [["Reporting period", "Q2 2009/10"], [], ["PI no", "Description", "Result"],
                  ["NI 117", "Young people not in work or learning", 0.051]]  # fmt: skip
    region = read(rows, known, {}).regions[0]
    layout = corrected_layout(layout_of(region, {}), region, 3, Typed(unit="fraction"), HERE)
    (figure,) = read(rows, known, {layout.fingerprint: layout}).figures
    assert (figure.reads, figure.unit) == (5.1, "%")


def test_what_was_said_of_rows_is_passed_on_as_text() -> None:
    said = RowCorrection("litter", "waste", "Litter", left_out=True)
    layout = Layout("f" * 16, "Waste", rows=(said,))
    assert from_text(to_text(layout)) == layout
    assert Layout("f" * 16, "Waste", rows=(said,)).says


@given(st.sampled_from("ABCDEF"), st.sampled_from(["Jan 2011", "Q3 2010/11", "February 2011"]))
def test_number_and_time_of_a_title_tell_no_tables_apart(letter: str, when: str) -> None:
    assert title_words(f"Table {letter}: primary fires ({when})") == "primary fires"


def fits(one: Sequence[str], other: Sequence[str]) -> bool:
    return TableWords("t", tuple(one)).fits(TableWords("t", tuple(other)))


@given(st.lists(st.text("ab", max_size=2), max_size=4), st.lists(st.text("ab", max_size=2), max_size=4))
def test_that_two_tables_fit_does_not_depend_on_which_is_asked(one: list[str], other: list[str]) -> None:
    assert fits(one, other) == fits(other, one)


@pytest.mark.parametrize(
    "line",
    [
        "Please return by 21 October 2011",
        "All baselines are for 2007/08",
        "Targets run to March 2013",
        "Safer 2011/12",
        "October 2011",
    ],
)
def test_a_line_over_the_headings_does_not_change_the_period_that_a_return_says(
    read_rows: Callable[..., Return], line: str
) -> None:
    rows: Rows = [
        ["Halton Partnership"],
        ["Period", "Q2 2011/12"],
        [line],
        ["Ref", "Indicator", "Target", "Actual", "RAG"],
    ]
    rows += [["NI 15", "Serious violent crime", 30, 31, "R"], ["NI 16", "Serious acquisitive crime", 4, 3, "G"]]
    found = {one.cell: (str(one.period_start), str(one.period_end)) for one in read_rows(rows).figures}
    assert found["D5"] == ("2011-07-01", "2011-09-30")
