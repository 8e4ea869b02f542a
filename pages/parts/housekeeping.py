"""Garbage is collected on a timer, since Streamlit's own collection after every run is switched off."""

from __future__ import annotations

import gc
import threading
from datetime import timedelta

import streamlit as st

EVERY = timedelta(minutes=2)


@st.cache_resource(show_spinner=False)
def start() -> threading.Event:
    """Start collecting, once for the whole server; setting the event that it gives ends it.

    What was loaded at the start (the libraries) is set aside first: it stays anyway, and looking through it is what
    makes a collection slow.
    """
    stop = threading.Event()
    gc.collect()
    gc.freeze()
    threading.Thread(target=_collect, args=(stop,), daemon=True, name="garbage").start()
    return stop


def _collect(stop: threading.Event) -> None:
    while not stop.wait(EVERY.total_seconds()):
        gc.collect()
