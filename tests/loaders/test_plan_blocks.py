"""Action plans in blocks: a theme, an aim and headings over each, which differ from block to block."""

from __future__ import annotations

from tests.loaders.test_rows_named import Read, Rows

BLOCKS: Rows = [
    ["Sturdy Partnership: action tables 2010/11"], [None], ["Sturdy people"], ["Aim: fewer are hurt"],
    ["Action", "Who leads", "How we will know", "Now", "Target(s)/ Timescale"],
    ["1. Joint tasking", "Constabulary", "NI 15, NI 20", "3 on 30/02/2010", "Reduce by 50%"],
    ["2. Wardens:\n• recruit", "Trust", "Wardens", "N/A", "12 by 31/02/2010"],
    ["    • review", None, None, None, "March 2011"], [None], ["Health and Wellbeing: what we will do"],
    ["Aim 2 - close the gap"],
    ["Action", "Lead / Co-ordinated by", "Indicator / Measure of Success", "Current performance", "Target(s)",
     "Resources"],
    ["Health checks", "PCT", "NI 121", "3,400", "5,000 by Mar 2011", "£40k"],
    ["Weight", "Schools", "NI 56; NI 999", "none yet", "2011/12", None],
]  # fmt: skip


def test_each_block_has_the_theme_and_the_aim_above_its_headings(read_rows: Read) -> None:
    ret = read_rows(BLOCKS)
    assert ret.kind == "action_plan"
    names = ("theme", "aim", "action", "lead", "resources")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("Sturdy people", "fewer are hurt", "Joint tasking", "Constabulary", None),
        ("Sturdy people", "fewer are hurt", "Wardens:\n• recruit\n• review", "Trust", None),
        ("Health and Wellbeing", "close the gap", "Health checks", "PCT", "£40k"),
        ("Health and Wellbeing", "close the gap", "Weight", "Schools", None),
    ]
    assert ret.entries[1].fields["target"] == "12 by 31/02/2010\nMarch 2011"


def test_what_no_calendar_and_no_catalogue_has_is_asked_about(read_rows: Read) -> None:
    told = [(one.code, one.value, one.cell) for one in read_rows(BLOCKS).problems]
    assert told == [("no-such-day", "30/02/2010", "A6"), ("unfit-field", "NI 999", "A14")], (
        "a target is asked about later"
    )


def test_headings_stand_in_any_order(read_rows: Read) -> None:
    ret = read_rows([
        ["Healthier villages"], ["Aim: people live longer"],
        ["By", "Who does it", "What will be done", "How we measure it", "Where we were", "Where we will be", "Cost"],
        ["Sept 2010", "PCT", "Checks at work", "Checks done", 812, 2000, "£15k"],
    ])  # fmt: skip
    (entry,) = ret.entries
    assert {name: value for name, value in entry.fields.items() if value} == {
        "theme": "Healthier villages", "aim": "people live longer", "action": "Checks at work", "lead": "PCT",
        "measure": "Checks done", "current_performance": "812", "target": "2000", "deadline": "Sept 2010",
        "resources": "£15k",
    }  # fmt: skip


def test_what_is_wanted_is_the_aim_beside_what_will_be_done(read_rows: Read) -> None:
    ret = read_rows([
        ["Ref", "What we want to change", "What we will do", "By whom", "How will we know it worked?"],
        ["a", "Fewer go missing", "Interviews", "Worker", "80%"], [None, None, "Protocol", "Police", "Signed"],
        ["b", "Homes know", "Training", "Council", "14"],
    ])  # fmt: skip
    assert [(one.fields["aim"], one.fields["action"]) for one in ret.entries] == [
        ("Fewer go missing", "Interviews"), ("Fewer go missing", "Protocol"), ("Homes know", "Training"),
    ]  # fmt: skip


def test_a_column_of_codes_names_the_indicators_whatever_its_heading(read_rows: Read) -> None:
    ret = read_rows([
        ["#", "Who's doing it", "Proposed action", "Contributes to", "Outcome measure"],
        ["1", "PCT", "Quit clinics", "NI 123", "800"], ["2", "Trust", "Advice", "NI 39, 40", "Fewer"],
    ])  # fmt: skip
    assert [(one.fields["number"], one.fields["indicators"]) for one in ret.entries] == [
        ("1", ["NI 123"]), ("2", ["NI 39", "NI 40"]),
    ]  # fmt: skip
