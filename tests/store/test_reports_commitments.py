"""The commitments as pages ask for them: the check against the delivery plan's paper, indicators, returns."""

from __future__ import annotations

from datetime import date

from offices import REPORTING, Office

from lsp_data import registering, reports
from lsp_data.measures.commitments import Count, Difference
from lsp_data.registering import RowEdit

COUNTS = [  # of the delivery plan's paper
    Count("safer-communities", 2, 4), Count("stronger-communities", 3, 1), Count("health-and-wellbeing", 2, 10),
    Count("business-enterprise-and-culture", 3, 7), Count("childrens-trust", 2, 11),
    Count("environment-and-sustainability", 3, 9), Count("", 15, 42),
]  # fmt: skip


def role(number: str, partnership: str, word: str = "lead", **more: object) -> tuple[str, dict[str, object]]:
    return "commitment_role", {"number": number, "commitment": f"Keep {number}", "partnership": partnership,
                               "role": word, **more}  # fmt: skip


def test_before_any_workbook_the_matrix_has_the_papers_counts(office: Office) -> None:
    matrix = reports.commitment_matrix(office.generation)
    assert list(matrix.counts) == COUNTS
    assert matrix.agreed_counts == matrix.counts
    assert matrix.differences == ()
    assert not matrix.written
    assert len(matrix.titles) == 15
    assert len(matrix.coverage.unserved) == 15
    assert set(matrix.coverage.uncommitted) == {"NI 33", "NI 16", "NI 117", "NI 4"}
    assert matrix.coverage.without_lead == matrix.coverage.leads == ()


def test_partnerships_are_known_however_they_are_written(office: Office) -> None:
    office.bring([role("1", "Childrens Trust"), role("2", "Business Enterprise and Culture"), role("2", "A newcomer")])
    matrix = reports.commitment_matrix(office.generation)
    assert dict(matrix.partnerships) == {
        "business-enterprise-and-culture": "Business, Enterprise and Culture", "childrens-trust": "Children's Trust",
        "A newcomer": "A newcomer",
    }  # fmt: skip
    assert matrix.written
    assert Difference("2", "A newcomer", "lead", "") in matrix.differences
    assert matrix.coverage.leads == (("2", ("business-enterprise-and-culture", "A newcomer")),)


def test_indicators_come_from_roles_and_from_the_returns(office: Office) -> None:
    office.bring([role("1", "Safer Communities"), role("10", "Stronger Communities")])
    item = reports.register(office.generation, "commitment_role")["item"].iloc[0]
    registering.write_rows(
        office.folder, "commitment_role", [RowEdit(item, {"indicators": "NI 4"})], known_at=REPORTING, made_by="Analyst"
    )
    review = {"partnership": "Stronger Communities", "commitment": "10. Keep 10", "outcome": "Homes",
              "retain": "NI 16", "indicators": ["NI 16", "NI 33"]}  # fmt: skip
    plan = {"partnership": "Stronger Communities", "commitment": "Keep 10", "outcome": "Homes",
            "indicators": ["NI 16"], "funding": "Grant"}  # fmt: skip
    office.bring([("outcome_review", review)])
    office.bring([("resource_plan", plan)])
    g = office.generation
    matrix = reports.commitment_matrix(g)
    assert matrix.served == {"1": ("NI 4",), "10": ("NI 16", "NI 33")}
    assert matrix.coverage.uncommitted == ("NI 117",)
    found = reports.commitments_served(g)
    own = found[found["indicator"] == "NI 16"]
    assert own[["commitment", "title", "partnership_name", "through"]].values.tolist() == [
        ["10", "Keep 10", "Stronger Communities", "outcome_review"],
        ["10", "Keep 10", "Stronger Communities", "resource_plan"],
    ]  # fmt: skip
    assert set(found["indicator"]) == {"NI 4", "NI 16", "NI 33"}
    assert reports.commitment_outcomes(g, "resource_plan")["number"].tolist() == ["10"]


def test_who_sent_which_return(office: Office) -> None:
    review = {"partnership": "safer communities", "commitment": "3. Confidence", "outcome": "Safety"}
    office.bring([("outcome_review", review), ("outcome_review", review | {"outcome": "Trust"})],
                 known_at=date(2010, 10, 20))  # fmt: skip
    sent = reports.commitment_returns(office.generation)
    assert len(sent) == 12
    told = ["partnership", "kind", "outcomes", "commitments", "known_at"]
    assert sent.loc[sent["outcomes"] > 0, told].values.tolist() == [
        ["safer-communities", "outcome_review", 2, 1, date(2010, 10, 20)]
    ]
    assert reports.commitment_returns(office.generation, date(2010, 10, 19))["outcomes"].sum() == 0


def test_commitments_without_a_number_are_known_by_their_text(office: Office) -> None:
    office.bring([
        ("commitment_role", {"number": number, "commitment": text, "partnership": "Safer Communities", "role": word})
        for number, text, word in ((None, "Play", "lead"), ("10", "Jobs", "lead"), ("3a", "Homes", "contributing"),
                                   (None, "Act on climate", "contributing"), ("2", "Streets", "lead"))
    ])  # fmt: skip
    review = {
        "partnership": "Safer Communities",
        "commitment": "act on climate",
        "outcome": "O",
        "indicators": ["NI 4"],
    }
    office.bring([("outcome_review", review)])
    matrix = reports.commitment_matrix(office.generation)
    assert list(matrix.titles.values()) == ["Streets", "Jobs", "Homes", "Act on climate", "Play"]
    assert matrix.served == {"Act on climate": ("NI 4",)}
    assert matrix.counts[0] == Count("safer-communities", 3, 2)
