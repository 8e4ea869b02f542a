"""Requests: what was asked of leads and answered, and the flags that somebody judged otherwise."""

from collections.abc import Mapping
from typing import Any

from pages.parts import address, choices, head, register_desk, session
from pages.planning import asking
from presentation.asking import KINDS, LISTED, PAGE

address.draw("which")
register_desk.open_address(*KINDS)
kind = "override" if "override" in (address.value("which"), address.value("item").partition("-")[0]) else "request"
view = session.own_area(session.open_view())
head.draw(view, "Requests", controls=("as_at",))
if not address.value("item"):
    choices.part_of("Show", KINDS, "which")
desk = register_desk.Desk(view, kind, PAGE, LISTED[kind], {"which": kind})


def beside(row: Mapping[str, Any]) -> None:
    """Where the answer to a request is written."""
    if desk.writable and kind == "request":
        asking.beside(view, row)


register_desk.draw(desk, beside=beside)
