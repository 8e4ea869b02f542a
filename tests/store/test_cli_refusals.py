"""What the terminal refuses, of whatever command: a sentence and exit code 1, or 2 where it was used wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from offices import Office


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
