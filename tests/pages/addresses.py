"""Opening a page by its whole address, as someone who follows a link does."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.own_partnership import APP, run


def open_page(page: str, **address: str) -> AppTest:
    """The product at a page ("performance/theme") with what the address holds from the start. Fails where it raised."""
    at = AppTest.from_file(str(APP), default_timeout=30)
    for name, value in address.items():
        at.query_params[name] = value
    run(at)
    # A page's own part of the address is read when that page is first drawn.
    for name, value in address.items():
        at.query_params[name] = value
    at.switch_page(f"pages/{page}.py")
    return run(at)
