"""The page of remembered layouts: read, passed on, taken in, renamed, forgotten."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from loaders.mapping import Correction, Layout, Match
from loaders.mapping_text import from_text, to_text
from lsp_data import decisions
from lsp_data.store import generations, reads
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.police_return import police_return, press, uploaded

KEPT = Layout(
    "abc", "Police return",
    (Correction("wibble", "figure", "target", "return"),
     Correction("result", None, period="Q2 2010/11", only_file="f")),
    (Match("area", "the estate", "chester"),), ("pi no", "wibble", "result"),
)  # fmt: skip


def remembered(folder: Path) -> dict[str, str]:
    return reads.layouts(generations.current(folder))


def keep(folder: Path, layout: Layout) -> None:
    edit = decisions.Edit("layout", layout.fingerprint, "mapping", to_text(layout))
    decisions.save_edits(folder, [edit], made_by=BY)


def one_layout(folder: Path) -> AppTest:
    keep(folder, KEPT)
    at = open_page("returns/layouts")
    assert "Police return" in text(at)
    assert "2 corrections, 1 name" in text(at)
    return run(open_page("returns/layouts", layout="abc"))


def test_what_is_remembered_is_read_in_plain_words(own: Path) -> None:
    drawn = text(one_layout(own))
    assert "The column “wibble” holds figures: targets, is for the period of the return." in drawn
    assert "is for Q2 2010/11, in one file alone." in drawn
    assert "“the estate” is read as Chester" in drawn


def test_a_layout_that_cannot_be_read_stops_no_upload(own: Path) -> None:
    edit = decisions.Edit("layout", "torn", "mapping", "{")
    decisions.save_edits(own, [edit], made_by=BY)
    at = uploaded(("Police.xlsx", police_return(own)))
    at.button_group(key=next(one.key for one in at.button_group if one.key.startswith("part-"))).set_value("Problems")
    assert "The remembered layout “torn” cannot be read" in text(run(at))


def test_a_layout_is_renamed_and_forgotten(own: Path) -> None:
    at = one_layout(own)
    at.text_input(key="post").set_value(BY)
    at.text_input(key="name-abc").set_value("Constabulary")
    press(at, "Rename")
    assert from_text(remembered(own)["abc"]).name == "Constabulary"
    press(at, "Forget")
    assert "Tick the box" in at.warning[0].value
    at.checkbox(key="forget-sure").check()
    press(at, "Forget")
    assert remembered(own) == {}


def test_layouts_are_taken_in_after_they_were_read(own: Path) -> None:
    at = open_page("returns/layouts")
    assert "No layout is remembered yet" in text(at)
    at.file_uploader(key="came").upload("layouts.json", to_text(KEPT).encode())
    run(at)
    assert "The column “wibble” holds figures: targets" in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Remember 1 layout")
    assert from_text(remembered(own)["abc"]) == KEPT


def test_what_is_no_file_of_layouts_is_refused(own: Path) -> None:
    at = open_page("returns/layouts")
    at.file_uploader(key="came").upload("layouts.json", b"{}")
    run(at)
    assert "exported from here" in at.error[0].value
