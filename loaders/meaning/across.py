"""What the headings over a column of values say when no heading is known to us: names, period, measure, area, unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.meaning.about_figures import is_about
from loaders.meaning.bands import are_bands
from loaders.meaning.changes import change_beside, change_period
from loaders.meaning.frames import Years, as_point, day_in, day_of_year, framed, says_rolling
from loaders.meaning.heading_parts import Parts, Texts, by_code, taken_apart
from loaders.meaning.heading_places import area_in, bare_place, places_among
from loaders.meaning.headings import is_margin, measure_in, unit_in
from loaders.meaning.notes import Notes
from loaders.meaning.parts_of_year import after_dated, in_year, year_around
from loaders.meaning.phrases import (
    is_whole_year,
    one_reading,
    stretch,
    stretch_of_years,
)
from loaders.meaning.so_far import is_part, is_total, says_to_date, says_whole_year, so_far, up_to_month, years_together
from loaders.meaning.status_words import status_named
from loaders.meaning.words import MEASURE_OF, fold, tidy
from loaders.meaning.year_before import Before, beside_this_year, year_before
from loaders.workbook.grid import Cell
from lsp_data.periods import (
    Ambiguous,
    Basis,
    DateCell,
    Period,
    read_period,
    read_periods,
    rolling_year,
    same_period_last_year,
)

# Words that frame a period or a state and name nothing.
_FRAME = re.compile(
    r"(?:position )?as? ?(?:at|of)|at|in|during|date|month|period|quarter|(?:financial |calendar )?years?"
    r"|year end(?:ing|ed)"
)
_CHANGE = re.compile(
    r"\b(?:changes?|chg|difference|diff|increase|decrease|variance"
    r"|growth(?= (?:from|between) (?:the )?(?:base|previous|last|\w{0,9} ?\d)))\b(?! of)"  # not "from tourism"
)
_NO_CHANGE = re.compile(r"\b(?:climate|behaviour|name|boundary|address) change")
_SHORT = 4  # words; in a longer heading "expected" or "target" belongs to the name
_CERTAIN = re.compile(r"(?:19|20)\d\d|[a-z]{3}", re.IGNORECASE)
_RECKONED_FROM = re.compile(r"\b(?:from|since|than)\b|\bper\b.*\bmid\b")
_COMPARED = frozenset({"actual", "baseline"})  # what a change is between
_SET_FOR_YEARS = frozenset({"target", "forecast"})
_LIMITS = ("lower", "upper")
_OF_CONFIDENCE = re.compile(r"\b(?:confidence|[lu]?c[il]|9[059])\b")  # a longer heading says of what


@dataclass(frozen=True, slots=True)
class Across:
    """One column of values by its headings. ``question`` is a period that can be read in more than one way."""

    names: tuple[str, ...] = ()
    period: Period | None = None
    measure: str = "actual"
    area: str = ""
    status: str | None = None
    note: str = ""
    unit: str = ""
    question: Ambiguous | None = None
    part: str = ""  # a part of a year ("Q2", "Jan") whose year the row says
    to_date: bool = False  # it counts from the beginning of the year, and only the rows may say until when
    rolling: bool = False  # it counts the twelve months that end with the month of the row
    before: Before | None = None  # it is of the year before the period that the row or the title says


def across(
    paths: Mapping[int, Sequence[Cell]],
    notes: Notes,
    *,
    row_areas: bool,
    years: Years | None = None,
    whole: Period | None = None,
    until: int = 0,
) -> dict[int, Across]:
    """Each column by its index. ``paths`` are the heading cells over it, outermost first; ``row_areas``: the rows name
    the areas, so that a heading that is a place is only a name; ``years``: what the titles say of bare years;
    ``whole``: the period of the table, which gives months their year where it is one; ``until``: the month up to which
    the titles say that years go, 0 for none."""
    bands = are_bands(cell.text for cells in paths.values() for cell in cells)
    parts = by_code({column: taken_apart(cells, notes, bands=bands) for column, cells in paths.items()})
    splits = sum(bool(one.split) and not one.periods for one in parts.values())
    most = splits * 2 >= len(parts) or splits == 1 == len(parts)
    counted = {column: most or _says_when(one) for column, one in parts.items()}
    texts = {column: one.periods or (one.split if counted[column] else ()) for column, one in parts.items()}
    read = _read_all(texts)
    places = places_among([] if row_areas else [bare_place(one.names[-1]) for one in parts.values() if one.names])
    year = whole if is_whole_year(whole) else year_around(whole, texts)
    following = after_dated(texts, {column: one_reading(answer) for column, answer in read.items()})
    found: dict[int, Across] = {}
    for column, one in parts.items():
        names = one.split_names if counted[column] and not one.periods and one.split else one.names
        names = (*names[:-1], bare_place(names[-1])) if names and not row_areas else names
        period = _meant(one, one_reading(read[column]) if column in read else None, years)
        part = next((text for text in texts[column] if isinstance(text, str)), "") if period is None else ""
        period = period or following.get(column) or (in_year(texts[column], year) if year is not None else None)
        answer = read.get(column)
        question = answer if period is None and isinstance(answer, Ambiguous) else None
        area = "" if row_areas else area_in(names, places)
        kept = tuple(
            dict.fromkeys(name for name in names if name and name != area and not _FRAME.fullmatch(fold(name)))
        )
        status = (notes.read(one.marks)[1] if one.marks else None) or (status_named(one.names) if period else None)
        unit = unit_in(one.names)
        rolling = says_rolling(one.whole)
        period = rolling_year(period.end) if rolling and is_part(period) else period
        found[column] = Across(
            kept, period, _measure(one), area, status, one.marks, unit, question, part, rolling=rolling
        )
    limits = any(one.measure in _LIMITS for one in found.values())
    if limits or any(is_margin(one.names[-1]) for one in parts.values() if one.names):
        found = {column: _of_survey(one, parts[column]) for column, one in found.items()}
    dated = {column for column, answer in read.items() if one_reading(answer) is not None}
    made = _up_to(_in_months(found, parts, until), parts, whole)
    return _with_changes(_year_earlier(made, parts, dated), parts, whole)


def _year_earlier(found: Mapping[int, Across], parts: Mapping[int, Parts], dated: set[int]) -> dict[int, Across]:
    """The columns of the year before, but those whose own heading says which year that is."""
    made = dict(found)
    this_year = beside_this_year(one.whole for one in parts.values())
    for column, one in found.items():
        before = year_before(parts[column].whole)
        if before is None or one.measure == "change" or column in dated:
            continue
        if one.period is not None:
            made[column] = replace(one, period=same_period_last_year(one.period))
        else:
            made[column] = replace(one, before=Before.SAME if this_year or one.to_date else before)
    return made


def _in_months(found: Mapping[int, Across], parts: Mapping[int, Parts], until: int) -> Mapping[int, Across]:
    """The columns of years as far as the titles say that each goes, but those of a whole year and those of targets and
    forecasts, which are set for one."""
    if not until:
        return found
    return {
        column: replace(one, period=up_to_month(one.period, until))
        if one.period is not None
        and one.period.basis is Basis.FINANCIAL_YEAR
        and one.measure not in _SET_FOR_YEARS
        and not says_whole_year(fold(parts[column].whole))
        else one
        for column, one in found.items()
    }


def _up_to(found: Mapping[int, Across], parts: Mapping[int, Parts], whole: Period | None) -> dict[int, Across]:
    """The columns of years to date and of totals with their end: that of the last month or quarter beside them, or of
    the table where that is one; a year to date of which nothing says it is left open."""
    made = dict(found)
    for column, one in found.items():
        to_date = any(map(says_to_date, parts[column].names))
        if one.measure == "change" or not (to_date or any(map(is_total, one.names))):
            continue
        if one.period is not None and one.period.basis is not Basis.FINANCIAL_YEAR:
            continue
        year = one.period or (whole if is_whole_year(whole) else None)
        others = [other for place, other in found.items() if place != column]
        end = so_far(year, [other.period for other in others])
        if end is None and year is None and not to_date:
            summed = (other for other in others if other.measure == one.measure and set(other.names) <= set(one.names))
            end = years_together(other.period for other in summed)  # no sum of "Rate 2008/09", "Rate 2009/10"
        if end is not None:
            made[column] = replace(one, period=end)
        elif to_date:
            made[column] = replace(one, period=None, to_date=True)
    return made


def _says_when(one: Parts) -> bool:
    """Whether the period at the end of a name is that of its figures although the other columns have none: written so
    that it can be nothing else, and not what a change or a rate is reckoned from."""
    written = [text for text in one.split if isinstance(text, str) and _CERTAIN.search(text)]
    return bool(written) and not _RECKONED_FROM.search(one.whole) and _measure(one) != "change"


def _meant(one: Parts, period: Period | None, years: Years | None) -> Period | None:
    """The period as the words around it mean it: a state on a day, a year that ends in June, twelve months to then."""
    texts = [text for text in one.periods if isinstance(text, str)]
    if one.frame and texts:
        joined = framed(one.frame, texts[-1])
        if joined is not None:
            return joined
    if period is None:
        return None
    if one.as_at:
        return as_point(period)
    if period.basis is Basis.CALENDAR_YEAR:
        day = next((said for name in reversed(one.names) if (said := day_of_year(name))), None)
        if day is not None:
            return day_in(period.start.year, day)
    return years.meant(period) if years is not None else period


def _read_all(texts: Mapping[int, Texts]) -> dict[int, Period | Ambiguous]:
    """The period of each column. Texts of one level settle each other; an inner one is read within the outer."""
    outer = _settled([one[0] for one in texts.values() if one])
    found: dict[int, Period | Ambiguous] = {}
    for column, one in texts.items():
        if not one:
            continue
        answer = outer[one[0]]
        for position, inner in enumerate(one[1:], start=1):
            answer = _within(inner, answer, one[position - 1])
        if isinstance(answer, (Period, Ambiguous)):
            found[column] = answer
    return found


def _within(inner: str | DateCell, outer: object, outer_text: str | DateCell) -> object:
    if not isinstance(inner, str):
        return read_periods([inner])[0]
    read = read_period(inner, within=one_reading(outer))
    if isinstance(outer_text, str) and one_reading(outer) is None:  # "Q2" over "2009/10": the other way round
        joined = read_period(f"{outer_text} {inner}")
        read = joined if isinstance(joined, Period) else read
    return read if isinstance(read, (Period, Ambiguous)) else outer


def _settled(items: Sequence[str | DateCell]) -> dict[str | DateCell, object]:
    """Each item as it reads beside the others; a pair that is no single year among financial years is the stretch."""
    unique = list(dict.fromkeys(items))
    read: list[object] = list(read_periods(unique))
    read = [
        stretch(item) or one if isinstance(item, str) and not isinstance(one, (Period, Ambiguous)) else one
        for item, one in zip(unique, read, strict=True)
    ]
    bases = Counter(one.basis for one in read if isinstance(one, Period))
    if bases and bases.most_common(1)[0][0] is Basis.FINANCIAL_YEAR:
        for position, (item, one) in enumerate(zip(unique, read, strict=True)):
            if isinstance(one, Ambiguous) and isinstance(item, str):
                read[position] = stretch_of_years(item) or one
    return dict(zip(unique, read, strict=True))


def _measure(one: Parts) -> str:
    if _CHANGE.search(one.whole) and not _NO_CHANGE.search(one.whole):
        return "change"
    for name in reversed(one.names):
        if is_about(name):
            return "actual"  # whatever it measures, it is no target: "% of target"
        words = fold(name)
        said = MEASURE_OF.get(words) or measure_in(words)
        plain = len(words.split()) <= _SHORT or (said in _LIMITS and _OF_CONFIDENCE.search(words))
        if said and said != "trigger" and plain:
            return said
    return "actual"


def _of_survey(over: Across, one: Parts) -> Across:
    """The column as it is meant beside margins or limits: "Base" is how many were asked, not where a target starts."""
    base = over.measure == "baseline" and fold(one.names[-1]) in ("base", "bases")
    return replace(over, measure="sample") if base else over


def _with_changes(found: dict[int, Across], parts: Mapping[int, Parts], whole: Period | None) -> dict[int, Across]:
    """The columns of changes with their from–to, by the other columns, where none says when by the table's period."""
    others: list[tuple[Period | None, str]] = [
        (one.period, parts[column].whole) for column, one in found.items() if one.measure in _COMPARED and one.period
    ]
    others = others or [(whole, "")]
    for column, one in found.items():
        if one.measure == "change":
            left = [over.period for at, over in sorted(found.items()) if at < column and over.measure == "actual"]
            text = tidy(" ".join(parts[column].names))
            period = change_period(text, others) or change_beside(text, left) or one.period
            found[column] = replace(one, period=period, question=None)
    return found
