"""Small numbers about people: which figures of a series are not shown, because someone could be known by them.

The raw figures stay in the store. What is shown of a series goes through `shown_series`; so do status and forecast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lsp_data.measures.series import Observation, Series
from lsp_data.measures.significance import withheld
from lsp_data.measures.significance.small_numbers import small_steps
from lsp_data.measures.split import Bond
from lsp_data.measures.wording import is_count
from lsp_data.store.known import RUNNING, Days, Key, Known, known
from lsp_data.store.rows import Rows
from lsp_data.store.series import series_of

WITHHELD = "suppressed"  # the marker that stands in a withheld figure's place
_GROUPS = """SELECT DISTINCT indicator, sub_measure, area FROM live_figure
    WHERE indicator IN (SELECT unnest(?::VARCHAR[])) AND (measure = 'numerator' OR indicator IN (
        SELECT split_part(key, '|', 1) FROM live_edit WHERE field = 'small_numbers' AND value = 'withhold'))"""


def with_group(rows: Rows, keys: Sequence[Key]) -> list[Key]:
    """The series, and those of the same indicators, their sub-measures and other areas, where numerators are known or
    small counts are withheld: what is withheld of one depends on the others."""
    if not keys:
        return []
    found = rows(_GROUPS, [list({key[0] for key in keys})])
    return list(dict.fromkeys([*keys, *((name, sub, area) for name, sub, area in found)]))


def shown_on(rows: Rows, row: Mapping[str, Any], area: str, day: date) -> Series:
    """One series as it may be shown, by what was known on a day."""
    keys = with_group(rows, [(row["indicator"], row["sub_measure"], area)])
    return shown_series(row, area, known(rows, day, keys))


def shown_series(row: Mapping[str, Any], area: str, now: Known) -> Series:
    """One series as it may be shown: `series_of` with the marker "suppressed" in the place of withheld figures.

    ``now`` must hold the series' group (see `with_group`)."""
    one = series_of(dict(row), area, now)
    hidden = withheld_periods(row, area, now)
    if not hidden:
        return one
    return replace(
        one, observations=tuple(_masked(each) if _days(each) in hidden else each for each in one.observations)
    )


def withheld_periods(row: Mapping[str, Any], area: str, now: Known) -> frozenset[Days]:
    """The periods of which a series' figure is not shown.

    Where the rule of the indicator is "show": none. Else every period whose numerator is 1 to 4; every year to date
    that is 1 to 4 more than the one shown before it; and, where a total of areas or sub-measures would give another's
    away, that which hides it. Where the rule is "withhold": small counts too."""
    rule, name = row["small_numbers"], row["indicator"]
    if rule == "show" or (rule != "withhold" and all(name != small for small, _ in now.small)):
        return frozenset()
    counts: dict[Days, dict[str, float | None]] = defaultdict(dict)
    for (indicator, sub, place), figures in now.figures.items():
        if indicator == name:
            for days, one in figures.items():
                counts[days][_named(sub, place)] = _count(one, row["unit"] or "", counted=rule == "withhold")
    grown, own = _grown_little(counts), _named(row["sub_measure"], area)
    return frozenset(
        days
        for days, held in counts.items()
        if own in held and own in withheld(held, _totals(held, row), more=grown[days])
    )


def _named(sub_measure: str, area: str) -> str:
    return f"{sub_measure}|{area}"


def _grown_little(counts: Mapping[Days, Mapping[str, float | None]]) -> dict[Days, set[str]]:
    """The years to date that are too little more than the one before them."""
    years: dict[tuple[str, date], list[tuple[date, Days]]] = defaultdict(list)
    for days, held in counts.items():
        for name in held if days[0] in RUNNING else ():
            years[name, days[1]].append((days[2], days))
    found: dict[Days, set[str]] = defaultdict(set)
    for (name, _), ends in years.items():
        ordered = [days for _, days in sorted(ends)]
        for place in small_steps([counts[days][name] for days in ordered]):
            found[ordered[place]].add(name)
    return found


def _count(one: Observation, unit: str, *, counted: bool) -> float | None:
    if one.numerator is not None:
        return one.numerator
    return one.value if counted and is_count(unit) else None


def _totals(held: Mapping[str, float | None], row: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """The counts that are the sum of others: an area of those that lie in it, that it was split into or that merged
    into it; an indicator of its sub-measures."""
    sums: list[tuple[str, list[str]]] = []
    subs: dict[str, list[str]] = defaultdict(list)
    for name in held:
        sub, _, place = name.partition("|")
        subs[sub].append(place)
    for sub, places in subs.items():
        for whole, parts in _areas_summed(places, row):
            sums.append((_named(sub, whole), [_named(sub, one) for one in parts]))
    for place in subs.get("", ()):
        parts = [_named(sub, place) for sub, places in subs.items() if sub and place in places]
        sums.append((_named("", place), parts))
    return [(whole, found) for whole, found in sums if found and _adds_up(held, whole, found)]


def _areas_summed(places: Sequence[str], row: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    parts: dict[str, list[str]] = defaultdict(list)
    for place in places:
        if (above := row["area_in"].get(place)) in places:
            parts[str(above)].append(place)
    sums = list(parts.items())
    for family in row["area_families"]:
        if family.bond is not Bond.WITHIN and family.whole in places:
            sums.append((family.whole, [one for one in family.parts if one in places]))
    return sums


def _adds_up(held: Mapping[str, float | None], whole: str, parts: Sequence[str]) -> bool:
    known = [held[part] for part in parts]
    return held[whole] is not None and sum(one or 0.0 for one in known) == held[whole] and None not in known


def _masked(one: Observation) -> Observation:
    return one._replace(value=None, marker=WITHHELD, status=None, numerator=None, sample=None, lower=None, upper=None)


def _days(one: Observation) -> Days:
    return (one.period.basis.value, one.period.start, one.period.end)
