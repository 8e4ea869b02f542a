"""The columns of a register of words: shown as they were understood, put right by a person, and read so next time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from loaders.figures import Return
from loaders.inspection import Beside, understand
from loaders.kinds.register_kinds import REGISTERS
from loaders.mapping import Correction, Layout
from loaders.mapping_text import from_text, to_text
from loaders.meaning.known import Known
from loaders.workbook.grid import Book
from lsp_data.catalogue import Catalogue
from presentation.returns_layouts import Typed, corrected_layout, layout_of
from presentation.returns_said import applied, said_words
from presentation.returns_tables import LEFT_OUT, choices, column_facts, holds_words, is_register
from tests.loaders.conftest import sheet_of

Rows = list[list[object]]
PLAN: Rows = [
    ["Safer Communities Action Plan 2009/10"],
    [],
    ["Action", "Lead", "Sign off", "Measure", "Remarks of the board"],
    ["Install alley gates", "Police", "Fire service", "Fewer burglaries", "By June"],
    ["Visit schools", "Youth service", "Council", "20 visits", "By July"],
]


def read(rows: Rows, known: Known, layouts: Mapping[str, Layout] | None = None, digest: str = "a" * 64) -> Return:
    here = Beside(put_right=frozenset(layouts or {}))
    return understand(Book((sheet_of(rows, "Plan"),)), "plan.xlsx", digest, known, remembered=layouts, beside=here)


def put_right(rows: Rows, known: Known, *said: tuple[int | None, str]) -> dict[str, Layout]:
    layouts: dict[str, Layout] = {}
    for column, holds in said:
        region = read(rows, known, layouts).regions[0]
        layout = corrected_layout(layout_of(region, layouts), region, column, Typed(holds), "a" * 64)
        layouts[layout.fingerprint] = from_text(to_text(layout))
    return layouts


def fields(ret: Return, name: str) -> list[object]:
    return [one.fields[name] for one in ret.entries]


def test_each_column_of_a_register_is_shown_with_what_it_holds(known: Known, catalogue: Catalogue) -> None:
    (region,) = read(PLAN, known).regions
    assert (region.kind, region.header, region.first, region.last) == ("action_plan", (3,), 4, 5)
    assert is_register(region)
    assert [holds_words(one) for one in region.columns] == [
        "Actions", "Who leads", "Not read", "Measures of success", "Not read",
    ]  # fmt: skip
    assert ("Why", "its heading is “Lead”") in column_facts(region.columns[1], catalogue)


def test_a_column_that_is_not_known_is_given_its_field_and_remembered(known: Known, catalogue: Catalogue) -> None:
    layouts = put_right(PLAN, known, (3, "field|partners"), (5, "field|deadline"))
    ret = read(PLAN, known, layouts)
    assert fields(ret, "partners") == ["Fire service", "Council"]
    assert fields(ret, "deadline") == ["By June", "By July"]
    assert [one.words for one in applied(ret, layouts, catalogue)] == [
        "The column “Sign off” holds other partners", "The column “Remarks of the board” holds by when",
    ]  # fmt: skip
    moved: Rows = [["Plan 2010/11"], [], [], *PLAN[2:]]
    assert fields(read(moved, known, layouts, "b" * 64), "deadline") == ["By June", "By July"]


def test_two_columns_change_places(known: Known) -> None:
    layouts = put_right(PLAN, known, (2, "field|partners"), (3, "field|lead"))
    ret = read(PLAN, known, layouts)
    assert fields(ret, "lead") == ["Fire service", "Council"]
    assert fields(ret, "partners") == ["Police", "Youth service"]


def test_a_column_is_left_out_and_so_is_the_whole_table(known: Known) -> None:
    ret = read(PLAN, known, put_right(PLAN, known, (4, LEFT_OUT)))
    assert fields(ret, "measure") == [None, None]
    gone = read(PLAN, known, put_right(PLAN, known, (None, LEFT_OUT)))
    assert gone.entries == ()
    assert gone.regions[0].left_out


def test_a_column_without_a_heading_is_given_its_field(known: Known) -> None:
    rows: Rows = [[*PLAN[2][:2], None, "Measure"], ["Install alley gates", "Police", "June", "Fewer burglaries"]]
    assert [one.index for one in read(rows, known).regions[0].columns if not one.heading] == [3]
    ret = read(rows, known, put_right(rows, known, (3, "field|deadline")))
    assert fields(ret, "deadline") == ["June"]


def test_what_is_no_field_of_this_register_says_nothing_of_its_column(known: Known) -> None:
    region = read(PLAN, known).regions[0]
    odd = Layout(region.fingerprint, "Odd", (Correction("lead", "field", "strand"), Correction("measure", "note")))
    ret = read(PLAN, known, {region.fingerprint: odd})
    assert fields(ret, "lead") == ["Police", "Youth service"]
    assert fields(ret, "measure") == ["Fewer burglaries", "20 visits"]


@pytest.mark.parametrize("kind", [one.kind for one in REGISTERS])
def test_every_field_of_a_register_has_words_of_its_own(kind: str, known: Known, catalogue: Catalogue) -> None:
    region = read(PLAN, known).regions[0]
    register = next(one for one in REGISTERS if one.kind == kind)
    offered = choices(replace(region, kind=kind))
    assert list(offered)[-1] == LEFT_OUT
    for name in {one.name for one in register.fields}:
        said = said_words(Correction("x", "field", name, name="X"), catalogue)
        assert said == f"The column “X” holds {offered[f'field|{name}'][:1].lower()}{offered[f'field|{name}'][1:]}"
        assert "|" not in said


def test_the_column_that_names_the_rows_cannot_be_taken_away(known: Known) -> None:
    ret = read(PLAN, known, put_right(PLAN, known, (1, LEFT_OUT)))
    assert fields(ret, "action") == ["Install alley gates", "Visit schools"]
    moved = read(PLAN, known, put_right(PLAN, known, (1, "field|comments"), (5, "field|action")))
    assert fields(moved, "action") == ["By June", "By July"]
