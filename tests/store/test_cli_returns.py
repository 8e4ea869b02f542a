"""The terminal: every command with and without --json, its exit code, and a sentence where something is refused."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import time_machine
from offices import AREA, Agreed, Given, Office

import cli
from loaders.mapping import Correction, Layout, fingerprint, words_of
from loaders.mapping_text import to_text
from lsp_data import archive, decisions, reports
from lsp_data.decisions import HandFigure
from lsp_data.periods import financial_year, quarter, year_to_date
from lsp_data.reports.rows import STATUS
from lsp_data.store import generations
from presentation.terminal import folded, print_history

Q3 = quarter(2010, 3)


class Ran:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))


@pytest.fixture
def lsp(office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]  a function
    """`lsp …` on the office's data folder."""
    monkeypatch.setenv("LSP_DATA", str(office.folder))

    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["lsp", *words])
        with pytest.raises(SystemExit) as ended:
            cli.run()
            sys.exit(0)
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def filled(office: Office) -> Office:
    office.accept(
        [Given("NI 33", year_to_date(Q3.end), 75.0, "i")],
        [Agreed("NI 33", financial_year(2010), 80.0, "i", baseline=100.0, baseline_period=financial_year(2007))],
        known_at=date(2011, 1, 20),
    )
    return office


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


def written(path: Path, rows: list[list[object]]) -> Path:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_status_prints_exactly_the_names_of_the_contract(lsp: Any, filled: Office) -> None:
    rows = lsp("status", "--json").json
    assert [list(row) for row in rows] == [list(STATUS)] * 4
    fire = next(row for row in rows if row["indicator"] == "NI 33")
    assert (fire["rag"], fire["actual"], fire["source"]["file"]) == ("red", 75.0, "return-1.xlsx")
    assert lsp("status", "--as-at", "2010-07-01", "--json").json[0]["actual"] is None
    words = lsp("status").out
    assert "■ Off track" in words
    assert "NI 33 (i)\t" in words, "in a pipe the cells have tabs between them"


def test_people_read_rounded_figures_and_scripts_the_exact_ones(lsp: Any, filled: Office) -> None:
    filled.accept([Given("NI 33", year_to_date(date(2011, 1, 31)), 70.123456789, "i")], known_at=date(2011, 2, 10))
    fire = next(row for row in lsp("status", "--json").json if row["indicator"] == "NI 33")
    assert fire["actual"] == 70.123456789
    line = next(line for line in lsp("status").out.splitlines() if line.startswith("NI 33 (i)"))
    assert line.split("\t")[2:5] == ["Jan 2011", "70.12", "66.67"]


@pytest.mark.parametrize("command", [("status", "--as-at"), ("chase", "--as-at"), ("load", __file__, "--known-at")])
@pytest.mark.parametrize(
    ("typed", "said"),
    [("31/03/2010", "year-month-day, such as 2010-03-31"), ("2010-02-30", "not a day of the calendar")],
)
def test_a_day_in_another_form_is_asked_for_in_the_expected_one(
    lsp: Any, office: Office, command: tuple[str, ...], typed: str, said: str
) -> None:
    ran = lsp(*command, typed)
    assert ran.code == 2
    assert repr(typed) in ran.err
    assert said in ran.err


def test_an_unknown_area_is_refused_with_the_known_ones(lsp: Any, filled: Office) -> None:
    ran = lsp("status", "--area", "nowhere")
    assert ran.code == 2
    assert "no area is called 'nowhere'" in ran.err
    assert "cheshire-west-and-chester (Cheshire West and Chester)" in ran.err
    assert len(lsp("status", "--area", "Cheshire West and Chester", "--json").json) == 4
    assert lsp("status", "--area", "chester").out == "Nothing is known of this area.\n"


def test_serve_says_that_its_port_is_taken_before_it_does_anything(lsp: Any, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = lsp("serve", "--port", str(port), "--address", "127.0.0.1", "--data", str(tmp_path / "own"))
    assert (ran.code, ran.out) == (1, "")
    assert f"Port {port} is taken on 127.0.0.1" in ran.err
    assert f"--port {port % 65535 + 1}" in ran.err
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize(
    ("command", "whole"),
    [
        ("status", ["NI 33 (i)", "Dec 2010", "unknown"]),
        ("flags", ["NI 33 (i)", "medium", "behind-milestone"]),
        ("history", ["return-1.xlsx", "accept"]),
    ],
)
def test_tables_fit_a_terminal_of_a_hundred_columns(
    lsp: Any, filled: Office, command: str, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.accept([Given("NI 33", year_to_date(date(2010, 9, 30)), 20.0, "i")], known_at=date(2011, 1, 21))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", lsp(command).out)  # without what makes the headings bold
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= 100
    assert "…" not in shown
    assert [one for one in whole if one not in shown] == []


def test_flags_and_chase_say_what_they_find(lsp: Any, filled: Office) -> None:
    flags = lsp("flags", "--json").json
    assert flags[0]["severity"] == "high"
    assert lsp("flags").out.count("\n") == len(flags)
    chased = lsp("chase", "--json").json
    assert {"partner", "overdue", "longest_days", "figures", "text"} <= set(chased[0])
    assert lsp("chase").out.startswith("To: ")
    assert lsp("chase", "--period", "2006/07").out == "Nothing is overdue.\n"


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


def test_without_a_reporting_date_now_is_today_and_not_the_last_publication(
    lsp: Any, filled: Office, tmp_path: Path
) -> None:
    filled.decide(("partnership", "", "reporting_date", ""))
    with time_machine.travel(datetime(2011, 8, 20, 12, tzinfo=UTC), tick=False):
        today = {one: lsp(one, "--json").json for one in ("status", "flags", "chase")}
        assert today == {one: lsp(one, "--as-at", "2011-08-20", "--json").json for one in today}
        assert today != {one: lsp(one, "--as-at", "2011-02-14", "--json").json for one in today}
        rows = [["Quarter", "Q1 2011/12"], [], ["NI", "Title", "Q1 2011/12"], ["NI 16", "Crime", 5.0]]
        path = written(tmp_path / "police.xlsx", [["Partner", "Police"], *rows])
        (loaded,) = lsp("load", str(path), "--accept", "--json").json
    assert (loaded["accepted"], loaded["known_at"]) == (True, "2011-08-20")
    assert reports.reporting_day(filled.generation, date(2012, 1, 1)) == date(2012, 1, 1)
    filled.decide(("partnership", "", "reporting_date", "2011-02-14"))
    assert reports.reporting_day(filled.generation, date(2012, 1, 1)) == date(2011, 2, 14)


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
    assert "figures" in lsp("inspect", str(path)).out
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


@time_machine.travel(datetime(2026, 11, 24, 12, 0, tzinfo=UTC), tick=False)
def test_a_partnership_whose_years_are_long_over_is_said_beside_its_status(lsp: Any, office: Office) -> None:
    assert lsp("status").err == ""
    office.decide(("partnership", "", "reporting_date", ""))
    ran = lsp("status")
    assert "The partnership's years ended on 31 Mar 2011, and no reporting date is fixed" in ran.err
    assert "years ended" not in ran.out
    assert lsp("status", "--json").err == ""


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


def test_what_is_read_and_not_kept_is_refused_and_said(lsp: Any, office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Project", "Lead", "Notes"], ["Plant trees", "Council", "soon"]]
    path = written(tmp_path / "odd.xlsx", rows)
    assert lsp("inspect", str(path), "--json").json["kind"] == "unknown"
    told = lsp("inspect", str(path), "--kind", "action_plan", "--json").json
    assert (told["kind"], told["entries"][0]["fields"]["action"]) == ("action_plan", "Plant trees")
    ran = lsp("load", str(path), "--kind", "action_plan", "--partner", "police", "--accept", "--json")
    assert (ran.code, ran.json[0]["refused"], ran.json[0]["accepted"]) == (1, True, False)
    assert "1 action" in next(one["reason"] for one in ran.json[0]["problems"] if one["code"] == "nothing-kept")
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


def test_refusals_are_sentences_and_exit_with_1(lsp: Any, office: Office, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    lsp("backup", "-o", str(tmp_path / "all.zip"))
    for words in (
        ("take-back", "nothing", "--reason", "x"),
        ("status", "--data", str(tmp_path / "nowhere")),
        ("verify", "--data", str(tmp_path / "nowhere")),
        ("restore", __file__),
        ("template", "--partner", "police", "--period", "2010/11 Q2", "-o", str(tmp_path / "file" / "x.xlsx")),
        ("backup", "-o", str(tmp_path / "file" / "x.zip")),
        ("load", __file__, "--data", str(tmp_path / "file" / "data")),
        ("restore", str(tmp_path / "all.zip"), "--data", str(tmp_path / "file" / "data")),
        ("template", "--partner", "chamber-of-commerce", "--period", "2010/11 Q2", "-o", str(tmp_path / "x.xlsx")),
    ):
        ran = lsp(*words)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.strip().endswith((".", "?"))
        assert lsp(*words, "--json").json["refused"][0]


def test_wrong_usage_exits_with_2(lsp: Any, office: Office, tmp_path: Path) -> None:
    for words, says in (
        (("nothing",), "No such command"),
        (("status", "--as-at", "yesterday"), "such as 2010-03-31"),
        (("inspect", str(tmp_path / "none.xlsx")), "does not exist"),
        (("take-back", "return-1"), "Missing option"),
        (("chase", "--period", "spring"), "no period"),
        (("template", "--partner", "nobody", "--period", "2010/11 Q2", "-o", "x"), "no partner is called"),
        (("template", "-o", "x"), "name a partner and a period, or another kind"),
        (("template", "--kind", "poem", "-o", "x"), "no template is called"),
        (("template", "--kind", "targets", "--partner", "police", "-o", "x"), "is of no partner"),
        (("load", __file__, "--kind", "poem"), "no kind of workbook is called"),
    ):
        ran = lsp(*words)
        assert (ran.code, says in ran.err) == (2, True), ran.err


def test_verify_says_whole_or_what_is_wrong(lsp: Any, filled: Office) -> None:
    assert (lsp("verify").out, lsp("verify", "--json").json) == (
        "The store is whole.\n",
        {"whole": True, "findings": []},
    )
    generations.let_go(filled.folder)
    generations.generation_path(filled.folder, filled.generation.number - 1).write_bytes(b"harmed")
    ran = lsp("verify", "--json")
    assert (ran.code, ran.json["whole"], ran.json["findings"][0]["code"]) == (1, False, "generation-unreadable")
    assert "Something is wrong" in lsp("verify").out


def test_a_backup_is_written_and_restored(lsp: Any, filled: Office, tmp_path: Path) -> None:
    made = lsp("backup", "-o", str(tmp_path / "all.zip"), "--json").json
    assert made["generation"] == filled.generation.number
    ran = lsp("restore", str(tmp_path / "all.zip"), "--data", str(tmp_path / "new"), "--json")
    assert (ran.code, ran.json["files"]) == (0, made["files"])
    here, there = (lsp("status", "--json", "--data", str(one)).json for one in (filled.folder, tmp_path / "new"))
    assert here == there


def test_the_doctor_is_content(lsp: Any, filled: Office) -> None:
    ran = lsp("doctor", "--json")
    assert (ran.code, ran.json["fit"]) == (0, True)
    assert {"Python", "duckdb", "Store", "Disk", "Limits"} <= {one["name"] for one in ran.json["checks"]}
    assert "Store\tok\tgeneration" in lsp("doctor").out


def test_serve_starts_streamlit_beside_the_terminal_entry(
    lsp: Any, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is replaced by Streamlit: what it would be started with is caught instead."""
    started: list[Any] = []
    monkeypatch.setattr(cli.os, "execve", lambda *what: started.append(what))
    monkeypatch.setattr(cli.subprocess, "run", lambda *what, **more: type("Done", (), {"returncode": 0}))
    monkeypatch.setattr(cli.os, "chdir", lambda where: None)
    ran = lsp("serve", "--port", "8999", "--data", str(tmp_path / "own"), "--json")
    assert ran.json["url"] == "http://localhost:8999"
    assert ran.json["generation"] == 1, "the first start makes the store"
    program, command, environment = started[0]
    assert program == sys.executable
    assert command[1:5] == ["-m", "pages.parts.server", "run", str(Path(cli.__file__).parent / "app.py")]
    assert command[5:7] == ["--server.port", "8999"]
    assert environment["LSP_DATA"] == str(tmp_path / "own")


def test_a_forecast_of_a_file_of_series(lsp: Any, tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value,horizon\na,2006,5\na,2007,6\na,2008,7,1\n", encoding="utf-8")
    ran = lsp("forecast", str(path))
    assert ran.code == 0
    assert [row.split(",")[:3] for row in ran.out.splitlines()[1:]] == [["a", "1", "2009"]]
    assert lsp("forecast", str(path), "--json").json[0]["points"] == 3


def test_a_file_of_series_with_a_fault_is_refused(lsp: Any, tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value\na,2006,five\n", encoding="utf-8")
    ran = lsp("forecast", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert "Row 2, column value: “five” is no number." in ran.err
    assert len(lsp("forecast", str(path), "--json").json["refused"]) == 1
    assert lsp("forecast").code == 2


def test_a_chart_of_a_file_of_series(lsp: Any, tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value\na,2006,5\na,2007,6\n", encoding="utf-8")
    assert [row.split(",")[:2] for row in lsp("spc", str(path)).out.splitlines()[1:]] == [["a", "2006"], ["a", "2007"]]
    assert lsp("spc", str(path), "--json").json[0]["limits"] == "too_few"
