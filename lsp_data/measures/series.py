"""The things that the rules work on: one indicator series in one area, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from lsp_data.measures.events import Event
from lsp_data.measures.months import Months
from lsp_data.measures.relative import Relative
from lsp_data.periods import Basis, Period


class Polarity(StrEnum):
    """Which way is good."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"


class Accumulation(StrEnum):
    """What a number of this indicator means."""

    CUMULATIVE = "cumulative"  # within the year: year to date
    POINT = "point"  # the state on a day, or a value of that period alone
    ROLLING = "rolling"  # the last four quarters
    AVERAGE = "average"  # an average of years
    SURVEY = "survey"  # a survey wave
    UNKNOWN = ""


class Frequency(StrEnum):
    """How often a figure is due."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERMLY = "termly"
    ANNUAL = "annual"
    BIENNIAL = "biennial"
    UNKNOWN = ""


class Source(NamedTuple):
    """Where a figure came from."""

    return_id: str
    sheet: str
    cell: str


class Observation(NamedTuple):
    """One figure of the series. ``value`` is None where a marker stands in its place.

    A tuple, because a partnership has a hundred thousand of them and a frozen dataclass takes three times as long to
    make."""

    period: Period
    value: float | None
    known_at: date
    marker: str | None = None  # na tbc suppressed not_applicable not_collected …
    status: str | None = None  # provisional revised estimated final
    numerator: float | None = None
    denominator: float | None = None
    sample: float | None = None
    lower: float | None = None
    upper: float | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached in a period, and from where. A marker or text stands where no number was agreed."""

    period: Period
    value: float | None
    version: str = ""
    target_class: str = ""  # designated | statutory | local
    state: str = "agreed"  # agreed | placeholder | deferred | renegotiated | revoked
    baseline: float | None = None
    baseline_period: Period | None = None
    known_at: date | None = None
    settled_at: date | None = None  # since when its number and state stand, whatever was added to it later
    in_reward: bool | None = None  # whether it counts for the reward grant; None: not said
    relative: Relative | None = None  # set against others: its number follows from theirs (see anchored.py)
    agreed_for: Period | None = None  # the year, where ``period`` is that part of it whose average must meet the target
    origin: str = ""  # of a relative target: what its number comes from, or why it has none


@dataclass(frozen=True, slots=True)
class Milestone:
    """An explicit in-year figure that the series should have reached in the period."""

    period: Period
    value: float
    known_at: date | None = None


@dataclass(frozen=True, slots=True)
class RagRule:
    """When a figure is green, amber or red against its milestone.

    kind ``percentage``: amber within ``tolerance`` per cent of the milestone; ``points``: amber within ``tolerance``
    absolute units; ``poisson``: amber within the Poisson 80 % interval; ``havering``: green within ``tolerance`` per
    cent, amber beyond but improved on or level with the same period last year, red otherwise; ``default``: percentages
    2 points, counts under 50 Poisson, all others 5 per cent, or what ``tolerance`` says in the place of 2 or 5."""

    kind: str = "default"
    tolerance: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Everything that the rules need to know of one series, as known on the day of the question."""

    indicator: str
    sub_measure: str
    area: str
    polarity: Polarity
    unit: str
    accumulation: Accumulation
    frequency: Frequency
    lag_days: int | None  # days from the end of a period until its figure is due; None: unknown
    observations: tuple[Observation, ...]  # ascending by period end, one a period
    targets: tuple[Target, ...] = ()  # ascending by period end, the newest version known
    milestones: tuple[Milestone, ...] = ()
    rule: RagRule = RagRule()
    compare_with: str = ""  # "previous" | "last_year" | "": by accumulation
    valid_to: date | None = None  # the indicator was deleted on this day
    valid_from: date | None = None
    basis: Basis | None = None  # of the periods that are due; None: by the figures, else by accumulation and frequency
    breaks: tuple[date, ...] = ()  # the definition changed on these days: nothing is compared across them
    grace_days: int = 0  # days after a figure is due before it counts as overdue
    area_ended: date | None = None  # the area ceased to exist on this day
    shocks: tuple[Event, ...] = ()  # from outside: they make its forecast less sure
    target_months: Months | None = None  # targets are on the average of these months of their year
    process_changes: tuple[Event, ...] = ()  # of what produces its figures: the XmR chart's limits begin anew

    @property
    def ended(self) -> date | None:
        """The last day on which a period may end of which anything is due; None where there is no such day."""
        return min((day for day in (self.valid_to, self.area_ended) if day), default=None)
