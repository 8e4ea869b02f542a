"""Cells of a sheet on their way before the whole file is read: who waits for the answer builds them meanwhile.

Runs in the reading process. What is sent early is sent again with the whole answer, which alone counts.
"""

from __future__ import annotations

import os

from loaders.workbook.columns import Columns
from loaders.workbook.texts import Texts
from loaders.workbook.wire import packed_early
from loaders.workbook.xlsx_styles import Style

_LEAST = 10_000  # cells that are worth a piece of their own
_MOST_TEXT = 20_000_000  # characters; more of them are not worth sending twice


class Early:
    """Sends the cells of one sheet after the other, as the pipe ``out`` takes them; it is never waited for."""

    def __init__(self, out: int) -> None:
        self._out, self._left = out, memoryview(b"")
        self._sheet, self._sent = -1, 0
        self._shared: tuple[Texts, list[Style]] | None = None  # what is still to be told of all sheets
        self._told = False  # whether anything is

    def begin(self, texts: Texts, styles: list[Style]) -> None:
        """The texts and styles that the cells of all sheets use, as far as they are known."""
        os.set_blocking(self._out, False)
        self._shared, self._told = (texts, styles), texts.size <= _MOST_TEXT

    def next_sheet(self) -> None:
        """From here on it is about the next sheet."""
        self._sheet, self._sent = self._sheet + 1, 0

    def tell(self, columns: Columns) -> None:
        """Send what was read of the sheet since, if it is much and the pipe is free."""
        self._write()
        new = len(columns.at) - self._sent
        if self._left or new < _LEAST or not self._told:
            return
        self._left = memoryview(packed_early(self._sheet, columns, self._sent, self._shared))
        self._shared, self._sent = None, self._sent + new
        self._write()

    def finish(self) -> None:
        """Send the rest of a piece that was begun; this is waited for."""
        os.set_blocking(self._out, True)
        self._write()

    def _write(self) -> None:
        try:
            while self._left:
                self._left = self._left[os.write(self._out, self._left) :]
        except BlockingIOError:
            return
