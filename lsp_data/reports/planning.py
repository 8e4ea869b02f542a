"""Delivery planning: each indicator with its plan, criteria and risk; the actions with their days; what names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.measures.plans import due_day, overdue
from lsp_data.measures.risk import weighed
from lsp_data.measures.targets_met import target_met
from lsp_data.reports.papers import Papers, papers
from lsp_data.reports.registers import columns_of, register
from lsp_data.reports.rows import number_or_none
from lsp_data.reports.standing import status
from lsp_data.store import planned, reads
from lsp_data.store.days import reporting_day
from lsp_data.store.generations import Generation

DELIVERY = (
    "indicator", "key", "title", "theme", "theme_name", "lead", "lead_name", "officer", "contributors", "rag",
    "has_baseline", "plan_adequacy", "criteria", "exposed", "at_risk", "parts_at_risk", "risk", "clears", "judged",
    "plans", "actions", "overdue",
)  # fmt: skip
MORE_OF_ACTIONS = ("due", "overdue", "days_overdue", "reached", "met_by")
_WORST_FIRST = ("red", "amber", "green", "grey")


def delivery(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row an indicator in use (its parts together), in the catalogue's order: DELIVERY.

    ``key`` names its first part ("NI 33|i"), ``rag`` is the worst of its parts, ``criteria`` a tuple of
    :class:`~lsp_data.measures.plans.Criterion`; ``at_risk``, ``risk`` and ``clears`` are of the part most at risk,
    ``parts_at_risk`` how many of its parts are;
    ``judged`` the override in force in words, or ""; ``plans`` and ``actions`` the ids of its rows (tuples),
    ``overdue`` how many of the actions are past their day."""
    day = as_at or reporting_day(g)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in status(g, as_at).to_dict("records"):
        found[str(row["indicator"])].append({str(name): value for name, value in row.items()})
    if day is None or not found:
        return pd.DataFrame(columns=list(DELIVERY))
    known = planned.planned_at(planned.logs(g.rows), day)
    named = papers(g, day, ("plan", "action"))
    contributors, titles = _contributors(g), _titles(g)
    made = []
    for code, parts in found.items():
        title = parts[0]["title"] if len(parts) == 1 else titles.get(code, parts[0]["title"])
        made.append({
            **{name: parts[0].get(name) for name in ("theme", "theme_name", "lead", "lead_name", "officer")},
            "indicator": code, "key": "|".join(filter(None, (code, parts[0]["sub_measure"]))), "title": title,
            "contributors": contributors.get(code, ()),
            "plans": _ids(named, code, "plan"), "actions": _ids(named, code, "action"),
            **_judged(parts, known.get(code, planned.Planned()), day),
        })  # fmt: skip
    return pd.DataFrame(made, columns=list(DELIVERY), dtype=object)


def _judged(parts: Sequence[Mapping[str, Any]], own: planned.Planned, day: date) -> dict[str, Any]:
    lead = next((str(parts[0][name]) for name in ("lead_name", "officer", "lead") if _there(parts[0][name])), "")
    plan, judged = own.adequacy(lead, day), own.judged(day)
    found = [
        weighed(str(one["rag"]), str(one["direction"]), number_or_none(one["p_target"]), plan, judged) for one in parts
    ]
    risks = [one.risk for one in found]
    worst = next((one for one in risks if one.at_risk), risks[0])
    return {
        "rag": min((str(one["rag"]) for one in parts), key=_WORST_FIRST.index),
        "has_baseline": all(_there(one["baseline"]) for one in parts),
        "plan_adequacy": plan.verdict.value, "criteria": plan.criteria, "overdue": len(plan.overdue),
        "exposed": any(one.exposed.exposed for one in found), "at_risk": worst.at_risk,
        "parts_at_risk": sum(one.at_risk for one in risks), "risk": worst.reason,
        "clears": worst.clears, "judged": str(judged) if judged else "",
    }  # fmt: skip


def actions(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """The action plans: rows of `register` and MORE_OF_ACTIONS. What is overdue first, the longest overdue at the top;
    else in their order. ``due`` a day or None; ``days_overdue`` 0 where it is not; ``reached`` (of its target) and
    ``met_by`` as in :mod:`lsp_data.measures.targets_met`."""
    day = as_at or reporting_day(g)
    rows = register(g, "action", as_at)
    colours: dict[str, list[str]] = defaultdict(list)
    for code, rag in status(g, as_at)[["indicator", "rag"]].itertuples(index=False):
        colours[str(code)].append(str(rag))
    made = []
    for row in rows.to_dict("records"):
        one = planned.action_of({str(name): value for name, value in row.items()})
        due = due_day(one)
        late = day is not None and overdue(one, day)
        named = [colour for code in row["indicators"] for colour in colours.get(code, ())]
        met = target_met(one, named, day)
        made.append((due, late, (day - due).days if late and day and due else 0, met.reached.value, met.by))
    more = pd.DataFrame(made, columns=list(MORE_OF_ACTIONS), dtype=object, index=rows.index)
    found = pd.concat([rows, more], axis=1)
    order = found["days_overdue"].astype("int64").sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


def naming(g: Generation, kind: str, indicator: str, as_at: date | None = None) -> pd.DataFrame:
    """The rows of one register that name an indicator: as `register`."""
    rows = papers(g, as_at, (kind,)).get(indicator, {}).get(kind, ())
    return pd.DataFrame(rows, columns=columns_of(kind), dtype=object)


def named_leads(g: Generation) -> pd.DataFrame:
    """The indicators whose lead organisation the self-assessment named: indicator, partner, partner_name, on_behalf_of
    (a name or ""), source."""
    catalogue = reads.catalogue_of(g)
    found = catalogue.reference.lead_organisations
    return found.assign(
        partner_name=[catalogue.partner_name(one) for one in found["partner"]],
        on_behalf_of=[catalogue.partner_name(one) if one else "" for one in found["on_behalf_of"]],
    )


def _ids(named: Mapping[str, Papers], code: str, kind: str) -> tuple[str, ...]:
    return tuple(str(row["item"]) for row in named.get(code, {}).get(kind, ()))


def _contributors(g: Generation) -> dict[str, tuple[str, ...]]:
    """By indicator the names of the partners that contribute to any of its parts."""
    catalogue = reads.catalogue_of(g)
    found: dict[str, tuple[str, ...]] = {}
    for code, partners in catalogue.in_use[["indicator", "contributors"]].itertuples(index=False):
        names = [catalogue.partner_name(one) for one in partners]
        found[code] = tuple(dict.fromkeys((*found.get(code, ()), *names)))
    return found


def _titles(g: Generation) -> dict[str, str]:
    reference = reads.catalogue_of(g).reference.indicators
    return dict(zip(reference["indicator"], reference["title"], strict=True))


def _there(value: Any) -> bool:
    return not (value is None or pd.isna(value)) and value != ""
