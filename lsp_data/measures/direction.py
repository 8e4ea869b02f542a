"""Which way a series is going: against the previous figure or the same period last year, in words of its polarity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsp_data.measures.breaks import break_between, changed_on
from lsp_data.measures.change import ChangeTested, NotTested, real_change
from lsp_data.measures.series import Accumulation, Observation, Polarity, Series
from lsp_data.periods import Basis, Period, shift_months

LEVEL = 0.01  # a change of less than this share of the earlier value is no change

_YEAR_SO_FAR = (Basis.YEAR_TO_DATE, Basis.FINANCIAL_YEAR)
NOTHING = NotTested("there are no two figures to compare")


@dataclass(frozen=True, slots=True)
class Direction:
    """improving · worsening · level · unknown, the figure that was compared with, and whether the change is real."""

    word: str
    compared: Period | None = None
    earlier: float | None = None
    reason: str = ""
    broken: bool = False  # there is an earlier figure, but of another definition
    real: ChangeTested | NotTested = NOTHING

    @property
    def by_chance(self) -> bool:
        """Whether a change was tested and may be chance."""
        return isinstance(self.real, ChangeTested) and not self.real.significant and self.real.difference != 0


def direction(series: Series, observations: Sequence[Observation]) -> Direction:
    """The direction of the last of the observations (ascending by period end).

    Cumulative measures are compared with the same period last year whatever the setting: a year to date against the
    quarter before can only grow. Level: a change of less than 1 per cent of the earlier value, or one that chance may
    have brought, where that can be tested. A figure from before the definition changed is not compared."""
    current = observations[-1] if observations else None
    if current is None or current.value is None:
        return Direction("unknown", reason="no figure to compare")
    cumulative = series.accumulation is Accumulation.CUMULATIVE and current.period.basis in _YEAR_SO_FAR
    if cumulative or series.compare_with == "last_year":
        earlier = same_period_last_year_of(observations, current)
        missing = "no figure for the same period last year"
    else:
        earlier = _before(observations, current)
        missing = "no earlier figure"
    if earlier is None or earlier.value is None:
        return Direction("unknown", reason=missing)
    changed = break_between(series.breaks, earlier.period.end, current.period.end)
    if changed is not None:
        return Direction("unknown", reason=changed_on(changed), broken=True)
    real = real_change(series, earlier, current)
    if series.polarity is Polarity.NEITHER:
        return Direction("unknown", earlier.period, earlier.value, "no good direction is defined", real=real)
    chance = isinstance(real, ChangeTested) and not real.significant
    word = "level" if chance else word_of(current.value, earlier.value, series.polarity)
    return Direction(word, earlier.period, earlier.value, real=real)


def word_of(value: float, earlier: float, polarity: Polarity) -> str:
    """The change between two values of one series in a word."""
    change = value - earlier
    if change == 0 or abs(change) < LEVEL * abs(earlier):
        return "level"
    return "improving" if (change > 0) == (polarity is Polarity.HIGH) else "worsening"


def same_period_last_year_of(observations: Sequence[Observation], current: Observation) -> Observation | None:
    """The figure of the same stretch of the year before, None when there is none."""
    end, start = shift_months(current.period.end, -12), shift_months(current.period.start, -12)
    for observation in reversed(observations):
        if observation.value is not None and observation.period.end == end:
            length = abs((observation.period.start - start).days)
            if length <= 1 or observation.period.basis is current.period.basis:
                return observation
    return None


def _before(observations: Sequence[Observation], current: Observation) -> Observation | None:
    """The newest earlier figure of the same basis."""
    for observation in reversed(observations[:-1]):
        same = observation.period.basis is current.period.basis
        if same and observation.value is not None and observation.period.end < current.period.end:
            return observation
    return None
