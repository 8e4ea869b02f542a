"""What the set-up pages ask of frames: decisions from an edited table, and what a partnership still lacks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

LACKS = {
    "theme": "theme",
    "lead": "lead partner",
    "lead_post": "lead post",
    "target": "target",
    "baseline": "baseline",
    "lag_days": "release lag",
    "frequency": "frequency",
    "polarity": "polarity",
}


def decisions(before: pd.DataFrame, after: pd.DataFrame, subject: str, fields: Sequence[str]) -> pd.DataFrame:
    """The cells that differ between two frames with the same kind of index (the key), as rows for the table edit.

    Out: subject, key, field, value (text; "" where the cell was emptied). A key that is new in ``after`` gives a row a
    non-empty field; a key that is gone gives none: what is no longer used is said by a field, not by silence."""
    rows = []
    for key, row in after.iterrows():
        known = key in before.index
        for field in fields:
            new = written(row[field])
            old = written(before.at[key, field]) if known else ""
            if new != old:
                rows.append((subject, str(key), field, new))
    return pd.DataFrame(rows, columns=["subject", "key", "field", "value"], dtype=object)


def written(value: object) -> str:
    """A cell as the text of a decision: lists joined by ";", whole numbers without a point, nothing as ""."""
    if isinstance(value, (list, tuple, set, frozenset, np.ndarray)):
        return ";".join(str(one) for one in value)
    if value is None or (not isinstance(value, str) and pd.isna(value)):  # type: ignore[call-overload] # any scalar
        return ""
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def number(cell: object) -> float | None:
    """A cell, or the text of a decision, as a number; None where there is none."""
    text = written(cell)
    return float(text) if text else None


def lacking(in_use: pd.DataFrame, status: pd.DataFrame) -> pd.DataFrame:
    """The indicators in use that lack something, with what: indicator, sub_measure, title, lacks (words).

    In: the catalogue's in_use frame; status rows of the partnership's own area (target, baseline)."""
    told = status.drop_duplicates(["indicator", "sub_measure"])[["indicator", "sub_measure", "target", "baseline"]]
    both = in_use.drop(columns=["target", "baseline"], errors="ignore").merge(
        told, on=["indicator", "sub_measure"], how="left", validate="many_to_one"
    )
    gaps = {name: [written(one) == "" for one in both[name]] if name in both else [True] * len(both) for name in LACKS}
    both["lacks"] = [
        ", ".join(word for name, word in LACKS.items() if gaps[name][position]) for position in range(len(both))
    ]
    found = both[both["lacks"] != ""]
    return found[["indicator", "sub_measure", "title", "lacks"]].reset_index(drop=True)


def lacking_counts(lacks: pd.DataFrame, in_use: int) -> dict[str, int]:
    """How many indicators lack each thing, in the order of LACKS; ``in_use`` is only said where it is 0."""
    if in_use == 0:
        return {}
    sets = [set(one.split(", ")) for one in lacks["lacks"]]
    return {word: count for word in LACKS.values() if (count := sum(word in one for one in sets))}
