"""Which held row of a register a workbook's row is: by its id, by the words by which it is or was known, by what a
person says; and which held rows it may be, for a person to say. A number alone makes no row the held one: where it
stands beside quite other words, it is asked about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from loaders.figures import Entry
from loaders.register_books import ID
from lsp_data.catalogue.names import comparable
from lsp_data.registers import FieldKind, Item, Register, Written, identities, identity

NEAR = 85  # of 100: how alike the words of two rows are of which a person is asked whether they are one
EQUAL = 101  # more than words in common can come to: the very same
UNLIKE = 50  # of 100, words in common: below it two rows of one number speak of two things
FEWEST_OTHERS = 3  # rows with others' numbers that make a workbook another paper, where most of its rows are such
MOST_ASKED = 3
NEW = ""  # what a person says of a row that is none of those held


@dataclass(frozen=True, slots=True)
class Left:
    """The held rows that no row of a workbook is, by id: their words, and those of them that are the same partner's;
    by number and part; and by what they are about, those that are met among them."""

    words: dict[str, str]
    own: dict[str, str]
    numbered: dict[tuple[str, ...], list[str]]
    about: dict[object, list[str]]


@dataclass(slots=True)
class Twins:
    """The rows that are held of one register, each of which is one row of a workbook at most. ``said``: by place
    (sheet, cell) the row that a person says it is, NEW where it is none."""

    register: Register
    held: Mapping[str, Item]
    said: Mapping[tuple[str, str], str]
    partner: str = ""
    met: set[str] = field(default_factory=set)
    numbered: dict[tuple[str, str], str] = field(default_factory=dict)  # by place, the held row of its number alone
    _words: dict[str, list[str]] = field(default_factory=dict)
    versions: frozenset[str] = frozenset()  # the rows of papers of which the workbook seems to be another version
    _unnumbered: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _now: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _once: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _left: Left = field(default_factory=lambda: Left({}, {}, {}, {}))

    @classmethod
    def of(
        cls, register: Register, held: Mapping[str, Item], log: Mapping[str, Sequence[Written]],
        said: Mapping[tuple[str, str], str], partner: str = "",
    ) -> Twins:  # fmt: skip
        """The rows held, by all the words by which each is known and ever was. ``partner``: whose the workbook is."""
        made = cls(register, held, said, partner)
        for id_, item in held.items():
            now = identity(register, item.fields)
            if now:
                made._now.setdefault(now, []).append(id_)
            if words := _without_number(register, item.fields):
                made._unnumbered.setdefault(words, []).append(id_)
            for one in identities(register, log[id_]):
                made._once.setdefault(one, []).append(id_)
            made._words[id_] = [_plain(one.value) for one in log[id_] if one.field == register.key]
        return made

    def match(self, entries: Sequence[Entry], fields: Sequence[Mapping[str, object]]) -> list[Item | None]:
        """The held row that each entry is, which is taken. What is surest goes first, so that a row that was only
        numbered anew is found before its number is another's: what a person or an id says, the very same row (of
        several in the same words), the same words under the same number, the same words, the same number beside words
        that may be the same."""
        found: list[Item | None] = [None] * len(entries)
        for ways in (self._told, self._unchanged, self._same, self._by_words, self._by_number):
            for place, (entry, given) in enumerate(zip(entries, fields, strict=True)):
                if found[place] is None:
                    id_ = next((one for one in ways(entry, given) if one in self.held and one not in self.met), None)
                    self.met.update([id_] if id_ is not None else [])
                    found[place] = self.held[id_] if id_ is not None else None
        for one, given, item in zip(entries, fields, found, strict=True):
            others = [id_ for id_ in self._known(one, given) if id_ not in self.met and not self.held[id_].gone]
            if item is None and others:
                self.numbered[one.sheet, one.cell] = others[0]
        self.versions = self._of_versions()
        self._left = self._not_met()
        return found

    def _of_versions(self) -> frozenset[str]:
        """The rows that the partner first brought with papers of which at least half is in this one."""
        brought: dict[str, list[str]] = {}
        for one in self.held.values():
            if one.partner == self.partner and one.first.return_id and not one.gone:
                brought.setdefault(one.first.return_id, []).append(one.id)
        again = [ids for ids in brought.values() if len(self.met.intersection(ids)) * 2 >= len(ids) > 1]
        return frozenset(id_ for ids in again for id_ in ids)

    def _told(self, entry: Entry, _: Mapping[str, object]) -> Iterable[str]:
        return (self.said.get((entry.sheet, entry.cell), str(entry.fields.get(ID) or "")),)

    def _unchanged(self, entry: Entry, fields: Mapping[str, object]) -> Iterable[str]:
        held = ((one, self.held[one].fields) for one in self._known(entry, fields) if one in self.held)
        return (one for one, now in held if all(now.get(name) == value for name, value in fields.items()))

    def _same(self, entry: Entry, fields: Mapping[str, object]) -> Iterable[str]:
        return (one for one in self._known(entry, fields) if self._alike(one, fields) == EQUAL)

    def _by_words(self, entry: Entry, fields: Mapping[str, object]) -> Iterable[str]:
        said = (entry.sheet, entry.cell) in self.said
        return () if said else self._unnumbered.get(_without_number(self.register, fields), ())

    def _by_number(self, entry: Entry, fields: Mapping[str, object]) -> Iterable[str]:
        return (one for one in self._known(entry, fields) if self._alike(one, fields) >= UNLIKE)

    def _known(self, entry: Entry, fields: Mapping[str, object]) -> Collection[str]:
        """The rows that are or were known by the very same."""
        own = identity(self.register, fields)
        if (entry.sheet, entry.cell) in self.said:
            return ()
        return dict.fromkeys([*self._now.get(own, ()), *self._once.get(own, ())])

    def _alike(self, id_: str, fields: Mapping[str, object]) -> float:
        """How alike, of 100, the words of a row are to those that the held row has or ever had."""
        own = _plain(fields.get(self.register.key))
        if not own or not _worded(self.register) or own in self._words[id_]:
            return EQUAL
        return max((fuzz.token_set_ratio(own, one) for one in self._words[id_]), default=0)

    def are_others(self, rows: int) -> bool:
        """Whether most of so many rows bear the numbers of held ones that speak of other things: another paper."""
        return len(self.numbered) >= FEWEST_OTHERS and len(self.numbered) * 2 > rows

    def may_be(self, entry: Entry, fields: Mapping[str, object], *, others: bool = False) -> tuple[str, ...]:
        """The held rows that an entry may be with other words, the likeliest first: of those that are not met, the ones
        that bear its number, those whose words are nearly its own (of the same partner's, also those that its words
        only add to), and those that are about the same where one row is all that there should be. ``others``: the
        paper numbers rows of its own, so that its numbers say nothing of those held."""
        if (entry.sheet, entry.cell) in self.said or not _worded(self.register):
            return ()
        left, words = self._left, _plain(fields.get(self.register.key))
        near = [*_near(words, left.words, fuzz.token_sort_ratio), *_near(words, left.own, fuzz.token_set_ratio)]
        one = self.numbered.get((entry.sheet, entry.cell))
        numbered = [*([one] if one in left.words else []), *left.numbered.get(_place_of(self.register, fields), ())]
        about = [id_ for subject in _subjects(self.register, fields) for id_ in left.about.get(subject, ())]
        return tuple(dict.fromkeys([*near, *([] if others else numbered), *about]))[:MOST_ASKED]

    def _not_met(self) -> Left:
        """What an entry that was not met may be, looked up once for all of them."""
        left = Left({}, {}, {}, {})
        for id_, item in self.held.items():
            if item.gone:
                continue
            for subject in _subjects(self.register, item.fields):
                left.about.setdefault(subject, []).append(id_)
            if id_ in self.met:
                continue
            left.words[id_] = _plain(item.fields.get(self.register.key))
            if id_ in self.versions or item.partner == self.partner != "":
                left.own[id_] = left.words[id_]
            if place := _place_of(self.register, item.fields):
                left.numbered.setdefault(place, []).append(id_)
        return left


def _near(words: str, held: Mapping[str, str], scorer: Callable[..., float]) -> list[str]:
    found = process.extract(words, held, scorer=scorer, score_cutoff=NEAR, limit=MOST_ASKED)
    return [id_ for _, _, id_ in found]


def _subjects(register: Register, fields: Mapping[str, object]) -> Collection[object]:
    """What a row is about of which the register should hold one row."""
    subjects = fields.get(register.single)
    return dict.fromkeys(subjects) if isinstance(subjects, list) else ()


def _place_of(register: Register, fields: Mapping[str, object]) -> tuple[str, ...]:
    """The number of a row with the part of the register that it stands in; () where it has none, or there are none."""
    number, part = _plain(fields.get("number")), _part(register)
    return (number, *(_plain(fields.get(one)) for one in part)) if number and part else ()


def _part(register: Register) -> Sequence[str]:
    """The fields that say in which part of the register a row stands: its theme, its workstream and year."""
    named = {name for names in register.known_by for name in names}
    return sorted(named - {register.key, "number"})


def _without_number(register: Register, fields: Mapping[str, object]) -> tuple[str, ...]:
    """What a row is known by whatever its number is; () where it has none to be known by."""
    return identity(register, {**fields, "number": None}) if _plain(fields.get("number")) else ()


def _worded(register: Register) -> bool:
    """Whether a row is said in words, not by a choice or a day."""
    return register.field(register.key).kind in (FieldKind.TEXT, FieldKind.LINE)


def _plain(value: object) -> str:
    return comparable(str(value or ""))
