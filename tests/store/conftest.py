"""The tests of this folder share `offices.py`, a small partnership to publish in, and the terminal on its folder."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from offices import Agreed, Given, Office, set_up

import cli
from lsp_data.periods import financial_year, quarter, year_to_date


@pytest.fixture(scope="session")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a partnership that uses a few indicators and has no figures yet; to be copied."""
    return set_up(tmp_path_factory.mktemp("set-up") / "data").folder


@pytest.fixture
def office(set_up_once: Path, tmp_path: Path) -> Office:
    """A partnership that uses a few indicators and has no figures yet."""
    shutil.copytree(set_up_once, tmp_path / "data")
    return Office(tmp_path / "data")


class Ran:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))


@pytest.fixture
def lsp(office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]  a function
    """`lsp …` on the office's data folder."""
    monkeypatch.setenv("LSP_DATA", str(office.folder))

    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["lsp", *words])
        with pytest.raises(SystemExit) as ended:
            cli.run()
            sys.exit(0)
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def filled(office: Office) -> Office:
    """The office with one figure that is behind its target."""
    office.accept(
        [Given("NI 33", year_to_date(quarter(2010, 3).end), 75.0, "i")],
        [Agreed("NI 33", financial_year(2010), 80.0, "i", baseline=100.0, baseline_period=financial_year(2007))],
        known_at=date(2011, 1, 20),
    )
    return office
