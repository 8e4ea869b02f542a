"""The draft of a highlight report: what was done in a period, what comes next, the risks and the decisions asked, as
registers and statuses have it. A person edits it and freezes it; nothing here is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.measures.plans import OPEN_NO_MORE, Action, due_day
from lsp_data.measures.route_map import Standing
from lsp_data.measures.wording import month_of, on
from lsp_data.periods import Period, following
from lsp_data.reports.attention import attention
from lsp_data.reports.changes import changes
from lsp_data.reports.registers import register, register_history
from lsp_data.reports.route_map_progress import Progress, route_map_changes
from lsp_data.store import reads
from lsp_data.store.generations import Generation

MOST = 12  # lines of one part: who reads more asks for the register


@dataclass(frozen=True, slots=True)
class Draft:
    """The four parts of a highlight report, a sentence a line, the weightiest first."""

    done: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


def highlight_scopes(g: Generation, as_at: date | None = None) -> list[str]:
    """What a report can be about beside everything: the workstreams of the route map, and the themes."""
    streams = [*register(g, "workstream", as_at)["workstream"], *register(g, "activity", as_at)["workstream"]]
    themes = reads.catalogue_of(g).themes["name"]
    return list(dict.fromkeys([*(one for one in streams if one), *themes]))


def highlight(g: Generation, period: Period, as_at: date, scope: str = "") -> Draft:
    """A draft for a period, of one workstream or theme by its name ("": everything), as known on a day."""
    until = min(period.end, as_at)
    activities = [one for one in route_map_changes(g, until, period.start) if scope in ("", one.workstream)]
    actions = [one for one in _records(register(g, "action", until)) if scope in ("", one["theme"])]
    standing = attention(g, until)
    changed = changes(g, until, period.start)
    needing, moved = (_records(_of(frame, scope)) for frame in (standing, changed))
    ahead = following(period)
    return Draft(
        _first([*_activities_done(activities, period), *_actions_done(g, actions, period), *_better(moved)]),
        _first([*_activities_ahead(activities, ahead), *_actions_ahead(actions, until, ahead)]),
        _first([*_at_risk(needing), *_late(activities), *_actions_late(actions, until)]),
        _first([*_requests(g, needing, scope, until), *_without_plan(needing)]),
    )


def _of(frame: pd.DataFrame, scope: str) -> pd.DataFrame:
    return frame[frame["theme_name"] == scope] if scope else frame


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _first(lines: Sequence[str]) -> tuple[str, ...]:
    each = list(dict.fromkeys(lines))
    more = len(each) - MOST
    return (*each[:MOST], f"and {more} more: see the registers.") if more > 0 else tuple(each)


def _activities_done(found: Iterable[Progress], period: Period) -> list[str]:
    """Activities with a month of the period that is done, or a milestone of it passed and not late."""
    return [
        f"{_named(one)}: done in {_month(month)}."
        for one in found
        for month, state in one.months.items()
        if state == "done" and _within(month, period)
    ]


def _actions_done(g: Generation, found: Sequence[dict[str, Any]], period: Period) -> list[str]:
    """Actions whose status became "done" in the period."""
    log = register_history(g, "action")
    when = {row["item"]: row["known_at"] for row in _records(log) if row["field"] == "Status" and row["new"] == "Done"}
    return [
        f"{_short(one['action'])}: done{_by(one)}."
        for one in found
        if one["status"] == "done" and period.start <= when.get(one["item"], date.min) <= period.end
    ]


def _better(moved: Iterable[dict[str, Any]]) -> list[str]:
    order = ("red", "amber", "green")
    return [
        f"{_indicator(one)} is now {_WORDS[one['rag']]} (was {_WORDS[one['rag_before']]})."
        for one in moved
        if one["kind"] == "status_change" and one["rag"] in order and one["rag_before"] in order
        and order.index(one["rag"]) > order.index(one["rag_before"])
    ]  # fmt: skip


def _activities_ahead(found: Iterable[Progress], ahead: Period) -> list[str]:
    return [
        f"{_named(one)}: {'milestone' if state == 'milestone' else 'planned'} for {_month(month)}."
        for one in found
        for month, state in one.months.items()
        if state in ("planned", "milestone") and _within(month, ahead)
    ]


def _actions_ahead(found: Iterable[dict[str, Any]], until: date, ahead: Period) -> list[str]:
    return [
        f"{_short(one['action'])}: due on {on(due)}{_by(one)}."
        for one in found
        if one["status"] not in OPEN_NO_MORE and (due := _due(one)) is not None and until <= due <= ahead.end
    ]


def _at_risk(needing: Iterable[dict[str, Any]]) -> list[str]:
    return [f"{_indicator(one)}: {one['reason']}" for one in needing if one["severity"] == "high"]


def _late(found: Iterable[Progress]) -> list[str]:
    return [
        f"{_named(one)}: {'slipped' if one.standing is Standing.SLIPPED else 'overdue'}"
        f"{f' since {_month(one.late[0])}' if one.late else ''}."
        for one in found
        if one.standing in (Standing.OVERDUE, Standing.SLIPPED)
    ]


def _actions_late(found: Iterable[dict[str, Any]], until: date) -> list[str]:
    return [
        f"{_short(one['action'])}: was due on {on(due)}{_by(one)}."
        for one in found
        if one["status"] not in OPEN_NO_MORE and (due := _due(one)) is not None and due < until
    ]


def _requests(g: Generation, needing: Sequence[dict[str, Any]], scope: str, until: date) -> list[str]:
    """What was asked of leads and is not answered."""
    codes = {one["indicator"] for one in needing}
    return [
        f"{', '.join(one['indicators'])}: {_short(one['criterion'] or one['text'])}, asked of "
        f"{one['asked'] or 'the lead'}, has no answer yet."
        for one in _records(register(g, "request", until))
        if one["state"] != "answered" and (not scope or codes & set(one["indicators"]))
    ]


def _without_plan(needing: Iterable[dict[str, Any]]) -> list[str]:
    return [f"{_indicator(one)}: agree who makes a plan, and by when." for one in needing if "no-plan" in one["codes"]]


_WORDS = {"red": "off track", "amber": "slightly off track", "green": "on track"}


def _named(one: Progress) -> str:
    return f"{one.number} {_short(one.activity)}".strip()


def _indicator(one: dict[str, Any]) -> str:
    part = f" ({one['sub_measure']})" if one["sub_measure"] else ""
    return f"{one['indicator']}{part} {one['title']}"


def _by(one: dict[str, Any]) -> str:
    return f" ({one['lead']})" if one["lead"] else ""


def _due(one: dict[str, Any]) -> date | None:
    return due_day(Action(one["action"], deadline=one["deadline"] or "", target=one["target"] or ""))


def _short(text: str) -> str:
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"


_LONGEST = 110


def _within(month: str, period: Period) -> bool:
    return len(month) > 2 and f"{period.start:%Y-%m}" <= month <= f"{period.end:%Y-%m}"


def _month(month: str) -> str:
    return month_of(date(int(month[:4]), int(month[-2:]), 1)) if len(month) > 2 else month
