"""Why something is decided."""

from __future__ import annotations

from lsp_data.errors import LspError


def needed(reason: str) -> None:
    """LspError where no reason is given: it stands in the history."""
    if not reason.strip():
        raise LspError("Say why: the reason stands in the history.")
