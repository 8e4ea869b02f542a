"""What a person said of uploaded files in this session: what names mean, how layouts are to be read, whose they are.

It is kept apart from what was read, so that it survives when a file is read again, and a visit to another page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from loaders.inspection import Beside
from loaders.mapping import Layout
from lsp_data.periods import Period
from presentation.returns_asked import Meant
from presentation.returns_layouts import for_file
from presentation.returns_register_rows import Same
from presentation.returns_upload import period_chosen

KIND, PARTNER, PERIOD, KNOWN_AT = "kind", "partner", "period", "known-at"  # the keys of their controls begin so
_MEANT, _LAYOUTS, _PUT_RIGHT = "uploads-meant", "uploads-layouts", "uploads-put-right"
_SAME = "uploads-same-rows"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a file before it is read: its kind ("": its sheets tell), what names in it mean, what was
    corrected of the layouts of its tables, and what else (whose it is, for when)."""

    kind: str = ""
    meant: tuple[Meant, ...] = ()
    layouts: tuple[Layout, ...] = ()
    beside: Beside = Beside()  # noqa: RUF009  a frozen value


def chosen(what: str, sha256: str) -> Any:
    """What was chosen of a file under one of KIND, PARTNER, PERIOD and KNOWN_AT; None where nothing was."""
    return st.session_state.get(f"{what}-{sha256[:12]}")


def chosen_period(sha256: str) -> Period | None:
    """The period under which a person files it, chosen or typed."""
    return period_chosen(chosen(PERIOD, sha256))


def layouts() -> dict[str, Layout]:
    """The layouts that were corrected in this session, by fingerprint; they count for every uploaded file."""
    said: dict[str, Layout] = st.session_state.setdefault(_LAYOUTS, {})
    return said


def layouts_for(sha256: str, fingerprints: set[str]) -> tuple[Layout, ...]:
    """Those that count for a file with tables of these layouts, without what is true of other files alone."""
    return tuple(for_file(one, sha256) for one in layouts().values() if one.of_rows or one.fingerprint in fingerprints)


def put_right(sha256: str) -> frozenset[str]:
    """The layouts that were put right in this very file."""
    return frozenset(st.session_state.setdefault(_PUT_RIGHT, {}).get(sha256, ()))


def correct(layout: Layout, sha256: str) -> None:
    """Take over what a person says of a layout, looking at a file, in the place of what was said of it before."""
    layouts()[layout.fingerprint] = layout
    st.session_state.setdefault(_PUT_RIGHT, {})[sha256] = put_right(sha256) | {layout.fingerprint}


def mean(sha256: str, meant: Meant) -> None:
    """Remember what a name in a file means, so that it is read so; what was said of the name before goes."""
    said: dict[str, tuple[Meant, ...]] = st.session_state.setdefault(_MEANT, {})
    said[sha256] = (*(one for one in said.get(sha256, ()) if one.name != meant.name), meant)


def meant_in(sha256: str) -> tuple[Meant, ...]:
    """What a person said that names in a file mean."""
    meant: tuple[Meant, ...] = st.session_state.setdefault(_MEANT, {}).get(sha256, ())
    return meant


def take_back_meaning(sha256: str, meant: Meant) -> None:
    """Forget what a name was said to mean."""
    said = st.session_state[_MEANT]
    said[sha256] = tuple(one for one in said[sha256] if one != meant)


def same_rows(sha256: str) -> tuple[Same, ...]:
    """What a person said of register rows that may be held ones."""
    said: tuple[Same, ...] = st.session_state.setdefault(_SAME, {}).get(sha256, ())
    return said


def say_same(sha256: str, same: Same) -> None:
    """Remember which held row a row of a file is, or that it is a new one."""
    st.session_state.setdefault(_SAME, {})[sha256] = (*same_rows(sha256), same)


def take_back_same(sha256: str, same: Same) -> None:
    """Forget what was said of a row, so that it is asked about again."""
    st.session_state[_SAME][sha256] = tuple(one for one in same_rows(sha256) if one != same)
