"""When an indicator's flags came and went, as knowledge stood on each day: the status of those days, computed again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from lsp_data.measures.plans import due_day
from lsp_data.measures.risk import JUDGED
from lsp_data.reports.standing import partnership
from lsp_data.store import planned, reads, statuses
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation

FLAG_HISTORY = ("day", "sub_measure", "event", "code", "severity", "reason")
DAYS = 40  # the newest days on which anything changed: some three years of an indicator that is reported by quarter
_KNOWN = """SELECT DISTINCT known_at FROM live_figure WHERE indicator = ?
    UNION SELECT DISTINCT known_at FROM live_target WHERE indicator = ?"""
_KEYS = """SELECT DISTINCT indicator, sub_measure, area FROM live_figure WHERE indicator = ? AND area = ?
    UNION SELECT DISTINCT indicator, sub_measure, area FROM live_target WHERE indicator = ? AND area = ?"""


def flag_history(g: Generation, indicator: str, as_at: date | None = None) -> pd.DataFrame:
    """Every time a flag of an indicator came or went in the partnership's own area, newest first: FLAG_HISTORY.

    ``event``: came, went or judged (an override in force that says no flag, or green). Looked at is every day by then
    on which a figure, a target, or a plan, an action or an override that ever named it became known, an action came to
    be overdue, or an override lapsed; what became late for other reasons shows on the next such day."""
    until = as_at or reporting_day(g)
    area = partnership(g).area
    catalogue = reads.catalogue_of(g)
    used = catalogue.in_use.loc[catalogue.in_use["indicator"] == indicator, "sub_measure"]
    told = [(name, sub, where) for name, sub, where in g.rows(_KEYS, [indicator, area] * 2)]
    # A part without a figure or a target has flags too: of its plan, and that nothing is known of it.
    keys = list(dict.fromkeys([*told, *((indicator, str(sub), area) for sub in used)]))
    if until is None or not keys:
        return pd.DataFrame(columns=list(FLAG_HISTORY))
    events: list[tuple[Any, ...]] = []
    before: dict[tuple[str, str], dict[str, str]] = {}
    for day in _days(g, indicator, until):
        now = _flags(statuses.compute(g.rows, catalogue, day, keys))
        events += [_event(day, key, flag) for key, flag in now.items() if key not in before]
        events += [_event(day, key, flag, went=True) for key, flag in before.items() if key not in now]
        before = now
    return pd.DataFrame(events[::-1], columns=list(FLAG_HISTORY), dtype=object)


def _days(g: Generation, indicator: str, until: date) -> list[date]:
    logs = planned.logs(g.rows)
    own = planned.planned_at(logs, until).get(indicator, planned.Planned())
    days = {_day(known) for (known,) in g.rows(_KNOWN, [indicator, indicator])}
    written = [one for log in logs.values() for one in log]
    naming = {one.item for one in written if isinstance(one.value, list) and indicator in one.value}
    days |= {one.known_at for one in written if one.item in naming}
    days |= {due + timedelta(days=1) for one in own.actions if (due := due_day(one)) is not None}
    days |= {one.lapses for one in own.overrides if one.lapses}
    return [*sorted(one for one in days if one < until)[-DAYS + 1 :], until]


def _day(known: date) -> date:
    return known.date() if isinstance(known, datetime) else known


def _flags(found: pd.DataFrame) -> dict[tuple[str, str], dict[str, str]]:
    rows: Iterable[tuple[Any, ...]] = found[["sub_measure", "flags"]].itertuples(index=False)
    return {(str(sub), flag["code"]): flag for sub, flags in rows for flag in json.loads(flags)}


def _event(day: date, key: tuple[str, str], flag: dict[str, str], *, went: bool = False) -> tuple[Any, ...]:
    event = "went" if went else "judged" if flag["code"] == JUDGED else "came"
    return day, key[0], event, flag["code"], flag["severity"], flag["reason"]
