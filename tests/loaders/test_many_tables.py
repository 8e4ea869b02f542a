"""Sheets of many small tables: what speaks of all is looked for once, and nothing piles up from table to table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.kinds import found_tables, indicator_tables
from loaders.meaning.frames import speaks_of_years
from loaders.meaning.header_block import Block
from loaders.meaning.known import Known
from loaders.tables.rows import rows_of
from tests.loaders.conftest import sheet_of

Rows = list[list[object]]
TABLES = 40


def _of_areas(tables: int) -> Rows:
    rows: Rows = []
    for table in range(tables):
        rows += [
            [f"Fires in part {table}"],
            ["Area", "2008/09", "2009/10"],
            ["Chester", 8, 9 + table],
            ["Halton", 7, 6],
        ]
        rows += [[None]]
    return rows


def test_the_texts_of_a_sheet_are_searched_once_for_its_years(
    read_rows: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = []

    def counting(text: str) -> bool:
        searched.append(text)
        return speaks_of_years(text)

    monkeypatch.setattr(found_tables, "speaks_of_years", counting)
    read_rows(_of_areas(TABLES))
    assert 0 < len(searched) <= 5 * TABLES


def test_the_lines_above_earlier_tables_do_not_pile_up(known: Known) -> None:
    rows: Rows = []
    for table in range(TABLES):
        rows += [[f"Portfolio {table} return, Q2 2009/10"], [f"Remark {table}"], ["Indicator", "Title", "Actual"]]
        rows += [["NI 155", "Homes", table], ["NI 156", "Stays", 7], [None]]
    found = indicator_tables.find(rows_of(sheet_of(rows, "Return")), known, Block())
    lengths = [len(one.header.facts.get("text", "").splitlines()) for one in found]
    assert len(found) == TABLES
    assert max(lengths) < TABLES // 2


def test_the_numbers_of_the_rows_are_kept() -> None:
    rows = rows_of(sheet_of(_of_areas(3), "Areas"))
    assert rows.numbers is rows.numbers
