"""What a person decides: accept a return, take it back, move it, enter or correct a figure, edit the catalogue.

Each is one publication; the raw file, or the record of what was entered by hand, is archived first.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from lsp_data import archive
from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError
from lsp_data.measures.wording import coded, digits, on
from lsp_data.periods import Basis, Period, label, label_of_days, rolling_year, year_to_date
from lsp_data.store import generations, peers, publication, reads, repeats
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.lines import NOTHING, Lines, lines_of
from lsp_data.store.reads import FIGURE
from lsp_data.store.rows import BY_HAND

_PIN = ("generation", "event", "made_by", "reason")


@dataclass(frozen=True, slots=True)
class Edit:
    """One decision about the partnership's catalogue: subject, key and field as `Catalogue` reads them."""

    subject: str
    key: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class HandFigure:
    """A figure entered by hand. Either ``value`` (in the indicator's unit) or ``marker`` says what is known;
    ``source`` says where it comes from ("Fire service quarterly bulletin, page 3")."""

    indicator: str
    sub_measure: str
    area: str
    period: Period
    known_at: date
    source: str
    value: float | None = None
    marker: str | None = None
    status: str | None = None
    note: str = ""
    measure: str = "actual"

    def __post_init__(self) -> None:
        if self.value is None and not self.marker:
            raise ValueError("a figure has a value, or a marker that says why there is none")
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.value} is not a finite number")
        if not self.source.strip():
            raise ValueError("say where the figure comes from")


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
    _said(reason)

    def taken_back(live: Generation) -> Change:
        found = _return(live, return_id)
        event = lines_of(("return_id", "event", "made_by", "reason"), [(return_id, "withdrawn", made_by, reason)])
        return Change("take_back", f"{found['file_name']} taken back", made_by, reason, return_events=event)

    return publication.publish(folder, taken_back, now=now)


def send_back(folder: Path, sent: SentBack, *, made_by: str, reason: str, now: datetime | None = None) -> Generation:
    """Keep that a file was sent back, with the note to its partner. None of its figures is stored; the same file
    with the same note, sent to the same partner for the same period on the same day, changes nothing."""
    _said(reason)
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
    along; those whose own column, row or cell names a period keep it. LspError where it is filed so already."""
    _said(reason)
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
        figures = _moved_figures(live, found, when) if when is not None else NOTHING
        others = _moved_peers(live, found, when) if when is not None else NOTHING
        summary = f"{found['file_name']} moved: {_from_to(live, found, to, when)}"
        change = Change("move", summary, made_by, reason, return_events=event, figures=figures, peers=others)
        return change if when is None else _with_moved_repeats(change, live, found, when)

    return publication.publish(folder, moved, now=now)


def _from_to(live: Generation, found: dict[str, Any], partner: str | None, period: Period | None) -> str:
    """From where to where a return is moved: "Cheshire Constabulary → Cheshire Probation Area, Q2 → Q3 2010/11"."""
    told, catalogue = [], reads.catalogue_of(live)
    if partner is not None:
        was = catalogue.partner_name(found["partner"]) if found["partner"] else "no partner"
        told.append(f"{was} → {catalogue.partner_name(partner)}")
    if period is not None:
        before = label_of_days(found["period_start"], found["period_end"]) if found["period_start"] else "no period"
        told.append(f"{before} → {label_of_days(period.start, period.end)}")
    return ", ".join(told)


def moved_period(period: Period, old: tuple[date, date], new: Period) -> Period:
    """The period of a figure that follows its return, when that is moved from ``old`` to ``new``.

    Figures of the return's own period, those that run up to its end (year to date, rolling year) and those taken on its
    last day (point) move with it; earlier quarters, single months and whole years that stand in the same return stay.
    """
    if period.end != old[1]:
        return period
    if period.basis is Basis.POINT:
        return Period(new.end, new.end, Basis.POINT)
    if period.basis is Basis.YEAR_TO_DATE:
        return year_to_date(new.end)
    if period.start == old[0]:
        return new
    if period.basis is Basis.ROLLING_YEAR:
        return rolling_year(new.end)
    return period


def enter_figure(folder: Path, figure: HandFigure, *, made_by: str, now: datetime | None = None) -> Generation:
    """Enter one figure by hand: a return of kind ``by_hand`` whose archived record says who, what and from where.

    Entering what is already the current figure, in the same words, changes nothing."""
    return publication.publish(folder, lambda live: _entered(folder, live, figure, made_by), now=now)


def _entered(folder: Path, live: Generation, figure: HandFigure, made_by: str) -> Change | None:
    unit = _unit(live, figure)
    held = _held(live, figure)
    if held is not None and _same(held, _hand_row(held["return_id"], figure, unit)):
        return None
    record = _record(figure, unit, made_by, replaces="" if held is None else held["return_id"])
    sha256 = archive.keep(folder, record)
    return_id = f"{BY_HAND}{sha256[:16]}"
    name = coded(figure.indicator, figure.sub_measure)
    new = _shown(figure.value, figure.marker)
    change = new if held is None else f"{_shown(held['value'], held['marker'])} → {new}"
    return Change(
        "by_hand",
        f"{name}, {label(figure.period)}, entered by hand: {change} (source: {figure.source})",
        made_by,
        figure.note,
        key=f"by-hand|{sha256}",
        returns=lines_of(
            ("return_id", "sha256", "file_name", "kind", "layout", "period_start", "period_end", "known_at", "made_by",
             "figures", "entries", "problems"),
            [(return_id, sha256, "entered by hand", "by_hand", "", figure.period.start, figure.period.end,
              figure.known_at, made_by, 1, 0, 0)],
        ),
        figures=lines_of(FIGURE, [_hand_row(return_id, figure, unit)]),
    )  # fmt: skip


def _shown(value: float | None, marker: str | None) -> str:
    return (marker or "").replace("_", " ") if value is None else digits(value)


def correct_figure(folder: Path, figure: HandFigure, *, made_by: str, now: datetime | None = None) -> Generation:
    """Correct a figure that is in the store: the same as entering it, but it must be there, and not known later."""

    def corrected(live: Generation) -> Change | None:
        held = _held(live, figure)
        if held is None:
            raise LspError(
                f"There is no figure of {figure.indicator} for {figure.period.start} to {figure.period.end} to "
                "correct. Enter it as a new one."
            )
        if held["known_at"] > figure.known_at:
            raise LspError(
                f"The figure in the store became known on {on(held['known_at'])}, after the correction's date "
                f"({on(figure.known_at)}), and would stay the current one. Give the day of the correction."
            )
        return _entered(folder, live, figure, made_by)

    return publication.publish(folder, corrected, now=now)


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


def pin(folder: Path, number: int, *, made_by: str, reason: str, now: datetime | None = None) -> Generation:
    """Keep a generation from being pruned (a meeting's figures)."""
    generations.open_generation(folder, number)
    return _pin_event(folder, number, "pinned", made_by, reason, now)


def release(folder: Path, number: int, *, made_by: str, reason: str, now: datetime | None = None) -> Generation:
    """Let a pinned generation go; it is pruned when it is old and no row of a register names it."""
    return _pin_event(folder, number, "released", made_by, reason, now)


def begin_anew(
    folder: Path, *, made_by: str, reason: str, edits: Sequence[Edit] = (), now: datetime | None = None
) -> Generation:
    """Empty the store for another partnership (leaving the sample) and keep its first decisions, in one publication:
    there is never a state between. The state before stays as a pinned generation, and so do those that its registers
    name."""
    _said(reason)
    first = _decided(edits, made_by, reason) if edits else NOTHING

    def begun(live: Generation) -> Change:
        kept = sorted({live.number} | reads.pinned(live.rows))
        pins = lines_of(_PIN, [(number, "pinned", made_by, reason) for number in kept])
        summary = "Begun anew, without figures"
        return Change("begin_anew", summary, made_by, reason, pins=pins, edits=first, begin_anew=True)

    return publication.publish(folder, begun, now=now)


def _decided(edits: Sequence[Edit], made_by: str, reason: str) -> Lines:
    rows = [(one.subject, one.key, one.field, one.value, made_by, reason) for one in edits]
    return lines_of(("subject", "key", "field", "value", "made_by", "reason"), rows)


def _pin_event(folder: Path, number: int, event: str, made_by: str, reason: str, now: datetime | None) -> Generation:
    pins = lines_of(_PIN, [(number, event, made_by, reason)])
    change = Change("pin", f"Generation {number} {event}", made_by, reason, pins=pins)
    return publication.publish(folder, change, now=now)


def _said(reason: str) -> None:
    if not reason.strip():
        raise LspError("Say why: the reason stands in the history.")


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


def _moved_figures(generation: Generation, found: dict[str, Any], new: Period) -> Lines:
    if found["period_start"] is None:
        raise LspError(f"{found['file_name']} was filed under no period, so its figures name their own periods.")
    old, moved = (found["period_start"], found["period_end"]), []
    figures = reads.live_figures_of(generation, found["return_id"])
    for figure, follows in zip(figures, reads.follow_their_return(generation, found["return_id"]), strict=True):
        # None: from before it was kept, when every figure of the old period moved
        moved.append((*_in_period(figure, old, new, follows=follows is not False).values(), follows))
    return lines_of((*FIGURE, "follows_return"), moved)


def _moved_peers(generation: Generation, found: dict[str, Any], new: Period) -> Lines:
    old = (found["period_start"], found["period_end"])
    figures = peers.live_figures_of(generation, found["return_id"])
    moved = [_in_period(one, old, new, follows=bool(one["follows_return"])) for one in figures]
    return lines_of(peers.FIGURE, [tuple(one.values()) for one in moved])


def _with_moved_repeats(change: Change, live: Generation, found: dict[str, Any], new: Period) -> Change:
    """The change with what the return repeats, in the periods in which it states it now."""
    old, moved = (found["period_start"], found["period_end"]), []
    for table, columns in (("figure", (*FIGURE, "follows_return")), ("peer_figure", peers.FIGURE)):
        stated = repeats.stated_by(live, found["return_id"], table, columns)
        rows = [_in_period(one, old, new, follows=bool(one["follows_return"])).values() for one in stated]
        moved.append(lines_of(columns, [tuple(one) for one in rows]))
    return replace(change, figure_repeats=moved[0], peer_repeats=moved[1])


def _in_period(figure: dict[str, Any], old: tuple[date, date], new: Period, *, follows: bool) -> dict[str, Any]:
    period = Period(figure["period_start"], figure["period_end"], Basis(figure["basis"]))
    if follows:
        period = moved_period(period, old, new)
    return figure | {"basis": period.basis.value, "period_start": period.start, "period_end": period.end}


def _held(generation: Generation, figure: HandFigure) -> dict[str, Any] | None:
    return reads.current_version(
        generation, figure.indicator, figure.sub_measure, figure.area, figure.measure, figure.period
    )


def _same(held: dict[str, Any], row: tuple[object, ...]) -> bool:
    return all((held[name] or None) == (new or None) for name, new in zip(FIGURE, row, strict=True))


def _unit(generation: Generation, figure: HandFigure) -> str:
    """The indicator's unit; LspError where it is unknown or the value cannot be one of its own."""
    value = figure.value if figure.measure == "actual" else None
    return unit_of(reads.catalogue_of(generation), figure.indicator, figure.sub_measure, value)


def unit_of(catalogue: Catalogue, indicator: str, sub_measure: str, value: float | None) -> str:
    """The indicator's unit; LspError where it is unknown or the value cannot be one of its own."""
    listed, key = catalogue.rows["indicators"], (indicator, sub_measure)
    row = next((one for one in listed if (one["indicator"], one["sub_measure"]) == key), None)
    name = coded(indicator, sub_measure)
    if row is None:
        raise LspError(f"{name} is not in the catalogue.")
    lower, upper = row["lower_bound"], row["upper_bound"]
    if value is not None and ((lower is not None and value < lower) or (upper is not None and value > upper)):
        bounds = f"{'any' if lower is None else digits(lower)} to {'any' if upper is None else digits(upper)}"
        raise LspError(
            f"{digits(value)} lies outside what {name} can be ({bounds}). Check the figure and its unit; if the "
            "bounds are wrong, put them right in the catalogue."
        )
    return str(row["unit"] or "")


def _record(figure: HandFigure, unit: str, made_by: str, replaces: str) -> bytes:
    fields = {
        "kind": "by_hand", "indicator": figure.indicator, "sub_measure": figure.sub_measure, "area": figure.area,
        "measure": figure.measure, "period_basis": figure.period.basis.value,
        "period_start": figure.period.start.isoformat(), "period_end": figure.period.end.isoformat(),
        "value": figure.value, "marker": figure.marker, "status": figure.status, "note": figure.note, "unit": unit,
        "known_at": figure.known_at.isoformat(), "source": figure.source, "made_by": made_by,
        "replaces": replaces,
    }  # fmt: skip
    return json.dumps(fields, ensure_ascii=False, indent=1).encode("utf-8")


def _hand_row(return_id: str, figure: HandFigure, unit: str) -> tuple[object, ...]:
    text = figure.marker if figure.value is None else digits(figure.value)
    note = "; ".join(part for part in (figure.note, figure.source) if part)
    return (
        return_id, "by hand", "", "", figure.indicator, figure.sub_measure, figure.area, figure.measure,
        figure.period.basis.value, figure.period.start, figure.period.end, figure.value, figure.marker, figure.status,
        note, unit, figure.value, 1.0, text, figure.known_at,
    )  # fmt: skip
