"""What the page's address holds, so that a link in an agenda reproduces the view.

Each part of the address is a text field that is bound to the query string and not drawn: Streamlit then keeps it
through page changes, reloads and the browser's back and forward. The controls that people see write into it. Fields of
this kind hold ids ("safer", "NI 33|i", "2010-10-01"), which stay the same when a title changes; nothing in them is
trusted: whoever reads one checks it against what exists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

SHARED = ("as_at", "area", "theme")
HIDDEN = "address"
_COMING = "address-coming"
_PAGE, _DRAWN, _LEFT = "address-page", "address-drawn", "address-left"
# What somebody does on one page, and not on the next one that is chosen in the side bar.
_DOING = {"part": ("write", "add"), "do": ("edit", "out")}


def arrive(page: str) -> None:
    """Say which page is drawn; once a run, before anything of the address is."""
    moved = st.session_state.get(_PAGE) != page
    st.session_state[_LEFT] = st.session_state.get(_DRAWN, {}) if moved else {}
    st.session_state[_PAGE], st.session_state[_DRAWN] = page, {}


def draw(*names: str) -> None:
    """Take these parts of the address into the session (not drawn). Once a run for each name, before it is read."""
    with st.container(key=f"{HIDDEN}-{names[0]}"):
        for name in names:
            left = st.session_state.get(_LEFT, {}).get(name)
            if left in _DOING.get(name, ()) and name not in st.query_params:
                write(name, "")
            if name in (coming := st.session_state.get(_COMING, {})):
                write(name, coming.pop(name))
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")
            st.session_state.setdefault(_DRAWN, {})[name] = value(name)


def value(name: str) -> str:
    """A part of the address; "" where it has none."""
    return str(st.session_state.get(name, "") or "").strip()


def write(name: str, into: str) -> None:
    """Change a part of the address; only in a callback, that is, before the page is drawn."""
    st.session_state[name] = into


def write_all(parts: Mapping[str, str]) -> None:
    """Change parts of the address; only in a callback."""
    for name, into in parts.items():
        write(name, into)


def write_next(parts: Mapping[str, str]) -> None:
    """Change parts of the address when the page is drawn next: for what is decided while it is drawn."""
    if parts:
        st.session_state[_COMING] = dict(parts)


def chosen(name: str) -> str:
    """The key of the control that writes this part."""
    return f"{name}_choice"


def follow(name: str, shown: Any, written: Callable[[Any], str] = str) -> dict[str, Any]:
    """Make a control show ``shown`` and write its choice into the address. To be passed on to the widget::

    st.selectbox("Theme", ids, **address.follow("theme", view.theme))
    """
    st.session_state[chosen(name)] = shown
    return {"key": chosen(name), "on_change": _take, "args": (name, written)}


def _take(name: str, written: Callable[[Any], str]) -> None:
    choice = st.session_state[chosen(name)]
    write(name, "" if choice is None else written(choice))
