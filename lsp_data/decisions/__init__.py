"""What a person decides: accept a return, take it back, move it, enter or correct a figure, edit the catalogue.

Each is one publication; the raw file, or the record of what was entered by hand, is archived first.
"""

from lsp_data.decisions.by_hand import HandFigure, correct_figure, enter_figure, unit_of
from lsp_data.decisions.catalogue_edits import Edit, begin_anew, pin, release, save_edits
from lsp_data.decisions.moving import moved_period
from lsp_data.decisions.returns import SentBack, accept, move_return, send_back, take_back

__all__ = [
    "Edit", "HandFigure", "SentBack", "accept", "begin_anew", "correct_figure", "enter_figure", "move_return",
    "moved_period", "pin", "release", "save_edits", "send_back", "take_back", "unit_of",
]  # fmt: skip
