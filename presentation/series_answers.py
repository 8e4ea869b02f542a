"""What the statistics answer to a file of series, written as CSV or JSON on standard output."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.series_asked import Asked, ChartAsked, charts_asked, forecasts_asked
from loaders.series_file import written
from lsp_data.measures.forecast import Forecast, forecast, in_words, remarks
from lsp_data.measures.spc import SETTLED, Chart, Standing, chart, standing
from presentation.terminal import print_json

FORECAST = ("series_id", "step", "period", "mean", "lo80", "hi80", "lo95", "hi95", "p_target")
SPC = (
    "series_id", "period", "value", "mean", "lower", "upper", "near_lower", "near_upper", "moving_range", "rule",
    "point_type", "variation", "assurance",
)  # fmt: skip


def write_forecasts(path: Path, *, as_json: bool) -> None:
    """The forecast of each series of a file. SeriesRefused (loaders.series_file) where it cannot be used.

    CSV has a row a step, and none for a series that is too short: a sentence on standard error says so."""
    asked = forecasts_asked(path)
    answers = forecast([one.question for one in asked])
    if as_json:
        print_json([_as_json(one, answer) for one, answer in zip(asked, answers, strict=True)])
        return
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(FORECAST)
    for one, answer in zip(asked, answers, strict=True):
        if answer is None:
            sys.stderr.write(f"{one.series_id}: {remarks(one.question)[0]}\n")
            continue
        table.writerows((one.series_id, *row, answer.p_target) for row in _steps(one, answer))


def _steps(one: Asked, answer: Forecast) -> Iterator[tuple[int, str, float, float, float, float, float]]:
    columns = zip(answer.median, answer.low80, answer.high80, answer.low95, answer.high95, strict=True)
    for step, numbers in enumerate(columns, start=1):
        yield step, written(one.question.frequency, one.after + step), *numbers


def _as_json(one: Asked, answer: Forecast | None) -> dict[str, Any]:
    chance = answer.p_target if answer else None
    steps = _steps(one, answer) if answer else iter(())
    return {
        "series_id": one.series_id,
        "frequency": one.question.frequency.value,
        "points": sum(value is not None for value in one.question.values),
        "steps": [dict(zip(FORECAST[1:-1], row, strict=True)) for row in steps],
        "p_target": chance,
        "p_target_words": None if chance is None else in_words(chance),
        "remarks": remarks(one.question),
    }


def write_charts(path: Path, *, as_json: bool) -> None:
    """The XmR chart of each series of a file, a row a point. SeriesRefused where the file cannot be used.

    Limits that rest on few points are said on standard error."""
    asked = charts_asked(path)
    charts = [(one, _chart(one)) for one in asked]
    if as_json:
        print_json([_chart_as_json(one, made) for one, made in charts])
        return
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(SPC)
    for one, made in charts:
        if warning := _warning(one):
            sys.stderr.write(f"{one.series_id}: {warning}\n")
        if made is not None:
            table.writerows((one.series_id, *row, made.variation, made.assurance) for row in _points(one, made))


def _chart(one: ChartAsked) -> Chart | None:
    if all(value is None for value in one.values):
        return None
    return chart(
        one.values,
        one.improvement,
        target=one.target,
        rebase=one.rebase,
        fix_after=one.fix_after,
        screen_outliers=one.screen_outliers,
    )


def _points(one: ChartAsked, made: Chart) -> Iterator[tuple[object, ...]]:
    for period, point in zip(one.periods, made.points, strict=True):
        lines = [point.limits.at(share) for share in (-1, 1, -2 / 3, 2 / 3)]
        yield period, point.value, point.limits.mean, *lines, point.moving_range, point.rule, point.kind


def _known(one: ChartAsked) -> int:
    return sum(value is not None for value in one.values)


def _warning(one: ChartAsked) -> str | None:
    known = _known(one)
    points = "1 point is" if known == 1 else f"{known} points are"
    return {
        Standing.TOO_FEW: f"{points} too few for a chart: silence does not mean that nothing has changed.",
        Standing.TRIAL: f"{known} points give trial limits; from {SETTLED} on they are settled.",
    }.get(standing(known))


def _chart_as_json(one: ChartAsked, made: Chart | None) -> dict[str, Any]:
    points = _points(one, made) if made else iter(())
    return {
        "series_id": one.series_id,
        "points": [dict(zip(SPC[1:-2], row, strict=True)) for row in points],
        "variation": made.variation if made else None,
        "assurance": made.assurance if made else None,
        "limits": standing(_known(one)),
        "remark": _warning(one),
    }
