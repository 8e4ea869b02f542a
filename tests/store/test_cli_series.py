"""The terminal's statistics of a file of series: forecast and spc."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_a_forecast_of_a_file_of_series(lsp: Any, tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value,horizon\na,2006,5\na,2007,6\na,2008,7,1\n", encoding="utf-8")
    ran = lsp("forecast", str(path))
    assert ran.code == 0
    assert [row.split(",")[:3] for row in ran.out.splitlines()[1:]] == [["a", "1", "2009"]]
    assert lsp("forecast", str(path), "--json").json[0]["points"] == 3


def test_a_file_of_series_with_a_fault_is_refused(lsp: Any, tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value\na,2006,five\n", encoding="utf-8")
    ran = lsp("forecast", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert "Row 2, column value: “five” is no number." in ran.err
    assert len(lsp("forecast", str(path), "--json").json["refused"]) == 1
    assert lsp("forecast").code == 2


def test_a_chart_of_a_file_of_series(lsp: Any, tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value\na,2006,5\na,2007,6\n", encoding="utf-8")
    assert [row.split(",")[:2] for row in lsp("spc", str(path)).out.splitlines()[1:]] == [["a", "2006"], ["a", "2007"]]
    assert lsp("spc", str(path), "--json").json[0]["limits"] == "too_few"
