# ruff: noqa: E402  the tests' folder has to be on the path first
"""Kill -9 at random moments of many acceptances: none half, none lost, none twice.

    python benchmarks/kill.py [how many kills, default 50]

A process accepts return after return and says so; it is killed at a random moment; whatever it acknowledged must be
whole in the store, and the one it was at is accepted again. At the end the store is verified.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STORE_TESTS = Path(__file__).parents[1] / "tests" / "store"
sys.path[:0] = [str(STORE_TESTS.parents[1]), str(STORE_TESTS)]

from accepting import accept
from offices import Office, set_up

from lsp_data import audit
from lsp_data.errors import Severity

FIGURES = 30


def whole(office: Office) -> set[str]:
    """The returns in the store; AssertionError for a half one or one that is there twice."""
    rows = office.generation.rows(
        "SELECT r.return_id, count(f.cell) FROM accepted_return r LEFT JOIN figure f USING (return_id) GROUP BY ALL"
    )
    assert all(count == FIGURES for _, count in rows), rows
    keys = office.generation.rows("SELECT key FROM publication WHERE key <> ''")
    assert len(keys) == len(set(keys)), "a return was accepted twice"
    return {name for name, _ in rows}


def main(kills: int) -> int:
    """Print what was found; 1 where anything was lost, half or double."""
    chance = random.Random(kills)
    acknowledged: set[int] = set()
    stored_unsaid = last = 0
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as work:
        office = set_up(Path(work) / "data")
        for _ in range(kills):
            command = [sys.executable, str(STORE_TESTS / "accepting.py"), str(office.folder), str(last + 1),
                       str(last + 1000), str(FIGURES)]  # fmt: skip
            writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            assert writer.stdout is not None
            acknowledged.add(int(writer.stdout.readline()))
            try:
                writer.wait(timeout=chance.uniform(0, 0.6))
            except subprocess.TimeoutExpired:
                writer.kill()
            acknowledged |= {int(line) for line in writer.communicate()[0].splitlines()}
            found = whole(office)
            lost = {f"return-{number}" for number in acknowledged} - found
            assert not lost, f"lost: {lost}"
            last = max(acknowledged) + 1
            stored_unsaid += f"return-{last}" in found
            accept(office.folder, last, FIGURES)
            acknowledged.add(last)
        assert whole(office) == {f"return-{number}" for number in acknowledged}
        wrong = [one for one in audit.verify(office.folder) if one.severity is Severity.ERROR]
        print(f"{kills} kills in {time.perf_counter() - started:.0f} s, {len(acknowledged)} returns accepted, "
              f"{stored_unsaid} stored but not acknowledged when killed; none half, lost or double; "
              f"the store {'verifies' if not wrong else f'is WRONG: {wrong}'}.")  # fmt: skip
        return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
