"""How long `lsp inspect FILE --json` takes, against pandas and openpyxl reading the same file bare, in one run.

usage: python -m benchmarks.inspect_speed [FILE …]
Without files, workbooks of about 0.05, 1, 5 and 20 MB are made. Both are processes of their own, started in turn: ours
reads, understands and prints every figure; theirs imports pandas and calls read_excel for every sheet, nothing more.
Exits 1 when a file above 0.2 MB takes us longer (median of the rounds).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.read_grid import SIZES, make

ROOT = Path(__file__).parents[1]
ROUNDS = 3
FROM_MEGABYTES = 0.2
OURS = "import sys; sys.argv = ['lsp', 'inspect', *sys.argv[1:], '--json']; from cli import run; run()"
THEIRS = "import sys, pandas; pandas.read_excel(sys.argv[1], sheet_name=None, engine='openpyxl')"


def seconds(program: str, *words: str) -> float:
    """How long one process takes; what it prints goes to a file, as where a person keeps it."""
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", program, *words], stdout=out, cwd=ROOT, check=True)
        return time.perf_counter() - started


def measure(path: Path, data: str) -> bool:
    """Print one line for a file; whether it keeps the budget."""
    rounds = [(seconds(OURS, str(path), "--data", data), seconds(THEIRS, str(path))) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(one) for one in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for one, other in rounds)
    size = path.stat().st_size / 1e6
    kept = size <= FROM_MEGABYTES or ratio <= 1
    print(f"{path.name[:40]:40s} {size:6.2f} MB   pandas {theirs:7.2f} s   lsp inspect {ours:7.2f} s   "
          f"ratio {ratio:4.2f}   {'' if kept else 'OVER'}", flush=True)  # fmt: skip
    return kept


def main() -> int:
    """Measure the files named, or made ones."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name).resolve() for name in sys.argv[1:]]
        if not files:
            for name, (rows, words) in SIZES.items():
                files.append(Path(folder) / f"{name}.xlsx")
                make(files[-1], rows, words)
        kept = [measure(file, str(Path(folder) / "data")) for file in files]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
