"""What became of the route map: each activity against the plan as first known and as known on an earlier day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lsp_data.measures import route_map as rules
from lsp_data.measures.route_map import Months, Shift, ShiftKind, Standing
from lsp_data.registers import REMOVED, Item, Written, codes_of, items_of, register_of
from lsp_data.store import registers
from lsp_data.store.generations import Generation

_ACTIVITY, _MONTHS = register_of("activity"), "months"


@dataclass(frozen=True, slots=True)
class Needed:
    """What an activity waits for: the number as written, and the activity that has it ("": it is not plain which).
    ``late``: it ends later than what needs it."""

    written: str
    item: str = ""
    activity: str = ""
    standing: Standing | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """One activity by a day. ``months`` now ("2009-06", or "06" where the map names no year → planned | milestone |
    done | slipped); ``baseline``: as first planned, by what was first known
    of them.

    ``since_baseline`` and ``since``: what became of them since then, and since the earlier day. ``slipped_since``: by
    that day its months had not slipped, and now they have, by a change or because they passed. ``written``: the last
    change of its months since that day (None: none)."""

    item: str
    year: str
    workstream: str
    number: str
    activity: str
    indicators: tuple[str, ...]
    months: Months
    baseline: Months
    standing: Standing
    late: tuple[str, ...]
    due: bool
    since_baseline: Shift
    since: Shift
    slipped_since: bool
    written: Written | None
    needs: tuple[Needed, ...] = ()


def route_map_changes(g: Generation, as_at: date, since: date) -> tuple[Progress, ...]:
    """Every activity that was known by the day or by the earlier day ``since``, in the order of the map: where it
    stands, and what became of its months. One that is in the map no more stands in it without months."""
    log = registers.log_of(g, _ACTIVITY.kind)
    now = {one.id: one for one in items_of(_ACTIVITY, log, as_at)}
    then = {one.id: one for one in items_of(_ACTIVITY, log, since)}
    of_items = _by_item(log, as_at)
    needs = _needs(list(now.values()), as_at)
    return tuple(
        _progress(
            item, now.get(item.id), then.get(item.id), of_items.get(item.id, []), as_at, since, needs.get(item.id, ())
        )
        for item in sorted((then | now).values(), key=lambda one: one.place)
    )


def _by_item(log: Iterable[Written], as_at: date) -> dict[str, list[Written]]:
    """What was written by the day in each activity that bears on its months, oldest first."""
    found: dict[str, list[Written]] = {}
    for one in sorted(log, key=lambda one: one.age):
        if one.known_at <= as_at and one.field in (_MONTHS, REMOVED):
            found.setdefault(one.item, []).append(one)
    return found


def _progress(
    item: Item, now: Item | None, then: Item | None, written: Sequence[Written], as_at: date, since: date,
    needs: tuple[Needed, ...],
) -> Progress:  # fmt: skip
    first, months = _first_year(item), _months(now)
    known_first = next((_said(one.value) for one in written if one.field == _MONTHS), {})
    baseline = rules.as_planned(rules.of_year(known_first, first))
    changed = [one for one in written if one.known_at > since]
    moved = Shift(ShiftKind.DROPPED) if now is None else rules.shift(baseline, months)
    moved_since = _between(then, now, months)
    passed = set(rules.late(months, as_at)) - set(rules.late(months, since))
    return Progress(
        item.id, _text(item, "year"), _text(item, "workstream"), _text(item, "number"), _text(item, "activity"),
        codes_of(item), months, baseline, rules.standing(months, as_at), rules.late(months, as_at),
        months.get(rules.iso_month(as_at)) in rules.OPEN, moved, moved_since,
        now is not None and (moved_since.kind in rules.LATE_KINDS or bool(passed)),
        changed[-1] if changed else None, needs,
    )  # fmt: skip


def _between(then: Item | None, now: Item | None, months: Months) -> Shift:
    if now is None:
        return Shift(ShiftKind.DROPPED)
    return Shift(ShiftKind.ADDED) if then is None else rules.shift(_months(then), months)


def _needs(items: Sequence[Item], as_at: date) -> dict[str, tuple[Needed, ...]]:
    """What each activity waits for, among the activities of its own year."""
    found: dict[str, tuple[Needed, ...]] = {}
    for year in {_text(one, "year") for one in items}:
        held = {one.id: one for one in items if _text(one, "year") == year}
        named = [
            rules.Named(one.id, _text(one, "workstream"), _text(one, "number"), _text(one, "dependencies"))
            for one in held.values()
        ]
        for id_, needed in rules.needs(named).items():
            found[id_] = tuple(_needed(one, held, held[id_], as_at) for one in needed)
    return found


def _needed(need: rules.Need, held: Mapping[str, Item], by: Item, as_at: date) -> Needed:
    if not need.item:
        return Needed(need.written)
    other = held[need.item]
    months = _months(other)
    stands = rules.standing(months, as_at)
    return Needed(need.written, other.id, _text(other, "activity"), stands, rules.comes_late(months, _months(by)))


def _first_year(item: Item) -> int | None:
    return rules.first_year(_text(item, "year"))


def _months(item: Item | None) -> Months:
    return {} if item is None else rules.of_year(_said(item.fields.get(_MONTHS)), _first_year(item))


def _said(value: object) -> dict[str, str]:
    return {str(month): str(state) for month, state in value.items()} if isinstance(value, Mapping) else {}


def _text(item: Item, name: str) -> str:
    value = item.fields.get(name)
    return "" if value is None else str(value)
