"""The generations that rows of registers name: kept from being pruned as long as a row names them."""

from __future__ import annotations

import pytest
from offices import REPORTING, Office

from lsp_data import decisions, registering
from lsp_data.registering import CannotBeWritten
from lsp_data.store import generations, publication, reads


def pinned(office: Office) -> set[int]:
    return reads.pinned(office.generation.rows)


def report(office: Office, title: str, drawn: int | str) -> str:
    return office.write("highlight", {"title": title, "generation": str(drawn)})


def take_out(office: Office, item: str) -> None:
    registering.write_rows(
        office.folder, "highlight", [registering.taken_out(item)], known_at=REPORTING, made_by="Analyst",
        reason="Not needed", now=office.now,
    )  # fmt: skip


def test_the_generation_that_a_row_names_is_kept_until_no_row_names_it(office: Office) -> None:
    drawn = office.generation.number
    one, two = report(office, "One", drawn), report(office, "Two", drawn)
    assert pinned(office) == {drawn}
    for item, left in ((one, {drawn}), (two, set())):
        take_out(office, item)
        assert pinned(office) == left
    with pytest.raises(CannotBeWritten, match="Generation “the newest” – it is the number of a generation"):
        report(office, "Three", "the newest")


def test_a_report_that_is_taken_out_lets_go_no_generation_that_somebody_pinned(office: Office) -> None:
    drawn = office.generation.number
    decisions.pin(office.folder, drawn, made_by="Clerk", reason="meeting of June", now=office.now)
    take_out(office, report(office, "One", drawn))
    assert pinned(office) == {drawn}


def test_a_generation_that_a_row_names_outlives_the_others_even_when_somebody_releases_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "KEPT", 2)
    drawn = office.generation.number
    decisions.pin(office.folder, drawn, made_by="Clerk", reason="meeting of June", now=office.now)
    item = report(office, "One", drawn)
    decisions.release(office.folder, drawn, made_by="Clerk", reason="meeting is over", now=office.now)
    for count in range(3):
        office.decide(("partner", "fire-and-rescue", "contact_post", f"Post {count}"))
    assert drawn in generations.numbers(office.folder)
    take_out(office, item)
    assert drawn not in generations.numbers(office.folder)


def test_what_reports_were_drawn_from_stays_when_the_store_is_begun_anew(office: Office) -> None:
    drawn = office.generation.number
    report(office, "One", drawn)
    before = office.generation.number
    decisions.begin_anew(office.folder, made_by="Analyst", reason="leaving the sample", now=office.now)
    assert pinned(office) == {drawn, before}
