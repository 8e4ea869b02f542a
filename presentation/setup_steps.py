"""The tables of the set-up: what each step shows of the catalogue for editing, and the decisions that come of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from lsp_data.catalogue import Catalogue, identity_of
from lsp_data.decisions import Edit
from lsp_data.periods import year_pair
from presentation.returns_view import indicator_choices
from presentation.setup_catalogue import ACCUMULATIONS, BASES, FREQUENCIES
from presentation.setup_view import decisions, written

_USUAL_YEARS = range(2004, 2016)
THEME_SETS = {"2009": "Five themes (2009)", "2010": "Six thematic partnerships (2010)", "own": "Themes of our own"}
CLASSES = {"": "none", "designated": "designated", "statutory": "statutory", "local": "local"}
PARTNER_FIELDS = ("in_use", "name", "short_name", "kind", "contact_post")
THEME_FIELDS = ("in_use", "name", "short_name", "description", "position")
IDENTITY_FIELDS = ("name", "area", "first_year", "last_year", "reporting_date")
LEAD_FIELDS = ("theme", "target_class", "lead", "lead_post", "contributors")
CALENDAR_FIELDS = ("frequency", "accumulation", "basis", "lag_days")
CALENDAR_CHOICES = {"frequency": FREQUENCIES, "accumulation": ACCUMULATIONS, "basis": BASES}
PARTNER_KINDS = (
    "council",
    "police",
    "fire",
    "health",
    "probation",
    "employment",
    "education",
    "housing",
    "business",
    "voluntary",
    "partnership",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the partnership is, as typed."""

    name: str
    area: str
    first_year: int
    last_year: int
    reporting_date: date | None

    def edits(self) -> list[Edit]:
        """All of it as decisions."""
        typed = {
            "name": self.name.strip(),
            "area": self.area,
            "first_year": str(self.first_year),
            "last_year": str(self.last_year),
            "reporting_date": self.reporting_date.isoformat() if self.reporting_date else "",
        }
        return [Edit("partnership", "", name, value) for name, value in typed.items()]

    def wants(self) -> str:
        """What is wrong with it; "" where nothing is."""
        if not self.name.strip():
            return "Give the partnership a name."
        if not self.area:
            return "Choose the partnership's area."
        if self.last_year < self.first_year:
            return f"The last year, {year_pair(self.last_year)}, lies before the first, {year_pair(self.first_year)}."
        return ""


def years(catalogue: Catalogue) -> list[int]:
    """The financial years (by the year in which they begin) from which a partnership's first and last are chosen: the
    usual ones, and those around what is held where that lies outside them (a set-up workbook can bring any year)."""
    held = catalogue.partnership
    return sorted(
        {*_USUAL_YEARS, *(year for one in (held.first_year, held.last_year) for year in (one - 1, one, one + 1))}
    )


def changed_identity(catalogue: Catalogue, typed: Identity) -> list[Edit]:
    """Only what differs from what is held."""
    held = catalogue.partnership
    now = Identity(held.name, held.area, held.first_year, held.last_year, held.reporting_date).edits()
    return [new for new, old in zip(typed.edits(), now, strict=True) if new != old]


def own_area(typed: Mapping[str, object], catalogue: Catalogue) -> list[Edit]:
    """The decisions that add an area: field → what was typed; its id is made of the name."""
    name = written(typed["name"])
    key = identity_of(name, list(catalogue.areas["id"]))
    told = {field: written(value) for field, value in typed.items()}
    told["population"] = _plain_number(told.get("population", ""))
    return [Edit("area", key, field, value) for field, value in told.items() if value]


_THOUSANDS = re.compile(r"\d{1,3}(?:[, ]\d{3})+")


def _plain_number(typed: str) -> str:
    """A number without the marks that part its thousands: "119,500" → "119500"."""
    return re.sub(r"[, ]", "", typed) if _THOUSANDS.fullmatch(typed) else typed


def chosen_edits(catalogue: Catalogue, chosen: Sequence[str]) -> list[Edit]:
    """The decisions that put exactly these series in use."""
    used = set(indicator_choices(catalogue.in_use))
    wanted = list(dict.fromkeys(chosen))
    added = [Edit("indicator", key, "in_use", "yes") for key in wanted if key not in used]
    return added + [Edit("indicator", key, "in_use", "no") for key in used if key not in set(wanted)]


def keyed(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame of series with its key as index ("NI 33|i") and a first column that names the series."""
    titles = indicator_choices(frame)
    return frame.assign(series=list(titles.values())).set_axis(pd.Index(list(titles), name="key"), axis=0)


def worded(frame: pd.DataFrame, choices: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """The frame with the codes of some columns as words, for people to choose from. ``choices``: column → code → word;
    a code without a word stays empty; a cell of codes becomes a list of words."""
    shown = frame.copy()
    for name, words_of in choices.items():
        shown[name] = pd.Series([_each(cell, words_of, None) for cell in frame[name]], index=frame.index, dtype=object)
    return shown


def coded(frame: pd.DataFrame, choices: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """The frame of :func:`worded` with codes again; what was emptied is ""."""
    back = {name: {word: code for code, word in words_of.items()} for name, words_of in choices.items()}
    plain = frame.copy()
    for name, codes_of in back.items():
        plain[name] = pd.Series([_each(cell, codes_of, "") for cell in frame[name]], index=frame.index, dtype=object)
    return plain


def _each(cell: object, into: Mapping[str, str], otherwise: str | None) -> Any:
    if isinstance(cell, (list, tuple, np.ndarray)):
        return [into[one] for one in cell if one in into]
    return into.get(str(cell), otherwise)


def lead_choices(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """The words of the columns of :func:`leads`: theme, class, partners."""
    partners = partner_names(catalogue)
    return {"theme": theme_names(catalogue), "target_class": CLASSES, "lead": partners, "contributors": partners}


def leads(catalogue: Catalogue) -> pd.DataFrame:
    """The series in use for editing: index key; series and LEAD_FIELDS, in words."""
    return worded(keyed(catalogue.in_use)[["series", *LEAD_FIELDS]], lead_choices(catalogue))


def calendar(catalogue: Catalogue) -> pd.DataFrame:
    """The series in use for editing: index key; series and CALENDAR_FIELDS, in words."""
    return worded(keyed(catalogue.in_use)[["series", *CALENDAR_FIELDS]], CALENDAR_CHOICES)


def series_edits(
    before: pd.DataFrame, after: pd.DataFrame, fields: Sequence[str], choices: Mapping[str, Mapping[str, str]]
) -> list[Edit]:
    """The decisions that come of an edited :func:`leads` or :func:`calendar` frame."""
    return as_edits(decisions(coded(before, choices), coded(after, choices), "indicator", fields))


def theme_names(catalogue: Catalogue) -> dict[str, str]:
    """Theme id → short name, of the partnership's theme set."""
    return dict(zip(catalogue.themes["theme"], catalogue.themes["short_name"], strict=True))


def partner_names(catalogue: Catalogue) -> dict[str, str]:
    """Partner id → short name, of those in use; a name that two share carries its id."""
    used = catalogue.partners[catalogue.partners["in_use"]]
    names = list(used["short_name"])
    return {
        one: name if names.count(name) == 1 else f"{name} ({one})" for one, name in zip(used["id"], names, strict=True)
    }


def editable(frame: pd.DataFrame, fields: Sequence[str]) -> pd.DataFrame:
    """The columns id and ``fields`` for a table to which rows can be added (a new row may leave any cell empty)."""
    shown = frame[["id", *fields]].reset_index(drop=True)
    return shown.astype({name: "boolean" for name in shown.columns if shown[name].dtype == bool})


def table_edits(
    before: pd.DataFrame, after: pd.DataFrame, subject: str, fields: Sequence[str], *, defaults: Mapping[str, str]
) -> list[Edit]:
    """The decisions that come of an edited table with a column ``id``; a row without one is new and named by its name.

    ``defaults``: what a new row has where nothing was typed. A new row without a name is left out."""
    rows = after[[bool(written(name)) for name in after["name"]]].astype(object).copy()
    taken = [written(one) for one in before["id"]]
    ids: list[str] = []
    for held, name in zip(rows["id"], rows["name"], strict=True):
        ids.append(written(held) or identity_of(str(name), [*taken, *ids]))
    rows["id"] = ids
    for field, value in defaults.items():
        rows[field] = [
            one if written(one) or key in taken else value for one, key in zip(rows[field], ids, strict=True)
        ]
    if "short_name" in fields:
        pairs = zip(rows["short_name"], rows["name"], strict=True)
        rows["short_name"] = [short if written(short) else name for short, name in pairs]
    return as_edits(decisions(before.set_index("id"), rows.set_index("id"), subject, fields))


def as_edits(frame: pd.DataFrame) -> list[Edit]:
    """Rows subject, key, field, value as decisions."""
    return [Edit(*map(str, row)) for row in frame.itertuples(index=False, name=None)]


def kinds(catalogue: Catalogue) -> list[str]:
    """The kinds of partner to choose from: the usual ones and those that stand in the catalogue."""
    return list(dict.fromkeys([*PARTNER_KINDS, *catalogue.partners["kind"]]))
