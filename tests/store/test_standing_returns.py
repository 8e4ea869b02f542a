"""How returns stand is kept beside their events and never differs from what these say."""

from __future__ import annotations

import duckdb
import pytest
from offices import Given, Office

from lsp_data import audit, decisions
from lsp_data.periods import quarter
from lsp_data.store import generations, migrations

Q1, Q2 = quarter(2009, 1), quarter(2009, 2)


def stands(office: Office, name: str) -> tuple[object, ...]:
    asked = "SELECT partner, period_end, withdrawn_at IS NOT NULL FROM effective_return WHERE return_id = ?"
    (row,) = office.generation.rows(asked, [name])
    return row


def as_the_events_say(office: Office) -> None:
    told = office.generation.rows("FROM return_from_events ORDER BY return_id")
    assert office.generation.rows("FROM effective_return ORDER BY return_id") == told


def test_a_return_stands_as_its_last_move_and_its_taking_back_say(office: Office) -> None:
    name = office.accept([Given("NI 33", Q1, 12.0, "i")], partner="council", period=Q1)
    other = office.accept([Given("NI 16", Q1, 5.0)], partner="council", period=Q1)
    assert stands(office, name) == ("council", Q1.end, False)
    decisions.move_return(office.folder, name, partner="police", made_by="Analyst", reason="theirs")
    decisions.move_return(office.folder, name, period=Q2, made_by="Analyst", reason="the later quarter")
    assert stands(office, name) == ("police", Q2.end, False)
    as_the_events_say(office)
    office.take_back(name)
    assert stands(office, name) == ("police", Q2.end, True)
    assert stands(office, other) == ("council", Q1.end, False)
    as_the_events_say(office)


def test_beginning_anew_leaves_no_return_standing(office: Office) -> None:
    office.accept([Given("NI 33", Q1, 12.0, "i")])
    decisions.begin_anew(office.folder, made_by="Analyst", reason="leaving the sample")
    assert office.generation.rows("SELECT count(*) FROM effective_return") == [(0,)]


def test_a_store_from_before_keeps_how_its_returns_stand(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    name = office.accept([Given("NI 33", Q1, 12.0, "i")], partner="council", period=Q1)
    office.take_back(name)
    generations.let_go(office.folder)
    with duckdb.connect(str(office.generation.path)) as store:  # as it was laid out before
        ((defined,),) = store.execute(
            "SELECT sql FROM duckdb_views() WHERE view_name = 'return_from_events'"
        ).fetchall()
        store.execute("DROP TABLE effective_return")
        store.execute(defined.replace("return_from_events", "effective_return"))
        store.execute("DROP VIEW return_from_events")
        store.execute("DELETE FROM migration WHERE number = 10")
    assert stands(office, name)[2] is True
    assert "return-not-as-its-events" not in [one.code for one in audit.verify(office.folder)]
    office.accept([Given("NI 16", Q1, 5.0)])
    assert stands(office, name)[2] is True
    as_the_events_say(office)
    assert len(migrations.migrations()) == len(office.generation.rows("FROM migration"))


def test_a_return_that_stands_otherwise_than_its_events_say_is_found(office: Office) -> None:
    office.accept([Given("NI 33", Q1, 12.0, "i")], partner="council", period=Q1)
    generations.let_go(office.folder)
    with duckdb.connect(str(office.generation.path)) as store:
        store.execute("UPDATE effective_return SET partner = 'police'")
    assert "return-not-as-its-events" in [one.code for one in audit.verify(office.folder)]
