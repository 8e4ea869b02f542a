"""The reward what-if, drawn: what would be paid in all, and what each target in the reward brings.

Frames are those of ``lsp_data.reports.reward``.
"""

from __future__ import annotations

import pandas as pd

from lsp_data.measures.reward import CANCELLED_ON, Model, Payout, payout
from lsp_data.measures.wording import on
from lsp_data.reports.reward import ON_ACTUAL, ON_FORECAST
from presentation import blocks, tables
from presentation.markup import Child, Html, element, join
from presentation.standing import Names, Record, Where, records, short_name
from presentation.tables import Column, two_lines
from presentation.targets import named, way
from presentation.words import capital, missing, number, said, times

MODELS = {
    Model.PER_TARGET.value: "Each target pays for itself (first agreements)",
    Model.AGGREGATE.value: "Average of all targets (2008–11, as expected)",
}
BASED_ON = {ON_ACTUAL: "The last figures", ON_FORECAST: "Forecasts of the final year"}
USUAL_POT = 1_000_000  # pounds; an amount whose shares are read at a glance, not that of any agreement
USUAL_FLOOR = 60  # per cent
COLUMNS = {
    "indicator": "Indicator", "sub_measure": "Part", "title": "Title", "target_class": "Class", "baseline": "Baseline",
    "value": "Judged on", "based_on": "Which is", "measured": "Measured", "target": "Target", "period": "Target for",
    "version": "Target version", "unit": "Unit", "achievement": "Share of the way", "pays": "Pounds, what-if",
    "silent": "Why not known", "lead_name": "Lead",
}  # fmt: skip


def paid(rows: pd.DataFrame, model: str, pot: float, floor: float) -> tuple[pd.DataFrame, Payout]:
    """The rows with what each target ``pays`` (pounds), and what all of them do. ``floor`` in per cent."""
    achievements = [None if missing(one) else float(one) for one in rows["achievement"]]
    found = payout(Model(model), achievements, pot, floor / 100)
    return rows.assign(pays=pd.Series(found.each, index=rows.index, dtype="float64")), found


def cancelled() -> Html:
    """The strip above every what-if: that there is no grant."""
    told = f"the reward grant for 2008–11 was cancelled on {on(CANCELLED_ON)}, and nothing was paid."
    return blocks.remark(join([element("b", "A what-if only: "), told]))


def outcome(found: Payout, pot: float, floor: float, model: str) -> Html:
    """What all targets together would pay, and how it comes about."""
    unknown = len(found.each) - found.known
    average = "not known" if found.average is None else f"{found.average * 100:.0f}%"
    every = times(len(found.each), "target")
    return blocks.answers(
        [
            blocks.Answer("Would pay", _range(found), _why(found, unknown, pot)),
            blocks.Answer(
                "Average achievement", average, f"{found.known} of {every} known; each counts between 0% and 100%"
            ),
            blocks.Answer("Rule", f"Nothing below {floor:.0f}%", _rule(model)),
        ]
    )


def _range(found: Payout) -> str:
    least, most = (_pounds(one) for one in (found.least, found.most))
    return least if least == most else f"{least} to {most}"


def _pounds(value: float) -> str:
    return number(round(value), "GBP")


def _why(found: Payout, unknown: int, pot: float) -> str:
    told = f"Of a pot of {_pounds(pot)}, shared equally"
    if not unknown or found.least == found.most:
        return told
    return f"{told}. The higher sum counts {times(unknown, 'target')} not known as achieved, the lower as missed"


def _rule(model: str) -> str:
    if Model(model).sure:
        return "Of each target; no target pays more than its share"
    return "Of the average. How it would have worked was never settled: this is how it was expected"


def how_we_know(model: str, on: str) -> Html:
    """The method, the data used and its source, to be opened."""
    sure = Model(model).sure
    figure = "the last figure known; of an amount that adds up within the year, that of the last whole year"
    if on == ON_FORECAST:
        figure = "the forecast of the target's own year; where that year's figure is known, the figure"
    return blocks.how_we_know(
        [
            (
                "Method",
                "Achieved is the share of the way from the baseline to the target: (figure − baseline) ÷ (target − "
                f"baseline). {_rule(model)}.",
            ),
            (
                "Data used",
                "The last target of each indicator that the agreement marks as in the reward, in the version that was "
                f"known on the day, and {figure}. The pot and the floor are yours.",
            ),
            ("Source", _FIRST if sure else _EXPECTED),
        ]
    )


_FIRST = "The reward of the public service agreements and the first Local Area Agreements."
_EXPECTED = "What was expected of the agreements of 2008–11, on the final year's results; no rule was ever published."


def table(rows: pd.DataFrame, where: Where, names: Names, model: str) -> Html:
    """Each target in the reward: from where, on which figure, to where, how far, and what that brings."""
    each = Model(model) is Model.PER_TARGET
    columns = (
        Column("Indicator", header=True, width="27%"),
        Column("Baseline", "right"),
        Column("Judged on", "right", below="period", width="17%"),
        Column("Target", "right", below="for"),
        Column("Achieved", width="19%"),
        Column("Would pay" if each else "Adds to the average", "right", below="" if each else "in pounds of the pot"),
    )
    drawn = (_row(row, where, names) for row in records(rows))
    return tables.table("Targets in the reward", columns, drawn, nothing="No target says that it is in the reward.")


def _row(row: Record, where: Where, names: Names) -> tuple[Child, ...]:
    unit = said(row["unit"])
    based = f"forecast, {row['measured']}" if row["based_on"] == ON_FORECAST else said(row["measured"])
    return (
        join([named(row, where), element("span", capital(short_name(row, names)), class_="lsp-below")]),
        number(row["baseline"], unit) if not missing(row["baseline"]) else "missing",
        two_lines(number(row["value"], unit) if not missing(row["value"]) else "none", based),
        two_lines(number(row["target"], unit) if not missing(row["target"]) else "none", row["period"]),
        element("span", f"Not known: {row['silent']}", class_="lsp-below")
        if missing(row["achievement"])
        else way(float(row["achievement"])),
        "not known" if missing(row["pays"]) else _pounds(row["pays"]),
    )
