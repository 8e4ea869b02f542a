"""Known errors of a source: put right while the source shows them, told once it is mended, kept with their history."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from loaders.compare import Comparison, compare
from loaders.compare.filing import Filing, filed
from loaders.correcting import correction_of, keep, withdraw
from loaders.corrections import Correction, corrections_in, from_text, to_text
from loaders.figures import Return
from lsp_data.errors import LspError
from lsp_data.reports.decided import decided
from lsp_data.store import generations, reads
from tests.loaders.conftest import inspected, saved_beside
from tests.loaders.what_was_read import at

DAY = date(2009, 11, 3)
WORDS = "a digit slipped in the partner's system"
Write = Callable[..., Path]


@pytest.fixture
def write(folder: Path) -> Write:
    def writing(name: str, *rows: Sequence[object], partner: str = "Council", period: str = "Q2 2009/10") -> Path:
        return saved_beside(
            folder,
            name,
            (
                ["Partner", partner],
                ["Return period", period],
                ["Date returned", date(2009, 10, 30)],
                [],
                ["Ref", "Indicator", period, "Comments"],
                *rows,
            ),
        )

    return writing


def correct(folder: Path, path: Path, cell: str, right: float | None, *, everywhere: bool = False) -> Correction:
    ret, catalogue = inspected(path, folder), reads.catalogue_of(generations.current(folder))
    made = correction_of(
        ret, at(ret, cell), right, catalogue, why=WORDS, made_by="Analyst", made_on=DAY, every_file=everywhere
    )
    keep(folder, [made], made_by="Analyst")
    return made


def told(ret: Return) -> list[tuple[str, str]]:
    return [(one.code, one.cell) for one in ret.problems if "correct" in one.code]


SLIPPED = ["NI 181", "Days", 412, "as usual"]


def test_the_right_value_counts_and_what_stood_in_the_cell_is_kept(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    path = write("a.xlsx", SLIPPED, ["NI 192", "Recycling", 40])
    correct(folder, path, "C6", 41)
    ret = inspected(path, folder)
    one = at(ret, "C6")
    assert (one.value, one.stood, one.text, one.held) == (41, 412, "412", "")
    assert one.note == f"as usual; corrected from 412 to 41: {WORDS} (Analyst, 3 November 2009)"
    assert told(ret) == [("corrected-figure", "C6")]
    assert at(ret, "C7").corrected == ""
    accept(path)
    stored = generations.current(folder).rows(
        "SELECT value, cell_value, text, note FROM current_figure WHERE indicator = 'NI 181'"
    )
    assert stored == [(41, 412, "412", one.note)]


def test_a_correction_made_after_a_return_was_accepted_is_proposed_as_a_change(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    path = write("a.xlsx", SLIPPED)
    accept(path)
    correct(folder, path, "C6", 41)
    found = compare(inspected(path, folder), generations.current(folder))
    assert [(row.kind, row.value, row.old_value, row.accept) for row in found.rows] == [("changed", 41, 412, True)]


def test_it_holds_for_the_file_alone_unless_it_is_for_every_file_of_the_partner(folder: Path, write: Write) -> None:
    first = write("a.xlsx", SLIPPED)
    correct(folder, first, "C6", 41)
    again = write("b.xlsx", SLIPPED, ["NI 192", "Recycling", 40])
    assert (at(inspected(again, folder), "C6").value, told(inspected(again, folder))) == (412, [])
    correct(folder, again, "C6", 41, everywhere=True)
    third = write("c.xlsx", ["NI 192", "Recycling", 40], SLIPPED)
    assert (at(inspected(third, folder), "C7").value, told(inspected(third, folder))) == (
        41,
        [("corrected-figure", "C7")],
    )
    others = (write("d.xlsx", SLIPPED, partner="Housing trust"), write("e.xlsx", SLIPPED, period="Q3 2009/10"))
    for other in others:
        assert (at(inspected(other, folder), "C6").value, told(inspected(other, folder))) == (412, [])


@pytest.mark.parametrize(("now", "said"), [(41, "41, which is what it was corrected to"), (43, "shows 43.")])
def test_once_the_source_is_mended_the_correction_says_so_and_does_nothing(
    folder: Path, write: Write, now: float, said: str
) -> None:
    correct(folder, write("a.xlsx", SLIPPED), "C6", 41, everywhere=True)
    ret = inspected(write("b.xlsx", ["NI 181", "Days", now, "as usual"]), folder)
    assert (at(ret, "C6").value, at(ret, "C6").note) == (now, "as usual")
    assert told(ret) == [("correction-outdated", "C6")]
    assert said in next(one.reason for one in ret.problems if one.code == "correction-outdated")


def test_a_figure_can_be_left_out(folder: Path, write: Write) -> None:
    path = write("a.xlsx", SLIPPED)
    correct(folder, path, "C6", None)
    ret = inspected(path, folder)
    assert (at(ret, "C6").held, at(ret, "C6").value) == ("corrected-left-out", 412)
    found = compare(ret, generations.current(folder))
    assert (found.rows, [one.held for one in found.held]) == ((), ["corrected-left-out"])


def test_a_value_out_of_range_is_held_no_longer_once_it_is_right(folder: Path, write: Write) -> None:
    path = write("a.xlsx", ["NI 192", "Recycling", 412])
    assert at(inspected(path, folder), "C6").held == "out-of-range"
    with pytest.raises(LspError, match="lies outside"):
        correct(folder, path, "C6", 141)
    correct(folder, path, "C6", 41)
    ret = inspected(path, folder)
    assert (at(ret, "C6").held, at(ret, "C6").value) == ("", 41)
    assert "out-of-range" not in {one.code for one in ret.problems}


def test_words_in_the_place_of_a_figure_can_be_put_right(folder: Path, write: Write) -> None:
    path = write("a.xlsx", ["NI 181", "Days", "see the annex"])
    correct(folder, path, "C6", 9.5)
    one = at(inspected(path, folder), "C6")
    assert (one.value, one.text, one.held) == (9.5, "see the annex", "")


def test_a_percentage_is_corrected_as_it_reads(folder: Path, write: Write) -> None:
    path = write("a.xlsx", ["NI 192", "Recycling", 0.04])
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C6"].number_format = "0%"
    book.save(path)
    correct(folder, path, "C6", 41)
    one = at(inspected(path, folder), "C6")
    assert (one.value, one.scale, one.reads, one.stood) == (0.41, 0.01, 41, 0.04)


def test_corrections_stand_in_the_history_and_can_be_withdrawn(folder: Path, write: Write) -> None:
    path = write("a.xlsx", SLIPPED)
    made = correct(folder, path, "C6", 41)
    withdraw(folder, made.identity, made_by="Analyst", reason="the partner says that it is right")
    assert (at(inspected(path, folder), "C6").value, told(inspected(path, folder))) == (412, [])
    log = decided(generations.current(folder))
    lines = log[log["subject"] == "correction"]
    assert lines["key"].tolist() == [made.identity] * 2
    assert lines["reason"].tolist() == ["the partner says that it is right", made.words]
    with pytest.raises(LspError, match="no correction"):
        withdraw(folder, made.identity, made_by="Analyst", reason="again")


def test_corrections_go_out_and_come_in_as_json(folder: Path, write: Write) -> None:
    path = write("a.xlsx", SLIPPED)
    made = correct(folder, path, "C6", 41)
    known = corrections_in(reads.catalogue_of(generations.current(folder)))
    assert known == {made.identity: made}
    assert from_text(to_text(known.values())) == [made]
    assert json.loads(to_text([made]))[0]["wrong_text"] == "412"
    for text in ("{", "[]", '[{"sheet": "a"}]', '["a"]', '{"a": 1}', '[{"other": 1}]'):
        with pytest.raises(LspError, match="no corrections that were exported"):
            from_text(text)


def test_a_correction_says_where_why_and_who(folder: Path, write: Write) -> None:
    made = correct(folder, write("a.xlsx", SLIPPED), "C6", 41)
    for lacking in ({"why": " "}, {"made_by": ""}, {"sha256": ""}, {"right": 412.0}, {"right": float("inf")}):
        with pytest.raises(LspError):
            replace(made, **lacking)  # type: ignore[arg-type] # each is a field of its own


def test_a_return_filed_elsewhere_has_no_longer_what_was_corrected_for_its_partner(folder: Path, write: Write) -> None:
    path = write("a.xlsx", SLIPPED)
    plain = inspected(path, folder)
    correct(folder, path, "C6", 41, everywhere=True)
    ret, catalogue = inspected(path, folder), reads.catalogue_of(generations.current(folder))
    assert at(ret, "C6").value == 41
    elsewhere = filed(ret, Filing("police", None, None), catalogue)
    assert (at(elsewhere, "C6").value, at(elsewhere, "C6").note, told(elsewhere)) == (412, at(plain, "C6").note, [])
    assert at(filed(elsewhere, Filing("council", None, None), catalogue), "C6").value == 41
    assert filed(ret, Filing("council", None, None), catalogue) == ret


def test_what_a_right_value_answered_is_asked_again_where_it_does_not_hold(folder: Path, write: Write) -> None:
    path = write("a.xlsx", ["NI 192", "Recycling", 412, None])
    plain = inspected(path, folder)
    correct(folder, path, "C6", 41.2, everywhere=True)
    ret, catalogue = inspected(path, folder), reads.catalogue_of(generations.current(folder))
    elsewhere = filed(ret, Filing("police", None, None), catalogue)
    assert at(elsewhere, "C6") == at(plain, "C6")
    assert "out-of-range" not in {one.code for one in ret.problems}
    assert "out-of-range" in {one.code for one in elsewhere.problems}


def test_corrections_of_two_stretches_with_one_end_stand_beside_each_other(folder: Path, write: Write) -> None:
    made = correct(folder, write("a.xlsx", SLIPPED), "C6", 41, everywhere=True)
    other = replace(made, period_start="2009-04-01", right=141.0)
    assert other.identity != made.identity
    keep(folder, [other], made_by="Analyst")
    assert set(corrections_in(reads.catalogue_of(generations.current(folder))).values()) == {made, other}


def test_a_return_that_a_person_files_under_its_partner_is_corrected_then(folder: Path, write: Write) -> None:
    correct(folder, write("a.xlsx", SLIPPED), "C6", 41, everywhere=True)
    nameless = inspected(write("b.xlsx", SLIPPED, partner=""), folder)
    assert at(nameless, "C6").value == 412
    catalogue = reads.catalogue_of(generations.current(folder))
    done = filed(nameless, Filing("council", None, None), catalogue)
    assert at(done, "C6").value == 41
    assert filed(done, Filing("council", None, None), catalogue) == done
