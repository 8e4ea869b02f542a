"""Names in an uploaded file that the catalogue does not know or does not use: each can be answered where it is met."""

from __future__ import annotations

import streamlit as st

from lsp_data import decisions
from lsp_data.catalogue.tables import AREA_KINDS
from lsp_data.decisions import Edit
from pages.parts import deciding, session
from pages.parts.session import View
from pages.returns import answers, desk
from pages.returns.desk import OnDesk
from presentation import returns_asked as shown
from presentation.blocks import note
from presentation.returns_asked import AREA, Asked, Meant, Name
from presentation.returns_view import partner_names


def draw(view: View, one: OnDesk, post: str) -> None:
    """The unknown and unused names with what can be done about them; nothing where there are none."""
    asked = shown.asked(one.read, view.catalogue, one.comparison.names if one.comparison else ())
    problems = one.comparison.problems if one.comparison else ()
    unused = shown.unused(one.filed, problems, view.catalogue)
    meant = answers.meant_in(one.read.sha256)
    if not (asked or unused or meant):
        return
    title = shown.asked_words(asked, unused, meant)
    with st.expander(title, key=f"asked-{one.key}", expanded=bool(asked or unused)):
        for said in meant:
            left, right = st.columns([4, 1], vertical_alignment="center")
            left.html(note(f"{shown.means_words(said, view.catalogue)}, in this file."))
            right.button(
                "Take that back",
                key=_key(one, "back", said.name),
                on_click=answers.take_back_meaning,
                args=(one.read.sha256, said),
            )
        _use(one, unused, post)
        if asked:
            _answer(view, one, asked, post)


def _use(one: OnDesk, unused: dict[str, str], post: str) -> None:
    if not unused:
        return
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    chosen = left.multiselect(
        "Not in use in this partnership", list(unused), list(unused), format_func=unused.__getitem__,
        key=f"use-{one.key}-{len(unused)}",
    )  # fmt: skip
    if right.button("Put in use", key=f"put-in-use-{one.key}", disabled=not chosen, width="stretch"):
        _save(one, shown.in_use_edits(chosen), "The indicators are in use; the file is read again.", post)


def _answer(view: View, one: OnDesk, asked: list[Asked], post: str) -> None:
    """One unknown name at a time: what it means in this file, or what it is as something new."""
    names = {
        count: f"“{each.name.text}” ({each.name.what}, {', '.join(each.places[:3])})"
        for count, each in enumerate(asked)
    }
    held = all(
        asking.name.what in shown.HELD for asking in asked
    )  # what the catalogue cannot take: room for long names
    first, second, third, *rest = st.columns([6, 6, 2] if held else [4, 5, 2, 3], vertical_alignment="bottom")
    number = first.selectbox(
        "Unknown name", list(names), format_func=names.__getitem__, key=f"unknown-{one.key}-{len(asked)}"
    )
    each = asked[number]
    every = shown.every_choice(each.name.what, view.catalogue)
    offered = {**each.suggested, **{key: said for key, said in every.items() if key not in each.suggested}}
    key = second.selectbox(
        "In this file it means", list(offered), index=None, format_func=offered.__getitem__,
        key=_key(one, "means", each.name), placeholder="What it may mean stands first",
    )  # fmt: skip
    third.button(
        "Read it so", key=_key(one, "read-so", each.name), disabled=key is None, width="stretch",
        on_click=_mean, args=(one, each.name, key),
    )  # fmt: skip
    if each.name.what in shown.HELD:
        return
    with rest[0].popover("Add to the catalogue", key=_key(one, "add", each.name), width="stretch"):
        if each.name.what == AREA:
            _new_area(view, one, each.name, post)
        else:
            _new_indicator(view, one, each.name, post)


def _mean(one: OnDesk, name: Name, key: str | None) -> None:
    if key is not None:
        answers.mean(one.read.sha256, Meant(name, key))


def _new_area(view: View, one: OnDesk, name: Name, post: str) -> None:
    with st.form(_key(one, "new-area", name), border=False):
        title = st.text_input("Name of the area", name.text, key=_key(one, "area-name", name), max_chars=120)
        kind = st.selectbox("Kind", AREA_KINDS, AREA_KINDS.index("unitary"), key=_key(one, "area-kind", name))
        pressed = st.form_submit_button("Add the area", key=_key(one, "area-save", name))
    if pressed and title.strip():
        edits = shown.area_edits(title, kind, view.catalogue)
        _save(one, edits, f"{title.strip()} is added; the file is read again.", post, Meant(name, edits[0].key))
    elif pressed:
        deciding.refused("Give the area a name.")


def _new_indicator(view: View, one: OnDesk, name: Name, post: str) -> None:
    partners = {"": "not said", **partner_names(view.catalogue)}
    with st.form(_key(one, "new-indicator", name), border=False):
        st.html(
            note("A local indicator: its code is a letter and up to 19 letters or digits, but not NI and a number.")
        )
        left, right = st.columns(2)
        code = left.text_input("Code", shown.own_code(name.text), key=_key(one, "code", name), max_chars=20)
        title = right.text_input("Title", key=_key(one, "title", name), max_chars=200)
        typed = {
            field: (left, right)[place % 2].selectbox(
                shown.TITLES[field], list(choices), format_func=choices.__getitem__, key=_key(one, field, name)
            )
            for place, (field, choices) in enumerate(shown.CHOICES.items())
        }
        unit = left.text_input("Unit", key=_key(one, "unit", name), max_chars=60, placeholder="%, number …")
        lead = right.selectbox(
            "Lead partner", list(partners), format_func=partners.__getitem__, key=_key(one, "lead", name)
        )
        pressed = st.form_submit_button("Add it and put it in use", key=_key(one, "indicator-save", name))
    if pressed:
        new = shown.NewIndicator(code or "", title or "", unit=unit or "", lead=lead or "", **typed)
        if new.wants():
            deciding.refused(new.wants())
        else:
            done = f"{new.code.strip()} is added; the file is read again."
            _save(one, new.edits(), done, post, Meant(name, new.code.strip()))


def _save(one: OnDesk, edits: list[Edit], done: str, post: str, meant: Meant | None = None) -> None:
    folder = session.settings().data

    def save() -> None:
        decisions.save_edits(folder, edits, made_by=post, reason=f"Met in {one.read.file}")
        if meant is not None:
            answers.mean(one.read.sha256, meant)
        desk.read_again(one)

    deciding.attempt(save, done, by=post)


def _key(one: OnDesk, what: str, name: Name) -> str:
    return f"{what}-{one.key}-{shown.short(name)}"
