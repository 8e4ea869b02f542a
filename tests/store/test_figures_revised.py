"""A revised or corrected figure: what was known with an earlier version of another value is not put beside it."""

from __future__ import annotations

from datetime import date

import pytest
from offices import AREA, NOW, Given, Office

from lsp_data import decisions, reports
from lsp_data.decisions import HandFigure
from lsp_data.measures.change import ChangeTested
from lsp_data.periods import Basis, Period, month

APRIL, MAY = month(2010, 4), month(2010, 5)


def of(above: float, below: float, period: Period = MAY) -> list[Given]:
    """A percentage with the numbers behind it."""
    measures = (("actual", round(100 * above / below, 1)), ("numerator", above), ("denominator", below))
    return [Given("NI 117", period, number, measure=name) for name, number in measures]


def standing(office: Office) -> dict[str, object]:
    found = reports.status(office.generation)
    return dict(found[found["indicator"] == "NI 117"].iloc[0])


@pytest.fixture
def returned(office: Office) -> Office:
    """April 60 and May 61 of 1,000, known on 1 July."""
    office.accept([*of(60, 1000, APRIL), *of(61, 1000)], known_at=date(2010, 7, 1))
    return office


def test_a_revised_figure_loses_the_numbers_behind_the_one_that_it_replaces(returned: Office) -> None:
    returned.accept([Given("NI 117", MAY, 9.9, status="revised")], known_at=date(2010, 8, 1))
    row = standing(returned)
    assert (row["actual"], row["compared_value"], row["direction"]) == (9.9, 6.0, "worsening")
    assert row["significant"] is not False
    found = reports.evidence(returned.generation, "NI 117", "", AREA)
    assert (found.of, found.interval, found.one_case) == (None, None, None)


def test_a_figure_corrected_by_hand_on_the_day_of_its_return_loses_them_too(returned: Office) -> None:
    corrected = HandFigure("NI 117", "", AREA, MAY, date(2010, 7, 1), "phone", 45.0)
    decisions.correct_figure(returned.folder, corrected, made_by="A", now=NOW)
    found = reports.evidence(returned.generation, "NI 117", "", AREA)
    assert (found.of, found.interval) == (None, None)
    before = reports.evidence(returned.generation, "NI 117", "", AREA, date(2010, 6, 30))
    assert before.of is None


def test_numbers_that_come_with_the_revised_figure_or_later_are_used(returned: Office) -> None:
    returned.accept(of(99, 1000), known_at=date(2010, 8, 1))
    found = reports.evidence(returned.generation, "NI 117", "", AREA).last
    assert isinstance(found, ChangeTested)
    assert (found.after.count, found.significant) == (99, True)
    returned.accept([Given("NI 117", MAY, 11.0)], known_at=date(2010, 9, 1))
    assert reports.evidence(returned.generation, "NI 117", "", AREA).of is None
    later = [one for one in of(110, 1000) if one.measure != "actual"]
    returned.accept(later, known_at=date(2010, 10, 1))
    held = reports.evidence(returned.generation, "NI 117", "", AREA).of
    assert held is not None
    assert (held.count, held.of) == (110, 1000)


def test_what_a_return_leaves_as_it_was_stays(returned: Office) -> None:
    """The store holds only what a return changes: here the denominator is the same as before."""
    figures = [one for one in of(99, 1000) if one.measure != "denominator"]
    returned.accept(figures, known_at=date(2010, 8, 1))
    held = reports.evidence(returned.generation, "NI 117", "", AREA).of
    assert held is not None
    assert (held.count, held.of) == (99, 1000)


def test_a_revised_survey_keeps_its_sample_but_not_the_interval_of_the_old_figure(office: Office) -> None:
    wave = Period(date(2010, 9, 1), date(2010, 12, 31), Basis.SURVEY)
    told = (("actual", 24.0), ("sample", 1000.0), ("lower", 18.0), ("upper", 30.0))
    first = [Given("NI 4", wave, value, measure=name) for name, value in told]
    office.accept(first, known_at=date(2011, 1, 20))
    office.accept([Given("NI 4", wave, 25.0, status="revised")], known_at=date(2011, 2, 1))
    found = reports.evidence(office.generation, "NI 4", "", AREA)
    assert (found.of.of if found.of else None, found.sampled) == (1000, True)
    assert found.interval is not None
    assert found.interval.upper - found.interval.lower < 6


def test_beside_the_areas_figures_stand_only_the_numbers_behind_them(returned: Office) -> None:
    returned.accept([Given("NI 117", MAY, 9.9)], known_at=date(2010, 8, 1))
    found = reports.by_area(returned.generation, "NI 117", "").dropna(subset=["value"])
    assert found["value"].tolist() == [6.0, 9.9]
    assert found["numerator"].fillna(0).tolist() == [60.0, 0.0]
    assert found["denominator"].fillna(0).tolist() == [1000.0, 0.0]


def test_a_figure_that_is_sent_again_keeps_what_is_known_of_it(returned: Office) -> None:
    returned.accept([Given("NI 117", MAY, 6.1, status="final")], known_at=date(2010, 8, 1))
    held = reports.evidence(returned.generation, "NI 117", "", AREA).of
    assert held is not None
    assert (held.count, held.of) == (61, 1000)
    assert standing(returned)["direction"] == "level"


def test_on_an_earlier_day_the_figure_of_that_day_has_its_own_numbers(returned: Office) -> None:
    returned.accept([Given("NI 117", MAY, 9.9)], known_at=date(2010, 8, 1))
    held = reports.evidence(returned.generation, "NI 117", "", AREA, date(2010, 7, 31)).of
    assert held is not None
    assert (held.count, held.of) == (61, 1000)
