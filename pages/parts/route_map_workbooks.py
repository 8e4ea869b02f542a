"""Which year the workbook of the route map holds, and the workbooks of the other years."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import streamlit as st

from lsp_data.measures.route_map import first_year
from lsp_data.periods import year_pair
from pages.parts import address
from pages.parts.register_desk import Desk
from presentation.blocks import note
from presentation.returns_templates import XLSX, register_workbook, route_map_year


def draw(desk: Desk, years: Iterable[str]) -> None:
    """Below the list of activities: the year of the download above, and a download for each other year."""
    if not desk.writable or address.value("part") not in ("", "list"):
        return
    own = route_map_year(desk.view.partnership, desk.view.reporting_day)
    st.html(note(f"A workbook of the route map holds one year; that above holds {year_pair(own)}."))
    begun = {first_year(one) for one in years} - {own}
    for year in sorted(one for one in begun if one is not None):
        st.download_button(
            f"Download {year_pair(year)} as a workbook",
            data=partial(register_workbook, desk.view.generation, desk.register.workbook, year),
            file_name=f"route-map-{year}-{desk.view.reporting_day}.xlsx",
            mime=XLSX,
            key=f"workbook-{year}",
            on_click="ignore",
            type="tertiary",
        )
