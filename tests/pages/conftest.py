"""Data folders for the pages: an empty one, and one with a partnership of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.own_partnership import set_up


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LSP_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def own(folder: Path) -> Path:
    set_up(folder)
    return folder
