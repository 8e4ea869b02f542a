"""The web entry: navigation and frame; everything that is shown comes from ``pages``."""

from __future__ import annotations

import streamlit as st

from lsp_data.errors import LspError
from pages.parts import address, browser, frame, head, housekeeping, navigation, session

frame.begin()
page = st.navigation(navigation.sections(), expanded=True)
try:
    partnership = session.partnership_name()
except LspError:  # the page, drawn below in the same frame, says what is the matter
    partnership = ""
frame.draw(page.title, partnership)
housekeeping.start()
address.arrive(page.title)
address.draw(*address.SHARED)
browser.listen()
try:
    page.run()
except LspError as problem:
    head.refusal(problem)
