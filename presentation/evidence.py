"""Whether a change is real, in words for those who are no statisticians: the card, the sentences and how we know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lsp_data.measures.change import ChangeTested, Kind, NotTested
from lsp_data.measures.evidence import Evidence
from lsp_data.measures.significance import Trend
from lsp_data.measures.spc import PointType
from lsp_data.measures.wording import is_count, moved, points
from lsp_data.periods import label
from presentation import blocks
from presentation.markup import Html, element, join
from presentation.words import capital, missing, month, number, said

Record = Mapping[str, Any]

_UNUSUAL = {
    PointType.COMMON_CAUSE: "As usual",
    PointType.IMPROVEMENT: "Better than usual",
    PointType.CONCERN: "Worse than usual",
    PointType.NEUTRAL: "Unusual",
}
_BESIDE_USUAL = (
    "The last figure is not more than the usual up and down of the series",
    "The last figure differs by more than the usual up and down of the series",
)
_METHOD = {
    Kind.SURVEY: "Each survey asked a sample, and another sample would have answered a little differently. Worked "
    "out is how often two samples differ by as much when nothing has changed (two-proportion z test, Newcombe's "
    "interval).",
    Kind.SHARE: "Both are shares of so many cases. Worked out is how often two such shares differ by as much when "
    "nothing has changed (two-proportion z test, Newcombe's interval).",
    Kind.RATE: "Had nothing changed, the events of both periods together would fall to the later one by its size. "
    "Worked out is how often chance alone moves them as far from that (exact test).",
    Kind.COUNT: "Had nothing changed, the events of both periods together would fall to the later one by its length. "
    "Worked out is how often chance alone moves them as far from that (exact test). Where events come in groups, "
    "chance moves a count by more.",
}
_FEW = (
    "Both are shares of few cases, so every way in which the cases could have fallen is counted out (Fisher's exact "
    "test, Newcombe's interval)."
)
_SOURCE = {
    Kind.SURVEY: "Newcombe, Statistics in Medicine 17, 1998; Fleiss, Statistical Methods for Rates and Proportions, "
    "1981.",
    Kind.SHARE: "Newcombe, Statistics in Medicine 17, 1998.",
    Kind.RATE: "Przyborowski and Wilenski, Biometrika 31, 1940.",
    Kind.COUNT: "Przyborowski and Wilenski, Biometrika 31, 1940.",
}
_TREND = {
    (Trend.INCREASING, "high"): "a rising trend: an improvement",
    (Trend.INCREASING, "low"): "a rising trend: it is getting worse",
    (Trend.DECREASING, "high"): "a falling trend: it is getting worse",
    (Trend.DECREASING, "low"): "a falling trend: an improvement",
    (Trend.INCREASING, "neither"): "a rising trend",
    (Trend.DECREASING, "neither"): "a falling trend",
}


def card(row: Record) -> tuple[str, str]:
    """The third answer of a status row, and why: by the test of the change, else by the XmR chart."""
    if not missing(row["significant"]):
        change = moved(float(row["actual"]) - float(row["compared_value"]), said(row["unit"]))
        since = f"{change} since {month(row['compared_with'])}"
        if row["significant"]:
            return (
                "Yes",
                f"{capital(since)} is more than chance explains: that happens by chance in {_cases(row['p_value'])}",
            )
        return "Not certain", f"{capital(since)} may be chance: as much comes by chance in {_cases(row['p_value'])}"
    if not missing(row["variation"]):
        return _UNUSUAL[row["variation"]], _BESIDE_USUAL[row["variation"] != PointType.COMMON_CAUSE]
    return "Not tested", "No test can be made of it (see below why), so a small change may be chance"


def _cases(p_value: float) -> str:
    """How often chance alone does it: "45 of 100 cases"."""
    cases = round(100 * float(p_value))
    if cases < 1:
        return "fewer than 1 of 100 cases"
    return "nearly every case" if cases > 99 else f"{cases} of 100 cases"


def section(found: Evidence, row: Record) -> Html:
    """The sentences on the last change, the baseline, the recent trend and the newest figure, with how we know."""
    unit = said(row["unit"])
    lines = [element("p", change_line(found.last, unit))]
    baseline = found.baseline
    if baseline is not None and not (isinstance(found.last, ChangeTested) and baseline.earlier == found.last.earlier):
        lines.append(element("p", f"Against the baseline: {change_line(baseline, unit)}"))
    lines += [element("p", line) for line in (trend_line(found, said(row["polarity"])), sure_line(found, row)) if line]
    return join([*lines, blocks.how_we_know(list(_known(found.last, unit)))])


def change_line(found: ChangeTested | NotTested, unit: str) -> str:
    """ "Yes: a fall of 3.8 percentage points from Sep–Dec 2008 survey to … is more than chance explains …"."""
    if isinstance(found, NotTested):
        return f"Not tested: {found.reason}. That does not mean that nothing has changed."
    change = f"{moved(found.difference, unit)} from {label(found.earlier)} to {label(found.later)}"
    if found.difference == 0:
        change = f"no change from {label(found.earlier)} to {label(found.later)}"
    told = f"{change} is more than chance explains" if found.significant else f"{change} may be chance"
    sure = "Yes" if found.significant else "Not certain"
    said_so = f"{sure}: {told}. Had nothing changed, so great a difference would come in {_cases(found.p_value)}."
    if found.detectable is not None and not found.significant:
        said_so += (
            f" Samples of these sizes find a change of {points(round(found.detectable, 1))} in four of five cases;"
        )
        said_so += " a smaller one often goes unseen."
    return said_so


def trend_line(found: Evidence, polarity: str) -> str:
    """The recent trend in words; nothing where there are no five figures with numbers behind them."""
    if found.trend is None or found.trend_over is None or found.trend.trend is Trend.NOT_CALCULABLE:
        return ""
    first, last = (label(one) for one in found.trend_over)
    told = _TREND.get((found.trend.trend, polarity), "no trend that chance does not explain")
    return f"Over the last five figures, {first} to {last}, there is {told}."


def sure_line(found: Evidence, row: Record) -> str:
    """How sure the newest figure itself is, from what numbers, and what one case means."""
    if found.interval is None:
        return ""
    unit = said(row["unit"])
    told = f"The truth behind {number(row['actual'], unit)} lies, in 95 of 100 cases, between "
    ends = [round(end) if is_count(unit) else end for end in (found.interval.lower, found.interval.upper)]
    told += f"{number(ends[0], unit)} and {number(ends[1], unit)}."
    if found.sampled and found.of is not None:
        return f"{told} It comes from a sample worth {found.of.of:,.0f} people."
    if found.one_case is not None and found.of is not None:
        told += f" It is {found.of.count:,.0f} of {found.of.of:,.0f}: one case is {points(round(found.one_case, 1))}."
    return told


def _known(found: ChangeTested | NotTested, unit: str) -> Iterator[tuple[str, str]]:
    if isinstance(found, NotTested):
        yield "Method", "A change is tested where the numbers behind both figures, or a survey's sample, are known."
        yield "Data used", "No numbers behind the figures."
        return
    shares = found.kind in (Kind.SURVEY, Kind.SHARE)
    yield "Method", _FEW if found.exact and shares else _METHOD[found.kind]
    yield "Data used", f"{_behind(found, 'before')}; {_behind(found, 'after')}."
    if found.interval is not None:
        low, high = (moved(end, unit) for end in (found.interval.lower, found.interval.upper))
        yield "How great it is", f"Between {low} and {high}, in 95 of 100 cases."
    yield "“Yes” means", "Chance alone would bring so great a change less often than once in twenty times."
    yield (
        "Source",
        "Fisher, Statistical Methods for Research Workers, 1934." if found.exact and shares else (_SOURCE[found.kind]),
    )


def _behind(found: ChangeTested, which: str) -> str:
    """ "14 of 48 in Q1 2009/10", "a sample worth 1,086 in …", "58 in Apr–Sep 2010"."""
    of, when = (found.before, found.earlier) if which == "before" else (found.after, found.later)
    if found.kind is Kind.SURVEY:
        return f"a sample worth {of.of:,.0f} in {label(when)}"
    if found.kind is Kind.COUNT:
        return f"{of.count:,.0f} in {label(when)}"
    return f"{of.count:,.0f} of {of.of:,.0f} in {label(when)}"
