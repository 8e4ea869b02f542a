"""Benchmarks: an indicator's figures for other areas, with those areas in the rows or across the columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from loaders.figures import Figure, Region
from loaders.kinds import statistics
from loaders.kinds.claims import Key, ask_beside, not_its_own
from loaders.layouts_found import Layouts
from loaders.meaning.about_figures import is_about
from loaders.meaning.around import Findings
from loaders.meaning.comparators import are_comparators, areas_of, names_area
from loaders.meaning.heading_words import is_margin
from loaders.meaning.headings import financial_year_in
from loaders.meaning.known import Known
from loaders.meaning.notes import Notes
from loaders.meaning.words import Role, fold, role_of, tidy, without_marks
from loaders.tables.blocks import Block, blocks
from loaders.tables.rows import Rows
from lsp_data.periods import Period

_AVERAGE = re.compile(r"(?:[\w'’-]+ ){0,3}(?:average|avg|mean|median|quartile)", re.IGNORECASE)
LONGEST_CODE = 14  # characters of a heading that is a code; a longer one that the title holds is the title's


def areas_across(rows: Rows, known: Known) -> bool:
    """Whether a table's columns are areas, most of them not the partnership's own, and its rows name indicators."""
    for block in blocks(rows):
        names = [name for column in block.values if (name := _across(_over(rows, block, column)))]
        if are_comparators(names, known) and any(names_area(name, known) for name in names):
            labels = [_label(rows, row, column) for row in block.rows[:20] for column in block.labels]
            if any(_indicator([label], known) for label in labels):
                return True
    return False


def read(
    rows: Rows, known: Known, findings: Findings, layouts: Layouts, key: Notes
) -> tuple[list[Figure], str, str, list[Region]]:
    """The figures of any other table, a sentence about them, their kind (benchmarks or statistics), and the tables as
    they were understood. ``key``: the marks that other sheets explain."""
    figures, reason, regions = statistics.read(rows, known, findings, layouts, key)
    if not are_comparators(areas_of(figures), known):
        return figures, reason, "statistics", regions
    titles = [text for block in blocks(rows) for text in reversed(block.titles)]
    of_titles = _indicator(titles, known)
    said = {one.label: (one.indicator, one.sub_measure) for one in figures if one.indicator}
    named = {label: said.get(label) or _of_label(label, known, of_titles) for label in {one.label for one in figures}}
    if not any(named.values()):
        return figures, reason, "statistics", regions
    year = financial_year_in([rows.sheet.name, *titles])
    regions = [replace(one, kind="benchmarks") for one in regions]
    figures = [_benchmark(one, named[one.label], year) for one in figures]
    return _settled(figures, named, frozenset(said), titles, known, findings), reason, "benchmarks", regions


def _settled(
    figures: list[Figure],
    named: Mapping[str, Key | None],
    said: Collection[str],
    titles: Sequence[str],
    known: Known,
    findings: Findings,
) -> list[Figure]:
    """The figures, of which those that stand beside the indicator's own under its title are the counts that it is made
    of, or none of it: these are asked about, once a sheet. ``said``: labels of which a person said the indicator."""
    of_title = _words_of(titles)

    def names_it(label: str, key: Key) -> bool:
        own = (part for part in label.split(" | ") if not of_title(part))
        return label in said or any(_indicator([part], known) == key for part in own)

    lost = not_its_own(figures, named, known, names_it) | dict.fromkeys(_averages_beside(figures, named, of_title), "")
    made: list[Figure] = []
    others: dict[Key, list[Figure]] = defaultdict(list)
    for one in figures:
        key, counted = named[one.label], lost.get(one.label)
        if key is None or counted is None:
            made.append(one)
        elif counted and one.measure == "actual":
            made.append(one._replace(measure=counted))
        else:
            made.append(one._replace(indicator=None, sub_measure=""))
            others[key].append(one)

    def called(label: str) -> str:
        first, _, rest = label.partition(" | ")
        return rest if rest and of_title(first) else label

    ask_beside(others, called, findings)
    return made


def _averages_beside(
    figures: Sequence[Figure], named: Mapping[str, Key | None], of_title: Callable[[str], bool]
) -> set[str]:
    """The labels with a part for an average over areas ("Family group average") whose figures are of none, while others
    of the indicator are: they are no figure of ours under its name."""
    placed = {named[one.label] for one in figures if one.area_label}
    averages = {
        label
        for label, key in named.items()
        if key in placed and any(_AVERAGE.fullmatch(part) and not of_title(part) for part in label.split(" | "))
    }
    return averages - {one.label for one in figures if one.area_label}


def _words_of(titles: Sequence[str]) -> Callable[[str], bool]:
    """Whether a part of a label is words of the titles, and no code that they hold as well."""
    folded = [fold(title) for title in titles]

    @cache
    def of_title(part: str) -> bool:
        return len(part) > LONGEST_CODE and any(fold(part) in title for title in folded)

    return of_title


def _of_label(label: str, known: Known, of_titles: Key | None) -> Key | None:
    """The indicator that a label names, else that of the titles; none where the label says how far another figure may
    be out, or something else about one."""
    parts = label.split(" | ")
    if any(is_margin(part) or is_about(part) for part in parts):
        return None
    return _indicator(reversed(parts), known) or of_titles


def _benchmark(figure: Figure, named: Key | None, year: Period | None) -> Figure:
    """The figure with its indicator; with the year of the title where nothing else says when it is."""
    if named is not None:
        figure = figure._replace(indicator=named[0], sub_measure=named[1])
    if figure.period_start is None and year is not None:
        figure = figure._replace(period_basis=year.basis.value, period_start=year.start, period_end=year.end)
    return figure._replace(benchmark=True)


def _across(path: Sequence[str]) -> str:
    """The area that a column's headings name; "" where they say what else its figures are (a target, a change)."""
    return path[-1] if path and role_of(path[-1]) is Role.OTHER else ""


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
