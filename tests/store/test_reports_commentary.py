"""What partners wrote: beside figures and in rows without a new one, each once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from offices import AREA, Agreed, Given, Office

from lsp_data import decisions, reports
from lsp_data.decisions import HandFigure
from lsp_data.periods import Period, financial_year, month, quarters, year_to_date

Q1, Q2, Q3, _ = quarters(2010)
CHESHIRE = "cheshire"


def words(text: str | None, period: Period | None, area: str | None = None, **more: object) -> tuple[str, str]:
    """The words of a row of NI 16, as reading a return keeps them."""
    fields = {"indicator": "NI 16", "sub_measure": "", "area": area, "text": text,
              "period_start": period.start.isoformat() if period else None,
              "period_end": period.end.isoformat() if period else None}  # fmt: skip
    return ("commentary", json.dumps(fields | more))


def beside(
    office: Office,
    period: Period,
    note: str,
    known_at: date,
    *entries: tuple[str, str],
    value: float = 5.0,
    **place: str,
) -> str:
    change, raw = office.change([Given("NI 16", period, value)], known_at=known_at, entries=entries, partner="police")
    decisions.accept(
        office.folder, replace(change, figures=change.figures.assign(note=note, **place)), raw, now=office.now
    )
    return str(change.returns["return_id"][0])


def told(office: Office, area: str = AREA, as_at: date | None = None) -> list[list[object]]:
    found = reports.commentary(office.generation, "NI 16", "", area, as_at)
    return found[["period", "text", "file_name"]].fillna("").values.tolist()


def test_new_words_about_a_figure_that_is_held_are_shown(office: Office) -> None:
    beside(office, Q1, "Slow start", date(2010, 7, 20), words("Slow start", Q1))
    office.accept(entries=[words("Three patrols were added", Q1)], known_at=date(2010, 8, 20), partner="police")
    assert told(office) == [
        ["Q1 2010/11", "Three patrols were added", "return-2.xlsx"],
        ["Q1 2010/11", "Slow start", "return-1.xlsx"],
    ]
    found = reports.commentary(office.generation, "NI 16", "", AREA).iloc[0]
    assert (found["sheet"], found["cell"], found["partner"]) == ("Map", "A1", "police")
    assert found["partner_name"] == "Police force"
    assert told(office, as_at=date(2010, 8, 19)) == [["Q1 2010/11", "Slow start", "return-1.xlsx"]]


def test_words_kept_twice_are_shown_once(office: Office) -> None:
    for day in (1, 2):
        office.accept(entries=[words("Patrols were added", Q1)], known_at=date(2010, 8, day))
    assert told(office) == [["Q1 2010/11", "Patrols were added", "return-1.xlsx"]]


def test_the_same_words_about_another_period_are_shown(office: Office) -> None:
    beside(office, Q1, "On track", date(2010, 7, 20), words("On track", Q1))
    office.accept(entries=[words("On track", Q2)], known_at=date(2010, 10, 20))
    assert [row[0] for row in told(office)] == ["Q2 2010/11", "Q1 2010/11"]


def test_words_that_were_given_to_their_quarters_are_not_repeated(office: Office) -> None:
    beside(office, Q1, "slow start.", date(2010, 7, 20))
    grown = words("Q1: slow start. Q2: recovered\nsince July.", Q2)
    beside(office, Q2, "(p); recovered since July.", date(2010, 10, 20), grown)
    assert [row[1] for row in told(office)] == ["recovered since July.", "slow start."]
    more = words("Q1: slow start. Q2: recovered since July. Q3: level.", Q3)
    office.accept(entries=[more], known_at=date(2011, 1, 20))
    assert [row[:2] for row in told(office)] == [
        ["Q3 2010/11", "level."], ["Q2 2010/11", "recovered since July."], ["Q1 2010/11", "slow start."],
    ]  # fmt: skip


def test_what_stands_in_place_of_a_number_is_no_commentary(office: Office) -> None:
    period, known_at = year_to_date(Q2.end), date(2010, 10, 20)
    for mark, note in (
        ("TBC", "TBC"),
        ("tbc with GONW", "tbc with GONW; Bulletin late"),
        ("n/a", "n/a; To be confirmed"),
    ):
        change, raw = office.change([Given("NI 16", period, None, marker="tbc")], known_at=known_at)
        made = replace(change, figures=change.figures.assign(note=note, text=mark))
        decisions.accept(office.folder, made, raw, now=office.now)
    assert [row[1] for row in told(office)] == ["Bulletin late"]


def test_words_with_semicolons_are_left_whole(office: Office) -> None:
    text = "Two schemes slipped; a; b: one closed; (p); x"
    beside(office, Q1, f"(p); {text}; Q1 2010/11 alone 5; added up from April", date(2010, 7, 20), words(text, Q1))
    assert told(office) == [["Q1 2010/11", text, "return-1.xlsx"]]


def test_words_beside_the_newest_month_are_given_for_their_quarter(office: Office) -> None:
    text = "Burglary rose; patrols began"
    beside(office, month(2010, 9), text, date(2010, 10, 20), words(text, Q2), sheet="Map", cell="D1")
    assert told(office) == [["Q2 2010/11", text, "return-1.xlsx"]]


def test_words_beside_a_month_that_name_quarters_are_given_for_those(office: Office) -> None:
    text = "Q1: fell; calm. Q2: rose"
    beside(office, month(2010, 10), text, date(2010, 11, 20), words(text, month(2010, 10)), sheet="Map", cell="D1")
    assert [row[:2] for row in told(office)] == [["Q2 2010/11", "rose"], ["Q1 2010/11", "fell; calm."]]


def test_words_belong_to_their_series_and_area(office: Office) -> None:
    entries = [
        words("Of the county", Q1, CHESHIRE), words("Of nobody named", Q1), words("(p)\nn", Q1), words(None, Q1),
        words("Of another", Q1, indicator="NI 33"), words("Of a part", Q1, sub_measure="i"),
    ]  # fmt: skip
    office.accept(entries=entries, known_at=date(2010, 8, 1))
    assert [row[1] for row in told(office)] == ["Of nobody named"]
    assert [row[1] for row in told(office, CHESHIRE)] == ["Of the county"]


def test_words_without_a_period_come_last_and_go_with_their_return(office: Office) -> None:
    taken = office.accept(entries=[words("Definition under review", None)], known_at=date(2010, 8, 1))
    beside(office, Q1, "Slow start", date(2010, 7, 20))
    assert [row[:2] for row in told(office)] == [["Q1 2010/11", "Slow start"], ["", "Definition under review"]]
    office.take_back(taken)
    assert [row[1] for row in told(office)] == ["Slow start"]


def test_words_of_a_replaced_figure_stand_below_and_say_what_replaced_them(office: Office) -> None:
    beside(office, Q1, "All quitters counted", date(2010, 7, 20), value=700.0)
    beside(office, Q1, "Corrected: 650", date(2010, 8, 20), value=650.0)
    found = reports.commentary(office.generation, "NI 16", "", AREA)
    assert found["text"].tolist() == ["Corrected: 650", "All quitters counted"]
    assert found["replaced_on"].isna().tolist() == [True, False]
    assert found["said_anew"].tolist() == [False, True]
    old = found.iloc[1]
    assert (old["replaced_by"], old["replaced_on"].date()) == ("return-2.xlsx", date(2010, 8, 20))
    before = reports.commentary(office.generation, "NI 16", "", AREA, date(2010, 8, 19))
    assert before["replaced_on"].isna().tolist() == [True]


def test_words_beside_a_figure_replaced_without_words_are_not_called_replaced(office: Office) -> None:
    beside(office, Q1, "All quitters counted", date(2010, 7, 20), value=700.0)
    office.accept([Given("NI 16", Q1, 650.0)], known_at=date(2010, 8, 20))
    found = reports.commentary(office.generation, "NI 16", "", AREA).iloc[0]
    assert (found["said_anew"], found["replaced_by"]) == (False, "return-2.xlsx")


def test_words_stay_where_the_same_value_is_confirmed(office: Office) -> None:
    beside(office, Q1, "All quitters counted", date(2010, 7, 20))
    office.accept([Given("NI 16", Q1, 5.0, status="final")], known_at=date(2010, 8, 20))
    assert reports.commentary(office.generation, "NI 16", "", AREA)["replaced_on"].isna().tolist() == [True]


def test_words_said_again_with_the_new_figure_count(office: Office) -> None:
    for day, value in ((1, 700.0), (2, 650.0)):
        beside(office, Q1, "All quitters counted", date(2010, 8, day), value=value)
    found = reports.commentary(office.generation, "NI 16", "", AREA)
    assert found["file_name"].tolist() == ["return-1.xlsx"]
    assert found["replaced_on"].isna().tolist() == [True]


def test_words_beside_a_figure_stand_in_their_own_cell(office: Office) -> None:
    text = "Three people returned; supervision began"
    beside(office, Q1, f"(p); {text}", date(2010, 7, 20), words(text, Q1), sheet="Map", cell="D1")
    beside(office, Q2, "rose", date(2010, 10, 20), words("x\nQ2: rose", Q2, cells={"G1": "x", "H1": "Q2: rose"}),
           sheet="Map", cell="E1")  # fmt: skip
    found = reports.commentary(office.generation, "NI 16", "", AREA)
    places = {row["text"]: row["cell"] for row in found.to_dict("records")}
    assert places[text] == "A1"
    assert places["rose"] == "H1"


def stale(office: Office, area: str = AREA, as_at: date | None = None) -> list[str]:
    found = reports.status(office.generation, as_at, area)
    texts = found.loc[found["indicator"] == "NI 16", "flags"]
    return [one["reason"] for one in json.loads(texts.iloc[0]) if one["code"] == "stale-commentary"]


def test_stale_commentary_follows_the_words_as_they_come_and_go(office: Office) -> None:
    """Year to date: one a quarter. Words beside a figure, in a row of their own, and taken back."""
    ends = (date(2010, 6, 30), date(2010, 9, 30), date(2010, 12, 31))
    beside(office, year_to_date(ends[0]), "Slow start", date(2010, 7, 20))
    for end, day in ((ends[1], date(2010, 10, 20)), (ends[2], date(2011, 1, 20))):
        office.accept([Given("NI 16", year_to_date(end), 7.0)], known_at=day, partner="police")
    office.accept(targets=[Agreed("NI 16", financial_year(2010), 6.0)])
    assert stale(office) == ["The newest words on it are of 20 July 2010; 2 figures have come since."]
    assert stale(office, as_at=date(2010, 11, 1)) == []
    said = office.accept(entries=[words("Patrols were added", Q3)], known_at=date(2011, 2, 1), partner="police")
    assert stale(office) == []
    office.take_back(said)
    assert stale(office) == ["The newest words on it are of 20 July 2010; 2 figures have come since."]
    office.accept(entries=[words("Elsewhere", Q3, CHESHIRE)], known_at=date(2011, 2, 2), partner="police")
    assert len(stale(office)) == 1


def test_the_reason_and_source_of_a_figure_entered_by_hand_are_no_commentary(office: Office) -> None:
    first, second, third = (year_to_date(one.end) for one in (Q1, Q2, Q3))
    beside(office, first, "Slow start", date(2010, 7, 20))
    hand = HandFigure(
        "NI 16", "", AREA, first, date(2010, 8, 1), "Police bulletin", value=7.0, note="Misread in the return by us"
    )
    decisions.correct_figure(office.folder, hand, made_by="Analyst", now=office.now)
    assert told(office) == [["Apr–Jun 2010 (year to date)", "Slow start", "return-1.xlsx"]]
    found = reports.commentary(office.generation, "NI 16", "", AREA).iloc[0]
    assert (found["replaced_by"], found["said_anew"]) == ("entered by hand", False)
    office.accept(targets=[Agreed("NI 16", financial_year(2010), 6.0)])
    assert stale(office) == []
    for period, day in ((second, date(2010, 10, 20)), (third, date(2011, 1, 20))):
        decisions.enter_figure(office.folder, replace(hand, period=period, known_at=day), made_by="A", now=office.now)
    assert stale(office) == ["The newest words on it are of 20 July 2010; 3 figures have come since."]
