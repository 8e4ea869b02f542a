"""What partners type where a number belongs, cell by cell."""

from __future__ import annotations

import math
from datetime import date, datetime, time

import pytest

from lsp_data.errors import Severity
from lsp_data.values import ReadValue, read_marks, read_value, severity_of


def codes(read: ReadValue) -> list[str]:
    return [code for code, _, _ in read.problems]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12", 12, ""),
        (" 12 ", 12, ""),
        ("12.", 12, ""),
        (".5", 0.5, ""),
        ("1,234", 1234, ""),
        ("1,234,567.8", 1234567.8, ""),
        ("1 234", 1234, ""),
        ("1\u00a0234", 1234, ""),
        ("1\u2009234\u2009567", 1234567, ""),
        ("'38.6", 38.6, ""),
        ("1.2e3", 1200, ""),
        ("1.2E+03", 1200, ""),
        (".5e1", 5, ""),
        ("-5", -5, ""),
        ("−5", -5, ""),
        ("– 5", -5, ""),
        ("+5", 5, ""),
        ("£1,234.50", 1234.5, "£"),
        ("-£5", -5, "£"),
        ("£-5", -5, "£"),
        ("GBP 12", 12, "£"),
        ("38.5%", 38.5, "%"),
        ("38.5 %", 38.5, "%"),
        ("38.5 per cent", 38.5, "%"),
        ("2 percentage points", 2, "percentage points"),
        ("14.2%pts", 14.2, "%pts"),
        ("9.5 days", 9.5, "days"),
        ("12.3 per 1,000", 12.3, "per 1,000"),
        ("12.3 per 100,000 population", 12.3, "per 100,000 population"),
        ("3 hours per week", 3, "hours per week"),
    ],
)
def test_a_number_with_its_unit(text: str, value: float, unit: str) -> None:
    read = read_value(text)
    assert (read.value, read.unit, read.marker, read.status, read.note, read.problems) == (
        value,
        unit,
        None,
        None,
        "",
        (),
    )
    assert read.scale == 1
    assert not read.converted
    assert not read.is_text


@pytest.mark.parametrize(
    ("text", "value", "status", "note", "period"),
    [
        ("54.5 (2005-2007 ave)", 54.5, None, "(2005-2007 ave)", "2005-2007 ave"),
        ("28.9% (to Feb 11)", 28.9, None, "(to Feb 11)", "to Feb 11"),
        ("10.96% (2005 provisional)", 10.96, "provisional", "(2005 provisional)", "2005 provisional"),
        ("53,964 (2005)", 53964, None, "(2005)", "2005"),
        ("456 (3 yr average)", 456, None, "(3 yr average)", "3 yr average"),
        ("90% by 2005", 90, None, "by 2005", "by 2005"),
        ("45 2009/10", 45, None, "2009/10", "2009/10"),
        ("45 (Q2)", 45, None, "(Q2)", "Q2"),
        ("14.2 p", 14.2, "provisional", "p", ""),
        ("14.2p", 14.2, "provisional", "p", ""),
        ("14.2(p)", 14.2, "provisional", "(p)", ""),
        ("14.2 [p]", 14.2, "provisional", "[p]", ""),
        ("14.2 r", 14.2, "revised", "r", ""),
        ("14.2 (est.)", 14.2, "estimated", "(est.)", ""),
        ("12e", 12, "estimated", "e", ""),
        ("14.2 final", 14.2, "final", "final", ""),
        ("45 TBC", 45, "provisional", "TBC", ""),
        ("approx 45", 45, "estimated", "approx", ""),
        ("c. 45", 45, "estimated", "c .", ""),
        ("~45", 45, "estimated", "~", ""),
        ("38.6²", 38.6, None, "²", ""),
        ("45 (38)", 45, None, "(38)", ""),
    ],
)
def test_words_beside_a_number_are_kept(text: str, value: float, status: str | None, note: str, period: str) -> None:
    read = read_value(text)
    assert (read.value, read.status, read.period_text) == (value, status, period)
    assert read.note.replace(" ", "") == note.replace(" ", "")
    assert read.marker is None


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("[x]", "na"),
        ("x", "na"),
        ("..", "na"),
        ("....", "na"),
        (".", "na"),
        ("…", "na"),
        ("-", "na"),
        (":", "na"),
        ("N/A", "na"),
        ("n/a", "na"),
        ("#N/A", "na"),
        ("NULL", "na"),
        ("None", "na"),
        ("nan", "na"),
        ("Not available", "na"),
        ("n/a (new survey)", "na"),
        ("- (2005)", "na"),
        ("Not available until June", "na"),
        ("TBC", "tbc"),
        ("tba", "tbc"),
        ("TBC with GONW", "tbc"),
        ("Area results TBC", "tbc"),
        ("To be determined", "tbc"),
        ("To be agreed with partners", "tbc"),
        ("TBC Q3", "tbc"),
        ("*", "suppressed"),
        ("**", "suppressed"),
        ("[c]", "suppressed"),
        ("c", "suppressed"),
        ("suppressed", "suppressed"),
        ("[z]", "not_applicable"),
        ("not applicable", "not_applicable"),
        ("not collected", "not_collected"),
        ("No survey", "not_collected"),
        ("No survey this year", "not_collected"),
        ("Not due", "not_due"),
        ("[u]", "low_reliability"),
        ("<5", "less_than"),
        ("< 5", "less_than"),
        ("≤5", "less_than"),
        ("<=5", "less_than"),
        ("fewer than 5", "less_than"),
        ("under 5", "less_than"),
        (">95", "greater_than"),
        (">95%", "greater_than"),
        ("≥95", "greater_than"),
        ("over 95", "greater_than"),
        ("(tbc)", "tbc"),
        ("[note 2]", "noted"),
        ("[r1]", "noted"),
        ("Awaiting board approval", "tbc"),
        ("n/a until the survey", "na"),
    ],
)
def test_a_mark_in_the_place_of_a_number(text: str, marker: str) -> None:
    read = read_value(text)
    assert (read.value, read.marker, read.note) == (None, marker, text)
    assert not read.is_text


def test_the_sheets_own_key_goes_first() -> None:
    key = {"-": "not_applicable", "x": "suppressed", "†": "low_reliability"}
    assert read_value("-", symbols=key).marker == "not_applicable"
    assert read_value("x", symbols=key).marker == "suppressed"
    read = read_value("26,626†", symbols=key)
    assert (read.value, read.marker, read.note) == (26626, "low_reliability", "†")
    assert read_value("45 (a)", symbols={"a": "low_reliability"}).marker == "low_reliability"
    assert read_value("45 (a)", symbols={"(a)": "low_reliability"}).marker == "low_reliability"


def test_a_mark_beside_a_number_is_noted() -> None:
    for text, mark in (("26,626†", "†"), ("61.7 #", "#"), ("14.2 *", "*"), ("14.2 [b]", "[b]"), ("14.2 [x]", "[x]")):
        read = read_value(text)
        assert read.value is not None
        assert (read.marker, read.note) == ("noted", mark)
    assert read_value("14.2 [u]").marker == "low_reliability"


def test_money_in_millions_is_converted_and_says_so() -> None:
    read = read_value("£1.2m")
    assert (read.value, read.unit, read.converted, read.note) == (1_200_000, "£", True, "written £1.2m")
    assert read_value("1.2 million").value == 1_200_000
    assert read_value("£0.3k").value == 300


def test_a_letter_that_may_be_a_unit_is_asked_for() -> None:
    read = read_value("1.2m")
    assert (read.value, read.converted, read.note) == (1.2, False, "m")
    assert codes(read) == ["unclear-unit"]


def test_brackets_are_a_minus_with_a_note() -> None:
    read = read_value("(12)")
    assert (read.value, read.note, codes(read)) == (-12, "(12)", ["brackets-minus"])
    assert severity_of("brackets-minus") is Severity.NOTE
    assert read_value("(£1,200)").value == -1200
    assert read_value("(-5)").value == -5


def test_a_year_in_brackets_is_a_question() -> None:
    read = read_value("(2005)")
    assert (read.value, read.period_text, codes(read)) == (None, "2005", ["year-in-brackets"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("38,6", "decimal-comma"),
        ("12,34", "decimal-comma"),
        ("1.234,5", "not-one-number"),
        ("1.2.3", "not-one-number"),
        ("5-10", "not-one-number"),
        ("5 to 10", "not-one-number"),
        ("3/4", "not-one-number"),
        ("9:30", "not-one-number"),
        ("2 out of 3 targets", "not-one-number"),
        ("5 year plan agreed by all of the partners", "not-one-number"),
        ("06/08/2019", "not-one-number"),
        ("2010/11-13/14", "not-one-number"),
        ("12 Jun", "not-one-number"),
        ("1997 Apr", "not-one-number"),
        ("4 and under", "not-one-number"),
        ("80 or over", "not-one-number"),
        ("increase of 5%", "number-in-text"),
        ("Level 2", "number-in-text"),
        ("££5", "number-in-text"),
        ("up to 5%", "number-in-text"),
        ("Nil", "nil"),
        ("NS", "unknown-mark"),
        ("[q]", "unknown-mark"),
        ("#DIV/0!", "cell-error"),
        ("inf", "not-finite"),
        ("-Infinity", "not-finite"),
        ("1e999", "not-finite"),
        ("9" * 400, "not-finite"),
        ("£1e308bn", "not-finite"),
    ],
)
def test_what_cannot_be_taken_as_one_number_is_a_problem(text: str, code: str) -> None:
    read = read_value(text)
    assert read.value is None
    assert codes(read) == [code]
    assert read.note == text
    assert all(reason and mend for _, reason, mend in read.problems)


@pytest.mark.parametrize(
    ("text", "code"), [("12 arsons", "words-beside-number"), ("5-", "trailing-minus"), ("70+", "trailing-plus")]
)
def test_a_doubt_about_a_number_is_a_question(text: str, code: str) -> None:
    read = read_value(text)
    assert read.value is not None
    assert codes(read) == [code]
    assert severity_of(code) is Severity.QUERY


@pytest.mark.parametrize("text", ["()", "Good progress made", "See commentary", "Yes", "None of the partners replied"])
def test_a_comment_is_text(text: str) -> None:
    assert read_value(text) == ReadValue(note=text, is_text=True)


def test_an_empty_cell_is_nothing() -> None:
    assert read_value("") == read_value("  ") == read_value(None) == ReadValue()


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (0.385, "0.0%", ReadValue(0.385, unit="%", scale=0.01)),
        (0.385, "0.000", ReadValue(0.385)),
        (38.5, "General", ReadValue(38.5)),
        (38.5, '0.0"%"', ReadValue(38.5, unit="%")),
        (1200, '"£"#,##0;[Red]-"£"#,##0', ReadValue(1200.0, unit="£")),
        (1200, "[$£-809]#,##0.00", ReadValue(1200.0, unit="£")),
        (1200, "£#,##0", ReadValue(1200.0, unit="£")),
        (9.5, '0.0" days"', ReadValue(9.5, unit="days")),
        (14.2, '0.0"p"', ReadValue(14.2, status="provisional", note="p")),
        (7, "", ReadValue(7.0)),
    ],
)
def test_a_stored_number_is_read_through_its_format(number: float, number_format: str, expected: ReadValue) -> None:
    assert read_value(number, number_format=number_format) == expected


@pytest.mark.parametrize("content", [True, False, date(2009, 4, 1), datetime(2009, 4, 1, 9, 30), time(9, 30)])
def test_what_is_no_number_is_an_error(content: bool | date | time) -> None:
    read = read_value(content)
    assert (read.value, codes(read), read.note) == (None, ["not-a-number"], str(content))
    assert severity_of("not-a-number") is Severity.ERROR


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan, 10**400])
def test_a_number_that_is_not_finite_is_an_error(number: float) -> None:
    read = read_value(number)
    assert (read.value, codes(read)) == (None, ["not-finite"])


def test_an_error_cell_has_no_value() -> None:
    read = read_value("#REF!", error=True)
    assert (read.value, read.marker, codes(read)) == (None, "na", ["cell-error"])
    assert severity_of("cell-error") is Severity.ERROR


def test_raised_and_struck_out_text_goes_to_the_note() -> None:
    read = read_value(38.6, superscript="p", struck="36.8")
    assert (read.value, read.status, read.note) == (38.6, "provisional", "p; struck out: 36.8")
    read = read_value("38.6", superscript="2")
    assert (read.value, read.status, read.note) == (38.6, None, "2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(r) #", ("noted", "revised", "(r) #")),
        ("(p)", (None, "provisional", "(p)")),
        ("#", ("noted", None, "#")),
        ("[u]", ("low_reliability", None, "[u]")),
        ("", (None, None, "")),
    ],
)
def test_marks_in_a_column_of_their_own(text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert read_marks(text) == expected


def test_a_column_of_marks_has_its_own_key() -> None:
    assert read_marks("#", {"#": "low_reliability"}) == ("low_reliability", None, "#")
    assert read_marks("(a)", {"a": "low_reliability"}) == ("low_reliability", None, "(a)")
    assert read_marks("(A)", {"(a)": "low_reliability"}) == ("low_reliability", None, "(A)")


@pytest.mark.parametrize("text", ["28 (draft)", "28 (unaudited)", "28 draft"])
def test_a_draft_figure_is_provisional(text: str) -> None:
    read = read_value(text)
    assert (read.value, read.status) == (28, "provisional")
