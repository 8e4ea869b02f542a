"""Figures entered by hand, from app.py on: typed, corrected, and asked about where they jump."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from lsp_data import decisions, reports
from lsp_data.decisions import HandFigure
from lsp_data.periods import Period, financial_year, quarter, year_to_date
from lsp_data.store import generations
from presentation.setup_targets import HandTarget, change_of
from tests.pages.own_partnership import AREA, BY, open_page, run, text
from tests.pages.police_return import Q3, actual, press


def long_series(folder: Path, *values: float) -> None:
    """Quarters of NI 4 from Q1 2009/10 on."""
    decisions.save_edits(folder, [decisions.Edit("indicator", "NI 4", "frequency", "quarterly")], made_by=BY)
    for place, value in enumerate(values):
        period = quarter(2009 + place // 4, place % 4 + 1)
        figure = HandFigure("NI 4", "", AREA, period, date(2011, 1, 1), "Survey", value=value)
        decisions.enter_figure(folder, figure, made_by=BY)


def form(at: AppTest, name: str) -> Any:
    """A field of the form ("value", "source" …) as it is drawn now."""
    drawn = [*at.number_input, *at.text_input, *at.selectbox]
    (found,) = [one for one in drawn if one.key.startswith("enter-figure-") and one.key.endswith(f"-{name}")]
    return found


def typed(folder: Path, period: Period, value: float) -> AppTest:
    """A value of NI 4 typed for a period, and the button pressed."""
    at = open_page("returns/enter", figure="NI 4")
    next(one for one in at.selectbox if one.key.startswith("enter-period")).set_value(period)
    run(at)
    form(at, "value").set_value(value)
    form(at, "source").set_value("Survey")
    at.text_input(key="post").set_value(BY)
    at.button(key="enter-button").click()
    return run(at)


def test_a_figure_is_entered_and_corrected_by_hand(own: Path) -> None:
    at = open_page("returns/enter", figure="NI 16")
    period = next(one for one in at.selectbox if one.key.startswith("enter-period"))
    period.set_value(year_to_date(Q3.end))
    run(at)
    at.button(key="enter-button").click()
    run(at)
    wanting = at.error[0].value
    assert all(words in wanting for words in ("Type a value", "where the figure comes from", "Type your post"))
    form(at, "value").set_value(9.75)
    at.text_input(key="post").set_value(BY)
    at.button(key="enter-button").click()
    run(at)
    assert "where the figure comes from" in at.error[0].value
    form(at, "source").set_value("Bulletin, page 3")
    at.button(key="enter-button").click()
    run(at)
    assert actual(own, Q3.end) == 9.75
    assert "9.75" in text(at)
    assert "NI 16 still has no status: 7.25 → 9.75." in text(at)
    assert ">entered by hand<" in text(at)

    form(at, "marker").set_value("suppressed")
    form(at, "source").set_value("Bulletin, page 3")
    form(at, "reason").set_value("Too small to show")
    at.button(key="enter-button").click()
    run(at)
    series = reports.series(generations.current(own), "NI 16", "", AREA)
    now = series[(series["period_end"] == str(Q3.end)) & series["current"]].iloc[0]
    assert (now["marker"], "Too small to show" in now["note"]) == ("suppressed", True)
    drawn = text(open_page("returns/history", log="publications"))
    assert "entered by hand: 9.75 → suppressed (source: Bulletin, page 3)" in drawn
    assert "Too small to show" in drawn


def test_what_was_typed_for_one_figure_never_stands_in_the_form_of_another(own: Path) -> None:
    long_series(own, 30.0)
    at = typed(own, Q3, 30.5)
    assert "NI 4 for " in at.success[0].value
    assert (form(at, "value").value, form(at, "source").value) == (None, "")
    form(at, "value").set_value(13.0)
    form(at, "source").set_value("Survey")
    next(one for one in at.selectbox if one.label == "Indicator").set_value("NI 16")
    run(at)
    assert (form(at, "value").value, form(at, "source").value) == (None, "")
    made = generations.current(own).number
    at.button(key="enter-button").click()
    assert "Type a value" in run(at).error[0].value
    assert generations.current(own).number == made


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


def test_what_can_never_be_is_refused_at_once_and_what_is_held_is_shown_as_it_is(own: Path) -> None:
    long_series(own, 30.0, 31.0, 30.5, 31.5, 32.0, 31.257)
    made = generations.current(own).number
    at = typed(own, quarter(2010, 2), 110.0)
    assert not at.warning
    assert "lies outside what NI 4 can be" in at.error[0].value
    assert generations.current(own).number == made
    assert "31.257%" in text(at)


def test_a_unit_from_a_file_is_no_markdown_in_a_label(own: Path) -> None:
    unit = "![x](http://pictures.example/a.png)"
    decisions.save_edits(own, [decisions.Edit("indicator", "NI 16", "unit", unit)], made_by=BY)
    shown = [one.label for one in open_page("returns/enter", figure="NI 16").number_input]
    targets = open_page("administration/partnership", step="targets", target="NI 16")
    shown += [one.label for one in targets.number_input]
    assert len(shown) == 3
    assert not [one for one in shown if unit in one]


def test_what_time_alone_changed_is_no_effect_of_the_figure(own: Path) -> None:
    """When something was published last, NI 16 was in time and had a colour; years later it is overdue."""
    then = datetime(2010, 10, 20, tzinfo=UTC)
    decisions.save_edits(own, [decisions.Edit("partnership", "", "reporting_date", "")], made_by=BY, now=then)
    goal = HandTarget(
        "NI 16",
        "",
        AREA,
        financial_year(2010),
        8.5,
        None,
        None,
        "",
        "designated",
        "agreed",
        date(2010, 4, 1),
        "Annex 1",
    )
    decisions.accept(own, *change_of(generations.current(own), goal, by=BY), now=then)
    at = typed(own, financial_year(2009), 30.0)
    assert "is published" in at.success[0].value
    assert "NI 16 went from" not in text(at)
