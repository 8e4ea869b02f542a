"""What the rules say of each series on a day.

The same code makes the rows that are kept at publication (`lsp_data.store.kept_statuses`) and answers for any other day
in memory, so that "as at" replays agree with what is stored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lsp_data.catalogue import Catalogue
from lsp_data.measures.assessment import Assessment, assess
from lsp_data.measures.flags import Flag, commentary_flags, lead_flag, peer_flags
from lsp_data.measures.outlook import Outlook, outlooks
from lsp_data.measures.peers import Peer, Standing, standing
from lsp_data.measures.risk import weighed
from lsp_data.measures.series import Series
from lsp_data.measures.timeliness import known_by
from lsp_data.periods import shift_months
from lsp_data.store import planned
from lsp_data.store.changes import table_of
from lsp_data.store.generations import Generation, frame_of
from lsp_data.store.known import Key, Versions, versions
from lsp_data.store.peers import members_only, peer_versions, peers_at
from lsp_data.store.rows import Rows
from lsp_data.store.series import used_rows
from lsp_data.store.small import shown_series, with_group
from lsp_data.store.spoken import newest_words, words

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "as_at", "indicator", "sub_measure", "title", "theme", "area", "period_start", "period_end", "basis", "known_at",
    "age_days", "actual", "actual_marker", "unit", "actual_status", "milestone", "milestone_method", "target",
    "target_end", "target_version", "target_class", "target_origin", "baseline", "baseline_end", "rag", "rag_reason",
    "grey_code", "rag_rule", "direction", "compared_with", "compared_value", "significant", "p_value", "variation",
    "assurance", "forecast", "forecast_lo80", "forecast_hi80", "p_target", "required_rate", "required_per", "progress",
    "quartile", "polarity", "lead", "officer", "source_return", "source_file", "source_sheet", "source_cell",
    "plan_adequacy", "flags", "due", "overdue_days", "summary",
)  # fmt: skip
_MEASURED = tuple(field.name for field in fields(Assessment) if field.name in COLUMNS)


@cache
def fingerprint() -> str:
    """Which rules and reference data this version of the product computes status with."""
    return fingerprint_of(Path(__file__).parent.parent)


def fingerprint_of(home: Path) -> str:
    """A hash of the names and content of the rules and the reference data in a copy of this package."""
    digest = hashlib.sha256()
    for place in ("measures", "periods", "catalogue", "registers", "reference", "store"):
        for file in sorted((home / place).rglob("*.*")):
            if file.suffix in (".py", ".csv", ".json"):
                digest.update(file.relative_to(home).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def quarter_before(as_at: date) -> date:
    """The day three months earlier, with which a status is compared."""
    return shift_months(as_at, -3)


def compute(rows: Rows, catalogue: Catalogue, as_at: date, keys: Sequence[Key] | None = None) -> pd.DataFrame:
    """The status of the asked series (None: of every one) on a day, as knowledge stood then. Columns: COLUMNS.

    A series has a row where its indicator is in use and anything is known of it, or its area is the partnership's.
    """
    import pandas as pd  # takes longer than a publication, which does without it

    read = read_of(rows, catalogue, as_at, None if keys is None else with_group(rows, keys))
    return pd.DataFrame(rows_of(catalogue, as_at, keys, read), columns=list(COLUMNS), dtype=object)


class Read(NamedTuple):
    """What the store holds of some series by a day: read once, for each earlier day too."""

    versions: Versions
    peers: list[tuple[Any, ...]]
    words: list[tuple[Key, date]]
    plans: planned.Logs
    files: dict[str, str]  # return → its file's name


def read_of(rows: Rows, catalogue: Catalogue, until: date, keys: list[Key] | None) -> Read:
    """What the store holds of the asked series (None: of every one) by a day."""
    indicators = None if keys is None else list({key[:2] for key in keys})
    return Read(
        versions(rows, until, keys),
        peer_versions(rows, until, indicators),
        words(rows, until, catalogue.partnership.area, keys),
        planned.logs(rows),
        dict(rows("SELECT return_id, file_name FROM accepted_return", [])),
    )


def rows_of(catalogue: Catalogue, as_at: date, keys: Sequence[Key] | None, read: Read) -> list[tuple[object, ...]]:
    """The rows (COLUMNS) of the asked series (None: of every one) on a day, not later than that which was read for."""
    now = read.versions.at(as_at)
    held, home = now.series(), catalogue.partnership.area
    areas: dict[tuple[str, str], set[str]] = {}
    for indicator, sub_measure, area in held if keys is None else set(keys):
        areas.setdefault((indicator, sub_measure), set()).add(area)
    asked: list[tuple[dict[str, Any], Series]] = []
    for row in used_rows(catalogue):
        name = (row["indicator"], row["sub_measure"])
        here = areas.get(name, set())
        if keys is None and home:
            here = here | {home}
        for area in sorted(here):
            if area == home or (*name, area) in held:
                asked.append((row, shown_series(row, area, now)))
    ahead = outlooks([series for _, series in asked], as_at)
    standings = _standings(peers_at(read.peers, as_at), catalogue, as_at, [series for _, series in asked])
    newest = newest_words(read.words, as_at)
    plans = planned.planned_at(read.plans, as_at)
    return [
        _row(
            row, series, as_at, read.files, one, stood, newest.get((series.indicator, series.sub_measure, series.area)),
            plans.get(series.indicator, planned.Planned()),
        )
        for (row, series), one, stood in zip(asked, ahead, standings, strict=True)
    ]  # fmt: skip


def _standings(
    peers: Mapping[tuple[str, str], Sequence[Peer]], catalogue: Catalogue, as_at: date, asked: Sequence[Series]
) -> list[Standing | None]:
    """Where each series of the partnership's own area stands among its peers; None for other areas."""
    found: list[Standing | None] = []
    for one in asked:
        others = peers.get((one.indicator, one.sub_measure), ()) if one.area == catalogue.partnership.area else ()
        found.append(standing(one, members_only(others, catalogue.peer_members()), as_at) if others else None)
    return found


def typed_status(generation: Generation, computed: pd.DataFrame) -> pd.DataFrame:
    """Computed rows with the column types of stored ones."""
    held = generation.rows(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'status' AND NOT internal"
    )
    types = {**dict.fromkeys(COLUMNS, "VARCHAR"), **dict(held)}  # of a store from before: the newest ones are texts
    typed = frame_of(table_of({name: computed[name].tolist() for name in COLUMNS}, types))
    return typed.sort_values(["indicator", "sub_measure", "area"], ignore_index=True)


def _row(
    row: dict[str, Any],
    series: Series,
    as_at: date,
    files: dict[str, str],
    ahead: Outlook,
    stood: Standing | None,
    said_on: date | None,
    plans: planned.Planned,
) -> tuple[object, ...]:
    assessed = assess(series, as_at, ahead)
    plan = plans.adequacy(row["lead"] or row["lead_post"] or "", as_at)
    stands = weighed(assessed.rag, assessed.direction, assessed.p_target, plan, plans.judged(as_at))
    cells: dict[str, object] = {name: getattr(assessed, name) for name in _MEASURED}
    cells |= {
        "as_at": as_at,
        "indicator": series.indicator,
        "sub_measure": series.sub_measure,
        "area": series.area,
        "title": row["title"],
        "theme": row["theme"],
        "unit": series.unit,
        "polarity": series.polarity.value,
        "lead": row["lead"],
        "officer": row["lead_post"],
        "quartile": stood.quartile if stood else None,
        "plan_adequacy": plan.verdict.value,
        "target_class": cells.get("target_class") or row["target_class"],
    }
    flags = [*assessed.flags, *peer_flags(stood, assessed.direction), *lead_flag(row["lead"])]
    flags += commentary_flags(known_by(series, as_at), assessed.rag, said_on)
    flags += stands.flags
    cells["flags"] = _flags_text(flags)
    found = assessed.source
    if found:
        cells |= {
            "source_return": found.return_id,
            "source_file": files.get(found.return_id),
            "source_sheet": found.sheet,
            "source_cell": found.cell,
        }
    return tuple(cells.get(name) for name in COLUMNS)


def _flags_text(flags: Sequence[Flag]) -> str:
    return json.dumps(
        [{"code": one.code, "severity": one.severity, "reason": one.reason} for one in flags], ensure_ascii=False
    )
