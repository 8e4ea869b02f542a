"""The terminal's reports: status, flags and chase, for people and as JSON, of an area and of a day."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from offices import Given, Office, written

from lsp_data import reports
from lsp_data.periods import year_to_date
from lsp_data.reports.rows import STATUS


def test_status_prints_exactly_the_names_of_the_contract(lsp: Any, filled: Office) -> None:
    rows = lsp("status", "--json").json
    assert [list(row) for row in rows] == [list(STATUS)] * 4
    fire = next(row for row in rows if row["indicator"] == "NI 33")
    assert (fire["rag"], fire["actual"], fire["source"]["file"]) == ("red", 75.0, "return-1.xlsx")
    assert lsp("status", "--as-at", "2010-07-01", "--json").json[0]["actual"] is None
    words = lsp("status").out
    assert "■ Off track" in words
    assert "NI 33 (i)\t" in words, "in a pipe the cells have tabs between them"


def test_people_read_rounded_figures_and_scripts_the_exact_ones(lsp: Any, filled: Office) -> None:
    filled.accept([Given("NI 33", year_to_date(date(2011, 1, 31)), 70.123456789, "i")], known_at=date(2011, 2, 10))
    fire = next(row for row in lsp("status", "--json").json if row["indicator"] == "NI 33")
    assert fire["actual"] == 70.123456789
    line = next(line for line in lsp("status").out.splitlines() if line.startswith("NI 33 (i)"))
    assert line.split("\t")[2:5] == ["Jan 2011", "70.12", "66.67"]


def test_an_unknown_area_is_refused_with_the_known_ones(lsp: Any, filled: Office) -> None:
    ran = lsp("status", "--area", "nowhere")
    assert ran.code == 2
    assert "no area is called 'nowhere'" in ran.err
    assert "cheshire-west-and-chester (Cheshire West and Chester)" in ran.err
    assert len(lsp("status", "--area", "Cheshire West and Chester", "--json").json) == 4
    assert lsp("status", "--area", "chester").out == "Nothing is known of this area.\n"


@pytest.mark.parametrize(
    ("command", "whole"),
    [
        ("status", ["NI 33 (i)", "Dec 2010", "unknown"]),
        ("flags", ["NI 33 (i)", "medium", "behind-milestone"]),
        ("history", ["return-1.xlsx", "accept"]),
    ],
)
def test_tables_fit_a_terminal_of_a_hundred_columns(
    lsp: Any, filled: Office, command: str, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.accept([Given("NI 33", year_to_date(date(2010, 9, 30)), 20.0, "i")], known_at=date(2011, 1, 21))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", lsp(command).out)  # without what makes the headings bold
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= 100
    assert "…" not in shown
    assert [one for one in whole if one not in shown] == []


def test_flags_and_chase_say_what_they_find(lsp: Any, filled: Office) -> None:
    flags = lsp("flags", "--json").json
    assert flags[0]["severity"] == "high"
    assert lsp("flags").out.count("\n") == len(flags)
    chased = lsp("chase", "--json").json
    assert {"partner", "overdue", "longest_days", "figures", "text"} <= set(chased[0])
    assert lsp("chase").out.startswith("To: ")
    assert lsp("chase", "--period", "2006/07").out == "Nothing is overdue.\n"


def test_without_a_reporting_date_now_is_today_and_not_the_last_publication(
    lsp: Any, filled: Office, tmp_path: Path
) -> None:
    filled.decide(("partnership", "", "reporting_date", ""))
    with time_machine.travel(datetime(2011, 8, 20, 12, tzinfo=UTC), tick=False):
        today = {one: lsp(one, "--json").json for one in ("status", "flags", "chase")}
        assert today == {one: lsp(one, "--as-at", "2011-08-20", "--json").json for one in today}
        assert today != {one: lsp(one, "--as-at", "2011-02-14", "--json").json for one in today}
        rows = [["Quarter", "Q1 2011/12"], [], ["NI", "Title", "Q1 2011/12"], ["NI 16", "Crime", 5.0]]
        path = written(tmp_path / "police.xlsx", [["Partner", "Police"], *rows])
        (loaded,) = lsp("load", str(path), "--accept", "--json").json
    assert (loaded["accepted"], loaded["known_at"]) == (True, "2011-08-20")
    assert reports.reporting_day(filled.generation, date(2012, 1, 1)) == date(2012, 1, 1)
    filled.decide(("partnership", "", "reporting_date", "2011-02-14"))
    assert reports.reporting_day(filled.generation, date(2012, 1, 1)) == date(2011, 2, 14)


@time_machine.travel(datetime(2026, 11, 24, 12, 0, tzinfo=UTC), tick=False)
def test_a_partnership_whose_years_are_long_over_is_said_beside_its_status(lsp: Any, office: Office) -> None:
    assert lsp("status").err == ""
    office.decide(("partnership", "", "reporting_date", ""))
    ran = lsp("status")
    assert "The partnership's years ended on 31 Mar 2011, and no reporting date is fixed" in ran.err
    assert "years ended" not in ran.out
    assert lsp("status", "--json").err == ""
