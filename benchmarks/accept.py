"""What it costs to take in a partner's return of 200 indicators: figures, comparison, acceptance, status.

usage: python -m benchmarks.accept
At the terminal: `lsp load FILE --accept`, a process from its start to its end. In the dashboard: read, compare and
accept by the functions that the upload page calls, in a process that has started. The store holds the sample
partnership, with every indicator in use. Budgets: 1 s and 0.3 s (median of the rounds); exits 1 over either.
"""

from __future__ import annotations

import gc
import hashlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import xlsxwriter

from benchmarks.compiled import compile_product
from loaders import compare, inspection
from loaders.meaning.known import known_of
from loaders.workbook.child import read_contained
from loaders.workbook.grid import Refusal
from lsp_data import decisions, reports
from lsp_data.catalogue import Catalogue
from lsp_data.settings import Settings
from lsp_data.store import generations, reads
from sample_data.load import load_sample

ROOT = Path(__file__).parents[1]
ROUNDS = 5
INDICATORS = 200
TERMINAL_BUDGET, APP_BUDGET = 1.0, 0.3
LOAD = "import sys; sys.argv = ['lsp', 'load', *sys.argv[1:]]; from cli import run; run()"
PARTNER = "council"


def set_up(folder: Path) -> None:
    """The sample partnership, with every indicator in use."""
    load_sample(folder)
    listed = reads.catalogue_of(generations.current(folder)).indicators
    keys = dict.fromkeys(zip(listed["indicator"], listed["sub_measure"].fillna(""), strict=True))
    edits = [decisions.Edit("indicator", f"{name}|{sub}", "in_use", "yes") for name, sub in keys]
    decisions.save_edits(folder, edits, made_by="benchmark")


def make(path: Path, catalogue: Catalogue, number: int) -> None:
    """A return for one of the quarters before the reporting date: code, part, title, value."""
    dice = random.Random(number)
    listed = catalogue.indicators
    rows = list(zip(listed["indicator"], listed["sub_measure"].fillna(""), listed["title"], strict=True))[:INDICATORS]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Return")
        sheet.write_row(0, 0, ["Partner", catalogue.partner_name(PARTNER)])
        sheet.write_row(1, 0, ["Period", f"Q{number % 4 + 1} {2008 + number // 4}/{9 + number // 4:02d}"])
        sheet.write_row(3, 0, ["NI", "Part", "Title", "Value"])
        for row, (name, sub, title) in enumerate(rows, start=4):
            sheet.write_row(row, 0, [name, sub, title, round(dice.uniform(5, 95), 1)])


def at_the_terminal(folder: Path, file: Path) -> float:
    """Seconds of the whole command."""
    started = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", LOAD, str(file), "--accept", "--data", str(folder), "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    taken = time.perf_counter() - started
    if '"accepted": true' not in run.stdout:
        raise SystemExit(f"not accepted: {run.stdout[-800:]}{run.stderr[-800:]}")
    return taken


def in_the_app(folder: Path, file: Path) -> tuple[float, float, float]:
    """Seconds to read and understand, to compare, and to accept."""
    generation, settings = generations.current(folder), Settings(data=folder)
    catalogue, content = reads.catalogue_of(generation), file.read_bytes()
    day = reports.reporting_day(generation, date.today())
    start = time.perf_counter()
    book = read_contained(file, settings)
    assert not isinstance(book, Refusal)
    ret = inspection.understand(book, file.name, hashlib.sha256(content).hexdigest(), known_of(catalogue, day))
    read = time.perf_counter()
    compared = compare.compare(ret, generation, today=day)
    against = time.perf_counter()
    decisions.accept(folder, compare.to_change(ret, compared, made_by="benchmark"), content)
    return read - start, against - read, time.perf_counter() - against


def main() -> int:
    """Print the figures; 1 where a budget is not kept."""
    compile_product()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "data"
        set_up(folder)
        catalogue = reads.catalogue_of(generations.current(folder))
        files = [Path(work) / f"return-{number}.xlsx" for number in range(2 * ROUNDS + 1)]
        for number, file in enumerate(files):
            make(file, catalogue, number)
        terminal = [at_the_terminal(folder, file) for file in files[:ROUNDS]]
        in_the_app(folder, files[-1])  # the first fills what the server has filled long before
        gc.collect()
        gc.freeze()
        app = [in_the_app(folder, file) for file in files[ROUNDS:-1]]
    whole, inside = statistics.median(terminal), statistics.median(map(sum, app))
    parts = [statistics.median(one) for one in zip(*app, strict=True)]
    print(f"`lsp load --accept` of {INDICATORS} indicators: median {whole:.2f} s, longest {max(terminal):.2f} s "
          f"(budget {TERMINAL_BUDGET} s)")  # fmt: skip
    print(f"in the dashboard: median {inside:.3f} s (figures {parts[0]:.3f}, compare {parts[1]:.3f}, "
          f"accept {parts[2]:.3f}; budget {APP_BUDGET} s)")  # fmt: skip
    return 0 if whole <= TERMINAL_BUDGET and inside <= APP_BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
