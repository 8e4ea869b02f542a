"""Building the rules' :class:`Series` from the store's rows: one indicator, sub-measure and area each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from lsp_data.catalogue import Catalogue
from lsp_data.measures.anchored import anchored
from lsp_data.measures.events import read_events
from lsp_data.measures.months import Months, read_months
from lsp_data.measures.series import Accumulation, Frequency, Observation, Polarity, RagRule, Series, Target
from lsp_data.measures.split import Family, families
from lsp_data.periods import Basis
from lsp_data.store.known import Key, Known, known
from lsp_data.store.peers import members_only, own_region_only
from lsp_data.store.rows import period_of

__all__ = ["Key", "comparable", "known", "listed_row", "series_of", "used_rows"]

_EXPECTED = {
    Frequency.MONTHLY: (Basis.MONTH, Basis.POINT),
    Frequency.QUARTERLY: (Basis.QUARTER, Basis.POINT),
}


def series_of(row: dict[str, Any], area: str, known_now: Known) -> Series:
    """One series: its row of `used_rows` and what was known."""
    key = (row["indicator"], row["sub_measure"], area)
    accumulation, frequency = Accumulation(row["accumulation"] or ""), Frequency(row["frequency"] or "")
    basis = Basis(row["basis"]) if row["basis"] else None
    made = Series(
        indicator=key[0],
        sub_measure=key[1],
        area=area,
        polarity=Polarity(row["polarity"]),
        unit=row["unit"] or "",
        accumulation=accumulation,
        frequency=frequency,
        lag_days=None if row["lag_days"] is None else int(row["lag_days"]),
        observations=comparable(known_now.observations(key), accumulation, frequency, basis),
        targets=tuple(known_now.targets.get(key, ())),
        milestones=tuple(known_now.milestones.get(key, ())),
        rule=RagRule(row["rule_kind"] or "default", row["rule_tolerance"]),
        compare_with=row["compare_with"] or "",
        valid_to=row["valid_to"],
        valid_from=row["valid_from"],
        basis=basis,
        breaks=tuple(row["series_breaks"] or ()),
        grace_days=row["overdue_grace_days"],
        area_ended=row["area_ends"].get(area),
        shocks=tuple(sorted({*read_events(row["shocks"]), *row["shocks_of_all"]})),
        target_months=read_months(row["target_months"]) if frequency is Frequency.MONTHLY else None,
        process_changes=read_events(row["process_changes"]),
    )
    if made.target_months:
        made = replace(made, targets=tuple(_on_months(one, made.target_months) for one in made.targets))
    peers = members_only(known_now.peers.get(key[:2], ()), row["peer_members"])
    return anchored(made, own_region_only(peers, row["area_regions"].get(area, ())))


def _on_months(target: Target, months: Months) -> Target:
    """The target, and its baseline, in the months of the year whose average it is."""
    since = target.baseline_period
    own = months.within(target.period.end)
    return replace(
        target, period=own, agreed_for=target.period, baseline_period=months.within(since.end) if since else None
    )


def comparable(
    observations: Iterable[Observation], accumulation: Accumulation, frequency: Frequency, basis: Basis | None
) -> tuple[Observation, ...]:
    """The observations that can be compared with each other, one a period end, oldest first.

    A series may hold a year's outturn beside its quarters. Cumulative measures take the year as its last year to date;
    all others keep the basis that their frequency expects, else the one with the newest figure, else the commonest. Of
    two figures for one end the one known later counts, of two known on one day the one that is given later.
    """
    if accumulation is Accumulation.CUMULATIVE and frequency is not Frequency.ANNUAL:
        observations = [_as_year_to_date(one) for one in observations]
    by_basis: dict[Basis, dict[date, Observation]] = defaultdict(dict)
    for one in observations:
        held = by_basis[one.period.basis].get(one.period.end)
        if held is None or held.known_at <= one.known_at:
            by_basis[one.period.basis][one.period.end] = one
    if not by_basis:
        return ()
    chosen = by_basis[_track(by_basis, accumulation, frequency, basis)]
    return tuple(chosen[end] for end in sorted(chosen))


def _track(
    by_basis: dict[Basis, dict[date, Observation]],
    accumulation: Accumulation,
    frequency: Frequency,
    basis: Basis | None,
) -> Basis:
    expected: tuple[Basis | None, ...] = _EXPECTED.get(frequency, (basis,))
    if accumulation is Accumulation.CUMULATIVE:
        expected = (Basis.YEAR_TO_DATE, *expected)
    elif accumulation is Accumulation.ROLLING:
        expected = (Basis.ROLLING_YEAR, *expected)
    elif accumulation is Accumulation.AVERAGE:
        expected = (Basis.AVERAGE, *expected)
    for wanted in expected:
        if wanted in by_basis:
            return wanted
    return max(by_basis, key=lambda one: (max(by_basis[one]), len(by_basis[one]), one.value))


def _as_year_to_date(one: Observation) -> Observation:
    if one.period.basis is not Basis.FINANCIAL_YEAR:
        return one
    return one._replace(period=period_of(Basis.YEAR_TO_DATE.value, one.period.start, one.period.end))


@lru_cache(maxsize=4)
def used_rows(catalogue: Catalogue) -> tuple[dict[str, Any], ...]:
    """The rows of `Catalogue.in_use` as dicts, with None for what is missing, and what holds for all of them:
    overdue_grace_days, area_ends (by area, the day on which it ceased to exist), area_in (by area, that in which it
    lies), area_regions (by area, the names of its region), area_families (see `area_families`), peer_members (of the
    comparator group), shocks_of_all (events that touched every indicator) and units (by indicator and sub-measure)."""
    areas, rows = catalogue.rows["areas"], catalogue.rows["in_use"]
    ends = {one["id"]: one["valid_to"] for one in areas if one["valid_to"]}
    area_in = {one["id"]: one["parent"] for one in areas}
    grace = catalogue.partnership.overdue_grace_days
    kin = area_families(catalogue)
    shared = {"overdue_grace_days": grace, "area_ends": ends, "area_in": area_in, "area_families": kin}
    shared |= {"area_regions": _regions(catalogue)}
    shared |= {"peer_members": catalogue.peer_members(), "shocks_of_all": read_events(catalogue.partnership.shocks)}
    shared |= {"units": {(row["indicator"], row["sub_measure"]): row["unit"] or "" for row in rows}}
    return tuple(row | shared for row in rows)


def _regions(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    areas = {str(one["id"]): one for one in catalogue.rows["areas"]}
    found: dict[str, tuple[str, ...]] = {}
    for name in areas:
        above: Mapping[Any, Any] | None = areas[name]
        while above is not None and above["kind"] != "region":
            above = areas.get(str(above["parent"]))
        if above is not None:
            found[name] = (str(above["name"]), *str(above["aliases"]).split(";"))
    return found


@lru_cache(maxsize=4)
def area_families(catalogue: Catalogue) -> tuple[Family, ...]:
    """The wholes and parts that the areas in use make: split, merged, or lying in one another."""
    areas = {one["id"]: one for one in catalogue.rows["areas"] if one["in_use"]}
    parents = {one: str(area["parent"]) for one, area in areas.items()}
    before = {one: [name for name in area["predecessors"].split(";") if name in areas] for one, area in areas.items()}
    return tuple(families(parents, before))


def listed_row(catalogue: Catalogue, indicator: str, sub_measure: str) -> dict[str, Any] | None:
    """The row of one indicator in use; None where it is not."""
    for row in used_rows(catalogue):
        if (row["indicator"], row["sub_measure"]) == (indicator, sub_measure):
            return row
    return None
