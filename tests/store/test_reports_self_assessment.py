"""The self-assessment as pages ask for it: themes however they are written, what lacks, how complete it is."""

from __future__ import annotations

from datetime import date

from offices import Office

from lsp_data import reports
from lsp_data.measures.self_assessment import Field, Lack
from lsp_data.store.reads import catalogue_of

FULL = {
    "theme": "Health and Wellbeing", "strand": "good_practice", "text": "Extra care", "question": "delivery",
    "thread": "inequalities", "time": "current", "indicators": ["NI 33"], "owner": "PCT", "date": "2009-04-30",
    "state": "agreed",
}  # fmt: skip


def test_themes_and_cross_cutting_areas_are_known_however_they_are_written(office: Office) -> None:
    written = ("health and wellbeing", "F. Alcohol", "Cross cutting area - Economic Downturn", "Quite another", None)
    office.bring(
        [("assessment", {"theme": one, "text": f"Statement {at}"}) for at, one in enumerate(written)],
        rows=lambda compared: {row.number for row in compared.registers},
    )
    found = reports.self_assessment(office.generation)
    assert found.rows["theme_name"].tolist() == [
        "Health and Wellbeing", "Alcohol", "Economic downturn", "Quite another", "No theme",
    ]  # fmt: skip
    areas = set(catalogue_of(office.generation).reference.cross_cutting["name"])
    assert len(areas) == 7
    assert areas <= set(found.themes.values())


def test_what_lacks_is_told_of_each_statement_and_each_field(office: Office) -> None:
    office.bring([("assessment", FULL), ("assessment", {"theme": "Alcohol", "text": "Bare", "strand": "gap"})])
    found = reports.self_assessment(office.generation)
    full, bare = found.rows["item"]
    assert found.lacking == {full: (), bare: (Lack.EVIDENCE, Lack.OWNER, Lack.DATE, Lack.QUESTION, Lack.STATE)}
    assert found.fields["question"]["health-and-wellbeing", "delivery"] == Field(1, 1, 1)
    assert found.fields["question"]["Alcohol", ""] == Field(1, 0, 0)
    assert found.fields["strand"]["Alcohol", "gap"].verdict == "open"
    assert found.verdicts["question"]["complete"] == 1
    assert found.verdicts["question"]["missing"] == 3 * len(found.themes) - 1


def test_it_is_that_of_the_day(office: Office) -> None:
    office.bring([("assessment", FULL)], known_at=date(2009, 5, 1))
    assert len(reports.self_assessment(office.generation, date(2009, 5, 1)).rows) == 1
    before = reports.self_assessment(office.generation, date(2009, 4, 30))
    assert before.rows.empty
    assert before.verdicts["question"] == {"missing": 3 * len(before.themes)}


def test_the_statements_of_an_indicator_are_found(office: Office) -> None:
    office.bring([("assessment", FULL), ("assessment", {"theme": "Alcohol", "text": "Bare"})])
    assert reports.naming(office.generation, "assessment", "NI 33")["text"].tolist() == ["Extra care"]
