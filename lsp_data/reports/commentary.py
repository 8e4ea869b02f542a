"""What partners wrote about an indicator: beside its figures, and in rows whose figure was held already."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.periods import Basis, Period, by_quarter, financial_start, label, quarter, whole_months
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.rows import is_by_hand, period_of
from lsp_data.values.notes import comment

COMMENTARY = (
    "period_start", "period_end", "period", "text", "known_at", "partner", "partner_name", "file_name", "sheet", "cell",
    "return_id", "replaced_by", "replaced_on", "said_anew",
)  # fmt: skip
_WORD = re.compile(r"\w{2}")
_YEARS = {4: Basis.FINANCIAL_YEAR, 1: Basis.CALENDAR_YEAR, 9: Basis.ACADEMIC_YEAR}


def commentary(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> pd.DataFrame:
    """What returns said of a series by the day, newest period first, of a period the newest words first, words without
    a period last: COMMENTARY.

    The words beside its figures (but for the reason and source of one entered by hand, which are no partner's words),
    and those of rows that brought no new figure. Words about a quarter are given for that
    quarter, also where they stand beside a month or a year to date. The same words about the same period are given
    once, where they were said first.

    Words beside a figure that was replaced stay, below those that count: ``replaced_by`` names the file (blank: by
    hand), ``replaced_on`` the day (blank: they count), ``said_anew`` is whether it brought words in their place."""
    catalogue = reads.catalogue_of(g)
    said = list(_rows(g, indicator, sub_measure, area, area == catalogue.partnership.area, as_at))
    beside = _beside_figures(g, indicator, sub_measure, area, as_at)
    beside = [_in_own_cell(one, said) for one in beside if not _said_of_its_quarter(one, said)]
    rows = [one for one in said if not _said_beside(one, beside)]
    found = pd.DataFrame([*beside, *rows], columns=[*COMMENTARY, "publication"])
    for name in ("period_start", "period_end", "known_at", "replaced_on"):
        found[name] = pd.to_datetime(found[name]).astype("datetime64[us]")
    found = found.assign(said_anew=found["said_anew"].eq(True), replaced=found["replaced_on"].notna())
    found = found.sort_values(["period_end", "replaced", "known_at", "publication"], kind="stable")
    found = found.drop_duplicates(["period_end", "text"])
    newest = ["period_end", "replaced", "known_at", "publication"]
    found = found.sort_values(newest, ascending=[False, True, False, False], kind="stable")
    names = dict(zip(*(catalogue.partners[name] for name in ("id", "name")), strict=True))
    found = found.assign(partner_name=found["partner"].map(names).astype("str"))
    return found.astype(dict.fromkeys(("period", "text"), "str"))[list(COMMENTARY)].reset_index(drop=True)


def words_of_returns(g: Generation, area: str) -> dict[tuple[str, str, str], str]:
    """What each return says of a series of an area in the words beside its row: (return_id, indicator, sub_measure) →
    words. A row that names no area speaks of the partnership's own."""
    home = area == reads.catalogue_of(g).partnership.area
    found: dict[tuple[str, str, str], str] = {}
    rows = reads.entries(g, "commentary")
    for return_id, fields in zip(rows["return_id"], rows["fields"], strict=True):
        told = json.loads(fields)
        words = comment(" ".join((told.get("text") or "").split()))
        if words and (told["area"] == area if told.get("area") else home):
            found.setdefault((return_id, told.get("indicator") or "", told.get("sub_measure") or ""), words)
    return found


def _beside_figures(
    g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    newer: dict[tuple[Any, ...], dict[str, Any]] = {}  # of each figure: the version that came after the one looked at
    for row in reads.figure_versions(g, indicator, sub_measure, area, as_at).to_dict("records"):
        cell = row["text"] if isinstance(row["marker"], str) and isinstance(row["text"], str) else ""
        written = isinstance(row["note"], str) and not is_by_hand(row["return_id"])
        text = comment(row["note"], cell) if written else ""
        figure = (row["measure"], row["basis"], row["period_start"], row["period_end"])
        told = {**{str(name): value for name, value in row.items()}, "said": text}
        after = newer.get(figure)
        if after is None or text:
            newer[figure] = told
        if text:
            period = period_of(row["basis"], row["period_start"].date(), row["period_end"].date())
            rows.append({**told, "text": text, "period": label(period), **_replaced(told, after)})
    return rows


def _replaced(row: dict[str, Any], after: dict[str, Any] | None) -> dict[str, Any]:
    """By what the words beside a figure were replaced: by later words about it, or by another value without words."""
    if after is None or after["said"] == row["said"]:
        return {}
    if not after["said"] and repr(after["value"]) == repr(row["value"]):
        return {}
    return {
        "replaced_by": after["file_name"], "replaced_on": after["known_at"], "said_anew": bool(after["said"]),
    }  # fmt: skip


def _in_own_cell(beside: dict[str, Any], rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The words beside a figure with the cell in which they stand: that of the row's words, if they are among them."""
    text, line = _plain(beside["text"]), _line_of(beside["cell"])
    cells = [
        cell
        for row in rows
        if (row["return_id"], row["sheet"]) == (beside["return_id"], beside["sheet"])
        for cell, words in row["cells"].items()
        if _plain(words) in text or text in _plain(words)
    ]
    cells.sort(key=lambda cell: _line_of(cell) != line)
    return {**beside, "cell": cells[0]} if cells else beside


def _rows(
    g: Generation, indicator: str, sub_measure: str, area: str, home: bool, as_at: date | None
) -> Iterable[dict[str, Any]]:
    """The words of whole rows, as they were kept; of each quarter that they name, its own. A row that names no area
    speaks of the partnership's own."""
    found = reads.entries(g, "commentary")
    found = found[found["fields"].str.contains(json.dumps(indicator), regex=False)]
    for row in found.to_dict("records"):
        told = json.loads(row["fields"])
        named = (told.get("indicator"), told.get("sub_measure") or "")
        here = told["area"] == area if told.get("area") else home
        lines = (comment(line) for line in (told.get("text") or "").splitlines())
        text = "\n".join(line for line in lines if line)
        if named != (indicator, sub_measure) or not here or not text:
            continue
        if as_at is not None and row["known_at"] > pd.Timestamp(as_at):
            continue
        period = _period(told.get("period_start"), told.get("period_end"))
        cells = told.get("cells") or {row["cell"]: told["text"]}
        for about, words in _by_period(text, period):
            dated = (
                {"period_start": about.start, "period_end": about.end, "period": label(about), "basis": about.basis}
                if about
                else {}
            )
            yield {
                **{str(name): cell for name, cell in row.items()},
                **dated,
                "text": words,
                "whole": text,
                "cells": cells,
            }


def _by_period(text: str, period: Period | None) -> list[tuple[Period | None, str]]:
    """The words of a row for each quarter of its year that they name; as a whole where they name none."""
    parts = by_quarter(text)
    if not parts or period is None:
        return [(period, text)]
    year = financial_start(period.end)
    return [(quarter(year, number), words) for number, words in parts.items() if words]


def _said_of_its_quarter(beside: dict[str, Any], rows: Iterable[dict[str, Any]]) -> bool:
    """Whether the words beside a month or a year to date are those of its own row about the quarter: they are given
    for the quarter then, and so is each part of words that name several."""
    text, line = _plain(beside["text"]), _line_of(beside["cell"])
    for row in rows:
        same_row = row["return_id"] == beside["return_id"] and (row["sheet"], _line_of(row["cell"])) == (
            beside["sheet"],
            line,
        )
        if not same_row or row.get("basis") is not Basis.QUARTER or beside["basis"] == Basis.QUARTER.value:
            continue
        inside = row["period_start"] <= beside["period_end"].date() <= row["period_end"]
        if text == _plain(row["whole"]) != _plain(row["text"]) or (inside and text == _plain(row["text"])):
            return True
    return False


def _line_of(cell: object) -> str:
    return str(cell).lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _said_beside(row: dict[str, Any], beside: Iterable[dict[str, Any]]) -> bool:
    """Whether every word of a row stands beside figures of its return or of its period; of a row without a period,
    beside any."""
    rest = _plain(row["text"])
    said = [
        _plain(one["text"])
        for one in beside
        if row.get("period_end") is None
        or one["return_id"] == row["return_id"]
        or one["period_end"].date() == row["period_end"]
    ]
    for words in sorted(said, key=len, reverse=True):
        rest = rest.replace(words, " ")
    return not _WORD.search(rest)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _period(start: str | None, end: str | None) -> Period | None:
    """The period of which a row spoke; the kind that its days have by themselves."""
    if not start or not end:
        return None
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    months = whole_months(first, last)
    basis = {1: Basis.MONTH, 3: Basis.QUARTER, 12: _YEARS.get(first.month, Basis.ROLLING_YEAR)}.get(months or 0)
    if basis is None:
        basis = Basis.POINT if first == last else Basis.YEAR_TO_DATE if first.month == 4 and months else Basis.QUARTER
    return Period(first, last, basis)
