"""Raw files: kept once under their hash, whole, and told when they are not what they were."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data import archive
from lsp_data.errors import LspError


@given(st.binary(max_size=2000))
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "archive-roundtrip"
    sha256 = archive.keep(folder, raw)
    assert sha256 == hashlib.sha256(raw).hexdigest()
    assert archive.fetch(folder, sha256) == raw


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    sha256 = archive.keep(tmp_path, b"return")
    written = archive.path_of(tmp_path, sha256).stat().st_mtime_ns
    assert archive.keep(tmp_path, b"return") == sha256
    assert archive.path_of(tmp_path, sha256).stat().st_mtime_ns == written
    assert len([one for one in tmp_path.rglob("*") if one.is_file()]) == 1


def test_a_harmed_file_is_told_and_mended_by_keeping_it_again(tmp_path: Path) -> None:
    sha256 = archive.keep(tmp_path, b"return")
    archive.path_of(tmp_path, sha256).write_bytes(b"retUrn")
    with pytest.raises(archive.NotInArchive, match="has changed"):
        archive.fetch(tmp_path, sha256)
    archive.keep(tmp_path, b"return")
    assert archive.fetch(tmp_path, sha256) == b"return"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(archive.NotInArchive, match="backup"):
        archive.fetch(tmp_path, "0" * 64)


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file in its place")
    with pytest.raises(LspError, match="could not be kept"):
        archive.keep(tmp_path, b"return")
