"""The frame round every page: style sheet, browser tab, and the few things that Streamlit's theme cannot say."""

from __future__ import annotations

import streamlit as st

from pages.parts import address
from presentation.markup import svg_address
from presentation.palette import BLUE, PAPER
from presentation.style import STYLE

PRODUCT = "LSP performance"
_ICON = (
    f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' fill='{BLUE}'/>"
    f"<path d='M6 24 13 16 18 20 26 8' fill='none' stroke='{PAPER}' stroke-width='4'/></svg>"
)
# The address fields are not drawn; the page is as wide as the screen allows; on paper only the page itself remains.
_FRAME = f"""
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-{address.HIDDEN}-"]), .st-key-browser {{ display:none; }}
[data-testid="stMainBlockContainer"] {{ padding-left:2rem; padding-right:2rem; max-width:84rem; }}
[data-testid="stHtml"] {{ color:inherit; }}
@media (max-width:640px) {{
  [data-testid="stMainBlockContainer"] {{ padding-left:1rem; padding-right:1rem; }};
}}
@media print {{
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stDownloadButton"], [data-testid="stToolbar"] {{
    display:none;
  }}
  [data-testid="stMainBlockContainer"] {{ padding:0; }}
}}
"""

# On paper the controls of a page that is to lie on one sheet say nothing that the sheet does not say.
_ONE_SHEET = """
@page { size:A3 landscape; margin:10mm; }
@media print {
  [data-testid="stMainBlockContainer"] { max-width:none; }
  [data-testid="stSelectbox"], [data-testid="stDateInput"], [data-testid="stButtonGroup"],
  [data-testid="stSkeleton"] {
    display:none;
  }
}
"""


def begin() -> None:
    """The browser's tab icon (nothing is fetched from elsewhere) and the widths; before anything else is drawn."""
    st.set_page_config(
        page_icon=svg_address(_ICON),
        layout="wide",
        initial_sidebar_state=264,
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )


def draw(title: str, partnership: str) -> None:
    """The tab's title, with the partnership's name ("" where there is none yet), and the style of all that is drawn."""
    st.set_page_config(page_title=f"{title} – {partnership or PRODUCT}")
    st.html(f"<style>{STYLE}{_FRAME}</style>")


def on_one_sheet() -> None:
    """Print this page on one sheet of A3."""
    st.html(f"<style>{_ONE_SHEET}</style>")
