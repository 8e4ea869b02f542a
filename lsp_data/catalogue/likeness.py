"""Which titles a text is like: by the words that both say, of which the rare ones count for more.

Whole-text measures of likeness (an edit distance, the best part of a long title) find short words inside longer ones,
and offer titles that have nothing to do with the text; words are what people share when they name the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Prefix

_MISSPELT = 90.0  # rapidfuzz per cent: "aquisitive" is acquisitive, "education" no "reduction"
_BEGINNING, _STEM = 4, 0.6  # letters, and the share of the longer word, with which two forms of one word begin
_ENOUGH = 0.48  # the share of a text's weight that stands in a title, by eye on partners' own names of indicators
_BEHIND = 0.7  # a title that has less than this of the best one's is not offered beside it
# Words that say how something is counted, or join others: they tell no two titles apart.
_WEIGHTLESS = frozenset(
    {
        "a", "all", "an", "and", "any", "are", "as", "at", "average", "be", "been", "by", "day", "days", "for", "from",
        "had", "has", "have", "in", "is", "it", "its", "no", "not", "number", "of", "on", "or", "pct", "people", "per",
        "percent", "percentage", "persons", "proportion", "rate", "ratio", "score", "than", "that", "their", "they",
        "this", "to", "total", "were", "which", "who", "with", "within",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Titles:
    """Titles by their words; built once."""

    holding: Mapping[str, Sequence[str]]  # word → the titles that hold it
    beginning: Mapping[str, Sequence[str]]  # the first letters of words → these words
    count: int  # of titles

    @classmethod
    def of(cls, titles: Iterable[str]) -> Titles:
        """From titles as names are compared (small letters, one space between words)."""
        holding: dict[str, list[str]] = defaultdict(list)
        beginning: dict[str, list[str]] = defaultdict(list)
        every = tuple(titles)
        for title in every:
            for word in _weighty(title):
                holding[word].append(title)
        for word in holding:
            beginning[word[:_BEGINNING]].append(word)
        return cls(dict(holding), dict(beginning), len(every))

    def like(self, text: str) -> list[str]:
        """The titles that say about half of what the text says, or more, likeliest first: those that say most of it,
        and of these the ones that say little else."""
        said: dict[str, float] = defaultdict(float)
        whole = 0.0
        for word in _weighty(text):
            titles = {title for one in self._forms(word) for title in self.holding[one]}
            weight = self._weight(len(titles))
            whole += weight
            for title in titles:
                said[title] += weight
        if not said:
            return []
        least = max(_ENOUGH * whole, _BEHIND * max(said.values()))
        near = {
            title: (-round(weight, 6), sum(self._weight(len(self.holding[one])) for one in _weighty(title)), title)
            for title, weight in said.items()
            if weight >= least
        }
        return sorted(near, key=near.__getitem__)

    def _weight(self, titles: int) -> float:
        """Of a word that so many titles hold: the fewer, the heavier; the heaviest of one that none holds (its inverse
        document frequency, as search engines have it)."""
        return log(1 + self.count / max(titles, 1))

    def _forms(self, word: str) -> set[str]:
        """The words of titles that are this one: written so, misspelt, or in another form; a number is only itself."""
        if any(map(str.isdecimal, word)):
            return {word} & self.holding.keys()
        near = process.extract(word, self.holding.keys(), scorer=fuzz.ratio, score_cutoff=_MISSPELT, limit=None)
        begun = self.beginning.get(word[:_BEGINNING], ())
        return {one for one, _, _ in near} | {one for one in begun if _is_form(one, word)}


def _is_form(one: str, other: str) -> bool:
    """Whether two words are one in different forms, by how they begin: "recycled" and "recycling"."""
    return Prefix.similarity(one, other) >= max(_BEGINNING, _STEM * max(len(one), len(other)))


def _weighty(text: str) -> dict[str, None]:
    """The words of a text that tell it from others, each once."""
    return dict.fromkeys(word for word in text.split() if word not in _WEIGHTLESS)
