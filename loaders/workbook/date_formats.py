"""Serial numbers as dates and times: 39721 with "mmm-yy" is 30 September 2008, and a person sees "Sep-08"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from loaders.workbook.number_formats import NumberFormat, Token, general

_EPOCH = datetime(1899, 12, 30)  # for serials from 61 on: Excel counts a 29 February 1900 that never was (serial 60)
_EPOCH_1904 = datetime(1904, 1, 1)
LAST_SERIAL = 2_958_465  # 31 December 9999
PHANTOM_DAY = 60
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_MILLISECONDS = 86_400_000


def moment(serial: float, *, from_1904: bool = False) -> datetime | None:
    """The moment of a serial, to the millisecond; None for the 29 February 1900 and outside 1900 to 9999."""
    if not 0 <= serial < LAST_SERIAL + 1 - (1462 if from_1904 else 0):
        return None
    if not from_1904 and PHANTOM_DAY <= serial < PHANTOM_DAY + 1:
        return None
    day, rest = divmod(serial, 1.0)
    if not from_1904 and serial < PHANTOM_DAY:
        day += 1
    milliseconds = round(rest * _DAY_MILLISECONDS)
    start = _EPOCH_1904 if from_1904 else _EPOCH
    try:
        return start + timedelta(days=day, milliseconds=milliseconds)
    except OverflowError:  # the last half millisecond of 9999
        return None


def as_date(serial: float, compiled: NumberFormat, *, from_1904: bool = False) -> float | date | datetime | time:
    """What a number in a date format is: a date, a moment, a time of day, or still a number (a duration, no day)."""
    found = None if compiled.is_elapsed else moment(serial, from_1904=from_1904)
    if found is None:
        return serial
    if serial < 1 and not from_1904:
        return serial if has_day(compiled) else found.time()
    if found.time() == time.min:
        return found.date()
    return found


def shown_date(serial: float, compiled: NumberFormat, *, from_1904: bool = False) -> str:
    """A number in a date format as a person sees it."""
    section, _ = compiled.section_of(serial)
    if not section.date:
        return compiled.shown(serial)
    tokens = section.tokens
    if compiled.is_elapsed and abs(serial) > LAST_SERIAL:  # a spreadsheet shows no duration longer than its last day
        return general(serial)
    if compiled.is_elapsed:
        return _elapsed(abs(serial), tokens, "-" if serial < 0 else "")
    found = moment(serial, from_1904=from_1904)
    if found is None:
        phantom = not from_1904 and PHANTOM_DAY <= serial < PHANTOM_DAY + 1
        return "29/02/1900" if phantom else general(serial)
    if serial < 1 and not from_1904 and has_day(compiled):  # a spreadsheet shows 00/01/1900
        return general(serial)
    if not _has_fraction(tokens) and found.microsecond >= 500_000:
        found = _later(found)
    return _render(found, tokens)


def iso_text(text: str) -> date | datetime | time | None:
    """A cell of type date in ISO 8601 (ECMA-376 strict, OpenDocument); None where it is none."""
    trimmed = text.strip()
    if len(trimmed) > 40:
        return None
    try:
        if "T" not in trimmed and ":" in trimmed:
            return time.fromisoformat(trimmed)
        if "T" not in trimmed:
            return date.fromisoformat(trimmed) if len(trimmed) == 10 else None
        found = datetime.fromisoformat(trimmed).replace(tzinfo=None)
    except ValueError:
        return None
    return found.date() if found.time() == time.min else found


def _render(found: datetime, tokens: list[Token]) -> str:
    halves = any(word in ("AM/PM", "A/P") for kind, word in tokens if kind == "date")
    out, words = [], [word if kind == "date" else "" for kind, word in tokens]
    for index, (kind, word) in enumerate(tokens):
        if kind == "date":
            minute = word in ("m", "mm") and _is_minute(words, index)
            out.append(_part(found, word, minute=minute, halves=halves))
        elif kind == "digit" and index and tokens[index - 1][0] in ("point", "digit") and _after_seconds(tokens, index):
            place = _places_after_point(tokens, index)
            out.append(f"{found.microsecond // 1000:03d}"[place] if place < 3 else "0")
        elif kind != "text":
            out.append(word)
    return "".join(out).strip()


def _part(found: datetime, word: str, *, minute: bool, halves: bool) -> str:
    word = word.strip("[]")
    letter, size = word[0], len(word)
    if word == "AM/PM":
        return "AM" if found.hour < 12 else "PM"
    if word == "A/P":
        return "A" if found.hour < 12 else "P"
    if letter == "y":
        return f"{found.year % 100:02d}" if size <= 2 else f"{found.year:04d}"
    if letter == "d":
        name = _DAYS[found.weekday()]
        return (str(found.day), f"{found.day:02d}", name[:3], name)[min(size, 4) - 1]
    if letter == "m" and not minute:
        name = _MONTHS[found.month - 1]
        return (str(found.month), f"{found.month:02d}", name[:3], name, name[:1])[min(size, 5) - 1]
    number = {"h": (found.hour % 12 or 12) if halves else found.hour, "m": found.minute, "s": found.second}[letter]
    return str(number) if size == 1 else f"{number:02d}"


def _elapsed(serial: float, tokens: list[Token], sign: str) -> str:
    """A duration: [h] holds all hours, or [m] all minutes, or [s] all seconds."""
    seconds = round(serial * 86_400)
    out: list[str] = []
    words = [word for kind, word in tokens if kind == "date"]
    whole = next((word for word in words if word.startswith("[")), "[h]")
    unit = {"h": 3600, "m": 60, "s": 1}[whole[1]]
    for kind, word in tokens:
        if kind != "date":
            out.append(word if kind != "digit" else "0")
        elif word.startswith("["):
            out.append(f"{seconds // unit:0{len(word) - 2}d}")
        elif word[0] in "ms":
            part = seconds // 60 % 60 if word[0] == "m" else seconds % 60
            out.append(str(part) if len(word) == 1 else f"{part:02d}")
        elif word[0] == "h":
            out.append(str(seconds // 3600 % 24))
    return sign + "".join(out).strip()


def _is_minute(words: list[str], index: int) -> bool:
    """ "m" is a minute right after hours or right before seconds, else a month."""
    before = next((word for word in reversed(words[:index]) if word), "")
    after = next((word for word in words[index + 1 :] if word), "")
    return before.strip("[").startswith("h") or after.startswith("s")


def has_day(compiled: NumberFormat) -> bool:
    """Whether a date format shows a day, month or year, and not the time of day alone."""
    tokens = compiled.sections[0].tokens
    words = [word if kind == "date" else "" for kind, word in tokens]
    return any(
        word[:1] in ("y", "d") or (word[:1] == "m" and not (len(word) <= 2 and _is_minute(words, index)))
        for index, word in enumerate(words)
    )


def _has_fraction(tokens: list[Token]) -> bool:
    return any(kind == "digit" for kind, _ in tokens)


def _after_seconds(tokens: list[Token], index: int) -> bool:
    return any(kind == "date" and word.startswith("s") for kind, word in tokens[:index])


def _places_after_point(tokens: list[Token], index: int) -> int:
    place = 0
    while tokens[index - 1 - place][0] == "digit":
        place += 1
    return place


def _later(found: datetime) -> datetime:
    """The next whole second."""
    try:
        return found.replace(microsecond=0) + timedelta(seconds=1)
    except OverflowError:
        return found
