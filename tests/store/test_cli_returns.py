"""The terminal's way of a return: template, inspect, load, history, take back."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from offices import AREA, Office, written

from loaders.layout_words import fingerprint, words_of
from loaders.mapping import Correction, Layout
from loaders.mapping_text import to_text
from lsp_data import archive, decisions, reports
from lsp_data.decisions import HandFigure
from lsp_data.periods import quarter
from presentation.terminal import folded, print_history

Q3 = quarter(2010, 3)


def filled_template(lsp: Any, folder: Path, value: object) -> Path:
    """The police's template of a quarter with its newest figure filled in."""
    path = folder / "police.xlsx"
    path.unlink(missing_ok=True)
    made = lsp("template", "--partner", "police", "--period", "2010/11 Q2", "-o", str(path), "--json").json
    assert made == {"file": str(path), "partner": "police", "period_start": "2010-07-01", "period_end": "2010-09-30"}
    book = openpyxl.load_workbook(path)
    sheet = book["Return"]
    row = next(row for row in range(2, sheet.max_row + 1) if "Sep 2010" in str(sheet.cell(row, 5).value))
    sheet.cell(row, 6).value = value
    book.save(path)
    return path


def test_a_template_is_filled_in_loaded_and_taken_back(lsp: Any, office: Office, tmp_path: Path) -> None:
    path = filled_template(lsp, tmp_path, 7.5)
    (compared,) = lsp("load", str(path), "--known-at", "2010-10-20", "--json").json
    assert (compared["accepted"], compared["counts"]["new"], compared["partner"]) == (False, 1, "police")
    assert office.generation.rows("SELECT count(*) FROM figure") == [(0,)], "nothing is stored without --accept"
    loaded = lsp("load", str(path), "--known-at", "2010-10-20", "--accept", "--by", "Performance Analyst", "--json")
    assert (loaded.code, loaded.json[0]["accepted"]) == (0, True)
    assert loaded.json[0]["generation"] == office.generation.number
    assert office.generation.rows("SELECT value, known_at FROM current_figure") == [(7.5, date(2010, 10, 20))]
    again = lsp("load", str(path), "--known-at", "2010-10-20", "--accept", "--json").json[0]
    assert (again["accepted"], again["generation"]) == (False, loaded.json[0]["generation"])
    log = lsp("history", "--json").json
    assert (log[0]["kind"], log[0]["made_by"], log[0]["partner"]) == ("accept", "Performance Analyst", "police")
    assert log[0]["made_at"].endswith("Z")
    assert "accept" in lsp("history").out
    taken = lsp("take-back", log[0]["return_id"], "--reason", "wrong quarter", "--json")
    assert taken.json == {"return_id": log[0]["return_id"], "generation": office.generation.number}
    assert office.generation.rows("SELECT count(*) FROM current_figure") == [(0,)]


def test_history_says_what_happened_and_names_each_of_several_files(lsp: Any, office: Office, tmp_path: Path) -> None:
    path = filled_template(lsp, tmp_path, 7.5)
    lsp("load", str(path), "--known-at", "2010-10-20", "--accept")
    hand = HandFigure("NI 16", "", AREA, Q3, date(2011, 1, 1), "Bulletin", value=12.0)
    decisions.enter_figure(office.folder, hand, made_by="Analyst")
    decisions.enter_figure(office.folder, replace(hand, value=13.0), made_by="Analyst")
    told = [line.split("\t")[3] for line in lsp("history").out.splitlines()]
    assert told[0].endswith("entered by hand: 12 → 13 (source: Bulletin)")
    assert told[2] == f"{path.name} accepted: 1 figure"
    rows = [{"number": 3, "made_at": "2011-01-01T10:00:00Z", "kind": "accept", "summary": "2 returns: a.xlsx, b.xlsx",
             "made_by": "", "reason": "", "return_id": one, "file_name": f"{one}.xlsx"} for one in "ab"]  # fmt: skip
    print_history([*rows, {**rows[0], "number": 2, "summary": "Moved"}], "")
    said = [line.split("\t")[3] for line in lsp("history").out.splitlines()[:3]]
    assert said == ["a.xlsx: 2 returns: a.xlsx, b.xlsx", "b.xlsx: 2 returns: a.xlsx, b.xlsx", "a.xlsx: Moved"]


def test_the_period_said_is_that_of_figures_that_name_none(lsp: Any, office: Office, tmp_path: Path) -> None:
    path = written(tmp_path / "return.xlsx", [["NI", "Description", "Actual"], ["NI 16", "Crime", 11.5]])
    (loaded,) = lsp("load", str(path), "--partner", "police", "--period", "2010/11 Q3", "--accept", "--json").json
    assert (loaded["accepted"], loaded["period_end"]) == (True, "2010-12-31")
    assert office.generation.rows("SELECT value, period_end FROM current_figure") == [(11.5, Q3.end)]


def test_a_file_that_the_store_does_not_take_hides_nothing_of_the_others(
    lsp: Any, office: Office, tmp_path: Path
) -> None:
    good, bad = (tmp_path / f"{name}.xlsx" for name in ("good", "bad"))
    for value, path in ((7.5, good), (8.5, bad)):
        filled_template(lsp, tmp_path, value).rename(path)
    archive.path_of(office.folder, hashlib.sha256(bad.read_bytes()).hexdigest()).mkdir(parents=True)
    words = ("load", str(good), str(bad), str(good), "--known-at", "2010-10-20", "--accept")
    ran = lsp(*words, "--json")
    assert [(one["file"], one["accepted"], one["refused"]) for one in ran.json] == [
        ("good.xlsx", True, False), ("bad.xlsx", False, True), ("good.xlsx", False, False),
    ]  # fmt: skip
    assert (ran.code, ran.json[1]["problems"][-1]["code"]) == (1, "not-stored")
    assert "could not be kept" in ran.json[1]["problems"][-1]["reason"]
    assert "bad.xlsx: refused" in lsp(*words).out


def test_inspect_stores_nothing_and_needs_no_store(
    lsp: Any, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled_template(lsp, tmp_path, 7.5)
    found = lsp("inspect", str(path), "--json").json
    assert {"file", "sha256", "kind", "sheets", "figures", "entries", "problems"} <= set(found)
    assert 7.5 in [one["value"] for one in found["figures"]]
    assert "performance return, 1 figure, 0 register rows" in lsp("inspect", str(path)).out
    monkeypatch.setenv("LSP_DATA", str(tmp_path / "nowhere"))
    assert lsp("inspect", str(path), "--json").code == 0
    assert not (tmp_path / "nowhere").exists()


def test_inspect_and_load_apply_what_is_remembered_and_pass_over_what_cannot_be_read(
    lsp: Any, office: Office, tmp_path: Path
) -> None:
    rows: list[list[object]] = [["Partner", "Police"], ["Return period", "Q2 2009/10"], [],
            ["PI no", "Description", "Wibble", "Result"], ["NI 16", "Crime", 5.1, 4.9]]  # fmt: skip
    path, headings = written(tmp_path / "own.xlsx", rows), [str(one) for one in rows[3]]
    said = Layout(fingerprint(headings), "Own", (Correction("wibble", "figure", "target", "return"),),
                  headings=words_of(headings))  # fmt: skip
    assert "target" not in {one["measure"] for one in lsp("inspect", str(path), "--json").json["figures"]}
    office.decide(("layout", said.fingerprint, "mapping", to_text(said)), ("layout", "torn", "mapping", "{"))
    for told in (lsp("inspect", str(path), "--json").json, lsp("load", str(path), "--json").json[0]):
        codes = {one["code"]: one["value"] for one in told["problems"]}
        assert codes["layout-unread"] == "torn"
        assert "layout-remembered" in codes
    found = lsp("inspect", str(path), "--json").json["figures"]
    assert {one["cell"]: one["measure"] for one in found} == {"C5": "target", "D5": "actual"}


def test_problems_are_told_the_gravest_first_and_equal_notes_as_one() -> None:
    def told(severity: str, code: str, cell: str) -> dict[str, str]:
        return {
            "severity": severity,
            "code": code,
            "cell": cell,
            "sheet": "Q2",
            "value": "1",
            "reason": "Read.",
            "mend": "Nothing to do.",
        }

    notes = [told("note", "number-as-text", f"C{row}") for row in range(3, 14)]
    found = folded([*notes[:5], told("query", "larger-jump", "D4"), *notes[5:], told("error", "not-a-number", "E4"),
                    told("note", "header-found", "A1")])  # fmt: skip
    assert [(one["severity"], one["cell"]) for one in found] == [
        ("error", "E4"), ("query", "D4"), ("note", "C3, C4, C5, …"), ("note", "A1"),
    ]  # fmt: skip
    assert (found[2]["value"], found[2]["reason"]) == ("11 cells", "Read. So in 11 cells.")


def test_a_template_is_written_into_a_new_folder(lsp: Any, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "x.xlsx"
    ran = lsp("template", "--partner", "police", "--period", "2010/11 Q4", "-o", str(path))
    assert (ran.code, path.exists()) == (0, True)


def test_other_templates_are_written_by_their_kind(lsp: Any, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    for kind in ("setup", "action_plan", "benchmarks"):
        assert lsp("template", "--kind", kind, "-o", str(path), "--json").json == {"file": str(path), "kind": kind}
        assert lsp("inspect", str(path), "--json").json["kind"] == kind
    lsp("template", "--kind", "route_map", "--period", "2009/10", "-o", str(path))
    assert lsp("inspect", str(path), "--json").json["layout"] == "our template: route_map"
    assert "Apr 2009" in [cell.value for cell in openpyxl.load_workbook(path)["Route map"][1]]


def test_a_person_says_at_the_terminal_which_kind_of_workbook_it_is(lsp: Any, office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Project", "Lead", "Notes"], ["Plant trees", "Council", "soon"]]
    path = written(tmp_path / "odd.xlsx", rows)
    assert lsp("inspect", str(path), "--json").json["kind"] == "unknown"
    told = lsp("inspect", str(path), "--kind", "action_plan", "--json").json
    assert (told["kind"], told["entries"][0]["fields"]["action"]) == ("action_plan", "Plant trees")
    ran = lsp("load", str(path), "--kind", "action_plan", "--partner", "police", "--accept", "--json")
    assert (ran.code, ran.json[0]["refused"], ran.json[0]["accepted"]) == (0, False, True)
    assert reports.register(office.generation, "action")["action"].tolist() == ["Plant trees"]
    unknown = lsp("inspect", str(path), "--kind", "poem")
    assert (unknown.code, "no kind of workbook is called 'poem'" in unknown.err) == (2, True)


def test_a_file_that_is_no_workbook_is_refused_with_reason_and_mend(lsp: Any, office: Office, tmp_path: Path) -> None:
    bad = tmp_path / "letter.xlsx"
    bad.write_bytes(b"%PDF-1.4 a letter")
    ran = lsp("inspect", str(bad), "--json")
    assert (ran.code, ran.json["figures"]) == (1, [])
    assert ran.json["problems"][0]["mend"]
    loaded = lsp("load", str(bad), "--accept", "--json")
    assert (loaded.code, loaded.json[0]["refused"], loaded.json[0]["accepted"]) == (1, True, False)
    assert "letter.xlsx: refused" in lsp("load", str(bad)).out
