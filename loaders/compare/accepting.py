"""What a person accepts of a return, as the change to publish."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence

import pandas as pd

from loaders.compare.rows import Comparison, Row
from loaders.figures import Entry, Figure, Return
from lsp_data.errors import LspError, Severity
from lsp_data.store.changes import Change, frame_of

RETURN = (
    "return_id", "sha256", "file_name", "kind", "layout", "partner", "period_start", "period_end", "known_at",
    "figures", "entries", "problems",
)  # fmt: skip
FIGURE = (
    "return_id", "sheet", "cell", "label", "indicator", "sub_measure", "area", "measure", "basis", "period_start",
    "period_end", "value", "marker", "status", "note", "unit", "cell_value", "scale", "text", "known_at",
)  # fmt: skip
TARGET = (
    "return_id", "sheet", "cell", "indicator", "sub_measure", "area", "kind", "basis", "period_start", "period_end",
    "value", "text", "marker", "baseline", "baseline_text", "baseline_start", "baseline_end", "class", "version",
    "state", "in_reward", "note", "known_at",
)  # fmt: skip
ENTRY = ("return_id", "sheet", "cell", "kind", "fields", "known_at")
EDIT = ("subject", "key", "field", "value")


def to_change(
    ret: Return,
    comparison: Comparison,
    accepted: Collection[int] | None = None,
    *,
    made_by: str = "",
    reason: str = "",
) -> Change:
    """The change that stores the accepted rows (their numbers; None: those proposed) and the return's entries.

    Accepting the same file and the same rows again has the same key, so that it changes nothing. LspError when the
    return cannot be accepted as a whole, or a number names a row that cannot be stored."""
    _acceptable(ret, comparison)
    chosen = comparison.proposed() if accepted is None else frozenset(accepted)
    rows = [row for row in comparison.rows if row.number in chosen]
    if len(rows) != len(chosen) or any(row.figure is None for row in rows):
        raise LspError("A row that was accepted is not in the comparison any more. Compare again.")
    return_id = ret.sha256[:16]
    figures = [_figure(return_id, row, comparison) for row in rows if not row.target]
    targets = [_target(return_id, row, ret, comparison) for row in rows if row.target]
    edits = [one for one in ret.entries if one.kind == "edit"]
    entries = [one for one in ret.entries if one.kind != "edit"]
    counted = _counted(len(figures), len(targets), len(entries), len(edits))
    return Change(
        kind="accept",
        summary=f"{ret.file} accepted: {counted}",
        made_by=made_by,
        reason=reason,
        key=_key(ret, comparison, rows),
        returns=frame_of(RETURN, [_head(return_id, ret, comparison, len(rows))]),
        figures=_frame(FIGURE, figures),
        targets=_frame(TARGET, targets),
        entries=_frame(ENTRY, [_entry(return_id, one, comparison) for one in entries]),
        edits=_frame(EDIT, [tuple(one.fields[name] for name in EDIT) for one in edits]),
    )


def _acceptable(ret: Return, comparison: Comparison) -> None:
    if ret.refused or comparison.refused:
        said = comparison.problems or ret.problems
        reasons = " ".join(one.reason for one in said if one.severity is Severity.ERROR)
        raise LspError(f"{ret.file} cannot be accepted: {reasons}")
    if comparison.known_at is None:
        raise LspError("Say on which day the figures became known.")


def _head(return_id: str, ret: Return, comparison: Comparison, figures: int) -> tuple[object, ...]:
    period = comparison.period
    return (
        return_id, ret.sha256, ret.file, ret.kind, ret.layout, comparison.partner, period.start if period else None,
        period.end if period else None, comparison.known_at, figures, len(ret.entries), len(ret.problems),
    )  # fmt: skip


def _entry(return_id: str, entry: Entry, comparison: Comparison) -> tuple[object, ...]:
    fields = json.dumps(dict(entry.fields), ensure_ascii=False)
    return return_id, entry.sheet, entry.cell, entry.kind, fields, comparison.known_at


def _frame(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    return frame_of(columns, rows) if rows else pd.DataFrame()


def _figure(return_id: str, row: Row, comparison: Comparison) -> tuple[object, ...]:
    figure = _given(row)
    return (
        return_id, figure.sheet, figure.cell, figure.label, row.indicator, row.sub_measure, row.area, row.measure,
        row.period.basis.value, row.period.start, row.period.end, row.value, row.marker, figure.status, row.note,
        row.unit, figure.value, figure.scale, figure.text, comparison.known_at,
    )  # fmt: skip


def _target(return_id: str, row: Row, ret: Return, comparison: Comparison) -> tuple[object, ...]:
    figure, facts = _given(row), _given(row).facts
    baseline = _baseline(figure, ret)
    value = baseline.value / baseline.scale if baseline is not None and baseline.value is not None else None
    reward = {"yes": True, "no": False, "y": True, "n": False}.get(facts.get("in_reward", "").strip().lower())
    return (
        return_id, figure.sheet, figure.cell, row.indicator, row.sub_measure, row.area, row.measure,
        row.period.basis.value, row.period.start, row.period.end, row.value, figure.text, row.marker, value,
        baseline.text if baseline else None, baseline.period_start if baseline else None,
        baseline.period_end if baseline else None, facts.get("class", "").lower(), facts.get("version", ""),
        facts.get("state", "").lower() or "agreed", reward, row.note, comparison.known_at,
    )  # fmt: skip


def _given(row: Row) -> Figure:
    if row.figure is None:
        raise LspError("A missing figure cannot be accepted.")
    return row.figure


def _baseline(target: Figure, ret: Return) -> Figure | None:
    """The baseline of the target's own row, else the one that the return gives for the series."""
    same = [
        one
        for one in ret.figures
        if one.measure == "baseline"
        and (one.indicator, one.sub_measure, one.area, one.area_label)
        == (target.indicator, target.sub_measure, target.area, target.area_label)
    ]
    beside = [one for one in same if one.sheet == target.sheet and _row(one) == _row(target)]
    return next(iter(beside or same), None)


def _row(figure: Figure) -> str:
    return figure.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _key(ret: Return, comparison: Comparison, rows: Sequence[Row]) -> str:
    """The same file, partner, period and stored rows give the same key. Rows that are stored already from these very
    bytes count as accepted, so that sending a file again is recognised."""
    before = [row for row in comparison.rows if row.kind == "same" and row.old_sha256 == ret.sha256]
    cells = sorted({f"{row.figure.sheet}!{row.figure.cell}" for row in [*rows, *before] if row.figure is not None})
    period = f"{comparison.period.start}:{comparison.period.end}" if comparison.period else ""
    digest = hashlib.sha256("\n".join(cells).encode()).hexdigest()[:16]
    return f"accept|{ret.sha256}|{comparison.partner or ''}|{period}|{digest}"


def _counted(figures: int, targets: int, entries: int, edits: int) -> str:
    named = ((figures, "figures"), (targets, "targets"), (entries, "register rows"), (edits, "decisions"))
    return ", ".join(f"{count} {name}" for count, name in named if count) or "nothing new"
