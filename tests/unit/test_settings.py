"""The settings of an installation: what is given, what the environment says, and what cannot be set."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsp_data.errors import LspError
from lsp_data.settings import Settings


def test_what_is_not_given_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSP_DATA", "/srv/lsp")
    monkeypatch.setenv("LSP_UPLOAD_MEGABYTES", " 50 ")
    monkeypatch.delenv("LSP_READ_SECONDS", raising=False)
    found = Settings(read_megabytes=512)
    assert (found.data, found.upload_megabytes, found.read_seconds, found.read_megabytes) == (
        Path("/srv/lsp"), 50, 20, 512,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "many", "-1", "2.5", "²"])
def test_what_is_no_whole_number_is_told(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("LSP_READ_SECONDS", text)
    with pytest.raises(LspError, match=r"LSP_READ_SECONDS is .*; it should be a whole number"):
        Settings()


@pytest.mark.parametrize(("seconds", "fits"), [(0, False), (1, True), (120, True), (121, False)])
def test_what_is_beyond_the_limits_is_told(seconds: int, fits: bool) -> None:
    if fits:
        assert Settings(read_seconds=seconds).read_seconds == seconds
    else:
        with pytest.raises(LspError, match=f"LSP_READ_SECONDS is {seconds}; it can be 1 to 120"):
            Settings(read_seconds=seconds)
