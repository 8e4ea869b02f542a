"""A form of the catalogue, the rules or the set-up: what was opened stays as it was then while somebody types in it, so
that what another saved meanwhile is neither undone nor lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from lsp_data import decisions
from lsp_data.decisions import Edit
from lsp_data.store import reads
from pages.parts import deciding, session
from pages.parts.opened import let_go, opened, tell_if
from pages.parts.session import View

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CatalogueForm(Generic[T]):
    """A form as it was opened. ``key``: for the keys of its controls; ``was``: what it showed then; ``number``: the
    generation that it showed."""

    place: str
    key: str
    was: T
    number: int

    def save(self, edits: Sequence[Edit], done: str, *, by: str, reason: str) -> None:
        """Keep what differs from what was opened, unless another decided the same since; say what became of it."""
        if not edits:
            st.info("Nothing was changed.")
            return

        def decide() -> None:
            folder = session.settings().data
            decisions.save_edits(folder, edits, made_by=by, reason=reason, opened=self.number)
            let_go(self.place)

        deciding.attempt(decide, done, by=by)


def open_form(
    place: str,
    view: View,
    read: Callable[[], T],
    *,
    subjects: Collection[str],
    key: str = "",
    fields: Collection[str] = (),
) -> CatalogueForm[T]:
    """The form that stands open in a place, opened now where none does; says where another changed what it shows:
    the ``fields`` (none given: any) of these subjects and this key ("": any) of the catalogue."""
    held = opened(place, key, lambda: (view.generation.number, read()))
    number, was = held.what
    since = [
        one
        for one in reads.decided_since(view.generation, number)
        if one.subject in subjects and (not key or one.key == key) and (not fields or one.field in fields)
    ]
    tell_if(bool(since), place, "Somebody changed this since you opened it.")
    return CatalogueForm(place, held.key, was, number)
