"""The columns of a list of problems, the same in every file that carries one."""

from __future__ import annotations

HEADINGS = ("Number", "Weight", "Sheet", "Cell", "What stands there", "Why it is a problem", "What to do")
WIDTHS = (9, 11, 18, 12, 28, 60, 48)  # in characters
