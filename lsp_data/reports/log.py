"""What was done, when, by whom and why."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

from lsp_data.reports.withheld import without_small_numbers
from lsp_data.store import generations, reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation
from lsp_data.store.small import WITHHELD

_NUMBERS = re.compile(r"(entered by hand): .* (?=\(source: )")
_BY_HAND = """SELECT r.publication, r.kind, f.return_id, f.indicator, f.sub_measure, f.area, f.measure, f.basis,
    f.period_start, f.period_end, f.value, f.marker, f.text, f.cell_value
    FROM figure f JOIN accepted_return r USING (return_id)
    WHERE (f.indicator, f.sub_measure) IN (SELECT indicator, sub_measure FROM figure JOIN accepted_return h
        USING (return_id) WHERE h.kind = 'by_hand')"""


def history(g: Generation) -> pd.DataFrame:
    """Every publication, newest first, with the return that it accepted, took back or moved: number, made_at (UTC),
    kind, summary, made_by, reason, return_id, file_name, partner. A publication of several returns has a row for each.
    """
    found = g.frame(
        """SELECT p.number, p.made_at, p.kind, p.summary, p.made_by, p.reason, t.return_id, r.file_name, r.partner
           FROM publication p
           LEFT JOIN (SELECT return_id, publication FROM accepted_return
                      UNION ALL SELECT return_id, publication FROM return_event) t ON t.publication = p.number
           LEFT JOIN effective_return r ON r.return_id = t.return_id
           ORDER BY p.number DESC, t.return_id"""
    )
    return _without_small_numbers(g, found)


def generation_log(g: Generation) -> pd.DataFrame:
    """Every generation, newest first: number, made_at, kind, summary, made_by, reason, pinned, kept (its file is
    there, so that it can still be opened)."""
    log = _without_small_numbers(g, reads.publications(g))
    pinned = reads.pinned(g.rows)
    kept = set(generations.numbers(g.path.parent.parent))
    return log.assign(pinned=log["number"].isin(pinned), kept=log["number"].isin(kept))


def _without_small_numbers(g: Generation, log: pd.DataFrame) -> pd.DataFrame:
    """The log (number, kind, summary) without the numbers of figures entered by hand that are withheld elsewhere."""
    if not log["kind"].eq("by_hand").any():
        return log
    hidden: set[int] = set()
    for (indicator, sub), versions in g.frame(_BY_HAND).groupby(["indicator", "sub_measure"]):
        shown = without_small_numbers(g, versions, str(indicator), str(sub), reporting_day(g) or date.max)
        gone = shown["marker"].eq(WITHHELD) & versions["marker"].ne(WITHHELD)
        hidden |= set(versions["publication"][gone & versions["kind"].eq("by_hand")])
    told = log["summary"].str.replace(_NUMBERS, r"\1, its number withheld ", regex=True)
    return log.assign(summary=log["summary"].mask(log["number"].isin(hidden) & log["kind"].eq("by_hand"), told))
