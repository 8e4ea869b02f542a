"""As at a day: the newest figure known then, against a slow and obvious second version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import AREA, Given, Office

from lsp_data.periods import Period, quarter
from lsp_data.store import current_figures, reads, standing_returns
from lsp_data.store.changes import Change, append
from lsp_data.store.known import known, versions
from lsp_data.store.lines import Lines, lines_of
from lsp_data.store.migrations import migrate

NOW = datetime(2011, 2, 14, tzinfo=UTC).replace(tzinfo=None)
DAYS = [date(2009, 7, 1) + timedelta(days=10 * step) for step in range(6)]
PERIODS = [quarter(2009, 1), quarter(2009, 2)]


@dataclass(frozen=True)
class Told:
    """One figure of a return: series, period, value, and the day on which it became known."""

    indicator: str
    period: Period
    value: float
    known_at: date


@dataclass(frozen=True)
class Step:
    """What one publication did: brought a return's figures, withdrew an earlier return, or moved one."""

    figures: tuple[Told, ...] = ()
    withdraws: int | None = None
    moves: int | None = None


told = st.builds(
    Told,
    st.sampled_from(["NI 16", "NI 117"]),
    st.sampled_from(PERIODS),
    st.integers(0, 99).map(float),
    st.sampled_from(DAYS),
)
bring = st.builds(Step, st.lists(told, min_size=1, max_size=3).map(tuple))
undo = st.integers(0, 4).flatmap(lambda one: st.sampled_from([Step(withdraws=one), Step(moves=one)]))
histories = st.lists(st.one_of(bring, bring, undo), min_size=1, max_size=7)
MOVED = quarter(2010, 1)


def oracle(history: list[Step], as_at: date) -> dict[tuple[str, Period], float]:
    """For each series and period look at everything ever told, in the order of acceptance (a move changes it not), and
    keep what counts."""
    standing: dict[int, list[Told]] = {}
    for number, step in enumerate(history):
        if step.figures:
            standing[number] = list(step.figures)
        if step.withdraws in standing:
            del standing[step.withdraws]
        if step.moves in standing:
            standing[step.moves] = [replace(one, period=MOVED) for one in standing[step.moves]]
    newest: dict[tuple[str, Period], tuple[date, int, int, float]] = {}
    for number, figures in standing.items():
        for place, one in enumerate(figures):
            if one.known_at > as_at:
                continue
            version = (one.known_at, number, place, one.value)
            key = (one.indicator, one.period)
            if key not in newest or version > newest[key]:
                newest[key] = version
    return {key: version[3] for key, version in newest.items()}


def changes_of(history: list[Step]) -> Iterator[Change]:
    """The history as publications. A move of a return writes its figures anew."""
    brought: dict[int, tuple[Told, ...]] = {}
    for number, step in enumerate(history):
        if step.figures:
            brought[number] = step.figures
            yield Change("accept", "", returns=_return(number), figures=_figures(number, step.figures))
        elif step.withdraws in brought:
            columns = ("return_id", "event", "made_by", "reason")
            rows = [(f"r{brought.pop(step.withdraws) and step.withdraws}", "withdrawn", "A", "wrong")]
            yield Change("take_back", "", return_events=lines_of(columns, rows))
        elif step.moves in brought:
            moved = tuple(replace(one, period=MOVED) for one in brought[step.moves])
            columns = ("return_id", "event", "period_start", "period_end")
            rows = [(f"r{step.moves}", "moved", MOVED.start, MOVED.end)]
            yield Change("move", "", return_events=lines_of(columns, rows), figures=_figures(step.moves, moved))
        else:
            yield Change("edit", "nothing")


def _return(number: int) -> Lines:
    return lines_of(("return_id", "sha256", "file_name", "known_at"), [(f"r{number}", "0" * 64, "", DAYS[0])])


def _figures(number: int, figures: tuple[Told, ...]) -> Lines:
    columns = (
        "return_id", "sheet", "cell", "indicator", "sub_measure", "area", "measure", "basis", "period_start",
        "period_end", "value", "known_at",
    )  # fmt: skip
    rows = [
        (f"r{number}", "S", "A1", one.indicator, "", AREA, "actual", one.period.basis.value, one.period.start,
         one.period.end, one.value, one.known_at)
        for one in figures
    ]  # fmt: skip
    return lines_of(columns, rows)


@settings(max_examples=40)
@given(histories)
def test_replay_equals_the_slow_version_on_every_day(history: list[Step]) -> None:
    with closing(duckdb.connect()) as store:
        store.execute("ATTACH ':memory:' AS store")
        store.execute("USE store")
        migrate(store, NOW)
        for number, change in enumerate(changes_of(history), start=1):
            append(store, change, number, NOW)
            standing_returns.recompute(store, change)
            current_figures.touch(store, change, number)
            current_figures.recompute(store)

        def rows(sql: str, params: list[object]) -> list[tuple[Any, ...]]:
            return store.execute(sql, params).fetchall()

        read = versions(rows, DAYS[-1])
        for day in [DAYS[0] - timedelta(days=1), *DAYS]:
            for found in (known(rows, day), read.at(day)):
                replayed = {
                    (key[0], one.period): one.value for key in found.series() for one in found.observations(key)
                }
                assert replayed == oracle(history, day)
        kept = rows("SELECT indicator, basis, period_start, period_end, value FROM current_figure", [])
        newest = {(row[0], row[2], row[3]): row[4] for row in kept}
        assert newest == {(k, p.start, p.end): v for (k, p), v in oracle(history, date.max).items()}
        assert len(kept) == len(newest)


def test_the_versions_of_a_figure_are_all_there_with_their_source(office: Office) -> None:
    first = office.accept([Given("NI 16", PERIODS[0], 5.0, status="provisional")], known_at=DAYS[0])
    second = office.accept([Given("NI 16", PERIODS[0], 6.0, status="revised", cell="E9")], known_at=DAYS[2])
    now = reads.figure_versions(office.generation, "NI 16", "", AREA, None)
    assert now["value"].tolist() == [6.0, 5.0]
    assert now["current"].tolist() == [True, False]
    assert now["return_id"].tolist() == [second, first]
    assert now["cell"].tolist() == ["E9", "D5"]
    then = reads.figure_versions(office.generation, "NI 16", "", AREA, DAYS[1])
    assert then[["value", "current", "status"]].values.tolist() == [[5.0, True, "provisional"]]
