"""The reference data that ships holds the facts it is known to hold."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from lsp_data.catalogue import Reference, load_reference
from lsp_data.measures.series import Accumulation, Frequency, Polarity
from lsp_data.periods import Basis

NAMED_IN_THE_SELF_ASSESSMENT = (4, 18, 20, 21, 30, 32, 33, 39, 47, 56, 112, 120, 121, 123, 153, 171, 186, 191)
STATUTORY = (72, 73, 75, 87, 92, 93, 94, 99, 100, 101)
PLACE_SURVEY = (1, 2, 3, 4, 5, 6, 17, 21, 22, 23, 27, 37, 41, 42, 119, 138, 139, 140)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def column(reference: Reference, name: str) -> dict[str, object]:
    return dict(zip(reference.indicators["indicator"], reference.indicators[name], strict=True))


def test_all_indicators_are_there_once_and_in_order(reference: Reference) -> None:
    assert list(reference.indicators["indicator"]) == [f"NI {number}" for number in range(1, 200)]


def test_198_were_in_force_when_the_set_began(reference: Reference) -> None:
    dropped = reference.indicators[reference.indicators["valid_from"].isna()]
    assert list(dropped["indicator"]) == ["NI 31"]
    assert dropped["valid_to"].item() == date(2008, 3, 31)


def test_about_179_were_left_when_the_designations_were_revoked(reference: Reference) -> None:
    left = [end for end in reference.indicators["valid_to"] if end > date(2010, 10, 13)]
    assert 175 <= len(left) <= 183


def test_every_indicator_ends_with_a_financial_year_and_by_march_2011(reference: Reference) -> None:
    for end in reference.indicators["valid_to"]:
        assert (end.month, end.day) == (3, 31)
        assert end <= date(2011, 3, 31)


def test_words_are_those_of_the_rules(reference: Reference) -> None:
    rows = reference.indicators
    assert set(rows["polarity"]) == {one.value for one in Polarity}
    assert set(rows["frequency"]) <= {one.value for one in Frequency}
    assert set(rows["accumulation"]) <= {one.value for one in Accumulation}
    assert set(rows["basis"]) <= {one.value for one in Basis} | {""}


@pytest.mark.parametrize(
    ("indicator", "sub_measure", "polarity"),
    [
        ("NI 16", "", "low"),
        ("NI 33", "i", "low"),
        ("NI 102", "b", "low"),
        ("NI 113", "a", "high"),
        ("NI 113", "b", "neither"),
        ("NI 120", "a", "low"),
        ("NI 157", "c", "high"),
        ("NI 178", "a", "high"),
        ("NI 178", "b", "low"),
        ("NI 185", "", "high"),
        ("NI 186", "", "high"),
        ("NI 187", "a", "low"),
        ("NI 187", "b", "high"),
        ("NI 194", "", "high"),
        ("NI 195", "d", "low"),
        ("NI 44", "", "neither"),
        ("NI 123", "", "high"),
    ],
)
def test_polarity(reference: Reference, indicator: str, sub_measure: str, polarity: str) -> None:
    table = reference.sub_measures if sub_measure else reference.indicators
    row = table[table["indicator"] == indicator]
    if sub_measure:
        row = row[row["sub_measure"] == sub_measure]
    assert row["polarity"].item() == polarity


def test_sub_measures_are_the_known_ones(reference: Reference) -> None:
    held: dict[str, str] = {}
    for indicator, sub_measure in zip(
        reference.sub_measures["indicator"], reference.sub_measures["sub_measure"], strict=True
    ):
        held[indicator] = f"{held.get(indicator, '')} {sub_measure}".strip()
    assert held == {
        "NI 33": "i ii",
        "NI 49": "a b c",
        "NI 52": "a b",
        "NI 102": "a b",
        "NI 103": "a b",
        "NI 113": "a b",
        "NI 120": "a b",
        "NI 157": "a b c",
        "NI 178": "a b",
        "NI 187": "a b",
        "NI 195": "a b c d",
        "NI 198": "car car-share public-transport walking cycling",
    }


def test_period_bases_that_are_known(reference: Reference) -> None:
    basis = column(reference, "basis")
    for number in (47, 48, 171, 186):
        assert basis[f"NI {number}"] == "calendar_year"
    for number in range(72, 109):
        assert basis[f"NI {number}"] == "academic_year"
    for number in (151, 152, 153):
        assert basis[f"NI {number}"] == "rolling_year"
    for number in PLACE_SURVEY:
        assert basis[f"NI {number}"] == "survey"


def test_the_sample_partnerships_indicators_have_what_the_rules_need(reference: Reference) -> None:
    rows = reference.indicators.set_index("indicator")
    for number in (*NAMED_IN_THE_SELF_ASSESSMENT, *STATUTORY):
        row = rows.loc[f"NI {number}"]
        assert row["frequency"], number
        assert row["accumulation"], number
        assert row["basis"], number
        assert row["lag_days"] > 0, number


def test_place_survey_results_were_revised(reference: Reference) -> None:
    notes = reference.definition_notes
    revised = notes[notes["from"] == date(2009, 9, 7)]
    assert list(revised["indicator"]) == [f"NI {number}" for number in PLACE_SURVEY]
    broken = notes[notes["breaks_series"]]
    assert list(zip(broken["indicator"], broken["from"], strict=True)) == [("NI 130", date(2009, 11, 1))]


def test_five_themes_then_six_partnerships(reference: Reference) -> None:
    themes = reference.themes
    assert Counter(themes["theme_set"]) == {"2009": 5, "2010": 6}
    ends = set(themes.loc[themes["theme_set"] == "2009", "valid_to"])
    starts = set(themes.loc[themes["theme_set"] == "2010", "valid_from"])
    assert {end.toordinal() + 1 for end in ends} == {start.toordinal() for start in starts}


def test_themes_carry_over_one_to_one_but_for_safer_and_stronger(reference: Reference) -> None:
    mapping = reference.theme_mapping
    before = dict(mapping[mapping["theme_set"] == "2009"][["indicator", "theme"]].itertuples(index=False))
    after = dict(mapping[mapping["theme_set"] == "2010"][["indicator", "theme"]].itertuples(index=False))
    assert before.keys() == after.keys()
    pairs = {(before[indicator], after[indicator]) for indicator in before}
    assert pairs == {
        ("health-and-wellbeing", "health-and-wellbeing"),
        ("children-and-young-people", "childrens-trust"),
        ("jobs-and-enterprise", "business-enterprise-and-culture"),
        ("environmental-sustainability", "environment-and-sustainability"),
        ("safer-and-stronger-communities", "safer-communities"),
        ("safer-and-stronger-communities", "stronger-communities"),
    }
    for number in (16, 20, 30, 33, 40, 47):
        assert after[f"NI {number}"] == "safer-communities"
    for number in (1, 4, 6, 7):
        assert after[f"NI {number}"] == "stronger-communities"
    for number in (*NAMED_IN_THE_SELF_ASSESSMENT, *STATUTORY):
        assert f"NI {number}" in before


def test_commitments_have_the_counted_roles(reference: Reference) -> None:
    assert list(reference.commitments["number"]) == list(range(1, 16))
    roles = reference.commitment_roles
    assert Counter(roles["role"]) == {"lead": 15, "contributing": 42}
    assert Counter(roles.loc[roles["role"] == "lead", "partnership"]) == {
        "stronger-communities": 3,
        "business-enterprise-and-culture": 3,
        "environment-and-sustainability": 3,
        "safer-communities": 2,
        "health-and-wellbeing": 2,
        "childrens-trust": 2,
    }
    assert Counter(roles.loc[roles["role"] == "contributing", "partnership"]) == {
        "childrens-trust": 11,
        "health-and-wellbeing": 10,
        "environment-and-sustainability": 9,
        "business-enterprise-and-culture": 7,
        "safer-communities": 4,
        "stronger-communities": 1,
    }


def test_seven_cross_cutting_areas_of_which_five_were_printed_on_the_route_map(reference: Reference) -> None:
    rows = reference.cross_cutting
    assert "".join(rows["letter"]) == "ABCDEFG"
    assert "".join(rows.loc[rows["on_route_map"], "letter"]) == "ABCDE"


def test_the_county_became_two_areas(reference: Reference) -> None:
    assert {area: sorted(group["predecessor"]) for area, group in reference.area_predecessors.groupby("area")} == {
        "cheshire-east": ["cheshire", "congleton", "crewe-and-nantwich", "macclesfield"],
        "cheshire-west-and-chester": ["cheshire", "chester", "ellesmere-port-and-neston", "vale-royal"],
    }
    kinds = Counter(reference.areas["kind"])
    assert kinds == {"country": 1, "region": 1, "county": 1, "district": 6, "unitary": 2, "board": 5}


def test_eight_lead_organisations(reference: Reference) -> None:
    leads = reference.lead_organisations.set_index("indicator")
    assert dict(leads["partner"]) == {
        "NI 4": "council",
        "NI 18": "probation",
        "NI 20": "police",
        "NI 21": "council",
        "NI 30": "probation",
        "NI 32": "council",
        "NI 33": "fire-and-rescue",
        "NI 47": "council",
    }
    assert leads.at["NI 47", "on_behalf_of"] == "road-safety-partnership"


def test_it_is_read_once() -> None:
    assert load_reference() is load_reference()
