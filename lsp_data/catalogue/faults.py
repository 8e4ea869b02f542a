"""What goes wrong with reference data and with decisions about it, said to the person at the screen."""

from __future__ import annotations

from lsp_data.errors import LspError


class ReferenceError(LspError):  # noqa: A001 - the product's own word for it; Python's is about weak references
    """The reference data, or a decision about it, cannot be used; the message names where and why."""


class RowError(ReferenceError):
    """One row of a reference file is wrong. ``row`` counts as a spreadsheet does: the header is row 1."""

    def __init__(self, file: str, row: int, reason: str) -> None:
        super().__init__(f"{file}, row {row}: {reason}.")
        self.file, self.row, self.reason = file, row, reason


class EditError(ReferenceError):
    """A decision about the catalogue cannot be applied."""

    def __init__(self, subject: str, key: str, reason: str) -> None:
        super().__init__(f"The decision about {subject} {key!r} cannot be used: {reason}.")
        self.subject, self.key, self.reason = subject, key, reason
