"""Numbers as a person sees them: the usual number formats, dates and times, and that no format can break the reader."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.workbook.date_formats import as_date, iso_text, moment, shown_date
from loaders.workbook.number_formats import BUILTIN, general, number_format, shown
from loaders.workbook.stored import moved


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (14.0, "", "14"),
        (8.190028828901477, "", "8.190028829"),
        (-0.5, "General", "-0.5"),
        (1234567.0, "", "1234567"),
        (0.00001, "", "0.00001"),
        (1.5e15, "", "1.5E+15"),
        (38.5, "0", "39"),
        (2.675, "0.00", "2.68"),
        (0.125, "0.00", "0.13"),
        (-0.125, "0.00", "-0.13"),
        (1.005, "0.00", "1.01"),
        (1234567.891, "#,##0.0", "1,234,567.9"),
        (999.96, "#,##0.0", "1,000.0"),
        (0.385, "0%", "39%"),
        (0.385, "0.0%", "38.5%"),
        (0.5, "#.0", ".5"),
        (7.0, "000", "007"),
        (1.5, "0.##", "1.5"),
        (3.0, "0.##", "3"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (1234567.0, '0.0,,"m"', "1.2m"),
        (16.0, '"NI "0', "NI 16"),
        (7.0, '0" homes"', "7 homes"),
        (7.0, "0\\ \\h", "7 h"),
        (1200.0, "[$£-809]#,##0", "£1,200"),
        (1200.0, '"£"#,##0.00', "£1,200.00"),
        (-3.2, "0.0;(0.0)", "(3.2)"),
        (-3.2, "0.0;[Red]-0.0", "-3.2"),
        (-3.2, "0.0", "-3.2"),
        (0.0, '0;-0;"-"', "-"),
        (0.0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (5.0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "5"),
        (3.0, '[>=10]0;[<10]"<10"', "<10"),
        (12.0, '[>=10]0;[<10]"<10"', "12"),
        (-20.0, '[>0.5]#,##0;[<-0.5]-#,##0;"-"', "-20"),
        (5.0, ";;;", ""),
        (0.25, "# ?/?", "0.25"),
        (5.0, "@", "5"),
    ],
)
def test_a_number_shows_as_in_a_spreadsheet(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("serial", "code", "text"),
    [
        (39721, BUILTIN[14], "30/09/2008"),
        (39692, "mmm-yy", "Sep-08"),
        (39692, "mmmm yyyy", "September 2008"),
        (39692, "[$-809]d mmmm yyyy;@", "1 September 2008"),
        (39692, "ddd dd/mm/yy", "Mon 01/09/08"),
        (39692, "yyyy\\-mm\\-dd", "2008-09-01"),
        (39692.75, "dd/mm/yyyy hh:mm", "01/09/2008 18:00"),
        (39692.75, "h:mm AM/PM", "6:00 PM"),
        (0.00546296, "mm:ss", "07:52"),
        (0.005462963, "mm:ss.0", "07:52.0"),
        (1.5, "[h]:mm", "36:00"),
        (0.5, "[mm]:ss", "720:00"),
        (59, "dd/mm/yyyy", "28/02/1900"),
        (60, "dd/mm/yyyy", "29/02/1900"),
        (61, "dd/mm/yyyy", "01/03/1900"),
        (39692, '"Q"0', "Q39692"),
    ],
)
def test_a_serial_shows_as_a_date(serial: float, code: str, text: str) -> None:
    compiled = number_format(code)
    assert (shown_date(serial, compiled) if compiled.is_date else compiled.shown(serial)) == text


@pytest.mark.parametrize(
    "code", ["0.0", "#,##0", "General", "0%", '"day "0', "[Red]0", "0.0;[Magenta]-0.0", "\\d0", "@", ""]
)
def test_formats_that_are_no_dates(code: str) -> None:
    assert not number_format(code).is_date


def test_days_count_from_1904_where_the_book_says_so() -> None:
    assert moment(38259, from_1904=True) == datetime(2008, 9, 30)
    assert as_date(0.0, number_format("dd/mm/yyyy"), from_1904=True) == date(1904, 1, 1)


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)), st.integers(0, 86_399))
def test_every_moment_comes_back_from_its_serial(day: date, seconds: int) -> None:
    serial = (day - date(1899, 12, 30)).days + seconds / 86_400
    assert moment(serial) == datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 4))
def test_decimals_round_half_away_from_zero_as_written(digits: int, places: int, wanted: int) -> None:
    exact = Decimal(digits).scaleb(-places)
    code = "0." + "0" * wanted if wanted else "0"
    rounded = exact.quantize(Decimal(1).scaleb(-wanted), ROUND_HALF_UP)
    assert Decimal(shown(float(exact), code)) == rounded


@given(st.integers(0, 10**12))
def test_thousands_are_grouped_from_the_right(number: int) -> None:
    assert shown(float(number), "#,##0") == f"{number:,}"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_general_reads_back_within_its_ten_digits(number: float) -> None:
    assert float(general(number)) == pytest.approx(number, rel=1e-5, abs=1e-9)


@given(
    st.text(alphabet='0#?.,%;"\\_*@/EeGgnral+-[]<>=$£ ymdhsAMP:x6', max_size=40) | st.text(max_size=300),
    st.floats(allow_nan=False, allow_infinity=False),
)
@example("[h]:mm", 1.7976931348623157e308)
@example("[s]", -1e304)
def test_no_format_breaks_the_reader(code: str, value: float) -> None:
    compiled = number_format(code)
    assert isinstance(compiled.shown(value), str)
    assert isinstance(compiled.shown_text("text"), str)
    assert isinstance(shown_date(value, compiled), str)
    assert as_date(value, compiled) is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2008-09-30", date(2008, 9, 30)),
        ("2008-09-30T00:00:00", date(2008, 9, 30)),
        ("2008-09-30T12:00:00Z", datetime(2008, 9, 30, 12)),
        ("12:30:00", "12:30:00"),
        ("2008-31-30", None),
        ("20080930", None),
        ("", None),
    ],
)
def test_iso_texts(text: str, found: object) -> None:
    read = iso_text(text)
    assert (str(read) if isinstance(found, str) else read) == found


@pytest.mark.parametrize(
    ("formula", "there"),
    [
        ("A1+$A1+A$1+$A$1", "C4+$A4+C$1+$A$1"),
        ("SUM(A1:B2)", "SUM(C4:D5)"),
        ("'Q1 2009'!A1&\"A1\"", "'Q1 2009'!C4&\"A1\""),
        ("LOG10(A1)+Q1Total", "LOG10(C4)+Q1Total"),
        ("XFD1", "#REF!"),
    ],
)
def test_a_shared_formula_moves_with_its_cell(formula: str, there: str) -> None:
    assert moved(formula, 3, 2) == there
