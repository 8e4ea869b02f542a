"""The templates of the set-up, the route map and the commitments come back whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl

from loaders import templates
from loaders.compare import Comparison
from loaders.figures import Entry, Return
from lsp_data import registering
from lsp_data.periods import financial_year
from lsp_data.registering import RowEdit
from lsp_data.store import generations, reads
from tests.loaders.filled_templates import columns, read


def test_a_set_up_comes_back_as_decisions(folder: Path, accept: Callable[..., Comparison]) -> None:
    out = io.BytesIO()
    templates.write_setup_template(generations.current(folder), out)
    out.seek(0)
    book = openpyxl.load_workbook(out)
    book["Cover"]["B2"] = datetime(2010, 4, 1)
    book["Partnership"]["B2"] = "Weaver Vale Together"
    sheet = book["Indicators"]
    at = columns(sheet)
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at["Indicator"]).value == "NI 16")
    for name, value in {
        "In use": "yes", "Lead partner": "Mid Vale Police", "Lead post": "Head of Crime Reduction",
        "Contributing partners": "Mid Vale Police; fire-and-rescue", "Frequency": "monthly", "Days until due": 21,
        "Theme": "Safer and Stronger Communities",
    }.items():  # fmt: skip
        sheet.cell(row, at[name]).value = value
    partners = book["Partners"]
    new = next(row for row in range(2, partners.max_row + 1) if partners.cell(row, 1).value is None)
    for column, value in enumerate(("mid-vale-police", "Mid Vale Police", "Police", "police"), 1):
        partners.cell(new, column).value = value
    book["Partnership"]["B9"] = "Statistical neighbours"
    for column, value in enumerate(("Statistical neighbours", "Halton; Wigan"), 1):
        book["Comparator groups"].cell(2, column).value = value
    path = folder.parent / "setup.xlsx"
    book.save(path)
    accept(path)
    catalogue = reads.catalogue_of(generations.current(folder))
    assert catalogue.partnership.name == "Weaver Vale Together"
    used = catalogue.in_use.set_index(["indicator", "sub_measure"]).loc[("NI 16", "")]
    assert (used["lead"], used["lead_post"], used["frequency"], used["lag_days"], used["theme"]) == (
        "mid-vale-police", "Head of Crime Reduction", "monthly", 21, "safer-and-stronger-communities",
    )  # fmt: skip
    assert used["contributors"] == ("mid-vale-police", "fire-and-rescue")
    assert catalogue.peer_groups == {"Statistical neighbours": ("Halton", "Wigan")}
    assert catalogue.partnership.peer_group == "Statistical neighbours"


def test_a_set_up_may_say_how_an_indicator_changed_and_when_it_began_and_ended(
    read_rows: Callable[..., Return],
) -> None:
    ret = read_rows([
        ["Indicator", "In use", "Frequency", "Unit", "Definition note", "Valid from", "Valid to", "Champion"],
        ["NI 16", "yes", "monthly", "rate", "Counted by offence from 2009", datetime(2008, 4, 1), "31 March 2010", "x"],
        ["NI 21", "yes", "biennial", "%", None, None, "some time in spring", None],
    ], name="Indicators")  # fmt: skip
    decided = {(one.fields["key"], one.fields["field"]): one.fields["value"] for one in ret.entries}
    assert decided["NI 16", "definition_note"] == "Counted by offence from 2009"
    assert (decided["NI 16", "valid_from"], decided["NI 16", "valid_to"]) == ("2008-04-01", "2010-03-31")
    assert ("NI 21", "valid_to") not in decided
    told = {(one.code, one.cell) for one in ret.problems}
    assert {("unknown-setting", "G3"), ("columns-not-used", "H1")} <= told


def test_a_route_map_comes_back(folder: Path, accept: Callable[..., Comparison]) -> None:
    out = io.BytesIO()
    templates.write_route_map(generations.current(folder), financial_year(2009), out)
    out.seek(0)
    book = openpyxl.load_workbook(out)
    book["Cover"]["B3"] = datetime(2009, 4, 30)
    sheet = book["Route map"]
    at = columns(sheet)
    first = {"Workstream": "A. Listening", "Aim": "One conversation", "Number": "1",
             "Activity": "Agree the plan (NI 4)",
             "Indicators": "NI 21", "Jun 2009": "milestone", "Jul 2009": "done",
             "Mar 2010": "slipped"}  # fmt: skip
    second = {"Workstream": "A. Listening", "Number": "2", "Activity": "Launch the forums"}
    third = {"Workstream": "B. Commissioning", "Aim": "Plan together"}
    for row, cells in enumerate((first, second, third), 2):
        for name, value in cells.items():
            sheet.cell(row, at[name]).value = value
    path = folder.parent / "route map.xlsx"
    book.save(path)
    ret = read(path, folder)
    assert [(one.kind, one.fields.get("number"), one.fields["workstream"]) for one in ret.entries] == [
        ("activity", "1", "A. Listening"), ("activity", "2", "A. Listening"), ("workstream", None, "B. Commissioning"),
    ]  # fmt: skip
    assert ret.entries[0].fields["months"] == {"2009-06": "milestone", "2009-07": "done", "2010-03": "slipped"}
    assert ret.entries[0].fields["indicators"] == ["NI 21", "NI 4"]
    assert (ret.entries[0].fields["undated"], ret.entries[1].fields["undated"]) == (False, True)
    accept(path)
    out = io.BytesIO()
    templates.write_route_map(generations.current(folder), financial_year(2009), out)
    again = folder.parent / "again.xlsx"
    again.write_bytes(out.getvalue())
    assert [without_id(one) for one in read(again, folder).entries] == [without_id(one) for one in ret.entries]


def test_the_commitments_come_back(folder: Path) -> None:
    path = folder.parent / "commitments.xlsx"
    templates.write_commitments_template(generations.current(folder), path)
    ret = read(path, folder)
    roles = [one.fields["role"] for one in ret.entries]
    assert (ret.kind, roles.count("lead"), roles.count("contributing")) == ("commitments", 15, 42)
    assert {one.fields["number"] for one in ret.entries} == {str(number) for number in range(1, 16)}


def test_commitments_without_a_number_are_rows_of_their_own(folder: Path) -> None:
    saved = registering.write_rows(
        folder, "commitment_role",
        [RowEdit("", {"number": number, "commitment": text, "partnership": "Children's Trust", "role": word})
         for number, text, word in ((None, "Play", "lead"), ("10", "Jobs", "lead"), ("3a", "Homes", "contributing"),
                                    (None, "Learn", "contributing"), ("2", "Streets", "lead"))],
        known_at=date(2010, 8, 1), made_by="Analyst",
    )  # fmt: skip
    out = io.BytesIO()
    templates.write_commitments_template(saved.generation, out)
    told = [row[:3] for row in openpyxl.load_workbook(out).worksheets[1].iter_rows(min_row=2, values_only=True)]
    assert told[:6] == [
        ("2", "Streets", "LEAD ROLE"), ("10", "Jobs", "LEAD ROLE"), ("3a", "Homes", "Contributing role"),
        (None, "Learn", "Contributing role"), (None, "Play", "LEAD ROLE"), (None, None, None),
    ]  # fmt: skip
    out = io.BytesIO()
    templates.write_outcome_review_template(saved.generation, out)
    asked = [row[2].value for row in openpyxl.load_workbook(out).worksheets[1].iter_rows(min_row=2)]
    assert asked[:5] == ["2. Streets", "10. Jobs", "3a. Homes", "Learn", "Play"]


def without_id(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in entry.fields.items() if name != "id"}
