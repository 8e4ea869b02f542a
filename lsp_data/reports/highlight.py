"""The draft of a highlight report: what was done in a period, what comes next, the risks and the decisions asked, as
registers and statuses have it. A person edits it and freezes it; nothing here is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd

from lsp_data.catalogue.themes import theme_ids
from lsp_data.measures.plans import OPEN_NO_MORE, Action, due_day
from lsp_data.measures.route_map import OPEN, Standing, called, iso_month
from lsp_data.measures.wording import RAG_WORDS, iso_month_said, on
from lsp_data.periods import Period, following
from lsp_data.registers import items_of, register_of
from lsp_data.reports.attention import attention
from lsp_data.reports.changes import changes
from lsp_data.reports.registers import register
from lsp_data.reports.route_map_progress import Progress, route_map_changes
from lsp_data.reports.standing import status
from lsp_data.store import reads, registers
from lsp_data.store.generations import Generation

MOST = 12  # lines of one part: who reads more follows to where all of it stands
NEEDS, CHANGED, MAP, ACTIONS, ASKED = "Needs attention", "Overview", "Route map", "Action plans", "Requests"
Told = tuple[str, Sequence[str]]  # the title of the page where all of it stands → its lines, the weightiest first


@dataclass(frozen=True, slots=True)
class Draft:
    """The four parts of a highlight report, a sentence a line, the weightiest first; of a part that was cut the last
    line says how many more stand on which page."""

    done: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


class Ahead(NamedTuple):
    """What comes next: from the day of the report to the end of the period after its own."""

    start: date
    end: date


def highlight_scopes(g: Generation, as_at: date | None = None) -> list[str]:
    """What a report can be about beside everything: the workstreams of the route map, and the themes."""
    streams = [*register(g, "workstream", as_at)["workstream"], *register(g, "activity", as_at)["workstream"]]
    themes = reads.catalogue_of(g).themes["name"]
    return list(dict.fromkeys([*(one for one in streams if one), *themes]))


def highlight(g: Generation, period: Period, as_at: date, scope: str = "") -> Draft:
    """A draft for a period, of one workstream or theme by its name ("": everything), as known on a day."""
    until = min(period.end, as_at)
    before, ahead = period.start - timedelta(days=1), Ahead(until, following(period).end)
    theme_of = theme_ids(reads.catalogue_of(g))
    theme = theme_of(scope)
    activities = [one for one in route_map_changes(g, until, before) if scope in ("", one.workstream)]
    actions = [one for one in _records(register(g, "action", until)) if theme in ("", theme_of(one["theme"] or ""))]
    needing, moved = (_of(frame, theme) for frame in (attention(g, until), changes(g, until, before)))
    served = {one["indicator"] for one in _of(status(g, until), theme)}
    requests = [one for one in _records(register(g, "request", until)) if not scope or served & set(one["indicators"])]
    actions_done = _actions_done(actions, _last_of_status(g, until), period)
    return Draft(
        _first((MAP, _activities_done(activities, period)), (ACTIONS, actions_done), (CHANGED, _better(moved))),
        _first((MAP, _activities_ahead(activities, ahead)), (ACTIONS, _actions_ahead(actions, ahead))),
        _first((NEEDS, _at_risk(needing)), (MAP, _late(activities)), (ACTIONS, _actions_late(actions, until))),
        _first((ASKED, _requests(requests)), (NEEDS, _without_plan(needing))),
    )


def _of(frame: pd.DataFrame, theme: str) -> list[dict[str, Any]]:
    """The rows of a theme by its id ("": all)."""
    return _records(frame[frame["theme"] == theme] if theme else frame)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _first(*told: Told) -> tuple[str, ...]:
    """The first lines of each in turn, MOST in all, so that none is hidden behind another; then what was left out."""
    each = {page: list(dict.fromkeys(lines)) for page, lines in told}
    ranked = sorted((rank, place) for place, lines in enumerate(each.values()) for rank in range(len(lines)))[:MOST]
    kept = [sum(of == place for _, of in ranked) for place in range(len(each))]
    left = [
        f"{len(lines) - count} under {page}"
        for (page, lines), count in zip(each.items(), kept, strict=True)
        if len(lines) > count
    ]
    first = [line for lines, count in zip(each.values(), kept, strict=True) for line in lines[:count]]
    return (*first, f"and more: {', '.join(left)}.") if left else tuple(first)


def _months(one: Progress, states: Sequence[str], span: Period | Ahead) -> str:
    """The months of a span in which an activity has one of these states: "May 2010 and June 2010"; "" for none."""
    found = [iso_month_said(month) for month, state in one.months.items() if state in states and _within(month, span)]
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def _activities_done(found: Iterable[Progress], period: Period) -> list[str]:
    return [f"{_named(one)}: done in {months}." for one in found if (months := _months(one, ("done",), period))]


def _last_of_status(g: Generation, until: date) -> dict[str, date]:
    """By action, the day on which its status as it stands became known."""
    items = items_of(register_of("action"), registers.log_of(g, "action"), until)
    return {one.id: one.written["status"].known_at for one in items if "status" in one.written}


def _actions_done(found: Iterable[dict[str, Any]], when: Mapping[str, date], period: Period) -> list[str]:
    """Actions whose status became "done" in the period."""
    return [
        f"{_short(one['action'])}: done{_by(one)}."
        for one in found
        if one["status"] == "done" and period.start <= when[one["item"]] <= period.end
    ]


def _better(moved: Iterable[dict[str, Any]]) -> list[str]:
    order = ("red", "amber", "green")
    return [
        f"{_indicator(one)} is now {RAG_WORDS[one['rag']].lower()} (was {RAG_WORDS[one['rag_before']].lower()})."
        for one in moved
        if one["kind"] == "status_change" and one["rag"] in order and one["rag_before"] in order
        and order.index(one["rag"]) > order.index(one["rag_before"])
    ]  # fmt: skip


def _activities_ahead(found: Iterable[Progress], ahead: Ahead) -> list[str]:
    lines = []
    for one in found:
        told = [f"{state} for {months}" for state in OPEN if (months := _months(one, (state,), ahead))]
        lines += [f"{_named(one)}: {'; '.join(told)}."] if told else []
    return lines


def _actions_ahead(found: Iterable[dict[str, Any]], ahead: Ahead) -> list[str]:
    return [
        f"{_short(one['action'])}: due on {on(due)}{_by(one)}."
        for one in found
        if one["status"] not in OPEN_NO_MORE and (due := _due(one)) is not None and ahead.start <= due <= ahead.end
    ]


def _at_risk(needing: Iterable[dict[str, Any]]) -> list[str]:
    return [f"{_indicator(one)}: {one['reason']}" for one in needing if one["severity"] == "high"]


def _late(found: Iterable[Progress]) -> list[str]:
    """What slipped or is overdue, that of the newest route map first."""
    return [
        f"{_named(one)}: {'slipped' if one.standing is Standing.SLIPPED else 'overdue'}"
        f"{f' since {iso_month_said(one.late[0])}' if one.late else ''}."
        for one in sorted(found, key=lambda one: one.year, reverse=True)
        if one.standing in (Standing.OVERDUE, Standing.SLIPPED)
    ]


def _actions_late(found: Iterable[dict[str, Any]], until: date) -> list[str]:
    return [
        f"{_short(one['action'])}: was due on {on(due)}{_by(one)}."
        for one in found
        if one["status"] not in OPEN_NO_MORE and (due := _due(one)) is not None and due < until
    ]


def _requests(found: Iterable[dict[str, Any]]) -> list[str]:
    """What was asked of leads and is not answered."""
    return [
        f"{', '.join(one['indicators'])}: {_short(one['criterion'] or one['text'])}, asked of "
        f"{one['asked'] or 'the lead'}, has no answer yet."
        for one in found
        if one["state"] != "answered"
    ]


def _without_plan(needing: Iterable[dict[str, Any]]) -> list[str]:
    return [f"{_indicator(one)}: agree who makes a plan, and by when." for one in needing if "no-plan" in one["codes"]]


def _named(one: Progress) -> str:
    return f"{called(one.workstream, one.number)} {_short(one.activity)}".strip()


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


def _within(month: str, span: Period | Ahead) -> bool:
    return len(month) > 2 and iso_month(span.start) <= month <= iso_month(span.end)
