"""What a person decides: taking back, moving, entering by hand, editing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import AREA, NOW, Agreed, Given, Office, set_up

from loaders import compare
from loaders.inspection import inspect
from lsp_data import archive, audit, decisions, reports
from lsp_data.decisions import Edit, HandFigure, moved_period
from lsp_data.errors import LspError
from lsp_data.periods import Basis, Period, financial_year, month, quarter, rolling_year, year_to_date
from lsp_data.settings import Settings
from lsp_data.store import migrations, publication, reads
from lsp_data.store.generations import Generation
from lsp_data.store.lines import lines_of
from sample_data import load

Q1, Q2 = quarter(2010, 1), quarter(2010, 2)
YEAR = financial_year(2010)


def by_hand(value: float | None = 7.0, **more: object) -> HandFigure:
    given_figure: dict[str, object] = {
        "indicator": "NI 16", "sub_measure": "", "area": AREA, "period": Q1, "known_at": date(2010, 8, 1),
        "source": "Police bulletin, page 3", "value": value,
    }  # fmt: skip
    return HandFigure(**(given_figure | more))  # type: ignore[arg-type]  put together by name


def standing(office: Office) -> list[dict[str, object]]:
    rows = reports.status_rows(office.generation)
    return [{name: value for name, value in row.items() if name != "source"} for row in rows]


def test_taking_a_return_back_restores_the_status_before(office: Office) -> None:
    office.accept([Given("NI 33", year_to_date(Q1.end), 10.0, "i")], [Agreed("NI 33", YEAR, 48.0, "i")])
    before = standing(office)
    second = office.accept([Given("NI 33", year_to_date(Q2.end), 40.0, "i")], known_at=date(2010, 11, 1))
    changed = standing(office)
    assert changed != before
    office.take_back(second)
    assert standing(office) == before
    office.accept([Given("NI 33", year_to_date(Q2.end), 40.0, "i")], known_at=date(2010, 11, 1))
    assert standing(office) == changed


def test_taking_back_needs_a_reason_and_a_return_that_stands(office: Office) -> None:
    name = office.accept([Given("NI 16", Q1, 5.0)])
    with pytest.raises(LspError, match="Say why"):
        decisions.take_back(office.folder, name, made_by="Analyst", reason=" ")
    office.take_back(name)
    with pytest.raises(LspError, match="was taken back before"):
        office.take_back(name)
    with pytest.raises(LspError, match="no return 'nothing'"):
        office.take_back("nothing")
    events = office.generation.rows("SELECT return_id, event, made_by, reason FROM return_event")
    assert events == [(name, "withdrawn", "Analyst", "wrong file")]


def first_another(monkeypatch: pytest.MonkeyPatch, other: Callable[[], object]) -> None:
    """Another writer publishes just before the next publication of this one."""
    publish = publication.publish

    def late(*what: Any, **more: Any) -> Generation:
        monkeypatch.setattr(publication, "publish", publish)
        other()
        return publish(*what, **more)

    monkeypatch.setattr(publication, "publish", late)


def test_of_two_who_take_a_return_back_at_once_the_second_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = office.accept([Given("NI 16", Q1, 5.0)])
    first_another(monkeypatch, lambda: office.take_back(name))
    with pytest.raises(LspError, match="was taken back before"):
        office.take_back(name)
    assert office.generation.rows("SELECT count(*) FROM return_event") == [(1,)]


def test_a_return_that_another_took_back_meanwhile_is_not_moved(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = office.accept([Given("NI 16", Q1, 5.0)])
    first_another(monkeypatch, lambda: office.take_back(name))
    with pytest.raises(LspError, match="was taken back before"):
        decisions.move_return(office.folder, name, partner="police", made_by="Analyst", reason="wrong partner")
    assert office.generation.rows("SELECT event FROM return_event") == [("withdrawn",)]


def test_a_figure_that_another_enters_meanwhile_is_entered_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other() -> None:
        decisions.enter_figure(office.folder, by_hand(), made_by="Performance Officer", now=office.now)

    first_another(monkeypatch, other)
    decisions.enter_figure(office.folder, by_hand(), made_by="Analyst", now=office.now)
    assert office.generation.rows("SELECT made_by FROM accepted_return") == [("Performance Officer",)]


def test_taking_a_set_up_workbook_back_takes_its_decisions_back(office: Office) -> None:
    office.decide(("indicator", "NI 117|", "lead_post", "Head of Children's Services"))
    before = standing(office)
    change, raw = office.change([], return_id="set-up")
    columns = ("return_id", "subject", "key", "field", "value")
    edits = [
        ("set-up", "indicator", "NI 15|", "in_use", "yes"), ("set-up", "partnership", "", "name", "Another name"),
        ("set-up", "indicator", "NI 117|", "lead_post", "Head of Schools"),
    ]  # fmt: skip
    change = replace(change, edits=lines_of(columns, edits))
    for name in ("set-up", "set-up-2"):  # taken back, then sent again under a new id
        decisions.accept(office.folder, change, raw, now=office.now)
        assert reports.partnership(office.generation).name == "Another name"
        assert standing(office) != before
        office.take_back(name)
        assert reports.partnership(office.generation).name == "Test partnership"
        assert standing(office) == before
    assert office.generation.rows("SELECT count(*) FROM edit WHERE return_id LIKE 'set-up%'") == [(6,)]
    assert audit.verify(office.folder) == []


def test_a_set_up_workbook_says_which_decisions_are_its(tmp_path: Path) -> None:
    live = publication.create(tmp_path, now=NOW)
    book = load.manifest()[0].path
    found = inspect(book, catalogue=reads.catalogue_of(live), settings=Settings(data=tmp_path))
    change = compare.to_change(found, compare.compare(found, live, known_at=date(2009, 4, 1)))
    accepted = decisions.accept(tmp_path, change, book.read_bytes(), now=NOW)
    assert not reads.catalogue_of(accepted).in_use.empty
    back = decisions.take_back(
        tmp_path, change.returns["return_id"][0], made_by="Analyst", reason="wrong file", now=NOW
    )
    assert (len(reads.catalogue_of(back).in_use), reads.catalogue_of(back).partnership.name) == (0, "")


def test_a_return_is_not_moved_to_a_partner_that_is_not_there(office: Office) -> None:
    name = office.accept([Given("NI 16", Q1, 5.0)])
    before = office.generation
    with pytest.raises(LspError, match=r"no partner 'polise'\. Did you mean Police force"):
        decisions.move_return(office.folder, name, partner="polise", made_by="Analyst", reason="wrong partner")
    assert office.generation == before


def test_a_return_filed_under_the_wrong_partner_is_moved(office: Office) -> None:
    name = office.accept([Given("NI 16", Q1, 5.0)], partner="fire-and-rescue")
    decisions.move_return(office.folder, name, partner="police", made_by="Analyst", reason="wrong partner")
    found = reports.returns(office.generation).iloc[0]
    assert (found["partner"], found["state"], found["return_id"]) == ("police", "moved", name)
    assert reports.series(office.generation, "NI 16", "", AREA)["partner"].tolist() == ["police"]
    assert office.generation.rows("SELECT partner FROM accepted_return") == [("fire-and-rescue",)]


def test_a_return_filed_under_the_wrong_period_takes_its_figures_along(office: Office) -> None:
    name = office.accept(
        [
            Given("NI 16", Q2, 5.0), Given("NI 33", year_to_date(Q2.end), 20.0, "i"), Given("NI 16", Q1, 4.0),
            Given("NI 4", financial_year(2009), 30.0),
        ],
        period=Q2, known_at=date(2010, 10, 20),
    )  # fmt: skip
    q3 = quarter(2010, 3)
    decisions.move_return(office.folder, name, period=q3, made_by="Analyst", reason="wrong quarter")
    now = office.generation.rows(
        "SELECT indicator, basis, period_start, period_end, value FROM current_figure ORDER BY 1, 4"
    )
    assert now == [
        ("NI 16", "quarter", Q1.start, Q1.end, 4.0),
        ("NI 16", "quarter", q3.start, q3.end, 5.0),
        ("NI 33", "year_to_date", date(2010, 4, 1), q3.end, 20.0),
        ("NI 4", "financial_year", date(2009, 4, 1), date(2010, 3, 31), 30.0),
    ]
    assert office.generation.rows("SELECT count(*) FROM figure") == [(8,)], "nothing is deleted"
    decisions.move_return(office.folder, name, period=Q2, made_by="Analyst", reason="it was right after all")
    assert office.generation.rows("SELECT count(*) FROM current_figure WHERE period_end = ?", [Q2.end]) == [(2,)]
    assert office.generation.rows("SELECT count(*) FROM current_figure WHERE period_end = ?", [q3.end]) == [(0,)]


@pytest.mark.parametrize("from_before", [False, True])
def test_a_return_that_is_moved_undoes_no_later_correction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, from_before: bool
) -> None:
    shipped = migrations.migrations()
    if from_before:
        monkeypatch.setattr(migrations, "migrations", lambda: [one for one in shipped if "acceptance" not in one[1]])
    office, year, known = set_up(tmp_path / "data"), financial_year(2009), date(2010, 8, 1)
    both = [Given("NI 16", year, 10.0), Given("NI 16", Q1, 3.0, cell="D9")]
    name = office.accept(both, period=Q1, known_at=known)
    corrected = HandFigure("NI 16", "", AREA, year, known, "Telephone", value=12.0)
    decisions.correct_figure(office.folder, corrected, made_by="Analyst")
    decisions.move_return(office.folder, name, period=Q2, made_by="Analyst", reason="wrong quarter")
    if from_before:
        monkeypatch.setattr(migrations, "migrations", lambda: shipped)
        office.decide(("partnership", "", "name", "Test partnership"))
    now = office.generation.rows("SELECT period_end, value FROM current_figure ORDER BY 1")
    assert now == [(year.end, 12.0), (Q2.end, 3.0)]
    versions = reports.series(office.generation, "NI 16", "", AREA)
    assert versions[versions["current"]]["value"].tolist() == [12.0, 3.0]


def test_a_return_of_a_store_from_before_is_moved_with_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: [one for one in shipped if "follows" not in one[1]])
    office = set_up(tmp_path / "data")
    name = office.accept([Given("NI 16", Q2, 5.0)], period=Q2)
    monkeypatch.setattr(migrations, "migrations", lambda: shipped)
    q3 = quarter(2010, 3)
    decisions.move_return(office.folder, name, period=q3, made_by="Analyst", reason="wrong quarter")
    assert office.generation.rows("SELECT period_end FROM current_figure") == [(q3.end,)]


@given(st.integers(2005, 2012), st.integers(1, 4), st.integers(1, 4))
def test_moving_there_and_back_changes_no_period(year: int, old: int, new: int) -> None:
    here, there = quarter(year, old), quarter(year, new)
    last_day = Period(here.end, here.end, Basis.POINT)
    for held in (here, year_to_date(here.end), rolling_year(here.end), last_day, financial_year(year - 1)):
        moved = moved_period(held, (here.start, here.end), there)
        if held.basis is not Basis.FINANCIAL_YEAR:
            assert moved.end == there.end
        assert moved_period(moved, (there.start, there.end), here) == held


def test_the_months_of_a_return_that_is_moved_stay() -> None:
    last = month(2010, 9)
    assert moved_period(last, (Q2.start, Q2.end), quarter(2010, 3)) == last


def test_a_figure_is_entered_by_hand_with_its_source(office: Office) -> None:
    decisions.enter_figure(office.folder, by_hand(), made_by="Performance Officer", now=office.now)
    found = reports.series(office.generation, "NI 16", "", AREA).iloc[0]
    assert (found["value"], found["note"], found["sheet"]) == (7.0, "Police bulletin, page 3", "by hand")
    row = reports.returns(office.generation).iloc[0]
    assert (row["kind"], row["made_by"]) == ("by_hand", "Performance Officer")
    record = json.loads(archive.fetch(office.folder, row["sha256"]))
    assert (record["value"], record["source"], record["made_by"]) == (
        7.0,
        "Police bulletin, page 3",
        "Performance Officer",
    )


def test_entering_the_same_figure_twice_changes_nothing(office: Office) -> None:
    first = decisions.enter_figure(office.folder, by_hand(), made_by="Analyst", now=office.now)
    assert decisions.enter_figure(office.folder, by_hand(), made_by="Analyst", now=office.now) == first


def test_a_correction_can_be_corrected_back(office: Office) -> None:
    for value in (7.0, 8.0, 7.0):
        decisions.enter_figure(office.folder, by_hand(value), made_by="Analyst", now=office.now)
        assert office.generation.rows("SELECT value FROM current_figure") == [(value,)]


def test_a_correction_needs_a_figure_known_no_later(office: Office) -> None:
    with pytest.raises(LspError, match="no figure of NI 16"):
        decisions.correct_figure(office.folder, by_hand(), made_by="Analyst")
    office.accept([Given("NI 16", Q1, 5.0)], known_at=date(2010, 9, 1))
    with pytest.raises(LspError, match="1 September 2010"):
        decisions.correct_figure(office.folder, by_hand(known_at=date(2010, 8, 31)), made_by="Analyst")
    decisions.correct_figure(office.folder, by_hand(6.0, known_at=date(2010, 9, 1)), made_by="Analyst")
    assert office.generation.rows("SELECT value FROM current_figure") == [(6.0,)]


@pytest.mark.parametrize("wrong", [{"value": None}, {"value": float("nan")}, {"source": " "}])
def test_a_hand_figure_cannot_be_empty_or_endless_or_without_source(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"value|finite|comes from"):
        by_hand(**wrong)  # type: ignore[arg-type]  wrong on purpose


def test_a_hand_figure_of_an_unknown_indicator_is_refused(office: Office) -> None:
    with pytest.raises(LspError, match="NI 999 is not in the catalogue"):
        decisions.enter_figure(office.folder, by_hand(indicator="NI 999"), made_by="Analyst")


def test_no_digit_of_a_large_figure_is_lost(office: Office) -> None:
    decisions.enter_figure(office.folder, by_hand(1_234_567.0), made_by="Analyst")
    assert office.generation.rows("SELECT value, text FROM current_figure") == [(1_234_567.0, "1234567")]
    assert "entered by hand: 1234567 (" in reports.history(office.generation)["summary"].iloc[0]


def test_a_marker_by_hand_says_why_there_is_no_value(office: Office) -> None:
    decisions.enter_figure(office.folder, by_hand(None, marker="suppressed"), made_by="Analyst", now=office.now)
    assert office.generation.rows("SELECT value, marker FROM current_figure") == [(None, "suppressed")]


def test_edits_are_kept_together_or_not_at_all(office: Office) -> None:
    before = office.generation
    with pytest.raises(LspError):
        office.decide(
            ("indicator", "NI 33|i", "lead_post", "Head of Fire Safety"), ("indicator", "NI 33|i", "colour", "red")
        )
    assert office.generation == before
    with pytest.raises(LspError, match="nothing to save"):
        decisions.save_edits(office.folder, [], made_by="Analyst")
    after = office.decide(("indicator", "NI 33|i", "lead_post", "Head of Fire Safety"))
    row = reports.status(after).set_index("indicator").loc["NI 33"]
    assert row["officer"] == "Head of Fire Safety"
    assert row["lead"] == "fire-and-rescue"
    assert "Fire" in row["lead_name"]


def test_edits_with_a_key_are_kept_once(office: Office) -> None:
    edit = [Edit("partner", "police", "contact_post", "Head of Performance")]
    first = decisions.save_edits(office.folder, edit, made_by="Analyst", key="form-1")
    assert decisions.save_edits(office.folder, edit, made_by="Analyst", key="form-1") == first


def test_an_indicator_taken_out_of_use_has_no_status(office: Office) -> None:
    assert "NI 16" in set(reports.status(office.generation)["indicator"])
    office.decide(("indicator", "NI 16|", "in_use", "no"))
    assert "NI 16" not in set(reports.status(office.generation)["indicator"])


def test_a_raw_file_that_changed_meanwhile_is_not_accepted(office: Office) -> None:
    change, _ = office.change([Given("NI 16", Q1, 5.0)])
    with pytest.raises(LspError, match="changed between"):
        decisions.accept(office.folder, change, b"other bytes")


def test_a_figure_entered_by_hand_must_be_possible(office: Office) -> None:
    """As in a return: a rate cannot be below nought, and the message says so before anything is stored."""
    before = office.generation.number
    with pytest.raises(LspError, match=r"-5 lies outside what NI 16 can be \(0 to any\)"):
        decisions.enter_figure(office.folder, by_hand(-5.0), made_by="Analyst")
    assert office.generation.number == before


def test_moving_a_return_to_where_it_is_filed_is_refused_in_a_sentence(office: Office) -> None:
    name = office.accept([Given("NI 16", Q2, 5.0)], partner="police", period=Q2)
    for partner, period in (("police", None), (None, Q2), ("police", Q2)):
        with pytest.raises(LspError, match="filed under that partner and period already"):
            decisions.move_return(
                office.folder, name, partner=partner, period=period, made_by="Analyst", reason="Again"
            )  # fmt: skip
    decisions.move_return(office.folder, name, partner="council", period=Q2, made_by="Analyst", reason="Not theirs")
    summary = str(reports.history(office.generation)["summary"].iloc[0])
    assert summary.startswith("return-1.xlsx moved: Police force → ")
    assert "Q2" not in summary
