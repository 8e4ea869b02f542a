"""What is decided about the partnership's catalogue, and which states of the store are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lsp_data.decisions.reasons import needed
from lsp_data.errors import LspError
from lsp_data.store import generations, publication, reads
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.lines import NOTHING, Lines, lines_of

_PIN = ("generation", "event", "made_by", "reason")


@dataclass(frozen=True, slots=True)
class Edit:
    """One decision about the partnership's catalogue: subject, key and field as `Catalogue` reads them."""

    subject: str
    key: str
    field: str
    value: str


def save_edits(
    folder: Path,
    edits: Sequence[Edit],
    *,
    made_by: str,
    reason: str = "",
    key: str = "",
    opened: int | None = None,
    now: datetime | None = None,
) -> Generation:
    """Keep decisions about the catalogue in one publication; all are taken or none. ReferenceError names a bad one.

    ``opened``: the generation from which they were made; LspError where one of them was decided otherwise since."""
    if not edits:
        raise LspError("There is nothing to save.")
    decided = _decided(edits, made_by, reason)
    subjects = ", ".join(dict.fromkeys(one.key or one.subject for one in edits))
    summary = f"{len(edits)} decision{'s' if len(edits) > 1 else ''}: {subjects[:200]}"

    def decide(live: Generation) -> Change:
        if opened is not None:
            _not_decided_otherwise(live, edits, opened)
        return Change("edit", summary, made_by, reason, key, edits=decided)

    return publication.publish(folder, decide, now=now)


def begin_anew(
    folder: Path, *, made_by: str, reason: str, edits: Sequence[Edit] = (), now: datetime | None = None
) -> Generation:
    """Empty the store for another partnership (leaving the sample) and keep its first decisions, in one publication:
    there is never a state between. The state before stays as a pinned generation, and so do those that its registers
    name."""
    needed(reason)
    first = _decided(edits, made_by, reason) if edits else NOTHING

    def begun(live: Generation) -> Change:
        kept = sorted({live.number} | reads.pinned(live.rows))
        pins = lines_of(_PIN, [(number, "pinned", made_by, reason) for number in kept])
        summary = "Begun anew, without figures"
        return Change("begin_anew", summary, made_by, reason, pins=pins, edits=first, begin_anew=True)

    return publication.publish(folder, begun, now=now)


def pin(folder: Path, number: int, *, made_by: str, reason: str, now: datetime | None = None) -> Generation:
    """Keep a generation from being pruned (a meeting's figures)."""
    generations.open_generation(folder, number)
    return _pin_event(folder, number, "pinned", made_by, reason, now)


def release(folder: Path, number: int, *, made_by: str, reason: str, now: datetime | None = None) -> Generation:
    """Let a pinned generation go; it is pruned when it is old and no row of a register names it."""
    return _pin_event(folder, number, "released", made_by, reason, now)


def _not_decided_otherwise(live: Generation, edits: Sequence[Edit], opened: int) -> None:
    since = {(one.subject, one.key, one.field): one for one in reads.decided_since(live, opened)}
    for edit in edits:
        other = since.get((edit.subject, edit.key.rstrip("|"), edit.field))
        if other is not None and other.value != edit.value:
            field = f"{edit.field.replace('_', ' ')} of {edit.key.rstrip('|') or edit.subject}"
            raise LspError(
                f"{other.made_by or 'Somebody'} set {field} to “{other.value or 'nothing'}” after you opened it. "
                "Nothing of yours was saved: look at it as it is now, then decide."
            )


def _decided(edits: Sequence[Edit], made_by: str, reason: str) -> Lines:
    rows = [(one.subject, one.key, one.field, one.value, made_by, reason) for one in edits]
    return lines_of(("subject", "key", "field", "value", "made_by", "reason"), rows)


def _pin_event(folder: Path, number: int, event: str, made_by: str, reason: str, now: datetime | None) -> Generation:
    pins = lines_of(_PIN, [(number, event, made_by, reason)])
    change = Change("pin", f"Generation {number} {event}", made_by, reason, pins=pins)
    return publication.publish(folder, change, now=now)
