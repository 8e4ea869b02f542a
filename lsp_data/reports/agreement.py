"""The agreement's unfinished business, and what each of its versions changed: of the partnership's own area."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.measures.gaps import CODES, gaps
from lsp_data.measures.refreshes import refreshed
from lsp_data.measures.relative import relative_of
from lsp_data.measures.series import Polarity, Target
from lsp_data.periods import Period, label
from lsp_data.reports.commentary import words_of_returns
from lsp_data.reports.rows import number_or_none
from lsp_data.store import reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.known import Known
from lsp_data.store.rows import period_of
from lsp_data.store.series import known, used_rows

_SERIES = ("indicator", "sub_measure", "title", "unit", "theme", "theme_name", "target_class", "lead", "lead_name")
GAPS = (*_SERIES, "officer", "code", "what", "closes", "version", "known_at", "words")
REFRESHES = (
    *_SERIES, "class", "period", "period_end", "version", "known_at", "kind", "demand", "before", "after",
    "text_before", "text", "state_before", "state", "baseline_before", "baseline", "in_reward_before", "in_reward",
    "words", "return_id", "file_name", "sheet", "cell",
)  # fmt: skip
_DATES = ("period_end", "known_at")


def unfinished(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row a gap of a series in use, by kind of gap in the order in which gaps are to be closed: GAPS.

    ``what`` is missing and what ``closes`` it (see `measures.gaps`); ``version`` of the agreement and the day on which
    it became known, blank where no target was set; ``words``: what that version's paper says beside the target."""
    day = as_at or reporting_day(g)
    if day is None:
        return _frame([], GAPS)
    catalogue = reads.catalogue_of(g)
    area, parts = catalogue.partnership.area, parts_of(catalogue, day)
    used = used_rows(catalogue)
    now = known(g.rows, day, [(row["indicator"], row["sub_measure"], one) for row in used for one in (area, *parts)])
    said = _newest_words(g, area, day)
    rows = [row for series in used for row in _gaps_of(series, area, parts, now, day, said)]
    rows.sort(key=lambda row: CODES.index(row["code"]))
    return _frame(rows, GAPS)


def parts_of(catalogue: Catalogue, day: date) -> dict[str, str]:
    """The areas that lie within the partnership's own on a day: id → name, in the catalogue's order."""
    inside, found = {catalogue.partnership.area}, {}
    rows = [row for row in catalogue.areas.to_dict("records") if row["in_use"]]
    for _ in rows:
        for row in rows:
            if row["parent"] in inside and row["id"] not in found and _there(row, day):
                found[row["id"]] = row["name"]
        inside |= set(found)
    return {row["id"]: row["name"] for row in rows if row["id"] in found}


def _there(area: dict[Any, Any], day: date) -> bool:
    begun, ended = area["valid_from"], area["valid_to"]
    return (not begun or begun <= day) and (not ended or day <= ended)


def _gaps_of(
    series: dict[str, Any],
    area: str,
    parts: dict[str, str],
    now: Known,
    day: date,
    said: dict[tuple[str, str, str], str],
) -> Iterator[dict[str, Any]]:
    name = (series["indicator"], series["sub_measure"])
    measured = [one for one in parts if now.observations((*name, one)) or now.targets.get((*name, one))]
    without = [parts[one] for one in measured if not now.targets.get((*name, one))]
    for gap in gaps(now.targets.get((*name, area), []), day, without, len(measured)):
        version = gap.target.version if gap.target else ""
        yield {
            **series,
            "officer": series["lead_post"],
            "code": gap.code,
            "what": gap.what,
            "closes": gap.closes,
            "version": version,
            "known_at": gap.target.known_at if gap.target else None,
            "words": said.get((version, *name), ""),
        }


def _newest_words(g: Generation, area: str, day: date) -> dict[tuple[str, str, str], str]:
    """What the papers of a version say beside a series: (version, indicator, sub_measure) → words."""
    words, found = words_of_returns(g, area), {}
    for row in reads.agreed_targets(g, area, day).to_dict("records"):
        told = words.get((row["return_id"], row["indicator"], row["sub_measure"]))
        if told:
            found[_text(row["version"]), str(row["indicator"]), str(row["sub_measure"])] = told
    return found


def refreshes(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """What each version of the agreement made of each target, the newest version first and its series in the
    catalogue's order, one row a version, series and year that it names: REFRESHES.

    ``kind`` and ``demand`` as in `measures.refreshes`; ``before`` and ``after``: the numbers (missing where none was
    agreed; ``text`` is what stood there); ``words``: what the version's paper says beside the target, its reason."""
    catalogue = reads.catalogue_of(g)
    area = catalogue.partnership.area
    used = {(row["indicator"], row["sub_measure"]): row for row in used_rows(catalogue)}
    words = words_of_returns(g, area)
    before: dict[tuple[Any, ...], dict[Any, Any]] = {}
    rows = []
    for row in reads.agreed_targets(g, area, as_at or reporting_day(g)).to_dict("records"):
        series = used.get((row["indicator"], row["sub_measure"]))
        year = (row["indicator"], row["sub_measure"], row["basis"], row["period_start"], row["period_end"])
        held = before.get(year)
        before[year] = row
        if series is not None:
            said = words.get((row["return_id"], row["indicator"], row["sub_measure"]), "")
            rows.append({**series, **_refresh(held, row, Polarity(series["polarity"])), "words": said})
    order = {name: place for place, name in enumerate(used)}
    rows.sort(key=lambda row: order[row["indicator"], row["sub_measure"]])
    rows.sort(key=lambda row: row["known_at"], reverse=True)
    return _frame(rows, REFRESHES)


def _refresh(held: dict[Any, Any] | None, row: dict[Any, Any], polarity: Polarity) -> dict[str, Any]:
    target = _target(row)
    found = refreshed(_target(held) if held else None, target, polarity)
    old = held or {}
    return {
        **{name: row[name] for name in ("class", "version", "known_at", "return_id", "file_name", "sheet", "cell")},
        **{name: row[name] for name in ("period_end", "text", "state", "baseline", "in_reward")},
        **{f"{name}_before": old.get(name) for name in ("text", "state", "baseline", "in_reward")},
        "period": label(target.period), "kind": found.kind, "demand": found.demand,
        "before": old.get("value"), "after": row["value"],
    }  # fmt: skip


def _target(row: dict[Any, Any]) -> Target:
    since = None
    if not pd.isna(row["baseline_start"]) and not pd.isna(row["baseline_end"]):
        period = period_of(row["basis"], row["period_start"].date(), row["period_end"].date())
        since = Period(row["baseline_start"].date(), row["baseline_end"].date(), period.basis)
    return Target(
        period_of(row["basis"], row["period_start"].date(), row["period_end"].date()),
        number_or_none(row["value"]),
        _text(row["version"]),
        _text(row["class"]),
        _text(row["state"]) or "agreed",
        number_or_none(row["baseline"]),
        since,
        in_reward=None if pd.isna(row["in_reward"]) else bool(row["in_reward"]),
        relative=relative_of(*(None if pd.isna(row[name]) else row[name] for name in _RELATION)),
    )


_RELATION = ("relation", "comparator", "amount")


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def _frame(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=list(columns))
    for name in _DATES:
        if name in found:
            found[name] = pd.to_datetime(found[name]).astype("datetime64[us]")
    return found
