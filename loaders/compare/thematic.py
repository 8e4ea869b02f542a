"""The themes and thematic partnerships that are ours, by the names that papers give them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.names import comparable
from lsp_data.registers import REGISTERS, FieldKind, items_of
from lsp_data.reports.themes import theme_ids
from lsp_data.store import reads, registers
from lsp_data.store.generations import Generation

_BESIDES = frozenset({"thematic", "partnership", "theme", "group", "board", "delivery"})  # words around such a name


@dataclass(slots=True)
class Themes:
    """The themes of all our sets and the cross-cutting areas, by their names and the letters of these; and what else
    registers hold in a field for one: the thematic partnerships of the matrix, and names that a person said are new.
    ``names``: whole names, our own set's first."""

    generation: Generation
    names: tuple[str, ...]
    ids: frozenset[str]
    spelled: dict[str, str]  # bare name → whole name
    id_of: Callable[[str], str]
    _held: dict[str, str] = field(default_factory=dict)
    _read: bool = False

    @classmethod
    def of(cls, generation: Generation) -> Themes:
        """Those of a generation; a short name is that of our own set's theme before any other's."""
        catalogue = reads.catalogue_of(generation)
        spelled: dict[str, str] = {}
        every = list(_every(catalogue))
        for place in range(3):
            for names in every:
                if bare := _bare(names[place]):
                    spelled.setdefault(bare, names[0])
        whole = tuple(dict.fromkeys(names[0] for names in every))
        ids = frozenset(one for names in every for one in names[:2])
        return cls(generation, whole, ids, spelled, theme_ids(catalogue))

    def meant(self, text: str) -> str:
        """The name that a text means: itself where it is one, with or without its letter, or where registers hold it
        so; else the whole name; "" where it is none."""
        own = _bare(text)
        if self.id_of(text) in self.ids:
            return text
        return self.held().get(own) or self.spelled.get(own, "")

    def held(self) -> dict[str, str]:
        """What registers hold in fields for a theme, by its bare name; read once, where it is first wanted."""
        if not self._read:
            self._read = True
            logs = registers.logs_of(self.generation.rows, [one.kind for one in REGISTERS])
            for register in REGISTERS:
                fields = [one.name for one in register.fields if one.kind is FieldKind.THEME]
                for item in items_of(register, logs[register.kind]) if fields else ():
                    for name in fields:
                        if said := str(item.fields.get(name) or ""):
                            self._held.setdefault(_bare(said), said)
        return self._held


def _every(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """Of each theme and cross-cutting area its name, its id and its short name."""
    rows = [*catalogue.rows["themes"], *catalogue.reference.rows["themes"]]
    areas = catalogue.reference.rows["cross_cutting"]
    return [
        *((str(row["name"]), str(row["theme"]), str(row["short_name"])) for row in rows),
        *((str(row["name"]), str(row["name"]), "") for row in areas),
    ]


def _bare(name: str) -> str:
    return " ".join(one for one in comparable(name).split() if one not in _BESIDES) or name.strip()
