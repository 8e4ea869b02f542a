"""Marks that stand in a column of their own beside the numbers that they speak of, and keys that are no tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.known import Known
from tests.loaders.test_statistics import PLACES, Rows, cells, merged
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]


@pytest.mark.parametrize(("mark", "marker", "status"), [("u", "low_reliability", None), ("R", None, "revised")])
def test_marks_in_a_column_of_their_own_speak_of_the_number_to_their_left(
    known: Known, mark: str, marker: str | None, status: str | None
) -> None:
    rows: Rows = [
        ["Conceptions, 2009"],
        [None],
        [None, "Under 18", None, None, None],
        [None, "Number", "Rate", None, "%"],
    ]
    rows += [[place, 45, 36.5, mark if place == "Medway" else None, 50] for place in PLACES]
    rows += [[None], ["u denotes low reliability: fewer than 20 events"]]
    found = merged(rows, known, (3, 2, 3, 5))
    assert {one[0] for one in found} == {"B", "C", "E"}
    assert [(found[one].marker, found[one].status) for one in ("C8", "C7", "B8", "E8")] == [
        (marker, status),
        (None, None),
        (None, None),
        (None, None),
    ]
    assert (found["C8"].value, found["C8"].note) == (36.5, mark)


@pytest.mark.parametrize(
    "rows",
    [
        [["Symbol", "Meaning"], ["..", "Not available"], ["-", "Not shown where the base is under 50"]],
        [["Looked after children"], ["Table", "Title"], ["1", "Children by placement"], ["2", "Children by age"]],
    ],
)
def test_a_key_of_marks_and_a_numbered_list_are_no_tables(read_rows: Read, rows: Rows) -> None:
    table: Rows = [["Population, 2010"], [None], ["Area", "Men", "Women"], *([place, 5, 6] for place in PLACES)]
    ret = read_rows(table, rows)
    assert {one.sheet for one in ret.figures} == {"Return"}
    assert len(cells(ret)) == 2 * len(PLACES)


def test_a_base_beside_limits_is_how_many_were_asked(read_rows: Read) -> None:
    rows: Rows = [["Adults taking part, 2010"], [None], ["Area", "%", "Base", "Lower 95% CI", "Upper 95% CI"]]
    found = cells(read_rows([*rows, *([place, 21.5, 500, 19.9, 23.1] for place in PLACES)]))
    assert [found[f"{column}4"].measure for column in "BCDE"] == ["actual", "sample", "lower", "upper"]


def test_the_numbers_of_notes_beside_the_labels_are_no_figures(read_rows: Read) -> None:
    rows: Rows = [["Road traffic, 2010"], [None], ["Area", "Notes", "Cars", "Buses"]]
    rows += [[place, [None, "1", "1, 2", 2, None][one], 41.5, 42.5] for one, place in enumerate(PLACES)]
    found = cells(read_rows(rows))
    assert {one[0] for one in found} == {"C", "D"}
    assert (found["C6"].note, found["C6"].marker, found["C6"].label) == ("1, 2", None, "Road traffic | Cars")


def test_a_status_behind_the_values_speaks_of_its_row(read_rows: Read) -> None:
    rows: Rows = [["Financial Year", "Force", "Offences", "Status"]]
    rows += [
        [year, place, 45, "Provisional" if year == "2010/11" else None]
        for year in ("2009/10", "2010/11")
        for place in PLACES
    ]
    found = cells(read_rows(rows))
    assert [found[one].status for one in ("C2", "C7")] == [None, "provisional"]


def test_an_equals_sign_says_where_the_figures_are_from(read_rows: Read) -> None:
    rows: Rows = [["Caseload by age"], ["Government office region = North West"], [None], ["Age", "Men", "Women"]]
    found = cells(read_rows([*rows, ["16-17", 5, 6], ["18-24", 15, 16], ["25 and over", 25, 26]]))
    assert (found["B5"].area_label, found["B5"].label) == ("North West", "Caseload by age | Men | 16-17")


def test_letters_of_notes_that_stand_below_are_no_part_of_a_name(read_rows: Read) -> None:
    rows: Rows = [["Immunised children, 2009/10"], [None], ["Area", "Children (a)", "Immunised (b)"]]
    rows += [["Chester (c)", 9, 8], ["Congleton", 7, 6], ["Elsewhere (c)", 4, 2], [None]]
    rows += [
        ["(a) Children registered in the quarter."],
        ["(b) As a share of these."],
        ["(c) Data of one system only."],
    ]
    ret = read_rows(rows)
    assert [at(ret, one).area_label for one in ("B4", "B6")] == ["Chester", "Elsewhere"]
    assert at(ret, "C4").label.endswith("Immunised")


def test_letters_that_tell_names_apart_are_part_of_them(read_rows: Read) -> None:
    rows: Rows = [["Survey, 2009/10"], [None], ["Area", "Question 3 (a)", "Question 3 (b)"]]
    rows += [["Chester", 9, 8], ["Congleton", 7, 6], [None], ["(a) How satisfied are you with the council?"]]
    ret = read_rows([*rows, ["(b) How satisfied are you with the police?"]])
    assert [at(ret, one).label[-3:] for one in ("B4", "C4")] == ["(a)", "(b)"]


def test_the_letter_of_a_note_is_no_status(read_rows: Read) -> None:
    rows: Rows = [
        ["Immunised, 2009/10"],
        [None],
        ["Area", "Children"],
        ["Chester (c)", 9],
        ["Congleton (e)", 7],
        [None],
    ]
    ret = read_rows([*rows, ["(c) Data of one system only."], ["(e) Data of the other system."]])
    assert [(at(ret, one).status, at(ret, one).note) for one in ("B4", "B5")] == [(None, "(c)"), (None, "(e)")]


def test_a_mark_under_notes_speaks_of_the_whole_row(read_rows: Read) -> None:
    rows: Rows = [["Immunised children, 2009/10"], [None], ["Area", "Children", "Immunised", "Notes"]]
    rows += [["Chester", 9, 8, "e"], ["Congleton", 7, 6, None], ["Vale Royal", 7, 6, None], [None]]
    ret = read_rows([*rows, ["e All figures in the row are estimated."]])
    assert [at(ret, one).status for one in ("B4", "C4", "B5", "C5")] == ["estimated", "estimated", None, None]


def test_marks_under_notes_beside_each_year_speak_of_that_year(read_rows: Read) -> None:
    rows: Rows = [["Pupils"], [None], ["Area", "2008/09", "Notes", "2009/10", "Notes"]]
    rows += [["Chester", 9, None, 8, "p"], ["Congleton", 7, None, 6, None], ["Vale Royal", 7, None, 6, None], [None]]
    ret = read_rows([*rows, ["p = provisional"]])
    assert [at(ret, one).status for one in ("B4", "D4", "D5")] == [None, "provisional", None]


def test_a_reference_to_a_note_marks_no_figure(read_rows: Read) -> None:
    rows: Rows = [["Bus services on time"], [None], ["Area", "Notes", "2009/10", "2010/11"]]
    rows += [["Chester", "[note 2]", 0.9, 0.8], ["Congleton", None, 0.7, 0.6], ["Vale Royal", None, 0.5, 0.4]]
    ret = read_rows(rows)
    assert (at(ret, "C4").marker, at(ret, "C4").note) == (None, "[note 2]")


def test_a_mark_that_the_sheet_explains_stands_for_no_figure(read_rows: Read) -> None:
    rows: Rows = [
        ["Turnout, May 2010"],
        [None],
        ["Ward", "Votes", "Spoilt"],
        ["Chester", 90, 2],
        ["Congleton", "u/c", "u/c"],
        ["Vale Royal", 7, 1],
    ]
    ret = read_rows([*rows, [None], ["u/c = Uncontested: one candidate for each seat, so no poll was held"]])
    assert (at(ret, "B5").marker, asked(ret, "text-in-value")) == ("na", [])


def test_a_column_of_signed_texts_is_read(read_rows: Read) -> None:
    rows: Rows = [["Ward", "Turnout 2008", "Turnout 2011", "Change in turnout 2008 to 2011"]]
    rows += [[place, 45.4, 40.9, sign] for place, sign in zip(PLACES[:3], ("-4.5", "+20.5", "+4.4"), strict=True)]
    ret = read_rows(rows)
    assert [at(ret, f"D{row}").value for row in (2, 3, 4)] == [-4.5, 20.5, 4.4]


def test_telephone_numbers_are_no_figures(read_rows: Read) -> None:
    rows: Rows = [["Contact", "Line"], *([f"Desk {n}", f"+44 1632 96000{n}"] for n in range(1, 5))]
    assert read_rows(rows).figures == ()


@pytest.mark.parametrize("key", ["- No data supplied.   .. Not applicable.", "- = no data; .. = not applicable"])
def test_a_line_may_be_the_key_of_several_marks(read_rows: Read, key: str) -> None:
    rows: Rows = [["Roads"], [None], ["Area", 2008, 2009], ["Medway", 7, "-"], ["Halton", "..", 8], [None], [key]]
    found = cells(read_rows(rows))
    assert (found["C4"].marker, found["B5"].marker) == ("na", "not_applicable")


TABLE: Rows = [["Moves, 2010"], [None], ["Area", "Moves", "Rate"], *([place, 5, 7] for place in PLACES[1:])]
TABLE += [[PLACES[0], "NR", "NR"]]
NO_RETURN = ["NR  No return", "NR: no return was received in time", "NR = no return made"]


@pytest.mark.parametrize("line", NO_RETURN)
@pytest.mark.parametrize("where", ["under the table", "on a sheet of notes", "under another table"])
def test_letters_that_any_sheet_of_the_book_explains_have_their_meaning(read_rows: Read, line: str, where: str) -> None:
    other: Rows = [["Homes, 2010"], [None], ["Area", "Homes", "Stock"], *([place, 8, 9] for place in PLACES)]
    ret = {
        "under the table": lambda: read_rows([*TABLE, [None], [line]]),
        "on a sheet of notes": lambda: read_rows([["Read me"], [line]], TABLE),
        "under another table": lambda: read_rows(TABLE, [*other, [None], [line]]),
    }[where]()
    assert [one.marker for one in ret.figures if one.text == "NR"] == ["not_collected"] * 2
    assert asked(ret, "unknown-mark") == []


def test_what_a_sign_means_under_one_table_is_not_said_of_another(read_rows: Read) -> None:
    table: Rows = [["Moves, 2010"], [None], ["Area", "Moves", "Rate"], *([place, 5, "*"] for place in PLACES)]
    other: Rows = [["Homes, 2010"], [None], ["Area", "Homes", "Stock"], *([place, 8, 9] for place in PLACES)]
    ret = read_rows(table, [*other, [None], ["* = no return"]])
    assert at(ret, "C4").marker == "suppressed"


def test_a_word_that_the_key_explains_stands_for_a_figure(read_rows: Read) -> None:
    rows: Rows = [["BVPIs, 2006/07"], [None], ["Area", "BV8", "BV12"], *([place, 95.5, 9.1] for place in PLACES)]
    rows[4] = [PLACES[1], "Failed", 9.4]
    failed = at(read_rows([*rows, [None], ["Failed: the auditor has failed the indicator."]]), "B5")
    assert (failed.value, failed.marker) == (None, "na")
    assert at(read_rows(rows), "B5").marker is None


def test_a_quarter_with_the_letter_of_its_status_is_that_quarter_revised(read_rows: Read) -> None:
    rows: Rows = [["Breastfeeding, England"], [None], ["Year", "Quarter", "Maternities", "% initiated"]]
    rows += [["2009/10", "Q3", 163606, 73.4], [None, "Q4", 167429, 70.4], ["2010/11", "Q1 R", 170389, 73.6]]
    ret = read_rows([*rows, [None, "Q2", 171808, 72.6], [None], ["R  Revised."]])
    assert [at(ret, f"C{row}").status for row in (5, 6, 7)] == [None, "revised", None]
    assert when(ret, "C6")[1:] == ("2010-04-01", "2010-06-30")


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("n/a  No change is given on a base of nil.", {"n/a": "na"}), ("n/a = nil", {"n/a": "nil"}),
        (
            ":  Not available.   u  Based on fewer than 20 births: low reliability.   z  Count below 3, suppressed.",
            {":": "na", "u": "low_reliability", "z": "suppressed"},
        ),
        ("-  Nil", {"-": "nil"}), ("*  Suppressed: figures of low reliability.", {"*": "suppressed"}),
    ],
)  # fmt: skip
def test_each_mark_of_a_key_has_its_own_words_and_no_word_within_its_reason(
    read_rows: Read, line: str, marks: dict[str, str]
) -> None:
    rows: Rows = [["Births, 2009"], [None], ["Area", "Number", "Rate"], ["Chester", 45, 36.5], ["Medway", 4, 3.5]]
    for mark in marks:
        rows.append([f"Ward {mark}", 7, mark if mark != "u" else "2.5u"])
    ret = read_rows([*rows, [None], [line]])
    assert [at(ret, f"C{row}").marker for row, _ in enumerate(marks, 6)] == list(marks.values())
