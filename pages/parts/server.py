"""Starts Streamlit for this product: ``python -m pages.parts.server run app.py …`` takes what ``streamlit`` takes.

Streamlit takes a folder named ``pages`` beside the main script for its older kind of multipage app until the first run
has called ``st.navigation``. Without this, whoever opens a link to a page on a server that has just started is told
"Page not found".
"""

from __future__ import annotations

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main


def start() -> None:
    """Streamlit's own command line, with pages found by ``st.navigation`` alone."""
    PagesManager.uses_pages_directory = False
    main(prog_name="streamlit")


if __name__ == "__main__":
    start()
