"""What the terminal does not wait for: a command imports no more than it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = ("duckdb", "numpy", "openpyxl", "pandas", "plotly", "pyarrow", "streamlit", "xlsxwriter")
PROBE = f"""
import sys
from cli import run
try:
    run()
finally:
    print(*sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)
"""


def test_reading_a_workbook_waits_for_no_frames_and_no_store(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    written = tmp_path / "return.csv"
    written.write_text("NI,Period,Value\nNI 16,2009/10 Q2,4.1\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "inspect", str(written), "--json", "--data", str(tmp_path / "none")],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert '"indicator": "NI 16"' in done.stdout
    assert done.stderr.split() == []
