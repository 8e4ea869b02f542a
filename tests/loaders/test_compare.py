"""A return beside the store: new, same, changed, conflicting, missing, jump; and what is said of it as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.compare import Comparison, compare, to_change
from loaders.compare.cumulative import parts_told
from loaders.compare.stored import as_stored
from loaders.figures import Figure, Return
from loaders.inspection import inspect
from loaders.meaning.known import Known
from lsp_data import decisions
from lsp_data.errors import LspError
from lsp_data.periods import quarter, year_to_date
from lsp_data.settings import Settings
from lsp_data.store import generations, reads
from lsp_data.store.reads import current_version

AREA = "cheshire-west-and-chester"
HEADINGS = ["Indicator ref", "Indicator", "Period", "Value", "Status of figure", "Note"]
Send = Callable[..., Path]


@pytest.fixture
def send(folder: Path) -> Send:
    """Writes a long return: (code, period, value) rows under a header block."""

    def sending(
        rows: Sequence[Sequence[object]], *, partner: str = "Fire and Rescue", period: str = "Q2 2009/10",
        returned: date = date(2009, 10, 30), name: str = "return.xlsx", partnership: str = "",
    ) -> Path:  # fmt: skip
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for pair in (
            ("Partner", partner),
            ("Return period", period),
            ("Date returned", returned),
            ("Partnership", partnership),
        ):
            sheet.append(list(pair))
        sheet.append([])
        sheet.append(HEADINGS)
        for code, when, value, *note in rows:
            sheet.append([code, None, when, value, None, *note])
        path = folder.parent / name
        book.save(path)
        return path

    return sending


def read(path: Path, folder: Path) -> Return:
    catalogue = reads.catalogue_of(generations.current(folder))
    return inspect(path, catalogue=catalogue, settings=Settings(data=folder))


def compared(path: Path, folder: Path, **said: object) -> Comparison:
    return compare(read(path, folder), generations.current(folder), **said)  # type: ignore[arg-type] # passed on by name


def codes(comparison: Comparison) -> set[str]:
    return {one.code for one in comparison.problems}


def test_new_same_and_changed_beside_what_is_stored(
    folder: Path, send: Send, accept: Callable[..., Comparison]
) -> None:
    accept(send([("NI 181", "Q1 2009/10", 10.5), ("NI 192", "Q1 2009/10", 38.0)]))
    found = compared(
        send([("NI 181", "Q1 2009/10", 10.5), ("NI 192", "Q1 2009/10", 38.4), ("NI 181", "Q2 2009/10", 9.5)],
             returned=date(2009, 11, 9), name="second.xlsx"),
        folder,
    )  # fmt: skip
    assert [(row.kind, row.value, row.old_value, row.accept) for row in found.rows] == [
        ("same", 10.5, 10.5, False), ("changed", 38.4, 38.0, True), ("new", 9.5, None, True),
    ]  # fmt: skip
    assert "changed-figure" in codes(found)
    assert "38" in next(one.reason for one in found.problems if one.code == "changed-figure")


def test_a_provisional_figure_made_final_is_a_change(
    folder: Path, send: Send, accept: Callable[..., Comparison]
) -> None:
    accept(send([("NI 181", "Q1 2009/10", "10.5 (p)")]))
    found = compared(
        send([("NI 181", "Q1 2009/10", "10.5 (final)")], returned=date(2009, 12, 1), name="b.xlsx"), folder
    )
    assert [(row.kind, row.how, row.accept) for row in found.rows] == [("changed", "status", True)]
    assert "figure-confirmed" in codes(found)
    plain = compared(send([("NI 181", "Q1 2009/10", 10.5)], returned=date(2009, 12, 1), name="c.xlsx"), folder)
    assert [(row.kind, row.how) for row in plain.rows] == [("changed", "status")]


def test_a_provisional_figure_that_is_repeated_later_without_a_mark_is_confirmed(
    folder: Path, send: Send, accept: Callable[..., Comparison]
) -> None:
    first = send([("NI 181", "Q1 2009/10", "10.5 (p)")], returned=date(2009, 8, 3), name="first.xlsx")
    accept(first)
    again = compared(send([("NI 181", "Q1 2009/10", 10.5)], returned=date(2009, 8, 3), name="sameday.xlsx"), folder)
    assert [row.kind for row in again.rows] == ["same"]
    accept(send([("NI 181", "Q1 2009/10", 10.5)], returned=date(2009, 10, 30), name="second.xlsx"))
    versions = reads.figure_versions(generations.current(folder), "NI 181", "", AREA, None)
    kept = {row["known_at"].date(): row["status"] for row in versions.fillna({"status": ""}).to_dict("records")}
    assert kept[date(2009, 8, 3)] == "provisional"
    assert kept[date(2009, 10, 30)] == ""
    third = compared(send([("NI 181", "Q1 2009/10", 10.5)], returned=date(2010, 1, 29), name="third.xlsx"), folder)
    assert [row.kind for row in third.rows] == ["same"]
    assert [row.kind for row in compared(first, folder).rows] == ["same"]


def test_a_figure_that_is_marked_provisional_again_stays_so(
    folder: Path, send: Send, accept: Callable[..., Comparison]
) -> None:
    accept(send([("NI 181", "Q1 2009/10", "10.5 (p)")], returned=date(2009, 8, 3)))
    found = compared(
        send([("NI 181", "Q1 2009/10", "10.5 (p)")], returned=date(2009, 10, 30), name="second.xlsx"), folder
    )
    assert [row.kind for row in found.rows] == ["same"]


def test_an_older_figure_does_not_replace_a_newer_one(
    folder: Path, send: Send, accept: Callable[..., Comparison]
) -> None:
    accept(send([("NI 181", "Q1 2009/10", 10.5)], returned=date(2009, 12, 1)))
    found = compared(send([("NI 181", "Q1 2009/10", 11)], returned=date(2009, 10, 30), name="late.xlsx"), folder)
    assert [(row.kind, row.reason, row.accept) for row in found.rows] == [("conflicting", "newer-known", False)]
    assert {"newer-known", "older-version"} <= codes(found)


def test_a_quarter_and_a_year_to_date_that_disagree_conflict(folder: Path, send: Send) -> None:
    found = compared(send([("NI 155", "Q1 2009/10", 31), ("NI 155", "Apr to Jun 2009 (year to date)", 30)]), folder)
    assert [(row.kind, row.value, row.accept) for row in found.rows] == [
        ("conflicting", 31, False), ("conflicting", 30, False),
    ]  # fmt: skip
    said = {one.cell: one.reason for one in found.problems if one.code == "duplicate-conflict"}
    assert "Sheet!D8 gives another value (30)" in said["D7"]
    assert "Sheet!D7 gives another value (31)" in said["D8"]
    agreed = send([("NI 155", "Q1 2009/10", 31), ("NI 155", "Apr to Jun 2009 (year to date)", 31)], name="agreed.xlsx")
    assert [(row.kind, row.accept) for row in compared(agreed, folder).rows] == [("new", True), ("same", False)]


def figure(indicator: str, period: object, value: float | None, cell: str = "D2", **more: object) -> Figure:
    said: dict[str, object] = {
        "sheet": "Return", "cell": cell, "label": indicator, "text": str(value), "measure": "actual",
        "indicator": indicator, "value": value, "period_basis": period.basis.value,  # type: ignore[attr-defined]
        "period_start": period.start, "period_end": period.end, **more,  # type: ignore[attr-defined]
    }  # fmt: skip
    return Figure(**said)  # type: ignore[arg-type] # built by name


def test_what_the_last_version_held_is_missed(folder: Path, send: Send, accept: Callable[..., Comparison]) -> None:
    accept(send([("NI 181", "Q2 2009/10", 10.5), ("NI 192", "Q2 2009/10", 38.0), ("NI 155", "Q2 2009/10", 31)]))
    again = compared(send([("NI 181", "Q2 2009/10", 10.9), ("NI 192", "Q2 2009/10", 38.0)], name="v2.xlsx",
                          returned=date(2009, 11, 20)), folder)  # fmt: skip
    assert sorted((row.kind, row.indicator) for row in again.rows) == [
        ("changed", "NI 181"), ("missing", "NI 155"), ("same", "NI 192"),
    ]  # fmt: skip
    following = compared(send([("NI 181", "Q3 2009/10", 10), ("NI 192", "Q3 2009/10", 38)], name="q3.xlsx",
                              period="Q3 2009/10", returned=date(2010, 1, 29)), folder)  # fmt: skip
    assert [(row.kind, row.indicator) for row in following.rows if row.kind == "missing"] == [("missing", "NI 155")]
    other = compared(send([("NI 117", "Q2 2009/10", 6.1)], name="other.xlsx"), folder)
    assert [row.kind for row in other.rows] == ["new"]


def test_a_step_larger_than_any_before_is_a_jump(folder: Path, send: Send, accept: Callable[..., Comparison]) -> None:
    steady = [("NI 181", f"Q{number} 2008/09", value) for number, value in enumerate((10.0, 10.4, 10.1, 10.3), 1)]
    accept(send([*steady, ("NI 181", "Q1 2009/10", 10.6)], period="Q1 2009/10"))
    for value, kind in ((10.9, "new"), (106.0, "jump")):
        found = compared(send([("NI 181", "Q2 2009/10", value)], name=f"{value}.xlsx"), folder)
        assert [(row.kind, row.accept) for row in found.rows] == [(kind, True)]
    assert "larger-jump" in codes(found)


def test_the_same_bytes_are_recognised_and_change_nothing(
    folder: Path, send: Send, accept: Callable[..., Comparison]
) -> None:
    path = send([("NI 181", "Q1 2009/10", 10.5)])
    accept(path)
    number = generations.current(folder).number
    renamed = folder.parent / "Copy of return (1) FINAL v2.xlsx"
    renamed.write_bytes(path.read_bytes())
    found = accept(renamed)
    assert found.already
    assert "same-file-again" in codes(found)
    assert generations.current(folder).number == number


def test_the_good_part_can_be_accepted_and_the_rest_later(folder: Path, send: Send) -> None:
    path = send([("NI 181", "Q1 2009/10", 10.5), ("NI 192", "Q1 2009/10", 140), ("NI 155", "Q1 2009/10", 12)])
    ret = read(path, folder)
    first = compare(ret, generations.current(folder))
    assert [one.held for one in first.held] == ["out-of-range"]
    assert [row.indicator for row in first.rows] == ["NI 181", "NI 155"]
    for accepted in ([0], [0, 1]):
        found = compare(ret, generations.current(folder))
        numbers = [row.number for row in found.rows if row.number in accepted and row.kind == "new"]
        decisions.accept(folder, to_change(ret, found, numbers, made_by="Analyst"), path.read_bytes())
    assert current_version(generations.current(folder), "NI 181", "", AREA, "actual", quarter(2009, 1)) is not None
    stored = current_version(
        generations.current(folder), "NI 155", "", AREA, "actual", year_to_date(quarter(2009, 1).end)
    )
    assert stored is not None
    assert stored["value"] == 12


@pytest.mark.parametrize(
    ("sent", "said", "code"),
    [
        ({"partner": "Mercia PCT"}, {}, "unknown-partner-at-load"),
        ({"partner": ""}, {}, "partner-not-said"),
        ({}, {"partner": "police"}, "other-partner"),
        ({}, {"partner": "nobody"}, "unknown-partner-at-load"),
        ({"partnership": "Wessex Together"}, {}, "other-partnership"),
        ({"period": "Q1 2011/12"}, {}, "future-period"),
    ],
)
def test_a_return_that_does_not_belong_here_is_refused(
    folder: Path, send: Send, sent: dict[str, str], said: dict[str, str], code: str
) -> None:
    path = send([("NI 181", "Q1 2009/10", 10.5)], **sent)
    ret = read(path, folder)
    found = compare(ret, generations.current(folder), **said)  # type: ignore[arg-type] # passed on by name
    assert (code in codes(found), found.refused) == (True, True)
    with pytest.raises(LspError, match="cannot be accepted"):
        to_change(ret, found)


def test_a_return_of_the_right_place_is_not_refused(folder: Path, send: Send) -> None:
    path = send(
        [("NI 181", "Q1 2009/10", 10.5)], partnership="Weaver Vale Partnership (LSP)", partner="fire-and-rescue"
    )
    found = compared(path, folder, partner="fire-and-rescue", period=quarter(2009, 1), known_at=date(2009, 8, 1))
    assert (found.refused, found.partner, found.period, found.known_at) == (
        False, "fire-and-rescue", quarter(2009, 1), date(2009, 8, 1),
    )  # fmt: skip


def test_what_is_stored_is_in_the_indicators_unit_beside_the_cell_as_it_stood(
    folder: Path, accept: Callable[..., Comparison]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        ["Partner", "Council"],
        ["Date returned", date(2009, 8, 1)],
        [],
        ["Ref", "Period", "Value"],
        ["NI 192", "Q1 2009/10", 0.385],
    ):
        sheet.append(line)
    sheet["C5"].number_format = "0.0%"
    path = folder.parent / "percent.xlsx"
    book.save(path)
    accept(path)
    stored = current_version(generations.current(folder), "NI 192", "", AREA, "actual", quarter(2009, 1))
    assert stored is not None
    assert (stored["value"], stored["unit"], stored["cell_value"], stored["scale"]) == (38.5, "%", 0.385, 0.01)
    assert (stored["sheet"], stored["cell"], stored["text"], stored["known_at"]) == (
        "Sheet",
        "C5",
        "38.5%",
        date(2009, 8, 1),
    )


QUARTERS = [quarter(2009, number) for number in (1, 2, 3, 4)]
YEAR_TO_DATE = [year_to_date(one.end) for one in QUARTERS]


def quarters_of(values: Sequence[float | None], total: float | None = None) -> list[Figure]:
    figures = [
        figure("NI 155", one, value, f"{'FGHI'[place]}2")
        for place, (one, value) in enumerate(zip(QUARTERS, values, strict=False))
        if value is not None
    ]
    last = max(one.period_end for one in figures if one.period_end)
    return figures if total is None else [*figures, figure("NI 155", year_to_date(last), total, "J2")]


@pytest.mark.parametrize(
    ("figures", "values"),
    [
        (quarters_of([12, 31, 50]), [12, 31, 50]),
        (quarters_of([12, 31, 50], 50), [12, 31, 50, 50]),
        (quarters_of([12, 10, 9], 31), [12, 22, 31, 31]),
        (quarters_of([12, 19, 31], 62), [12, 31, 62, 62]),
    ],
)
def test_quarters_of_a_running_count_are_stored_as_the_year_to_date(
    known: Known, figures: list[Figure], values: list[float]
) -> None:
    stored, held, problems = as_stored(parts_told(figures), known_with_155(known), AREA)
    assert [one.value for one in stored] == values
    assert [one.period for one in stored] == [*YEAR_TO_DATE[:3], YEAR_TO_DATE[2]][: len(values)]
    assert (held, problems) == ([], [])


def test_quarters_that_fall_ask_whether_they_stand_alone(known: Known) -> None:
    stored, held, problems = as_stored(parts_told(quarters_of([12, 10])), known_with_155(known), AREA)
    assert stored == []
    assert [one.held for one in held] == ["cumulative-or-not"] * 2
    assert [(one.code, one.cell) for one in problems] == [("cumulative-or-not", "G2")]


def known_with_155(known: Known) -> dict[tuple[str, str], object]:
    from dataclasses import replace

    one = known.indicators["NI 155", ""]
    return {**known.indicators, ("NI 155", ""): replace(one, accumulation="cumulative", frequency="quarterly")}


@given(st.lists(st.integers(min_value=0, max_value=500), min_size=2, max_size=4))
def test_single_quarters_and_running_counts_of_one_year_give_the_same(known: Known, singles: list[int]) -> None:
    """However a partner writes the year, what is stored is the running count; told by the year to date beside it."""
    running = [sum(singles[: place + 1]) for place in range(len(singles))]
    indicators = known_with_155(known)
    from_running, _, _ = as_stored(parts_told(quarters_of(running, running[-1])), indicators, AREA)  # type: ignore[arg-type]
    from_singles, _, _ = as_stored(parts_told(quarters_of(singles, running[-1])), indicators, AREA)  # type: ignore[arg-type]
    if singles[-1] == running[-1]:
        return  # all before are zero: the row itself does not tell which is meant
    assert [(one.period, one.value) for one in from_running] == [(one.period, one.value) for one in from_singles]


def test_a_restated_target_is_asked_about_and_not_taken(folder: Path, accept: Callable[..., Comparison]) -> None:
    def sent(name: str, target: float, returned: date) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for line in (["Partner", "Council"], ["Return period", "Q1 2009/10"], ["Date returned", returned], [],
                     ["Ref", "Indicator", "2009/10 target", "Q1 2009/10"], ["NI 181", "Days", target, 10]):  # fmt: skip
            sheet.append(line)
        path = folder.parent / name
        book.save(path)
        return path

    accept(sent("one.xlsx", 11, date(2009, 7, 30)))
    found = accept(sent("two.xlsx", 12, date(2009, 8, 30)))
    target = next(row for row in found.rows if row.target)
    assert (target.kind, target.old_value, target.value, target.accept) == ("changed", 11, 12, False)
    assert "target-differs" in codes(found)
    held = reads.target_versions(generations.current(folder), "NI 181", "", AREA, None)
    assert held["value"].tolist() == [11]


def test_numerators_follow_their_running_counts_and_their_milestones_too(known: Known) -> None:
    q2 = quarter(2009, 2)
    figures = [
        *quarters_of([12, 31]), figure("NI 155", q2, 310, "K2", measure="numerator"),
        figure("NI 155", q2, 28, "L2", measure="milestone"),
    ]  # fmt: skip
    stored, held, _ = as_stored(parts_told(figures), known_with_155(known), AREA)
    assert [(one.figure.measure, one.period, one.note) for one in stored[2:]] == [
        ("numerator", YEAR_TO_DATE[1], ""), ("milestone", YEAR_TO_DATE[1], ""),
    ]  # fmt: skip
    assert held == []
    assert "read as the year to date" in stored[2].how


def test_a_part_that_no_sum_reaches_is_held(known: Known) -> None:
    figures = [
        figure("NI 155", QUARTERS[1], 10.0, "G2"), figure("NI 155", QUARTERS[2], 9.0, "H2"),
        figure("NI 155", YEAR_TO_DATE[2], 19.0, "J2"),
    ]  # fmt: skip
    stored, held, problems = as_stored(parts_told(figures), known_with_155(known), AREA)
    assert [(one.period, one.value) for one in stored] == [(YEAR_TO_DATE[2], 19.0)]
    assert [one.cell for one in held] == ["G2", "H2"]
    assert [one.code for one in problems] == ["cumulative-or-not"]


@pytest.mark.parametrize("name", ["Safer and Stronger Communities", "Health and Wellbeing Thematic Partnership"])
def test_a_file_of_one_of_our_thematic_partnerships_is_ours(folder: Path, send: Send, name: str) -> None:
    found = compare(read(send([("NI 181", "Q1 2009/10", 10.5)], partnership=name), folder), generations.current(folder))
    assert "other-partnership" not in codes(found)
