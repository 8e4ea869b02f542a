"""The partnership itself: what was decided about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lsp_data.catalogue.cells import Cell, Column, day, events, flag, text, whole
from lsp_data.catalogue.decisions import read_fields
from lsp_data.catalogue.faults import EditError
from lsp_data.periods import is_year_after

OWN_THEMES = "own"


@dataclass(frozen=True, slots=True)
class Partnership:
    """Who the dashboard is for. A blank name: no partnership has been set up yet. Years are the first calendar year
    of a financial year: 2008 is 2008/09. ``reporting_date`` None: today."""

    name: str = ""
    area: str = ""
    reporting_date: date | None = None
    sample: bool = False
    theme_set: str = "2009"
    first_year: int = 2008
    last_year: int = 2010
    overdue_grace_days: int = 0
    shocks: str = ""  # that touched every indicator: events, one a line
    peer_group: str = ""  # with which it is compared; "": with every authority that is known

    def __post_init__(self) -> None:
        if self.last_year < self.first_year:
            raise ValueError(f"the last year {self.last_year} lies before the first year {self.first_year}")


def _year(name: str) -> Column:
    def read(value: str) -> Cell:
        found = re.fullmatch(r"((?:19|20)[0-9]{2})(?:/([0-9]{2}))?", value)
        if not found or (found[2] and not is_year_after(int(found[1]), int(found[2]))):
            raise ValueError(f"{name} {value!r} is not a financial year like 2008/09")
        return int(found[1])

    return Column(name, read, "whole")


FIELDS = (
    text("name", needed=True), text("area"), day("reporting_date"), flag("sample"), text("theme_set", needed=True),
    _year("first_year"), _year("last_year"), whole("overdue_grace_days", needed=True),
    text("peer_group"), events("shocks"),
)  # fmt: skip


def partnership_of(decided: Mapping[str, Mapping[str, str]], areas: set[str], theme_sets: set[str]) -> Partnership:
    """The partnership as decided (key ""). Raises EditError: unknown field, area or theme set, years reversed."""
    for key in decided:
        if key:
            raise EditError("partnership", key, "there is only one partnership, and its key is blank")
    read = read_fields("partnership", "", decided.get("", {}), FIELDS)
    if read.get("area") and read["area"] not in areas:
        raise EditError("partnership", "", f"no area is called {read['area']!r}")
    if "theme_set" in read and read["theme_set"] not in theme_sets | {OWN_THEMES}:
        shown = ", ".join(sorted(theme_sets | {OWN_THEMES}))
        raise EditError("partnership", "", f"unknown theme set {read['theme_set']!r}; known: {shown}")
    try:
        return Partnership(**read)  # type: ignore[arg-type] # each field is read by its own column
    except ValueError as reason:
        raise EditError("partnership", "", str(reason)) from None
