"""What the store holds of the series that an arriving return is about: its figures, targets and earlier returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lsp_data.measures.trajectory import outdated, target_of
from lsp_data.periods import Period
from lsp_data.store.generations import Generation
from lsp_data.store.known import known
from lsp_data.store.peers import held_in
from lsp_data.store.rows import OLDEST_FIRST, relation_columns

Key = tuple[str, str, str]  # indicator, sub-measure, area
FIGURE = (
    "indicator", "sub_measure", "area", "measure", "basis", "period_start", "period_end", "value", "marker", "status",
    "note", "unit", "known_at", "return_id", "sha256",
)  # fmt: skip
_TARGET_SLOT = ("indicator", "sub_measure", "area", "kind", "basis", "period_start", "period_end")
TARGET = (
    *_TARGET_SLOT, "value", "marker", "text",
    "version", "class", "state", "baseline", "baseline_text", "baseline_start", "baseline_end", "in_reward", "known_at",
    "return_id", "sha256", "relation", "comparator", "amount",
)  # fmt: skip
RETURN = (
    "return_id",
    "sha256",
    "file_name",
    "kind",
    "layout",
    "partner",
    "period_start",
    "period_end",
    "known_at",
    "accepted_at",
)
_STATED = (("figure", "area", "measure"), ("peer_figure", "peer", "measure"), ("target", "area", "kind"))
HEADER = "return_header"  # the kind of the entry that keeps what a return says of its own version
_THESE = "(indicator, sub_measure, area) IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))"


def current_figures(generation: Generation, keys: Sequence[Key]) -> list[dict[str, Any]]:
    """The current figures of these series, oldest period first; keys FIGURE."""
    if not keys:
        return []
    rows = generation.rows(
        f"""SELECT {_columns(FIGURE)} FROM current_figure f JOIN accepted_return r USING (return_id)
            WHERE {_THESE} ORDER BY f.period_end, f.period_start""",  # noqa: S608  our own names
        [list(part) for part in zip(*keys, strict=True)],
    )
    return [dict(zip(FIGURE, row, strict=True)) for row in rows]


def current_targets(generation: Generation, keys: Sequence[Key]) -> list[dict[str, Any]]:
    """The newest version of each target and milestone of these series; keys TARGET."""
    if not keys:
        return []
    order = ", ".join(f"f.{part.strip()}" for part in OLDEST_FIRST.split(","))
    columns = f"{_columns(TARGET[:-3])}, {relation_columns(generation.rows, 'f')}"
    rows = generation.rows(
        f"""SELECT {columns} FROM live_target f JOIN accepted_return r USING (return_id) WHERE {_THESE}
            ORDER BY {order}""",  # noqa: S608  our own names
        [list(part) for part in zip(*keys, strict=True)],
    )
    newest = {row[: len(_TARGET_SLOT)]: row for row in rows}  # a newer version replaces the older one
    return [dict(zip(TARGET, row, strict=True)) for row in newest.values()]


def outdated_milestones(generation: Generation, keys: Sequence[Key]) -> dict[tuple[Key, Period], date]:
    """The milestones of these series that lead to a target that was set anew since, each with the day of that."""
    now = known(generation.rows, date.max, keys)
    found: dict[tuple[Key, Period], date] = {}
    for key, milestones in now.milestones.items():
        for one in milestones:
            target = target_of(tuple(now.targets.get(key, ())), one.period)
            if target is not None and target.settled_at is not None and outdated(one, target):
                found[key, one.period] = target.settled_at
    return found


def returns_of(generation: Generation, partner: str | None, sha256: str) -> list[dict[str, Any]]:
    """The returns that stand of a partner, and any with these bytes, newest first; keys RETURN."""
    rows = generation.rows(
        f"""SELECT {", ".join(RETURN)} FROM effective_return WHERE withdrawn_at IS NULL AND (partner = ? OR sha256 = ?)
            ORDER BY known_at DESC, publication DESC""",  # noqa: S608  our own names
        [partner, sha256],
    )
    return [dict(zip(RETURN, row, strict=True)) for row in rows]


def series_of_return(generation: Generation, return_id: str) -> list[tuple[str, str, str, str, date, date]]:
    """The actual figures that a return holds: indicator, sub-measure, area, basis, first and last day."""
    return generation.rows(
        """SELECT DISTINCT indicator, sub_measure, area, basis, period_start, period_end FROM live_figure
           WHERE return_id = ? AND measure = 'actual' ORDER BY ALL""",
        [return_id],
    )


def senders_of(generation: Generation, series: Sequence[tuple[str, str]]) -> dict[tuple[str, str], frozenset[str]]:
    """The partners from whose returns the figures of these indicators came, of whatever area, by indicator and
    sub-measure."""
    if not series:
        return {}
    rows = generation.rows(
        """SELECT f.indicator, f.sub_measure, list(DISTINCT r.partner) FROM live_figure f
           JOIN effective_return r USING (return_id) WHERE f.measure = 'actual' AND r.partner IS NOT NULL
           AND (indicator, sub_measure) IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])) GROUP BY ALL""",
        [list(part) for part in zip(*series, strict=True)],
    )
    return {(indicator, sub): frozenset(partners) for indicator, sub, partners in rows}


def key_of(generation: Generation, return_id: str) -> str:
    """The key of the publication that accepted a return; "" where it had none."""
    rows = generation.rows(
        "SELECT p.key FROM publication p JOIN accepted_return r ON r.publication = p.number WHERE r.return_id = ?",
        [return_id],
    )
    return str(rows[0][0] or "") if rows else ""


def entries_of(generation: Generation, sha256: str) -> list[tuple[str, str, str]]:
    """Where the comments stood that count and came from these bytes, and what a return says of itself: sheet, cell,
    kind."""
    return generation.rows(
        """SELECT DISTINCT n.sheet, n.cell, n.kind FROM live_entry n JOIN accepted_return r USING (return_id)
           WHERE r.sha256 = ?""",
        [sha256],
    )


def comments_of(generation: Generation, sha256: str) -> list[tuple[str, str]]:
    """The comments that count and came from these bytes, without their places: kind, fields (JSON)."""
    return generation.rows(
        """SELECT n.kind, n.fields FROM live_entry n JOIN accepted_return r USING (return_id)
           WHERE r.sha256 = ? AND n.kind = 'commentary' ORDER BY ALL""",
        [sha256],
    )


def returns_of_kind(generation: Generation, kind: str) -> list[dict[str, Any]]:
    """The returns of a kind that stand, newest first; keys RETURN."""
    rows = generation.rows(
        f"""SELECT {", ".join(RETURN)} FROM effective_return WHERE withdrawn_at IS NULL AND kind = ?
            ORDER BY known_at DESC, publication DESC""",  # noqa: S608  our own names
        [kind],
    )
    return [dict(zip(RETURN, row, strict=True)) for row in rows]


def headers_of(generation: Generation, return_ids: Sequence[str]) -> dict[str, str]:
    """What these returns say of their own version (JSON), by return."""
    if not return_ids:
        return {}
    rows = generation.rows(
        "SELECT return_id, fields FROM live_entry WHERE kind = ? AND return_id IN (SELECT unnest(?::VARCHAR[]))",
        [HEADER, list(return_ids)],
    )
    return dict(rows)


def decided_now(generation: Generation) -> dict[tuple[str, str, str], str]:
    """The newest value of every decision that counts, by subject, key and field."""
    rows = generation.rows("SELECT subject, key, field, value FROM live_edit ORDER BY publication, position")
    return {(subject, key, field): value or "" for subject, key, field, value in rows}


def stored_of(generation: Generation, sha256: str) -> int:
    """How many figures, ours and others', and targets count that came from these bytes."""
    peers = "UNION ALL SELECT return_id FROM live_peer_figure" if held_in(generation.rows) else ""
    rows = generation.rows(
        f"""SELECT count(*) FROM (
               SELECT return_id FROM live_figure UNION ALL SELECT return_id FROM live_target {peers}
           ) JOIN accepted_return r USING (return_id) WHERE r.sha256 = ?""",  # noqa: S608  our own names
        [sha256],
    )
    return int(rows[0][0])


def stated_in(generation: Generation, sha256: str) -> set[tuple[str, str, str, str, str, date, date]]:
    """Of what the returns with these bytes that count state something, whatever counts of it now: indicator,
    sub-measure, area (or other area's name), measure (or kind of target), basis, first and last day."""
    tables = {row[0] for row in generation.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal")}
    asked = " UNION ALL ".join(
        f"SELECT return_id, indicator, sub_measure, {area}, {measure}, basis, period_start, period_end FROM {table}"  # noqa: S608  our own names
        for name, area, measure in _STATED
        for table in (f"live_{name}", f"live_{name}_repeat")
        if table in tables
    )
    found = generation.rows(
        f"SELECT DISTINCT s.* EXCLUDE (return_id) FROM ({asked}) s JOIN accepted_return r USING (return_id) "  # noqa: S608  our own names
        "WHERE r.sha256 = ?",
        [sha256],
    )
    return {(row[0], row[1], row[2], row[3], row[4], row[5], row[6]) for row in found}


def taken_back(generation: Generation, sha256: str) -> tuple[date, str] | None:
    """When and why the newest return with these bytes was taken back; None where none was."""
    rows = generation.rows(
        """SELECT withdrawn_at::DATE, withdrawn_reason FROM effective_return
           WHERE sha256 = ? AND withdrawn_at IS NOT NULL ORDER BY withdrawn_at DESC LIMIT 1""",
        [sha256],
    )
    return (rows[0][0], rows[0][1] or "") if rows else None


def _columns(names: Sequence[str]) -> str:
    return ", ".join("r.sha256" if name == "sha256" else f"f.{name}" for name in names)
