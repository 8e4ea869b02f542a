"""Good practice: what works and others can use, by theme, with the indicators that show it."""

from pages.parts import address, head, register_desk, session
from presentation.papers import note_about

register_desk.open_address("practice")
address.draw("about")
view = session.open_view()
head.draw(view, "Good practice", controls=("as_at",))
rows = session.rows_by_key(session.own_area(view))
register_desk.draw(
    register_desk.Desk(view, "practice", "good-practice", ("theme", "text", "indicators", "shared_by")),
    begin=lambda: note_about(address.value("about"), rows.values(), view.reporting_day),
)
