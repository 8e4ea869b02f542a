"""The reward what-if page, from app.py on: its settings, its sums and its label."""

from __future__ import annotations

import pytest

from lsp_data import reports
from lsp_data.measures.reward import Model, payout
from lsp_data.reports.reward import ON_ACTUAL, ON_FORECAST
from lsp_data.store.generations import Generation
from presentation.reward import how_we_know
from tests.pages.own_partnership import open_page, run, text
from tests.pages.words import read

PAGE = "planning/reward"


def sums(sample: Generation, model: Model, on: str, pot: float) -> tuple[str, str]:
    achievements = [None if one != one else one for one in reports.reward(sample, None, on)["achievement"]]
    found = payout(model, achievements, pot)
    return f"£{round(found.least):,}", f"£{round(found.most):,}"


def test_it_is_labelled_a_what_if_and_says_that_the_grant_was_cancelled(sample: Generation) -> None:
    drawn = read(open_page(PAGE)).words
    assert "A what-if only: " in drawn
    assert "the reward grant for 2008–11 was cancelled on 13 October 2010, and nothing was paid." in drawn


def test_the_sums_are_those_of_the_model_and_the_pot(sample: Generation) -> None:
    least, most = sums(sample, Model.PER_TARGET, "actual", 1_000_000)
    assert f"{least} to {most}" in read(open_page(PAGE)).words
    least, most = sums(sample, Model.AGGREGATE, "forecast", 2_000_000)
    at = open_page(PAGE, model="aggregate_60", on="forecast", pot="2000000")
    assert f"{least} to {most}" in read(at).words
    assert "How do we know?" in read(at).words
    assert "How it would have worked was never settled" in text(at)


def test_a_setting_changes_the_address(sample: Generation) -> None:
    at = open_page(PAGE)
    at.number_input(key="pot_choice").set_value(500_000)
    run(at)
    assert at.query_params["pot"] == "500000"
    assert "Of a pot of £500,000" in text(at)


def test_a_pot_that_cannot_be_read_is_the_usual_one(sample: Generation) -> None:
    assert "Of a pot of £1,000,000" in text(open_page(PAGE, pot="a lot"))


@pytest.mark.parametrize(
    ("model", "on", "told"),
    [
        (
            Model.PER_TARGET,
            ON_ACTUAL,
            ("no target pays more than its share", "the last whole year", "first Local Area"),
        ),
        (Model.AGGREGATE, ON_FORECAST, ("never settled", "the forecast of the target&#x27;s own year", "2008–11")),
    ],
)
def test_how_the_sum_is_known_is_said_of_each_model(model: Model, on: str, told: tuple[str, ...]) -> None:
    drawn = how_we_know(model.value, on)
    assert all(words in drawn for words in told)
