"""Comparator groups, from app.py on: made, changed, chosen and given up on the page of the partnership."""

from __future__ import annotations

from pathlib import Path

from lsp_data.store import generations
from lsp_data.store.reads import catalogue_of
from tests.pages.own_partnership import BY, field, open_page, run, text


def held(folder: Path) -> tuple[dict[str, tuple[str, ...]], str]:
    catalogue = catalogue_of(generations.current(folder))
    return dict(catalogue.peer_groups), catalogue.partnership.peer_group


def test_a_group_is_made_changed_and_given_up(own: Path) -> None:
    at = open_page("administration/partnership", step="comparators")
    at.text_input(key="post").set_value(BY)
    field(at, "comparators-name").set_value("Neighbours")
    field(at, "comparators-members").set_value(["Halton", "Wigan"])
    at.button(key="comparators-save-").click()
    run(at)
    assert held(own) == ({"Neighbours": ("Halton", "Wigan")}, "Neighbours")

    at = open_page("administration/partnership", step="comparators")
    at.text_input(key="post").set_value(BY)
    assert field(at, "comparators-members").value == ["Halton", "Wigan"]
    field(at, "comparators-members").set_value(["Halton"])
    field(at, "comparators-counts").set_value(False)
    at.button(key="comparators-save-Neighbours").click()
    run(at)
    assert held(own) == ({"Neighbours": ("Halton",)}, "")

    at = open_page("administration/partnership", step="comparators")
    at.text_input(key="post").set_value(BY)
    at.button(key="comparators-drop-Neighbours").click()
    run(at)
    assert held(own) == ({}, "")


def test_a_group_without_members_or_a_name_is_refused(own: Path) -> None:
    at = open_page("administration/partnership", step="comparators")
    at.text_input(key="post").set_value(BY)
    at.button(key="comparators-save-").click()
    run(at)
    assert at.error[0].value == "Give the group a name\\."
    field(at, "comparators-name").set_value("Neighbours")
    at.button(key="comparators-save-").click()
    run(at)
    assert at.error[0].value.startswith("Choose the authorities")
    assert held(own) == ({}, "")
    assert "Statistical neighbours" in text(at)
