"""What the upload page says of a return, of what acceptance changed, and of what a partnership still lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.compare.filing import Filing, filed
from loaders.compare.rows import Row
from loaders.figures import Entry, Figure, Header, Return, SheetRead
from lsp_data.catalogue import Catalogue, identity_of, load_reference
from lsp_data.errors import Problem, Severity
from lsp_data.periods import Basis, Period, financial_year, quarter, year_to_date
from lsp_data.settings import Settings
from lsp_data.store.reads import catalogue_after
from presentation import returns_compare, returns_reading, returns_view
from presentation.returns_effects import status_effects
from presentation.setup_view import decisions, lacking, lacking_counts, written

TITLES = {("NI 33", "i"): "Deliberate primary fires", ("NI 16", ""): "Serious acquisitive crime"}


def figure(**fields: object) -> Figure:
    given_: dict[str, object] = {
        "sheet": "Q2",
        "cell": "F7",
        "label": "NI 16 | Q2",
        "text": "38.5%",
        "measure": "actual",
        "indicator": "NI 16",
        "area": "chester",
        "scale": 0.01,
        "value": 0.385,
        "unit": "%",
        "period_basis": "quarter",
        "period_start": date(2009, 7, 1),
        "period_end": date(2009, 9, 30),
    } | fields
    return Figure(**given_)  # type: ignore[arg-type]  # the defaults above have the right types


def problem(severity: Severity, reason: str = "it is so", cell: str = "F7") -> Problem:
    return Problem("Q2", cell, severity, "a-code", "x", reason, "Do that.")


def test_a_figure_is_said_in_the_unit_that_it_reads_as() -> None:
    table = returns_view.figures_table([figure()], TITLES, {"chester": "Chester"})
    row = table.iloc[0].to_dict()
    assert row["As written"] == "38.5%"
    assert row["As understood"] == "38.5 %"
    assert row["Period"] == "Q2 2009/10"
    assert row["Indicator"] == "NI 16 Serious acquisitive crime"
    assert row["Area"] == "Chester"
    assert row["Cell"] == "Q2!F7"


def test_a_marker_a_status_and_what_was_not_understood_are_said_in_words() -> None:
    assert returns_view.figure_words(figure(value=None, marker="tbc", scale=1.0, unit="")) == "to be confirmed"
    assert returns_view.figure_words(figure(value=5.0, marker="less_than", scale=1.0, unit="")) == "less than 5"
    assert returns_view.figure_words(figure(status="provisional")) == "38.5 % (provisional)"
    assert returns_view.figure_words(figure(value=None, unit="")) == "nothing"
    assert returns_view.indicator_words(None, "", TITLES) == "not recognised"
    assert returns_view.period_words(None, date(2009, 4, 1), date(2009, 9, 30)) == "1 Apr 2009 to 30 Sep 2009"
    assert returns_view.period_words("quarter", None, None) == ""


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.sampled_from([1.0, 0.01]))
def test_no_value_disappears_from_its_words(value: float, scale: float) -> None:
    said = returns_view.figure_words(figure(value=value, scale=scale, unit=""))
    assert float(said.replace(",", "")) == pytest.approx(value / scale, rel=1e-9)


def test_problems_come_errors_first_and_are_counted_by_weight() -> None:
    found = (problem(Severity.NOTE), problem(Severity.ERROR), problem(Severity.QUERY), problem(Severity.QUERY))
    assert list(returns_view.problems_table(found)["Weight"]) == ["Error", "Question", "Question", "Note"]
    assert returns_view.problem_words(found) == "1 error, 2 questions, 1 note"
    assert returns_view.problem_words(()) == "none"


def test_a_refused_file_gets_one_reason_and_one_way_on() -> None:
    refused = Return(
        "a.pdf",
        "0",
        "unknown",
        problems=(
            problem(Severity.NOTE),
            Problem("", "", Severity.ERROR, "pdf", "", "This is a PDF.", "Send the workbook."),
        ),
        refused=True,
    )
    assert returns_view.refusal(refused) == ("This is a PDF.", "Send the workbook.")
    assert returns_view.refusal(Return("a.xlsx", "0", "unknown"))[0].startswith("No figures were found")
    assert returns_view.refusal(Return("a.xlsx", "0", "unknown", figures=(figure(),))) == ("", "")
    assert returns_view.where_words(problem(Severity.ERROR)) == "Q2!F7"
    assert returns_view.where_words(Problem("", "", Severity.ERROR, "c", "", "", "")) == "the file"


def test_register_rows_are_shown_with_a_column_a_field() -> None:
    table = returns_view.entries_table(
        [
            Entry(
                "Plan",
                "A4",
                "activity",
                {"workstream": "Health", "months": {"04": "planned"}, "undated": False, "aim": None},
            ),
            Entry("Plan", "A5", "workstream", {"workstream": "Jobs"}),
            Entry("Plan", "A6", "commentary", {"area": "england", "sub_measure": "i", "period_end": "2010-12-31"}),
        ],
        catalogue_after([]),
    )
    assert table["Months"].tolist() == ["04: planned", "", ""]
    assert table["Undated"].tolist() == ["no", "", ""]
    assert table["Aim"].tolist() == ["", "", ""]
    assert table[["Area", "Sub-measure", "To"]].iloc[2].tolist() == ["England", "i", "31 Dec 2010"]
    assert list(returns_view.entries_table([], catalogue_after([])).columns) == ["Cell", "Kind"]


def test_sheets_say_whether_they_were_read() -> None:
    ret = Return(
        "a.xlsx", "0", "unknown", sheets=(SheetRead("Notes", True, 4, 2, False, "no figures"),), header=Header()
    )
    assert returns_view.sheets_table(ret).iloc[0].tolist() == ["Notes", "4 × 2", "hidden", "not read", "no figures"]


def status(rag: str, actual: float | None, *, indicator: str = "NI 16", direction: str = "level") -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "indicator": indicator,
                "sub_measure": "",
                "area": "chester",
                "title": "Crime",
                "rag": rag,
                "rag_reason": "Not due until 30 Nov 2010",
                "actual": actual,
                "unit": "",
                "period_end": date(2010, 9, 30),
                "direction": direction,
            }
        ]
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (status("amber", 4), status("red", 5), "NI 16 went from Slightly off track to Off track."),
        (status("grey", None), status("red", 5), "NI 16 has a status now: Off track."),
        (status("green", 4), status("grey", None), "NI 16 went from On track to No status: Not due until 30 Nov 2010."),
        (status("red", 4), status("red", 5), "NI 16 is still Off track: 4 → 5."),
        (status("red", None), status("red", 5), "NI 16 is still Off track, now at 5."),
        (status("red", 4), status("red", 4, direction="worsening"), "NI 16 is still Off track."),
    ],
)
def test_what_acceptance_changed_is_said_in_a_sentence(before: pd.DataFrame, after: pd.DataFrame, said: str) -> None:
    assert status_effects(before, after)["sentence"].tolist() == [said]


def test_nothing_changed_is_no_effect_and_a_changed_colour_comes_first() -> None:
    assert status_effects(status("red", None), status("red", None)).empty
    before = pd.concat([status("red", 4), status("green", 1, indicator="NI 20")])
    after = pd.concat([status("red", 5), status("amber", 2, indicator="NI 20"), status("green", 1, indicator="NI 30")])
    found = status_effects(before, after)
    assert found["indicator"].tolist() == ["NI 20", "NI 30", "NI 16"]
    assert found["recoloured"].tolist() == [True, True, False]


def test_a_series_of_which_nothing_is_left_is_an_effect_too() -> None:
    found = status_effects(status("red", 4), status("red", 4).head(0))
    assert found["sentence"].tolist() == [
        "NI 16 went from Off track to No status: no figure or target of it is held any more."
    ]


KEYED = st.dictionaries(
    st.sampled_from(["NI 1|", "NI 33|i", "NI 33|ii"]),
    st.tuples(st.sampled_from(["", "police"]), st.sampled_from([None, 30.0, 45.0])),
)


@given(KEYED, KEYED)
def test_decisions_lead_from_the_one_frame_to_the_other(
    first: dict[str, tuple[str, float]], second: dict[str, tuple[str, float]]
) -> None:
    fields = ["lead", "lag_days"]
    before, after = (
        pd.DataFrame.from_dict(one, orient="index", columns=fields, dtype=object) for one in (first, second)
    )
    state = {(key, field): written(row[field]) for key, row in before.iterrows() for field in fields}
    made = decisions(before, after, "indicator", fields)
    for row in made.to_dict("records"):
        assert state.get((row["key"], row["field"]), "") != row["value"], "a decision that changes nothing"
        state[(row["key"], row["field"])] = row["value"]
    for key, row in after.iterrows():
        for field in fields:
            assert state.get((key, field), "") == written(row[field])


def test_cells_are_written_as_the_store_reads_them() -> None:
    assert written(["police", "fire"]) == "police;fire"
    assert written(30.0) == "30"
    assert written(2.5) == "2.5"
    assert written(True) == "yes"
    assert written(float("nan")) == written(None) == written(pd.NA) == written(" ") == ""


@given(st.text(max_size=40), st.lists(st.text(max_size=10), max_size=4))
def test_a_partner_gets_a_plain_id_of_its_own(name: str, taken: list[str]) -> None:
    made = identity_of(name, [*taken, "partner"])
    assert made not in taken
    assert made.isascii()
    assert made.replace("-", "").isalnum()


def test_what_an_indicator_lacks_is_named() -> None:
    in_use = pd.DataFrame(
        [
            ["NI 16", "", "Crime", "safer", "police", "Head of Crime", 30, "quarterly", "low"],
            ["NI 20", "", "Assault", "safer", "", "", None, "quarterly", "low"],
        ],
        columns=[
            "indicator",
            "sub_measure",
            "title",
            "theme",
            "lead",
            "lead_post",
            "lag_days",
            "frequency",
            "polarity",
        ],
    )
    told = pd.DataFrame([["NI 16", "", 4.0, 5.0]], columns=["indicator", "sub_measure", "target", "baseline"])
    found = lacking(in_use, told)
    assert found[["indicator", "lacks"]].values.tolist() == [
        ["NI 20", "lead partner, lead post, target, baseline, release lag"]
    ]
    assert lacking_counts(found, 2) == {"lead partner": 1, "lead post": 1, "target": 1, "baseline": 1, "release lag": 1}
    assert lacking_counts(found.head(0), 0) == {}


def test_a_session_does_not_hold_figures_that_belong_to_no_indicator() -> None:
    many = tuple(figure(indicator=None, cell=f"A{row}") for row in range(2_000))
    kept = returns_reading.in_part(Return("a.xlsx", "0", "statistics", figures=(*many, figure())))
    assert len(kept.figures) == returns_reading.UNKNOWN_KEPT + 1
    assert kept.figures[-1].indicator == "NI 16"
    assert returns_view.content_words(kept) == "2,001 figures"
    assert "2,000 figures" in kept.problems[0].reason
    few = Return("a.xlsx", "0", "statistics", figures=many[:20])
    assert returns_reading.in_part(few) is few


@given(st.text(max_size=300))
def test_the_name_that_came_with_an_upload_is_only_ever_a_name(given_name: str) -> None:
    name = returns_reading.file_name(given_name)
    assert 0 < len(name) <= returns_reading.LONGEST_NAME
    assert name.isprintable()
    assert "/" not in name and "\\" not in name


def test_a_full_disk_refuses_the_file_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    open_book = partial(returns_reading.read_book, "a.xlsx", b"PK", Settings())
    ret = returns_reading.read_upload("a.xlsx", "0", open_book, None)  # type: ignore[arg-type]  not reached
    assert ret.refused
    assert "No space left" in returns_view.refusal(ret)[0]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.build(load_reference(), [])


def waiting(cell: str, **fields: object) -> Figure:
    """A figure of which nothing says for when it is."""
    nothing = {"period_basis": None, "period_start": None, "period_end": None, "held": "period-unknown"}
    return figure(cell=cell, **(nothing | fields))


def asked(cell: str, heading: str, code: str = "period-unknown", severity: Severity = Severity.QUERY) -> Problem:
    return Problem("Q2", cell, severity, code, heading, "Nothing says which period it is.", "Name it.")


def period_of(one: Figure) -> Period | None:
    if one.period_start is None or one.period_end is None:
        return None
    return Period(one.period_start, one.period_end, Basis(str(one.period_basis)))


def filed_for(period: Period, *figures: Figure, problems: tuple[Problem, ...], catalogue: Catalogue) -> Return:
    ret = Return("a.xlsx", "0", "performance_return", figures=figures, problems=problems)
    return filed(ret, Filing(None, period, None), catalogue)


@pytest.mark.parametrize(
    ("heading", "measure", "meant"),
    [
        ("Actual", "actual", quarter(2010, 3)),
        ("Q1", "actual", quarter(2010, 1)),
        ("Year to date", "actual", year_to_date(quarter(2010, 3).end)),
        ("Target", "target", financial_year(2010)),
        ("Q4", "actual", None),
    ],
)
def test_figures_that_wait_for_a_period_take_the_chosen_one(
    heading: str, measure: str, meant: Period | None, catalogue: Catalogue
) -> None:
    chosen = quarter(2010, 3)
    given_ = waiting("C7", measure=measure)
    made = filed_for(chosen, given_, problems=(asked("C3", heading),), catalogue=catalogue)
    assert (period_of(made.figures[0]), made.figures[0].held) == (meant, "" if meant else "period-unknown")
    assert [one.code for one in made.problems] == ["period-assumed" if meant else "period-unknown"]
    assert (made.header.period_start, made.header.period_end) == (chosen.start, chosen.end)


def test_what_else_is_wrong_with_a_figure_still_holds_it_back(catalogue: Catalogue) -> None:
    problems = (
        asked("C3", "Actual"),
        asked("C7", "-3", "out-of-range", Severity.ERROR),
        asked("E8", "suppressed", "value-and-reason"),
    )
    made = filed_for(
        quarter(2010, 3), waiting("C7"), waiting("C8"), waiting("C9"), problems=problems, catalogue=catalogue
    )
    assert [one.held for one in made.figures] == ["out-of-range", "value-and-reason", ""]
    assert {period_of(one) for one in made.figures} == {quarter(2010, 3)}


def test_figures_that_say_their_period_keep_it_when_one_is_chosen(catalogue: Catalogue) -> None:
    said = figure(cell="D7")
    made = filed_for(quarter(2010, 3), said, waiting("C7"), problems=(asked("C3", "Actual"),), catalogue=catalogue)
    assert made.figures[0] == said


def test_how_a_period_was_understood_is_said_beside_the_row() -> None:
    row = Row(0, "new", "NI 16", "", "chester", "actual", year_to_date(date(2010, 9, 30)), note="slow start")
    read = "given for Q2 2010/11, read as the year to date"
    assert returns_compare.remark(replace(row, how=read)) == f"G{read[1:]}. slow start"
    assert returns_compare.remark(replace(row, how="status")) == returns_compare.remark(row) == "slow start"
