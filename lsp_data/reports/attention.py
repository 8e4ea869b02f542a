"""What needs attention, ranked; what is exposed; what others could learn from. Built on the flags of each status."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.measures.assessment import colour_of, goal_of
from lsp_data.measures.change import got_worse, since_baseline
from lsp_data.measures.exposure import exceptional, exposure
from lsp_data.measures.risk import AT_RISK
from lsp_data.measures.series import Observation, Polarity, Series
from lsp_data.measures.status import Rag
from lsp_data.measures.timeliness import known_by
from lsp_data.measures.trajectory import milestone
from lsp_data.reports.rows import number_or_none
from lsp_data.reports.standing import status
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.known import known
from lsp_data.store.series import listed_row
from lsp_data.store.small import shown_series, with_group

FLAGS = (
    "severity", "code", "reason", "indicator", "sub_measure", "title", "theme", "theme_name", "area", "rag",
    "direction", "lead", "lead_name", "officer",
)  # fmt: skip
SEVERITIES = ("high", "medium", "low")
WORST = "red-and-worsening"
_RANK = (
    WORST, "behind-milestone", AT_RISK, "worse-than-baseline", "worst-quartile", "forecast-short",
    "special-cause-concern", "no-plan", "plan-overdue", "overdue",
)  # fmt: skip
_KEY = ["indicator", "sub_measure", "area"]


def flags(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row a flag, the gravest first: FLAGS. Severity: high, medium, low."""
    return _ranked(list(_flags(status(g, as_at))))


def attention(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """The one list of what needs attention: an indicator a row that has a flag of high or medium severity.

    First what is off track and worsening, then by severity and kind of the gravest flag, then the furthest from its
    milestone. Rows of `status` and: severity, code and reason of the gravest flag; codes and reasons (tuples) of all
    its flags, low ones too; since (the end of the first period from which on the gravest has held; of what rests on the
    newest figure alone, such as a forecast, that figure's; of what is overdue the day it was due; missing where it
    cannot be told); shortfall_share (how far the actual lies off its milestone, as a share of it; missing of a
    milestone of nought, than which nothing is further off); exposed and exposure (to a CAA red flag by the figures
    alone, indicative, and why); at_risk (exposed and the plan inadequate, or so judged)."""
    found = status(g, as_at)
    flagged = _ranked(list(_flags(found)))
    grouped = flagged.groupby(_KEY, sort=False)
    all_of = grouped.agg(codes=("code", tuple), reasons=("reason", tuple)).reset_index()
    gravest = flagged[flagged["severity"] != SEVERITIES[2]].drop_duplicates(_KEY)
    listed = gravest[["severity", "code", "reason", *_KEY]].merge(all_of, on=_KEY, how="left")
    listed = listed.merge(found, on=_KEY, how="left")
    goal = listed["milestone"].where(listed["milestone"] != 0)
    exposures = [exposure(row["rag"], row["direction"], number_or_none(row["p_target"])) for row in _rows(listed)]
    listed = listed.assign(
        since=_since(g, listed),
        shortfall_share=((listed["actual"] - listed["milestone"]) / goal).abs(),
        exposed=pd.Series([one.exposed for one in exposures], dtype=bool),
        at_risk=pd.Series([AT_RISK in codes for codes in listed["codes"]], dtype=bool),
        exposure=pd.Series([one.reason for one in exposures], dtype="str"),
    )
    missed = listed["rag"].isin(("red", "amber"))
    # no share can be told of a milestone of nought: whatever misses it is further off than any share
    off = listed["shortfall_share"].fillna(float("inf")).where(missed, 0.0)
    by = (listed["actual"] - listed["milestone"]).abs().where(missed, 0.0).fillna(0.0)
    rank = listed.assign(grave=listed["severity"].map(SEVERITIES.index), kind=listed["code"].map(_place), near=-off)
    order = rank.assign(by=-by).sort_values(["grave", "kind", "near", "by"], kind="stable")
    return listed.loc[order.index].reset_index(drop=True)


def red_and_worsening(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """The first list that a performance lead asks for: the beginning of `attention`."""
    found = attention(g, as_at)
    return found[found["code"] == WORST].reset_index(drop=True)


def green_candidates(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """What others could learn from: rows of `status` of exceptional performance and improvement + why."""
    found = status(g, as_at)
    why = [
        exceptional(
            row["rag"], row["direction"], number_or_none(row["actual"]), number_or_none(row["milestone"]),
            number_or_none(row["p_target"]),
            Polarity(row["polarity"]), str(row["unit"]),
        )
        for row in _rows(found)
    ]  # fmt: skip
    found = found.assign(why=pd.Series(why, dtype="str"))
    return found[found["why"] != ""].reset_index(drop=True)


def coloured_since(series: Series, colour: str, as_at: date) -> date | None:
    """The end of the first period from which on every figure up to the day had this colour against its milestone;
    figures from before the indicator was in force had none."""

    def coloured(known_then: tuple[Observation, ...]) -> bool:
        one = known_then[-1]
        if series.valid_from and one.period.end < series.valid_from:
            return False
        if series.polarity is Polarity.NEITHER:
            return False
        judged = colour_of(series, known_then, milestone(series, one.period))
        return isinstance(judged, Rag) and judged.colour == colour

    return _first_of_run(known_by(series, as_at), coloured)


def worse_since(series: Series, as_at: date) -> date | None:
    """The end of the first period from which on every figure was really worse than the target's baseline."""
    target = goal_of(series, as_at)

    def worse(known_then: tuple[Observation, ...]) -> bool:
        found = since_baseline(series, known_then, target)
        return found is not None and got_worse(found, series.polarity)

    return _first_of_run(known_by(series, as_at), worse)


def _first_of_run(found: tuple[Observation, ...], holds: Callable[[tuple[Observation, ...]], bool]) -> date | None:
    since = None
    for place in range(len(found), 0, -1):
        if not holds(found[:place]):
            break
        since = found[place - 1].period.end
    return since


def _since(g: Generation, listed: pd.DataFrame) -> pd.Series:
    """Per row of `attention`: the day from which on its gravest flag has held."""
    days: list[Any] = []
    if not listed.empty:
        catalogue, day = reads.catalogue_of(g), listed["as_at"].iloc[0].date()
        keys = list(zip(*(listed[name] for name in _KEY), strict=True))
        now = known(g.rows, day, with_group(g.rows, keys))
        for row in _rows(listed):
            used = listed_row(catalogue, row["indicator"], row["sub_measure"])
            days.append(_flag_since(shown_series(used, row["area"], now), row, day) if used else None)
    return pd.to_datetime(pd.Series(days, index=listed.index, dtype=object)).astype("datetime64[us]")


def _flag_since(series: Series, row: dict[str, Any], as_at: date) -> Any:
    code = row["code"]
    if code in (WORST, "behind-milestone") or (code == "forecast-short" and "behind-milestone" in row["codes"]):
        return coloured_since(series, row["rag"], as_at)
    if code == "worse-than-baseline":
        return worse_since(series, as_at)
    if code == "overdue":
        return row["due"]
    return row["period_end"] if code in ("special-cause-concern", "forecast-short", "worst-quartile") else None


def _flags(found: pd.DataFrame) -> Iterator[dict[str, object]]:
    for row in _rows(found):
        for flag in json.loads(row["flags"]) if isinstance(row["flags"], str) else ():
            yield {**{name: row.get(name) for name in FLAGS}, **flag}


def _ranked(rows: list[dict[str, object]]) -> pd.DataFrame:
    rows.sort(key=lambda row: (SEVERITIES.index(str(row["severity"])), _place(str(row["code"]))))
    return pd.DataFrame(rows, columns=list(FLAGS))


def _place(code: str) -> int:
    return _RANK.index(code) if code in _RANK else len(_RANK)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
