"""What a person opened to read or to write in, kept as it was then while it stands open, so that what somebody else
writes meanwhile is told from theirs and takes nothing away that they typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from presentation.blocks import remark

T = TypeVar("T")
_AGAIN = "20s"
_STAYS = "What you typed stays here until you save it."


Typed = Callable[[str], bool]  # of the key of some controls: whether something is typed in them and not saved


def _cannot_tell(key: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Opened(Generic[T]):
    """What stands in one ``place`` (a form or table of one register). ``of``: what was asked for; ``number``: how many
    were opened in that place before it, in this session."""

    place: str
    of: object
    what: T
    number: int
    typed: Typed

    @property
    def key(self) -> str:
        """For the keys of its controls: another one as soon as something else is opened."""
        return f"{self.place}-{self.number}"


def opened(place: str, of: object, now: Callable[[], T], *, typed: Typed = _cannot_tell) -> Opened[T]:
    """What stands open in this place of what is asked for; opened now where it does not, or where its controls, and
    with them what was typed, were left for another part of the page. Nothing else is kept of the place: what was
    opened of something else is let go, unless something is ``typed`` in it."""
    held: Opened[T] | None = st.session_state.get(_name(place))
    if held is None or not _drawn(held.key) or (held.of != of and not typed(held.key)):
        number = st.session_state.get(f"{_name(place)}-number", -1) + 1
        st.session_state[f"{_name(place)}-number"] = number
        held = st.session_state[_name(place)] = Opened(place, of, now(), number, typed)
    return held


def unsaved() -> list[str]:
    """The places in which something is typed that can be told, and is not saved."""
    held = [one for one in st.session_state.values() if isinstance(one, Opened)]
    return [one.place for one in held if _drawn(one.key) and one.typed(one.key)]


def stands_open(place: str, of: object) -> bool:
    """Whether it stands open there, with its controls drawn in the last run: whoever types in it is not to lose it."""
    held: Opened[Any] | None = st.session_state.get(_name(place))
    return held is not None and held.of == of and _drawn(held.key)


def let_go(*places: str) -> None:
    """What stands open there is done with: the next time it is opened as it is then."""
    for place in places:
        st.session_state.pop(_name(place), None)


def tell_if(changed: bool, place: str, said: str, *, typed: bool = True) -> None:
    """Where what was opened is no longer as it was: say so, with a button that opens it as it is now. ``typed``:
    whether it is written in; what was typed stays until it is saved or let go by that button."""
    if not changed:
        return
    anew = "What you typed and did not save is let go." if typed else None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(remark(f"{said} {_STAYS}" if typed else said))
        pressed = st.button("Show it as it is now", key=f"anew-{place}", help=anew)
    if pressed:
        let_go(place)
        st.rerun()


def watch(changed: Callable[[], bool], place: str, said: str) -> None:
    """As `tell_if`, asked again and again while the page stands open."""
    st.fragment(lambda: tell_if(changed(), place, said), run_every=_AGAIN)()


def _drawn(key: str) -> bool:
    """Whether a control of it was drawn in the last run."""
    return any(str(one) == key or str(one).startswith(f"{key}-") for one in st.session_state)


def _name(place: str) -> str:
    return f"opened-{place}"
