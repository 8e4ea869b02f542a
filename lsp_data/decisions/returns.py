"""What is decided about a return as a whole: it is accepted, taken back, sent back, moved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lsp_data import archive
from lsp_data.decisions.moving import from_to, in_other_period
from lsp_data.decisions.reasons import needed
from lsp_data.errors import LspError
from lsp_data.periods import Period
from lsp_data.store import publication, reads
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.lines import lines_of


@dataclass(frozen=True, slots=True)
class SentBack:
    """A file that goes back to its partner: which one, filed where and as which kind of return ("" and None: not said),
    how many problems."""

    sha256: str
    file_name: str
    partner: str = ""
    period: Period | None = None
    problems: int = 0
    kind: str = ""


def accept(folder: Path, change: Change, raw: bytes, *, now: datetime | None = None) -> Generation:
    """Archive the raw file of a return and publish what was accepted from it. LspError or PublicationRefused."""
    sha256 = archive.keep(folder, raw)
    named = set(change.returns.texts("sha256"))
    if named != {sha256}:
        raise LspError("The file changed between reading and accepting it. Read it again, then accept.")
    return publication.publish(folder, change, now=now)


def take_back(folder: Path, return_id: str, *, made_by: str, reason: str, now: datetime | None = None) -> Generation:
    """Withdraw a return: its figures, targets, register rows and decisions no longer count. Nothing is deleted."""
    needed(reason)

    def taken_back(live: Generation) -> Change:
        found = _return(live, return_id)
        event = lines_of(("return_id", "event", "made_by", "reason"), [(return_id, "withdrawn", made_by, reason)])
        return Change("take_back", f"{found['file_name']} taken back", made_by, reason, return_events=event)

    return publication.publish(folder, taken_back, now=now)


def send_back(folder: Path, sent: SentBack, *, made_by: str, reason: str, now: datetime | None = None) -> Generation:
    """Keep that a file was sent back, with the note to its partner. None of its figures is stored; the same file
    with the same note, sent to the same partner for the same period on the same day, changes nothing."""
    needed(reason)
    start, end = (sent.period.start, sent.period.end) if sent.period else (None, None)
    row = (sent.sha256, sent.file_name, sent.partner or None, start, end, sent.problems, sent.kind or None)
    columns = ("sha256", "file_name", "partner", "period_start", "period_end", "problems", "kind")
    when = now or datetime.now(UTC)
    told = "|".join((reason.strip(), sent.partner, f"{start}:{end}", when.date().isoformat()))
    note = hashlib.sha256(told.encode()).hexdigest()[:16]
    change = Change(
        "send_back", f"{sent.file_name} sent back", made_by, reason.strip(), f"send_back|{sent.sha256}|{note}",
        sent_back=lines_of(columns, [row]),
    )  # fmt: skip
    return publication.publish(folder, change, now=when)


def move_return(
    folder: Path,
    return_id: str,
    *,
    partner: str | None = None,
    period: Period | None = None,
    made_by: str,
    reason: str,
    now: datetime | None = None,
) -> Generation:
    """File a return under another partner, another period, or both. Its figures whose period is that of the return move
    along; those whose own column, row or cell names a period keep it, and so do its words, targets and milestones.
    LspError where it is filed so already."""
    needed(reason)
    if partner is None and period is None:
        raise LspError("Say which partner or which period the return belongs to.")

    def moved(live: Generation) -> Change:
        found = _return(live, return_id)
        if partner is not None:
            _known_partner(live, partner)
        to = partner if partner != found["partner"] else None
        stretch = (period.start, period.end) if period else (None, None)
        when = period if stretch != (found["period_start"], found["period_end"]) else None
        if to is None and when is None:
            raise LspError(
                "The return is filed under that partner and period already. Choose another partner or another period."
            )
        start, end = stretch if when else (None, None)
        event = lines_of(
            ("return_id", "event", "made_by", "reason", "partner", "period_start", "period_end"),
            [(return_id, "moved", made_by, reason, to, start, end)],
        )
        summary = f"{found['file_name']} moved: {from_to(live, found, to, when)}"
        change = Change("move", summary, made_by, reason, return_events=event)
        return change if when is None else in_other_period(change, live, found, when)

    return publication.publish(folder, moved, now=now)


def _return(generation: Generation, return_id: str) -> dict[str, Any]:
    found = reads.one_return(generation, return_id)
    if found is None:
        raise LspError(f"There is no return {return_id!r}. `lsp history` lists them.")
    if found["withdrawn_at"] is not None:
        raise LspError(f"Return {return_id} ({found['file_name']}) was taken back before.")
    return found


def _known_partner(generation: Generation, partner: str) -> None:
    catalogue = reads.catalogue_of(generation)
    if any(row["id"] == partner for row in catalogue.rows["partners"]):
        return
    suggested = catalogue.suggest_partner(partner)
    meant = f" Did you mean {' or '.join(suggested)}?" if suggested else ""
    raise LspError(f"The catalogue has no partner {partner!r}.{meant}")
