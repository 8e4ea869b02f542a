"""Finds indicators, areas and partners by what people write: exactly, or as a suggestion that a person must accept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from lsp_data.catalogue.likeness import Titles
from lsp_data.catalogue.names import comparable, spellings, unambiguous, without_council

Key = tuple[str, str]  # indicator, sub_measure

_LONGEST = 300  # characters; nothing longer is a name
_SUGGESTIONS = 5
_LIKE_ENOUGH = 82.0  # rapidfuzz per cent, by eye on misspelt titles and names

_PREFIX = r"(?:n\.?\s?i\.?|national\s+indicators?)[\s:#._\-–—]*(?:no\.?|number)?[\s:#._\-–—]*"
_NUMBER = r"0{0,4}([1-9][0-9]{0,2})(?![0-9])"
_CODE = re.compile(rf"{_PREFIX}{_NUMBER}")
_PART = re.compile(r"[\s.\-–—_/]*\(?\s*([a-z]+(?:[\s\-][a-z]+)?)\s*\)?[\s.:;*]*")
_END = re.compile(r"[\s.:;*()]*")
_LETTER_OR_ROMAN = re.compile(r"[a-h]|i{1,3}|iv|vi{0,3}|ix|x")
_MENTION = re.compile(rf"(?<![a-z0-9]){_PREFIX}{_NUMBER}", re.IGNORECASE)
_MENTIONED_PART = re.compile(r"\s?\(([a-z]{1,3})\)|([a-z]{1,3})(?![a-z0-9])|\s([a-h]|i{1,3}|iv)(?=\s*[,;&).]|\s*$)")
_NEXT = re.compile(r"\s*(?:,\s*and\b|,|;|&|\band\b|/)\s*0{0,4}([1-9][0-9]{0,2})(?=[a-d]?\s*(?:[,;&/).:]|and\b|$))")
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b)\s*0{0,4}([1-9][0-9]{0,2})(?![0-9-])")
_BETWEEN = re.compile(r"[,;\n]")
_AND = re.compile(r"\s*(?:&|/|\band\b)\s*", re.IGNORECASE)
_RUN = re.compile(rf"(?:{_PREFIX})?{_NUMBER}\s*(?:[-–—]|\bto\b)\s*(?:{_PREFIX})?{_NUMBER}")

# A code of somebody's own, "BVPI 8", "Local 3", "E&S 14": it is like no title.
_OWN_CODE = re.compile(r"[a-z&/.\-–]{1,12}[\s.:#_\-–—]*[0-9]{1,4}(?:\.[0-9]{1,3})*\s?\(?[a-z]?\)?")

# What is taken for what, in the letters of a code and in its digits.
_FOR_LETTERS = str.maketrans({"1": "i", "l": "i", "|": "i", "!": "i", "m": "n"})
_FOR_DIGITS = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1", "s": "5", "b": "8", "z": "2"})


def folded(text: str) -> str:
    """The text with compatible characters as one (NFKC), in small letters, one space for any, trimmed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def written(indicator: str, sub_measure: str) -> str:
    """How a series is written for people, in a way that is found again: "NI 33 (i)"."""
    return f"{indicator} ({sub_measure})" if sub_measure else indicator


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class IndicatorFinder:
    """Looks indicators up by code and title; built once from the catalogue's list."""

    parts: Mapping[str, tuple[str, ...]]  # indicator → its sub-measures
    local: Mapping[str, Key]  # code as folded, without spaces → series
    titles: Mapping[str, Key]  # comparable title → series
    by_words: Titles
    said: Mapping[str, Key] = field(default_factory=dict)  # what a person says it means, folded → series

    @classmethod
    def of(cls, series: Iterable[tuple[str, str, str]], whole: Iterable[tuple[str, str]]) -> IndicatorFinder:
        """From (indicator, sub_measure, title) of each series and (indicator, title) of each indicator."""
        parts: dict[str, tuple[str, ...]] = {}
        names: list[tuple[str, Key]] = []
        for indicator, sub_measure, title in series:
            parts[indicator] = (*parts.get(indicator, ()), *((sub_measure,) if sub_measure else ()))
            names.append((comparable(title), (indicator, sub_measure)))
        names += [(comparable(title), (indicator, "")) for indicator, title in whole]
        local = {
            "".join(folded(indicator + part).split()): (indicator, part)
            for indicator, known in parts.items()
            if not _CODE.match(folded(indicator))
            for part in ("", *known)
        }
        titles = _titles(names)
        return cls(parts, local, titles, Titles.of(titles))

    def find(self, text: str) -> Key | None:
        """The series that the text names, and nothing else: by its code in a usual writing, by its exact title, or by
        both. A sub-measure that an indicator without sub-measures does not have is kept, "NI 16(i)" is ("NI 16", "i").
        """
        if len(text) > _LONGEST:
            return None
        plain = folded(text)
        found = self.said.get(plain) or self._coded(plain) or self.local.get("".join(plain.split()))
        return found or self.titles.get(comparable(plain))

    def suggest(self, text: str) -> list[str]:
        """Up to five indicators that the text may mean, likeliest first, as written for people. Never to be applied
        without a person's yes."""
        if len(text) > _LONGEST:
            return []
        plain = folded(text)
        keys = dict.fromkeys((*self._misread(plain), *self._alike(plain)))
        return [written(*key) for key in keys][:_SUGGESTIONS]

    def mentioned(self, text: str) -> list[Key]:
        """Every indicator that a longer text names, in its order: "NI 4 and 21", "(NI 39, 120, 121)", "NI 151–153"."""
        found: dict[Key, None] = {}
        plain = unicodedata.normalize("NFKC", text).casefold()
        for match in _MENTION.finditer(plain):
            found.update(dict.fromkeys(self._run(plain, match)))
        return list(found)

    def listed(self, text: str) -> tuple[list[str], list[str]]:
        """The indicators that a list of codes names as people type one ("NI 030", "ni 4 and 21", "018", "4 to 7"), each
        once; and what in it names none, as it was typed. So is a run that ends before it begins, or in which one number
        is no indicator's."""
        found: dict[str, None] = {}
        unknown: list[str] = []
        for part in filter(None, (" ".join(one.split()) for one in _BETWEEN.split(text))):
            whole = self.find(part)
            for one in [part] if whole else _AND.split(part):
                key = whole or self.find(one) or self.find(f"NI {one}")
                codes = [key[0]] if key else self._spanned(one)
                found.update(dict.fromkeys(codes))
                unknown += [] if codes else [one]
        return list(found), unknown

    def _spanned(self, text: str) -> list[str]:
        """The indicators of a run ("NI 4-7"), all of them or none."""
        ends = _RUN.fullmatch(folded(text))
        codes = [f"NI {number}" for number in range(int(ends[1]), int(ends[2]) + 1)] if ends else []
        return codes if all(code in self.parts for code in codes) else []

    def _coded(self, plain: str) -> Key | None:
        match = _CODE.match(plain)
        if not match or (indicator := f"NI {match[1]}") not in self.parts:
            return None
        rest = plain[match.end() :]
        if _END.fullmatch(rest):
            return indicator, ""
        if part := _PART.fullmatch(rest):
            key = self._part(indicator, part[1])
            if key:
                return key
        return self._with_title(indicator, rest)

    def _part(self, indicator: str, word: str) -> Key | None:
        part = re.sub(r"\s", "-", word)
        known = self.parts[indicator]
        if part in known or (not known and _LETTER_OR_ROMAN.fullmatch(part)):
            return indicator, part
        return None

    def _with_title(self, indicator: str, rest: str) -> Key | None:
        named = self.titles.get(comparable(rest))
        if named is None:
            first, _, title = comparable(rest).partition(" ")
            named = self.titles.get(title)
            if named is None or named[1] not in ("", first) or first not in self.parts[indicator]:
                return None
            named = (named[0], first)
        return named if named[0] == indicator else None

    def _misread(self, plain: str) -> Iterator[Key]:
        """Codes with a letter and a digit taken for each other, and the sub-measures of a code with an unknown one."""
        squeezed = "".join(plain.split())
        for at in range(1, min(4, len(squeezed))):
            letters, rest = squeezed[:at].translate(_FOR_LETTERS), squeezed[at:]
            for cut in range(len(rest), 0, -1):
                key = self._coded(f"{letters} {rest[:cut].translate(_FOR_DIGITS)} {rest[cut:]}")
                if key:
                    yield key
        match = _CODE.match(plain)
        if match and (indicator := f"NI {match[1]}") in self.parts:
            yield from ((indicator, part) for part in self.parts[indicator] or ("",))

    def _alike(self, plain: str) -> Iterator[Key]:
        if re.match(r"n\W*i\W*[0-9]|[0-9]", plain):
            codes = [f"ni {indicator.removeprefix('NI ')}" for indicator in self.parts]
            near = process.extract(plain, codes, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=_SUGGESTIONS)
            yield from ((f"NI {code.removeprefix('ni ')}", "") for code, _, _ in near)
        if not _OWN_CODE.fullmatch(plain):
            yield from (self.titles[title] for title in self.by_words.like(comparable(plain)))

    def _run(self, plain: str, match: re.Match[str]) -> Iterator[Key]:
        """The series of one run of numbers after "NI"."""
        number, at = int(match[1]), match.end()
        while True:
            indicator = f"NI {number}"
            if indicator in self.parts:
                part = _MENTIONED_PART.match(plain, at)
                key = self._part(indicator, next(group for group in part.groups() if group)) if part else None
                at = part.end() if part and key else at
                yield key or (indicator, "")
            to = _RANGE.match(plain, at)
            if to and number < int(to[1]) <= number + 20:
                yield from ((f"NI {one}", "") for one in range(number + 1, int(to[1]) + 1) if f"NI {one}" in self.parts)
                at = to.end()
            following = _NEXT.match(plain, at)
            if not following:
                return
            number, at = int(following[1]), following.end()


Named = tuple[str, str, str, str]  # id, name, short name, aliases


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NameFinder:
    """Looks areas or partners up by id, name, short name and alias; built once."""

    exact: Mapping[str, str]  # comparable spelling → id
    bare: Mapping[str, str]  # the same without the words that councils add → id
    names: Mapping[str, str]  # id → name

    @classmethod
    def of(cls, rows: Iterable[Named], spare: Iterable[Named] = ()) -> NameFinder:
        """From (id, name, short_name, aliases joined by ";"). A spelling that names two is no name of either; one of
        ``spare`` (what is not in use) counts only where nothing in use is called so."""
        used, spares = list(rows), list(spare)
        exact, bare = _spelt(used)
        more_exact, more_bare = _spelt(spares)
        names = {identity: name for identity, name, _, _ in (*used, *spares)}
        return cls(more_exact | exact, more_bare | bare, names)

    def find(self, text: str) -> str | None:
        """The id of what the text names, and nothing else."""
        if len(text) > _LONGEST:
            return None
        spelling = comparable(text)
        return self.exact.get(spelling) or self.bare.get(without_council(spelling))

    def suggest(self, text: str) -> list[str]:
        """Up to five names that the text may mean, likeliest first. Never to be applied without a person's yes."""
        if len(text) > _LONGEST:
            return []
        spelling = comparable(text)
        near = process.extract(spelling, self.exact.keys(), scorer=fuzz.WRatio, score_cutoff=_LIKE_ENOUGH, limit=20)
        return list(dict.fromkeys(self.names[self.exact[one]] for one, _, _ in near))[:_SUGGESTIONS]


def _spelt(rows: list[Named]) -> tuple[dict[str, str], dict[str, str]]:
    """The spellings that name one of the rows alone, as they are and without the words that councils add."""
    pairs = [
        (one, identity)
        for identity, name, short_name, aliases in rows
        for one in spellings(identity, name, short_name, aliases=aliases)
    ]
    shorter = ((without_council(one), identity) for one, identity in pairs)
    return unambiguous(pairs), unambiguous(pair for pair in shorter if pair[0])


def _titles(names: list[tuple[str, Key]]) -> dict[str, Key]:
    """Title → series; a title that an indicator shares with its own sub-measure names the indicator's first."""
    found: dict[str, Key] = {}
    twice: set[str] = set()
    for title, key in names:
        held = found.setdefault(title, key)
        if held != key and held[0] != key[0]:
            twice.add(title)
    return {title: key for title, key in found.items() if title and title not in twice}
