"""A table with its download: what is shown, as a file that carries the day and the caveat on every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from pages.parts.session import View, partner_names
from presentation import export, file_words
from presentation.markup import Html
from presentation.words import day


def show(
    view: View,
    drawn: Html,
    *,
    name: str,
    frame: pd.DataFrame,
    columns: Mapping[str, str],
) -> None:
    """Draw the table; below it, where the frame has rows, its download. columns: frame column → heading in the file."""
    st.html(drawn)
    if not frame.empty:
        download(view, name=name, make=lambda: frame, columns=columns)


def download(
    view: View,
    *,
    name: str,
    make: Callable[[], pd.DataFrame],
    columns: Mapping[str, str],
    label: str = "Download as CSV",
) -> None:
    """A download of the frame that ``make`` gives; it is made only when someone asks for it."""
    st.download_button(
        label,
        data=lambda: export.csv_bytes(_in_words(view, make()), columns, caveats(view)),
        file_name=f"{name}-{view.as_at.isoformat()}.csv",
        mime="text/csv",
        key=f"download-{name}",
        on_click="ignore",
        type="tertiary",
        help="CSV: comma-separated values, a file that any spreadsheet opens.",
    )


def _in_words(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    themes = view.catalogue.themes
    names = dict(zip(themes["theme"], themes["name"], strict=True))
    return file_words.in_words(frame, themes=names, partners=partner_names(view))


def caveats(view: View) -> dict[str, str]:
    """What stands on every row of a file: the partnership, the day, and what the figures are."""
    if view.partnership.sample:
        caveat = "Demonstration: every figure is invented."
    else:
        caveat = "Figures may be provisional; see their status and the date on which they became known."
    return {"Partnership": view.partnership.name, "As at": day(view.as_at), "Caveat": caveat}
