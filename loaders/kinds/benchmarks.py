"""Benchmarks: an indicator's figures for other areas, with those areas in the rows or across the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from loaders.figures import Figure
from loaders.kinds import statistics
from loaders.meaning.around import Findings
from loaders.meaning.comparators import are_comparators, names_area
from loaders.meaning.headings import financial_year_in
from loaders.meaning.known import Known
from loaders.meaning.words import Role, role_of, tidy, without_marks
from loaders.problems import NOT_KEPT
from loaders.tables.blocks import Block, blocks
from loaders.tables.rows import Rows, place
from lsp_data.periods import Period

Key = tuple[str, str]  # indicator, sub-measure


def areas_across(rows: Rows, known: Known) -> bool:
    """Whether a table's columns are areas, most of them not the partnership's own, and its rows name indicators."""
    for block in blocks(rows):
        names = [name for column in block.values if (name := _across(_over(rows, block, column)))]
        if are_comparators(names, known) and any(names_area(name, known) for name in names):
            labels = [_label(rows, row, column) for row in block.rows[:20] for column in block.labels]
            if any(_indicator([label], known) for label in labels):
                return True
    return False


def as_benchmarks(rows: Rows, figures: Sequence[Figure], known: Known) -> list[Figure] | None:
    """The figures of a sheet with the indicator and the area of each; None when they are no benchmarks."""
    found: dict[tuple[int, int], tuple[Key, str]] = {}
    titles = [rows.sheet.name]
    for block in blocks(rows):
        found |= _of_block(rows, block, known)
        titles += block.titles
    year = financial_year_in(titles)
    if not found:
        return None
    made = []
    for figure in figures:
        at = found.get(place(figure.cell))
        if at is None:
            made.append(figure)
            continue
        (indicator, part), area = at
        made.append(
            replace(
                figure, indicator=indicator, sub_measure=part, area=known.catalogue.find_area(area), area_label=area,
                held=NOT_KEPT, **_dated(figure, year),
            )
        )  # fmt: skip
    return made


def _dated(figure: Figure, year: Period | None) -> dict[str, Any]:
    """The year of the title, for a figure about which nothing else says when it is."""
    if figure.period_start is not None or year is None:
        return {}
    return {"period_basis": year.basis.value, "period_start": year.start, "period_end": year.end}


def read(rows: Rows, known: Known, findings: Findings) -> tuple[list[Figure], str, str]:
    """The figures of any other table, a sentence about them, and their kind: benchmarks or statistics."""
    figures, reason = statistics.read(rows, known, findings)
    found = as_benchmarks(rows, figures, known)
    return (found, reason, "benchmarks") if found is not None else (figures, reason, "statistics")


def _of_block(rows: Rows, block: Block, known: Known) -> dict[tuple[int, int], tuple[Key, str]]:
    """Row and column of each figure of a table → its indicator and its area."""
    over = {column: _over(rows, block, column) for column in block.values}
    areas = next((column for column in block.labels if _are_others(rows, block, column, known)), 0)
    across = not areas and are_comparators([name for path in over.values() if (name := _across(path))], known)
    found: dict[tuple[int, int], tuple[Key, str]] = {}
    if not areas and not across:
        return found
    for row in block.rows:
        labels = [text for column in block.labels if column != areas and (text := _label(rows, row, column))]
        for column, path in over.items():
            area = _label(rows, row, areas) if areas else _across(path)
            named = _indicator([*labels, *reversed(path)], known) or _indicator(reversed(block.titles), known)
            if (area or across) and named is not None:
                found[row, column] = (named, area)
    return found


def _across(path: Sequence[str]) -> str:
    """The area that a column's headings name; "" where they say what else its figures are (a target, a change)."""
    return path[-1] if path and role_of(path[-1]) is Role.OTHER else ""


def _are_others(rows: Rows, block: Block, column: int, known: Known) -> bool:
    heading = next((cell.text for row in reversed(block.header) if (cell := rows.at(row, column)) is not None), "")
    return are_comparators(_texts(rows, block, column), known, heading)


def _texts(rows: Rows, block: Block, column: int) -> list[str]:
    return [text for row in block.rows if (text := _label(rows, row, column))]


def _label(rows: Rows, row: int, column: int) -> str:
    cell = rows.at(row, column)
    return without_marks(cell.text)[0] if cell is not None and isinstance(cell.value, str) else ""


def _over(rows: Rows, block: Block, column: int) -> list[str]:
    """The headings over a column, outermost first; one that is not merged reaches right to the next of its row."""
    path = []
    for number in block.header:
        cell = rows.at(number, column)
        if cell is None and number != block.header[-1]:
            left = [one for one in rows.row(number) if block.values[0] <= one.column < column]
            cell = left[-1] if left else None
        if cell is not None:
            path.append(without_marks(tidy(cell.text))[0])
    return path


def _indicator(texts: Iterable[str], known: Known) -> Key | None:
    """The indicator that the first text which names exactly one names, by its code or its title."""
    for text in texts:
        key = known.indicator(text) or known.by_title(text)
        if key is not None:
            return key
        named = known.catalogue.mentioned(text)
        if len(named) == 1:
            return named[0]
    return None
