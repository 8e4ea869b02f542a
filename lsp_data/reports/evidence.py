"""One indicator in one area: what the numbers behind its figures say of its changes."""

from __future__ import annotations

from datetime import date

from lsp_data.measures.assessment import goal_of
from lsp_data.measures.evidence import NO_EVIDENCE, Evidence, evidence_of
from lsp_data.reports.standing import reporting_day
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.series import listed_row
from lsp_data.store.small import shown_on


def evidence(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> Evidence:
    """What the columns significant and p_value of table status rest on, or why they are empty, and more of the kind."""
    day = as_at or reporting_day(g)
    row = listed_row(reads.catalogue_of(g), indicator, sub_measure)
    if day is None or row is None:
        return NO_EVIDENCE
    one = shown_on(g.rows, row, area, day)
    return evidence_of(one, day, goal_of(one, day))
