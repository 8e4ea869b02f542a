"""Short ways to write a series for a test, and to read what was flagged of it."""

from __future__ import annotations

from datetime import date, timedelta

from lsp_data.measures.assessment import Assessment
from lsp_data.measures.events import Event
from lsp_data.measures.months import Months
from lsp_data.measures.series import (
    Accumulation,
    Frequency,
    Milestone,
    Observation,
    Polarity,
    RagRule,
    Series,
    Target,
)
from lsp_data.periods import Basis, Period, financial_year, year_to_date

FEBRUARY_2011 = date(2011, 2, 14)
YEAR_2007, YEAR_2008, YEAR_2009, YEAR_2010 = (financial_year(year) for year in (2007, 2008, 2009, 2010))


def to_date(text: str) -> Period:
    """The year to this day."""
    return year_to_date(date.fromisoformat(text))


def figure(period: Period, value: float | None, known: str | None = None, **more: object) -> Observation:
    """A figure that became known on the day, or thirty days after the end of its period."""
    day = date.fromisoformat(known) if known else period.end + timedelta(days=30)
    return Observation(period, value, day, **more)  # type: ignore[arg-type]  # the caller names fields of Observation


def goal(
    period: Period, value: float | None, baseline: float | None = None, since: Period | None = None, **more: str
) -> Target:
    """A target with its baseline and the baseline's own period."""
    return Target(period, value, baseline=baseline, baseline_period=since, **more)


def series(
    *figures: Observation,
    polarity: Polarity = Polarity.HIGH,
    unit: str = "%",
    accumulation: Accumulation = Accumulation.POINT,
    frequency: Frequency = Frequency.QUARTERLY,
    lag: int | None = 45,
    targets: tuple[Target, ...] = (),
    milestones: tuple[Milestone, ...] = (),
    rule: RagRule = RagRule(),  # noqa: B008  frozen
    compare: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    basis: Basis | None = None,
    breaks: tuple[date, ...] = (),
    grace: int = 0,
    area_ended: date | None = None,
    process_changes: tuple[Event, ...] = (),
    target_months: Months | None = None,
) -> Series:
    """A series of an indicator, quarterly percentages with high good unless said otherwise."""
    return Series(
        "NI 1", "", "cheshire-west-and-chester", polarity, unit, accumulation, frequency, lag, figures, targets,
        milestones, rule, compare, valid_to, valid_from, basis,
        breaks, grace, area_ended, process_changes=process_changes, target_months=target_months,
    )  # fmt: skip


def codes(found: Assessment) -> set[str]:
    """The codes of what was flagged."""
    return {flag.code for flag in found.flags}
