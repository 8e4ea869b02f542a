"""The review of an uploaded file, from app.py on: the sheet, a cell, its kind, unknown names, sending it back."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from loaders.inspection import inspect
from loaders.mapping import Correction, Layout
from loaders.mapping_text import to_text
from lsp_data import decisions, reports
from lsp_data.errors import LspError
from lsp_data.settings import Settings
from lsp_data.store import generations
from lsp_data.store.reads import catalogue_of
from pages.returns import sheet
from presentation import returns_sent_back
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.police_return import Q3 as PERIOD
from tests.pages.police_return import actual, police_return, press, uploaded


def show(at: AppTest, part: str) -> AppTest:
    at.button_group(key=next(one.key for one in at.button_group if one.key.startswith("part-"))).set_value(part)
    return run(at)


def control(at: AppTest, kind: str, begins: str) -> object:
    """The control of a kind whose key begins so."""
    return next(one for one in getattr(at, kind) if one.key and one.key.startswith(begins))


def place_of(content: bytes, value: object) -> str:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Return"]
    return next(cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value == value)


def unknown(folder: Path) -> bytes:
    return police_return(folder, 11.5, code="NI 999")


def test_the_sheet_is_drawn_and_a_cell_says_what_was_understood(own: Path) -> None:
    content = police_return(own)
    at = show(uploaded(("Police.xlsx", content)), "Sheets")
    place = place_of(content, 11.5)
    assert f'data-cell="{place}"' in text(at)
    assert ">✓</b>" in text(at)
    control(at, "text_input", "go-to-of").set_value(place.lower())
    drawn = text(run(at))
    assert f"Return!{place}" in drawn
    assert "Apr–Dec 2010" in drawn
    assert "As it stands in the file" in drawn
    press(at, "Back to the sheet")
    assert "As it stands in the file" not in text(at)


def test_what_a_person_says_of_the_kind_is_read_anew(own: Path) -> None:
    at = uploaded(("Police.xlsx", police_return(own)))
    kind = control(at, "selectbox", "kind-")
    kind.set_value("action_plan")
    assert "can be read as “Action plan”. It needs headings such as" in text(run(at))
    control(at, "selectbox", "kind-").set_value("")
    assert "Ready: 1 new" in text(run(at))


def test_a_remembered_layout_is_applied_to_an_upload(own: Path) -> None:
    content = police_return(own)
    path = own.parent / "Police.xlsx"
    path.write_bytes(content)
    read = inspect(path, catalogue=catalogue_of(generations.current(own)), settings=Settings(data=own))
    layout = Layout(read.regions[0].fingerprint, "Police layout", (Correction("value", ""),))
    edit = decisions.Edit("layout", layout.fingerprint, "mapping", to_text(layout))
    decisions.save_edits(own, [edit], made_by=BY)
    at = uploaded(("Police.xlsx", content))
    assert "Ready: 1 new" not in text(at)  # its one column of figures was said to be none
    assert "The layout is remembered as “Police layout”" in text(at)


def test_an_unknown_name_is_answered_for_this_file_and_taken_back(own: Path) -> None:
    at = uploaded(("Police.xlsx", unknown(own)))
    control(at, "selectbox", "means-").set_value("NI 16")
    run(at)
    press(at, "Read it so")
    assert "Ready: 1 new" in text(at)
    assert "“NI 999” is read as NI 16" in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Take that back")
    assert "held back" in text(at)
    control(at, "selectbox", "means-").set_value("NI 16")
    run(at)
    press(at, "Read it so")
    press(at, "Accept all")
    assert actual(own, PERIOD.end) == 11.5


def test_a_row_without_any_indicator_is_answered_like_an_unknown_name(own: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Organisation", catalogue_of(generations.current(own)).partner_name("police")],
        ["Return period", "Q3 2010/11"], [], ["Description", "Result"],
        ["Acquisitive crime, per 1,000", 11.5], ["Visits to schools", 40],
    ):  # fmt: skip
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    at = uploaded(("Police.xlsx", content.getvalue()))
    assert len(control(at, "selectbox", "unknown-").options) == 2
    control(at, "selectbox", "means-").set_value("NI 16")
    run(at)
    press(at, "Read it so")
    assert "“Acquisitive crime, per 1,000” is read as NI 16" in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Accept")
    assert actual(own, PERIOD.end) == 11.5


def test_an_unknown_indicator_is_added_to_the_catalogue_and_read_at_once(own: Path) -> None:
    at = uploaded(("Police.xlsx", unknown(own)))
    at.text_input(key="post").set_value(BY)
    control(at, "text_input", "code-").set_value("LI 5")
    control(at, "text_input", "title-").set_value("Stolen bicycles")
    press(at, "Add it and put it in use")
    used = catalogue_of(generations.current(own)).in_use
    assert "LI 5" in set(used["indicator"])
    assert "Look at it: 1 new" in text(at) or "Ready: 1 new" in text(at)


def test_an_indicator_is_put_in_use_where_it_is_met(own: Path) -> None:
    decisions.save_edits(own, [decisions.Edit("indicator", "NI 15", "in_use", "no")], made_by=BY)
    at = uploaded(("Police.xlsx", police_return(own, 11.5, code="NI 15")))
    at.text_input(key="post").set_value(BY)
    run(at)
    press(at, "Put in use")
    assert "NI 15" in set(catalogue_of(generations.current(own)).in_use["indicator"])


def test_a_return_is_sent_back_with_its_problems_and_stands_in_tracker_and_history(own: Path) -> None:
    content = unknown(own)
    at = uploaded(("Police.xlsx", content))
    press(at, "Send back …")
    assert "NI 999" in at.code[0].value
    names = [one.label for one in at.get("download_button")]
    assert [one for one in names if one.startswith("Download the list")]
    press(at, "Write the comments")
    assert "Download their workbook with comments" in [one.label for one in at.get("download_button")]
    press(at, "Sent back")
    assert "post" in at.error[0].value
    at.text_input(key="post").set_value(BY)
    press(at, "Sent back")
    assert "Say why" in at.error[0].value
    control(at, "text_area", "note-").set_value("The code in the second row, please.")
    press(at, "Sent back")
    assert "is sent back" in at.success[0].value
    generation = generations.current(own)
    sent = reports.sent_back(generation)
    assert list(sent["reason"]) == ["The code in the second row, please."]
    assert list(sent["partner"]) == ["police"]
    assert actual(own, PERIOD.end) is None
    assert "The code in the second row" in text(open_page("returns/tracker"))
    assert "Return sent back" in text(open_page("returns/history", log="publications"))
    again = uploaded(("Police again.xlsx", content))
    assert "sent back on" in again.info[0].value


def test_what_the_file_says_of_itself_can_be_changed_and_not_be_taken_away(own: Path) -> None:
    at = uploaded(("Police.xlsx", police_return(own)))
    partner, period = control(at, "selectbox", "partner-"), control(at, "selectbox", "period-")
    assert "not said" not in partner.options
    assert "several" not in period.options
    assert {"Police", "Q2 2010/11"} & {*partner.options, *period.options}


def test_a_full_disk_is_told_and_tried_again(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(name: str, content: bytes) -> Path:
        raise OSError(28, "No space left on device")

    at = uploaded(("Police.xlsx", unknown(own)))
    press(at, "Send back …")
    with monkeypatch.context() as patched:
        patched.setattr(returns_sent_back, "put_aside", full)
        press(at, "Write the comments")
        assert "No space left on device" in text(at)
    run(at)
    assert "Download their workbook with comments" in [one.label for one in at.get("download_button")]


def test_the_sheets_of_a_file_that_cannot_be_put_aside_say_why(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = uploaded(("Police.xlsx", unknown(own)))

    def full(one: object) -> None:
        raise LspError("The server could not put the file aside: No space left on device.")

    with monkeypatch.context() as patched:
        patched.setattr(sheet, "sheets_of", full)
        show(at, "Sheets")
        assert "cannot be shown: The server could not put the file aside: No space left on device." in text(at)
    run(at)
    assert "cannot be shown" not in text(at)


def test_a_file_that_cannot_be_read_can_be_sent_back_with_the_list_alone(own: Path) -> None:
    at = uploaded(("letter.xlsx", b"%PDF-1.4 a letter"))
    press(at, "Send back …")
    assert "PDF" in at.code[0].value
    assert not [one for one in at.get("download_button") if "comments" in one.label]
    assert "send the list alone" in text(at)


def test_cells_of_a_file_never_become_mark_up(own: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["NI", "Description", "Actual"])
    book.active.append(["NI 16", "<img src=x onerror=alert(1)> **bold**", 11.5])
    out = io.BytesIO()
    book.save(out)
    at = show(uploaded(("a.xlsx", out.getvalue())), "Sheets")
    assert "<img src=x" not in text(at)
    assert "&lt;img src=x" in text(at)
