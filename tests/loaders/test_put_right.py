"""Tables that are misunderstood on purpose: each is put right in at most five corrections, also the next file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from loaders.compare.stored import as_stored
from loaders.figures import Figure, Return
from loaders.inspection import Beside, understand
from loaders.layout_words import RowWords, fingerprint
from loaders.mapping import Layout
from loaders.meaning.known import Known
from loaders.workbook.grid import Book
from presentation.returns_layouts import Typed, corrected_layout, corrected_row, has_twin, heading_layout, layout_of
from presentation.returns_tables import LEFT_OUT
from tests.loaders.conftest import sheet_of

Rows = list[list[object]]
Said = tuple[int | None, Typed]  # the sheet's column, None for the whole table
OWN, CHESTER = "cheshire-west-and-chester", "chester"


@dataclass(frozen=True)
class Misread:
    """A sheet, what a person says of it (``headings``: the row that they say holds them), and what is then stored:
    (cell, indicator, measure, area, last day of the period, value)."""

    rows: Rows
    said: Sequence[Said]
    stored: set[tuple[object, ...]]
    headings: int = 0


def read(rows: Rows, known: Known, layouts: dict[str, Layout], digest: str = "a" * 64) -> Return:
    here = Beside(put_right=frozenset(layouts))
    return understand(Book((sheet_of(rows, "Return"),)), "return.xlsx", digest, known, remembered=layouts, beside=here)


def put_right(one: Misread, known: Known) -> dict[str, Layout]:
    """The corrections one by one, as the page makes them."""
    layouts: dict[str, Layout] = {}
    if one.headings:
        layout = heading_layout([str(cell) for cell in one.rows[one.headings - 1] if cell is not None], 1)
        layouts[layout.fingerprint] = layout
    for column, typed in one.said:
        assert not typed.wants()
        region = read(one.rows, known, layouts).regions[0]
        layout = corrected_layout(layout_of(region, layouts), region, column, typed, "a" * 64)
        layouts[layout.fingerprint] = layout
    return layouts


def stored(ret: Return, known: Known) -> set[tuple[object, ...]]:
    kept, _, _ = as_stored(ret.figures, known.indicators, OWN)
    return {
        (one.figure.cell, one.figure.indicator, one.figure.measure, one.area, str(one.period.end), one.value)
        for one in kept
    }


SWAPPED = Misread(
    [["Targets 2010/11"], [], ["PI no", "Description", "2010/11", "Baseline 2008/09"],
     ["NI 155", "Affordable homes", 90, 120], ["NI 117", "NEET", 6.4, 5.1]],
    [(3, Typed("figure|baseline", "2008/09")), (4, Typed("figure|target", "2010/11"))],
    {("C4", "NI 155", "baseline", OWN, "2009-03-31", 90), ("D4", "NI 155", "target", OWN, "2011-03-31", 120),
     ("C5", "NI 117", "baseline", OWN, "2009-03-31", 6.4), ("D5", "NI 117", "target", OWN, "2011-03-31", 5.1)},
)  # fmt: skip
FOOTNOTE = Misread(
    [["PI no", "Description", "Result", "Comments"], ["NI 155", "Affordable homes", 90, "steady"],
     ["NI 117", "NEET", 5.1, None], [],
     ["All figures are for the second quarter of 2009/10, see the covering letter."]],
    [(None, Typed(period="Q2 2009/10"))],
    {("C2", "NI 155", "actual", OWN, "2009-09-30", 90), ("C3", "NI 117", "actual", OWN, "2009-09-30", 5.1)},
)  # fmt: skip
NO_HEADING_OVER_AREAS = Misread(
    [["Reporting period", "Q2 2009/10"], [], ["PI no", "Description", None, "Result"],
     ["NI 155", "Affordable homes", "Chester", 40], ["NI 155", "Affordable homes", "Vale Royal", 50]],
    [(3, Typed("area|"))],
    {("D4", "NI 155", "actual", "chester", "2009-09-30", 40),
     ("D5", "NI 155", "actual", "vale-royal", "2009-09-30", 50)},
)  # fmt: skip
UNKNOWN_WORDS = Misread(
    [["Our numbers for the partnership"], [], ["Thing", "What", "So far", "Wanted", "Remarks"],
     ["NI 155", "Affordable homes", 90, 120, "steady"], ["NI 117", "NEET", 5.1, 6, None]],
    [(1, Typed("indicator|")), (3, Typed("figure|actual")), (4, Typed("figure|target", "year")),
     (None, Typed(period="Q2 2009/10"))],
    {("C4", "NI 155", "actual", OWN, "2009-09-30", 90), ("D4", "NI 155", "target", OWN, "2010-03-31", 120),
     ("C5", "NI 117", "actual", OWN, "2009-09-30", 5.1), ("D5", "NI 117", "target", OWN, "2010-03-31", 6)},
    headings=3,
)  # fmt: skip
ONE_INDICATOR = Misread(
    [["Affordable homes, as counted by the districts"], [], ["District", "Q1 2009/10", "Q2 2009/10"],
     ["Chester", 10, 22], ["Vale Royal", 7, 15]],
    [(None, Typed(indicator="NI 155"))],
    {("B4", "NI 155", "actual", "chester", "2009-06-30", 10), ("C4", "NI 155", "actual", "chester", "2009-09-30", 22),
     ("B5", "NI 155", "actual", "vale-royal", "2009-06-30", 7),
     ("C5", "NI 155", "actual", "vale-royal", "2009-09-30", 15)},
)  # fmt: skip
LAST_YEAR = Misread(
    [["Reporting period", "Q2 2009/10"], [], ["PI no", "Description", "Last time", "This time", "Lead officer"],
     ["NI 155", "Affordable homes", 80, 90, "Head of Housing"], ["NI 117", "NEET", 5.3, 5.1, "Head of Skills"]],
    [(3, Typed("figure|actual", "year-ago")), (4, Typed("figure|actual", "return"))],
    {("C4", "NI 155", "actual", OWN, "2008-09-30", 80), ("D4", "NI 155", "actual", OWN, "2009-09-30", 90),
     ("C5", "NI 117", "actual", OWN, "2008-09-30", 5.3), ("D5", "NI 117", "actual", OWN, "2009-09-30", 5.1)},
)  # fmt: skip
OTHER_AREA = Misread(
    [["Reporting period", "Q2 2009/10"], [], ["PI no", "Description", "Result", "Result"],
     [None, None, "here", "Chester"], ["NI 155", "Affordable homes", 90, 40]],
    [(4, Typed(area=CHESTER))],
    {("C5", "NI 155", "actual", OWN, "2009-09-30", 90), ("D5", "NI 155", "actual", CHESTER, "2009-09-30", 40)},
)  # fmt: skip
ALL = {
    "swapped baseline and target": SWAPPED,
    "a period only in a footnote": FOOTNOTE,
    "no heading over the areas": NO_HEADING_OVER_AREAS,
    "headings of unknown words": UNKNOWN_WORDS,
    "one indicator, named in the title": ONE_INDICATOR,
    "last year beside this": LAST_YEAR,
    "one column of another area": OTHER_AREA,
}


@pytest.mark.parametrize("name", ALL)
def test_a_misread_table_is_put_right_in_five_corrections(known: Known, name: str) -> None:
    one = ALL[name]
    assert stored(read(one.rows, known, {}), known) != one.stored  # it is misread
    layouts = put_right(one, known)
    assert len(one.said) + bool(one.headings) <= 5
    assert stored(read(one.rows, known, layouts), known) == one.stored


def test_a_unit_that_only_a_note_names_is_said_for_the_table(known: Known) -> None:
    rows: Rows = [
        ["PI no", "Description", "Q1 2009/10", "Comments"], ["NI 155", "Affordable homes", 1, None],
        ["Figures in thousands of homes"],
    ]  # fmt: skip
    region = read(rows, known, {}).regions[0]
    layout = corrected_layout(layout_of(region, {}), region, None, Typed(unit="thousand homes"), "a" * 64)
    ret = read(rows, known, {layout.fingerprint: layout})
    assert [one.unit for one in ret.figures] == ["thousand homes"]
    assert ret.regions[0].unit == "thousand homes"


def test_a_table_is_left_out_and_can_be_taken_in_again(known: Known) -> None:
    region = read(FOOTNOTE.rows, known, {}).regions[0]
    layout = corrected_layout(layout_of(region, {}), region, None, Typed(LEFT_OUT), "a" * 64)
    ret = read(FOOTNOTE.rows, known, {layout.fingerprint: layout})
    assert ret.figures == ()
    assert ret.regions[0].left_out
    assert read(FOOTNOTE.rows, known, {layout.fingerprint: layout.without(layout.corrections[0])}).figures


def next_year(text: object) -> object:
    return text.replace("2009/10", "2010/11") if isinstance(text, str) else text


@pytest.mark.parametrize(
    "name", ["no heading over the areas", "one indicator, named in the title", "last year beside this"]
)
def test_the_next_file_in_the_layout_needs_no_correction(known: Known, name: str) -> None:
    one = ALL[name]
    layouts = put_right(one, known)
    later = [[next_year(cell) for cell in row] for row in one.rows]
    found = stored(read(later, known, layouts, "b" * 64), known)
    year: Callable[[object], str] = lambda day: f"{int(str(day)[:4]) + 1}{str(day)[4:]}"  # noqa: E731
    assert found == {(*row[:4], year(row[4]), row[5]) for row in one.stored}


def test_what_is_undone_is_read_as_before(known: Known) -> None:
    layouts = put_right(SWAPPED, known)
    (layout,) = layouts.values()
    for said in layout.corrections:
        layout = layout.without(said)
    before: tuple[Figure, ...] = read(SWAPPED.rows, known, {}).figures
    assert read(SWAPPED.rows, known, {layout.fingerprint: layout}).figures == before


def test_one_of_two_tables_that_read_alike_is_put_right_alone(known: Known) -> None:
    table: Rows = [["PI no", "Description", "Q1 2009/10", "Comments"], ["NI 155", "Affordable homes", 12, None]]
    rows: Rows = [*table, [None], ["The district"], *table]
    regions = read(rows, known, {}).regions
    assert not has_twin(regions, regions[1])  # its title tells it from the other
    layout = corrected_layout(layout_of(regions[1], {}), regions[1], None, Typed(area=CHESTER), "a" * 64)
    found = read(rows, known, {layout.fingerprint: layout}).figures
    assert [(one.cell, one.area) for one in found] == [("C2", None), ("C6", CHESTER)]


def test_of_two_tables_that_no_words_tell_apart_one_is_put_right_in_this_file_alone(known: Known) -> None:
    table: Rows = [["PI no", "Description", "Q1 2009/10", "Comments"], ["NI 155", "Affordable homes", 12, None]]
    rows: Rows = [*table, [None], *table]
    regions = read(rows, known, {}).regions
    assert has_twin(regions, regions[1])
    layout = layout_of(regions[1], {})
    layout = corrected_layout(layout, regions[1], None, Typed(area=CHESTER), "a" * 64, one_of_several=True)
    layouts = {layout.fingerprint: layout}
    assert [(one.cell, one.area) for one in read(rows, known, layouts).figures] == [("C2", None), ("C5", CHESTER)]
    assert {one.area for one in read(rows, known, layouts, "b" * 64).figures} == {None}


def test_tables_whose_headings_are_periods_alone_are_told_apart_by_their_number() -> None:
    assert fingerprint(["2008/09", "2009/10"]) == fingerprint(["2009/10", "2010/11"])
    assert fingerprint(["2008/09", "2009/10"]) != fingerprint(["2008/09", "2009/10", "2010/11"])


def test_a_column_of_comments_beside_other_figures_is_no_label(known: Known) -> None:
    rows: Rows = [["Dwellings"], [None], ["Zone", "Said of it", "2008/09", "2009/10"]]
    rows += [[f"Estate {letter}", f"words {letter}", 5, 6] for letter in "ABCD"]
    region = read(rows, known, {}).regions[0]
    layout = corrected_layout(layout_of(region, {}), region, 2, Typed("note|"), "a" * 64)
    ret = read(rows, known, {layout.fingerprint: layout})
    assert ret.regions[0].columns[1].role == "note"
    assert not any("words" in one.label for one in ret.figures)


@pytest.mark.parametrize(
    ("typed", "area"), [(Typed(indicator="NI 155"), OWN), (Typed(area=CHESTER, indicator="NI 155"), CHESTER)]
)
def test_a_row_taken_for_a_total_is_made_a_row_of_figures(known: Known, typed: Typed, area: str) -> None:
    rows: Rows = [["PI no", "Description", "2009/10"], ["NI 117", "NEET", 6.4], [None, "Total affordable homes", 90]]
    before = read(rows, known, {})
    assert [one.code for one in before.problems if one.cell == "B3"] == ["total-row-left-out"]
    region = before.regions[0]
    layout = corrected_row(layout_of(region, {}), RowWords("total affordable homes"), typed, "a" * 64)
    after = read(rows, known, {layout.fingerprint: layout})
    assert ("C3", "NI 155", "actual", area, "2010-03-31", 90) in stored(after, known)
    assert "total-row-left-out" not in {one.code for one in after.problems}
    out = corrected_row(layout_of(region, {}), RowWords("total affordable homes"), Typed(LEFT_OUT), "a" * 64)
    assert {one.cell for one in read(rows, known, {out.fingerprint: out}).figures} == {"C2"}
