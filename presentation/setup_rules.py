"""The rules that judge a status: in words, as a table, and what a change of them would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lsp_data import reports
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from lsp_data.store import reads, statuses
from lsp_data.store.generations import Generation
from presentation import words
from presentation.markup import Html, link
from presentation.returns_effects import status_effects
from presentation.setup_view import written
from presentation.tables import Column, status, table

KINDS = {
    "": "the default",
    "default": "by unit: points for percentages, chance for small counts, else per cent",
    "percentage": "per cent of the milestone",
    "points": "points (units of the indicator)",
    "poisson": "chance: the 80 % interval of a count",
    "havering": "green within per cent; amber if not worse than last year",
}
COMPARE = {"": "as fits the indicator", "previous": "the period before", "last_year": "the same period last year"}
RULE_FIELDS = ("kind", "tolerance", "compare_with")
OWN_FIELDS = ("rule_kind", "rule_tolerance", "compare_with")
COLUMNS = {
    "indicator": "Indicator",
    "sub_measure": "Sub-measure",
    "title": "Title",
    "rule_kind": "Rule",
    "rule_tolerance": "Tolerance",
    "compare_with": "Compared with",
}
EFFECTS = {
    "indicator": "Indicator",
    "sub_measure": "Sub-measure",
    "title": "Title",
    "area": "Area",
    "rag_before": "Now",
    "rag_after": "Then",
}


def rule_words(row: Mapping[Any, Any]) -> str:
    """The rule of a series in words: "amber within 5 per cent of the milestone". In: a row of the catalogue."""
    kind = row["rule_kind"] or "default"
    tolerance = "" if words.missing(row["rule_tolerance"]) else f"{row['rule_tolerance']:,.10g}"
    return {
        "percentage": f"amber within {tolerance or 'the usual'} per cent of the milestone",
        "points": f"amber within {tolerance or 'the usual'} points of the milestone",
        "poisson": "amber within what chance explains (80 %)",
        "havering": f"green within {tolerance or 'the usual'} per cent; amber if level with or better than last year",
    }.get(kind, "by unit: see the rules above")


def in_use_table(catalogue: Catalogue) -> Html:
    """The rule that judges each series in use."""
    rows = [
        (
            link(words.indicator(row["indicator"], row["sub_measure"]), "rules",
                 {"rule": words.indicator_key(row["indicator"], row["sub_measure"])}),
            row["title"],
            rule_words(row),
            COMPARE.get(row["compare_with"], row["compare_with"]),
        )
        for row in catalogue.in_use.to_dict("records")
    ]  # fmt: skip
    columns = [
        Column("Code", width="7rem"),
        Column("Indicator", header=True),
        Column("Status"),
        Column("Compared with"),
    ]
    return table(
        "The rule of each indicator in use", columns, rows, caption_shown=True, nothing="No indicator is in use."
    )


def own_rule(g: Generation, key: str) -> dict[str, str]:
    """The rule that was decided for one series alone: OWN_FIELDS → text, "" where nothing was."""
    newest = {
        field: value
        for subject, named, field, value in g.rows(reads.EDITS)
        if (subject, named.rstrip("|")) == ("indicator", key)
    }
    return {name: newest.get(name) or "" for name in OWN_FIELDS}


def own_edits(key: str, now: Mapping[str, str], typed: Mapping[str, object]) -> list[Edit]:
    """The decisions that lead from the rule of one series to what was typed."""
    return [
        Edit("indicator", key, name, written(typed[name])) for name in OWN_FIELDS if written(typed[name]) != now[name]
    ]


def preview(g: Generation, edits: Sequence[Edit], as_at: date) -> pd.DataFrame:
    """The statuses that the decisions would change: the columns of ``status_effects``, changed colours alone.

    LspError where a decision cannot be used."""
    new = [(one.subject, one.key, one.field, one.value) for one in edits]
    changed = reads.catalogue_after([*g.rows(reads.EDITS), *new])
    after = statuses.typed_status(g, statuses.compute(g.rows, changed, as_at))
    effects = status_effects(reports.status(g, as_at, reports.EVERY_AREA), after)
    return effects[effects["recoloured"]].reset_index(drop=True)


def effects_table(effects: pd.DataFrame, catalogue: Catalogue) -> Html:
    """The statuses that would change, before and after."""
    rows = [
        (
            words.indicator(row["indicator"], row["sub_measure"]),
            row["title"],
            catalogue.area_name(row["area"]),
            status(row["rag_before"]),
            status(row["rag_after"]),
        )
        for row in effects.to_dict("records")
    ]
    columns = [Column("Code"), Column("Indicator", header=True), Column("Area"), Column("Now"), Column("Then")]
    return table("Statuses that would change", columns, rows, nothing="No status would change.")
