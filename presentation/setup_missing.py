"""What a partnership still lacks, on the screen."""

from __future__ import annotations

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.periods import year_pair
from presentation import words
from presentation.blocks import empty, facts
from presentation.markup import Child, Html, join, link
from presentation.setup_view import lacking, lacking_counts
from presentation.tables import Column, table

__all__ = ["COLUMNS", "lacking", "lacking_table", "summary"]

COLUMNS = {"indicator": "Indicator", "sub_measure": "Sub-measure", "title": "Title", "lacks": "Lacks"}
WHERE = {
    "theme": "leads",
    "lead partner": "leads",
    "lead post": "leads",
    "target": "targets",
    "baseline": "targets",
    "release lag": "calendar",
    "frequency": "calendar",
}


def summary(catalogue: Catalogue, lacks: pd.DataFrame) -> Html:
    """The partnership in a few facts, and how many indicators lack what, each with where to mend it."""
    held = catalogue.partnership
    if catalogue.in_use.empty:
        return empty(
            "No indicator is in use yet",
            join([link("Choose the indicators", "partnership", {"step": "indicators"}), " of your agreement first."]),
        )
    counts = lacking_counts(lacks, len(catalogue.in_use))
    mend = {name: link("mend", "partnership", {"step": step}) for name, step in WHERE.items()}
    mend["polarity"] = link("mend", "catalogue")
    years = f"{year_pair(held.first_year)} to {year_pair(held.last_year)}"
    said: list[tuple[Child, Child]] = [
        ("Area", catalogue.area_name(held.area)),
        ("Years", years),
        ("Reporting date", words.day(held.reporting_date, "today")),
        ("Indicators in use", words.times(len(catalogue.in_use), "series", "series")),
    ]
    said += [(f"Without {name}", join([f"{count} ", mend[name]])) for name, count in counts.items()]
    return facts(said)


def lacking_table(lacks: pd.DataFrame) -> Html:
    """The indicators that lack something, each with what."""
    rows = [
        (
            link(words.indicator(one.indicator, one.sub_measure), "catalogue",
                 {"edit": words.indicator_key(one.indicator, one.sub_measure)}),
            one.title,
            one.lacks,
        )
        for one in lacks.itertuples(index=False)
    ]  # fmt: skip
    columns = [Column("Code", width="7rem"), Column("Indicator", header=True), Column("Lacks")]
    return table("What indicators lack", columns, rows, nothing="Nothing is missing.")
