"""You said, we did: what people asked for, what partners did about it, and where it was said."""

from pages.parts import head, register_desk, session

view = session.open_view()
register_desk.open_address("said_did")
head.draw(view, "You said, we did", controls=("as_at",))
register_desk.draw(register_desk.Desk(view, "said_did", "you-said", ("theme", "said", "did", "answered_by", "date")))
