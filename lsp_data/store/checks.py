# ruff: noqa: S608  the queries are put together from constants of this file only
"""What must hold in every generation: queries that must return no row.

They run inside each publication; a row refuses it, and its one column, ``message``, says why. They serve any store that
speaks DuckDB's SQL, so no constraint of the schema is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
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
_NAMING = (
    ("figure", "figure"),
    ("target", "target"),
    ("entry", "register entry"),
    ("return_event", "decision"),
    ("edit", "decision"),
)  # fmt: skip  tables whose lines name a return, and what such a line is called


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
    broken: str = ""  # of a rule that each line keeps or breaks by itself: when it breaks it, as SQL about line x
    derived: bool = False  # the table is none that a publication brings lines to: it is asked in each


def _of_each(table: str, code: str, message: str, broken: str, *, derived: bool = False) -> Check:
    return Check(code, f"SELECT {message} AS message FROM {table} x WHERE {broken}", table, broken, derived)


_PLACE = """coalesce(x.indicator, 'no indicator') || ' ' || coalesce(x.sub_measure, '') || ' in '
    || coalesce(x.area, 'no area') || ' (' || coalesce(x.sheet, '?') || '!' || coalesce(x.cell, '?')
    || ' of return ' || coalesce(x.return_id, '?') || ')'"""


def _listed(words: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


def _return_unknown(table: str, what: str) -> Check:
    query = f"""SELECT 'Return ' || coalesce(x.return_id, '(none)') || ' is named by a {what} and was never accepted.'
        AS message FROM (SELECT DISTINCT return_id FROM {table}) x
        LEFT JOIN accepted_return r ON r.return_id = x.return_id WHERE r.return_id IS NULL"""
    query += " AND x.return_id IS NOT NULL" if table == "edit" else ""  # null: decided by a person
    return Check("return-unknown", query, table)


# What was written, checked before anything is derived from it.
WRITTEN = (
    _of_each(
        "figure",
        "figure-not-finite",
        f"'The value of ' || {_PLACE} || ' is not a finite number.'",
        """NOT isfinite(coalesce(x.value, 0)) OR NOT isfinite(coalesce(x.cell_value, 0))
        OR NOT isfinite(coalesce(x.scale, 1)) OR x.scale = 0""",
    ),
    _of_each(
        "target",
        "target-not-finite",
        f"'The target of ' || {_PLACE} || ' is not a finite number.'",
        "NOT isfinite(coalesce(x.value, 0)) OR NOT isfinite(coalesce(x.baseline, 0))",
    ),
    _of_each(
        "figure",
        "figure-says-nothing",
        f"'The figure of ' || {_PLACE} || ' has neither a value nor a marker.'",
        "x.value IS NULL AND coalesce(x.marker, '') = ''",
    ),
    _of_each(
        "figure",
        "figure-incomplete",
        f"'The figure of ' || {_PLACE} || ' lacks its indicator, area, period or date known.'",
        """x.indicator IS NULL OR x.sub_measure IS NULL OR x.area IS NULL OR x.period_start IS NULL
        OR x.period_end IS NULL OR x.known_at IS NULL OR x.return_id IS NULL""",
    ),
    _of_each(
        "target",
        "target-incomplete",
        f"'The target of ' || {_PLACE} || ' lacks its indicator, area, period or date known.'",
        """x.indicator IS NULL OR x.sub_measure IS NULL OR x.area IS NULL OR x.period_start IS NULL
        OR x.period_end IS NULL OR x.known_at IS NULL OR x.kind IS NULL OR x.kind NOT IN ('target', 'milestone')""",
    ),
    _of_each(
        "figure",
        "unknown-measure",
        f"""'The figure of ' || {_PLACE} || ' has the unknown measure or period basis "' || coalesce(x.measure, '')
        || '", "' || coalesce(x.basis, '') || '".'""",
        f"""x.measure IS NULL OR x.basis IS NULL
        OR x.measure NOT IN {_listed(MEASURES)} OR x.basis NOT IN {_listed(_BASES)}""",
    ),
    *(
        _of_each(
            table,
            "period-backwards",
            f"'The period of ' || {_PLACE} || ' ends before it starts.'",
            "x.period_end < x.period_start",
        )
        for table in ("figure", "target")
    ),
    *(_return_unknown(*one) for one in _NAMING),
    Check(
        "return-twice",
        """SELECT 'Return ' || coalesce(return_id, '(none)') || ' stands in the store ' || count(*) || ' times.'
            AS message FROM accepted_return GROUP BY return_id HAVING count(*) > 1 OR return_id IS NULL""",
        "accepted_return",
    ),
    _of_each(
        "accepted_return",
        "return-without-file",
        "'Return ' || x.return_id || ' names no file of the archive.'",
        "x.sha256 IS NULL OR length(x.sha256) <> 64",
    ),
    _of_each(
        "accepted_return",
        "known-in-the-future",
        """'Return ' || x.return_id || ' (' || coalesce(x.file_name, '') || ') says that it became known on '
        || x.known_at || ', later than the day it was accepted.'""",
        "x.known_at IS NULL OR x.known_at > CAST(x.accepted_at AS DATE) + 1",
    ),
    _of_each(
        "return_event",
        "event-unknown",
        "'Return ' || x.return_id || ' has the unknown event \"' || coalesce(x.event, '') || '\".'",
        "x.event IS NULL OR x.event NOT IN ('withdrawn', 'moved')",
    ),
    _of_each(
        "edit",
        "edit-incomplete",
        "'A decision about \"' || coalesce(x.subject, '') || '\" names no field.'",
        "coalesce(x.subject, '') = '' OR coalesce(x.field, '') = ''",
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

# What was derived from it: how returns stand and the current figures, then the status.
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
        table="current_figure",
        derived=True,
    ),
    Check(
        "current-figure-withdrawn",
        """SELECT c.indicator || ' in ' || c.area || ' still shows a figure of the withdrawn return ' || c.return_id
            || '.' AS message FROM current_figure c JOIN effective_return r ON r.return_id = c.return_id
            WHERE r.withdrawn_at IS NOT NULL""",
        table="current_figure",
        derived=True,
    ),
)
_NO_POLARITY = "x.polarity IS NULL OR x.polarity NOT IN ('high', 'low', 'neither')"
STATUS = (
    Check(
        "two-status-rows",
        """SELECT indicator || ' ' || sub_measure || ' in ' || area || ' has ' || count(*) || ' status rows as at '
            || as_at || '.' AS message FROM status GROUP BY as_at, indicator, sub_measure, area HAVING count(*) > 1""",
    ),
    Check(
        "polarity-unknown",
        f"""SELECT DISTINCT x.indicator || ' ' || x.sub_measure || ' has no polarity: say whether high is good, low is '
            || 'good, or neither.' AS message FROM status x WHERE {_NO_POLARITY}""",
        table="status",
        broken=_NO_POLARITY,
        derived=True,
    ),
    _of_each(
        "status",
        "status-not-sensible",
        """x.indicator || ' ' || x.sub_measure || ' in ' || x.area || ' has the status "' || coalesce(x.rag, '')
            || '" with a reason "' || coalesce(x.rag_reason, '') || '".'""",
        """x.rag IS NULL OR x.rag NOT IN ('green', 'amber', 'red', 'grey')
            OR (x.rag = 'grey' AND coalesce(x.rag_reason, '') = '')
            OR NOT isfinite(coalesce(x.actual, 0)) OR NOT isfinite(coalesce(x.milestone, 0))
            OR NOT isfinite(coalesce(x.required_rate, 0)) OR NOT isfinite(coalesce(x.progress, 0))""",
        derived=True,
    ),
)


# Repeats are checked as what they would be published as one day: by then it is too late to refuse them.
_ADDED = ("figure", "target", "entry", "peer_figure")
_TOUCHED = """FROM store.current_figure SEMI JOIN temp.touched
    USING (indicator, sub_measure, area, measure, basis, period_start, period_end)"""


def broken(store: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """(code, message) of every row of the store that breaks a check, at most five a check and then how many more there
    are. What is about a table that a store from before does not have is left out."""
    tables = {row[0] for row in store.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    return _broken(store, [one for one in WRITTEN + DERIVED + STATUS if not one.table or one.table in tables])


def _broken(store: duckdb.DuckDBPyConnection, checks: Sequence[Check], of_these: str = "") -> list[tuple[str, str]]:
    """The rules of each line are asked together first, whether any line breaks one, and apart only where one does:
    planning a question takes longer than the answer."""
    lines: dict[str, list[str]] = defaultdict(list)  # when one breaks a rule, by table
    for check in checks:
        if check.broken:
            lines[check.table].append(check.broken)
    at_all = [
        f"(SELECT '{table}' AS code, '' AS message FROM {table} x WHERE ({') OR ('.join(held)}) LIMIT 1)"
        for table, held in lines.items()
    ]
    rows = _asked(store, of_these, [*at_all, *(_one(check) for check in checks if not check.broken)])
    where = {table for table, _ in rows}
    rows += _asked(store, of_these, [_one(check) for check in checks if check.broken and check.table in where])
    found: list[tuple[str, str]] = []
    for rule in dict.fromkeys(check.code for check in checks):
        messages = [str(message) for code, message in rows if code == rule]
        found += [(rule, message) for message in messages[:_SHOWN]]
        if len(messages) > _SHOWN:
            found.append((rule, f"… and {len(messages) - _SHOWN} more of the same kind."))
    return found


def _one(check: Check) -> str:
    return f"SELECT '{check.code}' AS code, message FROM ({check.query})"


def _asked(store: duckdb.DuckDBPyConnection, of_these: str, questions: Sequence[str]) -> list[tuple[str, str]]:
    return store.execute(of_these + " UNION ALL ".join(questions)).fetchall() if questions else []


def require(store: duckdb.DuckDBPyConnection, checks: Sequence[Check], number: int, brought: Collection[str]) -> None:
    """PublicationRefused where one of the checks does not hold for what the publication added and touched.
    ``brought``: the tables to which it added lines; what was there before was checked then."""
    added = {one.removesuffix("_repeat") for one in brought}
    asked = [check for check in checks if not check.table or check.derived or check.table in added]
    if found := _broken(store, asked, _arrived({check.table for check in asked}, number, brought)):
        raise PublicationRefused(tuple(message for _, message in found))


def _arrived(tables: Collection[str], number: int, brought: Collection[str]) -> str:
    """What the publication added to these tables and touched of them, under the names of the whole tables."""
    named = []
    for table in _ADDED:
        sources = [one for one in (table, f"{table}_repeat") if one in brought]
        parts = [f"FROM store.{one} WHERE publication = {int(number)}" for one in sources]
        if parts and table in tables:
            named.append(f"{table} AS ({' UNION ALL BY NAME '.join(parts)})")
    if "current_figure" in tables:
        named.append(f"current_figure AS ({_TOUCHED})")
    return f"WITH {', '.join(named)} " if named else ""
