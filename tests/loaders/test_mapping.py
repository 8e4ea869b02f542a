"""Remembered layouts: recognised by their words, applied, said where they moved, exported and read again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.compare import compare, to_change
from loaders.figures import Return
from loaders.inspection import Beside, understand
from loaders.layout_words import fingerprint, places, without_periods, words_of
from loaders.layouts_found import Layouts
from loaders.mapping import WHOLE, Correction, Layout, Match
from loaders.mapping_text import all_from_text, all_to_text, from_text, to_text
from loaders.meaning.known import Known
from loaders.workbook.grid import Book
from lsp_data import decisions
from lsp_data.errors import LspError
from lsp_data.store import generations, reads
from tests.loaders.conftest import NOW, TODAY, sheet_of

Rows = list[list[object]]
HEADINGS = ["PI no", "Description", "08-09 outturn", "Q1", "Comments"]
RETURN: Rows = [
    ["Reporting period", "Q2 2009/10"],
    [None],
    ["PI no", "Description", "Wibble", "Result", "Comments"],
    ["NI 117", "Young people not in work or learning", 5.1, 4.9, "steady"],
    ["NI 155", "Affordable homes", 120, 90, None],
]


def read(rows: Rows, known: Known, *layouts: Layout, digest: str = "0" * 64) -> Return:
    book = Book((sheet_of(rows, "Return"),))
    remembered = {one.fingerprint: one for one in layouts}
    here = Beside(put_right=frozenset(remembered))
    return understand(book, "return.xlsx", digest, known, remembered=remembered, beside=here)


def layout_of(ret: Return, *said: Correction) -> Layout:
    region = ret.regions[0]
    headings = words_of(one.heading for one in region.columns)
    return Layout(region.fingerprint, "The trust's own", said, headings=headings)


def codes(ret: Return) -> set[str]:
    return {one.code for one in ret.problems}


def test_next_quarters_file_has_the_same_fingerprint_and_another_layout_has_not() -> None:
    first = fingerprint(HEADINGS)
    assert fingerprint([" pi NO", "Description", "09-10 outturn", "Q2", "comments*"]) == first
    assert fingerprint(["PI no", "Description", "Outturn 2009/10", "Jul", "Aug", "Comments"]) == first
    assert fingerprint(["PI no", "Description", "outturn", "Q1", "Status"]) != first


@given(st.lists(st.text(max_size=20), max_size=8))
def test_case_and_spaces_never_tell_layouts_apart(headings: list[str]) -> None:
    assert fingerprint([f"  {one.lower()} " for one in headings]) == fingerprint([one.lower() for one in headings])


@given(st.lists(st.text("abc 12", max_size=6), min_size=1, max_size=8), st.data())
def test_every_heading_can_be_named_among_the_others(headings: list[str], data: st.DataObject) -> None:
    columns = dict(enumerate(headings, start=2))
    column = data.draw(st.sampled_from(sorted(columns)))
    words, nth = places(columns)[column]
    layout = Layout(fingerprint(headings), "x", (Correction(words, "note", nth=nth),), headings=words_of(headings))
    layouts = Layouts({layout.fingerprint: layout})
    assert set(layouts.said_of(layouts.of(headings), columns, "Return")) == {column}


def test_a_column_is_what_a_person_said_also_in_the_next_return(known: Known) -> None:
    first = read(RETURN, known)
    assert {one.cell for one in first.figures} == {"D4", "D5"}  # “Wibble” says nothing to anybody
    layout = layout_of(first, Correction("wibble", "figure", "target", "return"))
    again = read(RETURN, known, layout)
    found = {one.cell: (one.measure, str(one.period_end)) for one in again.figures}
    assert found["C4"] == ("target", "2009-09-30")
    assert "layout-remembered" in codes(again)
    assert again.regions[0].remembered == "The trust's own"
    later: Rows = [["Reporting period", "Q3 2009/10"], *RETURN[1:]]
    assert {str(one.period_end) for one in read(later, known, layout).figures} == {"2009-12-31"}


def test_a_column_can_be_left_unread(known: Known) -> None:
    layout = layout_of(read(RETURN, known), Correction("result", ""))
    assert read(RETURN, known, layout).figures == ()


def test_a_period_in_words_is_true_of_one_file_alone(known: Known) -> None:
    said = Correction("result", None, period="Q1 2009/10", only_file="a" * 64)
    layout = layout_of(read(RETURN, known), said)
    here, there = (read(RETURN, known, layout, digest=letter * 64) for letter in "ab")
    assert {str(one.period_end) for one in here.figures} == {"2009-06-30"}
    assert {str(one.period_end) for one in there.figures} == {"2009-09-30"}


def test_a_text_that_was_matched_is_that_indicator(known: Known) -> None:
    rows: Rows = [*RETURN, ["Arson (a)", "Fires that were set", 12, 11, None]]
    first = read(rows, known)
    assert "unknown-indicator" in codes(first)
    layout = layout_of(first).with_match(Match("indicator", "arson a", "NI 33|i"))
    again = read(rows, known, layout)
    assert "unknown-indicator" not in codes(again)
    assert ("NI 33", "i") in {(one.indicator, one.sub_measure) for one in again.figures}


def test_what_moved_in_a_layout_is_said_and_the_rest_applied(known: Known) -> None:
    layout = layout_of(read(RETURN, known), Correction("wibble", "figure", "target", "return"))
    moved: Rows = [*RETURN[:2], ["PI no", "Description", "Wibble", "Result", "Remarks", "Sign"], *RETURN[3:]]
    ret = read(moved, known, layout)
    said = next(one for one in ret.problems if one.code == "layout-moved")
    assert "“remarks”" in said.reason
    assert "“comments”" in said.reason
    assert "C4" in {one.cell for one in ret.figures}


def test_a_table_of_unknown_headings_is_corrected_in_the_same_way(known: Known) -> None:
    rows: Rows = [["Dwellings"], [None], ["Plot", "Zone", "2008/09", "2009/10", "Spare"]]
    rows += [[f"Estate {letter}", "North East", 5, 6, 7] for letter in "ABCD"]
    first = read(rows, known)
    assert first.figures[0].area_label == "North East"
    layout = layout_of(first, Correction("plot", "area"), Correction("zone", "title"), Correction("spare", ""))
    layout = layout.with_correction(Correction(WHOLE, None, area="cheshire-west-and-chester"))
    again = read(rows, known, layout)
    assert {one.area_label for one in again.figures} == {f"Estate {letter}" for letter in "ABCD"}
    assert {one.cell[0] for one in again.figures} == {"C", "D"}
    roles = {one.heading: (one.role, one.why) for one in again.regions[0].columns}
    assert roles["Plot"][0] == "area"
    assert "a person said so" in roles["Plot"][1]
    assert again.regions[0].area == "cheshire-west-and-chester"


def test_a_region_says_why_each_column_is_what_it_is(known: Known) -> None:
    columns = read(RETURN, known).regions[0].columns
    assert [(one.heading, one.role) for one in columns] == [
        ("PI no", "indicator"), ("Description", "title"), ("Wibble", ""), ("Result", "figure"), ("Comments", "note"),
    ]  # fmt: skip
    assert all(one.why for one in columns)


def test_a_layout_is_remembered_with_the_return_and_stays_when_it_is_taken_back(folder: Path, known: Known) -> None:
    ret = read([["Partner", "Housing trust"], *RETURN], known)
    layout = layout_of(ret, Correction("wibble", "note"))
    compared = compare(ret, generations.current(folder), known_at=TODAY)
    raw = b"the workbook"
    digest = hashlib.sha256(raw).hexdigest()
    ret = read([["Partner", "Housing trust"], *RETURN], known, digest=digest)
    change = to_change(ret, compared, made_by="Analyst", layouts=[layout])
    decisions.accept(folder, change, raw, now=NOW)
    kept = reads.layouts(generations.current(folder))
    assert from_text(kept[layout.fingerprint]) == layout
    decisions.take_back(folder, str(change.returns["return_id"][0]), made_by="Analyst", reason="wrong", now=NOW)
    assert set(reads.layouts(generations.current(folder))) == {layout.fingerprint}


def test_a_layout_can_be_forgotten(folder: Path) -> None:
    layout = Layout("abc", "x")
    for text in (to_text(layout), ""):
        edit = decisions.Edit("layout", layout.fingerprint, "mapping", text)
        decisions.save_edits(folder, [edit], made_by="Analyst", now=NOW)
    assert reads.layouts(generations.current(folder)) == {}


def test_a_layout_is_exported_and_read_again() -> None:
    layout = Layout(
        "0123456789abcdef",
        "Trust's own",
        (Correction("wibble", "note"), Correction("result", "figure", "actual", "Q2 2009/10", nth=2)),
        (Match("area", "the estate", "chester"),),
        ("wibble", "result"),
    )
    assert from_text(to_text(layout)) == layout


NO_LAYOUTS = [
    "",
    "[]",
    "{}",
    '{"fingerprint": "x", "name": "y", "corrections": [{"heading": "a", "role": "king"}]}',
    '{"fingerprint": "x", "name": "y", "corrections": 4}',
    '{"fingerprint": "x", "name": "y", "matches": ["z"]}',
]


@pytest.mark.parametrize("text", NO_LAYOUTS)
def test_what_is_no_layout_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(LspError, match="no mapping"):
        from_text(text)


def test_a_newer_correction_takes_the_place_of_the_earlier_one() -> None:
    said: Sequence[Correction] = (Correction("a", "note"), Correction("a", "area"), Correction("a", "note", nth=2))
    layout = Layout("x", "y")
    for one in said:
        layout = layout.with_correction(one)
    assert [(one.role, one.nth) for one in layout.corrections] == [("area", 1), ("note", 2)]


def test_many_layouts_are_passed_on_as_one_file() -> None:
    layouts = [Layout("a", "One", (Correction("x", "note"),)), Layout("b-rows-2", "Two", heading_rows=2)]
    assert all_from_text(all_to_text(layouts)) == layouts
    assert all_from_text(to_text(layouts[0])) == layouts[:1]


@pytest.mark.parametrize(
    "text",
    [*NO_LAYOUTS, '{"fingerprint": "x", "name": ""}', '[{"fingerprint": "x", "name": "y", "heading_rows": 900000}]',
     '{"fingerprint": "x", "name": "y", "corrections": [{"heading": "a", "unit": ["b"]}]}'],
)  # fmt: skip
def test_what_are_no_layouts_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(LspError, match="no layouts that were exported"):
        all_from_text(text)


@pytest.mark.parametrize(
    ("heading", "left"),
    [
        ("Decision", "decision"), ("Market share", "market share"), ("Marital status", "marital status"),
        ("NI 154", "ni 154"), ("March 2009", ""), ("Sept-09", ""), ("Target Dec 2010", "target"), ("Q2 2009/10", ""),
    ],
)  # fmt: skip
def test_only_what_says_when_is_left_out_of_a_heading(heading: str, left: str) -> None:
    assert without_periods(heading) == left


def test_the_columns_of_other_indicators_are_another_layout() -> None:
    assert fingerprint(["Area", "NI 154", "NI 155"]) != fingerprint(["Area", "NI 5", "NI 8"])
    assert fingerprint(["Area", "Jun 2009", "Jul 2009"]) == fingerprint(["Area", "Sep 2009", "Oct 2009"])
