"""Lists that a meeting asks for: counts by theme, what is red and worsening, what needs attention."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pandas as pd

from lsp_data.measures.breaks import same_definition
from lsp_data.measures.direction import same_period_last_year_of
from lsp_data.measures.series import Polarity, Series
from lsp_data.measures.status import rag
from lsp_data.measures.timeliness import known_by
from lsp_data.measures.trajectory import milestone
from lsp_data.reports.standing import reporting_day, status
from lsp_data.store import reads, statuses
from lsp_data.store.generations import Generation
from lsp_data.store.series import known, listed_row
from lsp_data.store.small import shown_series, with_group

COLOURS = ("green", "amber", "red", "grey")
FLAGS = (
    "severity", "code", "reason", "indicator", "sub_measure", "title", "theme", "theme_name", "area", "rag",
    "direction", "lead", "lead_name", "officer",
)  # fmt: skip
_SEVERITY = {"high": 0, "medium": 1, "low": 2}
_FIRST = (
    "red-and-worsening", "behind-milestone", "worse-than-baseline", "worst-quartile", "forecast-short",
    "special-cause-concern", "overdue",
)  # fmt: skip
NO_THEME = "No theme"


def status_counts(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """How many indicators have each status, one row a theme in the order of the themes: theme, theme_name, green,
    amber, red, grey, total, and each colour with ``_before``: as it stood one quarter earlier."""
    day = as_at or reporting_day(g)
    catalogue = reads.catalogue_of(g)
    names = dict(zip(catalogue.themes["theme"], catalogue.themes["name"], strict=True))
    days = (day, statuses.quarter_before(day)) if day else ()
    now, before = (_counts(status(g, one)) for one in days) if days else (Counter(), Counter())
    if any(theme == "" for theme, _ in now | before):
        names[""] = NO_THEME
    rows = [
        (theme, name, *(now[theme, colour] for colour in COLOURS),
         sum(now[theme, colour] for colour in COLOURS),
         *(before[theme, colour] for colour in COLOURS))
        for theme, name in names.items()
    ]  # fmt: skip
    columns = ["theme", "theme_name", *COLOURS, "total", *(f"{colour}_before" for colour in COLOURS)]
    return pd.DataFrame(rows, columns=columns)


def red_and_worsening(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """The first list that a performance lead asks for: rows of `status`, the furthest from the milestone first."""
    found = underperforming(g, as_at)
    return found[found["red_and_worsening"]].reset_index(drop=True)


def underperforming(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """Indicators that miss their milestone (red, then amber): rows of `status` + red_and_worsening, shortfall_share
    (how far the actual lies off its milestone, as a share of it) and since (the end of the first period from which on
    each figure had this colour). Red and worsening comes first, then the furthest off; ``summary`` says why in plain
    English."""
    found = status(g, as_at)
    found = found[found["rag"].isin(("red", "amber"))]
    share = ((found["actual"] - found["milestone"]) / found["milestone"].where(found["milestone"] != 0)).abs()
    worst = (found["rag"] == "red") & (found["direction"] == "worsening")
    found = found.assign(red_and_worsening=worst.astype(bool), shortfall_share=share, since=_since(g, found))
    order = found.assign(amber=found["rag"] == "amber", near=-share.fillna(float("inf")), calm=~worst.astype(bool))
    places = order.sort_values(["calm", "amber", "near"], kind="stable").index
    return found.loc[places].reset_index(drop=True)


def _since(g: Generation, found: pd.DataFrame) -> pd.Series:
    """Per row of `status`: the end of the first period from which on every figure had the row's colour."""
    ends: list[date | None] = []
    if not found.empty:
        catalogue, day = reads.catalogue_of(g), found["as_at"].iloc[0].date()
        keys = list(zip(found["indicator"], found["sub_measure"], found["area"], strict=True))
        now = known(g.rows, day, with_group(g.rows, keys))
        for (indicator, sub_measure, area), colour in zip(keys, found["rag"], strict=True):
            row = listed_row(catalogue, indicator, sub_measure)
            ends.append(coloured_since(shown_series(row, area, now), colour, day) if row else None)
    return pd.to_datetime(pd.Series(ends, index=found.index, dtype=object)).astype("datetime64[us]")


def coloured_since(series: Series, colour: str, as_at: date) -> date | None:
    """The end of the first period from which on every figure up to the day had this colour against its milestone."""
    since = None
    known_then = known_by(series, as_at)
    for place in range(len(known_then) - 1, -1, -1):
        one = known_then[place]
        mark = milestone(series, one.period)
        if one.value is None or mark.value is None or series.polarity is Polarity.NEITHER:
            break
        earlier = same_period_last_year_of(same_definition(series.breaks, known_then[: place + 1], one.period), one)
        judged = rag(
            one.value, mark.value, series.rule, series.polarity, series.unit, earlier.value if earlier else None
        )
        if judged.colour != colour:
            break
        since = one.period.end
    return since


def flags(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row a flag, the gravest first: FLAGS. Severity: high, medium, low."""
    rows = sorted(_flags(status(g, as_at)), key=lambda row: (_SEVERITY[str(row["severity"])], _place(str(row["code"]))))
    return pd.DataFrame(rows, columns=list(FLAGS))


def attention(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """What needs attention, one row an indicator with a flag of high or medium severity, the gravest first: FLAGS (of
    its gravest flag) + codes (tuple of all its flags' codes) and summary."""
    found = flags(g, as_at)
    if found.empty:
        return found.assign(codes=pd.Series(dtype=object), summary=pd.Series(dtype="str"))
    key = ["indicator", "sub_measure", "area"]
    codes = found.groupby(key, sort=False)["code"].agg(tuple).rename("codes").reset_index()
    summaries = status(g, as_at)[[*key, "summary"]]
    first = found[found["severity"] != "low"].drop_duplicates(key)
    return first.merge(codes, on=key, how="left").merge(summaries, on=key, how="left")


def _flags(found: pd.DataFrame) -> Iterator[dict[str, object]]:
    for row in found.to_dict("records"):
        for flag in json.loads(row["flags"]) if isinstance(row["flags"], str) else ():
            yield {**{name: row.get(name) for name in FLAGS}, **flag}


def _place(code: str) -> int:
    return _FIRST.index(code) if code in _FIRST else len(_FIRST)


def _counts(found: pd.DataFrame) -> Counter[tuple[str, str]]:
    return Counter(zip(found["theme"].fillna(""), found["rag"], strict=True))
