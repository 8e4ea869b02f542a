"""What a publication costs: accepting a return of 200 indicators, and the status of a whole partnership.

    python benchmarks/publish.py            the figures, and whether they keep the budgets

Budgets: a 200-indicator return accepted with its status in 0.3 s, while the store holds five years of ten areas; the
status of 198 indicators × 10 areas × 60 months computed anew in 3 s.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from lsp_data import decisions
from lsp_data.catalogue import load_reference
from lsp_data.periods import month, month_end
from lsp_data.store import publication, reads, statuses
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation
from lsp_data.store.lines import Lines, lines_of
from pages.parts import housekeeping

AREA = "cheshire-west-and-chester"
NOW = datetime(2011, 2, 14, tzinfo=UTC)
MONTHS = 60
ACCEPT_BUDGET, RECOMPUTE_BUDGET = 0.3, 3.0


def set_up(folder: Path) -> list[tuple[str, str]]:
    """A partnership that uses every indicator, monthly and as values of the month alone."""
    publication.create(folder, now=NOW)
    listed = reads.catalogue_after([]).indicators
    keys = list(dict.fromkeys(zip(listed["indicator"], listed["sub_measure"], strict=True)))
    first = dict(reversed(keys))  # the first sub-measure of each
    used = list(first.items())
    fields = (("in_use", "yes"), ("frequency", "monthly"), ("accumulation", "point"), ("lag_days", "20"))
    edits = [("partnership", "", "area", AREA), ("partnership", "", "reporting_date", "2011-02-14")]
    edits += [("indicator", f"{name}|{sub}", field, value) for name, sub in used for field, value in fields]
    decisions.save_edits(folder, [decisions.Edit(*one) for one in edits], made_by="benchmark", now=NOW)
    return used


def areas() -> list[str]:
    """The partnership's area and nine others."""
    others = [one for one in load_reference().areas["id"] if one != AREA]
    return [AREA, *others[:9]]


def figures(return_id: str, series: list[tuple[str, str]], places: list[str], first: int, count: int) -> Lines:
    """Months of figures for each series and area."""
    chance = np.random.default_rng(1)
    months = [month(2006 + (3 + place) // 12, (3 + place) % 12 + 1) for place in range(first, first + count)]
    rows = [
        (return_id, "Return", f"D{row}", name, sub, place, "actual", one.basis.value, one.start, one.end, "", "%", 1.0,
         min(month_end(one.end.year, one.end.month), date(2011, 2, 1)))
        for row, (name, sub) in enumerate(series)
        for place in places
        for one in months
    ]  # fmt: skip
    columns = ("return_id", "sheet", "cell", "indicator", "sub_measure", "area", "measure", "basis", "period_start",
               "period_end", "note", "unit", "scale", "known_at")  # fmt: skip
    lines = lines_of(columns, rows)
    values = chance.normal(50, 5, len(lines)).round(1).tolist()
    return lines.assign(value=values, cell_value=values)


def acceptance(number: int, lines: Lines) -> Change:
    """A publication of these figures in one return."""
    columns = ("return_id", "sha256", "file_name", "kind", "partner", "known_at", "figures")
    row = (
        f"r{number}",
        f"{number:064d}",
        f"{number}.xlsx",
        "performance_return",
        "council",
        date(2011, 2, 1),
        len(lines),
    )
    return Change("accept", "benchmark", key=f"k{number}", returns=lines_of(columns, [row]), figures=lines)


def acceptances(folder: Path, used: list[tuple[str, str]]) -> Iterator[float]:
    """Seconds of each of ten returns of 198 indicators and two of their sub-measures' worth of figures."""
    for number in range(10):
        lines = figures(f"r{number}", used, [AREA], MONTHS - 1, 1)
        started = time.perf_counter()
        publication.publish(folder, acceptance(number, lines), now=NOW)
        yield time.perf_counter() - started


def recomputed(generation: Generation) -> float:
    """Seconds to compute the status of every series on one day."""
    catalogue = reads.catalogue_of(generation)
    started = time.perf_counter()
    found = statuses.compute(generation.rows, catalogue, date(2011, 2, 14))
    taken = time.perf_counter() - started
    print(f"  {len(found):,} series of {MONTHS} months")
    return taken


def main() -> int:
    """Print the figures; 1 where a budget is not kept."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        used = set_up(folder)
        started = time.perf_counter()
        history = figures("r999", used, areas(), 0, MONTHS)
        generation = publication.publish(folder, acceptance(999, history), now=NOW)
        print(f"{len(history):,} figures accepted at once: {time.perf_counter() - started:.2f} s, "
              f"file {generation.path.stat().st_size / 1e6:.1f} MB")  # fmt: skip
        housekeeping.settle()  # as the dashboard's server does once it has started
        whole = recomputed(generation)
        print(f"status of the whole partnership: {whole:.2f} s (budget {RECOMPUTE_BUDGET} s)")
        worked = time.process_time()
        taken = list(acceptances(folder, used))
        worked = (time.process_time() - worked) / len(taken)
        typical = statistics.median(taken)
        print(f"a return of {len(used)} indicators accepted: median {typical:.3f} s, longest {max(taken):.3f} s, "
              f"processor {worked:.3f} s (budget {ACCEPT_BUDGET} s)")  # fmt: skip
        return 0 if typical <= ACCEPT_BUDGET and whole <= RECOMPUTE_BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
