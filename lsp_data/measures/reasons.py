"""Why a series has no colour, and the one sentence that explains its status."""

from __future__ import annotations

from dataclasses import dataclass

from lsp_data.measures.change import ChangeTested
from lsp_data.measures.direction import Direction
from lsp_data.measures.forecast import odds
from lsp_data.measures.outlook import Outlook
from lsp_data.measures.progress import Passed, Required
from lsp_data.measures.series import Accumulation, Frequency, Observation, Polarity, Series
from lsp_data.measures.status import Rag, shortfall
from lsp_data.measures.timeliness import Timeliness
from lsp_data.measures.trajectory import Mark
from lsp_data.measures.wording import amount, is_percentage, month_of, moved, number, on, per_cent, points
from lsp_data.periods import label

# Why there is no colour, by code; the words stand in `rag_reason`.
MARKER_REASONS: dict[str, tuple[str, str]] = {
    "tbc": ("awaiting-figure", "awaiting a figure (to be confirmed)"),
    "suppressed": ("suppressed", "the figure is suppressed, because the numbers are small or confidential"),
    "not_applicable": ("not-applicable", "marked as not applicable"),
    "not_collected": ("not-collected", "the figure was not collected"),
    "less_than": ("only-a-bound", "only an upper bound was returned"),
    "greater_than": ("only-a-bound", "only a lower bound was returned"),
    "low_reliability": ("unreliable", "the figure is too unreliable to judge"),
    "not_due": ("not-due", "not due yet"),
    "nil": ("no-figure", "“nil” was returned; a number is needed"),
}


@dataclass(frozen=True, slots=True)
class Grey:
    """Why no colour can be given: a stable code and the words."""

    code: str
    reason: str


def marker_grey(observation: Observation) -> Grey:
    """Why a mark stands in a figure's place."""
    code, words = MARKER_REASONS.get(observation.marker or "", ("no-figure", "no figure is available"))
    return Grey(code, f"{label(observation.period)}: {words}")


def nothing_yet(series: Series, time: Timeliness) -> Grey:
    """Why there is no figure at all."""
    survey = series.accumulation is Accumulation.SURVEY or series.frequency is Frequency.BIENNIAL
    if time.missing and time.due and time.overdue_days:
        return Grey("overdue", f"{label(time.missing)} is overdue since {on(time.due)}; there is no earlier figure")
    if time.missing and time.due and time.grace:
        return Grey(
            "not-due", f"{label(time.missing)} was due on {on(time.due)} and is awaited; there is no earlier figure"
        )
    if time.due and time.following:
        words = "no survey yet; next due" if survey else "not due yet; first due"
        return Grey("not-due", f"{words} {on(time.due)}")
    if survey and time.following:
        return Grey("not-due", f"no survey yet; next wave {label(time.following)}")
    return Grey("no-figure", "no figure yet")


def between_waves(last: Observation, time: Timeliness) -> Grey:
    """A survey of every second year in the year without one."""
    if time.due and time.missing is None:
        when = f"next due {on(time.due)}"
    else:
        when = f"next wave {label(time.following)}" if time.following else "no further wave is planned"
    return Grey("survey-not-run", f"no survey this year, {when}; last held: {label(last.period)}")


def stale(last: Observation, time: Timeliness) -> Grey:
    """A figure so old that a whole further period is missing."""
    missing = label(time.missing) if time.missing else "the next figure"
    since = f" since {on(time.due)}" if time.due else ""
    return Grey("overdue", f"{missing} is overdue{since}; the last figure is of {label(last.period)}")


def summary(
    series: Series,
    current: Observation | None,
    mark: Mark,
    found: Rag | Grey,
    going: Direction,
    needed: Required | Passed | None,
    ahead: Outlook,
) -> str:
    """One sentence in plain English: the figure, its milestone, how far off, which way, what is needed now, and how
    likely that is."""
    if current is None or current.value is None:
        return _sentence([f"No status: {found.reason}"])
    parts = [_figure(series, current)]
    if isinstance(found, Grey):
        parts.append(
            f": no status, because {found.reason}" if found.code != "overdue" else f": no status, {found.reason}"
        )
        if going.word in ("improving", "worsening", "level") and going.compared:
            parts.append(f"; {_direction(series, going)}")
        if going.broken and going.reason not in found.reason:
            parts.append(f"; not compared with earlier figures: {going.reason}")
        return _sentence(parts)
    if mark.average is not None and mark.target is not None:
        parts.append(f" ({amount(mark.average, _short(series.unit))} is the {label(mark.target.period)})")
    if mark.value is not None:
        judged = current.value if mark.average is None else mark.average
        parts.append(f" against a {_goal_word(mark)} of {amount(mark.value, _short(series.unit))}")
        parts.append(f": {_distance(series, judged, mark.value)}")
    if going.word != "unknown" and going.compared:
        parts.append(f" and {_direction(series, going)}")
    if going.broken:
        parts.append(f"; not compared with earlier figures: {going.reason}")
    goal, chance = ahead.goal, ahead.p_target
    if isinstance(needed, Required):
        likely = f" ({odds(chance)})" if chance is not None else ""
        parts.append(f"; {_needed(series, needed)}{likely}")
    elif needed:
        parts.append(f"; {_passed(series, needed)}")
    elif goal is not None and goal.value is not None and chance is not None:
        by = f"{amount(goal.value, _short(series.unit))} by {month_of(goal.period.end)}"
        parts.append(f"; {_MEETING} {by} is {odds(chance)}")
    return _sentence(parts)


def _sentence(parts: list[str]) -> str:
    text = "".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _figure(series: Series, current: Observation) -> str:
    status = f" ({current.status})" if current.status in ("provisional", "estimated") else ""
    return f"{amount(current.value or 0.0, series.unit)}{status} in {label(current.period)}"


def _short(unit: str) -> str:
    """The unit where it was named in full before: only signs are said again."""
    return unit if unit == "%" or unit.startswith(("GBP", "£")) else ""


def _goal_word(mark: Mark) -> str:
    return "target" if mark.method == "target" else "milestone"


def _distance(series: Series, value: float, goal: float) -> str:
    """ "5.2 % worse than planned"; of percentages in points, of a goal of nought in the unit itself."""
    behind = shortfall(value, goal, series.polarity)
    ahead = shortfall(goal, value, series.polarity)
    if behind <= 0 and ahead <= 0:
        return "as planned"
    distance, word = (behind, "worse") if behind > 0 else (ahead, "better")
    if is_percentage(series.unit):
        size = points(distance)
    elif goal == 0:
        size = amount(distance, series.unit)
    else:
        size = per_cent(distance, goal)
    return f"{size} {word} than planned"


def _direction(series: Series, going: Direction) -> str:
    """ "level with Q2 2009/10, as a rise of 7 may be chance", "worsening since Q2 2009/10, by more than chance"."""
    since = label(going.compared) if going.compared else ""
    if going.by_chance and isinstance(going.real, ChangeTested):
        return f"level with {since}, as {moved(going.real.difference, series.unit)} may be chance"
    if going.word == "level":
        return f"level with {since}"
    sure = ", by more than chance" if isinstance(going.real, ChangeTested) else ""
    return f"{going.word} since {since}{sure}"


def _needed(series: Series, needed: Required) -> str:
    """ "needs a fall of 0.4 a quarter to reach 12.0 by March 2011"; of percentages in points."""
    goal = needed.goal.value or 0.0
    by = f"{amount(goal, _short(series.unit))} by {month_of(needed.goal.period.end)}"
    rate = points(abs(needed.rate)) if is_percentage(series.unit) else number(abs(needed.rate))
    low = series.polarity is Polarity.LOW
    if needed.adds:
        if needed.rate < 0:
            return (
                f"the year's limit of {by} is already passed"
                if low
                else f"the year's target of {by} is already reached"
            )
        return f"{'may add no more than' if low else 'needs'} {rate} a {needed.per} to reach {by}"
    if needed.rate == 0:
        return f"needs to hold to reach {by}"
    if (needed.rate > 0) == low:
        return f"already better than the target of {by}"
    return f"needs a {'rise' if needed.rate > 0 else 'fall'} of {rate} a {needed.per} to reach {by}"


def _passed(series: Series, passed: Passed) -> str:
    """ "the date of the last target, 205 by December 2010, has passed and its figure is not known yet"."""
    goal = passed.goal
    by = f"{amount(goal.value or 0.0, _short(series.unit))} by {month_of(goal.period.end)}"
    return f"{_PASSED} {by}, has passed and its figure is not known yet"


_PASSED = "the date of the last target,"
_MEETING = "meeting the target of"
_NEEDED = ("needs ", "may add ", "already better ", "the year's ", _PASSED, _MEETING)


def parted(summary: str) -> tuple[str, str]:
    """A summary in two: why the status is what it is, and what is needed now ("" where it says nothing of that)."""
    why, _, needed = summary.rpartition("; ")
    return (f"{why}.", needed) if why and needed.startswith(_NEEDED) else (summary, "")
