"""What a person writes in a register on the page: one publication for all that is saved together.

An edit says what the person saw. Where somebody else wrote in the same field meanwhile it is a conflict: that field is
not written, the rest is, and the caller is told both. So it is with a row that is taken out or closed, whichever of its
fields somebody else wrote in. A row that cannot be written is left over, and the others are written.
"""

from lsp_data.registering.edits import CannotBeWritten, Conflict, Left, RowEdit, Saved, taken_out
from lsp_data.registering.writing import write_rows

__all__ = ["CannotBeWritten", "Conflict", "Left", "RowEdit", "Saved", "taken_out", "write_rows"]
