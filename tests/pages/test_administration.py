"""Administration, from app.py on: what a person sets up, reads and changes there is in the store afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from loaders.compare import compare, to_change
from loaders.inspection import inspect
from lsp_data import decisions, reports
from lsp_data.decisions import Edit
from lsp_data.errors import LspError
from lsp_data.periods import financial_year
from lsp_data.reports.decided import decided
from lsp_data.settings import Settings
from lsp_data.store import generations, publication
from lsp_data.store.reads import catalogue_of
from presentation import returns_templates, returns_view
from presentation.setup_targets import HandTarget, change_of
from tests.pages.own_partnership import AREA, BY, field, open_page, run, text

PAGES = ("partnership", "catalogue", "rules", "data")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_an_empty_store_and_says_what_to_do(folder: Path, page: str) -> None:
    publication.create(folder)
    at = open_page(f"administration/{page}")
    if page == "partnership":
        assert field(at, "identity-name").value == ""
    else:
        assert "There is no partnership here yet" in text(at)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_a_partnership(own: Path, page: str) -> None:
    assert "There is no partnership here yet" not in text(open_page(f"administration/{page}"))


def test_a_partnership_is_set_up_from_nothing(folder: Path) -> None:
    at = open_page("administration/partnership")
    at.text_input(key="post").set_value(BY)
    field(at, "identity-name").set_value("Our partnership")
    field(at, "identity-area").set_value("cheshire-east")
    at.button(key="identity-save").click()
    run(at)
    assert at.success[0].value.startswith("Name and area are saved")

    at = open_page("administration/partnership", step="indicators")
    at.text_input(key="post").set_value(BY)
    field(at, "indicators-chosen").set_value(["NI 20", "NI 49|b"])
    at.button(key="indicators-save").click()
    run(at)

    catalogue = catalogue_of(generations.current(folder))
    assert (catalogue.partnership.name, catalogue.partnership.area) == ("Our partnership", "cheshire-east")
    assert catalogue.in_use[["indicator", "sub_measure"]].values.tolist() == [["NI 20", ""], ["NI 49", "b"]]
    assert "lead post" in text(open_page("administration/partnership"))


def test_nothing_is_decided_without_a_post(own: Path) -> None:
    before = generations.current(own).number
    at = open_page("administration/partnership", step="identity")
    field(at, "identity-name").set_value("Another name")
    at.button(key="identity-save").click()
    run(at)
    assert "post" in at.error[0].value
    assert generations.current(own).number == before


def test_what_was_not_changed_is_not_published(own: Path) -> None:
    before = generations.current(own).number
    for step in ("identity", "partners", "indicators", "leads", "calendar", "themes"):
        at = open_page("administration/partnership", step=step)
        at.text_input(key="post").set_value(BY)
        at.button(key={"themes": "themes-save"}.get(step, f"{step}-save")).click()
        run(at)
        assert at.info[0].value == "Nothing was changed.", step
    assert generations.current(own).number == before


def test_leads_and_calendar_are_edited_in_words(own: Path) -> None:
    decisions.save_edits(own, [Edit("partner", "primary-care-trust", "in_use", "yes")], made_by=BY)
    at = open_page("administration/partnership", step="leads")
    at.text_input(key="post").set_value(BY)
    editor = at.data_editor[0]
    place = [one.startswith("NI 16") for one in editor.value["series"]].index(True)
    changes = {"lead_post": "Head of Community Safety", "lead": "Fire and Rescue", "contributors": ["Police", "PCT"]}
    at.session_state[editor.key] = {"edited_rows": {place: changes}, "added_rows": [], "deleted_rows": []}
    at.button(key="leads-save").click()
    run(at)
    used = catalogue_of(generations.current(own)).in_use.set_index("indicator")
    assert used.at["NI 16", "lead"] == "fire-and-rescue"
    assert used.at["NI 16", "lead_post"] == "Head of Community Safety"
    assert used.at["NI 16", "contributors"] == ("police", "primary-care-trust")

    at = open_page("administration/partnership", step="calendar")
    at.text_input(key="post").set_value(BY)
    editor = at.data_editor[0]
    changes = {"frequency": "every year", "lag_days": 90}
    at.session_state[editor.key] = {"edited_rows": {place: changes}, "added_rows": [], "deleted_rows": []}
    field(at, "calendar-grace").set_value(7)
    at.button(key="calendar-save").click()
    run(at)
    catalogue = catalogue_of(generations.current(own))
    row = catalogue.in_use.set_index("indicator").loc["NI 16"]
    assert (row["frequency"], row["lag_days"], catalogue.partnership.overdue_grace_days) == ("annual", 90, 7)


def test_a_partner_is_added_with_an_id_of_its_own(own: Path) -> None:
    at = open_page("administration/partnership", step="partners")
    at.text_input(key="post").set_value(BY)
    editor = at.data_editor[0]
    new = {"name": "Vale Royal Volunteers", "contact_post": "Volunteer Co-ordinator"}
    ticked = editor.value["id"].tolist().index("probation")
    changed = {ticked: {"in_use": True}, 0: {"in_use": False}}
    at.session_state[editor.key] = {"edited_rows": changed, "added_rows": [new], "deleted_rows": []}
    at.button(key="partners-save").click()
    run(at)
    partners = catalogue_of(generations.current(own)).partners.set_index("id")
    assert partners.at["vale-royal-volunteers", "short_name"] == "Vale Royal Volunteers"
    assert partners.at["vale-royal-volunteers", "in_use"]
    assert set(partners[partners["in_use"]].index) == {
        "probation", "police", "fire-and-rescue", "vale-royal-volunteers"
    }  # fmt: skip
    assert list(returns_view.partner_names(catalogue_of(generations.current(own)))) == [
        "police", "fire-and-rescue", "probation", "vale-royal-volunteers"
    ]  # fmt: skip


def test_an_area_is_added_with_its_days_and_what_came_before(folder: Path) -> None:
    publication.create(folder)
    at = open_page("administration/partnership", step="identity")
    at.text_input(key="post").set_value(BY)
    field(at, "area-name").set_value("Weaver Vale")
    field(at, "area-kind").set_value("county")
    field(at, "area-from").set_value("2009-04-01")
    field(at, "area-before").set_value(["chester", "vale-royal"])
    at.button(key="area-save").click()
    run(at)
    row = catalogue_of(generations.current(folder)).areas.set_index("id").loc["weaver-vale"]
    assert (row["kind"], row["valid_from"], row["valid_to"]) == ("county", date(2009, 4, 1), None)
    assert row["predecessors"] == "chester;vale-royal"


def test_the_demonstration_is_left_without_losing_it(own: Path) -> None:
    decisions.save_edits(own, [Edit("partnership", "", "sample", "yes")], made_by=BY)
    sample = generations.current(own)
    at = open_page("administration/partnership", step="leave")
    at.text_input(key="post").set_value(BY)
    at.text_input(key="leave-name").set_value("Our partnership")
    at.selectbox(key="leave-area").set_value(AREA)
    at.button(key="leave-button").click()
    run(at)
    assert "Tick the box" in at.error[0].value
    assert generations.current(own) == sample

    at.checkbox(key="leave-sure").check()
    at.button(key="leave-button").click()
    run(at)
    now = generations.current(own)
    catalogue = catalogue_of(now)
    assert (catalogue.partnership.name, catalogue.partnership.sample) == ("Our partnership", False)
    assert catalogue.in_use.empty
    assert catalogue_of(generations.open_generation(own, sample.number)).partnership.sample


def test_the_catalogue_is_filtered_and_edited_with_a_reason(own: Path) -> None:
    at = open_page("administration/catalogue")
    at.text_input(key="catalogue-search").set_value("arson")
    assert "2 series of" in text(run(at))

    at = open_page("administration/catalogue", edit="NI 33|i")
    at.text_input(key="post").set_value(BY)
    field(at, "edit-polarity").set_value("high")
    field(at, "edit-lag_days").set_value("44")
    at.button(key="edit-save").click()
    run(at)
    assert "Say why" in at.error[0].value
    at.text_input(key="edit-reason").set_value("To try")
    at.button(key="edit-save").click()
    run(at)
    assert not at.error
    row = catalogue_of(generations.current(own)).in_use.set_index("indicator").loc["NI 33"]
    assert (row["polarity"], row["lag_days"]) == ("high", 44)
    assert decided(generations.current(own)).head(2)["reason"].tolist() == ["To try", "To try"]
    assert "To try" in text(at)


def test_a_decision_that_cannot_be_used_is_refused_in_words(own: Path) -> None:
    before = generations.current(own).number
    at = open_page("administration/catalogue", edit="NI 16")
    at.text_input(key="post").set_value(BY)
    field(at, "edit-lag_days").set_value("soon")
    at.text_input(key="edit-reason").set_value("To try")
    at.button(key="edit-save").click()
    run(at)
    assert "soon" in at.error[0].value
    assert generations.current(own).number == before


def test_a_rule_is_previewed_and_saved(own: Path) -> None:
    before = generations.current(own).number
    at = open_page("administration/rules", rule="NI 16")
    at.text_input(key="post").set_value(BY)
    field(at, "rule-kind").set_value("percentage")
    field(at, "rule-tolerance").set_value(12.5)
    at.button(key="rules-preview").click()
    run(at)
    assert "0 statuses would change" in text(at)
    assert generations.current(own).number == before
    at.text_input(key="rules-reason").set_value("Agreed tolerance")
    at.button(key="rules-save").click()
    run(at)
    row = catalogue_of(generations.current(own)).in_use.set_index("indicator").loc["NI 16"]
    assert (row["rule_kind"], row["rule_tolerance"]) == ("percentage", 12.5)


def test_a_general_tolerance_alters_what_its_preview_says(own: Path) -> None:
    """7.25 against half of the year's 8.5 is 71% worse: red, and amber where 80 per cent are allowed."""
    assert set_target(own, None) == ""
    assert rag_of(own) == "red"
    at = open_page("administration/rules")
    at.text_input(key="post").set_value(BY)
    assert "No indicator in use takes it from here: a change alters no status now." in text(at)
    field(at, "rules-percentage-tolerance").set_value(80.0)
    at.button(key="rules-preview").click()
    run(at)
    assert "1 status would change" in text(at)
    at.text_input(key="rules-reason").set_value("Agreed tolerance")
    at.button(key="rules-save").click()
    run(at)
    assert rag_of(own) == "amber"
    field(at, "rules-tolerance").set_value(10.0)
    at.button(key="rules-preview").click()
    run(at)
    assert "1 status would change" in text(at)


def rag_of(own: Path) -> str:
    found = reports.status(generations.current(own)).set_index("indicator")
    return str(found.at["NI 16", "rag"])


def test_the_data_page_finds_a_whole_store_and_a_broken_one(own: Path) -> None:
    at = open_page("administration/data")
    at.button(key="verify").click()
    run(at)
    assert at.success[0].value.startswith("All is well")
    for raw in (own / "archive").glob("*/*"):
        raw.unlink()
    at.button(key="verify").click()
    run(at)
    assert "Bring the archive folder back from a backup" in text(at)


def test_a_target_is_set_by_hand_with_its_baseline(own: Path) -> None:
    at = open_page("administration/partnership", step="targets", target="NI 16")
    at.text_input(key="post").set_value(BY)
    at.number_input(key="target-value-NI 16").set_value(8.5)
    at.number_input(key="target-baseline-NI 16").set_value(10.25)
    at.selectbox(key="target-baseline-year-NI 16").set_value(financial_year(2007))
    at.text_input(key="target-version").set_value("March 2009")
    at.button(key="target-save").click()
    run(at)
    assert "Say where the target is agreed" in at.error[0].value
    at.text_input(key="target-source").set_value("Agreement, annex 1")
    at.button(key="target-save").click()
    run(at)
    agreed = reports.targets(generations.current(own), "NI 16", "", AREA)
    row = agreed.iloc[0]
    assert (row["value"], row["baseline"], row["version"], row["state"]) == (8.5, 10.25, "March 2009", "agreed")
    assert (row["period_end"].date(), row["baseline_end"].date()) == (
        financial_year(2010).end,
        financial_year(2007).end,
    )
    assert "8.5" in text(at)


def test_a_target_against_others_is_typed_in_words_and_says_what_it_waits_for(own: Path) -> None:
    at = open_page("administration/partnership", step="targets", target="NI 16")
    at.text_input(key="post").set_value(BY)
    at.text_input(key="target-source").set_value("Agreement, annex 1")
    at.text_input(key="target-words-NI 16").set_value("better than most")
    at.button(key="target-save").click()
    run(at)
    assert "“better than most” is not understood" in at.error[0].value
    at.text_input(key="target-words-NI 16").set_value("England − 1 point")
    at.button(key="target-save").click()
    run(at)
    row = reports.targets(generations.current(own), "NI 16", "", AREA).iloc[0]
    assert (row["text"], row["marker"], row["state"]) == ("England − 1 point", "relative", "agreed")
    shown = text(open_page("performance/indicator", ni="NI 16"))
    assert "the target is 1 point below England, and no such figure is known" in shown


def test_a_target_that_is_not_agreed_yet_is_a_placeholder(own: Path) -> None:
    at = open_page("administration/partnership", step="targets", target="NI 16")
    at.text_input(key="post").set_value(BY)
    at.text_input(key="target-source").set_value("Agreement, annex 1")
    at.button(key="target-save").click()
    run(at)
    assert "placeholder" in at.error[0].value
    at.selectbox(key="target-state").set_value("placeholder")
    at.button(key="target-save").click()
    run(at)
    row = reports.targets(generations.current(own), "NI 16", "", AREA).iloc[0]
    assert (row["marker"], row["state"]) == ("tbc", "placeholder")


@pytest.mark.parametrize(("first", "last"), [("1999", "2010"), ("2025", "2027")])
def test_years_outside_the_usual_ones_can_be_seen_and_kept(own: Path, first: str, last: str) -> None:
    edits = [Edit("partnership", "", "last_year", last), Edit("partnership", "", "first_year", first)]
    edits.append(Edit("partnership", "", "reporting_date", "2001-01-01"))
    decisions.save_edits(own, edits, made_by=BY)
    at = open_page("administration/partnership", step="identity")
    shown = [field(at, key).value for key in ("identity-first", "identity-last")]
    assert shown == [int(first), int(last)]
    at.text_input(key="post").set_value(BY)
    at.button(key="identity-save").click()
    run(at)
    assert at.info[0].value == "Nothing was changed."


def set_target(
    own: Path, baseline: float | None, known_at: date = date(2010, 4, 1), *, value: float = 8.5, without: bool = False
) -> str:
    """Publish a target of NI 16 with this baseline; "" or why it was not taken."""
    before = None if baseline is None else financial_year(2007)
    typed = HandTarget(
        "NI 16", "", AREA, financial_year(2010), value, baseline, before, "", "designated", "agreed", known_at,
        "Annex 1", without_baseline=without,
    )  # fmt: skip
    try:
        change, record = change_of(generations.current(own), typed, by=BY)
    except LspError as problem:
        return str(problem)
    decisions.accept(own, change, record)
    return ""


def test_a_baseline_is_added_to_a_target_that_stands_and_put_right(own: Path) -> None:
    assert set_target(own, None) == ""
    for baseline in (10.25, 10.5):
        assert set_target(own, baseline) == ""
        held = reports.targets(generations.current(own), "NI 16", "", AREA)
        assert held[held["current"]]["baseline"].tolist() == [baseline]
    assert "held already" in set_target(own, 10.5)
    assert "held already" in set_target(own, None)
    assert "known later" in set_target(own, 11.0, date(2009, 4, 1))


def test_a_target_that_is_set_anew_keeps_its_baseline_until_that_is_taken_away(own: Path) -> None:
    def held() -> tuple[float, object, object]:
        rows = reports.targets(generations.current(own), "NI 16", "", AREA)
        row = rows[rows["current"]].iloc[0]
        return row["value"], row["baseline"], row["baseline_end"]

    assert set_target(own, 10.25) == ""
    assert set_target(own, None, value=8.0) == ""
    assert held() == (8.0, 10.25, pd.Timestamp(financial_year(2007).end))
    assert set_target(own, None, value=8.0, without=True) == ""
    assert held()[0] == 8.0
    assert pd.isna(held()[1])
    assert "held already" in set_target(own, None, value=8.0, without=True)


def test_the_decisions_of_a_workbook_that_was_taken_back_say_so(own: Path, tmp_path: Path) -> None:
    live, book = generations.current(own), tmp_path / "set-up.xlsx"
    blank = {name: make for name, _, _, make in returns_templates.others(live, 2010)}
    book.write_bytes(blank[book.name]())
    found = inspect(book, catalogue=catalogue_of(live), settings=Settings(data=own))
    change = to_change(found, compare(found, live, known_at=date(2010, 4, 1)), made_by=BY)
    decisions.accept(own, change, book.read_bytes())
    assert "taken back on" not in text(open_page("administration/catalogue"))
    decisions.take_back(own, str(change.returns["return_id"][0]), made_by=BY, reason="Wrong file")
    log = decided(generations.current(own))
    of_workbook = log["file_name"].notna()
    assert of_workbook.any()
    assert (log["taken_back_at"].notna() == of_workbook).all()
    assert "taken back on" in text(open_page("administration/catalogue"))
