"""Returns, from app.py on: a workbook comes in, is looked at, accepted, found again, taken back, moved."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from lsp_data import decisions, reports
from lsp_data.decisions import HandFigure
from lsp_data.periods import Period, quarter, year_to_date
from lsp_data.store import generations, publication
from lsp_data.store.reads import catalogue_of
from presentation import returns_templates
from tests.pages.own_partnership import AREA, BY, open_page, run, text

PAGES = ("upload", "tracker", "templates", "layouts", "enter", "history")
Q3 = quarter(2010, 3)


def police_return(folder: Path, value: object = 11.5, *, code: str | None = None, earlier: object = None) -> bytes:
    """The template of the police for Q3 2010/11 with the figure of NI 16 filled in (and of Q4 2009/10: ``earlier``)."""
    blank = returns_templates.partner_template(generations.current(folder), "police", Q3)
    book = openpyxl.load_workbook(io.BytesIO(blank))
    for row in book["Return"].iter_rows():
        headings = {str(cell.value).strip(): cell.column for cell in row if cell.value}
        if "Value" in headings:
            column = headings["Value"]
        if row[0].value == "NI 16" and "Apr–Dec 2010" in str(row[4].value):
            book["Return"].cell(row[0].row, column).value = value  # type: ignore[assignment]  # any cell value
            if code:
                row[0].value = code
        if row[0].value == "NI 16" and "Apr 2009–Mar 2010" in str(row[4].value):
            book["Return"].cell(row[0].row, column).value = earlier  # type: ignore[assignment]  # any cell value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def uploaded(*files: tuple[str, bytes]) -> AppTest:
    at = open_page("returns/upload")
    for name, content in files:
        at.file_uploader(key="uploads").upload(name, content)
    return run(at)


def press(at: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    next(one for one in at.button if one.label.startswith(label)).click()
    return run(at)


def actual(folder: Path, end: date) -> float | None:
    series = reports.series(generations.current(folder), "NI 16", "", AREA)
    rows = series[(series["measure"] == "actual") & series["current"] & (series["period_end"] == str(end))]
    return None if rows.empty else float(rows.iloc[0]["value"])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_an_empty_store(folder: Path, page: str) -> None:
    publication.create(folder)
    at = open_page(f"returns/{page}")
    if page not in ("upload", "templates", "layouts"):
        assert "There is no partnership here yet" in text(at)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_a_partnership(own: Path, page: str) -> None:
    assert "There is no partnership here yet" not in text(open_page(f"returns/{page}"))


def test_a_good_return_is_read_compared_and_accepted_once(own: Path) -> None:
    content = police_return(own)
    at = uploaded(("Police Q3.xlsx", content))
    assert "Ready: 1 new" in text(at)
    assert actual(own, Q3.end) is None

    press(at, "Accept all")
    assert "post" in at.error[0].value
    at.text_input(key="post").set_value(BY)
    press(at, "Accept all")
    assert "accepted" in at.success[0].value
    assert "NI 16" in text(at)
    assert actual(own, Q3.end) == 11.5
    made = generations.current(own).number

    again = uploaded(("Copy of Police Q3.xlsx", content))
    assert "Accepted before" in text(again)
    assert not [one for one in again.button if one.label.startswith("Accept")]
    assert generations.current(own).number == made


def test_two_sessions_that_accept_the_same_file_accept_it_once(own: Path) -> None:
    content = police_return(own)
    first, second = uploaded(("a.xlsx", content)), uploaded(("b.xlsx", content))
    for at in (first, second):
        at.text_input(key="post").set_value(BY)
    press(first, "Accept all")
    made = generations.current(own).number
    # The second session still shows what it read before; its click comes after the first session's publication.
    press(second, "Accept all")
    assert generations.current(own).number == made
    assert len(reports.returns(generations.current(own))) == 3


def test_a_faulty_row_is_held_back_and_named_and_the_rest_can_be_taken(own: Path) -> None:
    at = uploaded(("Police.xlsx", police_return(own, code="NI 999")))
    assert "held back" in text(at)
    key = next(one.key for one in at.button_group if one.key.startswith("part-"))
    at.button_group(key=key).set_value("Problems")
    run(at)
    assert "NI 999" in text(at)
    assert actual(own, Q3.end) is None


def hostile(kind: str) -> bytes:
    if kind == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr("xl/workbook.xml", b"0" * 40_000_000)
        return out.getvalue()
    return {"empty": b"", "pdf": b"%PDF-1.7 not a workbook", "noise": bytes(range(256)) * 40}[kind]


@pytest.mark.parametrize("kind", ["zip", "empty", "pdf", "noise"])
def test_a_hostile_file_gets_one_plain_sentence_and_changes_nothing(own: Path, kind: str) -> None:
    before = generations.current(own).number
    at = uploaded(("<img src=x>**Q3**.xlsx", hostile(kind)))
    drawn = text(at)
    assert "Refused" in drawn
    assert "This file cannot be taken" in drawn
    assert "<img src=x>" not in drawn
    assert not [one for one in at.button if one.label.startswith("Accept")]
    assert generations.current(own).number == before


def test_several_files_are_accepted_together_when_nothing_is_asked(own: Path) -> None:
    at = uploaded(("a.xlsx", police_return(own)), ("bad.xlsx", b"nothing"), ("c.xlsx", police_return(own, 12.25)))
    drawn = text(at)
    assert drawn.count("Ready") >= 2
    assert "Refused" in drawn
    at.text_input(key="post").set_value(BY)
    press(at, "Accept the 2 files")
    assert "2 files are accepted" in at.success[0].value
    assert actual(own, Q3.end) == 12.25


def test_a_file_that_is_left_out_can_be_taken_up_again(own: Path) -> None:
    at = press(uploaded(("Police.xlsx", police_return(own))), "Leave out")
    assert "Left out" in text(at)
    press(at, "Take it up again")
    assert "Ready: 1 new" in text(at)


def test_a_return_can_be_filed_under_another_partner_and_period(own: Path) -> None:
    at = uploaded(("Police.xlsx", police_return(own)))
    key = next(one.key for one in at.selectbox if one.key.startswith("partner-"))
    at.selectbox(key=key).set_value("council")
    at.selectbox(key=key.replace("partner", "period")).set_value(quarter(2010, 4))
    at.date_input(key=key.replace("partner", "known-at")).set_value(date(2011, 2, 1))
    at.text_input(key="post").set_value(BY)
    run(at)
    assert any("says it is from" in one.value for one in at.warning)
    press(at, "Accept all")
    row = reports.returns(generations.current(own)).iloc[0]
    assert (row["partner"], row["period_end"].date(), row["known_at"].date()) == (
        "council",
        quarter(2010, 4).end,
        date(2011, 2, 1),
    )
    assert actual(own, Q3.end) == 11.5, "its row names its period"
    assert actual(own, quarter(2010, 4).end) is None


def test_a_set_up_workbook_sets_a_partnership_up(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, _, _, make in returns_templates.others(generations.current(own), 2010):
        if name == "set-up.xlsx":
            content = make()
    new = tmp_path / "new"
    monkeypatch.setenv("LSP_DATA", str(new))
    publication.create(new)
    at = uploaded(("set-up.xlsx", content))
    at.text_input(key="post").set_value(BY)
    press(at, "Accept all")
    catalogue = catalogue_of(generations.current(new))
    assert catalogue.partnership.name == "Trial partnership"
    assert set(catalogue.in_use["indicator"]) == {"NI 4", "NI 16", "NI 33"}


def test_history_shows_a_return_and_takes_it_back_with_a_reason(own: Path) -> None:
    at = uploaded(("Police <b>Q3.xlsx", police_return(own)))
    at.text_input(key="post").set_value(BY)
    press(at, "Accept all")
    found = reports.returns(generations.current(own)).iloc[0]

    at = open_page("returns/history")
    assert "Police &lt;b&gt;Q3.xlsx" in text(at)
    at = open_page("returns/history", **{"return": found["return_id"]})
    assert "NI 16" in text(at)
    at.text_input(key="post").set_value(BY)
    at.text_input(key="take-back-reason").set_value("Sent by mistake")
    at.button(key="take-back-button").click()
    run(at)
    assert at.warning, "it was not confirmed"
    assert actual(own, Q3.end) == 11.5
    at.checkbox(key="take-back-sure").check()
    at.button(key="take-back-button").click()
    run(at)
    assert "is taken back" in at.success[0].value
    assert "NI 16 still has no status: 11.5 → 7.25." in text(at)
    assert actual(own, Q3.end) is None
    assert "Sent by mistake" in text(open_page("returns/history"))
    assert "Sent by mistake" in text(open_page("returns/history", log="publications"))


def test_history_moves_a_return_with_a_reason(own: Path) -> None:
    hand = reports.returns(generations.current(own)).iloc[0]
    at = open_page("returns/history", **{"return": hand["return_id"]})
    at.text_input(key="post").set_value(BY)
    at.selectbox(key="move-partner").set_value("police")
    at.button(key="move-button").click()
    run(at)
    assert "Say why" in at.error[0].value
    at.text_input(key="move-reason").set_value("It came from the police")
    at.button(key="move-button").click()
    run(at)
    moved = reports.returns(generations.current(own)).set_index("return_id").loc[hand["return_id"]]
    assert moved["partner"] == "police"
    assert "No status changed by it." in text(at)
    for drawn in (text(at), text(open_page("returns/history", log="publications"))):
        assert "moved: no partner → Police force" in drawn
        assert "It came from the police" in drawn


def test_a_return_moved_to_another_period_says_from_which(own: Path) -> None:
    at = uploaded(("Police.xlsx", police_return(own)))
    at.text_input(key="post").set_value(BY)
    press(at, "Accept all")
    found = reports.returns(generations.current(own)).iloc[0]
    decisions.move_return(own, found["return_id"], period=quarter(2010, 4), made_by=BY, reason="Wrong quarter")
    drawn = text(open_page("returns/history", **{"return": found["return_id"]}))
    assert "Q3 2010/11 → Q4 2010/11" in drawn
    assert "Wrong quarter" in drawn


def test_a_figure_is_entered_and_corrected_by_hand(own: Path) -> None:
    at = open_page("returns/enter", figure="NI 16")
    period = next(one for one in at.selectbox if one.key.startswith("enter-period"))
    period.set_value(year_to_date(Q3.end))
    run(at)
    at.button(key="enter-button").click()
    run(at)
    wanting = at.error[0].value
    assert all(words in wanting for words in ("Type a value", "where the figure comes from", "Type your post"))
    at.number_input(key="enter-value").set_value(9.75)
    at.text_input(key="post").set_value(BY)
    at.button(key="enter-button").click()
    run(at)
    assert "where the figure comes from" in at.error[0].value
    at.text_input(key="enter-source").set_value("Bulletin, page 3")
    at.button(key="enter-button").click()
    run(at)
    assert actual(own, Q3.end) == 9.75
    assert "9.75" in text(at)
    assert "NI 16 still has no status: 7.25 → 9.75." in text(at)
    assert ">entered by hand<" in text(at)

    at.number_input(key="enter-value").set_value(None)
    at.selectbox(key="enter-marker").set_value("suppressed")
    at.text_input(key="enter-reason").set_value("Too small to show")
    at.button(key="enter-button").click()
    run(at)
    series = reports.series(generations.current(own), "NI 16", "", AREA)
    now = series[(series["period_end"] == str(Q3.end)) & series["current"]].iloc[0]
    assert (now["marker"], "Too small to show" in now["note"]) == ("suppressed", True)
    drawn = text(open_page("returns/history", log="publications"))
    assert "entered by hand: 9.75 → suppressed (source: Bulletin, page 3)" in drawn
    assert "Too small to show" in drawn


def long_series(folder: Path, *values: float) -> None:
    """Quarters of NI 4 from Q1 2009/10 on."""
    decisions.save_edits(folder, [decisions.Edit("indicator", "NI 4", "frequency", "quarterly")], made_by=BY)
    for place, value in enumerate(values):
        period = quarter(2009 + place // 4, place % 4 + 1)
        figure = HandFigure("NI 4", "", AREA, period, date(2011, 1, 1), "Survey", value=value)
        decisions.enter_figure(folder, figure, made_by=BY)


def typed(folder: Path, period: Period, value: float) -> AppTest:
    """A value of NI 4 typed for a period, and the button pressed."""
    at = open_page("returns/enter", figure="NI 4")
    next(one for one in at.selectbox if one.key.startswith("enter-period")).set_value(period)
    run(at)
    at.number_input(key="enter-value").set_value(value)
    at.text_input(key="enter-source").set_value("Survey")
    at.text_input(key="post").set_value(BY)
    at.button(key="enter-button").click()
    return run(at)


def test_a_jump_typed_by_hand_is_asked_about_before_it_is_stored(own: Path) -> None:
    long_series(own, 30.0, 31.0, 30.5, 31.5, 32.0, 31.0)
    made = generations.current(own).number
    at = typed(own, Q3, 3.1)
    assert generations.current(own).number == made
    asked = at.warning[0].value.replace("\\", "")
    assert "You typed 3.1%; the figure before is 31.0%." in asked
    press(at, "No, I will change it")
    assert not at.warning
    at.button(key="enter-button").click()
    run(at)
    press(at, "Yes, publish it")
    assert not at.warning
    assert generations.current(own).number == made + 1
    assert "is published" in at.success[0].value


def test_a_correction_that_is_far_from_the_others_is_asked_about_beside_what_is_held(own: Path) -> None:
    long_series(own, 30.0, 31.0, 30.5, 31.5, 32.0, 31.0)
    at = typed(own, quarter(2010, 2), 62.0)
    assert "You typed 62.0%; held now is 31.0%." in at.warning[0].value.replace("\\", "")
    assert not typed(own, quarter(2010, 2), 31.4).warning


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


def test_the_ticked_part_is_accepted_and_the_rest_later(own: Path) -> None:
    last_year = quarter(2009, 4).end
    at = uploaded(("Police.xlsx", police_return(own, earlier=14.0)))
    assert "Ready: 2 new" in text(at)
    at.text_input(key="post").set_value(BY)
    ticks = next(name for name in at.session_state.to_dict() if name.startswith("rows-"))
    places = at.dataframe[0].value["Period"].tolist()
    wanted = next(place for place, period in enumerate(places) if period == "Apr–Dec 2010 (year to date)")
    at.session_state[ticks] = {"selection": {"rows": [wanted], "columns": [], "cells": []}}
    run(at)
    press(at, "Accept the ticked part (1 figure")
    assert (actual(own, Q3.end), actual(own, last_year)) == (11.5, None)
    press(at, "Look at the rest (1 figure)")
    press(at, "Accept all (1 figure")
    assert (actual(own, Q3.end), actual(own, last_year)) == (11.5, 14.0)


def plain_book(*rows: list[object]) -> bytes:
    """A workbook of one sheet with these rows, as someone types it."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_file_is_read_again_after_a_change_of_the_catalogue(own: Path) -> None:
    decisions.save_edits(own, [decisions.Edit("indicator", "NI 16", "upper_bound", "10")], made_by=BY)
    content = police_return(own)
    at = uploaded(("Police.xlsx", content))
    assert "held back" in text(at)
    decisions.save_edits(own, [decisions.Edit("indicator", "NI 16", "upper_bound", "1000")], made_by=BY)
    run(at)
    press(at, "Read again")
    assert "Ready: 1 new" in text(at)
    assert "Ready: 1 new" in text(uploaded(("Police.xlsx", content)))


def test_what_one_session_read_before_a_change_is_not_shown_to_another(own: Path) -> None:
    decisions.save_edits(own, [decisions.Edit("indicator", "NI 16", "upper_bound", "10")], made_by=BY)
    content = police_return(own)
    at = uploaded(("Police.xlsx", content))
    decisions.save_edits(own, [decisions.Edit("indicator", "NI 16", "upper_bound", "1000")], made_by=BY)
    run(at)
    assert "Ready: 1 new" in text(uploaded(("Police.xlsx", content)))


def test_a_file_that_says_no_period_takes_the_one_that_is_chosen(own: Path) -> None:
    at = uploaded(("Police.xlsx", plain_book(["NI", "Description", "Actual"], ["NI 16", "Crime", 11.5])))
    key = next(one.key for one in at.selectbox if one.key.startswith("partner-"))
    at.selectbox(key=key).set_value("police")
    run(at)
    assert "held back" in text(at)
    at.selectbox(key=key.replace("partner", "period")).set_value(Q3)
    at.text_input(key="post").set_value(BY)
    run(at)
    assert "Ready: 1 new" in text(at)
    assert not [one for one in at.warning if "which period" in one.value]
    at.button_group(key=key.replace("partner", "part")).set_value("Comparison")
    run(at)
    assert at.dataframe[0].value["Remark"][0] == "Given for Q3 2010/11, read as the year to date."
    press(at, "Accept all")
    assert actual(own, Q3.end) == 11.5


def test_more_files_than_generations_are_kept_are_accepted_at_once(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "KEPT", 2)
    files = [(f"{count}.xlsx", police_return(own, 11.5 + count)) for count in range(4)]
    at = uploaded(*files)
    at.text_input(key="post").set_value(BY)
    press(at, "Accept the 4 files")
    assert "4 files are accepted" in at.success[0].value
    assert actual(own, Q3.end) == 14.5


def test_a_unit_from_a_file_is_no_markdown_in_a_label(own: Path) -> None:
    unit = "![x](http://pictures.example/a.png)"
    decisions.save_edits(own, [decisions.Edit("indicator", "NI 16", "unit", unit)], made_by=BY)
    shown = [one.label for one in open_page("returns/enter", figure="NI 16").number_input]
    targets = open_page("administration/partnership", step="targets", target="NI 16")
    shown += [one.label for one in targets.number_input]
    assert len(shown) == 3
    assert not [one for one in shown if unit in one]


def test_templates_without_a_partner_in_use_say_so(own: Path) -> None:
    partners = catalogue_of(generations.current(own)).partners["id"]
    decisions.save_edits(own, [decisions.Edit("partner", one, "in_use", "no") for one in partners], made_by=BY)
    drawn = text(open_page("returns/templates"))
    assert "No partner is in use" in drawn
    assert "Everything else" in drawn
