"""Controls that choose indicators and filters; what they hold is in the page's address."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st

from pages.parts import address
from pages.parts.opened import let_go, unsaved
from presentation.blocks import remark
from presentation.words import as_date, by_number, capital, day, indicator, indicator_key, said

BETWEEN = ","
Rows = dict[str, dict[str, Any]]  # status rows by what names them in an address (session.rows_by_key)


def label_of(row: dict[str, Any]) -> str:
    """What names an indicator in a list: "NI 33 (i): Arson …"."""
    return f"{indicator(row['indicator'], row['sub_measure'])}: {said(row['title'])}"


def asked(known: Rows, name: str, find: Callable[[str], tuple[str, str] | None]) -> tuple[str | None, list[str]]:
    """What names the indicator that the address asks for, also by its code as people write it: "NI 120 (a)".

    Of "NI 120" alone its first part, and beside it what names the others. The first indicator of all where the address
    asks for none; None where what it asks for is not there."""
    wanted = address.value(name)
    if not wanted or wanted in known:
        return wanted or next(iter(known), None), []
    code, part = find(wanted) or ("", "")
    key = indicator_key(code, part)
    if part or key in known:
        return key if key in known else None, []
    first, *others = [one for one, row in known.items() if row["indicator"] == code] or [None]
    return first, [one for one in others if one]


def unknown(name: str, known: Collection[str], what: str, instead: str) -> str:
    """Says that the address asks for what is not there, and what is shown instead; "" where it does not."""
    asked = address.value(name)
    if not asked or asked in known:
        return ""
    return f'The address asks for {what} "{asked}", which is not known here. {capital(instead)} instead.'


def go_to(label: str, known: Rows, name: str, shown: str | None) -> None:
    """Choose the one indicator that the page shows (None: none of them); the part ``name`` of the address holds it."""
    in_order = sorted(known.items(), key=lambda one: by_number(one[1]["indicator"]))  # parts stay as they stand
    names = {key: label_of(row) for key, row in in_order}
    st.selectbox(
        label,
        list(names),
        format_func=lambda key: names[key],
        placeholder="Choose an indicator",
        **address.follow(name, shown),
    )


def one_of(label: str, options: dict[str, str], name: str, *, otherwise: str | None = None) -> str:
    """Choose one of the options (id → words); ``otherwise`` is what stands for no choice (id ""). "" where there are no
    options."""
    offered = told_apart({"": otherwise, **options} if otherwise is not None else options)
    now = address.value(name)
    first = next(iter(offered), "")
    shown = now if now in offered else first
    chosen = st.selectbox(label, list(offered), format_func=lambda one: offered[one], **address.follow(name, shown))
    return str(chosen or "")


def told_apart(options: Mapping[str, str]) -> dict[str, str]:
    """The options (id → words), no two in the same words: a choice comes back by them. A later one stands in quotes, so
    that a lead who is called "All" is not taken for all leads."""
    found: dict[str, str] = {}
    for one, words in options.items():
        while words in found.values():
            words = f"“{words}”"
        found[one] = words
    return found


def part_of(label: str, parts: dict[str, str], name: str) -> str:
    """Choose which part (id → words) of the page is shown; the first unless the address says otherwise. A part in which
    a table is written in and not saved stays until it is saved or let go."""
    now = address.value(name) if address.value(name) in parts else next(iter(parts))
    follow = address.follow(name, now) | {"on_change": _turn_to, "args": (name,)}
    part: str = st.segmented_control(label, list(parts), format_func=parts.__getitem__, required=True, **follow)
    if (wanted := st.session_state.pop(f"{name}_wanted", None)) is not None:
        words, button = st.columns([4, 1], vertical_alignment="center")
        words.html(remark("What you typed in the table is not saved yet. Save it below, or let it go."))
        button.button("Let it go", key=f"{name}_let_go", width="stretch", on_click=_let_go, args=(name, wanted))
    return part


def _turn_to(name: str) -> None:
    wanted = st.session_state[address.chosen(name)]
    if unsaved():
        st.session_state[f"{name}_wanted"] = wanted
    else:
        address.write(name, wanted)


def _let_go(name: str, wanted: str) -> None:
    let_go(*unsaved())
    address.write(name, wanted)


def earlier_day(label: str, name: str, before: date, otherwise: date) -> tuple[date, str]:
    """Choose a day before ``before``; the day shown, and what the address asks for in vain ("": nothing)."""
    written = address.value(name)
    asked = as_date(written)
    shown = asked if asked is not None and asked < before else otherwise
    st.date_input(
        label,
        max_value=before - timedelta(days=1),
        min_value=min(shown, date(2008, 4, 1)),
        format="DD/MM/YYYY",
        **address.follow(name, shown, date.isoformat),
    )
    if written and asked != shown:
        return shown, f'"{written}" is no day before {day(before)}: what changed since {day(shown)} is shown instead.'
    return shown, ""


def one_or_none(label: str, options: dict[str, str], name: str, *, placeholder: str) -> str | None:
    """Choose one of the options (id → words), or none of them: then the page shows them all."""
    now = address.value(name)
    chosen: str | None = st.selectbox(
        label,
        list(options),
        format_func=lambda one: options[one],
        placeholder=placeholder,
        **address.follow(name, now if now in options else None),
    )
    return chosen


def whole_number(label: str, name: str, *, usual: int, most: int, step: int) -> int:
    """Type a whole number from nought to ``most``; ``usual`` where the address holds none that can be read."""
    written = address.value(name)
    given = int(written) if written.isascii() and written.isdigit() else usual
    shown = min(given, most)
    typed: int = st.number_input(label, min_value=0, max_value=most, step=step, **address.follow(name, shown, str))
    return typed


def some_of(label: str, options: dict[str, str], name: str) -> list[str]:
    """Choose some of the options (id → words); all of them where none is chosen or the address holds none."""
    wanted = [one for one in address.value(name).split(BETWEEN) if one in options]
    shown: Sequence[str] = st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=options.__getitem__,
        **address.follow(name, wanted, BETWEEN.join),
    )
    return list(shown) or list(options)
