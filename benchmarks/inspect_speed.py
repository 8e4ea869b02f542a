"""How long `lsp inspect FILE --json` takes, against pandas and openpyxl reading the same file bare, in one run.
The peers run in an environment of their own (benchmarks/peers.py).

usage: python -m benchmarks.inspect_speed [FILE …]
Without files, workbooks of about 0.05, 1, 5 and 20 MB are made. Both are processes of their own, started in turn: ours
reads, understands and prints every figure; theirs imports pandas and calls read_excel for every sheet, nothing more.
Exits 1 when a file above 0.2 MB takes us longer (median of the rounds). The processor time of both, which a busy
machine hardly changes, stands beside it.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import peers
from benchmarks.compiled import compile_product
from benchmarks.read_grid import SIZES, make

ROOT = Path(__file__).parents[1]
ROUNDS = 3
FROM_MEGABYTES = 0.2
OURS = "import sys; sys.argv = ['lsp', 'inspect', *sys.argv[1:], '--json']; from cli import run; run()"
THEIRS = "import sys, pandas; pandas.read_excel(sys.argv[1], sheet_name=None, engine='openpyxl')"


def cost(python: str, program: str, *words: str) -> tuple[float, float]:
    """Seconds that one process takes, and processor seconds of it and its own; what it prints goes to a file."""
    with tempfile.TemporaryFile() as out:
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        command = [python, "-W", "ignore", "-c", program, *words]
        subprocess.run(command, stdout=out, cwd=ROOT, check=True)
        taken, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(path: Path, data: str, peer: str) -> bool:
    """Print one line for a file; whether it keeps the budget."""
    rounds = [
        (*cost(sys.executable, OURS, str(path), "--data", data), *cost(peer, THEIRS, str(path))) for _ in range(ROUNDS)
    ]
    ours, worked, theirs, their_work = (statistics.median(one) for one in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for one, _, other, _ in rounds)
    size = path.stat().st_size / 1e6
    kept = size <= FROM_MEGABYTES or ratio <= 1
    print(f"{path.name[:40]:40s} {size:6.2f} MB   pandas {theirs:7.2f} s   lsp inspect {ours:7.2f} s   "
          f"ratio {ratio:4.2f}   processor {their_work:7.2f} s, {worked:7.2f} s, ratio {worked / their_work:4.2f}   "
          f"{'' if kept else 'OVER'}", flush=True)  # fmt: skip
    return kept


def main() -> int:
    """Measure the files named, or made ones."""
    compile_product()
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name).resolve() for name in sys.argv[1:]]
        if not files:
            for name, (rows, words) in SIZES.items():
                files.append(Path(folder) / f"{name}.xlsx")
                make(files[-1], rows, words)
        peer = peers.python()
        kept = [measure(file, str(Path(folder) / "data"), peer) for file in files]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
