"""One indicator in one area: what the numbers behind its figures say of its changes."""

from __future__ import annotations

from datetime import date

from lsp_data.measures.assessment import goal_of
from lsp_data.measures.evidence import NO_EVIDENCE, Evidence, evidence_of
from lsp_data.reports.standing import series_on
from lsp_data.store.generations import Generation


def evidence(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> Evidence:
    """What the columns significant and p_value of table status rest on, or why they are empty, and more of the kind."""
    found = series_on(g, indicator, sub_measure, area, as_at)
    if found is None:
        return NO_EVIDENCE
    one, day = found
    return evidence_of(one, day, goal_of(one, day))
