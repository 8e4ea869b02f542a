"""What every page that decides something shares: who decides, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import pandas as pd
import streamlit as st

from lsp_data import reports
from lsp_data.errors import LspError
from lsp_data.store import generations, publication
from lsp_data.store.reads import catalogue_of
from pages.parts import session
from pages.parts.session import View
from presentation.blocks import items
from presentation.markup import plain_markdown
from presentation.returns_effects import Effect, effect_items, effects_of

_SAID = "decided"
IN_PASSING = "in passing"  # where `tell_in_passing` tells
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision came to. ``effects``: the statuses that it changed; None where it is not said. ``at``: the place
    of the page that tells it; "": its top."""

    said: str
    effects: tuple[Effect, ...] | None = None
    at: str = ""


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


def typed_post() -> str:
    """The post that was typed on this page or another, "" where none was."""
    return (st.session_state.get("post") or "").strip()


def tell(view: View | None = None, *, at: str = "") -> None:
    """Say what the last decision came to, once, in the place where it is told ("": the top of the page). ``view``: for
    the links to the indicators whose status it changed, on pages that say it."""
    if outcome := _told(at):
        say(outcome, view)


def tell_in_passing() -> None:
    """Say what was decided in a dialog: in a corner of the window, since behind it the page may stand anywhere."""
    if outcome := _told(IN_PASSING):
        st.toast(plain_markdown(outcome.said), duration="long")


def _told(at: str) -> Outcome | None:
    outcome: Outcome | None = st.session_state.get(_SAID)
    if outcome is None or outcome.at != at:
        return None
    del st.session_state[_SAID]
    return outcome


def say(outcome: Outcome, view: View | None) -> None:
    """Say what a decision came to, and which statuses it changed."""
    st.success(plain_markdown(outcome.said))
    if outcome.effects is not None and view is not None:
        st.html(items(effect_items(outcome.effects, view.where), nothing="No status changed by it."))


@dataclass(frozen=True, slots=True, eq=False)
class Statuses:
    """Every status as on one day."""

    day: date
    rows: pd.DataFrame


def statuses(day: date | None = None) -> Statuses:
    """Every status now, as on the reporting day (or the given one): to be asked before a decision, so that
    :func:`outcome` can say what it changed."""
    generation = generations.current(session.settings().data)
    asked = day or catalogue_of(generation).partnership.reporting_date or session.today()
    return Statuses(asked, reports.status(generation, asked, reports.EVERY_AREA))


def outcome(said: str, before: Statuses) -> Outcome:
    """What a decision came to that was just published, beside the statuses before it: both as on the same day, so that
    what time alone changed since the last publication is no effect of it."""
    return Outcome(said, effects_of(before.rows, statuses(before.day).rows))


def attempt(
    decide: Callable[[], T], done: str | Callable[[T], str], *, by: str, effects: bool = False, at: str = ""
) -> None:
    """Decide, then draw the page anew with ``done`` said on it (of what the decision came to; "": nothing) by the
    :func:`tell` of ``at``, and with the statuses that changed where ``effects`` asks for them; a refusal, or a post not
    typed, is said in place."""
    if not by:
        st.error("Type your post first: it stands in the history.")
        return
    before = statuses() if effects else None
    try:
        made = decide()
    except LspError as problem:
        refused(problem)
        return
    told = done if isinstance(done, str) else done(made)
    if told:
        st.session_state[_SAID] = replace(Outcome(told) if before is None else outcome(told, before), at=at)
    st.rerun()


def refused(problem: LspError | str) -> None:
    """Say why something was not done."""
    st.error(plain_markdown(problem))
