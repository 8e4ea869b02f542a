"""Every problem's message under its stable code.

A code never changes once released: saved decisions and the partner's problem list refer to it.
"""

from __future__ import annotations

from loaders.messages import beside, cells, files, put_right, registers, sheets
from loaders.messages.message import Message, Whose

__all__ = ["MESSAGES", "Message", "Whose"]

MESSAGES: dict[str, Message] = (
    cells.MESSAGES | sheets.MESSAGES | put_right.MESSAGES | files.MESSAGES | beside.MESSAGES | registers.MESSAGES
)
