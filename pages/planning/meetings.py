"""Meetings: the dates that "since the last meeting" means everywhere."""

from pages.parts import head, register_desk, session

view = session.open_view()
register_desk.open_address("meeting")
head.draw(view, "Meetings", controls=("as_at",))
register_desk.draw(register_desk.Desk(view, "meeting", "meetings", ("date", "name", "theme", "purpose")))
