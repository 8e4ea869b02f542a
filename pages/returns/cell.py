"""The column beside a drawn sheet: what was understood of the cell that is chosen, and what there is to do about it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from loaders.workbook.faults import address
from pages.parts.session import View
from pages.returns import correcting, source_errors
from pages.returns.desk import OnDesk
from presentation import returns_cell as shown
from presentation.blocks import facts, heading, note
from presentation.returns_sheet import Drawn, Place, Understood, anchor_of, cell_at


@dataclass(frozen=True, slots=True)
class Chosen:
    """A cell of an uploaded file that a person has chosen."""

    drawn: Drawn
    known: Understood
    at: Place

    @property
    def name(self) -> str:
        """The cell as a spreadsheet writes it."""
        return address(*self.at)


def draw(view: View, one: OnDesk, chosen: Chosen) -> None:
    """The column, from top to bottom; what a person corrects of its column, row and table stands below the sheet."""
    sheet, at = chosen.drawn.sheet, anchor_of(chosen.drawn.sheet, chosen.at)
    st.html(heading(f"{sheet.name}!{address(*at)}", level=3))
    problems = chosen.known.problems.get(at, ())
    if problems:
        st.html(shown.problem_items(problems))
    rows = shown.rows_at(one.comparison, sheet.name, address(*at))
    for figure in chosen.known.figures.get(at, ()):
        st.html(facts([*shown.figure_facts(figure, view.catalogue), *shown.beside_store(rows)]))
        if not one.decided:
            source_errors.draw(view, one, figure)
    for entry in chosen.known.entries.get(at, ()):
        st.html(facts(shown.entry_facts(entry, view.catalogue)))
    if at not in chosen.known.figures and at not in chosen.known.entries:
        st.html(note("No figure was read from this cell."))
    st.html(heading("As it stands in the file", level=3))
    st.html(shown.stands(cell_at(chosen.drawn, at)))
    correcting.understood(view, one, chosen.drawn, at)
