"""The commitments page, from app.py on: the matrix with its check, what is open, the process, and writing in it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from lsp_data import registering, reports
from lsp_data.registering import RowEdit
from lsp_data.store import generations, reads
from lsp_data.store.generations import Generation
from presentation import commitments
from tests.pages.own_partnership import BY, open_page, run, text
from tests.pages.test_register_desk import KNOWN, press
from tests.pages.words import read

PAGE = "planning/commitments"


def test_every_role_of_the_sample_stands_in_the_matrix(sample: Generation) -> None:
    drawn = text(open_page(PAGE))
    assert drawn.count("<b>LEAD</b>") == 15
    assert drawn.count("<span>Contributing</span>") == 42
    assert "15 lead and 42 contributing roles, exactly as in the paper" in drawn
    assert "3 lead, 9 contributing" in drawn


def test_what_is_not_covered_is_named(sample: Generation) -> None:
    shown = read(open_page(PAGE, show="coverage"))
    assert "Commitments without exactly one lead: 0" in shown.words
    assert "Each leads at least one commitment." in shown.words
    assert "Commitments without an indicator: 11" in shown.words
    served = {code for codes in reports.commitment_matrix(sample).served.values() for code in codes}
    without = set(reads.catalogue_of(sample).in_use["indicator"]) - served
    assert f"Indicators in use without a commitment: {len(without)}" in shown.words
    linked = {parse_qs(urlsplit(one).query)["ni"][0] for one in shown.links if one.startswith("indicator?")}
    assert {key.split("|")[0] for key in linked} == without


def test_the_process_has_its_dates_and_says_who_sent_what(own: Path) -> None:
    review = {"partnership": "Stronger Communities", "commitment": "10. Homes", "outcome": "Better homes",
              "retain": "NI 4", "indicators": "NI 4"}  # fmt: skip
    registering.write_rows(own, "outcome_review", [RowEdit("", review)], known_at=KNOWN, made_by=BY)
    shown = read(open_page(PAGE, show="process"))
    assert "1 Aug 2010 to 31 Oct 2010" in shown.words
    assert shown.words[shown.words.index("1 Jan 2011 to 31 Mar 2011") + 1] == "now"
    assert "1 of 6 partnerships has sent the review of indicators, 0 of 6 that of resources." in shown.words
    assert "Sent: 1 outcome of 1 commitment" in shown.words
    file = commitments.exported_sent(reports.commitment_returns(generations.current(own)))
    assert set(file["kind"]) == {"Indicators to keep and add", "Resources"}
    assert "Better homes" in read(open_page(PAGE, show="outcome_review")).words
    numbered = [words[:3] for words in shown.words[shown.words.index("Priority areas") :]]
    assert [one for one in numbered if one.strip()] == ["Pri", *(f"{number}. " for number in range(1, 7))]
    assert "NI 4" in read(open_page(PAGE)).words, "the commitment has the indicator that the review names"


def test_the_matrix_is_taken_over_once_and_then_edited(own: Path) -> None:
    at = open_page(PAGE, show="commitment_role")
    at.text_input(key="post").set_value(BY)
    at.button(key="take-over").click()
    run(at)
    held = reports.register(generations.current(own), "commitment_role")
    assert len(held) == 57
    assert held["changed_by"].unique().tolist() == [BY]
    assert reports.commitment_matrix(generations.current(own)).differences == ()
    item = str(held["item"].iloc[0])
    at = open_page(PAGE, item=item, do="edit")
    at.text_input(key="post").set_value(BY)
    next(one for one in at.text_input if one.label == "Indicators").set_value("NI 4")
    next(one for one in at.selectbox if one.label == "Role").set_value("contributing")
    at.button(key=f"save-commitment_role-{item}").click()
    run(at)
    matrix = reports.commitment_matrix(generations.current(own))
    assert matrix.served == {"1": ("NI 4",)}
    shown = read(open_page(PAGE, show="coverage"))
    assert "Commitments without exactly one lead: 1" in shown.words
    assert any(words.endswith(": no lead") for words in shown.words)
    assert "the paper has 3" in shown.words
    (told,) = [words for words in read(open_page(PAGE)).words if words.startswith("14 lead and 43 contributing roles")]
    assert told.endswith("The paper of the delivery plan (29 Jul 2010) has 15 and 42; 1 place differs: see Coverage.")


def test_the_matrix_is_edited_as_a_grid_in_one_publication(own: Path) -> None:
    assert open_page(PAGE, show="grid").button(key="take-over"), "it is taken over first"
    edits = commitments.taken_over(reports.commitment_matrix(generations.current(own)))
    registering.write_rows(own, "commitment_role", edits, known_at=KNOWN, made_by=BY)
    number = generations.current(own).number
    at = open_page(PAGE, show="grid")
    (grid,) = at.data_editor
    lead = next(who for who in grid.value.columns[1:] if grid.value.loc[0, who] == "Lead")
    row = next(place for place in range(1, 15) if grid.value.loc[place].isna().any())
    free = next(who for who in grid.value.columns[1:] if not isinstance(grid.value.loc[row, who], str))
    at.session_state[grid.key] = {"edited_rows": {0: {lead: None}, row: {free: "Contributing"}}}
    at.text_input(key="post").set_value(BY)
    at.button(key="role-grid-save").click()
    run(at)
    assert at.error[0].value.startswith("Say why")
    at.text_input(key="role-grid-why").set_value("Agreed by the board")
    at.button(key="role-grid-save").click()
    run(at)
    assert "2 roles of the matrix saved" in at.success[0].value
    now = generations.current(own)
    assert now.number == number + 1
    matrix = reports.commitment_matrix(now)
    assert (matrix.counts[-1].leads, matrix.counts[-1].contributing) == (14, 43)
    log = reports.register_history(now, "commitment_role")
    assert set(log.loc[log["reason"] == "Agreed by the board", "field"]) >= {"Taken out", "Role"}
    earlier = open_page(PAGE, show="grid", as_at="2011-01-10")
    assert not earlier.data_editor


def test_two_people_write_in_the_grid_and_neither_is_lost(own: Path) -> None:
    edits = commitments.taken_over(reports.commitment_matrix(generations.current(own)))
    registering.write_rows(own, "commitment_role", edits, known_at=KNOWN, made_by=BY)
    at = open_page(PAGE, show="grid")
    (grid,) = at.data_editor
    lead = next(who for who in grid.value.columns[1:] if grid.value.loc[0, who] == "Lead")
    second = next(who for who in grid.value.columns[1:] if grid.value.loc[1, who] == "Lead")
    (row,) = (
        one
        for one in reports.register(generations.current(own), "commitment_role").to_dict("records")
        if (one["number"], one["role"]) == ("1", "lead")
    )
    theirs = RowEdit(row["item"], {"role": "contributing", "indicators": "NI 4"}, {"role": "lead"})
    registering.write_rows(own, "commitment_role", [theirs], known_at=KNOWN, made_by="Clerk")
    at.session_state[grid.key] = {"edited_rows": {0: {lead: None}, 1: {second: "Contributing"}}}
    at.text_input(key="post").set_value(BY)
    at.text_input(key="role-grid-why").set_value("Agreed by the board")
    press(at, "role-grid-save")
    assert "1 role of the matrix saved" in at.success[0].value
    assert "you took it out; under" in text(at)
    matrix = reports.commitment_matrix(generations.current(own))
    assert (matrix.counts[-1].leads, matrix.counts[-1].contributing) == (13, 44), "theirs stands"
    press(at, "leave-theirs")
    assert at.data_editor[0].value.loc[0, lead] == "Contributing"
    assert matrix.served == {"1": ("NI 4",)}


def test_a_role_in_full_says_whose_it_is_and_leads_back_to_all_roles(own: Path) -> None:
    role = {"number": "10", "commitment": "Homes", "partnership": "Stronger Communities", "role": "lead"}
    (item,) = registering.write_rows(own, "commitment_role", [RowEdit("", role)], known_at=KNOWN, made_by=BY).added
    at = open_page(PAGE, item=item)
    assert "10 Homes, Stronger Communities, Lead" in read(at).words
    at.button(key="register-back").click()
    run(at)
    assert "Commitments: 1 role" in read(at).words
