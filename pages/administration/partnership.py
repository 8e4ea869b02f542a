"""Set up a partnership from nothing, step by step or by workbook; leave the demonstration without losing it."""

from __future__ import annotations

import streamlit as st

from lsp_data import decisions, reports
from lsp_data.catalogue import Partnership
from pages.administration import steps
from pages.administration.desk import Desk
from pages.parts import address, deciding, head, session, table
from presentation import setup_missing as missing
from presentation.blocks import heading, note
from presentation.markup import join, link
from presentation.setup_steps import Identity

view = deciding.open_anyway()
folder, generation, catalogue = session.settings().data, view.generation, view.catalogue
held = view.partnership
address.draw("step", "target")
head.draw(view, "Partnership" if held.name else "Set up a partnership", controls=())
if not held.name:
    st.html(note("Begin with name and area; everything can be changed later. What you decide stands in the history."))
deciding.tell()

names = {"": "Missing", **{name: title for name, (title, _) in steps.STEPS.items()}}
if held.sample:
    names = {"leave": "Leave the sample", **names}
if not held.name:
    del names[""]
asked = address.value("step")
step = st.segmented_control(
    "Step",
    list(names),
    format_func=names.__getitem__,
    required=True,
    label_visibility="collapsed",
    **address.follow("step", asked if asked in names else next(iter(names)) if not held.sample else ""),
)

if step == "":
    status = session.ask(reports.status, generation)
    lacks = missing.lacking(catalogue.in_use, status)
    st.html(missing.summary(catalogue, lacks))
    table.show(view, missing.lacking_table(lacks), name="missing", frame=lacks, columns=missing.COLUMNS)
    st.html(
        note(
            join(
                [
                    "By workbook: download the set-up workbook or the targets template under ",
                    link("Templates", "templates"),
                    ", fill it in and ",
                    link("upload it", "upload"),
                    ". How a status is judged is decided under ",
                    link("Rules", "rules"),
                    ".",
                ]
            )
        )
    )
    st.stop()

post_column, _ = st.columns([1, 2])
with post_column:
    post = deciding.post()
desk = Desk(folder, view, post)

if step != "leave":
    steps.STEPS[step][1](desk)
    st.stop()

st.html(heading("Leave the sample", level=2))
st.html(
    note(
        "The sample partnership is set aside, not deleted: its state stays in the data folder as a pinned generation, "
        "and its workbooks stay in the archive. Your own partnership begins with no figures. To be quite sure, "
        "download a backup first."
    )
)
st.page_link("pages/administration/data.py", label="Download a backup of the sample")
with st.form("leave"):
    name = st.text_input("Name of your partnership", key="leave-name", max_chars=120)
    areas = dict(zip(catalogue.areas["id"], catalogue.areas["name"], strict=True))
    area = st.selectbox(
        "Area",
        list(areas),
        index=None,
        format_func=areas.__getitem__,
        key="leave-area",
        placeholder="Choose your area; one that is not in the list can be added in the next step",
    )
    sure = st.checkbox("Yes, begin with my own partnership", key="leave-sure")
    pressed = st.form_submit_button("Begin", key="leave-button", type="primary")
if pressed and not (name or "").strip():
    deciding.refused("Give your partnership a name.")
elif pressed and not sure:
    deciding.refused("Tick the box to confirm.")
elif pressed:
    fresh = Partnership()
    typed = Identity(name, area or "", fresh.first_year, fresh.last_year, None)

    def begin() -> None:
        decisions.begin_anew(folder, made_by=post, reason="Leaving the demonstration", edits=typed.edits())

    deciding.attempt(begin, f"{name.strip()} begins here. Go through the steps from left to right.", by=post)
