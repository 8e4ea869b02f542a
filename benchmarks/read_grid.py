"""How long the contained read of a workbook takes, against python-calamine reading the same file bare, in one run.
The peer runs in an environment of its own (benchmarks/peers.py) and times itself, without its start.

usage: python -m benchmarks.read_grid [FILE …]
Without files, workbooks of about 0.05, 1, 5 and 20 MB are made. The contained read starts its process, checks, reads
values, formats and fills, and hands all of it back; "touch" then builds every single cell with its shown text.
Exits 1 when a file above 1 MB takes over three times as long as bare calamine (median of the rounds).
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from benchmarks import peers
from loaders.workbook.child import Refusal, read_contained
from lsp_data.settings import Settings

ROUNDS = 5
BUDGET = 3.0
SIZES = {"0.05 MB": (400, 0), "1 MB": (9_500, 0), "5 MB": (47_000, 0), "20 MB": (90_000, 24)}  # rows, words beside each
WORDS = 4_000  # different words of the commentary


def make(path: Path, rows: int, words: int) -> None:
    """A workbook like a large statistical return: codes and names, monthly figures in a few formats, commentary."""
    dice = random.Random(20110214)
    known = ["".join(dice.choices("abcdefghiklmnoprstuvwy", k=dice.randrange(2, 11))) for _ in range(WORDS)]
    with xlsxwriter.Workbook(path) as book:
        heading = book.add_format({"bold": True, "bg_color": "#12436D"})
        formats = [None, book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "0.0%"})]
        sheet = book.add_worksheet("Table 1")
        sheet.write_row(0, 0, ["Code", "Area", *(f"2010-{month:02d}" for month in range(1, 13)), "Note"], heading)
        for row in range(1, rows):
            sheet.write_string(row, 0, f"E{row:08d}")
            sheet.write_string(row, 1, f"Ward {dice.randrange(rows)}")
            for column in range(2, 14):
                value = dice.random() if column % 3 == 2 else float(dice.randrange(100_000))
                sheet.write_number(row, column, value, formats[column % 3])
            if words:
                sheet.write_string(row, 14, " ".join(dice.choices(known, k=words)))


BARE = """
import sys, time
import python_calamine

start = time.perf_counter()
book = python_calamine.load_workbook(sys.argv[1])
cells = sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
print(time.perf_counter() - start)
"""


def bare(path: Path, peer: str) -> float:
    """How long calamine takes to hand all cells over, by its own clock."""
    run = subprocess.run([peer, "-c", BARE, path], capture_output=True, text=True, check=True)
    return float(run.stdout)


def contained(path: Path) -> int:
    """Cells of the contained read, not yet looked at."""
    book = read_contained(path, Settings())
    if isinstance(book, Refusal):
        raise SystemExit(f"{path.name} is refused: {book.problems[0].reason}")
    return sum(len(sheet.cells) for sheet in book.sheets)


def touched(path: Path) -> int:
    """Cells of the contained read, each built."""
    book = read_contained(path, Settings())
    assert not isinstance(book, Refusal)
    return sum(1 for sheet in book.sheets for _ in sheet.cells.values())


def seconds(task: Callable[[Path], int], path: Path) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    task(path)
    return time.perf_counter() - start


def measure(path: Path, peer: str) -> bool:
    """Print one line for a file; whether it keeps the budget."""
    rounds = [(bare(path, peer), seconds(contained, path), seconds(touched, path)) for _ in range(ROUNDS)]
    raw, ours, touch = (statistics.median(one) for one in zip(*rounds, strict=True))
    cells, size = contained(path), path.stat().st_size / 1e6
    ratio = statistics.median(contained_one / raw_one for raw_one, contained_one, _ in rounds)
    kept = size < 1 or ratio <= BUDGET
    print(
        f"{path.name[:40]:40s} {size:6.2f} MB {cells:9,} cells   calamine {raw:6.3f} s   contained {ours:6.3f} s "
        f"({cells / ours / 1e6:4.2f} M cells/s)   ratio {ratio:4.1f}   touch all {touch:6.3f} s"
        f"   {'' if kept else 'OVER'}"
    )
    return kept


def main() -> int:
    """Measure the files named, or made ones."""
    if len(sys.argv) > 1:
        return report([Path(name) for name in sys.argv[1:]])
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, (rows, words) in SIZES.items():
            files.append(Path(folder) / f"{name}.xlsx")
            make(files[-1], rows, words)
        return report(files)


def report(files: list[Path]) -> int:
    """Measure all, whatever comes of the first."""
    peer = peers.python()
    kept = [measure(file, peer) for file in files]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
