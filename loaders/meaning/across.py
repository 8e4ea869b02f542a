"""What the headings over a column of values say when no heading is known to us: names, period, measure, area, unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.meaning.about_figures import is_about
from loaders.meaning.bands import are_bands
from loaders.meaning.changes import Over, change_between, change_of, from_predicted
from loaders.meaning.frames import (
    Years,
    as_point,
    day_in,
    day_of_year,
    first_day_of,
    framed,
    says_at_start,
    says_rolling,
)
from loaders.meaning.heading_parts import Across, Parts, are_sections, by_code, taken_apart
from loaders.meaning.heading_periods import read_all
from loaders.meaning.heading_places import area_in, bare_place, places_among
from loaders.meaning.heading_words import is_margin, is_percentage, measure_in, unit_in
from loaders.meaning.headings import BASES
from loaders.meaning.notes import Notes
from loaders.meaning.others import quartiles_in
from loaders.meaning.parts_of_year import after_dated, in_year, year_around
from loaders.meaning.phrases import one_reading, phrases
from loaders.meaning.planned import planned_in_kind
from loaders.meaning.rolling import as_rolled
from loaders.meaning.school_years import as_school_year, counts_by_school_year
from loaders.meaning.so_far import is_part, says_to_date, year_of_parts
from loaders.meaning.status_words import status_named
from loaders.meaning.words import MEASURE_OF, fold, tidy
from loaders.meaning.year_before import Before, beside_this_year, earlier, earlier_in, year_before
from loaders.meaning.years_so_far import as_far_as_said, in_part_of_year, of_full_years, up_to_date
from loaders.workbook.grid import Cell
from lsp_data.periods import (
    Ambiguous,
    Basis,
    Period,
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
_LIMITS = ("lower", "upper")
_OF_CONFIDENCE = re.compile(r"\b(?:confidence|[lu]?c[il]|9[059])\b")  # a longer heading says of what


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
    sections = are_sections(paths.values())
    apart = {column: taken_apart(cells, notes, bands=bands, sections=sections) for column, cells in paths.items()}
    parts = by_code(apart)
    counted = _split_off(parts)
    texts = {column: one.periods or (one.split if counted[column] else ()) for column, one in parts.items()}
    read = read_all(texts, years)
    places = places_among([] if row_areas else [bare_place(one.names[-1]) for one in parts.values() if one.names])
    year = year_of_parts(whole) or year_around(whole, texts)
    following = after_dated(texts, {column: one_reading(answer) for column, answer in read.items()})
    quartiles = quartiles_in({column: [tidy(cell.text) for cell in cells] for column, cells in paths.items()})
    found: dict[int, Across] = {}
    for column, one in parts.items():
        names = one.split_names if counted[column] and not one.periods and one.split else one.names
        names = (*names[:-1], bare_place(names[-1])) if names and not row_areas else names
        answer = read.get(column)
        meant = _meant(one, one_reading(answer), years)
        period, answer = (None, meant) if isinstance(meant, Ambiguous) else (meant, answer)
        part = next((text for text in texts[column] if isinstance(text, str)), "") if period is None else ""
        period = period or following.get(column) or (in_year(texts[column], year) if year is not None else None)
        question = answer if period is None and isinstance(answer, Ambiguous) else None
        area = "" if row_areas else area_in(names, places)
        kept = tuple(dict.fromkeys(one for one in names if one and one != area and not _FRAME.fullmatch(fold(one))))
        status = (notes.read(one.marks)[1] if one.marks else None) or (status_named(one.names) if period else None)
        unit = unit_in(one.names)
        rolling = says_rolling(one.whole)
        period = rolling_year(period.end) if rolling and is_part(period) else period
        measure = "actual" if column in quartiles else _measure(one)
        found[column] = Across(kept, period, measure, area, status, one.marks, unit, question, part, rolling=rolling)
    said = as_far_as_said(_of_whom(found, parts, paths), parts, until, whole)
    made = of_full_years(up_to_date(in_part_of_year(said, parts, whole), parts, year), parts, whole)
    dated = {column for column, answer in read.items() if one_reading(answer) is not None}
    return _with_changes(_of_earlier(made, parts, paths, dated), parts, paths, whole)


def _split_off(parts: Mapping[int, Parts]) -> dict[int, bool]:
    """Whether the period at the end of each column's name is that of its figures: where most names have one, or it can
    be nothing else."""
    splits = sum(bool(one.split) and not one.periods for one in parts.values())
    most = splits * 2 >= len(parts) or splits == 1 == len(parts)
    return {column: most or _says_when(one) for column, one in parts.items()}


def _of_whom(
    found: Mapping[int, Across], parts: Mapping[int, Parts], paths: Mapping[int, Sequence[Cell]]
) -> dict[int, Across]:
    """The columns with what they say of a survey's limits or of how many were asked, and of what was planned."""
    limits = any(one.measure in _LIMITS for one in found.values())
    if limits or any(is_margin(one.names[-1]) for one in parts.values() if one.names):
        found = {column: _of_survey(one, parts[column]) for column, one in found.items()}
    elif not any(one.measure == "target" for one in found.values()):
        found = {column: _of_answers(found, column, parts, paths) for column in found}
    return planned_in_kind(found, parts)


def _of_earlier(
    found: Mapping[int, Across], parts: Mapping[int, Parts], paths: Mapping[int, Sequence[Cell]], dated: set[int]
) -> dict[int, Across]:
    """The columns of an earlier time, but those whose own heading says when that is."""
    made = dict(found)
    this_year = beside_this_year(one.whole for one in parts.values())
    for column, one in found.items():
        before = year_before(parts[column].whole) or earlier_in(parts[column].names)
        if before is None or one.measure == "change" or (column in dated and not _says_earlier(paths[column][-1])):
            continue
        of_year = before in (Before.SAME, Before.YEAR, Before.OPEN)
        if one.period is None:
            made[column] = replace(one, before=Before.SAME if of_year and (this_year or one.to_date) else before)
            continue
        answer = same_period_last_year(one.period) if of_year else earlier(before, one.period, parts[column].names[-1])
        period = answer if isinstance(answer, Period) else None
        question = answer if isinstance(answer, Ambiguous) else None
        made[column] = replace(one, period=period, question=question, before=None if period else before)
    return made


def _says_earlier(cell: Cell) -> bool:
    """Whether a heading says an earlier time and not when that is: "Previous" below "Q2 2010/11"."""
    return earlier_in([cell.text]) is not None and not phrases(cell.text)


def _says_when(one: Parts) -> bool:
    """Whether the period at the end of a name is that of its figures although the other columns have none: written so
    that it can be nothing else, and not what a change or a rate is reckoned from."""
    to_date = any(map(says_to_date, one.names))  # "YTD 08/09"
    written = [text for text in one.split if isinstance(text, str) and (to_date or _CERTAIN.search(text))]
    return bool(written) and not _RECKONED_FROM.search(one.whole) and _measure(one) != "change"


def _meant(one: Parts, period: Period | None, years: Years | None) -> Period | Ambiguous | None:
    """The period as the words around it mean it: a state on a day, a year that ends in June; or a question which."""
    texts = [text for text in one.periods if isinstance(text, str)]
    if one.frame and texts:
        joined = framed(one.frame, texts[-1])
        if joined is not None:
            return joined
    if period is None:
        return None
    if any(map(says_at_start, one.names)):
        return first_day_of(period)
    if one.as_at:
        return as_point(period)
    if period.basis is Basis.CALENDAR_YEAR:
        day = next((said for name in reversed(one.names) if (said := day_of_year(name))), None)
        if day is not None:
            return day_in(period.start.year, day)
    meant = as_rolled(period, texts[-1] if texts else "", one.names, years) if years is not None else period
    return as_school_year(meant) if isinstance(meant, Period) and counts_by_school_year(" ".join(one.names)) else meant


def _measure(one: Parts) -> str:
    if from_predicted(one.whole):
        return "actual"
    if _CHANGE.search(one.whole) and not _NO_CHANGE.search(one.whole):
        return "change"
    for name in reversed(one.names or (one.whole,)):  # "Full year plan" is a part of a year and no name
        if is_about(name):
            return "actual"  # whatever it measures, it is no target: "% of target"
        words = fold(name)
        said = MEASURE_OF.get(words) or measure_in(words)
        plain = len(words.split()) <= _SHORT or (said in _LIMITS and _OF_CONFIDENCE.search(words))
        if said and said != "trigger" and plain:
            return said
    return "actual"


def _of_survey(over: Across, one: Parts) -> Across:
    """The column as it is meant beside what was answered: "Base" is how many were asked, not where a target starts."""
    base = over.measure == "baseline" and fold(one.names[-1]) in BASES
    return replace(over, measure="sample") if base else over


def _of_answers(
    found: Mapping[int, Across],
    column: int,
    parts: Mapping[int, Parts],
    paths: Mapping[int, Sequence[Cell]],
) -> Across:
    """The column as it is meant right of a percentage of the same wave under the same headings: "%", "Base"."""
    over, left = found[column], found.get(column - 1)
    if over.measure != "baseline" or left is None or left.period != over.period:
        return over
    beside = list(paths[column][:-1]) == list(paths[column - 1][:-1]) and is_percentage(paths[column - 1][-1].text)
    return _of_survey(over, parts[column]) if beside else over


def _with_changes(
    found: dict[int, Across], parts: Mapping[int, Parts], paths: Mapping[int, Sequence[Cell]], whole: Period | None
) -> dict[int, Across]:
    """The columns of changes with their from–to, by the other columns, where none says when by the table's period."""
    over = {
        column: Over(
            [(cell.row, cell.column) for cell in paths[column]],
            parts[column].names,
            parts[column].whole,
            one.period if one.measure != "change" or parts[column].periods else None,
            one.measure == "actual",
        )
        for column, one in found.items()
    }
    values = {column: over[column] for column, one in found.items() if one.measure in _COMPARED}
    past = {column for column, one in found.items() if one.before is not None}
    for column, one in found.items():
        if one.measure == "change":
            period = change_of(column, over[column], values, whole)
            between = change_between(column, over[column], values, past) if period is None else None
            period = period or (one.period if between is None else None)
            found[column] = replace(one, period=period, question=None, between=between)
    return found
