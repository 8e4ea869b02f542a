"""Garbage is collected on a timer, since Streamlit's own collection after every run is switched off."""

from __future__ import annotations

import gc
import threading
from datetime import timedelta

import streamlit as st

EVERY = timedelta(minutes=2)
_NEW_OBJECTS = 20_000  # a publication makes some 100,000 that all go at once; Python would look them through 150 times


@st.cache_resource(show_spinner=False)
def start() -> threading.Event:
    """Start collecting, once for the whole server; setting the event that it gives ends it."""
    stop = threading.Event()
    settle()
    threading.Thread(target=_collect, args=(stop,), daemon=True, name="garbage").start()
    return stop


def settle() -> None:
    """Set aside what was loaded at the start (the libraries): it stays anyway, and looking through it is what makes a
    collection slow. Collections between those on the timer become rarer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def _collect(stop: threading.Event) -> None:
    while not stop.wait(EVERY.total_seconds()):
        gc.collect()
