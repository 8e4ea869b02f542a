"""The tests of this folder share `offices.py`, a small partnership to publish in."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from offices import Office, set_up


@pytest.fixture(scope="session")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a partnership that uses a few indicators and has no figures yet; to be copied."""
    return set_up(tmp_path_factory.mktemp("set-up") / "data").folder


@pytest.fixture
def office(set_up_once: Path, tmp_path: Path) -> Office:
    """A partnership that uses a few indicators and has no figures yet."""
    shutil.copytree(set_up_once, tmp_path / "data")
    return Office(tmp_path / "data")
