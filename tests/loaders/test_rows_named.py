"""Rows that bear an indicator's code or exact name are that indicator's, whatever the table around them is headed."""

from __future__ import annotations

from collections.abc import Callable

from loaders.figures import Return
from lsp_data.errors import Problem
from tests.loaders.what_was_read import at

Rows = list[list[object]]
Read = Callable[..., Return]


def asked(ret: Return, code: str) -> dict[str, Problem]:
    return {one.cell: one for one in ret.problems if one.code == code}


def test_rows_with_codes_are_matched_under_headings_that_are_areas(read_rows: Read) -> None:
    rows: Rows = [["Street survey, August - November 2010"], [None], ["NI", "Indicator", "Chester", "Vale Royal"]]
    rows += [["NI 195a", "Litter", 5.2, 4.9], ["NI 195b", "Detritus", 10.5, 10.8], ["NI 995", "Other", 1, 2]]
    ret = read_rows(rows)
    assert (at(ret, "C4").indicator, at(ret, "C4").sub_measure, at(ret, "C4").area) == ("NI 195", "a", "chester")
    assert (at(ret, "D5").indicator, at(ret, "D5").sub_measure) == ("NI 195", "b")
    assert list(asked(ret, "unknown-indicator")) == ["A6"]
    assert at(ret, "C6").held == "unknown-indicator"


def test_rows_with_exact_names_are_matched_and_the_others_are_asked_about(read_rows: Read) -> None:
    rows: Rows = [["What we look at, October to December 2010"], [None], ["What we look at", "How we did"]]
    rows += [["Drug users in effective treatment", 1110], ["Breastfeeding at 6-8 weeks", 39.6]]
    ret = read_rows(rows)
    assert at(ret, "B4").indicator == "NI 40"
    assert at(ret, "B5").indicator is None
    question = asked(ret, "no-indicator-code")["A5"]
    assert (question.value, "NI 53" in question.reason) == ("Breastfeeding at 6-8 weeks", True)


def test_a_matched_row_is_checked_like_that_of_a_return(read_rows: Read) -> None:
    rows: Rows = [["Survey, August - November 2010"], [None], ["NI", "Indicator", "Chester", "Vale Royal"]]
    rows += [["NI 195a", "Litter", 105.2, 4.9], ["NI 195", "All", 10.5, 10.8]]
    ret = read_rows(rows)
    assert at(ret, "C4").held == "out-of-range"
    assert at(ret, "D5").held == "sub-measure-missing"


def test_headings_that_name_indicators_match_their_columns(read_rows: Read) -> None:
    rows: Rows = [["By month, 2010/11"], [None], ["Month", "NI 117", "NI 151"]]
    rows += [["Apr", 5.1, 74.0], ["May", 5.2, 74.1], ["Jun", 5.3, 74.3]]
    ret = read_rows(rows)
    assert [at(ret, cell).indicator for cell in ("B4", "C6")] == ["NI 117", "NI 151"]


def test_a_table_that_names_no_indicator_is_asked_about_with_what_its_title_says(read_rows: Read) -> None:
    rows: Rows = [["Affordable homes delivered, 2010/11"], [None], ["Month", "Homes"], ["Apr", 15], ["May", 16]]
    question = asked(read_rows(rows), "no-known-indicator")["B4"]
    assert "NI 155" in question.reason


def test_rows_without_any_known_name_are_asked_about_by_their_number_or_words(read_rows: Read) -> None:
    rows: Rows = [["Claimants, 4 quarters average"], [None], ["Cut", "Nov 2009", "Feb 2010"]]
    rows += [["All working age (152)", 12.1, 12.0], ["Litter", 30.5, 30.9]]
    questions = asked(read_rows(rows), "no-indicator-code")
    assert {cell: one.reason.rpartition("mean ")[2] for cell, one in questions.items()} == {
        "A4": "NI 152?", "A5": "NI 195 (a)?",
    }  # fmt: skip


def test_a_number_alone_under_a_partners_reference_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Period: Q3 2010/11"], [None], ["Ref", "Indicator", "Result", "Target", "RAG", "Remarks"]]
    rows += [["18", "Reoffending of adults", 3.6, 3.5, "G"], ["30", "Reconvictions", 83, 65, "R"]]
    ret = read_rows(rows)
    assert "mean NI 18?" in asked(ret, "no-indicator-code")["A4"].reason
    assert at(ret, "C4").indicator is None
    assert not asked(ret, "no-known-indicator")


def test_a_name_that_is_exact_counts_beside_a_partners_own_reference(read_rows: Read) -> None:
    rows: Rows = [["Period: Q3 2010/11"], [None], ["Ref", "Indicator", "Result", "Target", "RAG", "Remarks"]]
    rows += [["C1", "Drug users in effective treatment", 1110, 1090, "G"], ["C2", "Reconvictions", 83, 65, "R"]]
    ret = read_rows(rows)
    assert at(ret, "C4").indicator == "NI 40"
    assert list(asked(ret, "matched-by-title")) == ["A4"]
    assert list(asked(ret, "unknown-indicator")) == ["A5"]


def test_others_areas_in_rows_are_not_matched_here(read_rows: Read) -> None:
    rows: Rows = [["Area", "2008/09", "2009/10"], ["Fenland", 1, 2], ["Medway", 3, 4], ["Lancaster", 5, 6]]
    ret = read_rows(rows)
    assert not asked(ret, "no-known-indicator")
    assert not asked(ret, "no-indicator-code")


def test_two_tables_side_by_side_have_the_titles_over_their_labels(read_rows: Read) -> None:
    rows: Rows = [["Crime in Jan 2011"], [None], ["Serious acquisitive crime", *[None] * 4, "Assault with injury"]]
    rows += [[None, "This yr", "Last yr", None, None, None, "This yr", "Last yr"]]
    rows += [["Offences", 221, 240, None, None, "Offences", 184, 201], ["Rate", 7.4, 7.7, None, None, "Rate", 6.1, 6]]
    ret = read_rows(rows)
    assert at(ret, "B5").label.split(" | ")[0] == "Serious acquisitive crime"
    assert "Serious acquisitive crime" not in at(ret, "G5").label
    assert "Assault with injury" in at(ret, "G5").label
    asked_about = asked(ret, "no-known-indicator")
    assert {cell: one.reason.rpartition("mean ")[2] for cell, one in asked_about.items()} == {
        "B5": "NI 16?", "G5": "NI 20?",
    }  # fmt: skip
