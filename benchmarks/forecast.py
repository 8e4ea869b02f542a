"""What a forecast costs and how good its intervals are, against the ETS of statsforecast and of statsmodels.

usage: python -m benchmarks.forecast [SERIES.csv] [--no-peers]
SERIES.csv (series_id, period, value, horizon, as for `lsp forecast`): its last `horizon` values are held back.
Without it series are made: a wandering level, noise, sometimes a drift and a season, of 6, 8 and 12 points.
The peers run on the same series in the same run, in an environment of their own that is kept in the user's cache.

Budgets: in a batch of 10,000 at most 0.4 ms a series for 4 steps and 1.5 ms for 12; at least 10 times faster a series
than each peer; a better (lower) interval score than each on the rows that it answers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import peers
from loaders.series_asked import forecasts_asked
from lsp_data.measures.forecast import FREQUENCIES, Question, forecast
from lsp_data.measures.forecast.prior import prior
from lsp_data.measures.series import Frequency

BATCH = 10_000
BUDGETS = ((Frequency.QUARTERLY, 12, 4, 0.4), (Frequency.MONTHLY, 24, 12, 1.5))  # points, steps, ms a series
FASTER = 10.0
MADE = 20  # series of each frequency and length
WORST = 1000.0  # a score beyond counts as this: one series must not decide
LENGTHS = (6, 8, 12)
PEERS = Path(__file__).with_name("forecast_peers.txt")
Held = tuple[Question, list[float]]


def speed() -> bool:
    dice = np.random.default_rng(20110214)
    kept = True
    for frequency, points, steps, budget in BUDGETS:
        rows = dice.normal(0, 1, (BATCH, points)).cumsum(axis=1) + 100
        questions = [Question(tuple(row), frequency, steps) for row in rows.tolist()]
        forecast(questions[:10])
        start = time.process_time()
        forecast(questions)
        each = (time.process_time() - start) / BATCH * 1000
        kept &= each <= budget
        print(f"{BATCH} {frequency.value} series, {steps} steps: {each:.3f} ms a series (at most {budget})")
    return kept


def made() -> list[Held]:
    dice = np.random.default_rng(20090331)
    held = []
    for frequency in FREQUENCIES:
        season = prior(frequency).season
        steps = {1: 3}.get(season, season)
        for length in LENGTHS:
            for _ in range(MADE):
                count = length + steps
                level = dice.normal(0, dice.uniform(0.2, 2), count).cumsum() + dice.normal(0, 0.5) * np.arange(count)
                turning = dice.normal(0, dice.uniform(0, 4), season)[np.arange(count) % season]
                values = (60 + level + turning + dice.normal(0, dice.uniform(0.1, 2), count)).tolist()
                held.append((Question(tuple(values[:length]), frequency, steps), values[length:]))
    return held


def held_back(path: Path) -> list[Held]:
    held = []
    for one in forecasts_asked(path):
        values = [value for value in one.question.values if value is not None]
        known = values[: -one.question.horizon]
        if len(known) >= 3:
            question = Question(tuple(known), one.question.frequency, one.question.horizon)
            held.append((question, values[-one.question.horizon :]))
    return held


def answers_of_peers(held: list[Held]) -> list[dict[str, Any]]:
    asked = [
        {"values": question.values, "horizon": question.horizon, "season": prior(question.frequency).season}
        for question, _ in held
    ]
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "asked.json", Path(folder) / "answered.json"
        before.write_text(json.dumps(asked), encoding="utf-8")
        script = Path(__file__).with_name("forecast_peers.py")
        subprocess.run([peers.python(PEERS), str(script), str(before), str(after)], check=True)
        answered: list[dict[str, Any]] = json.loads(after.read_text(encoding="utf-8"))
    return answered


def score(held: Held, rows: list[list[float]], share: float) -> float:
    """The interval score (Gneiting and Raftery, 2007) over the steps, in mean changes of the history."""
    question, truth = held
    low, high = (np.array(row) for row in (rows[1:3] if share == 0.8 else rows[3:5]))
    change = float(np.abs(np.diff(np.array(question.values, dtype=float))).mean()) or 1.0
    missed = np.maximum(0, low - truth) + np.maximum(0, np.array(truth) - high)
    return float((high - low + 2 / (1 - share) * missed).mean() / change)


def against(held: list[Held]) -> bool:
    start = time.process_time()
    own = [
        [list(row) for row in (one.median, one.low80, one.high80, one.low95, one.high95)]
        for one in forecast([question for question, _ in held])
        if one is not None
    ]
    each = (time.process_time() - start) / len(held)
    print(f"{len(held)} series; ours {each * 1000:.2f} ms a series, matrices included")
    kept = True
    for peer in answers_of_peers(held):
        rows = [(one, ours, theirs) for one, ours, theirs in zip(held, own, peer["answers"], strict=True) if theirs]
        ratio = peer["seconds"] / len(held) / each
        kept &= ratio >= FASTER
        print(f"{peer['peer']}: answers {len(rows)} of {len(held)}; {ratio:.0f} times slower")
        for share in (0.8, 0.95):
            ours, theirs = (np.mean([min(score(row[0], row[side], share), WORST) for row in rows]) for side in (1, 2))
            kept &= bool(ours < theirs)
            print(f"    interval score {share:.0%}: ours {ours:.2f}, theirs {theirs:.2f}")
    return kept


def main() -> int:
    files = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    kept = speed()
    if "--no-peers" not in sys.argv:
        kept &= against(held_back(files[0]) if files else made())
    print("All budgets are kept." if kept else "A budget is NOT kept.")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
