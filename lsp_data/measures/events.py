"""What a person marked on the timeline of an indicator: a shock from outside, or a change of its own process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """What happened, from which day on; in one line of plain words."""

    day: date
    words: str

    def __post_init__(self) -> None:
        if not self.words.strip() or "\n" in self.words:
            raise ValueError("say in one line what happened")


def read_events(text: str) -> tuple[Event, ...]:
    """The events of a decision, one a line ("2010-04-01 New recording system"), in order of time. ValueError with the
    reason where a line is none."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        day, _, words = line.partition(" ")
        try:
            found.append(Event(date.fromisoformat(day), words.strip()))
        except ValueError:
            raise ValueError(f"{line!r} is not a day and what happened, like 2010-04-01 New recording system") from None
    return tuple(sorted(found))


def written(events: Iterable[Event]) -> str:
    """The events as `read_events` reads them."""
    return "\n".join(f"{one.day.isoformat()} {one.words}" for one in sorted(set(events)))
