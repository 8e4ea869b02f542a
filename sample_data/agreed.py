"""What was agreed: baselines, targets by version of the agreement, and milestones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lsp_data.periods import (
    Basis,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    financial_year_of,
    month_end,
    rolling_year,
)
from sample_data.truth import AREA, Fact, all_series, period_of, read_table

# The day on which each version of the agreement became known.
VERSIONS = {"June 2008": date(2008, 6, 30), "March 2009": date(2009, 3, 26), "March 2010": date(2010, 3, 25)}
YEARS = (2008, 2009, 2010)


@dataclass(frozen=True, slots=True)
class Agreed:
    """One row of the agreement in one version: texts as written, "TBC" where nothing was agreed, "" where the
    version says nothing."""

    indicator: str
    sub_measure: str
    version: str
    baseline: str
    baseline_period: str
    targets: tuple[str, str, str]
    state: str
    in_reward: str
    note: str


def changed_in(version: str) -> list[Agreed]:
    """The rows that the version set or changed."""
    return [
        Agreed(
            row["indicator"], row["sub_measure"], row["version"], row["baseline"], row["baseline_period"],
            (row["first"], row["second"], row["third"]), row["state"], row["in_reward"], row["note"],
        )
        for row in read_table("targets")
        if row["version"] == version
    ]  # fmt: skip


def signed_in(version: str) -> list[Agreed]:
    """The rows that the version's paper lists: the refresh of March 2009 was signed anew by the new council and so
    repeats what stood; the one of March 2010 lists its changes only."""
    rows = changed_in(version)
    if version == "March 2009":
        named = {(row.indicator, row.sub_measure) for row in rows}
        rows += [row for row in changed_in("June 2008") if (row.indicator, row.sub_measure) not in named]
    order = list(all_series())
    return sorted(rows, key=lambda row: order.index((row.indicator, row.sub_measure)))


def target_period(indicator: str, sub_measure: str, slot: int) -> Period:
    """The period in which the first, second or third target is to be reached (slot 0, 1, 2)."""
    row, year = all_series()[(indicator, sub_measure)], YEARS[slot]
    if indicator == "NI 47":
        return Period(date(year - 2, 1, 1), date(year, 12, 31), Basis.AVERAGE)
    if indicator == "NI 8":
        return rolling_year(month_end(year, 10))
    if row["basis"] == "survey":
        return Period(date(year, 9, 1), date(year, 12, 31), Basis.SURVEY)
    if row["basis"] == "calendar_year":
        return calendar_year(year)
    return academic_year(year) if row["basis"] == "academic_year" else financial_year(year)


def known_targets(indicator: str, sub_measure: str, known_at: date) -> Iterator[tuple[Period, Fact, str]]:
    """The newest target of every period known on the day, with its version."""
    found: dict[Period, tuple[Fact, str]] = {}
    for version, day in VERSIONS.items():
        if day > known_at:
            continue
        for row in signed_in(version):
            if (row.indicator, row.sub_measure) != (indicator, sub_measure):
                continue
            for slot, text in enumerate(row.targets):
                if text and text != "TBC":
                    period = target_period(indicator, sub_measure, slot)
                    decimals = len(text.partition(".")[2])
                    fact = Fact(indicator, sub_measure, AREA, period, float(text), None, "target", None, decimals)
                    found[period] = (fact, version)
    for period, (fact, version) in found.items():
        yield period, fact, version


def target_for(indicator: str, sub_measure: str, period: Period, known_at: date) -> Fact | None:
    """The target of exactly this period (a year to date or rolling year to March counts as its financial year)."""
    ends_year = (period.end.month, period.end.day) == (3, 31)
    if period.basis in (Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR) and ends_year:
        period = financial_year_of(period.end)
    return target_in_force(indicator, sub_measure, period, known_at)


def target_in_force(indicator: str, sub_measure: str, period: Period, known_at: date) -> Fact | None:
    """The newest target of the period known on the day."""
    return next((fact for one, fact, _ in known_targets(indicator, sub_measure, known_at) if one == period), None)


def milestones_of(version: str) -> list[tuple[str, str, Period, str]]:
    """Explicit milestones of a version: indicator, sub-measure, period, value as written."""
    return [
        (row["indicator"], row["sub_measure"], _milestone_period(row["indicator"], row["sub_measure"], row["period"]),
         row["value"])
        for row in read_table("milestones")
        if row["version"] == version
    ]  # fmt: skip


def _milestone_period(indicator: str, sub_measure: str, key: str) -> Period:
    return period_of(key, all_series()[(indicator, sub_measure)])
