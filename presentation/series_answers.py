"""What the statistics answer to a file of series, written as CSV or JSON on standard output."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.series_asked import Asked, forecasts_asked
from loaders.series_file import written
from lsp_data.measures.forecast import Forecast, forecast, in_words, remarks
from presentation.terminal import print_json

FORECAST = ("series_id", "step", "period", "mean", "lo80", "hi80", "lo95", "hi95", "p_target")


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
