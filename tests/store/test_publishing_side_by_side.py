"""The store derives while the rules compute: what goes wrong on either side is told, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest
from offices import Given, Office

from lsp_data.periods import quarter
from lsp_data.store import checks, current_figures, kept_statuses, publication, scratch
from lsp_data.store.changes import Change
from lsp_data.store.lines import Lines, lines_of

Q1 = quarter(2009, 1)
Q2 = quarter(2009, 2)


def refuse(*_: object) -> None:
    raise publication.PublicationRefused(("what is derived does not hold",))


def fail(*_: object) -> list[tuple[object, ...]]:
    raise ZeroDivisionError("a fault of the rules")


def drafts(office: Office) -> list[Path]:
    return list(office.folder.rglob("draft-*"))


def idle() -> list[duckdb.DuckDBPyConnection]:
    return list(scratch._idle)


def test_a_refusal_beside_the_rules_is_told_and_nothing_stays(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    before = office.generation
    monkeypatch.setattr(current_figures, "recompute", refuse)
    with pytest.raises(publication.PublicationRefused, match="what is derived"):
        office.accept([Given("NI 33", Q1, 12.0, "i")])
    monkeypatch.undo()
    assert not drafts(office)
    assert office.generation == before
    office.accept([Given("NI 33", Q1, 12.0, "i")])
    assert office.generation.rows("SELECT value FROM current_figure") == [(12.0,)]


def test_a_fault_of_the_rules_waits_for_the_store_and_nothing_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_statuses.Due, "rows", fail)
    with pytest.raises(ZeroDivisionError):
        office.accept([Given("NI 33", Q1, 12.0, "i")])
    monkeypatch.undo()
    assert not idle()
    office.accept([Given("NI 33", Q1, 12.0, "i")])
    assert office.generation.rows("SELECT value FROM current_figure") == [(12.0,)]


def test_where_both_fail_the_refusal_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current_figures, "recompute", refuse)
    monkeypatch.setattr(kept_statuses.Due, "rows", fail)
    with pytest.raises(publication.PublicationRefused) as told:
        office.accept([Given("NI 33", Q1, 12.0, "i")])
    assert isinstance(told.value.__context__, ZeroDivisionError)


def test_the_database_that_is_kept_holds_nothing(office: Office) -> None:
    office.accept([Given("NI 33", Q1, 12.0, "i")])
    (kept,) = idle()
    assert kept.execute("SELECT table_name FROM duckdb_tables()").fetchall() == []
    attached = {row[0] for row in kept.execute("SELECT database_name FROM duckdb_databases()").fetchall()}
    assert attached == {"memory", "system", "temp"}
    office.accept([Given("NI 33", Q2, 11.0, "i")])
    assert idle() == [kept]


def test_two_partnerships_publish_at_once(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("east", "west")]
    for folder in folders:
        publication.create(folder)

    def publish(folder: Path) -> None:
        for number in range(3):
            name = f"{folder.name} {number}"
            publication.publish(folder, Change("accept", name, returns=a_return(name), figures=some_figures(name)))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(publish, folders))
    for folder in folders:
        held = publication.refresh(folder).rows("SELECT DISTINCT split_part(return_id, ' ', 1) FROM current_figure")
        assert held == [(folder.name,)]


def a_return(name: str) -> Lines:
    columns = ("return_id", "sha256", "file_name", "known_at")
    return lines_of(columns, [(name, "a" * 64, f"{name}.xlsx", date(2010, 1, 1))])


def some_figures(name: str) -> Lines:
    columns = (
        "return_id", "sheet", "cell", "indicator", "sub_measure", "area", "measure", "basis", "period_start",
        "period_end", "value", "known_at",
    )  # fmt: skip
    when = (date(2009, 4, 1), date(2009, 6, 30))
    return lines_of(
        columns, [(name, "S", "A1", "NI 154", "", "halton", "actual", "quarter", *when, 1.0, date(2010, 1, 1))]
    )


@pytest.fixture
def lines() -> Iterator[duckdb.DuckDBPyConnection]:
    """Figures each of which breaks its own rules, all of them or none."""
    with duckdb.connect() as store:
        store.execute(
            """CREATE TABLE figure AS SELECT * FROM (VALUES
                   ('r', 'S', 'A1', 'NI 1', '', 'x', 'actual', 'month', DATE '2009-01-01', DATE '2009-01-31', 1.0,
                    NULL::VARCHAR, 1.0, 1.0, DATE '2010-01-01'),
                   ('r', 'S', 'A2', 'NI 1', '', 'x', 'actual', 'month', DATE '2009-01-31', DATE '2009-01-01', 1.0, NULL,
                    1.0, 1.0, DATE '2010-01-01'),
                   ('r', 'S', 'A3', 'NI 1', NULL, 'x', 'guess', NULL, DATE '2009-01-01', DATE '2009-01-31', NULL, NULL,
                    'nan'::DOUBLE, 0.0, DATE '2010-01-01'),
                   (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
               f(return_id, sheet, cell, indicator, sub_measure, area, measure, basis, period_start, period_end, value,
                 marker, cell_value, scale, known_at)"""
        )
        yield store


@pytest.mark.parametrize("kept", ["A1", "A2", "A3", ""])
def test_rules_asked_together_say_what_each_says_alone(lines: duckdb.DuckDBPyConnection, kept: str) -> None:
    lines.execute("DELETE FROM figure WHERE coalesce(cell, '') <> ?", [kept])
    rules = [one for one in checks.WRITTEN if one.table == "figure" and one.broken]
    alone = [(one.code, row[0]) for one in rules for row in lines.execute(one.query).fetchall()]
    assert checks._broken(lines, rules) == alone
    assert bool(alone) == (kept != "A1")
