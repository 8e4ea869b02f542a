"""Register rows that an older store kept whole are what was written in the fields of registers."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from lsp_data import reports
from lsp_data.store import checks, generations, migrations, publication, registers
from lsp_data.store.generations import Generation

MAP = {"workstream": "B Manage", "year": "2009/10", "number": None}


def kept(store: duckdb.DuckDBPyConnection, number: int, kind: str, *rows: dict[str, object]) -> None:
    """A workbook of the police with these rows, as stores kept it before registers were logs."""
    name, known = f"return-{number}", date(2009, number, 1)
    store.execute(
        """INSERT INTO accepted_return (return_id, file_name, partner, kind, known_at, accepted_at, publication)
           VALUES (?, 'a.xlsx', 'police', 'route_map', ?, ?, ?)""",
        [name, known, datetime(2009, number, 1), number],
    )
    for place, fields in enumerate(rows, 1):
        store.execute(
            "INSERT INTO entry VALUES (?, 'Map', ?, ?, ?, ?, ?, ?)",
            [name, f"A{place}", kind, json.dumps(fields), known, number, place],
        )


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generation:
    """A store from before registers were logs."""
    shipped = migrations.migrations()
    with monkeypatch.context() as before:
        before.setattr(migrations, "migrations", lambda: [one for one in shipped if one[0] < 6])
        before.setattr(checks, "require", lambda *_: None)  # what they ask about is of tables that came later
        made = publication.create(tmp_path)
    generations.let_go(tmp_path)
    return made


def moved_on(older: Generation) -> Generation:
    """The store with every migration."""
    with duckdb.connect(str(older.path)) as store:
        migrations.migrate(store, datetime(2011, 1, 1))
    return older


def test_unnumbered_commitments_and_twins_stay_apart(older: Generation) -> None:
    role = {"number": None, "partnership": "safer-and-stronger", "role": "lead"}
    with duckdb.connect(str(older.path)) as store:
        kept(store, 2, "activity", *[{**MAP, "activity": "Train", "months": {}}] * 2)
        kept(store, 3, "commitment_role", {**role, "commitment": "Act on climate"}, {**role, "commitment": "Play"})
        kept(store, 4, "workstream", {"workstream": "1", "year": "2009/101"}, {"workstream": "11", "year": "2009/10"})
    found = moved_on(older)
    assert reports.register(found, "activity")["activity"].tolist() == ["Train", "Train"]
    assert reports.commitments(found)["commitment"].tolist() == ["Act on climate", "Play"]
    assert reports.register(found, "workstream")["workstream"].tolist() == ["1", "11"]


def test_a_store_from_before_has_no_rows_in_its_registers(older: Generation) -> None:
    assert reports.register(older, "action").empty
    assert registers.ids_of(older, "action") == set()
    assert reports.papers(older) == {}


def test_the_newest_workbook_counts_and_the_others_are_kept_as_they_came(older: Generation) -> None:
    with duckdb.connect(str(older.path)) as store:
        kept(store, 2, "activity", {**MAP, "activity": "Train"}, {**MAP, "activity": "Drop"})
        kept(store, 3, "activity", {**MAP, "activity": "Train"})
        kept(store, 4, "activity", {**MAP, "activity": "Mistaken"})
        store.execute(
            """INSERT INTO return_event (return_id, event, made_at, publication)
               VALUES ('return-4', 'withdrawn', now(), 5)"""
        )
    found = moved_on(older)
    assert reports.register(found, "activity")["activity"].tolist() == ["Train"]
    left = found.rows("SELECT return_id, json_extract_string(fields, '$.activity') FROM entry ORDER BY ALL")
    assert left == [("return-2", "Drop"), ("return-2", "Train"), ("return-4", "Mistaken")]
