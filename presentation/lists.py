"""The lists that a meeting asks for: counts by theme, what needs attention, what is underperforming or overdue."""

from __future__ import annotations

from typing import Any

import pandas as pd

from presentation import blocks, tables
from presentation.markup import Html
from presentation.palette import STATUS_ORDER
from presentation.standing import (
    Where,
    records,
    theme_link,
)
from presentation.tables import Column
from presentation.words import day, days, difference, said, times


def status_tiles(counts: pd.DataFrame, since: Any) -> Html:
    """How many indicators have each status, and the change since the day ``since``."""
    drawn = []
    for rag in STATUS_ORDER:
        now, before = int(counts[rag].sum()), int(counts[f"{rag}_before"].sum())
        change = f"{difference(now, before)} than on" if now != before else "no change since"
        drawn.append(blocks.tile(tables.status(rag), now, f"{change} {day(since)}", tone=rag))
    return blocks.tiles(drawn)


def counts_table(counts: pd.DataFrame, where: Where) -> Html:
    """A bar of statuses for each theme, its name linked, and what has become red or is red no more."""
    longest = int(counts[list(STATUS_ORDER)].sum(axis=1).max()) if len(counts) else 0
    rows = []
    for row in records(counts):
        now = {rag: int(row[rag]) for rag in STATUS_ORDER}
        change = difference(now["red"], int(row["red_before"]))
        rows.append((theme_link(row["theme"], row["theme_name"], where), tables.share_bar(now, longest), change))
    columns = (
        Column("Theme", header=True, width="34%"),
        Column("Indicators by status"),
        Column("Off track", below="since last quarter", width="19%"),
    )
    return tables.table("Indicators by theme and status", columns, rows, style="lsp-middle", nothing="No themes yet.")


def overdue_table(chase: pd.DataFrame) -> Html:
    """Who owes figures: how many, for how long, which."""
    columns = (
        Column("Partner", header=True, width="46%"),
        Column("Overdue", "right"),
        Column("Longest", "right"),
    )
    rows = (
        (said(row["partner_name"]), times(int(row["overdue"]), "figure"), days(row["longest_days"]))
        for row in records(chase)
    )
    return tables.table("Overdue returns by partner", columns, rows, nothing="No figure is overdue.")
