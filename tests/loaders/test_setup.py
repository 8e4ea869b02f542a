"""The set-up workbook: partners and areas that it brings, what it leaves out, and the template that starts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from loaders import templates
from loaders.compare import Comparison
from loaders.compare.restated import restated
from loaders.figures import Entry, Return
from loaders.inspection import inspect
from lsp_data.catalogue import Catalogue, load_reference
from lsp_data.catalogue.standing import stands
from lsp_data.settings import Settings
from lsp_data.store import generations, held, publication
from lsp_data.store.reads import catalogue_of

PARTNERS = ["Partner", "Name", "Short name", "Kind", "In use"]
AREAS = ["Area", "Name", "Level", "Lies in", "Valid from", "Valid to", "Predecessors"]
INDICATORS = ["Indicator", "In use", "Lead partner", "Lead post"]


def decided(ret: Return, subject: str) -> dict[tuple[str, str], str]:
    fields = [one.fields for one in ret.entries if one.fields["subject"] == subject]
    return {(str(one["key"]), str(one["field"])): str(one["value"]) for one in fields}


def told(ret: Return) -> list[tuple[str, str]]:
    return [(one.code, one.cell) for one in ret.problems]


def built(ret: Return) -> Catalogue:
    names = ("subject", "key", "field", "value")
    return Catalogue.build(load_reference(), [tuple(str(one.fields[name]) for name in names) for one in ret.entries])


def test_a_partner_without_an_id_gets_one_and_can_lead(read_rows: Callable[..., Return]) -> None:
    ret = read_rows(
        [INDICATORS, ["NI 16", "yes", "Weaver Vale Volunteers", "Co-ordinator"]],
        [PARTNERS, [None, "Weaver Vale Volunteers", "Volunteers", "voluntary", "yes"]],
    )
    assert told(ret) == [("id-made", "B2")]
    assert "“weaver-vale-volunteers”" in ret.problems[0].reason
    catalogue = built(ret)
    assert catalogue.in_use["lead"].tolist() == ["weaver-vale-volunteers"]
    assert catalogue.partners.set_index("id").at["weaver-vale-volunteers", "short_name"] == "Volunteers"


@pytest.mark.parametrize("name", ["Police force", "police", "Constabulary"])
def test_a_row_without_an_id_is_whoever_is_called_so_already(read_rows: Callable[..., Return], name: str) -> None:
    ret = read_rows([PARTNERS, [None, name, "Our police", "police", "yes"]])
    assert told(ret) == []
    assert decided(ret, "partner")["police", "short_name"] == "Our police"


def test_two_rows_of_one_name_are_one_and_a_taken_id_is_not_taken_again(read_rows: Callable[..., Return]) -> None:
    ret = read_rows(
        [PARTNERS, [None, "Jobcentre-Plus West", "JCP West", "employment", "yes"],
         [None, "Probation", "P", "probation", "yes"],
         ["West Police!", None, "WP", "police", "yes"], [None, "West Police!", "WP", "police", "no"]]
    )  # fmt: skip
    keys = {key for key, _ in decided(ret, "partner")}
    assert keys == {"jobcentre-plus-west", "probation", "west-police"}
    assert decided(ret, "partner")["west-police", "name"] == "West Police!"


def test_a_row_that_names_nothing_is_a_problem_with_its_cell(read_rows: Callable[..., Return]) -> None:
    ret = read_rows(
        [PARTNERS, [None, None, "Short", "police", "yes"], ["new-one", None, "New", "police", "yes"]],
        [INDICATORS, [None, "yes", "police", "Head"], ["NI 16", "yes", "police", "Head"]],
        [["Setting", "Value"], ["Name", "Weaver Vale"], [None, "lost"]],
    )
    assert [(one.sheet, one.cell, one.code) for one in ret.problems] == [
        ("Return", "C2", "row-names-nothing"),
        ("Return", "A3", "row-names-nothing"),
        ("Return 1", "B2", "row-names-nothing"),
        ("Return 2", "B3", "row-names-nothing"),
    ]
    assert decided(ret, "indicator")["NI 16", "in_use"] == "yes"


def test_areas_are_added_with_level_days_and_predecessors(read_rows: Callable[..., Return]) -> None:
    ret = read_rows(
        [AREAS, [None, "Weaver Vale", "unitary", "North West", "2009-04-01", None, "Chester; Vale Royal"],
         [None, "Weaver Vale East", "board", "Weaver Vale", "1 April 2010", "2011-03-31", None]],
        [["Setting", "Value"], ["Name", "Weaver Vale Partnership"], ["Area", "Weaver Vale"]],
    )  # fmt: skip
    assert told(ret) == [("id-made", "B2"), ("id-made", "B3")]
    catalogue = built(ret)
    assert catalogue.partnership.area == "weaver-vale"
    areas = catalogue.areas.set_index("id")
    assert areas.at["weaver-vale", "predecessors"] == "chester;vale-royal"
    row = areas.loc["weaver-vale-east"]
    assert (row["kind"], row["parent"], str(row["valid_from"]), str(row["valid_to"])) == (
        "board",
        "weaver-vale",
        "2010-04-01",
        "2011-03-31",
    )


def test_an_unknown_level_or_predecessor_is_named(read_rows: Callable[..., Return]) -> None:
    ret = read_rows([AREAS, [None, "Weaver Vale", "parish", "Nowhere", "soon", None, "Chester; Elsewhere"]])
    assert told(ret) == [
        ("id-made", "B2"), ("unknown-setting", "C2"), ("unknown-area", "D2"), ("unknown-setting", "E2"),
        ("unknown-area", "G2"),
    ]  # fmt: skip
    assert ret.problems[-1].value == "Elsewhere"


def test_the_kind_of_a_named_rule_cannot_be_decided(read_rows: Callable[..., Return]) -> None:
    ret = read_rows(
        [
            ["Rule", "Kind", "Tolerance"],
            ["points", "percentage", 3],
            ["default", "percentage", 7],
            ["NI 16", "points", 2],
        ]
    )
    assert told(ret) == [("unknown-setting", "B2")]
    assert ("points", "tolerance") in decided(ret, "rule")


def test_a_new_store_begins_without_partners_and_the_template_brings_none(tmp_path: Path) -> None:
    publication.create(tmp_path)
    path = tmp_path / "set-up.xlsx"
    generation = generations.current(tmp_path)
    templates.write_setup_template(generation, path)
    found = inspect(path, catalogue=catalogue_of(generation), settings=Settings(data=tmp_path))
    assert (found.kind, told(found)) == ("setup", [])
    book = openpyxl.load_workbook(path)
    partners = list(book["Partners"].iter_rows(min_row=2, values_only=True))
    assert {row[-1] for row in partners if row[0]} == {"no"}
    assert not any("Cheshire" in str(cell) for row in partners for cell in row)
    assert [cell.value for cell in book["Areas"][1]][:7] == AREAS
    assert book["Partnership"]["B2"].value is None


def test_a_set_up_sent_back_whole_decides_only_what_is_new(folder: Path, accept: Callable[..., Comparison]) -> None:
    path = folder.parent / "set-up.xlsx"
    generation = generations.current(folder)
    before = held.decided_now(generation)
    templates.write_setup_template(generation, path)
    book = openpyxl.load_workbook(path)
    sheet = book["Indicators"]
    unit = next(cell.column for cell in sheet[1] if cell.value == "Unit")
    row = next(number for number in range(2, sheet.max_row + 1) if sheet.cell(number, 1).value == "NI 16")
    sheet.cell(row, unit).value = "crimes per 1,000 people"
    book["Cover"]["B2"] = datetime(2010, 4, 1)
    book.save(path)
    accept(path)
    now = held.decided_now(generations.current(folder))
    assert {place: value for place, value in now.items() if before.get(place) != value} == {
        ("indicator", "NI 16", "unit"): "crimes per 1,000 people"
    }
    assert len(now) - len(before) <= 1


@pytest.mark.parametrize(
    ("decision", "holds"),
    [
        (("partner", "police", "name", "Police force"), True),
        (("partner", "police", "name", "Our police"), False),
        (("partner", "police", "in_use", "no"), True),
        (("indicator", "NI 16", "polarity", "low"), True),
        (("indicator", "NI 16", "polarity", "sideways"), False),
        (("indicator", "NI 16", "rule_kind", "default"), False),  # what holds by the general rule is no rule of its own
        (("indicator", "NI 999", "polarity", "low"), False),
        (("area", "chester", "parent", "cheshire"), True),
        (("area", "cheshire-east", "valid_from", "2009-04-01"), True),
        (("partnership", "", "first_year", "2008/09"), True),
        (("peer_group", "Neighbours", "members", "Halton"), False),
    ],
)
def test_what_holds_already_is_known_by_its_meaning(decision: tuple[str, str, str, str], *, holds: bool) -> None:
    assert stands(Catalogue.build(load_reference(), []), *decision) is holds


def test_a_partner_that_ships_comes_into_use_though_its_name_is_the_same(tmp_path: Path) -> None:
    generation = publication.create(tmp_path)
    row = {"subject": "partner", "key": "police", "field": "name", "value": "Police force"}
    said = Entry("Partners", "B2", "edit", row)
    refused = Entry("Partners", "E2", "edit", row | {"field": "in_use", "value": "no"})
    catalogue = catalogue_of(generation)
    assert restated([said], catalogue, generation) == frozenset()
    assert restated([said, refused], catalogue, generation) == {("Partners", "B2"), ("Partners", "E2")}


def test_a_theme_is_decided_where_the_set_of_themes_changes(tmp_path: Path) -> None:
    generation = publication.create(tmp_path)
    row = {"subject": "indicator", "key": "NI 16", "field": "theme", "value": ""}
    change = {"subject": "partnership", "key": "", "field": "theme_set", "value": "2010"}
    edits = [Entry("I", "B2", "edit", row | {"field": "unit", "value": "x"}), Entry("P", "B2", "edit", change)]
    assert restated(edits, catalogue_of(generation), generation) == frozenset()
