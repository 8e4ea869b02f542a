"""What the catalogue knows that reading needs, in the form in which reading asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from loaders.meaning.words import fold, tidy, without_marks
from lsp_data.periods import Basis

if TYPE_CHECKING:
    from lsp_data.catalogue import Catalogue

LONGEST_KEPT, MOST_KEPT = 60, 100_000  # characters of a code, codes or areas: what is remembered of all files so far
LEAST_OF_NAME = 5  # letters that begin a name of an area
_LEADING_CODE = re.compile(
    r"^\s*((?:NI|LI|LAA|BV|BVPI|PI|KPI)\s*[-.]?\s*0*\d{1,3}(?:\.\d+)?\s*(?:\(?[a-d]\)?|\(?i{1,3}v?\)?)?)(?=$|[\s:.,–—-])",
    re.IGNORECASE,
)

_BARE_NUMBER = re.compile(r"^(?:.*\()?(?P<number>\d{1,3}[a-d]?)\)?$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_BY_ACCUMULATION = {"average": Basis.AVERAGE, "rolling": Basis.ROLLING_YEAR, "survey": Basis.SURVEY}
_NO_WORDS = frozenset({"a", "and", "at", "by", "for", "in", "of", "on", "per", "rate", "number", "the", "to", "with"})


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator and sub-measure as the catalogue has it; ``low`` and ``high`` are what a value may be."""

    indicator: str
    sub_measure: str
    title: str = ""
    unit: str = ""
    polarity: str = ""
    accumulation: str = ""
    basis: str = ""
    frequency: str = ""
    low: float | None = None
    high: float | None = None
    valid_to: date | None = None

    @property
    def name(self) -> str:
        """The code as it is written: "NI 33 (i)"."""
        return f"{self.indicator} ({self.sub_measure})" if self.sub_measure else self.indicator

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The period bases that it is measured in, the catalogue's own first."""
        found = (Basis(self.basis) if self.basis else None, _BY_ACCUMULATION.get(self.accumulation))
        return tuple(dict.fromkeys(one for one in found if one is not None))


@dataclass(frozen=True)
class Known:
    """The catalogue as reading asks it. ``today`` is the day beyond which no actual figure can lie. Building it costs
    some 20 ms: see :func:`known_of`."""

    catalogue: Catalogue
    today: date | None = None
    _found: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    said: Mapping[tuple[str, str], str] = field(default_factory=dict)
    _areas: dict[str, str | None] = field(default_factory=dict)

    @cached_property
    def indicators(self) -> Mapping[tuple[str, str], Indicator]:
        """Every indicator and sub-measure by its key."""
        return {
            (row["indicator"], row["sub_measure"]): Indicator(
                indicator=row["indicator"],
                sub_measure=row["sub_measure"],
                title=row["title"],
                unit=row["unit"],
                polarity=row["polarity"],
                accumulation=row["accumulation"],
                basis=row["basis"],
                frequency=row["frequency"],
                low=row["lower_bound"],
                high=row["upper_bound"],
                valid_to=row["valid_to"],
            )
            for row in self.catalogue.rows["indicators"]
        }

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The sub-measures of each indicator that has any."""
        found: dict[str, list[str]] = {}
        for indicator, sub_measure in self.indicators:
            if sub_measure:
                found.setdefault(indicator, []).append(sub_measure)
        return {indicator: tuple(parts) for indicator, parts in found.items()}

    @cached_property
    def _titles(self) -> Mapping[str, tuple[str, str] | None]:
        found: dict[str, tuple[str, str] | None] = {}
        for key, one in self.indicators.items():
            folded = fold(one.title)
            if folded:
                found[folded] = None if folded in found else key
        return found

    @cached_property
    def own_areas(self) -> frozenset[str]:
        """The partnership's area, those that became it, and what lies in them; while it has none, every area but the
        countries and regions."""
        areas = self.catalogue.rows["areas"]
        own = self.catalogue.partnership.area
        if not own:
            return frozenset(row["id"] for row in areas if row["kind"] not in ("country", "region"))
        before = self.catalogue.reference.rows["area_predecessors"]
        found = {own, *(row["predecessor"] for row in before if row["area"] == own)}
        while more := {row["id"] for row in areas if row["parent"] in found} - found:
            found |= more
        return frozenset(found)

    def indicator(self, code: str, part: str = "") -> tuple[str, str] | None:
        """The indicator of a written code, exactly; with the part that stands beside it. Never by likeness."""
        if matched := self._said_of(code):
            return matched
        code, part = tidy(code), tidy(part)
        text = f"{code}|{part}"
        if text in self._found:
            return self._found[text]
        found = self._look_up(code, part.strip("()."))
        if len(text) <= LONGEST_KEPT:
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            self._found[text] = found
        return found

    def _said_of(self, text: str) -> tuple[str, str] | None:
        """The indicator that a person said of a text."""
        if not self.said or not (matched := self.said.get(("indicator", fold(text)))):
            return None
        indicator, _, own = matched.partition("|")
        return indicator, own

    def _look_up(self, code: str, part: str) -> tuple[str, str] | None:
        if not code:
            return None
        key = self.catalogue.find_indicator(code)
        if key is None and code.isascii() and code.isalnum():
            return None  # one plain word: no mark and no other word stands behind the code
        if key is None:
            plain, marks = without_marks(code)  # "NI 47#"; letters may be a part: "NI 47 (b)"
            marked = marks and not any(map(str.isalpha, marks))
            key = self.catalogue.find_indicator(plain) if marked else None
        if key is None:
            leading = _LEADING_CODE.match(code)
            key = self.catalogue.find_indicator(leading[1]) if leading else None
        if key is None or not part or key[1]:
            return key
        named = next((one for one in self.parts.get(key[0], ()) if one.lower() == part.lower()), None)
        return (key[0], named) if named is not None else key

    def matched(self, said: Mapping[tuple[str, str], str]) -> Known:
        """The same with what a person said that texts mean: ("indicator" or "area", folded text) → "NI 33|i" or id."""
        return replace(self, said={**self.said, **said}, _found={}, _areas={}) if said else self

    def area(self, name: str) -> str | None:
        """The area of the catalogue that a label names, looked up once a name."""
        matched = self.said.get(("area", fold(name))) if self.said else None
        if matched:
            return matched
        if name not in self._areas:
            if len(self._areas) >= MOST_KEPT:
                self._areas.clear()
            self._areas[name] = self.catalogue.find_area(name)
        return self._areas[name]

    def is_smaller_area(self, name: str) -> bool:
        """Whether a text names an area that is ours but not the partnership's own, or begins the name of such a one
        ("Ellesmere Port" of "Ellesmere Port and Neston")."""
        whole, begins = self.catalogue.partnership.area, f"{fold(name)} "
        here = self.area(name)
        if here is not None:
            return here in self.own_areas and here != whole
        names = (fold(row["name"]) for row in self.catalogue.rows["areas"] if row["id"] in self.own_areas - {whole})
        return len(begins) > LEAST_OF_NAME and any(one.startswith(begins) for one in names)

    def by_title(self, title: str) -> tuple[str, str] | None:
        """The one indicator whose title is exactly this, or that a person said is meant by it."""
        if matched := self._said_of(title):
            return matched
        return self.catalogue.answered(title) or self._titles.get(fold(title))

    def is_answered(self, text: str) -> bool:
        """Whether a person said which indicator a text means."""
        return self._said_of(text) is not None or self.catalogue.answered(text) is not None

    def numbered(self, text: str) -> tuple[str, ...]:
        """The national indicator whose number alone the text bears, all of it or in brackets at its end ("18",
        "… (152)"): for a person to choose."""
        found = _BARE_NUMBER.match(tidy(text))
        key = self.indicator(f"NI {found['number']}") if found else None
        return (f"{key[0]} ({key[1]})" if key[1] else key[0],) if key else ()

    def with_words_of(self, text: str) -> tuple[str, ...]:
        """The indicators in whose title all words of the text stand, but for what it says in brackets (its unit): for a
        person to choose."""
        words = {one for one in fold(_IN_BRACKETS.sub(" ", text)).split() if one not in _NO_WORDS}
        if not any(len(one) > 3 and one.isalpha() for one in words):
            return ()
        return tuple(one.name for one in self.indicators.values() if words <= set(fold(one.title).split()))

    def named_in(self, text: str) -> tuple[str, ...]:
        """The indicators that a text names ("… (NI 4, 21 and 30)"), in its order."""
        return tuple(dict.fromkeys(indicator for indicator, _ in self.catalogue.mentioned(text)))


@lru_cache(maxsize=8)
def known_of(catalogue: Catalogue, today: date | None = None) -> Known:
    """What is known by this catalogue, built once: a catalogue never changes, and the same object means the same."""
    return Known(catalogue, today)
