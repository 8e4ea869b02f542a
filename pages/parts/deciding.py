"""What every page that decides something shares: who decides, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lsp_data.errors import LspError
from lsp_data.store import generations, publication
from lsp_data.store.reads import catalogue_of
from pages.parts import session
from pages.parts.session import View
from presentation.markup import plain_markdown

_SAID = "decided"


def open_anyway() -> View:
    """The view of this run, also where no partnership has been set up yet (all in it is blank then); a store is made
    where there is none."""
    folder = session.settings().data
    if generations.pointed(folder) is None:
        publication.create(folder)
    try:
        return session.open_view()
    except session.NothingSetUp:
        generation, today = generations.current(folder), session.today()
        catalogue = catalogue_of(generation)
        return View(generation, catalogue, catalogue.partnership, today, today, "", "")


def post() -> str:
    """The post of whoever decides: typed once, kept for the session, written into the history."""
    typed = st.text_input(
        "Your post",
        key="post",
        max_chars=80,
        persist_state="session",
        placeholder="Performance Analyst",
        help="Your post, not your name: it stands in the history beside what you decide.",
    )
    return (typed or "").strip()


def tell() -> None:
    """Say what the last decision came to, once, at the top of the page."""
    said = st.session_state.pop(_SAID, "")
    if said:
        st.success(plain_markdown(said))


def attempt(decide: Callable[[], object], done: str, *, by: str) -> None:
    """Decide, then draw the page anew with ``done`` said on it; a refusal, or a post not typed, is said in place."""
    if not by:
        st.error("Type your post first: it stands in the history.")
        return
    try:
        decide()
    except LspError as problem:
        refused(problem)
        return
    st.session_state[_SAID] = done
    st.rerun()


def refused(problem: LspError | str) -> None:
    """Say why something was not done."""
    st.error(plain_markdown(problem))
