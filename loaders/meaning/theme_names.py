"""The names that papers give our themes, thematic partnerships and cross-cutting areas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lsp_data.catalogue import Catalogue
from lsp_data.catalogue.names import comparable
from lsp_data.catalogue.themes import theme_ids

_BESIDES = frozenset({"thematic", "partnership", "theme", "group", "board", "delivery"})  # words around such a name


@dataclass(frozen=True, slots=True)
class ThemeNames:
    """The themes of all our sets and the cross-cutting areas. ``whole``: their names, our own set's first;
    ``spelled``: by bare name the whole one."""

    whole: tuple[str, ...]
    spelled: Mapping[str, str]
    ids: frozenset[str]
    id_of: Callable[[str], str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> ThemeNames:
        """Those of a catalogue; a short name is that of our own set's theme before any other's."""
        spelled: dict[str, str] = {}
        every = _every(catalogue)
        for place in range(3):
            for names in every:
                if own := bare(names[place]):
                    spelled.setdefault(own, names[0])
        whole = tuple(dict.fromkeys(names[0] for names in every))
        return cls(whole, spelled, frozenset(one for names in every for one in names[:2]), theme_ids(catalogue))

    def is_one(self, text: str) -> bool:
        """Whether a text is the name or the id of one as it stands, with or without a letter before it."""
        return self.id_of(text) in self.ids

    def meant(self, text: str) -> str:
        """The name that a text means: itself where it is one, else the whole name; "" where it is none."""
        return text if self.is_one(text) else self.spelled.get(bare(text), "")


def bare(name: str) -> str:
    """A name for comparing, without the words that papers put around it."""
    return " ".join(one for one in comparable(name).split() if one not in _BESIDES) or name.strip()


def _every(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """Of each theme and cross-cutting area its name, its id and its short name."""
    rows = [*catalogue.rows["themes"], *catalogue.reference.rows["themes"]]
    areas = catalogue.reference.rows["cross_cutting"]
    return [
        *((str(row["name"]), str(row["theme"]), str(row["short_name"])) for row in rows),
        *((str(row["name"]), str(row["name"]), "") for row in areas),
    ]
