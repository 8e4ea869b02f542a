"""What the partnership uses of the list: theme, lead and contributors of each series, and the rule that judges it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsp_data.catalogue.cells import Row
from lsp_data.catalogue.faults import EditError
from lsp_data.catalogue.reference import Reference
from lsp_data.measures.wording import is_percentage


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where nothing was decided of a series: by indicator, or by the kind of rule."""

    theme_of: dict[str, str]
    lead_of: dict[str, tuple[str, tuple[str, ...]]]  # indicator → lead, contributors
    rules: dict[str, Row]  # by name of the rule
    themes: dict[str, str]  # of the partnership's theme set: id → name
    theme_ids: frozenset[str]  # of every theme set
    partners: dict[str, str]  # id → name


def defaults(
    reference: Reference, theme_set: str, themes: Sequence[Row], partners: Sequence[Row], rules: Sequence[Row]
) -> Defaults:
    """The defaults of a partnership with this theme set and these themes, partners and rules."""
    named = {row["theme"]: row["name"] for row in themes}
    return Defaults(
        theme_of={
            row["indicator"]: row["theme"] for row in reference.rows["theme_mapping"] if row["theme_set"] == theme_set
        },
        lead_of={
            row["indicator"]: (row["partner"], (row["on_behalf_of"],) if row["on_behalf_of"] else ())
            for row in reference.rows["lead_organisations"]
        },
        rules={str(rule["rule"]): rule for rule in rules},
        themes=named,
        theme_ids=frozenset(row["theme"] for row in reference.rows["themes"]) | frozenset(named),
        partners={row["id"]: row["name"] for row in partners},
    )


def with_rule(row: Row, given: Defaults) -> Row:
    """The row with the rule that judges it: its own, else the default, which may leave the choice to the unit. A
    tolerance or comparison not given is the default's, else the usual one of the general rule of that kind.

    ``tolerance_of``: the general rule that gives the tolerance; "" where the row has its own."""
    default = given.rules["default"]
    kind = row["rule_kind"] or default["kind"]
    usual = given.rules[rule_by_unit(row["unit"]) if kind == "default" else kind]
    if row["rule_tolerance"] is not None:
        tolerance, tolerance_of = row["rule_tolerance"], ""
    elif kind == default["kind"] and default["tolerance"] is not None:
        tolerance, tolerance_of = default["tolerance"], "default"
    else:
        tolerance, tolerance_of = usual["tolerance"], usual["rule"]
    return row | {
        "rule_kind": kind,
        "rule_tolerance": tolerance,
        "tolerance_of": tolerance_of,
        "compare_with": row["compare_with"] or usual["compare_with"] or default["compare_with"],
    }


def rule_by_unit(unit: str) -> str:
    """The general rule whose tolerance holds where the unit decides (a count under 50 is judged by chance, without)."""
    return "points" if is_percentage(unit) else "percentage"


def with_use(row: Row, given: Defaults) -> Row:
    """The row with in_use, theme, theme_name, target_class, lead, lead_name, lead_post, contributors.

    A theme of another theme set gives way to the usual theme of the indicator. Raises EditError for a partner or
    theme that is not known."""
    indicator = row["indicator"]
    written = f"{indicator}|{row['sub_measure']}"
    theme = row.get("theme")
    if theme and theme not in given.theme_ids:
        raise EditError("indicator", written, f"no theme is called {theme!r}; known: {', '.join(given.themes)}")
    if theme is None or (theme and theme not in given.themes):
        usual = given.theme_of.get(indicator, "")
        theme = usual if usual in given.themes else ""
    usual_lead, usual_contributors = given.lead_of.get(indicator, ("", ()))
    lead = row.get("lead")
    if lead is None:
        lead = usual_lead if usual_lead in given.partners else ""
    contributors = usual_contributors
    if row.get("contributors") is not None:
        contributors = tuple(dict.fromkeys(part.strip() for part in row["contributors"].split(";") if part.strip()))
    for partner in (lead, *contributors):
        if partner and partner not in given.partners:
            raise EditError(
                "indicator", written, f"no partner has the id {partner!r}; known: {', '.join(given.partners)}"
            )
    return row | {
        "in_use": bool(row.get("in_use", False)), "theme": theme, "theme_name": given.themes.get(theme, ""),
        "target_class": row.get("target_class", ""), "lead": lead, "lead_name": given.partners.get(lead, ""),
        "lead_post": row.get("lead_post", ""), "contributors": contributors,
    }  # fmt: skip
