"""One indicator over time, as tables: its figures with their sources, its targets, its commentary; what changed.

Frames are those of ``lsp_data.reports``: ``series`` (every version of every figure; ``current`` marks what counts),
``milestones``, ``targets``, ``commentary`` and ``changes``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.store.rows import is_by_hand
from lsp_data.values.notes import note_parts
from presentation import tables
from presentation.figure_behind import made_of
from presentation.markup import Child, Html, element, join, link
from presentation.standing import Record, Where, indicator_link, records
from presentation.tables import Column, two_lines
from presentation.words import (
    FIGURE_STATUS,
    TARGET_CLASS,
    as_date,
    day,
    indicator,
    missing,
    number,
    period,
    said,
    times,
)  # fmt: skip

SHOWN_AT_ONCE = 13


def figures_table(
    series: pd.DataFrame, milestones: pd.DataFrame, unit: str, partners: Mapping[str, str], where: Where
) -> Html:
    """Every figure, newest period first, with the file, sheet and cell it came from; revisions below each other."""
    goals = {as_date(mark["period_end"]): mark["value"] for mark in records(milestones)}
    newest = sorted(records(series[series["measure"] == "actual"]), key=_newest_first)
    behind = made_of(series, unit)
    drawn = [_figure(row, goals, unit, partners, behind(row), where) for row in newest]
    columns = (
        Column("Period", header=True, width="16%"),
        Column("Figure", "right", width="13%"),
        Column("Milestone", "right"),
        Column("Figure status", width="12%"),
        Column("Known since"),
        Column("Source", below="file, sheet, cell and partner", width="26%"),
        Column("Note", width="14%"),
    )
    nothing = "No figure has been returned for this indicator yet."
    shown = tables.table("Figures with their sources", columns, drawn[:SHOWN_AT_ONCE], nothing=nothing)
    earlier = drawn[SHOWN_AT_ONCE:]
    if not earlier:
        return shown
    summary = element("summary", f"Show {times(len(earlier), 'earlier figure')}")
    rest = tables.table("Earlier figures with their sources", columns, earlier)
    return join([shown, element("details", summary, rest, class_="lsp-more")])


def _newest_first(row: Record) -> tuple[int, bool, int]:
    ended, known = as_date(row["period_end"]), as_date(row["known_at"])
    return (-(ended.toordinal() if ended else 0), not row["current"], -(known.toordinal() if known else 0))


def _figure(
    row: Record,
    goals: Mapping[Any, Any],
    unit: str,
    partners: Mapping[str, str],
    behind: str,
    where: Where,
) -> tuple[Child, ...]:
    value = number(row["value"], unit, marker=row["marker"])
    current = bool(row["current"])
    shown = element("b", value) if current else element("s", value)
    status = FIGURE_STATUS.get(said(row["status"]), said(row["status"])) or "Not stated"
    goal = goals.get(as_date(row["period_end"]))
    place = f"{said(row['sheet'])} {said(row['cell'])}".strip()
    who = partners.get(said(row["partner"]), said(row["partner"]))
    return (
        period(row["period_start"], row["period_end"], row["basis"]) if current else "earlier version",
        two_lines(shown, behind),
        number(goal, unit) if current and not missing(goal) else "",
        status if current else f"{status}, replaced",
        element("span", day(row["known_at"]), class_="lsp-whole"),
        two_lines(source_link(row, where), ", ".join(part for part in (place, who) if part)),
        _noted(row, value),
    )


def source_link(row: Record, where: Where) -> Child:
    """The file that something came from, linked to its return, where the workbook can be downloaded."""
    name = said(row["file_name"], "Entered by hand")
    return name if missing(row["return_id"]) else link(name, "history", where(**{"return": str(row["return_id"])}))


_SHORT = 40


def _noted(row: Record, shown: str) -> str:
    """The marks and short words beside a figure; longer words stand whole in the commentary below, where there is room.

    The reason and source of a figure entered by hand stand here alone. A mark that only says the figure's status, and
    a cell that holds just what is shown, are not said again."""
    if is_by_hand(row["return_id"]):
        return said(row["note"])
    text = said(row["text"]).strip()
    marks, words, added = note_parts(said(row["note"]), text if said(row["marker"]) else "")
    bare = text
    for part in (*marks, *([words] if words else [])):
        bare = bare.replace(part, "")
    same = missing(row["value"]) or _same(bare, shown, row["value"])
    told = [mark for mark in marks if not (mark.startswith("(") and said(row["status"]))]
    if words and len(words) <= _SHORT:
        told.append(words)
    if added:
        told.append(added)
    if text and not same and len(text) <= _SHORT:
        told.append(f"cell: {text}")
    if len(words) > _SHORT:
        told.append("see commentary")
    return "; ".join(told)


def _same(bare: str, shown: str, value: float) -> bool:
    """Whether a cell's words are the value as it is shown, or the same number with noughts behind it ("0.490")."""
    digits = _digits(bare)
    short = digits.rstrip("0") if "." in digits else digits
    return not {digits, short}.isdisjoint({_digits(shown), _digits(str(value))})


def _digits(text: str) -> str:
    return text.strip("% ").replace(",", "").replace("−", "-").removesuffix(".0")


def targets_table(targets: pd.DataFrame, unit: str, where: Where) -> Html:
    """The targets by year and version, the newest version of each year first, with class, state and source."""
    ordered = targets.sort_values(["period_end", "known_at"], ascending=[True, False]) if len(targets) else targets
    columns = (
        Column("Target for", header=True),
        Column("Target", "right"),
        Column("Version", below="when it was set"),
        Column("Class and state"),
        Column("Baseline"),
        Column("Source", below="file, sheet and cell", width="28%"),
    )
    rows = (_target(row, unit, where) for row in records(ordered))
    return tables.table("Targets by version", columns, rows, nothing="No target has been set for this indicator.")


def _target(row: Record, unit: str, where: Where) -> tuple[Child, ...]:
    counts = bool(row.get("current", True))
    value = number(row["value"], unit, marker=row["marker"]) if not missing(row["value"]) else said(row["text"], "none")
    kind = TARGET_CLASS.get(said(row["class"]), said(row["class"])) if row["kind"] == "target" else "Milestone"
    state = said(row["state"], "agreed") if counts else "replaced by a later version"
    baseline = said(row["baseline_text"]) if missing(row["baseline"]) else number(row["baseline"], unit)
    return (
        period(row["period_start"], row["period_end"], row["basis"]),
        two_lines(element("b" if counts else "s", value), said(row.get("origin"))),
        two_lines(said(row["version"], "not stated"), day(row["known_at"], "")),
        two_lines(kind, state),
        two_lines(baseline or "missing", f"at {day(row['baseline_end'])}" if not missing(row["baseline_end"]) else ""),
        two_lines(source_link(row, where), f"{said(row['sheet'])} {said(row['cell'])}".strip()),
    )


def commentary_list(commentary: pd.DataFrame, partners: Mapping[str, str], where: Where) -> Html:
    """What partners wrote, newest first, as it stands in their returns; what was replaced is struck through."""
    drawn = []
    for row in records(commentary):
        when = said(row["period"], day(row["known_at"]))
        who = partners.get(said(row["partner"]), said(row["partner"], "Partner not stated"))
        place = f"{said(row['sheet'])} {said(row['cell'])}".strip()
        source = join([source_link(row, where), f", {place}" if place else ""])
        about = element("span", f"{when} · {who} · ", source, _since(row), class_="lsp-below")
        drawn.append(join([element("s" if row["said_anew"] else "span", said(row["text"])), about]))
    if not drawn:
        return element("p", "No commentary has been returned for this indicator.", class_="lsp-nothing")
    return element("ul", *(element("li", one) for one in drawn), class_="lsp-items")


def _since(row: Record) -> str:
    """What became of the words' figure: "", or by which file it was replaced and when."""
    if missing(row["replaced_on"]):
        return ""
    whose = "replaced" if row["said_anew"] else "its figure was replaced"
    return f" · {whose} by {said(row['replaced_by'], 'a figure entered by hand')} on {day(row['replaced_on'])}"


def changes_counted(changes: pd.DataFrame) -> str:
    """ "3 statuses changed, 41 new figures, 2 revised figures, no new targets.", and confirmed figures if there are."""
    count = changes["kind"].value_counts().to_dict() if len(changes) else {}
    told = [
        times(int(count.get("status_change", 0)), "changed status", "changed statuses"),
        times(int(count.get("new_figure", 0)), "new figure"),
        times(int(count.get("revised_figure", 0)), "revised figure"),
        times(int(count.get("new_target", 0)), "new target"),
    ]
    if confirmed := int(count.get("confirmed_figure", 0)):
        told.insert(3, times(confirmed, "confirmed figure"))
    return f"{', '.join(told)}.{_flips(changes)}"


_FLIPPED = {
    "performance": "by new performance",
    "revision": "by a revised figure alone",
    "target": "by a new target or milestone",
    "no_figure": "for want of a figure that can be judged",
    "time": "by the passing of time",
}


def _flips(changes: pd.DataFrame) -> str:
    """ " The statuses changed: 8 by new performance, 1 by a revised figure alone."; nothing where none did."""
    causes = changes["cause"].value_counts().to_dict() if len(changes) else {}
    told = [f"{causes[cause]} {words}" for cause, words in _FLIPPED.items() if cause in causes]
    return f" The statuses changed: {', '.join(told)}." if told else ""


def since_words(since: date, met: tuple[date, str] | None) -> str:
    """The heading over what changed since a day, which may be that of the last meeting (its day and name)."""
    if met and since == met[0]:
        return f"What changed since the last meeting ({f'{met[1]}, ' if met[1] else ''}{day(since)})"
    return f"What changed since {day(since)}"


def changes_table(changes: pd.DataFrame, where: Where) -> Html:
    """What has another status than before: from what to what, and whether a revision or the performance did it.

    changes: rows of ``reports.changes``; those of kind status_change are drawn.
    """
    columns = (
        Column("Indicator", header=True, width="29%"),
        Column("Was"),
        Column("Is now"),
        Column("Figure", "right", below="period", width="17%"),
        Column("Before", "right"),
        Column("Why", width="18%"),
    )
    rows = (_change(row, where) for row in records(changes[changes["kind"] == "status_change"]))
    return tables.table("Changes of status", columns, rows, nothing="No status has changed.")


def _change(row: Record, where: Where) -> tuple[Child, ...]:
    unit = said(row["unit"])
    return (
        two_lines(indicator_link(row, where), indicator(row["indicator"], row["sub_measure"])),
        tables.status(said(row["rag_before"], "grey")),
        tables.status(said(row["rag"], "grey")),
        two_lines(number(row["after"], unit, marker=row["marker_after"]), said(row["period"])),
        number(row["before"], unit, marker=row["marker_before"]),
        said(row["why"]),
    )


def versions(series: pd.DataFrame) -> str:
    """ "41 figures, 3 of them revised"."""
    rows = series[series["measure"] == "actual"]
    current = int(rows["current"].sum()) if len(rows) else 0
    older = len(rows) - current
    return f"{times(current, 'figure')}, {times(older, 'earlier version')}" if older else times(current, "figure")
