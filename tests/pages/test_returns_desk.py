"""The desk of uploaded files: rows put right, whose a file is, for when, and what stays after a visit elsewhere."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest

from loaders.stamp import Stamp
from lsp_data import decisions
from lsp_data.catalogue.build import Catalogue
from lsp_data.periods import month, year_to_date
from lsp_data.settings import Settings
from lsp_data.store import generations
from lsp_data.store.generations import Generation
from lsp_data.store.reads import catalogue_of
from presentation.returns_reading import read_book
from presentation.returns_upload import period_chosen, period_wants
from presentation.returns_whose import in_titles
from tests.pages.own_partnership import BY, run, text
from tests.pages.police_return import actual, police_return, press, uploaded
from tests.pages.test_returns_corrections import at_wibble, go_to, read_so, wibble_return
from tests.pages.test_returns_review import control, show


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def titled(*more: list[object], title: str = "Cheshire Constabulary: crime figures") -> bytes:
    """A return that names its partner in no cell beside a label."""
    return workbook(
        [title], ["Reporting period", "Q3 2010/11"], ["Date returned", "14 February 2011"], [],
        ["PI no", "Description", "Result", "Trend", "Comments"],
        *(more or ([["NI 16", "Serious acquisitive crime", 11.5, "down", "steady"]])),
    )  # fmt: skip


def police_name(folder: Path) -> str:
    return catalogue_of(generations.current(folder)).partner_name("police")


def to_row(at: AppTest) -> AppTest:
    control(at, "button_group", "which-").set_value("This row")
    return run(at)


def test_a_row_with_an_unknown_name_is_given_its_indicator_and_remembered(own: Path) -> None:
    row: list[object] = ["XZ 9", "Acquisitive crime", 11.5, "down", "steady"]
    known: list[object] = ["NI 4", "Influence on decisions", None, None, None]
    content = titled(known, row, title=police_name(own))
    at = to_row(go_to(show_sheets(uploaded(("Police.xlsx", content))), "C7"))
    assert "it is found again by these words" in text(at)
    control(at, "selectbox", "said-indicator-").set_value("NI 16")
    control(at, "button", "correct-it-").click()
    run(at)
    assert "The row “XZ 9 Acquisitive crime” is about NI 16" in text(at)
    assert "Ready: 1 new" in text(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Accept all")
    assert actual(own, date(2010, 12, 31)) == 11.5
    later = titled(row, known, title=police_name(own))
    again = uploaded(("Police again.xlsx", later))
    assert "The row “XZ 9 Acquisitive crime” is about NI 16" in text(show_sheets(again))


def show_sheets(at: AppTest) -> AppTest:
    return show(at, "Sheets") if any(one.key.startswith("part-") for one in at.button_group) else at


def test_a_row_is_left_out_and_taken_in_again(own: Path) -> None:
    at = to_row(go_to(show_sheets(uploaded(("Police.xlsx", police_return_like(own)))), "C6"))
    read_so(at, holds="|")
    assert "is left out" in text(at)
    assert "Ready: 1 new" not in text(at)
    press(at, "Undo")
    assert "Ready: 1 new" in text(at)


def police_return_like(folder: Path) -> bytes:
    return titled(title=police_name(folder))


def test_the_partner_in_a_title_is_suggested_and_can_be_changed(own: Path) -> None:
    at = uploaded(("Police.xlsx", police_return_like(own)))
    assert "(suggested)" in text(at)
    assert "Suggested, because" in text(at)
    assert "stands in A1" in text(at)
    assert control(at, "selectbox", "partner-").value == "police"
    control(at, "selectbox", "partner-").set_value("council")
    run(at)
    assert "(suggested)" not in text(at)
    assert "Suggested, because" not in text(at)


def test_the_partner_of_whom_the_same_file_was_accepted_is_suggested(own: Path) -> None:
    content = titled(title="Crime figures")
    at = uploaded(("Police.xlsx", content))
    assert "(suggested)" not in text(at)
    control(at, "selectbox", "partner-").set_value("police")
    run(at)
    at.text_input(key="post").set_value(BY)
    press(at, "Accept all")
    again = uploaded(("Police again.xlsx", content))
    assert "the same file was accepted as theirs" in text(again)


def test_two_partners_in_the_titles_are_no_suggestion(own: Path) -> None:
    catalogue: Catalogue = catalogue_of(generations.current(own))
    names = [catalogue.partner_name(one) for one in ("police", "fire-and-rescue")]
    both = read_book("a.xlsx", workbook([names[0]], [names[1]]), Settings(data=own))
    assert in_titles(both, catalogue).partner == ""
    one = read_book("a.xlsx", workbook([f"Return of {names[0]}"]), Settings(data=own))
    assert in_titles(one, catalogue).partner in ("police", "")


def test_a_partner_that_one_row_of_a_table_names_is_no_suggestion(own: Path) -> None:
    catalogue: Catalogue = catalogue_of(generations.current(own))
    name = catalogue.partner_name("fire-and-rescue")
    rows = [["Action", "Lead", "By when"], ["Fit alarms", name, "May"], ["Light the path", "Council", "June"]]

    def suggested(more: list[list[str]]) -> str:
        return in_titles(read_book("a.xlsx", workbook(*rows, *more), Settings(data=own)), catalogue).partner

    assert suggested([]) == ""
    again = [["Visit homes", name, "July"], ["Train", name, "August"]]
    assert suggested(again) == "fire-and-rescue"


def test_a_workbook_of_ours_that_is_nobodys_own_suggests_no_partner(own: Path) -> None:
    catalogue: Catalogue = catalogue_of(generations.current(own))
    book = read_book("a.xlsx", workbook([catalogue.partner_name("police")]), Settings(data=own))
    assert in_titles(book, catalogue).partner == "police"
    assert in_titles(replace(book, properties=Stamp("commitments").properties()), catalogue).partner == ""


def test_a_month_can_be_chosen_as_the_period_of_a_return(own: Path) -> None:
    content = workbook(
        [police_name(own)], [], ["PI no", "Description", "Result", "Trend", "Comments"],
        ["NI 16", "Serious acquisitive crime", 11.5, "down", "steady"],
    )  # fmt: skip
    at = uploaded(("Police.xlsx", content))
    control(at, "selectbox", "period-").set_value(month(2011, 1))
    run(at)
    assert not at.error
    assert "Jan 2011" in text(at)


def test_another_period_can_be_typed_and_what_is_none_is_said() -> None:
    assert period_chosen("Apr-Jan 2010/11") == year_to_date(date(2011, 1, 31))
    assert period_chosen(month(2011, 1)) == month(2011, 1)
    assert period_chosen("next spring perhaps") is None
    assert "is no period" in period_wants("next spring perhaps")
    assert not period_wants("Jan 2011")


def test_files_and_corrections_survive_a_visit_to_another_page(own: Path) -> None:
    at = read_so(at_wibble(wibble_return()), holds="figure|actual")
    at.switch_page("pages/returns/history.py")
    run(at)
    at.switch_page("pages/returns/upload.py")
    run(at)
    assert "Still on the desk from before: 1 file." in text(at)
    assert "Ready: 1 new" in text(at)
    assert 'data-undecided="1"' in text(at)
    press(at, "Take off")
    assert "Ready: 1 new" not in text(at)
    assert 'data-undecided="0"' in text(at)


def test_a_row_of_the_list_leads_to_its_file(own: Path) -> None:
    at = uploaded(("Q3.xlsx", wibble_return(3)), ("Q4.xlsx", police_return(own)))
    links = [part.split('"')[0] for part in text(at).split('href="') if "file=" in part.split('"')[0]]
    assert len(links) == 2
    at.text_input(key="file").set_value(links[1].partition("file=")[2].partition("&")[0])
    run(at)
    assert next(one for one in at.selectbox if one.label == "Look at").value == links[1][-12:]


def test_a_table_that_a_remembered_layout_leaves_out_is_said_at_the_top(own: Path) -> None:
    at = at_wibble(wibble_return(headings=("PI no", "Description", "Result", "Trend", "Comments", "Lead officer")))
    control(at, "button_group", "which-").set_value("The whole table")
    run(at)
    read_so(at, holds="|")
    at.text_input(key="post").set_value(BY)
    press(at, "Remember them now")
    headings = ("PI no", "Description", "Result", "Trend", "Comments", "Lead officer")
    same = uploaded(("Police Q4.xlsx", wibble_return(4, 14, headings=headings)))
    assert any("leaves a table out" in one.value for one in same.warning)
    assert control(same, "selectbox", "partner-")
    press(same, "Undo")
    assert "1 new" in text(same)

    other = uploaded(
        ("Council.xlsx", wibble_return(4, 14, headings=headings, partner="The council: policy and performance"))
    )
    assert any("is not applied" in one.value for one in other.warning)
    assert "Nothing was found" not in text(other)
    press(other, "Apply it here")
    assert any("leaves a table out" in one.value for one in other.warning)


def test_a_click_that_ends_the_run_meanwhile_leaves_no_accepted_file_undecided(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = uploaded(("Police Q3.xlsx", police_return(own)))
    at.text_input(key="post").set_value(BY)
    accept, look = decisions.accept, SafeSessionState.__getitem__
    published: list[int] = []

    def accepted(*given: Any, **more: Any) -> Generation:
        made = accept(*given, **more)
        published.append(made.number)
        return made

    def looked(state: SafeSessionState, key: str) -> Any:
        if len(published) == 1:  # the first look into the session after the publication
            published.append(0)
            raise RerunException(RerunData())
        return look(state, key)

    monkeypatch.setattr(decisions, "accept", accepted)
    monkeypatch.setattr(SafeSessionState, "__getitem__", looked)
    press(at, "Accept all")
    run(at)
    assert len(published) == 2
    assert "Accepted before" not in text(at)
    assert "is accepted: 1 figure" in at.success[0].value.replace("\\", "")
