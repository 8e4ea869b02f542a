"""The history of returns, from app.py on: a return is found again, taken back and moved, each with its reason."""

from __future__ import annotations

from pathlib import Path

from lsp_data import decisions, reports
from lsp_data.periods import quarter
from lsp_data.store import generations
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.police_return import Q3, actual, police_return, press, uploaded


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
