"""Names in a return that the catalogue does not know, or knows and does not use: what a person can answer to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.compare import COMMITMENT, PARTNERSHIP, THEME, Called, NameAsked
from loaders.figures import Return
from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.listing import can_be_local
from lsp_data.decisions import Edit
from lsp_data.errors import Problem
from presentation import words
from presentation.returns_view import indicator_choices
from presentation.setup_catalogue import ACCUMULATIONS, FREQUENCIES, POLARITIES
from presentation.setup_steps import own_area

INDICATOR, AREA = "indicator", "area"
UNKNOWN = {"unknown-indicator": INDICATOR, "no-indicator-code": INDICATOR, "unknown-area": AREA}
HELD = (PARTNERSHIP, THEME, COMMITMENT)  # names of which the registers, not the catalogue, hold what they may mean
UNUSED = "not-in-use"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a file: of an indicator, an area, a thematic partnership, a theme or a commitment, which
    is told from others in the same words by its number."""

    what: str
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a person says that a name in one file means: the key of a series ("NI 33|i"), the id of an area, the name
    that a thematic partnership is held by, the words of a commitment."""

    name: Name
    key: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that is not known, with the cells in which it stands and what it may mean (key or id → words)."""

    name: Name
    places: tuple[str, ...]
    suggested: dict[str, str]


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """An indicator of the partnership's own, as typed; ``unit`` and the rest may be left empty."""

    code: str
    title: str
    polarity: str
    unit: str
    frequency: str
    accumulation: str
    lead: str

    def wants(self) -> str:
        """What is wrong with it; "" where nothing is."""
        if not self.code.strip():
            return "Give the indicator a code, for example LI 5."
        if not self.title.strip():
            return "Give the indicator a title."
        return ""

    def edits(self) -> list[Edit]:
        """The decisions that add it and put it in use."""
        fields = {
            "title": self.title.strip(), "polarity": self.polarity, "unit": self.unit.strip(),
            "frequency": self.frequency, "accumulation": self.accumulation, "in_use": "yes", "lead": self.lead,
        }  # fmt: skip
        key = words.indicator_key(self.code.strip(), "")
        return [Edit("indicator", key, name, value) for name, value in fields.items() if value]


TITLES = {
    "polarity": "Which way is good", "frequency": "How often a figure comes", "accumulation": "What a number means",
}  # fmt: skip
CHOICES = {"polarity": POLARITIES, "frequency": FREQUENCIES, "accumulation": ACCUMULATIONS}


def understanding(catalogue: Catalogue, meant: Iterable[Meant]) -> Catalogue:
    """The catalogue for a file of which a person says what some names mean."""
    said = list(meant)
    if not said:
        return catalogue
    return catalogue.understanding(
        {one.name.text: words.key_parts(one.key) for one in said if one.name.what == INDICATOR},
        {one.name.text: one.key for one in said if one.name.what == AREA},
    )


def asked(ret: Return, catalogue: Catalogue, held: Iterable[NameAsked] = ()) -> list[Asked]:
    """The names in a return that are not known, each once, in the order in which they stand. ``held``: those that the
    comparison with the registers asks about."""
    found: dict[Name, list[str]] = {}
    for one in ret.problems:
        if one.code in UNKNOWN and one.value:
            found.setdefault(Name(UNKNOWN[one.code], one.value), []).append(f"{one.sheet}!{one.cell}")
    of_registers = [
        Asked(Name(*one.called), tuple(f"{sheet}!{cell}" for sheet, cell in one.places), _choices(one)) for one in held
    ]
    return [Asked(name, tuple(places), _suggested(name, catalogue)) for name, places in found.items()] + of_registers


def _choices(one: NameAsked) -> dict[str, str]:
    text, new = one.called.text, one.called.field != COMMITMENT
    own = f"a new {one.called.field}, “{text}”" if new else f"Change its words to “{text}”"
    keep = {name: name if new else f"Keep “{name}”" for name in one.choices}
    return keep | {text: own}


def held_names(meant: Iterable[Meant]) -> dict[Called, str]:
    """What a person says of names of the registers."""
    return {Called(one.name.what, one.name.text, one.name.number): one.key for one in meant if one.name.what in HELD}


def _suggested(name: Name, catalogue: Catalogue) -> dict[str, str]:
    if name.what == AREA:
        ids = [catalogue.find_area(one) for one in catalogue.suggest_area(name.text)]
        return {one: catalogue.area_name(one) for one in ids if one}
    titles = indicator_choices(catalogue.indicators)
    found = [catalogue.find_indicator(one) for one in catalogue.suggest_indicator(name.text)]
    keys = [words.indicator_key(*one) for one in found if one]
    return {key: titles[key] for key in keys if key in titles}


def every_choice(what: str, catalogue: Catalogue) -> dict[str, str]:
    """All that the catalogue has for a name to mean: key or id → words."""
    if what in HELD:
        return {}
    if what == INDICATOR:
        return indicator_choices(catalogue.indicators)
    return dict(zip(catalogue.areas["id"], catalogue.areas["name"], strict=True))


def unused(ret: Return, problems: Iterable[Problem], catalogue: Catalogue) -> dict[str, str]:
    """The series that a return brings and the partnership does not use: key → words. ``problems``: the comparison's."""
    waiting = {(one.sheet, one.cell) for one in problems if one.code == UNUSED}
    titles = indicator_choices(catalogue.indicators)
    keys = [
        words.indicator_key(one.indicator, one.sub_measure)
        for one in ret.figures
        if one.indicator and (one.sheet, one.cell) in waiting
    ]
    return {key: titles[key] for key in dict.fromkeys(keys) if key in titles}


def own_code(text: str) -> str:
    """A code for a new local indicator that a file calls so: the text where it can be one, else nothing."""
    return text if can_be_local(text) else ""


def short(name: Name) -> str:
    """A short word that tells a name from the others, for the names of its controls."""
    return hashlib.sha256(f"{name.what}|{name.text}|{name.number}".encode("utf-8", "surrogatepass")).hexdigest()[:8]


def in_use_edits(keys: Sequence[str]) -> list[Edit]:
    """The decisions that put series in use."""
    return [Edit("indicator", key, "in_use", "yes") for key in keys]


def area_edits(name: str, kind: str, catalogue: Catalogue) -> list[Edit]:
    """The decisions that add an area of this name."""
    return own_area({"name": name, "kind": kind}, catalogue)


def asked_words(asked: Sequence[Asked], unused_series: Mapping[str, str], meant: Sequence[Meant]) -> str:
    """What there is to answer, for the heading of the part that asks it: "2 names to answer"."""
    said = [words.times(len(asked), "name is unknown", "names are unknown")] if asked else []
    said += [words.times(len(unused_series), "indicator is", "indicators are") + " not in use"] if unused_series else []
    said += [words.times(len(meant), "name") + " answered"] if meant else []
    return ", ".join(said)


def means_words(meant: Meant, catalogue: Catalogue) -> str:
    """ "“NI 16x” is read as NI 16 …"."""
    return f"“{meant.name.text}” is read as {every_choice(meant.name.what, catalogue).get(meant.key, meant.key)}"
