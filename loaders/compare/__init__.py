"""A return that was read, beside what the store holds: what is new, what is the same, what changed, what is missing;
and what of it a person accepts, as the change to publish."""

from loaders.compare.accepting import to_change
from loaders.compare.against import compare
from loaders.compare.keeping import kept
from loaders.compare.rows import Comparison, Row

__all__ = ["Comparison", "Row", "compare", "kept", "to_change"]
