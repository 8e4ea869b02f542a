"""The sample's registers: every row is read, and stands in the store, as the script wrote it; and what they tell."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

import sample_data
from loaders.inspection import inspect
from lsp_data import reports
from lsp_data.registers import identity, register_of
from lsp_data.settings import Settings
from lsp_data.store.generations import Generation, current
from lsp_data.store.reads import catalogue_of
from sample_data.partners import REFERENCE
from sample_data.register_papers import register_papers

HERE = Path(sample_data.__file__).parent
Field = tuple[str, str, int, str, str, str]  # file, sheet, row, register, field, value as JSON
NOTHING: tuple[object, ...] = (None, "", [], {})
KINDS = [one.register for one in register_papers()]
PLANS = {  # what is said of the plans for each indicator at risk
    "adequate": {"NI 4", "NI 39", "NI 123", "NI 153"},
    "inadequate": {"NI 21", "NI 30", "NI 47", "NI 56", "NI 120", "NI 121"},
    "none": {"NI 112", "NI 171"},
}


AT_RISK = set().union(*PLANS.values())


@pytest.fixture(scope="module")
def generation(sample_folder: Path) -> Generation:
    return current(sample_folder)


@pytest.fixture(scope="module")
def written() -> list[dict[str, str]]:
    with (HERE / "truth_registers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def placed(file: str, sheet: str, cell: str, register: str, field: str, value: object) -> Field:
    return file, sheet, int(re.sub(r"\D", "", cell)), register, field, json.dumps(value, ensure_ascii=False)


def as_written(rows: Iterable[dict[str, str]]) -> Counter[Field]:
    return Counter(
        (row["file"], row["sheet"], int(row["row"]), row["register"], row["field"], row["value"]) for row in rows
    )


def test_every_row_is_read_as_it_was_written_and_nothing_else_is(
    written: list[dict[str, str]], generation: Generation
) -> None:
    read: Counter[Field] = Counter()
    for name in dict.fromkeys(row["file"] for row in written):
        ret = inspect(HERE / "workbooks" / name, catalogue=catalogue_of(generation), settings=Settings())
        read.update(
            placed(name, entry.sheet, entry.cell, entry.kind, field, value)
            for entry in ret.entries
            for field, value in entry.fields.items()
            if value not in NOTHING and field not in ("id", "undated")
        )
    assert read == as_written(written)


def test_the_store_keeps_every_row_as_the_script_wrote_it_and_no_other(
    written: list[dict[str, str]], generation: Generation
) -> None:
    """Of a row that two workbooks bring, the newest that was written of each field."""
    rows: dict[tuple[str, str, str], dict[str, object]] = {}
    for row in written:
        place = (row["register"], row["file"], row["entry"])
        rows.setdefault(place, {})[row["field"]] = json.loads(row["value"])
    expected: dict[str, dict[tuple[str, ...], dict[str, object]]] = {}
    for (kind, _, _), fields in rows.items():
        expected.setdefault(kind, {}).setdefault(identity(register_of(kind), fields), {}).update(fields)
    for kind, wanted in expected.items():
        kept = reports.register(generation, kind).to_dict("records")
        assert [said(kind, row) for row in kept] == list(wanted.values()), kind


def said(kind: str, row: Mapping[Hashable, object]) -> dict[Hashable, object]:
    """What a row of the store says of the register's fields."""
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
    return {one.name: plain[one.name] for one in register_of(kind).fields if plain[one.name] not in NOTHING}


def test_the_registers_of_the_sample_have_their_counts(generation: Generation) -> None:
    counts = {kind: len(reports.register(generation, kind)) for kind in dict.fromkeys(KINDS)}
    assert counts == {
        "meeting": 11, "assessment": 36, "task": 18, "action": 20, "plan": 8, "outcome_review": 7, "resource_plan": 6,
        "said_did": 5, "practice": 5,
    }  # fmt: skip


def test_each_at_risk_indicator_has_the_plan_that_the_story_gives_it(generation: Generation) -> None:
    found = {row["indicator"]: row for row in reports.status(generation).to_dict("records")}
    told = {verdict: {ni for ni in AT_RISK if found[ni]["plan_adequacy"] == verdict} for verdict in PLANS}
    assert told == PLANS
    codes: dict[str, set[str]] = {}
    for row in reports.records(reports.flags(generation)):
        codes.setdefault(row["code"], set()).add(row["indicator"])
    assert codes["red-flag-risk"] & AT_RISK == PLANS["inadequate"] | PLANS["none"]
    assert codes["no-plan"] & AT_RISK == PLANS["none"]
    assert codes["plan-overdue"] == {"NI 30", "NI 47", "NI 121"}


def test_eight_indicators_have_a_delivery_plan_with_the_lead_that_is_named_for_them(generation: Generation) -> None:
    with (REFERENCE / "lead_organisations.csv").open(encoding="utf-8", newline="") as file:
        named = {row["indicator"]: row["on_behalf_of"] or row["partner"] for row in csv.DictReader(file)}
    plans = {row["indicators"][0]: row for row in reports.register(generation, "plan").to_dict("records")}
    assert set(plans) == set(named)
    catalogue = catalogue_of(generation)
    for indicator, row in plans.items():
        words = row["lead"].partition(" for the ")[2] or row["lead"]
        assert catalogue.find_partner(words) == named[indicator], indicator


def test_the_work_programme_is_that_of_the_paper(generation: Generation) -> None:
    tasks = {row["number"]: row for row in reports.register(generation, "task").to_dict("records")}
    assert Counter(row["priority"] for row in tasks.values()) == {"1": 10, "2": 3, "3": 5}
    assert " ".join(number for number, row in tasks.items() if row["source"]) == "7 9 10 11 13 15 17 18"
    ties = {(one.number, one.other, str(one.tie)) for one in reports.work_programme(generation).edges}
    assert ties >= {("2", "3", "with"), ("10", "11", "needs"), ("10", "11", "with"), ("17", "3", "supports")}
    merged = {number: row["merged_with"] for number, row in tasks.items() if row["merged_with"]}
    assert merged == {"2": "3", "3": "2", "10": "11", "11": "10"}
    assert len([row for row in tasks.values() if row["shortlisted"]]) - len(merged) // 2 == 6
    assert all(row["owner"] and row["likelihood"] and row["impact"] for row in tasks.values())


def test_the_last_meeting_was_in_january(generation: Generation) -> None:
    assert reports.last_meeting(generation) == (date(2011, 1, 20), "Executive board")


def test_the_self_assessment_has_evidence_for_most_and_gaps_for_some(generation: Generation) -> None:
    rows = reports.register(generation, "assessment").to_dict("records")
    judged = [row for row in rows if row["question"]]
    assert len({row["theme"] for row in rows}) == 9
    assert {row["strand"] for row in rows} == {"need", "good_practice", "area_for_improvement", "gap"}
    assert {row["state"] for row in judged} == {"draft", "agreed"}
    assert len(judged) / 2 < len([row for row in judged if row["evidence"]]) < len(judged)
    assert {code for row in reports.register(generation, "practice")["indicators"] for code in row} >= {
        "NI 33", "NI 186", "NI 191",
    }  # fmt: skip
