"""What a person marks on an indicator's timeline, in words, and the decisions that keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from lsp_data.measures.events import Event, read_events, written
from presentation import blocks
from presentation.markup import Html, element, join
from presentation.words import day, indicator_key, said

SHOCK, SHOCK_OF_ALL, CHANGE = "shock", "shock_of_all", "change"
KINDS = {
    SHOCK: "A shock from outside, for this indicator",
    SHOCK_OF_ALL: "A shock from outside, for every indicator",
    CHANGE: "A change of the process behind the figures",
}
MEANS = (
    "A shock makes the forecast wider until eight figures are known since; it moves the forecast nowhere. "
    "A change of the process gives the XmR chart new limits from that day on."
)
_SAID = {SHOCK: "Shock", SHOCK_OF_ALL: "Shock to every indicator", CHANGE: "Change of the process"}


class Held(NamedTuple):
    """An event that stands, and of which kind it is."""

    kind: str
    event: Event

    @property
    def words(self) -> str:
        """ "Shock, 1 Oct 2008: banking crisis"."""
        return f"{_SAID[self.kind]}, {day(self.event.day)}: {self.event.words}"


def held(catalogue: Catalogue, listed: Mapping[str, Any]) -> list[Held]:
    """What is marked of a series (its row of the catalogue), in order of time."""
    texts = {
        SHOCK: said(listed.get("shocks")), SHOCK_OF_ALL: catalogue.partnership.shocks,
        CHANGE: said(listed.get("process_changes")),
    }  # fmt: skip
    found = [Held(kind, event) for kind, text in texts.items() for event in read_events(text)]
    return sorted(found, key=lambda one: one.event)


def marked(catalogue: Catalogue, listed: Mapping[str, Any], new: Held) -> list[Edit]:
    """The decision that adds an event; none where it stands already."""
    now = held(catalogue, listed)
    return [] if new in now else [_edit(listed, new.kind, [*now, new])]


def taken_out(catalogue: Catalogue, listed: Mapping[str, Any], old: Held) -> list[Edit]:
    """The decision that takes an event out again."""
    return [_edit(listed, old.kind, [one for one in held(catalogue, listed) if one != old])]


def _edit(listed: Mapping[str, Any], kind: str, every: Sequence[Held]) -> Edit:
    text = written(one.event for one in every if one.kind == kind)
    if kind == SHOCK_OF_ALL:
        return Edit("partnership", "", "shocks", text)
    key = indicator_key(listed["indicator"], said(listed["sub_measure"]))
    return Edit("indicator", key, "shocks" if kind == SHOCK else "process_changes", text)


def told(every: Sequence[Held]) -> Html:
    """The marked events as a list."""
    return join([element("p", "Marked on its timeline:"), blocks.items([one.words for one in every], nothing="")])
