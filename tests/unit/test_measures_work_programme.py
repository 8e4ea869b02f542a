"""The rules of a work programme: risk matrix, what hangs on what, the shortlist."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.work_programme import (
    Edge,
    Task,
    Tie,
    edges,
    layers,
    numbers_in,
    risk_matrix,
    shortlist,
    step,
    unknown_numbers,
)

# The tasks of the 2007/08 programme whose comments name others.
PAPER = [
    Task("2", priority="1", comments="Suggest project / programme plan incorporates 3 below."),
    Task("3", priority="1", comments="Suggest that activity included in project / programme plan of 2 above."),
    Task("8", priority="1", comments="High priority. Work needs to begin a.s.a.p."),
    Task("10", priority="1", comments="High priority but dependant upon 11 below. Suggested that: (i) all partners; "
         "and (ii) activity is picked up in the autumn as part of the project / programme plan for 11 below."),
    Task("11", priority="1", comments="Suggested that project / programme plan incorporates 10 above."),
    Task("13", priority="2", comments="Not essential at this time. Will be influenced by 11 above."),
    Task("17", priority="1", comments="High priority – possible ‘early win’. Should also support item 3."),
]  # fmt: skip
_SCORES = st.sampled_from(["Low", "medium", "HIGH", "1", "3", "5", "", "n/a"])
_NUMBERS = st.lists(st.integers(1, 12), min_size=1, max_size=8, unique=True)
_TIES = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12), st.sampled_from(Tie)), max_size=15)


def test_what_the_papers_comments_say_of_other_tasks() -> None:
    assert edges(PAPER) == [
        Edge("2", "3", Tie.WITH, said=False), Edge("10", "11", Tie.NEEDS, said=False),
        Edge("10", "11", Tie.WITH, said=False), Edge("13", "11", Tie.NEEDS, said=False),
        Edge("17", "3", Tie.SUPPORTS, said=False),
    ]  # fmt: skip


def test_the_papers_shortlist_takes_two_pairs_together() -> None:
    assert shortlist(PAPER, edges(PAPER)) == [("2", "3"), ("8",), ("10", "11"), ("17",)]


def test_what_is_written_in_a_field_counts_before_the_comments() -> None:
    tasks = [Task("1", needs=("2", "7"), merged=("1",), comments="Depends on task 2."), Task("2")]
    assert edges(tasks) == [Edge("1", "2", Tie.NEEDS)]
    assert unknown_numbers(tasks) == [("1", "7")]


def test_marks_decide_the_shortlist() -> None:
    tasks = [Task("1", priority="1"), Task("2", shortlisted=True, merged=("3",)), Task("3", shortlisted=True)]
    assert shortlist(tasks, edges(tasks)) == [("2", "3")]
    assert shortlist([], []) == []


def test_scores_stay_on_the_scale_of_the_sheet() -> None:
    words = risk_matrix([Task("1", "High", "L"), Task("2", "high", "low"), Task("3", "4", "4"), Task("4", "", "high")])
    assert words.scale == ("low", "medium", "high")
    assert words.cells == {("high", "low"): ("1", "2")}
    assert words.unplaced == ("3", "4")
    assert [words.level("low", "low"), words.level("low", "high"), words.level("high", "high")] == [
        "low", "medium", "high",
    ]  # fmt: skip
    assert risk_matrix([Task("1", "5", "1"), Task("2", "2", "low")]).scale == ("1", "2", "3", "4", "5")


def test_a_score_has_one_spelling() -> None:
    assert [step(one) for one in (" Med ", "H", "3.0", "very likely", "")] == ["medium", "high", "3", "", ""]


def test_numbers_are_read_from_lists_and_sentences() -> None:
    assert numbers_in("2, 3 and 10 (see 2)") == ("2", "3", "10")
    assert numbers_in("") == ()


@given(st.lists(st.tuples(_SCORES, _SCORES), max_size=12))
def test_every_task_is_placed_once_or_named_as_unplaced(scores: list[tuple[str, str]]) -> None:
    tasks = [Task(str(number), *pair) for number, pair in enumerate(scores, 1)]
    found = risk_matrix(tasks)
    placed = [number for cell in found.cells.values() for number in cell]
    assert sorted([*placed, *found.unplaced], key=int) == [one.number for one in tasks]
    assert all(likelihood in found.scale and impact in found.scale for likelihood, impact in found.cells)


def test_a_task_that_needs_the_one_it_is_merged_with_stands_right_of_it() -> None:
    found = [Edge("2", "3", Tie.WITH), Edge("10", "11", Tie.NEEDS), Edge("10", "11", Tie.WITH)]
    assert layers(["2", "3", "10", "11"], found) == {"2": 0, "3": 0, "10": 1, "11": 0}


@given(_NUMBERS, _TIES)
def test_columns_are_within_the_drawing_and_without_rings_in_order(
    numbers: list[int], ties: list[tuple[int, int, Tie]]
) -> None:
    named = [str(one) for one in numbers]
    place = layers(named, [Edge(str(one), str(other), tie) for one, other, tie in ties])
    assert set(place) == set(named)
    assert all(0 <= column < len(named) for column in place.values())
    forward = [Edge(str(one), str(other), Tie.NEEDS) for one, other, _ in ties if one > other]
    place = layers(named, forward)
    assert all(place[one.number] > place[one.other] for one in forward if one.number in place and one.other in place)


@given(st.lists(st.sets(st.integers(1, 9), min_size=2, max_size=3), max_size=4))
def test_merged_tasks_stand_in_one_entry_and_each_task_in_one(merges: list[set[int]]) -> None:
    merged = {number: {other for one in merges if number in one for other in one} for number in range(1, 10)}
    tasks = [Task(str(number), shortlisted=True, merged=tuple(map(str, sorted(others))))
             for number, others in merged.items()]  # fmt: skip
    entries = shortlist(tasks, edges(tasks))
    assert sorted(int(number) for entry in entries for number in entry) == list(range(1, 10))
    for one in merges:
        assert any({str(number) for number in one} <= set(entry) for entry in entries)
