"""A frame in the words of the screen, for a file: states, kinds and names in place of the keys that the store has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lsp_data.measures.flags import told_once
from presentation.palette import DIRECTION, STATUS
from presentation.standing import SEVERITY
from presentation.targets import CHANGES, DEMAND, GAP_WORDS
from presentation.words import FIGURE_STATUS, NO_DATA, TARGET_CLASS, capital, missing, unit

Names = Mapping[str, str]
_STATUS = {key: look.word for key, look in STATUS.items()}
_DIRECTION = {key: look.word for key, look in DIRECTION.items()}
_KIND = {key: capital(words) for key, words in CHANGES.items()} | {
    "target": "Target", "milestone": "Milestone", "status_change": "Changed status", "new_figure": "New figure",
    "revised_figure": "Revised figure", "confirmed_figure": "Confirmed figure", "new_target": "New target",
}  # fmt: skip
_WORDS: dict[str, Names] = {
    "rag": _STATUS,
    "rag_before": _STATUS,
    "direction": _DIRECTION,
    "severity": SEVERITY,
    "class": TARGET_CLASS,
    "target_class": TARGET_CLASS,
    "status": FIGURE_STATUS,
    "actual_status": FIGURE_STATUS,
    "marker": NO_DATA,
    "code": GAP_WORDS,
    "kind": _KIND,
    "demand": {key: capital(words) for key, words in DEMAND.items()},
    "plan_adequacy": {"none": "None", "inadequate": "Misses a criterion", "adequate": "Meets every criterion"},
    "measure": {
        "actual": "Actual", "numerator": "Numerator", "denominator": "Denominator", "lower": "Lower limit",
        "upper": "Upper limit", "sample": "Sample size",
    },
}  # fmt: skip


def in_words(frame: pd.DataFrame, *, themes: Names, partners: Names) -> pd.DataFrame:
    """The frame as a file has it: what the screen has words for is said in them, all else stays as it is.

    ``themes`` and ``partners``: id → name. Reasons are told once each, as sentences."""
    said_by = {**_WORDS, "theme": themes, "partner": partners}
    told = {name: [_said(words, cell) for cell in frame[name]] for name, words in said_by.items() if name in frame}
    if "unit" in frame:
        told["unit"] = [cell if missing(cell) else unit(str(cell)) for cell in frame["unit"]]
    if {"codes", "reasons"} <= set(frame):
        told["reasons"] = [_reasons(*pair) for pair in zip(frame["codes"], frame["reasons"], strict=True)]
    return frame.assign(**{name: pd.Series(cells, index=frame.index, dtype=object) for name, cells in told.items()})


def _said(words: Names, cell: Any) -> Any:
    return words.get(cell, cell) if isinstance(cell, str) else cell


def _reasons(codes: tuple[str, ...], reasons: tuple[str, ...]) -> str:
    kept = told_once(codes)
    return " ".join(reason for code, reason in zip(codes, reasons, strict=True) if code in kept)
