"""A small partnership of its own, set up by hand, and the product opened on it: for tests that change something."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lsp_data import decisions
from lsp_data.decisions import Edit, HandFigure
from lsp_data.periods import quarter, year_to_date
from lsp_data.store import generations, publication
from lsp_data.store.generations import Generation
from pages.parts.navigation import ENTRIES

APP = Path(__file__).resolve().parents[2] / "app.py"
AREA = "cheshire-west-and-chester"
LEADS = {"NI 16": "police", "NI 33|i": "fire-and-rescue", "NI 4": "council"}
BY = "Performance Analyst"


def set_up(folder: Path) -> Generation:
    """Three indicators in use, of which NI 16 has its first two quarters of 2010/11."""
    publication.create(folder)
    facts = {
        "name": "Trial partnership",
        "area": AREA,
        "first_year": "2009",
        "last_year": "2010",
        "reporting_date": "2011-02-14",
    }
    edits = [Edit("partnership", "", field, value) for field, value in facts.items()]
    for key, lead in LEADS.items():
        edits += [Edit("indicator", key, "in_use", "yes"), Edit("indicator", key, "lead", lead)]
    edits += [
        Edit("indicator", "NI 16", field, value)
        for field, value in (("frequency", "quarterly"), ("accumulation", "cumulative"), ("lag_days", "30"))
    ]
    decisions.save_edits(folder, edits, made_by=BY, reason="Trial")
    for number, value in ((1, 3.5), (2, 7.25)):
        period = year_to_date(quarter(2010, number).end)
        known = date(2010, 8, number)
        decisions.enter_figure(
            folder, HandFigure("NI 16", "", AREA, period, known, "Bulletin", value=value), made_by=BY
        )
    return generations.current(folder)


def open_page(page: str = "", **address: str) -> AppTest:
    """The product at a page ("returns/history"), with what the address holds, as someone who follows a link meets it:
    no other page is drawn before. Fails where the page raised."""
    at = AppTest.from_file(str(APP), default_timeout=30)
    return turn_to(at, page, **address) if page else run(at)


def turn_to(at: AppTest, page: str, **address: str) -> AppTest:
    """Another page in the same session, by a link with this address."""
    at.query_params.clear()
    for name, value in address.items():
        at.query_params[name] = value
    (entry,) = [one for one in ENTRIES if one.file == f"pages/{page}.py"]
    at._page_hash = calc_hash(entry.name if entry is not ENTRIES[0] else "")
    return run(at)


def run(at: AppTest) -> AppTest:
    """Run again and check that nothing was raised."""
    at.run()
    assert not at.exception, at.exception[0].message
    return at


def text(at: AppTest) -> str:
    """All drawn HTML of the page, without the style sheet."""
    return "\n".join(one.value for one in at.html if not one.value.startswith("<style>"))


def field(at: AppTest, name: str) -> Any:
    """The control of a form that is opened anew again and again, by its key without the number: "identity-name"."""
    drawn = [*at.text_input, *at.number_input, *at.selectbox, *at.multiselect, *at.radio, *at.checkbox]
    (found,) = [one for one in drawn if one.key and re.sub(r"-\d+(?=-)", "", one.key) == name]
    return found
