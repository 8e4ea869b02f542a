"""Small numbers about people: which figures of a series are not shown, because someone could be known by them.

The raw figures stay in the store. What is shown of a series goes through `shown_series`; so do status and forecast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lsp_data.measures.series import Observation, Series
from lsp_data.measures.significance import withheld
from lsp_data.measures.split import Bond
from lsp_data.measures.wording import is_count
from lsp_data.store.known import Days, Key, Known, known
from lsp_data.store.rows import Rows
from lsp_data.store.series import series_of

WITHHELD = "suppressed"  # the marker that stands in a withheld figure's place
_GROUPS = """SELECT DISTINCT indicator, sub_measure, area FROM live_figure WHERE measure = 'numerator'
    AND (indicator, sub_measure) IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))"""


def with_group(rows: Rows, keys: Sequence[Key]) -> list[Key]:
    """The series, and the same of every other area where numerators are known: what is withheld of one area depends on
    the others."""
    if not keys:
        return []
    indicators, subs = [key[0] for key in keys], [key[1] for key in keys]
    found = rows(_GROUPS, [indicators, subs])
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

    Where the rule of the indicator is "show": none. Else every period whose numerator is 1 to 4, and, where a total of
    areas would give another area's away, that which hides it. Where the rule is "withhold": small counts too."""
    rule = row["small_numbers"]
    key = (row["indicator"], row["sub_measure"])
    if rule == "show" or (rule != "withhold" and key not in now.small):
        return frozenset()
    counts: dict[Days, dict[str, float | None]] = {}
    for (name, sub, place), figures in now.figures.items():
        if (name, sub) == key:
            for days, one in figures.items():
                counts.setdefault(days, {})[place] = _count(one, row["unit"] or "", counted=rule == "withhold")
    return frozenset(
        days for days, held in counts.items() if area in held and area in withheld(held, _totals(held, row))
    )


def _count(one: Observation, unit: str, *, counted: bool) -> float | None:
    if one.numerator is not None:
        return one.numerator
    return one.value if counted and is_count(unit) else None


def _totals(held: Mapping[str, float | None], row: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """The areas that are the sum of others, by their counts: of those that lie in them, that they were split into or
    that merged into them."""
    parts: dict[str, list[str]] = {}
    for place in held:
        if (above := row["area_in"].get(place)) in held:
            parts.setdefault(str(above), []).append(place)
    sums = list(parts.items())
    for family in row["area_families"]:
        if family.bond is not Bond.WITHIN and family.whole in held:
            sums.append((family.whole, [one for one in family.parts if one in held]))
    return [(whole, found) for whole, found in sums if found and _adds_up(held, whole, found)]


def _adds_up(held: Mapping[str, float | None], whole: str, parts: Sequence[str]) -> bool:
    known = [held[part] for part in parts]
    return held[whole] is not None and sum(one or 0.0 for one in known) == held[whole] and None not in known


def _masked(one: Observation) -> Observation:
    return replace(one, value=None, marker=WITHHELD, status=None, numerator=None, sample=None, lower=None, upper=None)


def _days(one: Observation) -> Days:
    return (one.period.basis.value, one.period.start, one.period.end)
