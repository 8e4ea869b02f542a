"""Whether a decision would only say again what the catalogue says already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lsp_data.catalogue import decisions
from lsp_data.catalogue.build import Catalogue
from lsp_data.catalogue.cells import Column, Row, flag
from lsp_data.catalogue.partnership import FIELDS
from lsp_data.catalogue.tables import AREA_COLUMNS, PARTNER_COLUMNS

_IN_USE = flag("in_use")
_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "partnership": FIELDS,
    # the rule of one series is a decision of its own: what the catalogue shows of it may be the general rule's
    "indicator": tuple(one for one in decisions.INDICATOR_FIELDS if one not in decisions.RULE_FIELDS),
    "partner": (*PARTNER_COLUMNS, _IN_USE),
    "area": (*AREA_COLUMNS, decisions.PREDECESSORS, _IN_USE),
    "rule": decisions.RULE_TABLE_FIELDS,
}


def stands(catalogue: Catalogue, subject: str, key: str, field: str, value: str) -> bool:
    """Whether the catalogue has this value there, shipped or decided; False where it cannot be read."""
    column = next((one for one in _COLUMNS.get(subject, ()) if one.name == field), None)
    row = _row(catalogue, subject, key)
    if column is None or row is None or field not in row:
        return False
    try:
        read = column.read(value.strip())
    except ValueError:
        return False
    held = row[field]
    return bool(read == (";".join(held) if isinstance(held, tuple) else held))


def _row(catalogue: Catalogue, subject: str, key: str) -> Mapping[str, Any] | None:
    """What the catalogue holds under a key; of an indicator in use also its theme and its lead."""
    if subject == "partnership":
        return {one.name: getattr(catalogue.partnership, one.name) for one in FIELDS}
    if subject == "indicator":
        listed, used = (_series(catalogue.rows[name], key) for name in ("indicators", "in_use"))
        return None if listed is None else {**listed, **(used or {}), "in_use": used is not None}
    table, name = {"partner": ("partners", "id"), "area": ("areas", "id")}.get(subject, ("rules", "rule"))
    return next((row for row in catalogue.rows[table] if row[name] == key), None)


def _series(rows: Iterable[Row], key: str) -> Row | None:
    indicator, _, part = key.partition("|")
    return next((row for row in rows if (row["indicator"], row["sub_measure"]) == (indicator, part)), None)
