"""What all tests share: the sample partnership, loaded once through the loaders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from sample_data.load import load_sample

settings.register_profile("house", deadline=None)  # a busy machine must not make a rule look wrong
settings.load_profile("house")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample partnership's data folder, loaded once for all test workers. For reading only: copy it to write."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder = shared / "sample-partnership"
    with FileLock(shared / "sample-partnership.lock"):
        if not (folder / "loaded").exists():
            load_sample(folder)
            (folder / "loaded").touch()
    return folder


@pytest.fixture
def sample_copy(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample partnership's data folder that a test may change."""
    folder = tmp_path / "data"
    shutil.copytree(sample_folder, folder)
    return folder
