"""The definition of an indicator, and how sure it is."""

from __future__ import annotations

from datetime import date

import numpy as np

from presentation import definition
from tests.unit.report_rows import row


def test_the_definition_says_how_sure_it_is() -> None:
    listed = {
        "unit": "per 1000 population",
        "frequency": "quarterly",
        "lag_days": 30,
        "accumulation": "cumulative",
        "rule_kind": "points",
        "rule_tolerance": 1.5,
        "source": "Police",
        "valid_from": date(2008, 4, 1),
        "valid_to": None,
        "definition_note": "Counts offences",
        "note": "A small cohort: read the count",
        "confidence": "low",
    }
    drawn = definition.definition(listed, row(polarity="low"))
    for words in (
        "Lower is better",
        "Per 1,000 population",
        "Quarterly, due 30 days after the period",
        "Counted from 1 April",
        "Amber within 1.5 of the milestone",
        "1 Apr 2008 to now",
        "Uncertain: check it before relying on it",
        "Counts offences. A small cohort: read the count.",
    ):
        assert words in drawn
    assert "no longer in the catalogue" in definition.definition({}, row())
    by_unit = {"rule_kind": "default", "rule_tolerance": 3.0}
    assert definition.rule({**by_unit, "unit": "%"}).startswith("Amber within 3 of the milestone")
    assert definition.rule({**by_unit, "unit": "days"}) == "Amber within 3 per cent of the milestone"
    assert definition.rule({**by_unit, "unit": "number"}).endswith("a count under 50: within what chance explains")
    assert "the usual tolerance per cent" in definition.rule({"rule_kind": "percentage", "rule_tolerance": np.nan})
