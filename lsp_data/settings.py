"""Where the data lies and what the machine allows: read from the environment (`LSP_…`), the same for all entries."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lsp_data.errors import LspError

_LIMITS = {"upload_megabytes": (1, 200), "read_seconds": (1, 120), "read_megabytes": (256, 4096)}


def _given(name: str, usual: int) -> Callable[[], int]:
    def read() -> int:
        text = os.environ.get(f"LSP_{name.upper()}", str(usual)).strip()
        if not text.isascii() or not text.isdigit():
            raise LspError(f"LSP_{name.upper()} is {text!r}; it should be a whole number.")
        return int(text)

    return read


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this installation. What is not given is read from the environment. LspError for a number that is
    none, or beyond what can be set."""

    data: Path = field(default_factory=lambda: Path(os.environ.get("LSP_DATA", "data")))  # generations, archive, lock
    upload_megabytes: int = field(default_factory=_given("upload_megabytes", 25))  # largest workbook that is read
    read_seconds: int = field(default_factory=_given("read_seconds", 20))  # of processor time for one workbook
    read_megabytes: int = field(default_factory=_given("read_megabytes", 700))  # of memory for one workbook

    def __post_init__(self) -> None:
        for name, (least, most) in _LIMITS.items():
            if not least <= (value := getattr(self, name)) <= most:
                raise LspError(f"LSP_{name.upper()} is {value}; it can be {least} to {most}.")
