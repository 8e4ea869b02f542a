"""What several accepted returns state alike is held as long as one of them is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as given_by
from hypothesis import strategies as st
from offices import AREA, Given, Office, set_up

from loaders import compare
from lsp_data import audit, decisions, reports
from lsp_data.periods import Period, financial_year, quarter
from lsp_data.store.checks import PublicationRefused
from lsp_data.store.lines import NOTHING, lines_of
from lsp_data.store.peers import known_peers

Q2, Q3, Q4 = quarter(2010, 2), quarter(2010, 3), quarter(2010, 4)
AUGUST, NOVEMBER, JANUARY = date(2010, 8, 1), date(2010, 11, 1), date(2011, 1, 20)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return set_up(tmp_path)


def given(period: Period, value: float, cell: str = "D5", **more: object) -> Given:
    return Given("NI 117", period, value, cell=cell, **more)  # type: ignore[arg-type]  passed on by name


def held(office: Office) -> list[tuple[object, ...]]:
    """The figures that count now: last day, value, return, cell, day known."""
    return office.generation.rows(
        "SELECT period_end, value, return_id, cell, known_at FROM current_figure ORDER BY period_end"
    )


def test_a_figure_that_another_return_states_too_stays_when_the_first_is_taken_back(office: Office) -> None:
    first = office.send([given(Q2, 6.4)], known_at=AUGUST)
    second = office.send([given(Q2, 6.4, "C5"), given(Q3, 6.2)], known_at=NOVEMBER)
    assert [row[2] for row in held(office)] == [first, second]

    office.take_back(first)

    assert held(office) == [
        (Q2.end, 6.4, second, "C5", NOVEMBER),
        (Q3.end, 6.2, second, "D5", NOVEMBER),
    ]
    assert "; kept, as stated in figures-2.xlsx: 1 figure" in reports.history(office.generation)["summary"].iloc[0]


def test_what_was_known_on_earlier_days_is_what_the_other_return_states(office: Office) -> None:
    first = office.send([given(Q2, 6.4)], known_at=AUGUST)
    office.send([given(Q2, 6.4, "C5"), given(Q3, 6.2)], known_at=NOVEMBER)
    third = office.send([given(Q2, 6.9)], known_at=JANUARY)

    office.take_back(first)

    assert [known(office, day) for day in (date(2010, 10, 1), NOVEMBER, JANUARY)] == [None, 6.4, 6.9]
    office.take_back(third)
    assert known(office, JANUARY) == 6.4


def test_the_same_file_twice_changes_nothing_and_is_told_so(office: Office) -> None:
    first = office.send([given(Q2, 6.4)], known_at=AUGUST)
    stated = [given(Q2, 6.4, "C5"), given(Q3, 6.2)]
    office.send(stated, known_at=NOVEMBER, raw=b"second")
    office.take_back(first)
    before = office.generation.number

    office.send(stated, known_at=NOVEMBER, raw=b"second")

    assert office.generation.number == before
    assert told(office, stated, b"second").endswith("loading it again changes nothing.")


def test_figures_that_were_never_taken_are_not_said_to_be_replaced(office: Office) -> None:
    office.send([given(Q2, 6.4)], known_at=AUGUST)
    stated = [given(Q2, 7.0), given(Q3, 6.2)]
    new_only = lambda compared: [row.number for row in compared.rows if row.kind == "new"]  # noqa: E731  in passing
    office.send(stated, known_at=NOVEMBER, raw=b"second", rows=new_only)

    said = told(office, stated, b"second")

    assert "replaced" not in said
    assert said.endswith("1 of its figures is not stored from it and can be taken.")


def test_figures_of_a_return_moved_away_stay_where_another_states_them(office: Office) -> None:
    first = office.send([given(Q2, 6.4)], known_at=AUGUST, period=Q2)
    second = office.send([given(Q2, 6.4, "C5"), given(Q3, 6.2)], known_at=NOVEMBER, period=Q3)

    decisions.move_return(office.folder, first, period=Q4, made_by="Analyst", reason="wrong quarter", now=office.now)

    assert [row[:4] for row in held(office)] == [
        (Q2.end, 6.4, second, "C5"), (Q3.end, 6.2, second, "D5"), (Q4.end, 6.4, first, "D5"),
    ]  # fmt: skip


def test_what_a_moved_return_repeated_moves_with_it(office: Office) -> None:
    first = office.send([given(Q2, 6.4)], known_at=AUGUST, period=Q2)
    second = office.send([given(Q2, 6.4, "C5")], known_at=NOVEMBER, period=Q2)

    decisions.move_return(office.folder, second, period=Q3, made_by="Analyst", reason="wrong quarter", now=office.now)

    assert [row[:4] for row in held(office)] == [(Q2.end, 6.4, first, "D5"), (Q3.end, 6.4, second, "C5")]
    office.take_back(first)
    assert [row[:4] for row in held(office)] == [(Q3.end, 6.4, second, "C5")]


def test_a_return_accepted_after_what_it_repeats_was_taken_back_keeps_its_figures(office: Office) -> None:
    """Somebody takes the first back while the comparison of the second is on the screen."""
    first = office.send([given(Q2, 6.4)], known_at=AUGUST)
    found, raw = office.returned([given(Q2, 6.4, "C5"), given(Q3, 6.2)], known_at=NOVEMBER)
    compared = compare.compare(found, office.generation, today=JANUARY)
    office.take_back(first)

    decisions.accept(office.folder, compare.to_change(found, compared, made_by="Analyst"), raw, now=office.now)

    assert [row[1] for row in held(office)] == [6.4, 6.2]


def test_comments_of_a_file_accepted_in_two_steps_stay_when_the_first_is_taken_back(office: Office) -> None:
    stated = [given(Q2, 6.4), given(Q3, 6.2, "E5")]
    first = office.send(stated, ["New group sessions"], raw=b"one", rows=lambda compared: [0])
    second = office.send(stated, ["New group sessions"], raw=b"one")
    assert comments(office) == [(first, "G1")]

    office.take_back(first)

    assert comments(office) == [(second, "G1")]
    assert [row[1:3] for row in held(office)] == [(6.4, second), (6.2, second)]


def test_targets_that_another_return_states_too_stay(office: Office) -> None:
    year = financial_year(2010)
    stated = [given(year, 5.2, measure="target")]
    first = office.send(stated, known_at=AUGUST)
    second = office.send([*stated, given(Q3, 6.2)], known_at=NOVEMBER)

    office.take_back(first)

    assert office.generation.rows("SELECT return_id, value, known_at FROM live_target") == [(second, 5.2, NOVEMBER)]


def test_benchmarks_that_another_return_states_too_stay(office: Office) -> None:
    columns = (
        "return_id", "sheet", "cell", "indicator", "sub_measure", "peer", "peer_kind", "measure", "basis",
        "period_start", "period_end", "value", "known_at",
    )  # fmt: skip
    for name, as_what in (("first", "peers"), ("second", "peer_repeats")):
        change, raw = office.change(return_id=name)
        row = (name, "S", "D2", "NI 117", "", "Halton", "authority", "actual", Q2.basis.value, Q2.start, Q2.end, 7.1,
               AUGUST)  # fmt: skip
        decisions.accept(office.folder, replace(change, **{as_what: lines_of(columns, [row])}), raw, now=office.now)

    office.take_back("first")

    found = known_peers(office.generation.rows, NOVEMBER)["NI 117", ""]
    assert [(one.name, one.value, one.source and one.source.return_id) for one in found] == [("Halton", 7.1, "second")]


def test_a_repeat_that_could_not_be_published_is_refused_when_it_is_accepted(office: Office) -> None:
    change, raw = office.change([given(Q2, 6.4)], return_id="first")
    broken = replace(change, figures=NOTHING, figure_repeats=change.figures.assign(measure="wish"))
    with pytest.raises(PublicationRefused, match="unknown measure"):
        decisions.accept(office.folder, broken, raw, now=office.now)


def test_a_return_accepted_before_repeats_were_kept_offers_what_went_with_the_first(office: Office) -> None:
    first = office.send([given(Q2, 6.4)], known_at=AUGUST)
    stated = [given(Q2, 6.4, "C5"), given(Q3, 6.2)]
    found, raw = office.returned(stated, known_at=NOVEMBER, raw=b"second")
    change = compare.to_change(found, compare.compare(found, office.generation, today=JANUARY), made_by="Analyst")
    decisions.accept(office.folder, replace(change, figure_repeats=NOTHING), raw, now=office.now)
    office.take_back(first)
    assert told(office, stated, raw).endswith("1 of its figures is not stored from it and can be taken.")

    office.send(stated, known_at=NOVEMBER, raw=raw)

    assert [row[1] for row in held(office)] == [6.4, 6.2]
    assert told(office, stated, raw).endswith("loading it again changes nothing.")


def test_the_status_says_what_stays(office: Office) -> None:
    first = office.send([given(Q3, 6.4)], known_at=NOVEMBER)
    office.send([given(Q3, 6.4, "C5"), given(Q2, 6.6)], known_at=JANUARY)
    before = status(office)
    office.take_back(first)
    assert status(office) == before == (6.4, Q3.end)
    assert audit.verify(office.folder) == []


FIGURES = st.dictionaries(st.sampled_from([Q2, Q3, Q4]), st.sampled_from([6.2, 6.4]), min_size=1)
DAYS = st.sampled_from([AUGUST, NOVEMBER, JANUARY])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given_by(one=FIGURES, other=FIGURES, days=st.tuples(DAYS, DAYS), back=st.integers(0, 1))
def test_whichever_of_two_returns_is_taken_back_the_other_is_held(
    tmp_path_factory: pytest.TempPathFactory, one: dict[Period, float], other: dict[Period, float],
    days: tuple[date, date], back: int,
) -> None:  # fmt: skip
    office = set_up(tmp_path_factory.mktemp("store"))
    ids = [
        office.send([given(period, value) for period, value in stated.items()], known_at=day)
        for stated, day in zip((one, other), days, strict=True)
    ]
    office.take_back(ids[back])

    left = (other, one)[back]
    assert {row[0]: row[1] for row in held(office)} == {period.end: value for period, value in left.items()}
    assert {row[2] for row in held(office)} == {ids[1 - back]}


def known(office: Office, day: date) -> float | None:
    """The figure of Q2 as it was known on a day."""
    found = reports.series(office.generation, "NI 117", "", AREA, day)
    values = found[(found["period_end"] == pd.Timestamp(Q2.end)) & found["current"]]["value"].tolist()
    return values[0] if values else None


def told(office: Office, figures: list[Given], raw: bytes) -> str:
    """What is said of these bytes when they are looked at again."""
    found, _ = office.returned(figures, known_at=NOVEMBER, raw=raw)
    problems = compare.compare(found, office.generation, today=JANUARY).problems
    return next(one.reason for one in problems if one.code.startswith("same-file"))


def comments(office: Office) -> list[tuple[object, ...]]:
    return office.generation.rows("SELECT return_id, cell FROM live_entry WHERE kind = 'commentary'")


def status(office: Office) -> tuple[object, ...]:
    rows = office.generation.rows(
        "SELECT actual, period_end FROM status WHERE indicator = 'NI 117' AND as_at = ?", [date(2011, 2, 14)]
    )
    return rows[0]
