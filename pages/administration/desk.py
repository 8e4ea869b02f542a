"""What the steps of the set-up work on, and how they save."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from lsp_data import decisions
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from lsp_data.store.generations import Generation
from pages.parts import deciding
from pages.parts.session import View
from presentation import setup_steps as shown
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

    def save(self, edits: list[Edit], done: str, reason: str = "Set-up") -> None:
        """Keep the decisions; say so where there are none."""
        if not edits:
            st.info("Nothing was changed.")
            return
        deciding.attempt(
            lambda: decisions.save_edits(self.folder, edits, made_by=self.post, reason=reason), done, by=self.post
        )


def editor(frame: pd.DataFrame, name: str, rows: str, columns: dict[str, object]) -> pd.DataFrame:
    """A table to edit; ids are not shown. Its key changes with what it holds: saved rows are not added twice."""
    made: pd.DataFrame = st.data_editor(
        frame,
        key=f"{name}-{shown.version(frame)}",
        num_rows=rows,
        hide_index=True,
        column_config={"id": None, **columns},
        alt=f"Table to edit: {name}",
        height=420 if len(frame) > 10 else "auto",
    )
    return made
