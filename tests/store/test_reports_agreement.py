"""The agreement's gaps and refreshes, as the store has them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from offices import Agreed, Given, Office

from lsp_data import reports
from lsp_data.periods import financial_year, quarter
from lsp_data.store.generations import current

YEAR = financial_year(2010)
SINCE = financial_year(2007)


def agreed(value: float | None, version: str = "June 2008", **more: object) -> Agreed:
    return Agreed("NI 117", YEAR, value, version=version, **more)  # type: ignore[arg-type]  named fields


def gaps_of(office: Office, as_at: date | None = None) -> list[tuple[str, str]]:
    found = reports.unfinished(office.generation, as_at)
    return [(code, lead) for name, code, lead in found[["indicator", "code", "lead"]].values if name == "NI 117"]


def test_a_gap_closes_when_a_later_version_settles_it_and_is_open_again_as_at_before(office: Office) -> None:
    assert gaps_of(office) == [("no-target", "council-children")]
    office.accept(targets=[agreed(None, state="placeholder")], known_at=date(2008, 6, 30))
    assert gaps_of(office) == [("placeholder", "council-children"), ("no-baseline", "council-children")]
    settled = agreed(5.2, "March 2009", baseline=6.4, baseline_period=SINCE)
    office.accept(targets=[settled], known_at=date(2009, 3, 26))
    assert gaps_of(office) == []
    assert [code for code, _ in gaps_of(office, date(2009, 3, 25))] == ["placeholder", "no-baseline"]


def test_parts_that_are_measured_miss_a_target_while_they_are_there(office: Office) -> None:
    settled = agreed(5.2, baseline=6.4, baseline_period=SINCE)
    office.accept([Given("NI 117", quarter(2010, 2), 6.1, area="board-chester")], [settled])
    assert [code for code, _ in gaps_of(office)] == ["no-parts"]
    assert gaps_of(office, date(2009, 3, 31)) == [("no-target", "council-children")]  # known from August 2009
    office.accept(targets=[Agreed("NI 117", YEAR, 5.8, area="board-chester")])
    assert gaps_of(office) == []


def test_each_version_says_what_it_changed_and_why(office: Office) -> None:
    said = json.dumps({"indicator": "NI 117", "sub_measure": "", "area": None, "text": "Because of the recession"})
    office.accept(targets=[agreed(5.2, in_reward=True)], known_at=date(2008, 6, 30))
    second = agreed(5.9, "March 2010", state="renegotiated", in_reward=False)
    office.accept(targets=[second], known_at=date(2010, 3, 25), entries=[("commentary", said)])
    found = reports.refreshes(office.generation)
    assert found[["version", "kind", "demand", "words"]].values.tolist() == [
        ["March 2010", "changed", "easier", "Because of the recession"], ["June 2008", "new", "", ""],
    ]  # fmt: skip
    newest = found.iloc[0]
    assert (newest["before"], newest["after"], newest["state_before"], newest["state"]) == (
        5.2, 5.9, "agreed", "renegotiated",
    )  # fmt: skip
    assert (newest["in_reward_before"], newest["in_reward"], newest["cell"]) == (True, False, "E5")
    assert list(reports.refreshes(office.generation, date(2010, 3, 24))["version"]) == ["June 2008"]


def test_a_partnership_without_targets_has_no_refresh(office: Office) -> None:
    assert reports.refreshes(office.generation).empty
    assert reports.unfinished(office.generation)["code"].eq("no-target").all()


def test_the_sample_has_its_unfinished_business(sample_folder: Path) -> None:
    found = reports.unfinished(current(sample_folder))
    named = {(one, code) for one, code in found[["indicator", "code"]].values}
    assert {("NI 32", "placeholder"), ("NI 7", "no-baseline"), ("NI 7", "deferred"), ("NI 154", "renegotiated"),
            ("NI 20", "no-parts"), ("NI 117", "no-parts")} <= named  # fmt: skip
