"""The route map and the commitments: the newest that was accepted counts, and nothing of it is lost."""

from __future__ import annotations

from datetime import date

from offices import Office

from loaders import compare
from lsp_data import reports


def activity(name: str, year: str = "2009/10", **more: object) -> tuple[str, dict[str, object]]:
    fields = {"workstream": "B", "aim": "Manage performance", "number": f"B {name}", "activity": name, "year": year,
              "months": {"2009-06": "milestone"}, "undated": False}  # fmt: skip
    return "activity", fields | more


def test_route_map_keeps_undated_rows_and_workstreams_without_activities(office: Office) -> None:
    office.bring(
        [
            ("workstream", {"workstream": "E", "aim": None, "year": "2009/10"}), activity("Train"),
            activity("Review", months={}, undated=True, number=None),
        ]
    )  # fmt: skip
    found = reports.route_map(office.generation)
    assert found[["kind", "workstream", "activity", "undated"]].values.tolist() == [
        ["workstream", "E", "", False], ["activity", "B", "Train", False], ["activity", "B", "Review", True],
    ]  # fmt: skip
    assert found["months"].tolist() == [{}, {"2009-06": "milestone"}, {}]
    assert found["indicators"].tolist() == [(), (), ()]
    assert found["cell"].tolist() == ["A1", "A2", "A3"]


def test_the_newest_route_map_of_a_year_counts(office: Office) -> None:
    office.bring([activity("Old"), activity("Gone")])
    office.bring([activity("Other year", "2010/11")])
    newest = office.bring([activity("New")], known_at=date(2009, 9, 1))
    assert reports.route_map(office.generation)["activity"].tolist() == ["Other year", "New"]
    assert reports.route_map(office.generation, "2009/10")["activity"].tolist() == ["New"]
    office.take_back(newest)
    assert reports.route_map(office.generation, "2009/10")["activity"].tolist() == ["Old", "Gone"]


def test_commitments_come_from_the_reference_data_until_a_matrix_is_accepted(office: Office) -> None:
    found = reports.commitments(office.generation)
    assert found["role"].value_counts().to_dict() == {"contributing": 42, "lead": 15}
    assert found["commitment"].notna().all()
    assert found["partnership_name"].notna().all()
    given = (("stronger-communities", "lead"), ("A new partnership", "contributing"))
    roles = [{"number": 1, "commitment": "Celebrate", "partnership": who, "role": role} for who, role in given]
    office.bring([("commitment_role", one) for one in roles])
    found = reports.commitments(office.generation)
    assert found[["number", "partnership_name", "role", "cell"]].values.tolist() == [
        [1, "Stronger Communities", "lead", "A1"], [1, "A new partnership", "contributing", "A2"],
    ]  # fmt: skip


def test_the_route_map_is_that_of_the_day(office: Office) -> None:
    office.bring([activity("Older")], known_at=date(2009, 4, 1))
    office.bring([activity("Newer")], known_at=date(2010, 2, 1))
    g = office.generation
    assert reports.route_map(g)["activity"].tolist() == ["Newer"]
    assert reports.route_map(g, None, date(2010, 2, 1))["activity"].tolist() == ["Newer"]
    assert reports.route_map(g, None, date(2010, 1, 31))["activity"].tolist() == ["Older"]
    assert reports.route_map(g, None, date(2009, 3, 31)).empty


def test_of_a_map_older_than_the_one_held_nothing_is_proposed(office: Office) -> None:
    office.bring([activity("Newer"), activity("Both")], known_at=date(2010, 2, 1))
    seen: list[str] = []

    def proposed(compared: compare.Comparison) -> frozenset[int]:
        seen.extend(one.change for one in compared.registers)
        return compared.proposed()

    office.bring([activity("Older"), activity("Both", months={})], known_at=date(2009, 4, 1), rows=proposed)
    assert seen == ["older", "older", "missing"]
    assert reports.route_map(office.generation)["activity"].tolist() == ["Newer", "Both"]


def test_of_two_maps_of_one_day_the_later_one_counts(office: Office) -> None:
    for name in ("First", "Second"):
        office.bring([activity(name)], known_at=date(2009, 4, 1))
    assert reports.route_map(office.generation)["activity"].tolist() == ["Second"]


def test_the_commitments_are_those_of_the_day(office: Office) -> None:
    role = {"number": 1, "commitment": "Celebrate", "partnership": "stronger-communities"}
    for known_at, given in ((date(2009, 4, 1), "contributing"), (date(2010, 2, 1), "lead")):
        office.bring([("commitment_role", role | {"role": given})], known_at=known_at)
    g = office.generation
    assert reports.commitments(g)["role"].tolist() == ["lead"]
    assert reports.commitments(g, date(2010, 1, 31))["role"].tolist() == ["contributing"]
    assert len(reports.commitments(g, date(2009, 3, 31))) == 57, "the reference data"


def test_the_history_of_an_earlier_day_is_told_as_it_was_then(office: Office) -> None:
    for day, lead in ((date(2009, 8, 1), "Council"), (date(2009, 9, 1), "PCT"), (date(2009, 10, 1), "Police")):
        office.bring([("action", {"action": "Train wardens", "lead": lead})], known_at=day)
    then = reports.register_history(office.generation, "action", as_at=date(2009, 9, 15))
    leads = then[then["field"] == "Lead"]
    assert leads[["old", "new"]].to_numpy().tolist() == [["Council", "PCT"], ["", "Council"]]
    assert reports.register_history(office.generation, "action", as_at=date(2009, 7, 31)).empty
