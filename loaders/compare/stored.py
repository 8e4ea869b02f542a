"""Figures in the form in which the store keeps them: the indicator's unit, the period that the number stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.compare.cumulative import PARTS, Stored, years_to_date
from loaders.compare.rows import OFTEN
from loaders.figures import COUNTED, Figure
from loaders.meaning.known import Indicator
from lsp_data.errors import Problem
from lsp_data.periods import Basis, Period, rolling_year, year_to_date

_AGREED = frozenset({"target", "milestone", "baseline", "forecast"})
_VALUES = frozenset({"actual", "target", "milestone", "baseline", "forecast", "lower", "upper"})


def period_of(figure: Figure) -> Period | None:
    """The figure's period; None where it has none."""
    if figure.period_start is None or figure.period_end is None or figure.period_basis is None:
        return None
    return Period(figure.period_start, figure.period_end, Basis(figure.period_basis))


def as_stored(
    figures: Iterable[Figure], indicators: Mapping[tuple[str, str], Indicator], area: str
) -> tuple[list[Stored], list[Figure], list[Problem]]:
    """The figures as the store would keep them, those that it cannot keep, and what there is to say.

    ``area`` is where a figure is measured that names no area. Quarters and months of an indicator that counts up
    through the year become the year to date; how they do is decided for each indicator and year by its own figures."""
    kept: list[Stored] = []
    held: list[Figure] = []
    for figure in figures:
        if figure.measure == "baseline" and figure.period_start is None and not figure.held:
            continue  # it is stored with its target, which may not say of when it is
        period = period_of(figure)
        place = figure.area or ("" if figure.area_label else area)
        nothing = figure.value is None and not figure.marker
        if figure.held or figure.indicator is None or period is None or not place or nothing:
            held.append(figure if figure.held else figure._replace(held=_why_held(figure, period, place)))
            continue
        known = indicators.get((figure.indicator, figure.sub_measure))
        value, unit = _in_unit(figure, known)
        kept.append(Stored(figure, place, _period_measured(period, figure.measure, known), value, unit))
    made, refused, problems = years_to_date(kept, indicators)
    order = {id(figure): position for position, figure in enumerate(one.figure for one in kept)}
    found = sorted(made, key=lambda one: order[id(one.figure)])
    return found, [*held, *refused], problems


def _why_held(figure: Figure, period: Period | None, place: str) -> str:
    if figure.indicator is None:
        return "no-indicator-code"
    if period is None:
        return "period-unknown"
    return "unknown-area" if not place else "text-in-value"


def _in_unit(figure: Figure, known: Indicator | None) -> tuple[float | None, str]:
    """The value as it reads (38.5 for 0.385 shown as 38.5 %), and the indicator's unit; what is counted beside a figure
    (its numerator, its sample …) has none, whatever stands in its row's column of units."""
    if figure.measure in COUNTED:
        return figure.reads, ""
    unit = known.unit if known is not None and known.unit and figure.measure in _VALUES else figure.unit
    return figure.reads, unit


def _period_measured(period: Period, measure: str, known: Indicator | None) -> Period:
    """A rolling figure named by the quarter or month in which it ends covers the year up to then; the outturn of an
    indicator that counts up through the year is its year to date at the year's end."""
    if known is not None and known.accumulation == "rolling" and period.basis in PARTS:
        return rolling_year(period.end)
    through_the_year = known is not None and known.accumulation == "cumulative" and known.frequency in OFTEN
    if through_the_year and measure not in _AGREED and period.basis is Basis.FINANCIAL_YEAR:
        return year_to_date(period.end)
    return period
