"""What was known of series on a day: of every figure and target its newest version by then, with its source.

All versions are read once, oldest first; a day keeps the last that it knew of. So two days cost hardly more than one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lsp_data.measures.peers import Peer
from lsp_data.measures.relative import relative_of
from lsp_data.measures.series import Milestone, Observation, Source, Target
from lsp_data.measures.timeliness import answers
from lsp_data.periods import Basis, Period
from lsp_data.store.peers import peer_versions, peers_at
from lsp_data.store.rows import OLDEST_FIRST, Rows, period_of, relation_columns

Key = tuple[str, str, str]  # indicator, sub-measure, area
Days = tuple[str, date, date]  # basis, first and last day: quicker to look up by than a Period
Ends = tuple[date, date]  # first and last day
Version = tuple[date, int]  # when it became known, and by which publication: a later one is greater

PAIR = ("numerator", "denominator")
RUNNING = (Basis.YEAR_TO_DATE.value, Basis.FINANCIAL_YEAR.value)  # counts that go on from one figure to the next
_FIGURES = """SELECT indicator, sub_measure, area, basis, period_start, period_end, value, marker, status, known_at,
    return_id, sheet, cell, measure, publication FROM live_figure WHERE known_at <= ?
    AND measure IN ('actual', 'numerator', 'denominator', 'sample', 'lower', 'upper') {these} ORDER BY {order}"""
_TARGETS = """SELECT indicator, sub_measure, area, basis, period_start, period_end, kind, value, version, class, state,
    baseline, baseline_start, baseline_end, known_at, in_reward, {relation} FROM live_target
    WHERE known_at <= ? {these} ORDER BY {order}"""
_THESE = """AND (indicator, sub_measure, area)
    IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))"""


@dataclass(frozen=True, slots=True)
class Known:
    """What was known on a day, by series: observations and targets, each newest version once. Observations stand in the
    order in which they became known, of one day in that of their acceptance; targets by period, oldest first."""

    figures: dict[Key, dict[Days, Observation]]
    targets: dict[Key, list[Target]]
    milestones: dict[Key, list[Milestone]]
    counted: frozenset[str] = frozenset()  # the indicators of which a numerator or denominator is known
    # numerators and denominators that belong to no figure: it was revised since, or there is none
    loose: Mapping[Key, Mapping[Days, Mapping[str, float]]] = field(default_factory=dict)
    # of the indicators with a target against others, what was known of those
    peers: Mapping[tuple[str, str], Sequence[Peer]] = field(default_factory=dict)
    # worked out by `lsp_data.store.small` when it is first asked for, by indicator and rule
    withheld: dict[tuple[str, str], Mapping[tuple[str, str], frozenset[Ends]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def series(self) -> set[Key]:
        """Every series of which anything is known."""
        return set(self.figures) | set(self.targets) | set(self.milestones)

    def observations(self, key: Key) -> list[Observation]:
        """The observations of a series with their sources, the one that became known last at the end."""
        return list(self.figures.get(key, {}).values())


class Versions:
    """Every version of the asked series' figures and targets known by a day."""

    def __init__(
        self, figures: list[tuple[Any, ...]], targets: list[tuple[Any, ...]], peers: list[tuple[Any, ...]]
    ) -> None:
        self._actuals: list[tuple[Key, Days, Observation, Version | None]] = []
        self._beside: list[tuple[Key, Days, str, float | None, Version]] = []
        newest: dict[tuple[Key, date, date], tuple[float | None, Version, Version | None]] = {}
        for name, sub, area, basis, start, end, value, marker, status, known_at, *place, measure, number in figures:
            key, days, version = (name, sub, area), (basis, start, end), (known_at, number)
            if measure == "actual":
                found = Observation(
                    period_of(*days), value, known_at, marker or None, status or None, source=Source._make(place)
                )
                held, held_version, other = newest.get((key, start, end), (None, version, None))
                if held is not None and held != value:
                    other = held_version
                newest[key, start, end] = (value, version, other)
                self._actuals.append((key, days, found, other))
            else:
                self._beside.append((key, days, measure, value, version))
        self._targets, self._peers = targets, peers

    def at(self, day: date) -> Known:
        """What was known on the day, not later than that for which the versions were read."""
        figures: dict[Key, dict[Days, Observation]] = defaultdict(dict)
        others: dict[tuple[Key, Days], Version | None] = {}
        for key, days, observation, other in self._actuals:
            if observation.known_at <= day:
                figures[key].pop(days, None)  # so that a newer version goes to the end
                figures[key][days] = observation
                others[key, days] = other
        loose = self._complete(figures, others, day)
        targets, milestones = _targets([row for row in self._targets if row[14] <= day])
        counted = frozenset(key[0] for key, _, measure, _, known in self._beside if measure in PAIR and known[0] <= day)
        return Known(dict(figures), targets, milestones, counted, loose, peers_at(self._peers, day))

    def first_answered(self, day: date) -> dict[Key, dict[date, date]]:
        """By series and last day of a period: the day on which its figure was first known, revised since or not."""
        first: dict[Key, dict[date, date]] = defaultdict(dict)
        for key, _, observation, _ in self._actuals:
            if observation.known_at <= day and answers(observation):
                first[key].setdefault(observation.period.end, observation.known_at)
        return dict(first)

    def _complete(
        self, figures: dict[Key, dict[Days, Observation]], others: dict[tuple[Key, Days], Version | None], day: date
    ) -> dict[Key, dict[Days, dict[str, float]]]:
        """Put numerators, sample sizes and the like to the figures that they belong to; give the counts that belong to
        none.

        What was known with an earlier version of another value (``others``) belongs to the newer one only where that
        leaves it as it was (see `_kept`). A financial year and a year to date of the same days are one period."""
        beside: dict[tuple[Key, Days], dict[str, Any]] = defaultdict(dict)
        before: dict[tuple[Key, Days], dict[str, Any]] = defaultdict(dict)
        for key, days, measure, value, version in self._beside:
            if version[0] <= day:
                own = days if days in figures.get(key, ()) else _twin(days)
                other = others.get((key, own))
                place = beside if other is None or version > other else before
                place[key, days][measure] = value
        for slot, held in before.items():
            beside[slot] = {**_kept(held, beside[slot]), **beside[slot]}
        loose: dict[Key, dict[Days, dict[str, float]]] = defaultdict(dict)
        for (key, days), more in beside.items():
            series = figures.get(key, {})
            twin = series.get(_twin(days))
            if twin is not None:
                series[_twin(days)] = twin._replace(**{name: one for name, one in more.items() if _lacks(twin, name)})
            if days in series:
                series[days] = series[days]._replace(**more)
            old = {**before.get((key, days), {}), **({} if twin or days in series else more)}
            counts = {name: one for name, one in old.items() if name in PAIR and one is not None}
            if counts:
                loose[key][days] = counts
        return dict(loose)


def _twin(days: Days) -> Days:
    """The same days as a year to date, or as the financial year that it becomes."""
    first, second = RUNNING
    return ({first: second, second: first}.get(days[0], days[0]), *days[1:])


def _lacks(one: Observation, measure: str) -> bool:
    return getattr(one, measure) is None


def _kept(before: Mapping[str, Any], beside: Mapping[str, Any]) -> dict[str, Any]:
    """What stood beside a figure before it was revised, and still does: the store holds only what a return changes. A
    survey's sample stays; a numerator or denominator where the other of the two came anew."""
    anew = any(name in beside for name in PAIR)
    return {name: value for name, value in before.items() if name == "sample" or (anew and name in PAIR)}


def versions(rows: Rows, until: date, keys: Sequence[Key] | None = None) -> Versions:
    """Read every version known by a day (`keys` None: of every series)."""
    if keys is not None and not keys:
        return Versions([], [], [])
    these, given = ("", []) if keys is None else (_THESE, [list(part) for part in zip(*keys, strict=True)])
    figures = rows(_FIGURES.format(these=these, order=OLDEST_FIRST), [until, *given])
    asked = _TARGETS.format(these=these, order=OLDEST_FIRST, relation=relation_columns(rows))
    targets = rows(asked, [until, *given])
    against_others = list({(row[0], row[1]) for row in targets if row[16]})
    return Versions(figures, targets, peer_versions(rows, until, against_others))


def known(rows: Rows, as_at: date, keys: Sequence[Key] | None = None) -> Known:
    """What was known on one day (`keys` None: of every series)."""
    return versions(rows, as_at, keys).at(as_at)


def _targets(rows: list[tuple[Any, ...]]) -> tuple[dict[Key, list[Target]], dict[Key, list[Milestone]]]:
    newest: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    settled: dict[tuple[Any, ...], date] = {}
    for row in rows:
        slot = (row[:3], row[3:6], row[6])
        before = newest.get(slot)
        if before is None or (before[7], before[10], *before[16:]) != (row[7], row[10], *row[16:]):
            settled[slot] = row[14]
        newest[slot] = row
    targets: dict[Key, list[Target]] = defaultdict(list)
    milestones: dict[Key, list[Milestone]] = defaultdict(list)
    for row in sorted(newest.values(), key=lambda one: (one[5], one[4])):
        key, period = row[:3], period_of(*row[3:6])
        if row[6] == "milestone":
            if row[7] is not None:
                milestones[key].append(Milestone(period, row[7], row[14]))
            continue
        since = None
        if row[12] is not None and row[13] is not None:
            since = Period(row[12], row[13], period.basis)
        targets[key].append(
            Target(
                period,
                row[7],
                row[8] or "",
                row[9] or "",
                row[10] or "agreed",
                row[11],
                since,
                row[14],
                settled[row[:3], row[3:6], row[6]],
                row[15],
                relative_of(*row[16:]),
            )
        )
    return dict(targets), dict(milestones)
