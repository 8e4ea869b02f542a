"""What the columns of a table of indicators are, by their headings and by what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from loaders.meaning.cells import goal_of
from loaders.meaning.heading_words import measure_in
from loaders.meaning.headings import Heading, read_headings
from loaders.meaning.known import Known
from loaders.meaning.row_measures import measure_said
from loaders.meaning.words import MEASURE_OF, Role, fold, tidy
from loaders.tables.headed import Column, Table, unheaded
from loaders.tables.row_kinds import is_year
from loaders.workbook.grid import Cell
from lsp_data.periods import Period, Unread, read_period

_CODED = re.compile(r"\s*[A-Z]{1,4}\W{0,3}\d", re.IGNORECASE)
_SHORT = 3  # words of a heading that ends in a measure and is one
FEWEST_WORDS = 2  # cells of words that say what a column is
SHOWN_ROWS = 60  # enough to see what a column holds


def with_row_measures(table: Table) -> tuple[Table, frozenset[int]]:
    """The table with the columns that say what the figures of each row are ("Target", "Actual"), also where no heading
    stands over one; and which they are: most of their cells are such words, and they differ."""
    beside = {one.index: one for one in unheaded(table)}
    every = {one.index: one for one in table.columns} | beside
    said = frozenset(index for index in every if _says_measures(table, index))
    if said.isdisjoint(beside):
        return table, said
    columns = (every[index] for index in sorted(every) if index in said or index not in beside)
    return replace(table, columns=tuple(columns)), said


def _says_measures(table: Table, column: int) -> bool:
    rows = table.rows.between(table.first, min(table.last, table.first + SHOWN_ROWS))
    cells = [cell for _, row in rows for cell in row if cell.column == column]
    measures = [said for cell in cells if isinstance(cell.value, str) and (said := measure_said(cell.text))]
    if len(set(measures)) < 2 or len(measures) * 3 < len(cells) * 2:
        return False
    others = [cell.text for cell in cells if not measure_said(cell.text)]
    return not (others and all(map(_CODED.match, others)))  # "NI 191" over "Target" and "Actual": a column of names


def with_names(table: Table, headings: Sequence[Heading]) -> Table:
    """The table with the unheaded column left of its figures whose cells are words, where none holds names: "Primary"
    and "Secondary" beside a code."""
    first = min((one.column.index for one in headings if one.role is Role.FIGURE), default=0)
    if any(one.role is Role.TITLE for one in headings):
        return table
    column = next((one for one in unheaded(table) if one.index < first and _words_in(table, one.index)), None)
    if column is None:
        return table
    return replace(table, columns=tuple(sorted((*table.columns, column), key=lambda one: one.index)))


def _words_in(table: Table, column: int) -> list[str]:
    """The texts below a heading where they are words, all of them and of more than one row; else none."""
    cells = _cells_below(table, column)
    words = [tidy(cell.text) for cell in cells if isinstance(cell.value, str) and any(map(str.isalpha, cell.text))]
    return words if len(words) == len(cells) > 1 else []


def _cells_below(table: Table, column: int) -> list[Cell]:
    """The first cells below a heading, none of them merged from the left."""
    last = min(table.last, table.first + SHOWN_ROWS)
    held = (table.rows.at(number, column) for number, _ in table.rows.between(table.first, last))
    return [cell for cell in held if cell is not None and cell.column == column]


def headings_of(
    table: Table, known: Known, measures: Collection[int], year: Period | None = None
) -> tuple[Heading, ...]:
    """The meaning of every column. ``measures``: those that say what the figures of each row are."""
    read = (
        replace(one, role=Role.MEASURE, measure="", period=None, question=None, why="its cells say Target, Actual …")
        if one.column.index in measures
        else replace(one, role=Role.TITLE, why="its cells are words beside the codes")
        if not one.column.path
        else one
        for one in read_headings(table.columns, year)
    )
    headings = _with_title(table, _chosen(table, _with_baselines(table, tuple(read)), known))
    return tuple(_of_words(table, one) if _says_more(one) else one for one in headings)


def _says_more(heading: Heading) -> bool:
    """Whether the heading of a figure without a period says more than a measure: "Partners who share the target", not
    "Improvement target"."""
    words = fold(heading.name).split()
    short = len(words) <= _SHORT and bool(measure_in(" ".join(words[-1:])))
    plain = short or any(fold(text) in MEASURE_OF for text in (heading.name, *heading.column.path[-1:]))
    return heading.role is Role.FIGURE and heading.explicit and not (heading.period or heading.others or plain)


def _of_words(table: Table, heading: Heading) -> Heading:
    """The heading, which is no figure's where nothing but words stands below it, none of them in a figure's place."""
    cells = _cells_below(table, heading.column.index)
    if len(cells) < FEWEST_WORDS or not all(goal_of(cell, table.rows.sheet.name)[0].is_text for cell in cells):
        return heading
    return replace(heading, role=Role.OTHER, measure="", explicit=False, why="nothing but words stands below it")


def _with_title(table: Table, headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings, of which one that is taken for a figure's ("Key performance areas") is that of the names beside the
    codes, where no other holds these and words stand below it, in each row others: no remarks in a figure's place."""
    roles = [one.role for one in headings]
    at = roles.index(Role.INDICATOR) + 1 if Role.INDICATOR in roles and Role.TITLE not in roles else len(roles)
    if at >= len(roles) or roles[at] is not Role.FIGURE or headings[at].period or roles.count(Role.FIGURE) < 2:
        return headings
    words = _words_in(table, headings[at].column.index)
    if not words or len(set(words)) < len(words):
        return headings
    why = "its cells are words beside the codes"
    named = replace(headings[at], role=Role.TITLE, measure="", explicit=False, why=why)
    return (*headings[:at], named, *headings[at + 1 :])


def _with_baselines(table: Table, headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The headings, of which a "Baseline (year)" is the baseline itself where no other column holds it and its cells
    say more than a period: "54.5 (2005-2007 ave)"."""
    if any(heading.measure == "baseline" for heading in headings):
        return tuple(headings)
    return tuple(
        replace(heading, role=Role.FIGURE, measure="baseline", explicit=True, why="its cells hold more than a period")
        if heading.role is Role.BASELINE_PERIOD and _holds_values(table, heading.column.index)
        else heading
        for heading in headings
    )


def _holds_values(table: Table, column: int) -> bool:
    """Whether a column's cells hold numbers that are no periods."""
    cells = [cell for row in range(table.first, table.last + 1) if (cell := table.rows.at(row, column)) is not None]
    numbers = [cell for cell in cells if any(one.isdigit() for one in cell.text) and not isinstance(cell.value, date)]
    return any(isinstance(read_period(cell.text), Unread) and not is_year(cell) for cell in numbers)


def _chosen(table: Table, headings: Sequence[Heading], known: Known) -> tuple[Heading, ...]:
    """The headings with one code column and one title column: the code column is the one that holds known codes."""
    candidates = [heading for heading in headings if heading.role in (Role.INDICATOR, Role.TITLE)]
    counts = Counter({heading.column.index: _codes_in(table, heading.column, known) for heading in candidates})
    named = [heading.column.index for heading in candidates if heading.role is Role.INDICATOR]
    best = max(named, key=lambda index: counts[index], default=0)
    richest, most = counts.most_common(1)[0] if counts else (0, 0)
    if most > counts[best] and (not best or counts[best] == 0):
        best = richest
    seen: set[Role] = set()
    chosen = []
    for heading in headings:
        role = heading.role
        if heading.column.index == best and role in (Role.INDICATOR, Role.TITLE):
            role = Role.INDICATOR
        elif role is Role.INDICATOR:
            role = Role.OTHER
        if (role is Role.TITLE and role in seen) or (role is Role.DIRECTION and _holds_numbers(table, heading.column)):
            role = Role.OTHER
        seen.add(role)
        chosen.append(heading if role is heading.role else replace(heading, role=role, why="by what its cells hold"))
    return tuple(chosen)


def _holds_numbers(table: Table, column: Column) -> bool:
    cells = [table.rows.at(row, column.index) for row in range(table.first, table.last + 1)]
    return any(cell is not None and isinstance(cell.value, (int, float)) for cell in cells)


def _codes_in(table: Table, column: Column, known: Known) -> int:
    """How many of the first cells below a heading are indicator codes and little else."""
    count = 0
    for number in range(table.first, min(table.last, table.first + SHOWN_ROWS) + 1):
        cell = table.rows.sheet.cells.get((number, column.index))
        if cell is not None and isinstance(cell.value, str) and len(cell.text) <= 14 and known.indicator(cell.text):
            count += 1
    return count
