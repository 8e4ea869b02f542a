"""Figures that a person enters or corrects by hand; the record of each is archived first."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lsp_data import archive
from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError
from lsp_data.measures.wording import coded, digits, on
from lsp_data.periods import Period, label
from lsp_data.store import publication, reads
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.lines import lines_of
from lsp_data.store.reads import FIGURE
from lsp_data.store.rows import BY_HAND


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


def enter_figure(folder: Path, figure: HandFigure, *, made_by: str, now: datetime | None = None) -> Generation:
    """Enter one figure by hand: a return of kind ``by_hand`` whose archived record says who, what and from where.

    Entering what is already the current figure, in the same words, changes nothing."""
    return publication.publish(folder, lambda live: _entered(folder, live, figure, made_by), now=now)


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
