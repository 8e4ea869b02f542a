"""Data folders for the pages: an empty one, one with a partnership of its own, and the sample partnership."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from lsp_data.store import generations
from lsp_data.store.generations import Generation
from tests.pages.own_partnership import set_up

REPORTED = date(2011, 2, 14)  # of the sample partnership


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LSP_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture(scope="session")
def own_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a partnership of its own as it was set up; to be copied."""
    folder = tmp_path_factory.mktemp("own") / "data"
    set_up(folder)
    return folder


@pytest.fixture
def own(own_once: Path, folder: Path) -> Path:
    return Path(shutil.copytree(own_once, folder))


@pytest.fixture
def sample(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Generation:
    monkeypatch.setenv("LSP_DATA", str(sample_folder))
    return generations.current(sample_folder)
