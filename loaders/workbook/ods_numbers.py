"""Numbers and durations as OpenDocument writes them in attributes."""

from __future__ import annotations

import re
from math import isfinite

_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*")
_DURATION = re.compile(r"P(?:([0-9]{1,6})D)?T?(?:([0-9]{1,7})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,7}(?:\.[0-9]{1,9})?)S)?")


def finite(text: str) -> float | None:
    """A finite number, or None."""
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if isfinite(number) else None


def duration(text: str) -> float | None:
    """An ISO 8601 duration such as PT36H30M0S in days, or None."""
    found = _DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return days + hours / 24 + minutes / 1440 + seconds / 86_400


def clock(days: float) -> str:
    """A time of day, in days below 1, as "hh:mm:ss"."""
    seconds = round(days * 86_400) % 86_400
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
