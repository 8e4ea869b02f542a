"""A return that was read, beside what the store holds: what is new, what is the same, what changed, what is missing;
and what of it a person accepts, as the change to publish."""

from loaders.compare.accepting import to_change
from loaders.compare.against import compare
from loaders.compare.keeping import KEPT, kept
from loaders.compare.registers import RegisterRow
from loaders.compare.rows import Comparison, Row

__all__ = ["KEPT", "Comparison", "RegisterRow", "Row", "compare", "kept", "to_change"]
