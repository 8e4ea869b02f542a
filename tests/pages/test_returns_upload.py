"""Uploaded returns, from app.py on: read, compared, accepted whole or in part, read again, refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lsp_data import decisions, reports
from lsp_data.periods import quarter
from lsp_data.store import generations, publication
from lsp_data.store.reads import catalogue_of
from presentation import returns_templates
from tests.pages.own_partnership import BY, run, text
from tests.pages.police_return import Q3, actual, police_return, press, uploaded


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


def test_what_is_not_taken_is_said_after_the_acceptance(own: Path) -> None:
    rows = (["Partner", "Police"], ["Return period", "Q3 2010/11"], [], ["Ref", "Indicator", "Q3 2010/11"],
            ["NI 16", "Crime", 11.5], [None, "Litter", 5])  # fmt: skip
    at = uploaded(("mixed.xlsx", plain_book(*rows)))
    at.text_input(key="post").set_value(BY)
    press(at, next(one.label for one in at.button if one.label.startswith("Accept")))
    said = at.success[0].value.replace("\\", "")
    assert "1 figure (" in said
    assert "not taken: 1 figure held back (Litter)" in said


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


def test_a_file_that_cannot_be_accepted_says_why_and_offers_nothing(own: Path) -> None:
    at = uploaded(("foreign.xlsx", plain_book(
        ["Partnership: Wessex Together"], ["Return period", "Q3 2010/11"], ["Partner", "Police"], [],
        ["Ref", "Indicator", "Q3 2010/11"], ["NI 16", "Crime", 11.5],
    )))  # fmt: skip
    assert "Cannot be accepted as it is" in text(at)
    assert "Nothing of it can be accepted as it is. The file is for Wessex Together" in text(at)
    assert "1 new" not in text(at)
    assert not [one for one in at.button if one.label.startswith("Accept")]
