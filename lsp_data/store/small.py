"""Small numbers about people: which figures of a series are not shown, because someone could be known by them.

The raw figures stay in the store. What is shown of a series goes through `shown_series`; so do status and forecast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from lsp_data.measures.rounding import decimals, half_unit
from lsp_data.measures.series import Observation, Series
from lsp_data.measures.significance import withheld
from lsp_data.measures.significance.small_numbers import is_few, people_behind, small_steps
from lsp_data.measures.split import Bond
from lsp_data.measures.wording import is_count, whole_of
from lsp_data.periods.consecutive import made_up_of
from lsp_data.store.known import RUNNING, Ends, Key, Known
from lsp_data.store.rows import Rows
from lsp_data.store.series import series_of

WITHHELD = "suppressed"  # the marker that stands in a withheld figure's place
_GROUPS = """SELECT DISTINCT indicator, sub_measure, area FROM live_figure
    WHERE indicator IN (SELECT unnest(?::VARCHAR[])) AND (measure IN ('numerator', 'denominator') OR indicator IN (
        SELECT split_part(key, '|', 1) FROM live_edit WHERE field = 'small_numbers' AND value = 'withhold'))"""
_NOISE = 1e-9


class _Place(NamedTuple):
    """Where a count stands among those that depend on each other: those of one indicator."""

    sub_measure: str
    area: str
    ends: Ends


class _Count(NamedTuple):
    """How many are behind a figure, and how far that may be off where it was worked out from a rounded one."""

    number: float
    off: float = 0.0


def with_group(rows: Rows, keys: Sequence[Key]) -> list[Key]:
    """The series, and those of the same indicators, their sub-measures and other areas, where numerators or
    denominators are known or small counts are withheld: what is withheld of one depends on the others."""
    if not keys:
        return []
    found = rows(_GROUPS, [list({key[0] for key in keys})])
    return list(dict.fromkeys([*keys, *((name, sub, area) for name, sub, area in found)]))


def shown_series(row: Mapping[str, Any], area: str, now: Known) -> Series:
    """One series as it may be shown: `series_of` with the marker "suppressed" in the place of withheld figures.

    ``now`` must hold the series' group (see `with_group`)."""
    one = series_of(dict(row), area, now)
    hidden = withheld_periods(row, area, now)
    if not hidden:
        return one
    return replace(
        one, observations=tuple(_masked(each) if _ends(each) in hidden else each for each in one.observations)
    )


def withheld_periods(row: Mapping[str, Any], area: str, now: Known) -> frozenset[Ends]:
    """The first and last days of the periods of which a series' figure is not shown, whatever their basis.

    Where the rule of the indicator is "show": none. Else every period whose numerator is 1 to 4, or would be by the
    percentage or rate and its denominator; every year to date that is 1 to 4 more than the one shown before it; and,
    where a total of areas, sub-measures or consecutive periods would give another's away, that which hides it. Where
    the rule is "withhold": small counts too."""
    rule, name = row["small_numbers"], row["indicator"]
    if rule == "show" or (rule != "withhold" and name not in now.counted):
        return frozenset()
    if (name, rule) not in now.withheld:
        now.withheld[name, rule] = _withheld(row, now)
    return now.withheld[name, rule].get((row["sub_measure"], area), frozenset())


def _withheld(row: Mapping[str, Any], now: Known) -> dict[tuple[str, str], frozenset[Ends]]:
    """Of each sub-measure and area of an indicator the periods that are not shown."""
    counts, running = _counts(row, now)
    grown = _grown_little(counts, running)
    if not grown and not any(is_few(one.number) for one in counts.values()):
        return {}
    names = {place: "|".join((place.sub_measure, place.area, *map(str, place.ends))) for place in counts}
    sums = [(names[whole], [names[part] for part in parts]) for whole, parts in _sums(counts, row)]
    gone = withheld(
        {names[place]: one.number for place, one in counts.items()}, sums, more={names[one] for one in grown}
    )
    found: dict[tuple[str, str], set[Ends]] = defaultdict(set)
    for place, name in names.items():
        if name in gone:
            found[place.sub_measure, place.area].add(place.ends)
    return {series: frozenset(ends) for series, ends in found.items()}


def _counts(row: Mapping[str, Any], now: Known) -> tuple[dict[_Place, _Count], set[_Place]]:
    """How many are behind each figure of the indicator, and which of them run on within their year. Of several figures
    of the same days a small one counts, else the one that became known last."""
    found: dict[_Place, list[_Count]] = defaultdict(list)
    running: set[_Place] = set()
    counted = row["small_numbers"] == "withhold"
    for key in dict.fromkeys([*now.figures, *now.loose]):
        if key[0] != row["indicator"]:
            continue
        unit, loose = row["units"].get(key[:2], ""), now.loose.get(key, {})
        wholes = {days[1:]: more["denominator"] for days, more in loose.items() if "denominator" in more}
        for days, one in now.figures.get(key, {}).items():
            place = _Place(key[1], key[2], days[1:])
            if (count := _count(one, unit, wholes.get(days[1:]), counted=counted)) is not None:
                found[place].append(count)
                running |= {place} if days[0] in RUNNING else set()
        for days, more in loose.items():
            place = _Place(key[1], key[2], days[1:])
            if "numerator" in more and not found[place]:
                found[place].append(_Count(more["numerator"]))
                running |= {place} if days[0] in RUNNING else set()
    few = {place: next((one for one in held if is_few(one.number)), None) for place, held in found.items()}
    return {place: few[place] or held[-1] for place, held in found.items() if held}, running


def _count(one: Observation, unit: str, whole: float | None, *, counted: bool) -> _Count | None:
    """``whole``: the denominator that anyone may know beside the figure where it has none of its own."""
    if one.numerator is not None:
        return _Count(one.numerator)
    if one.value is None:
        return None
    if counted and is_count(unit):
        return _Count(one.value)
    of, size = one.denominator or whole, whole_of(unit)
    people = people_behind(one.value, of, unit) if of else None
    if people is None or not of or not size:
        return None
    return _Count(people, 0.5 + half_unit(decimals(one.value)) * of / size)


def _grown_little(counts: Mapping[_Place, _Count], running: set[_Place]) -> set[_Place]:
    """The years to date that are too little more than the one before them."""
    years: dict[tuple[str, str, date], list[_Place]] = defaultdict(list)
    for place in sorted(running):
        years[place.sub_measure, place.area, place.ends[0]].append(place)
    return {year[step] for year in years.values() for step in small_steps([counts[place].number for place in year])}


def _sums(counts: Mapping[_Place, _Count], row: Mapping[str, Any]) -> list[tuple[_Place, list[_Place]]]:
    """The counts that are the sum of others: an area of those that lie in it, that it was split into or that merged
    into it; an indicator of its sub-measures; a period of the shorter ones that make it up."""
    sums: list[tuple[_Place, list[_Place]]] = []
    areas: dict[tuple[str, Ends], list[str]] = defaultdict(list)
    parts: dict[tuple[str, Ends], list[_Place]] = defaultdict(list)
    periods: dict[tuple[str, str], list[Ends]] = defaultdict(list)
    for sub, area, ends in counts:
        areas[sub, ends].append(area)
        periods[sub, area].append(ends)
        if sub:
            parts[area, ends].append(_Place(sub, area, ends))
    for (sub, ends), places in areas.items():
        for whole, within in _areas_summed(places, row):
            sums.append((_Place(sub, whole, ends), [_Place(sub, one, ends) for one in within]))
    sums += [(_Place("", *where), found) for where, found in parts.items() if _Place("", *where) in counts]
    for (sub, area), known_ends in periods.items():
        for longer, shorter in made_up_of(known_ends):
            sums.append((_Place(sub, area, longer), [_Place(sub, area, one) for one in shorter]))
    return [(whole, found) for whole, found in sums if found and _adds_up(counts, whole, found)]


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


def _adds_up(counts: Mapping[_Place, _Count], whole: _Place, parts: Sequence[_Place]) -> bool:
    """Whether the parts come to the whole, as far as it can be told by rounded figures."""
    all_of = [counts[whole], *(counts[part] for part in parts)]
    apart = all_of[0].number - sum(one.number for one in all_of[1:])
    return abs(apart) <= sum(one.off for one in all_of) + _NOISE


def _masked(one: Observation) -> Observation:
    return one._replace(value=None, marker=WITHHELD, status=None, numerator=None, sample=None, lower=None, upper=None)


def _ends(one: Observation) -> Ends:
    return (one.period.start, one.period.end)
