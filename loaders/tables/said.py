"""What the texts of a sheet say, taken together: one look tells what none of them says, before each is looked at."""

from __future__ import annotations

import unicodedata
from weakref import WeakKeyDictionary

from loaders.tables.rows import Rows

_LIKE = (("İ", "i"), ("ı", "i"))  # what a search that ignores case takes for an i, and small letters do not


def said_on(rows: Rows) -> str:
    """All texts of a sheet in small letters and plain forms ("Ｌead" as "lead"), each on lines of its own. What stands
    in no place of it stands in no text, however that is folded or searched. Joined once, the first time it is asked."""
    known = _said.get(rows)
    if known is None:
        known = "\n".join([cell.text for cells in rows.worded.values() for cell in cells])
        for letter, plain in _LIKE:
            known = known.replace(letter, plain)
        known = _said[rows] = unicodedata.normalize("NFKD", known).lower()
    return known


_said: WeakKeyDictionary[Rows, str] = WeakKeyDictionary()  # as long as the sheet is held


def may_say(rows: Rows, words: tuple[str, ...]) -> bool:
    """Whether one of these words, in small letters, stands anywhere in the texts of a sheet, also within others."""
    said = said_on(rows)
    return any(word in said for word in words)
