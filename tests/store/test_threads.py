"""Many threads read one generation, and the next ones as they appear, without seeing each other's rows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from offices import Given, Office

from lsp_data.periods import month
from lsp_data.store import generations, publication
from lsp_data.store.generations import Generation


def test_each_thread_gets_the_rows_that_it_asked_for(office: Office) -> None:
    office.accept([Given("NI 117", month(2009, one), float(one)) for one in range(1, 13)])
    generation = office.generation

    def read(number: int) -> bool:
        wanted = number % 12 + 1
        sql = "SELECT value, ? AS asked FROM current_figure WHERE month(period_start) = ?"
        frame = generation.frame(sql, [number, wanted])
        return frame["value"].tolist() == [float(wanted)] and frame["asked"].tolist() == [number]

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(read, range(800)))


def test_readers_are_never_in_the_way_of_writers(office: Office) -> None:
    """While returns are accepted, every reader sees a whole generation: as many figures as its number tells."""
    first = office.generation.number

    def read(_: int) -> bool:
        generation = generations.current(office.folder)
        count = generation.frame("SELECT count(*) AS n FROM figure")["n"].iloc[0]
        return bool(count == (generation.number - first) * 5)

    with ThreadPoolExecutor(4) as pool:
        reading = pool.map(read, range(400))
        for number in range(6):
            office.accept([Given("NI 117", month(2009, one), float(number)) for one in range(1, 6)])
        assert all(reading)
    assert office.generation.number == first + 6


def test_two_writers_take_turns(office: Office) -> None:
    before = office.generation.number

    def write(number: int) -> int:
        return office.decide(("partner", "police", "contact_post", f"Post {number}")).number

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(write, range(8)))
    assert sorted(made) == list(range(before + 1, before + 9))


def test_more_generations_than_are_kept_open_can_be_read(office: Office) -> None:
    held = [office.decide(("partner", "police", "contact_post", f"Post {number}")) for number in range(12)]
    for generation in held * 2:
        assert generation.frame("SELECT max(number) AS n FROM publication")["n"].iloc[0] == generation.number


def test_a_reader_may_finish_with_a_generation_that_was_pruned(office: Office) -> None:
    generation = office.generation
    assert generation.rows("SELECT count(*) FROM figure") == [(0,)]
    generation.path.unlink()
    assert generation.rows("SELECT count(*) FROM figure") == [(0,)]
    generations.let_go(office.folder)
    with pytest.raises(generations.UnreadableStore, match="pruned"):
        generation.rows("SELECT count(*) FROM figure")


def test_a_folder_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    first = publication.create(tmp_path / "data", made_by="first")
    assert first.rows("SELECT made_by FROM publication") == [("first",)]
    (tmp_path / "data").rename(tmp_path / "old")
    second = publication.create(tmp_path / "data", made_by="second")
    assert second == first
    assert second.rows("SELECT made_by FROM publication") == [("second",)]


def test_types_do_not_depend_on_what_is_missing(office: Office) -> None:
    frames = [
        office.generation.frame(
            f"""SELECT {text} AS word, {number} AS number, {truth} AS truth, {day} AS day, {day}::TIMESTAMP AS moment,
                sum({number}) AS total"""
        )
        for text, number, truth, day in (("'a'", "1", "true", "DATE '2009-01-01'"),
                                         ("NULL::VARCHAR", "NULL::INTEGER", "NULL::BOOLEAN", "NULL::DATE"))
    ]  # fmt: skip
    kinds = ["str", "Int64", "boolean", "datetime64[us]", "datetime64[us]", "float64"]
    assert [str(kind) for kind in frames[0].dtypes] == kinds
    assert frames[0]["total"].tolist() == [1.0]
    assert [str(kind) for kind in frames[1].dtypes] == [str(kind) for kind in frames[0].dtypes]


def test_a_damaged_file_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "generation-000001.duckdb"
    path.write_bytes(b"not a database" * 1000)
    with pytest.raises(generations.UnreadableStore, match="lsp verify"):
        Generation(1, path).rows("SELECT 1")
