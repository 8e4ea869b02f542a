"""A publication is whole or not at all, once, and never forgets."""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from offices import Agreed, Given, Office

from lsp_data import decisions, reports
from lsp_data.decisions import Edit
from lsp_data.periods import financial_year, month, quarter
from lsp_data.store import generations, migrations, publication, reads, statuses
from lsp_data.store.changes import Change
from lsp_data.store.lines import lines_of
from lsp_data.store.publication import PublicationFailed, PublicationRefused
from pages.parts import session
from sample_data import load

Q1 = quarter(2009, 1)
Q2 = quarter(2009, 2)


def test_create_makes_an_empty_store_once(tmp_path: Path) -> None:
    first = publication.create(tmp_path)
    assert publication.create(tmp_path) == first
    assert first.number == 1
    tables = set(first.frame("SELECT table_name FROM duckdb_tables() WHERE NOT internal")["table_name"])
    assert {"figure", "status", "publication", "migration", "pin"} <= tables
    assert first.frame("SELECT number, name FROM migration").to_dict("list") == {
        "number": list(range(1, 11)),
        "name": ["0001_first.sql", "0002_follows_return.sql", "0003_sent_back.sql", "0004_sent_back_kind.sql",
                 "0005_peers.sql", "0006_registers.sql", "0007_relative_targets.sql",
                 "0008_order_of_acceptance.sql", "0009_repeats.sql", "0010_returns_as_they_stand.sql"],
    }  # fmt: skip


def test_new_files_have_the_storage_version_that_refuses_a_foreign_log(tmp_path: Path) -> None:
    made = publication.create(tmp_path)
    tags = dict(made.rows("SELECT path, tags FROM duckdb_databases()"))
    assert tags[str(made.path)]["storage_version"].startswith("v1.5")


def test_nothing_is_created_by_reading(tmp_path: Path) -> None:
    with pytest.raises(generations.NoStore, match="lsp serve"):
        generations.current(tmp_path / "data")
    assert not (tmp_path / "data").exists()
    with pytest.raises(generations.NoStore):
        publication.publish(tmp_path / "data", Change("edit", "nothing"))


def test_a_publication_makes_the_next_generation_and_leaves_the_last(office: Office) -> None:
    before = office.generation
    office.accept([Given("NI 33", Q1, 12.0, "i")])
    after = office.generation
    assert after.number == before.number + 1
    assert before.rows("SELECT count(*) FROM figure") == [(0,)]
    assert after.rows("SELECT value, known_at, publication FROM current_figure") == [
        (12.0, date(2009, 8, 1), after.number)
    ]


def test_the_same_key_changes_nothing(office: Office) -> None:
    change, raw = office.change([Given("NI 33", Q1, 12.0, "i")])
    first = decisions.accept(office.folder, change, raw)
    assert decisions.accept(office.folder, change, raw) == first
    assert first.rows("SELECT count(*) FROM figure") == [(1,)]


def test_a_return_taken_back_can_be_accepted_again_under_a_new_id(office: Office) -> None:
    change, raw = office.change([Given("NI 33", Q1, 12.0, "i")], return_id="first")
    decisions.accept(office.folder, change, raw, now=office.now)
    office.take_back("first")
    again = decisions.accept(office.folder, change, raw, now=office.now)
    assert again.rows("SELECT return_id, withdrawn_at IS NULL FROM effective_return ORDER BY publication") == [
        ("first", False), ("first-2", True),
    ]  # fmt: skip
    assert again.rows("SELECT return_id, value FROM current_figure") == [("first-2", 12.0)]


def test_the_newest_known_figure_is_current_and_the_later_publication_wins_a_tie(office: Office) -> None:
    office.accept([Given("NI 33", Q1, 1.0, "i")], known_at=date(2009, 9, 1))
    office.accept([Given("NI 33", Q1, 2.0, "i")], known_at=date(2009, 8, 1))
    assert office.generation.rows("SELECT value FROM current_figure") == [(1.0,)]
    office.accept([Given("NI 33", Q1, 3.0, "i")], known_at=date(2009, 9, 1))
    assert office.generation.rows("SELECT value FROM current_figure") == [(3.0,)]
    assert office.generation.rows("SELECT count(*) FROM figure") == [(3,)]


def test_only_the_status_of_the_changed_series_is_made_anew(office: Office) -> None:
    office.accept([Given("NI 33", Q1, 12.0, "i"), Given("NI 16", Q1, 5.0)])
    generations.let_go(office.folder)
    with duckdb.connect(str(office.generation.path)) as store:  # a mark that computing anew wipes out
        store.execute("UPDATE status SET officer = 'marked'")
    office.accept([Given("NI 33", Q2, 14.0, "i")], known_at=date(2009, 11, 1))
    unmarked = office.generation.rows("SELECT DISTINCT indicator FROM status WHERE officer IS DISTINCT FROM 'marked'")
    assert unmarked == [("NI 33",)]


def test_a_new_reporting_date_makes_every_status_anew(office: Office) -> None:
    office.accept([Given("NI 33", Q1, 12.0, "i")])
    office.decide(("partnership", "", "reporting_date", "2010-05-31"))
    days = office.generation.rows("SELECT DISTINCT as_at FROM status ORDER BY 1")
    assert days == [(date(2010, 2, 28),), (date(2010, 5, 31),)]


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        (("NI 33", Q1, float("inf")), "not a finite number"),
        (("NI 33", Q1, None), "neither a value nor a marker"),
        ((None, Q1, 1.0), "lacks its indicator"),
    ],
)
def test_a_check_refuses_with_the_cell_and_nothing_changes(
    office: Office, figure: tuple[str, object, float | None], says: str
) -> None:
    before, listing = office.generation, sorted((office.folder / "store").iterdir())
    with pytest.raises(PublicationRefused, match=says) as refused:
        office.accept([Given(*figure, "i", cell="G7")])  # type: ignore[arg-type]  broken on purpose
    assert "Return!G7" in str(refused.value)
    assert refused.value.reasons
    assert office.generation == before
    assert sorted((office.folder / "store").iterdir()) == listing


def test_checks_name_unknown_words_and_backward_periods(office: Office) -> None:
    change, raw = office.change([Given("NI 33", Q1, 1.0, "i")])
    for column, value, says in (
        ("measure", "guess", 'unknown measure or period basis "guess"'),
        ("basis", "fortnight", "fortnight"),
        ("period_end", date(2008, 1, 1), "ends before it starts"),
        ("return_id", "nobody", "never accepted"),
    ):
        wrong = Change("accept", "x", returns=change.returns, figures=change.figures.assign(**{column: [value]}))
        with pytest.raises(PublicationRefused, match=says):
            decisions.accept(office.folder, wrong, raw, now=office.now)


def test_a_return_from_the_future_is_refused(office: Office) -> None:
    with pytest.raises(PublicationRefused, match="later than the day it was accepted"):
        office.accept([Given("NI 33", Q1, 1.0, "i")], known_at=office.now.date() + timedelta(days=2))


def test_an_edit_that_the_catalogue_cannot_use_is_refused(office: Office) -> None:
    before = office.generation
    with pytest.raises(publication.LspError, match="nowhere"):
        office.decide(("indicator", "NI 33|i", "lead", "nowhere"))
    assert office.generation == before


def test_a_column_that_no_table_has_is_an_error_of_the_program(office: Office) -> None:
    with pytest.raises(ValueError, match="no column colour"):
        publication.publish(office.folder, Change("edit", "x", edits=lines_of(("colour",), [("red",)])))
    assert not list((office.folder / "store").glob("draft-*"))


def test_what_a_killed_writer_left_is_never_seen_and_is_cleared(office: Office) -> None:
    store = office.folder / "store"
    before = office.generation
    (store / "draft-000099.duckdb").write_bytes(b"half")
    (store / "draft-000099.duckdb.wal").write_bytes(b"half")
    (store / "draft-000099.duckdb.tmp").mkdir()
    orphan = generations.generation_path(office.folder, before.number + 1)
    orphan.write_bytes(before.path.read_bytes())  # named, but the pointer never moved
    assert office.generation == before
    office.accept([Given("NI 33", Q1, 1.0, "i")])
    assert office.generation.number == before.number + 2, "a number is never used twice"
    assert not list(store.glob("draft-*"))
    assert not orphan.exists()


def test_a_first_writer_killed_before_the_pointer_is_finished_by_the_next(tmp_path: Path) -> None:
    made = publication.create(tmp_path)
    (tmp_path / "store" / "CURRENT").unlink()
    assert publication.create(tmp_path) == made


def test_a_damaged_pointer_says_what_to_do(office: Office) -> None:
    (office.folder / "store" / "CURRENT").write_text("twelve\n")
    with pytest.raises(generations.UnreadableStore, match="lsp verify"):
        generations.current(office.folder)


def test_old_generations_are_pruned_but_not_the_pinned(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "KEPT", 4)
    pinned = office.generation.number
    decisions.pin(office.folder, pinned, made_by="Analyst", reason="meeting of June")
    for count in range(7):
        office.decide(("partner", "fire-and-rescue", "contact_post", f"Head of Performance {count}"))
    kept = generations.numbers(office.folder)
    newest = office.generation.number
    assert kept == [pinned, *range(newest - 3, newest + 1)]
    decisions.release(office.folder, pinned, made_by="Analyst", reason="meeting is over")
    assert pinned not in generations.numbers(office.folder)
    with pytest.raises(generations.UnreadableStore, match=f"Generation {pinned} is not in"):
        generations.open_generation(office.folder, pinned)


def test_begin_anew_empties_the_store_and_keeps_the_state_before(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "KEPT", 2)
    office.accept([Given("NI 33", Q1, 1.0, "i")])
    before = office.generation
    after = decisions.begin_anew(office.folder, made_by="Analyst", reason="leaving the sample")
    for table in ("edit", "accepted_return", "figure", "current_figure", "status"):
        assert after.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    assert after.rows("SELECT count(*) FROM publication WHERE kind <> 'begin_anew'") == [(before.number,)]
    for count in range(3):
        office.decide(("partner", "fire-and-rescue", "contact_post", f"Post {count}"))
    assert generations.open_generation(office.folder, before.number).rows("SELECT count(*) FROM figure") == [(1,)]


def test_what_was_accepted_before_the_store_was_begun_anew_can_be_accepted_again(office: Office) -> None:
    change, raw = office.change([Given("NI 33", Q1, 12.0, "i")])
    decisions.accept(office.folder, change, raw, now=office.now)
    decisions.begin_anew(office.folder, made_by="Analyst", reason="another partnership", now=office.now)
    again = decisions.accept(office.folder, change, raw, now=office.now)
    assert again.rows("SELECT value FROM current_figure") == [(12.0,)]
    assert decisions.accept(office.folder, change, raw, now=office.now) == again, "once more changes nothing"


def test_the_sample_loads_again_after_the_store_was_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first_two = load.manifest()[:2]
    monkeypatch.setattr(load, "manifest", lambda: first_two)
    counts = "SELECT (SELECT count(*) FROM live_edit), (SELECT count(*) FROM accepted_return)"
    held = load.load_sample(tmp_path).rows(counts)
    decisions.begin_anew(tmp_path, made_by="Analyst", reason="leaving the sample")
    assert load.load_sample(tmp_path).rows(counts) == held


def test_begun_anew_with_its_first_decisions_there_is_no_state_between(office: Office) -> None:
    office.accept([Given("NI 33", Q1, 1.0, "i")])
    before = office.generation
    names = [Edit("partnership", "", "name", "Weaver Vale Partnership")]
    after = decisions.begin_anew(office.folder, made_by="Analyst", reason="leaving the sample", edits=names)
    assert after.number == before.number + 1
    assert reads.catalogue_of(after).partnership.name == "Weaver Vale Partnership"
    assert after.rows("SELECT value, made_by FROM edit") == [("Weaver Vale Partnership", "Analyst")]
    assert after.rows("SELECT generation FROM pin") == [(before.number,)]
    with pytest.raises(publication.LspError, match="nowhere"):
        decisions.begin_anew(
            office.folder, made_by="Analyst", reason="x", edits=[Edit("indicator", "NI 33|i", "lead", "nowhere")]
        )
    assert office.generation == after, "a first decision that cannot be used leaves everything as it was"


def test_a_decision_about_no_store_makes_none(tmp_path: Path) -> None:
    with pytest.raises(generations.NoStore):
        decisions.take_back(tmp_path / "data", "return-1", made_by="Analyst", reason="x")
    assert not (tmp_path / "data").exists()


def test_a_generation_that_was_pruned_is_a_sentence_wherever_it_is_asked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "KEPT", 1)
    before = office.generation
    office.accept([Given("NI 33", Q1, 1.0, "i")])
    assert not before.path.exists()
    for ask in (
        reads.catalogue_of, reports.status, lambda g: g.written, lambda g: session.ask(reports.partnership, g),
    ):  # fmt: skip
        with pytest.raises(generations.UnreadableStore, match="was pruned"):
            ask(before)


def test_a_disk_that_is_full_leaves_the_old_generation(office: Office) -> None:
    """A child process that may write no file beyond a small size stands for the full disk."""
    before = office.generation
    limit = before.path.stat().st_size // 2
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from lsp_data.decisions import Edit, save_edits\n"
        "from lsp_data.store.publication import PublicationFailed\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "try:\n"
        "    save_edits(Path(sys.argv[1]), [Edit('partner', 'police', 'contact_post', 'x')], made_by='Analyst')\n"
        "except PublicationFailed as error:\n"
        "    print(error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(office.folder)], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert "nothing was changed" in run.stdout
    assert office.generation == before
    assert not list((office.folder / "store").glob("draft-*"))
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    office.decide(("partner", "fire-and-rescue", "contact_post", "Head of Performance"))


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(PublicationFailed, match="nothing was changed"):
        publication.create(tmp_path / "data")


def test_many_months_go_in_together(office: Office) -> None:
    figures = [Given("NI 117", month(2008 + n // 12, n % 12 + 1), float(n)) for n in range(36)]
    office.accept(figures)
    assert office.generation.rows("SELECT count(*), sum(value) FROM current_figure") == [(36, sum(range(36)))]


def test_a_later_migration_runs_once_and_makes_every_status_anew(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.accept([Given("NI 33", Q1, 12.0, "i")])
    shipped = migrations.migrations()
    later = (9999, "9999_later.sql", "CREATE TABLE later (word VARCHAR); UPDATE status SET officer = 'before';")
    monkeypatch.setattr(migrations, "migrations", lambda: [*shipped, later])
    for name in ("return-a", "return-b"):
        office.accept([Given("NI 16", Q1, 5.0)], return_id=name)
    assert office.generation.rows("SELECT name FROM migration ORDER BY number") == [
        *((name,) for _, name, _ in shipped), ("9999_later.sql",),
    ]  # fmt: skip
    assert office.generation.rows("SELECT count(*) FROM status WHERE officer = 'before'") == [(0,)]
    assert office.generation.rows("SELECT count(*) FROM later") == [(0,)]


def test_shipped_migrations_are_numbered_without_a_gap() -> None:
    assert [number for number, _, _ in migrations.migrations()] == list(range(1, len(migrations.migrations()) + 1))


def test_other_rules_make_every_status_anew(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after an update of the product: at the next publication, or at once by a refresh."""
    office.accept([Given("NI 33", Q1, 12.0, "i")])
    before = office.generation
    assert publication.refresh(office.folder) == before, "nothing to do"
    generations.let_go(office.folder)
    with duckdb.connect(str(before.path)) as store:
        store.execute("UPDATE status SET officer = 'by other rules'")
        store.execute("UPDATE computed_with SET fingerprint = 'of other rules'")
    refreshed = publication.refresh(office.folder, now=office.now)
    assert refreshed.number == before.number + 1
    assert refreshed.rows("SELECT count(*) FROM status WHERE officer = 'by other rules'") == [(0,)]
    monkeypatch.setattr(statuses, "fingerprint", lambda: "of newer rules")
    after = office.decide(("indicator", "NI 16|", "lead_post", "Head of Crime Reduction"))
    assert after.rows("SELECT fingerprint FROM computed_with") == [("of newer rules",)]


def test_the_fingerprint_tells_rules_and_reference_data_apart(tmp_path: Path) -> None:
    home = Path(statuses.__file__).parent.parent
    assert statuses.fingerprint_of(home) == statuses.fingerprint()
    seen = {statuses.fingerprint_of(tmp_path)}
    files = ("measures/status.py", "reference/indicators.csv", "store/series.py", "catalogue/build.py")
    for name in (*files, "measures/forecast/questions.py", "measures/forecast/prior.json"):
        assert (home / name).is_file()
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        for content in ("one", "two"):
            (tmp_path / name).write_text(content)
            seen.add(statuses.fingerprint_of(tmp_path))
    assert len(seen) == 13
    (tmp_path / "store" / "notes.txt").write_text("no rule")
    assert statuses.fingerprint_of(tmp_path) in seen


def test_the_stored_status_of_each_day_is_what_the_rules_say_whatever_became_known_when(office: Office) -> None:
    """Only the days are computed anew by which something that changed was known."""
    year, before, after = financial_year(2010), date(2010, 11, 1), date(2011, 1, 20)
    steps = [
        lambda: office.accept([Given("NI 16", quarter(2010, 1), 5.0)], [Agreed("NI 16", year, 4.0)], known_at=before),
        lambda: office.accept([Given("NI 16", quarter(2010, 2), 6.0)], known_at=before, return_id="early"),
        lambda: office.accept([Given("NI 16", quarter(2010, 3), 3.0)], known_at=after, return_id="late"),
        lambda: office.accept(
            [Given("NI 16", quarter(2010, 2), 2.0, known_at=before), Given("NI 117", quarter(2010, 3), 7.0)],
            known_at=after,
        ),
        lambda: office.take_back("late"),
        lambda: office.take_back("early"),
        lambda: office.accept(targets=[Agreed("NI 16", year, 1.0)], known_at=before),
    ]
    seen = set()
    for step in steps:
        step()
        live = office.generation
        for day in reads.stored_days(live):
            fresh = statuses.compute(live.rows, reads.catalogue_of(live), day)
            stored = reads.stored_status(live, day)
            pd.testing.assert_frame_equal(stored, statuses.typed_status(live, fresh)[stored.columns.tolist()])
            seen.add((day, *stored["rag"], *stored["actual"].fillna(-1)))
    assert len(seen) > len(steps), "the steps change what is said"
