"""How many indicators have each status, theme by theme."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pandas as pd

from lsp_data.reports.standing import status
from lsp_data.store import reads, statuses
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation

COLOURS = ("green", "amber", "red", "grey")
NO_THEME = "No theme"


def status_counts(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """How many indicators have each status, one row a theme in the order of the themes: theme, theme_name, green,
    amber, red, grey, total, and each colour with ``_before``: as it stood one quarter earlier."""
    day = as_at or reporting_day(g)
    catalogue = reads.catalogue_of(g)
    names = dict(zip(catalogue.themes["theme"], catalogue.themes["name"], strict=True))
    days = (day, statuses.quarter_before(day)) if day else ()
    now, before = (_counts(status(g, one)) for one in days) if days else (Counter(), Counter())
    if any(theme == "" for theme, _ in now | before):
        names[""] = NO_THEME
    rows = [
        (theme, name, *(now[theme, colour] for colour in COLOURS),
         sum(now[theme, colour] for colour in COLOURS),
         *(before[theme, colour] for colour in COLOURS))
        for theme, name in names.items()
    ]  # fmt: skip
    columns = ["theme", "theme_name", *COLOURS, "total", *(f"{colour}_before" for colour in COLOURS)]
    return pd.DataFrame(rows, columns=columns)


def _counts(found: pd.DataFrame) -> Counter[tuple[str, str]]:
    return Counter(zip(found["theme"].fillna(""), found["rag"], strict=True))
