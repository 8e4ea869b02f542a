"""Questions to one generation, in SQL: it selects and joins, the rules compute.

Dates in frames are datetime64, missing text is NaN; rows as Python values (dicts) have dates and None.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lsp_data.catalogue import Catalogue, load_reference
from lsp_data.catalogue.decisions import BESIDE
from lsp_data.periods import Period
from lsp_data.store.generations import Generation, current, pointed
from lsp_data.store.registers import named_generations
from lsp_data.store.rows import Rows, has_column, has_table

if TYPE_CHECKING:
    import pandas as pd

FIGURE = (
    "return_id", "sheet", "cell", "label", "indicator", "sub_measure", "area", "measure", "basis", "period_start",
    "period_end", "value", "marker", "status", "note", "unit", "cell_value", "scale", "text", "known_at",
)  # fmt: skip
# The order of versions of one figure: when it became known, then which was published later, then its place there.
NEWEST_FIRST = "known_at DESC, publication DESC, position DESC"
_FIGURE = ", ".join(FIGURE)
_BESIDE = ", ".join(f"'{subject}'" for subject in BESIDE)
EDITS = f"""SELECT subject, coalesce(key, ''), field, coalesce(value, '') FROM live_edit
    WHERE subject NOT IN ({_BESIDE}) ORDER BY publication, position"""  # noqa: S608  our own words
SENT_BACK = (
    "sha256", "file_name", "partner", "period_start", "period_end", "problems", "made_at", "made_by", "reason",
    "kind",
)  # fmt: skip


def catalogue_of(generation: Generation) -> Catalogue:
    """The catalogue with the partnership's decisions, as this generation has them."""
    return _catalogue(generation, generation.written)


@lru_cache(maxsize=8)
def _catalogue(generation: Generation, written: int) -> Catalogue:
    return catalogue_after(generation.rows(EDITS))


def catalogue_after(edits: Sequence[tuple[str, str, str, str]]) -> Catalogue:
    """The catalogue after these decisions (subject, key, field, value; oldest first). EditError names a bad one.

    It is kept for the next generations too: few publications decide anything."""
    return _built(tuple(edits))


@lru_cache(maxsize=4)
def _built(edits: tuple[tuple[str, str, str, str], ...]) -> Catalogue:
    return Catalogue.build(load_reference(), edits)


def layouts(generation: Generation) -> dict[str, str]:
    """The remembered layouts of returns: fingerprint → mapping as JSON, the newest of each; forgotten ones left out."""
    found = generation.rows(
        """SELECT key, value FROM live_edit WHERE subject = 'layout' AND field = 'mapping'
           QUALIFY row_number() OVER (PARTITION BY key ORDER BY publication DESC, position DESC) = 1 ORDER BY key"""
    )
    return {key: value for key, value in found if value}


def outlines(generation: Generation) -> dict[str, list[list[tuple[float, float]]]]:
    """The outlines of areas for the map: area → rings of corners (longitude, latitude); empty where none were taken
    in, or they were taken away."""
    found = generation.rows(
        """SELECT value FROM live_edit WHERE subject = 'map' AND field = 'outlines'
           ORDER BY publication DESC, position DESC LIMIT 1"""
    )
    held = json.loads(found[0][0]) if found and found[0][0] else {}
    return {area: [[(across, up) for across, up in ring] for ring in rings] for area, rings in held.items()}


def understanding_of(folder: Path) -> tuple[Catalogue, dict[str, str]]:
    """With what a workbook is understood in a data folder: the catalogue and the remembered layouts. Without a store,
    the reference data that ships, and none."""
    if pointed(folder) is None:
        return catalogue_after([]), {}
    generation = current(folder)
    return catalogue_of(generation), layouts(generation)


def layouts_changed(generation: Generation) -> dict[str, tuple[date, str]]:
    """When and by which post each layout was last changed: fingerprint → (day, post)."""
    found = generation.rows(
        """SELECT key, made_at, made_by FROM live_edit WHERE subject = 'layout' AND field = 'mapping'
           QUALIFY row_number() OVER (PARTITION BY key ORDER BY publication DESC, position DESC) = 1 ORDER BY key"""
    )
    return {key: (made_at.date(), made_by) for key, made_at, made_by in found}


class Decided(NamedTuple):
    """The newest decision of one field of the catalogue, and the post that made it. ``key`` as pages write it: "NI 16",
    "NI 33|i"."""

    subject: str
    key: str
    field: str
    value: str
    made_by: str


def decided_since(generation: Generation, number: int) -> list[Decided]:
    """Of every field of the catalogue that was decided after the generation of this number, the newest decision."""
    found = generation.rows(
        f"""SELECT subject, rtrim(coalesce(key, ''), '|') AS key, field, coalesce(value, ''), coalesce(made_by, '')
            FROM live_edit WHERE publication > ? AND subject NOT IN ({_BESIDE})
            QUALIFY row_number() OVER (PARTITION BY subject, rtrim(coalesce(live_edit.key, ''), '|'), field
                ORDER BY publication DESC, position DESC) = 1 ORDER BY ALL""",  # noqa: S608  our own words
        [number],
    )
    return [Decided(*row) for row in found]


def publications(generation: Generation) -> pd.DataFrame:
    """The log, newest first: number, made_at, kind, summary, made_by, reason."""
    return generation.frame(
        "SELECT number, made_at, kind, summary, made_by, reason FROM publication ORDER BY number DESC"
    )


def made_with(generation: Generation, key: str) -> list[int]:
    """The numbers of the publications with this key since the store was last begun anew, ascending; what was made
    before belongs to a partnership that is not in it any more."""
    found = generation.rows(
        """SELECT number FROM publication WHERE key = ? AND number >=
               (SELECT coalesce(max(number), 0) FROM publication WHERE kind = 'begin_anew') ORDER BY number""",
        [key],
    )
    return [number for (number,) in found]


def stands(generation: Generation, key: str) -> bool:
    """Whether a publication with this key was made (see `made_with`) and what it brought was not taken back since."""
    made = made_with(generation, key)
    if not made:
        return False
    found = generation.rows(
        """SELECT p.number FROM publication p LEFT JOIN effective_return r ON r.publication = p.number
           WHERE p.number IN (SELECT unnest(?::INTEGER[])) GROUP BY p.number
           HAVING count(r.return_id) = 0 OR count(*) FILTER (WHERE r.withdrawn_at IS NULL) > 0""",
        [made],
    )
    return bool(found)


def pinned(rows: Rows) -> set[int]:
    """The numbers of the generations that are kept however old they are: those that were pinned and not released, and
    those that a row of a register names."""
    held = "SELECT generation FROM pin GROUP BY generation HAVING arg_max(event, publication) = 'pinned'"
    return {int(number) for (number,) in rows(held, [])} | named_generations(rows)


def returns(generation: Generation) -> pd.DataFrame:
    """All returns as they stand now, newest acceptance first: the columns of table effective_return."""
    return generation.frame("SELECT * FROM effective_return ORDER BY publication DESC, return_id")


def sent_back(generation: Generation) -> pd.DataFrame:
    """The files that were sent back, newest first: the columns of table sent_back; what a store from before does not
    have (the table, the kind) is missing."""
    if not has_table(generation.rows, "sent_back"):
        days = ("period_start", "period_end", "made_at")
        columns = (f"NULL::{'TIMESTAMP' if name in days else 'VARCHAR'} AS {name}" for name in SENT_BACK)
        return generation.frame(f"SELECT {', '.join(columns)} WHERE false")
    found = generation.frame("SELECT * FROM sent_back ORDER BY publication DESC").reindex(columns=list(SENT_BACK))
    return found.astype({"kind": "str"})


def return_events(generation: Generation) -> pd.DataFrame:
    """What happened to returns after their acceptance, oldest first: the columns of table return_event."""
    return generation.frame("SELECT * FROM return_event ORDER BY publication")


def one_return(generation: Generation, return_id: str) -> dict[str, Any] | None:
    """A return as it stands now; None where there is none of this id."""
    columns = ("return_id", "file_name", "kind", "partner", "period_start", "period_end", "known_at", "withdrawn_at")
    rows = generation.rows(f"SELECT {', '.join(columns)} FROM effective_return WHERE return_id = ?", [return_id])  # noqa: S608  our own names
    return dict(zip(columns, rows[0], strict=True)) if rows else None


def live_figures_of(generation: Generation, return_id: str) -> list[dict[str, Any]]:
    """The figures of one return that count, in the order in which they were published; keys FIGURE."""
    rows = generation.rows(
        f"SELECT {_FIGURE} FROM live_figure WHERE return_id = ? ORDER BY publication, position",  # noqa: S608  our own names
        [return_id],
    )
    return [dict(zip(FIGURE, row, strict=True)) for row in rows]


def follow_their_return(generation: Generation, return_id: str) -> list[bool | None]:
    """Of each figure of :func:`live_figures_of`, whether its period is that of its return; None where the store, or the
    version that took it in, does not say."""
    follows = "follows_return" if has_column(generation.rows, "live_figure", "follows_return") else "NULL::BOOLEAN"
    found = generation.rows(
        f"SELECT {follows} FROM live_figure WHERE return_id = ? ORDER BY publication, position",  # noqa: S608  as above
        [return_id],
    )
    return [one for (one,) in found]


def current_version(
    generation: Generation, indicator: str, sub_measure: str, area: str, measure: str, period: Period
) -> dict[str, Any] | None:
    """The current figure of a series, period and measure, keys FIGURE; None where there is none."""
    rows = generation.rows(
        f"""SELECT {_FIGURE} FROM current_figure WHERE indicator = ? AND sub_measure = ? AND area = ? AND measure = ?
            AND basis = ? AND period_start = ? AND period_end = ?""",  # noqa: S608  our own names
        [indicator, sub_measure, area, measure, period.basis.value, period.start, period.end],
    )
    return dict(zip(FIGURE, rows[0], strict=True)) if rows else None


def figure_versions(
    generation: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None
) -> pd.DataFrame:
    """Every accepted version of every figure of a series known by ``as_at``, oldest period first, and of versions the
    newest first: FIGURE + file_name, partner, publication, accepted_at, current (the one that counts)."""
    return generation.frame(
        f"""SELECT f.*, r.file_name, r.partner, r.accepted_at, row_number() OVER (
                PARTITION BY measure, basis, f.period_start, f.period_end ORDER BY {_qualified(NEWEST_FIRST)}) = 1
                AS current
            FROM live_figure f JOIN effective_return r USING (return_id)
            WHERE indicator = ? AND sub_measure = ? AND area = ? AND f.known_at <= ?
            ORDER BY f.period_end, f.period_start, measure, current DESC, f.known_at DESC, f.publication DESC""",  # noqa: S608  our own constant
        [indicator, sub_measure, area, as_at or date.max],
    )


def figures_by_area(generation: Generation, indicator: str, sub_measure: str, as_at: date | None) -> pd.DataFrame:
    """The newest version by a day of every figure of an indicator in every area, by area, period and measure: FIGURE +
    file_name, partner."""
    return generation.frame(
        f"""SELECT {_qualified(_FIGURE)}, r.file_name, r.partner
            FROM live_figure f JOIN effective_return r USING (return_id)
            WHERE indicator = ? AND sub_measure = ? AND f.known_at <= ?
            QUALIFY row_number() OVER (PARTITION BY area, measure, basis, f.period_start, f.period_end
                ORDER BY {_qualified(NEWEST_FIRST)}) = 1
            ORDER BY area, f.period_end, f.period_start, measure""",  # noqa: S608  our own constants
        [indicator, sub_measure, as_at or date.max],
    )


def series_by_area(generation: Generation, as_at: date | None) -> list[tuple[str, str, str]]:
    """Every series of which a figure was known by a day: indicator, sub_measure, area."""
    return generation.rows(
        """SELECT DISTINCT indicator, sub_measure, area FROM live_figure
           WHERE measure = 'actual' AND known_at <= ? ORDER BY ALL""",
        [as_at or date.max],
    )


def target_versions(
    generation: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None
) -> pd.DataFrame:
    """Every version of the targets and milestones of a series known by a day, oldest period first and of its versions
    the newest first: the columns of table target + file_name, current (the one that counts)."""
    return generation.frame(
        f"""SELECT t.*, r.file_name, row_number() OVER (
                PARTITION BY t.kind, basis, t.period_start, t.period_end ORDER BY {_qualified(NEWEST_FIRST, "t")}) = 1
                AS current
            FROM live_target t JOIN effective_return r USING (return_id)
            WHERE indicator = ? AND sub_measure = ? AND area = ? AND t.known_at <= ?
            ORDER BY t.period_end, t.period_start, t.kind, current DESC, t.known_at DESC, t.publication DESC""",  # noqa: S608  our own constant
        [indicator, sub_measure, area, as_at or date.max],
    )


def agreed_targets(generation: Generation, area: str, as_at: date | None) -> pd.DataFrame:
    """Every version of every target (kind target) of an area known by a day, by series and period, oldest first: the
    columns of table target + file_name."""
    found = generation.frame(
        """SELECT t.*, r.file_name FROM live_target t JOIN effective_return r USING (return_id)
           WHERE t.kind = 'target' AND t.area = ? AND t.known_at <= ?
           ORDER BY t.indicator, t.sub_measure, t.period_end, t.period_start, t.known_at, t.publication, t.position""",
        [area, as_at or date.max],
    )
    return with_relation(found)


def with_relation(targets: pd.DataFrame) -> pd.DataFrame:
    """Rows of table target with the columns relation, comparator and amount, also of a store from before them."""
    lacking = [name for name in ("relation", "comparator", "amount") if name not in targets]
    return targets.assign(**dict.fromkeys(lacking, None))


def stored_status(generation: Generation, as_at: date) -> pd.DataFrame:
    """The status rows that were computed at publication for this day (none: it was computed for other days)."""
    return generation.frame("SELECT * FROM status WHERE as_at = ? ORDER BY indicator, sub_measure, area", [as_at])


def stored_days(generation: Generation) -> list[date]:
    """The days for which status is stored, newest first."""
    return [row[0] for row in generation.rows("SELECT DISTINCT as_at FROM status ORDER BY as_at DESC")]


def entries(generation: Generation, kind: str) -> pd.DataFrame:
    """What returns that count say beside figures, of one kind (commentary …), in its order: return_id, sheet, cell,
    fields (JSON), known_at, partner, publication, position, file_name."""
    return generation.frame(
        """SELECT n.return_id, n.sheet, n.cell, n.fields, n.known_at, n.partner, n.publication, n.position, r.file_name
           FROM live_entry n JOIN effective_return r USING (return_id) WHERE n.kind = ?
           ORDER BY n.publication, n.position""",
        [kind],
    )


def _qualified(order: str, alias: str = "f") -> str:
    return ", ".join(f"{alias}.{part.strip()}" for part in order.split(","))
