"""The work programme as pages ask for it: its tasks, their risk, what hangs on what, the shortlist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.measures.commitments import in_order
from lsp_data.measures.work_programme import (
    Edge,
    RiskMatrix,
    Task,
    edges,
    numbers_in,
    risk_matrix,
    shortlist,
    unknown_numbers,
)
from lsp_data.reports.registers import register
from lsp_data.store.generations import Generation


@dataclass(frozen=True, slots=True)
class Programme:
    """The tasks (rows of ``reports.register``, by priority and number; ``number`` never missing), their risk matrix,
    what hangs on what, the entries of the shortlist, and numbers that are named and not there."""

    rows: pd.DataFrame
    risk: RiskMatrix
    edges: tuple[Edge, ...]
    shortlist: tuple[tuple[str, ...], ...]
    unknown: tuple[tuple[str, str], ...]


def work_programme(g: Generation, as_at: date | None = None, source: str = "") -> Programme:
    """The work programme known by the day (None: all). ``source``: the tasks that stem from it alone ("" for all); what
    they hang on is told of these tasks only."""
    every = register(g, "task", as_at)
    numbered = every.assign(
        number=[str(one or f"({place})") for place, one in enumerate(every["number"], 1)],
        priority=[str(one or "") for one in every["priority"]],
    )
    found = numbered[numbered["source"] == source] if source else numbered
    order = sorted(
        range(len(found)),
        key=lambda at: (found["priority"].iloc[at] == "", in_order(found["priority"].iloc[at]),
                        in_order(found["number"].iloc[at])),
    )  # fmt: skip
    rows = found.iloc[order].reset_index(drop=True)
    tasks = sorted((_task(row) for row in rows.to_dict("records")), key=lambda one: in_order(one.number))
    ties = edges(tasks)
    whole = [_task(row) for row in numbered.to_dict("records")]
    return Programme(
        rows, risk_matrix(tasks), tuple(ties), tuple(shortlist(tasks, ties)), tuple(unknown_numbers(whole))
    )


def _task(row: Mapping[Any, Any]) -> Task:
    return Task(
        str(row["number"]), str(row["likelihood"] or ""), str(row["impact"] or ""), str(row["priority"] or ""),
        numbers_in(str(row["dependencies"] or "")), numbers_in(str(row["merged_with"] or "")),
        bool(row["shortlisted"]), str(row["comments"] or ""),
    )  # fmt: skip
