"""Comparing a return with the store, figure by figure and as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from loaders.compare.agreed import Baselines, completed, other_words, otherwise
from loaders.compare.arrival import Arrival, arrival_problems, day_of, missing_series
from loaders.compare.belonging import only_in_use, with_owners
from loaders.compare.cumulative import Stored, parts_told
from loaders.compare.falls import with_falls
from loaders.compare.fitting import Setting, area_ends, with_unfit
from loaders.compare.goals import held_series, with_goals
from loaders.compare.held_back import held_back_problems
from loaders.compare.jumps import fractions, with_jumps
from loaders.compare.peers import named_peers
from loaders.compare.register_fit import register_problems
from loaders.compare.register_row import Bringing, Called
from loaders.compare.register_told import rows_told
from loaders.compare.registers import register_rows
from loaders.compare.renewed import with_renewed
from loaders.compare.restated import restated
from loaders.compare.rows import Comparison, Row
from loaders.compare.said import row_problems
from loaders.compare.stored import as_stored
from loaders.compare.versions import earlier_returns, repeated, version_problems, with_undated, with_undecided
from loaders.figures import Figure, Return
from loaders.mapping_text import read_all
from loaders.meaning.header_block import return_period
from loaders.meaning.known import known_of
from loaders.meaning.relative import RELATIVE
from loaders.problems import problem
from loaders.tables.rows import cell_name
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem
from lsp_data.measures.relative import relative_of
from lsp_data.measures.repeats import same_number, stands_otherwise
from lsp_data.periods import Basis, Period
from lsp_data.store import held, reads
from lsp_data.store import peers as others
from lsp_data.store.generations import Generation

Key = tuple[str, str, str]  # indicator, sub-measure, area
Place = tuple[Key, str, Period]  # series, measure, period


@dataclass(frozen=True, slots=True)
class _Held:
    """What the store holds: by place, and the actual figures of each series by basis, oldest first."""

    figures: Mapping[Place, Mapping[str, Any]]
    peers: Mapping[Place, Mapping[str, Any]]
    targets: Mapping[Place, Mapping[str, Any]]
    history: Mapping[tuple[Key, Basis], Mapping[Period, float]]


def compare(
    ret: Return,
    generation: Generation,
    *,
    partner: str | None = None,
    period: Period | None = None,
    known_at: date | None = None,
    today: date | None = None,
    same_as: Mapping[tuple[str, str], str] | None = None,
    names: Mapping[Called, str] | None = None,
) -> Comparison:
    """The return beside the store. ``partner``, ``period`` and ``known_at`` are what the person says; without them the
    return's own header counts. ``today`` is the day on which the return is looked at (None: :func:`day_of`): a period
    that begins later is refused, and figures that do not say when they became known did so on it.
    ``same_as``: by place (sheet, cell) the held row of a register that a person says a row is, "" where it is a new
    one. ``names``: by field (see `register_names.FIELDS`) and name what a person says a name means. Stores nothing."""
    catalogue = reads.catalogue_of(generation)
    known = known_of(catalogue)
    day = today or day_of(generation)
    arrival = Arrival(
        partner or ret.header.partner,
        period or return_period(ret.header),
        known_at or ret.header.known_at or day,
        day,
        ret.kind == "targets",
    )
    earlier = earlier_returns(ret, generation, arrival.partner, arrival.period, arrival.known_at)
    arrival = replace(arrival, later=earlier.later)
    problems = [
        *arrival_problems(ret, generation, arrival, said=partner),
        *_layouts_of_others(ret, generation, catalogue, arrival.partner),
    ]  # fmt: skip
    of_others = any(one.benchmark for one in ret.figures)  # what is held of others is only asked about where some are
    figures, left_out = named_peers(parts_told(ret.figures), known, others.names(generation) if of_others else {})
    stored, held_back, told = as_stored(figures, known.indicators, catalogue.partnership.area)
    stored, waiting, unused = only_in_use(stored, catalogue, known.indicators)
    keys = sorted({_key(one) for one in stored})
    store = _held(generation, keys, sorted({_key(one) for one in stored if one.figure.benchmark}))
    baselines = Baselines(ret.figures)
    rows = [_row(number, one, store, arrival, baselines) for number, one in enumerate(_without_baselines(stored))]
    rows = _conflicts(rows)
    if arrival.sets_targets:
        rows = with_renewed(rows, held.outdated_milestones(generation, keys), arrival.known_at)
    rows, asked = _asked(rows, ret, figures, store, generation, arrival)
    rows, already = with_undated(with_undecided(rows, earlier), ret, arrival.period), earlier.already
    lacking = missing_series(ret, generation, arrival, rows, known.indicators, () if already else earlier.standing)
    numbered = [replace(row, number=len(rows) + count) for count, row in enumerate(lacking)]
    waits = (*held_back, *waiting)
    again = restated(ret.entries, catalogue, generation)
    bringing = Bringing(arrival.partner or "", arrival.known_at, ret.header.template_generation, same_as or {},
                        names or {})  # fmt: skip
    registers, unknown = register_rows(ret, generation, bringing, len(rows) + len(numbered))
    repeats = repeated(ret, [*rows, *numbered], registers, earlier, generation, again) if not waits else ""
    told = [
        *problems,
        *version_problems(
            ret,
            [*rows, *numbered],
            earlier,
            repeats,
            generation,
            waiting=len(waits),
            registers=registers,
        ),
        *left_out,
        *told,
        *unused,
        *asked,
        *row_problems([*rows, *numbered], known),
        *fractions(rows, store.history, known.indicators),
        *register_problems(ret.entries),
        *rows_told(registers, unknown, day),
        *held_back_problems(waits, (*ret.problems, *asked, *told, *unused)),
    ]
    return Comparison(
        arrival.partner, arrival.period, arrival.known_at, (*rows, *numbered), waits, tuple(told),
        already, held.key_of(generation, already) if already else "", repeats,
        tuple(one["return_id"] for one in earlier.same_bytes), frozenset(held.entries_of(generation, ret.sha256)),
        registers, again, unknown,
    )  # fmt: skip


def _asked(
    rows: Sequence[Row], ret: Return, figures: Sequence[Figure], store: _Held, generation: Generation, arrival: Arrival
) -> tuple[list[Row], list[Problem]]:
    """The rows with what is asked of each, and the questions: whose they are, whether they count up, lead to the
    target, step further than before, and can be figures of their indicator at all."""
    catalogue = reads.catalogue_of(generation)
    indicators = known_of(catalogue).indicators
    rows, falls = with_falls(rows, store.history, indicators, figures)
    rows, aims = with_goals(rows, held_series(generation, catalogue, rows), sets_targets=arrival.sets_targets)
    setting = Setting(indicators, area_ends(catalogue), arrival.known_at, store.history, ret.problems)
    rows, unfit = with_unfit(with_jumps(rows, store.history), setting)
    senders = held.senders_of(generation, sorted({(row.indicator, row.sub_measure) for row in rows}))
    rows, foreign = with_owners(rows, catalogue, arrival.partner, indicators, senders)
    return rows, [*foreign, *falls, *aims, *unfit]


def _layouts_of_others(ret: Return, generation: Generation, catalogue: Catalogue, partner: str | None) -> list[Problem]:
    """A question on each table that was read by what was put right in another partner's file."""
    if partner is None or not any(one.remembered for one in ret.regions):
        return []
    stored = read_all(reads.layouts(generation))
    said = []
    for region in ret.regions:
        layout = stored.get(region.fingerprint)
        if region.remembered and layout is not None and layout.partner not in ("", partner):
            whose = catalogue.partner_name(layout.partner)
            place = cell_name(region.top, region.columns[0].index if region.columns else 1)
            said.append(problem("layout-of-another", region.sheet, place, name=layout.name, partner=whose))
    return said


def _without_baselines(stored: Sequence[Stored]) -> list[Stored]:
    """Baselines belong to their targets and are stored with them, not as figures of their own."""
    return [one for one in stored if one.figure.measure != "baseline" and "trigger" not in one.figure.facts]


def _key(one: Stored) -> Key:
    return one.figure.indicator or "", one.figure.sub_measure, one.area


def _held(generation: Generation, keys: Sequence[Key], of_others: Sequence[Key]) -> _Held:
    figures = _by_place(held.current_figures(generation, keys))
    peers = _by_place(others.current_figures(generation, of_others))
    history: dict[tuple[Key, Basis], dict[Period, float]] = defaultdict(dict)
    for places in (figures, peers):
        for (key, measure, period), row in places.items():
            if measure == "actual" and row["value"] is not None:
                history[key, period.basis][period] = row["value"]
    return _Held(figures, peers, _by_place(held.current_targets(generation, keys), "kind"), history)


def _by_place(rows: Sequence[Mapping[str, Any]], measure: str = "measure") -> dict[Place, Mapping[str, Any]]:
    return {
        (
            (row["indicator"], row["sub_measure"], row["area"]),
            row[measure],
            Period(row["period_start"], row["period_end"], Basis(row["basis"])),
        ): row
        for row in rows
    }


def target_kind(one: Stored) -> str:
    """A target for part of a year is a milestone on the way to the year's."""
    within = one.period.basis in (Basis.MONTH, Basis.QUARTER, Basis.YEAR_TO_DATE)
    return "milestone" if one.figure.measure == "milestone" or within else "target"


def _row(number: int, one: Stored, store: _Held, arrival: Arrival, baselines: Baselines) -> Row:
    figure = one.figure
    measure = target_kind(one) if figure.measure in ("target", "milestone") else figure.measure
    places = store.targets if measure in ("target", "milestone") else store.figures
    places = store.peers if figure.benchmark else places
    old = places.get((_key(one), measure, one.period))
    row = Row(
        number, "new", figure.indicator or "", figure.sub_measure, one.area, measure, one.period, figure, one.value,
        figure.marker, unit=one.unit, note="; ".join(part for part in (figure.note, one.note) if part), how=one.how,
        accept=True,
    )  # fmt: skip
    if row.target:
        row = replace(row, agreed=baselines.agreed(figure))
    if old is None:
        return row
    row = replace(
        row,
        old_value=old["value"],
        old_marker=old["marker"],
        old_status=old["state"] if row.target else old["status"],
        old_known_at=old["known_at"],
        old_sha256=old["sha256"] or "",
    )
    return _beside(row, old, arrival)


def _beside(row: Row, old: Mapping[str, Any], arrival: Arrival) -> Row:
    """The row beside the figure or target that is held in its place."""
    value_stands = _same_value(row, old)
    if value_stands and row.agreed is not None:
        row = replace(row, how=otherwise(row.agreed, old), agreed=completed(row.agreed, old))
    equal = value_stands and not (row.target and row.how)
    known_later = arrival.known_at is not None and old["known_at"] > arrival.known_at
    older = known_later or old["return_id"] in arrival.later
    if equal and (older or not _status_changed(row, old, arrival.known_at)):
        return replace(row, kind="same", accept=False)
    if older:
        code = "newer-known" if known_later else "older-version"
        return replace(row, kind="conflicting", accept=False, reason=code)
    if row.value is None and row.old_value is not None:
        return replace(row, kind="changed", accept=False, reason="marker-over-figure")
    return replace(row, kind="changed", accept=not _restated(row, arrival), how="status" if equal else row.how)


def _restated(row: Row, arrival: Arrival) -> bool:
    """Whether a return of figures restates an agreed target otherwise: that is asked, not taken."""
    classed = row.figure is not None and "class" in row.figure.facts
    return row.target and not arrival.sets_targets and not classed


def _same_value(row: Row, old: Mapping[str, Any]) -> bool:
    """Whether the number is the one held, or the same words stand in place of one."""
    if row.value is not None or old["value"] is not None:
        return same_number(row.value, old["value"])
    if row.marker == RELATIVE and row.agreed is not None:
        return row.agreed.relative == relative_of(*(old.get(name) for name in ("relation", "comparator", "amount")))
    text = row.figure.text if row.target and row.figure is not None else ""
    return bool(row.marker == old["marker"]) and not (text and other_words(text, old["text"]))


def _status_changed(row: Row, old: Mapping[str, Any], known_at: date | None) -> bool:
    """Whether the same value stands otherwise than it did."""
    if row.measure != "actual" or row.value is None or row.figure is None:
        return False
    return stands_otherwise(row.figure.status, known_at, old["status"], old["known_at"])


def _conflicts(rows: Sequence[Row]) -> list[Row]:
    """Two rows of the return that would be one figure in the store: the same value is kept once, two values stand
    against each other."""
    first: dict[tuple[Place, bool], int] = {}
    made: list[Row] = []
    for row in rows:
        place = (((row.indicator, row.sub_measure, row.area), row.measure, row.period), row.peer)
        if place not in first:
            first[place] = len(made)
            made.append(row)
            continue
        twin = made[first[place]]
        if (twin.value, twin.marker) == (row.value, row.marker):
            made.append(replace(row, kind="same", accept=False, reason="twice"))
            continue
        made[first[place]] = replace(twin, kind="conflicting", accept=False, reason="two-values")
        made.append(replace(row, kind="conflicting", accept=False, reason="two-values"))
    return made
