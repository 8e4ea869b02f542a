"""Good practice: what works and others can use, by theme, with the indicators that show it."""

from pages.parts import address, head, register_desk, session
from pages.parts.register_writing import Begun
from presentation.papers import note_about

register_desk.open_address("practice")
address.draw("about")
view = session.open_view()
head.draw(view, "Good practice", controls=("as_at",))
about = address.value("about")
rows = session.rows_by_key(session.own_area(view))
register_desk.draw(
    register_desk.Desk(view, "practice", "good-practice", ("theme", "text", "indicators", "shared_by")),
    begin=lambda: Begun(about, note_about(about, rows.values(), view.reporting_day)),
)
