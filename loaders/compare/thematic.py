"""The themes and thematic partnerships that are ours or that registers hold, by the names that papers give them."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.meaning.theme_names import ThemeNames, bare
from lsp_data.registers import REGISTERS, FieldKind, items_of
from lsp_data.store import reads, registers
from lsp_data.store.generations import Generation


@dataclass(slots=True)
class Themes:
    """Ours, and what else registers hold in a field for one: the thematic partnerships of the matrix, and names that a
    person said are new."""

    generation: Generation
    ours: ThemeNames
    _held: dict[str, str] = field(default_factory=dict)
    _read: bool = False

    @classmethod
    def of(cls, generation: Generation) -> Themes:
        """Those of a generation."""
        return cls(generation, ThemeNames.of(reads.catalogue_of(generation)))

    @property
    def names(self) -> tuple[str, ...]:
        """The whole names of ours, our own set's first."""
        return self.ours.whole

    def meant(self, text: str) -> str:
        """The name that a text means: itself where it is one, with or without its letter, or where registers hold it
        so; else the whole name; "" where it is none."""
        if self.ours.is_one(text):
            return text
        return self.held().get(bare(text)) or self.ours.meant(text)

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
                            self._held.setdefault(bare(said), said)
        return self._held
