"""Names that a workbook writes otherwise than they are known: of themes and thematic partnerships, which would become
new ones, and of commitments, which would be renamed. A person says what each means; until then nothing comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from loaders.compare.register_row import MATRIX, Called
from loaders.compare.register_twins import UNLIKE
from loaders.compare.thematic import Themes
from loaders.figures import Entry
from lsp_data.catalogue.names import comparable
from lsp_data.registers import FieldKind, Item, Register, Written

PARTNERSHIP, THEME, COMMITMENT = "partnership", "theme", "commitment"
FIELDS = (PARTNERSHIP, THEME, COMMITMENT)
NUMBER = "number"
_SAME = 90  # of 100: how alike the words of a commitment are to held ones that are nearly its own, letter by letter
_BEGUN = 95  # of 100: how alike a name is whose words begin as those of the short one do


@dataclass(frozen=True, slots=True)
class NameAsked:
    """A name of which a person is to say what it means. ``choices``: what it may mean, the likeliest first, among them
    itself: a new partnership or theme, or the new words of a commitment. ``places``: where it stands."""

    called: Called
    choices: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Names:
    """The names that are held of one register, and what a person says that others mean."""

    known: Mapping[str, str]  # comparable → as it is held
    numbered: Mapping[str, tuple[str, ...]]  # comparable number → the words of its commitment, the newest first
    printed: Mapping[str, str]  # comparable number → as it is held
    said: Mapping[Called, str]
    ours: bool
    themes: Themes
    theme_fields: tuple[str, ...]  # the fields that hold a theme, but for those of the matrix
    asked: dict[Called, NameAsked]
    waiting: dict[tuple[str, str], tuple[str, ...]]

    @classmethod
    def of(
        cls, register: Register, held: Mapping[str, Item], log: Iterable[Written],
        said: Mapping[Called, str], themes: Themes, *, ours: bool,
    ) -> Names:  # fmt: skip
        """What is held in the matrix; of other registers the themes. The first matrix of all brings its names unasked.
        ``ours``: in our own workbook the words of a commitment are changed on purpose."""
        items = [one for one in held.values() if not one.gone and register.kind == MATRIX]
        named = [str(one.fields[PARTNERSHIP]) for one in items if one.fields.get(PARTNERSHIP)]
        printed = {one.id: str(one.fields.get(NUMBER) or "") for one in items}
        number = {id_: comparable(one) for id_, one in printed.items()}
        worded = [(one.id, one.fields.get(COMMITMENT)) for one in items]
        worded += [(one.item, one.value) for one in log if one.field == COMMITMENT]
        words: dict[str, dict[str, None]] = {}
        for id_, text in worded:
            if text and number.get(id_):
                words.setdefault(number[id_], {})[str(text)] = None
        numbered = {one: tuple(texts) for one, texts in words.items()}
        fields = [one.name for one in register.fields if one.kind is FieldKind.THEME and register.kind != MATRIX]
        as_held = {number[id_]: one for id_, one in printed.items()}
        return cls(
            {comparable(one): one for one in named}, numbered, as_held, said, ours, themes, tuple(fields), {}, {}
        )

    def settled(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries with the names as they are held, or as a person says; the rest is asked."""
        return [self._settled(one) for one in entries]

    def _settled(self, entry: Entry) -> Entry:
        number = self._number(entry)
        entry = replace(entry, fields={**entry.fields, NUMBER: number}) if number else entry
        changed = {
            name: meant
            for name, found in ((PARTNERSHIP, self._partnership), (COMMITMENT, self._commitment))
            if (text := str(entry.fields.get(name) or "")) and (meant := found(entry, text)) != text
        }
        for name in self.theme_fields:
            if (text := str(entry.fields.get(name) or "")) and (meant := self._theme(entry, name, text)) != text:
                changed[name] = meant
        return replace(entry, fields={**entry.fields, **changed}) if changed else entry

    def _theme(self, entry: Entry, name: str, text: str) -> str:
        called = Called(name, text)
        meant = self.said.get(called) or self.themes.meant(text)
        if not meant:
            self._ask(entry, called, _likeliest(text, self.themes.names), waits=True)
        return text if not meant or comparable(meant) == comparable(text) else meant

    def _number(self, entry: Entry) -> str:
        """The number under which the very words of a commitment, or nearly these, are held, where its own number is
        another one's: words say which commitment it is, a number only orders it. "" where its own number stands."""
        text = comparable(str(entry.fields.get(COMMITMENT) or ""))
        own = comparable(str(entry.fields.get(NUMBER) or ""))
        if not text or self.ours or own not in self.numbered:
            return ""
        alike = {
            number: max(fuzz.ratio(text, comparable(one)) for one in words) for number, words in self.numbered.items()
        }
        best = max(alike, key=lambda one: (alike[one], one == own))
        return self.printed[best] if best != own and alike[best] >= _SAME else ""

    def _partnership(self, entry: Entry, text: str) -> str:
        called = Called(PARTNERSHIP, text)
        if not self.known or comparable(text) in self.known or called in self.said:
            return self.said.get(called, self.known.get(comparable(text), text))
        self._ask(entry, called, _likeliest(text, self.known.values()), waits=True)
        return text

    def _commitment(self, entry: Entry, text: str) -> str:
        number = comparable(str(entry.fields.get(NUMBER) or ""))
        words = self.numbered.get(number, ())
        if not words or self.ours or comparable(text) in map(comparable, words):
            return text
        called = Called(COMMITMENT, text, number)
        if called in self.said:
            return self.said[called]
        alike = fuzz.token_set_ratio(comparable(text), comparable(words[0]))
        self._ask(entry, called, words[:1], waits=alike < UNLIKE)
        return words[0]

    def _ask(self, entry: Entry, called: Called, choices: Sequence[str], *, waits: bool) -> None:
        place = (entry.sheet, entry.cell)
        before = self.asked.get(called)
        places = (*before.places, place) if before else (place,)
        self.asked[called] = NameAsked(called, (*choices, called.text), places)
        if waits:
            self.waiting[place] = (*self.waiting.get(place, ()), called.text)


def _likeliest(text: str, names: Iterable[str]) -> list[str]:
    """The names, those first that are written most like it: by their words, by how these begin ("Env & Sust") or by
    their first letters ("BEC")."""
    own = [word for word in comparable(text).split() if word != "and"]

    def score(one: str) -> float:
        words = [word for word in comparable(one).split() if word != "and"]
        begun = bool(own) and all(any(word.startswith(short) for word in words) for short in own)
        initials = fuzz.ratio("".join(own), "".join(word[0] for word in words))
        return max(fuzz.WRatio(comparable(text), comparable(one)), initials, _BEGUN if begun else 0)

    return sorted(dict.fromkeys(names), key=lambda one: -score(one))
