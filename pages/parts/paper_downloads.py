"""A paper of the partnership to take away: as Word, and as a page for itself; made when someone asks for it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from presentation import paper_page, paper_word
from presentation.paper import Paper


def draw(made: Callable[[], Paper], name: str) -> None:
    """Both downloads. ``name``: of the files, without its ending."""
    st.download_button(
        "Download as Word", data=lambda: paper_word.document(made()), file_name=f"{name}.docx",
        mime=paper_word.MIME, key="paper-word", on_click="ignore", type="primary",
    )  # fmt: skip
    st.download_button(
        "Download as a page", data=lambda: paper_page.page(made()), file_name=f"{name}.html",
        mime=paper_page.MIME, key="paper-page", on_click="ignore",
        help="One file that any browser opens and prints on A4, without a connection.",
    )  # fmt: skip
