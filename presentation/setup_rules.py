"""The rules that judge a status: in words, as a table, and what a change of them would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from lsp_data import reports
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from lsp_data.reports.decided import OWN_RULE, own_rules
from lsp_data.store import reads, statuses
from lsp_data.store.generations import Generation
from presentation import definition, words
from presentation.markup import Html, link
from presentation.returns_effects import status_effects
from presentation.setup_view import written
from presentation.tables import Column, status, table

KINDS = {
    "": "the default",
    "default": "by the indicator's unit",
    "percentage": "per cent of the milestone",
    "points": "points (units of the indicator)",
    "poisson": "chance: 80 % interval of a count",
    "havering": "green within; amber as last year",
}
COMPARE = {"": "as fits the indicator", "previous": "the period before", "last_year": "the same period last year"}
SMALL = {
    "": "withheld where the numerator is known",
    "withhold": "withheld, small counts too",
    "show": "shown: it is not about people",
}
TOLERANCES = {
    "points": "Percentages: amber within … points",
    "percentage": "All others: amber within … per cent",
    "havering": "Green within … per cent (by choice)",
}
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


def general_edits(rules: pd.DataFrame, typed: Mapping[tuple[str, str], object]) -> list[Edit]:
    """The decisions that lead from the general rules (the catalogue's) to what was typed: (rule, field) → value."""
    held = rules.set_index("rule")
    return [
        Edit("rule", name, field, written(value))
        for (name, field), value in typed.items()
        if written(value) != written(held.at[name, field])
    ]


def uses(catalogue: Catalogue) -> dict[str, int]:
    """How many indicators in use take their tolerance from each general rule."""
    counted = catalogue.in_use["tolerance_of"].value_counts()
    return {name: int(counted.get(name, 0)) for name in catalogue.rules["rule"]}


def use_words(name: str, catalogue: Catalogue) -> str:
    """What a change of a general rule's tolerance would touch; that it would touch nothing, where it is so."""
    count = uses(catalogue)[name]
    if count:
        return f"{words.times(count, 'indicator')} in use {'takes' if count == 1 else 'take'} it from here."
    if name == "default":
        return "Empty: each kind has its own, below."
    return "No indicator in use takes it from here: a change alters no status now."


def in_use_table(catalogue: Catalogue) -> Html:
    """The rule that judges each series in use."""
    rows = [
        (
            link(words.indicator(row["indicator"], row["sub_measure"]), "rules",
                 {"rule": words.indicator_key(row["indicator"], row["sub_measure"])}),
            row["title"],
            definition.rule({str(name): cell for name, cell in row.items()}),
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
    """The rule that was decided for one series alone: OWN_RULE → text, "" where nothing was."""
    given = own_rules(g).get(key, {})
    return {name: given.get(name, "") for name in OWN_RULE}


def own_edits(key: str, now: Mapping[str, str], typed: Mapping[str, object]) -> list[Edit]:
    """The decisions that lead from the rule of one series to what was typed."""
    return [
        Edit("indicator", key, name, written(typed[name])) for name in OWN_RULE if written(typed[name]) != now[name]
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
