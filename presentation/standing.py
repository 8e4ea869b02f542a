"""Where indicators stand, drawn: the status table of a theme, the four answers and the facts of one indicator.

Frames have the columns of ``lsp_data.reports.status``. ``Where`` gives the parameters of a link to an indicator or
theme, so that the page that is linked shows the same day and area.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.measures.flags import told_once
from lsp_data.measures.forecast import in_words, odds, percent
from lsp_data.measures.reasons import parted
from presentation import blocks, evidence, sparklines, tables
from presentation.markup import Child, Html, element, join, link
from presentation.tables import Column, two_lines
from presentation.words import (
    POLARITY,
    TARGET_CLASS,
    amount,
    as_date,
    capital,
    day,
    days,
    indicator,
    indicator_key,
    missing,
    month,
    number,
    period,
    said,
    sentence,
)  # fmt: skip

Where = Callable[..., dict[str, str]]
Record = Mapping[str, Any]
Names = Mapping[str, str]
LinkOf = Callable[[str], Html]  # draws an indicator's code
Sparks = Mapping[tuple[str, str], Sequence[tuple[Any, Any, Any]]]
IS_IT_REAL, WILL_IT = "Is the change real?", "Will it get there?"  # asked in the cards, answered in full below them


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as plain mappings."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def indicator_link(row: Record, where: Where, label: Child | None = None, *, page: str = "indicator") -> Html:
    """A link to the indicator's page, or another of it; its title unless there is another label."""
    code, sub = row["indicator"], said(row["sub_measure"])
    words = label if label is not None else said(row.get("title"), indicator(code, sub))
    return link(words, page, where(ni=indicator_key(code, sub)))


def theme_link(theme: str, name: str, where: Where) -> Html:
    """A link to a theme's page."""
    return link(name, "theme", where(theme=theme))


def short_name(row: Record, names: Names) -> str:
    """The lead's short name; "none yet" where there is no lead."""
    lead = said(row["lead"])
    return names.get(lead, lead) or "none yet"


def leads(frame: pd.DataFrame) -> dict[str, str]:
    """The leads of these rows, by their names: id → name."""
    found = {(said(row["lead"]), said(row["lead_name"])) for row in records(frame) if said(row["lead"])}
    return dict(sorted(found, key=lambda one: one[1]))


def nothing_here(area: str, ended: date | None, own: Child, *, in_use: bool) -> Html:
    """In place of indicators where there is none to show: whether none is in use, or nothing is known of the area.

    ``own`` leads to the partnership's own area."""
    if not in_use:
        return blocks.empty("No indicator is in use here", "Choose the partnership's indicators in Administration.")
    over = [f"The area ended on {day(ended)}, so nothing is due of it."] if ended else []
    return blocks.empty(f"Nothing is known of {area} here", "No figure or target of it has been returned.", *over, own)


def status_table(frame: pd.DataFrame, sparks: Sparks, where: Where, names: Names, *, caption: str) -> Html:
    """The table of a theme: each indicator with its status, figures, direction and trend."""
    columns = (
        Column("Indicator", header=True, below="code and lead", width="29%"),
        Column("Status"),
        Column("Actual", "right", below="period, age since known", width="11.5rem"),
        Column("Milestone", "right"),
        Column("Target", "right"),
        Column("Direction", below="compared with"),
        Column("Trend", width="8.5rem"),
    )
    rows = (_status_row(row, sparks, where, names) for row in records(frame))
    return tables.table(caption, columns, rows)


def _status_row(row: Record, sparks: Sparks, where: Where, names: Names) -> tuple[Child, ...]:
    code, sub, unit = row["indicator"], said(row["sub_measure"]), said(row["unit"])
    return (
        two_lines(indicator_link(row, where), f"{indicator(code, sub)} · Lead: {short_name(row, names)}"),
        two_lines(tables.status(said(row["rag"], "grey")), said(row["rag_reason"]) if row["rag"] == "grey" else ""),
        two_lines(_actual(row), _age(row)),
        number(row["milestone"], unit) if not missing(row["milestone"]) else "none",
        number(row["target"], unit) if not missing(row["target"]) else "none",
        two_lines(tables.direction(said(row["direction"], "unknown")), compared(row)),
        sparklines.sparkline(
            sparks.get((code, sub), ()), unit, name=indicator(code, sub), yearly=row["basis"] == "year_to_date"
        ),
    )


def _actual(row: Record) -> Html:
    shown = number(row["actual"], said(row["unit"]), marker=row.get("actual_marker"))
    return element("span", shown, class_="lsp-strong" if not missing(row["actual"]) else None)


def _age(row: Record) -> str:
    if missing(row["period_end"]):
        return ""
    told = [period(row["period_start"], row["period_end"], row["basis"])]
    if not missing(row["age_days"]):
        told.append(f"{days(row['age_days'])} old")
    if said(row["actual_status"]) in ("provisional", "estimated"):
        told.append(said(row["actual_status"]))
    if not missing(row["overdue_days"]) and int(row["overdue_days"]) > 0:
        told.append(f"next overdue by {days(row['overdue_days'])}")
    return ", ".join(told)


def compared(row: Record) -> str:
    """What the direction compares with: "from 41.2% in Sep 2009"; nothing where there is nothing to compare."""
    if missing(row["compared_value"]):
        return ""
    return f"from {number(row['compared_value'], said(row['unit']))} in {month(row['compared_with'])}"


def why_and_needed(row: Record) -> tuple[str, str]:
    """The summary in two: why the status is what it is, and what is needed now ("" where nothing can be said)."""
    why, needed = parted(said(row["summary"]))
    return why, capital(needed)


def needed(row: Record) -> str:
    """What is needed for the target to be met; where nothing is, why not."""
    told = why_and_needed(row)[1]
    if told:
        return told
    if missing(row["target"]):
        return capital(sentence(said(row["target_origin"], "no target has been agreed")))
    goal = f"{number(row['target'], said(row['unit']))} by {day(row['target_end'])}"
    now, due = as_date(row["as_at"]), as_date(row["target_end"])
    if now and due and due < now:
        return f"The target was {goal}; that day has passed."
    return f"The target is {goal}."


def four_answers(row: Record) -> Html:
    """The four answers, in their fixed order, each with its reason; what is not yet assessed says so."""
    rag = said(row["rag"], "grey")
    return blocks.answers(
        [
            blocks.Answer("Against the milestone now", tables.status(rag), _against(row), rag),
            blocks.Answer("Which way is it going?", tables.direction(said(row["direction"], "unknown")), _going(row)),
            blocks.Answer(IS_IT_REAL, *evidence.card(row)),
            blocks.Answer(WILL_IT, *_there(row)),
        ]
    )


def _against(row: Record) -> str:
    unit = said(row["unit"])
    if said(row["rag"], "grey") == "grey":
        return capital(said(row["rag_reason"], "There is no status."))
    return f"{number(row['actual'], unit)} in {_measured(row)}: {said(row['rag_reason'])}"


def _measured(row: Record) -> str:
    return period(row["period_start"], row["period_end"], row["basis"], "the last period")


def _going(row: Record) -> str:
    if missing(row["compared_value"]):
        return _nothing_compared(row)
    unit = said(row["unit"])
    return (
        f"{number(row['actual'], unit)}, from {number(row['compared_value'], unit)} in {month(row['compared_with'])}. "
        f"{POLARITY.get(said(row['polarity']), '')}"
    )


def _nothing_compared(row: Record) -> str:
    """Why the direction is unknown."""
    if missing(row["period_end"]):
        return "There is no figure yet"
    if missing(row["actual"]):
        return f"There is no figure of {_measured(row)} to compare with earlier ones"
    if row["basis"] == "year_to_date":
        return "There is no figure of the same period last year that it can be compared with"
    return "There is no earlier figure that it can be compared with"


def _there(row: Record) -> tuple[str, str]:
    if missing(row["target"]):
        return "No target", "No target has been set for this indicator"
    if missing(row["p_target"]):
        return "No forecast", needed(row)
    chance = float(row["p_target"])
    because = needed(row).replace(f" ({odds(chance)})", "")  # which the answer says
    return f"{capital(in_words(chance))} ({percent(chance)})", because


SEVERITY = {"high": "High", "medium": "Medium", "low": "Low"}


def flags(row: Record) -> Html:
    """What needs attention about the indicator, the gravest first, each with its reason."""
    found = flags_told(row)
    found.sort(key=lambda one: list(SEVERITY).index(one["severity"]))  # those of plans come behind the others
    drawn = [join([element("b", SEVERITY[one["severity"]]), f": {one['reason']}"]) for one in found]
    return blocks.items(drawn, nothing="Nothing is flagged.")


def flags_told(row: Record) -> list[dict[str, str]]:
    """The flags of a row that are told, each its code, severity and reason: what another one says is left out."""
    found = json.loads(said(row["flags"], "[]"))
    told = told_once([one["code"] for one in found])
    return [one for one in found if one["code"] in told]


def target_class(row: Record) -> str:
    """The class of the indicator's target in words."""
    kind = said(row["target_class"])
    return TARGET_CLASS.get(kind, kind)


def indicator_facts(row: Record, contributors: Sequence[str], peers: Child = "") -> Html:
    """Who leads, what is measured and when it was known, for the side of an indicator's page."""
    unit = said(row["unit"])
    measured = period(row["period_start"], row["period_end"], row["basis"], "")
    age = f"{days(row['age_days'])} ago" if not missing(row["age_days"]) else ""
    baseline = amount(row["baseline"], unit) if not missing(row["baseline"]) else "Missing"
    return blocks.facts(
        [
            ("Lead", two_lines(said(row["lead_name"], "No lead yet"), said(row["officer"]))),
            ("Contributors", ", ".join(contributors) or "None named"),
            (
                "Figure for",
                two_lines(measured, f"ended {day(row['period_end'])}") if measured else "No figure yet",
            ),
            ("Known since", two_lines(day(row["known_at"], "no date"), age) if measured else ""),
            ("Next figure", _next_figure(row)),
            (
                "Baseline",
                two_lines(baseline, f"at {day(row['baseline_end'])}" if not missing(row["baseline_end"]) else ""),
            ),
            ("Target", _target(row)),
            ("Against peers", peers),
        ]
    )


def _next_figure(row: Record) -> str:
    if missing(row["overdue_days"]):
        return "Due date not known"
    if missing(row["due"]):
        return "No further one is due: the indicator ends first"
    late = f", overdue by {days(row['overdue_days'])}" if row["overdue_days"] > 0 else ""
    return f"due {day(row['due'])}{late}"


def _target(row: Record) -> Child:
    if missing(row["target"]):
        return two_lines("None set", said(row["target_origin"])) if said(row["target_origin"]) else "None set"
    version = f"set {row['target_version']}" if said(row["target_version"]) else ""
    if said(row["target_origin"]):
        version = f"{row['target_origin']}; {version}".rstrip("; ")
    return two_lines(f"{amount(row['target'], said(row['unit']))} by {day(row['target_end'])}", version)
