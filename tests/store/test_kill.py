"""A writer that is killed at any moment leaves no half return, loses none that it acknowledged, and doubles none."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from accepting import accept
from offices import Office

from lsp_data import audit
from lsp_data.errors import Severity
from lsp_data.store import generations

SCRIPT = Path(__file__).with_name("accepting.py")
FIGURES = 30


def start(office: Office, first: int, last: int, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), str(office.folder), str(first), str(last), str(FIGURES)],
        stdout=subprocess.PIPE, text=True, env=os.environ | environment,
    )  # fmt: skip


def whole_returns(office: Office) -> list[str]:
    """The returns in the store, each with all its figures; AssertionError for a half one or one that is there twice."""
    rows = office.generation.rows(
        "SELECT r.return_id, count(f.cell) FROM accepted_return r LEFT JOIN figure f USING (return_id) GROUP BY ALL"
    )
    assert all(count == FIGURES for _, count in rows), rows
    keys = office.generation.rows("SELECT key FROM publication WHERE key <> ''")
    assert len(keys) == len(set(keys))
    return [name for name, _ in rows]


def is_whole(office: Office) -> bool:
    generations.let_go(office.folder)
    return not [one for one in audit.verify(office.folder) if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("open|archive", False),  # before the raw file is kept
        ("shutil.copyfile|draft-", False),  # before the copy
        ("os.rename|draft-0", False),  # the draft is whole, but has no name
        ("open|draft-CURRENT", False),  # it has its name, but is not current
        ("os.rename|draft-CURRENT", False),
        ("os.remove|generation-", True),  # it is current, and an old one is about to be pruned
    ],
)
def test_killed_at_each_step(office: Office, moment: str, there: bool) -> None:
    for number in range(3 if "os.remove" in moment else 0):  # so many that the next publication prunes
        office.decide(("partner", "police", "contact_post", f"Post {number}"))
    before = office.generation.number
    writer = start(office, 1, 1, DIE_AT=moment, KEPT="3")
    said = writer.communicate()[0]
    assert writer.returncode == -signal.SIGKILL
    assert said == ""
    assert is_whole(office)
    assert whole_returns(office) == (["return-1"] if there else [])
    accept(office.folder, 1, FIGURES)
    assert whole_returns(office) == ["return-1"]
    assert office.generation.number > before
    assert is_whole(office)


def test_killed_at_random_moments(office: Office) -> None:
    chance = random.Random(20110214)
    acknowledged: set[int] = set()
    last = 0
    for _ in range(8):
        first, last = last + 1, last + 50
        writer = start(office, first, last)
        assert writer.stdout is not None
        acknowledged.add(int(writer.stdout.readline()))  # it is under way
        try:
            writer.wait(timeout=chance.uniform(0.0, 0.5))
        except subprocess.TimeoutExpired:
            writer.kill()
        acknowledged |= {int(line) for line in writer.communicate()[0].splitlines()}
        assert writer.returncode == -signal.SIGKILL
        last = max(acknowledged) + 1  # the one at which it was killed may be in or not; it is tried again below
        found = whole_returns(office)
        assert {f"return-{number}" for number in acknowledged} <= set(found)
        accept(office.folder, last, FIGURES)
        acknowledged.add(last)
    found = whole_returns(office)
    assert sorted(found) == sorted(f"return-{number}" for number in acknowledged)
    assert is_whole(office)
