"""The form of the heading that the partnership's papers carry; what is typed is kept for the session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from pages.parts import deciding
from presentation.paper import LABELS, ReportHeading

_LONG = ("description", "purpose", "decision")
_LINES = ("circulation", "audience", "author", "cross_reference")


def draw(name: str, usual: ReportHeading) -> ReportHeading:
    """The heading as it was typed, first ``usual``. ``name``: of the paper, for the keys."""
    typed: dict[str, str] = {"title": _line(name, "title", usual.title, 200) or usual.title}
    left, right = st.columns(2)
    with left:
        for one in _LONG:
            value = st.text_area(LABELS[one], height=68, max_chars=2000, key=f"{name}-{one}", persist_state="session")
            typed[one] = (value or "").strip()
    with right:
        for one in _LINES:
            typed[one] = _line(name, one, deciding.typed_post() if one == "author" else "", 300)
        published: date | None = st.date_input(
            LABELS["published"], value=usual.published, format="DD/MM/YYYY", key=f"{name}-published",
            persist_state="session",
        )  # fmt: skip
    return replace(usual, **typed, published=published or usual.published)


def _line(name: str, one: str, usual: str, most: int) -> str:
    help_of = "The post, not a person's name." if one == "author" else None
    typed = st.text_input(
        LABELS[one], value=usual, max_chars=most, key=f"{name}-{one}", help=help_of, persist_state="session"
    )
    return (typed or "").strip()
