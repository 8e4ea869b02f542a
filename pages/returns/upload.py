"""Upload: drop in partners' workbooks, see what each holds, compare with what is held, accept."""

from __future__ import annotations

import streamlit as st

from pages.parts import address, browser, deciding, head, table
from pages.returns import desk, review, uploads
from presentation import returns_compare as compared
from presentation import returns_upload as shown
from presentation import words
from presentation.blocks import lead, note
from presentation.markup import join, link

view = deciding.open_anyway()
head.draw(view, "Upload returns", controls=())
deciding.tell()

address.draw("file")
lying = uploads.choose()
if not lying:
    browser.say_undecided(0)
    st.html(lead("Nothing is stored before you have seen what was read and accepted it."))
    st.html(
        note(
            join(
                [
                    "No workbook to hand? Download a ",
                    link("template", "templates"),
                    ", or ",
                    link("enter a single figure", "enter"),
                    ". What came in so far stands in the ",
                    link("history", "history"),
                    ".",
                ]
            )
        )
    )
    st.stop()

earlier = uploads.of_earlier()
if earlier:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(note(shown.still_here(len(earlier))))
        for one in earlier:
            label = f"Take off {shown.plain(one.name)}"
            st.button(label, key=f"take-off-{one.file_id}", on_click=uploads.take_off, args=([one.file_id],))
files = desk.take_in(lying, view)
accepted = desk.last_accepted()
if accepted:
    deciding.say(accepted, view)

frame = shown.summary(files, view.catalogue)
headings = {name: name for name in shown.SUMMARY}
table.show(view, shown.summary_table(frame, files, view.where), name="uploads", frame=frame, columns=headings)

left, right = st.columns([1, 2], vertical_alignment="bottom")
with left:
    post = deciding.post()
plain = [
    (one, compared.proposed(one.comparison))
    for one in files
    if not one.decided and one.comparison and compared.unquestioned(one.filed, one.comparison)
]
if len(plain) > 1:
    with right:
        if st.button(shown.accepts_plain([one for one, _ in plain]), key="accept-plain"):
            review.take(view, plain, post)

if len(files) > 1:
    names = {one.key: f"{one.read.file}: {shown.state(one)}" for one in files}
    waiting = next((one.key for one in files if not one.decided), files[0].key)
    looked = (address.value("file"), st.session_state.get("uploads-looked-at", ""))
    asked = next((one for one in looked if one in names), waiting)
    st.session_state["uploads-looked-at"] = asked
    chosen = st.selectbox("Look at", list(names), format_func=names.__getitem__, **address.follow("file", asked))
    st.html(note(f"{words.times(sum(not one.decided for one in files), 'file')} not decided yet."))
else:
    chosen = files[0].key
browser.say_undecided(sum(not one.decided for one in files))
review.draw(view, next(one for one in files if one.key == chosen), post)
