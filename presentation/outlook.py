"""What an indicator's past says of its future, in words: the forecast, the XmR chart, and how we know."""

from __future__ import annotations

from lsp_data.measures.control_chart import Charted
from lsp_data.measures.forecast import in_words, percent
from lsp_data.measures.outlook import Outlook
from lsp_data.measures.spc import LIMITS_AT, SETTLED, Assurance, PointType
from lsp_data.periods import label
from presentation.blocks import how_we_know
from presentation.markup import Html, element, join
from presentation.words import day, number, sentence, times

_USUAL = {
    PointType.COMMON_CAUSE: "The last figure lies within the usual up and down of the series.",
    PointType.IMPROVEMENT: "The last figure is better than the usual up and down (a special cause: ask what it was).",
    PointType.CONCERN: "The last figure is worse than the usual up and down (a special cause: ask what it was).",
    PointType.NEUTRAL: "The last figure differs by more than the usual up and down (a special cause: ask what it was).",
}
_ASSURED = {
    Assurance.CONSISTENT_PASS: "As it is, the usual up and down stays on the right side of the target.",
    Assurance.CONSISTENT_FAIL: "As it is, the usual up and down never reaches the target.",
    Assurance.INCONSISTENT: "As it is, the target is met or missed by chance.",
}


def forecast_line(ahead: Outlook, unit: str) -> str:
    """ "Year-end forecast (31 Mar 2011): 41.2% (80% interval 39.0% to 43.5%). Meeting the target of 43.0%: unlikely
    (14%)."; where there is none, why."""
    goal = ahead.goal
    if goal is None or ahead.forecast is None:
        return f"No forecast: {ahead.silent or 'nothing is known of this series'}."
    averaged = goal.agreed_for is not None
    of = f"Forecast of the {label(goal.period)}" if averaged else f"Year-end forecast ({day(goal.period.end)})"
    said = (
        f"{of}: {number(ahead.forecast, unit)} "
        f"(80% interval {number(ahead.low80, unit)} to {number(ahead.high80, unit)})."
    )
    if ahead.p_target is None:
        return said
    chance = f"{in_words(ahead.p_target)} ({percent(ahead.p_target)})"
    return f"{said} Meeting the target of {number(goal.value, unit)}: {chance}."


def usual_line(chart: Charted) -> str:
    """Whether the last figure is more than the usual up and down; without a chart why, and that this is no answer."""
    if chart.variation is None:
        why = chart.silent or "no figure is known yet"
        return f"More than the usual up and down? Not known: {why}. That does not mean that nothing has changed."
    return " ".join([_USUAL[chart.variation], *([_ASSURED[chart.assurance]] if chart.assurance else [])])


def forecast_section(ahead: Outlook, unit: str) -> Html:
    """The forecast, with what it rests on."""
    shaken = element("p", shocks_line(ahead)) if ahead.shocks else ""
    return join([element("p", forecast_line(ahead, unit)), shaken, how_we_know(_forecast_known(ahead))])


def shocks_line(ahead: Outlook) -> str:
    """Which marked shocks make the forecast wider: "… marked as a shock. 1 Oct 2008: banking crisis."."""
    told = "; ".join(f"{day(one.day)}: {one.words}" for one in ahead.shocks)
    return sentence(f"The forecast is less sure, and so wider, because of what was marked as a shock. {told}")


def usual_section(chart: Charted) -> Html:
    """What the XmR chart says of the last figure, with what it rests on."""
    return join([element("p", usual_line(chart)), how_we_know(_usual_known(chart))])


def _forecast_known(ahead: Outlook) -> list[tuple[str, str]]:
    used = _counted(ahead.points, ahead.each) if ahead.points else "No figure"
    return [
        (
            "Method",
            "Twelve simple ways in which such figures move (steadily, wandering, drifting, repeating by season) are "
            "each held against the series so far; those that fit it better count for more. The interval is meant to "
            "hold what comes in 80 of 100 cases, and the probability is read from the same forecast.",
        ),
        (
            "Data used",
            f"{used}. Fewer than 3 give no forecast; what lies before a change of the definition does not count."
            f"{_season(ahead)}",
        ),
        ("Source", "Harvey, Forecasting, Structural Time Series Models and the Kalman Filter, 1989."),
    ]


def _season(ahead: Outlook) -> str:
    """What less than a year of months or quarters cannot tell."""
    of_a_year = {"month": 12, "quarter": 4}.get(ahead.each.rpartition(" ")[2], 0)
    if not 0 < ahead.points < of_a_year:
        return ""
    return " They are less than a year, so whether the time of the year matters has not been seen yet."


def _usual_known(chart: Charted) -> list[tuple[str, str]]:
    used = _counted(chart.points, chart.each) if chart.points else "No figure"
    trial = f" Below {SETTLED} points the limits are a trial." if 0 < chart.points < SETTLED else ""
    return [
        (
            "Method",
            f"The usual step from one figure to the next is measured, and limits are drawn {LIMITS_AT} such steps "
            "above and below the average (an XmR chart). A figure is out of the ordinary outside the limits, as one of "
            "seven in a row that rise, fall or stay on one side of the average, or as one of two in three far out on "
            "one side.",
        ),
        ("Data used", f"{used}. Fewer than 8 give no chart.{trial}"),
        ("Source", "NHS England, Making data count; Wheeler, Understanding Variation, 1993."),
    ]


def _counted(count: int, each: str) -> str:
    """ "6 figures, one a quarter"."""
    noun, _, span = each.partition(" of a ")
    return f"{times(count, noun)}, one a {span}"
