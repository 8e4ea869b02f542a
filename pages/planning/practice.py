"""Good practice: what works and others can use, by theme, with the indicators that show it."""

from pages.parts import head, register_desk, session

view = session.open_view()
register_desk.open_address("practice")
head.draw(view, "Good practice", controls=("as_at",))
register_desk.draw(register_desk.Desk(view, "practice", "good-practice", ("theme", "text", "indicators", "shared_by")))
