"""A backup brings the same content back; verify finds what is wrong and says how to mend it."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import duckdb
import pytest
from offices import AREA, Agreed, Given, Office

from lsp_data import archive, audit, decisions, reports
from lsp_data import backup as backups
from lsp_data.errors import LspError, Severity
from lsp_data.periods import financial_year, quarter, year_to_date
from lsp_data.store import generations
from lsp_data.store.publication import move_pointer

Q1 = quarter(2010, 1)


@pytest.fixture
def filled(office: Office) -> Office:
    office.accept(
        [Given("NI 33", year_to_date(Q1.end), 10.0, "i"), Given("NI 16", Q1, 5.0)],
        [Agreed("NI 33", financial_year(2010), 48.0, "i", baseline=60.0, baseline_period=financial_year(2007))],
        known_at=date(2010, 8, 1), entries=[("activity", json.dumps({"workstream": "B", "activity": "Train"}))],
    )  # fmt: skip
    office.take_back(office.accept([Given("NI 16", Q1, 6.0)]))
    return office


def errors(folder: Path) -> list[str]:
    return [one.code for one in audit.verify(folder) if one.severity is Severity.ERROR]


def harm(office: Office, sql: str) -> None:
    generations.let_go(office.folder)
    with duckdb.connect(str(office.generation.path)) as store:
        store.execute(sql)


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    generation = generations.current(folder)
    tables = [row[0] for row in generation.rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal")]
    return {table: sorted(generation.rows(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_a_backup_restores_to_the_same_content(filled: Office, tmp_path: Path) -> None:
    made = backups.backup(filled.folder, tmp_path / "backup.zip")
    restored = backups.restore(tmp_path / "new", tmp_path / "backup.zip")
    assert (restored.generation, restored.files) == (made.generation, made.files) == (filled.generation.number, 3)
    assert content(tmp_path / "new") == content(filled.folder)
    assert errors(tmp_path / "new") == []
    new = generations.current(tmp_path / "new")
    assert reports.status_rows(new) == reports.status_rows(filled.generation)
    names = filled.generation.rows("SELECT DISTINCT sha256 FROM accepted_return")
    assert all(archive.fetch(tmp_path / "new", name) for (name,) in names)
    office = Office(tmp_path / "new")
    office.sent = 50
    office.accept([Given("NI 16", Q1, 7.0)], known_at=date(2010, 9, 1))
    assert office.generation.number == new.number + 1


def test_pinned_generations_are_in_the_backup(filled: Office, tmp_path: Path) -> None:
    pinned = filled.generation.number
    decisions.pin(filled.folder, pinned, made_by="Analyst", reason="meeting of August")
    filled.accept([Given("NI 16", Q1, 9.0)], known_at=date(2010, 9, 1))
    backups.backup(filled.folder, tmp_path / "backup.zip")
    backups.restore(tmp_path / "new", tmp_path / "backup.zip")
    then = generations.open_generation(tmp_path / "new", pinned)
    assert reports.series(then, "NI 16", "", AREA)["value"].tolist() == [5.0]


def test_a_restore_overwrites_nothing(filled: Office, tmp_path: Path) -> None:
    backups.backup(filled.folder, tmp_path / "backup.zip")
    before = content(filled.folder)
    with pytest.raises(LspError, match="overwrites nothing"):
        backups.restore(filled.folder, tmp_path / "backup.zip")
    with pytest.raises(LspError, match="overwrites nothing"):
        backups.backup(filled.folder, tmp_path / "backup.zip")
    assert content(filled.folder) == before


def test_a_damaged_or_foreign_backup_is_refused_whole(filled: Office, tmp_path: Path) -> None:
    good = tmp_path / "backup.zip"
    backups.backup(filled.folder, good)
    with zipfile.ZipFile(good) as source:
        members = {name: source.read(name) for name in source.namelist()}
    raw = next(name for name in members if name.startswith("archive/"))
    manifest = json.loads(members["manifest.json"])
    foreign = manifest | {"files": {**manifest["files"], "../outside": {"sha256": "0" * 64, "bytes": 1}}}
    for wrong, says in (
        ({**members, raw: b"other"}, "is damaged"),
        ({name: data for name, data in members.items() if name != raw}, "no backup of this product, or is damaged"),
        ({**members, "manifest.json": json.dumps(manifest | {"format": 99}).encode()}, "another version"),
        ({**members, "manifest.json": json.dumps(foreign).encode()}, "which no backup holds"),
        ({"readme.txt": b"hello"}, "or is damaged. Name a file that `lsp backup` wrote.$"),
    ):
        bad = tmp_path / "bad.zip"
        with zipfile.ZipFile(bad, "w") as target:
            for name, data in wrong.items():
                target.writestr(name, data)
        with pytest.raises(LspError, match=says):
            backups.restore(tmp_path / "new", bad)
        assert not (tmp_path / "new" / "store").exists()
    (tmp_path / "bad.zip").write_bytes(good.read_bytes()[:-400])
    with pytest.raises(LspError, match="damaged"):
        backups.restore(tmp_path / "new", tmp_path / "bad.zip")


def test_a_whole_store_verifies(filled: Office) -> None:
    assert audit.verify(filled.folder) == []


def test_verify_finds_a_missing_and_a_changed_raw_file(filled: Office) -> None:
    names = [row[0] for row in filled.generation.rows("SELECT sha256 FROM accepted_return ORDER BY publication")]
    archive.path_of(filled.folder, names[0]).unlink()
    archive.path_of(filled.folder, names[1]).write_bytes(b"changed")
    found = audit.verify(filled.folder)
    assert [one.code for one in found] == ["raw-file-missing", "raw-file-missing"]
    assert any("has changed" in one.reason for one in found)
    assert all(one.mend and one.where for one in found)
    with pytest.raises(archive.NotInArchive):
        backups.backup(filled.folder, filled.folder.parent / "backup.zip")


def test_verify_finds_a_status_that_is_not_what_the_rules_say(filled: Office) -> None:
    harm(filled, "UPDATE status SET rag = 'green', actual = 11 WHERE indicator = 'NI 33'")
    found = [one for one in audit.verify(filled.folder) if one.code == "status-differs"]
    assert len(found) == 2
    assert "actual (11.0, 10.0)" in found[0].reason


def test_verify_finds_a_status_row_too_few_or_too_many(filled: Office) -> None:
    harm(filled, "DELETE FROM status WHERE indicator = 'NI 33'")
    assert errors(filled.folder) == ["status-differs", "status-differs"]


def test_verify_finds_a_broken_check(filled: Office) -> None:
    harm(filled, "UPDATE figure SET value = 'inf'::DOUBLE WHERE indicator = 'NI 16'")
    assert "figure-not-finite" in errors(filled.folder)


def test_verify_finds_an_unreadable_and_a_misnamed_generation(filled: Office) -> None:
    number = filled.generation.number
    generations.let_go(filled.folder)
    generations.generation_path(filled.folder, number - 1).write_bytes(b"nothing")
    path = generations.generation_path(filled.folder, number - 2)
    path.rename(generations.generation_path(filled.folder, number - 3))
    assert errors(filled.folder) == ["generation-misnamed", "generation-unreadable"]


def test_verify_says_when_the_current_generation_is_gone(filled: Office) -> None:
    filled.generation.path.unlink()
    assert errors(filled.folder) == ["no-current-generation"]
    with pytest.raises(generations.NoStore):
        audit.verify(filled.folder / "elsewhere")


def test_what_a_killed_writer_left_is_only_a_note(filled: Office) -> None:
    number = filled.generation.number
    filled.accept([Given("NI 16", Q1, 9.0)], known_at=date(2010, 9, 1))
    move_pointer(filled.folder, number)  # named, but never made current
    (filled.folder / "store" / "draft-000099.duckdb").write_bytes(b"half")
    archive.keep(filled.folder, b"kept, then cut off")
    found = audit.verify(filled.folder)
    assert [one.code for one in found] == ["draft-left", "generation-never-current", "raw-file-unnamed"]
    assert {one.severity for one in found} == {Severity.NOTE}


def test_the_doctor_tells_versions_store_and_limits(filled: Office, tmp_path: Path) -> None:
    found = {one.name: one for one in audit.examine(filled.folder)}
    assert all(one.ok for one in found.values())
    assert found["Store"].detail == f"generation {filled.generation.number}, 2 current figures"
    assert found["duckdb"].detail == duckdb.__version__
    assert audit.examine(tmp_path / "nowhere" / "data")[-2].detail.startswith("There is none yet")
    (tmp_path / "file").write_text("")
    assert {one.name for one in audit.examine(tmp_path / "file" / "data") if not one.ok} == {"Data folder", "Store"}
