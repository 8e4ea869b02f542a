"""What is said of the rows of a comparison, each at its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from loaders.compare.rows import Row
from loaders.meaning.known import Known
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.measures.repeats import UNSETTLED
from lsp_data.measures.wording import on
from lsp_data.periods import label

_MARKS = {"na": "n/a", "tbc": "TBC"}  # markers whose names are no words


def row_problems(rows: Sequence[Row], known: Known) -> list[Problem]:
    """What there is to say of each row: a doubtful step, what changes, what is missing, what stands against it."""
    others = _against(rows)
    said: list[Problem] = []
    for row in rows:
        figure = row.figure
        sheet, cell, text = (figure.sheet, figure.cell, figure.text) if figure else ("", "", "")
        name = (
            known.indicators[row.indicator, row.sub_measure].name
            if (row.indicator, row.sub_measure) in known.indicators
            else row.indicator
        )
        old = _shown(row.old_value, row.old_marker, None if row.target else row.old_status)
        new = _shown(row.value, text if row.marker else None, figure.status if figure else None)
        when = label(row.period)
        if row.doubt:
            begun = f"{row.before[0]:.10g} in {row.before[1]}" if row.before else old
            said.append(problem("larger-jump", sheet, cell, text, old=begun, new=new, why=row.doubt))
        if row.kind == "changed" and row.reason == "marker-over-figure":
            said.append(problem("marker-over-figure", sheet, cell, text, old=old, new=new, period=when))
        elif row.kind == "changed":
            new = f"{new}, {row.how}" if row.target and row.how else new
            code = "target-differs" if row.target and not row.accept else "changed-figure"
            code = "figure-confirmed" if row.how == "status" and not _open(row) else code
            said.append(problem(code, sheet, cell, text, old=old, new=new, period=when))
        elif row.kind == "missing":
            said.append(problem("missing-since-last-time", "", "", name, indicator=name, period=when))
        elif row.kind == "conflicting" and row.reason in ("newer-known", "older-version") and row.old_known_at:
            said.append(problem("newer-known", sheet, cell, text, old=old, day=on(row.old_known_at)))
        elif row.kind == "conflicting":
            first, other = others[row.number]
            said.append(problem("duplicate-conflict", sheet, cell, text, first=first, other=other))
    return said


def _open(row: Row) -> bool:
    return row.figure is not None and row.figure.status in UNSETTLED


def _shown(value: float | None, marker: str | None, status: str | None) -> str:
    said = f"{value:.10g}" if value is not None else _MARKS.get(marker or "", (marker or "nothing").replace("_", " "))
    return f"{said} ({status})" if status else said


def _against(rows: Sequence[Row]) -> dict[int, tuple[str, str]]:
    """By the number of each row that another of the return contradicts: where that one stands, and what it says."""
    places: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.figure is not None:
            places[row.indicator, row.sub_measure, row.area, row.measure, row.period, row.peer].append(row)
    found = {}
    for same in places.values():
        for row in same:
            other = next((one for one in same if (one.value, one.marker) != (row.value, row.marker)), None)
            if other is not None and other.figure is not None:
                where = f"{other.figure.sheet}!{other.figure.cell}"
                found[row.number] = (where, _shown(other.value, other.marker, other.figure.status))
    return found
