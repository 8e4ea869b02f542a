"""Targets and milestones beside what is agreed and beside the figures: their size, and the way to the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from loaders.compare.jumps import tenfold
from loaders.compare.rows import OPEN, Row
from loaders.meaning.units import is_percentage, plain_unit
from loaders.problems import problem
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem
from lsp_data.measures.repeats import same_number
from lsp_data.measures.series import Series
from lsp_data.measures.trajectory import in_force, milestone
from lsp_data.measures.wording import digits
from lsp_data.periods import label
from lsp_data.store.generations import Generation
from lsp_data.store.series import known, listed_row, series_of

Key = tuple[str, str, str]  # indicator, sub-measure, area
_ROUNDED = 0.005  # of the milestone that follows from the target: what a partner rounds away


def with_goals(
    rows: Sequence[Row], held: Mapping[Key, Series], *, sets_targets: bool
) -> tuple[list[Row], list[Problem]]:
    """The rows, and what is asked about their targets and milestones: a number that is ten times, or a tenth of, all
    that is held of the series (the way to its target, the target, its last figure); and, in a return that is not there
    to set targets, a milestone that is not on the way to the agreed target: that is no longer proposed, like a target
    that such a return restates. ``held``: the series as the store has them."""
    found, problems = list(rows), []
    for place, row in enumerate(rows):
        series = held.get((row.indicator, row.sub_measure, row.area))
        if not row.target or row.kind not in OPEN or row.value is None or row.figure is None or series is None:
            continue
        at = (row.figure.sheet, row.figure.cell, row.figure.text)
        words = {"what": row.measure, "new": digits(row.value), "period": label(row.period)}
        beside = _beside(row, series) or _elsewhere(row, held, series.unit)
        if beside and all(tenfold(value, row.value) for value, _ in beside):
            told = f"{beside[0][0]:.4g} {beside[0][1]}"
            problems.append(problem("target-size", *at, **words, beside=told))
        elif not sets_targets and (way := _off_the_way(row, series)):
            found[place] = replace(row, accept=False, reason="milestone-differs")
            problems.append(problem("milestone-differs", *at, **words, way=way))
    return found, problems


def _beside(row: Row, series: Series) -> list[tuple[float, str]]:
    """What a target or milestone is set against, each with what it is: nearest first."""
    found: list[tuple[float | None, str]] = []
    mark = milestone(series, row.period)
    found.append((mark.value, "is on the way to the target"))
    ends = sorted(series.targets, key=lambda one: abs((one.period.end - row.period.end).days))
    found += [(one.value, f"is agreed for {label(one.period)}") for one in ends]
    found += [(one.baseline, "is the baseline") for one in ends]
    found += [(one.value, f"is the figure for {label(one.period)}") for one in series.observations[-1:]]
    return [(value, words) for value, words in found if value is not None]


def _elsewhere(row: Row, held: Mapping[Key, Series], unit: str) -> list[tuple[float, str]]:
    """What is held of other areas, where the unit makes them alike in size: all but what is counted."""
    plain = plain_unit(unit)
    if not (is_percentage(unit) or plain.startswith("per ") or plain in ("days", "weeks")):
        return []
    others = [one for key, one in held.items() if key[:2] == (row.indicator, row.sub_measure)]
    return [(value, f"{words}, in another area") for one in others for value, words in _beside(row, one)]


def _off_the_way(row: Row, series: Series) -> str:
    """Where a milestone should lie by what is agreed, in words; "" where it lies there, or nothing is agreed."""
    if row.measure != "milestone" or row.old_value is not None or row.value is None:
        return ""  # beside a milestone of the same period it is a change, and asked about as one
    mark = milestone(series, row.period)
    if mark.value is None or mark.target is None or not in_force(mark.target) or same_number(mark.value, row.value):
        return ""
    if abs(mark.value - row.value) <= _ROUNDED * abs(mark.value):
        return ""
    agreed = f"{digits(mark.target.value or 0.0)} is agreed for {label(mark.target.period)}"
    said = "the milestone held is" if mark.method == "explicit" else "by then"
    return f"{agreed}, {said} {mark.value:.4g}"


def held_series(generation: Generation, catalogue: Catalogue, rows: Sequence[Row]) -> dict[Key, Series]:
    """The series, as the store has them, for which the rows give targets or milestones; of the same indicators also
    those of the partnership's own area."""
    own = catalogue.partnership.area
    given = [row for row in rows if row.target and row.kind in OPEN]
    keys = sorted({(row.indicator, row.sub_measure, area) for row in given for area in (row.area, own) if area})
    now = known(generation.rows, date.max, keys)
    used = {key: listed_row(catalogue, *key[:2]) for key in keys}
    return {key: series_of(row, key[2], now) for key, row in used.items() if row is not None}
