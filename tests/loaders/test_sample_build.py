"""The sample's files are what its script makes, say that they are invented, and are read without losing a figure."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sample_data
from loaders.figures import Figure, Return
from loaders.inspection import inspect
from lsp_data.catalogue import Catalogue, load_reference
from lsp_data.periods import read_period
from lsp_data.settings import Settings
from sample_data.agreed import VERSIONS, signed_in
from sample_data.build import build
from sample_data.draft import INVENTED
from sample_data.returns import all_returns
from sample_data.truth import all_series, path_of, read_table, rounded, steps

HERE = Path(sample_data.__file__).parent
BOOKS = sorted((HERE / "workbooks").iterdir())
GOOD, FAULTY = HERE / "workbooks", HERE / "faulty"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(path: Path) -> object:
    """A file by what it holds: compressors differ from machine to machine, members do not."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as book:
        return {one.filename: (one.date_time, book.read(one)) for one in book.infolist()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def sample_catalogue() -> Catalogue:
    """The catalogue with the decisions of the sample's own set-up workbook."""
    reference = load_reference()
    plain = Catalogue.build(reference, [])
    set_up = inspect(BOOKS[0], catalogue=plain, settings=Settings())
    assert [one for one in set_up.problems if one.severity != "note"] == []
    return Catalogue.build(reference, [tuple(dict(one.fields).values()) for one in set_up.entries])


@pytest.fixture(scope="module")
def returns(sample_catalogue: Catalogue) -> dict[str, Return]:
    return {path.name: inspect(path, catalogue=sample_catalogue, settings=Settings()) for path in BOOKS}


def test_the_script_makes_exactly_the_files_that_are_here(made: Path) -> None:
    for folder in ("workbooks", "faulty"):
        kept = {path.name: contents(path) for path in (HERE / folder).iterdir()}
        assert {path.name: contents(path) for path in (made / folder).iterdir()} == kept
    for name in ("manifest.csv", "truth.csv", "truth_registers.csv"):
        assert (made / name).read_bytes() == (HERE / name).read_bytes()


def test_two_builds_are_the_same_byte_for_byte(made: Path, tmp_path: Path) -> None:
    build(tmp_path)
    for path in made.rglob("*"):
        if path.is_file():
            assert (tmp_path / path.relative_to(made)).read_bytes() == path.read_bytes()


def test_every_file_says_that_its_figures_are_invented() -> None:
    for path in (*BOOKS, *FAULTY.glob("*.xlsx")):
        if path.suffix == ".csv":
            said = path.read_text(encoding="utf-8")
        else:
            with zipfile.ZipFile(path) as book:
                said = book.read("xl/sharedStrings.xml").decode()
        assert INVENTED in said, path.name


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in BOOKS) < 700_000
    assert 55 <= len(BOOKS) <= 75


def test_the_agreement_has_35_designated_and_10_statutory_indicators_over_five_themes() -> None:
    classes = {row["indicator"]: row["target_class"] for row in all_series().values()}
    assert Counter(classes.values()) == {"designated": 35, "statutory": 10}
    assert len({row["theme"] for row in all_series().values()}) == 5
    named = {4, 18, 20, 21, 30, 32, 33, 39, 47, 56, 112, 120, 121, 123, 153, 171, 186, 191}
    assert {f"NI {number}" for number in named} <= set(classes)


def test_every_series_is_signed_for_in_march_2009() -> None:
    assert {(row.indicator, row.sub_measure) for row in signed_in("March 2009")} == set(all_series())


def test_every_figure_of_a_path_is_returned_and_every_period_is_over_when_it_is() -> None:
    returned: set[tuple[str, str, str]] = set()
    for one in all_returns():
        for sheet in one.sheets:
            for part in sheet.parts:
                for key, fact in part.facts():
                    returned.add((part.indicator, part.sub_measure, key))
                    assert fact.period.end < one.known_at, (one.slug, part.indicator, key)
    paths = {(*series, key) for series in all_series() for key in path_of(*series)}
    assert returned == paths


def test_cumulative_paths_start_anew_in_april_and_never_fall_within_a_year() -> None:
    for series, row in all_series().items():
        if row["accumulation"] != "cumulative":
            continue
        facts = list(path_of(*series).values())
        for before, after in pairwise(facts):
            assert before.value is not None
            assert after.value is not None
            assert after.period.start != before.period.start or after.value >= before.value, series
        year_ends = {str(fact.period.end): fact.value for fact in facts if fact.period.end.month == 3}
        for key, total in steps(row):
            end = f"{int(key[:4]) + 1}-03-31"
            assert year_ends.get(end, float(total)) == float(total), series


@given(st.decimals(min_value=-9999, max_value=9999, places=4), st.integers(0, 3))
def test_rounding_is_to_the_nearest_and_halves_go_away_from_nought(value: Decimal, decimals: int) -> None:
    found = Decimal(repr(rounded(float(value), decimals)))
    step = Decimal(1).scaleb(-decimals)
    assert abs(found - value) <= step / 2
    if abs(found - value) == step / 2:
        assert abs(found) > abs(value)


def test_commentary_names_periods_and_series_that_exist() -> None:
    for row in read_table("commentary"):
        assert (row["indicator"], row["sub_measure"]) in all_series()
        assert getattr(read_period(row["period"]), "end", date.max) <= date(2011, 3, 31)


def test_every_sentence_of_commentary_is_in_a_workbook(returns: dict[str, Return]) -> None:
    said = " ".join(str(entry.fields.get("text")) for one in returns.values() for entry in one.entries)
    assert [row["text"] for row in read_table("commentary") if row["text"] not in said] == []


def test_each_file_is_read_as_what_the_manifest_says(returns: dict[str, Return]) -> None:
    for row in table(HERE / "manifest.csv"):
        one = returns[row["file"]]
        assert (one.kind, one.refused) == (row["kind"], False), row["file"]
        held = [figure for figure in one.figures if figure.held]
        assert held == [], row["file"]
        assert [problem for problem in one.problems if problem.severity != "note"] == [], row["file"]
        assert len(one.figures) == int(row["figures"]), row["file"]
        if row["kind"] == "setup":
            assert len(one.entries) > 50 * 10
        else:
            assert len(one.entries) == int(row["entries"]), row["file"]
        if row["kind"] == "performance_return":
            assert one.header.partner == row["partner"]
            assert str(one.header.known_at) == row["known_at"]
            assert one.header.partnership == "Cheshire West demonstration partnership"
            assert str(one.header.period_end) == row["period_end"]


def test_no_cell_loses_or_changes_its_figure_in_reading(returns: dict[str, Return]) -> None:
    """Value, marker, status, indicator, part, area and last day of the period of every figure that was written."""
    lost = []
    for row in table(HERE / "truth.csv"):
        found = [one for one in returns[row["file"]].figures if (one.sheet, one.cell) == (row["sheet"], row["cell"])]
        if len(found) != 1 or as_read(found[0]) != as_written(row):
            lost.append((row, [as_read(one) for one in found]))
    assert lost == []


def as_read(one: Figure) -> tuple[object, ...]:
    value = None if one.value is None else round(one.value / one.scale, 9)
    area = one.area or one.area_label or "cheshire-west-and-chester"
    return (one.indicator, one.sub_measure, area, one.measure, str(one.period_end), value, one.marker, one.status)


def as_written(row: dict[str, str]) -> tuple[object, ...]:
    value = round(float(row["value"]), 9) if row["value"] else None
    named = tuple(row[name] for name in ("indicator", "sub_measure", "area", "measure", "period_end"))
    return (*named, value, row["marker"] or None, row["status"] or None)


def test_every_target_of_the_agreement_is_read(returns: dict[str, Return]) -> None:
    for version in VERSIONS:
        name = next(name for name in returns if version.lower().replace(" ", "-") in name)
        read = Counter(one.indicator for one in returns[name].figures if one.measure == "target")
        written = Counter(row.indicator for row in signed_in(version) for text in row.targets if text)
        assert read == written, version


@pytest.mark.parametrize("name", sorted(path.name for path in FAULTY.glob("*.xlsx")))
def test_each_fault_is_found_at_its_cell_and_good_rows_stay_usable(name: str, sample_catalogue: Catalogue) -> None:
    one = inspect(FAULTY / name, catalogue=sample_catalogue, settings=Settings())
    rows = [row for row in table(FAULTY / "expected.csv") if row["file"] == name]
    for row in rows:
        if row["when"] == "read":
            assert (row["code"], row["cell"]) in {(problem.code, problem.cell) for problem in one.problems}
    if all(row["when"] == "read" for row in rows):
        assert sum(1 for figure in one.figures if not figure.held) == int(rows[0]["usable_figures"])
