"""A return that was read, beside what the store holds: what is new, what is the same, what changed, what is missing;
and what of it a person accepts, as the change to publish."""

from loaders.compare.accepting import rows_counted, to_change
from loaders.compare.against import compare
from loaders.compare.keeping import KEPT, kept
from loaders.compare.register_names import COMMITMENT, PARTNERSHIP, THEME, NameAsked
from loaders.compare.register_row import STATES, Called, RegisterRow
from loaders.compare.rows import Comparison, Row

__all__ = [
    "COMMITMENT", "KEPT", "PARTNERSHIP", "STATES", "THEME", "Called", "Comparison", "NameAsked", "RegisterRow", "Row",
    "compare", "kept", "rows_counted", "to_change",
]  # fmt: skip
