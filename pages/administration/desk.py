"""What the steps of the set-up work on, and how they save."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from lsp_data import decisions
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from lsp_data.store.generations import Generation
from pages.parts.catalogue_form import CatalogueForm, open_form
from pages.parts.session import View
from presentation import setup_targets as goals


@dataclass(frozen=True, slots=True)
class Desk:
    """What a step works on: the data folder, the current state, and the post of whoever decides."""

    folder: Path
    view: View
    post: str

    @property
    def generation(self) -> Generation:
        """The current state."""
        return self.view.generation

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as the current state has it."""
        return self.view.catalogue

    def publish(self, target: goals.HandTarget) -> Generation:
        """Publish a target that was set by hand."""
        change, record = goals.change_of(self.generation, target, by=self.post)
        return decisions.accept(self.folder, change, record)

    def form(self, place: str, subject: str, fields: Collection[str], *, key: str = "") -> CatalogueForm[Catalogue]:
        """A form on the catalogue as it was opened, that is about these fields of the subject."""
        subjects = (subject, "partnership")
        return open_form(place, self.view, lambda: self.catalogue, subjects=subjects, fields=fields, key=key)

    def save(self, form: CatalogueForm[Catalogue], edits: list[Edit], done: str) -> None:
        """Keep the decisions; say so where there are none."""
        form.save(edits, done, by=self.post, reason="Set-up")


def editor(frame: pd.DataFrame, form: CatalogueForm[Catalogue], rows: str, columns: dict[str, object]) -> pd.DataFrame:
    """A table to edit, of a form; ids are not shown."""
    made: pd.DataFrame = st.data_editor(
        frame,
        key=f"{form.key}-table",
        num_rows=rows,
        hide_index=True,
        column_config={"id": None, **columns},
        alt=f"Table to edit: {form.place}",
        height=420 if len(frame) > 10 else "auto",
    )
    return made
