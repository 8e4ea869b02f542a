"""Which held row of a register a workbook's row is: by its id, by the words by which it is or was known, by what a
person says; and which held rows it may be, for a person to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from loaders.figures import Entry
from loaders.register_books import ID
from lsp_data.catalogue.names import comparable
from lsp_data.registers import FieldKind, Item, Register, Written, identities, identity

NEAR = 85  # of 100: how alike the words of two rows are of which a person is asked whether they are one
MOST_ASKED = 3
NEW = ""  # what a person says of a row that is none of those held


@dataclass(slots=True)
class Twins:
    """The rows that are held of one register, each of which is one row of a workbook at most. ``said``: by place
    (sheet, cell) the row that a person says it is, NEW where it is none."""

    register: Register
    held: Mapping[str, Item]
    said: Mapping[tuple[str, str], str]
    met: set[str] = field(default_factory=set)
    _now: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _once: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, register: Register, held: Mapping[str, Item], log: Mapping[str, Sequence[Written]],
        said: Mapping[tuple[str, str], str],
    ) -> Twins:  # fmt: skip
        """The rows held, by all the words by which each is known and ever was."""
        made = cls(register, held, said)
        for id_, item in held.items():
            now = identity(register, item.fields)
            if now:
                made._now.setdefault(now, []).append(id_)
            for one in identities(register, log[id_]):
                made._once.setdefault(one, []).append(id_)
        return made

    def match(self, entry: Entry, fields: Mapping[str, object]) -> Item | None:
        """The held row that the entry is; it is taken."""
        own = identity(self.register, fields)
        ids: Iterable[str]
        if (place := (entry.sheet, entry.cell)) in self.said:
            ids = (self.said[place],)
        else:
            ids = (str(entry.fields.get(ID) or ""), *self._now.get(own, ()), *self._once.get(own, ()))
        found = next((one for one in ids if one in self.held and one not in self.met), None)
        if found is None:
            return None
        self.met.add(found)
        return self.held[found]

    def may_be(self, entry: Entry, fields: Mapping[str, object]) -> tuple[str, ...]:
        """The held rows that an entry may be with other words, the likeliest first: of those that are not met, the ones
        that bear its number in the same part of the register, and those whose words are nearly its own."""
        key = self.register.field(self.register.key)
        if (entry.sheet, entry.cell) in self.said or key.kind not in (FieldKind.TEXT, FieldKind.LINE):
            return ()
        free = {id_: item for id_, item in self.held.items() if id_ not in self.met and not item.gone}
        words = {id_: _plain(item.fields.get(key.name)) for id_, item in free.items()}
        own = _plain(fields.get(key.name))
        near = process.extract(own, words, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=MOST_ASKED)
        numbered = [id_ for id_, item in free.items() if self._same_number(fields, item.fields)]
        return tuple(dict.fromkeys([*(id_ for _, _, id_ in near), *numbered]))[:MOST_ASKED]

    def _same_number(self, fields: Mapping[str, object], held: Mapping[str, object]) -> bool:
        number = _plain(fields.get("number"))
        if not number or number != _plain(held.get("number")):
            return False
        part = _part(self.register)
        return bool(part) and all(_plain(fields.get(one)) == _plain(held.get(one)) for one in part)


def _part(register: Register) -> Collection[str]:
    """The fields that say in which part of the register a row stands: its theme, its workstream and year."""
    named = {name for names in register.known_by for name in names}
    return named - {register.key, "number"}


def _plain(value: object) -> str:
    return comparable(str(value or ""))
