"""What a publication changed on the screen: statuses before and after it, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from presentation import words
from presentation.markup import Html, element, join, link
from presentation.palette import STATUS
from presentation.tables import status as status_mark

EFFECTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Effect:
    """One series whose status row a publication changed."""

    indicator: str
    sub_measure: str
    area: str
    title: str
    rag: str
    recoloured: bool
    sentence: str


KEY = ["indicator", "sub_measure", "area"]
_NOTHING_LEFT = "no figure or target of it is held any more"
_SHOWN = ["title", "rag", "rag_reason", "actual", "unit", "period_end", "direction"]


def status_effects(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The series whose status row differs, changed colours first.

    A series that is only in one of them is grey in the other: nothing was known of it, or is any more. In: two frames
    of status rows (unique by indicator, sub_measure, area). Out: those keys, title, rag_before, rag_after,
    actual_before, actual_after, unit, sentence."""
    both = after[KEY + _SHOWN].merge(
        before[KEY + _SHOWN], on=KEY, how="outer", suffixes=("_after", "_before"), validate="one_to_one"
    )
    both["rag_reason_after"] = both["rag_reason_after"].where(both["rag_after"].notna(), _NOTHING_LEFT)
    for name in ("title", "unit"):
        both[name] = both[f"{name}_after"].fillna(both[f"{name}_before"])
    for name in ("rag_after", "rag_before"):
        both[name] = both[name].fillna("grey")
    recoloured = both["rag_after"] != both["rag_before"]
    moved = _differs(both, "actual") | _differs(both, "period_end") | _differs(both, "direction")
    found = both.assign(recoloured=recoloured)[recoloured | moved]
    found = found.sort_values("recoloured", ascending=False, kind="stable").reset_index(drop=True)
    found["sentence"] = [_sentence(row) for row in found.to_dict("records")]
    columns = [
        *KEY,
        "title",
        "rag_before",
        "rag_after",
        "actual_before",
        "actual_after",
        "unit",
        "recoloured",
        "sentence",
    ]
    return found[columns]


def effects_of(before: pd.DataFrame, after: pd.DataFrame) -> tuple[Effect, ...]:
    """The rows of :func:`status_effects` as values, changed colours first."""
    found = status_effects(before, after)
    return tuple(
        Effect(
            row["indicator"],
            row["sub_measure"],
            row["area"],
            row["title"],
            row["rag_after"],
            row["recoloured"],
            row["sentence"],
        )
        for row in found.to_dict("records")
    )


def effect_items(effects: Sequence[Effect], where: Callable[..., dict[str, str]]) -> list[Html]:
    """What a publication changed, a line each with the status now and a link to the indicator, best known first."""
    drawn = []
    for one in effects[:EFFECTS_SHOWN]:
        address = where(ni=words.indicator_key(one.indicator, one.sub_measure), area=one.area)
        drawn.append(join([status_mark(one.rag), " ", link(one.sentence, "indicator", address), f" {one.title}"]))
    more = len(effects) - EFFECTS_SHOWN
    return drawn if more <= 0 else [*drawn, element("span", f"and {more} more")]


def _differs(frame: pd.DataFrame, name: str) -> pd.Series:
    first, second = frame[f"{name}_before"], frame[f"{name}_after"]
    return (first != second) & ~(first.isna() & second.isna())


def _sentence(row: dict[Any, Any]) -> str:
    code = words.indicator(row["indicator"], row["sub_measure"])
    after, before = (STATUS[str(row[name])].word for name in ("rag_after", "rag_before"))
    none = STATUS["grey"].word
    if after != before and before == none:
        return f"{code} has a status now: {after}."
    if after != before and after == none:
        reason = str(row["rag_reason_after"] or "").rstrip(".")
        return f"{code} went from {before} to {none}" + (f": {reason}." if reason else ".")
    if after != before:
        return f"{code} went from {before} to {after}."
    still = "still has no status" if after == none else f"is still {after}"
    old, new = row["actual_before"], row["actual_after"]
    if pd.isna(new) or old == new:
        return f"{code} {still}."
    if pd.isna(old):
        return f"{code} {still}, now at {_number(new)}."
    return f"{code} {still}: {_number(old)} → {_number(new)}."


def _number(value: object) -> str:
    return f"{float(str(value)):,.10g}"
