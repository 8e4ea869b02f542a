"""The top of every page: what the page is, for which day, area and theme, and whether its figures are invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lsp_data import reports
from lsp_data.errors import LspError
from lsp_data.store.generations import Generation, NoStore
from lsp_data.store.reads import catalogue_of
from pages.parts import address, navigation
from pages.parts.session import NothingSetUp, View, ask
from presentation import blocks, standing
from presentation.markup import Child, Html, element, join, link
from presentation.words import day
from presentation.years_over import long_over

ALL_THEMES = ""
_WIDTHS = {"as_at": 150, "area": 215, "theme": 250}  # of a page 900 wide, as on a screen of 1280
_WHOLE = 900
_FIRST_ACTIVITY = {"map": "rows", "part": "add"}


def draw(
    view: View,
    title: Child,
    *,
    kicker: Child = "",
    controls: Sequence[str] = address.SHARED,
    every_theme: bool = True,
    choose: Callable[[], object] | None = None,
    remarks: Sequence[Child] = (),
    held: Mapping[str, str] | None = None,
) -> None:
    """The strip, the title and the controls beside it. ``every_theme`` False: one theme has to be chosen.

    ``choose`` draws a page's own control for what it shows: it then takes the title's place beside the others, and the
    title, which may be long, the whole width below. ``remarks``: what else the address asks for in vain ("": nothing).
    ``held``: what the page shows, by part of the address, where the address itself may not say so.
    """
    _strip(view, {"as_at": view.as_at.isoformat(), **(held or {})} if "as_at" in controls else {})
    for remark in (*(view.remarks.get(name, "") for name in controls), *remarks):
        if remark:
            st.html(blocks.remark(remark))
    if over := long_over(view.partnership, view.reporting_day):
        st.html(blocks.remark(_long_over(over)))
    drawn = {"as_at": _as_at, "area": _area, "theme": _theme if every_theme else _one_theme}
    shares = [_WIDTHS[name] for name in controls]
    columns = st.columns([max(_WHOLE - sum(shares), 300), *shares], vertical_alignment="bottom", gap="small")
    with columns[0]:
        if choose is None:
            st.html(blocks.heading(title, kicker=kicker))
        else:
            choose()
    for name, column in zip(controls, columns[1:], strict=True):
        with column:
            drawn[name](view)
    if choose is not None:
        st.html(blocks.heading(title, kicker=kicker))


def say_not_understood(place: DeltaGenerator) -> None:
    """Say above a page that was drawn which parts of its address mean nothing to it."""
    if strange := address.not_understood():
        asked = ", ".join(f'"{one}"' for one in strange)
        place.html(blocks.remark(f"The address holds {asked}, which this page does not know; it is passed over."))


def _strip(view: View, held: Mapping[str, str]) -> None:
    if not view.partnership.name:
        return
    parts: list[Child] = []
    if view.partnership.sample:
        parts.append(join([element("b", "Demonstration: every figure is invented."), " "]))
    parts.append(join([element("span" if parts else "b", view.partnership.name), ". "]))
    if view.as_at != view.reporting_day:
        rest = {name: value for name, value in st.query_params.to_dict().items() if name != "as_at"}
        now = link("Show it as it is now", "", rest)
        parts.append(join([element("b", f"As known on {day(view.as_at)}."), " ", now, ". "]))
    elif view.partnership.reporting_date:
        parts.append(f"Reporting date {day(view.reporting_day)}.")
    written = st.query_params.to_dict()
    if any(written.get(name, "") != value for name, value in held.items()):
        parts.append(join([" ", link("Link to this view", "", {**written, **held}), "."]))
    st.html(blocks.banner(join(parts)))


def _long_over(sentence: str) -> Html:
    return join(
        [
            f"{sentence} ",
            link("Fix the reporting date", "partnership", {"step": "identity"}),
            " to the day that the dashboard is to take as today, or let the years go on.",
        ]
    )


def _as_at(view: View) -> None:
    first = date(view.partnership.first_year, 4, 1)
    st.date_input(
        "As at",
        min_value=min(first, view.as_at),
        max_value=view.reporting_day,
        format="DD/MM/YYYY",
        **address.follow("as_at", view.as_at, date.isoformat),
    )


def _area(view: View) -> None:
    areas = ask(areas_with_status, view.generation, view.as_at)
    names = dict(areas) if view.area in dict(areas) else {view.area: view.area_name, **dict(areas)}
    st.selectbox("Area", list(names), format_func=names.__getitem__, **address.follow("area", view.area))


def _theme(view: View) -> None:
    names = {ALL_THEMES: "All themes", **_themes(view)}
    st.selectbox("Theme", list(names), format_func=names.__getitem__, **address.follow("theme", view.theme))


def _one_theme(view: View) -> None:
    names = _themes(view)
    shown = view.theme or next(iter(names), None)
    st.selectbox("Theme", list(names), format_func=names.__getitem__, **address.follow("theme", shown))


def _themes(view: View) -> dict[str, str]:
    return dict(zip(view.catalogue.themes["theme"], view.catalogue.themes["name"], strict=True))


def areas_with_status(generation: Generation, as_at: date) -> list[tuple[str, str]]:
    """(id, name) of the areas of which anything is known, in the catalogue's order."""
    known = set(reports.status(generation, as_at, reports.EVERY_AREA)["area"])
    areas = catalogue_of(generation).areas
    return [(one, name) for one, name in zip(areas["id"], areas["name"], strict=True) if one in known]


def refusal(problem: LspError) -> None:
    """In place of a page that cannot be shown: what is the matter, and what to do."""
    if isinstance(problem, NoStore | NothingSetUp):
        st.html(blocks.heading("Welcome"))
        begin = [
            join(
                [
                    "To look round, start the sample partnership: ",
                    element("code", "lsp serve --demo"),
                    ". All its figures are invented.",
                ]
            )
        ]
        if navigation.exists("partnership"):
            begin.append(
                join(["To begin with your own, go to ", link("Administration: Partnership", "partnership"), "."])
            )
        st.html(blocks.empty("There is no partnership here yet", *begin))
        return
    st.html(blocks.empty("This cannot be shown", str(problem)))


def nothing_here(view: View, theme: str = "") -> Html:
    """In place of indicators, of all themes or one, where the view has none to show: why."""
    used = view.catalogue.in_use
    in_use = not used.empty if not theme else bool((used["theme"] == theme).any())
    ends = dict(zip(view.catalogue.areas["id"], view.catalogue.areas["valid_to"], strict=True))
    rest = {name: value for name, value in st.query_params.to_dict().items() if name != "area"}
    own = link(f"Show {view.catalogue.area_name(view.partnership.area)}", "", rest)
    return standing.nothing_here(view.area_name, ends.get(view.area), own, in_use=in_use)


def nothing_yet() -> Html:
    """In place of figures, before the first return was accepted."""
    steps = ["Accept the first return: then every indicator's status stands here."]
    if navigation.exists("templates"):
        steps.append(join(["Templates to send to partners: ", link("Returns: Templates", "templates"), "."]))
        steps.append(join(["Workbooks that partners sent: ", link("Returns: Upload", "upload"), "."]))
    return blocks.empty("No figure has been accepted yet", *steps)


def no_route_map() -> Html:
    """In place of the route map, before one was accepted."""
    steps = ["A route map is a workbook with a row for each activity and a column for each month."]
    if navigation.exists("upload"):
        steps.append(join(["Accept one at ", link("Returns: Upload", "upload"), "."]))
    steps.append(join(["Or begin one here: ", link("add the first activity", "route-map", _FIRST_ACTIVITY), "."]))
    return blocks.empty("No route map has been accepted yet", *steps)
