"""The publication of what a person writes in a register."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from lsp_data.errors import LspError
from lsp_data.measures.wording import times
from lsp_data.registering.edits import CannotBeWritten, RowEdit, Saved
from lsp_data.registering.fitting import Named
from lsp_data.registering.judging import Burst, Fitting, Held, judged
from lsp_data.registers import REMOVED, Register, items_of, register_of
from lsp_data.store import generations, publication, reads, registers
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.lines import lines_of


def write_rows(
    folder: Path, kind: str, edits: Sequence[RowEdit], *, known_at: date, made_by: str, reason: str = "",
    now: datetime | None = None,
) -> Saved:  # fmt: skip
    """Write edits of one register in one publication. ``known_at`` is the reporting day on which they hold.

    Left over is an edit of a row that is gone or closed, of one of which something is held that became known on a later
    day (so that the edit would never count), of one that would be known by what another row is known by, and one with a
    value that does not fit its field. CannotBeWritten where nothing else was to be saved; LspError where nothing was at
    all, or a row is taken out without a reason."""
    if not edits:
        raise LspError("There is nothing to save.")
    if any(REMOVED in one.fields for one in edits) and not reason.strip():
        raise LspError("Say why: the reason stands in the history.")
    register = register_of(kind)
    burst = Burst()

    def saved(live: Generation) -> Change | None:
        held = _held(folder, live, register, known_at)
        found = judged(held, edits)
        burst.fitting, burst.left = found.fitting, found.left
        written = [one for one in burst.fitting if one.cells]
        if burst.left and not written and not any(one.conflicts for one in burst.fitting):
            raise CannotBeWritten(burst.left)
        return _change(held, written, made_by, reason) if written else None

    generation = publication.publish(folder, saved, now=now)
    return Saved(
        generation, tuple(one.item for one in burst.fitting if not one.edit.item),
        tuple(replace(one, reason=reason) for fitting in burst.fitting for one in fitting.conflicts),
        tuple(burst.left),
    )  # fmt: skip


def _held(folder: Path, live: Generation, register: Register, known_at: date) -> Held:
    rows = {one.id: one for one in items_of(register, registers.log_of(live, register.kind), gone=True)}
    kept = frozenset(number for number in generations.numbers(folder) if number <= live.number)
    named = Named(reads.catalogue_of(live), kept)
    return Held(register, rows, frozenset(registers.ids_of(live, register.kind)), named, known_at)


def _change(held: Held, written: Sequence[Fitting], made_by: str, reason: str) -> Change:
    register = held.register
    lines = lines_of(
        registers.CHANGE,
        [
            (None, None, None, register.kind, one.item, name, json.dumps(value, ensure_ascii=False), held.known_at)
            for one in written
            for name, value in one.cells.items()
        ],
    )
    items = {one.item for one in written}
    new = sum(not one.edit.item for one in written)
    gone = sum(REMOVED in one.cells for one in written)
    changed = len(items) - new - gone
    told = [f"{count} {word}" for count, word in ((new, "added"), (changed, "changed"), (gone, "taken out")) if count]
    summary = f"{register.title}: {times(len(items), register.one, register.many)} ({', '.join(told)})"
    return Change("register", summary, made_by, reason, registers=lines)
