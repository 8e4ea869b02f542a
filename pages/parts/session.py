"""The one door to the store: what this run looks at, and every cache of the product.

A run reads the pointer to the current generation once (:func:`open_view`) and passes the generation on, so that all on
a page is of one state. Kept answers have the generation in their key: a publication makes new ones by itself. Nothing
that is kept may be changed by those who read it, and none of it is personal.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from lsp_data import reports
from lsp_data.catalogue import Catalogue, Partnership
from lsp_data.errors import LspError
from lsp_data.periods import shift_months
from lsp_data.settings import Settings
from lsp_data.store import generations
from lsp_data.store.generations import Generation
from lsp_data.store.reads import catalogue_of
from pages.parts import address
from presentation.markup import Html, link, text
from presentation.standing import LinkOf, records
from presentation.words import as_date, day, indicator, indicator_key

T = TypeVar("T")
KEPT = 256
FILES_KEPT = 16  # workbooks; most take less than 1 MB, the largest some 30 MB


class NothingSetUp(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """The store is there, but no partnership has been set up in it."""

    def __init__(self) -> None:
        super().__init__("No partnership has been set up yet.")


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: one generation, as known on a day, for an area and a theme ("" for all)."""

    generation: Generation
    catalogue: Catalogue
    partnership: Partnership
    reporting_day: date
    as_at: date
    area: str
    theme: str
    remarks: Mapping[str, str] = field(default_factory=dict)  # by part of the address: what it asks for in vain

    @property
    def parameters(self) -> dict[str, str]:
        """What an address needs to reproduce this view; what is so anyway is left out."""
        own = self.area == self.partnership.area
        asked = "" if "as_at" in self.remarks else address.value("as_at")
        written = {"as_at": asked, "area": "" if own else self.area, "theme": self.theme}
        return {name: value for name, value in written.items() if value}

    def where(self, **more: str) -> dict[str, str]:
        """The parameters of a link from this view to another, which shows ``more`` beside."""
        return {**self.parameters, **more}

    @property
    def quarter_before(self) -> date:
        """The day three months earlier, with which the view is compared."""
        return shift_months(self.as_at, -3)

    @property
    def theme_name(self) -> str:
        """The chosen theme's name, or "All themes"."""
        names = dict(zip(self.catalogue.themes["theme"], self.catalogue.themes["name"], strict=True))
        return str(names.get(self.theme, "All themes"))

    @property
    def area_name(self) -> str:
        """The chosen area's name."""
        names = dict(zip(self.catalogue.areas["id"], self.catalogue.areas["name"], strict=True))
        return str(names.get(self.area, self.area))


def settings() -> Settings:
    """This installation's settings (where the data lies)."""
    return Settings()


def today() -> date:
    """Today, for partnerships that have no fixed reporting date."""
    return datetime.now(UTC).astimezone().date()


def open_view() -> View:
    """What this run looks at, from the current generation and the address.

    Raises NoStore where there is no store, NothingSetUp where there is one without a partnership. What the address
    asks for and does not exist is answered by what there is (the reporting date, the partnership's area, all themes),
    and ``remarks`` says so.
    """
    generation = generations.current(settings().data)
    catalogue = catalogue_of(generation)
    partnership = catalogue.partnership
    if not partnership.name:
        raise NothingSetUp
    reporting_day = partnership.reporting_date or today()
    asked = as_date(address.value("as_at"))
    area = address.value("area")
    theme = address.value("theme")
    names = dict(zip(catalogue.areas["id"], catalogue.areas["name"], strict=True))
    remarks = {"as_at": _not_that_day(address.value("as_at"), asked, reporting_day)}
    if area and area not in names:
        remarks["area"] = (
            f'No area is called "{area}" in addresses: {names.get(partnership.area, "none")} is shown instead.'
        )
    if theme and theme not in set(catalogue.themes["theme"]):
        remarks["theme"] = f'No theme is called "{theme}" in addresses: choose one under Theme.'
    return View(
        generation=generation,
        catalogue=catalogue,
        partnership=partnership,
        reporting_day=reporting_day,
        as_at=asked if asked and asked <= reporting_day else reporting_day,
        area=area if area in names else partnership.area,
        theme=theme if theme in set(catalogue.themes["theme"]) else "",
        remarks={name: said for name, said in remarks.items() if said},
    )


def _not_that_day(written: str, asked: date | None, reporting_day: date) -> str:
    """Why the day in the address is not the one that is shown; "" where it is, or where none is asked for."""
    shown = f"everything is shown as known on {day(reporting_day)} instead."
    if written and asked is None:
        return f'"{written}" in the address is not a day that can be read (2010-11-14 can): {shown}'
    if asked and asked > reporting_day:
        return f"{day(asked)} in the address lies after the reporting date: {shown}"
    return ""


def partnership_name() -> str:
    """The partnership's name, for what is drawn before the page; "" where none has been set up."""
    folder = settings().data
    if generations.pointed(folder) is None:
        return ""
    return catalogue_of(generations.current(folder)).partnership.name


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept(name: str, path: str, written: int, key: tuple[Hashable, ...], _make: Callable[[], Any]) -> Any:
    return _make()


def ask(question: Callable[..., T], generation: Generation, *details: Hashable) -> T:
    """The answer of a function of ``lsp_data.reports`` to (generation, *details), kept. Not to be changed."""
    answer: T = _kept(
        question.__qualname__, str(generation.path), generation.written, details, lambda: question(generation, *details)
    )
    return answer


def keep(name: str, view: View, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What ``make`` draws for this view and key, kept. Not to be changed. The key holds all else that it depends on."""
    address_now = tuple(sorted(view.parameters.items()))
    seen = view.generation
    kept: T = _kept(name, str(seen.path), seen.written, (view.as_at, view.area, address_now, *key), make)
    return kept


@st.cache_resource(max_entries=FILES_KEPT, show_spinner="Reading the workbook …")
def _kept_of_file(what: str, sha256: str, key: tuple[Hashable, ...], _make: Callable[[], Any]) -> Any:
    return _make()


def keep_of_file(what: str, sha256: str, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What ``make`` takes from an uploaded file, kept under the file's SHA-256 for the few files that are looked at.
    Not to be changed. The key holds all else that it depends on."""
    kept: T = _kept_of_file(what, sha256, key, make)
    return kept


def standing(view: View) -> pd.DataFrame:
    """The status rows of the view's area and day (see ``reports.status``)."""
    return ask(reports.status, view.generation, view.as_at, view.area)


def rows_by_key(view: View) -> dict[str, dict[str, Any]]:
    """The status rows of the view's area and day by what names them in an address ("NI 33|i")."""
    return ask(_rows_by_key, view.generation, view.as_at, view.area)


def _rows_by_key(generation: Generation, as_at: date, area: str) -> dict[str, dict[str, Any]]:
    rows = records(ask(reports.status, generation, as_at, area))
    return {indicator_key(row["indicator"], row["sub_measure"]): row for row in rows}


def of_theme(view: View) -> pd.DataFrame:
    """The status rows of the view's area, day and theme (of all themes where none is chosen)."""
    return in_theme(view, standing(view))


def own_area(view: View) -> View:
    """The view of the partnership's own area, whatever area the address has."""
    return replace(view, area=view.partnership.area)


def one_theme(view: View) -> View:
    """The view with a theme chosen: the first one where the address has none."""
    return view if view.theme else replace(view, theme=next(iter(view.catalogue.themes["theme"]), ""))


def in_theme(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Those of the rows that are of the view's theme; all where none is chosen."""
    return rows[rows["theme"] == view.theme].reset_index(drop=True) if view.theme else rows


def history(view: View, indicator: str, sub_measure: str) -> tuple[pd.DataFrame, ...]:
    """One indicator's series, milestones, targets and commentary in the view's area, as known on its day."""
    of_this = (indicator, sub_measure, view.area, view.as_at)
    questions = (reports.series, reports.milestones, reports.targets, reports.commentary)
    return tuple(ask(question, view.generation, *of_this) for question in questions)


def linker(view: View) -> LinkOf:
    """Draws an indicator's code ("NI 33 (i)", "NI 33") as a link to its page where it is in use, else as text."""
    used = {indicator(*key): indicator_key(*key) for key in _listed(view)}
    parts = {code: indicator_key(code, sub) for code, sub in reversed(_listed(view))}

    def drawn(code: str) -> Html:
        key = used.get(code) or parts.get(code, "")
        return link(code, "indicator", view.where(ni=key)) if key else text(code)

    return drawn


def partner_names(view: View, which: str = "name") -> dict[str, str]:
    """Partner id → name, or → short_name."""
    partners = view.catalogue.partners
    return dict(zip(partners["id"], partners[which], strict=True))


def listed(view: View, indicator: str, sub_measure: str) -> dict[str, Any]:
    """The catalogue's row of an indicator in use; empty where it is not in use."""
    return _listed(view).get((indicator, sub_measure), {})


def _listed(view: View) -> dict[tuple[str, str], dict[str, Any]]:
    return ask(_catalogue_rows, view.generation)


def _catalogue_rows(generation: Generation) -> dict[tuple[str, str], dict[str, Any]]:
    rows = catalogue_of(generation).in_use.to_dict("records")
    return {(row["indicator"], row["sub_measure"]): row for row in rows}
