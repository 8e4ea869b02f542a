"""Names in a matrix of commitments that are not those held: asked about, never new columns or words unasked."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from loaders import compare
from loaders.compare import COMMITMENT, PARTNERSHIP, THEME, Called, Comparison
from loaders.figures import Entry, Header, Return
from lsp_data.store.reads import catalogue_of
from tests.store.offices import REPORTING, Office, set_up

SAFER, HEALTH = "Safer Communities Partnership", "Health and Wellbeing Partnership"
CONFIDENCE, HOMES = "Raise confidence so that people feel safe", "Build homes that people can afford"
Roles = list[tuple[str, str, str, str]]  # number, commitment, partnership, role
HELD: Roles = [("1", CONFIDENCE, SAFER, "lead"), ("1", CONFIDENCE, HEALTH, "contributing"),
               ("2", HOMES, HEALTH, "lead")]  # fmt: skip


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = set_up(tmp_path_factory.mktemp("names") / "data")
    made.bring([("commitment_role", fields(*one)) for one in HELD], kind="commitments", partner="council")
    return made


def fields(number: str, commitment: str, partnership: str, role: str) -> dict[str, object]:
    return {"number": number, "commitment": commitment, "partnership": partnership, "role": role}


def compared(office: Office, roles: Roles, said: Mapping[Called, str] | None = None) -> Comparison:
    entries = tuple(Entry("Map", f"C{row}", "commitment_role", fields(*one)) for row, one in enumerate(roles, 2))
    header = Header(partner="council", known_at=REPORTING)
    ret = Return("matrix.xlsx", "f" * 64, "commitments", entries=entries, header=header)
    return compare.compare(ret, office.generation, today=REPORTING, names=said)


SHORT: Roles = [("1", CONFIDENCE, "Safer", "lead"), ("1", CONFIDENCE, "H&WB", "contributing"),
                ("2", HOMES, HEALTH, "lead")]  # fmt: skip


def test_short_names_of_partnerships_are_asked_about_and_make_no_columns(office: Office) -> None:
    found = compared(office, SHORT)
    assert [(one.called.field, one.called.text, one.choices[0]) for one in found.names] == [
        (PARTNERSHIP, "Safer", SAFER), (PARTNERSHIP, "H&WB", HEALTH),
    ]  # fmt: skip
    assert found.proposed() == frozenset()
    assert [one.state for one in found.registers] == ["asked", "asked", "same", "missing", "missing"]


def test_what_a_person_says_of_a_name_is_what_it_means(office: Office) -> None:
    said = {Called(PARTNERSHIP, "Safer"): SAFER, Called(PARTNERSHIP, "H&WB"): "H&WB"}
    found = compared(office, SHORT, said)
    assert found.names == ()
    assert [(one.state, one.accept) for one in found.registers] == [
        ("same", False), ("new", True), ("same", False), ("missing", True),
    ]  # fmt: skip


def test_a_commitment_keeps_its_words_until_a_person_changes_them(office: Office) -> None:
    new = "Increasing confidence"
    roles = [("1", new, SAFER, "contributing"), *HELD[1:]]
    found = compared(office, roles)
    assert [(one.called, one.choices) for one in found.names] == [(Called(COMMITMENT, new, "1"), (CONFIDENCE, new))]
    assert [dict(one.fields) for one in found.registers] == [{"role": "contributing"}, {}, {}]
    found = compared(office, roles, {Called(COMMITMENT, new, "1"): new})
    assert dict(found.registers[0].fields) == {"role": "contributing", "commitment": new}


def test_one_answer_is_not_that_of_another_commitment_in_the_same_words(office: Office) -> None:
    alike = "Mend potholes"
    roles = [("1", alike, SAFER, "lead"), HELD[1], ("2", alike, HEALTH, "lead")]
    asked = [Called(COMMITMENT, alike, number) for number in ("1", "2")]
    found = compared(office, roles)
    assert [(one.called, one.choices[0]) for one in found.names] == list(zip(asked, (CONFIDENCE, HOMES), strict=True))
    found = compared(office, roles, {asked[0]: CONFIDENCE})
    assert [one.called for one in found.names] == asked[1:]
    assert not any(COMMITMENT in one.fields for one in found.registers)


def test_quite_another_commitment_of_the_same_number_waits(office: Office) -> None:
    found = compared(office, [("1", "Mend potholes", SAFER, "contributing"), *HELD[1:]])
    assert next((one.state, one.accept) for one in found.registers) == ("asked", False)


@pytest.mark.parametrize(("words", "asked"), [(HOMES, 0), ("Build homes that people can aford.", 1)])
def test_the_words_of_a_commitment_say_which_it_is_and_not_its_number(office: Office, words: str, asked: int) -> None:
    found = compared(office, [("1", words, HEALTH, "contributing"), ("2", CONFIDENCE, SAFER, "lead"), HELD[1]])
    assert [(row.change, row.held.get("number"), dict(row.fields)) for row in found.registers[:3]] == [
        ("changed", "2", {"role": "contributing"}), ("same", "1", {}), ("same", "1", {}),
    ]  # fmt: skip
    told = [one for one in found.problems if one.code == "other-number"]
    assert [(one.value, one.cell, one.reason.split(":")[0]) for one in told] == [
        (words, "C2", f"“{words}” is number 1 here and held as number 2"),
        (CONFIDENCE, "C3", f"“{CONFIDENCE}” is number 2 here and held as number 1"),
    ]
    assert [one.choices[0] for one in found.names] == [HOMES] * asked


def test_an_old_copy_without_its_origin_takes_no_younger_role_out_unasked(office: Office) -> None:
    younger = ("3", "Prepare for localism", SAFER, "lead")
    changed = ("1", CONFIDENCE, HEALTH, "lead")
    roles = [HELD[0], changed, HELD[2], younger]
    office.bring([("commitment_role", fields(*one)) for one in roles], kind="commitments", partner="council")
    found = compared(office, HELD)
    assert [(one.change, one.accept) for one in found.registers] == [
        ("same", False), ("conflicting", False), ("same", False), ("missing", False),
    ]  # fmt: skip
    without = compared(office, [HELD[0], changed, HELD[2]])
    assert (without.registers[-1].change, without.registers[-1].accept) == ("missing", True)


def test_the_first_matrix_of_all_is_asked_about_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = set_up(tmp_path_factory.mktemp("first") / "data")
    found = compared(empty, HELD)
    assert (found.names, len(found.proposed())) == ((), 3)


def test_a_file_of_a_partnership_that_the_matrix_holds_is_ours(tmp_path_factory: pytest.TempPathFactory) -> None:
    office = set_up(tmp_path_factory.mktemp("thematic") / "data")
    voices = ("3", "Hear every village", "Rural Voices", "lead")
    office.bring([("commitment_role", fields(*voices))], kind="commitments", partner="police")
    office.decide(("partnership", "", "name", "Vale Together"))
    for name, code in (("Rural Voices Partnership", False), ("Wessex Together", True)):
        header = Header(partner="council", known_at=REPORTING, partnership=name)
        ret = Return("a.xlsx", "f" * 64, "outcome_review", header=header)
        found = compare.compare(ret, office.generation, today=REPORTING)
        assert ("other-partnership" in {one.code for one in found.problems}) is code


def actions(office: Office, *themes: str, said: Mapping[Called, str] | None = None) -> Comparison:
    entries = tuple(
        Entry("Plan", f"A{row}", "action", {"action": f"Action of {one}", "theme": one})
        for row, one in enumerate(themes, 2)
    )
    ret = Return("plan.xlsx", "e" * 64, "action_plan", entries=entries, header=Header(known_at=REPORTING))
    return compare.compare(ret, office.generation, today=REPORTING, names=said)


def test_an_unknown_theme_is_asked_about_and_its_rows_wait(office: Office) -> None:
    found = actions(office, "Healthier wellbeing", "health and wellbeing", "F. Alcohol", SAFER)
    assert [one.waits for one in found.registers] == [("Healthier wellbeing",), (), (), ()]
    (asked,) = found.names
    assert (asked.called, asked.choices[0], asked.choices[-1]) == (
        Called(THEME, "Healthier wellbeing"), "Health and Wellbeing", "Healthier wellbeing",
    )  # fmt: skip
    assert "unknown-theme" in {one.code for one in found.problems}


def test_a_short_name_of_our_own_set_is_that_theme(office: Office) -> None:
    (own, *_) = [row for row in catalogue_of(office.generation).rows["themes"] if row["short_name"] != row["name"]]
    (row,) = actions(office, own["short_name"]).registers
    assert (row.accept, row.fields["theme"]) == (True, own["name"])


def test_a_theme_is_what_a_person_says_and_a_new_one_is_known_from_then_on(office: Office) -> None:
    meant = {Called(THEME, "Healthier"): "Health and Wellbeing", Called(THEME, "Localism"): "Localism"}
    found = actions(office, "Healthier", "Localism", said=meant)
    assert [one.fields["theme"] for one in found.registers] == ["Health and Wellbeing", "Localism"]
    assert not found.names
    office.write("action", {"action": "Ask every parish", "theme": "Localism"})
    assert not actions(office, "localism").names
