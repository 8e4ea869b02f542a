"""Tables of the health service: whose figures they are stands under the kind of organisation, over it facts of the
file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import Rows, cells

Read = Callable[..., Return]
_FACTS: Rows = [
    [None, "Title:", "Wait from referral to first appointment"],
    [None, "Summary:", "Patients seen within and after 14 days, by commissioning group"],
    [None, "Period:", "Q3 2009-10 (October - December 2009)"],
    [None, "Basis:", "Commissioner"],
    [None, "Source:", "Waiting times data set"],
    [None],
    [None],
]
_ROWS: Rows = [[None, f"{one:02}C", f"NHS Elsewhere {name}", 100 + one, one] for one, name in enumerate("ABCDEF")]


def _read(read_rows: Read, heading: str, code: str = "Ref") -> Return:
    return read_rows([*_FACTS, [None, code, heading, "TOTAL SEEN", "IN 15 TO 16 DAYS"], *_ROWS])


@pytest.mark.parametrize(
    "heading",
    [
        "CLINICAL COMMISSIONING GROUP (2)",
        "CCG",
        "Commissioner",
        "Health board",
        "NHS trust name",
        "NHS organisation",
        "Integrated care board",
    ],
)
def test_an_organisation_of_the_health_service_is_the_area(read_rows: Read, heading: str) -> None:
    found = cells(_read(read_rows, heading))
    assert [found[one].area_label for one in ("D9", "E14")] == ["NHS Elsewhere A", "NHS Elsewhere F"]


def test_a_name_beside_the_code_of_an_organisation_is_the_area(read_rows: Read) -> None:
    found = cells(_read(read_rows, "Name", "ODS CODE (1)"))
    assert found["D9"].area_label == "NHS Elsewhere A"


def test_what_a_file_says_of_itself_is_no_part_of_a_label(read_rows: Read) -> None:
    found = cells(_read(read_rows, "CCG"))
    said = {found[one].label for one in ("D9", "E9")}
    assert said == {f"Wait from referral to first appointment | {one}" for one in ("TOTAL SEEN", "IN 15 TO 16 DAYS")}


def test_a_summary_names_the_figures_where_no_title_does(read_rows: Read) -> None:
    rows = [*_FACTS[1:], [None, "Ref", "CCG", "TOTAL SEEN", "IN 15 TO 16 DAYS"], *_ROWS]
    assert cells(read_rows(rows))["E8"].label.startswith("Patients seen within and after 14 days")
