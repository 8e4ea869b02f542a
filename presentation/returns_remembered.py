"""What is remembered of the layouts of partners' files, to be read, passed on, taken in and forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from loaders.mapping import Layout
from loaders.mapping_text import all_from_text, kept_text
from loaders.meaning.words import fold
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import Edit
from lsp_data.errors import LspError
from presentation import words
from presentation.blocks import items
from presentation.markup import Html
from presentation.returns_asked import Meant, Name, means_words
from presentation.returns_said import row_said_words, rows_words, said_words

COLUMNS = ("Layout", "Its headings", "Remembered", "Changed", "By")
JSON = "application/json"
LARGEST = 2_000_000  # bytes of a file to take in


def frame(layouts: Mapping[str, Layout], changed: Mapping[str, tuple[date, str]]) -> pd.DataFrame:
    """One row a layout, as text; columns COLUMNS."""
    rows = []
    for name, one in layouts.items():
        day, by = changed.get(name, (None, ""))
        rows.append((one.name, headings_words(one), _count(one), words.day(day) if day else "", by))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def headings_words(layout: Layout) -> str:
    """The look of a layout: the words of its headings."""
    return " · ".join(layout.headings[:12]) + (" …" if len(layout.headings) > 12 else "")


def _count(layout: Layout) -> str:
    said = len(layout.corrections) + len(layout.rows) + bool(layout.heading_rows)
    parts = [words.times(said, "correction")] if said else []
    parts += [words.times(len(layout.matches), "name")] if layout.matches else []
    return ", ".join(parts) or "nothing"


def choices(layouts: Mapping[str, Layout]) -> dict[str, str]:
    """Layouts to choose from: fingerprint → name; the headings tell those with the same name apart."""
    names = [one.name for one in layouts.values()]
    return {
        key: one.name if names.count(one.name) == 1 else f"{one.name} ({headings_words(one)})"
        for key, one in layouts.items()
    }


def in_words(layout: Layout, catalogue: Catalogue) -> Html:
    """Everything that is remembered of a layout, a sentence each."""
    said = [rows_words(layout)] if layout.heading_rows else []
    said += [said_words(one, catalogue, "one file") for one in layout.corrections]
    said += [row_said_words(one, catalogue, "one file") for one in layout.rows]
    said += [means_words(Meant(Name(one.role, one.text), one.means), catalogue) for one in layout.matches]
    return items([f"{one}." for one in said], nothing="Nothing is remembered of it.")


def file_name(name: str) -> str:
    """The name of an exported file: "layout-police-return.json"."""
    plain = "-".join(fold(name).split())[:60]
    return f"layout-{plain or 'unnamed'}.json"


def taken_in(content: bytes) -> list[Layout]:
    """The layouts of a file to take in. LspError where it holds none."""
    if len(content) > LARGEST:
        raise LspError("The file is too large to hold layouts: they are exported from this page.")
    try:
        return all_from_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LspError("The file is no text: layouts are exported from this page as .json.") from error


def keep_edits(layouts: list[Layout]) -> list[Edit]:
    """The decisions that remember layouts."""
    return [Edit("layout", one.fingerprint, "mapping", kept_text(one)) for one in layouts]


def forget_edits(layout: Layout) -> list[Edit]:
    """The decision that forgets a layout; it stays in the history."""
    return [Edit("layout", layout.fingerprint, "mapping", "")]
