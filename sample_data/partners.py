"""The partnership's name and its partners."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import lsp_data

HERE = Path(__file__).parent
REFERENCE = Path(lsp_data.__file__).parent / "reference"


def partnership_name() -> str:
    """The invented partnership."""
    return "Cheshire West demonstration partnership"


@lru_cache(maxsize=1)
def partner_rows() -> dict[str, dict[str, str]]:
    """The partners by id."""
    with (HERE / "partners.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def partner_name(partner: str) -> str:
    """The partner's full name."""
    return partner_rows()[partner]["name"]
