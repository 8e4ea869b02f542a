"""The commitments of the community strategy: who delivers them, by which indicators, and what the returns say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.catalogue.names import comparable
from lsp_data.catalogue.themes import theme_ids
from lsp_data.measures.commitments import (
    Count,
    Coverage,
    Difference,
    Role,
    counted,
    coverage,
    differences,
    in_order,
    known_as,
    number_said,
)
from lsp_data.reports.registers import commitments, reference_roles, register
from lsp_data.store import reads
from lsp_data.store.generations import Generation

RETURNS = ("outcome_review", "resource_plan")
SERVED = ("commitment", "title", "indicator", "partnership", "partnership_name", "through", "page_item")
SENT = ("partnership", "partnership_name", "kind", "outcomes", "commitments", "known_at", "return_id", "file_name")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of a day. ``partnerships``: id (or the name as printed, where no theme is called so) → name, in their
    order; ``titles``: commitment → its text; ``agreed``: the roles of the delivery plan's own paper; ``written``:
    whether the register holds it, not the reference data alone; ``served``: commitment → indicators."""

    partnerships: Mapping[str, str]
    titles: Mapping[str, str]
    roles: tuple[Role, ...]
    agreed: tuple[Role, ...]
    written: bool
    served: Mapping[str, tuple[str, ...]]
    counts: tuple[Count, ...]
    agreed_counts: tuple[Count, ...]
    differences: tuple[Difference, ...]
    coverage: Coverage


def commitment_matrix(g: Generation, as_at: date | None = None) -> Matrix:
    """The matrix of commitments and partnerships as known on the day, with its check against the delivery plan's paper
    and what it leaves open."""
    catalogue = reads.catalogue_of(g)
    rows = commitments(g, as_at)
    theme_of = theme_ids(catalogue)
    roles = tuple(_role(row, theme_of) for row in rows.to_dict("records"))
    agreed = tuple(_role(row, theme_of) for row in reference_roles(catalogue).to_dict("records"))
    names = {theme_of(str(row["partnership_name"])): str(row["partnership_name"]) for row in rows.to_dict("records")}
    themes = catalogue.reference.themes  # of a theme that several sets hold, the newest set's place counts
    order = dict(zip(themes["theme"], themes["position"], strict=True))
    named = dict(zip(themes["theme"], themes["name"], strict=True))
    partnerships = {
        one: named.get(one, names[one]) for one in sorted(names, key=lambda one: order.get(one, len(order)))
    }
    served = _served(g, as_at, roles)
    codes = list(dict.fromkeys(catalogue.in_use["indicator"]))
    everyone = list(dict.fromkeys([*partnerships, *(one.partnership for one in agreed)]))
    return Matrix(
        partnerships, {one.commitment: one.title for one in sorted(roles, key=lambda one: in_order(one.commitment))},
        roles, agreed, bool((rows["item"] != "").any()), {name: _codes(found) for name, found in served.items()},
        tuple(counted(roles, everyone)), tuple(counted(agreed, everyone)), tuple(differences(roles, agreed)),
        coverage(roles, list(partnerships), {name: _codes(found) for name, found in served.items()}, codes),
    )  # fmt: skip


def commitments_served(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row a commitment and indicator that serves it, and the partnership and paper that say so: SERVED. ``through``
    is commitment_role, outcome_review or resource_plan; ``page_item`` the id of the row of that register."""
    theme_of = theme_ids(reads.catalogue_of(g))
    roles = tuple(_role(row, theme_of) for row in commitments(g, as_at).to_dict("records"))
    rows = [row for named in _served(g, as_at, roles).values() for row in named]
    return pd.DataFrame(rows, columns=list(SERVED), dtype=object)


def commitment_returns(g: Generation, as_at: date | None = None) -> pd.DataFrame:
    """One row a partnership and kind of return asked of it, outcome_review or resource_plan: SENT. ``outcomes`` and
    ``commitments`` are numbers of rows and of commitments that they speak of (0: nothing came)."""
    matrix = commitment_matrix(g, as_at)
    made: list[dict[str, Any]] = []
    for kind in RETURNS:
        said = commitment_outcomes(g, kind, as_at)
        others = {one: one for one in said["partnership"] if one and one not in matrix.partnerships}
        for identity, name in {**matrix.partnerships, **others}.items():
            own = said[said["partnership"] == identity]
            last = own.iloc[-1].to_dict() if len(own) else {}
            made.append({
                "partnership": identity, "partnership_name": name, "kind": kind, "outcomes": len(own),
                "commitments": own.loc[own["number"] != "", "number"].nunique(),
                "known_at": max(own["known_at"], default=None), "return_id": last.get("return_id", ""),
                "file_name": last.get("file_name", ""),
            })  # fmt: skip
    order = {name: place for place, name in enumerate(matrix.partnerships)}
    made.sort(key=lambda row: order.get(row["partnership"], len(order)))
    return pd.DataFrame(made, columns=list(SENT), dtype=object)


def commitment_outcomes(g: Generation, kind: str, as_at: date | None = None) -> pd.DataFrame:
    """The rows of an outcome review or a resource plan as ``reports.register`` gives them. ``number`` is what the
    commitment is known as that the row names: its number or text, "" where none can be told; ``partnership`` the id of
    its theme, or the name."""
    catalogue = reads.catalogue_of(g)
    theme_of = theme_ids(catalogue)
    rows = register(g, kind, as_at)
    matrix = commitments(g, as_at)
    numbers = {
        comparable(str(title)): known_as(number, title)
        for number, title in zip(matrix["number"], matrix["commitment"], strict=True)
    }
    said = [
        number_said(str(text or "")) or numbers.get(comparable(str(text or "")), "") or number_said(str(number or ""))
        for text, number in zip(rows["commitment"], rows["number"], strict=True)
    ]
    who = [theme_of(str(one or other or "")) for one, other in zip(rows["partnership"], rows["partner"], strict=True)]
    return rows.assign(number=pd.Series(said, dtype=object), partnership=pd.Series(who, dtype=object))


def _served(g: Generation, as_at: date | None, roles: tuple[Role, ...]) -> dict[str, list[dict[str, Any]]]:
    """Commitment → rows of SERVED."""
    titles = {one.commitment: one.title for one in roles}
    named = dict(zip(*(reads.catalogue_of(g).reference.themes[name] for name in ("theme", "name")), strict=True))
    found: dict[str, list[dict[str, Any]]] = {}

    def add(commitment: str, code: str, partnership: str, through: str, item: str) -> None:
        found.setdefault(commitment, []).append({
            "commitment": commitment, "title": titles.get(commitment, ""), "indicator": code,
            "partnership": partnership, "partnership_name": named.get(partnership, partnership), "through": through,
            "page_item": item,
        })  # fmt: skip

    for one in roles:
        for code in one.indicators:
            add(one.commitment, code, one.partnership, "commitment_role", one.item)
    for kind in RETURNS:
        for row in commitment_outcomes(g, kind, as_at).to_dict("records"):
            for code in row["indicators"] if row["number"] else ():
                add(row["number"], code, row["partnership"], kind, row["item"])
    return found


def _codes(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(sorted({row["indicator"] for row in rows}, key=lambda code: in_order(code.removeprefix("NI "))))


def _role(row: Mapping[Any, Any], theme_of: Callable[[str], str]) -> Role:
    codes = row.get("indicators")
    title = str(row["commitment"] or "")
    return Role(
        known_as(row["number"], title), title, theme_of(str(row["partnership"] or "")), str(row["role"]),
        tuple(codes) if isinstance(codes, tuple) else (), str(row.get("item") or ""),
    )  # fmt: skip
