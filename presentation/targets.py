"""The agreement's targets, drawn: gaps to close, what each version changed, how far each target has been reached.

Frames are those of ``lsp_data.reports``: ``unfinished``, ``refreshes`` and ``status``.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from lsp_data.measures import gaps as lacks
from lsp_data.measures import refreshes as changed
from presentation import tables
from presentation.markup import Child, Html, element
from presentation.standing import Names, Record, Where, indicator_link, records, short_name
from presentation.tables import Column, two_lines
from presentation.words import TARGET_CLASS, capital, day, indicator, missing, number, said, times

PARTS = {"gaps": "Gaps to close", "versions": "What each version changed", "progress": "How far along"}
GAP_WORDS = {
    lacks.NO_TARGET: "No target",
    lacks.PLACEHOLDER: "Placeholders",
    lacks.NO_BASELINE: "Missing baselines",
    lacks.UNDATED_BASELINE: "Baselines without a period",
    lacks.NO_PARTS: "Missing targets for parts of the area",
    lacks.DEFERRED: "Deferred targets",
    lacks.RENEGOTIATED: "Renegotiated targets",
}
CHANGES = {
    changed.NEW: "first named",
    changed.SETTLED: "number agreed",
    changed.CHANGED: "another number",
    changed.WITHDRAWN: "number withdrawn",
    changed.STATE: "another state",
    changed.BASELINE: "another baseline",
    changed.REWARD: "reward changed",
    changed.REPEATED: "repeated",
}
DEMAND = {changed.HARDER: "asks for more", changed.EASIER: "asks for less"}
GAP_COLUMNS = {
    "indicator": "Indicator", "sub_measure": "Part", "title": "Title", "code": "Gap", "what": "What is missing",
    "closes": "What would close it", "version": "Version", "known_at": "Known since", "words": "What the paper says",
    "target_class": "Class", "lead_name": "Lead", "officer": "Lead post",
}  # fmt: skip
REFRESH_COLUMNS = {
    "version": "Version", "known_at": "Known since", "indicator": "Indicator", "sub_measure": "Part", "title": "Title",
    "period": "Target for", "before": "Target before", "text_before": "Text before", "after": "Target", "text": "Text",
    "unit": "Unit", "kind": "What changed", "demand": "Demand", "state_before": "State before", "state": "State",
    "baseline_before": "Baseline before", "baseline": "Baseline", "in_reward_before": "In reward before",
    "in_reward": "In reward", "class": "Class", "words": "What the paper says", "lead_name": "Lead",
    "file_name": "File", "sheet": "Sheet", "cell": "Cell",
}  # fmt: skip
PROGRESS_COLUMNS = {
    "indicator": "Indicator", "sub_measure": "Part", "title": "Title", "target_class": "Class", "baseline": "Baseline",
    "baseline_end": "Baseline at", "actual": "Actual", "period_end": "Period to", "target": "Target",
    "target_end": "Target by", "target_origin": "Target follows",
    "target_version": "Target version", "unit": "Unit", "progress": "Share of the way",
    "lead_name": "Lead",
}  # fmt: skip


def of_class(frame: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The rows of one class of target; all where ``kind`` is ""."""
    return frame[frame["target_class"] == kind].reset_index(drop=True) if kind else frame


def of_lead(frame: pd.DataFrame, lead: str) -> pd.DataFrame:
    """The rows of one lead; all where ``lead`` is ""."""
    return frame[frame["lead"] == lead].reset_index(drop=True) if lead else frame


def gaps_counted(shown: pd.DataFrame, every: pd.DataFrame) -> str:
    """ "10 of 12 gaps shown, on 8 indicators."."""
    series = len(shown.drop_duplicates(["indicator", "sub_measure"]))
    return f"{len(shown)} of {times(len(every), 'gap')} shown, on {times(series, 'indicator')}."


def gaps_table(gaps: pd.DataFrame, where: Where, names: Names) -> Html:
    """Every gap by its kind: what is missing, since which version, who leads, what would close it."""
    columns = (
        Column("Indicator", header=True, width="24%"),
        Column("What is missing", below="what the paper says", width="31%"),
        Column("Version"),
        Column("Lead", width="14%"),
        Column("What would close it", width="20%"),
    )
    rows: list[tables.Row | tables.Group] = []
    before = ""
    for row in records(gaps):
        if row["code"] != before:
            before = row["code"]
            count = int((gaps["code"] == before).sum())
            rows.append(tables.Group(f"{GAP_WORDS[before]}: {times(count, 'indicator')}"))
        rows.append(_gap(row, where, names))
    return tables.table("Gaps to close", columns, rows, nothing="Nothing is missing: every target is settled.")


def _gap(row: Record, where: Where, names: Names) -> tuple[Child, ...]:
    return (
        named(row, where),
        two_lines(row["what"], _quoted(row)),
        two_lines(said(row["version"], "none"), day(row["known_at"], "")),
        two_lines(capital(short_name(row, names)), said(row["officer"])),
        row["closes"],
    )


def named(row: Record, where: Where) -> Html:
    """The indicator's linked title, with its code and the class of its target below."""
    kind = TARGET_CLASS.get(said(row["target_class"]), "")
    return two_lines(indicator_link(row, where), f"{indicator(row['indicator'], row['sub_measure'])} · {kind}")


def _quoted(row: Record) -> str:
    return f"“{row['words']}”" if said(row["words"]) else ""


def versions(refreshes: pd.DataFrame) -> dict[str, str]:
    """The versions of the agreement, newest first: version → words for a list."""
    newest = refreshes.drop_duplicates("version")
    return {said(row["version"]): f"{said(row['version'], 'not stated')}" for row in records(newest)}


def of_version(refreshes: pd.DataFrame, version: str) -> pd.DataFrame:
    """What one version changed; what it only repeats is left out."""
    mine = refreshes[refreshes["version"].fillna("") == version]
    return mine[mine["kind"] != changed.REPEATED].reset_index(drop=True)


def version_counted(refreshes: pd.DataFrame, version: str) -> str:
    """ "March 2010, known since 25 Mar 2010. Targets, each year counted: another number 10, number agreed 5."."""
    mine = refreshes[refreshes["version"].fillna("") == version]
    count = mine["kind"].value_counts().to_dict()
    told = [f"{CHANGES[kind]} {count[kind]}" for kind in changed.KINDS if count.get(kind)]
    since = f", known since {day(mine['known_at'].min())}" if len(mine) else ""
    named = said(version, "Version not stated")
    return f"{named}{since}. Targets, each year counted: {', '.join(told) or 'none'}."


def refreshes_table(rows: pd.DataFrame, where: Where) -> Html:
    """What a version made of each target: before, now, whether it asks for more, and why as its paper says."""
    columns = (
        Column("Indicator", header=True, width="25%"),
        Column("Target for"),
        Column("Before", "right"),
        Column("Now", "right"),
        Column("What changed", width="18%"),
        Column("Why", below="what the paper says, and where", width="24%"),
    )
    drawn = (_refresh(row, where) for row in records(rows))
    return tables.table("What the version changed", columns, drawn, nothing="This version changed no target here.")


def _refresh(row: Record, where: Where) -> tuple[Child, ...]:
    unit = said(row["unit"])
    new = row["kind"] == changed.NEW
    place = " ".join(said(row[name]) for name in ("file_name", "sheet", "cell") if said(row[name]))
    return (
        named(row, where),
        row["period"],
        "" if new else _target(row["before"], row["text_before"], unit),
        element("b", _target(row["after"], row["text"], unit)),
        two_lines(capital(CHANGES[row["kind"]]), "; ".join(_beside(row))),
        two_lines(_quoted(row) or "No reason is held.", place),
    )


def _target(value: Any, text: Any, unit: str) -> str:
    return said(text, "none") if missing(value) else number(value, unit)


def _beside(row: Record) -> list[str]:
    """What else changed beside the number: demand, state, baseline, reward."""
    told = [DEMAND[row["demand"]]] if said(row["demand"]) else []
    if row["kind"] == changed.NEW:
        return [said(row["state"])] if said(row["state"]) != "agreed" else []
    if said(row["state"]) != said(row["state_before"]):
        told.append(said(row["state"]))
    if not missing(row["baseline"]) and row["baseline"] != row["baseline_before"]:
        told.append(f"baseline {number(row['baseline'], said(row['unit']))}")
    if not missing(row["in_reward"]) and row["in_reward"] != row["in_reward_before"]:
        told.append("in the reward" if row["in_reward"] else "out of the reward")
    return told


def progress_table(status: pd.DataFrame, where: Where, names: Names) -> Html:
    """Every target with its baseline, the newest figure and the share of the way between the two that is covered."""
    columns = (
        Column("Indicator", header=True, width="29%"),
        Column("Baseline", "right"),
        Column("Actual", "right"),
        Column("Target", "right"),
        Column("Share of the way", width="22%"),
        Column("Lead", width="14%"),
    )
    rows = (
        (
            named(row, where),
            _dated(row, "baseline", "baseline_end", "missing"),
            _dated(row, "actual", "period_end", number(None, marker=row["actual_marker"])),
            two_lines(_dated(row, "target", "target_end", "none"), said(row["target_origin"])),
            _way(row),
            capital(short_name(row, names)),
        )
        for row in records(status)
    )
    return tables.table("Share of the way from baseline to target", columns, rows, nothing="No target has been set.")


def _dated(row: Record, value: str, on: str, otherwise: str) -> Html:
    shown = otherwise if missing(row[value]) else number(row[value], said(row["unit"]))
    return two_lines(shown, element("span", day(row[on], ""), class_="lsp-whole"))


def _way(row: Record) -> Html:
    if missing(row["progress"]):
        return element("span", _no_way(row), class_="lsp-below")
    return way(float(row["progress"]))


def way(share: float) -> Html:
    """A share of the way as a number and a bar: of more than the whole way the whole bar, of a step back none."""
    words = f"{share * 100:,.0f}%".replace("-", "−")
    told = ", the other way" if share < 0 else ", beyond the target" if share > 1 else ""
    filled = min(max(share, 0.0), 1.0) * 100
    bar = element("span", element("span", style=f"width:{filled:.1f}%"), class_="lsp-progress", aria_hidden="true")
    return element("span", words, told, bar)


def _no_way(row: Record) -> str:
    if missing(row["target"]):
        return "No target"
    if missing(row["baseline"]):
        return "No baseline"
    if missing(row["actual"]):
        return "No figure"
    if row["basis"] == "year_to_date":
        return "Counts up to the year's end: told then"
    return "Baseline and target cannot be set against each other"
