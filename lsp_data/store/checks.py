# ruff: noqa: S608  the queries are put together from constants of this file only
"""What must hold in every generation: queries that must return no row.

They run inside each publication; a row refuses it, and its text is the message. They serve any store that speaks
DuckDB's SQL, so no constraint of the schema is needed. Every query returns one column, ``message``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import duckdb

from lsp_data.errors import LspError
from lsp_data.measures.peers import PEER_KINDS

_SHOWN = 5
MEASURES = (
    "actual", "change", "baseline", "target", "milestone", "numerator", "denominator", "lower", "upper", "sample",
    "forecast",
)  # fmt: skip
_BASES = (
    "month", "quarter", "year_to_date", "financial_year", "calendar_year", "academic_year", "rolling_year", "average",
    "survey", "point",
)  # fmt: skip


class PublicationRefused(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """A check did not hold: nothing was stored. ``reasons`` has a sentence for each row found."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__("Nothing was stored: " + " ".join(reasons))


@dataclass(frozen=True, slots=True)
class Check:
    """A rule of the store, by a stable code, and the query for what breaks it."""

    code: str
    query: str
    table: str = ""  # whose lines it is about: where a publication brings none to it, there is nothing to ask


def _place(alias: str) -> str:
    return f"""coalesce({alias}.indicator, 'no indicator') || ' ' || coalesce({alias}.sub_measure, '') || ' in '
        || coalesce({alias}.area, 'no area') || ' (' || coalesce({alias}.sheet, '?') || '!'
        || coalesce({alias}.cell, '?')
        || ' of return ' || coalesce({alias}.return_id, '?') || ')'"""


def _listed(words: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


# What was written, checked before anything is derived from it.
WRITTEN = (
    Check(
        "figure-not-finite",
        f"""SELECT 'The value of ' || {_place("f")} || ' is not a finite number.' AS message FROM figure f
            WHERE NOT isfinite(coalesce(f.value, 0)) OR NOT isfinite(coalesce(f.cell_value, 0))
               OR NOT isfinite(coalesce(f.scale, 1)) OR f.scale = 0""",
        table="figure",
    ),
    Check(
        "target-not-finite",
        f"""SELECT 'The target of ' || {_place("t")} || ' is not a finite number.' AS message FROM target t
            WHERE NOT isfinite(coalesce(t.value, 0)) OR NOT isfinite(coalesce(t.baseline, 0))""",
        table="target",
    ),
    Check(
        "figure-says-nothing",
        f"""SELECT 'The figure of ' || {_place("f")} || ' has neither a value nor a marker.' AS message FROM figure f
            WHERE f.value IS NULL AND coalesce(f.marker, '') = ''""",
        table="figure",
    ),
    Check(
        "figure-incomplete",
        f"""SELECT 'The figure of ' || {_place("f")} || ' lacks its indicator, area, period or date known.' AS message
            FROM figure f
            WHERE f.indicator IS NULL OR f.sub_measure IS NULL OR f.area IS NULL OR f.period_start IS NULL
               OR f.period_end IS NULL OR f.known_at IS NULL OR f.return_id IS NULL""",
        table="figure",
    ),
    Check(
        "target-incomplete",
        f"""SELECT 'The target of ' || {_place("t")} || ' lacks its indicator, area, period or date known.' AS message
            FROM target t
            WHERE t.indicator IS NULL OR t.sub_measure IS NULL OR t.area IS NULL OR t.period_start IS NULL
               OR t.period_end IS NULL OR t.known_at IS NULL OR t.kind IS NULL
               OR t.kind NOT IN ('target', 'milestone')""",
        table="target",
    ),
    Check(
        "unknown-measure",
        f"""SELECT 'The figure of ' || {_place("f")} || ' has the unknown measure or period basis "'
            || coalesce(f.measure, '') || '", "' || coalesce(f.basis, '') || '".' AS message FROM figure f
            WHERE f.measure IS NULL OR f.basis IS NULL
               OR f.measure NOT IN {_listed(MEASURES)} OR f.basis NOT IN {_listed(_BASES)}""",
        table="figure",
    ),
    Check(
        "period-backwards",
        f"""SELECT 'The period of ' || {_place("x")} || ' ends before it starts.' AS message FROM (
            SELECT return_id, sheet, cell, indicator, sub_measure, area, period_start, period_end FROM figure UNION ALL
            SELECT return_id, sheet, cell, indicator, sub_measure, area, period_start, period_end FROM target) x
            WHERE x.period_end < x.period_start""",
    ),
    Check(
        "return-unknown",
        """SELECT 'Return ' || coalesce(x.return_id, '(none)') || ' is named by a ' || x.what
            || ' and was never accepted.' AS message
            FROM (SELECT DISTINCT return_id, 'figure' AS what FROM figure UNION ALL
                  SELECT DISTINCT return_id, 'target' FROM target UNION ALL
                  SELECT DISTINCT return_id, 'register entry' FROM entry UNION ALL
                  SELECT DISTINCT return_id, 'decision' FROM return_event UNION ALL
                  SELECT DISTINCT return_id, 'decision' FROM edit WHERE return_id IS NOT NULL) x
            LEFT JOIN accepted_return r ON r.return_id = x.return_id WHERE r.return_id IS NULL""",
    ),
    Check(
        "return-twice",
        """SELECT 'Return ' || coalesce(return_id, '(none)') || ' stands in the store ' || count(*) || ' times.'
            AS message FROM accepted_return GROUP BY return_id HAVING count(*) > 1 OR return_id IS NULL""",
    ),
    Check(
        "return-without-file",
        """SELECT 'Return ' || return_id || ' names no file of the archive.' AS message FROM accepted_return
            WHERE sha256 IS NULL OR length(sha256) <> 64""",
    ),
    Check(
        "known-in-the-future",
        """SELECT 'Return ' || r.return_id || ' (' || coalesce(r.file_name, '') || ') says that it became known on '
            || r.known_at || ', later than the day it was accepted.' AS message FROM accepted_return r
            WHERE r.known_at IS NULL OR r.known_at > CAST(r.accepted_at AS DATE) + 1""",
    ),
    Check(
        "event-unknown",
        """SELECT 'Return ' || return_id || ' has the unknown event "' || coalesce(event, '') || '".' AS message
            FROM return_event WHERE event IS NULL OR event NOT IN ('withdrawn', 'moved')""",
        table="return_event",
    ),
    Check(
        "edit-incomplete",
        """SELECT 'A decision about "' || coalesce(subject, '') || '" names no field.' AS message FROM edit
            WHERE coalesce(subject, '') = '' OR coalesce(field, '') = ''""",
        table="edit",
    ),
    Check(
        "peer-figure-incomplete",
        f"""SELECT 'The figure of ' || coalesce(p.peer, 'no area') || ' for ' || coalesce(p.indicator, 'no indicator')
            || ' (' || coalesce(p.sheet, '?') || '!' || coalesce(p.cell, '?') || ' of return '
            || coalesce(p.return_id, '?') || ') lacks a number or marker, its period or what it is.' AS message
            FROM peer_figure p LEFT JOIN accepted_return r ON r.return_id = p.return_id
            WHERE p.indicator IS NULL OR p.sub_measure IS NULL OR coalesce(p.peer, '') = '' OR r.return_id IS NULL
               OR p.period_start IS NULL OR p.period_end IS NULL OR p.period_end < p.period_start
               OR p.known_at IS NULL OR (p.value IS NULL AND coalesce(p.marker, '') = '')
               OR NOT isfinite(coalesce(p.value, 0)) OR NOT isfinite(coalesce(p.cell_value, 0))
               OR p.peer_kind IS NULL OR p.peer_kind NOT IN {_listed(PEER_KINDS)}
               OR p.measure IS NULL OR p.measure NOT IN {_listed(MEASURES)}
               OR p.basis IS NULL OR p.basis NOT IN {_listed(_BASES)}""",
        table="peer_figure",
    ),
    Check(
        "number-used-twice",
        """SELECT 'Generation ' || number || ' stands in the log ' || count(*) || ' times.' AS message FROM publication
            GROUP BY number HAVING count(*) > 1""",
    ),
)

# What was derived from it: how returns stand, the current figures and the status.
DERIVED = (
    Check(
        "return-not-as-its-events",
        """SELECT 'Return ' || return_id || ' does not stand as its acceptance and its events say.' AS message
            FROM ((FROM return_from_events EXCEPT FROM effective_return)
                  UNION (FROM effective_return EXCEPT FROM return_from_events))""",
        table="effective_return",
    ),
    Check(
        "two-current-figures",
        """SELECT indicator || ' ' || sub_measure || ' in ' || area || ' has ' || count(*) || ' current figures for '
            || period_start || ' to ' || period_end || '.' AS message FROM current_figure
            GROUP BY indicator, sub_measure, area, measure, basis, period_start, period_end HAVING count(*) > 1""",
    ),
    Check(
        "current-figure-withdrawn",
        """SELECT c.indicator || ' in ' || c.area || ' still shows a figure of the withdrawn return ' || c.return_id
            || '.' AS message FROM current_figure c JOIN effective_return r ON r.return_id = c.return_id
            WHERE r.withdrawn_at IS NOT NULL""",
    ),
    Check(
        "two-status-rows",
        """SELECT indicator || ' ' || sub_measure || ' in ' || area || ' has ' || count(*) || ' status rows as at '
            || as_at || '.' AS message FROM status GROUP BY as_at, indicator, sub_measure, area HAVING count(*) > 1""",
    ),
    Check(
        "polarity-unknown",
        """SELECT DISTINCT indicator || ' ' || sub_measure || ' has no polarity: say whether high is good, low is '
            || 'good, or neither.' AS message FROM status
            WHERE polarity IS NULL OR polarity NOT IN ('high', 'low', 'neither')""",
    ),
    Check(
        "status-not-sensible",
        """SELECT indicator || ' ' || sub_measure || ' in ' || area || ' has the status "' || coalesce(rag, '')
            || '" with a reason "' || coalesce(rag_reason, '') || '".' AS message FROM status
            WHERE rag IS NULL OR rag NOT IN ('green', 'amber', 'red', 'grey')
               OR (rag = 'grey' AND coalesce(rag_reason, '') = '')
               OR NOT isfinite(coalesce(actual, 0)) OR NOT isfinite(coalesce(milestone, 0))
               OR NOT isfinite(coalesce(required_rate, 0)) OR NOT isfinite(coalesce(progress, 0))""",
    ),
)


# What a publication added or touched, under the names of the whole tables: the rest was checked when it was added.
# Repeats are checked as what they would be published as one day: by then it is too late to refuse them.
_ARRIVED = """WITH figure AS (FROM store.figure WHERE publication = {number}
        UNION ALL BY NAME FROM store.figure_repeat WHERE publication = {number}),
    target AS (FROM store.target WHERE publication = {number}
        UNION ALL BY NAME FROM store.target_repeat WHERE publication = {number}),
    entry AS (FROM store.entry WHERE publication = {number}
        UNION ALL BY NAME FROM store.entry_repeat WHERE publication = {number}),
    peer_figure AS (FROM store.peer_figure WHERE publication = {number}
        UNION ALL BY NAME FROM store.peer_figure_repeat WHERE publication = {number}),
    current_figure AS (FROM store.current_figure SEMI JOIN temp.touched
        USING (indicator, sub_measure, area, measure, basis, period_start, period_end)) """


def broken(store: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """(code, message) of every row of the store that breaks a check, at most five a check and then how many more there
    are. What is about a table that a store from before does not have is left out."""
    tables = {row[0] for row in store.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    return _broken(store, WRITTEN + DERIVED, tables)


def _broken(
    store: duckdb.DuckDBPyConnection, checks: tuple[Check, ...], tables: Collection[str], of_these: str = ""
) -> list[tuple[str, str]]:
    checks = tuple(check for check in checks if not check.table or check.table in tables)
    asked = " UNION ALL ".join(f"SELECT '{check.code}' AS code, message FROM ({check.query})" for check in checks)
    rows = store.execute(of_these + asked).fetchall()  # one question: planning each apart takes longer than the answer
    found: list[tuple[str, str]] = []
    for check in checks:
        messages = [str(message) for code, message in rows if code == check.code]
        found += [(check.code, message) for message in messages[:_SHOWN]]
        if len(messages) > _SHOWN:
            found.append((check.code, f"… and {len(messages) - _SHOWN} more of the same kind."))
    return found


def require(store: duckdb.DuckDBPyConnection, checks: tuple[Check, ...], number: int, brought: Collection[str]) -> None:
    """PublicationRefused where one of the checks does not hold for what the publication added and touched.
    ``brought``: the tables to which it added lines; what was there before was checked then."""
    tables = {one.removesuffix("_repeat") for one in brought}
    if found := _broken(store, checks, tables, _ARRIVED.format(number=int(number))):
        raise PublicationRefused(tuple(message for _, message in found))
