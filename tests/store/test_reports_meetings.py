"""Which meeting was the last one, as known on a day."""

from __future__ import annotations

from datetime import date

from offices import Office

from lsp_data import registering, reports
from lsp_data.registering import RowEdit


def test_the_last_meeting_is_the_newest_before_the_day(office: Office) -> None:
    assert reports.last_meeting(office.generation) is None
    edits = [
        RowEdit("", {"date": day, "name": name})
        for day, name in (("2010-11-15", "Board"), ("2011-01-20", ""), ("2011-02-14", "Today"), ("2011-03-10", "Later"))
    ]
    registering.write_rows(office.folder, "meeting", edits, known_at=date(2010, 9, 1), made_by="Clerk", now=office.now)
    g = office.generation
    assert reports.last_meeting(g) == (date(2011, 1, 20), "")
    assert reports.last_meeting(g, date(2011, 1, 20)) == (date(2010, 11, 15), "Board")
    assert reports.last_meeting(g, date(2010, 8, 31)) is None, "not known yet"
