"""What a person accepts of a return, as the change to publish."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from loaders.compare.agreed import Agreed
from loaders.compare.keeping import kept
from loaders.compare.register_row import RegisterRow
from loaders.compare.rows import Comparison, Row
from loaders.compare.versions import version_entry
from loaders.figures import Entry, Figure, Return
from loaders.mapping import Layout
from loaders.mapping_text import kept_text
from lsp_data.errors import LspError, Severity
from lsp_data.measures.relative import Relative
from lsp_data.measures.wording import times
from lsp_data.registers import register_of
from lsp_data.store.changes import Change
from lsp_data.store.lines import lines_of
from lsp_data.store.peers import FIGURE as PEER
from lsp_data.store.registers import CHANGE

RETURN = (
    "return_id", "sha256", "file_name", "kind", "layout", "partner", "period_start", "period_end", "known_at",
    "figures", "entries", "problems",
)  # fmt: skip
FIGURE = (
    "return_id", "sheet", "cell", "label", "indicator", "sub_measure", "area", "measure", "basis", "period_start",
    "period_end", "value", "marker", "status", "note", "unit", "cell_value", "scale", "text", "known_at",
    "follows_return",
)  # fmt: skip
TARGET = (
    "return_id", "sheet", "cell", "indicator", "sub_measure", "area", "kind", "basis", "period_start", "period_end",
    "value", "text", "marker", "baseline", "baseline_text", "baseline_start", "baseline_end", "class", "version",
    "state", "in_reward", "note", "known_at", "relation", "comparator", "amount",
)  # fmt: skip
ENTRY = ("return_id", "sheet", "cell", "kind", "fields", "known_at")
EDIT = ("return_id", "subject", "key", "field", "value")


def to_change(
    ret: Return,
    comparison: Comparison,
    accepted: Collection[int] | None = None,
    *,
    made_by: str = "",
    reason: str = "",
    layouts: Sequence[Layout] = (),
) -> Change:
    """The change that stores the accepted rows, of figures and of registers (their numbers; None: those proposed), and
    the return's comments and decisions; and beside them what the return states that is held already, the same.

    A comparison's rows have the same key however often they are accepted, and so do bytes that bring nothing more than
    is stored of them: both change nothing. Comments and decisions of the same bytes are stored once. ``layouts``
    are remembered with the return, and stay when it is taken back. LspError when the return cannot be accepted as a
    whole, or a number names a row that cannot be stored."""
    _acceptable(ret, comparison)
    chosen = comparison.proposed() if accepted is None else frozenset(accepted)
    rows = [row for row in comparison.rows if row.number in chosen]
    of_registers = [row for row in comparison.registers if row.number in chosen]
    if len(rows) + len(of_registers) != len(chosen) or any(row.figure is None for row in rows):
        raise LspError("A row that was accepted is not in the comparison any more. Compare again.")
    return_id = ret.sha256[:16]
    figures = [_figure(return_id, row, comparison) for row in rows if row.own]
    peers = [_peer(return_id, row, comparison) for row in rows if row.peer]
    targets = [_target(return_id, row, comparison) for row in rows if row.target]
    edits = comparison.decides(ret.entries)
    comments = [one for one in kept(ret.entries) if one.kind != "edit"]
    entries = [one for one in comments if comparison.lacks(one)]
    again = [row for row in comparison.rows if row.repeats and row.number not in chosen]
    said = version_entry(ret)
    written = [one for row in of_registers for one in _register(return_id, row, comparison)]
    told = [said] if said is not None and (figures or peers or targets or entries or edits or written) else []
    counted = _counted(len(figures), len(peers), len(targets), of_registers, len(entries), len(edits))
    change = Change(
        kind="accept",
        summary=f"{ret.file} accepted: {counted}",
        made_by=made_by,
        reason=reason,
        key=_key(ret, comparison, [*figures, *peers, *targets, *written], entries),
        returns=lines_of(
            RETURN, [_head(return_id, ret, comparison, len(rows), len(entries) + len(edits) + len(of_registers))]
        ),
        figures=lines_of(FIGURE, figures),
        peers=lines_of(PEER, peers),
        targets=lines_of(TARGET, targets),
        entries=lines_of(ENTRY, [_entry(return_id, one, comparison) for one in (*entries, *told)]),
        registers=lines_of(CHANGE, written),
        edits=lines_of(
            EDIT,
            [(return_id, *(one.fields[name] for name in EDIT[1:])) for one in edits]
            + [(None, "layout", one.fingerprint, "mapping", kept_text(one)) for one in layouts],
        ),
    )
    return _with_repeats(change, again, [one for one in comments if not comparison.lacks(one)], comparison)


def _acceptable(ret: Return, comparison: Comparison) -> None:
    if ret.refused or comparison.refused:
        said = comparison.problems or ret.problems
        reasons = " ".join(one.reason for one in said if one.severity is Severity.ERROR)
        raise LspError(f"{ret.file} cannot be accepted: {reasons}")
    if comparison.known_at is None:
        raise LspError("Say on which day the figures became known.")


def _with_repeats(change: Change, rows: Sequence[Row], comments: Sequence[Entry], comparison: Comparison) -> Change:
    """The change with what the return states that is held already: these rows and comments."""
    return_id = str(change.returns["return_id"][0])
    return replace(
        change,
        figure_repeats=lines_of(FIGURE, [_figure(return_id, row, comparison) for row in rows if row.own]),
        peer_repeats=lines_of(PEER, [_peer(return_id, row, comparison) for row in rows if row.peer]),
        target_repeats=lines_of(TARGET, [_target(return_id, row, comparison) for row in rows if row.target]),
        entry_repeats=lines_of(ENTRY, [_entry(return_id, one, comparison) for one in comments]),
    )


def _head(return_id: str, ret: Return, comparison: Comparison, figures: int, entries: int) -> tuple[object, ...]:
    period = comparison.period
    return (
        return_id, ret.sha256, ret.file, ret.kind, ret.layout, comparison.partner, period.start if period else None,
        period.end if period else None, comparison.known_at, figures, entries, len(ret.problems),
    )  # fmt: skip


def _entry(return_id: str, entry: Entry, comparison: Comparison) -> tuple[object, ...]:
    fields = json.dumps(dict(entry.fields), ensure_ascii=False)
    return return_id, entry.sheet, entry.cell, entry.kind, fields, comparison.known_at


def _register(return_id: str, row: RegisterRow, comparison: Comparison) -> list[tuple[object, ...]]:
    """A row of a register as what is written in its fields; of one that is not in the workbook, that it is gone."""
    sheet, cell = (row.entry.sheet, row.entry.cell) if row.entry is not None else ("", "")
    return [
        (
            return_id,
            sheet,
            cell,
            row.register,
            row.item,
            name,
            json.dumps(value, ensure_ascii=False),
            comparison.known_at,
        )
        for name, value in row.fields.items()
    ]


def _figure(return_id: str, row: Row, comparison: Comparison) -> tuple[object, ...]:
    figure = _given(row)
    return (
        return_id, figure.sheet, figure.cell, figure.label, row.indicator, row.sub_measure, row.area, row.measure,
        row.period.basis.value, row.period.start, row.period.end, row.value, row.marker, figure.status, row.note,
        row.unit, figure.stood if figure.corrected else figure.value, figure.scale, figure.text, comparison.known_at,
        figure.follows_return,
    )  # fmt: skip


def _peer(return_id: str, row: Row, comparison: Comparison) -> tuple[object, ...]:
    figure = _given(row)
    return (
        return_id, figure.sheet, figure.cell, figure.label, row.indicator, row.sub_measure, row.area,
        figure.facts["peer_kind"], row.measure,
        row.period.basis.value, row.period.start, row.period.end, row.value, row.marker, figure.status, row.note,
        row.unit, figure.stood if figure.corrected else figure.value, figure.scale, figure.text, comparison.known_at,
        figure.follows_return,
    )  # fmt: skip


def _target(return_id: str, row: Row, comparison: Comparison) -> tuple[object, ...]:
    figure, agreed = _given(row), row.agreed or Agreed()
    return (
        return_id, figure.sheet, figure.cell, row.indicator, row.sub_measure, row.area, row.measure,
        row.period.basis.value, row.period.start, row.period.end, row.value, figure.text, row.marker, agreed.baseline,
        agreed.baseline_text, agreed.baseline_start, agreed.baseline_end, agreed.target_class, agreed.version,
        agreed.state or "agreed", agreed.in_reward, row.note, comparison.known_at, *_relation(agreed.relative),
    )  # fmt: skip


def _relation(relative: Relative | None) -> tuple[object, ...]:
    return (relative.relation.value, relative.comparator.value, relative.amount) if relative else (None, None, None)


def _given(row: Row) -> Figure:
    if row.figure is None:
        raise LspError("A missing figure cannot be accepted.")
    return row.figure


def _key(ret: Return, comparison: Comparison, stored: Sequence[tuple[object, ...]], entries: Sequence[Entry]) -> str:
    """The key of what is stored: every word of it, and after which acceptances of the same bytes. So a file whose
    figures were replaced, moved or read otherwise since brings them again, and a second press of the same button does
    not. Bytes that bring nothing more have the key under which they are stored."""
    if comparison.already_key and not stored and not entries:
        return comparison.already_key
    period = f"{comparison.period.start}:{comparison.period.end}" if comparison.period else ""
    told = [*map(repr, stored), *(f"{one.sheet}!{one.cell} {one.kind}" for one in entries), *comparison.before]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
    return f"accept|{ret.sha256}|{comparison.partner or ''}|{period}|{comparison.known_at}|{digest}"


def _counted(figures: int, peers: int, targets: int, rows: Sequence[RegisterRow], comments: int, edits: int) -> str:
    named = ((figures, "figure"), (peers, "benchmark"), (targets, "target"))
    besides = ((comments, "comment"), (edits, "decision"))
    said = [times(count, name) for count, name in named if count]
    said += [rows_counted(kind, count) for kind, count in Counter(one.register for one in rows).items()]
    return ", ".join([*said, *(times(count, name) for count, name in besides if count)]) or "nothing new"


def rows_counted(kind: str, count: int) -> str:
    """How many rows of a register there are: "12 actions"."""
    return times(count, register_of(kind).one, register_of(kind).many)
