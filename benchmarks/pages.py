"""How long a warm run of each page takes on the server, beside an empty Streamlit page in the same process.

Usage: python benchmarks/pages.py [RUNS]. Loads the sample partnership into a temporary folder first. The figures are
Streamlit's own test runner's: a page's run without the network. What travels between machines is the ratio to the
empty page, not the milliseconds.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pages.parts.navigation import ENTRIES  # noqa: E402
from sample_data.load import load_sample  # noqa: E402


def runs(app: AppTest, count: int) -> list[float]:
    """Milliseconds of so many runs, after two that are not counted."""
    taken = []
    for turn in range(count + 2):
        start = time.perf_counter()
        app.run(timeout=60)
        if turn >= 2:
            taken.append((time.perf_counter() - start) * 1000)
    assert not app.exception, app.exception
    return taken


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        load_sample(Path(folder))
        os.environ["LSP_DATA"] = folder
        os.chdir(ROOT)
        floor = statistics.median(runs(AppTest.from_string("import streamlit as st\nst.title('Empty')"), count))
        print(f"{'page':18} {'median ms':>10} {'p95 ms':>8} {'× empty page':>13}")
        print(f"{'(empty page)':18} {floor:10.1f}")
        for entry in ENTRIES:
            app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
            app.switch_page(str(ROOT / entry.file))
            taken = runs(app, count)
            middle = statistics.median(taken)
            print(f"{entry.name:18} {middle:10.1f} {quantile(taken, 0.95):8.1f} {middle / floor:13.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
