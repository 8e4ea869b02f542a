"""The period of each row of a table by the columns that say it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loaders.meaning.counted import part_of_year
from loaders.meaning.phrases import is_part_of_year, is_whole_year, one_reading, reads_as_period
from loaders.meaning.row_labels import NO_LABEL, Labels, dated_label
from loaders.meaning.sections import Section, periods_of
from loaders.meaning.so_far import is_total, says_to_date, so_far
from loaders.meaning.status_words import beside_period
from loaders.workbook.grid import Cell
from lsp_data.periods import Ambiguous, DateCell, Period, read_period, read_periods

_CHANGE = re.compile(
    r"^(?:(?:%|per ?cent(?:age)?)(?:[\s-]points?)?)?\s*(?:change|difference|increase|decrease)\b|^change\b",
    re.IGNORECASE,
)
_NO_SECTION = Section()


class RowPeriod(NamedTuple):
    """What a row says of its time. ``change``: the words by which it tells how the rows above it moved; ``part``: a
    part of a year whose year the column says, too."""

    period: Period | None = None
    question: Ambiguous | None = None
    flags: str = ""
    change: str = ""
    part: str = ""


def says_change(text: str) -> bool:
    """Whether a label is that of a row of changes: "% change on year"."""
    return bool(_CHANGE.match(text))


def row_periods(
    columns: Mapping[int, tuple[Mapping[int, Cell], Labels]],
    counted: Mapping[int, str],
    numbers: Sequence[int],
    sections: Mapping[int, Section],
    within: Period | None,
    *,
    monthly: bool = False,
) -> dict[int, RowPeriod]:
    """Each row by its number. ``columns``: the cells and labels of those that say periods, the outermost first;
    ``counted``: of columns of bare numbers, the word that they count; ``within``: the year that "Q2" belongs to where
    nothing nearer says one; ``monthly``: whether titles or headings speak of months. A year that stands once holds for
    the rows below it, and as it is written it settles how its quarters are meant."""
    if not columns:
        return {number: RowPeriod(period) for number, period in periods_of(sections).items()}
    order = tuple(columns)
    held: dict[int, str | DateCell] = {}
    items: dict[int, str | DateCell] = {}
    flags: dict[int, str] = {}
    parts: dict[int, str] = {}
    years: dict[str, None] = {}
    above = ""  # the whole year in the same column, over its quarters or months
    for number in numbers:
        inner: str | DateCell | None = None
        for column, (cells, labels) in columns.items():
            cell = cells.get(number)
            if cell is None:
                continue
            item, mark = dated_label(cell, labels.get(number, NO_LABEL))
            if isinstance(item, str) and column in counted:
                item = part_of_year(counted[column], item)
            if isinstance(item, str):
                item, word = beside_period(item)
                mark = f"{word} {mark}".strip()
            if item is not None:
                held[column] = item
                inner, flags[number] = item, mark
        inner = inner if inner is not None else _kept(held, order)
        if inner is None:
            continue
        if isinstance(inner, str) and is_part_of_year(inner):
            year = _year_held(held, order) or above or sections.get(number, _NO_SECTION).period
            if not year:
                parts[number] = inner
            inner = f"{inner} {year}" if year else inner
            years[year] = None
        elif isinstance(inner, str) and (above or not items) and is_whole_year(one_reading(read_period(inner))):
            above = inner
        items[number] = inner
    unique = list(dict.fromkeys([*items.values(), *filter(None, years)]))
    answers = dict(zip(unique, read_periods(unique, within=within, monthly=monthly), strict=True))
    return _read(items, answers, flags, parts, within)


def _read(
    items: Mapping[int, str | DateCell],
    answers: Mapping[str | DateCell, object],
    flags: Mapping[int, str],
    parts: Mapping[int, str],
    within: Period | None,
) -> dict[int, RowPeriod]:
    found: dict[int, RowPeriod] = {}
    for number, item in items.items():
        answer = answers[item]
        period = one_reading(answer)
        question = answer if period is None and isinstance(answer, Ambiguous) else None
        change = item if isinstance(item, str) and says_change(item) else ""
        found[number] = RowPeriod(period, question, flags.get(number, ""), change, parts.get(number, ""))
    known = [one.period for one in found.values()]
    for number, item in items.items():
        if isinstance(item, str) and found[number].period is None and (is_total(item) or says_to_date(item)):
            found[number] = found[number]._replace(period=so_far(within, known), part=item if parts else "")
    return found


def _year_held(held: Mapping[int, str | DateCell], columns: Sequence[int]) -> str:
    said = (held.get(one) for one in columns)
    return next((one for one in said if isinstance(one, str) and reads_as_period(one)), "")


def _kept(held: Mapping[int, str | DateCell], columns: Sequence[int]) -> str | DateCell | None:
    return next((held[one] for one in reversed(columns) if one in held), None)
