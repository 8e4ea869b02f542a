"""The tracker and the templates, from app.py on: what each partner owes, and the workbook that asks for it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lsp_data import decisions
from lsp_data.store import generations
from lsp_data.store.reads import catalogue_of
from presentation import returns_templates
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.police_return import Q3


def test_the_tracker_says_who_owes_what_and_offers_the_text_to_send(own: Path) -> None:
    at = open_page("returns/tracker")
    drawn = text(at)
    assert "Overdue" in drawn
    assert "Received" in drawn
    assert "templates?partner=police" in drawn
    at.selectbox(key="chase-partner").set_value("police")
    run(at)
    assert "NI 16" in at.code[0].value


def test_a_template_asks_for_what_the_partner_owes(own: Path) -> None:
    at = open_page("returns/templates", partner="police", period=f"{Q3.start}.{Q3.end}")
    assert "NI 16" in text(at)
    g = generations.current(own)
    content = returns_templates.every_partner(g, catalogue_of(g), ["police", "council", "probation"], Q3)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert "police-q3-2010-11.xlsx" in names
    assert not [one for one in names if one.startswith("probation")]
    decisions.save_edits(own, [decisions.Edit("indicator", "NI 16", "in_use", "no")], made_by=BY)
    assert "owes nothing" in text(open_page("returns/templates", partner="police"))


def test_templates_without_a_partner_in_use_say_so(own: Path) -> None:
    partners = catalogue_of(generations.current(own)).partners["id"]
    decisions.save_edits(own, [decisions.Edit("partner", one, "in_use", "no") for one in partners], made_by=BY)
    drawn = text(open_page("returns/templates"))
    assert "No partner is in use" in drawn
    assert "Everything else" in drawn
