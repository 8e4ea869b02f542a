"""What a downloaded file says in place of the keys that the store has."""

from __future__ import annotations

import pandas as pd

from presentation.file_words import in_words
from presentation.palette import DIRECTION, STATUS
from tests.unit.report_rows import figure, frame, row

THEMES, PARTNERS = {"jobs-and-enterprise": "Jobs and Enterprise"}, {"police": "The Police"}


def test_a_file_says_what_the_screen_says() -> None:
    told = in_words(
        frame(row(unit="per 100000 (directly standardised)", rag_before="grey")), themes=THEMES, partners=PARTNERS
    ).iloc[0]
    assert [told[name] for name in ("rag", "rag_before", "direction")] == [
        STATUS["red"].word, STATUS["grey"].word, DIRECTION["worsening"].word,
    ]  # fmt: skip
    assert told["severity"] == "High"
    assert told["theme"] == "Jobs and Enterprise"
    assert told["target_class"] == "Designated target"
    assert told["unit"] == "per 100,000 (directly standardised)"
    assert told["actual_status"] == "Provisional"
    assert told["actual"] == 38.5


def test_no_reason_is_told_twice_and_each_is_a_sentence() -> None:
    told = in_words(frame(row()), themes={}, partners={}).iloc[0]
    assert told["reasons"] == "Off track and worsening: far off. Meeting the target is unlikely: 12%."


def test_a_figure_names_its_partner_and_its_measure() -> None:
    told = in_words(frame(figure("2010-06-30", 4.0)), themes={}, partners=PARTNERS).iloc[0]
    assert (told["partner"], told["measure"], told["status"]) == ("The Police", "Actual", "Final")


def test_what_no_word_is_known_for_stays_and_what_is_missing_stays_missing() -> None:
    given = pd.DataFrame({"status": ["Under way", None], "kind": ["county", "no-parts"], "code": ["no-parts", "x"]})
    told = in_words(given, themes={}, partners={})
    assert list(told["kind"]) == ["county", "no-parts"]
    assert told["status"][0] == "Under way"
    assert pd.isna(told["status"][1])
    assert list(told["code"]) == ["Missing targets for parts of the area", "x"]
    assert list(given["code"]) == ["no-parts", "x"]
