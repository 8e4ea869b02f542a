"""Two administrators at once: nobody's decision is undone by what another had open, nor written over without a word."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from lsp_data import decisions
from lsp_data.decisions import Edit
from lsp_data.store import generations
from lsp_data.store.reads import catalogue_of
from tests.pages.own_partnership import BY, field, open_page, run, text

OTHER = "Policy Officer"


def opened(page: str, **address: str) -> AppTest:
    """A page as it is opened by an administrator who is going to save something."""
    at = open_page(f"administration/{page}", **address)
    at.text_input(key="post").set_value(BY)
    return at


def meanwhile(own: Path, *edits: Edit) -> None:
    decisions.save_edits(own, edits, made_by=OTHER, reason="Meanwhile")


def saved(at: AppTest, button: str, reason: str = "") -> AppTest:
    if reason:
        at.text_input(key=reason).set_value("Agreed")
    at.button(key=button).click()
    return run(at)


def tolerance(own: Path, rule: str) -> float:
    return float(catalogue_of(generations.current(own)).rules.set_index("rule").at[rule, "tolerance"])


def test_a_rule_that_another_saved_stays_where_only_another_rule_is_changed(own: Path) -> None:
    at = opened("rules")
    meanwhile(own, Edit("rule", "points", "tolerance", "3"))
    field(at, "rules-percentage-tolerance").set_value(7.0)
    saved(at, "rules-save", "rules-reason")
    assert (tolerance(own, "points"), tolerance(own, "percentage")) == (3.0, 7.0)
    assert field(at, "rules-points-tolerance").value == 3.0


def test_the_same_rule_is_not_written_over_without_a_word(own: Path) -> None:
    at = opened("rules")
    meanwhile(own, Edit("rule", "points", "tolerance", "3"))
    field(at, "rules-points-tolerance").set_value(4.0)
    saved(at, "rules-save", "rules-reason")
    assert "Policy Officer set tolerance of points to “3” after you opened it" in at.error[0].value
    assert tolerance(own, "points") == 3.0
    assert "Somebody changed this since you opened it" in text(at)
    next(one for one in at.button if one.label == "Show it as it is now").click()
    run(at)
    assert field(at, "rules-points-tolerance").value == 3.0
    field(at, "rules-points-tolerance").set_value(4.0)
    saved(at, "rules-save")
    assert tolerance(own, "points") == 4.0


def test_a_field_of_the_catalogue_that_another_saved_stays(own: Path) -> None:
    at = opened("catalogue", edit="NI 16")
    meanwhile(own, Edit("indicator", "NI 16", "lag_days", "45"))
    field(at, "edit-unit").set_value("number of offences")
    saved(at, "edit-save", "edit-reason")
    row = catalogue_of(generations.current(own)).indicators.set_index("indicator").loc["NI 16"]
    assert (row["lag_days"], row["unit"]) == (45, "number of offences")


def test_an_indicator_that_another_put_in_use_stays_in_use(own: Path) -> None:
    at = opened("partnership", step="indicators")
    meanwhile(own, Edit("indicator", "NI 20", "in_use", "yes"))
    chosen = field(at, "indicators-chosen")
    chosen.set_value([*chosen.value, "NI 49|b"])
    saved(at, "indicators-save")
    assert {"NI 20", "NI 49", "NI 16"} <= set(catalogue_of(generations.current(own)).in_use["indicator"])


def test_a_lead_that_another_saved_stays(own: Path) -> None:
    at = opened("partnership", step="leads")
    meanwhile(own, Edit("indicator", "NI 4", "lead_post", "Head of Policy"))
    table = at.data_editor[0]
    place = [one.startswith("NI 16") for one in table.value["series"]].index(True)
    changes = {place: {"lead_post": "Superintendent"}}
    at.session_state[table.key] = {"edited_rows": changes, "added_rows": [], "deleted_rows": []}
    saved(at, "leads-save")
    posts = catalogue_of(generations.current(own)).in_use.set_index("indicator")["lead_post"]
    assert (posts["NI 16"], posts["NI 4"]) == ("Superintendent", "Head of Policy")
