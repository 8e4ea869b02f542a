"""The sample, loaded through the loaders, is in the store as its script made it, and stands as it was meant to."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import sample_data
from loaders import compare
from loaders.inspection import inspect
from lsp_data import decisions, reports
from lsp_data.errors import LspError
from lsp_data.periods import Basis
from lsp_data.settings import Settings
from lsp_data.store import publication
from lsp_data.store.changes import Change
from lsp_data.store.generations import Generation, NoStore, current
from lsp_data.store.lines import lines_of
from lsp_data.store.reads import catalogue_of
from presentation.returns_compare import good_part
from sample_data.load import load_sample, manifest
from sample_data.truth import all_series

HERE = Path(sample_data.__file__).parent
HAND = Path(__file__).parents[1] / "oracles" / "hand_status.csv"
REPORTING_DATE = date(2011, 2, 14)
AT_RISK = {
    "NI 30",
    "NI 4",
    "NI 21",
    "NI 47",
    "NI 56",
    "NI 112",
    "NI 123",
    "NI 39",
    "NI 120",
    "NI 121",
    "NI 153",
    "NI 171",
}
EVERY_FIGURE = """SELECT * FROM live_figure UNION ALL BY NAME
    SELECT * EXCLUDE (peer, peer_kind), peer AS area FROM live_peer_figure"""
PEERS = {"england": "England", "north-west": "North West"}  # which are held by their names
MAY_BE_CHANCE = {"NI 21", "NI 30"}  # their changes, not that they are off track
DOING_WELL = {"NI 33", "NI 186", "NI 191"}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def generation(sample_folder: Path) -> Generation:
    return current(sample_folder)


@pytest.fixture(scope="module")
def standing(generation: Generation) -> dict[tuple[str, str], dict[str, object]]:
    """The status of each series in the partnership's own area, missing as None."""
    frame = reports.status(generation).astype(object)
    rows = frame.where(frame.notna(), None).to_dict("records")
    return {(row["indicator"], row["sub_measure"] or ""): row for row in rows}


def test_every_figure_that_was_written_is_in_the_store_as_it_was_known(generation: Generation) -> None:
    """On the day on which a return became known the store holds each of its figures: value, marker and status."""
    kept = generation.frame(f"{EVERY_FIGURE} ORDER BY known_at, publication, position")
    series: dict[tuple[str, ...], list[dict[str, object]]] = {}
    for row in kept.astype(object).where(kept.notna(), None).to_dict("records"):
        key = (row["indicator"], row["sub_measure"] or "", row["area"], row["measure"], str(row["period_end"])[:10])
        series.setdefault(key, []).append(row)
    lost = []
    for row in table(HERE / "truth.csv"):
        if row["measure"] == "target":
            continue
        key = tuple(row[name] for name in ("indicator", "sub_measure", "area", "measure", "period_end"))
        key = (*key[:2], PEERS.get(key[2], key[2]), *key[3:])
        known = [one for one in series.get(key, []) if str(one["known_at"])[:10] <= row["known_at"]]
        found = known[-1] if known else None
        if found is None or not same(found, row):
            lost.append((row, found))
    assert lost == []


def same(found: dict[str, object], row: dict[str, str]) -> bool:
    """A later return that repeats a provisional figure without a mark confirms it."""
    value = float(row["value"]) if row["value"] else None
    equal = found["value"] == pytest.approx(value, abs=1e-9) if value is not None else found["value"] is None
    status = (found["status"] or "") == row["status"]
    return equal and (found["marker"] or "") == row["marker"] and status and str(found["basis"]) == stored_basis(row)


def stored_basis(row: dict[str, str]) -> str:
    """Figures of cumulative indicators are kept as years to date, all others for the period that was written."""
    cumulative = all_series()[(row["indicator"], row["sub_measure"])]["accumulation"] == "cumulative"
    return Basis.YEAR_TO_DATE.value if cumulative else row["basis"]


def test_the_store_holds_nothing_that_no_workbook_says(generation: Generation) -> None:
    stored = generation.frame(
        f"SELECT r.file_name, f.sheet, f.cell FROM ({EVERY_FIGURE}) f JOIN effective_return r USING (return_id)"
    )
    written = {(row["file"], row["sheet"], row["cell"]) for row in table(HERE / "truth.csv")}
    assert set(stored.itertuples(index=False, name=None)) <= written
    assert len(stored) > 400


def test_every_return_of_the_manifest_is_there_once_with_its_own_day(generation: Generation) -> None:
    stored = generation.frame("SELECT file_name, partner, kind, known_at FROM effective_return")
    found = sorted((name, partner, kind, str(day)[:10]) for name, partner, kind, day in stored.itertuples(index=False))
    listed = [(row["file"], row["partner"], row["kind"], row["known_at"]) for row in table(HERE / "manifest.csv")]
    assert found == sorted(listed)


def test_every_series_stands_as_the_story_has_it(standing: dict[tuple[str, str], dict[str, object]]) -> None:
    intended = {
        (row["indicator"], row["sub_measure"]): (row["rag"], row["direction"])
        for row in table(HERE / "definition" / "intended.csv")
    }
    assert {key: (row["rag"], row["direction"]) for key, row in standing.items()} == intended


@pytest.mark.parametrize("row", table(HAND), ids=lambda row: f"{row['indicator']} {row['sub_measure']}".strip())
def test_status_agrees_with_the_calculation_by_hand(
    row: dict[str, str], standing: dict[tuple[str, str], dict[str, object]]
) -> None:
    found = standing[row["indicator"], row["sub_measure"]]
    for name in ("rag", "direction", "milestone_method"):
        assert (found[name] or "") == row[name], name
    for name in ("period_end", "compared_with"):
        assert ("" if found[name] is None else str(found[name])[:10]) == row[name], name
    for name in ("actual", "milestone", "progress"):
        expected = float(row[name]) if row[name] else None
        assert found[name] == (None if expected is None else pytest.approx(expected, abs=1e-6)), name


def test_ten_of_the_twelve_at_risk_are_red_and_worsening_and_of_two_the_change_may_be_chance(
    generation: Generation, standing: dict[tuple[str, str], dict[str, object]]
) -> None:
    assert set(reports.red_and_worsening(generation, None)["indicator"]) == AT_RISK - MAY_BE_CHANCE
    for indicator in MAY_BE_CHANCE:
        row = standing[indicator, ""]
        assert (row["rag"], row["direction"], row["significant"]) == ("red", "level", False)


# Why each of the twelve is on the attention list: what else is flagged of it beside being off track, and why so.
WORSENING, BEHIND, SHORT = "red-and-worsening", "behind-milestone", "forecast-short"
WHY_AT_RISK = {
    ("NI 4", ""): {
        WORSENING,
        BEHIND,
        "worse-than-baseline",
    },  # fell by more than the survey's margin, from its baseline
    ("NI 21", ""): {BEHIND},  # off track; its fall may be chance
    ("NI 30", ""): {BEHIND, SHORT},  # too many convictions by the half year; seven more than last year may be chance
    ("NI 39", ""): {WORSENING, BEHIND, SHORT, "special-cause-concern"},  # the steepest rise of the series
    ("NI 47", ""): {WORSENING, BEHIND},  # the average of three years rose again; no forecast of overlapping years
    ("NI 56", ""): {WORSENING, BEHIND, SHORT},  # the third rise in a row
    ("NI 112", ""): {WORSENING, BEHIND},  # rose twice; the target's day has passed before its figure is known
    ("NI 120", "a"): {WORSENING, BEHIND},  # women's mortality rose
    ("NI 120", "b"): {BEHIND},  # men's is level, far from its target
    ("NI 121", ""): {WORSENING, BEHIND},  # the highest of three years
    ("NI 123", ""): {WORSENING, BEHIND, SHORT},  # fewer quitters every year
    ("NI 153", ""): {WORSENING, BEHIND, SHORT},  # rose also against the target that was eased for the recession
    ("NI 171", ""): {WORSENING, BEHIND},  # fewer new businesses twice running
}
OF_PLANS = {"red-flag-risk", "no-plan", "plan-overdue"}  # which have tests of their own
# What is on track and listed all the same, and why: its prospects, its record or its baseline.
WHY_THOUGH_GREEN = {
    ("NI 18", ""): {SHORT},
    ("NI 100", ""): {SHORT},
    ("NI 151", ""): {SHORT},
    ("NI 154", ""): {"worse-than-baseline"},  # meets a target that was lowered; far fewer homes than before
    **{("NI 195", part): {"overdue"} for part in "abcd"},
}


@pytest.fixture(scope="module")
def listed(generation: Generation) -> dict[tuple[str, str], dict[str, object]]:
    rows = reports.attention(generation).to_dict("records")
    return {(str(row["indicator"]), str(row["sub_measure"])): row for row in rows}


def test_each_of_the_twelve_at_risk_needs_attention_for_its_reason(
    listed: dict[tuple[str, str], dict[str, object]],
) -> None:
    assert {indicator for indicator, _ in WHY_AT_RISK} == AT_RISK
    assert {key: set(listed[key]["codes"]) - OF_PLANS for key in WHY_AT_RISK} == WHY_AT_RISK
    assert all(listed[key]["exposed"] for key in WHY_AT_RISK)


def test_what_does_well_needs_no_attention(
    listed: dict[tuple[str, str], dict[str, object]], standing: dict[tuple[str, str], dict[str, object]]
) -> None:
    """On track, likely enough to stay so, in time and no worse than it began."""
    green = {key for key, row in standing.items() if row["rag"] == "green"}
    found = {key: set(listed[key]["codes"]) for key in green & set(listed)}
    assert found == WHY_THOUGH_GREEN
    assert not any(listed[key]["exposed"] for key in found)
    assert {indicator for indicator, _ in listed}.isdisjoint(DOING_WELL)


def test_the_three_that_do_well_are_the_candidates_for_green(generation: Generation) -> None:
    assert set(reports.green_candidates(generation)["indicator"]) == DOING_WELL


def test_the_terminals_flags_are_those_of_the_attention_list(
    generation: Generation, listed: dict[tuple[str, str], dict[str, object]]
) -> None:
    told: dict[tuple[str, str], list[str]] = {}
    for row in reports.records(reports.flags(generation)):
        told.setdefault((row["indicator"], row["sub_measure"]), []).append(row["code"])
    assert {key: tuple(codes) for key, codes in told.items()} == {key: row["codes"] for key, row in listed.items()}


def test_grey_has_its_several_reasons(standing: dict[tuple[str, str], dict[str, object]]) -> None:
    codes = {row["grey_code"] for row in standing.values() if row["rag"] == "grey"}
    assert codes >= {"not-collected", "no-target", "suppressed", "overdue"}


def test_two_partners_are_overdue_and_others_came_late(
    generation: Generation, standing: dict[tuple[str, str], dict[str, object]]
) -> None:
    overdue = {row["lead"] for row in standing.values() if (row["overdue_days"] or 0) > 0}
    assert len(overdue) >= 2
    late = 0
    for row in table(HERE / "truth.csv"):
        lag = int(all_series()[(row["indicator"], row["sub_measure"])]["lag_days"])
        late += (date.fromisoformat(row["known_at"]) - date.fromisoformat(row["period_end"])).days > lag + 1
    assert late > 20


def test_provisional_figures_were_revised_and_the_earlier_day_shows_the_earlier_figure(generation: Generation) -> None:
    before = reports.series(generation, "NI 4", "", "cheshire-west-and-chester", as_at=date(2009, 8, 1))
    after = reports.series(generation, "NI 4", "", "cheshire-west-and-chester", as_at=date(2009, 10, 1))

    def result(frame: pd.DataFrame) -> tuple[float, str]:
        row = frame[(frame["measure"] == "actual") & frame["current"].astype(bool)].iloc[0]
        return row["value"], row["status"]

    assert result(before) == (26.9, "provisional")
    assert result(after) == (26.4, "revised")


def test_east_and_west_reconcile_with_the_county(generation: Generation) -> None:
    def value(indicator: str, area: str) -> float:
        end = "2009-03-31"
        found = generation.frame(
            """SELECT value FROM current_figure WHERE indicator = ? AND area = ? AND measure = 'actual'
               AND period_end = CAST(? AS DATE) AND sub_measure = ''""",
            [indicator, area, end],
        )
        return float(found["value"].iloc[0])

    west = ("chester", "vale-royal", "ellesmere-port-and-neston")
    east = ("macclesfield", "congleton", "crewe-and-nantwich")
    for indicator in ("NI 154", "NI 155"):
        assert sum(value(indicator, area) for area in west) == value(indicator, "cheshire-west-and-chester")
        assert sum(value(indicator, area) for area in east) == value(indicator, "cheshire-east")
        halves = value(indicator, "cheshire-east") + value(indicator, "cheshire-west-and-chester")
        assert halves == value(indicator, "cheshire")


def test_the_registers_come_out_with_their_counts(generation: Generation) -> None:
    roles = reports.commitments(generation)
    assert (len(roles), int((roles["role"] == "lead").sum())) == (57, 15)
    activities = reports.route_map(generation, "2009/10")
    assert activities["workstream"].nunique() == 7
    assert int(activities["undated"].fillna(value=False).astype(bool).sum()) >= 3


def test_loading_again_changes_nothing(sample_copy: Path) -> None:
    before = current(sample_copy)
    started = time.process_time()
    assert load_sample(sample_copy).number == before.number
    assert time.process_time() - started < 2


def test_what_was_taken_back_stays_taken_back(sample_copy: Path) -> None:
    newest = manifest()[-1]
    found = current(sample_copy).frame("SELECT return_id FROM effective_return WHERE file_name = ?", [newest.path.name])
    taken = decisions.take_back(sample_copy, found["return_id"].iloc[0], made_by="test", reason="Tried out")
    assert load_sample(sample_copy).number == taken.number


def test_a_load_that_was_killed_goes_on_where_it_was(tmp_path: Path, generation: Generation) -> None:
    folder = tmp_path / "data"
    script = (
        "import sys; from pathlib import Path; from sample_data.load import load_sample; load_sample(Path(sys.argv[1]))"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(folder)], cwd=HERE.parent)
    while child.poll() is None and not _loaded(folder, 3):
        with suppress(subprocess.TimeoutExpired):
            child.wait(0.05)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    told: list[tuple[int, int, str]] = []
    resumed = load_sample(folder, progress=lambda done, total, what: told.append((done, total, what)))
    assert told[-1][:2] == (len(manifest()), len(manifest()))
    assert [done for done, _, _ in told] == sorted({done for done, _, _ in told})
    question = "SELECT count(*) AS n FROM {}"
    for what in ("live_figure", "live_target", "live_entry", "effective_return", "edit"):
        counts = [one.frame(question.format(what))["n"].iloc[0] for one in (resumed, generation)]
        assert counts[0] == counts[1], what


def _loaded(folder: Path, least: int) -> bool:
    try:
        return current(folder).number >= least
    except NoStore:
        return False


def test_a_partnership_of_ones_own_is_never_filled_with_the_sample(tmp_path: Path) -> None:
    publication.create(tmp_path)
    name = lines_of(("subject", "key", "field", "value"), [("partnership", "", "name", "Weaver Vale Partnership")])
    publication.publish(tmp_path, Change("edit", "Named", edits=name))
    with pytest.raises(LspError, match="Weaver Vale"):
        load_sample(tmp_path)


def test_faults_that_only_the_store_can_tell_are_told(generation: Generation) -> None:
    for row in table(HERE / "faulty" / "expected.csv"):
        if row["when"] == "compare":
            one = inspect(HERE / "faulty" / row["file"], catalogue=catalogue_of(generation), settings=Settings())
            compared = compare.compare(one, generation)
            assert row["code"] in {problem.code for problem in compared.problems}
            assert compared.refused


def test_the_good_part_of_a_faulty_return_is_new_and_raises_no_question(generation: Generation) -> None:
    rows = {row["file"]: row for row in table(HERE / "faulty" / "expected.csv")}
    taken = []
    for name, row in rows.items():
        one = inspect(HERE / "faulty" / name, catalogue=catalogue_of(generation), settings=Settings())
        compared = compare.compare(one, generation)
        good = [] if compared.refused else [row for row in compared.rows if row.number in good_part(one, compared)]
        assert len(good) == int(row["new_figures"]), name
        taken += [(one.indicator, one.sub_measure, one.period) for one in good]
    assert len(taken) == len(set(taken)), "each stays new when the others were accepted"


def test_a_workbook_that_is_loaded_already_brings_nothing_new(generation: Generation) -> None:
    for listed in manifest()[-6:]:
        one = inspect(listed.path, catalogue=catalogue_of(generation), settings=Settings())
        compared = compare.compare(
            one, generation, partner=listed.partner, period=listed.period, known_at=listed.known_at
        )
        assert compared.already
        assert {row.kind for row in compared.rows} <= {"same"}


def test_the_reporting_date_is_fixed(generation: Generation) -> None:
    whole = reports.partnership(generation)
    assert (whole.reporting_date, whole.sample) == (REPORTING_DATE, True)
