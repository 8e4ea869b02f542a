"""Everything that the rules say of one series on one day: the measured part of a row of table ``status``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lsp_data.measures.breaks import same_definition
from lsp_data.measures.change import ChangeTested, since_baseline
from lsp_data.measures.direction import Direction, direction, same_period_last_year_of
from lsp_data.measures.flags import Flag, baseline_flags, outlook_flags, performance_flags, record_flags
from lsp_data.measures.outlook import UNKNOWN, Outlook
from lsp_data.measures.progress import Passed, Required, covered, goals_beyond, required
from lsp_data.measures.reasons import Grey, between_waves, marker_grey, nothing_yet, stale, summary
from lsp_data.measures.series import Frequency, Observation, Polarity, Series, Source, Target
from lsp_data.measures.status import Rag, rag
from lsp_data.measures.timeliness import STEP, Timeliness, due_date, known_by, timeliness
from lsp_data.measures.trajectory import Mark, in_force, milestone
from lsp_data.measures.wording import amount, on
from lsp_data.periods import Period, label

DAYS_A_MONTH = 31
LEAST_STALE = 92  # days; a monthly figure is not forgotten before a quarter has passed
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The fields are named as the columns of table ``status``; what no figure or rule gives is None.

    ``period`` is the period of the figure judged, ``grey_code`` the stable code of a missing colour (see reasons.py),
    ``required_per`` says of what ``required_rate`` is the rate (month, quarter, term, year; unit of the indicator)."""

    rag: str
    rag_reason: str
    direction: str
    summary: str
    period: Period | None = None
    period_start: date | None = None
    period_end: date | None = None
    basis: str | None = None
    known_at: date | None = None
    age_days: int | None = None
    actual: float | None = None
    actual_marker: str | None = None
    actual_status: str | None = None
    milestone: float | None = None
    milestone_method: str | None = None
    target: float | None = None
    target_end: date | None = None
    target_version: str | None = None
    target_class: str | None = None
    target_origin: str | None = None
    baseline: float | None = None
    baseline_end: date | None = None
    rag_rule: str | None = None
    grey_code: str | None = None
    compared_with: date | None = None
    compared_value: float | None = None
    significant: bool | None = None
    p_value: float | None = None
    variation: str | None = None
    assurance: str | None = None
    forecast: float | None = None
    forecast_lo80: float | None = None
    forecast_hi80: float | None = None
    p_target: float | None = None
    required_rate: float | None = None
    required_per: str | None = None
    progress: float | None = None
    due: date | None = None
    overdue_days: int | None = None
    flags: tuple[Flag, ...] = ()
    source: Source | None = None  # of the figure judged


def assess(series: Series, as_at: date, ahead: Outlook = UNKNOWN) -> Assessment:
    """The status of a series as it stood on the day: where against the milestone, which way, how timely, what now.

    The newest figure known by then is judged against the milestone of its own period. Figures not yet known, and marks
    in the place of figures not yet due, are left out. Missing is grey with its reason, never red and never nought.
    ``ahead``: the series' outlook on that day, which is worked out for many series together (see outlook.py)."""
    known = known_by(series, as_at)
    time = timeliness(series, known, as_at)
    current = known[-1] if known else None
    mark = milestone(series, current.period) if current else Mark(None)
    found = _grey_figure(series, current, time, as_at) or colour_of(series, known, mark)
    going = direction(series, known)
    needed = required(series, current, as_at) if current else None
    target = mark.target or _coming_target(series, current, as_at)
    since = since_baseline(series, known, target)
    return _row(series, as_at, current, mark, found, going, needed, target, since, time, ahead)


def goal_of(series: Series, as_at: date) -> Target | None:
    """The target that the status of a day shows: that of the newest figure's own year, else the next, else the last."""
    known = known_by(series, as_at)
    current = known[-1] if known else None
    own = milestone(series, current.period).target if current else None
    return own or _coming_target(series, current, as_at)


def _grey_figure(series: Series, current: Observation | None, time: Timeliness, as_at: date) -> Grey | None:
    """Why the figure itself allows no colour, whatever its target; None when it does."""
    ended = series.valid_to
    if ended is not None and as_at > ended and (current is None or as_at > ended + YEAR):
        return Grey("deleted", f"the indicator was deleted on {on(ended)}")
    gone = series.area_ended
    if gone is not None and as_at > gone and (current is None or as_at > gone + YEAR):
        return Grey("area-ended", f"the area ended on {on(gone)}, nothing is due of it")
    if series.polarity is Polarity.NEITHER:
        return Grey("no-polarity", "no good direction is defined")
    if current is None:
        return nothing_yet(series, time)
    if current.value is None:
        return marker_grey(current)
    step = STEP.get(series.frequency)
    if time.overdue_days and step and time.overdue_days > max(step * DAYS_A_MONTH, LEAST_STALE):
        return stale(current, time)
    if series.frequency is Frequency.BIENNIAL and as_at > _first_due(series, current) + YEAR:
        return between_waves(current, time)
    return None


def _first_due(series: Series, current: Observation) -> date:
    """The day from which a survey wave counts: when it was due, or known where no lag is given."""
    return current.known_at if series.lag_days is None else due_date(current.period, series.lag_days)


def colour_of(series: Series, known: Sequence[Observation], mark: Mark) -> Rag | Grey:
    """The colour of the last figure known against its milestone, or why there is none to compare with."""
    current = known[-1]
    if mark.value is None or current.value is None:
        code = "no-milestone" if mark.target and in_force(mark.target) else "no-target"
        return Grey(code, mark.reason)
    last_year = same_period_last_year_of(same_definition(series.breaks, known, current.period), current)
    earlier = last_year.value if last_year else None
    if mark.average is not None and mark.target is not None:
        found = rag(mark.average, mark.value, series.rule, series.polarity, series.unit)
        of = f"{amount(mark.average, series.unit)} is the {label(mark.target.period)}"
        return replace(found, reason=f"{found.reason}; {of}")
    found = rag(current.value, mark.value, series.rule, series.polarity, series.unit, earlier)
    return replace(found, reason=f"{found.reason} ({mark.reason})") if mark.reason else found


def _coming_target(series: Series, current: Observation | None, as_at: date) -> Target | None:
    """The target to show where none belongs to the figure: the next one, else the last."""
    if current is not None:
        ahead = goals_beyond(series, current.period)
        if ahead:
            return ahead[0]
    coming = (target for target in series.targets if target.period.end >= as_at)
    return next(coming, series.targets[-1] if series.targets else None)


def _row(
    series: Series,
    as_at: date,
    current: Observation | None,
    mark: Mark,
    found: Rag | Grey,
    going: Direction,
    needed: Required | Passed | None,
    target: Target | None,
    since: ChangeTested | None,
    time: Timeliness,
    ahead: Outlook,
) -> Assessment:
    colour = found.colour if isinstance(found, Rag) else "grey"
    flags = performance_flags(colour, found.reason, going.word) + outlook_flags(ahead, series.unit)
    flags += baseline_flags(since, target.baseline if target else None, series) if isinstance(found, Rag) else []
    flags += record_flags(current, target, time)
    period = current.period if current else None
    rate = needed if isinstance(needed, Required) else None
    real = going.real if isinstance(going.real, ChangeTested) else None
    return Assessment(
        rag=colour,
        rag_reason=found.reason,
        direction=going.word,
        summary=summary(series, current, mark, found, going, needed, ahead),
        period=period,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        basis=period.basis.value if period else None,
        known_at=current.known_at if current else None,
        age_days=(as_at - current.known_at).days if current else None,
        actual=current.value if current else None,
        actual_marker=current.marker if current else None,
        actual_status=current.status if current else None,
        milestone=mark.value,
        milestone_method=mark.method or None,
        target=target.value if target else None,
        target_end=target.period.end if target else None,
        target_version=target.version if target else None,
        target_class=target.target_class if target else None,
        target_origin=(target.origin or None) if target else None,
        baseline=target.baseline if target else None,
        baseline_end=target.baseline_period.end if target and target.baseline_period else None,
        rag_rule=found.rule if isinstance(found, Rag) else None,
        grey_code=found.code if isinstance(found, Grey) else None,
        compared_with=going.compared.end if going.compared else None,
        compared_value=going.earlier,
        significant=real.significant if real else None,
        p_value=real.p_value if real else None,
        variation=ahead.chart.variation,
        assurance=ahead.chart.assurance,
        forecast=ahead.forecast,
        forecast_lo80=ahead.low80,
        forecast_hi80=ahead.high80,
        p_target=ahead.p_target,
        required_rate=rate.rate if rate else None,
        required_per=rate.per if rate else None,
        progress=covered(series, current, target),
        due=time.due,
        overdue_days=time.overdue_days,
        flags=tuple(flags),
        source=current.source if current else None,
    )
