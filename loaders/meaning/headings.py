"""What a heading says: the role of its column and, of a figure, which measure, for which period, in which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from loaders.meaning.about_figures import is_about
from loaders.meaning.heading_words import is_percentage, measure_in, unit_in
from loaders.meaning.others import others_in, period_words, quartiles_in
from loaders.meaning.phrases import is_part_of_year, reads_as_period
from loaders.meaning.status_words import STATUS_OF, status_in, without_status
from loaders.meaning.unnamed_parts import BARE_YEARS, year_said
from loaders.meaning.words import MEASURE_OF, ROLE_OF, Role, fold, without_marks
from loaders.meaning.year_before import Before, beside_this_year, earlier_in, without_words
from loaders.tables.headed import Column
from loaders.workbook.grid import Cell
from lsp_data.periods import (
    Ambiguous,
    Basis,
    Period,
    financial_year_of,
    period_of_date,
    read_period,
    same_period_last_year,
    year_to_date,
)

_PERIOD_WORDS = re.compile(
    r"""\b(?:q(?:tr|uarter)?\s*[1-4]|quarter|[1-4](?:st|nd|rd|th)\s+(?:quarter|qtr)|(?:19|20)\d\d(?:\s\d\d(?:\d\d)?)?
        |\d\d\s\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s\d\d(?:\d\d)?)?|fy\s?\d\d
        |year|to|for|in|at|of|end|the)\b""",
    re.VERBOSE,
)
_PART_OF_A_YEAR = re.compile(
    r"\b(?:q(?:tr|uarter)?\s*[1-4]|[1-4](?:st|nd|rd|th)\s+(?:quarter|qtr)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_YEAR = "year"
BASES = frozenset({"base", "bases"})  # how many were asked, beside what they answered
_TYPE = "type"
OTHERS = "others"  # what a heading is that names others: it heads a column, and alone makes no table of figures
FEWEST_PARTS = 2  # quarters or months beside a year
_TO_DATE = re.compile(r"\b(?:ytd|year to date|to date|cumulative|cum)\b")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column was understood as, and why. ``explicit``: a word of the heading says the measure."""

    column: Column
    role: Role
    measure: str = ""
    period: Period | None = None
    question: Ambiguous | None = None  # the heading names a period that can be read in more than one way
    to_date: bool = False
    explicit: bool = False
    unit: str = ""
    why: str = ""
    said: bool = False  # a person said for which period its figures are
    indicator: tuple[str, str] | None = None  # which indicator a person said that its figures are of
    area: str = ""  # the area that a person said
    before: Before | None = None  # it is of the year before, and the row or the return says of which part
    status: str = ""  # of its figures: provisional, estimated, revised, final
    of_year: Period | None = None  # the year that a heading names of which the figures go up to a date
    others: str = ""  # the area of others that it names, as it is written: its figures are to compare with

    @property
    def name(self) -> str:
        """The heading as a person reads it."""
        return self.column.text

    @property
    def naming(self) -> tuple[str, ...]:
        """What its parts say besides the period, outermost first: of "Apr-10" nothing."""
        if self.period is None:
            return self.column.path
        return tuple(one for one in self.column.path if not _says_only_when(without_marks(one)[0]))


def _says_only_when(text: str) -> bool:
    return reads_as_period(text) or is_part_of_year(text)


def read_heading(column: Column, within: Period | None = None, basis: Basis | None = None) -> Heading:
    """The meaning of one column by its heading. ``within`` is the year that "Q2" or "Sep" belong to, ``basis`` what is
    known of the series: "2008/09" over an academic-year indicator is an academic year."""
    parts = [without_marks(part)[0] for part in column.path]
    if others := others_in(parts):
        return _of_others(column, parts, others, within, basis)
    before = earlier_in(parts)
    if before is not None and measure_in(fold(" ".join(parts))) != "change":
        return _of_year_before(column, parts, before, within, basis)
    whole, last = fold(" ".join(parts)), fold(parts[-1]) if parts else ""
    unit = unit_in(parts)
    period, question = _period(column, parts, within, basis)
    for words in (whole, last):
        if words in ROLE_OF and not (words == _YEAR and period is not None):  # "Year" beside "Q1" under "2009/10"
            return Heading(column, ROLE_OF[words], unit=unit, why=f"its heading is “{column.text}”")
    rest = " ".join(_PERIOD_WORDS.sub(" ", whole).split())
    status = status_in(column.path) if period or question else ""
    if status and ROLE_OF.get(rest) in (None, Role.FIGURE_STATUS):
        rest = without_status(rest)
    if (period or question) and rest in ROLE_OF:
        return Heading(column, ROLE_OF[rest], "", period, question, why=f"its heading names “{rest}” and a period")
    if is_about(whole):
        return Heading(column, Role.OTHER, unit=unit, why="it says something about figures, and is none")
    measure = MEASURE_OF.get(whole) or MEASURE_OF.get(last) or measure_in(whole)
    to_date = bool(_TO_DATE.search(whole))
    part_of_a_year = bool(_PART_OF_A_YEAR.search(whole)) and not rest
    if measure or period or question or part_of_a_year:
        why = f"its heading says {measure or 'a period'}"
        figure = Heading(column, Role.FIGURE, measure or "actual", period, question, to_date, bool(measure), unit, why)
        figure = replace(figure, status=status)
        return _year_so_far(figure, within) if to_date else figure
    return Heading(column, Role.OTHER, unit=unit, why="no word of its heading is known")


def _of_others(
    column: Column, parts: Sequence[str], others: str, within: Period | None, basis: Basis | None = None
) -> Heading:
    period, question = _period(column, period_words(parts), within, basis)
    why = "its heading says whose figures they are"
    return Heading(column, Role.FIGURE, "actual", period, question, explicit=True, why=why, others=others)


def _of_year_before(
    column: Column, parts: Sequence[str], before: Before, within: Period | None, basis: Basis | None
) -> Heading:
    """ "Q3 last year": the rest of the heading, read within the year before; "Last yr" alone waits for the period that
    the other columns are of."""
    rest = tuple(text for part in parts if (text := without_words(part)))
    year = same_period_last_year(within) if within is not None else None
    inner = read_heading(replace(column, path=rest), year, basis) if rest else Heading(column, Role.FIGURE, "actual")
    waits = inner.role is Role.FIGURE and inner.period is None
    open_still = Before.SAME if inner.to_date else before
    return replace(inner, column=column, before=open_still if waits else None, why="its heading says an earlier time")


def read_headings(columns: Sequence[Column], within: Period | None = None) -> tuple[Heading, ...]:
    """The meaning of every column of a table."""
    quartiles = quartiles_in({column.index: column.path for column in columns})
    read = (
        _of_others(column, column.path, quartiles[column.index], within)
        if column.index in quartiles
        else read_heading(column, within)
        for column in columns
    )
    headings = _with_whole_years(tuple(read), within)
    if not any(one.measure == "target" for one in headings):
        headings = tuple(_of_any_type(one) for one in headings)
    headings = _with_bases(headings)
    if not beside_this_year(one.text for one in columns):
        return headings
    return tuple(replace(one, before=Before.SAME) if one.before is Before.OPEN else one for one in headings)


def _with_bases(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings with "Base" right of "%" under the same survey as how many were asked; alone it is a baseline."""
    asked = {
        one.column.index
        for left, one in pairwise(headings)
        if one.measure == "baseline" and fold(one.column.path[-1]) in BASES and len(one.column.path) > 1
        if left.column.path[:-1] == one.column.path[:-1] and is_percentage(left.column.path[-1])
    }
    why = "it stands beside the percentage of a survey"
    return tuple(replace(one, measure="sample", why=why) if one.column.index in asked else one for one in headings)


def _of_any_type(heading: Heading) -> Heading:
    """ "Type" is the kind of target only beside a column of targets."""
    if heading.role is not Role.TARGET_CLASS or fold(heading.name) != _TYPE:
        return heading
    return replace(heading, role=Role.OTHER, why="no column of targets stands beside it")


def _with_whole_years(headings: tuple[Heading, ...], within: Period | None) -> tuple[Heading, ...]:
    """The headings with "Year" right of quarters or months as the figures of the whole year that they are parts of."""
    parts = [one for one in headings if one.role is Role.FIGURE and _is_part(one.name)]
    if len(parts) < FEWEST_PARTS:
        return headings
    last = parts[-1]
    year = financial_year_of(last.period.end) if last.period is not None else within
    return tuple(
        replace(one, role=Role.FIGURE, measure="actual", period=year, why="it stands beside the parts of a year")
        if one.role is Role.PERIOD and fold(one.name) == _YEAR and one.column.index > last.column.index
        else one
        for one in headings
    )


def _is_part(name: str) -> bool:
    return bool(_PART_OF_A_YEAR.search(fold(name)))


def is_heading(cell: Cell) -> str:
    """The role that a cell would have as a heading, "" when none; for finding tables, without any context."""
    if isinstance(cell.value, bool):
        return ""
    if isinstance(cell.value, (int, float)):
        return Role.FIGURE.value if float(cell.value).is_integer() and 1990 <= cell.value <= 2035 else ""
    if isinstance(cell.value, date):
        return Role.FIGURE.value
    text = without_marks(cell.text)[0]
    words = fold(text)
    if words in ROLE_OF:
        return ROLE_OF[words].value
    if words in MEASURE_OF or (len(words) <= 60 and (measure_in(words) or _PERIOD_WORDS.search(words))):
        rest = " ".join(_PERIOD_WORDS.sub(" ", words).split())
        rest = without_status(rest) if rest in STATUS_OF else rest
        if rest in ROLE_OF:
            return ROLE_OF[rest].value
        if words in MEASURE_OF or not rest or len(rest.split()) <= 3 or rest in MEASURE_OF:
            return Role.FIGURE.value
    return OTHERS if others_in([text]) else ""


def financial_year_in(texts: Sequence[str]) -> Period | None:
    """The financial year that the texts name, None when none or more than one does."""
    years = set()
    for text in texts:
        for found in re.findall(r"(?<!\d)(?:20\d\d|\d\d)\s?[/–-]\s?(?:20)?\d\d(?!\d)", text):
            read = read_period(found)
            if isinstance(read, Ambiguous):
                read = next((one for one in read.candidates if one.basis is Basis.FINANCIAL_YEAR), read)
            if isinstance(read, Period) and read.basis is Basis.FINANCIAL_YEAR:
                years.add(read)
    return years.pop() if len(years) == 1 else None


def _period(
    column: Column, parts: Sequence[str], within: Period | None, basis: Basis | None
) -> tuple[Period | None, Ambiguous | None]:
    """The innermost period that the heading names, read within the outer ones."""
    value = column.cell.value
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        read = period_of_date(day, number_format=column.cell.number_format, basis=basis)
        return (read, None) if isinstance(read, Period) else (None, read if isinstance(read, Ambiguous) else None)
    outer, question, found = within, None, None
    for part in parts:
        read = read_period(part, within=outer, basis=basis)
        if isinstance(read, Period):
            outer, found, question = read, read, None
        elif isinstance(read, Ambiguous):
            found, question = None, read
    return found, question


def _year_so_far(heading: Heading, within: Period | None) -> Heading:
    """ "Year to date" without an end of its own runs to the end of the return's period, which the caller adds."""
    period = heading.period
    if period is None or period.basis in BARE_YEARS:
        return replace(heading, period=None, of_year=year_said(heading.column.path))
    if period.basis is Basis.YEAR_TO_DATE:
        return heading if period != within else replace(heading, period=None)
    return replace(heading, period=year_to_date(period.end))


def year_of(period: Period | None) -> Period | None:
    """The financial year in which the period ends."""
    return financial_year_of(period.end) if period else None
