"""The partnership's decisions change the catalogue: the newest wins, and a bad one is refused clearly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.catalogue import Catalogue, EditError, Partnership, load_reference
from lsp_data.errors import LspError


def built(*edits: tuple[str, str, str, str]) -> Catalogue:
    return Catalogue.build(load_reference(), edits)


def series(catalogue: Catalogue, indicator: str, sub_measure: str = "", table: str = "indicators") -> dict[str, Any]:
    rows: pd.DataFrame = getattr(catalogue, table)
    found = rows[(rows["indicator"] == indicator) & (rows["sub_measure"] == sub_measure)]
    assert len(found) == 1
    return found.iloc[0].to_dict()


def test_without_decisions_nothing_is_in_use() -> None:
    catalogue = built()
    assert len(catalogue.indicators) == 199 - 12 + 31
    assert catalogue.in_use.empty
    assert {"theme", "contributors", "series_breaks"} <= set(catalogue.in_use.columns)
    assert catalogue.partnership == Partnership()
    assert catalogue.themes["theme"].iloc[0] == "health-and-wellbeing"
    assert len(catalogue.themes) == 5


def test_an_indicator_comes_into_use_with_its_usual_theme_and_lead() -> None:
    row = series(built(("indicator", "NI 47|", "in_use", "yes")), "NI 47", table="in_use")
    assert row["theme"] == "safer-and-stronger-communities"
    assert row["theme_name"] == "Safer and Stronger Communities"
    assert row["lead"] == "council"
    assert row["contributors"] == ("road-safety-partnership",)
    assert row["target_class"] == ""


def test_what_was_decided_stands() -> None:
    catalogue = built(
        ("indicator", "NI 33|i", "in_use", "yes"),
        ("indicator", "NI 33|i", "lead", "police"),
        ("indicator", "NI 33|i", "lead_post", "Head of Community Safety"),
        ("indicator", "NI 33|i", "contributors", "council; probation;council"),
        ("indicator", "NI 33|i", "target_class", "local"),
        ("indicator", "NI 33|i", "theme", "environmental-sustainability"),
        ("indicator", "NI 33|i", "lag_days", "45"),
    )
    row = series(catalogue, "NI 33", "i", "in_use")
    assert row["lead_name"] == "Police force"
    assert row["lead_post"] == "Head of Community Safety"
    assert row["contributors"] == ("council", "probation")
    assert row["target_class"] == "local"
    assert row["theme"] == "environmental-sustainability"
    assert row["lag_days"] == 45
    assert series(catalogue, "NI 33", "ii")["lag_days"] == 15
    assert len(catalogue.in_use) == 1


def test_a_decision_about_the_indicator_reaches_its_sub_measures_but_use_does_not() -> None:
    catalogue = built(
        ("indicator", "NI 33|", "lag_days", "60"),
        ("indicator", "NI 33|", "polarity", "high"),
        ("indicator", "NI 33|", "in_use", "yes"),
        ("indicator", "NI 33|ii", "lag_days", "70"),
    )
    assert series(catalogue, "NI 33", "i")["lag_days"] == 60
    assert series(catalogue, "NI 33", "ii")["lag_days"] == 70
    assert series(catalogue, "NI 33", "i")["polarity"] == "low"  # a sub-measure has its own
    assert list(catalogue.in_use["sub_measure"]) == [""]


def test_a_blank_value_makes_unknown() -> None:
    catalogue = built(("indicator", "NI 16|", "lag_days", ""), ("indicator", "NI 16|", "frequency", ""))
    row = series(catalogue, "NI 16")
    assert pd.isna(row["lag_days"])
    assert row["frequency"] == ""


@given(st.lists(st.sampled_from(["high", "low", "neither"]), min_size=1, max_size=6))
def test_the_newest_decision_wins(polarities: list[str]) -> None:
    catalogue = built(*(("indicator", "NI 16", "polarity", polarity) for polarity in polarities))
    assert series(catalogue, "NI 16")["polarity"] == polarities[-1]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("indicator", "NI 16|", "polarity", "up"), "unknown polarity 'up'; known: high, low, neither"),
        (("indicator", "NI 16|", "polarity", ""), "unknown polarity ''"),
        (("indicator", "NI 16|", "colour", "red"), "it has no field 'colour'"),
        (("indicator", "NI 16|", "title", ""), "title is blank"),
        (("indicator", "NI 16|", "lag_days", "soon"), "lag_days 'soon' is not a whole number"),
        (("indicator", "NI 16|", "lower_bound", "inf"), "lower_bound 'inf' is not a number"),
        (("indicator", "NI 9|", "upper_bound", "-5"), "upper_bound -5.0 lies before lower_bound 0.0"),
        (("indicator", "NI 16|", "valid_to", "2007-03-31"), "valid_to 2007-03-31 lies before valid_from"),
        (("indicator", "NI 999|", "in_use", "yes"), "there is no National Indicator 'NI 999'"),
        (("indicator", "ni16|", "in_use", "yes"), "there is no National Indicator 'ni16'"),
        (("indicator", "NI 16|z", "in_use", "yes"), "needs a title and a polarity"),
        (("indicator", "NI 16|Z!", "in_use", "yes"), "not written like NI 33|i"),
        (("indicator", "|i", "in_use", "yes"), "not written like NI 33|i"),
        (("indicator", "?|", "in_use", "yes"), "the code of a local indicator"),
        (("indicator", "LI 1|", "in_use", "yes"), "needs a title and a polarity"),
        (("indicator", "NI 16|", "in_use", "maybe"), "in_use 'maybe' is neither yes nor no"),
        (("indicator", "NI 16|", "theme", "sport"), "no theme is called 'sport'"),
        (("indicator", "NI 16|", "lead", "nobody"), "no partner has the id 'nobody'"),
        (("indicator", "NI 16|", "contributors", "police;nobody"), "no partner has the id 'nobody'"),
        (("indicator", "NI 16|", "target_class", "gold"), "unknown target_class 'gold'"),
        (("indicator", "NI 16|", "rule_kind", "guess"), "unknown rule_kind 'guess'"),
        (("rule", "NI 16|", "colour", "red"), "it has no field 'colour'"),
        (("rule", "default", "colour", "red"), "it has no field 'colour'"),
        (("rule", "NI 999|", "kind", "points"), "needs a title and a polarity"),
        (("partner", "new", "kind", "council"), "there is no such partner, and a new one needs a name"),
        (("partner", "", "name", "Somebody"), "it names none"),
        (("partner", "police", "name", ""), "name is blank"),
        (("area", "cheshire", "parent", "atlantis"), "no area has the id 'atlantis'"),
        (("area", "north-west", "parent", "chester"), "it would lie within itself"),
        (("area", "cheshire", "valid_to", "1970-01-01"), "before it begins"),
        (("theme", "sport", "position", "3"), "there is no such theme, and a new one needs a name"),
        (("partnership", "", "area", "atlantis"), "no area is called 'atlantis'"),
        (("partnership", "", "theme_set", "1999"), "unknown theme set '1999'; known: 2009, 2010, own"),
        (("partnership", "", "last_year", "2001"), "the last year 2001 lies before the first year 2008"),
        (("partnership", "", "first_year", "2008/10"), "not a financial year like 2008/09"),
        (("partnership", "", "reporting_date", "14/02/2011"), "not a date like 2009-04-01"),
        (("partnership", "one", "name", "West"), "its key is blank"),
        (("weather", "", "name", "rain"), "there is nothing of that kind to decide"),
    ],
)
def test_a_bad_decision_is_refused_and_says_why(edit: tuple[str, str, str, str], said: str) -> None:
    with pytest.raises(EditError) as raised:
        built(edit)
    assert said in str(raised.value)
    assert isinstance(raised.value, LspError)


def test_the_partnership() -> None:
    values = {
        "name": "West demonstration", "area": "cheshire-west-and-chester", "reporting_date": "2011-02-14",
        "sample": "yes", "theme_set": "2010", "first_year": "2008/09", "last_year": "2010", "overdue_grace_days": "7",
    }  # fmt: skip
    catalogue = built(*(("partnership", "", field, value) for field, value in values.items()))
    assert catalogue.partnership == Partnership(
        "West demonstration", "cheshire-west-and-chester", date(2011, 2, 14), True, "2010", 2008, 2010, 7
    )
    assert len(catalogue.themes) == 6


def test_a_theme_of_the_other_set_gives_way_to_the_usual_one() -> None:
    edits = [
        ("indicator", "NI 4|", "in_use", "yes"),
        ("indicator", "NI 4|", "theme", "safer-and-stronger-communities"),
        ("theme", "environmental-sustainability", "name", "Green"),
    ]
    before = built(*edits)
    assert series(before, "NI 4", table="in_use")["theme"] == "safer-and-stronger-communities"
    assert "Green" in set(before.themes["name"])
    after = built(*edits, ("partnership", "", "theme_set", "2010"))
    assert series(after, "NI 4", table="in_use")["theme"] == "stronger-communities"
    assert len(after.themes) == 6


def test_a_theme_that_was_emptied_stays_empty() -> None:
    catalogue = built(("indicator", "NI 4|", "in_use", "yes"), ("indicator", "NI 4|", "theme", ""))
    assert series(catalogue, "NI 4", table="in_use")["theme"] == ""


def test_themes_of_ones_own() -> None:
    catalogue = built(
        ("partnership", "", "theme_set", "own"),
        ("theme", "sport", "name", "Sport"),
        ("theme", "arts", "name", "Arts"),
        ("theme", "arts", "position", "1"),
        ("theme", "gone", "name", "Gone"),
        ("theme", "gone", "in_use", "no"),
        ("indicator", "NI 8|", "in_use", "yes"),
        ("indicator", "NI 8|", "theme", "sport"),
        ("indicator", "NI 9|", "in_use", "yes"),
    )
    assert sorted(catalogue.themes["theme"]) == ["arts", "sport"]
    assert list(catalogue.in_use["theme_name"]) == ["Sport", ""]


def test_a_local_indicator() -> None:
    catalogue = built(
        ("indicator", "LI 5|a", "title", "Bus shelters repaired"),
        ("indicator", "LI 5|a", "polarity", "high"),
        ("indicator", "LI 5|a", "in_use", "yes"),
    )
    row = series(catalogue, "LI 5", "a", "in_use")
    assert row["local"]
    assert row["unit"] == ""
    assert catalogue.find_indicator("li5 a") == ("LI 5", "a")
    assert catalogue.find_indicator("bus shelters repaired") == ("LI 5", "a")
    assert not series(catalogue, "NI 5")["local"]


def test_partners_and_areas_of_ones_own() -> None:
    catalogue = built(
        ("partner", "scouts", "name", "The Scouts"),
        ("partner", "scouts", "aliases", "Scout Association"),
        ("partner", "police", "contact_post", "Superintendent"),
        ("partner", "probation", "in_use", "no"),
        ("area", "blacon", "name", "Blacon"),
        ("area", "blacon", "parent", "board-chester"),
        ("area", "blacon", "kind", "board"),
    )
    partners = catalogue.partners.set_index("id")
    assert partners.at["police", "contact_post"] == "Superintendent"
    assert partners.at["scouts", "short_name"] == "The Scouts"
    assert not partners.at["probation", "in_use"]
    assert partners.at["police", "in_use"]
    assert catalogue.find_partner("scout association") == "scouts"
    assert catalogue.find_area("Blacon") == "blacon"


def test_a_name_given_to_two_partners_names_neither() -> None:
    catalogue = built(("partner", "other", "name", "Police force"), ("partner", "police", "in_use", "yes"))
    assert catalogue.find_partner("Police force") is None
    assert catalogue.find_partner("police") == "police"


def test_a_name_of_ones_own_goes_before_that_of_a_partner_not_in_use() -> None:
    catalogue = built(("partner", "other", "name", "Police force"))
    assert catalogue.find_partner("Police force") == "other"
    assert catalogue.find_partner("police") == "police"


def test_no_partner_is_in_use_before_one_is_named_or_leads() -> None:
    assert not built().partners["in_use"].any()
    catalogue = built(
        ("partner", "probation", "name", "Weaver Vale Probation"),
        ("partner", "housing-trust", "in_use", "no"),
        ("indicator", "NI 47|", "in_use", "yes"),
        ("indicator", "NI 155|", "in_use", "yes"),
        ("indicator", "NI 155|", "lead", "housing-trust"),
    )
    used = catalogue.partners.set_index("id")["in_use"]
    assert set(used[used].index) == {"probation", "council", "road-safety-partnership"}


def test_what_came_before_an_area_is_held_and_must_be_known() -> None:
    held = built(("area", "cheshire-east", "predecessors", "chester")).areas.set_index("id")["predecessors"]
    assert held["cheshire-east"] == "chester"
    assert "vale-royal" in held["cheshire-west-and-chester"].split(";")
    for wrong in ("nowhere", "cheshire-east"):
        with pytest.raises(EditError, match="cannot be what came before"):
            built(("area", "cheshire-east", "predecessors", wrong))


def test_rules() -> None:
    catalogue = built(
        ("rule", "default", "kind", "percentage"),
        ("rule", "default", "tolerance", "7.5"),
        ("rule", "NI 16|", "kind", "points"),
        ("rule", "NI 20|", "tolerance", "3"),
        ("indicator", "NI 15|", "rule_kind", "havering"),
        ("indicator", "NI 16|", "rule_tolerance", "4"),
    )
    rule = ("rule_kind", "rule_tolerance", "compare_with")
    assert [series(catalogue, "NI 1")[name] for name in rule] == ["percentage", 7.5, ""]
    assert [series(catalogue, "NI 16")[name] for name in rule] == ["points", 4.0, ""]
    assert [series(catalogue, "NI 20")[name] for name in rule] == ["percentage", 3.0, ""]
    assert [series(catalogue, "NI 15")[name] for name in rule] == ["havering", 10.0, "last_year"]
    plain = series(built(), "NI 1")
    assert (plain["rule_kind"], plain["rule_tolerance"]) == ("default", 2.0)


def test_a_general_tolerance_holds_wherever_the_unit_leads_to_it() -> None:
    used = [("indicator", key, "in_use", "yes") for key in ("NI 1|", "NI 15|", "NI 16|", "NI 30|")]
    own = [("indicator", "NI 30|", "rule_kind", "points"), ("indicator", "NI 15|", "rule_tolerance", "4")]
    catalogue = built(*used, *own, ("rule", "points", "tolerance", "0.5"), ("rule", "percentage", "tolerance", "12"))
    found = catalogue.in_use.set_index("indicator")[["rule_tolerance", "tolerance_of"]]
    assert found.loc["NI 1"].tolist() == [0.5, "points"]
    assert found.loc["NI 30"].tolist() == [0.5, "points"]
    assert found.loc["NI 16"].tolist() == [12, "percentage"]
    assert found.loc["NI 15"].tolist() == [4, ""]
    every = built(*used, *own, ("rule", "default", "tolerance", "7")).in_use.set_index("indicator")
    assert every["rule_tolerance"].to_dict() == {"NI 1": 7, "NI 15": 4, "NI 16": 7, "NI 30": 2}


def test_the_kind_of_a_named_rule_is_its_name() -> None:
    catalogue = built(("rule", "points", "kind", "percentage"), ("indicator", "NI 1|", "rule_kind", "points"))
    assert series(catalogue, "NI 1")["rule_kind"] == "points"
    assert catalogue.rules.set_index("rule").at["points", "kind"] == "points"


def test_the_usual_tolerance_of_a_default_rule_without_one() -> None:
    row = series(built(("rule", "default", "kind", "percentage")), "NI 1")
    assert (row["rule_kind"], row["rule_tolerance"]) == ("percentage", 5.0)


def test_definition_notes_and_breaks_reach_the_series() -> None:
    row = series(built(), "NI 130")
    assert row["series_breaks"] == (date(2009, 11, 1),)
    assert row["definition_note"].startswith("1 November 2009: ")
    assert series(built(), "NI 16")["series_breaks"] == ()
