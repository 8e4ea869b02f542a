"""What a sheet says of its own abbreviations and marks counts: over columns, in a matrix, in scores."""

from __future__ import annotations

import pytest

from tests.loaders.test_rows_named import Read, Rows

HEAD: list[object] = ["No", "What needs doing", "P", "L x I if deferred", "Who", "When", "Where we are up to"]
PROGRAMME: Rows = [
    ["STURDY PARTNERSHIP"], [None], HEAD, ["Local agreement"],
    [1, "Finalise the strategy", 3, "1x2", "Council", "Dec 07", "Overtaken"],
    [2, "Determine the outcomes", 1, "3 × 3", "Group", "Autumn", "The group agreed to"],
    [None], ["Sturdy work programme - continued"], HEAD, [None, None, None, None, None, None, "defer it."],
    [3, "Total Place pilot", 2, None, None, None, None], ["Total tasks", 3],
    ["Key: P = priority 1-3; L = likelihood, I = impact, both 1 to 3"],
]  # fmt: skip
MATRIX: Rows = [
    ["Who does what"], [None], ["Commitment", "Safer", "Stronger", "Health"],
    ["1. Recognise communities", "Lead", "✓", "?"], ["2. Build the sector", "c", "L", "?"],
    ["3. Raise confidence", "✓", "✓", "L"],
]  # fmt: skip


def test_a_key_names_the_columns_of_a_work_programme_and_a_product_is_two_scores(read_rows: Read) -> None:
    ret = read_rows(PROGRAMME)
    assert ret.kind == "work_programme"
    names = ("number", "priority", "likelihood", "impact", "risk", "comments")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("1", "3", "1", "2", None, "Section: Local agreement"), ("2", "1", "3", "3", None, "Section: Local agreement"),
        ("3", "2", None, None, None, "Section: Local agreement"),
    ]  # fmt: skip
    assert ret.entries[1].fields["progress"] == "The group agreed to defer it."
    assert "Total tasks" in [one.value for one in ret.problems if one.code == "line-below-left-out"]


def test_the_heading_says_which_score_comes_first(read_rows: Read) -> None:
    ret = read_rows([["Task", "Urgency", "Impact x likelihood"], ["1. Train", 1, "5x2"], ["2. Tell", 2, 12]])
    names = ("likelihood", "impact", "risk")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [("2", "5", None), (None, None, "12")]


@pytest.mark.parametrize("score", ["5x2", "5 × 2 = 10", "5 by 2", "5/2"])
@pytest.mark.parametrize(
    ("heading", "impact_first"),
    [
        ("Impact x likelihood", True), ("Risk (I x L)", True), ("Risk (severity/probability)", True),
        ("Risk (likelihood x impact)", False), ("Probability / severity", False), ("Risk: L/I", False),
    ],
)  # fmt: skip
def test_a_heading_says_which_score_comes_first_whatever_parts_them(
    read_rows: Read, heading: str, score: str, *, impact_first: bool
) -> None:
    (entry,) = read_rows([["Task", "Priority", heading], ["1. Train", 1, score]]).entries
    first, second = (entry.fields[name] for name in ("likelihood", "impact"))
    assert (first, second) == (("2", "5") if impact_first else ("5", "2"))


def test_a_line_of_the_sheet_may_say_the_order_and_three_of_five_is_no_product(read_rows: Read) -> None:
    rows: Rows = [["Task", "Priority", "Risk score"], ["1. Train", 1, "5x2"], ["2. Tell", 1, "3/5"]]
    names = ("likelihood", "impact", "risk")
    plain = [tuple(one.fields[name] for name in names) for one in read_rows(rows).entries]
    assert plain == [("5", "2", None), (None, None, "3/5")]
    ruled = read_rows([*rows, [None], ["Score = impact x likelihood"]]).entries
    assert [tuple(one.fields[name] for name in names) for one in ruled] == [("2", "5", None), ("5", "3", None)]


@pytest.mark.parametrize("line", ["L = lead, C or ✓ = contributes", "Key: ✓ helps; L leads"])
def test_the_matrix_own_key_says_what_its_marks_mean(read_rows: Read, line: str) -> None:
    ret = read_rows([*MATRIX, [None], [line]])
    roles = {(one.fields["number"], one.fields["partnership"]): one.fields["role"] for one in ret.entries}
    assert ret.kind == "commitments"
    assert roles["1", "Stronger"] == roles["3", "Safer"] == roles["2", "Safer"] == "contributing"
    assert (roles["1", "Safer"], roles["3", "Health"], len(roles)) == ("lead", "lead", 7)


def test_a_mark_that_nobody_explains_is_asked_about_once(read_rows: Read) -> None:
    said = {"L": "Lead", "c": "Contributing"}
    rows: Rows = [[said.get(str(text), text) for text in row] for row in MATRIX]
    problems = [one for one in read_rows(rows).problems if one.code == "unknown-role"]
    assert [(one.value, one.cell) for one in problems] == [("✓", "C4"), ("?", "D4")]
    assert "3 cells: C4, B6, C6" in problems[0].reason


def test_a_matrix_with_the_commitments_across_is_turned(read_rows: Read) -> None:
    ret = read_rows([
        ["Who leads and who helps"], [None], [None, "1. Communities", "2. Third sector", "3. Confidence"],
        ["Safer Communities", "○", "●", None], ["Health and Wellbeing", "●", None, "○"], ["Key: ● leads, ○ helps"],
    ])  # fmt: skip
    names = ("number", "commitment", "partnership", "role")
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("1", "Communities", "Safer Communities", "contributing"),
        ("2", "Third sector", "Safer Communities", "lead"), ("1", "Communities", "Health and Wellbeing", "lead"),
        ("3", "Confidence", "Health and Wellbeing", "contributing"),
    ]  # fmt: skip
    assert [(one.code, one.cell) for one in ret.problems] == [("no-lead", "D3")]


def test_codes_of_a_key_are_strands(read_rows: Read) -> None:
    ret = read_rows([
        ["Findings"], ["GP = good practice, AFI = area for improvement, G = gap"],
        ["Finding", "Code", "Where shown", "About", "Named officer (post)", "Checked on", "Status"],
        ["Advice at work", "GP", "NI 123", "Health and Wellbeing", "Manager", "30/04/2009", "Agreed"],
        ["No plan", "G", None, "Jobs and Enterprise", None, None, None],
    ])  # fmt: skip
    names = ("theme", "strand", "text", "evidence", "owner", "date", "state")
    assert ret.kind == "self_assessment"
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("Health and Wellbeing", "good_practice", "Advice at work", "NI 123", "Manager", "2009-04-30", "agreed"),
        ("Jobs and Enterprise", "gap", "No plan", None, None, None, None),
    ]


def test_commitments_as_a_list_with_partnerships_in_the_cells(read_rows: Read) -> None:
    ret = read_rows([
        ["No", "Commitment", "Lead partnership", "Contributing partnerships"],
        [1, "Communities", "Stronger Communities", "Safer Communities; Health and Wellbeing"],
        [2, "Third sector", "n/a", None],
    ])  # fmt: skip
    names = ("number", "commitment", "partnership", "role")
    assert ret.kind == "commitments"
    assert [tuple(one.fields[name] for name in names) for one in ret.entries] == [
        ("1", "Communities", "Stronger Communities", "lead"),
        ("1", "Communities", "Safer Communities", "contributing"),
        ("1", "Communities", "Health and Wellbeing", "contributing"),
    ]
    assert [(one.code, one.cell) for one in ret.problems] == [("no-lead", "B3")]


def test_a_matrix_may_say_main_and_helps(read_rows: Read) -> None:
    ret = read_rows([
        ["No", "Commitment", "Safer", "Stronger"], [1, "Communities", "Helps", "Main"], [2, "Sector", "Main", "Helps"],
    ])  # fmt: skip
    assert [(one.fields["number"], one.fields["role"]) for one in ret.entries] == [
        ("1", "contributing"), ("1", "lead"), ("2", "lead"), ("2", "contributing"),
    ]  # fmt: skip


def test_numbers_are_marks_where_an_equals_sign_says_so(read_rows: Read) -> None:
    rows: Rows = [
        [None, "Safer Communities", "Stronger Communities"], ["1. Communities", 2, 1], ["2. Sector", 1, 2],
    ]  # fmt: skip
    said = read_rows([["Who does what (1 = lead, 2 = supports)"], [None], *rows])
    assert [one.fields["role"] for one in said.entries] == ["contributing", "lead", "lead", "contributing"]
    counted = read_rows([["1 leads a group, 2 partners help"], [None], *rows])
    assert (counted.kind, counted.entries) == ("statistics", ())
    assert [one.value for one in counted.figures] == [2, 1, 1, 2]


PLAIN_MATRIX: Rows = [
    ["Who does what"], [None], ["Commitment", "Safer", "Stronger", "Health"],
    ["1. First", "Lead", "Contributing", "no"], ["2. Second", "Lead", "Contributing", "to"],
]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "No lead yet for some; of partners three; to support", "Key: no lead yet means that the board decides",
        "A lead partner must be agreed", "NO LEAD YET, TO BE AGREED", "no = lead to be agreed",
    ],
)  # fmt: skip
def test_no_sentence_makes_its_words_marks_of_roles(read_rows: Read, line: str) -> None:
    ret = read_rows([*PLAIN_MATRIX, [None], [line]])
    assert [one.fields["role"] for one in ret.entries] == ["lead", "contributing"] * 2
    assert [(one.code, one.value) for one in ret.problems] == [("unknown-role", "to")]


@pytest.mark.parametrize("text", ["No lead yet - to be agreed", "-", "None at present", "tbc", "n/a"])
def test_a_cell_of_a_matrix_that_says_nothing_is_no_role_and_no_unknown_mark(read_rows: Read, text: str) -> None:
    ret = read_rows([*PLAIN_MATRIX[:3], ["1. First", "Lead", "Contributing", "Contributing"], ["2. Second", text, "C"]])
    assert [one.fields["partnership"] for one in ret.entries] == ["Safer", "Stronger", "Health", "Stronger"]
    assert [(one.code, one.cell) for one in ret.problems] == [("no-lead", "A5")]


def test_numbered_notes_below_a_matrix_are_no_commitments(read_rows: Read) -> None:
    notes: Rows = [["3. Third"], [None], ["Notes"], ["1. Agreed by the board in June"]]
    ret = read_rows([*PLAIN_MATRIX, *notes])
    assert [(one.code, one.cell) for one in ret.problems if one.code != "unknown-role"] == [("no-lead", "A6")]


@pytest.mark.parametrize(
    "key",
    [[["Key"], ["S", "Lead partnership"], ["H", "Helps"]], [["S Leads"], ["H Helps"]], [["S – leads / H – helps"]]],
)
def test_a_key_may_stand_in_cells_of_its_own(read_rows: Read, key: Rows) -> None:
    ret = read_rows([
        ["Commitment", "Safer", "Stronger"], ["1. First", "S", "H"], ["2. Second", "H", "S"], [None], *key,
    ])  # fmt: skip
    assert [one.fields["role"] for one in ret.entries] == ["lead", "contributing", "contributing", "lead"]
    assert ret.problems == ()


@pytest.mark.parametrize("numbered", [True, False])
def test_a_commitment_keeps_the_number_of_what_it_counts(read_rows: Read, *, numbered: bool) -> None:
    texts = ["Help people", "100 new homes", "Cut carbon"]
    rows: Rows = [[f"{at}", text, "Lead", "Contributing"] for at, text in enumerate(texts, 1)]
    bare: Rows = [
        [None, "1 Help people", "Lead", "C"],
        [None, "2 Homes", "C", "Lead"],
        [None, "100 trees", "Lead", "C"],
    ]
    ret = read_rows(
        [["No.", "Commitment", "Safer", "Stronger"], *(rows if numbered else bare), ["Total leads", 9, 9, 9]]
    )
    found = list(dict.fromkeys((one.fields["number"], one.fields["commitment"]) for one in ret.entries))
    plain = [("1", "Help people"), ("2", "Homes"), (None, "100 trees")]
    assert found == ([("1", "Help people"), ("2", "100 new homes"), ("3", "Cut carbon")] if numbered else plain)
    assert [one.code for one in ret.problems] == []


def test_beside_the_partnerships_stand_indicators_remarks_and_totals_that_are_none(read_rows: Read) -> None:
    ret = read_rows([
        ["SCS: who does what"], ["L = lead, c = contributes"], [],
        ["No", "Commitment", "Indicators", "Safer", "Economy", "Comments", "Total"],
        [1, "Help people to feel safe", "NI 21; 15–17", "L", "c", "Agreed by the board in June", "2"],
        [2, "More people in work", "153", "c", "L", None, "2"], [3, "Affordable homes", "NI 155", "c", None, None, "1"],
        [None, "Total", None, "3", "2", None, "5"],
    ])  # fmt: skip
    names = ("number", "partnership", "role", "indicators")
    assert [tuple(one.fields.get(name) for name in names) for one in ret.entries] == [
        ("1", "Safer", "lead", ["NI 21", "NI 15", "NI 16", "NI 17"]), ("1", "Economy", "contributing", None),
        ("2", "Safer", "contributing", None), ("2", "Economy", "lead", ["NI 153"]),
        ("3", "Safer", "contributing", None),
    ]  # fmt: skip
    assert [(one.code, one.severity, one.value, one.cell) for one in ret.problems] == [
        ("columns-not-used", "note", "", "F4"),
        ("indicators-without-lead", "note", "NI 155", "C7"),
        ("no-lead", "query", "Affordable homes", "B7"),
    ]
