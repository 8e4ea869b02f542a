"""What the statistics write for a file of series."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from presentation.series_answers import write_charts, write_forecasts


@pytest.fixture
def series(tmp_path: Path) -> Path:
    path = tmp_path / "series.csv"
    rows = [
        f"NI 1,{2008 + place // 4}Q{place % 4 + 1},{value},2,31,low" for place, value in enumerate((30, 28, 31, 27))
    ]
    path.write_text("\n".join(["series_id,period,value,horizon,target,polarity", *rows, "short,2008,1,,,"]))
    return path


def test_csv_has_the_columns_of_the_contract_and_a_row_a_step(series: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_forecasts(series, as_json=False)
    said = capsys.readouterr()
    header, *rows = csv.reader(io.StringIO(said.out))
    assert header == ["series_id", "step", "period", "mean", "lo80", "hi80", "lo95", "hi95", "p_target"]
    assert [row[:3] for row in rows] == [["NI 1", "1", "2009Q1"], ["NI 1", "2", "2009Q2"]]
    assert rows[0][8] == rows[1][8]
    assert said.err == "short: No forecast: 1 of the 3 figures that it needs at least are known.\n"


def test_json_says_it_in_words_too(series: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_forecasts(series, as_json=True)
    one, short = json.loads(capsys.readouterr().out)
    assert list(one) == ["series_id", "frequency", "points", "steps", "p_target", "p_target_words", "remarks"]
    assert (one["frequency"], one["points"], one["p_target_words"]) == ("quarterly", 4, "almost certain")
    assert list(one["steps"][0]) == ["step", "period", "mean", "lo80", "hi80", "lo95", "hi95"]
    assert (short["steps"], short["p_target"], short["p_target_words"]) == ([], None, None)


def test_a_chart_has_the_columns_of_the_contract_and_a_row_a_point(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value,improvement,target\na,2008,1,increase,50\na,2009,3\na,2010,\nnone,2008,\n")
    write_charts(path, as_json=False)
    said = capsys.readouterr()
    header, first, second, missing = csv.reader(io.StringIO(said.out))
    assert ",".join(header) == (
        "series_id,period,value,mean,lower,upper,near_lower,near_upper,moving_range,rule,point_type,variation,assurance"
    )
    assert first[:4] == ["a", "2008", "1.0", "2.0"]
    assert [float(cell) for cell in first[4:8]] == pytest.approx([-3.32, 7.32, 2 - 5.32 * 2 / 3, 2 + 5.32 * 2 / 3])
    assert first[8:] == ["", "none", "common_cause", "common_cause", "consistent_fail"]
    assert second[8] == "2.0"
    assert missing[2] == missing[8] == missing[9] == missing[10] == ""
    assert said.err.splitlines()[0] == (
        "a: 2 points are too few for a chart: silence does not mean that nothing has changed."
    )
    assert said.err.splitlines()[1].startswith("none: 0 points are too few")
    write_charts(path, as_json=True)
    one, none = json.loads(capsys.readouterr().out)
    assert (one["limits"], one["assurance"], len(one["points"])) == ("too_few", "consistent_fail", 3)
    assert (none["points"], none["variation"]) == ([], None)
