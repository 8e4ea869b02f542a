"""What partners wrote about an indicator: beside its figures, and in rows whose figure was held already."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.periods import Basis, Period, label, whole_months
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from lsp_data.store.series import period_of

COMMENTARY = (
    "period_start", "period_end", "period", "text", "known_at", "partner", "partner_name", "file_name", "sheet", "cell",
    "return_id",
)  # fmt: skip
_NO_COMMENT = re.compile(r"\W*\w?\W*|given for .+, read as the year to date")
_QUARTER = re.compile(r"\b(?:q(?:uarter|tr)?\.?\s*[1-4]|[1-4](?:st|nd|rd|th)\s+(?:quarter|qtr))\b", re.IGNORECASE)
_WORD = re.compile(r"\w{2}")
_YEARS = {4: Basis.FINANCIAL_YEAR, 1: Basis.CALENDAR_YEAR, 9: Basis.ACADEMIC_YEAR}


def commentary(g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None = None) -> pd.DataFrame:
    """What returns said of a series by the day, newest period first, words without a period last: COMMENTARY.

    The words beside its figures, and those of rows that brought no new figure. The same words about the same period are
    given once, where they were said first."""
    catalogue = reads.catalogue_of(g)
    beside = _beside_figures(g, indicator, sub_measure, area, as_at)
    home = area == catalogue.partnership.area
    rows = [one for one in _rows(g, indicator, sub_measure, area, home, as_at) if not _said_beside(one, beside)]
    found = pd.DataFrame([*beside, *rows], columns=[*COMMENTARY, "publication"])
    for name in ("period_start", "period_end", "known_at"):
        found[name] = pd.to_datetime(found[name]).astype("datetime64[us]")
    found = found.sort_values(["period_end", "known_at", "publication"], ascending=[False, True, True], kind="stable")
    found = found.drop_duplicates(["period_end", "text"])
    names = dict(zip(*(catalogue.partners[name] for name in ("id", "name")), strict=True))
    found = found.assign(partner_name=found["partner"].map(names).astype("str"))
    return found.astype(dict.fromkeys(("period", "text"), "str"))[list(COMMENTARY)].reset_index(drop=True)


def _beside_figures(
    g: Generation, indicator: str, sub_measure: str, area: str, as_at: date | None
) -> list[dict[str, Any]]:
    found = reads.figure_versions(g, indicator, sub_measure, area, as_at)
    rows = []
    for row in found.to_dict("records"):
        text = comment(row["note"]) if isinstance(row["note"], str) else ""
        if text:
            period = period_of(row["basis"], row["period_start"].date(), row["period_end"].date())
            rows.append({**{str(name): cell for name, cell in row.items()}, "text": text, "period": label(period)})
    return rows


def _rows(
    g: Generation, indicator: str, sub_measure: str, area: str, home: bool, as_at: date | None
) -> Iterable[dict[str, Any]]:
    """The words of whole rows, as they were kept. A row that names no area speaks of the partnership's own."""
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
        about = {"period_start": period.start, "period_end": period.end, "period": label(period)} if period else {}
        yield {**{str(name): cell for name, cell in row.items()}, **about, "text": text}


def comment(note: str) -> str:
    """A note without its marks and without what reading the file added to it."""
    parts = (part.strip() for part in note.split("; "))
    return "; ".join(part for part in parts if part and not _NO_COMMENT.fullmatch(part))


def _said_beside(row: dict[str, Any], beside: Iterable[dict[str, Any]]) -> bool:
    """Whether every word of a row stands beside figures: of its return, of its period, or, where the words name
    quarters (which are given to the quarters' own figures), of any."""
    anywhere = row.get("period_end") is None or bool(_QUARTER.search(row["text"]))
    rest = _plain(row["text"])
    said = [
        _plain(part)
        for one in beside
        if anywhere or one["return_id"] == row["return_id"] or one["period_end"].date() == row["period_end"]
        for part in one["text"].split("; ")
    ]
    for words in sorted(said, key=len, reverse=True):
        rest = rest.replace(words, " ")
    return not _WORD.search(_QUARTER.sub(" ", rest))


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
